// Joins two crosswalks in the middle. Changes neither.
import { CrosswalkError } from "../check/errors.ts";
import { unknownId } from "../check/messages.ts";
import { checkCrosswalk } from "./crosswalk-issues.ts";
import { type Crosswalk, type CrosswalkLink, type CrosswalkParts, crosswalkOfLinks } from "./crosswalk-of-links.ts";

/** A link made of two, through an id in the middle. */
export interface ComposedLink<
  Source extends string,
  Target extends string,
  First extends CrosswalkLink,
  Second extends CrosswalkLink,
> extends CrosswalkLink<Source, Target> {
  /**
   * The pairs of links that it was made of, one link of the first crosswalk and one of the second. Several pairs when
   * they differ only in the id in the middle.
   */
  readonly chains: readonly (readonly [First, Second])[];
}

/** The links that two crosswalks make through the ids that they share. */
export type ComposedLinks<
  First extends CrosswalkLink,
  Second extends CrosswalkLink,
  AnyFirst extends CrosswalkLink = First,
  AnySecond extends CrosswalkLink = Second,
> = First extends CrosswalkLink
  ? Second extends CrosswalkLink
    ? [First["target"] & Second["source"]] extends [never]
      ? never
      : ComposedLink<First["source"], Second["target"], AnyFirst, AnySecond>
    : never
  : never;

/**
 * The crosswalk from the sources of one to the targets of another, through the ids in the middle: a link for each chain
 * of two links. If one link of the chain has a `via`, the new link has it too; if both have one, it has both as a JSON
 * list. So links with different vias remain separate, and an identity on either side changes no score. On pairs of
 * source and target this is the composition of relations, which is associative.
 *
 * Other fields of the links are not merged; they are in `chains`.
 *
 * @param second - From the middle to the targets. Each target of `first` must be one of its sources.
 * @returns The frozen crosswalk: a link for each source, target and via, in the order of `first.links`, with its chains.
 * @throws {@link CrosswalkError} with every target of `first` that `second` does not know, or for an invalid crosswalk.
 */
export function compose<
  Source extends string,
  Middle extends string,
  First extends CrosswalkLink,
  SecondSource extends string,
  Target extends string,
  Second extends CrosswalkLink,
>(
  first: CrosswalkParts<Source, Middle, First>,
  second: CrosswalkParts<SecondSource, Target, Second> &
    ([Middle] extends [SecondSource]
      ? unknown
      : { readonly sources: readonly ["without", Exclude<Middle, SecondSource>] }),
): Crosswalk<Source, Target, ComposedLinks<First, Second>> {
  checkCrosswalk(first);
  checkCrosswalk(second);
  const known: readonly string[] = second.sources;
  const issues = first.targets.flatMap((id, i) => {
    return known.includes(id) ? [] : [unknownId(["targets", i], id, "a source of the second crosswalk", known)];
  });
  if (issues.length > 0) throw new CrosswalkError(issues);

  const onward = new Map<string, Second[]>(second.sources.map((id) => [id, []]));
  for (const link of second.links) onward.get(link.source)?.push(link);
  const links = new Map<string, CrosswalkLink & { readonly chains: (readonly [First, Second])[] }>();
  for (const one of first.links) {
    for (const other of onward.get(one.target) ?? []) {
      const via = viaOf(one, other);
      const key = JSON.stringify([one.source, other.target, via]);
      const link = links.get(key) ?? {
        source: one.source,
        target: other.target,
        ...(via !== undefined && { via }),
        chains: [],
      };
      link.chains.push(Object.freeze([one, other] as const));
      links.set(key, link);
    }
  }
  for (const link of links.values()) {
    Object.freeze(link.chains);
    Object.freeze(link);
  }
  const composed = [...links.values()] as unknown as ComposedLinks<First, Second>[];
  return crosswalkOfLinks([...first.sources], [...second.targets], composed);
}

function viaOf(one: CrosswalkLink, other: CrosswalkLink): string | undefined {
  if (one.via === undefined || other.via === undefined) return one.via ?? other.via;
  return JSON.stringify([one.via, other.via]);
}
