import { createPlan, metricPlan, projectionPlan, scale } from "cei-framework";
import { checkSql, crosswalkSql, type ScoringSqlOptions, scoringSql } from "cei-framework/sql";
import { describe, expectTypeOf, it } from "vitest";

describe("the types of SQL", () => {
  const on = scale({ min: 1, max: 4 });

  it("check the items of columns against the plan", () => {
    const common = { dialect: "duckdb", scale: on } as const;
    expectTypeOf(
      scoringSql(projectionPlan(), { ...common, ratings: { table: "t", row: "r", columns: ["1.1"] } }),
    ).toEqualTypeOf<string>();
    scoringSql(projectionPlan(), { ...common, ratings: { table: "t", row: "r", columns: { q1: "3.5" } } });
    // @ts-expect-error There is no 8.1.
    scoringSql(projectionPlan(), { ...common, ratings: { table: "t", row: "r", columns: ["8.1"] } });
    // @ts-expect-error Nor here.
    checkSql(projectionPlan(), { ...common, ratings: { table: "t", row: "r", columns: { q1: "8.1" } } });
    scoringSql(metricPlan(), { ...common, ratings: { table: "t", row: "r", columns: ["M1", "M1.1"] } });
    // @ts-expect-error metricPlan has no competencies.
    scoringSql(metricPlan(), { ...common, ratings: { table: "t", row: "r", columns: ["1.1"] } });
    const own = createPlan({ name: "own", items: ["a"], targets: [{ id: "T", parts: [] }] });
    scoringSql(own, { ...common, ratings: { table: ["s", "t"], row: "r", columns: ["a"] } });
  });

  it("list the dialects, and both forms of a table", () => {
    expectTypeOf<ScoringSqlOptions["dialect"]>().toEqualTypeOf<
      "duckdb" | "postgres" | "sqlite" | "spark" | "databricks" | "trino" | "tsql" | "snowflake"
    >();
    expectTypeOf<ScoringSqlOptions["output"]>().toEqualTypeOf<"rows" | "groups" | undefined>();
    // @ts-expect-error MySQL is not a dialect.
    crosswalkSql({ dialect: "mysql" });
    // @ts-expect-error Needs either the columns of items, or the columns of item and rating.
    scoringSql(metricPlan(), { dialect: "trino", scale: on, ratings: { table: "t", row: "r" } });
  });
});
