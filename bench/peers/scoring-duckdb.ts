// DuckDB: a query for each plan, over a table in memory.
import type { DuckDBResult } from "@duckdb/node-api";
import { competencies, type Plan } from "cei-framework";
import type { Peer } from "../turns/peer.ts";
import { openDuckdb, surveySql } from "./duckdb.ts";
import { type ItemSums, scoringSql } from "./duckdb-scoring-sql.ts";
import { plans } from "./plans.ts";
import { type SiteSummary, summaryFigures } from "./summary-figures.ts";

/** Ready to score the survey: 1 to 4, 0 for what is empty and -1 for "n/a". */
export function duckdbScoring(file: string): Promise<Peer> {
  const codes = { empty: 0, notApplicable: -1, rated: "{}", type: "TINYINT" };
  return scoring(file, codes, {
    points: (items) => items.map((id) => `greatest("${id}" - 1, 0)`).join(" + "),
    rated: (items) => items.map((id) => `("${id}" > 0)::TINYINT`).join(" + "),
    applicable: (items) => items.map((id) => `("${id}" >= 0)::TINYINT`).join(" + "),
  });
}

/** The same with a trick: 512 for what is applicable, 32 more for what is rated, and its points; then one sum does. */
export function duckdbPackedScoring(file: string): Promise<Peer> {
  const codes = { empty: 512, notApplicable: 0, rated: "(512 + 32 + {} - 1)", type: "SMALLINT" };
  const sum = (items: readonly string[]): string => `(${items.map((id) => `"${id}"`).join(" + ")})`;
  return scoring(file, codes, {
    points: (items) => `(${sum(items)} & 31)`,
    rated: (items) => `((${sum(items)} >> 5) & 15)`,
    applicable: (items) => `(${sum(items)} >> 9)`,
  });
}

interface Codes {
  readonly empty: number;
  readonly notApplicable: number;
  /** The code of a rating, written {}. */
  readonly rated: string;
  readonly type: string;
}

async function scoring(file: string, codes: Codes, sums: ItemSums): Promise<Peer> {
  const connection = await openDuckdb();
  await connection.run(`create table answers as from ${surveySql(file, "VARCHAR", [""])}`);
  await connection.run("create type site as enum (select distinct site from answers order by site)");
  const columns = competencies.map(({ id }) => {
    const rated = codes.rated.replace("{}", `"${id}"::TINYINT`);
    return `(case when "${id}" is null then ${codes.empty} when "${id}" = 'n/a' then ${codes.notApplicable} else ${rated} end)
      ::${codes.type} as "${id}"`;
  });
  await connection.run(`create table survey as select site::site as site, ${columns} from answers`);
  await connection.run("drop table answers");
  const queries = plans.map((plan) => ({ plan, sql: scoringSql(plan, sums) }));
  return {
    async work() {
      const results: { plan: Plan; result: DuckDBResult }[] = [];
      for (const { plan, sql } of queries) results.push({ plan, result: await connection.run(sql) });
      return async () => {
        const summaries = results.map(({ plan, result }) => siteSummaries(plan, result));
        return summaryFigures((await Promise.all(summaries)).flat());
      };
    },
  };
}

async function siteSummaries(plan: Plan, result: DuckDBResult): Promise<SiteSummary[]> {
  const targets = [...plan.targets.map(({ id }) => id), "overall"];
  return (await result.getRows()).flatMap(([site, ...values]) => {
    return targets.map((target, t) => {
      const [n, mean = null, sd = null, min = null, max = null] = values.slice(t * 5).map(number);
      return { site: String(site), plan: plan.name, target, n: n ?? 0, mean, sd, min, max };
    });
  });
}

function number(value: unknown): number | null {
  return value === null ? null : Number(value);
}
