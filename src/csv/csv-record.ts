// Reads any record of CSV by RFC 4180: quoted cells, doubled quotes, line breaks within quotes. What cells mean is
// decided elsewhere.

import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { lossyTextOf, textOf } from "./text.ts";

export const quote = 0x22;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** A cell of CSV. */
export interface Cell {
  /** Its text, without quotes around it. */
  readonly text: string;
  /** The line in which it starts, counted from the first of the record, which is 0. */
  readonly line: number;
  /** What is wrong with it as CSV. */
  readonly problem: keyof typeof expectedCells | null;
}

/** One record. */
export interface CsvRecord {
  readonly cells: readonly Cell[];
  /** Where the next record starts. */
  readonly next: number;
  /** How many lines it takes. */
  readonly lines: number;
  /** Whether its line is empty. */
  readonly isEmpty: boolean;
}

/** A record whose end is not in the bytes. */
export interface UnendedRecord {
  /** The line of an unclosed quote, counted from the first of the record; `null` without one. */
  readonly openLine: number | null;
}

const expectedCells = {
  "stray-quote": "a cell without quotes, or a quoted cell with the quotes in it doubled",
  "stray-return": "LF or CRLF as the end of a row, not a carriage return alone",
  "not-utf-8": 'text in UTF-8, or in the encoding that the option encoding names, such as "windows-1252"',
  "wrong-type": "text, a number, true, false, a date, or null",
} as const;

/** Whether the only problem of a cell is its text, which does not matter in a column that is not read. */
export function isOfText({ problem }: Cell): boolean {
  return problem === "not-utf-8" || problem === "wrong-type";
}

/** What is wrong with a cell as CSV. */
export function csvProblem({ text, problem }: Cell): Omit<Issue, "path"> | null {
  return problem && unexpected([], text, expectedCells[problem], problem);
}

/** Reads the record that starts at `start`; `end` is where the bytes end, `delimiter` the byte between cells. */
export function csvRecord(bytes: Uint8Array, start: number, end: number, delimiter: number): CsvRecord | UnendedRecord {
  const cells: Cell[] = [];
  let line = 0;
  let at = start;
  for (;;) {
    const firstLine = line;
    let problem: Cell["problem"] = null;
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
    // Outside of quotes: the whole of a plain cell; nothing may follow a quoted one.
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

/** Where the text of a scanned cell is. */
export interface CellSpan {
  from: number;
  to: number;
}

/**
 * Scans a plain cell, as nearly all are: on one line, without quotes, or in quotes that contain none. csvRecord reads
 * any cell, with the same result.
 *
 * @param bytes - CSV with a line feed at `start` or after it.
 * @param isLast - Whether the record ends with this cell.
 * @param span - Receives where its text is.
 * @returns Where the next cell or record starts; -1 when the cell is not plain, or does not end as it should.
 */
export function scanCell(bytes: Uint8Array, start: number, delimiter: number, isLast: boolean, span: CellSpan): number {
  let at = start;
  if (bytes[at] === quote) {
    span.from = ++at;
    for (let byte = bytes[at]; byte !== quote; byte = bytes[++at]) if (byte === lineFeed) return -1;
    span.to = at++;
  } else {
    span.from = at;
    for (;;) {
      const byte = bytes[at];
      if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
      if (byte === quote) return -1;
      at++;
    }
    span.to = at;
  }
  if (!isLast) return bytes[at] === delimiter ? at + 1 : -1;
  if (bytes[at] === lineFeed) return at + 1;
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : -1;
}
