// Writes tables, and results with columns and rows, as CSV.
import type { Issue } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import { checkOptions, flag, oneOf, wholeNumber } from "../../check/options.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import { isSmall, type ShowSmallOptions, type SmallGroups, showSmallCheck } from "../../check/small-groups.ts";
import { type CellOptions, type CsvCell, csvPieces } from "../../csv/write-csv.ts";
import { blockOfRow, blockRows } from "../blocks.ts";
import { groupValues, type RatingTable, ratingIn, type TableData, tableData } from "../rating-table.ts";
import { type ScoreTable, scoreData } from "../score/score-table.ts";
import { resultIssues } from "./result-issues.ts";
import { scorePieces } from "./score-pieces.ts";
import { type CsvTable, isCsvTable, tableRows } from "./table-rows.ts";

/** How CSV is written. */
export interface WriteCsvOptions extends ShowSmallOptions {
  /**
   * Whether to put an apostrophe before text that a spreadsheet would run as a formula: text that starts with =, +, -, or
   * @ (full-width ones too), a tab, a carriage return, or a line feed, or has one after white space, a byte order mark,
   * or other characters that are not shown. Numbers are written as they are. Default: true.
   */
  readonly protect?: boolean | undefined;
  /** Whether to start with a byte order mark, without which Excel misreads letters such as é. Default: false. */
  readonly bom?: boolean | undefined;
  /**
   * The most decimals of a number, 0 to 20, rounded half away from zero: with 2, 0.125 becomes 0.13 and 0.5 stays 0.5.
   * Default: as many digits as identify the number, so nothing is lost.
   */
  readonly decimals?: number | undefined;
  /** The delimiter between cells. Use ";" for Excel where the decimal sign is a comma. Default: ",". */
  readonly delimiter?: "," | ";" | "\t" | undefined;
}

/**
 * A result that is written by its shape: `columns` names the columns, of which the first ones are the names in `by`.
 * Each row has its `group`, with a value for each of these names, and a property for each other column.
 */
export interface CsvResult extends Partial<SmallGroups> {
  /** The names of the groups; text for a single one. */
  readonly by?: string | readonly string[] | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly object[];
}

/**
 * Writes a table or a result as CSV, in pieces of some rows.
 *
 * - Ratings: the groups, and a column for each item; missing ratings are empty. readTable reads them back (groups
 *   exactly only if text was not protected).
 * - Scores: the groups, and for each target and the overall `D1_score`, `D1_coverage`, and `D1_status`; what is missing
 *   is empty.
 * - A result with `columns` and `rows`: what summarize, groupGaps, agreement, compare, itemAnalysis, combine, and
 *   publish return. A column for each of its columns; of an estimate, its value. The least and the greatest value
 *   (`min`, `max`) are empty where there are fewer than `minCount` respondents.
 * - A two-way table, as suppress returns it: a row for each value, with the columns `row` and `column` (empty for a
 *   total), `statistic` ("count" for the counts), `n` (how many respondents the value is based on), and `value`.
 *
 * A result that shows small groups is refused, unless `small` is `"show"`. To share results, use `publish` of
 * `cei-framework/disclosure`.
 *
 * @param table - From readTable, fromAssessments, scoreTable, or a function named above.
 * @param options - The delimiter, rounding, a byte order mark, the protection of spreadsheets, and `small: "show"`.
 * @throws OptionsError with every problem of the options, and of a result: a row or a value of the wrong type, a column
 *   that no row has, small groups.
 */
export function writeCsv(
  table: RatingTable | ScoreTable | CsvResult | CsvTable,
  options: WriteCsvOptions = {},
): AsyncIterable<string> {
  checkOptions(options, writeChecks, ({ small }) => tableIssues(table, small));
  const { bom = false, protect = true, decimals, delimiter } = options;
  return pieces(table, { protect, decimals, delimiter }, bom);
}

const writeChecks = {
  protect: flag,
  bom: flag,
  decimals: /* @__PURE__ */ wholeNumber(0, 20),
  delimiter: /* @__PURE__ */ oneOf(",", ";", "\t"),
  small: showSmallCheck,
};

function tableIssues(table: unknown, small: unknown): readonly Issue[] {
  if (tableData(table) !== undefined || scoreData(table) !== undefined) return [];
  if (isCsvTable(table)) {
    const issues: Issue[] = [];
    tableRows(table, issues);
    return issues;
  }
  if (isPlainObject(table) && Array.isArray(table["columns"]) && Array.isArray(table["rows"])) {
    return resultIssues(table, small);
  }
  const expected = `a table from readTable, fromAssessments, or scoreTable, or a result with columns and rows${
    isPlainObject(table) && "published" in table ? ", such as published of this object" : ""
  }`;
  return [unexpected(["table"], table, expected)];
}

async function* pieces(
  table: RatingTable | ScoreTable | CsvResult | CsvTable,
  options: CellOptions,
  bom: boolean,
): AsyncGenerator<string, void, undefined> {
  let start = bom ? "\uFEFF" : "";
  for (const piece of piecesOf(table, options)) {
    yield start + piece;
    start = "";
  }
}

// The header is protected like any text; no item or target of CEI's needs it.
function piecesOf(table: RatingTable | ScoreTable | CsvResult | CsvTable, options: CellOptions): Iterable<string> {
  const ratings = tableData(table);
  if (ratings !== undefined) return csvPieces(ratingRows(table as RatingTable, ratings), options);
  const scores = scoreData(table);
  if (scores !== undefined) return scorePieces(table as ScoreTable, scores, options);
  return csvPieces(isCsvTable(table) ? tableRows(table, []) : resultRows(table as CsvResult), options);
}

function* ratingRows(table: RatingTable, data: TableData): Generator<readonly CsvCell[]> {
  yield [...table.groups, ...table.items];
  const { blocks, codes, groups } = data;
  const columns = table.items.map((id) => data.columnOf.get(id));
  for (let row = 0; row < table.rows; row++) {
    const block = blockOfRow(blocks, row);
    const ratings = columns.map((column) => ratingIn(block, row % blockRows, column, codes));
    yield [...groupValues(blocks, groups, row), ...ratings];
  }
}

function* resultRows({ by = [], columns, rows, minCount = 0 }: CsvResult): Generator<readonly CsvCell[]> {
  yield columns;
  const groups = typeof by === "string" ? [by] : by;
  const names = columns.slice(groups.length);
  for (const row of rows as readonly Fields[]) {
    const group = (row["group"] ?? {}) as Fields;
    const isHidden = (name: string): boolean => (name === "min" || name === "max") && isSmall(row["n"], minCount);
    const ofRow = names.map((name) => (isHidden(name) ? null : cellOf(row, name)));
    yield [...groups.map((name) => cellOf(group, name)), ...ofRow];
  }
}

type Fields = { readonly [name: string]: unknown };

/** A value of a checked row; for an estimate, its value. */
function cellOf(fields: Fields, name: string): CsvCell {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return ((isPlainObject(value) ? value["value"] : value) ?? null) as CsvCell;
}
