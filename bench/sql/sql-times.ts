// How long the SQL that the library writes takes in a database, compared with SQL written by hand and with a floor.
import { createPlan, type Plan, projectionPlan, scale } from "cei-framework";
import { checkSql, type ScoringSqlOptions, scoringSql } from "cei-framework/sql";
import type { ResultRow } from "../../test/sql/engines/engine.ts";
import { median } from "../median.ts";
import type { BenchEngine } from "./engines.ts";
import {
  longCheck,
  longFloor,
  packedGroups,
  packedLongScores,
  packedWideScores,
  plainScores,
  scoreColumns,
  wideCheck,
  wideFloor,
} from "./hand-written-sql.ts";
import { createSurvey, ids, surveyQuery } from "./survey-tables.ts";

/** What the library's query does; a target is the same for all times of one task. */
export type Task = "wide rows" | "wide groups" | "wide check" | "long rows" | "long check";

/** Medians in milliseconds. */
export interface TaskTime {
  readonly task: Task;
  readonly setting: string;
  readonly library: number;
  readonly byHand: number;
  readonly floor: number;
}

/** How long it takes to plan the queries for a plan of one part, in milliseconds. */
interface PlanningTime {
  readonly items: number;
  readonly scores: number;
  readonly check: number;
}

/** A large job, and the shuffles in the plans of Spark. */
interface LargeJob {
  readonly rows: number;
  readonly library: number;
  readonly floor: number;
  readonly wideShuffles: number;
  readonly longShuffles: number;
}

/** What was measured in a database. */
export interface SqlTimes {
  readonly version: string;
  readonly wideRows: number;
  readonly longRows: number;
  readonly tasks: readonly TaskTime[];
  readonly planning: readonly PlanningTime[];
  readonly large?: LargeJob;
}

const turns = 3;
const plan: Plan = projectionPlan();
const on = scale({ min: 1, max: 4 });
const wideRatings = { table: "survey", row: "id", columns: ids, type: "integer" } as const;
const longRatings = { table: "ratings", row: "id", item: "item", rating: "rating", type: "integer" } as const;

/**
 * Measures all of it in one database, after comparing what the library finds with what the SQL written by hand finds.
 *
 * @param engine - An empty database.
 */
export async function sqlTimes(engine: BenchEngine): Promise<SqlTimes> {
  const { dialect, wideRows, longRows } = engine;
  const [{ version } = { version: "" }] = await engine.query(engine.version);
  await createSurvey(engine);
  const options = (ratings: ScoringSqlOptions["ratings"]): ScoringSqlOptions => ({ dialect, scale: on, ratings });
  const [wide, long] = [options(wideRatings), options(longRatings)];
  const rows = { wide: scoringSql(plan, wide), long: scoringSql(plan, long) };
  const groups = scoringSql(plan, { ...wide, by: "county", output: "groups" });
  const byHand = { wide: packedWideScores(plan, dialect), long: packedLongScores(plan, dialect) };

  const scores = scoreColumns(plan);
  const means = scores.flatMap((name) => (name.endsWith("_score") ? [name.replace("_score", "_mean")] : []));
  const counts = ["assessments", ...means.map((name) => name.replace("_mean", "_n"))];
  const discard = (sql: string, columns: readonly string[]) => () => engine.discard(sql, columns);
  const all = (sql: string) => () => engine.query(sql);
  const floors = { wide: all(wideFloor(dialect)), long: discard(longFloor, ["n", "total"]) };
  const queries: { readonly [task in Task]: TaskQueries } = {
    "wide rows": {
      library: discard(rows.wide, ["id", "invalid", ...scores]),
      byHand: discard(byHand.wide, ["id", ...scores]),
      floor: floors.wide,
    },
    "wide groups": { library: all(groups), byHand: all(packedGroups(plan, dialect)), floor: floors.wide },
    "wide check": { library: all(checkSql(plan, wide)), byHand: all(wideCheck(dialect)), floor: floors.wide },
    "long rows": {
      library: discard(rows.long, ["id", "invalid", ...scores]),
      byHand: discard(byHand.long, ["id", ...scores]),
      floor: floors.long,
    },
    "long check": { library: all(checkSql(plan, long)), byHand: all(longCheck(dialect)), floor: floors.long },
  };

  const tasks: TaskTime[] = [];
  for (const [setting, statement] of Object.entries(engine.settings)) {
    if (statement !== "") await engine.execute(statement);
    if (tasks.length === 0) {
      await expectSame(engine, rows.wide, byHand.wide, "id", scores, wideRows);
      await expectSame(engine, rows.long, byHand.long, "id", scores, longRows);
      await expectSame(engine, rows.long, plainScores(plan, dialect), "id", scores, longRows);
      await expectSame(engine, groups, packedGroups(plan, dialect), "county", [...counts, ...means], 58);
    }
    for (const [task, one] of Object.entries(queries)) {
      const [library = 0, hand = 0, floor = 0] = await inTurns([one.library, one.byHand, one.floor]);
      process.stderr.write(`  ${task} ${setting}: ${[library, hand, floor].map(Math.round).join(", ")} ms\n`);
      tasks.push({ task: task as Task, setting, library, byHand: hand, floor });
    }
  }
  const planning: PlanningTime[] = [];
  for (const items of [34, 100, 300]) planning.push(await planningTime(engine, items));
  const times = { version: String(version), wideRows, longRows, tasks, planning };
  return dialect === "spark" ? { ...times, large: await largeJob(engine, rows.long) } : times;
}

