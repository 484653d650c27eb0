import { createPlan, domainPlan, OptionsError, PlanError, packageVersion, projectionPlan, scale } from "cei-framework";
import {
  checkSql,
  crosswalkSql,
  type LongRatings,
  type RatingsSqlOptions,
  type SqlDialect,
  scoringSql,
} from "cei-framework/sql";
import { describe, expect, it } from "vitest";
import { issuesOf as placesOf } from "../issues.ts";

const fourPoints = scale({ min: 1, max: 4 });
const sound: RatingsSqlOptions & { readonly ratings: LongRatings } = {
  dialect: "duckdb",
  ratings: { table: "survey", row: "id", item: "item", rating: "rating" },
  scale: fourPoints,
};

const dialects = ["duckdb", "postgres", "sqlite", "spark", "databricks", "trino", "tsql", "snowflake"] as const;

/** Text that Spark replaces everywhere. */
const variable = ["$", "{env:HOME}"].join("");

/** The issues of a call that throws an error of a class. */
function issuesOf(call: () => unknown, errorClass: typeof OptionsError | typeof PlanError = OptionsError): string[] {
  expect(call).toThrow(errorClass);
  return placesOf(call);
}

/** The issues of invalid options, without type checks. */
function issuesOfOptions(options: unknown) {
  return issuesOf(() => scoringSql(domainPlan(), options as RatingsSqlOptions<never>));
}

