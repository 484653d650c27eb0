// Spark's and Trino's queries, run in DuckDB after a translation; the thorough tests first parse each one by a third
// party's grammar of its dialect (the tests' own CREATE and INSERT statements excepted, since the parser is slow).
// What is translated is all that DuckDB does not say as they do; it is written for any query, not for ours alone:
//
// - Spark: names stand in backticks instead of double quotes; a backslash escapes in literals; the type of text is STRING.
// - Trino: nothing.
import { thorough } from "../../samples.ts";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";
import { expectGrammar } from "./grammar.ts";

/** DuckDB in Spark's place. */
export async function openSpark(): Promise<Engine> {
  return translated("spark", duckdbOfSpark);
}

/** DuckDB in Trino's place. */
export async function openTrino(): Promise<Engine> {
  return translated("trino", (sql) => sql);
}

async function translated(dialect: "spark" | "trino", translate: (sql: string) => string): Promise<Engine> {
  const duckdb = await openDuckdb();
  return {
    dialect,
    execute: (sql) => duckdb.execute(translate(sql)),
    async query(sql) {
      if (thorough) await expectGrammar(dialect, sql);
      return duckdb.query(translate(sql));
    },
    close: duckdb.close,
  };
}

const tokens = /--[^\n]*|`(?:[^`]|``)*`|'(?:[^'\\]|\\[\s\S])*'|\bSTRING\b/g;

/**
 * A query of Spark as one of DuckDB.
 *
 * @param sql - The query.
 */
function duckdbOfSpark(sql: string): string {
  return sql.replace(tokens, (token) => {
    if (token.startsWith("`")) return `"${token.slice(1, -1).replaceAll("``", "`").replaceAll('"', '""')}"`;
    if (token.startsWith("'")) {
      const text = token.slice(1, -1).replace(/\\(u[0-9a-f]{4}|[\s\S])/gi, (_, escaped: string) => {
        return escaped.length > 1 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : escaped;
      });
      return `'${text.replaceAll("'", "''")}'`;
    }
    return token === "STRING" ? "VARCHAR" : token;
  });
}
