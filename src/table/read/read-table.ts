// Reads ratings from CSV, piece by piece: it holds the growing table and a little of the text.
import type { IssueCode } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import type { CompetencyId } from "../../model/competency.ts";
import type { LookForId } from "../../model/look-for.ts";
import type { MetricId } from "../../model/metric.ts";
import { scale } from "../../scoring/scale.ts";
import { instrumentItems } from "../instrument-items.ts";
import { ratingCodes } from "../rating-codes.ts";
import { type RatingTable, ratingTable } from "../rating-table.ts";
import { TableError, tableIssue } from "../table-error.ts";
import { answersOn } from "./answers.ts";
import { badRows } from "./bad-rows.ts";
import { csvRecord, lineFeed } from "./csv-record.ts";
import { headerDelimiter, readHeader } from "./header.ts";
import { longRows } from "./long-rows.ts";
import { checkReadOptions, type ReadTableOptions } from "./read-options.ts";
import type { RowReader } from "./row-reader.ts";
import { bytesOfSource, type TableSource } from "./source.ts";
import { lengthened } from "./text.ts";
import { wideRows } from "./wide-rows.ts";

/** The items that the tables of an instrument rate. */
export type TableItem<Version extends "1.0" | "2.0"> = Version extends "1.0" ? CompetencyId : MetricId | LookForId;

/** The size of the buffer in bytes, when no row is longer. */
const bufferSize = 1 << 18;

/** No row is longer: a longer one almost always means an unclosed quote. */
const longestRow = 1 << 22;

const progressEvery = 1 << 20;

/**
 * Reads ratings from CSV: UTF-8 with or without a byte order mark, LF or CRLF, quotes by RFC 4180. The first line names
 * the columns. Blank lines are ignored, except in single-column files.
 *
 * @param source - Text, bytes, or an iterable or a stream of either.
 * @param options - The scale, and how the table is read.
 * @throws OptionsError for invalid options; {@link TableError} with the first 100 issues of the input and the count of
 *   all. An unusable header and an unclosed quote are errors also where `onBadRow` is `"collect"`.
 */
export async function readTable<Version extends "1.0" | "2.0" = "1.0">(
  source: TableSource,
  options: ReadTableOptions<Version>,
): Promise<RatingTable<TableItem<Version>>> {
  checkReadOptions(options);
  const reader = tableReader(options);
  for await (const piece of bytesOfSource(source)) reader.take(piece);
  return reader.finish();
}

function tableReader(options: ReadTableOptions) {
  const { instrument = "1.0", onBadRow, onProgress } = options;
  const items = instrumentItems(instrument);
  const codes = ratingCodes(scale(options.scale));
  const answers = answersOn(codes, options.missing, options.notApplicable);
  const bad = badRows(onBadRow === "collect");

  let buffer = new Uint8Array(bufferSize);
  let filled = 0;
  let begun = false;
  let line = 1;
  let bytesRead = 0;
  let nextProgress = progressEvery;
  let reader: RowReader | undefined;
  // Where there is one column, an empty line is a row.
  let blankIsRow = false;
  let delimiter = 0;

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
      const by = reader === undefined ? headerDelimiter(buffer, at, filled, items, options) : delimiter;
      const record = csvRecord(buffer, at, filled, by);
      const isOpen = "openLine" in record;
      const isTooLong = isOpen ? filled - at >= longestRow : record.next - at > longestRow;
      if (isTooLong || (isOpen && ended)) {
        const openLine = isOpen ? record.openLine : null;
        const within = ended ? "" : ` within ${longestRow} bytes`;
        throw bad.fatal(
          openLine === null
            ? lineIssue("too-long", line, `Expected a row of at most ${longestRow} bytes`)
            : lineIssue("unclosed-quote", line + openLine, `Missing: expected the quote to be closed${within}`),
        );
      }
      if (isOpen) break;
      if (reader === undefined) {
        delimiter = by;
        const header = readHeader(record, line, items, options);
        reader = (header.form === "wide" ? wideRows : longRows)({ header, items, delimiter, answers, bad });
        blankIsRow = header.columns.length === 1;
      } else if (!record.isEmpty || blankIsRow) reader.readRecord(record, line);
      line += record.lines;
      at = record.next;
    }
    buffer.copyWithin(0, at, filled);
    filled -= at;
  };

  return {
    take(piece: Uint8Array): void {
      for (let from = 0; from < piece.length; ) {
        if (filled === buffer.length) {
          readBuffer(false);
          // What is left is part of one row; with little room for the rest, the same bytes would be read many times.
          if (filled > buffer.length / 2 && buffer.length < longestRow) buffer = lengthened(buffer, buffer.length * 2);
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
    finish<Item extends string>(): RatingTable<Item> {
      if (!begun && textStart(buffer, filled) === filled) {
        throw new TableError([tableIssue(unexpected([], undefined, "a header and rows", "empty"), 1)]);
      }
      if (filled > 0 && buffer[filled - 1] !== lineFeed) {
        if (filled === buffer.length) buffer = lengthened(buffer, filled + 1);
        buffer[filled++] = lineFeed;
      }
      readBuffer(true);
      const rejected = bad.rejected();
      const read = (reader as RowReader).finish();
      onProgress?.({ bytes: bytesRead, rows: read.blocks.rows });
      // The name of the row, which is not one of the option's groups, is first.
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
    throw new TableError([lineIssue("not-utf-8", 1, "Expected UTF-8, got UTF-16")]);
  }
  return 0;
}

function lineIssue(code: IssueCode, line: number, message: string) {
  return tableIssue({ message, code, params: {} }, line);
}
