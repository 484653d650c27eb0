// Cohen's kappa: how far two raters agree on the same units, beyond chance.
import { counted } from "../model/counted.ts";
import { type Issue, OptionsError } from "../model/errors.ts";
import { checkOptions, wordIssues } from "../model/options.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";
import { areEqual } from "./equal-values.ts";
import { type Estimate, estimate, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { normalQuantile } from "./normal-distribution.ts";
import { largest } from "./values.ts";

/** A level that a rater may give. */
export type KappaLevel = number | string;

/** How kappa counts. */
export interface KappaOptions<Level extends KappaLevel = KappaLevel> {
  /**
   * Every level that may be given, in their order; at least two. Levels that nobody gave are levels too. A number is
   * the level that it is equal to, within 1e-9.
   */
  readonly levels: readonly Level[];
  /**
   * How much two levels disagree: `"none"`, the default, counts every difference alike; `"linear"` by how many steps of
   * the order they are apart, `"quadratic"` by the square of that; or a table of numbers of at least 0, a row for each
   * level of the first rater, a column for each of the second, with 0 on the diagonal.
   */
  readonly weights?: "none" | "linear" | "quadratic" | readonly (readonly number[])[] | undefined;
  /** The confidence level of the interval, above 0 and below 1; 0.95 unless given. */
  readonly level?: number | undefined;
}

/**
 * Cohen's kappa of two raters, 1 - sum(v * observed) / sum(v * expected) over all pairs of levels, with v how much they
 * disagree (Cohen, "Weighted kappa", 1968; without weights it is his kappa of 1960). 1 is full agreement, 0 what two
 * raters with the same shares of levels would have by chance.
 *
 * The interval is that for large samples (Fleiss, Cohen and Everitt, "Large sample standard errors of kappa and
 * weighted kappa", 1969), cut at -1 and 1. It takes the units for independent random draws; the items of an instrument,
 * or schools that were chosen, are not that.
 *
 * @param first - The first rater's levels, one for each unit; `null` where there is none.
 * @param second - The second rater's, of the same units.
 * @param options - The levels and their weights.
 * @returns `n` is how many units both rated; the others are left out. The reason `"no-pairs"` when there is none,
 *   `"no-variation"` when chance alone gives full agreement: both raters gave one and the same level, or only levels
 *   that do not disagree. No interval where the formula's variance is 0.
 * @throws OptionsError for ratings that are no levels, and options that are none.
 */
export function cohenKappa<const Level extends KappaLevel>(
  first: readonly (Level | null)[],
  second: readonly (Level | null)[],
  options: KappaOptions<Level>,
): Estimate {
  checkOptions(options, ["levels", "weights", "level"], ({ levels, weights, level }) => [
    ...levelsIssues(levels),
    ...(weights === undefined || !Array.isArray(levels) ? [] : weightIssues(weights, levels.length)),
    ...(level === undefined ? [] : levelIssues(level)),
  ]);
  const { levels, weights = "none", level = usualLevel } = options;
  const issues: Issue[] = [];
  const ones = placesOf(first, levels, ["first"], issues);
  const others = placesOf(second, levels, ["second"], issues);
  if (issues.length === 0 && ones.length !== others.length) {
    const message = `${counted(others.length, "rating")} found; ${ones.length} were expected, as of the first rater`;
    issues.push({ path: ["second"], message, code: "row-length" });
  }
  if (issues.length > 0) throw new OptionsError(issues);

  const size = levels.length;
  const table = levels.map(() => new Float64Array(size));
  let n = 0;
  ones.forEach((one, unit) => {
    const other = others[unit] as number | null;
    if (one === null || other === null) return;
    n++;
    (table[one] as Float64Array)[other] = ((table[one] as Float64Array)[other] as number) + 1;
  });
  if (n === 0) return noEstimate(0, "no-pairs");
  const shares = table.map((row) => row.map((count) => count / n));
  const rows = shares.map((row) => row.reduce((sum, share) => sum + share, 0));
  const columns = levels.map((_, c) => shares.reduce((sum, row) => sum + (row[c] as number), 0));
  const apart = (r: number, c: number): number => {
    if (typeof weights !== "string") return weights[r]?.[c] as number;
    if (weights === "none") return r === c ? 0 : 1;
    const steps = Math.abs(r - c) / (size - 1);
    return weights === "linear" ? steps : steps * steps;
  };
  /** Adds up over all pairs of levels. */
  const over = (term: (r: number, c: number) => number): number => {
    return levels.reduce((sum: number, _, r) => sum + levels.reduce((part: number, _, c) => part + term(r, c), 0), 0);
  };
  const share = (r: number, c: number): number => shares[r]?.[c] as number;
  const observed = over((r, c) => apart(r, c) * share(r, c));
  const expected = over((r, c) => apart(r, c) * (rows[r] as number) * (columns[c] as number));
  if (expected === 0) return noEstimate(n, "no-variation");
  const kappa = 1 - observed / expected;

  const ofRow = levels.map((_, r) => levels.reduce((sum, _, c) => sum + apart(r, c) * (columns[c] as number), 0));
  const ofColumn = levels.map((_, c) => levels.reduce((sum, _, r) => sum + apart(r, c) * (rows[r] as number), 0));
  // The formula of 1969, with 1 - v put in for its weights of agreement.
  const squares = over((r, c) => {
    const weight = apart(r, c) - ((ofRow[r] as number) + (ofColumn[c] as number)) * (1 - kappa);
    return share(r, c) * weight * weight;
  });
  const variance = (squares - observed * observed) / (expected * expected * n);
  // Where all units agree, or all disagree alike, the formula has nothing to go by.
  if (variance <= 1e-15) return estimate(kappa, n);
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  return estimate(kappa, n, { low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach), level });
}

