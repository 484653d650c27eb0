// Records of CSV by RFC 4180, of any kind: quoted cells, doubled quotes, line ends inside of quotes. Decides nothing
// about what cells mean.
import type { IssueCode } from "../model/errors.ts";
import { lossyTextOf, textOf } from "./text.ts";

export const quote = 0x22;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** A cell as it stands. */
export interface Cell {
  /** Its text, without quotes around it. */
  readonly text: string;
  /** The line in which it starts, counted from the first of the record, which is 0. */
  readonly line: number;
  /** What is wrong with it as CSV. */
  readonly problem: CellProblem | null;
}

type CellProblem = Extract<IssueCode, "stray-quote" | "stray-return" | "not-utf-8">;

/** One record. */
export interface CsvRecord {
  readonly cells: readonly Cell[];
  /** Where the next record starts. */
  readonly next: number;
  /** How many lines it takes. */
  readonly lines: number;
  /** Whether it has no byte before the end of its line. */
  readonly isEmpty: boolean;
}

/** A record whose end is not in the bytes. */
export interface UnendedRecord {
  /**
   * The line in which a quote was opened that is not closed, counted from the first of the record; `null` when none is.
   */
  readonly openLine: number | null;
}

/**
 * Reads one record.
 *
 * @param bytes - Bytes of CSV.
 * @param start - Where the record starts.
 * @param end - Where the bytes end.
 * @param delimiter - The byte between cells.
 */
export function csvRecord(bytes: Uint8Array, start: number, end: number, delimiter: number): CsvRecord | UnendedRecord {
  const cells: Cell[] = [];
  let line = 0;
  let at = start;
  for (;;) {
    const firstLine = line;
    let problem: CellProblem | null = null;
    let text = "";
    if (bytes[at] === quote) {
      let from = ++at;
      for (;;) {
        if (at >= end) return { openLine: firstLine };
        const byte = bytes[at++];
        if (byte === lineFeed) line++;
        if (byte !== quote) continue;
        const piece = textOf(bytes, from, at - 1);
        if (piece === null) problem = "not-utf-8";
        text += piece ?? lossyTextOf(bytes.subarray(from, at - 1));
        if (bytes[at] !== quote || at >= end) break;
        text += '"';
        from = ++at;
      }
    }
    // What stands outside of quotes: all of a plain cell, and nothing after a quoted one.
    const from = at;
    let quoted = false;
    let returned = false;
    for (;;) {
      if (at >= end) return { openLine: null };
      const byte = bytes[at];
      if (byte === delimiter || byte === lineFeed) break;
      if (byte === quote) quoted = true;
      if (byte === carriageReturn && !(bytes[at + 1] === lineFeed && at + 1 < end)) returned = true;
      at++;
    }
    const ends = bytes[at] === lineFeed;
    const to = ends && at > from && bytes[at - 1] === carriageReturn ? at - 1 : at;
    if (to > from) {
      const piece = textOf(bytes, from, to);
      if (piece === null) problem = "not-utf-8";
      else if (quoted || bytes[from - 1] === quote) problem ??= "stray-quote";
      else if (returned) problem ??= "stray-return";
      text += piece ?? lossyTextOf(bytes.subarray(from, to));
    }
    cells.push({ text, line: firstLine, problem });
    at++;
    if (ends) return { cells, next: at, lines: line + 1, isEmpty: to === start };
  }
}
