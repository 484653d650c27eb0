// T-SQL: each query is parsed by a grammar of a third party, and run in DuckDB through sqlglot's translation.
import { thorough } from "../../samples.ts";
import type { Engine } from "./engine.ts";
import { openPythonProcess, pythonWith } from "./python-process.ts";

const python = thorough ? pythonWith("duckdb", "sqlglot") : undefined;

/** Opens an empty database; nothing where sqlglot is not installed. */
export const openTsql: (() => Promise<Engine>) | undefined = python === undefined ? undefined : () => openWith(python);

async function openWith(python: string): Promise<Engine> {
  const { expectTsqlGrammar } = await import("./tsql-grammar.ts");
  const engine = await openPythonProcess("tsql", python, "tsql_server.py");
  return {
    ...engine,
    query(sql) {
      expectTsqlGrammar(sql);
      return engine.query(sql);
    },
  };
}
