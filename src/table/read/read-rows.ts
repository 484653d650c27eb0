// Reads ratings from rows in a program: from an .xlsx reader, or a database driver.
import { OptionsError } from "../../check/errors.ts";
import { unexpected } from "../../check/messages.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import type { Cell, CsvRecord } from "../../csv/csv-record.ts";
import { isBlank } from "../../csv/text.ts";
import type { RatingTable } from "../rating-table.ts";
import { TableError, tableIssue } from "../table-error.ts";
import { headerOf, mostHeaderRows } from "./header-rows.ts";
import { cellOf, checkedRow, isList, type RowObject, rowsOfObjects, type TableRow } from "./program-rows.ts";
import { checkReadOptions, type ReadTableOptions } from "./read-options.ts";
import type { TableItem } from "./read-table.ts";
import { type TableBuilder, tableBuilder } from "./table-builder.ts";

const progressEvery = 1 << 16;

/**
 * Reads ratings from rows, as {@link readTable} reads them from CSV: with the same options and the same result. The line
 * of an issue is the number of its row; `delimiter` and `encoding` have no effect, and `onProgress` gets 0 bytes.
 *
 * A cell of an object may be an object itself, as SurveyJS stores the answers of a grid. Each of its keys is a column,
 * named with the outer key before it: `D1 [1.1]`.
 *
 * A cell that is `null` or `undefined` is empty; a number, a big integer, or a boolean is written as JavaScript writes it
 * (`3`, `true`), and a Date in ISO 8601 (`2026-01-31T08:00:00.000Z`). Other values are issues, unless their column is
 * left out.
 *
 * @param rows - Any iterable, including asynchronous ones, of lists or objects. The first list is the header, and
 *   shorter lists are filled with empty cells. The keys of objects are the header, in the order in which they are
 *   found; objects are kept in memory, while lists are read one by one.
 * @param options - The scale, and how the table is read.
 * @throws OptionsError for invalid options, and rows that are neither lists nor objects; {@link TableError} as readTable.
 */
export async function readRows<Version extends "1.0" | "2.0" = "1.0">(
  rows: Iterable<TableRow> | AsyncIterable<TableRow>,
  options: ReadTableOptions<Version>,
): Promise<RatingTable<TableItem<Version>>> {
  checkReadOptions(options);
  const table = tableBuilder(options);
  const { skipRows = 0, headerRows = mostHeaderRows, onProgress } = options;
  let first: CsvRecord[] = [];
  let line = 0;
  let width = 0;

  /** Reads the header, and the rows that were buffered to find it. */
  const begin = (): void => {
    const [above, rest] = [first.slice(0, skipRows), first.slice(skipRows)];
    if (rest.length === 0) {
      throw new TableError([tableIssue(unexpected([], undefined, "a header and rows", "empty"), line + 1)]);
    }
    width = Math.max(...rest.slice(0, headerRows).map(({ cells }) => filledWidth(cells)));
    const header = headerOf(
      rest.map((record) => ofWidth(record, width)),
      table.headers,
      options,
    );
    const skipped = [...above.map(({ cells }) => cells.map(({ text }) => text)), ...header.skippedRows];
    table.begin(header.record, skipRows + 1, 0, skipped);
    rest.slice(header.rows).forEach((record, i) => {
      table.readRecord(ofWidth(record, width), skipRows + header.rows + i + 1);
    });
    first = [];
  };
  for await (const cells of cellsOf(rows)) {
    line++;
    const record: CsvRecord = { cells: cells.map(cellOf), next: 0, lines: 1, isEmpty: cells.length === 0 };
    if (table.hasBegun()) table.readRecord(ofWidth(record, width), line);
    else if (first.push(record) === skipRows + headerRows) begin();
    if (line % progressEvery === 0) onProgress?.({ bytes: 0, rows: table.rows() });
  }
  if (!table.hasBegun()) begin();
  return finished(table, onProgress);
}

function finished<Item extends string>(table: TableBuilder, onProgress: ReadTableOptions["onProgress"]) {
  const read = table.finish<Item>();
  onProgress?.({ bytes: 0, rows: read.rows });
  return read;
}

/** The cells of each row; for objects, the keys come first. */
async function* cellsOf(rows: unknown): AsyncGenerator<readonly unknown[], void, undefined> {
  const expected = "a list or another iterable of rows";
  if (typeof rows !== "object" || rows === null || !(Symbol.iterator in rows || Symbol.asyncIterator in rows)) {
    throw new OptionsError([unexpected(["rows"], rows, expected, rows === undefined ? "missing" : "wrong-type")]);
  }
  const objects: RowObject[] = [];
  let index = 0;
  for await (const row of rows as AsyncIterable<unknown>) {
    const checked = checkedRow(row, index, objects.length > 0);
    // Holes are cells too.
    if (isList(checked)) yield Array.from(checked);
    else objects.push(flatRow(checked));
    index++;
  }
  yield* rowsOfObjects(objects);
}

/** A row with a cell for each key of the objects in it. */
function flatRow(row: RowObject): RowObject {
  if (!Object.values(row).some(isPlainObject)) return row;
  const cells = Object.entries(row).flatMap(([header, cell]) => {
    if (!isPlainObject(cell)) return [[header, cell]];
    return Object.entries(cell).map(([key, inner]) => [`${header} [${key}]`, inner]);
  });
  return Object.fromEntries(cells);
}

/** How many cells there are up to the last that is not empty. */
function filledWidth(cells: readonly Cell[]): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1]?.text ?? "")) width--;
  return width || cells.length;
}

/** A record without empty cells after the last column, and with empty ones up to it. */
function ofWidth(record: CsvRecord, width: number): CsvRecord {
  const { cells } = record;
  if (cells.length === width) return record;
  if (cells.length < width) {
    return { ...record, cells: Array.from({ length: width }, (_, i) => cells[i] ?? cellOf("")) };
  }
  return cells.slice(width).every(({ text }) => isBlank(text)) ? { ...record, cells: cells.slice(0, width) } : record;
}
