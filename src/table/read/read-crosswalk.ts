// Reads a crosswalk from a spreadsheet: a row for each link.
import { describe } from "../../check/describe.ts";
import { spelledOut } from "../../check/issue.ts";
import { duplicate, unexpected } from "../../check/messages.ts";
import { nearest } from "../../check/nearest.ts";
import { type Check, checkOptions, oneOf, required, text, wholeNumber } from "../../check/options.ts";
import { shapeChecks } from "../../check/shapes.ts";
import { type AnyCrosswalk, type CrosswalkLink, crosswalkOfLinks } from "../../crosswalk/crosswalk-of-links.ts";
import { unclosedQuote } from "../../csv/read-csv.ts";
import { cleanText } from "../../csv/text.ts";
import { mostIssues, type Problem, TableError, type TableIssue, tableIssue } from "../table-error.ts";
import type { TableRow } from "./program-rows.ts";
import { type Sheet, type SheetCell, sheetOf } from "./sheet.ts";
import { idReader } from "./sheet-ids.ts";

/** How a crosswalk is read: its columns by their headers, and the known ids. */
export interface ReadCrosswalkOptions<Source extends string = string, Target extends string = string> {
  /** The header of the column with the ids that links lead from. */
  readonly source: string;
  /** The header of the column with the ids that links lead to. */
  readonly target: string;
  /**
   * The header of the column with the `via` of each link: what makes the link, such as a look-for. A link without text
   * there has no `via`. Default: no column.
   */
  readonly via?: string | undefined;
  /** The header of the column with the weights: numbers above 0. Default: no column, and links without `weight`. */
  readonly weight?: string | undefined;
  /**
   * The ids of the sources, in their order, linked or not; others are issues. Default: those of the links, in the order
   * of the rows, so that the crosswalk has no unmapped source.
   */
  readonly sources?: readonly Source[] | undefined;
  /** The same for the targets. */
  readonly targets?: readonly Target[] | undefined;
  /** How many rows are above the header, without a first line `sep=;`. Default: 0; blank rows are skipped. */
  readonly skipRows?: number | undefined;
  /** Default: `"strict"`, any problem is an error. See {@link LenientCrosswalkOptions} for the other mode. */
  readonly mode?: "strict" | undefined;
}

/** The options of the mode that leaves out rows with problems and returns their issues. */
export interface LenientCrosswalkOptions<Source extends string = string, Target extends string = string>
  extends Omit<ReadCrosswalkOptions<Source, Target>, "mode"> {
  readonly mode: "lenient";
}

/** A link of a row. */
export interface SheetLink<Source extends string = string, Target extends string = string>
  extends CrosswalkLink<Source, Target> {
  /** Its weight, above 0; only where the option `weight` names a column. */
  readonly weight?: number | undefined;
}

/** A crosswalk that was read from a spreadsheet. */
export interface SheetCrosswalk<Source extends string = string, Target extends string = string>
  extends AnyCrosswalk<SheetLink<Source, Target>> {
  readonly sources: readonly Source[];
  readonly targets: readonly Target[];
  readonly unmapped: readonly Source[];
  readonly shared: readonly Source[];
}

/** The result of the mode `"lenient"`. */
export interface LenientCrosswalk<Source extends string = string, Target extends string = string> {
  /** The crosswalk of the rows without a problem. */
  readonly crosswalk: SheetCrosswalk<Source, Target>;
  /** Every problem of the other rows, in the order of the rows. */
  readonly issues: readonly TableIssue[];
  /** How many rows between the header and the last link were blank. */
  readonly blankRows: number;
}

/**
 * Reads a crosswalk from a spreadsheet with a row for each link. Columns are found by their headers; other columns are
 * not read. Ids are trimmed and in NFC; one that is a number is written as JavaScript writes it: 3.5 is `"3.5"`. Blank
 * rows are skipped.
 *
 * The line of an issue is the number of its row as the spreadsheet shows it: the first is 1, blank ones count, and a row
 * with line breaks in its cells is one. Cells with several ids are issues, and so are ids that differ in case alone.
 *
 * @param sheet - The text of a CSV file, as Excel and Google Sheets save it: commas, semicolons, or tabs, with or without
 *   a byte order mark. Or rows of a program: lists of cells, of which the first is the header, or objects, whose keys are
 *   the header in row 1. Weights may have a decimal comma where semicolons are between cells.
 * @returns The frozen crosswalk, as `createCrosswalk` returns it; its links are in the order of the rows.
 * @throws OptionsError for invalid options, and what is neither text nor rows; {@link TableError} with every problem of
 *   the sheet. A missing column, a quote that is never closed, and a sheet without a valid link are errors in both
 *   modes.
 */
