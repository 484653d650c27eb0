import { competencies, crosswalk, domains, lookFors, metricOfDomain, metrics } from "cei-framework";
import { crosswalkSql } from "cei-framework/sql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "./engines/engine.ts";
import { engines } from "./engines/index.ts";

describe.each(Object.entries(engines))("the crosswalk in %s", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  it("has every domain, competency, metric, look-for and link, word for word and in order", async () => {
    for (const statement of statementsOf(crosswalkSql({ dialect: engine.dialect }))) await engine.execute(statement);
    const all = (table: string, order = "position"): Promise<unknown> =>
      engine.query(`SELECT * FROM ${table} ORDER BY ${order}`);
    expect(await all("domains")).toEqual(
      domains.map(({ id, key, name, description }, i) => {
        return { id, position: i + 1, key, name, description, metric: metricOfDomain(id) };
      }),
    );
    expect(await all("competencies")).toEqual(
      competencies.map(({ id, key, domain, title, titleFrom, numbering }, i) => {
        return { id, position: i + 1, key, domain, title, title_from: titleFrom, numbering };
      }),
    );
    expect(await all("metrics")).toEqual(
      metrics.map(({ id, key, name, statement, description }, i) => {
        return { id, position: i + 1, key, name, statement, description };
      }),
    );
    expect(await all("look_fors")).toEqual(
      lookFors.map(({ id, key, metric, text }, i) => ({ id, position: i + 1, key, metric, text })),
    );
    expect(await all("links", "number")).toEqual(
      crosswalk.links.map(({ source, target, via }, i) => {
        return { number: i + 1, competency: source, metric: target, look_for: via };
      }),
    );
  });

  it("answers which competencies feed two metrics, and which none", async () => {
    const shared = await engine.query(
      "SELECT competency FROM links GROUP BY competency HAVING COUNT(DISTINCT metric) > 1 ORDER BY competency",
    );
    expect(shared).toEqual([{ competency: "3.5" }, { competency: "3.6" }]);
    const unmapped = await engine.query(
      "SELECT id FROM competencies WHERE id NOT IN (SELECT competency FROM links) ORDER BY position",
    );
    const ten = ["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"];
    expect(unmapped.map(({ id }) => id)).toEqual(ten);
  });

  it("is made in a schema, whatever it is called", async () => {
    // SQLite has no schemas but the databases that are attached.
    const named = engine.hasPlainSchemas === true ? "Cross_Walk_2" : `it's "the" \`schema\`;`;
    const schema = engine.dialect === "sqlite" ? "main" : named;
    const quote = engine.dialect === "spark" ? "`" : '"';
    const name = engine.hasPlainSchemas === true ? schema : quote + schema.replaceAll(quote, quote + quote) + quote;
    if (engine.dialect === "sqlite")
      await engine.execute(
        "DROP TABLE links; DROP TABLE look_fors; DROP TABLE competencies; DROP TABLE domains; DROP TABLE metrics;",
      );
    else await engine.execute(`CREATE SCHEMA ${name};`);
    for (const statement of statementsOf(crosswalkSql({ dialect: engine.dialect, schema })))
      await engine.execute(statement);
    const [row] = await engine.query(`SELECT COUNT(*) AS n FROM ${name}.links`);
    expect(Object.values(row ?? {})).toEqual([26]);
  });

  it("has keys where the engine has them", async () => {
    if (["tsql", "snowflake"].includes(engine.dialect)) {
      // Nothing is run in these two themselves.
      expect(crosswalkSql({ dialect: engine.dialect })).not.toMatch(/PRIMARY|REFERENCES/);
      return;
    }
    const broken = engine.execute("INSERT INTO metrics (id) VALUES ('M1');");
    if (["spark", "trino"].includes(engine.dialect)) await expect(broken).resolves.toBeUndefined();
    else await expect(broken).rejects.toThrow();
  });
});

/** The statements, each without its semicolon but the last sign of a line. */
function statementsOf(sql: string): string[] {
  const statements = sql.split(";\n").filter((statement) => statement.trim() !== "");
  expect(statements).toHaveLength(10);
  return statements.map((statement) => `${statement};`);
}
