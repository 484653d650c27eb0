// Scores as ratings, so that a chain of plans can be scored step by step.
import { OptionsError } from "../check/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import type { Rating, Ratings } from "./ratings.ts";
import type { Scale } from "./scale.ts";
import type { Outcome } from "./scores.ts";
import { targetsIssues } from "./scores-issues.ts";

/** Ratings made of scores, and the scale that they are on. */
export interface RatedScores<Target extends string = string> {
  /** The rating of each target: its score; `null` where too little was rated; `"n/a"` where nothing applies. */
  readonly ratings: Ratings<Target>;
  /** From 0 to 1, continuous. */
  readonly scale: Scale;
}

/**
 * Turns the scores of targets into ratings on a continuous scale from 0 to 1, so that the targets of one plan can be the
 * items of the next: `score(ratings, scale, nextPlan)`.
 *
 * @throws {@link OptionsError} with every problem of the scores.
 */
export function scoresAsRatings<Target extends string>(scores: {
  readonly targets: { readonly [Id in Target]: Outcome };
}): RatedScores<Target> {
  const issues = targetsIssues(scores);
  if (issues.length > 0) throw new OptionsError(issues);
  const ratings = Object.entries<Outcome>(scores.targets).map(([id, { score, status }]): [string, Rating] => {
    // Rounding may have left a stored score slightly above 1.
    return [id, status === "not-applicable" ? "n/a" : score === null ? null : Math.min(1, score)];
  });
  return deepFreeze({
    ratings: Object.fromEntries(ratings) as Ratings<Target>,
    scale: { min: 0, max: 1, continuous: true },
  });
}
