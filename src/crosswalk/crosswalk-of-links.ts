// What a crosswalk is, and how one is made of links that are known to be valid.
import { UnknownIdError } from "../check/errors.ts";
import { unknownId } from "../check/messages.ts";

/** A link from a source to a target, of any crosswalk. */
export interface CrosswalkLink<Source extends string = string, Target extends string = string> {
  /** The id that it leads from. */
  readonly source: Source;
  /** The id that it leads to. */
  readonly target: Target;
  /** What makes the link, such as the look-for that cites the source. Two links may differ only in this. */
  readonly via?: string | undefined;
}

/** The targets that a source is linked to, by the literals of the links. */
export type TargetsOf<L extends CrosswalkLink, Id extends string> = L extends CrosswalkLink
  ? [L["source"] & Id] extends [never]
    ? never
    : L["target"]
  : never;

/** The sources that are linked to a target, by the literals of the links. */
export type SourcesOf<L extends CrosswalkLink, Id extends string> = L extends CrosswalkLink
  ? [L["target"] & Id] extends [never]
    ? never
    : L["source"]
  : never;

/** The sources without a link. */
export type Unmapped<Source extends string, L extends CrosswalkLink> = string extends L["source"]
  ? Source
  : Exclude<Source, L["source"]>;

/** The sources that are linked to more than one target. */
export type Shared<Source extends string, L extends CrosswalkLink> = Source extends string
  ? string extends Source
    ? Source
    : IsSeveral<TargetsOf<L, Source>> extends true
      ? Source
      : never
  : never;

type IsSeveral<T extends string, Whole = T> = [T] extends [never]
  ? false
  : string extends T
    ? true
    : T extends string
      ? [Whole] extends [T]
        ? false
        : true
      : never;

/** How much of one side of a crosswalk is linked. */
export interface SideCoverage {
  /** How many ids the side has. */
  readonly total: number;
  /** How many of them have a link. */
  readonly linked: number;
  /** `linked / total`, 0 to 1. */
  readonly share: number;
}

/** The data of a crosswalk: all that functions read. JSON and `structuredClone` of a crosswalk keep this. */
export interface CrosswalkParts<
  Source extends string = string,
  Target extends string = string,
  L extends CrosswalkLink = CrosswalkLink<Source, Target>,
> {
  /** The ids that links lead from, whether or not they are linked; at least one. */
  readonly sources: readonly Source[];
  /** The ids that links lead to, whether or not they are linked; at least one. */
  readonly targets: readonly Target[];
  /**
   * The links, in the document's order. Links are duplicates if source, target, and via are equal; other fields are
   * kept.
   */
  readonly links: readonly L[];
}

/**
 * Any crosswalk, whatever its ids: links between two sets of ids, readable in both directions, and frozen.
 *
 * Its functions are not enumerable: `structuredClone` and JSON keep the data alone, which `createCrosswalk` makes a
 * crosswalk again.
 */
export interface AnyCrosswalk<L extends CrosswalkLink = CrosswalkLink> extends CrosswalkParts<string, string, L> {
  /** The sources without a link, in the order of `sources`. */
  readonly unmapped: readonly string[];
  /** The sources that are linked to more than one target, in the order of `sources`. */
  readonly shared: readonly string[];
  /**
   * The targets that a source is linked to, in the order of the links, without repeats.
   *
   * @throws UnknownIdError when the id is not one of `sources`.
   */
  targetsOf(id: string): readonly L["target"][];
  /**
   * The sources that are linked to a target, in the order of the links, without repeats.
   *
   * @throws UnknownIdError when the id is not one of `targets`.
   */
  sourcesOf(id: string): readonly L["source"][];
  /** How much of each side is linked. */
  coverage(): { readonly sources: SideCoverage; readonly targets: SideCoverage };
}

/** A crosswalk between ids that are known, typed by the literals of its links. */
export interface LiteralCrosswalk<Source extends string, Target extends string, L extends CrosswalkLink>
  extends AnyCrosswalk<L> {
  readonly sources: readonly Source[];
  readonly targets: readonly Target[];
  readonly unmapped: readonly Unmapped<Source, L>[];
  readonly shared: readonly Shared<Source, L>[];
  targetsOf<Id extends Source>(id: Id): readonly TargetsOf<L, Id>[];
  sourcesOf<Id extends Target>(id: Id): readonly SourcesOf<L, Id>[];
}

/** A crosswalk: between literal ids, or between any strings where none are named. */
export type Crosswalk<
  Source extends string = string,
  Target extends string = string,
  L extends CrosswalkLink = CrosswalkLink<Source, Target>,
> = string extends Source | Target ? AnyCrosswalk<L> : LiteralCrosswalk<Source, Target, L>;

/** A crosswalk of links that are known to be valid. The only place where links are cast to their literal types. */
export function crosswalkOfLinks<Source extends string, Target extends string, L extends CrosswalkLink>(
  sources: readonly Source[],
  targets: readonly Target[],
  links: readonly L[],
): Crosswalk<Source, Target, L> {
  const targetsBySource = index(sources, links, "source", "target");
  const sourcesByTarget = index(targets, links, "target", "source");
  const crosswalk = {
    sources: Object.freeze(sources),
    targets: Object.freeze(targets),
    links: Object.freeze(links),
    unmapped: Object.freeze(sources.filter((id) => targetsBySource.get(id)?.length === 0)),
    shared: Object.freeze(sources.filter((id) => (targetsBySource.get(id)?.length ?? 0) > 1)),
  };
  Object.defineProperties(crosswalk, {
    targetsOf: { value: (id: string) => found(targetsBySource, id, "a source of this crosswalk") },
    sourcesOf: { value: (id: string) => found(sourcesByTarget, id, "a target of this crosswalk") },
    coverage: { value: () => ({ sources: coverageOf(targetsBySource), targets: coverageOf(sourcesByTarget) }) },
  });
  return Object.freeze(crosswalk) as unknown as Crosswalk<Source, Target, L>;
}

type Index = ReadonlyMap<string, readonly string[]>;

/** For each id of a side, the distinct ids at the other end of its links. */
function index(
  ids: readonly string[],
  links: readonly CrosswalkLink[],
  from: "source" | "target",
  to: "source" | "target",
): Index {
  const ends = new Map<string, string | Set<string> | undefined>(ids.map((id) => [id, undefined]));
  for (const link of links) {
    const [id, end] = [link[from], link[to]];
    const before = ends.get(id);
    // Most ids of a large crosswalk have one link, which needs no set.
    if (before === undefined) ends.set(id, end);
    else if (typeof before !== "string") before.add(end);
    else if (before !== end) ends.set(id, new Set([before, end]));
  }
  return new Map(Array.from(ends, ([id, end = []]) => [id, Object.freeze(typeof end === "string" ? [end] : [...end])]));
}

function found(ends: Index, id: string, kind: string): readonly string[] {
  const end = ends.get(id);
  if (end === undefined) throw new UnknownIdError([unknownId([], id, kind, [...ends.keys()])]);
  return end;
}

function coverageOf(ends: Index): SideCoverage {
  const linked = [...ends.values()].filter((end) => end.length > 0).length;
  return { total: ends.size, linked, share: linked / ends.size };
}
