// What reads the rows of either form.
import { counted } from "../model/counted.ts";
import { describe } from "../model/describe.ts";
import type { IssueCode } from "../model/errors.ts";
import type { BadRows } from "./bad-rows.ts";
import type { Blocks } from "./blocks.ts";
import type { NumberOfCell } from "./cell-numbers.ts";
import { type Header, problems } from "./header.ts";
import type { InstrumentItems } from "./instrument-items.ts";
import type { ReadCell } from "./rating-cells.ts";
import type { RatingCodes } from "./rating-codes.ts";
import type { GroupColumn } from "./rating-table.ts";
import type { Cell, CsvRecord } from "./records.ts";
import type { TableIssue } from "./table-error.ts";

/** Reads the rows of one form into blocks. */
export interface RowReader {
  /**
   * Reads plain records up to the first that is not plain, or that has a problem.
   *
   * @param bytes - Bytes of CSV.
   * @param start - Where a record starts.
   * @param end - After the last line feed.
   * @returns Where it stopped.
   */
  readonly readPlain: (bytes: Uint8Array, start: number, end: number) => number;
  /** How many records, and so lines, readPlain has read in all. */
  readonly plainRecords: () => number;
  /** Reads any record; its problems go to the bad rows. */
  readonly readRecord: (record: CsvRecord, line: number) => void;
  /** How many rows there are so far. */
  readonly rows: () => number;
  /** What has been read; nothing can be read after it. */
  readonly finish: () => ReadRows;
}

/** What a row reader has read. */
interface ReadRows {
  readonly blocks: Blocks;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly groups: readonly GroupColumn[];
}

/** What a row reader is made of. */
export interface RowReaderParts {
  readonly header: Header;
  readonly items: InstrumentItems;
  readonly codes: RatingCodes;
  /** The byte between cells. */
  readonly delimiter: number;
  readonly readCell: ReadCell;
  /** The same by the bytes of the cell. */
  readonly numberOfRating: NumberOfCell;
  readonly bad: BadRows;
}

/**
 * The issue of a cell.
 *
 * @param header - The header.
 * @param index - The index of its column.
 * @param cell - The cell.
 * @param line - The line in which its record starts.
 * @param item - The item that it rates.
 * @param code - The kind of problem.
 * @param message - What was found and what was expected.
 */
export function cellIssue(
  { names }: Header,
  index: number,
  cell: Cell,
  line: number,
  item: string | null,
  code: IssueCode,
  message: string,
): TableIssue {
  const at = line + cell.line;
  return { path: [at, names[index] ?? ""], message, code, line: at, column: index + 1, item, value: cell.text };
}

/**
 * Whether a record is an empty line, which is no row: it has nothing where several cells should be.
 *
 * @param record - A record.
 * @param header - The header.
 */
export function isBlank({ isEmpty }: CsvRecord, { columns }: Header): boolean {
  return isEmpty && columns.length > 1;
}

/**
 * What is wrong with a record as CSV: its length, and its cells.
 *
 * @param record - A record.
 * @param line - The line in which it starts.
 * @param header - The header.
 */
export function recordIssues(record: CsvRecord, line: number, header: Header): TableIssue[] {
  const { cells } = record;
  const issues: TableIssue[] = [];
  const count = header.columns.length;
  if (cells.length !== count) {
    const message = `${counted(cells.length, "cell")} found; ${count} were expected, as in the header`;
    issues.push({ path: [line], message, code: "row-length", line, column: null, item: null, value: null });
  }
  cells.forEach((cell, index) => {
    if (cell.problem === null) return;
    const column = header.columns[index];
    const item = column?.is === "item" ? column.id : null;
    const message = `${problems[cell.problem]}: ${describe(cell.text)}`;
    issues.push(cellIssue(header, index, cell, line, item, cell.problem, message));
  });
  return issues;
}