export function readCrosswalk<const Source extends string = string, const Target extends string = string>(
  sheet: string | Iterable<TableRow>,
  options: LenientCrosswalkOptions<Source, Target>,
): LenientCrosswalk<Source, Target>;
export function readCrosswalk<const Source extends string = string, const Target extends string = string>(
  sheet: string | Iterable<TableRow>,
  options: ReadCrosswalkOptions<Source, Target>,
): SheetCrosswalk<Source, Target>;
export function readCrosswalk(
  sheet: string | Iterable<TableRow>,
  options: AnyOptions,
): SheetCrosswalk | LenientCrosswalk {
  checkCrosswalkOptions(options);
  const names = roles.flatMap((role) => (options[role] === undefined ? [] : [cleanText(options[role])]));
  const read = sheetOf(sheet, names, options.skipRows ?? 0);
  const { links, issues } = linksOf(read, columnsOf(read, sheet, options), options);
  if (read.openRow !== null) {
    issues.push(tableIssue(unclosedQuote, read.openRow));
  } else if (links.length === 0 && issues.length === 0) {
    issues.push(tableIssue(unexpected([], undefined, "a row with a link", "empty"), (read.rows[0]?.row ?? 0) + 1));
  }
  const isFatal = read.openRow !== null || links.length === 0;
  if (isFatal || (issues.length > 0 && options.mode !== "lenient")) {
    const error = errorOf(issues);
    if (!isFatal) error.message += '\nUse the option `mode: "lenient"` to read the rest';
    throw error;
  }
  const crosswalk = crosswalkOfLinks(
    options.sources ? [...options.sources] : [...new Set(links.map(({ source }) => source))],
    options.targets ? [...options.targets] : [...new Set(links.map(({ target }) => target))],
    links,
  );
  return options.mode === "lenient"
    ? Object.freeze({ crosswalk, issues: Object.freeze(issues), blankRows: read.blankRows })
    : crosswalk;
}

const errorOf = (issues: readonly TableIssue[]) => new TableError(issues.slice(0, mostIssues), issues.length, "row");

type AnyOptions = ReadCrosswalkOptions | LenientCrosswalkOptions;

/** The options that name columns. */
const roles = ["source", "target", "via", "weight"] as const;
type Role = (typeof roles)[number];

/** The index of the column for each role; `undefined` without one. */
type Columns = { readonly [R in Role]: number | undefined };

function checkCrosswalkOptions(options: AnyOptions): void {
  const ids: Check = (value, path) => {
    const checks = shapeChecks();
    checks.ids(value, path, 1);
    return checks.issues;
  };
  const header: Check = (value, path) => {
    return typeof value === "string" && cleanText(value) === ""
      ? [unexpected(path, value, "the header of a column", "wrong-value")]
      : text(value, path);
  };
  const checks = {
    source: required(header),
    target: required(header),
    via: header,
    weight: header,
    sources: ids,
    targets: ids,
    skipRows: wholeNumber(0, 1000),
    mode: oneOf("strict", "lenient"),
  };
  checkOptions(options, checks, (given) => {
    const headers = roles.map((role) => (typeof given[role] === "string" ? cleanText(given[role]) : undefined));
    return roles.flatMap((role, i) => {
      const first = headers.indexOf(headers[i]);
      return headers[i] === undefined || first === i
        ? []
        : [duplicate([role], given[role], "column", `${roles[first]}`)];
    });
  });
}

/** How many headers a message lists. */
const mostListed = 12;

/**
 * The columns of a sheet.
 *
 * @throws TableError with every problem of its header.
 */
function columnsOf({ rows }: Sheet, sheet: unknown, options: AnyOptions): Columns {
  const { row, cells } = rows[0] as Sheet["rows"][number];
  const names = cells.map(({ text }) => text);
  const issues = cells.flatMap(({ problem, isBroken, text }, index) => {
    return problem === null || !isBroken
      ? []
      : [tableIssue(problem, row, { index, name: text, item: null, value: text })];
  });
  const columnOf = (role: Role): number | undefined => {
    const header = options[role];
    if (header === undefined) return undefined;
    const name = cleanText(header);
    const [index, again] = names.flatMap((one, i) => (one === name ? [i] : []));
    if (index === undefined) issues.push(tableIssue(missingColumn(role, name), row));
    else if (again !== undefined) {
      const problem = duplicate([], name, "column", `column ${index + 1}`);
      issues.push(tableIssue(problem, row, { index: again, name, item: null, value: name }));
    }
    return index;
  };
  const missingColumn = (role: Role, name: string): Problem => {
    const near = nearest(name, names);
    const listed = names.filter((one) => one !== "").map(describe);
    const more = listed.length > mostListed ? `, and ${listed.length - mostListed} more` : "";
    const below = rows.slice(1, 20).find(({ cells }) => cells.some(({ text }) => text === name));
    const hint = near === undefined ? "" : ` Did you mean ${describe(near)}?`;
    const message = `Missing column ${describe(name)}, which the option ${role} names.${hint} Columns: ${listed.slice(0, mostListed).join(", ")}${more}${fixOf(sheet, below?.row)}`;
    return { message, code: "missing", params: { got: name, columns: names } };
  };
  const found = { source: columnOf("source"), target: columnOf("target"), via: columnOf("via") };
  const columns = { ...found, weight: columnOf("weight") };
  if (issues.length > 0) throw errorOf(issues);
  return columns;
}

