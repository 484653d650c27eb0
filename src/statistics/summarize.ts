// Summarizes many scores, by group and target.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { anything, checkOptions, numberBetween } from "../check/options.ts";
import { minCountCheck, type SmallGroupOptions, type SmallGroups, smallGroups } from "../check/small-groups.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import { mostPoints } from "../table/rating-codes.ts";
import { cachedQuantile } from "./bounded-interval.ts";
import { normalQuantile } from "./distributions.ts";
import { type ClusterFigures, type Estimate, type Interval, type NoInterval, usualLevel } from "./estimate.ts";
import { type Figures, reaches } from "./figures.ts";
import { askedTargets, type GroupBy, type GroupedScores, groupedScores, type ManyScores } from "./grouped-scores.ts";
import {
  clusterCellsOf,
  clusteredSamples,
  type InferenceOptions,
  inferenceChecks,
  inferenceIssues,
  meanOf,
  populationsOf,
  type Sample,
  uncertaintyOfMean,
} from "./inference.ts";
import type { Moments } from "./sorted-values.ts";
import { wilson } from "./wilson-interval.ts";

/** The options of {@link summarize}. */
export interface SummarizeOptions<Target extends string = string> extends InferenceOptions, SmallGroupOptions {
  /** How they are grouped. Default: all scores are one group. */
  readonly by?: GroupBy | undefined;
  /** One or more targets, or "overall". Default: all. */
  readonly target?: Target | "overall" | readonly (Target | "overall")[] | undefined;
  /** A score, 0 to 1: each row then has the share of scores at or above it, within 1e-9. */
  readonly cut?: number | undefined;
  /** The scale of the distribution. Default: that of the table; a list of scores has no distribution without it. */
  readonly scale?: Scale | undefined;
}

/** How many scores are nearest to one point of the scale. */
export interface PointCount {
  readonly point: number;
  readonly count: number;
}

/** The scores of one group for one target. Means and quantiles are scores, 0 to 1; `null` without scores. */
export interface ScoreSummary<Target extends string = string> {
  /** The value of each group; empty when all scores are one group. */
  readonly group: { readonly [name: string]: string };
  /** The target, or the overall. */
  readonly target: Target | "overall";
  /** How many have a score. */
  readonly n: number;
  /** How many have no score, because too little was rated or nothing applies. */
  readonly missing: number;
  readonly mean: number | null;
  /** The interval of the mean, within 0 and 1; absent for fewer than two scores, or when all are equal. */
  readonly interval?: Interval;
  /** Why the mean has no interval, although the scores vary and `intervals` is not false. */
  readonly noInterval?: NoInterval;
  /** With `cluster`: how similar the scores of a cluster are, and the effect on the variance of the mean. */
  readonly clusters?: ClusterFigures;
  /** The standard deviation, with n - 1; `null` for fewer than two scores. */
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly median: number | null;
  /** The lower and the upper quartile, of type 7 like the median. */
  readonly quartiles: readonly [number, number] | null;
  /**
   * How many scores are nearest to each point of the scale; those halfway count for the higher point. Absent for a
   * continuous scale, and for a list of scores without a scale.
   */
  readonly distribution?: readonly PointCount[];
  /**
   * With a cut, the share of scores at or above it, with Wilson's interval; with `cluster` or `population`, the interval
   * of a mean, of 1 for each score at or above the cut and 0 for each other.
   */
  readonly share?: Estimate;
}

/** Scores summarized by group. Use `writeCsv` to write it, `competencyHeatmap` to draw it. */
export interface Summary<Target extends string = string> extends SmallGroups {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The cut; `null` without one. */
  readonly cut: number | null;
  /** The columns of `rows`, for `writeCsv`: the groups, the target, and the statistics that are one number. */
  readonly columns: readonly string[];
  /** For each group, in the order of their first members, each target in the plan's order, and then the overall. */
  readonly rows: readonly ScoreSummary<Target>[];
}

/**
 * Summarizes scores for each group and target: counts, mean with an interval, quantiles, spread, and how many are
 * missing.
 *
 * Missing scores are counted in `missing` and left out of all other statistics. They are rarely missing at random.
 *
 * Each mean has an interval that stays within 0 and 1: Wilson's, for the effective number of scores and Student's t
 * (Franco and others 2019). It assumes that respondents are independent random draws. For respondents who are clustered
 * in schools, name the `cluster`: the interval then rests on the cluster-robust variance CR2 with Satterthwaite's
 * degrees of freedom (Pustejovsky and Tipton 2018), and there is none for fewer than 4 of them. For a part of a small
 * population, name the `population`. For a census, set `intervals` to false. None of this accounts for who chose to
 * answer.
 *
 * @param scores - A list of scores by one plan, or what scoreTable returns.
 * @throws OptionsError with every problem of the scores and the options: respondents without a cluster, groups without a
 *   population or with more respondents than people.
 */
