// From a score back to a scale. Never rounds.
import { ScaleError } from "../model/errors.ts";
import { outOfRange } from "../model/unexpected.ts";
import { type Scale, scaleIssues } from "./scale.ts";

/**
 * A score from 0 to 1 put back on a scale: `min + score * (max - min)`. A mean seldom falls on a point, so the result
 * is not rounded.
 *
 * @param score - 0 to 1, or `null` where there is none.
 * @param scale - The scale to put it on.
 * @returns A number from `min` to `max`; `null` for `null`.
 * @throws {@link ScaleError} for any other score, or a scale that is none.
 */
export function toScale<Score extends number | null>(score: Score, scale: Scale): Score extends null ? null : number;
export function toScale(score: number | null, scale: Scale): number | null {
  const issues = scaleIssues(scale, ["scale"]);
  if (score !== null && !(typeof score === "number" && score >= 0 && score <= 1)) {
    issues.unshift(outOfRange(["score"], score, "a number from 0 to 1 or null"));
  }
  if (issues.length > 0) throw new ScaleError(issues);
  // A sum may round past the end of the scale.
  return score === null ? null : Math.min(scale.max, scale.min + score * (scale.max - scale.min));
}
