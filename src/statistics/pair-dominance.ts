// Measures how many pairs rose and fell.
import type { Estimate } from "./estimate.ts";

/**
 * The share of pairs that rose minus the share that fell, -1 to 1: Cliff's delta within pairs (Cliff, "Answering
 * Ordinal Questions with Ordinal Data Using Ordinal Statistics", 1996). It uses only the order of the two scores. `n`
 * is how many pairs have both scores. Scores that are equal within 1e-9 neither rose nor fell.
 *
 * It is the mean of 1, 0, and -1 for each pair, and its interval is that of a mean between -1 and 1, so there is none
 * when all pairs changed in the same direction. By the exact probabilities of 10 to 150 pairs, a 95% interval covers
 * the true value in at least 90% of the cases where there is an interval, and in at least 93.5% unless nearly all pairs
 * rise.
 */
export type Dominance = Estimate & {
  readonly rose: number;
  readonly fell: number;
  readonly same: number;
};

/**
 * The dominance of pairs.
 *
 * @param differences - Each pair's score after minus its score before, exactly 0 if they are equal; NaN if one is
 *   missing.
 * @param meanOfSigns - The mean of the signs of the differences, with its interval.
 */
export function dominanceOf(differences: Float64Array, meanOfSigns: (signs: Float64Array) => Estimate): Dominance {
  const signs = differences.map(Math.sign);
  const count = (sign: number): number => signs.filter((found) => found === sign).length;
  return { ...meanOfSigns(signs), rose: count(1), fell: count(-1), same: count(0) };
}
