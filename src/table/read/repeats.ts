// Repeated responses: which rows answer for the same respondent, and which of them is kept.
import { describe } from "../../check/describe.ts";
import { unexpected } from "../../check/messages.ts";
import { nearest } from "../../check/nearest.ts";
import type { CsvRecord } from "../../csv/csv-record.ts";
import { cleanText } from "../../csv/text.ts";
import { type Problem, TableError, tableIssue } from "../table-error.ts";
import type { Header } from "./header.ts";
import type { ReadTableOptions } from "./read-options.ts";
import { timeOf } from "./time.ts";

/** The respondent and the time of a response. */
export interface Response {
  /** `null` when the columns are blank. */
  readonly key: string | null;
  /** 0 when the order of the file decides. */
  readonly time: number;
}

/** The repeated responses of a table. */
export type Repeats = ReturnType<typeof repeatsOf>;

/**
 * Finds repeated responses.
 *
 * @throws TableError when the header lacks a column that the option names.
 */
export function repeatsOf(
  { by, keep, order }: NonNullable<ReadTableOptions["unique"]>,
  { columns, names }: Header,
  line: number,
) {
  const place = (name: string): number => {
    const index = names.indexOf(name.trim());
    return index >= 0 ? index : columns.findIndex((column) => column.is === "group" && column.name === name);
  };
  const wanted = typeof by === "string" ? [by] : by;
  const missing = [...wanted, ...(order === undefined ? [] : [order])].filter((name) => place(name) < 0);
  if (missing.length > 0) {
    throw new TableError(
      missing.map((name) => {
        const near = nearest(name, names);
        const hint = near === undefined ? "" : `. Did you mean ${describe(near)}?`;
        const message = `Missing column ${describe(name)}, which the option unique names${hint}`;
        return tableIssue({ message, code: "missing", params: { got: name } }, line);
      }),
    );
  }
  const keys = wanted.map(place);
  const timeIndex = order === undefined ? -1 : place(order);
  const kept = new Map<string, { row: number; time: number }>();
  const dropped = new Set<number>();

  return {
    /** The rows that repeat another; they are counted, and not kept. */
    dropped,
    /** Reads the respondent and the time; a time that cannot be read is an issue. */
    read(
      { cells }: CsvRecord,
      { addIssue }: { readonly addIssue: (index: number, problem: Problem) => void },
    ): Response {
      const values = keys.map((index) => cleanText(cells[index]?.text ?? ""));
      const key = values.some((value) => value !== "") ? JSON.stringify(values) : null;
      const text = cells[timeIndex]?.text;
      if (text === undefined) return { key, time: 0 };
      const time = timeOf(text);
      if (time === null) {
        const expected = 'a date such as "2026-01-31" or "1/31/2026", with or without a time of day';
        addIssue(timeIndex, unexpected([], text, expected, cleanText(text) === "" ? "empty" : "wrong-value"));
      }
      return { key, time: time ?? 0 };
    },
    /**
     * Adds the response of a row, and drops it or the one that it replaces. For equal times the file's order decides.
     */
    add({ key, time }: Response, row: number): void {
      const before = key === null ? undefined : kept.get(key);
      const replaces = before !== undefined && (keep === "last" ? time >= before.time : time < before.time);
      if (before !== undefined) dropped.add(replaces ? before.row : row);
      if (key !== null && (before === undefined || replaces)) kept.set(key, { row, time });
    },
  };
}