interface TaskQueries {
  readonly library: () => Promise<unknown>;
  readonly byHand: () => Promise<unknown>;
  readonly floor: () => Promise<unknown>;
}

/** Medians of works that take turns, after one turn that does not count. */
async function inTurns(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let turn = 0; turn <= turns; turn++) {
    for (const [i, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (turn > 0) times[i]?.push(performance.now() - start);
    }
  }
  return times.map(median);
}

/** Compares the results of two queries: numbers within 1e-9, texts and NULLs exactly. */
async function expectSame(
  engine: BenchEngine,
  library: string,
  byHand: string,
  key: string,
  columns: readonly string[],
  count: number,
): Promise<void> {
  const differences = columns.map((column) => {
    const [one, other] = [`library.${column}`, `by_hand.${column}`];
    const differ = column.endsWith("_status") ? `${one} <> ${other}` : `ABS(${one} - ${other}) > 1e-9`;
    const nulls = `(CASE WHEN ${one} IS NULL THEN 1 ELSE 0 END) <> (CASE WHEN ${other} IS NULL THEN 1 ELSE 0 END)`;
    return `CASE WHEN ${differ} OR ${nulls} THEN 1 ELSE 0 END`;
  });
  const [row] = await engine.query(`
    SELECT COUNT(*) AS compared, SUM(${differences.join(" + ")}) AS different, SUM(invalid) AS invalid, COUNT(*) AS n
    FROM (${library}) AS library JOIN (${byHand}) AS by_hand ON library.${key} = by_hand.${key}`);
  if (Number(row?.["compared"]) !== count || Number(row?.["different"]) !== 0 || Number(row?.["invalid"]) !== 0) {
    throw new Error(`Expected ${count} equal rows and no invalid rating, got ${JSON.stringify(row)}`);
  }
}

async function planningTime(engine: BenchEngine, items: number): Promise<PlanningTime> {
  const wide = widePlan(items);
  const table = `wide_${items}`;
  const columns = wide.items.map((id) => `${id} SMALLINT`);
  await engine.execute(
    `CREATE TABLE ${table} (id BIGINT, ${columns})${engine.dialect === "spark" ? " USING parquet" : ""}`,
  );
  const options = {
    dialect: engine.dialect,
    scale: on,
    ratings: { table, row: "id", columns: wide.items, type: "integer" as const },
  };
  const explain = (sql: string) => () => engine.execute(`EXPLAIN ${sql}`);
  const [scores = 0, check = 0] = await inTurns([explain(scoringSql(wide, options)), explain(checkSql(wide, options))]);
  return { items, scores, check };
}

function widePlan(count: number): Plan {
  const items = Array.from({ length: count }, (_, i) => ({ id: `i${i}`, weight: 1 }));
  const parts = [{ id: "all", weight: 1, items }];
  return createPlan({ name: "wide", items: items.map(({ id }) => id), targets: [{ id: "t", parts }] });
}

/** Ten times the assessments, in Parquet with a folder for each county. */
async function largeJob(engine: BenchEngine, longSql: string): Promise<LargeJob> {
  const rows = 10 * engine.wideRows;
  await engine.execute("SET spark.sql.codegen.hugeMethodLimit=8000");
  await engine.execute(
    `CREATE TABLE large USING parquet PARTITIONED BY (county) AS ${surveyQuery("spark", rows)} DISTRIBUTE BY county`,
  );
  const sql = scoringSql(plan, { dialect: "spark", scale: on, ratings: { ...wideRatings, table: "large" } });
  const [library = 0, floor = 0] = await inTurns([
    () => engine.discard(sql, []),
    () => engine.query(wideFloor("spark").replace("FROM survey", "FROM large")),
  ]);
  const shuffles = async (query: string): Promise<number> => {
    const [answer]: ResultRow[] = await engine.query(`EXPLAIN ${query}`);
    return String(answer?.["plan"]).match(/\bExchange\b/g)?.length ?? 0;
  };
  return { rows, library, floor, wideShuffles: await shuffles(sql), longShuffles: await shuffles(longSql) };
}
