/**
 * SQL: a plan as a query that scores ratings in a database, and the crosswalk as tables. Opens no connection.
 *
 * @packageDocumentation
 */
export { checkSql } from "./check-sql.ts";
export { type CrosswalkSqlOptions, crosswalkSql } from "./crosswalk-sql.ts";
export type { SqlDialect } from "./dialects.ts";
export type { LongRatings, RatingsSqlOptions, SqlMarks, WideRatings } from "./ratings-options.ts";
export { type ScoringSqlOptions, scoringSql } from "./scoring-sql.ts";
export type { SqlName } from "./sql-writer.ts";
