// The header: what is between cells, which columns rate which items, which are groups, and in which form the rows are.
import { describe } from "../../check/describe.ts";
import { OptionsError } from "../../check/errors.ts";
import { type IssueCode, spelledOut } from "../../check/issue.ts";
import { duplicate, unexpected, unknownId } from "../../check/messages.ts";
import { nearest } from "../../check/nearest.ts";
import { type InstrumentItems, plainName } from "../instrument-items.ts";
import { mostIssues, type Problem, TableError, type TableIssue, tableIssue } from "../table-error.ts";
import { type CsvRecord, csvProblem, csvRecord } from "./csv-record.ts";
import type { ReadTableOptions } from "./read-options.ts";

/** What a column is. */
export type Column =
  | { readonly is: "rated-item"; readonly id: string }
  | { readonly is: "group"; readonly name: string }
  | { readonly is: LongColumn }
  | { readonly is: "left-out" };

/** What a header specifies. */
export interface Header {
  readonly form: "wide" | "long";
  readonly columns: readonly Column[];
  /** The columns' names in the input. */
  readonly names: readonly string[];
  /** What a name means by the option `columns`: another name, the same, or `null` for what is left out. */
  readonly meaningOf: (name: string) => string | null;
}

/** The columns of the long form. */
const longColumns = ["row", "item", "rating"] as const;
type LongColumn = (typeof longColumns)[number];
const longColumn = (name: string) => longColumns.find((known) => known === plainName(name));

/**
 * The byte between the cells of a header, by its text alone: the delimiter that gives the most names that the framework
 * or the options have, and among equals the most columns.
 */
export function headerDelimiter(
  bytes: Uint8Array,
  start: number,
  end: number,
  items: InstrumentItems,
  { delimiter, groups = [], columns }: ReadTableOptions,
): number {
  if (delimiter !== undefined) return delimiter.charCodeAt(0);
  const isKnown = (name: string): boolean => {
    if (items.named.has(plainName(name)) || longColumn(name) !== undefined || groups.includes(name)) return true;
    return typeof columns === "object" && Object.hasOwn(columns, name);
  };
  const found = [",", ";", "\t"].map((text) => {
    const delimiter = text.charCodeAt(0);
    const record = csvRecord(bytes, start, end, delimiter);
    const cells = "openLine" in record ? [] : record.cells;
    const known = cells.filter(({ text }) => isKnown(text.trim())).length;
    return { delimiter, isOpen: "openLine" in record, known, columns: cells.length };
  });
  const best = found.reduce((one, other) => {
    return (other.known - one.known || other.columns - one.columns) > 0 ? other : one;
  });
  // Without a known name the header may not have ended yet.
  return (best.known > 0 ? best : (found.find(({ isOpen }) => isOpen) ?? best)).delimiter;
}

/**
 * Reads a header.
 *
 * @throws TableError with every problem of it.
 */
