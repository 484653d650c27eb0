// Reads ratings from CSV, piece by piece: what is held is the growing table and a little of the text.
import type { CompetencyId } from "../model/competency.ts";
import type { IssueCode } from "../model/errors.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { scale } from "../scoring/scale.ts";
import { badRows } from "./bad-rows.ts";
import { cellNumbers } from "./cell-numbers.ts";
import { enlarged } from "./enlarged.ts";
import { knownColumns, readHeader } from "./header.ts";
import { type InstrumentItems, instrumentItems } from "./instrument-items.ts";
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
 * @throws OptionsError for options that are none; {@link TableError} with the first 100 issues of the input and the
 *   count of all. A header that cannot be used and a quote that is never closed are errors whatever `onBadRow` says.
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
  const codes = ratingCodes(scale(options.scale));
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

  const enlarge = (): void => {
    buffer = enlarged(buffer, new Uint8Array(buffer.length * 2));
  };

  const rowReader = (record: CsvRecord, line: number): RowReader => {
    const header = readHeader(record, line, items, options);
    if (header.issues.length > 0) throw new TableError(header.issues.slice(0, mostIssues), header.issues.length);
    const parts = { header, items, codes, delimiter, readCell, numberOfRating, bad };
    return header.form === "wide" ? wideRows(parts) : longRows(parts, options.columns);
  };

  /** Reads all whole records that are in the buffer, and keeps the rest for later. */
  const readBuffer = (ended: boolean): void => {
    let at = begun ? 0 : textStart(buffer, filled);
    begun = true;
    const lastLine = buffer.lastIndexOf(lineFeed, filled - 1) + 1;
    while (at < filled) {
      if (reader !== undefined) {
        const before = reader.plainRecords();
        at = reader.readPlain(buffer, at, lastLine);
        line += reader.plainRecords() - before;
        if (at === filled) break;
      }
      const by = reader === undefined ? delimiterOf(buffer, at, filled, items, options) : delimiter;
      const record = csvRecord(buffer, at, filled, by);
      const isOpen = "openLine" in record;
      const isTooLong = isOpen ? filled - at >= longestRow : record.next - at > longestRow;
      if (isTooLong || (isOpen && ended)) {
        throw bad.fatal(unended(isOpen ? record.openLine : null, line, ended));
      }
      if (isOpen) break;
      if (reader === undefined) {
        delimiter = by;
        reader = rowReader(record, line);
      } else reader.readRecord(record, line);
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
          // What is left is part of one row; with little room for the rest of it the same bytes would be read many
          // times.
          if (filled > buffer.length / 2 && buffer.length < longestRow) enlarge();
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
        throw new TableError([lineIssue("empty", 1, "nothing was found; a header and rows were expected")]);
      }
      if (filled > 0 && buffer[filled - 1] !== lineFeed) {
        if (filled === buffer.length) enlarge();
        buffer[filled++] = lineFeed;
      }
      readBuffer(true);
      const rejected = bad.rejected();
      const read = (reader as RowReader).finish();
      onProgress?.({ bytes: bytesRead, rows: read.blocks.rows });
      // The row's name, which was not asked for, stands first.
      const order = (name: string): number => (options.groups ?? []).indexOf(name);
      const groups = [...read.groups].sort((one, other) => order(one.name) - order(other.name));
      return ratingTable({ instrument, items, codes, ...read, groups, rejected });
    },
  };
}

/** Where the text starts: after a byte order mark. */
function textStart(bytes: Uint8Array, end: number): number {
  const [first, second, third] = bytes;
  if (end >= 3 && first === 0xef && second === 0xbb && third === 0xbf) return 3;
  if (end >= 2 && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))) {
    throw new TableError([lineIssue("not-utf-8", 1, "the input is UTF-16; UTF-8 was expected")]);
  }
  return 0;
}

/** The delimiter that makes the most of the header: known columns first, then columns at all. */
function delimiterOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  items: InstrumentItems,
  options: ReadTableOptions,
): number {
  if (options.delimiter !== undefined) return options.delimiter.charCodeAt(0);
  const found = [",", ";", "\t"].map((text) => {
    const delimiter = text.charCodeAt(0);
    const record = csvRecord(bytes, start, end, delimiter);
    const isOpen = "openLine" in record;
    const known = isOpen ? 0 : knownColumns(record, items, options);
    return { delimiter, isOpen, known, columns: isOpen ? 0 : record.cells.length };
  });
  const best = found.reduce((one, other) => {
    return (other.known - one.known || other.columns - one.columns) > 0 ? other : one;
  });
  // When no delimiter makes sense of it, the header may not have ended yet.
  return (best.known > 0 ? best : (found.find(({ isOpen }) => isOpen) ?? best)).delimiter;
}

function unended(openLine: number | null, line: number, ended: boolean): TableIssue {
  if (openLine === null) return lineIssue("too-long", line, `no row of more than ${longestRow} bytes was expected`);
  const until = ended ? "" : ` in the next ${longestRow} bytes`;
  return lineIssue("unclosed-quote", line + openLine, `a quote is opened here and not closed${until}`);
}

function lineIssue(code: IssueCode, line: number, message: string): TableIssue {
  return { path: [line], message, code, line, column: null, item: null, value: null };
}
