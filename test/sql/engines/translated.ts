// Spark's and Trino's queries: parsed by a grammar of the dialect that is not ours, and run in DuckDB after a translation.
// What is translated is all that DuckDB does not say as they do; it is written for any query, not for ours alone:
//
// - Spark: names stand in backticks instead of double quotes; a backslash escapes in literals; the type of text is STRING.
// - Trino: nothing.
import { SparkSQL, TrinoSQL } from "dt-sql-parser";
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";

/** DuckDB in Spark's place. */
export async function openSpark(): Promise<Engine> {
  return translated("spark", new SparkSQL(), duckdbOfSpark);
}

/** DuckDB in Trino's place. */
export async function openTrino(): Promise<Engine> {
  return translated("trino", new TrinoSQL(), (sql) => sql);
}

async function translated(
  dialect: "spark" | "trino",
  parser: { validate: (sql: string) => { message: string; startLine: number }[] },
  translate: (sql: string) => string,
): Promise<Engine> {
  const duckdb = await openDuckdb();
  const parsed = (sql: string): string => {
    const problems = parser.validate(sql);
    if (problems.length === 0) return translate(sql);
    throw new Error(problems.map(({ message, startLine }) => `${dialect}, line ${startLine}: ${message}`).join("\n"));
  };
  return {
    dialect,
    execute: (sql) => duckdb.execute(parsed(sql)),
    query: (sql) => duckdb.query(parsed(sql)),
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
