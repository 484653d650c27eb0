// What each item weighs in a score. Arithmetic, never advice.
import { type Issue, RatingError } from "../model/errors.ts";
import { readyPlan } from "./create-plan.ts";
import { byTarget, targetScores } from "./evaluate.ts";
import type { Plan } from "./plan.ts";
import { type Ratings, readRatings } from "./ratings.ts";

/**
 * How much of each target's score each of its items makes: the derivative of the target's score by the item's score,
 * in closed form. This is arithmetic of the plan, not cause: it says what a rating weighs, not what would help.
 *
 * For an item of weight w in a part of weight W, the share is the sum over its parts of (W / sum of W over the parts
 * with a score) * (w / sum of w over the part's rated items).
 *
 * @param plan - Any plan.
 * @param ratings - When given, what is not rated or "n/a" is left out, as in scoring. Without, every item counts as
 *   rated.
 * @returns For each target its items with their shares, which add up to 1; no items for a target without a score.
 * @throws {@link PlanError} or {@link RatingError}, each with every problem of that input.
 */
export function effectiveWeights<Target extends string, Item extends string>(
  plan: Plan<Target, Item>,
  ratings?: Ratings<NoInfer<Item>> | undefined,
): { readonly [T in Target]: { readonly [I in Item]?: number } } {
  const compiled = readyPlan(plan);
  const issues: Issue[] = [];
  const read =
    ratings === undefined
      ? plan.items.map(() => 1)
      : readRatings(ratings, null, compiled, "an item of the plan", [], issues);
  if (issues.length > 0) throw new RatingError(issues);
  // Which scores there are does not depend on the scale, so any will do.
  const targets = targetScores(compiled, read, { min: 0, max: 1 });

  const shares = targets.map(({ score, parts }) => {
    const scored = score === null ? [] : parts.filter((part) => part.score !== null);
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
    return Object.fromEntries(shareOf) as { [I in Item]?: number };
  });
  return byTarget(compiled, shares);
}

function sum(weighted: readonly { readonly weight: number }[]): number {
  return weighted.reduce((total, { weight }) => total + weight, 0);
}
