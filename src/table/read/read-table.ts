// Reads ratings from CSV piece by piece: only the growing table and a little of the text are in memory.
import type { IssueCode } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import { csvRecord, lineFeed } from "../../csv/csv-record.ts";
import { lengthened } from "../../csv/text.ts";
import type { CompetencyId } from "../../model/competency.ts";
import type { LookForId } from "../../model/look-for.ts";
import type { MetricId } from "../../model/metric.ts";
import type { RatingTable } from "../rating-table.ts";
import { TableError, tableIssue } from "../table-error.ts";
import { findHeader } from "./header-rows.ts";
import { checkReadOptions, type ReadTableOptions } from "./read-options.ts";
import { bytesOfSource, type TableSource } from "./source.ts";
import { tableBuilder } from "./table-builder.ts";

/** The items that the tables of an instrument rate. */
export type TableItem<Version extends "1.0" | "2.0"> = Version extends "1.0" ? CompetencyId : MetricId | LookForId;

/** The size of the buffer in bytes, when no row is longer. */
const bufferSize = 1 << 18;

/** The longest row in bytes. A longer row almost always means an unclosed quote. */
const longestRow = 1 << 22;

/** How many bytes are searched for further rows of a header. */
const longestLookAhead = 1 << 20;

const progressEvery = 1 << 20;

/**
 * Reads ratings from CSV: UTF-8 with or without a byte order mark, or another encoding; LF or CRLF, quotes by RFC 4180.
 * The first line names the columns; titles above it, the line `sep=;`, and the further header rows of Qualtrics and
 * SurveyMonkey are skipped. So are blank rows, except in single-column files. Groups and the names of rows are trimmed
 * and in NFC. If an item has several columns, a row may answer in any of them; several answers in a row must be the
 * same.
 *
 * @param source - Text, bytes, or an iterable or a stream of either.
 * @param options - The scale, and how the table is read.
 * @throws OptionsError for invalid options; {@link TableError} with the first 10,000 issues of the input and the count of
 *   all. An unusable header, an unclosed quote, and labels that contradict their numbers are errors also where `onBadRow`
 *   is `"collect"`.
 */
export async function readTable<Version extends "1.0" | "2.0" = "1.0">(
  source: TableSource,
  options: ReadTableOptions<Version>,
): Promise<RatingTable<TableItem<Version>>> {
  checkReadOptions(options);
  const reader = tableReader(options);
  for await (const piece of bytesOfSource(source, options.encoding)) reader.take(piece);
  return reader.finish();
}

function tableReader(options: ReadTableOptions) {
  const { onProgress } = options;
  const table = tableBuilder(options);

  let buffer = new Uint8Array(bufferSize);
  let filled = 0;
  let begun = false;
  let line = 1;
  let bytesRead = 0;
  let nextProgress = progressEvery;
  let delimiter = 0;

  /** The error of a record that is too long, or has an unclosed quote. */
  const unended = (openLine: number | null, firstLine: number, ended: boolean): TableError => {
    if (openLine === null) {
      return table.bad.fatal(lineIssue("too-long", firstLine, `Expected a row of at most ${longestRow} bytes`));
    }
    const within = ended ? "" : ` within ${longestRow} bytes`;
    const message = `Missing: expected the quote to be closed${within}`;
    return table.bad.fatal(lineIssue("unclosed-quote", firstLine + openLine, message));
  };

  /** Reads all whole records that are in the buffer, and keeps the rest for later. */
  const readBuffer = (ended: boolean): void => {
    let at = begun ? 0 : textStart(buffer, filled);
    begun = true;
    const lastLine = buffer.lastIndexOf(lineFeed, filled - 1) + 1;
    if (!table.hasBegun()) {
      const isAll = ended || buffer.length >= longestLookAhead;
      const found = findHeader(buffer, at, filled, table.headers, options, isAll);
      if ("open" in found) {
        if (ended || filled - found.at >= longestRow) throw unended(found.open.openLine, line + found.line, ended);
      } else {
        ({ delimiter } = found);
        table.begin(found.record, line + found.linesAbove, delimiter, found.skippedRows);
        line += found.lines;
        at = found.next;
      }
    }
    while (table.hasBegun() && at < filled) {
      const plain = table.readPlain(buffer, at, lastLine);
      at = plain.at;
      line += plain.lines;
      if (at === filled) break;
      const record = csvRecord(buffer, at, filled, delimiter);
      const isOpen = "openLine" in record;
      const isTooLong = isOpen ? filled - at >= longestRow : record.next - at > longestRow;
      if (isTooLong || (isOpen && ended)) throw unended(isOpen ? record.openLine : null, line, ended);
      if (isOpen) break;
      table.readRecord(record, line);
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
          // The remaining bytes are part of one row. With little room after them, the same bytes would be read many
          // times.
          if (filled > buffer.length / 2 && buffer.length < longestRow) buffer = lengthened(buffer, buffer.length * 2);
        }
        const part = piece.subarray(from, from + buffer.length - filled);
        buffer.set(part, filled);
        filled += part.length;
        from += part.length;
        bytesRead += part.length;
        if (bytesRead >= nextProgress) {
          nextProgress = bytesRead + progressEvery;
          onProgress?.({ bytes: bytesRead, rows: table.rows() });
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
      const read = table.finish<Item>();
      onProgress?.({ bytes: bytesRead, rows: read.rows });
      return read;
    },
  };
}

/** Where the text starts: after a byte order mark. */
function textStart([first, second, third]: Uint8Array, end: number): number {
  return end >= 3 && first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

function lineIssue(code: IssueCode, line: number, message: string) {
  return tableIssue({ message, code, params: {} }, line);
}
