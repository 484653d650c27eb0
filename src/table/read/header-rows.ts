// Finds the header and the row of it that names the columns: below titles and a first line "sep=;", and in the several
// header rows of Qualtrics and SurveyMonkey.
import { unexpected } from "../../check/messages.ts";
import { type Cell, type CsvRecord, csvRecord, type UnendedRecord } from "../../csv/csv-record.ts";
import { isBlank, lossyTextOf } from "../../csv/text.ts";
import { TableError, tableIssue } from "../table-error.ts";
import type { HeaderReader } from "./header.ts";
import type { ReadTableOptions } from "./read-options.ts";

/** The most rows of a header that is recognized. */
export const mostHeaderRows = 3;

/** A header and what is around it. */
export interface HeaderRows {
  readonly delimiter: number;
  /** The names of the columns. */
  readonly record: CsvRecord;
  /** How many lines are above it. */
  readonly linesAbove: number;
  /** How many lines it all takes. */
  readonly lines: number;
  /** Where the first record after it is. */
  readonly next: number;
  /** The rows above the header, and those of its rows that do not name the columns. */
  readonly skippedRows: readonly (readonly string[])[];
}

/** A record of the header that has not ended, with its place. */
export interface OpenHeader {
  readonly open: UnendedRecord;
  readonly at: number;
  readonly line: number;
}

/**
 * Finds the header.
 *
 * @param isAll - Whether all bytes are there. Otherwise rows that may belong to the header can be incomplete.
 */
export function findHeader(
  bytes: Uint8Array,
  start: number,
  end: number,
  headers: HeaderReader,
  options: ReadTableOptions,
  isAll: boolean,
): HeaderRows | OpenHeader {
  const { skipRows = 0 } = options;
  const separator = /^"?sep=([^\r\n"\u0080-\uFFFF])"?\r?\n/i.exec(lossyTextOf(bytes.subarray(start, start + 10)));
  const first = start + (separator?.[0].length ?? 0);
  const delimiter =
    options.delimiter === undefined && separator?.[1] !== undefined
      ? separator[1].charCodeAt(0)
      : delimiterAfter(bytes, first, end, headers, skipRows);

  const records: CsvRecord[] = [];
  const wanted = skipRows + (options.headerRows ?? mostHeaderRows);
  const least = skipRows + (options.headerRows ?? 1);
  let [at, line] = [first, separator === null ? 0 : 1];
  while (records.length < wanted && (at < end || records.length <= skipRows)) {
    if (at >= end && isAll) {
      throw new TableError([tableIssue(unexpected([], undefined, "a header and rows", "empty"), line + 1)]);
    }
    const record = at < end ? csvRecord(bytes, at, end, delimiter) : { openLine: null };
    if ("openLine" in record) {
      if (isAll && records.length >= least) break;
      return { open: record, at, line };
    }
    records.push(record);
    at = record.next;
    line += record.lines;
  }
  const above = records.slice(0, skipRows);
  const { record, rows, skippedRows } = headerOf(records.slice(skipRows), headers, options);
  const used = records.slice(0, skipRows + rows);
  const linesOf = (some: readonly CsvRecord[]) => some.reduce((sum, { lines }) => sum + lines, separator ? 1 : 0);
  return {
    delimiter,
    record,
    linesAbove: linesOf(above),
    lines: linesOf(used),
    next: used.at(-1)?.next ?? first,
    skippedRows: [...above.map(textsOf), ...skippedRows],
  };
}

/** The delimiter of a header below some rows: one that occurs in the header itself. */
function delimiterAfter(
  bytes: Uint8Array,
  start: number,
  end: number,
  headers: HeaderReader,
  skipRows: number,
): number {
  if (skipRows === 0) return headers.delimiterOf(bytes, start, end);
  const candidates = [",", ";", "\t"].map((text) => {
    const delimiter = text.charCodeAt(0);
    let at = start;
    for (let row = 0; row < skipRows; row++) {
      const record = csvRecord(bytes, at, end, delimiter);
      if ("openLine" in record) return { delimiter, found: Number.NaN };
      at = record.next;
    }
    return { delimiter, found: headers.delimiterOf(bytes, at, end) };
  });
  const own = candidates.find(({ delimiter, found }) => delimiter === found);
  return own?.delimiter ?? (candidates[0] as (typeof candidates)[number]).delimiter;
}

/**
 * The names of the columns, by the first rows from the header on.
 *
 * @param records - At least one.
 */
