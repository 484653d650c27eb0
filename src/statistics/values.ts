// Lists of numbers with missing values.
import type { Issue } from "../check/issue.ts";
import { outOfRange, unexpected } from "../check/messages.ts";

type Path = readonly PropertyKey[];

/** A typed array of numbers. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array;

/**
 * Numbers, with `null` for missing values; or a typed array of numbers, with NaN for missing values, as in the columns
 * of a table of scores. A Float32Array has about seven digits: its 0.1 is not within 1e-9 of 0.1 in other arrays.
 */
export type Values = readonly (number | null)[] | NumberArray;

/** Whether a value is a typed array of numbers, not of bigints. */
export function isNumberArray(value: unknown): value is NumberArray {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return false;
  return !(value instanceof BigInt64Array || value instanceof BigUint64Array);
}

/** Sums of squares of larger numbers could overflow. */
export const largest = 1e100;

/** Reads numbers, with NaN for missing values, and adds every problem to `issues`. */
export function readValues(values: unknown, path: Path, issues: Issue[]): Float64Array {
  const notFinite = (value: unknown, i: number): void => {
    const expected = `a number from -${largest} to ${largest}, or null if missing`;
    issues.push(outOfRange([...path, i], value, expected));
  };
  if (isNumberArray(values)) {
    const numbers = values instanceof Float64Array ? values : Float64Array.from(values);
    numbers.forEach((value, i) => {
      if (Math.abs(value) > largest) notFinite(value, i);
    });
    return numbers;
  }
  if (!Array.isArray(values)) {
    issues.push(unexpected(path, values, "a list of numbers"));
    return new Float64Array(0);
  }
  const read = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value: unknown = values[i];
    const isThere = typeof value === "number" && Math.abs(value) <= largest;
    if (!isThere && value !== null) notFinite(value, i);
    read[i] = isThere ? value : Number.NaN;
  }
  return read;
}

/** Reads rows of numbers, all equally long, and adds every problem to `issues`. */
export function readRows(rows: unknown, path: Path, issues: Issue[]): Float64Array[] {
  if (!Array.isArray(rows)) {
    issues.push(unexpected(path, rows, "a list of lists of numbers"));
    return [];
  }
  const read = Array.from(rows, (row: unknown, i) => readValues(row, [...path, i], issues));
  const length = read[0]?.length ?? 0;
  read.forEach((row, i) => {
    if (row.length === length) return;
    issues.push(unexpected([...path, i], row.length, `${length} values, as in the first list`, "row-length"));
  });
  return read;
}

/** The numbers that are not missing. */
export function present(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value));
}
