// A mean with a confidence interval.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { outOfRange, unexpected } from "../check/messages.ts";
import { checkOptions, oneOf, wholeNumber } from "../check/options.ts";
import { tolerance } from "../scoring/evaluate.ts";
import { boundedInterval } from "./bounded-interval.ts";
import { normalProbability, normalQuantile, tQuantile } from "./distributions.ts";
import { type Estimate, estimate, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { type Moments, momentsOf } from "./sorted-values.ts";
import { largest, present, readValues, type Values } from "./values.ts";

/** The options of {@link meanInterval}. */
export interface MeanIntervalOptions {
  /** The confidence level, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
  /** Default: `"t"`. */
  readonly method?: "t" | "bca" | "percentile" | undefined;
  /**
   * The least and the greatest possible value, such as `[0, 1]` for scores. Default: none. Values outside are errors.
   * Method `"t"` then gives Wilson's interval, which stays within the range, as those of a bootstrap always do.
   */
  readonly range?: readonly [low: number, high: number] | undefined;
  /** How many samples a bootstrap draws, 99 to 10,000,000. Default: 9,999. Not for `"t"`. */
  readonly resamples?: number | undefined;
  /** The seed of a bootstrap's random draws, a whole number from 0 to 2^32 - 1. Default: 1. Not for `"t"`. */
  readonly seed?: number | undefined;
}

/**
 * The mean of some values, with a confidence interval.
 *
 * - `"t"`: mean ± t * sd / sqrt(n), t with n - 1 degrees of freedom (Student 1908). Right for values that are normal,
 *   and nearly right for the mean of many that are not. With a `range`: Wilson's score interval for as many values as
 *   give the standard error, p(1 - p) / SE^2 where p is the position of the mean in the range, with the same t (Franco,
 *   Little, Louis, and Slud, "Comparative Study of Confidence Intervals for Proportions in Complex Sample Surveys",
 *   2019). It stays within the range, and near an end extends farther toward the middle.
 * - `"percentile"`: the bootstrap's quantiles (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter
 *   13), the (resamples + 1) * p th smallest mean, interpolated. The same seed gives the same interval.
 * - `"bca"`: the same, corrected for bias and for a spread that changes with the mean (Efron, "Better Bootstrap
 *   Confidence Intervals", 1987); better for few or skewed values. Means that equal the sample's (within 1e-9 of the
 *   distance from the least to the greatest value) count half in the correction for bias, since many samples of ratings
 *   have equal means.
 *
 * All three assume that the values are independent random draws from a much larger population. Respondents who chose to
 * answer, or who are clustered in schools, are not: the interval is then too narrow, and does not describe those who
 * did not answer. A census needs no interval.
 *
 * @param values - Missing values are left out. The time of a bootstrap grows with values times resamples.
 * @returns The mean. It has no interval for fewer than two values, or when all values are equal (within 1e-9), since
 *   their spread is unknown. The reason is `"no-values"` without values.
 * @throws OptionsError for invalid values and options.
 */
export function meanInterval(values: Values, options: MeanIntervalOptions = {}): Estimate {
  checkOptions(options, {
    level: levelIssues,
    method: oneOf("t", "bca", "percentile"),
    range: rangeIssues,
    resamples: wholeNumber(99, 10_000_000),
    seed: wholeNumber(0, 2 ** 32 - 1),
  });
  const { level = usualLevel, method = "t", range, resamples = 9999, seed = 1 } = options;
  const issues: Issue[] = [];
  const read = readValues(values, ["values"], issues);
  if (range !== undefined && issues.length === 0) issues.push(...valuesBeyond(range, read));
  if (issues.length > 0) throw new OptionsError(issues);

  const there = present(read);
  const n = there.length;
  if (n === 0) return noEstimate(0, "no-values");
  const moments = momentsOf(there);
  const { mean, squares } = moments;
  if (n === 1 || squares === 0) return estimate(mean, n);
  if (method === "t") {
    const standardError = Math.sqrt(squares / (n - 1) / n);
    if (range !== undefined) return estimate(mean, n, boundedInterval(mean, standardError, n - 1, range, level));
    const halfWidth = tQuantile((1 + level) / 2, n - 1) * standardError;
    return estimate(mean, n, { low: mean - halfWidth, high: mean + halfWidth, level });
  }
  const sums = resampledSums(there, moments, resamples, seed);
  const tails = [(1 - level) / 2, (1 + level) / 2] as const;
  const [lower, upper] = method === "percentile" ? tails : corrected(tails, sums, there, moments);
  const [low, high] = [lower, upper].map((probability) => {
    return Math.min(moments.min + quantileOf(sums, probability) / n, moments.max);
  });
  // The correction may leave no probability to take a quantile at.
  const isThere = Number.isFinite(low) && Number.isFinite(high);
  return estimate(mean, n, isThere ? { low: low as number, high: high as number, level } : null);
}

function rangeIssues(range: unknown, path: readonly PropertyKey[]): Issue[] {
  const [low, high]: readonly unknown[] = Array.isArray(range) && range.length === 2 ? range : [];
  const areNumbers = typeof low === "number" && typeof high === "number";
  if (areNumbers && low < high && low >= -largest && high <= largest) return [];
  return [unexpected(path, range, "the least and the greatest value, such as [0, 1]")];
}

function valuesBeyond([low, high]: readonly [number, number], values: Float64Array): Issue[] {
  const issues: Issue[] = [];
  values.forEach((value, i) => {
    if (!(value < low || value > high)) return;
    issues.push(outOfRange(["values", i], value, `a number from ${low} to ${high}, as in the range`));
  });
  return issues;
}

/**
 * The sums of samples drawn with replacement, in ascending order. They are measured from the least value, so that a
 * shift of all values changes nothing.
 */
function resampledSums(values: Float64Array, { min }: Moments, resamples: number, seed: number): Float64Array {
  const next = generator(seed);
  const distances = values.map((value) => value - min);
  const sums = new Float64Array(resamples);
  for (let sample = 0; sample < resamples; sample++) {
    let sum = 0;
    for (let draw = 0; draw < distances.length; draw++) sum += distances[next(distances.length)] as number;
    sums[sample] = sum;
  }
  return sums.sort();
}

/** The probabilities of the quantiles that BCa uses: Efron (1987), equation 3.8. */
function corrected(
  tails: readonly [number, number],
  sums: Float64Array,
  values: Float64Array,
  { mean, min, max }: Moments,
): [number, number] {
  const own = values.reduce((sum, value) => sum + (value - min), 0);
  const tie = tolerance * (max - min) * values.length;
  let below = 0;
  for (const sum of sums) below += Math.abs(sum - own) <= tie ? 0.5 : sum < own ? 1 : 0;
  const bias = normalQuantile(below / sums.length);
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    squares += (value - mean) ** 2;
    cubes += (value - mean) ** 3;
  }
  const acceleration = cubes / (6 * squares ** 1.5);
  return tails.map((tail) => {
    const z = bias + normalQuantile(tail);
    return normalProbability(bias + z / (1 - acceleration * z));
  }) as [number, number];
}

function quantileOf(sorted: Float64Array, probability: number): number {
  const rank = Math.min(Math.max((sorted.length + 1) * probability, 1), sorted.length);
  const lower = sorted[Math.floor(rank) - 1] as number;
  const upper = sorted[Math.ceil(rank) - 1] as number;
  return lower + (upper - lower) * (rank - Math.floor(rank));
}

/**
 * A generator of whole numbers: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators",
 * 2021), its state filled from the seed by steps of a Weyl sequence that are mixed like those of MurmurHash3.
 *
 * @returns A function that returns a whole number from 0 to `below` - 1; `below` is at most 2^32, and each number's
 *   probability is off by less than 2^-32.
 */
function generator(seed: number): (below: number) => number {
  let mixed = seed | 0;
  const fill = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let word = mixed;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  return (below) => {
    const five = Math.imul(b, 5);
    const number = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return Math.floor((number / 2 ** 32) * below);
  };
}
