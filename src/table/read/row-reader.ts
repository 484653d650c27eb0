// Shared by the readers of both forms: how the cells of a column are read, and the issues of a record.
import { unexpected } from "../../check/messages.ts";
import { type CsvRecord, csvProblem, isOfText } from "../../csv/csv-record.ts";
import type { InstrumentItems } from "../instrument-items.ts";
import type { TableData } from "../rating-table.ts";
import { type Problem, type TableIssue, tableIssue } from "../table-error.ts";
import type { Answers, CellReader } from "./answers.ts";
import type { BadRows } from "./bad-rows.ts";
import { groupDictionary } from "./dictionary.ts";
import type { Header } from "./header.ts";
import type { Repeats } from "./repeats.ts";

/** Reads the rows of one form into blocks. */
export interface RowReader {
  /** Reads plain records up to the first that is not plain, or has a problem; returns where it stopped. */
  readonly readPlain: (bytes: Uint8Array, start: number, end: number) => number;
  /** How many records, and so lines, readPlain has read in all. */
  readonly plainRecords: () => number;
  /** Reads any record; its problems are added to the bad rows. */
  readonly readRecord: (record: CsvRecord, line: number) => void;
  /** How many rows there are so far. */
  readonly rows: () => number;
  /** The data that has been read. Ends the reading. */
  readonly finish: () => Pick<TableData, "blocks" | "columnOf" | "groups"> & { readonly blankRows: number };
}

/** The parts of a row reader. */
export interface RowReaderParts {
  readonly header: Header;
  readonly items: InstrumentItems;
  /** The byte between cells. */
  readonly delimiter: number;
  readonly answers: Answers;
  readonly bad: BadRows;
  /** Finds repeated responses, where they are left out. */
  readonly repeats?: Repeats | undefined;
}

/** Cells that are not read, so that any bytes may be in them. */
export const leftOutCells: CellReader = { numberOf: () => 0, read: () => 0 };

/** A group column: its name, its number among the group columns, and its values. */
export interface GroupCells extends CellReader {
  readonly name: string;
  readonly place: number;
  readonly texts: readonly string[];
}

export function groupCells(name: string, place: number): GroupCells {
  const { texts, numberOf, numberOfText } = groupDictionary();
  return { name, place, texts, numberOf, read: numberOfText };
}

/** The cells of a record: the number of each, -1 for one that could not be read, and their issues. */
export type ReadCells = ReturnType<typeof readCells>;

/**
 * Reads the cells of any record.
 *
 * @param order - The indexes of the columns, in the order in which they are read.
 * @param itemOf - The item that a cell rates, by the numbers that were read before.
 */
export function readCells(
  record: CsvRecord,
  line: number,
  { columns, names }: Header,
  readers: readonly CellReader[],
  order: readonly number[],
  itemOf: (index: number, numbers: Int32Array) => string | null,
) {
  const { cells } = record;
  const numbers = new Int32Array(columns.length).fill(-1);
  const issues: TableIssue[] = [];
  const isWhole = cells.length === columns.length;
  if (!isWhole) {
    const count = columns.length === 1 ? "1 cell" : `${columns.length} cells`;
    issues.push(tableIssue(unexpected([], cells.length, `${count}, as in the header`, "row-length"), line));
  }
  const addIssue = (index: number, problem: Problem): void => {
    const { text, line: lineInRecord } = cells[index] as CsvRecord["cells"][number];
    const cell = { index, name: names[index] ?? "", item: itemOf(index, numbers), value: text };
    issues.push(tableIssue(problem, line + lineInRecord, cell));
  };
  cells.forEach((cell, index) => {
    const isRead = columns[index]?.is !== "left-out";
    const problem = isRead || !isOfText(cell) ? csvProblem(cell) : null;
    if (problem !== null) addIssue(index, problem);
  });
  for (const index of order) {
    const cell = cells[index];
    // Reads the name of the row even in a record of the wrong length, so that this row is not kept.
    if (cell === undefined || cell.problem !== null || !(isWhole || columns[index]?.is === "row")) continue;
    const found = (readers[index] as CellReader).read(cell.text, itemOf(index, numbers));
    if (typeof found === "number") numbers[index] = found;
    else if (isWhole) addIssue(index, found);
  }
  return { numbers, issues, addIssue };
}
