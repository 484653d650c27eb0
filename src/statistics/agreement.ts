// Where raters agree, and where they do not.
import { anything, checkOptions } from "../check/options.ts";
import {
  type GroupValues,
  minCountCheck,
  type SmallGroupOptions,
  type SmallGroups,
  smallGroups,
} from "../check/small-groups.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type Estimate, estimate, noEstimate } from "./estimate.ts";
import type { GroupBy } from "./grouped-scores.ts";
import { type AlphaEstimate, alphaOfUnits } from "./krippendorff-alpha.ts";
import {
  groupedRatings,
  type ManyAssessments,
  type RatedItem,
  type Respondents,
  ratedItem,
  stepsBetween,
} from "./rated-items.ts";

/** How raters are grouped. */
export interface AgreementOptions extends SmallGroupOptions {
  /**
   * For a list of assessments: a property such as `"role"`, a list of them, or labels for each assessment. For a table:
   * one or more of its groups. Default: raters are not grouped.
   */
  readonly by?: GroupBy | undefined;
}

/** How one item was rated. */
export interface ItemAgreement extends RatedItem {
  /**
   * The mean distance between two raters' ratings, over all pairs of raters, as a share of the scale: 0 when all gave
   * the same rating, 1 when two raters gave its two ends. The reason is `"no-values"` when nobody rated it, `"too-few"`
   * when only one did.
   */
  readonly difference: Estimate;
}

/** How raters of one instrument agree. */
export interface RaterAgreement {
  /** Krippendorff's ordinal alpha, with the items as units. */
  readonly alpha: AlphaEstimate;
  /**
   * The mean distance between two raters' ratings of the same item, as a share of the scale: the sum of the distances
   * over all pairs of raters of all items, divided by the number of pairs. So an item is weighted by its number of
   * pairs. `n` is how many ratings are in the pairs. The reason is `"no-values"` when nothing was rated, `"no-pairs"`
   * when no item was rated twice.
   */
  readonly difference: Estimate;
  /** How many raters there are. */
  readonly raters: number;
  /** The items, sorted by difference, the largest first; items that fewer than two raters rated are last. */
  readonly items: readonly ItemAgreement[];
}

/** How the raters of one group agree with each other. */
export interface GroupAgreement extends RaterAgreement {
  /** The value of the group under each of its names: `{ role: "staff" }`. */
  readonly group: GroupValues;
}

/** One row for `writeCsv`: the agreement on an item, or of a group as a whole. */
export interface AgreementRow {
  /** The value of the group under each of its names; empty without `by`. */
  readonly group: GroupValues;
  /** The item, or "overall". */
  readonly id: string;
  /** How many rated it; for "overall", how many raters there are. */
  readonly n: number;
  /** How many rated it "n/a"; `null` for "overall". */
  readonly notApplicable: number | null;
  /** How many did not rate it; `null` for "overall". */
  readonly missing: number | null;
  /** The mean distance between two raters' ratings, as a share of the scale. */
  readonly difference: Estimate;
  /** Krippendorff's alpha of the group; `null` for items. */
  readonly alpha: AlphaEstimate | null;
}

/** How raters of one instrument agree. Use `writeCsv` to write it, `agreementChart` to draw it. */
export interface Agreement extends RaterAgreement, SmallGroups {
  /** The names of the groups; empty without `by`. */
  readonly by: readonly string[];
  /** The columns of `rows`, for `writeCsv`. */
  readonly columns: readonly string[];
  /** For each group (without `by`, for all raters) each item, in the order of `items`, and then "overall". */
  readonly rows: readonly AgreementRow[];
  /** With `by`: each group by itself, in the order of the groups' first raters. */
  readonly groups?: readonly GroupAgreement[];
}

