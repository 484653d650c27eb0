// The differences between the dialects of SQL, in one table. All other SQL is written in what they share.
import { type Check, oneOf, required } from "../check/options.ts";

/** A dialect of SQL. */
export type SqlDialect = "duckdb" | "postgres" | "sqlite" | "spark" | "trino";

/** How a dialect differs from the others. */
export type DialectRules = typeof common & { readonly title: string };

/** What most dialects have in common. */
const common = {
  /** The quote around a name; doubled within a name. */
  nameQuote: '"' as '"' | "`",
  /** The most bytes of a name; the engine truncates longer names. */
  longestName: Infinity,
  /** Text that the engine replaces even within quotes, if any. */
  replaced: undefined as string | undefined,
  /** Text as a literal, with its quotes. */
  literal: doubled,
  /** The type of text. */
  text: "VARCHAR",
  /** The type of double precision. */
  double: "DOUBLE",
  /** A column of any type as a number in double precision; NULL for what is not a number. */
  numberOf: tryCast,
  /** The same for text. */
  numberOfText: tryCast,
  /** Text that is compared letter by letter, whatever the collation of its column. */
  exact: (text: string): string => text,
  /** Whether quoted names that differ only in case are different names. */
  tellsCase: false,
  /** The prefix of the names of steps, unless the table has the name of a step. */
  stepPrefix: "" as "" | "cei_",
  /** The start of a step, after its name. */
  begin: "AS (",
  /** The end of a step that keeps the engine from computing it again at each use; empty where none is needed. */
  end: "",
  /** Whether tables have primary and foreign keys, and whether foreign keys name a schema. */
  keys: "none" as "with schema" | "without schema" | "none",
};

export const dialects: { readonly [D in SqlDialect]: DialectRules } = {
  duckdb: {
    ...common,
    title: "DuckDB",
    exact: (text) => `${text} COLLATE "C"`,
    keys: "with schema",
  },
  postgres: {
    ...common,
    title: "PostgreSQL",
    longestName: 63,
    // Whether a backslash escapes is a setting, except in literals that begin with E, where it always does.
    literal: (text) => (text.includes("\\") ? ` E${doubled(text.replaceAll("\\", "\\\\"))}` : doubled(text)),
    text: "TEXT",
    double: "DOUBLE PRECISION",
    // PostgreSQL has no cast that gives NULL, and columns of some types have no cast at all, so a pattern decides.
    numberOf: (column) => postgresNumber(`TRIM(CAST(${column} AS TEXT))`),
    numberOfText: postgresNumber,
    exact: (text) => `${text} COLLATE "C"`,
    tellsCase: true,
    end: "OFFSET 0",
    keys: "with schema",
  },
  sqlite: {
    ...common,
    title: "SQLite",
    text: "TEXT",
    double: "REAL",
    // Every cell has its own type.
    numberOf: (cell) => `CASE WHEN TYPEOF(${cell}) = 'text' THEN ${sqliteNumber(`TRIM(${cell})`)} ELSE ${cell} END`,
    numberOfText: sqliteNumber,
    exact: (text) => `${text} COLLATE BINARY`,
    begin: "AS MATERIALIZED (",
    keys: "without schema",
  },
  spark: {
    ...common,
    title: "Spark",
    nameQuote: "`",
    replaced: "${",
    // A backslash escapes, two quotes in a row end one literal and begin another, and variables are replaced even in text.
    literal: (text) => `'${text.replace(/[\\']/g, "\\$&").replaceAll("${", "\\u0024{")}'`,
    text: "STRING",
    numberOf: (column) => javaNumber(`CAST(${column} AS STRING)`),
    numberOfText: javaNumber,
    // Before Spark 4, no step may have the name of a step in an enclosing query.
    stepPrefix: "cei_",
  },
  trino: {
    ...common,
    title: "Trino",
    numberOf: (column) => javaNumber(`CAST(${column} AS VARCHAR)`),
    numberOfText: javaNumber,
  },
};

/** The check of the option `dialect`. */
export const dialectOption: Check = /* @__PURE__ */ required(/* @__PURE__ */ oneOf(...Object.keys(dialects)));

/** The rules of the dialect of unchecked options; those of DuckDB for an invalid one, so that names can be checked. */
export function rulesOf(options: unknown): DialectRules {
  const { dialect } = Object(options);
  return dialects[Object.hasOwn(dialects, dialect) ? (dialect as SqlDialect) : "duckdb"];
}

function doubled(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function tryCast(value: string): string {
  return `TRY_CAST(${value} AS DOUBLE)`;
}

/** Java reads "3d", "0x3p0", and "NaN" as numbers, and both engines cast true to 1. */
function javaNumber(text: string): string {
  return `CASE WHEN TRANSLATE(${text}, 'aAdDfFpPtTxX', '') = ${text} THEN TRY_CAST(${text} AS DOUBLE) END`;
}

/** Limits the length and the exponent, since a number out of range would end the query. */
function postgresNumber(text: string): string {
  const decimal = "^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE]([+]?[0-9][0-9]?|-[01]?[0-9]?[0-9]))?$";
  return `CASE WHEN LENGTH(${text}) < 100 AND ${text} ~ '${decimal}' THEN CAST(${text} AS DOUBLE PRECISION) END`;
}

/** A cast reads "3 or 4" as 3, so the text must be a number in JSON. */
function sqliteNumber(text: string): string {
  const isNumber = `JSON_TYPE(${text}) IN ('integer', 'real')`;
  return `CASE WHEN JSON_VALID(${text}) THEN CASE WHEN ${isNumber} THEN CAST(${text} AS REAL) END END`;
}
