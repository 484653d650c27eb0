/**
 * Ratings by the million: read from CSV into columns, scored by a plan, summed up by group, and written as CSV.
 *
 * @packageDocumentation
 */

export { fromAssessments } from "./from-assessments.ts";
export type { RatingTable, RejectedRow } from "./rating-table.ts";
export { readTable, type TableItem } from "./read-table.ts";
export { type ScoreTable, scoreTable } from "./score-table.ts";
export type { PieceFile, PieceReader, PieceStream, TablePiece, TableSource } from "./source.ts";
export { type SummarizeTableOptions, type SummaryRow, summarizeTable, type TableSummary } from "./summarize-table.ts";
export { TableError, type TableIssue } from "./table-error.ts";
export type { ReadTableOptions, TableProgress } from "./table-options.ts";
export { type WriteCsvOptions, writeCsv } from "./write-csv.ts";
