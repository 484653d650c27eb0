// Reads ratings from CSV, piece by piece: what is held is the growing table and a little of the text.

import type { CompetencyId } from "../model/competency.ts";
import type { IssueCode } from "../model/errors.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { badRows } from "./bad-rows.ts";
import { cellNumbers } from "./cell-numbers.ts";
import { type Header, readHeader } from "./header.ts";
import { instrumentItems } from "./instrument-items.ts";
import { longRows } from "./long-rows.ts";
import { ratingCells } from "./rating-cells.ts";
import { ratingCodes } from "./rating-codes.ts";
import { type RatingTable, ratingTable } from "./rating-table.ts";
import { type CsvRecord, csvRecord, lineFeed } from "./records.ts";
import type { RowReader } from "./row-reader.ts";
import { bytesOfSource, type TableSource } from "./source.ts";
import { mostIssues, TableError, type TableIssue } from "./table-error.ts";
import { checkTableOptions, type ReadTableOptions } from "./table-options.ts";
import { wideRows } from "./wide-rows.ts";

/** The items that the tables of an instrument rate. */
export type TableItem<Version extends "1.0" | "2.0"> = Version extends "1.0" ? CompetencyId : MetricId | LookForId;

/** So many bytes of text are held at once, when no row is longer. */
const held = 1 << 18;

/** No row is longer: past it a quote was surely left open. */
const longestRow = 1 << 22;

const progressEvery = 1 << 20;

/**
 * Reads ratings from CSV: UTF-8 with or without a byte order mark, LF or CRLF, quotes by RFC 4180. The first line names
 * the columns. Empty lines are passed over where a row has several cells.
 *
 * @param source - Text, bytes, or an iterable or a stream of either.
 * @param options - The scale, and how the table is read.
 * @returns The table.
 * @throws OptionsError for options that are none; {@link TableError} with the first 100 issues of the input and
 *   the count of all. A header that cannot be used and a quote that is never closed are errors whatever `onBadRow` says.
 */
export async function readTable<Version extends "1.0" | "2.0" = "1.0">(
  source: TableSource,
  options: ReadTableOptions<Version>,
): Promise<RatingTable<TableItem<Version>>> {
  const given: ReadTableOptions = options;
  checkTableOptions(given);
  const reader = tableReader(given);
  for await (const piece of bytesOfSource(source)) reader.take(piece);
  return reader.finish();
}

interface TableReader {
  readonly take: (piece: Uint8Array) => void;
  readonly finish: <Item extends string>() => RatingTable<Item>;
}

