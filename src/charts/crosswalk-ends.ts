// The two sides of a crosswalk as they are shown: what the ids are called, and which two are linked.
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { givenName, type Names, namesOf } from "./names.ts";

/** The two sides of a crosswalk. */
export interface CrosswalkEnds {
  readonly from: Names;
  readonly to: Names;
  /** Each two that are linked, in the order of the links, with what links them. */
  readonly pairs: readonly { readonly source: string; readonly target: string; readonly vias: readonly string[] }[];
  /** How many targets each source feeds. */
  readonly countOf: ReadonlyMap<string, number>;
}

/**
 * The two sides of a crosswalk.
 *
 * @param crosswalk - Any crosswalk.
 * @param names - The caller's names for its ids.
 */
export function crosswalkEnds(
  crosswalk: AnyCrosswalk,
  names: { readonly [id: string]: string } | undefined,
): CrosswalkEnds {
  const from = namesOf(crosswalk.sources, names, "Source");
  const to = namesOf(crosswalk.targets, names, "Target");
  // Numbers such as 1.1 are everybody's: they are the framework's only where both sides are.
  const isOurs = from.kind !== "Source" && to.kind !== "Target";
  const own = (ids: Names, kind: string): Names => {
    if (isOurs) return ids;
    return { kind, plural: `${kind.toLowerCase()}s`, nameOf: (id) => givenName(names, id) ?? id };
  };
  const pairs = new Map<string, { source: string; target: string; vias: string[] }>();
  for (const { source, target, via } of crosswalk.links) {
    const key = JSON.stringify([source, target]);
    const pair = pairs.get(key) ?? { source, target, vias: [] };
    if (via !== undefined) pair.vias.push(via);
    pairs.set(key, pair);
  }
  const countOf = new Map(crosswalk.sources.map((id) => [id, crosswalk.targetsOf(id).length]));
  return { from: own(from, "Source"), to: own(to, "Target"), pairs: [...pairs.values()], countOf };
}
