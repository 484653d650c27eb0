// DuckDB: read_csv into a table in memory.
import { competencies } from "cei-framework";
import type { Figures, Peer } from "../turns/peer.ts";
import { openDuckdb, surveySql } from "./duckdb.ts";
import { itemCounts } from "./rating-counts.ts";

/** Ready to read the survey's file, which tells "n/a" from empty. */
export function duckdbReading(file: string): Promise<Peer> {
  return reading(surveySql(file, "ENUM('1', '2', '3', '4', 'n/a')", [""]), false);
}

/** Ready to read the survey's file, with "n/a" read as empty. */
export function duckdbReadingWithoutNotApplicable(file: string): Promise<Peer> {
  return reading(surveySql(file, "UTINYINT", ["", "n/a"]), true);
}

async function reading(survey: string, losesNotApplicable: boolean): Promise<Peer> {
  const connection = await openDuckdb();
  const counted = async (column: string): Promise<Map<string, number>> => {
    const result = await connection.run(`select "${column}"::VARCHAR, count(*) from survey group by 1`);
    return new Map((await result.getRows()).map(([value, count]) => [String(value), Number(count)]));
  };
  const figures = async (): Promise<Figures> => {
    const figures = new Map<string, number | "lost">();
    for (const { id } of competencies) {
      const counts = await counted(id);
      for (const [name, count] of itemCounts(id, (rating) => counts.get(String(rating)) ?? 0)) figures.set(name, count);
      if (losesNotApplicable) figures.set(`${id} n/a`, "lost").set(`${id} null`, "lost");
    }
    for (const [site, count] of await counted("site")) figures.set(site, count);
    return figures;
  };
  return {
    async work() {
      await connection.run(`create or replace table survey as from ${survey}`);
      return figures;
    },
  };
}
