// The weight of each item in a score. Arithmetic, not advice.
import { RatingError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { readyPlan } from "./create-plan.ts";
import { byTarget, targetScores } from "./evaluate.ts";
import type { Plan } from "./plan.ts";
import { type Ratings, readRatings } from "./ratings.ts";

/** The weights of a target's items in its score. */
export interface EffectiveWeights<Item extends string = string> {
  /** The item of the target's direct rating, where the plan has one. When it is rated, it alone is the score. */
  readonly direct?: Item;
  /** The items of the parts with their shares, which add up to 1; none where the parts have no score. */
  readonly items: { readonly [I in Item]?: number };
}

/**
 * The share of each item in the score of its target: the derivative of the score by the item's score, in closed form.
 * These are the weights of the plan. They do not show causes, nor which improvement would help most.
 *
 * For an item of weight w in a part of weight W, the share is the sum over its parts of (W / sum of W over the parts
 * with a score) * (w / sum of w over the part's rated items).
 *
 * @param ratings - If given, items that are not rated or "n/a" are left out, as in scoring. Default: every item counts
 *   as rated.
 * @returns For each target its items with their shares, which add up to 1; no items where its parts have no score. For a
 *   target with a direct rating also `direct`, its item: where that is rated, it alone is the score.
 * @throws {@link PlanError} or {@link RatingError}, each with every problem of that input.
 */
export function effectiveWeights<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
  ratings?: Ratings<NoInfer<Item>> | undefined,
): { readonly [T in Target]: EffectiveWeights<Item> } {
  const compiled = readyPlan(plan);
  const issues: Issue[] = [];
  const read =
    ratings === undefined
      ? plan.items.map(() => 1)
      : readRatings(ratings, null, compiled, "an item of the plan", [], issues);
  if (issues.length > 0) throw new RatingError(issues);
  // Which targets have a score does not depend on the points or the scale, so any will do.
  const rated = read.map((rating) => (typeof rating === "number" ? 1 : rating));
  const targets = targetScores(compiled, rated, { min: 0, max: 1 });

  const shares = targets.map((target): EffectiveWeights<Item> => {
    const { parts, direct, byParts = target } = target;
    const scored = byParts.score === null ? [] : parts.filter((part) => part.score !== null);
    const partWeights = sum(scored);
    const shareOf = new Map<Item, number>();
    for (const part of scored) {
      const rated = part.items.filter((item) => item.score !== null);
      const itemWeights = sum(rated);
      for (const item of rated) {
        const share = (part.weight / partWeights) * (item.weight / itemWeights);
        shareOf.set(item.id, (shareOf.get(item.id) ?? 0) + share);
      }
    }
    return {
      ...(direct && { direct: direct.id }),
      items: Object.fromEntries(shareOf) as { [I in Item]?: number },
    };
  });
  return byTarget(compiled, shares);
}

function sum(weighted: readonly { readonly weight: number }[]): number {
  return weighted.reduce((total, { weight }) => total + weight, 0);
}
