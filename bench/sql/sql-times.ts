// How long the SQL that the library writes takes in DuckDB, beside SQL that is written by hand.
import type { DuckDBConnection } from "@duckdb/node-api";
import { competencies, projectionPlan, scale } from "cei-framework";
import { scoringSql } from "cei-framework/sql";
import { median } from "../median.ts";
import { openDuckdb, surveySql } from "../peers/duckdb.ts";
import { handWrittenSql } from "./hand-written-sql.ts";

/** Medians in milliseconds. */
export interface SqlTimes {
  /** A million assessments, a column for each item. */
  readonly wide: { readonly ours: number; readonly byHand: number };
  /** The same, a row for each rating. */
  readonly long: { readonly ours: number; readonly byHand: number };
  /** Ten million assessments, a column for each item. */
  readonly tenTimes: number;
}

const ids = competencies.map(({ id }) => id);
const plan = projectionPlan();
const onScale = { dialect: "duckdb", scale: scale({ min: 1, max: 4 }) } as const;
const common = { row: "id", notApplicable: -9 };

/**
 * Measures both, after holding what they find against each other. Each makes a table of the scores of the metrics.
 *
 * @param file - The path of the survey.
 */
export async function sqlTimes(file: string): Promise<SqlTimes> {
  const connection = await openDuckdb();
  const columns = ids.map((id) => `(case "${id}" when 'n/a' then -9 else "${id}"::TINYINT end)::TINYINT as "${id}"`);
  await connection.run(`create table answers as from ${surveySql(file, "VARCHAR", [""])}`);
  await connection.run(`create table survey as select row_number() over () as id, ${columns} from answers`);
  await connection.run("drop table answers");
  const rows = `from survey unpivot include nulls (rating for item in (${ids.map((id) => `"${id}"`)}))`;

  const wide = await compared(connection, {
    ours: scoringSql(plan, { ...onScale, ratings: { ...common, table: "survey", columns: ids } }),
    byHand: handWrittenSql(plan, rows),
  });
  await connection.run(`create table ratings as ${rows}`);
  const long = await compared(connection, {
    ours: scoringSql(plan, { ...onScale, ratings: { ...common, table: "ratings", item: "item", rating: "rating" } }),
    byHand: handWrittenSql(plan, "from ratings"),
  });
  await connection.run("drop table ratings");
  await connection.run(`create table large as select id + 1000000 * copy as new_id, survey.* exclude (id)
    from survey, range(10) as copies(copy)`);
  const large = { ...common, row: "new_id", table: "large", columns: ids };
  const tenTimes = scoringSql(plan, { ...onScale, ratings: large });
  const times: number[] = [];
  for (let run = 0; run < 3; run++) times.push(await time(connection, "scores", tenTimes));
  connection.closeSync();
  return { wide, long, tenTimes: median(times) };
}

async function compared(connection: DuckDBConnection, queries: { readonly ours: string; readonly byHand: string }) {
  const times: { readonly ours: number[]; readonly byHand: number[] } = { ours: [], byHand: [] };
  for (let run = 0; run < 3; run++) {
    times.ours.push(await time(connection, "ours", queries.ours));
    times.byHand.push(await time(connection, "by_hand", queries.byHand));
    if (run === 0) await check(connection);
  }
  await connection.run("drop table ours; drop table by_hand");
  return { ours: median(times.ours), byHand: median(times.byHand) };
}

async function time(connection: DuckDBConnection, table: string, query: string): Promise<number> {
  await connection.run(`drop table if exists ${table}`);
  const start = performance.now();
  await connection.run(`create table ${table} as ${query}`);
  return performance.now() - start;
}

/** Every score, coverage and status must be the same, and none is missing. */
async function check(connection: DuckDBConnection): Promise<void> {
  const targets = [...plan.targets.map(({ id }) => id.toLowerCase()), "overall"];
  const differ = targets.flatMap((id) => [
    `ours.${id}_status <> by_hand.${id}_status`,
    ...["score", "coverage"].map((what) => {
      const [one, other] = [`ours.${id}_${what}`, `by_hand.${id}_${what}`];
      return `(${one} is null) <> (${other} is null) or abs(${one} - ${other}) > 1e-9`;
    }),
  ]);
  const result = await connection.runAndReadAll(`
    select count(*), count(*) filter (${differ.join(" or ")}), (select count(*) from survey), sum(invalid)
    from ours join by_hand using (id)`);
  const [[joined, different, rows, invalid] = []] = result.getRows().map((row) => row.map(Number));
  if (joined !== rows || different !== 0 || invalid !== 0) {
    throw new Error(
      `${different} of ${joined} scores differ; there are ${rows} assessments, ${invalid} invalid ratings`,
    );
  }
}
