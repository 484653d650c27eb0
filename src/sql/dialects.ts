// The differences between the dialects of SQL, in one table. All other SQL is written in what they share. A comment names
// the page of the manual where a rule is from; CONTRIBUTING.md says how to add a dialect.
import { type Check, oneOf, required } from "../check/options.ts";

/** A dialect of SQL. */
export type SqlDialect = "duckdb" | "postgres" | "sqlite" | "spark" | "databricks" | "trino" | "tsql" | "snowflake";

/** How a dialect differs from the others. */
export type DialectRules = typeof common & { readonly title: string };

/** What most dialects have in common. */
const common = {
  /** A name in quotes. */
  quoted: (name: string): string => `"${name.replaceAll('"', '""')}"`,
  /** A name of the result in the case in which the engine reads it without quotes. */
  resultName: (name: string): string => name,
  /** The longest name, in bytes of UTF-8; the engine truncates or refuses longer ones. */
  longestName: Infinity,
  /** Text that is replaced even within quotes, by the engine or its usual client, if any. */
  replaced: undefined as string | undefined,
  /** Text as a literal, with its quotes. */
  literal: doubled,
  /** The type of text. */
  text: "VARCHAR",
  /** The type of double precision. */
  double: "DOUBLE",
  /** A column of numbers as a number: unchanged, unless the dialect allows text in such a column. */
  numberOf: (column: string): string => column,
  /** Text as a number in double precision; NULL if it is not a number. */
  numberOfText: (text: string): string => `TRY_CAST(${text} AS DOUBLE)`,
  /**
   * A column of any type as text, without white space at its ends (all that String.prototype.trim removes), which is
   * compared letter by letter, whatever the collation of the column.
   *
   * @param _usual - Literals that most texts are equal to, which need not be trimmed.
   */
  textOf: (column: string, _usual?: readonly string[]): string => `TRIM(CAST(${column} AS VARCHAR))`,
  /** Whether the points of a short scale are listed one by one, which is faster than to test for a whole number. */
  listsPoints: true,
  /** The condition that a number is whole. */
  isWhole: (value: string): string => `${value} = FLOOR(${value})`,
  /** Whether quoted names that differ only in case are different names. */
  tellsCase: false,
  /** The prefix of the names of steps, unless the table has the name of a step. */
  stepPrefix: "" as "" | "cei_",
  /** The start of a step, after its name. */
  begin: "AS (",
  /** The end of a step that prevents the engine from computing it again at each use; empty where not needed. */
  end: "",
  /**
   * The clause after a table in FROM that makes the engine compile the steps before and after it separately; empty
   * where not needed.
   */
  apart: "",
  /** A hint, after SELECT, that a step has few rows, so that the engine broadcasts it. */
  fewRows: (_step: string): string => "",
  /** VALUES as the body of a step with these columns. */
  values: (list: string, _columns: readonly string[]): string => list,
  /**
   * The clause after a table in FROM that turns each of its rows into several, one for each row of expressions over it,
   * and the columns of these rows.
   */
  listed: byNumber as Listed,
  /** Lines of a query's header about how to run it. */
  advice: [] as readonly string[],
  /** Whether the query is part of a template, which replaces its marks wherever they are. */
  isTemplate: false,
  /** Whether tables have primary and foreign keys, and whether foreign keys name a schema. */
  keys: "none" as "with schema" | "without schema" | "none",
};

/** The code points that String.prototype.trim removes. */
const blanks = [
  ...[9, 10, 11, 12, 13, 32, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202],
  ...[8232, 8233, 8239, 8287, 12288, 65279],
];

/** These in a literal, each after an escape: `\u0009`. */
function escapedBlanks(before: string): string {
  return blanks.map((code) => `${before}${code.toString(16).padStart(4, "0")}`).join("");
}

const spark: DialectRules = {
  ...common,
  title: "Spark",
  quoted: (name) => `\`${name.replaceAll("`", "``")}\``,
  replaced: "${",
  // A backslash escapes, two quotes in a row end one literal and begin another, and variables are replaced even in text.
  literal: (text) => `'${text.replace(/[\\']/g, "\\$&").replaceAll("${", "\\u0024{")}'`,
  text: "STRING",
  textOf: (column, usual) => {
    // The cast drops a collation (Spark 4). Most texts have nothing to trim, and each check is faster than the next.
    const text = `CAST(${column} AS STRING)`;
    const isTrimmed = usual === undefined ? "RLIKE '^[!-~]*$'" : `IN (${usual.join(", ")})`;
    return `CASE WHEN ${text} ${isTrimmed} THEN ${text} ELSE BTRIM(${text}, '${escapedBlanks("\\u")}') END`;
  },
  numberOfText: javaNumber,
  listed: (columns, rows) => {
    const list = rows.map((row) => `  STRUCT(${row.join(", ")})`).join(",\n");
    return {
      columns: ofAnswers(columns),
      from: `LATERAL VIEW INLINE(ARRAY(\n${list}\n)) answers AS ${columns.join(", ")}`,
    };
  },
  // Spark generates code for all steps together, and the JVM does not compile a method of over 8,000 bytes. STACK ends one.
  apart: " LATERAL VIEW STACK(1, 1) once AS once",
  fewRows: (step) => ` /*+ BROADCAST(${step}) */`,
  // Before Spark 4, no step may have the name of a step in an enclosing query.
  stepPrefix: "cei_",
  advice: ["On a large table, SET spark.sql.codegen.hugeMethodLimit=8000 first, so that Spark compiles this query."],
};

