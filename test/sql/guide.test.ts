// The query that the guide shows, which reviewers read.
import { readFileSync } from "node:fs";
import { projectionPlan, scale } from "cei-framework";
import { scoringSql } from "cei-framework/sql";
import { expect, it } from "vitest";

it("the guide shows the query for the metrics in PostgreSQL as it is written", () => {
  const guide = readFileSync(new URL("../../docs/sql.md", import.meta.url), "utf8");
  const [, shown] = /```sql\n([\s\S]*?)```/.exec(guide) ?? [];
  const plan = projectionPlan();
  const written = scoringSql(plan, {
    dialect: "postgres",
    ratings: { table: "survey", row: "respondent", columns: plan.items },
    scale: scale({ min: 1, max: 4 }),
  });
  const withoutVersion = (sql: string | undefined) => sql?.replace(/cei-framework \d+\.\d+\.\d+/, "cei-framework");
  expect(withoutVersion(shown)).toBe(withoutVersion(written));
});
