// Spark's and Trino's queries, run in DuckDB after a translation, where Spark and Trino themselves do not run. The
// translation covers all differences from DuckDB's SQL, for any query and not only for ours:
//
// - Spark: names are in backticks instead of double quotes; a backslash escapes in literals; the type of text is STRING;
//   RLIKE and BTRIM are called ~ and TRIM; a lateral list of rows is an array of structs.
// - Trino: literals escape letters by their codes; a lateral list of rows is an array.
import { openDuckdb } from "./duckdb.ts";
import type { Engine } from "./engine.ts";

/** DuckDB in Spark's place. */
export async function openSpark(): Promise<Engine> {
  return translated("spark", duckdbOfSpark);
}

/** DuckDB in Trino's place. */
export async function openTrino(): Promise<Engine> {
  return translated("trino", duckdbOfTrino);
}

async function translated(dialect: "spark" | "trino", translate: (sql: string) => string): Promise<Engine> {
  const duckdb = await openDuckdb();
  return {
    dialect,
    execute: (sql) => duckdb.execute(translate(sql)),
    query: (sql) => duckdb.query(translate(sql)),
    close: duckdb.close,
  };
}

const tokens = /--[^\n]*|`(?:[^`]|``)*`|'(?:[^'\\]|\\[\s\S])*'|\b(?:STRING|RLIKE|BTRIM)\b/g;

/** Words of Spark for which DuckDB has others. */
const words: { readonly [word: string]: string } = { STRING: "VARCHAR", RLIKE: "~", BTRIM: "TRIM" };

/**
 * A query of Trino as one of DuckDB.
 *
 * @param sql - The query.
 */
function duckdbOfTrino(sql: string): string {
  const lateral = sql
    .replace(/CROSS JOIN UNNEST\(ARRAY\[\n/g, "CROSS JOIN LATERAL (VALUES\n")
    .replace(/^( +)ROW\(/gm, "$1(")
    .replace(/\n( *)\]\) AS answers\(/g, "\n$1) AS answers(");
  return lateral.replace(/U&'((?:[^'\\]|\\[0-9a-f]{4})*)'/g, (_, text: string) => {
    return `'${text.replace(/\\([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))}'`;
  });
}

/**
 * A query of Spark as one of DuckDB.
 *
 * @param sql - The query.
 */
function duckdbOfSpark(sql: string): string {
  const lateral = sql
    .replaceAll(" LATERAL VIEW STACK(1, 1) once AS once", "")
    .replace(/LATERAL VIEW INLINE\(ARRAY\(\n/g, "CROSS JOIN LATERAL (VALUES\n")
    .replace(/^( +)STRUCT\(/gm, "$1(")
    .replace(/\n( *)\)\) answers AS ([\w, ]+)/g, "\n$1) AS answers($2)");
  return lateral.replace(tokens, (token) => {
    if (token.startsWith("`")) return `"${token.slice(1, -1).replaceAll("``", "`").replaceAll('"', '""')}"`;
    if (token.startsWith("'")) {
      const text = token.slice(1, -1).replace(/\\(u[0-9a-f]{4}|[\s\S])/gi, (_, escaped: string) => {
        return escaped.length > 1 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : escaped;
      });
      return `'${text.replaceAll("'", "''")}'`;
    }
    return words[token] ?? token;
  });
}
