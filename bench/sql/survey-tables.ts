// The survey as tables of a database: the same ratings in every database, from whole-number arithmetic.
import { competencies } from "cei-framework";
import type { BenchEngine } from "./engines.ts";

/** The items. */
export const ids: readonly string[] = competencies.map(({ id }) => id);

/** A name in quotes. */
export function quoted(dialect: BenchEngine["dialect"], name: string): string {
  return dialect === "spark" ? `\`${name}\`` : `"${name}"`;
}

/**
 * Makes the tables `survey` (id, county, and a column for each item) and `ratings` (id, county, item, rating).
 *
 * Ratings are SMALLINT, from 1 to 4, 5% are NULL; there are 58 counties.
 */
export async function createSurvey(engine: BenchEngine): Promise<void> {
  const { dialect, wideRows, longRows } = engine;
  const create = (table: string): string => `CREATE TABLE ${table} ${dialect === "spark" ? "USING parquet " : ""}AS`;
  await engine.execute(`${create("survey")} ${surveyQuery(dialect, wideRows)}`);
  const names = ids.map((id) => `('${id}')`);
  const ratingOf = ids.map((id) => `WHEN '${id}' THEN ${quoted(dialect, id)}`);
  await engine.execute(`${create("ratings")}
    SELECT id, county, item, CASE item ${ratingOf.join(" ")} END AS rating
    FROM survey CROSS JOIN (SELECT * FROM (VALUES ${names}) AS named(item)) AS items WHERE id < ${longRows}`);
  if (dialect === "postgres") await engine.execute("VACUUM ANALYZE survey; VACUUM ANALYZE ratings");
}

/** The rows of the wide table. */
export function surveyQuery(dialect: BenchEngine["dialect"], rows: number): string {
  const columns = ids.map((id, i) => {
    const mixed = `(id * ${7919 + 104 * i} + ${31 * i * i + 17}) % 1000003`;
    const cell = `CASE WHEN ${mixed} % 20 <> 0 THEN CAST(1 + ${mixed} % 4093 % 4 AS SMALLINT) END`;
    return `${cell} AS ${quoted(dialect, id)}`;
  });
  const county = "CAST(100 + (id * 31 + 7) % 1009 % 58 AS VARCHAR(3))";
  return `SELECT id, CONCAT('County ', ${county}) AS county, ${columns.join(", ")} FROM (${numbers(dialect, rows)}) AS numbered`;
}

/** Whole numbers from 0, in a column `id`. */
function numbers(dialect: BenchEngine["dialect"], count: number): string {
  if (dialect === "spark") return `SELECT id FROM RANGE(${count})`;
  if (dialect === "duckdb") return `SELECT range AS id FROM RANGE(${count})`;
  if (dialect === "postgres") return `SELECT CAST(one AS BIGINT) AS id FROM GENERATE_SERIES(0, ${count - 1}) AS one`;
  return `SELECT thousand * 1000 + one AS id
    FROM UNNEST(SEQUENCE(0, ${count / 1000 - 1})) AS a(thousand) CROSS JOIN UNNEST(SEQUENCE(0, 999)) AS b(one)`;
}
