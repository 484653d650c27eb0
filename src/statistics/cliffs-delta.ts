// Cliff's delta: how much one group tends to have larger values than another.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { checkOptions } from "../check/options.ts";
import { tQuantile } from "./distributions.ts";
import { endOfRun } from "./equal-values.ts";
import { type Estimate, estimate, type Interval, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { present, readValues, type Values } from "./values.ts";

/** The words for the size of a delta: Romano and others, "Exploring methods for evaluating group differences", 2006. */
export type DeltaSize = "negligible" | "small" | "medium" | "large";

/** A delta, with its size if there is one. `n` is how many values the two groups have together. */
export type DeltaEstimate = Estimate & {
  /** `"negligible"` below 0.147 either way, `"small"` below 0.33, `"medium"` below 0.474; `null` without a delta. */
  readonly size: DeltaSize | null;
};

/** The options of {@link cliffsDelta}. */
export interface DeltaOptions {
  /** The confidence level, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
}

/**
 * Cliff's delta of two independent groups: the share of all pairs in which the value of `a` is the larger, less the
 * share in which that of `b` is (Cliff, "Dominance statistics", 1993). From -1 to 1, positive when `a` tends to be
 * larger. It uses only the order of values, which suits ratings. Values that are equal within 1e-9 are ties.
 *
 * The interval is Cliff's asymmetric one, with his estimate of the variance (m^2 SS_a + n^2 SS_b - SS_ab) / (nm(n -
 * 1)(m - 1)), or (1 - d^2) / (nm - 1) where that is larger, and a t with n + m - 2 degrees of freedom (Feng and Cliff,
 * "Monte Carlo evaluation of ordinal d with improved confidence interval", 2004). When every value of one group is
 * larger than every value of the other, that variance is not known; then the interval is the paper's equation 8: from
 * (k - t^2) / (k + t^2) to 1, or the same below 0, with k the number of values of the smaller group (Wilson's interval
 * for k pairs that all point the same way). It is conservative.
 *
 * It assumes that both groups are independent random draws; respondents who chose to answer, or who are clustered in
 * schools, are not. The words for sizes are a convention of other fields, not a judgment of what matters here.
 *
 * @param a - Values; missing values are left out.
 * @returns The delta. The reason is `"no-values"` when a group has no values. There is no interval when a group has one
 *   value.
 * @throws OptionsError for invalid values and options.
 */
export function cliffsDelta(a: Values, b: Values, options: DeltaOptions = {}): DeltaEstimate {
  checkOptions(options, { level: levelIssues });
  const issues: Issue[] = [];
  const ones = present(readValues(a, ["a"], issues));
  const others = present(readValues(b, ["b"], issues));
  if (issues.length > 0) throw new OptionsError(issues);
  const n = ones.length + others.length;
  if (ones.length === 0 || others.length === 0) return Object.freeze({ ...noEstimate(n, "no-values"), size: null });

  const runs = runsOf(ones.sort(), others.sort());
  const pairs = ones.length * others.length;
  const delta = runs.reduce((sum, { a, bBelow, bAbove }) => sum + a * (bBelow - bAbove), 0) / pairs;
  const interval = intervalOf(delta, runs, ones.length, others.length, options.level ?? usualLevel);
  return Object.freeze({ ...estimate(delta, n, interval), size: sizeOf(delta) });
}

/** A run of equal values: how many of it each group has, and how many of each group are below and above it. */
interface Run {
  readonly a: number;
  readonly b: number;
  readonly aBelow: number;
  readonly aAbove: number;
  readonly bBelow: number;
  readonly bAbove: number;
}

/** The runs of equal values of two sorted groups, found in one pass. */
function runsOf(ones: Float64Array, others: Float64Array): Run[] {
  const runs: Run[] = [];
  for (let i = 0, j = 0, endOfA = 0, endOfB = 0; i < ones.length || j < others.length; i = endOfA, j = endOfB) {
    const first = Math.min(ones[i] ?? Number.POSITIVE_INFINITY, others[j] ?? Number.POSITIVE_INFINITY);
    endOfA = endOfRun(ones, i, first);
    endOfB = endOfRun(others, j, first);
    runs.push({
      a: endOfA - i,
      b: endOfB - j,
      aBelow: i,
      aAbove: ones.length - endOfA,
      bBelow: j,
      bAbove: others.length - endOfB,
    });
  }
  return runs;
}

function intervalOf(delta: number, runs: readonly Run[], n: number, m: number, level: number): Interval | null {
  if (n < 2 || m < 2) return null;
  const t = tQuantile((1 + level) / 2, n + m - 2);
  if (Math.abs(delta) === 1) {
    const smaller = Math.min(n, m);
    const bound = ((smaller - t * t) / (smaller + t * t)) * delta;
    return { low: Math.min(bound, delta), high: Math.max(bound, delta), level };
  }
  let squaresOfA = 0;
  let squaresOfB = 0;
  let decided = 0;
  for (const { a, b, aBelow, aAbove, bBelow, bAbove } of runs) {
    squaresOfA += a * ((bBelow - bAbove) / m - delta) ** 2;
    squaresOfB += b * ((aAbove - aBelow) / n - delta) ** 2;
    decided += a * (bBelow + bAbove);
  }
  const ofPairs = decided - n * m * delta * delta;
  const unbiased = (m * m * squaresOfA + n * n * squaresOfB - ofPairs) / (n * m * (n - 1) * (m - 1));
  const variance = Math.max(unbiased, (1 - delta * delta) / (n * m - 1));
  const middle = delta - delta ** 3;
  const halfWidth = t * Math.sqrt(variance) * Math.sqrt((1 - delta ** 2) ** 2 + t * t * variance);
  const whole = 1 - delta ** 2 + t * t * variance;
  return { low: Math.max(-1, (middle - halfWidth) / whole), high: Math.min(1, (middle + halfWidth) / whole), level };
}

function sizeOf(delta: number): DeltaSize {
  const size = Math.abs(delta);
  if (size < 0.147) return "negligible";
  if (size < 0.33) return "small";
  return size < 0.474 ? "medium" : "large";
}
