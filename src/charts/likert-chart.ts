// Draws how often each point of a scale was given, as diverging bars.
import { filled, ratingWords } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { outOfRange, unexpected } from "../check/messages.ts";
import { anything, checkOptions, numberBetween, oneOf } from "../check/options.ts";
import type { Scale } from "../scoring/scale.ts";
import type { GroupBy } from "../statistics/grouped-scores.ts";
import { meanDistance } from "../statistics/rated-items.ts";
import { type GroupChartOptions, groupChartChecks, scaleConflicts } from "./chart-options.ts";
import { emptyChart, frameOf } from "./chart-spec.ts";
import { headingsOf, labelsOf, listed } from "./labels.ts";
import type { LikertInput } from "./likert-bars.ts";
import { pointText, shareMeasure } from "./likert-measures.ts";
import { type LikertRows, likertRows } from "./likert-rows.ts";
import { divisionOf } from "./likert-segments.ts";
import { likertSpec } from "./likert-spec.ts";
import type { VegaLiteSpec } from "./vega-lite-spec.ts";

/** Options of a Likert chart. */
export interface LikertChartOptions extends GroupChartOptions {
  /**
   * How the bars of an item are split. For assessments: a property such as `"role"`, a list of them, or labels for each
   * assessment. For a table: one or more of its groups. For a summary or a publication: names by which it is grouped.
   * Default: not split for assessments and tables; otherwise by all names except that of `facet`.
   */
  readonly by?: GroupBy | undefined;
  /** The name of a group, for a panel for each of its values. With labels in `by`, one of their names. */
  readonly facet?: string | undefined;
  /** The items or targets to show. Default: all. */
  readonly items?: readonly string[] | undefined;
  /**
   * The order of the items. `"framework"`: in the framework's order, under their domains or metrics. `"share"`: by the
   * percent at or above `atLeast`, the highest first. `"spread"`: by the mean distance between two ratings, the largest
   * first. Default: `"framework"`.
   */
  readonly sort?: "framework" | "share" | "spread" | undefined;
  /**
   * The value at zero, in points of the scale: a number between two points, such as 2.5, or a point, which is then the
   * neutral one. Default: the middle of the scale.
   */
  readonly center?: number | undefined;
  /** Whether the bar of a neutral point is centered on zero, or separate on the right. Default: `"split"`. */
  readonly neutral?: "split" | "apart" | undefined;
  /**
   * The percent next to each bar is that of this point and those above it. Default: the first point above the center.
   */
  readonly atLeast?: number | undefined;
}

/**
 * Draws how often each point of a scale was given: a bar for each item, or for each group under the item, with the points
 * below the center on the left of zero and those above on the right (Heiberger and Robbins, "Design of diverging stacked
 * bar charts for Likert scales and other applications", Journal of Statistical Software 57(5), 2014). Each bar is 100% of
 * those who rated; the counts are in its segments, where they fit. At the right are the percent at or above a point, how
 * many rated (n), and how many rated "n/a" or did not rate.
 *
 * Counts hidden by `publish` or `suppress` are broken lines: a hidden count ends its side of the bar, and a group whose
 * n is hidden has no bar.
 *
 * @param of - Assessments of one instrument and on one scale, which is not continuous, or a table of them; the result
 *   of `summarize` with a scale, or of `itemAnalysis`; `published` of the result of `publish` with `distribution:
 *   true`; or that of `suppress` for a table of answers, whose columns are the points.
 * @param options - Title, names, width, layout, theme, catalog, the scale for its labels, and those of
 *   {@link LikertChartOptions}.
 * @throws OptionsError with every problem of the input and the options: a small group without `small: "show"`.
 */
