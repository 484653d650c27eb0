// Confidence intervals of the mean of scores, and of the difference of two means: for independent respondents, for
// clusters of respondents, and for samples of a small population.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { outOfRange, unexpected } from "../check/messages.ts";
import { type Check, flag } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { boundedInterval, type Quantile } from "./bounded-interval.ts";
import { areEqual, difference } from "./equal-values.ts";
import { type ClusterFigures, type Estimate, levelIssues, type NoInterval, noEstimate } from "./estimate.ts";
import type { GroupedScores, Labels } from "./grouped-scores.ts";
import { type Moments, momentsOf, type SortedValues } from "./sorted-values.ts";

/** The options of confidence intervals. */
export interface InferenceOptions {
  /** The confidence level, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
  /** Whether to compute intervals. Use false for a census. Default: true. */
  readonly intervals?: boolean | undefined;
  /**
   * The clusters of respondents, such as their schools: for a table, one of its groups; for a list, a label for each of
   * its scores. Intervals then account for the similarity of respondents in a cluster. Cannot be combined with
   * `population`.
   */
  readonly cluster?: string | readonly (string | undefined)[] | undefined;
  /**
   * How many people could have answered, by the value of the group, or for all. Intervals are then shorter, by the
   * share that did answer (the finite population correction). Cannot be combined with `cluster`.
   */
  readonly population?: number | { readonly [group: string]: number } | undefined;
}

/** The checks of {@link InferenceOptions}. */
export const inferenceChecks = {
  level: levelIssues,
  intervals: flag,
  cluster: ((value, path) => {
    const isLabel = (label: unknown): boolean => label === undefined || typeof label === "string";
    const isLabels = Array.isArray(value) && Array.from(value).every(isLabel);
    return typeof value === "string" || isLabels ? [] : [unexpected(path, value, "a group, or a label for each score")];
  }) satisfies Check,
  population: ((value, path) => {
    const sizes = isPlainObject(value) ? Object.entries(value) : [[null, value] as const];
    return sizes.flatMap(([group, size]) => {
      if (Number.isSafeInteger(size) && (size as number) > 0) return [];
      return [outOfRange(group === null ? path : [...path, group], size, "a whole number of people, at least 1")];
    });
  }) satisfies Check,
};

/** The issue of options that exclude each other. */
export function inferenceIssues({ cluster, population }: Readonly<Record<string, unknown>>): Issue[] {
  if (cluster === undefined || population === undefined) return [];
  return [unexpected(["population"], population, "no population, because cluster is given", "inconsistent")];
}

/**
 * The cluster of each respondent.
 *
 * @throws OptionsError for an unknown column, for a wrong number of labels, and for respondents whose cluster is blank.
 */
export function clustersOf({ labelsOf }: GroupedScores, cluster: NonNullable<InferenceOptions["cluster"]>): Labels {
  const labels = labelsOf(cluster, "cluster");
  const isBlank = labels.values.map((label) => label.trim() === "");
  const { length } = labels.numbers;
  const count = labels.numbers.reduce((sum, number) => sum + (isBlank[number] ? 1 : 0), 0);
  if (count === 0) return labels;
  const message = `Expected a cluster for each respondent, got none for ${count} of ${length}`;
  throw new OptionsError([
    { path: ["cluster"], message, code: "missing", params: { got: count, respondents: length } },
  ]);
}

/**
 * How many people each group has; `null` if the population is large.
 *
 * @throws OptionsError when `population` does not fit the groups: one number for several groups, no number for a group,
 *   or fewer people than respondents.
 */
