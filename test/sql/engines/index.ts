// All the databases that the tests run queries in.
import { inject } from "vitest";
import { thorough } from "../../samples.ts";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres, postgresPrograms } from "./postgres-server.ts";
import { serverUrl } from "./server-url.ts";
import type { ServerName } from "./servers.ts";
import { openFakesnow } from "./snowflake.ts";
import { openSparkServer } from "./spark.ts";
import { openSqlite } from "./sqlite.ts";
import { openSpark, openTrino } from "./translated.ts";
import { openTrinoServer } from "./trino.ts";
import { openTsql } from "./tsql.ts";

const hasPostgres = thorough && postgresPrograms() !== undefined;
const hasServer = (name: ServerName): boolean => thorough && inject("serverNames").includes(name);
const hasSpark = hasServer("Spark 3.5") || hasServer("Spark 4");
const missing = ["Spark 3.5" as const, "Spark 4" as const, "Trino 476" as const].filter((name) => !hasServer(name));
const withoutPython = openTsql === undefined || openFakesnow === undefined ? ["Python's sqlglot or fakesnow"] : [];
if (thorough) {
  for (const name of [...(hasPostgres ? [] : ["A PostgreSQL server"]), ...missing, ...withoutPython]) {
    process.stderr.write(`${name} is not here: no query was run in it.\n`);
  }
}

/**
 * They, by what they are called.
 *
 * In the thorough tests also a PostgreSQL server, Spark, and Trino, where they are installed; where they are not, DuckDB
 * runs the queries of Spark and Trino, as it does in the short ones. SQL Server and Snowflake are run nowhere: DuckDB runs
 * their SQL, after a translation by others.
 */
export const engines: { readonly [name: string]: () => Promise<Engine> } = {
  DuckDB: openDuckdb,
  "PostgreSQL (PGlite)": openPglite,
  ...(hasPostgres && { "PostgreSQL (a server)": openPostgres }),
  SQLite: openSqlite,
  ...(!hasSpark && { "Spark (run in DuckDB)": openSpark }),
  ...(hasServer("Spark 3.5") && { "Spark 3.5": async () => openSparkServer(await serverUrl("Spark 3.5")) }),
  ...(hasServer("Spark 4") && { "Spark 4": async () => openSparkServer(await serverUrl("Spark 4")) }),
  ...(hasServer("Trino 476")
    ? { "Trino 476": async () => openTrinoServer(await serverUrl("Trino 476")) }
    : { "Trino (run in DuckDB)": openTrino }),
  ...(openTsql && { "SQL Server (its SQL, in DuckDB)": openTsql }),
  ...(openFakesnow && { "Snowflake (its SQL, in DuckDB)": openFakesnow }),
};
