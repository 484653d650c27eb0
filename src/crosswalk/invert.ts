// Reads a crosswalk from its other side. Does not change it.
import { checkCrosswalk } from "./crosswalk-issues.ts";
import { type Crosswalk, type CrosswalkLink, type CrosswalkParts, crosswalkOfLinks } from "./crosswalk-of-links.ts";

/** A link read from its other end; what it is made by stays. */
export type InvertedLink<L extends CrosswalkLink> = L extends CrosswalkLink
  ? Omit<L, "source" | "target"> & { readonly source: L["target"]; readonly target: L["source"] }
  : never;

/**
 * The crosswalk read the other way. Inverting twice gives the same links again.
 *
 * @returns The frozen crosswalk from its targets to its sources, its links in the same order.
 * @throws {@link CrosswalkError} for what is no crosswalk.
 */
export function invert<Source extends string, Target extends string, L extends CrosswalkLink>(
  crosswalk: CrosswalkParts<Source, Target, L>,
): Crosswalk<Target, Source, InvertedLink<L>> {
  checkCrosswalk(crosswalk);
  const links = crosswalk.links.map((link) => Object.freeze({ ...link, source: link.target, target: link.source }));
  return crosswalkOfLinks([...crosswalk.targets], [...crosswalk.sources], links as InvertedLink<L>[]);
}
