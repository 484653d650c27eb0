// The framework and its crosswalk as tables.
import { checkOptions } from "../check/options.ts";
import { crosswalk } from "../crosswalk/crosswalk.ts";
import { competencies } from "../model/competency.ts";
import { domains } from "../model/domain.ts";
import { metricByDomain } from "../model/generated.ts";
import { lookFors } from "../model/look-for.ts";
import { metrics } from "../model/metric.ts";
import { type DialectRules, dialectOption, dialects, rulesOf, type SqlDialect } from "./dialects.ts";
import { values } from "./query-text.ts";
import { comment, nameListIssues, quotedName, quotedText, type SqlName, withLineFeeds } from "./sql-writer.ts";

/** The options of {@link crosswalkSql}. */
export interface CrosswalkSqlOptions {
  /** The dialect of SQL. */
  readonly dialect: SqlDialect;
  /** An existing schema to create the tables in, or a catalog and a schema of it. Default: the current schema. */
  readonly schema?: SqlName | undefined;
}

/**
 * The statements that create the tables `domains`, `competencies`, `metrics`, `look_fors`, and `links`, and fill them.
 * The tables have the columns of the published CSV files except uuids and sources, and `position`, the place in the
 * document. In DuckDB, PostgreSQL, and SQLite they have primary keys, and also foreign keys unless `schema` names a
 * catalog, since foreign keys cannot cross catalogs.
 *
 * @param options - The dialect, and the schema.
 * @returns The statements. Each ends with a semicolon and a line feed, a combination that occurs nowhere else.
 * @throws OptionsError for invalid options.
 */
export function crosswalkSql(options: CrosswalkSqlOptions): string {
  checkOptions(options, {
    dialect: dialectOption,
    schema: (schema, path) => nameListIssues(rulesOf(options), schema, path),
  });
  const { dialect, schema = [] } = options;
  const schemaNames = typeof schema === "string" ? [schema] : schema;
  const texts = tables().map((table) => statements(dialects[dialect], schemaNames, table));
  return withLineFeeds(texts.join("\n"));
}

/** The tables that columns refer to. */
const references = new Map([
  ["domain", "domains"],
  ["competency", "competencies"],
  ["metric", "metrics"],
  ["look_for", "look_fors"],
]);

/** The tables: name, description, columns (the first is the primary key), and rows. */
function tables() {
  return [
    table("metrics", "The metrics of 2.0.", ["id", "position", "key", "name", "statement", "description"], metrics),
    table(
      "domains",
      "The domains of 1.0, with the metric of each in the published table.",
      ["id", "position", "key", "name", "description", "metric"],
      domains.map((domain) => ({ ...domain, metric: metricByDomain[domain.id] })),
    ),
    table(
      "competencies",
      "The competencies of 1.0.",
      ["id", "position", "key", "domain", "title", "title_from", "numbering"],
      competencies.map((competency) => ({ ...competency, title_from: competency.titleFrom })),
    ),
    table("look_fors", "The look-fors of 2.0.", ["id", "position", "key", "metric", "text"], lookFors),
    table(
      "links",
      "The competencies that each look-for cites, and the metric that they feed.",
      ["number", "competency", "metric", "look_for"],
      crosswalk.links.map(({ source, target, via }) => ({ competency: source, metric: target, look_for: via })),
    ),
  ];
}

/** The columns that count the rows of their table. */
type Counter = "number" | "position";

function table<Column extends string>(
  name: string,
  about: string,
  columns: readonly (Column | Counter)[],
  records: readonly { readonly [C in Exclude<Column, Counter>]: string }[],
) {
  const rows = records.map((record, i) => {
    return columns.map((column) => (isCounter(column) ? i + 1 : record[column as Exclude<Column, Counter>]));
  });
  return { name, about, columns, rows };
}

function isCounter(column: string): boolean {
  return column === "number" || column === "position";
}

function statements(
  rules: DialectRules,
  schema: readonly string[],
  { name, about, columns, rows }: ReturnType<typeof table>,
): string {
  const table = quotedName(rules, [...schema, name]);
  const definitions = columns.map((column, i) => {
    const words = [`  ${quotedName(rules, column)}`, isCounter(column) ? "INTEGER" : rules.text];
    if (rules.keys === "none") return words.join(" ");
    if (i === 0) words.push("PRIMARY KEY");
    const other = references.get(column);
    if (other !== undefined && schema.length < 2) {
      const otherTable = quotedName(rules, rules.keys === "with schema" ? [...schema, other] : other);
      words.push(`REFERENCES ${otherTable} (${quotedName(rules, "id")})`);
    }
    return words.join(" ");
  });
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? quotedText(rules, cell) : `${cell}`)));
  const create = `CREATE TABLE ${table} (\n${definitions.join(",\n")}\n);`;
  return [comment(about), create, `INSERT INTO ${table}`, `${values(cells)};`, ""].join("\n");
}
