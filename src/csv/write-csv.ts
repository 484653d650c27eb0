// Delimited text by RFC 4180: a cell is quoted only where it holds a delimiter, a quote, or a line break.
import { roundedText } from "./rounded-text.ts";

/** A cell: text, a number, or `null` for an empty cell. */
export type CsvCell = string | number | null;

/** How cells are written. */
export interface CellOptions {
  /** Default: a comma. */
  readonly delimiter?: "," | ";" | "\t" | undefined;
  /** Whether to put an apostrophe before text that a spreadsheet would run as a formula. Default: false. */
  readonly protect?: boolean | undefined;
  /** The most decimals of a number. Default: as many digits as identify the number. */
  readonly decimals?: number | undefined;
}

/** How delimited text is written. */
export interface DelimitedOptions extends CellOptions {
  /** The end of a row. Default: CR LF. */
  readonly lineEnd?: "\r\n" | "\n" | undefined;
}

/** The most rows in one piece of text. */
export const pieceRows = 1024;

/**
 * Text that a spreadsheet may run as a formula, by OWASP's page "CSV Injection": =, +, -, or @, also full-width, a tab,
 * a carriage return, or a line feed; at the start, or after white space and characters that are not shown.
 */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠\t\r\n]/u;

/** The text of rows, with a line end after each. */
export function csvText(rows: Iterable<readonly CsvCell[]>, options: DelimitedOptions = {}): string {
  return [...csvPieces(rows, options)].join("");
}

/** The same in pieces of whole rows. */
export function* csvPieces(
  rows: Iterable<readonly CsvCell[]>,
  options: DelimitedOptions = {},
): Generator<string, void, undefined> {
  const { delimiter = ",", lineEnd = "\r\n" } = options;
  const textOfCell = cellText(options);
  let piece = "";
  let count = 0;
  for (const row of rows) {
    piece += row.map(textOfCell).join(delimiter) + lineEnd;
    if (++count % pieceRows !== 0) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Text with an apostrophe before it if a spreadsheet may run it as a formula. */
export function protectedText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** A function that gives the text of a cell. */
export function cellText({ delimiter = ",", protect = false, decimals }: CellOptions): (cell: CsvCell) => string {
  const mustQuote = new RegExp(`["${delimiter}\r\n]`);
  return (cell) => {
    if (cell === null) return "";
    if (typeof cell === "number") return decimals === undefined ? String(cell) : roundedText(cell, decimals);
    const text = protect ? protectedText(cell) : cell;
    return mustQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
}