export function readHeader(record: CsvRecord, line: number, items: InstrumentItems, options: ReadTableOptions): Header {
  const { groups = [], onUnknownColumn = "error" } = options;
  const { cells } = record;
  const meaningOf = meanings(options.columns);
  const names = cells.map(({ text }) => text.trim());
  const mapped = names.map(meaningOf);
  const issues: TableIssue[] = [];
  const addIssue = (problem: Problem, index?: number, item: string | null = null): void => {
    if (index === undefined) issues.push(tableIssue(problem, line));
    else {
      const name = names[index] ?? "";
      issues.push(tableIssue(problem, line + (cells[index]?.line ?? 0), { index, name, item, value: name }));
    }
  };
  const addMissing = (message: string, got: unknown, known: readonly string[] = [], code: IssueCode = "missing") => {
    const near = typeof got === "string" ? nearest(got, known) : undefined;
    const hint = near === undefined ? "" : `. Did you mean ${describe(near)}?`;
    addIssue({ message: `${message}${hint}`, code, params: { got } });
  };

  const longKinds = mapped.map((name) => (name === null ? undefined : longColumn(name)));
  const isLong = options.form ? options.form === "long" : longColumns.every((is) => longKinds.includes(is));
  const form = isLong ? "long" : "wide";
  cells.forEach((cell, index) => {
    const problem = csvProblem(cell);
    if (problem !== null) addIssue(problem, index);
  });
  /** What a column is by its name; `undefined` for an unknown one. */
  const columnOf = (name: string): Column | undefined => {
    const is = isLong ? longColumn(name) : undefined;
    if (is !== undefined) return { is };
    if (groups.includes(name)) return { is: "group", name };
    const id = isLong ? undefined : items.named.get(plainName(name));
    return id === undefined ? undefined : { is: "rated-item", id };
  };
  const first = new Map<string, number>();
  const columns = mapped.map((name, index): Column => {
    if (name === null) return { is: "left-out" };
    const column = columnOf(name);
    if (column === undefined) {
      const hinted = issues.length < spelledOut ? items.ids : [];
      if (onUnknownColumn === "error") addIssue(unknownColumn(name, items.kind, hinted, form), index);
      return { is: "left-out" };
    }
    const what = JSON.stringify(column);
    const before = first.get(what);
    first.set(what, before ?? index);
    if (before !== undefined) {
      const id = column.is === "rated-item" ? column.id : null;
      addIssue(duplicate([], names[index], "column", `column ${before + 1}`), index, id);
    }
    return column;
  });
  const has = (is: Column["is"], name?: string): boolean => {
    return columns.some((column) => column.is === is && (column.is !== "group" || column.name === name));
  };
  for (const name of groups) {
    if ((isLong && name === "row") || has("group", name)) continue;
    const known = mapped.flatMap((one) => one ?? []);
    addMissing(`Missing column for the group ${describe(name)}`, name, known);
  }
  if (typeof options.columns === "object") {
    for (const [name, meaning] of Object.entries(options.columns)) {
      const isOfCells = isLong && items.named.has(plainName(meaning ?? ""));
      if (isOfCells || names.includes(name.trim())) continue;
      addMissing(`Missing column ${describe(name)}, which the option columns names`, name, names);
    }
  }
  if (isLong) {
    for (const name of longColumns) if (!has(name)) addMissing(`Missing required column ${describe(name)}`, name);
  } else if (!has("rated-item")) {
    const kinds = items.kind.replaceAll(/\ban? /g, "");
    const expected = `${describe(items.ids[0])}, or "row", "item", and "rating"`;
    addMissing(`No ${kinds} columns found. Expected headers like ${expected}`, names, [], "no-items");
  }
  if (issues.length > 0) throw new TableError(issues.slice(0, mostIssues), issues.length);
  return { form, columns, names, meaningOf };
}

/** What names mean by the option `columns`, which is asked once for each. */
function meanings(columns: ReadTableOptions["columns"]): Header["meaningOf"] {
  const known = new Map<string, string | null>();
  return (name) => {
    const trimmed = name.trim();
    if (columns === undefined) return trimmed;
    const before = known.get(trimmed);
    if (before !== undefined) return before;
    const own = typeof columns === "object" && Object.hasOwn(columns, trimmed);
    const meaning: unknown = typeof columns === "function" ? columns(trimmed) : own ? columns[trimmed] : undefined;
    if (meaning !== undefined && meaning !== null && typeof meaning !== "string") {
      throw new OptionsError([unexpected(["columns", trimmed], meaning, "what the column is, or null")]);
    }
    const found = meaning === undefined ? trimmed : meaning;
    known.set(trimmed, found);
    return found;
  };
}

function unknownColumn(name: string, kind: string, ids: readonly string[], form: Header["form"]): Problem {
  const code = "unknown-column";
  if (/\.(csv|tsv|txt)$/i.test(name)) {
    return { message: `Expected the text of a file, got its name ${describe(name)}`, code, params: { got: name } };
  }
  // A name without a digit is hardly meant as an item.
  const isLikeItem = form === "wide" && /\d/.test(name);
  const { message, params } = unknownId([], name, isLikeItem ? kind : "a column", isLikeItem ? ids : []);
  const fix = 'Use the options groups and columns to map it, or onUnknownColumn: "ignore" to leave it out';
  return { message: `${message}${message.endsWith("?") ? "" : "."} ${fix}`, code, params };
}
