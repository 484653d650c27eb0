// Cronbach's alpha: how far the items of a scale vary together.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { checkOptions, oneOf, required } from "../check/options.ts";
import { type Estimate, estimate, noEstimate } from "./estimate.ts";
import { momentsOf } from "./sorted-values.ts";
import { readRows, type Values } from "./values.ts";

/** How Cronbach's alpha handles missing values. */
export interface CronbachOptions {
  /**
   * `"listwise"` leaves out persons who did not rate every item. `"pairwise"` computes each covariance from the persons
   * who rated both items; this uses more data, but can give an alpha that no complete data could have.
   */
  readonly missing: "listwise" | "pairwise";
}

/**
 * Cronbach's alpha of some items, k / (k - 1) * (1 - sum of the variances / sum of all covariances) (Cronbach,
 * "Coefficient alpha and the internal structure of tests", 1951), with covariances over n - 1.
 *
 * It is only a lower bound of the reliability of the sum, and only when errors are uncorrelated. It grows with the
 * number of items, and a high alpha does not show that the items measure one thing. The items of a CEI domain were not
 * designed as such a scale.
 *
 * @param items - Persons by items: for each person a value for each item, `null` where it is missing.
 * @returns Alpha; `n` is how many persons it is based on: those who rated every item, or with `"pairwise"` any item.
 *   The reason is `"no-values"` without any value, `"too-few"` for fewer than two items, or than two persons for any of
 *   the covariances, `"no-variation"` when the covariances add up to 0, as when all values of each item are equal
 *   (within 1e-9).
 * @throws OptionsError for invalid values and options.
 */
export function cronbachAlpha(items: readonly Values[], options: CronbachOptions): Estimate {
  checkOptions(options, { missing: required(oneOf("listwise", "pairwise")) });
  const issues: Issue[] = [];
  const rows = readRows(items, ["items"], issues);
  if (issues.length > 0) throw new OptionsError(issues);
  const isPresent = (value: number): boolean => !Number.isNaN(value);
  const persons = rows.filter((row) => (options.missing === "listwise" ? row.every(isPresent) : row.some(isPresent)));
  if (!rows.some((row) => row.some(isPresent))) return noEstimate(0, "no-values");
  const columns = Array.from(rows[0] as Float64Array, (_, i) => Float64Array.from(persons, (row) => row[i] as number));
  return alphaOf(covariancesOf(columns), persons.length);
}

/** The covariance of each pair of items, over n - 1; NaN where fewer than two persons have both. */
export type Covariances = readonly (readonly number[])[];

/**
 * The covariances of some items: each over those who have both, 0 when one of the two does not vary among them.
 *
 * @param columns - For each item a value for each person, NaN where there is none.
 */
export function covariancesOf(columns: readonly Float64Array[]): Covariances {
  const complete = columns.map((column) => (column.some(Number.isNaN) ? null : centered(column)));
  const covariances = columns.map(() => new Array<number>(columns.length).fill(0));
  columns.forEach((column, i) => {
    for (let j = 0; j <= i; j++) {
      const [one, other] = [complete[i], complete[j]];
      const value = one && other ? covariance(one, other) : covarianceOfBoth(column, columns[j] as Float64Array);
      (covariances[i] as number[])[j] = value;
      (covariances[j] as number[])[i] = value;
    }
  });
  return covariances;
}

/** The differences from the mean; all exactly 0 when the values are equal. */
function centered(values: Float64Array): Float64Array {
  if (values.length === 0) return values;
  const { mean, squares } = momentsOf(values);
  const differences = new Float64Array(values.length);
  if (squares === 0) return differences;
  for (let k = 0; k < values.length; k++) differences[k] = (values[k] as number) - mean;
  return differences;
}

/** The covariance of items that are centered; NaN for fewer than two persons. */
function covariance(ones: Float64Array, others: Float64Array): number {
  if (ones.length < 2) return Number.NaN;
  let sum = 0;
  for (let k = 0; k < ones.length; k++) sum += (ones[k] as number) * (others[k] as number);
  return sum / (ones.length - 1);
}

function covarianceOfBoth(ones: Float64Array, others: Float64Array): number {
  const [both, otherBoth] = [new Float64Array(ones.length), new Float64Array(ones.length)];
  let n = 0;
  for (let k = 0; k < ones.length; k++) {
    const [one, other] = [ones[k] as number, others[k] as number];
    if (Number.isNaN(one + other)) continue;
    both[n] = one;
    otherBoth[n++] = other;
  }
  return covariance(centered(both.subarray(0, n)), centered(otherBoth.subarray(0, n)));
}

/**
 * Alpha of items by their covariances.
 *
 * @param n - How many persons it rests on.
 * @param leftOut - The place of an item that is left out. Default: none.
 */
export function alphaOf(covariances: Covariances, n: number, leftOut?: number): Estimate {
  const places = [...covariances.keys()].filter((place) => place !== leftOut);
  const k = places.length;
  if (k < 2) return noEstimate(n, "too-few");
  let variances = 0;
  let all = 0;
  let sizes = 0;
  for (const i of places) {
    for (const j of places) {
      const value = covariances[i]?.[j] as number;
      if (i === j) variances += value;
      all += value;
      sizes += Math.abs(value);
    }
  }
  if (Number.isNaN(all)) return noEstimate(n, "too-few");
  // Covariances that cancel each other leave a rounding error.
  if (Math.abs(all) <= 1e-12 * sizes) return noEstimate(n, "no-variation");
  return estimate((k / (k - 1)) * (1 - variances / all), n);
}
