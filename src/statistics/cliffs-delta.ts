// Cliff's delta: how much one group tends to have larger values than another.
import { type Issue, OptionsError } from "../model/errors.ts";
import { checkOptions } from "../model/options.ts";
import { type Estimate, estimate, type Interval, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { countBelow } from "./sorted-values.ts";
import { tQuantile } from "./t-distribution.ts";
import { present, readValues, type Values } from "./values.ts";

/** What a delta is called: Romano and others, "Exploring methods for evaluating group differences", 2006. */
export type DeltaSize = "negligible" | "small" | "medium" | "large";

/** A delta; with its size where there is one. `n` is how many values both groups have. */
export type DeltaEstimate = Estimate & {
  /** `"negligible"` below 0.147 either way, `"small"` below 0.33, `"medium"` below 0.474; `null` without a delta. */
  readonly size: DeltaSize | null;
};

/** How the interval of a delta is found. */
export interface DeltaOptions {
  /** The confidence level, above 0 and below 1; 0.95 unless given. */
  readonly level?: number | undefined;
}

/**
 * Cliff's delta of two independent groups: the share of all pairs in which the value of `a` is the larger, less the
 * share in which that of `b` is (Cliff, "Dominance statistics", 1993). From -1 to 1, positive when `a` tends to be
 * larger. It asks of values no more than their order, which is what ratings have.
 *
 * The interval is Cliff's asymmetric one, with his estimate of the variance (m^2 SS_a + n^2 SS_b - SS_ab) / (nm(n -
 * 1)(m - 1)), or (1 - d^2) / (nm - 1) where that is more, and a t with as many degrees of freedom as values less two
 * (Feng and Cliff, "Monte Carlo evaluation of ordinal d with improved confidence interval", 2004). It takes both groups
 * for independent random draws; respondents who chose to answer, and who are clustered in schools, are not that. The
 * words for sizes are a habit of other fields, not a judgement of what matters here.
 *
 * @param a - Values; missing ones are left out.
 * @param b - Values of the other group.
 * @param options - The level.
 * @returns The reason `"no-values"` when a group has none. No interval when a group has one value, or when every value
 *   of one group is larger than every value of the other, where the variance is unknown.
 * @throws OptionsError for values that are no numbers, and options that are none.
 */
export function cliffsDelta(a: Values, b: Values, options: DeltaOptions = {}): DeltaEstimate {
  checkOptions(options, ["level"], ({ level }) => (level === undefined ? [] : levelIssues(level)));
  const issues: Issue[] = [];
  const [ones, others] = [readValues(a, ["a"], issues), readValues(b, ["b"], issues)].map(present) as [
    Float64Array,
    Float64Array,
  ];
  if (issues.length > 0) throw new OptionsError(issues);
  const n = ones.length + others.length;
  if (ones.length === 0 || others.length === 0) return Object.freeze({ ...noEstimate(n, "no-values"), size: null });

  const ofOnes = dominances(ones, others, 1);
  const ofOthers = dominances(others, ones, -1);
  const pairs = ones.length * others.length;
  const delta = ofOnes.sum / pairs;
  const interval = intervalOf(delta, ofOnes, ofOthers, options.level ?? usualLevel);
  return Object.freeze({ ...estimate(delta, n, interval), size: sizeOf(delta) });
}

/** How the values of one group stand to those of the other. */
interface Dominances {
  /** How many values there are. */
  readonly count: number;
  /** Over all pairs: 1 where `a` is larger, -1 where `b` is. */
  readonly sum: number;
  /** The same over the pairs of each value. */
  readonly sums: Float64Array;
  /** In how many pairs the values are not the same. */
  readonly decided: number;
}

/** From the ranks of each value among the other group's, so that no pair is looked at. */
function dominances(values: Float64Array, others: Float64Array, sign: 1 | -1): Dominances {
  const sorted = others.slice().sort();
  const sums = new Float64Array(values.length);
  let sum = 0;
  let decided = 0;
  values.forEach((value, i) => {
    const below = countBelow(sorted, (other) => other < value);
    const notAbove = countBelow(sorted, (other) => other <= value);
    const above = sorted.length - notAbove;
    sums[i] = sign * (below - above);
    sum += sign * (below - above);
    decided += below + above;
  });
  return { count: values.length, sum, sums, decided };
}

function intervalOf(delta: number, a: Dominances, b: Dominances, level: number): Interval | null {
  const [n, m] = [a.count, b.count];
  if (n < 2 || m < 2 || Math.abs(delta) === 1) return null;
  const squares = ({ sums }: Dominances, of: number): number => {
    return sums.reduce((sum, value) => sum + (value / of - delta) ** 2, 0);
  };
  const ofPairs = a.decided - n * m * delta * delta;
  const unbiased = (m * m * squares(a, m) + n * n * squares(b, n) - ofPairs) / (n * m * (n - 1) * (m - 1));
  const variance = Math.max(unbiased, (1 - delta * delta) / (n * m - 1));
  const t = tQuantile((1 + level) / 2, n + m - 2);
  const middle = delta - delta ** 3;
  const reach = t * Math.sqrt(variance) * Math.sqrt((1 - delta ** 2) ** 2 + t * t * variance);
  const whole = 1 - delta ** 2 + t * t * variance;
  return { low: Math.max(-1, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole), level };
}

function sizeOf(delta: number): DeltaSize {
  const size = Math.abs(delta);
  if (size < 0.147) return "negligible";
  if (size < 0.33) return "small";
  return size < 0.474 ? "medium" : "large";
}