/** What to do where a column is missing; "" where nothing is known. */
function fixOf(sheet: unknown, rowBelow: number | undefined): string {
  if (rowBelow !== undefined) return `. It is in row ${rowBelow}: use skipRows: ${rowBelow - 1}`;
  if (typeof sheet !== "string") return "";
  if (sheet.startsWith("PK\u0003\u0004")) return ". This is an .xlsx file: save it as CSV UTF-8";
  const isName = /^[^\r\n]*\.(csv|tsv|txt|xlsx?)$/i.test(sheet);
  return isName ? ". Expected the text of a file, got its name" : "";
}

/** The links of the valid rows, and every problem of the others. */
function linksOf(sheet: Sheet, columns: Columns, options: AnyOptions) {
  const [header, ...rows] = sheet.rows as [Sheet["rows"][number], ...Sheet["rows"]];
  const width = header.cells.length;
  const issues: TableIssue[] = [];
  const links: SheetLink[] = [];
  const firstRows = new Map<string, number>();
  const readers = (["source", "target", "via"] as const).flatMap((role) => {
    const index = columns[role];
    if (index === undefined) return [];
    const ids = role === "via" ? undefined : options[`${role}s`];
    const cells = rows.map(({ cells }) => cells[index] ?? emptySheetCell);
    return [{ role, index, read: idReader(cells, role, ids) }];
  });

  for (const { row, cells } of rows) {
    const before = issues.length;
    const addIssue = (problem: Problem, index?: number): void => {
      const cell = index === undefined ? undefined : placeOf(header, cells, index);
      issues.push(tableIssue(problem, row, cell));
    };
    if (cells.slice(width).some(({ text }) => text !== "")) {
      addIssue(unexpected([], cells.length, `${width} cells, as in the header`, "row-length"));
      continue;
    }
    const isRead = (index: number): boolean => Object.values(columns).includes(index);
    cells.forEach(({ problem, isBroken }, index) => {
      if (problem !== null && isBroken && !isRead(index)) addIssue(problem, index);
    });
    const link: { source: string; target: string; via?: string; weight?: number } = { source: "", target: "" };
    for (const { role, index, read } of readers) {
      const id = read(cells[index] ?? emptySheetCell, row, issues.length < spelledOut);
      if (typeof id !== "string") addIssue(id, index);
      else if (id !== "") link[role] = id;
    }
    if (columns.weight !== undefined) {
      const weight = weightOf(cells[columns.weight] ?? emptySheetCell, sheet.hasDecimalComma);
      if (typeof weight === "number") link.weight = weight;
      else addIssue(weight, columns.weight);
    }
    if (issues.length > before) continue;
    const key = JSON.stringify([link.source, link.target, link.via]);
    const first = firstRows.get(key);
    if (first === undefined) {
      firstRows.set(key, row);
      links.push(Object.freeze(link));
    } else addIssue(duplicate([], `${link.source} to ${link.target}`, "link", `row ${first}`));
  }
  return { links, issues };
}

const emptySheetCell: SheetCell = { text: "", mayLackZero: false, problem: null, isBroken: false };

function placeOf(header: { readonly cells: readonly SheetCell[] }, cells: readonly SheetCell[], index: number) {
  return { index, name: header.cells[index]?.text ?? "", item: null, value: cells[index]?.text ?? "" };
}

/** The weight in a cell. */
function weightOf({ text, problem }: SheetCell, hasDecimalComma: boolean): number | Problem {
  if (problem !== null) return problem;
  if (text === "") {
    const message = "Expected a number above 0, got an empty cell. Write 1 for a link that counts once";
    return { message, code: "empty", params: { got: "", expected: "a number above 0" } };
  }
  const hasComma = /^\d*,\d+$/.test(text);
  const point = text.replace(",", ".");
  const number = hasComma && hasDecimalComma ? point : text;
  const weight = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(number) ? Number(number) : Number.NaN;
  if (weight > 0 && weight < Infinity) return weight;
  const { message, code, params } = unexpected(
    [],
    text,
    "a number above 0",
    Number.isNaN(weight) ? "wrong-value" : "out-of-range",
  );
  return { message: hasComma ? `${message}. Write the decimal point: ${point}` : message, code, params };
}
