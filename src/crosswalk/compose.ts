// Joins two crosswalks in the middle. Changes neither.
import { CrosswalkError, unknownId } from "../model/errors.ts";
import { checkCrosswalk } from "./crosswalk-issues.ts";
import { type Crosswalk, type CrosswalkLink, crosswalkOfLinks } from "./crosswalk-of-links.ts";

/** A pair that two crosswalks link through one or more ids in the middle, with the links that made it. */
export interface ComposedLink<
  Source extends string,
  Target extends string,
  First extends CrosswalkLink,
  Second extends CrosswalkLink,
> extends CrosswalkLink<Source, Target> {
  /** Each way from the source to the target: a link of the first crosswalk and one of the second. */
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
 * The crosswalk from the sources of one to the targets of another, through the ids in the middle. On the pairs of
 * source and target it is the composition of relations: associative, and unchanged by an identity.
 *
 * @param first - From the sources to the middle.
 * @param second - From the middle to the targets. Each target of `first` must be one of its sources.
 * @returns The frozen crosswalk: one link for each pair, in the order of `first.links`, with the chains that made it.
 * @throws {@link CrosswalkError} with every target of `first` that `second` does not know, or for what is no crosswalk.
 */
export function compose<
  Source extends string,
  Middle extends string,
  First extends CrosswalkLink,
  SecondSource extends string,
  Target extends string,
  Second extends CrosswalkLink,
>(
  first: Crosswalk<Source, Middle, First>,
  second: Crosswalk<SecondSource, Target, Second> & ([Middle] extends [SecondSource] ? unknown : never),
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
  const chains = new Map<string, (readonly [First, Second])[]>();
  for (const one of first.links) {
    for (const other of onward.get(one.target) ?? []) {
      const pair = JSON.stringify([one.source, other.target]);
      const made = chains.get(pair) ?? [];
      made.push(Object.freeze([one, other] as const));
      chains.set(pair, made);
    }
  }
  const links = Array.from(chains.values(), (made) => {
    const [[one, other]] = made as [readonly [First, Second]];
    return Object.freeze({ source: one.source, target: other.target, chains: Object.freeze(made) });
  });
  return crosswalkOfLinks([...first.sources], [...second.targets], links as unknown as ComposedLinks<First, Second>[]);
}
