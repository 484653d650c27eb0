// The way in for a custom crosswalk.
import { checkCrosswalk } from "./crosswalk-issues.ts";
import { type Crosswalk, type CrosswalkLink, crosswalkOfLinks } from "./crosswalk-of-links.ts";

/** What a crosswalk is made of. */
export interface CrosswalkParts<
  Source extends string = string,
  Target extends string = string,
  L extends CrosswalkLink<Source, Target> = CrosswalkLink<Source, Target>,
> {
  /** The ids of one side, linked or not; at least one. */
  readonly sources: readonly Source[];
  /** The ids of the other side, linked or not; at least one. */
  readonly targets: readonly Target[];
  /**
   * Links between them. Two are the same when source, target and via are. Further fields of a link are kept as they
   * are.
   */
  readonly links: readonly L[];
}

/**
 * Creates and validates a crosswalk between two sets of ids, typed by its literals.
 *
 * @param parts - Both sides and the links between them; copied, not changed.
 * @throws {@link CrosswalkError} with every side that is empty or repeats an id, and every link to nowhere or twice.
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