export const dialects: { readonly [D in SqlDialect]: DialectRules } = {
  duckdb: {
    ...common,
    title: "DuckDB",
    listsPoints: false,
    isWhole: (value) => `${value} % 1 = 0`,
    listed: byValues("CROSS JOIN LATERAL"),
    textOf: (column) => {
      // TRIM with a list of characters takes 20 times as long as this check.
      const text = `CAST(${column} AS VARCHAR)`;
      const list = blanks.map((code) => `CHR(${code})`).join(" || ");
      return `CASE WHEN REGEXP_FULL_MATCH(${text}, '[!-~]*') THEN ${text} ELSE TRIM(${text}, ${list}) END COLLATE "C"`;
    },
    // A cast reads 1_000 as 1000.
    numberOfText: (text) => `CASE WHEN NOT CONTAINS(${text}, '_') THEN TRY_CAST(${text} AS DOUBLE) END`,
    keys: "with schema",
  },
  postgres: {
    ...common,
    title: "PostgreSQL",
    listed: byValues("CROSS JOIN LATERAL"),
    longestName: 63,
    // Whether a backslash escapes is a setting, except in literals that begin with E, where it always does.
    literal: (text) => (text.includes("\\") ? ` E${doubled(text.replaceAll("\\", "\\\\"))}` : doubled(text)),
    text: "TEXT",
    double: "DOUBLE PRECISION",
    textOf: (column) => `BTRIM(CAST(${column} AS TEXT), E'${escapedBlanks("\\u")}') COLLATE "C"`,
    // PostgreSQL has no cast that gives NULL, so a pattern decides.
    numberOfText: postgresNumber,
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
    // Its FLOOR is an option of the build.
    isWhole: (value) => `${value} = ROUND(${value})`,
    textOf: (column) => `TRIM(CAST(${column} AS TEXT), CHAR(${blanks.join(", ")})) COLLATE BINARY`,
    begin: "AS MATERIALIZED (",
    keys: "without schema",
  },
  spark,
  // Its SQL warehouses have no setting of hugeMethodLimit, and Photon needs none.
  databricks: { ...spark, title: "Databricks", apart: "", advice: [] },
  trino: {
    ...common,
    title: "Trino",
    listed: (columns, rows) => {
      const list = rows.map((row) => `  ROW(${row.join(", ")})`).join(",\n");
      return {
        columns: ofAnswers(columns),
        from: `CROSS JOIN UNNEST(ARRAY[\n${list}\n]) AS answers(${columns.join(", ")})`,
      };
    },
    numberOfText: javaNumber,
    textOf: (column, usual) => {
      const text = `CAST(${column} AS VARCHAR)`;
      const trimmed = `TRIM(BOTH U&'${escapedBlanks("\\")}' FROM ${text})`;
      return usual === undefined
        ? trimmed
        : `CASE WHEN ${text} IN (${usual.join(", ")}) THEN ${text} ELSE ${trimmed} END`;
    },
  },
  // The pages are of learn.microsoft.com/sql/t-sql.
  tsql: {
    ...common,
    title: "SQL Server",
    // Brackets do not depend on a setting (statements/set-quoted-identifier).
    quoted: (name) => `[${name.replaceAll("]", "]]")}]`,
    longestName: 128,
    // sqlcmd replaces $(name) even within quotes.
    replaced: "$(",
    literal: tsqlLiteral,
    text: "NVARCHAR(4000)",
    double: "FLOAT",
    // TRIM compares by the collation, so the binary one is inside (functions/trim-transact-sql).
    textOf: (column) => {
      const list = blanks.map((code) => `NCHAR(${code})`).join(" + ");
      return `TRIM(${list} FROM CAST(${column} AS NVARCHAR(4000)) COLLATE Latin1_General_100_BIN2)`;
    },
    // A cast reads blank text and signs as 0, and 1d5 as 100000 (functions/try-cast-transact-sql).
    numberOfText: (text) => {
      const conditions = ["LIKE '%[0-9]%'", "NOT LIKE '%[^0-9.eE+-]%'", "NOT LIKE '%[eE+-]'"];
      const isNumber = conditions.map((condition) => `${text} ${condition}`).join(" AND ");
      return `CASE WHEN ${isNumber} THEN TRY_CAST(${text} AS FLOAT) END`;
    },
    listed: byValues("CROSS APPLY"),
    // VALUES is allowed only in FROM (queries/table-value-constructor-transact-sql).
    values: (list, columns) => `SELECT *\nFROM (${list}) AS listed_values(${columns.join(", ")})`,
  },
  // The pages are of docs.snowflake.com/en/sql-reference.
  snowflake: {
    ...common,
    title: "Snowflake",
    // Names without quotes are read in upper case (identifiers-syntax).
    resultName: (name) => name.toUpperCase(),
    longestName: 255,
    // SnowSQL and the Snowflake CLI replace &{ x } even within quotes, and a backslash escapes (data-types-text).
    replaced: "&{",
    literal: (text) => doubled(text.replaceAll("\\", "\\\\")).replaceAll("&", "\\u0026").replaceAll("<%", "<\\u0025"),
    // '' removes a collation (collation), and REGEXP_LIKE matches the whole text (functions/regexp_like).
    textOf: (column) => {
      const text = `CAST(${column} AS VARCHAR) COLLATE ''`;
      const ends = `^[${escapedBlanks("\\u")}]+|[${escapedBlanks("\\u")}]+$`;
      return `CASE WHEN REGEXP_LIKE(${text}, '[!-~]*') THEN ${text} ELSE REGEXP_REPLACE(${text}, '${ends}', '') END`;
    },
    // It takes only text, and reads nan, inf, and infinity (functions/try_to_double).
    numberOfText: (text) => `CASE WHEN POSITION('n' IN LOWER(${text})) = 0 THEN TRY_TO_DOUBLE(${text}) END`,
    tellsCase: true,
    values: (list, columns) => `SELECT *\nFROM (${list}) AS listed_values(${columns.join(", ")})`,
  },
};

