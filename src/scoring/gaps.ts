// Items rated below a point. Lists, never ranks.
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions, required } from "../check/options.ts";
import type { TargetScore } from "./scores.ts";
import { targetsIssues } from "./scores-issues.ts";

/** An item that is rated below a point of the scale. */
export interface Gap<Item extends string = string> {
  /** The item. */
  readonly id: Item;
  /** Its rating, on the assessment's scale. */
  readonly rating: number;
}

/**
 * The items of each target that are rated below a point of the scale, in the plan's order. Nothing is ranked across
 * targets: a short list is no more urgent than a long one. Items that are not rated are not gaps; see the coverage.
 *
 * @param scores - What a scoring function returned. A target's direct rating and the ratings of its parts are all
 *   listed, whether or not its score uses them.
 * @param options - `below`: a point of the scale. Lower ratings are listed, ratings equal to it are not.
 * @returns For each target its items, each once; an empty list when all are at or above the point, none is rated, or
 *   the target is not applicable.
 * @throws {@link OptionsError} with every problem of the scores and the options.
 */
export function gaps<Target extends string, Item extends string>(
  scores: { readonly targets: { readonly [T in Target]: TargetScore<Item> } },
  options: { readonly below: number },
): { readonly [T in Target]: readonly Gap<Item>[] } {
  checkOptions(options, { below: required(point) }, () => targetsIssues(scores, true));
  const lists = Object.entries<TargetScore<Item>>(scores.targets).map(([id, target]) => {
    return [id, gapsOf(target, options.below)];
  });
  return Object.fromEntries(lists);
}

const point: Check = (value, path) =>
  Number(value) === value ? [] : [unexpected(path, value, "a point of the scale")];

function gapsOf<Item extends string>({ status, parts, direct }: TargetScore<Item>, below: number): Gap<Item>[] {
  if (status === "not-applicable") return [];
  const ratings = new Map<Item, number>();
  for (const { id, rating } of [...(direct ? [direct] : []), ...parts.flatMap(({ items }) => items)]) {
    if (typeof rating === "number" && rating < below) ratings.set(id, rating);
  }
  return Array.from(ratings, ([id, rating]) => ({ id, rating }));
}
