// All the databases that the tests run queries in.
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres, postgresPrograms } from "./postgres-server.ts";
import { openSqlite } from "./sqlite.ts";
import { openSpark, openTrino } from "./translated.ts";

/** They, by what they are called; the server of PostgreSQL where it is installed. */
export const engines: { readonly [name: string]: () => Promise<Engine> } = {
  DuckDB: openDuckdb,
  "PostgreSQL (PGlite)": openPglite,
  ...(postgresPrograms() === undefined ? {} : { "PostgreSQL (a server)": openPostgres }),
  SQLite: openSqlite,
  "Spark (parsed, run in DuckDB)": openSpark,
  "Trino (parsed, run in DuckDB)": openTrino,
};
