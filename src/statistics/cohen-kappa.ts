// Cohen's kappa: how far two raters agree on the same units, beyond chance.
import { describePath } from "../check/describe.ts";
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, outOfRange, unexpected } from "../check/messages.ts";
import { checkOptions, oneOf, required } from "../check/options.ts";
import { normalQuantile } from "./distributions.ts";
import { areEqual } from "./equal-values.ts";
import { type Estimate, estimate, levelIssues, noEstimate, usualLevel } from "./estimate.ts";
import { isNumberArray, largest, type NumberArray } from "./values.ts";

type Path = readonly PropertyKey[];

/** A level that a rater may assign. */
export type KappaLevel = number | string;

/** The options of {@link cohenKappa}. */
export interface KappaOptions<Level extends KappaLevel = KappaLevel> {
  /**
   * All possible levels, in order; at least two. Include levels that no rater used. Numbers match a level within 1e-9.
   */
  readonly levels: readonly Level[];
  /**
   * How much two levels disagree: `"none"` counts every difference alike, `"linear"` counts the steps between the
   * levels, `"quadratic"` the square of these; or a table of numbers of at least 0, with a row for each level of the
   * first rater, a column for each of the second, and 0 on the diagonal. Default: `"none"`.
   */
  readonly weights?: "none" | "linear" | "quadratic" | readonly (readonly number[])[] | undefined;
  /** The confidence level of the interval, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
}

/**
 * Cohen's kappa of two raters, 1 - sum(v * observed) / sum(v * expected) over all pairs of levels, where v is how much
 * they disagree (Cohen, "Weighted kappa", 1968; without weights it is his kappa of 1960). 1 is full agreement; 0 is the
 * agreement that two raters with the same shares of levels would have by chance.
 *
 * The interval is the one for large samples (Fleiss, Cohen and Everitt, "Large sample standard errors of kappa and
 * weighted kappa", 1969), cut at -1 and 1. It assumes that the units are independent random draws; the items of an
 * instrument, or schools that were chosen, are not.
 *
 * @param first - The first rater's levels, one for each unit; `null` where a level is missing, or NaN in a typed array.
 * @param second - The second rater's levels, of the same units.
 * @returns Kappa; `n` is how many units both rated, others are left out. The reason is `"no-pairs"` when both rated no
 *   unit, `"no-variation"` when chance alone gives full agreement: both raters gave one and the same level, or only
 *   levels that do not disagree. There is no interval where the formula's variance is 0.
 * @throws OptionsError for unknown levels and invalid options.
 */
export function cohenKappa<const Level extends KappaLevel>(
  first: readonly (Level | null)[] | NumberArray,
  second: readonly (Level | null)[] | NumberArray,
  options: KappaOptions<Level>,
): Estimate {
  const given: unknown = options?.levels;
  checkOptions(options, {
    levels: required(levelsIssues),
    weights: (weights, path) => (Array.isArray(given) ? weightIssues(weights, path, given.length) : []),
    level: levelIssues,
  });
  const { levels, weights = "none", level = usualLevel } = options;
  const issues: Issue[] = [];
  const ones = placesOf(first, levels, ["first"], issues);
  const others = placesOf(second, levels, ["second"], issues);
  if (issues.length === 0 && ones.length !== others.length) {
    const expected = `${ones.length} ratings, as many as the first rater has`;
    issues.push(unexpected(["second"], others.length, expected, "row-length"));
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
  const sumOf = (term: (level: number) => number): number => levels.reduce((sum: number, _, i) => sum + term(i), 0);
  const sumOfPairs = (term: (r: number, c: number) => number): number => sumOf((r) => sumOf((c) => term(r, c)));
  const share = (r: number, c: number): number => (table[r]?.[c] as number) / n;
  const rows = levels.map((_, r) => sumOf((c) => share(r, c)));
  const columns = levels.map((_, c) => sumOf((r) => share(r, c)));
  const disagreement = (r: number, c: number): number => {
    if (typeof weights !== "string") return weights[r]?.[c] as number;
    if (weights === "none") return r === c ? 0 : 1;
    const steps = Math.abs(r - c) / (size - 1);
    return weights === "linear" ? steps : steps * steps;
  };
  const observed = sumOfPairs((r, c) => disagreement(r, c) * share(r, c));
  const expected = sumOfPairs((r, c) => disagreement(r, c) * (rows[r] as number) * (columns[c] as number));
  if (expected === 0) return noEstimate(n, "no-variation");
  const kappa = 1 - observed / expected;

  const ofRow = levels.map((_, r) => sumOf((c) => disagreement(r, c) * (columns[c] as number)));
  const ofColumn = levels.map((_, c) => sumOf((r) => disagreement(r, c) * (rows[r] as number)));
  // The formula of 1969, with 1 - v as its weights of agreement.
  const squares = sumOfPairs((r, c) => {
    const weight = disagreement(r, c) - ((ofRow[r] as number) + (ofColumn[c] as number)) * (1 - kappa);
    return share(r, c) * weight * weight;
  });
  const variance = (squares - observed * observed) / (expected * expected * n);
  // Where all units agree, or all disagree alike, the formula has no information.
  if (variance <= 1e-15) return estimate(kappa, n);
  const halfWidth = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  return estimate(kappa, n, { low: Math.max(-1, kappa - halfWidth), high: Math.min(1, kappa + halfWidth), level });
}

function levelsIssues(levels: unknown, path: Path): Issue[] {
  if (!Array.isArray(levels)) return [unexpected(path, levels, "a list of levels")];
  const issues: Issue[] = [];
  if (levels.length < 2) issues.push(unexpected(path, levels.length, "at least two levels", "empty"));
  Array.from(levels).forEach((level: unknown, i) => {
    if (typeof level !== "string" && !Number.isFinite(level)) {
      issues.push(unexpected([...path, i], level, "a finite number or text"));
      return;
    }
    const first = placeOf(level, levels);
    if (first < i) issues.push(duplicate([...path, i], level, "level", describePath([...path, first])));
  });
  return issues;
}

function placeOf(rating: unknown, levels: readonly KappaLevel[]): number {
  return levels.findIndex((level) => {
    return level === rating || (typeof level === "number" && typeof rating === "number" && areEqual(level, rating));
  });
}

function weightIssues(weights: unknown, path: Path, size: number): readonly Issue[] {
  if (!Array.isArray(weights)) return oneOf("none", "linear", "quadratic")(weights, path);
  const issues: Issue[] = [];
  const expected = `a list of ${size} numbers, one for each level`;
  if (weights.length !== size) issues.push(unexpected(path, weights.length, `${size} lists of numbers`, "row-length"));
  Array.from(weights).forEach((row: unknown, r) => {
    if (!Array.isArray(row)) issues.push(unexpected([...path, r], row, expected));
    else if (row.length !== size) issues.push(unexpected([...path, r], row.length, `${size} numbers`, "row-length"));
    else
      Array.from(row).forEach((weight: unknown, c) => {
        if (typeof weight === "number" && (r === c ? weight === 0 : weight >= 0 && weight <= largest)) return;
        const expected = r === c ? "0, since a level agrees with itself" : `a number from 0 to ${largest}`;
        issues.push(outOfRange([...path, r, c], weight, expected));
      });
  });
  return issues;
}

function placesOf(ratings: unknown, levels: readonly KappaLevel[], path: Path, issues: Issue[]): (number | null)[] {
  const isTyped = isNumberArray(ratings);
  if (!isTyped && !Array.isArray(ratings)) {
    issues.push(unexpected(path, ratings, "a list of levels"));
    return [];
  }
  return Array.from<unknown, number | null>(ratings, (rating, unit) => {
    if (rating === null || (isTyped && Number.isNaN(rating))) return null;
    const place = placeOf(rating, levels);
    if (place < 0) issues.push(unexpected([...path, unit], rating, "one of the levels, or null", "unknown-id"));
    return place;
  });
}
