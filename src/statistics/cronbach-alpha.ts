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
   * `"listwise"` leaves out persons who did not rate every item; `"pairwise"` takes each covariance from the persons
   * who rated both items, which uses more of what there is, and can give an alpha that no complete data could.
   */
  readonly missing: "listwise" | "pairwise";
}

/**
 * Cronbach's alpha of some items, k / (k - 1) * (1 - sum of the variances / sum of all covariances) (Cronbach,
 * "Coefficient alpha and the internal structure of tests", 1951), with covariances over n - 1.
 *
 * It is no more than a lower bound of the reliability of the sum, and that only when errors are uncorrelated; it grows
 * with the number of items, and a high one does not show that they measure one thing. The items of a domain of CEI were
 * not built as such a scale.
 *
 * @param items - Persons by items: for each person a value for each item, `null` where there is none.
 * @returns `n` is how many persons it rests on: those who rated every item, or pairwise any. The reason `"no-values"`
 *   for no value, `"too-few"` for fewer than two items, or than two persons for any of the covariances,
 *   `"no-variation"` when the covariances add up to 0, as when all values of each item are equal (within 1e-9).
 * @throws OptionsError for invalid values and options.
 */
export function cronbachAlpha(items: readonly Values[], options: CronbachOptions): Estimate {
  checkOptions(options, { missing: required(oneOf("listwise", "pairwise")) });
  const issues: Issue[] = [];
  const rows = readRows(items, ["items"], issues);
  if (issues.length > 0) throw new OptionsError(issues);
  const isPresent = (value: number): boolean => !Number.isNaN(value);
  const persons = rows.filter((row) => (options.missing === "listwise" ? row.every(isPresent) : row.some(isPresent)));
  const n = persons.length;
  const count = rows[0]?.length ?? 0;
  if (!rows.some((row) => row.some(isPresent))) return noEstimate(0, "no-values");
  if (count < 2) return noEstimate(n, "too-few");
  let variances = 0;
  let all = 0;
  let sizes = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const value = covariance(persons, i, j);
      if (value === null) return noEstimate(n, "too-few");
      if (i === j) variances += value;
      all += i === j ? value : 2 * value;
      sizes += Math.abs(value);
    }
  }
  // Covariances that cancel each other leave what rounding left.
  if (Math.abs(all) <= 1e-12 * sizes) return noEstimate(n, "no-variation");
  return estimate((count / (count - 1)) * (1 - variances / all), n);
}

/** The covariance of two items over those who rated both, 0 when one does not vary; `null` for fewer than two. */
function covariance(persons: readonly Float64Array[], i: number, j: number): number | null {
  const ones = new Float64Array(persons.length);
  const others = new Float64Array(persons.length);
  let n = 0;
  for (const values of persons) {
    const [one, other] = [values[i] as number, values[j] as number];
    if (Number.isNaN(one + other)) continue;
    ones[n] = one;
    others[n] = other;
    n++;
  }
  if (n < 2) return null;
  const [ofOnes, ofOthers] = [momentsOf(ones.subarray(0, n)), momentsOf(others.subarray(0, n))];
  if (ofOnes.squares === 0 || ofOthers.squares === 0) return 0;
  let sum = 0;
  for (let k = 0; k < n; k++) sum += ((ones[k] as number) - ofOnes.mean) * ((others[k] as number) - ofOthers.mean);
  return sum / (n - 1);
}
