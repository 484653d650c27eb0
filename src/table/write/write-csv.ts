// Writes tables, and results with columns and rows, as CSV.
import { unexpected } from "../../check/messages.ts";
import { checkOptions, flag } from "../../check/options.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import { type CsvCell, csvPieces } from "../../csv/write-csv.ts";
import type { Outcome } from "../../scoring/scores.ts";
import { blockOfRow, blockRows } from "../blocks.ts";
import { scoredBatches } from "../kernel/kernel.ts";
import { groupValues, type RatingTable, ratingIn, type TableData, tableData } from "../rating-table.ts";
import { overallOutcome } from "../score/outcomes.ts";
import { type ScoreData, type ScoreTable, scoreData } from "../score/score-table.ts";

/** How CSV is written. */
export interface WriteCsvOptions {
  /**
   * Whether text that a spreadsheet would run as a formula gets an apostrophe in front: text that starts with =, +, -, @,
   * a tab, or a carriage return. Numbers are written as they are. Default: true.
   */
  readonly protect?: boolean | undefined;
}

/**
 * A result that is written by its shape: `columns` names the columns, of which the first ones are the names in `by`.
 * Each row has its `group`, with a value for each of these names, and a property for each other column.
 */
export interface CsvResult {
  readonly by?: readonly string[] | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly object[];
}

/**
 * Writes a table as CSV, in pieces of some rows.
 *
 * - Ratings: the groups, and a column for each item; what is not rated is empty. readTable reads them back, the groups
 *   as they were when text was not protected.
 * - Scores: the groups, and for each target and the overall `D1_score`, `D1_coverage`, and `D1_status`; what is missing
 *   is empty.
 * - A result with `columns` and `rows`, such as that of summarize: a column for each of its columns; of an estimate, its
 *   value.
 *
 * Numbers have as many digits as tell them apart from every other, so nothing is lost.
 *
 * @param table - From readTable, fromAssessments, scoreTable, or summarize.
 * @param options - Whether text is protected.
 * @throws OptionsError for anything else.
 */
export function writeCsv(
  table: RatingTable | ScoreTable | CsvResult,
  options: WriteCsvOptions = {},
): AsyncIterable<string> {
  const rows = rowsOf(table);
  checkOptions(options, { protect: flag }, () => {
    const expected = "a table from readTable, fromAssessments, or scoreTable, or a result with columns and rows";
    return rows === undefined ? [unexpected(["table"], table, expected)] : [];
  });
  return pieces(rows ?? [], options.protect ?? true);
}

async function* pieces(rows: Iterable<readonly CsvCell[]>, protect: boolean): AsyncGenerator<string, void, undefined> {
  // The header is protected like any text; no item or target of CEI's needs it.
  yield* csvPieces(rows, { protect });
}

function rowsOf(table: unknown): Iterable<readonly CsvCell[]> | undefined {
  const ratings = tableData(table);
  if (ratings !== undefined) return ratingRows(table as RatingTable, ratings);
  const scores = scoreData(table);
  if (scores !== undefined) return scoreRows(table as ScoreTable, scores);
  const isResult = isPlainObject(table) && Array.isArray(table["columns"]) && Array.isArray(table["rows"]);
  return isResult ? resultRows(table as unknown as CsvResult) : undefined;
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

function* scoreRows(scores: ScoreTable, { data, targets, minCoverage }: ScoreData): Generator<readonly CsvCell[]> {
  yield [...scores.table.groups, ...scores.targets.flatMap((id) => [`${id}_score`, `${id}_coverage`, `${id}_status`])];
  for (const { firstRow, rows, numbers } of scoredBatches(data.blocks, targets)) {
    for (let row = 0; row < rows; row++) {
      const outcomes = targets.map(({ outcomes }, t) => outcomes.list[numbers[t]?.[row] ?? 0] as Outcome);
      outcomes.push(overallOutcome(targets, minCoverage, numbers, row));
      const values = outcomes.flatMap(({ score, coverage, status }): CsvCell[] => [score, coverage, status]);
      yield [...groupValues(data.blocks, data.groups, firstRow + row), ...values];
    }
  }
}

function* resultRows({ by = [], columns, rows }: CsvResult): Generator<readonly CsvCell[]> {
  yield columns;
  const names = columns.slice(by.length);
  for (const row of rows as readonly { readonly [name: string]: unknown }[]) {
    const group = Object(row["group"]) as { readonly [name: string]: unknown };
    yield [...by.map((name) => group[name]), ...names.map((name) => row[name])].map(cellOf);
  }
}

function cellOf(value: unknown): CsvCell {
  if (isPlainObject(value)) return cellOf(value["value"]);
  return typeof value === "string" || typeof value === "number" ? value : null;
}
