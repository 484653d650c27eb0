// Builds a table from a header and rows, whether they come from CSV or from a program.
import { OptionsError } from "../../check/errors.ts";
import { unexpected } from "../../check/messages.ts";
import type { CsvRecord } from "../../csv/csv-record.ts";
import { cleanText, isBlank } from "../../csv/text.ts";
import { scale } from "../../scoring/scale.ts";
import { instrumentItems } from "../instrument-items.ts";
import { ratingCodes, reversePoints } from "../rating-codes.ts";
import { type RatingTable, ratingTable } from "../rating-table.ts";
import { answersOn } from "./answers.ts";
import { badRows } from "./bad-rows.ts";
import { type Header, headerReader } from "./header.ts";
import { longRows } from "./long-rows.ts";
import type { ReadTableOptions } from "./read-options.ts";
import { repeatsOf } from "./repeats.ts";
import type { RowReader } from "./row-reader.ts";
import { wideRows } from "./wide-rows.ts";

/** A table that grows. */
export type TableBuilder = ReturnType<typeof tableBuilder>;

export function tableBuilder(options: ReadTableOptions) {
  const { instrument = "1.0", onBadRow, where, unique } = options;
  const items = instrumentItems(instrument);
  const codes = ratingCodes(scale(options.scale));
  const answers = answersOn(codes, options);
  const bad = badRows(onBadRow === "collect");
  const headers = headerReader(items, options);

  let begun: { readonly header: Header; readonly reader: RowReader } | undefined;
  let repeated: ReadonlySet<number> = new Set();
  let skipped: readonly (readonly string[])[] = [];
  // In a single-column file, an empty line is a row.
  let blankIsRow = false;
  let blankRows = 0;
  let leftOutRows = 0;

  return {
    headers,
    bad,
    /** Whether there is a header. */
    hasBegun: () => begun !== undefined,
    /** Reads the header. */
    begin(record: CsvRecord, line: number, delimiter: number, skippedRows: readonly (readonly string[])[]): void {
      const header = headers.read(record, line);
      const repeats = unique && repeatsOf(unique, header, line);
      const reader = (header.form === "wide" ? wideRows : longRows)({
        header,
        items,
        delimiter,
        answers,
        bad,
        repeats,
      });
      begun = { header, reader };
      repeated = repeats?.dropped ?? repeated;
      skipped = skippedRows;
      blankIsRow = header.columns.length === 1;
    },
    /** Reads plain lines, as long as they are; returns where it stopped, and how many there were. */
    readPlain(bytes: Uint8Array, start: number, end: number): { readonly at: number; readonly lines: number } {
      const { reader } = begun as NonNullable<typeof begun>;
      if (where !== undefined) return { at: start, lines: 0 };
      const before = reader.plainRecords();
      const at = reader.readPlain(bytes, start, end);
      return { at, lines: reader.plainRecords() - before };
    },
    /** Reads any row. */
    readRecord(record: CsvRecord, line: number): void {
      const { header, reader } = begun as NonNullable<typeof begun>;
      const { cells, isEmpty } = record;
      if (!blankIsRow && (isEmpty || cells.every(({ text, problem }) => problem === null && isBlank(text))))
        blankRows++;
      else if (where !== undefined && cells.length === header.columns.length && !passes(where, header, cells)) {
        leftOutRows++;
      } else reader.readRecord(record, line);
    },
    rows: () => begun?.reader.rows() ?? 0,
    finish<Item extends string>(): RatingTable<Item> {
      const { header, reader } = begun as NonNullable<typeof begun>;
      const rejected = bad.rejected(answers.disagree());
      const { blankRows: plainBlankRows, ...read } = reader.finish();
      const isReversed = (id: string): boolean => options.reverse === true || (options.reverse ?? []).includes(id);
      const reversed = Array.from(read.columnOf).filter(([id]) => isReversed(id));
      reversePoints(
        read.blocks,
        reversed.map(([, column]) => column),
        codes,
      );
      // The name of the row, which is not one of the option's groups, is first.
      const order = (name: string): number => (options.groups ?? []).indexOf(name);
      return ratingTable({
        instrument,
        items,
        codes,
        ...read,
        columns: header.matches,
        groups: [...read.groups].sort((one, other) => order(one.name) - order(other.name)),
        rejected,
        blankRows: blankRows + plainBlankRows,
        leftOutRows,
        repeatedRows: repeated.size,
        skippedRows: skipped,
      });
    },
  };
}

/** Whether the option `where` keeps a row. If columns share a header, the first that is not empty counts. */
function passes(
  where: NonNullable<ReadTableOptions["where"]>,
  { names }: Header,
  cells: readonly { readonly text: string }[],
): boolean {
  const row = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    if ((row.get(name) ?? "") === "") row.set(name, cleanText(cells[index]?.text ?? ""));
  }
  const isKept: unknown = where(Object.fromEntries(row));
  if (typeof isKept === "boolean") return isKept;
  throw new OptionsError([unexpected(["where"], isKept, "true or false from the function", "wrong-type")]);
}
