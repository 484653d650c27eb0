// Analyzes the items of an instrument: how each is rated, and how it correlates with the other items of its target.
import { anything, checkOptions } from "../check/options.ts";
import { minCountCheck, type SmallGroupOptions, type SmallGroups, smallGroups } from "../check/small-groups.ts";
import type { DomainId } from "../model/domain.ts";
import { deepFreeze } from "../model/freeze.ts";
import { competenciesOfDomain, lookForsOfMetric } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import type { MetricId } from "../model/metric.ts";
import type { Rating } from "../scoring/ratings.ts";
import type { Scale } from "../scoring/scale.ts";
import { alphaOf, type Covariances, covariancesOf } from "./cronbach-alpha.ts";
import { type Estimate, estimate, noEstimate } from "./estimate.ts";
import type { GroupBy } from "./grouped-scores.ts";
import { groupedRatings, type ManyAssessments, type RatedItem, type Respondents, ratedItem } from "./rated-items.ts";
import { momentsOf } from "./sorted-values.ts";

/** How respondents are grouped. */
export interface ItemAnalysisOptions extends SmallGroupOptions {
  /**
   * For a list of assessments: a property such as `"role"`, a list of them, or labels for each assessment. For a table:
   * one or more of its groups. Default: all respondents are one group.
   */
  readonly by?: GroupBy | undefined;
}

/**
 * The target of the items: a domain, whose items are its competencies; a metric, whose items are its look-fors; or
 * `"overall"`, whose items are the five metrics' own ratings, since the overall score of 2.0 is their mean.
 */
export type ItemTarget = DomainId | MetricId | "overall";

/** How one item was rated by one group. */
export interface ItemStatistics extends RatedItem {
  /** The value of each group; empty when all respondents are one group. */
  readonly group: { readonly [name: string]: string };
  readonly target: ItemTarget;
  /** The mean score of those who rated it, 0 to 1. The reason is `"no-values"` if nobody did. */
  readonly mean: Estimate;
  /**
   * The standard deviation of their scores, with n - 1. The reason is `"no-values"` without scores, `"too-few"` for a
   * single score.
   */
  readonly sd: Estimate;
  /** How many rated all of the target's items that anyone in the group rated. */
  readonly complete: number;
  /**
   * The corrected item-total correlation, -1 to 1: Pearson's, between the item and the mean of the target's other
   * items, over those who rated all of them (`n` is `complete`). The reason is `"no-values"` when nobody rated the
   * item, `"too-few"` when the target has no other item or fewer than two respondents rated all, `"no-variation"` when
   * the item or the mean of the others does not vary.
   */
  readonly itemTotal: Estimate;
  /**
   * Cronbach's alpha of the target's other items, over the same respondents. The reasons are those of `alpha` in
   * {@link ScaleStatistics}. It needs at least two other items.
   */
  readonly alphaIfDropped: Estimate;
}

/** How the items of one target correlate in one group. */
export interface ScaleStatistics {
  /** The value of each group; empty when all respondents are one group. */
  readonly group: { readonly [name: string]: string };
  readonly target: ItemTarget;
  /** How many of its items anyone in the group rated. */
  readonly items: number;
  /** How many rated all of these. */
  readonly complete: number;
  /**
   * Cronbach's alpha of these items, over those who rated all (`n` is `complete`). The reason is `"no-values"` when
   * nobody rated any, `"too-few"` for fewer than two items or two respondents, `"no-variation"` when their sum does not
   * vary.
   */
  readonly alpha: Estimate;
}

/** The analysis of items. Use `writeCsv` to write it, and also to write `scales`. */
export interface ItemAnalysis extends SmallGroups {
  /** The names of the groups. */
  readonly by: readonly string[];
  /** The columns of `rows`, for `writeCsv`; all but the distribution. */
  readonly columns: readonly string[];
  /** For each group, in the order of their first respondents, each item of the input, by target. */
  readonly rows: readonly ItemStatistics[];
  /** The targets in the same order, with their own columns and rows. */
  readonly scales: SmallGroups & {
    readonly by: readonly string[];
    readonly columns: readonly string[];
    readonly rows: readonly ScaleStatistics[];
  };
}

/**
 * Analyzes how each item is rated, and how the items of a target correlate, for each group.
 *
 * Items are compared within their target: the competencies of a domain, the look-fors of a metric, or the five metrics'
 * own ratings. The corrected item-total correlation leaves the item out of the total, since an item always correlates
 * with itself (Henrysson, "Correction of item-total correlations in item analysis", 1963). Alpha is that of
 * cronbachAlpha. Both use listwise deletion: only respondents who rated all of the target's items that anyone in the
 * group rated. They may be few, and differ from the others; `complete` is how many they are.
 *
 * A low or negative correlation can mean that an item is reverse-worded, that it is understood differently, or simply
 * that it concerns something else: CEI's domains and metrics were not designed as scales of items that measure one
 * thing. With few respondents both numbers are uncertain; they have no interval. Means assume equal spacing between
 * scale points.
 *
 * @param assessments - A list of assessments, all of one instrument and on one scale; or a table. The scale must not be
 *   continuous.
 * @throws AssessmentError with every problem of every assessment, OptionsError for invalid groups.
 */
