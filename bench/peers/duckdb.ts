// DuckDB in memory, as this benchmark opens it.
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { competencies } from "cei-framework";

/** An empty database in memory, with two threads. */
export async function openDuckdb(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  return await instance.connect();
}

/**
 * Reads the survey, with nothing left for DuckDB to find out.
 *
 * @param file - The path of the survey.
 * @param type - The type of the ratings.
 * @param missing - What stands for NULL.
 */
export function surveySql(file: string, type: string, missing: readonly string[]): string {
  const columns = [["site", "VARCHAR"], ...competencies.map(({ id }) => [id, type])];
  return `read_csv(${text(file)}, header = true, delim = ',', quote = '', escape = '', auto_detect = false,
    columns = {${columns.map(([name = "", of = ""]) => `${text(name)}: ${text(of)}`)}}, nullstr = [${missing.map(text)}])`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
