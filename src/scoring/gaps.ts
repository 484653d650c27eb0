// Items rated below a point. Lists, never ranks.
import { unexpected } from "../check/messages.ts";
import { type Check, checkOptions, required } from "../check/options.ts";
import type { TargetScore } from "./scores.ts";
import { targetsIssues } from "./scores-issues.ts";

/** An item that is rated under a point of the scale. */
export interface Gap<Item extends string = string> {
  /** The item. */
  readonly id: Item;
  /** Its rating, on the assessment's scale. */
  readonly rating: number;
}

/**
 * The items that are rated under a point of the scale, under each target, in the plan's order. Nothing is ranked across
 * targets: a short list is no more urgent than a long one. Items that are not rated are not gaps; see the coverage.
 *
 * @param scores - What a scoring function returned. The direct rating of a target and those of its parts are listed,
 *   whichever its score rests on.
 * @param options - `below`: a point of the scale; ratings under it are listed, ratings equal to it are not.
 * @returns For each target its items, each once; none when all are at the point or above, none is rated, or the target
 *   is not applicable.
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
