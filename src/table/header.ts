// The header: which columns hold ratings of which items, which are groups, and in which form the rows are.
import { describe } from "../model/describe.ts";
import { type IssueCode, OptionsError, spelledOut } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import { unexpected } from "../model/unexpected.ts";
import { type InstrumentItems, plainName } from "./instrument-items.ts";
import type { CsvRecord } from "./records.ts";
import type { TableIssue } from "./table-error.ts";
import type { ReadTableOptions } from "./table-options.ts";

/** What a column is. */
export type Column =
  | { readonly is: "item"; readonly id: string }
  | { readonly is: "group"; readonly name: string }
  | { readonly is: "row" | "item-name" | "rating" }
  | { readonly is: "left-out" };

/** What the header says. */
export interface Header {
  readonly form: "wide" | "long";
  readonly columns: readonly Column[];
  /** The columns' names as they stand. */
  readonly names: readonly string[];
  readonly issues: readonly TableIssue[];
}

type Meaning = Column | { readonly is: "unknown" };

const longNames = { row: "row", item: "item-name", rating: "rating" } as const;

/**
 * What a name in the input means by the option `columns`.
 *
 * @param name - A name, as it stands.
 * @param columns - The option.
 * @returns Another name or the same; `null` for what is left out.
 * @throws OptionsError for what a function should not give.
 */
export function renamed(name: string, columns: ReadTableOptions["columns"]): string | null {
  const trimmed = name.trim();
  if (columns === undefined) return trimmed;
  const own = typeof columns === "object" && Object.hasOwn(columns, trimmed);
  const meaning: unknown = typeof columns === "function" ? columns(trimmed) : own ? columns[trimmed] : undefined;
  if (meaning === undefined) return trimmed;
  if (meaning === null || typeof meaning === "string") return meaning;
  throw new OptionsError([unexpected(["columns", trimmed], meaning, "what the column is, or null")]);
}

/**
 * Reads a header.
 *
 * @param record - The first record.
 * @param line - The line that it starts in.
 * @param items - The items that there are.
 * @param options - How the table is read.
 */
export function readHeader(record: CsvRecord, line: number, items: InstrumentItems, options: ReadTableOptions): Header {
  const { columns: rename, groups = [], onUnknownColumn = "error" } = options;
  const names = record.cells.map(({ text }) => text.trim());
  const { meant, form, meanings } = meaningsOf(record, items, options);

  const issues: TableIssue[] = [];
  const issue = (index: number | null, code: IssueCode, message: string, item: string | null = null): void => {
    const cell = index === null ? undefined : record.cells[index];
    const name = index === null ? null : (names[index] ?? null);
    issues.push({
      path: name === null ? [line] : [line, name],
      message,
      code,
      line: line + (cell?.line ?? 0),
      column: index === null ? null : index + 1,
      item,
      value: name,
    });
  };

  record.cells.forEach(({ problem }, index) => {
    if (problem !== null) issue(index, problem, problems[problem]);
  });
  const seen = new Map<string, number>();
  const columns = meanings.map((role, index): Column => {
    if (role.is === "unknown") {
      if (onUnknownColumn === "error") {
        const hinted = issues.length < spelledOut ? items : { ...items, ids: [] };
        issue(index, "unknown-column", unknownColumn(meant[index] ?? "", hinted, form));
      }
      return { is: "left-out" };
    }
    if (role.is === "left-out") return role;
    const what = role.is === "item" ? `item ${role.id}` : role.is === "group" ? `group ${role.name}` : role.is;
    const before = seen.get(what);
    if (before !== undefined) {
      const id = role.is === "item" ? role.id : null;
      issue(index, "duplicate", `${describe(names[index])} is the same as column ${before + 1}`, id);
    }
    seen.set(what, before ?? index);
    return role;
  });
  for (const name of groups) {
    if (form === "long" && name === "row") continue;
    if (columns.some((column) => column.is === "group" && column.name === name)) continue;
    const near = nearest(
      name,
      meant.flatMap((one) => one ?? []),
    )
      .map(describe)
      .join(", ");
    issue(null, "missing", `there is no column for the group ${describe(name)}; nearest: ${near}`);
  }
  if (typeof rename === "object") {
    for (const [name, meaning] of Object.entries(rename)) {
      const ofCells = form === "long" && items.named.has(plainName(meaning ?? ""));
      if (ofCells || names.includes(name.trim())) continue;
      const near = nearest(name, names).map(describe).join(", ");
      issue(null, "missing", `there is no column ${describe(name)}, which the option columns names; nearest: ${near}`);
    }
  }
  if (form === "long") {
    for (const [name, is] of Object.entries(longNames)) {
      if (!columns.some((column) => column.is === is)) {
        issue(null, "missing", `there is no column ${describe(name)}, which the long form needs`);
      }
    }
  } else if (!columns.some(({ is }) => is === "item")) {
    const expected = `a column for each item, such as ${describe(items.ids[0])}, or the columns "row", "item" and "rating"`;
    issue(null, "no-items", `no column is ${items.kind}; ${expected} were expected`);
  }
  return { form, columns, names, issues };
}

