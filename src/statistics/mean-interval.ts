// A mean with a confidence interval.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { checkOptions, oneOf, wholeNumber } from "../check/options.ts";
import { normalProbability, normalQuantile, tQuantile } from "./distributions.ts";
import { areEqual } from "./equal-values.ts";
import { type Estimate, estimate, type Interval, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { momentsOf } from "./sorted-values.ts";
import { present, readValues, type Values } from "./values.ts";

/** How the interval of a mean is found. */
export interface MeanIntervalOptions {
  /** The confidence level, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
  /** Default: `"t"`. */
  readonly method?: "t" | "bca" | "percentile" | undefined;
  /** How many samples a bootstrap draws, 99 to 10,000,000. Default: 9,999. Not for `"t"`. */
  readonly resamples?: number | undefined;
  /** What the draws of a bootstrap start from, a whole number from 0 to 2^32 - 1. Default: 1. Not for `"t"`. */
  readonly seed?: number | undefined;
}

/**
 * The mean of some values, with a confidence interval.
 *
 * - `"t"`: mean ± t * sd / sqrt(n), t with n - 1 degrees of freedom (Student 1908). Right for values that are normal,
 *   and nearly right for the mean of many that are not.
 * - `"percentile"`: the bootstrap's quantiles (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter
 *   13), the (resamples + 1) * p th smallest mean, interpolated. The same seed gives the same interval.
 * - `"bca"`: the same, corrected for bias and for a spread that changes with the mean (Efron, "Better Bootstrap
 *   Confidence Intervals", 1987); the better for few or skewed values. Means that equal the sample's count half in the
 *   correction for bias, since ratings make many that are equal.
 *
 * All three assume that the values are independent random draws from a much larger population. Respondents who chose to
 * answer, or who are clustered in schools, are not: the interval is then too narrow, and tells nothing about those who
 * did not answer. A census needs no interval: its mean is the mean.
 *
 * @param values - Missing ones are left out. A bootstrap takes as many steps as values times resamples.
 * @returns No interval for fewer than two values, or when all values are equal (within 1e-9), since their spread is not
 *   known; the reason `"no-values"` for none.
 * @throws OptionsError for invalid values and options.
 */
export function meanInterval(values: Values, options: MeanIntervalOptions = {}): Estimate {
  checkOptions(options, {
    level: levelIssues,
    method: oneOf("t", "bca", "percentile"),
    resamples: wholeNumber(99, 10_000_000),
    seed: wholeNumber(0, 2 ** 32 - 1),
  });
  const issues: Issue[] = [];
  const read = readValues(values, ["values"], issues);
  if (issues.length > 0) throw new OptionsError(issues);
  const { level = usualLevel, method = "t", resamples = 9999, seed = 1 } = options;

  const there = present(read);
  const n = there.length;
  if (n === 0) return noEstimate(0, "no-values");
  const { mean, squares } = momentsOf(there);
  if (n === 1 || squares === 0) return estimate(mean, n);
  if (method === "t") {
    const halfWidth = tQuantile((1 + level) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
    return estimate(mean, n, { low: mean - halfWidth, high: mean + halfWidth, level });
  }
  const means = resampledMeans(there, resamples, seed);
  const tails = [(1 - level) / 2, (1 + level) / 2] as const;
  const [lower, upper] = method === "percentile" ? tails : corrected(tails, means, there, mean);
  return estimate(mean, n, intervalOf(means, lower, upper, level));
}

/** The means of samples drawn with replacement, in ascending order. */
function resampledMeans(values: Float64Array, resamples: number, seed: number): Float64Array {
  const next = generator(seed);
  const means = new Float64Array(resamples);
  for (let sample = 0; sample < resamples; sample++) {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw++) sum += values[next(values.length)] as number;
    means[sample] = sum / values.length;
  }
  return means.sort();
}

/** The probabilities that BCa takes the quantiles at, Efron (1987), equation 3.8. */
function corrected(
  tails: readonly [number, number],
  means: Float64Array,
  values: Float64Array,
  mean: number,
): [number, number] {
  let below = 0;
  for (const value of means) below += areEqual(value, mean) ? 0.5 : value < mean ? 1 : 0;
  const bias = normalQuantile(below / means.length);
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

/** `null` when the correction leaves nothing to take quantiles at. */
function intervalOf(means: Float64Array, lower: number, upper: number, level: number): Interval | null {
  const low = quantileOfMeans(means, lower);
  const high = quantileOfMeans(means, upper);
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high, level } : null;
}

function quantileOfMeans(means: Float64Array, probability: number): number {
  const rank = Math.min(Math.max((means.length + 1) * probability, 1), means.length);
  const lower = means[Math.floor(rank) - 1] as number;
  const upper = means[Math.ceil(rank) - 1] as number;
  return lower + (upper - lower) * (rank - Math.floor(rank));
}

/**
 * A generator of whole numbers: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators",
 * 2021), its state filled from the seed by steps of a Weyl sequence that are mixed like those of MurmurHash3.
 *
 * @returns Gives a whole number from 0 to `below` - 1; `below` is at most 2^32, and each number's probability is off by
 *   less than 2^-32.
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
