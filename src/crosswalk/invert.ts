// Swaps the sides of a crosswalk. Does not change it.
import { checkCrosswalk } from "./crosswalk-issues.ts";
import { type Crosswalk, type CrosswalkLink, type CrosswalkParts, crosswalkOfLinks } from "./crosswalk-of-links.ts";

/** A link with source and target swapped; `via` and other fields are kept. */
export type InvertedLink<L extends CrosswalkLink> = L extends CrosswalkLink
  ? Omit<L, "source" | "target"> & { readonly source: L["target"]; readonly target: L["source"] }
  : never;

/**
 * The crosswalk with its sides swapped. Inverting twice gives the same links again.
 *
 * @returns The frozen crosswalk from its targets to its sources, its links in the same order.
 * @throws {@link CrosswalkError} for an invalid crosswalk.
 */
export function invert<Source extends string, Target extends string, L extends CrosswalkLink>(
  crosswalk: CrosswalkParts<Source, Target, L>,
): Crosswalk<Target, Source, InvertedLink<L>> {
  checkCrosswalk(crosswalk);
  const links = crosswalk.links.map((link) => Object.freeze({ ...link, source: link.target, target: link.source }));
  return crosswalkOfLinks([...crosswalk.targets], [...crosswalk.sources], links as InvertedLink<L>[]);
}
