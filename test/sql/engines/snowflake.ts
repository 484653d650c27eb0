// Snowflake's SQL, run by fakesnow in DuckDB.
import { thorough } from "../../samples.ts";
import type { Engine, ResultRow } from "./engine.ts";
import { openPythonProcess, pythonWith } from "./python-process.ts";

const python = thorough ? pythonWith("fakesnow", "snowflake.connector") : undefined;

/** Opens an empty database; nothing where fakesnow is not installed. */
export const openFakesnow: (() => Promise<Engine>) | undefined =
  python === undefined ? undefined : () => openWith(python);

async function openWith(python: string): Promise<Engine> {
  const engine = await openPythonProcess("snowflake", python, "snowflake_server.py");
  return { ...engine, query: async (sql) => (await engine.query(sql)).map(withLowerNames) };
}

/** The columns that the library names are in upper case in Snowflake; the tests expect them as in all other engines. */
function withLowerNames(row: ResultRow): ResultRow {
  const ours = /^(?:INVALID|ASSESSMENTS|ITEM|RATING|REASON|.*_(?:SCORE|COVERAGE|STATUS|N|MEAN))$/s;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [ours.test(name) ? name.toLowerCase() : name, value]),
  );
}