/**
 * How many columns of a header are known.
 *
 * @param record - The first record.
 * @param items - The items that there are.
 * @param options - How the table is read.
 */
export function knownColumns(record: CsvRecord, items: InstrumentItems, options: ReadTableOptions): number {
  return meaningsOf(record, items, options).meanings.filter(({ is }) => is !== "unknown").length;
}

function meaningsOf({ cells }: CsvRecord, items: InstrumentItems, { columns, groups = [], form }: ReadTableOptions) {
  const meant = cells.map(({ text }) => renamed(text, columns));
  const roles = new Set(meant.map(roleOf));
  const isLong = form === undefined ? Object.values(longNames).every((role) => roles.has(role)) : form === "long";
  const meanings = meant.map((name) => (isLong ? meaningInLong(name, groups) : meaningInWide(name, items, groups)));
  return { meant, form: isLong ? "long" : "wide", meanings } as const;
}

/** What is wrong with a cell as CSV. */
export const problems = {
  "stray-quote":
    "a quote stands inside of the cell; the whole cell in quotes, with the quotes in it doubled, was expected",
  "stray-return": "a carriage return stands alone; LF or CRLF between rows was expected",
  "not-utf-8": "the cell is not UTF-8",
} as const;

function meaningInWide(name: string | null, items: InstrumentItems, groups: readonly string[]): Meaning {
  if (name === null) return { is: "left-out" };
  if (groups.includes(name)) return { is: "group", name };
  const id = items.named.get(plainName(name));
  return id === undefined ? { is: "unknown" } : { is: "item", id };
}

function meaningInLong(name: string | null, groups: readonly string[]): Meaning {
  if (name === null) return { is: "left-out" };
  const role = roleOf(name);
  if (role !== undefined) return { is: role };
  return groups.includes(name) ? { is: "group", name } : { is: "unknown" };
}

function roleOf(name: string | null): "row" | "item-name" | "rating" | undefined {
  const plain = plainName(name ?? "");
  return Object.hasOwn(longNames, plain) ? longNames[plain as keyof typeof longNames] : undefined;
}

function unknownColumn(name: string, { ids, kind }: InstrumentItems, form: "wide" | "long"): string {
  if (/\.(csv|tsv|txt)$/i.test(name)) {
    return `${describe(name)} is the name of a file; its text was expected, since nothing here reads files`;
  }
  const found = `${describe(name)} is not ${form === "wide" ? kind : '"row", "item" or "rating"'}`;
  // A name without a digit was hardly meant as an item.
  const isLikeItem = form === "wide" && ids.length > 0 && /\d/.test(name);
  const near = isLikeItem ? `; nearest: ${nearest(name, ids).map(describe).join(", ")}` : "";
  return `${found}${near}; the options groups and columns say what else it is, onUnknownColumn: "ignore" leaves it out`;
}
