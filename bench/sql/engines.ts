// The databases that the SQL is measured in: those of the thorough tests, as far as they are on this machine.
import { openDuckdb } from "../../test/sql/engines/duckdb.ts";
import type { Engine, ResultRow } from "../../test/sql/engines/engine.ts";
import { openPostgres, postgresPrograms } from "../../test/sql/engines/postgres-server.ts";
import { availableServers, type ServerName } from "../../test/sql/engines/servers.ts";
import { openSparkServer } from "../../test/sql/engines/spark.ts";
import { openTrinoServer } from "../../test/sql/engines/trino.ts";

/** A database with what the measurements need to know of it. */
export interface BenchEngine extends Engine {
  readonly dialect: "duckdb" | "postgres" | "spark" | "trino";
  /** A query that gives the version. */
  readonly version: string;
  /** Assessments in the table with a row for each. */
  readonly wideRows: number;
  /** Assessments in the table with a row for each rating. */
  readonly longRows: number;
  /** Statements that set what is measured, by what they are called. */
  readonly settings: { readonly [name: string]: string };
  /** Runs a query to its end, and throws its rows away. */
  readonly discard: (sql: string, columns: readonly string[]) => Promise<unknown>;
}

/** How to open each, by its name. Each is closed before the next one is opened. */
export function benchEngines(): { readonly [name: string]: () => Promise<BenchEngine> } {
  const servers = availableServers([]);
  const start = async (name: ServerName, open: (url: string) => Promise<BenchEngine>): Promise<BenchEngine> => {
    const server = await servers[name]?.();
    if (server === undefined) throw new Error(`${name} is not installed`);
    const engine = await open(server.url);
    return {
      ...engine,
      async close() {
        await engine.close();
        await server.stop();
      },
    };
  };
  return {
    DuckDB: async () => withAggregates("duckdb", await openDuckdb(), "SELECT VERSION() AS version"),
    ...(postgresPrograms() && {
      PostgreSQL: async () => ({
        ...withAggregates("postgres", await openPostgres(), "SELECT CURRENT_SETTING('server_version') AS version"),
        wideRows: 100_000,
        longRows: 20_000,
      }),
    }),
    ...(servers["Trino 476"] && {
      Trino: () =>
        start("Trino 476", async (url) =>
          withAggregates(
            "trino",
            await openTrinoServer(url),
            "SELECT node_version AS version FROM system.runtime.nodes",
          ),
        ),
    }),
    ...(servers["Spark 3.5"] && { "Spark 3": () => start("Spark 3.5", openSpark) }),
    ...(servers["Spark 4"] && { "Spark 4": () => start("Spark 4", openSpark) }),
  };
}

const sizes = { wideRows: 1_000_000, longRows: 200_000 };

async function openSpark(url: string): Promise<BenchEngine> {
  return {
    ...sizes,
    ...(await openSparkServer(url)),
    dialect: "spark",
    version: "SELECT VERSION() AS version",
    settings: {
      "`spark.sql.codegen.hugeMethodLimit=8000`": "SET spark.sql.codegen.hugeMethodLimit=8000",
      "no setting": "SET spark.sql.codegen.hugeMethodLimit=65535",
    },
  };
}

/** An engine that has no other way to throw rows away than to read every value in an aggregate. */
function withAggregates(dialect: BenchEngine["dialect"], engine: Engine, version: string): BenchEngine {
  return {
    ...sizes,
    ...engine,
    dialect,
    version,
    settings: { "": "" },
    discard: (sql, columns): Promise<ResultRow[]> => {
      return engine.query(
        `SELECT ${columns.map((name, i) => `MAX(${name}) AS m${i}`).join(", ")} FROM (${sql}) AS discarded`,
      );
    },
  };
}
