// The header: which delimiter separates cells, which columns rate which items, which are groups, and whether rows are
// in the wide or the long form.
import { describe } from "../../check/describe.ts";
import { OptionsError } from "../../check/errors.ts";
import { type IssueCode, spelledOut } from "../../check/issue.ts";
import { duplicate, unexpected, unknownId } from "../../check/messages.ts";
import { nearest } from "../../check/nearest.ts";
import { type CsvRecord, csvProblem, csvRecord } from "../../csv/csv-record.ts";
import { kindOf } from "../../model/id-kinds.ts";
import { type InstrumentItems, instrumentItems, plainName } from "../instrument-items.ts";
import type { TableColumn } from "../rating-table.ts";
import { mostIssues, type Problem, TableError, type TableIssue, tableIssue } from "../table-error.ts";
import { type ColumnMatch, columnMatcher } from "./match-columns.ts";
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
  /** How each column was read. */
  readonly matches: readonly TableColumn[];
  /** The columns' names in the input. */
  readonly names: readonly string[];
  /** The item that a cell of the long form names; `undefined` for none. */
  readonly itemOf: (text: string) => string | undefined;
}

/** The columns of the long form. */
const longColumns = ["row", "item", "rating"] as const;
type LongColumn = (typeof longColumns)[number];
const longColumn = (name: string) => longColumns.find((known) => known === plainName(name));

/** Reads the headers of tables with the same options. */
export type HeaderReader = ReturnType<typeof headerReader>;

/** Reads headers: the matching of names is prepared once. */
export function headerReader(items: InstrumentItems, options: ReadTableOptions) {
  const match = columnMatcher(items, options);
  /** Whether an option has a name. */
  const isOfOptions = (name: string): boolean => {
    const { columns, groups = [] } = options;
    return groups.includes(name) || (typeof columns === "object" && Object.hasOwn(columns, name));
  };
  return {
    isOfOptions,
    /** Whether a name is that of an item, of a column of the long form, or in one of the options. */
    isKnown: (name: string): boolean => {
      return isOfOptions(name) || longColumn(name) !== undefined || match(name).is !== "unknown";
    },
    /**
     * The byte between the cells of a header, by its text alone: the delimiter that gives the most names known from the
     * framework or the options, and among equals the most columns.
     */
    delimiterOf(bytes: Uint8Array, start: number, end: number): number {
      if (options.delimiter !== undefined) return options.delimiter.charCodeAt(0);
      const isNamed = (name: string): boolean => {
        return isOfOptions(name) || longColumn(name) !== undefined || items.named.has(plainName(name));
      };
      const byNames = headerDelimiter(bytes, start, end, isNamed);
      // Matching wordings takes longer and is seldom needed.
      const by =
        byNames.known > 0 ? byNames : headerDelimiter(bytes, start, end, (name) => match(name).is !== "unknown");
      return by.delimiter;
    },
    /**
     * Reads a header.
     *
     * @throws TableError with every problem of it.
     */
    read: (record: CsvRecord, line: number): Header => readHeader(record, line, items, match, options),
  };
}

/** The delimiter that gives the most known names, and how many these are. */
function headerDelimiter(bytes: Uint8Array, start: number, end: number, isKnown: (name: string) => boolean) {
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
  return best.known > 0 ? best : (found.find(({ isOpen }) => isOpen) ?? best);
}

function readHeader(
  record: CsvRecord,
  line: number,
  items: InstrumentItems,
  match: (header: string) => ColumnMatch,
  options: ReadTableOptions,
): Header {
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
  const addMissing = (
    message: string,
    got: unknown,
    known: readonly string[] = [],
    code: IssueCode = "missing",
    listed = "",
  ) => {
    const near = typeof got === "string" ? (nearest(got, known) ?? onlyOneWith(got, known)) : undefined;
    const hint = near === undefined ? listed : `. Did you mean ${describe(near)}?`;
    addIssue({ message: `${message}${hint}`, code, params: { got } });
  };

  const longKinds = mapped.map((name) => (name === null ? undefined : longColumn(name)));
  const isLong = options.form ? options.form === "long" : longColumns.every((is) => longKinds.includes(is));
  const form = isLong ? "long" : "wide";
  cells.forEach((cell, index) => {
    const problem = csvProblem(cell);
    if (problem !== null) addIssue(problem, index);
  });
  const other = isLong ? null : otherInstrument(mapped, items);
  const uniqueColumns = [options.unique?.by ?? [], options.unique?.order ?? []].flat();
  const matches: TableColumn[] = [];
  const first = new Map<string, number>();
  const columns = mapped.map((name, index): Column => {
    const header = names[index] ?? "";
    const by = name === header ? null : "option";
    if (name === null) {
      matches.push({ header, is: "left-out", name: null, by });
      return { is: "left-out" };
    }
    const is = isLong ? longColumn(name) : undefined;
    const found = match(name);
    if (is === undefined && (found.is === "unknown" || (isLong && found.is === "item"))) {
      // The option unique reads it, but it is not part of the table.
      if (uniqueColumns.includes(header)) {
        matches.push({ header, is: "left-out", name: null, by: "option" });
        return { is: "left-out" };
      }
      matches.push({ header, is: "ignored", name: null, by });
      const hinted = issues.length < spelledOut ? items.ids : [];
      if (other !== null) return { is: "left-out" };
      if (!isLong && found.choices.length > 0) addIssue(unclearColumn(name, found.choices), index);
      else if (onUnknownColumn === "error") addIssue(unknownColumn(name, items.kind, hinted, form), index);
      return { is: "left-out" };
    }
    const known = found.name ?? "";
    const column: Column =
      is !== undefined ? { is } : found.is === "group" ? { is: "group", name: known } : { is: "rated-item", id: known };
    matches.push({ header, is: is ?? (found.is as "item" | "group"), name: found.name, by: by ?? found.by });
    const what = JSON.stringify(column);
    const before = first.get(what);
    first.set(what, before ?? index);
    // The columns of one item are merged row by row.
    if (before !== undefined && column.is !== "rated-item") {
      addIssue(duplicate([], names[index], "column", `column ${before + 1}`), index);
    }
    return column;
  });
  const has = (is: Column["is"], name?: string): boolean => {
    return columns.some((column) => column.is === is && (column.is !== "group" || column.name === name));
  };
  for (const name of groups) {
    if ((isLong && name === "row") || has("group", name)) continue;
    const others = matches.flatMap(({ is, header }) => (is === "item" || header === "" ? [] : describe(header)));
    const listed = others.length > 0 ? `. Other columns include ${others.slice(0, 5).join(", ")}` : "";
    const known = mapped.flatMap((one) => one ?? []);
    addMissing(`Missing column for the group ${describe(name)}`, name, known, "missing", listed);
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
  } else if (other !== null) addMissing(other, names, [], "no-items");
  else if (!has("rated-item")) {
    const kinds = items.kind.replaceAll(/\ban? /g, "");
    const expected = `${describe(items.ids[0])}, or "row", "item", and "rating"`;
    const shown = names.slice(0, 5).map(describe).join(", ");
    const more = names.length > 5 ? `, and ${names.length - 5} more` : "";
    const fix = isFileName(names[0] ?? "")
      ? "Expected the text of a CSV file, got the name of a file; in Node, use createReadStream"
      : `Expected headers like ${expected}`;
    addMissing(`No ${kinds} columns found among ${shown}${more}. ${fix}`, names, [], "no-items");
  }
  if (issues.length > 0) throw new TableError(issues.slice(0, mostIssues), issues.length);
  const itemOf = (text: string): string | undefined => {
    const { is, name } = match(meaningOf(text) ?? "");
    return is === "item" ? (name ?? undefined) : undefined;
  };
  return { form, columns, matches, names, itemOf };
}

