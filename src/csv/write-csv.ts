// Delimited text by RFC 4180: a cell is quoted only where it holds a delimiter, a quote, or a line break.

/** A cell: text, a number, or `null` for an empty cell. */
export type CsvCell = string | number | null;

/** How delimited text is written. */
export interface DelimitedOptions {
  /** Default: a comma. */
  readonly delimiter?: "," | "\t" | undefined;
  /** The end of a row. Default: CR LF. */
  readonly lineEnd?: "\r\n" | "\n" | undefined;
  /** Whether an apostrophe is put before text that a spreadsheet would run as a formula. Default: false. */
  readonly protect?: boolean | undefined;
}

/** The most rows in one piece of text. */
const pieceRows = 1024;

/** The text of rows, with a line end after each. */
export function csvText(rows: Iterable<readonly CsvCell[]>, options: DelimitedOptions = {}): string {
  return [...csvPieces(rows, options)].join("");
}

/** The same in pieces, each of some whole rows. */
export function* csvPieces(
  rows: Iterable<readonly CsvCell[]>,
  { delimiter = ",", lineEnd = "\r\n", protect = false }: DelimitedOptions = {},
): Generator<string, void, undefined> {
  const mustQuote = delimiter === "," ? /[",\r\n]/ : /["\t\r\n]/;
  const cellText = (cell: CsvCell): string => {
    if (cell === null) return "";
    // As many digits as tell the number from every other.
    if (typeof cell === "number") return String(cell);
    const text = protect && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return mustQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  let piece = "";
  let count = 0;
  for (const row of rows) {
    piece += row.map(cellText).join(delimiter) + lineEnd;
    if (++count % pieceRows !== 0) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
