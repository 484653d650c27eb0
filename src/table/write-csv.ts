// Writes tables as CSV by RFC 4180: commas, CRLF, quotes where they are needed.
import { checkOptions } from "../model/options.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { Outcome, Status } from "../scoring/scores.ts";
import { batches } from "./batches.ts";
import { blockRows } from "./blocks.ts";
import { overallOutcome } from "./kernel.ts";
import { type RatingTable, type TableData, tableData } from "./rating-table.ts";
import { type ScoreData, type ScoreTable, scoreData } from "./score-table.ts";
import type { TableSummary } from "./summarize-table.ts";

/** How CSV is written. */
export interface WriteCsvOptions {
  /**
   * Whether text that a spreadsheet would run as a formula gets an apostrophe in front, as it does unless given: text
   * that starts with =, +, -, @, a tab or a carriage return. Numbers are written as they are.
   */
  readonly protect?: boolean | undefined;
}

type CsvValue = string | number | null;

/** The most rows in one piece of text. */
const together = 1024;

/**
 * Writes a table as CSV, in pieces of some rows.
 *
 * - Of ratings: the groups, and a column for each item; what is not rated is empty. readTable reads it back, the groups
 *   as they were when text was not protected.
 * - Of scores: the groups, and for each target and the overall `D1_score`, `D1_coverage` and `D1_status`; what is not
 *   there is empty.
 * - Of a summary: the groups, `target`, `n`, `mean`, `sd`, `min`, `max`, and with a cut `share`.
 *
 * Numbers have as many digits as tell them apart from every other, so nothing is lost.
 *
 * @param table - From readTable, fromAssessments, scoreTable or summarizeTable.
 * @param options - Whether text is protected.
 * @throws OptionsError for anything else.
 */
export function writeCsv(
  table: RatingTable | ScoreTable | TableSummary,
  options: WriteCsvOptions = {},
): AsyncIterable<string> {
  const rows = rowsOf(table);
  checkOptions(options, ["protect"], ({ protect }) => [
    ...(protect === undefined || typeof protect === "boolean"
      ? []
      : [unexpected(["protect"], protect, "true or false")]),
    ...(rows === undefined
      ? [unexpected(["table"], table, "what readTable, fromAssessments, scoreTable or summarizeTable gives")]
      : []),
  ]);
  const { protect = true } = options;
  return pieces(rows ?? [], protect);
}

async function* pieces(rows: Iterable<readonly CsvValue[]>, protect: boolean): AsyncGenerator<string, void, undefined> {
  let text = "";
  let count = 0;
  for (const row of rows) {
    // The header is protected like any text; no item or target of CEI's needs it.
    text += `${row.map((value) => csvCell(value, protect)).join(",")}\r\n`;
    if (++count % together !== 0) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

function csvCell(value: CsvValue, protect: boolean): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = protect && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowsOf(table: RatingTable | ScoreTable | TableSummary): Iterable<readonly CsvValue[]> | undefined {
  const ratings = tableData(table);
  if (ratings !== undefined) return ratingRows(table as RatingTable, ratings);
  const scores = scoreData(table);
  if (scores !== undefined) return scoreRows(table as ScoreTable, scores);
  const isSummary = isPlainObject(table) && Array.isArray(table["by"]) && Array.isArray(table["rows"]);
  return isSummary ? summaryRows(table as TableSummary) : undefined;
}

function* ratingRows(table: RatingTable, data: TableData): Generator<readonly CsvValue[]> {
  yield [...table.groups, ...table.items];
  const columns = table.items.map((id) => data.columnOf.get(id) as number);
  for (let row = 0; row < table.rows; row++) {
    const { bytes, stride } = data.blocks[Math.floor(row / blockRows)] as TableData["blocks"][number];
    const codes = columns.map((column) => bytes[column * stride + (row % blockRows)] as number);
    yield [...groupValues(data, row), ...codes.map((code) => data.codes.ratings[code] ?? null)];
  }
}

function* scoreRows(scores: ScoreTable, { data, kernels }: ScoreData): Generator<readonly CsvValue[]> {
  yield [...scores.table.groups, ...scores.targets.flatMap((id) => [`${id}_score`, `${id}_coverage`, `${id}_status`])];
  for (const { firstRow, rows, numbers } of batches(data.blocks, kernels)) {
    for (let row = 0; row < rows; row++) {
      const outcomes = kernels.map(({ outcomes }, t) => outcomes.list[numbers[t]?.[row] ?? 0] as Outcome);
      outcomes.push(overallOutcome(kernels, scores.plan.minCoverage, numbers, row));
      const values = outcomes.flatMap(({ score, coverage, status }): (number | Status | null)[] => [
        score,
        coverage,
        status,
      ]);
      yield [...groupValues(data, firstRow + row), ...values];
    }
  }
}

function* summaryRows({ by, cut, rows }: TableSummary): Generator<readonly CsvValue[]> {
  yield [...by, "target", "n", "mean", "sd", "min", "max", ...(cut === null ? [] : ["share"])];
  for (const { group, target, n, mean, sd, min, max, share } of rows) {
    const values = [target, n, mean, sd, min, max, ...(cut === null ? [] : [share ?? null])];
    yield [...by.map((name) => group[name] ?? ""), ...values];
  }
}

function groupValues({ blocks, groups }: TableData, row: number): string[] {
  const block = blocks[Math.floor(row / blockRows)];
  return groups.map(({ place, values }) => values[block?.groups[place]?.[row % blockRows] ?? -1] ?? "");
}
