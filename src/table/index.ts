/**
 * Millions of ratings: read from CSV into columns, scored by a plan, and written as CSV. Use `summarize` of
 * `cei-framework/statistics` to summarize the scores by group.
 *
 * @module cei-framework/table
 */

export type { GroupValues, ShowSmallOptions, SmallGroups } from "../check/small-groups.ts";
export type { CsvCell } from "../csv/write-csv.ts";
export { type FromAssessmentsOptions, fromAssessments } from "./from-assessments.ts";
export type { RatingTable, RejectedRow, TableColumn } from "./rating-table.ts";
export type { Answer, AnswersOption } from "./read/answer-options.ts";
export { type ColumnMatch, type MatchColumnsOptions, matchColumns } from "./read/match-columns.ts";
export type { TableRow } from "./read/program-rows.ts";
export {
  type LenientCrosswalk,
  type LenientCrosswalkOptions,
  type ReadCrosswalkOptions,
  readCrosswalk,
  type SheetCrosswalk,
  type SheetLink,
} from "./read/read-crosswalk.ts";
export type { ReadTableOptions, TableProgress, UniqueOption } from "./read/read-options.ts";
export { readRows } from "./read/read-rows.ts";
export { readTable, type TableItem } from "./read/read-table.ts";
export type { PieceFile, PieceReader, PieceStream, TablePiece, TableSource } from "./read/source.ts";
export { type ScoreTable, scoreTable } from "./score/score-table.ts";
export { TableError, type TableIssue } from "./table-error.ts";
export type { CsvStatistic, CsvTable, CsvTotals } from "./write/table-rows.ts";
export { type CsvResult, type WriteCsvOptions, writeCsv } from "./write/write-csv.ts";