export function populationsOf(
  population: InferenceOptions["population"],
  { by, groups, groupOf }: Pick<GroupedScores, "by" | "groups" | "groupOf">,
): (number | null)[] {
  if (population === undefined) return groups.map(() => null);
  const isByValue = typeof population !== "number";
  if (isByValue && by.length > 1) {
    const expected = "one name to group by, since the population is by its values";
    throw new OptionsError([unexpected(["by"], by.length, expected, "inconsistent")]);
  }
  if (isByValue && by.length === 0) throw new OptionsError([unexpected(["population"], population, "one number")]);
  if (!isByValue && groups.length > 1) {
    const expected = "the number of people in each group, by its value";
    throw new OptionsError([unexpected(["population"], population, expected)]);
  }
  const respondents = new Int32Array(groups.length);
  for (const group of groupOf) respondents[group] = (respondents[group] as number) + 1;
  const issues: Issue[] = [];
  const sizes = groups.map((group, g) => {
    const value = group[by[0] as string] as string;
    const size = !isByValue ? population : Object.hasOwn(population, value) ? population[value] : undefined;
    const least = respondents[g] as number;
    if (size === undefined || size < least) {
      const path = isByValue ? ["population", value] : ["population"];
      issues.push(outOfRange(path, size, `a number of people, at least the ${least} who answered`));
    }
    return size ?? null;
  });
  if (issues.length > 0) throw new OptionsError(issues);
  return sizes;
}

/** The values of one group. */
export interface Sample {
  readonly n: number;
  /** `null` without values. */
  readonly moments: Moments | null;
  /** The values by cluster; `null` for independent ones. */
  readonly clusters: ClusterSums | null;
  /** How many people could have answered; `null` if the population is large. */
  readonly population: number | null;
}

/** The clusters that a sample has values of. */
interface ClusterSums {
  /** Their numbers, in ascending order. */
  readonly numbers: Int32Array;
  /** How many values each has, at least 1. */
  readonly counts: Float64Array;
  /** The sums of their differences from the mean of all. */
  readonly sums: Float64Array;
}

/** A sample of independent values. */
export function sampleOf({ values, counts, n }: SortedValues, population: number | null = null): Sample {
  return { n, moments: n === 0 ? null : momentsOf(values, counts), clusters: null, population };
}

/**
 * A sample of clustered values.
 *
 * @param values - NaN where one is missing.
 * @param clusterOf - The number of each value's cluster, below `count`. Samples that are compared must use the same
 *   numbers.
 */
export function clusteredSample(values: Float64Array, clusterOf: Int32Array, count: number): Sample {
  const present = values.filter((value) => !Number.isNaN(value));
  const moments = present.length === 0 ? null : momentsOf(present);
  const cells = clusterCells(new Int32Array(values.length), 1, clusterOf, count);
  return clusteredSamples(values, cells, () => moments)(0);
}

/** Which values are in one group and one cluster: a cell. Cells are numbered by group, then by cluster. */
export interface ClusterCells {
  /** The cell of each value. */
  readonly cellOf: Int32Array;
  /** The first cell of each group, and how many cells there are. */
  readonly starts: Int32Array;
  /** The cluster of each cell. */
  readonly clusterOf: Int32Array;
}

/**
 * The cells of values that are in groups and in clusters.
 *
 * @param groupOf - The number of each value's group, below `groups`.
 * @param clusterOf - The number of each value's cluster, below `clusters`.
 */
export function clusterCells(
  groupOf: Int32Array,
  groups: number,
  clusterOf: Int32Array,
  clusters: number,
): ClusterCells {
  const byCluster = placesInOrder(Int32Array.from(clusterOf.keys()), clusterOf, clusters);
  const places = placesInOrder(byCluster, groupOf, groups);
  const cellOf = new Int32Array(places.length);
  const starts = new Int32Array(groups + 1);
  const clusterOfCell: number[] = [];
  let [group, cluster] = [-1, -1];
  for (const place of places) {
    if (groupOf[place] !== group || clusterOf[place] !== cluster) {
      group = groupOf[place] as number;
      cluster = clusterOf[place] as number;
      clusterOfCell.push(cluster);
    }
    cellOf[place] = clusterOfCell.length - 1;
    starts[group + 1] = clusterOfCell.length;
  }
  for (let g = 1; g <= groups; g++) starts[g] = Math.max(starts[g] as number, starts[g - 1] as number);
  return { cellOf, starts, clusterOf: Int32Array.from(clusterOfCell) };
}