/** The meaning of names by the option `columns`. A function is called once for each name. */
function meanings(columns: ReadTableOptions["columns"]): (name: string) => string | null {
  const known = new Map<string, string | null>();
  return (name) => {
    const trimmed = name.trim();
    if (columns === undefined) return trimmed;
    const before = known.get(trimmed);
    if (before !== undefined) return before;
    const own = typeof columns === "object" && Object.hasOwn(columns, trimmed);
    const meaning: unknown = typeof columns === "function" ? columns(trimmed) : own ? columns[trimmed] : undefined;
    if (meaning !== undefined && meaning !== null && typeof meaning !== "string") {
      throw new OptionsError([unexpected(["columns", trimmed], meaning, "the item or name that it means, or null")]);
    }
    const found = meaning === undefined ? trimmed : meaning;
    known.set(trimmed, found);
    return found;
  };
}

/** The only header that has these words in it: "Which school?" for "school". */
function onlyOneWith(words: string, headers: readonly string[]): string | undefined {
  const [found, other] = headers.filter((header) => plainName(header).includes(plainName(words)));
  return other === undefined ? found : undefined;
}

/** A sentence for a table of the other instrument; `null` for any other. */
function otherInstrument(names: readonly (string | null)[], items: InstrumentItems): string | null {
  const version = items.ids.some((id) => id.startsWith("M")) ? "1.0" : "2.0";
  const others = instrumentItems(version);
  const isNamed =
    ({ named }: InstrumentItems) =>
    (name: string | null) =>
      name !== null && named.has(plainName(name));
  const found = names.filter(isNamed(others));
  if (found.length === 0 || names.some(isNamed(items))) return null;
  const kinds = [...new Set(found.map((name) => kindOf(others.named.get(plainName(name ?? "")) ?? "")))];
  const what = kinds.map((kind) => plurals[kind ?? ""] ?? "items").join(" and ");
  const [own, one] = [version === "1.0" ? "2.0" : "1.0", describe(found[0])];
  return `Expected items of ${own}, got ${found.length} columns of ${version} ${what}, such as ${one}. Use the option instrument: "${version}"`;
}

const plurals: { readonly [kind: string]: string } = {
  "a competency": "competencies",
  "a metric": "metrics",
  "a look-for": "look-fors",
};

/** A column whose header resembles an item's but is not one. It is an error even where unknown columns are left out. */
function unclearColumn(name: string, choices: readonly string[]): Problem {
  const meant = choices.map(describe).join(" or ");
  const fix = "Use the option columns to say what it is, or null to leave it out";
  const message = `Unclear column ${describe(name)}, which may mean ${meant}. ${fix}`;
  return { message, code: "unknown-column", params: { got: name, choices } };
}

const isFileName = (text: string): boolean => /\.(csv|tsv|txt|xlsx?)$/i.test(text);

function unknownColumn(name: string, kind: string, ids: readonly string[], form: Header["form"]): Problem {
  const code = "unknown-column";
  if (isFileName(name)) {
    return { message: `Expected the text of a file, got its name ${describe(name)}`, code, params: { got: name } };
  }
  // A name without a digit is unlikely to mean an item.
  const isLikeItem = form === "wide" && /\d/.test(name);
  const { message, params } = unknownId([], name, isLikeItem ? kind : "a column", isLikeItem ? ids : []);
  const fix = 'Use the options groups and columns to map it, or onUnknownColumn: "ignore" to leave it out';
  return { message: `${message}${message.endsWith("?") ? "" : "."} ${fix}`, code, params };
}
