// The difference of two independent means, with its interval.
import { tQuantile } from "./distributions.ts";
import { difference } from "./equal-values.ts";
import { type Estimate, estimate, noEstimate } from "./estimate.ts";
import { type Moments, momentsOf, type SortedValues } from "./sorted-values.ts";

/**
 * The mean of `a` less that of `b`, with Welch's interval for variances that may differ (Welch, "The generalization of
 * Student's problem when several different population variances are involved", 1947).
 *
 * @returns No interval when a group has one value, or neither varies; the reason `"no-values"` when a group has none.
 *   `n` is how many values both have. The value is exactly 0 when the means are equal.
 */
export function meanDifference(a: SortedValues, b: SortedValues, level: number): Estimate {
  const n = a.n + b.n;
  if (a.n === 0 || b.n === 0) return noEstimate(n, "no-values");
  const [ofA, ofB] = [a, b].map(({ values, counts }) => momentsOf(values, counts)) as [Moments, Moments];
  const value = difference(ofA.mean, ofB.mean);
  if (a.n === 1 || b.n === 1 || ofA.squares + ofB.squares === 0) return estimate(value, n);
  const varianceA = ofA.squares / (a.n - 1) / a.n;
  const varianceB = ofB.squares / (b.n - 1) / b.n;
  const variance = varianceA + varianceB;
  const df = variance ** 2 / (varianceA ** 2 / (a.n - 1) + varianceB ** 2 / (b.n - 1));
  const halfWidth = tQuantile((1 + level) / 2, df) * Math.sqrt(variance);
  return estimate(value, n, { low: value - halfWidth, high: value + halfWidth, level });
}