/** The cells of scores in groups, by the clusters of their respondents; see {@link clustersOf}. */
export function clusterCellsOf(
  grouped: GroupedScores,
  cluster: NonNullable<InferenceOptions["cluster"]>,
): ClusterCells {
  const { values, numbers } = clustersOf(grouped, cluster);
  return clusterCells(grouped.groupOf, grouped.groups.length, numbers, values.length);
}

/** Sorts places by their number, below `count`; those of the same number stay in their order. */
function placesInOrder(places: Int32Array, numberOf: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (const number of numberOf) next[number + 1] = (next[number + 1] as number) + 1;
  for (let number = 0; number < count; number++)
    next[number + 1] = (next[number + 1] as number) + (next[number] as number);
  const sorted = new Int32Array(places.length);
  for (const place of places) {
    const number = numberOf[place] as number;
    const at = next[number] as number;
    sorted[at] = place;
    next[number] = at + 1;
  }
  return sorted;
}

/**
 * The samples of groups.
 *
 * @param values - In the order of `cells.cellOf`; NaN where one is missing.
 * @param momentsOf - Returns the moments of a group's values; `null` for a group without values.
 * @returns The sample of a group.
 */
export function clusteredSamples(
  values: Float64Array,
  { cellOf, starts, clusterOf }: ClusterCells,
  momentsOf: (group: number) => Moments | null,
): (group: number) => Sample {
  const means = new Float64Array(clusterOf.length);
  for (let g = 0; g + 1 < starts.length; g++) {
    means.fill(momentsOf(g)?.mean ?? 0, starts[g] as number, starts[g + 1] as number);
  }
  const counts = new Float64Array(clusterOf.length);
  const sums = new Float64Array(clusterOf.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const cell = cellOf[i] as number;
    counts[cell] = (counts[cell] as number) + 1;
    sums[cell] = (sums[cell] as number) + value - (means[cell] as number);
  }
  return (g) => {
    const [start, end] = [starts[g] as number, starts[g + 1] as number];
    const clusters = {
      numbers: clusterOf.subarray(start, end),
      counts: counts.subarray(start, end),
      sums: sums.subarray(start, end),
    };
    const n = clusters.counts.reduce((sum, count) => sum + count, 0);
    return { n, moments: momentsOf(g), clusters: withValues(clusters), population: null };
  };
}

/** The clusters that have a value. */
function withValues(clusters: ClusterSums): ClusterSums {
  const { numbers, counts, sums } = clusters;
  if (!counts.includes(0)) return clusters;
  const hasValue = (_: number, i: number): boolean => (counts[i] as number) > 0;
  return { numbers: numbers.filter(hasValue), counts: counts.filter(hasValue), sums: sums.filter(hasValue) };
}

/** The variance of an estimate, and its degrees of freedom; or the reason why there is none. */
type Variance = { readonly variance: number; readonly df: number } | { readonly none: NoInterval | null };

/**
 * The mean of a sample, with {@link boundedInterval}: Student's t for independent values; for clusters the variance CR2
 * (Bell and McCaffrey, "Bias reduction in standard errors for linear regression with multi-stage samples", 2002) with
 * Satterthwaite's degrees of freedom, both for a working model of independent values, which for a mean have the closed
 * forms below (Pustejovsky and Tipton, "Small-sample methods for cluster-robust variance estimation", 2018).
 *
 * @param range - The least and the greatest value that there can be.
 * @param level - `null` for no interval.
 * @param quantile - Student's t. Default: computed for each interval.
 */
export function meanOf(
  sample: Sample,
  range: readonly [number, number],
  level: number | null,
  quantile?: Quantile,
): Estimate {
  const { n, moments } = sample;
  if (moments === null) return noEstimate(0, "no-values");
  return estimateOf(moments.mean, n, uncertaintyOfMean(sample, range, level, quantile));
}

