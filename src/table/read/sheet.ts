// A whole sheet of a spreadsheet, from CSV or from a program's rows: the names of its columns, and its rows by the
// numbers that the spreadsheet shows.
import { OptionsError } from "../../check/errors.ts";
import { unexpected } from "../../check/messages.ts";
import { csvProblem, isOfText } from "../../csv/csv-record.ts";
import { csvRecords, unclosedQuote } from "../../csv/read-csv.ts";
import { cleanText, isBlank } from "../../csv/text.ts";
import { type Problem, TableError, tableIssue } from "../table-error.ts";
import { cellOf, checkedRow, isList, type RowObject, rowsOfObjects } from "./program-rows.ts";

/** A cell of a sheet. */
export interface SheetCell {
  /** Its text in NFC, without white space and marks that nobody sees around it. */
  readonly text: string;
  /** Whether the last zero of a number may be lost: in CSV, and in a cell that is a number. */
  readonly mayLackZero: boolean;
  readonly problem: Problem | null;
  /** Whether the problem is one of CSV, which may be that of the cells beside it too. */
  readonly isBroken: boolean;
}

/** A row of a sheet. */
interface SheetRow {
  /** The number of the row, as a spreadsheet shows it: the first is 1, and blank ones count. */
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** A sheet whose first row is its header. */
export interface Sheet {
  /** The rows that are not blank, from the header on. */
  readonly rows: readonly SheetRow[];
  /** How many rows below the header are blank, without those at the end. */
  readonly blankRows: number;
  /** The row of an unclosed quote; `null` without one. */
  readonly openRow: number | null;
  /** Whether numbers have a decimal comma, as where Excel separates cells by semicolons. */
  readonly hasDecimalComma: boolean;
}

/**
 * The rows of a sheet, from its header on.
 *
 * @param names - Names of columns: the delimiter is the one that gives the most of them in the header.
 * @param skipRows - How many rows are above the header.
 * @throws OptionsError for a sheet that is neither text nor rows.
 */
export function sheetOf(sheet: unknown, names: readonly string[], skipRows: number): Sheet {
  if (typeof sheet !== "string") return collected(rowsOfProgram(sheet), skipRows, false);
  const text = sheet.replace(/^\uFEFF/, "");
  const separator = /^"?sep=([,;\t])"?(?:\r?\n|$)/i.exec(text);
  const csv = text.slice(separator?.[0].length ?? 0);
  const delimiter = separator?.[1] ?? delimiterOf(csv, names, skipRows);
  return collected(rowsOfCsv(csv, delimiter), skipRows, delimiter === ";");
}

/** @throws TableError for a sheet without a header. */
function collected(found: Iterable<SheetRow | null>, skipRows: number, hasDecimalComma: boolean): Sheet {
  const rows: SheetRow[] = [];
  let last = 0;
  let isOpen = false;
  for (const one of found) {
    if (one === null) isOpen = true;
    else {
      last = one.row;
      if (one.row > skipRows && !isBlankRow(one)) rows.push(one);
    }
  }
  const [header, end] = [rows[0], rows.at(-1)];
  if (header === undefined || end === undefined) {
    const problem = isOpen ? unclosedQuote : unexpected([], undefined, "a header and rows", "empty");
    throw new TableError([tableIssue(problem, isOpen ? last + 1 : skipRows + 1)], 1, "row");
  }
  const blankRows = end.row - header.row + 1 - rows.length;
  return { rows, blankRows, openRow: isOpen ? last + 1 : null, hasDecimalComma };
}

const isBlankRow = ({ cells }: SheetRow): boolean => cells.every(({ text }) => isBlank(text));

/** The rows of CSV, and `null` for a last one with an unclosed quote. */
function* rowsOfCsv(csv: string, delimiter: string): Generator<SheetRow | null, void, undefined> {
  let row = 0;
  for (const { cells } of csvRecords(csv, delimiter)) {
    row++;
    if (cells === null) yield null;
    else {
      yield {
        row,
        cells: cells.map((cell) => ({
          text: cleanText(cell.text),
          mayLackZero: true,
          problem: csvProblem(cell),
          isBroken: cell.problem !== null && !isOfText(cell),
        })),
      };
    }
  }
}

function delimiterOf(csv: string, names: readonly string[], skipRows: number): string {
  let best = { delimiter: ",", named: 0, columns: 0 };
  let open: string | undefined;
  for (const delimiter of [",", ";", "\t"]) {
    for (const row of rowsOfCsv(csv, delimiter)) {
      if (row === null) open ??= delimiter;
      else if (row.row <= skipRows || isBlankRow(row)) continue;
      else {
        const named = row.cells.filter(({ text }) => names.includes(text)).length;
        const columns = row.cells.length;
        if ((named - best.named || columns - best.columns) > 0) best = { delimiter, named, columns };
      }
      break;
    }
  }
  // Without a known name, the unclosed quote may be in the header.
  return best.named > 0 ? best.delimiter : (open ?? best.delimiter);
}

function* rowsOfProgram(rows: unknown): Generator<SheetRow, void, undefined> {
  const expected = "the text of a CSV file, or a list of rows";
  if (typeof rows !== "object" || rows === null || !(Symbol.iterator in rows)) {
    throw new OptionsError([unexpected(["sheet"], rows, expected)]);
  }
  const objects: RowObject[] = [];
  let row = 0;
  for (const value of rows as Iterable<unknown>) {
    const checked = checkedRow(value, row++, objects.length > 0);
    // Holes are cells too.
    if (isList(checked)) yield { row, cells: Array.from(checked, sheetCell) };
    else objects.push(checked);
  }
  row = 0;
  for (const cells of rowsOfObjects(objects)) yield { row: ++row, cells: cells.map(sheetCell) };
}

function sheetCell(value: unknown): SheetCell {
  const cell = cellOf(value);
  const isText = value === null || ["string", "bigint", "undefined"].includes(typeof value);
  let problem = csvProblem(cell);
  if (!(isText || Number.isFinite(value))) {
    const { message, code, params } = unexpected([], value, "text or a number");
    const isDate = Object.prototype.toString.call(value) === "[object Date]";
    const hint = ". A spreadsheet takes ids such as 3-5 for dates: format the column as text";
    problem = { message: isDate ? message.replace("an object", "a date") + hint : message, code, params };
  }
  return { text: cleanText(cell.text), mayLackZero: typeof value === "number", problem, isBroken: false };
}
