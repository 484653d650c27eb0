// Scores any ratings by any plan.
import { RatingError, ScaleError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { readyPlan } from "./create-plan.ts";
import { scoresOf } from "./evaluate.ts";
import type { Plan } from "./plan.ts";
import { type Ratings, readRatings } from "./ratings.ts";
import { type Scale, scaleIssues } from "./scale.ts";
import type { Scores } from "./scores.ts";

/**
 * Scores ratings by a plan, and explains each score.
 *
 * @param plan - Any plan; one that createPlan or another function of this library made is not validated again.
 * @returns A score from 0 to 1 for each target and for the overall, with its coverage, its parts and its items.
 * @throws {@link PlanError}, {@link ScaleError} or {@link RatingError}, each with every problem of that input.
 */
export function score<Target extends string, Item extends string>(
  ratings: Ratings<NoInfer<Item>>,
  scale: Scale,
  plan: Plan<Target, Item>,
): Scores<Target, Item> {
  const compiled = readyPlan(plan);
  const wrongScale = scaleIssues(scale);
  if (wrongScale.length > 0) throw new ScaleError(wrongScale);
  const issues: Issue[] = [];
  const read = readRatings(ratings, scale, compiled, "an item of the plan", [], issues);
  if (issues.length > 0) throw new RatingError(issues);
  return scoresOf(compiled, read, scale);
}
