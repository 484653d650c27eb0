/**
 * SQL: a plan as a query that scores ratings in a database, and the crosswalk as tables. Opens no connection.
 *
 * @module cei-framework/sql
 */
export { checkSql } from "./check-sql.ts";
export { type CrosswalkSqlOptions, crosswalkSql } from "./crosswalk-sql.ts";
export type { SqlDialect } from "./dialects.ts";
export type { LongRatings, RatingsSqlOptions, ScoringSqlOptions, SqlMarks, WideRatings } from "./ratings-query.ts";
export { scoringSql } from "./scoring-sql.ts";
export type { SqlName } from "./sql-writer.ts";
