// All the databases that the tests run queries in.
import { thorough } from "../../samples.ts";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres, postgresPrograms } from "./postgres-server.ts";
import { openSqlite } from "./sqlite.ts";
import { openSpark, openTrino } from "./translated.ts";

const hasServer = thorough && postgresPrograms() !== undefined;
if (thorough && !hasServer) process.stderr.write("A PostgreSQL server is not here: no query was run in one.\n");

/** They, by what they are called; in the thorough tests also a PostgreSQL server, where one is installed. */
export const engines: { readonly [name: string]: () => Promise<Engine> } = {
  DuckDB: openDuckdb,
  "PostgreSQL (PGlite)": openPglite,
  ...(hasServer ? { "PostgreSQL (a server)": openPostgres } : {}),
  SQLite: openSqlite,
  "Spark (run in DuckDB)": openSpark,
  "Trino (run in DuckDB)": openTrino,
};