/** The check of the option `dialect`. */
export const dialectOption: Check = /* @__PURE__ */ required(/* @__PURE__ */ oneOf(...Object.keys(dialects)));

/** The rules of the dialect of unchecked options; those of DuckDB for an invalid one, so that names can be checked. */
export function rulesOf(options: unknown): DialectRules {
  const { dialect } = Object(options);
  return dialects[Object.hasOwn(dialects, dialect) ? (dialect as SqlDialect) : "duckdb"];
}

type Listed = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
) => { readonly columns: readonly string[]; readonly from: string };

/** For engines where FROM cannot use the columns of an earlier table: by the first column, which is a number. */
function byNumber(columns: readonly string[], rows: readonly (readonly string[])[]) {
  const number = columns[0] as string;
  const of = (place: number): string => {
    return `CASE numbers.${number} ${rows.map((row) => `WHEN ${row[0]} THEN ${row[place]}`).join(" ")} END`;
  };
  const numbers = rows.map((row) => `SELECT ${row[0]} AS ${number}`).join(" UNION ALL ");
  return {
    columns: columns.map((column, place) => `${place === 0 ? `numbers.${number}` : of(place)} AS ${column}`),
    from: `CROSS JOIN (${numbers}) AS numbers`,
  };
}

/** Columns of the rows; the table may have columns of the same names. */
function ofAnswers(columns: readonly string[]): string[] {
  return columns.map((column) => `answers.${column} AS ${column}`);
}

/** For engines with a lateral VALUES, after these words. */
function byValues(words: string): Listed {
  return (columns, rows) => {
    const list = rows.map((row) => `  (${row.join(", ")})`).join(",\n");
    return { columns: ofAnswers(columns), from: `${words} (VALUES\n${list}\n) AS answers(${columns.join(", ")})` };
  };
}

function doubled(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
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

/**
 * A backslash before a line feed would be removed with it
 * (language-elements/sql-server-utilities-statements-backslash), a line with GO ends a batch, and letters beyond ASCII
 * need the N (data-types/constants-transact-sql).
 */
function tsqlLiteral(text: string): string {
  const pieces = text.split(/(\r\n|\n|\r|\$(?=\())/).filter((piece) => piece !== "");
  const literals = pieces.map((piece) => {
    if (/[\r\n]/.test(piece)) return Array.from(piece, (letter) => `NCHAR(${letter.charCodeAt(0)})`).join(" + ");
    return `${/[^\x20-\x7e]/.test(piece) ? "N" : ""}${doubled(piece)}`;
  });
  return literals.length > 1 ? `(${literals.join(" + ")})` : (literals[0] ?? "''");
}