function levelsIssues(levels: unknown): Issue[] {
  if (!Array.isArray(levels)) return [unexpected(["levels"], levels, "a list of levels")];
  const issues: Issue[] = [];
  if (levels.length < 2) issues.push(unexpected(["levels"], levels, "two levels or more", "empty"));
  Array.from(levels).forEach((level: unknown, i) => {
    const path = ["levels", i];
    if (typeof level !== "string" && !Number.isFinite(level)) {
      issues.push(unexpected(path, level, "a finite number or a text"));
    } else if (placeOf(level, levels) < i) {
      issues.push(unexpected(path, level, "a level that stands here once", "duplicate"));
    }
  });
  return issues;
}

function placeOf(rating: unknown, levels: readonly KappaLevel[]): number {
  return levels.findIndex((level) => {
    return level === rating || (typeof level === "number" && typeof rating === "number" && areEqual(level, rating));
  });
}

function weightIssues(weights: unknown, size: number): Issue[] {
  if (!Array.isArray(weights)) return wordIssues(weights, ["none", "linear", "quadratic"], ["weights"]);
  const issues: Issue[] = [];
  const expected = `a list of ${size} numbers, one for each level,`;
  if (weights.length !== size) {
    issues.push(unexpected(["weights"], weights, `a list of ${size} lists, one for each level,`, "row-length"));
  }
  Array.from(weights).forEach((row: unknown, r) => {
    if (!Array.isArray(row) || row.length !== size) {
      issues.push(unexpected(["weights", r], row, expected, Array.isArray(row) ? "row-length" : undefined));
      return;
    }
    Array.from(row).forEach((weight: unknown, c) => {
      const sound = typeof weight === "number" && (r === c ? weight === 0 : weight >= 0 && weight <= largest);
      if (sound) return;
      const wanted = r === c ? "0, since a level does not disagree with itself," : `a number from 0 to ${largest}`;
      issues.push(outOfRange(["weights", r, c], weight, wanted));
    });
  });
  return issues;
}

function placesOf(
  ratings: unknown,
  levels: readonly KappaLevel[],
  path: readonly PropertyKey[],
  issues: Issue[],
): (number | null)[] {
  if (!Array.isArray(ratings)) {
    issues.push(unexpected(path, ratings, "a list of levels"));
    return [];
  }
  return Array.from(ratings, (rating: unknown, unit) => {
    if (rating === null) return null;
    const place = placeOf(rating, levels);
    if (place < 0) issues.push(unexpected([...path, unit], rating, "one of the levels, or null,", "unknown-id"));
    return place;
  });
}