describe("the options of a query over ratings", () => {
  it("report every problem at once", () => {
    const missing = ["dialect missing", "scale missing", "ratings missing"];
    expect(issuesOfOptions(undefined)).toEqual(missing);
    expect(issuesOfOptions({})).toEqual(missing);
    expect(issuesOfOptions(null)).toEqual(["wrong-type"]);
    expect(
      issuesOfOptions({
        dialect: "mysql",
        output: "columns",
        scale: { min: 4, max: 1 },
        by: ["", 3, "a\0b"],
        ratings: {
          table: [],
          row: "\ud800",
          columns: { q1: "1.1", q2: "1.1", q3: "8.1", "": "1.2" },
          item: "x",
          notApplicable: ["", NaN, " x"],
          type: "whole",
        },
        orderBy: "no",
        limit: 3,
      }),
    ).toEqual([
      "limit unknown-key",
      "dialect wrong-value",
      "output wrong-value",
      "scale.max out-of-range",
      "orderBy wrong-type",
      "by.0 empty",
      "by.1 wrong-type",
      "by.2 malformed",
      "ratings.item unknown-key",
      "ratings.table empty",
      "ratings.row malformed",
      "ratings.columns.q2 duplicate",
      "ratings.columns.q3 unknown-id",
      "ratings.columns. empty",
      "ratings.type wrong-value",
      "ratings.notApplicable.0 empty",
      "ratings.notApplicable.1 wrong-type",
      "ratings.notApplicable.2 wrong-value",
    ]);
  });

  it("must name the table, its columns, and its items", () => {
    const ratings = { table: "t", row: "r", columns: [] };
    expect(issuesOfOptions({ ...sound, ratings })).toEqual(["ratings.columns empty"]);
    expect(issuesOfOptions({ ...sound, ratings: { ...ratings, columns: ["1.1", "1.1", 3] } })).toEqual([
      "ratings.columns.1 duplicate",
      "ratings.columns.2 unknown-id",
    ]);
    expect(issuesOfOptions({ ...sound, ratings: { ...ratings, columns: "1.1" } })).toEqual([
      "ratings.columns wrong-type",
    ]);
    expect(issuesOfOptions({ ...sound, ratings: { table: "t", row: "r" } })).toEqual([
      "ratings.item missing",
      "ratings.rating missing",
    ]);
    expect(issuesOfOptions({ ...sound, ratings: { table: ["a", ""], row: "r", item: "i", rating: "x" } })).toEqual([
      "ratings.table.1 empty",
    ]);
  });

  it("may name each column once, by the engine's own rule of case", () => {
    const plan = createPlan({ name: "case", items: ["a", "A"], targets: [{ id: "T", parts: [] }] });
    const wide = { ...sound, ratings: { table: "t", row: "r", columns: ["a", "A"] } } as const;
    expect(issuesOf(() => scoringSql(plan, wide))).toEqual(["ratings.columns.1 duplicate"]);
    expect(() => scoringSql(plan, { ...wide, dialect: "postgres" })).not.toThrow();
    const row = { ...wide, ratings: { table: "t", row: "id", columns: { ID: "a" } } } as const;
    expect(issuesOf(() => scoringSql(plan, row))).toEqual(["ratings.columns.ID duplicate"]);
    const same = { table: "t", row: "r", item: "r", rating: "r" };
    expect(issuesOfOptions({ ...sound, ratings: same })).toEqual([
      "ratings.item duplicate",
      "ratings.rating duplicate",
    ]);
    expect(issuesOfOptions({ ...sound, by: null })).toEqual(["by wrong-type"]);
  });

  it("for scores are valid for the check", () => {
    const grouped = { ...sound, output: "groups" } as RatingsSqlOptions<never>;
    const queries = [grouped, sound].map((options) => checkSql(domainPlan(), options).replace(/^-- Written.*$/m, ""));
    expect(queries[0]).toBe(queries[1]);
  });

  it("reject codes that are ratings or have two meanings", () => {
    const marked = (notApplicable: unknown, missing?: unknown) => {
      return issuesOfOptions({ ...sound, ratings: { ...sound.ratings, notApplicable, missing } });
    };
    expect(marked(4)).toEqual(["ratings.notApplicable duplicate"]);
    expect(marked(["n/a", "99"])).toEqual(["ratings.notApplicable.1 wrong-value"]);
    expect(marked("n/a", ["NA", "n/a"])).toEqual(["ratings.missing.1 duplicate"]);
    expect(marked(-9, -9)).toEqual(["ratings.missing duplicate"]);
  });

  it("take codes by the type of the ratings", () => {
    const typed = (ratings: object) => issuesOfOptions({ ...sound, ratings: { ...sound.ratings, ...ratings } });
    expect(typed({ type: "number", notApplicable: ["n/a", -9], missing: "" })).toEqual([
      "ratings.notApplicable.0 wrong-type",
      "ratings.missing wrong-type",
    ]);
    expect(typed({ notApplicable: "" })).toEqual(["ratings.notApplicable empty"]);
    const query = (ratings: object) => {
      return scoringSql(domainPlan(), { ...sound, ratings: { ...sound.ratings, ...ratings } });
    };
    const isText = (sql: string) => sql.includes('TRIM(CAST(ratings."rating"') || /rating" AS VARCHAR/.test(sql);
    expect(isText(query({}))).toBe(false);
    expect(isText(query({ missing: -9 }))).toBe(false);
    for (const ratings of [{ type: "text" }, { missing: "" }, { notApplicable: "n/a" }]) {
      expect(isText(query(ratings))).toBe(true);
    }
  });

  it("take a relation as it is, in which a template replaces its marks", () => {
    const relation = '{{ ref("survey") }}';
    const { row, item, rating } = sound.ratings;
    const templated = { ...sound, ratings: { relation, row, item, rating } } as const;
    const sql = scoringSql(domainPlan(), templated);
    expect(sql).toContain(`FROM ${relation} AS ratings`);
    expect(sql.match(/\{[{%#]/g)).toHaveLength(1);
    const named = createPlan({ name: "{% raw %}", items: ["{{ x }}"], targets: [{ id: "{# T", parts: [] }] });
    expect(issuesOf(() => scoringSql(named, templated), PlanError)).toEqual([
      "items.0 malformed",
      "targets.0.id malformed",
    ]);
    const hostile = { ...templated.ratings, row: "{{ r }}", notApplicable: "{%" };
    expect(issuesOfOptions({ ...sound, ratings: hostile })).toEqual([
      "ratings.row malformed",
      "ratings.notApplicable malformed",
    ]);
    expect(issuesOfOptions({ ...sound, ratings: { ...templated.ratings, relation: "" } })).toEqual([
      "ratings.relation wrong-type",
    ]);
    expect(issuesOfOptions({ ...sound, ratings: { ...templated.ratings, table: "t" } })).toEqual([
      "ratings.table unknown-key",
    ]);
  });

  it("reject result columns whose names differ at most in case", () => {
    expect(issuesOfOptions({ ...sound, by: ["ID", "Invalid", "site", "SITE", "d1_Score"] })).toEqual([
      "by.0 duplicate",
      "by.1 duplicate",
      "by.3 duplicate",
      "by.4 duplicate",
    ]);
    expect(issuesOfOptions({ ...sound, output: "groups", by: ["id", "assessments", "overall_n"] })).toEqual([
      "by.1 duplicate",
      "by.2 duplicate",
    ]);
    const reason = { ...sound, ratings: { ...sound.ratings, row: "Reason" } };
    expect(issuesOf(() => checkSql(domainPlan(), reason))).toEqual(["ratings.row duplicate"]);
    expect(() => scoringSql(domainPlan(), reason)).not.toThrow();
  });

  it("reject names that a dialect truncates or replaces", () => {
    const long = "é".repeat(32);
    const named = (dialect: string, table: string) => ({ ...sound, dialect, ratings: { ...sound.ratings, table } });
    expect(issuesOfOptions(named("postgres", long))).toEqual(["ratings.table too-long"]);
    expect(issuesOfOptions(named("spark", variable))).toEqual(["ratings.table malformed"]);
    expect(issuesOfOptions(named("databricks", variable))).toEqual(["ratings.table malformed"]);
    expect(issuesOfOptions(named("tsql", "$(home)"))).toEqual(["ratings.table malformed"]);
    expect(issuesOfOptions(named("snowflake", "&{ home }"))).toEqual(["ratings.table malformed"]);
    for (const dialect of ["duckdb", "sqlite", "trino"]) {
      for (const table of [long, variable]) {
        expect(() => scoringSql(domainPlan(), named(dialect, table) as RatingsSqlOptions<never>)).not.toThrow();
      }
    }
  });
});

describe("a plan in a query", () => {
  const plan = (ids: readonly string[], items: readonly string[] = ["a"]) => {
    return createPlan({
      name: "plan",
      items,
      targets: ids.map((id) => ({ id, parts: [{ id: "p", weight: 1, items: [{ id: items[0] ?? "", weight: 1 }] }] })),
    });
  };

  it("needs targets whose columns have valid names that differ in lower case", () => {
    expect(issuesOf(() => scoringSql(plan(["Trust", "TRUST"]), sound), PlanError)).toEqual(["targets.1.id duplicate"]);
    expect(issuesOf(() => scoringSql(plan(["OVERALL"]), sound), PlanError)).toEqual(["targets.0.id duplicate"]);
    const postgres = { ...sound, dialect: "postgres" } as const;
    expect(issuesOf(() => scoringSql(plan(["x".repeat(60)]), postgres), PlanError)).toEqual(["targets.0.id too-long"]);
    expect(() => checkSql(plan(["x".repeat(60)]), postgres)).not.toThrow();
    expect(issuesOf(() => scoringSql(plan(["a\0", "b"], ["\udc00"]), sound), PlanError)).toEqual([
      "items.0 malformed",
      "targets.0.id malformed",
    ]);
  });

  it("is validated like any plan", () => {
    const broken = { name: "", items: [], targets: [], minCoverage: 2 };
    expect(issuesOf(() => scoringSql(broken, sound), PlanError)).toEqual([
      "name wrong-type",
      "minCoverage out-of-range",
      "items empty",
      "targets empty",
    ]);
  });

  it("puts no variable into a query for Spark, and lets no comment continue", () => {
    const item: string = variable;
    const named = createPlan({
      name: `${variable} \\`,
      items: [item],
      targets: [{ id: "t", parts: [{ id: item, weight: 1, items: [{ id: item, weight: 1 }] }] }],
    });
    const sql = scoringSql(named, { ...sound, dialect: "spark" });
    expect(sql).not.toContain("${");
    expect(sql).toContain("('\\u0024{env:HOME}', 1, 1)");
    expect(sql.split("\n").filter((line) => line.endsWith("\\"))).toEqual([]);
  });
});

describe("crosswalkSql", () => {
  it("reports every problem at once", () => {
    const broken: unknown = { dialect: "oracle", schema: ["a", ""], tables: [] };
    expect(issuesOf(() => crosswalkSql(broken as { dialect: "duckdb" }))).toEqual([
      "tables unknown-key",
      "dialect wrong-value",
      "schema.1 empty",
    ]);
  });
});

describe("the text of a query", () => {
  const ratings = {
    table: ["county", "survey"],
    row: "respondent",
    columns: { q1: "1.1", q2: "2.1", q3: "Power" },
    notApplicable: "n/a",
  } as const;
  const plan = createPlan({
    name: "two targets",
    items: ["1.1", "1.2", "2.1", "Power"],
    targets: [
      {
        id: "Trust",
        parts: [
          {
            id: "a",
            weight: 1,
            items: [
              { id: "1.1", weight: 1 },
              { id: "1.2", weight: 1 / 3 },
            ],
          },
          { id: "b", weight: 0.5, items: [{ id: "2.1", weight: 1 }] },
        ],
      },
      { id: "Power", direct: "Power", parts: [{ id: "c", weight: 1, items: [{ id: "2.1", weight: 1 }] }] },
    ],
  });

  function texts(dialect: SqlDialect): string {
    const wide = { dialect, ratings, scale: fourPoints, by: "site" } as const;
    const columns = { table: "survey", row: "respondent", item: "item", rating: "rating", missing: 99 };
    const long = { ...wide, ratings: columns };
    const queries = [
      scoringSql(plan, wide),
      scoringSql(plan, { ...long, output: "groups" }),
      checkSql(plan, wide),
      checkSql(plan, long),
    ];
    // The expected files hold in any version of the package.
    return queries.join("\n").replaceAll(`cei-framework ${packageVersion}:`, "cei-framework VERSION:");
  }

  it("stays the same, for DuckDB", async () => {
    await expect(texts("duckdb")).toMatchFileSnapshot("expected/duckdb.sql");
    expect(texts("duckdb")).toBe(texts("duckdb"));
  });

  it.each(dialects.filter((dialect) => dialect !== "duckdb"))(
    "stays the same in the lines that differ for %s",
    async (dialect) => {
      const duckdb = new Set(texts("duckdb").split("\n"));
      const own = texts(dialect)
        .split("\n")
        .filter((line) => !duckdb.has(line));
      await expect([...new Set(own), ""].join("\n")).toMatchFileSnapshot(`expected/${dialect}.sql`);
    },
  );

  const forms = [
    { table: "zebra", row: "id", columns: ["1.1"] },
    { table: "zebra", row: "id", item: "i", rating: "r" },
  ] as const;

  it("reads the table once, and has no subquery per row", () => {
    for (const dialect of dialects) {
      for (const from of forms) {
        const sql = scoringSql(projectionPlan(), { dialect, ratings: from, scale: fourPoints });
        expect(withoutComments(sql).match(/zebra/g)).toHaveLength(1);
        expect(sql.match(/\(\s*SELECT/g)).toHaveLength(
          (sql.match(/\bAS (MATERIALIZED )?\(\n {2}SELECT/g) ?? []).length,
        );
        expect(sql).toContain('-- Scores by the plan "');
        expect(sql).not.toContain(";");
      }
    }
  });

  it("filters by no column that a step computes, but by the reason and by the answers that are listed", () => {
    for (const dialect of dialects) {
      for (const from of forms) {
        const options = { dialect, ratings: { ...from, notApplicable: "n/a" }, scale: fourPoints } as const;
        expect(scoringSql(projectionPlan(), options)).not.toContain("WHERE");
        const wheres = checkSql(projectionPlan(), options).match(/WHERE [^\n]{0,24}/g) ?? [];
        expect(wheres).toEqual([
          "columns" in from
            ? expect.stringMatching(/^WHERE CASE WHEN .*(ratings|CASE|TRIM|CAST)/)
            : expect.stringMatching(/^WHERE suspect IS NOT NULL/),
          "WHERE reason IS NOT NULL",
        ]);
      }
    }
  });

  it("says in its header how to write it again", () => {
    const options = {
      dialect: "spark",
      ratings: { table: ["{{ a }}", "$b\u2028é\\"], row: "id", columns: { "{%": "1.1", "--\n": "1.2" }, missing: -9 },
      scale: fourPoints,
      by: "{#",
    } as const;
    for (const write of [scoringSql, checkSql]) {
      const sql = write(projectionPlan(), options);
      const [, json = ""] = /^-- Written by cei-framework \d+\.\d+\.\d+: \w+Sql\(plan, (.*)\)$/m.exec(sql) ?? [];
      expect(JSON.parse(json)).toEqual(options);
      expect(write(projectionPlan(), JSON.parse(json))).toBe(sql);
      expect(sql.split("WITH\n")[0]).not.toMatch(/\$\{|\{[{%#]/);
    }
  });

  it("has at most 200 lines for the metrics, on a wide table, and names items and parts", () => {
    const columns = projectionPlan().items;
    for (const dialect of dialects) {
      const sql = scoringSql(projectionPlan(), {
        ...{ dialect, scale: fourPoints },
        ratings: { table: "survey", row: "id", columns },
      });
      expect(sql.split("\n").length).toBeLessThanOrEqual(200);
      for (const name of [" AS item_3_5", " AS part_m4_2_points", "--   M4 | M4.2 | 3.5 + 3.6", " AS m4_score"]) {
        expect(sql).toContain(name);
      }
    }
  });

  it("gives columns of steps names that differ, whatever ids have in common", () => {
    const items = ["a.b", "a b", "A_B", "学", "校", "row_name", "x".repeat(60), `${"x".repeat(60)}y`];
    const plan = createPlan({
      name: "alike",
      items,
      targets: ["a.b", "1", "学", "校", "overall_mean", "part_a"].map((id) => ({
        id,
        parts: [
          { id: "a_b", weight: 1, items: items.slice(0, 2).map((item) => ({ id: item, weight: 1 })) },
          ...items.map((item) => ({ id: item, weight: 1, items: [{ id: item, weight: 1 }] })),
        ],
      })),
    });
    const ratings = { table: "t", row: "r", columns: items, notApplicable: "n/a" };
    const sql = scoringSql(plan, { ...sound, dialect: "postgres", ratings });
    const names: readonly string[] = withoutComments(sql).match(/(?<= AS )[a-z]\w*(?=,?$)/gm) ?? [];
    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it("orders groups and lines unless that is left to the query around it", () => {
    const grouped = { ...sound, by: "site", output: "groups" } as const;
    expect(scoringSql(domainPlan(), grouped)).toContain("ORDER BY 1");
    expect(checkSql(domainPlan(), sound)).toContain("ORDER BY");
    expect(scoringSql(domainPlan(), { ...grouped, orderBy: false })).not.toContain("ORDER BY");
    expect(checkSql(domainPlan(), { ...sound, orderBy: false })).not.toContain("ORDER BY");
  });
});

/** A query without its comments. */
function withoutComments(sql: string): string {
  return sql.replace(/^--.*\n/gm, "");
}

describe("the text of the crosswalk's tables", () => {
  it("stays the same: all keys within a schema, only primary keys within a catalog, none in Spark", async () => {
    const creates = (dialect: SqlDialect, schema?: string | readonly [string, string]): string => {
      const statements = crosswalkSql({ dialect, ...(schema !== undefined && { schema }) }).split(";\n");
      return statements.filter((statement) => statement.includes("CREATE TABLE")).join(";\n");
    };
    const texts = [
      creates("duckdb"),
      creates("duckdb", ["lake", "cei"]),
      creates("postgres", "cei"),
      creates("sqlite", "cei"),
      creates("spark", "cei"),
      creates("trino"),
    ];
    await expect(texts.join("\n\n")).toMatchFileSnapshot("expected/crosswalk-tables.sql");
  });

  it("accepts names as long as the database does, counted in bytes of UTF-8", () => {
    const issues = (schema: string) => placesOf(() => crosswalkSql({ dialect: "postgres", schema }));
    const tooLong = ["schema too-long"];
    // 63 bytes: letters of one, two, three, and four bytes.
    for (const name of ["x".repeat(63), `${"é".repeat(31)}x`, "€".repeat(21), `${"😀".repeat(15)}xyz`]) {
      expect(issues(name)).toEqual([]);
      expect(issues(`${name}x`)).toEqual(tooLong);
    }
    expect(issues("\u007f".repeat(63))).toEqual([]);
    expect(issues("\u0080".repeat(32))).toEqual(tooLong);
    expect(issues("\u07ff".repeat(31))).toEqual([]);
    expect(issues("\u0800".repeat(22))).toEqual(tooLong);
  });
});
