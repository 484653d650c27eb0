// What many scores show, by group and target.
import type { Issue } from "../model/errors.ts";
import { checkOptions } from "../model/options.ts";
import { unexpected } from "../model/unexpected.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import { mostPoints } from "../table/rating-codes.ts";
import { cutIssues } from "../table/summarize-table.ts";
import { type Estimate, levelIssues, usualLevel } from "./estimate.ts";
import { askedTargets, type GroupBy, groupedScores, type ManyScores } from "./grouped-scores.ts";
import { countFrom, momentsOf, quantilesOf, type SortedValues } from "./sorted-values.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** How scores are summarised. */
export interface SummarizeOptions<Target extends string = string> {
  /** What they are grouped by; all together unless given. */
  readonly by?: GroupBy | undefined;
  /** One or more targets, or "overall"; all unless given. */
  readonly target?: Target | "overall" | readonly (Target | "overall")[] | undefined;
  /** A score, 0 to 1: each row then has the share of scores at or above it, within 1e-9. */
  readonly cut?: number | undefined;
  /** The confidence level of that share's interval, above 0 and below 1; 0.95 unless given. */
  readonly level?: number | undefined;
  /** The scale of the distribution, when not that of the table; a list of scores has no distribution without it. */
  readonly scale?: Scale | undefined;
}

/** How many scores come nearest to one point of the scale. */
export interface PointCount {
  readonly point: number;
  readonly count: number;
}

/** The scores of one group for one target. Means and quantiles are scores, 0 to 1; `null` without scores. */
export interface ScoreSummary<Target extends string = string> {
  /** The value of each group; empty when all are together. */
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

/**
 * Summarises scores: how many there are and are missing, where they lie and how they spread, for each group and target.
 *
 * Scores that are missing are left out of all but `missing`, and missing ones are rarely missing at random. The
 * interval of a share takes the scores for independent random draws: respondents who chose to answer, and who are
 * clustered in schools, are not that, and it is too narrow for them; a census needs none.
 *
 * @param scores - A list of scores by one plan, or what scoreTable gives.
 * @param options - Groups, targets, a cut, a scale.
 * @returns For each group, in the order of their first, each target in the plan's order, and then the overall.
 * @throws OptionsError with every problem of the scores and the options.
 */
export function summarize<Target extends string>(
  scores: ManyScores<Target>,
  options: SummarizeOptions<Target> = {},
): readonly ScoreSummary<Target>[] {
  checkOptions(options, ["by", "target", "cut", "level", "scale"], ({ cut, level, scale }) => [
    ...cutIssues(cut),
    ...(level === undefined ? [] : levelIssues(level)),
    ...(scale === undefined ? [] : pointIssues(scale)),
  ]);
  const grouped = groupedScores(scores, options.by, ["scores"]);
  const targets = askedTargets(options.target, grouped.targets) as readonly (Target | "overall")[];
  const { cut, level = usualLevel, scale = grouped.scale } = options;
  const points = scale === null || scale.continuous === true ? null : scale;
  const ofTargets = targets.map((target) => grouped.valuesOf(target));
  return Object.freeze(
    grouped.groups.flatMap(({ group, size }, g) => {
      return targets.map((target, t): ScoreSummary<Target> => {
        const sorted = ofTargets[t]?.[g] as SortedValues;
        const { n } = sorted;
        return {
          group,
          target,
          n,
          missing: size - n,
          ...placeAndSpread(sorted),
          ...(points && { distribution: distributionOf(sorted, points) }),
          ...(cut !== undefined && { share: wilsonInterval(countFrom(sorted, cut), n, level) }),
        };
      });
    }),
  );
}

function pointIssues(scale: unknown): Issue[] {
  const issues = scaleIssues(scale, ["scale"]);
  if (issues.length > 0) return issues;
  const { min, max, continuous } = scale as Scale;
  if (continuous === true || max - min < mostPoints) return [];
  return [unexpected(["scale"], scale, `a scale of at most ${mostPoints} points`, "out-of-range")];
}

function placeAndSpread(sorted: SortedValues): Pick<ScoreSummary, "mean" | "sd" | "median" | "quartiles"> {
  if (sorted.n === 0) return { mean: null, sd: null, median: null, quartiles: null };
  const { mean, squares } = momentsOf(sorted);
  const [lower, median, upper] = quantilesOf(sorted, [0.25, 0.5, 0.75]) as [number, number, number];
  return { mean, sd: sorted.n < 2 ? null : Math.sqrt(squares / (sorted.n - 1)), median, quartiles: [lower, upper] };
}

function distributionOf(sorted: SortedValues, { min, max }: Scale): PointCount[] {
  const from = (point: number): number => {
    return point === min ? sorted.n : countFrom(sorted, (point - min - 0.5) / (max - min));
  };
  return Array.from({ length: max - min + 1 }, (_, i) => {
    const point = min + i;
    return { point, count: from(point) - (point === max ? 0 : from(point + 1)) };
  });
}