export function itemAnalysis(assessments: ManyAssessments, options: ItemAnalysisOptions = {}): ItemAnalysis {
  checkOptions(options, { by: anything, minCount: minCountCheck });
  const { table, by, groups } = groupedRatings(assessments, options.by);
  const targets = Object.entries(itemsOfTargets(table.instrument)).flatMap(([target, ids]) => {
    const items = ids.filter((id) => table.items.includes(id));
    return items.length === 0 ? [] : [{ target: target as ItemTarget, items }];
  });
  const analyses = groups.flatMap((respondents) => {
    return targets.map(({ target, items }) => analysisOf(target, items, respondents, table.scale));
  });
  const rows = analyses.flatMap((analysis) => analysis.rows);
  const counts = rows.flatMap(({ group, n, complete }) => [n, complete].map((n) => ({ group, n })));
  const small = smallGroups(counts, options.minCount);
  return deepFreeze({
    by,
    columns: [...by, "target", "id", "n", "notApplicable", "missing", "mean", "sd", ...itemColumns],
    rows,
    ...small,
    scales: {
      by,
      columns: [...by, "target", "items", "complete", "alpha"],
      rows: analyses.map(({ scale }) => scale),
      ...small,
    },
  });
}

const itemColumns = ["complete", "itemTotal", "alphaIfDropped"];

function itemsOfTargets(instrument: "1.0" | "2.0"): { readonly [Target in ItemTarget]?: readonly string[] } {
  return instrument === "1.0" ? competenciesOfDomain : { overall: idsOf(lookForsOfMetric), ...lookForsOfMetric };
}

function analysisOf(
  target: ItemTarget,
  ids: readonly string[],
  { group, count, ratings }: Respondents,
  scale: Scale,
): { rows: ItemStatistics[]; scale: ScaleStatistics } {
  const items = ids.map((id) => {
    const ofItem = ratings(id);
    return { ...ratedItem(id, ofItem, scale), points: pointsOf(ofItem) };
  });
  const rated = items.filter(({ n }) => n > 0);
  const isComplete = new Uint8Array(count).fill(1);
  for (const { points } of rated) {
    points.forEach((point, row) => {
      if (Number.isNaN(point)) isComplete[row] = 0;
    });
  }
  const columns = rated.map(({ points }) => points.filter((_, row) => isComplete[row] === 1));
  const complete = columns[0]?.length ?? 0;
  const covariances = covariancesOf(columns);
  const ifRated = (id: string, found: (place: number) => Estimate): Estimate => {
    const place = rated.findIndex((item) => item.id === id);
    return place < 0 ? noEstimate(0, "no-values") : found(place);
  };
  const rows = items.map(({ points, ...item }): ItemStatistics => {
    return {
      group,
      target,
      ...item,
      ...meanAndDeviation(points, scale),
      complete,
      itemTotal: ifRated(item.id, (place) => itemTotal(covariances, complete, place)),
      alphaIfDropped: ifRated(item.id, (place) => alphaOf(covariances, complete, place)),
    };
  });
  const alpha = rated.length === 0 ? noEstimate(0, "no-values") : alphaOf(covariances, complete);
  return { rows, scale: { group, target, items: rated.length, complete, alpha } };
}

function pointsOf(ratings: readonly Rating[]): Float64Array {
  const points = new Float64Array(ratings.length).fill(Number.NaN);
  ratings.forEach((rating, row) => {
    if (typeof rating === "number") points[row] = rating;
  });
  return points;
}

function meanAndDeviation(points: Float64Array, { min, max }: Scale): Pick<ItemStatistics, "mean" | "sd"> {
  const given = points.filter((point) => !Number.isNaN(point));
  const n = given.length;
  if (n === 0) return { mean: noEstimate(0, "no-values"), sd: noEstimate(0, "no-values") };
  const { mean, squares } = momentsOf(given);
  return {
    mean: estimate((mean - min) / (max - min), n),
    sd: n === 1 ? noEstimate(1, "too-few") : estimate(Math.sqrt(squares / (n - 1)) / (max - min), n),
  };
}

/** The correlation of an item with the sum of the others, by the covariances of all. */
function itemTotal(covariances: Covariances, n: number, place: number): Estimate {
  if (covariances.length < 2 || n < 2) return noEstimate(n, "too-few");
  const variance = covariances[place]?.[place] as number;
  let withOthers = 0;
  let ofOthers = 0;
  let sizes = 0;
  covariances.forEach((row, i) => {
    if (i === place) return;
    row.forEach((value, j) => {
      if (j === place) withOthers += value;
      else {
        ofOthers += value;
        sizes += Math.abs(value);
      }
    });
  });
  // Covariances that cancel each other leave what rounding left.
  if (variance === 0 || ofOthers <= 1e-12 * sizes) return noEstimate(n, "no-variation");
  return estimate(Math.max(-1, Math.min(1, withOthers / Math.sqrt(variance * ofOthers))), n);
}
