// Where raters agree, and where they do not.
import { deepFreeze } from "../model/freeze.ts";
import type { MetricAssessment, SelfAssessment } from "../scoring/assessment.ts";
import { fromAssessments } from "../table/from-assessments.ts";
import { type RatingTable, tableData } from "../table/rating-table.ts";
import { type Estimate, estimate, noEstimate } from "./estimate.ts";
import { type AlphaEstimate, alphaOfUnits } from "./krippendorff-alpha.ts";

/** How one item was rated. */
export interface ItemAgreement {
  /** The item. */
  readonly id: string;
  /** How many rated it. */
  readonly n: number;
  /** How many rated it "n/a". */
  readonly notApplicable: number;
  /** How many did not rate it. */
  readonly missing: number;
  /** How often each point of the scale was given. */
  readonly distribution: readonly { readonly rating: number; readonly count: number }[];
  /**
   * The mean distance between two raters' ratings, over all pairs of raters, as a share of the scale: 0 when all gave
   * the same, 1 when two gave its two ends. The reason `"no-values"` when nobody rated it, `"too-few"` when one did.
   */
  readonly difference: Estimate;
}

/** How raters of one instrument agree. */
export interface Agreement {
  /** Krippendorff's ordinal alpha, with the items as units. */
  readonly alpha: AlphaEstimate;
  /** How many raters there are. */
  readonly raters: number;
  /** The items, those first on which raters differ the most; those that fewer than two rated last. */
  readonly items: readonly ItemAgreement[];
}

/**
 * How far raters of one instrument agree, as a whole and on each item.
 *
 * Students, families, staff, and leaders see a school from different positions. Where they differ is information about
 * the school and the first thing to talk about; low agreement is not a data-quality problem. A low alpha means that one
 * number cannot represent all of them; among raters in the same position, it shows how alike the items are understood.
 * "n/a" and ratings that are absent count as missing, and are counted.
 *
 * @param assessments - Assessments of the same place by different raters, all of one instrument and on one scale; or a
 *   table of them. The scale must not be continuous.
 * @throws AssessmentError with every problem of every assessment.
 */
export function agreement(assessments: readonly (SelfAssessment | MetricAssessment)[] | RatingTable): Agreement {
  const table: RatingTable =
    tableData(assessments) === undefined
      ? (fromAssessments(assessments as readonly (SelfAssessment | MetricAssessment)[]) as unknown as RatingTable)
      : (assessments as RatingTable);
  const { min, max } = table.scale;
  const points = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  const items = table.items.map((id): ItemAgreement => {
    const counts = points.map(() => 0);
    let notApplicable = 0;
    let n = 0;
    for (const rating of table.ratings(id)) {
      if (rating === "n/a") notApplicable++;
      if (typeof rating !== "number") continue;
      counts[rating - min] = (counts[rating - min] as number) + 1;
      n++;
    }
    return {
      id,
      n,
      notApplicable,
      missing: table.rows - n - notApplicable,
      distribution: points.map((rating, i) => ({ rating, count: counts[i] as number })),
      difference: differenceOf(counts, n),
    };
  });
  const alpha = alphaOfUnits(
    items.map(({ distribution }) => {
      const given = distribution.filter(({ count }) => count > 0);
      return { values: given.map(({ rating }) => rating), counts: given.map(({ count }) => count) };
    }),
    "ordinal",
  );
  const inOrder = [...items].sort((one, other) => (other.difference.value ?? -1) - (one.difference.value ?? -1));
  return deepFreeze({ alpha, raters: table.rows, items: inOrder });
}

/** Over all pairs of raters: a step of the scale lies between all pairs of one at or below it and one above. */
function differenceOf(counts: readonly number[], n: number): Estimate {
  if (n < 2) return noEstimate(n, n === 0 ? "no-values" : "too-few");
  let below = 0;
  let steps = 0;
  for (const count of counts.slice(0, -1)) {
    below += count;
    steps += below * (n - below);
  }
  return estimate(steps / ((n * (n - 1)) / 2) / (counts.length - 1), n);
}
