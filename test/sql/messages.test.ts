// Every message about the options of a query, and the names in it; the wording is in the snapshot.
import { createPlan, domainPlan, OptionsError, PlanError } from "cei-framework";
import { crosswalkSql, type SqlDialect, scoringSql } from "cei-framework/sql";
import { expect, it } from "vitest";
import { expectIssues } from "../issues.ts";

it.each<[string, SqlDialect, unknown, readonly string[]]>([
  ["that is empty, or not text", "duckdb", ["", 3], ["schema.0 empty", "schema.1 wrong-type"]],
  ["in an empty list", "duckdb", [], ["schema empty"]],
  ["with a NUL", "duckdb", "a\0", ["schema malformed"]],
  ["that starts a variable of Spark", "spark", "${a", ["schema malformed"]],
  ["of 64 bytes: letters of one byte", "postgres", "x".repeat(64), ["schema too-long"]],
  ["of 64 bytes: letters of two bytes", "postgres", `${"é".repeat(31)}xx`, ["schema too-long"]],
  ["of 64 bytes: letters of three bytes", "postgres", `${"€".repeat(21)}x`, ["schema too-long"]],
  ["of 64 bytes: letters of four bytes", "postgres", `${"😀".repeat(15)}xyzx`, ["schema too-long"]],
])("says what is wrong with a name %s", (_, dialect, schema, expected) => {
  const call = () => crosswalkSql({ dialect, schema } as never);
  expect(call).toThrow(OptionsError);
  expectIssues(call, expected);
});

const long = { table: "t", row: "r", item: "i", rating: "x" };

it.each<[string, object, readonly string[]]>([
  [
    "invalid options",
    { dialect: "mysql", output: "columns", minCount: 0, by: 3, ratings: "t", limit: 3 },
    [
      "limit unknown-key",
      "dialect wrong-value",
      "output wrong-value",
      "minCount out-of-range",
      "by wrong-type",
      "ratings wrong-type",
    ],
  ],
  [
    "invalid columns",
    { ratings: { table: "t", row: "r", columns: { q1: "1.1", q2: "1.1", q3: "8.1", R: "1.2" } } },
    ["ratings.columns.q2 duplicate", "ratings.columns.q3 unknown-id", "ratings.columns.R duplicate"],
  ],
  ["no columns", { ratings: { table: "t", row: "r", columns: [] } }, ["ratings.columns empty"]],
  [
    "columns that are not a list",
    { ratings: { table: "t", row: "r", columns: "1.1" } },
    ["ratings.columns wrong-type"],
  ],
  [
    "invalid codes",
    { ratings: { ...long, notApplicable: ["", Number.NaN, " x", "99", 4], missing: [-9, -9] } },
    [
      "ratings.notApplicable.0 empty",
      "ratings.notApplicable.1 wrong-type",
      "ratings.notApplicable.2 wrong-value",
      "ratings.notApplicable.3 wrong-value",
      "ratings.notApplicable.4 duplicate",
      "ratings.missing.1 duplicate",
    ],
  ],
  ["names of the result", { ratings: long, by: ["Invalid", "D1_score"] }, ["by.0 duplicate", "by.1 duplicate"]],
])("says what is wrong with %s", (_, options, expected) => {
  const call = () => scoringSql(domainPlan(), { dialect: "duckdb", scale: { min: 1, max: 4 }, ...options } as never);
  expect(call).toThrow(OptionsError);
  expectIssues(call, expected);
});

it("says what is wrong with the ids of a plan in a dialect", () => {
  const ids = ["a", "A", "x".repeat(60)];
  const plan = createPlan({ name: "plan", items: ["i\0"], targets: ids.map((id) => ({ id, parts: [] })) });
  const call = () => scoringSql(plan, { dialect: "postgres", scale: { min: 1, max: 4 }, ratings: long });
  expect(call).toThrow(PlanError);
  expectIssues(call, ["items.0 malformed", "targets.2.id too-long", "targets.1.id duplicate"]);
});