export function headerOf(
  records: readonly CsvRecord[],
  headers: HeaderReader,
  options: ReadTableOptions,
): { readonly record: CsvRecord; readonly rows: number; readonly skippedRows: readonly (readonly string[])[] } {
  const [first, second, third] = records as [CsvRecord, CsvRecord?, CsvRecord?];
  const most = options.headerRows ?? mostHeaderRows;
  const skipped = (rows: number, named?: CsvRecord) => {
    return records.slice(0, rows).flatMap((record) => (record === named ? [] : [textsOf(record)]));
  };
  if (second !== undefined && third !== undefined && most >= 3 && isImportRow(third)) {
    const rows = options.headerRows ?? 3;
    const known = ({ cells }: CsvRecord) => cells.filter(({ text }) => headers.isKnown(text.trim())).length;
    const [named, other] = known(second) > known(first) ? [second, first] : [first, second];
    const cells = named.cells.map((cell, index) => {
      const otherCell = other.cells[index];
      // A name in an option wins, whichever row it is in.
      const isMeant = otherCell !== undefined && headers.isOfOptions(otherCell.text.trim());
      const isOther = isMeant && !headers.isKnown(cell.text.trim());
      return isOther ? lower(otherCell, other === second ? first : null) : lower(cell, named === second ? first : null);
    });
    return { record: { ...first, cells }, rows, skippedRows: skipped(rows, named) };
  }
  if (second !== undefined && most >= 2 && isLabelRow(first, second, headers)) {
    const rows = options.headerRows ?? 2;
    return {
      record: { ...first, cells: labeledCells(first, second, headers) },
      rows,
      skippedRows: skipped(rows, first),
    };
  }
  const rows = options.headerRows ?? 1;
  return { record: first, rows, skippedRows: skipped(rows, first) };
}

const textsOf = ({ cells }: CsvRecord): readonly string[] => cells.map(({ text }) => text);

/** A cell with its line counted from a row above it. */
function lower(cell: Cell, above: CsvRecord | null): Cell {
  return above === null ? cell : { ...cell, line: cell.line + above.lines };
}

/** Whether a row is the third of Qualtrics: `{"ImportId":"QID1"}` under each name. */
function isImportRow({ cells }: CsvRecord): boolean {
  const filled = cells.filter(({ text }) => !isBlank(text));
  return filled.length > 0 && filled.every(({ text }) => /^\s*\{\s*"ImportId"\s*:/.test(text));
}

/** The text that SurveyMonkey writes under a question with one column. */
const isResponse = (label: string): boolean => /^(open-ended )?response$/i.test(label.trim());

/**
 * Whether a row is the second of SurveyMonkey: "Response", "Open-Ended Response", or the label of a choice under each
 * question, and nothing under "Respondent ID".
 */
function isLabelRow(first: CsvRecord, second: CsvRecord, headers: HeaderReader): boolean {
  if (first.cells.length !== second.cells.length) return false;
  const pairs = first.cells.map(({ text }, index) => ({ name: text.trim(), label: second.cells[index]?.text ?? "" }));
  if (pairs.every(({ label }) => isBlank(label))) return false;
  const idOf = pairs.find(({ name }) => /^respondent[ _]?id$/i.test(name));
  if (idOf !== undefined && !isBlank(idOf.label)) return false;
  if (idOf === undefined && !pairs.some(({ label }) => isResponse(label))) return false;
  // A column for each choice of a question: only the first has the question above it.
  if (idOf !== undefined && pairs.some(({ name, label }) => name === "" && !isBlank(label))) return true;
  // Under the name of an item, anything else is an answer.
  const isAnswer = ({ name, label }: (typeof pairs)[number]): boolean => {
    const isLabel = isBlank(label) || isResponse(label);
    return !isLabel && (headers.isKnown(name) || (idOf === undefined && /^\s*[\d.,]+\s*$/.test(label)));
  };
  return !pairs.some(isAnswer);
}

/** The names by both rows of SurveyMonkey. */
function labeledCells(first: CsvRecord, second: CsvRecord, headers: HeaderReader): Cell[] {
  let question = "";
  return first.cells.map((cell, index) => {
    const labelCell = second.cells[index] as Cell;
    const label = labelCell.text.trim();
    if (!isBlank(cell.text)) question = cell.text.trim();
    if (isBlank(label) || isResponse(label)) return cell;
    if (headers.isKnown(label) || question === "") return lower(labelCell, first);
    // All columns of the choices of a question about an item belong to the item.
    if (headers.isKnown(question)) return { ...cell, text: question };
    return { ...cell, text: `${question} [${label}]`, problem: cell.problem ?? labelCell.problem };
  });
}
