// Cells as nearly all are: without quotes or in simple ones, on one line, in UTF-8. What is anything else is left to
// the reader of records; both give the same.
import { carriageReturn, lineFeed, quote } from "./records.ts";
import { textOf } from "./text.ts";

/**
 * Where a plain cell ends: at the byte after its text, a delimiter, a line end, or the closing quote.
 *
 * @param bytes - Bytes of CSV, with a line feed after `from`.
 * @param from - Where its text starts, after the opening quote if there is one.
 * @param quoted - Whether there is one.
 * @param delimiter - The byte between cells.
 * @returns -1 when the cell is not plain.
 */
export function plainCellEnd(bytes: Uint8Array, from: number, quoted: boolean, delimiter: number): number {
  let at = from;
  if (quoted) {
    for (;;) {
      const byte = bytes[at];
      if (byte === quote) return at;
      if (byte === lineFeed) return -1;
      at++;
    }
  }
  for (;;) {
    const byte = bytes[at];
    if (byte === delimiter || byte === lineFeed) return at;
    if (byte === carriageReturn) return bytes[at + 1] === lineFeed ? at : -1;
    if (byte === quote) return -1;
    at++;
  }
}

/**
 * Where the next record starts, when a line ends here.
 *
 * @param bytes - Bytes of CSV, with a line feed at `at` or after it.
 * @param at - After the last cell.
 * @returns -1 when no line ends here.
 */
export function nextLine(bytes: Uint8Array, at: number): number {
  if (bytes[at] === lineFeed) return at + 1;
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : -1;
}

/**
 * Whether a cell that is left out is UTF-8 all the same.
 *
 * @param bytes - Bytes of CSV.
 * @param from - Where its text starts.
 * @param to - Where it ends.
 */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) > 127) return textOf(bytes, from, to) !== null;
  return true;
}
