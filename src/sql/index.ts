/**
 * SQL: a query that scores ratings in a database by a plan, and the crosswalk as tables. It does not connect to
 * databases.
 *
 * @module cei-framework/sql
 */
export { checkSql } from "./check-sql.ts";
export { type CrosswalkSqlOptions, crosswalkSql } from "./crosswalk-sql.ts";
export type { SqlDialect } from "./dialects.ts";
export type { LongRatings, RatingsSqlOptions, ScoringSqlOptions, SqlMarks, WideRatings } from "./ratings-query.ts";
export { scoringSql } from "./scoring-sql.ts";
export type { SqlName } from "./sql-writer.ts";