function tableReader(options: ReadTableOptions): TableReader {
  const { instrument = "1.0", onBadRow, onProgress } = options;
  const items = instrumentItems(instrument);
  const codes = ratingCodes(options.scale);
  const readCell = ratingCells(codes, options.missing, options.notApplicable);
  const numberOfRating = cellNumbers((text) => {
    const code = readCell(text);
    return typeof code === "number" ? code : -1;
  });
  const bad = badRows(onBadRow === "collect");

  let buffer = new Uint8Array(held);
  let filled = 0;
  let begun = false;
  let line = 1;
  let bytesRead = 0;
  let nextProgress = progressEvery;
  let reader: RowReader | undefined;
  let delimiter = 0;

  /** Reads all whole records that are in the buffer, and keeps the rest for later. */
  const readBuffer = (ended: boolean): void => {
    let at = begun ? 0 : textStart(buffer, filled);
    begun = true;
    while (at < filled) {
      let record: ReturnType<typeof csvRecord>;
      if (reader === undefined) {
        const found = findHeader(buffer, at, filled, line, items, options);
        record = found.record;
        if (!("openLine" in record)) {
          const { header } = found;
          if (header.issues.length > 0) throw new TableError(header.issues.slice(0, mostIssues), header.issues.length);
          delimiter = found.delimiter;
          const parts = { header, items, codes, delimiter, readCell, numberOfRating, bad };
          reader = header.form === "wide" ? wideRows(parts) : longRows(parts, options.columns);
        }
      } else {
        const before = reader.plainRecords();
        at = reader.readPlain(buffer, at, buffer.lastIndexOf(lineFeed, filled - 1) + 1);
        line += reader.plainRecords() - before;
        if (at === filled) break;
        record = csvRecord(buffer, at, filled, delimiter);
        if (!("openLine" in record)) reader.readRecord(record, line);
      }
      if ("openLine" in record) {
        if (ended || filled - at >= longestRow) throw unended(record.openLine, line, ended);
        break;
      }
      line += record.lines;
      at = record.next;
    }
    buffer.copyWithin(0, at, filled);
    filled -= at;
  };

  return {
    take(piece) {
      for (let from = 0; from < piece.length; ) {
        if (filled === buffer.length) {
          readBuffer(false);
          // Only a row that is longer than the buffer leaves it nearly full.
          if (filled > buffer.length / 2) buffer = enlarged(buffer);
        }
        const part = piece.subarray(from, from + buffer.length - filled);
        buffer.set(part, filled);
        filled += part.length;
        from += part.length;
        bytesRead += part.length;
        if (bytesRead >= nextProgress) {
          nextProgress = bytesRead + progressEvery;
          onProgress?.({ bytes: bytesRead, rows: reader?.rows() ?? 0 });
        }
      }
    },
    finish() {
      if (!begun && textStart(buffer, filled) === filled) {
        throw tableError("empty", 1, "nothing was found; a header and rows were expected");
      }
      if (filled > 0 && buffer[filled - 1] !== lineFeed) {
        if (filled === buffer.length) buffer = enlarged(buffer);
        buffer[filled++] = lineFeed;
      }
      readBuffer(true);
      const rejected = bad.rejected();
      const read = (reader as RowReader).finish();
      onProgress?.({ bytes: bytesRead, rows: read.blocks.rows });
      return ratingTable({ instrument, items, codes, ...read, rejected });
    },
  };
}

/** Where the text starts: after a byte order mark. */
function textStart(bytes: Uint8Array, end: number): number {
  const [first, second, third] = bytes;
  if (end >= 3 && first === 0xef && second === 0xbb && third === 0xbf) return 3;
  if (end >= 2 && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))) {
    throw tableError("not-utf-8", 1, "the input is UTF-16; UTF-8 was expected");
  }
  return 0;
}

/** The header, read with the delimiter that makes the most of it: known columns first, then columns at all. */
function findHeader(
  bytes: Uint8Array,
  start: number,
  end: number,
  line: number,
  items: ReturnType<typeof instrumentItems>,
  options: ReadTableOptions,
): { readonly record: ReturnType<typeof csvRecord>; readonly header: Header; readonly delimiter: number } {
  const found = (options.delimiter === undefined ? [",", ";", "\t"] : [options.delimiter]).map((text) => {
    const delimiter = text.charCodeAt(0);
    const record = csvRecord(bytes, start, end, delimiter);
    const whole: CsvRecord = "openLine" in record ? { cells: [], next: end, lines: 0 } : record;
    return { record, delimiter, header: readHeader(whole, line, items, options) };
  });
  const best = found.reduce((one, other) => {
    const more = other.header.known - one.header.known || other.header.names.length - one.header.names.length;
    return more > 0 ? other : one;
  });
  // When no delimiter makes sense of it, the header may not have ended yet.
  return best.header.known > 0 ? best : (found.find(({ record }) => "openLine" in record) ?? best);
}

function unended(openLine: number | null, line: number, ended: boolean): TableError {
  if (openLine === null) return tableError("too-long", line, `no row of more than ${longestRow} bytes was expected`);
  const until = ended ? "" : ` in the next ${longestRow} bytes`;
  return tableError("unclosed-quote", line + openLine, `a quote is opened here and not closed${until}`);
}

function tableError(code: IssueCode, line: number, message: string): TableError {
  const issue: TableIssue = { path: [line], message, code, line, column: null, item: null, value: null };
  return new TableError([issue]);
}

function enlarged(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