/**
 * The interval of {@link meanOf}, or the reason why there is none, and the effect of clusters; for at least one value.
 */
export function uncertaintyOfMean(
  sample: Sample,
  range: readonly [number, number],
  level: number | null,
  quantile?: Quantile,
): Uncertainty {
  // The design effect needs the variance, even without an interval.
  const found = level === null && sample.clusters === null ? unasked : varianceOfMean(sample);
  return uncertaintyOf((sample.moments as Moments).mean, found, range, level, quantile, figuresOf(sample, found));
}

/**
 * The mean of `a` minus that of `b`, exactly 0 when they are equal, with {@link boundedInterval}: Welch's degrees of
 * freedom for independent values ("The generalization of Student's problem when several different population variances
 * are involved", 1947); for clusters as in {@link meanOf}, where clusters that are in both samples count once.
 *
 * @param range - The least and the greatest difference that there can be.
 * @param level - `null` for no interval.
 */
export function differenceOf(
  a: Sample,
  b: Sample,
  range: readonly [number, number],
  level: number | null,
  quantile?: Quantile,
): Estimate {
  const n = a.n + b.n;
  if (a.moments === null || b.moments === null) return noEstimate(n, "no-values");
  const value = difference(a.moments.mean, b.moments.mean);
  const found = level === null ? unasked : varianceOfDifference(a, b);
  return estimateOf(value, n, uncertaintyOf(value, found, range, level, quantile));
}

/** The fields of an estimate other than its value. */
export type Uncertainty = Pick<KnownEstimate, "interval" | "noInterval" | "clusters">;

type KnownEstimate = Extract<Estimate, { readonly value: number }>;

const unasked: Variance = { none: null };

function uncertaintyOf(
  value: number,
  found: Variance,
  range: readonly [number, number],
  level: number | null,
  quantile?: Quantile,
  clusters?: ClusterFigures,
): Uncertainty {
  const more = clusters && { clusters };
  if (level === null) return { ...more };
  if ("none" in found) return found.none === null ? { ...more } : { noInterval: found.none, ...more };
  const interval = boundedInterval(value, Math.sqrt(found.variance), found.df, range, level, quantile);
  return more ? { interval, ...more } : { interval };
}

function estimateOf(value: number, n: number, uncertainty: Uncertainty): Estimate {
  if (uncertainty.interval) Object.freeze(uncertainty.interval);
  return Object.freeze({ value, n, ...uncertainty });
}

/** Whether everyone answered. */
function isCensus({ n, population }: Sample): boolean {
  return population !== null && n >= population;
}

/** The variance of the mean of independent values, by the share of the population that did not answer. */
function simpleVariance(sample: Sample): number {
  const { n, moments, population } = sample;
  if (isCensus(sample)) return 0;
  return ((moments as Moments).squares / (n - 1) / n) * (population === null ? 1 : 1 - n / population);
}

/** Fewer make Satterthwaite's approximation unreliable (Pustejovsky and Tipton 2018). */
const leastDf = 4;

function varianceOfMean(sample: Sample): Variance {
  const { n, moments, clusters } = sample;
  if (isCensus(sample)) return { none: "census" };
  if (n < 2 || moments?.squares === 0) return { none: null };
  return clusters === null ? { variance: simpleVariance(sample), df: n - 1 } : clusteredVariance(clusters, n);
}

function varianceOfDifference(a: Sample, b: Sample): Variance {
  if (isCensus(a) && isCensus(b)) return { none: "census" };
  if ([a, b].some((side) => side.n < 2 && !isCensus(side))) return { none: null };
  if (a.moments?.squares === 0 && b.moments?.squares === 0) return { none: null };
  if (a.clusters !== null && b.clusters !== null) return clusteredVariance(a.clusters, a.n, b.clusters, b.n);
  const [ofA, ofB] = [simpleVariance(a), simpleVariance(b)];
  const variance = ofA + ofB;
  // One side is a census, and the other does not vary.
  if (variance === 0) return { none: null };
  const squares = [ofA ** 2 / (a.n - 1), ofB ** 2 / (b.n - 1)].reduce((sum, square) => sum + (square || 0), 0);
  return { variance, df: variance ** 2 / squares };
}