export function likertChart(of: LikertInput, options: LikertChartOptions = {}): VegaLiteSpec {
  let rows: LikertRows | undefined;
  const center = numberBetween(-Number.MAX_VALUE, Number.MAX_VALUE, "a number");
  const checks = {
    ...groupChartChecks,
    by: anything,
    facet: anything,
    items: anything,
    sort: oneOf("framework", "share", "spread"),
    center,
    neutral: oneOf("split", "apart"),
    atLeast: center,
  };
  checkOptions(options, checks, (given) => {
    const issues: Issue[] = [];
    rows = likertRows(of, given, issues);
    if (rows) issues.push(...scaleConflicts(given["scale"], rows.scale), ...divisionIssues(rows.scale, given));
    return issues;
  });
  const frame = frameOf(options, ratingWords);
  const { words } = frame;
  if (rows === undefined) return emptyChart(options, frame, words.allRatingsTitle, words.noRatings);
  const scale = options.scale ?? rows.scale;
  const { min, max } = scale;
  const division = divisionOf(scale, options.center, options.neutral === "apart");
  const { atLeast = Math.floor(division.center) + 1, facet, sort = "framework" } = options;
  const { kind, plural, labelOf } = labelsOf(rows.ids, options, customKinds[rows.of]);
  const [title, range] =
    rows.of === "scores" ? [words.scoresOfTitle, words.scoresRange] : [words.ratingsTitle, words.ratingsRange];
  const kinds = filled(title, { kinds: plural });
  const groups = listed(facet === undefined ? rows.by : [...rows.by, facet], words);
  const ofGroups = groups === "" ? kinds : filled(words.heatmapTitle, { kinds, groups });
  const headings = sort === "framework" ? headingsOf(rows.ids, kind, options) : [];
  const hasHeadings = new Set(headings.filter(Boolean)).size > 1;
  const [low, high] = [pointText(words, scale, min), pointText(words, scale, max)];
  return likertSpec(options, frame, {
    title: rows.of === "answers" ? words.answersTitle : ofGroups,
    description: [filled(range, { low, high })],
    rows: { ...rows, ids: sortedIds(rows, sort, atLeast - min) },
    scale,
    labelOf,
    ...(hasHeadings && { headings }),
    division,
    measure: shareMeasure(frame, rows.of, scale, atLeast),
  });
}

const customKinds = { ratings: "item", scores: "target", answers: "row" } as const;

/** The ids in the order of the option `sort`. Those without data are last; equal ones keep their order. */
function sortedIds(rows: LikertRows, sort: LikertChartOptions["sort"], atLeast: number): readonly string[] {
  if (sort === "framework") return rows.ids;
  const rankOf = (id: string): number => {
    const counts = rows.countsOf(id);
    const n = counts.reduce((sum, count) => sum + count, 0);
    if (sort === "spread") return meanDistance(counts) ?? -1;
    return n === 0 ? -1 : counts.slice(atLeast).reduce((sum, count) => sum + count, 0) / n;
  };
  const values = new Map(rows.ids.map((id) => [id, rankOf(id)]));
  return [...rows.ids].sort((one, other) => (values.get(other) ?? 0) - (values.get(one) ?? 0));
}

/** The problems of the options that divide the scale. */
function divisionIssues({ min, max }: Scale, given: Readonly<Record<string, unknown>>): Issue[] {
  const { center = (min + max) / 2, neutral, atLeast } = given;
  if (typeof center !== "number") return [];
  const issues: Issue[] = [];
  if (!(center > min && center < max)) {
    issues.push(outOfRange(["center"], center, `a number between ${min} and ${max}, the ends of the scale`));
  } else if (neutral !== undefined && !Number.isInteger(center)) {
    const expected = "nothing, since the center is between two points";
    issues.push(unexpected(["neutral"], neutral, expected, "inconsistent"));
  }
  if (typeof atLeast === "number" && !(Number.isInteger(atLeast) && atLeast >= min && atLeast <= max)) {
    issues.push(outOfRange(["atLeast"], atLeast, `a point of the scale, from ${min} to ${max}`));
  }
  return issues;
}