/**
 * Measures how far raters of one instrument agree: overall, on each item, and with `by` in each group.
 *
 * Students, families, staff, and leaders see a school from different positions. Where they differ is information about
 * the school and the first thing to talk about; low agreement is not a data-quality problem. Within a group of raters in
 * the same position, agreement shows how alike the items are understood.
 *
 * Read `alpha` and `difference` together. Alpha compares the distances between raters with those between ratings of any
 * items. So it is low where raters differ, but also where items hardly differ, because raters would then agree as much
 * by chance. For example, when 16 of 20 raters give 4 and 4 raters give 3 on each of five items, alpha is -0.04,
 * although two raters are on average only 0.11 of the scale from 1 to 4 apart. A low alpha with a small difference
 * means that all items are rated alike; a low alpha with a large difference means that one number cannot represent all
 * raters.
 *
 * Ratings of "n/a" and absent ratings are missing values; both are counted.
 *
 * @param assessments - Assessments of the same place by different raters, all of one instrument and on one scale; or a
 *   table of them. The scale must not be continuous.
 * @throws AssessmentError with every problem of every assessment, OptionsError for invalid groups.
 */
export function agreement(assessments: ManyAssessments, options: AgreementOptions = {}): Agreement {
  checkOptions(options, { by: anything, minCount: minCountCheck });
  const { table, by, all, groups } = groupedRatings(assessments, options.by);
  const agreementOf = (respondents: Respondents): RaterAgreement => {
    return raterAgreement(
      table.items.map((id) => ratedItem(id, respondents.ratings(id), table.scale)),
      respondents.count,
    );
  };
  const whole = agreementOf(all);
  const isSplit = options.by !== undefined;
  const ofGroups: GroupAgreement[] = isSplit
    ? groups.map((respondents) => ({ group: respondents.group, ...agreementOf(respondents) }))
    : [{ group: all.group, ...whole }];
  const rows = ofGroups.flatMap(rowsOf);
  return deepFreeze({
    ...whole,
    ...(isSplit && { groups: ofGroups }),
    by,
    columns: [...by, "id", "n", "notApplicable", "missing", "difference", "alpha"],
    rows,
    ...smallGroups(rows, options.minCount),
  });
}

function rowsOf({ group, raters, items, difference, alpha }: GroupAgreement): AgreementRow[] {
  const whole = { id: "overall", n: raters, notApplicable: null, missing: null, difference, alpha };
  const ofItems = items.map(({ distribution, ...item }) => ({ ...item, alpha: null }));
  return [...ofItems, whole].map((row) => ({ group, ...row }));
}

function raterAgreement(rated: readonly RatedItem[], raters: number): RaterAgreement {
  const alpha = alphaOfUnits(
    rated.map(({ n, distribution }) => {
      const given = distribution.filter(({ count }) => count > 0);
      return {
        values: Float64Array.from(given, ({ rating }) => rating),
        counts: Float64Array.from(given, ({ count }) => count),
        n,
      };
    }),
    "ordinal",
  );
  const stepsOfScale = (rated[0]?.distribution.length ?? 0) - 1;
  let ratings = 0;
  let steps = 0;
  let pairs = 0;
  const items = rated.map((item): ItemAgreement => {
    const { n } = item;
    if (n < 2) return { ...item, difference: noEstimate(n, n === 0 ? "no-values" : "too-few") };
    const stepsOfItem = stepsBetween(item.distribution.map(({ count }) => count));
    const pairsOfItem = (n * (n - 1)) / 2;
    ratings += n;
    steps += stepsOfItem;
    pairs += pairsOfItem;
    return { ...item, difference: estimate(stepsOfItem / pairsOfItem / stepsOfScale, n) };
  });
  const hasRatings = rated.some(({ n }) => n > 0);
  const difference =
    pairs === 0
      ? noEstimate(0, hasRatings ? "no-pairs" : "no-values")
      : estimate(steps / pairs / stepsOfScale, ratings);
  items.sort((one, other) => (other.difference.value ?? -1) - (one.difference.value ?? -1));
  return { alpha, difference, raters, items };
}
