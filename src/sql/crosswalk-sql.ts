// The framework and its crosswalk as tables.
import { crosswalk } from "../crosswalk/crosswalk.ts";
import { competencies } from "../model/competency.ts";
import { domains } from "../model/domain.ts";
import { metricOfDomain } from "../model/generated.ts";
import { lookFors } from "../model/look-for.ts";
import { metrics } from "../model/metric.ts";
import { checkOptions, wordIssues } from "../model/options.ts";
import { type DialectRules, dialects, type SqlDialect } from "./dialects.ts";
import { values } from "./query-text.ts";
import { nameListIssues } from "./ratings-issues.ts";
import { comment, quotedName, quotedText, released, type SqlName } from "./sql-writer.ts";

/** How the tables are asked for. */
export interface CrosswalkSqlOptions {
  /** The dialect to write. */
  readonly dialect: SqlDialect;
  /**
   * The schema that the tables are made in, or the catalogue and the schema; it must be there. The current one unless
   * given.
   */
  readonly schema?: SqlName | undefined;
}

/**
 * The statements that make the tables `domains`, `competencies`, `metrics`, `look_fors` and `links` and fill them. They
 * have the columns of the published CSV files but for uuids and sources, and `position`, the place in the document. In
 * DuckDB, PostgreSQL and SQLite they have primary keys, and foreign ones unless a catalogue is named, across which
 * there are none.
 *
 * @param options - The dialect, and the schema.
 * @returns The statements. Each ends with a semicolon and a line feed, which stand together nowhere else.
 * @throws OptionsError with every issue.
 */
export function crosswalkSql(options: CrosswalkSqlOptions): string {
  checkOptions(options, ["dialect", "schema"], ({ dialect, schema }) => {
    const issues = wordIssues(dialect, Object.keys(dialects), ["dialect"]);
    const rules = dialects[issues.length === 0 ? (dialect as SqlDialect) : "duckdb"];
    return [...issues, ...(schema === undefined ? [] : nameListIssues(rules, schema, ["schema"]))];
  });
  const rules = dialects[options.dialect];
  const { schema = [] } = options;
  const outer = typeof schema === "string" ? [schema] : schema;
  const texts = tables().map((table) => statements(rules, outer, table));
  return released(texts.join("\n"));
}

interface Table {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

interface Column {
  readonly name: string;
  readonly type?: "INTEGER";
  /** The table whose ids it holds. */
  readonly of?: string;
  readonly isKey?: boolean;
}

const id: Column = { name: "id", isKey: true };
const position: Column = { name: "position", type: "INTEGER" };

function tables(): readonly Table[] {
  return [
    {
      name: "metrics",
      about: "The metrics of 2.0.",
      columns: [id, position, { name: "key" }, { name: "name" }, { name: "statement" }, { name: "description" }],
      rows: metrics.map(({ id, key, name, statement, description }, i) => [
        id,
        i + 1,
        key,
        name,
        statement,
        description,
      ]),
    },
    {
      name: "domains",
      about: "The domains of 1.0, with the metric that stands beside each in the published table.",
      columns: [
        id,
        position,
        { name: "key" },
        { name: "name" },
        { name: "description" },
        { name: "metric", of: "metrics" },
      ],
      rows: domains.map(({ id, key, name, description }, i) => [
        id,
        i + 1,
        key,
        name,
        description,
        metricOfDomain[id] ?? null,
      ]),
    },
    {
      name: "competencies",
      about: "The competencies of 1.0.",
      columns: [
        ...[id, position, { name: "key" }, { name: "domain", of: "domains" }],
        ...[{ name: "title" }, { name: "title_from" }, { name: "numbering" }],
      ],
      rows: competencies.map(({ id, key, domain, title, titleFrom, numbering }, i) => {
        return [id, i + 1, key, domain, title, titleFrom, numbering];
      }),
    },
    {
      name: "look_fors",
      about: "The look-fors of 2.0.",
      columns: [id, position, { name: "key" }, { name: "metric", of: "metrics" }, { name: "text" }],
      rows: lookFors.map(({ id, key, metric, text }, i) => [id, i + 1, key, metric, text]),
    },
    {
      name: "links",
      about: "Which competency each look-for cites, and so which metric it feeds.",
      columns: [
        { name: "number", type: "INTEGER", isKey: true },
        { name: "competency", of: "competencies" },
        { name: "metric", of: "metrics" },
        { name: "look_for", of: "look_fors" },
      ],
      rows: crosswalk.links.map(({ source, target, via }, i) => [i + 1, source, target, via]),
    },
  ];
}

function statements(rules: DialectRules, schema: readonly string[], { name, about, columns, rows }: Table): string {
  const table = (name: string): string => quotedName(rules, [...schema, name]);
  const referred = (name: string): string => (rules.keys === "with schema" ? table(name) : quotedName(rules, name));
  const definitions = columns.map(({ name, type, of, isKey }) => {
    const words = [quotedName(rules, name), type ?? rules.text];
    if (rules.keys !== "none" && isKey === true) words.push("PRIMARY KEY");
    if (rules.keys !== "none" && of !== undefined && schema.length < 2)
      words.push(`REFERENCES ${referred(of)} (${quotedName(rules, "id")})`);
    return words.join(" ");
  });
  const cells = rows.map((row) => {
    return row.map((cell) =>
      cell === null ? "NULL" : typeof cell === "number" ? String(cell) : quotedText(rules, cell),
    );
  });
  return [
    comment(about),
    `CREATE TABLE ${table(name)} (`,
    definitions.map((line) => `  ${line}`).join(",\n"),
    ");",
    `INSERT INTO ${table(name)}`,
    `${values(cells)};`,
    "",
  ].join("\n");
}
