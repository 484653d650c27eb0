// The query that the guide shows, which reviewers read.
import { readFileSync } from "node:fs";
import { createPlan, projectionPlan, scale } from "cei-framework";
import { scoringSql } from "cei-framework/sql";
import { expect, it } from "vitest";

it("the guide shows the query for one metric in PostgreSQL as it is written", () => {
  const guide = readFileSync(new URL("../../docs/sql.md", import.meta.url), "utf8");
  const [, shown] = /```sql\n([\s\S]*?)```/.exec(guide) ?? [];
  const target = projectionPlan().targets.filter(({ id }) => id === "M4");
  const plan = createPlan<string, string>({ name: "M4 alone", items: ["3.5", "3.6", "4.4"], targets: target });
  const written = scoringSql(plan, {
    dialect: "postgres",
    ratings: { table: "survey", row: "respondent", columns: plan.items },
    scale: scale({ min: 1, max: 4 }),
  });
  const withoutVersion = (sql: string | undefined) => sql?.replace(/cei-framework \d+\.\d+\.\d+/, "cei-framework");
  expect(withoutVersion(shown)).toBe(withoutVersion(written));
});
