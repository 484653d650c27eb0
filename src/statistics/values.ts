// Numbers that are given as lists, in which some may be missing.
import { counted } from "../model/counted.ts";
import type { Issue } from "../model/errors.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";
import { areEqual } from "./equal-values.ts";

/**
 * Numbers, with `null` for what is missing; in a typed array NaN is missing, as in the columns of a table of scores.
 */
export type Values = readonly (number | null)[] | Float64Array;

/** Larger numbers would not fit when they are squared and added up. */
export const largest = 1e100;

/**
 * Reads numbers.
 *
 * @param values - Anything.
 * @param path - Where they stand.
 * @param issues - Takes what is wrong.
 * @returns The numbers, NaN for what is missing.
 */
export function readValues(values: unknown, path: readonly PropertyKey[], issues: Issue[]): Float64Array {
  if (values instanceof Float64Array) {
    values.forEach((value, i) => {
      if (Math.abs(value) > largest) issues.push(notFinite(value, [...path, i]));
    });
    return values;
  }
  if (!Array.isArray(values)) {
    issues.push(unexpected(path, values, "a list of numbers"));
    return new Float64Array(0);
  }
  const read = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value: unknown = values[i];
    const isThere = typeof value === "number" && Math.abs(value) <= largest;
    if (!isThere && value !== null) issues.push(notFinite(value, [...path, i]));
    read[i] = isThere ? value : Number.NaN;
  }
  return read;
}

/**
 * Reads rows of numbers, all equally long.
 *
 * @param rows - Anything.
 * @param path - Where they stand.
 * @param issues - Takes what is wrong.
 */
export function readRows(rows: unknown, path: readonly PropertyKey[], issues: Issue[]): Float64Array[] {
  if (!Array.isArray(rows)) {
    issues.push(unexpected(path, rows, "a list of lists of numbers"));
    return [];
  }
  const read = Array.from(rows, (row: unknown, i) => readValues(row, [...path, i], issues));
  const length = read[0]?.length ?? 0;
  read.forEach((row, i) => {
    if (row.length === length) return;
    const message = `${counted(row.length, "value")} found; ${length} were expected, as in the first list`;
    issues.push({ path: [...path, i], message, code: "row-length" });
  });
  return read;
}

/**
 * The numbers that are there.
 *
 * @param values - NaN for what is missing.
 */
export function present(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value));
}

/**
 * The mean, and the sum of squared differences from it, in two passes. The sum is exactly 0 when all values are equal.
 *
 * @param values - At least one, none missing.
 */
export function meanAndSquares(values: Float64Array): { readonly mean: number; readonly squares: number } {
  // Measured from the first value, so that values which are alike have a mean that is exactly theirs.
  const first = values[0] as number;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) - first;
  const mean = first + sum / values.length;
  let squares = 0;
  let least = first;
  let greatest = first;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    squares += (value - mean) ** 2;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return { mean, squares: areEqual(least, greatest) ? 0 : squares };
}

function notFinite(value: unknown, path: readonly PropertyKey[]): Issue {
  return outOfRange(path, value, `a number from -${largest} to ${largest}, or null for what is missing,`);
}
