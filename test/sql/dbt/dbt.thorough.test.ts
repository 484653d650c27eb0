// Builds the project of the guide to dbt with dbt-duckdb. It needs a Python with dbt-duckdb: TEST_PYTHON.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectionPlan, type Rating, scale, score } from "cei-framework";
import { checkSql, scoringSql } from "cei-framework/sql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResultRow } from "../engines/engine.ts";
import { pythonWith } from "../engines/python-process.ts";
import { expectRows } from "../expect-rows.ts";

const python = pythonWith("dbt.adapters.duckdb", "dbt.cli.main");
if (python === undefined) process.stderr.write("dbt-duckdb is not here: the guide's project was not built.\n");

const guide = readFileSync(fileURLToPath(new URL("../../../docs/dbt.md", import.meta.url)), "utf8");
const plan = projectionPlan();
const points = scale({ min: 1, max: 4 });
const options = {
  dialect: "duckdb",
  ratings: { relation: "{{ ref('survey') }}", row: "respondent", columns: plan.items, type: "number" },
  scale: points,
  by: ["county"],
  orderBy: false,
} as const;

/** Ratings that differ by assessment and item, with some that are missing. */
const ratingsOf = (assessment: number): { readonly [item: string]: Rating } => {
  return Object.fromEntries(
    plan.items.map((id, i) => [id, (assessment * 7 + i) % 9 === 0 ? null : 1 + ((assessment * 5 + i * i) % 4)]),
  );
};
const surveyed = Array.from({ length: 25 }, (_, i) => ({
  respondent: `r${i}`,
  county: ["Kern", "Yolo"][i % 2] ?? "",
  ratings: ratingsOf(i),
}));

describe.skipIf(python === undefined)("in dbt", () => {
  const folder = mkdtempSync(join(tmpdir(), "cei-dbt-"));
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  const environment = { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: "false", DO_NOT_TRACK: "1" };

  /** What `dbt build` gives: whether all passed, and its log. */
  const build = (): { readonly passed: boolean; readonly log: string } => {
    const given = ["-m", "dbt.cli.main", "--no-use-colors", "build", "--profiles-dir", ".", "--threads", "1"];
    const { status, stdout } = spawnSync(python ?? "", given, { cwd: folder, env: environment, encoding: "utf8" });
    return { passed: status === 0, log: stdout };
  };

  /** A table of the project's database. */
  const rowsOf = (table: string): ResultRow[] => {
    const program = [
      "import duckdb, json",
      `result = duckdb.connect("tests.duckdb", read_only=True).execute("SELECT * FROM ${table} ORDER BY CAST(respondent[2:] AS INTEGER)")`,
      "names = [column[0] for column in result.description]",
      "print(json.dumps([dict(zip(names, row)) for row in result.fetchall()]))",
    ].join("\n");
    return JSON.parse(execFileSync(python ?? "", ["-c", program], { cwd: folder, encoding: "utf8" }));
  };

  const writeSurvey = (spoiled: string): void => {
    const lines = surveyed.map(({ respondent, county, ratings }, i) => {
      const cells = plan.items.map((id) => (i === 0 && id === spoiled ? 9 : (ratings[id] ?? "")));
      return [respondent, county, ...cells].join(",");
    });
    write("seeds/survey.csv", [["respondent", "county", ...plan.items].join(","), ...lines, ""].join("\n"));
  };

  beforeAll(() => {
    for (const name of ["models", "seeds", "tests"]) mkdirSync(join(folder, name));
    const types = plan.items.map((id) => `        "${id}": integer`);
    const project = [
      "name: survey",
      "version: 1.0.0",
      "profile: survey",
      "seeds:",
      "  survey:",
      "    +quote_columns: true",
    ];
    write("dbt_project.yml", [...project, "    survey:", "      +column_types:", ...types, ""].join("\n"));
    write("profiles.yml", "survey: { target: dev, outputs: { dev: { type: duckdb, path: tests.duckdb } } }\n");
    write("models/schema.yml", /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? "");
    write("models/cei_scores.sql", `{{ config(materialized="table") }}\n${scoringSql(plan, options)}`);
    write("tests/ratings_are_valid.sql", checkSql(plan, options));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("builds the guide's model, whose table is what score gives, and passes its tests", () => {
    writeSurvey("");
    const { passed, log } = build();
    expect(log).toMatch(/PASS=6 WARN=0 ERROR=0 SKIP=0/);
    expect(passed).toBe(true);
    const expected = surveyed.map(({ respondent, county, ratings }): ResultRow => {
      const { targets, overall } = score(ratings, points, plan);
      const columns = [...Object.entries(targets), ["overall", overall] as const].flatMap(([id, one]) => [
        [`${id.toLowerCase()}_score`, one.score],
        [`${id.toLowerCase()}_coverage`, one.coverage],
        [`${id.toLowerCase()}_status`, one.status],
      ]);
      return { respondent, county, invalid: 0, ...Object.fromEntries(columns) };
    });
    expectRows(rowsOf("cei_scores"), expected, 0, ["respondent"]);
  });

  it("fails the singular test where a rating is invalid, and makes no scores then", () => {
    writeSurvey("1.2");
    const { passed, log } = build();
    expect(passed).toBe(false);
    expect(log).toMatch(/FAIL 1 ratings_are_valid/);
    expect(log).toMatch(/SKIP relation main\.cei_scores/);
  });

  it("only warns as the guide says, and makes the scores", () => {
    const line = /```sql\n(.*)\n```/.exec(guide)?.[1] ?? "";
    write("tests/ratings_are_valid.sql", `${line}\n${checkSql(plan, options)}`);
    const { passed, log } = build();
    expect(log).toMatch(/PASS=5 WARN=1 ERROR=0 SKIP=0/);
    expect(passed).toBe(true);
    expect(rowsOf("cei_scores").map(({ invalid }) => invalid)).toEqual(surveyed.map((_, i) => (i === 0 ? 1 : 0)));
  });
});