export function summarize<Target extends string>(
  scores: ManyScores<Target>,
  options: SummarizeOptions<Target> = {},
): Summary<Target> {
  const cut = numberBetween(0, 1, "a score from 0 to 1");
  const checks = {
    by: anything,
    target: anything,
    cut,
    ...inferenceChecks,
    scale: pointIssues,
    minCount: minCountCheck,
  };
  checkOptions(options, checks, inferenceIssues);
  const grouped = groupedScores(scores, options.by, ["scores"]);
  const targets = askedTargets(options.target, grouped.targets) as readonly (Target | "overall")[];
  const { scale = grouped.scale } = options;
  const points = scale === null || scale.continuous === true ? null : scale;
  const rowsOf = rowsByTarget(grouped, points, options);
  const ofTargets = targets.map((target) => rowsOf(target));
  const rows = grouped.groups.flatMap((_, g) => ofTargets.map((ofGroups) => ofGroups[g] as ScoreSummary<Target>));
  const statistics = ["n", "mean", "sd", "min", "max", ...(options.cut === undefined ? [] : ["share"])];
  return Object.freeze({
    by: grouped.by,
    cut: options.cut ?? null,
    columns: [...grouped.by, "target", ...statistics],
    rows: Object.freeze(rows),
    ...smallGroups(rows, options.minCount),
  });
}

/** Summarizes one target at a time: a row for each group. */
function rowsByTarget<Target extends string>(
  grouped: GroupedScores,
  points: Scale | null,
  { cut, cluster, population, intervals = true, level: asked = usualLevel }: SummarizeOptions<Target>,
): (target: Target | "overall") => ScoreSummary<Target>[] {
  const populations = populationsOf(population, grouped);
  const cells = cluster === undefined ? null : clusterCellsOf(grouped, cluster);
  const steps = points === null ? 0 : points.max - points.min;
  const edges = Array.from({ length: steps }, (_, i) => (i + 0.5) / steps);
  // The share at the cut is computed last, wherever the cut is among the others.
  const cuts = cut === undefined ? edges : [...edges, cut];
  const level = intervals ? asked : null;
  const quantile = cachedQuantile();
  const z = normalQuantile((1 + asked) / 2);
  const isSimple = level !== null && cells === null && population === undefined;

  const range = [0, 1] as const;
  /** The sample of each group. */
  const samplesOf = (n: Int32Array, momentsOf: (g: number) => Moments | null, column: () => Float64Array) => {
    if (cells !== null) return clusteredSamples(column(), cells, momentsOf);
    return (g: number): Sample => {
      return { n: n[g] as number, moments: momentsOf(g), clusters: null, population: populations[g] ?? null };
    };
  };
  return (target) => {
    const figures = grouped.scoresOf(target).measure(cuts);
    const sampleOf = samplesOf(
      figures.n,
      (g) => momentsIn(figures, g),
      () => grouped.inOrder(target),
    );
    const shareSample =
      cut !== undefined &&
      !isSimple &&
      samplesOf(
        figures.n,
        (g) => shareMoments(figures, g),
        () => grouped.inOrder(target).map((score) => (Number.isNaN(score) ? score : reaches(score, cut) ? 1 : 0)),
      );
    return grouped.groups.map((group, g) => {
      const n = figures.n[g] as number;
      const sample = sampleOf(g);
      const { moments } = sample;
      const row: Writable<ScoreSummary<Target>> = {
        group,
        target,
        n,
        missing: figures.missing[g] as number,
        mean: moments?.mean ?? null,
        sd: moments && n > 1 ? Math.sqrt(moments.squares / (n - 1)) : null,
        min: moments?.min ?? null,
        max: moments?.max ?? null,
        median: moments && (figures.median[g] as number),
        quartiles: moments && [figures.lower[g] as number, figures.upper[g] as number],
      };
      if (moments !== null) {
        const { interval, noInterval, clusters } = uncertaintyOfMean(sample, range, level, quantile);
        if (interval) row.interval = interval;
        if (noInterval) row.noInterval = noInterval;
        if (clusters) row.clusters = clusters;
      }
      if (points !== null) row.distribution = distributionOf(figures, g, points);
      if (shareSample) row.share = meanOf(shareSample(g), range, level, quantile);
      else if (cut !== undefined) row.share = wilson(atCut(figures, g), n, z, asked);
      return row;
    });
  };
}

function momentsIn({ n, mean, squares, min, max }: Figures, g: number): Moments | null {
  if (n[g] === 0) return null;
  return { mean: mean[g] as number, squares: squares[g] as number, min: min[g] as number, max: max[g] as number };
}

/** How many scores are at or above the cut, which is the last. */
function atCut({ from }: Figures, g: number): number {
  return from.at(-1)?.[g] as number;
}

/** The moments of 1 for each score at or above the cut, and 0 for each other. */
function shareMoments(figures: Figures, g: number): Moments | null {
  const n = figures.n[g] as number;
  const count = atCut(figures, g);
  if (n === 0) return null;
  return { mean: count / n, squares: (count * (n - count)) / n, min: count < n ? 0 : 1, max: count > 0 ? 1 : 0 };
}

function pointIssues(scale: unknown, path: readonly PropertyKey[]): Issue[] {
  const issues = scaleIssues(scale, path);
  if (issues.length > 0) return issues;
  const { min, max, continuous } = scale as Scale;
  if (continuous === true || max - min < mostPoints) return [];
  return [unexpected(path, scale, `a scale of at most ${mostPoints} points`, "out-of-range")];
}

type Writable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

/** How many scores are at each point, from how many are at or above the edge below each point but the first. */
function distributionOf({ n, from }: Figures, g: number, { min, max }: Scale): PointCount[] {
  const counts: PointCount[] = [];
  let atOrAbove = n[g] as number;
  for (let step = 0; step <= max - min; step++) {
    const above = step === max - min ? 0 : (from[step]?.[g] as number);
    counts.push({ point: min + step, count: atOrAbove - above });
    atOrAbove = above;
  }
  return counts;
}
