// The two sides of a crosswalk with their labels, and the pairs of ids that are linked.
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { capitalized, type Labels, labelsOf } from "./labels.ts";

/**
 * The default title of a crosswalk, the labels of its two sides, the linked pairs in the order of the links, each with
 * the vias of its links, and how many targets a source feeds.
 *
 * @param names - The caller's names for its ids.
 */
export function crosswalkSides(crosswalk: AnyCrosswalk, names: { readonly [id: string]: string } | undefined) {
  const { sources, targets, links } = crosswalk;
  const sidesOf = (isCustom: boolean): [Labels, Labels] => [
    labelsOf(sources, names, "Source", isCustom),
    labelsOf(targets, names, "Target", isCustom),
  ];
  let [from, to] = sidesOf(false);
  // Another framework may also have a "1.1": ids are the framework's only if both sides are.
  if (from.kind === "Source" || to.kind === "Target") [from, to] = sidesOf(true);
  const pairs = new Map<string, { readonly source: string; readonly target: string; readonly vias: string[] }>();
  for (const { source, target, via } of links) {
    const key = JSON.stringify([source, target]);
    const pair = pairs.get(key) ?? { source, target, vias: [] };
    if (via !== undefined) pair.vias.push(via);
    pairs.set(key, pair);
  }
  const title = `${capitalized(from.plural)} and ${to.plural}`;
  const countOf = (source: string): number => crosswalk.targetsOf(source).length;
  return { title, from, to, pairs: [...pairs.values()], countOf };
}
