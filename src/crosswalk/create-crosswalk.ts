// Makes custom crosswalks.
import { checkCrosswalk } from "./crosswalk-issues.ts";
import { type Crosswalk, type CrosswalkLink, type CrosswalkParts, crosswalkOfLinks } from "./crosswalk-of-links.ts";

/**
 * Creates and validates a crosswalk between two sets of ids, typed by its literals.
 *
 * @param parts - Both sides and the links between them; copied, not changed.
 * @throws {@link CrosswalkError} with every empty side, duplicate id, link to an unknown id, and duplicate link.
 */
export function createCrosswalk<
  const Source extends string,
  const Target extends string,
  const L extends CrosswalkLink<Source, Target>,
>(parts: CrosswalkParts<Source, Target, L>): Crosswalk<Source, Target, L> {
  checkCrosswalk(parts);
  const links = parts.links.map((link) => Object.freeze({ ...link }));
  return crosswalkOfLinks([...parts.sources], [...parts.targets], links);
}