/**
 * CR2 of the mean of one sample, or of the difference of the means of two. If a cluster has m of the n values of a
 * sample, and S is the sum of their differences from the mean, the cluster adds (S / n)^2 / (1 - m / n); for two
 * samples the two roots are subtracted before they are squared. The degrees of freedom are (sum of P_gg)^2 / sum of
 * P_gh^2, where P_gh is the expected product of the contributions of two clusters, for independent values with variance
 * 1: for one sample m_g / n^2 on the diagonal, and -x_g x_h with x = m / (n^1.5 sqrt(1 - m / n)) off it; for two
 * samples, both are added.
 */
function clusteredVariance(a: ClusterSums, ofA: number, b: ClusterSums | null = null, ofB = 0): Variance {
  const [countA, countB] = [a.numbers.length, b?.numbers.length ?? 0];
  if (countA < 2 || countB === 1) return { none: "too-few-clusters" };
  let variance = 0;
  let diagonal = 0;
  let squares = 0;
  // The sums of x^2, y^2, and xy, where y is the x of the second sample, and of (x^2 + y^2)^2.
  let [ofX, ofY, ofBoth, own] = [0, 0, 0, 0];
  for (let i = 0, j = 0; i < countA || j < countB; ) {
    const isInA = j >= countB || (i < countA && (a.numbers[i] as number) <= (b?.numbers[j] as number));
    const isInB = i >= countA || (j < countB && (b?.numbers[j] as number) <= (a.numbers[i] as number));
    let [effect, expected, x, y] = [0, 0, 0, 0];
    if (isInA) {
      const m = a.counts[i] as number;
      const scale = 1 / Math.sqrt(1 - m / ofA);
      effect += ((a.sums[i] as number) * scale) / ofA;
      expected += m / (ofA * ofA);
      x = (m * scale) / ofA ** 1.5;
      i++;
    }
    if (isInB) {
      const m = b?.counts[j] as number;
      const scale = 1 / Math.sqrt(1 - m / ofB);
      effect -= ((b?.sums[j] as number) * scale) / ofB;
      expected += m / (ofB * ofB);
      y = (m * scale) / ofB ** 1.5;
      j++;
    }
    variance += effect * effect;
    diagonal += expected;
    squares += expected * expected;
    ofX += x * x;
    ofY += y * y;
    ofBoth += x * y;
    own += (x * x + y * y) ** 2;
  }
  if (areEqual(Math.sqrt(variance), 0)) return { none: "no-variation" };
  const df = diagonal ** 2 / (squares + ofX ** 2 + 2 * ofBoth ** 2 + ofY ** 2 - own);
  return df < leastDf && !areEqual(df, leastDf) ? { none: "too-few-clusters" } : { variance, df };
}

/** The intraclass correlation and the design effect; `undefined` for independent values. */
function figuresOf({ n, moments, clusters }: Sample, found: Variance): ClusterFigures | undefined {
  if (clusters === null || moments === null) return undefined;
  const count = clusters.counts.length;
  const { squares } = moments;
  const designEffect = "variance" in found ? found.variance / (squares / (n - 1) / n) : null;
  if (count < 2 || squares === 0 || n === count) return Object.freeze({ count, icc: null, designEffect });
  let between = 0;
  let squaredSizes = 0;
  for (let g = 0; g < count; g++) {
    const m = clusters.counts[g] as number;
    between += (clusters.sums[g] as number) ** 2 / m;
    squaredSizes += m * m;
  }
  const ofClusters = between / (count - 1);
  const within = Math.max(0, squares - between) / (n - count);
  const size = (n - squaredSizes / n) / (count - 1);
  return Object.freeze({ count, icc: (ofClusters - within) / (ofClusters + (size - 1) * within), designEffect });
}
