// The confidence interval of a quantity that has a least and a greatest value.
import { tQuantile } from "./distributions.ts";
import type { Interval } from "./estimate.ts";

/** The quantile of Student's t distribution at a probability, with some degrees of freedom. */
export type Quantile = (probability: number, df: number) => number;

/** {@link tQuantile} with a cache, for many intervals with the same degrees of freedom. */
export function cachedQuantile(): Quantile {
  const known = new Map<number, number>();
  let last = Number.NaN;
  return (probability, df) => {
    if (probability !== last) known.clear();
    last = probability;
    const value = known.get(df);
    if (value !== undefined) return value;
    const found = tQuantile(probability, df);
    known.set(df, found);
    return found;
  };
}

/**
 * Wilson's score interval (1927) with the effective number of values, p(1 - p) / SE^2, in place of n, and Student's t
 * in place of the normal quantile (Franco, Little, Louis, and Slud, "Comparative Study of Confidence Intervals for
 * Proportions in Complex Sample Surveys", 2019); p is where the estimate is between its bounds, 0 to 1. It stays within
 * the bounds, and extends farther toward the middle, where there is room for error.
 *
 * @param value - Above `low` and below `high`.
 * @param standardError - Above 0.
 * @param df - The degrees of freedom of the standard error; infinite if it is known.
 * @param quantile - Default: computed anew.
 */
export function boundedInterval(
  value: number,
  standardError: number,
  df: number,
  [low, high]: readonly [number, number],
  level: number,
  quantile: Quantile = tQuantile,
): Interval {
  const span = high - low;
  const p = (value - low) / span;
  const variance = (standardError / span) ** 2;
  const t = quantile((1 + level) / 2, df);
  const spread = p * (1 - p);
  // t^2 / n, where n is the effective number of values.
  const ratio = (t * t * variance) / spread;
  const middle = (p + ratio / 2) / (1 + ratio);
  const halfWidth = (t * Math.sqrt(variance + (ratio * variance) / (4 * spread))) / (1 + ratio);
  return {
    low: low + span * Math.max(0, middle - halfWidth),
    high: low + span * Math.min(1, middle + halfWidth),
    level,
  };
}
