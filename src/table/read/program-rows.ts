// Rows in a program: from an .xlsx reader, or a database driver.
import { describe } from "../../check/describe.ts";
import { OptionsError } from "../../check/errors.ts";
import { unexpected } from "../../check/messages.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import type { Cell } from "../../csv/csv-record.ts";

/** A row of a program: a list of cells, or an object with a cell for each header. */
export type TableRow = readonly unknown[] | { readonly [header: string]: unknown };

/** A row with a cell for each header. */
export type RowObject = Exclude<TableRow, readonly unknown[]>;

/** Whether a row is a list of cells. */
export const isList = (row: TableRow): row is readonly unknown[] => Array.isArray(row);

/**
 * A row, of the same kind as the first.
 *
 * @param areObjects - Whether those before it are objects.
 * @throws OptionsError for any other value.
 */
export function checkedRow(row: unknown, index: number, areObjects: boolean): TableRow {
  const isRow = Array.isArray(row) || isPlainObject(row);
  if (isRow && (index === 0 || Array.isArray(row) !== areObjects)) return row;
  const kind = index === 0 ? "a list of cells or an object" : areObjects ? "an object" : "a list of cells";
  throw new OptionsError([unexpected(["rows", index], row, `${kind} for the row`, "wrong-type")]);
}

/** Objects as lists of cells, after a header of their keys; nothing for an empty list. */
export function* rowsOfObjects(objects: readonly RowObject[]): Generator<readonly unknown[], void, undefined> {
  if (objects.length === 0) return;
  const headers = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  yield headers;
  for (const row of objects) yield headers.map((header) => (Object.hasOwn(row, header) ? row[header] : undefined));
}

/** The cell of a value. */
export function cellOf(value: unknown): Cell {
  const text = textOfValue(value);
  if (text === null) return { text: describe(value), line: 0, problem: "wrong-type" };
  // Half a surrogate pair is not text in any encoding.
  return { text, line: 0, problem: /\p{Surrogate}/u.test(text) ? "not-utf-8" : null };
}

/** The text of a cell; `null` for a value without one. */
function textOfValue(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return `${value}`;
  const isDate = Object.prototype.toString.call(value) === "[object Date]";
  return isDate && !Number.isNaN((value as Date).getTime()) ? (value as Date).toISOString() : null;
}
