// What many scores show, by group and target.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { anything, checkOptions, numberBetween } from "../check/options.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import { mostPoints } from "../table/rating-codes.ts";
import { normalQuantile } from "./distributions.ts";
import { type Estimate, levelIssues, usualLevel } from "./estimate.ts";
import { askedTargets, type GroupBy, groupedScores, type ManyScores } from "./grouped-scores.ts";
import { wilson } from "./wilson-interval.ts";

/** How scores are summarized. */
export interface SummarizeOptions<Target extends string = string> {
  /** What they are grouped by. Default: all scores are one group. */
  readonly by?: GroupBy | undefined;
  /** One or more targets, or "overall". Default: all. */
  readonly target?: Target | "overall" | readonly (Target | "overall")[] | undefined;
  /** A score, 0 to 1: each row then has the share of scores at or above it, within 1e-9. */
  readonly cut?: number | undefined;
  /** The confidence level of that share's interval, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
  /** The scale of the distribution. Default: that of the table; a list of scores has no distribution without it. */
  readonly scale?: Scale | undefined;
}

/** How many scores come nearest to one point of the scale. */
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
  /** How many have none, since too little was rated or nothing applies. */
  readonly missing: number;
  readonly mean: number | null;
  /** The standard deviation, with n - 1; `null` for fewer than two. */
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly median: number | null;
  /** The lower and the upper quartile, of type 7 like the median. */
  readonly quartiles: readonly [number, number] | null;
  /**
   * How many scores come nearest to each point of the scale, half-way ones to the higher; not for a continuous scale,
   * nor for a list of scores without one.
   */
  readonly distribution?: readonly PointCount[];
  /** With a cut, the share of scores at or above it, with Wilson's interval. */
  readonly share?: Estimate;
}

/** Scores summarized by group; `writeCsv` writes it, `competencyHeatmap` draws it. */
export interface Summary<Target extends string = string> {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The cut; `null` without one. */
  readonly cut: number | null;
  /** The columns of the summary as a table: the groups, the target, and the statistics that are one number. */
  readonly columns: readonly string[];
  /** For each group, in the order of their first, each target in the plan's order, and then the overall. */
  readonly rows: readonly ScoreSummary<Target>[];
}

/**
 * Summarizes scores: how many there are and are missing, where they lie and how they spread, for each group and target.
 *
 * Scores that are missing are left out of all but `missing`, and missing ones are rarely missing at random. The
 * interval of a share assumes that scores are independent random draws: respondents who chose to answer, or who are
 * clustered in schools, are not, and it is too narrow for them. A census needs none.
 *
 * @param scores - A list of scores by one plan, or what scoreTable returns.
 * @throws OptionsError with every problem of the scores and the options.
 */
export function summarize<Target extends string>(
  scores: ManyScores<Target>,
  options: SummarizeOptions<Target> = {},
): Summary<Target> {
  const cutCheck = numberBetween(0, 1, "a score from 0 to 1");
  checkOptions(options, { by: anything, target: anything, cut: cutCheck, level: levelIssues, scale: pointIssues });
  const grouped = groupedScores(scores, options.by, ["scores"]);
  const targets = askedTargets(options.target, grouped.targets) as readonly (Target | "overall")[];
  const { cut, level = usualLevel, scale = grouped.scale } = options;
  const points = scale === null || scale.continuous === true ? null : scale;
  const edges = points === null ? [] : Array.from({ length: points.max - points.min }, (_, i) => i + 0.5);
  const cuts = edges.map((steps) => steps / edges.length);
  const z = normalQuantile((1 + level) / 2);
  // The share at the cut is measured last, wherever it is among the others.
  const measures = targets.map((target) => grouped.scoresOf(target).measure(cut === undefined ? cuts : [...cuts, cut]));
  const rows: ScoreSummary<Target>[] = [];
  grouped.groups.forEach((group, g) => {
    targets.forEach((target, t) => {
      const { n, missing, mean, sd, min, max, lower, median, upper, from } = (measures[t] as (typeof measures)[number])(
        g,
      );
      const isEmpty = n === 0;
      const row: Writable<ScoreSummary<Target>> = {
        group,
        target,
        n,
        missing,
        mean: isEmpty ? null : mean,
        sd: n < 2 ? null : sd,
        min: isEmpty ? null : min,
        max: isEmpty ? null : max,
        median: isEmpty ? null : median,
        quartiles: isEmpty ? null : [lower, upper],
      };
      if (points !== null) row.distribution = distributionOf(n, from, points);
      if (cut !== undefined) row.share = wilson(from.at(-1) as number, n, z, level);
      rows.push(row);
    });
  });
  const statistics = ["n", "mean", "sd", "min", "max", ...(cut === undefined ? [] : ["share"])];
  return Object.freeze({
    by: grouped.by,
    cut: cut ?? null,
    columns: [...grouped.by, "target", ...statistics],
    rows: Object.freeze(rows),
  });
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
function distributionOf(n: number, from: readonly number[], { min, max }: Scale): PointCount[] {
  const counts: PointCount[] = [];
  for (let step = 0; step <= max - min; step++) {
    const [atOrAbove, above] = [step === 0 ? n : from[step - 1], step === max - min ? 0 : from[step]];
    counts.push({ point: min + step, count: (atOrAbove as number) - (above as number) });
  }
  return counts;
}
