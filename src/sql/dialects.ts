// What differs between the dialects of SQL. The one table of it; all else is written in what they share.

/** A dialect of SQL. */
export type SqlDialect = "duckdb" | "postgres" | "sqlite" | "spark" | "trino";

/** How a dialect says what the others say otherwise. */
export interface DialectRules {
  /** What it is called. */
  readonly title: string;
  /** What stands around a name; within a name it is doubled. */
  readonly nameQuote: '"' | "`";
  /** The most bytes of a name, where a longer one would be cut. */
  readonly longestName: number;
  /** What would be replaced even within quotes, where there is such a thing. */
  readonly replaced: string | undefined;
  /** A text between the quotes of a literal, those too. */
  readonly literal: (text: string) => string;
  /** The type of text. */
  readonly text: string;
  /** The type of double precision. */
  readonly double: string;
  /** A number in double precision, of whatever a column holds; NULL where that is no number. */
  readonly numberOf: (column: string) => string;
  /** The same of a text. */
  readonly numberOfText: (text: string) => string;
  /** A text that is compared letter by letter, whatever the collation of its column. */
  readonly exact: (text: string) => string;
  /** Whether names in quotes that differ in case alone are two. */
  readonly tellsCase: boolean;
  /** What the names of steps begin with, unless the table's own name forbids it. */
  readonly stepPrefix: "" | "cei_";
  /** How a step begins, after its name. */
  readonly begin: string;
  /**
   * What ends a step, so that what it computes is not computed again wherever it is used; empty where that goes by
   * itself.
   */
  readonly end: string;
  /** Whether tables have primary and foreign keys, and whether the latter name a schema. */
  readonly keys: "with schema" | "without schema" | "none";
}

/** What most dialects share. */
const common = {
  nameQuote: '"',
  longestName: Infinity,
  replaced: undefined,
  literal: doubled,
  text: "VARCHAR",
  double: "DOUBLE",
  numberOf: tryCast,
  numberOfText: tryCast,
  exact: (text) => text,
  tellsCase: false,
  stepPrefix: "",
  begin: "AS (",
  end: "",
  keys: "none",
} as const satisfies Omit<DialectRules, "title">;

/** The dialects. */
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
    // Whether a backslash escapes is a setting; but for literals that begin with E, where it does.
    literal: (text) => (text.includes("\\") ? ` E${doubled(text.replaceAll("\\", "\\\\"))}` : doubled(text)),
    text: "TEXT",
    double: "DOUBLE PRECISION",
    // There is no cast that may fail, and columns of some types have none: so a number is what looks like one.
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
    // Every cell has a type of its own.
    numberOf: sqliteCell,
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
    // A backslash escapes, two quotes in a row end one literal and begin another, and variables are replaced even here.
    literal: (text) => `'${text.replace(/[\\']/g, "\\$&").replaceAll("${", "\\u0024{")}'`,
    text: "STRING",
    numberOf: (column) => javaNumber(`CAST(${column} AS STRING)`),
    numberOfText: javaNumber,
    // Before Spark 4 no step may have the name of a step of a query around it.
    stepPrefix: "cei_",
  },
  trino: {
    ...common,
    title: "Trino",
    numberOf: (column) => javaNumber(`CAST(${column} AS VARCHAR)`),
    numberOfText: javaNumber,
  },
};

function doubled(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function tryCast(value: string): string {
  return `TRY_CAST(${value} AS DOUBLE)`;
}

/** Java takes "3d", "0x3p0" and "NaN" for numbers, and both engines cast true to 1. */
function javaNumber(text: string): string {
  return `CASE WHEN TRANSLATE(${text}, 'aAdDfFpPtTxX', '') = ${text} THEN TRY_CAST(${text} AS DOUBLE) END`;
}

/** At most so many characters, and an exponent so large, that no number is out of range, which would end the query. */
function postgresNumber(text: string): string {
  const decimal = "^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE]([+]?[0-9][0-9]?|-[01]?[0-9]?[0-9]))?$";
  return `CASE WHEN LENGTH(${text}) < 100 AND ${text} ~ '${decimal}' THEN CAST(${text} AS DOUBLE PRECISION) END`;
}

function sqliteCell(column: string): string {
  return `CASE WHEN TYPEOF(${column}) = 'text' THEN ${sqliteNumber(`TRIM(${column})`)} ELSE ${column} END`;
}

/** A cast takes "3 or 4" for 3, so the text must be a number as JSON writes it. */
function sqliteNumber(text: string): string {
  const isNumber = `JSON_TYPE(${text}) IN ('integer', 'real')`;
  return `CASE WHEN JSON_VALID(${text}) THEN CASE WHEN ${isNumber} THEN CAST(${text} AS REAL) END END`;
}
