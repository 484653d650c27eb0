import { createPlan, metricPlan, type Plan, type Rating, type Scale, scale, score } from "cei-framework";
import { checkSql, type SqlDialect, scoringSql } from "cei-framework/sql";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, type ResultRow, sampleSizeIn } from "./engines/engine.ts";
import { engines } from "./engines/index.ts";
import { expectRows } from "./expect-rows.ts";
import { createTable, frameworkSurveys, type Survey, storeSurvey, surveys } from "./survey.ts";

const statuses = ["scored", "insufficient", "not-applicable"];

/** What score gives for each assessment, as the columns of the query. */
function expectedRows({ plan, scale, rows }: Survey): ResultRow[] {
  return rows.map(({ name, site, year, ratings }) => {
    const { targets, overall } = score(ratings, scale, plan);
    const columns = [...Object.entries(targets), ["overall", overall] as const].flatMap(([id, one]) => [
      [`${id.toLowerCase()}_score`, one.score],
      [`${id.toLowerCase()}_coverage`, one.coverage],
      [`${id.toLowerCase()}_status`, one.status],
    ]);
    return { person: name, site, year, invalid: 0, ...Object.fromEntries(columns) };
  });
}

/** Their counts and means by group, taken anew. */
function expectedGroups(rows: readonly ResultRow[]): ResultRow[] {
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const group = JSON.stringify([row["site"], row["year"]]);
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return Array.from(groups.values(), (own) => {
    const scores = Object.keys(own[0] ?? {}).filter((name) => name.endsWith("_score"));
    const columns = scores.flatMap((name) => {
      const values = own.flatMap((row) => (typeof row[name] === "number" ? [row[name]] : []));
      const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
      return [
        [name.replace(/_score$/, "_n"), values.length],
        [name.replace(/_score$/, "_mean"), mean],
      ];
    });
    const { site = null, year = null } = own[0] ?? {};
    return { site, year, assessments: own.length, invalid: 0, ...Object.fromEntries(columns) };
  });
}

/** A row of a group without what is of 1 to 3 assessments or scores. */
function withoutSmall(row: ResultRow): ResultRow {
  const isSmall = (count: unknown): boolean => count === 1 || count === 2 || count === 3;
  const columns = Object.entries(row).map(([name, value]) => {
    const count = row[name.replace(/_mean$/, "_n")];
    const isHidden = isSmall(row["assessments"]) || (/_(n|mean)$/.test(name) && isSmall(count));
    return [name, isHidden && name !== "site" && name !== "year" ? null : value];
  });
  return Object.fromEntries(columns);
}

describe.each(Object.entries(engines))("in %s", (_, open) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  it("scores any survey as score does, by any plan, on any scale, in both forms", async () => {
    const seen = new Set<unknown>();
    for (const survey of fc.sample(surveys, { seed: 20_261_123, numRuns: sampleSizeIn(engine, 12, 60) })) {
      const options = await storeSurvey(engine, survey);
      const expected = expectedRows(survey);
      const rows = await engine.query(scoringSql(survey.plan, options));
      expectRows(rows, expected, 1e-12, ["person"]);
      const ofGroups = { ...options, output: "groups" } as const;
      const groups = await engine.query(scoringSql(survey.plan, { ...ofGroups, minCount: 1 }));
      expectRows(groups, expectedGroups(expected), 1e-9, ["site", "year"]);
      const protectedGroups = await engine.query(scoringSql(survey.plan, { ...ofGroups, minCount: 4 }));
      expectRows(protectedGroups, expectedGroups(expected).map(withoutSmall), 1e-9, ["site", "year"]);
      expect(await engine.query(checkSql(survey.plan, options))).toEqual([]);
      for (const row of rows) for (const value of Object.values(row)) seen.add(value);
    }
    for (const status of statuses) expect(seen).toContain(status);
  });

  it("scores surveys by CEI's plans to the last bit of what score gives, in both forms, with invalid ratings", async () => {
    const seen = new Set<string>();
    for (const survey of fc.sample(frameworkSurveys, sampleSizeIn(engine, 20, 100))) {
      for (const form of ["long", "wide"] as const) {
        const { spoiled, sound } = spoil({ ...survey, form });
        const options = await storeSurvey(engine, spoiled);
        const rows = await engine.query(scoringSql(survey.plan, options));
        expectRows(rows, spoiledRows(spoiled, sound), 0, ["person"]);
      }
      for (const { ratings } of survey.rows) {
        const { targets } = score(ratings, survey.scale, survey.plan);
        for (const { basis, status, byParts } of Object.values(targets)) {
          seen.add([survey.plan.name, basis, status, ...(byParts === undefined ? [] : [byParts.status])].join(", "));
        }
      }
    }
    // A small sample need not have all.
    if (engine.sampleShare !== undefined) return;
    expect([...seen].map((line) => line.replace(/,.*/, ""))).toEqual(
      expect.arrayContaining([
        "1.0 domains",
        "2.0 metrics",
        "2.0 metrics from look-fors",
        "2.0 metrics projected from 1.0 ratings",
      ]),
    );
    for (const own of ["scored", "not-applicable"]) {
      for (const byParts of ["scored", "insufficient"]) {
        expect([...seen]).toContain(`2.0 metrics, direct, ${own}, ${byParts}`);
      }
    }
    expect([...seen]).toContain("2.0 metrics, parts, scored, scored");
  });

  it("scores a survey of the five metrics by their own ratings", async () => {
    await createTable(engine, "given", { id: "text", M1: "text", M2: "text", M3: "text", M4: "text", M5: "text" }, [
      ["r1", "4", "1", "n/a", "", "3"],
    ]);
    const ratings = {
      table: "given",
      row: "id",
      columns: ["M1", "M2", "M3", "M4", "M5"],
      notApplicable: "n/a",
    } as const;
    const options = { dialect: engine.dialect, ratings, scale: scale({ min: 1, max: 4 }) };
    expect(await engine.query(scoringSql(metricPlan(), options))).toEqual([
      {
        ...{ id: "r1", invalid: 0 },
        ...{ m1_score: 1, m1_coverage: 1, m1_status: "scored" },
        ...{ m2_score: 0, m2_coverage: 1, m2_status: "scored" },
        ...{ m3_score: null, m3_coverage: null, m3_status: "not-applicable" },
        ...{ m4_score: null, m4_coverage: 0, m4_status: "insufficient" },
        ...{ m5_score: 2 / 3, m5_coverage: 1, m5_status: "scored" },
        ...{ overall_score: (1 + 0 + 2 / 3) / 3, overall_coverage: 3 / 4, overall_status: "scored" },
      },
    ]);
  });

  it("reads columns of whole numbers, in both forms", async () => {
    await createTable(engine, "given", { id: "text", item: "text", M1: "double", M2: "double" }, [
      ["r1", "M1", 4, null],
      ["r2", "M1", 9, -9],
    ]);
    const marks = { type: "integer", notApplicable: -9 } as const;
    const common = { dialect: engine.dialect, scale: scale({ min: 1, max: 4 }) } as const;
    const wide = { ...common, ratings: { table: "given", row: "id", columns: ["M1", "M2"], ...marks } } as const;
    const long = { ...common, ratings: { table: "given", row: "id", item: "item", rating: "M1", ...marks } } as const;
    const names = ["id", "invalid", "m1_score", "m2_status"];
    const first = { id: "r1", invalid: 0, m1_score: 1, m2_status: "insufficient" };
    const second = { id: "r2", invalid: 1, m1_score: null };
    expectRows(
      pick(await engine.query(scoringSql(metricPlan(), wide)), names),
      [first, { ...second, m2_status: "not-applicable" }],
      0,
      ["id"],
    );
    expectRows(
      pick(await engine.query(scoringSql(metricPlan(), long)), names),
      [first, { ...second, m2_status: "insufficient" }],
      0,
      ["id"],
    );
    for (const options of [wide, long]) {
      const [line, ...others] = await engine.query(checkSql(metricPlan(), options));
      expect(others).toEqual([]);
      expect(line).toMatchObject({ id: "r2", item: "M1", reason: "off-scale" });
    }
  });

  it("scores a metric by its look-fors where its own rating is missing, invalid, or duplicate", async () => {
    await createTable(engine, "given", { id: "text", item: "text", rating: "text" }, [
      ["direct", "M4", "2"],
      ["direct", "M4.1", "4"],
      ["direct", "M4.2", "4"],
      ["duplicate", "M4", "1"],
      ["duplicate", "M4", "2"],
      ["duplicate", "M4.2", "1"],
      ["invalid", "M4", "9"],
      ["invalid", "M4.1", "4"],
      ["invalid", "M4.2", "2"],
      ["missing", "M4.1", "4"],
      ["missing", "M4", null],
      ["n/a", "M4", "n/a"],
      ["n/a", "M4.1", "4"],
    ]);
    const ratings = { table: "given", row: "id", item: "item", rating: "rating", notApplicable: "n/a" } as const;
    const options = { dialect: engine.dialect, ratings, scale: scale({ min: 1, max: 4 }) };
    const rows = await engine.query(scoringSql(metricPlan(), options));
    expectRows(
      pick(rows, ["id", "invalid", "m4_score", "m4_coverage", "m4_status"]),
      [
        { id: "direct", invalid: 0, m4_score: 1 / 3, m4_coverage: 1, m4_status: "scored" },
        { id: "duplicate", invalid: 2, m4_score: 0, m4_coverage: 1 / 2, m4_status: "scored" },
        { id: "invalid", invalid: 1, m4_score: 2 / 3, m4_coverage: 1, m4_status: "scored" },
        { id: "missing", invalid: 0, m4_score: 1, m4_coverage: 1 / 2, m4_status: "scored" },
        { id: "n/a", invalid: 0, m4_score: null, m4_coverage: null, m4_status: "not-applicable" },
      ],
      0,
      ["id"],
    );
    const lines = await engine.query(checkSql(metricPlan(), options));
    expect(lines.map((line) => Object.values(line).join(" ")).sort()).toEqual([
      "duplicate M4 1 duplicate",
      "duplicate M4 2 duplicate",
      "invalid M4 9 off-scale",
    ]);
  });

  it("scores on the narrowest and the widest scales, and by the smallest and the largest weights", async () => {
    for (const { plan, on, ratings } of extremes(engine.dialect)) {
      const rows = [{ name: "r1", site: null, year: 2025, ratings }];
      for (const form of ["long", "wide"] as const) {
        const survey: Survey = { plan, scale: on, form, asked: plan.items, notApplicable: "n/a", rows };
        const options = await storeSurvey(engine, survey);
        const found = await engine.query(scoringSql(plan, options));
        expectRows(found, expectedRows(survey), 1e-12, ["person"]);
        expect(found).toEqual([expect.objectContaining({ both_status: "scored", overall_status: "scored" })]);
      }
    }
  });

  it("gives no score above 1 where a sum rounds up", async () => {
    // 0.1 * 3 + 0.4 * 3 is 1.5000000000000002 in double precision, and (0.1 + 0.4) * 3 is 1.5.
    const parts = [
      { id: "a", weight: 0.1, items: [{ id: "a", weight: 1 }] },
      { id: "b", weight: 0.4, items: [{ id: "b", weight: 1 }] },
    ] as const;
    const plan = createPlan({ name: "uneven", items: ["a", "b"], targets: [{ id: "T", parts }] });
    await createTable(engine, "given", { id: "text", a: "double", b: "double" }, [["r1", 3, 3]]);
    const ratings = { table: "given", row: "id", columns: ["a", "b"] } as const;
    const [row] = await engine.query(
      scoringSql(plan, { dialect: engine.dialect, ratings, scale: scale({ min: 0, max: 3 }) }),
    );
    expect(row).toMatchObject({ t_score: 1, t_coverage: 1, overall_score: 1 });
    // In a table with a row for each rating whole numbers are added to points; 2.3 + 11 - 11 is 2.3000000000000007.
    const direct = createPlan({ name: "direct", items: ["a"], targets: [{ id: "T", direct: "a", parts: [] }] });
    await createTable(engine, "given", { id: "text", item: "text", rating: "double" }, [["r1", "a", 2.3]]);
    const long = { table: "given", row: "id", item: "item", rating: "rating" };
    const on = scale({ min: 0, max: 2.3, continuous: true });
    const [highest] = await engine.query(scoringSql(direct, { dialect: engine.dialect, ratings: long, scale: on }));
    expect(highest).toMatchObject({ t_score: 1, t_coverage: 1, overall_score: 1 });
  });

  it("leaves out invalid ratings, counts them, and lists them with the reason, in any survey", async () => {
    let found = 0;
    for (const survey of fc.sample(surveys, { seed: 4, numRuns: sampleSizeIn(engine, 5, 20) })) {
      const { spoiled, sound } = spoil(survey);
      const options = await storeSurvey(engine, spoiled);
      const rows = await engine.query(scoringSql(survey.plan, options));
      const listed = await engine.query(checkSql(survey.plan, options));
      expectRows(rows, spoiledRows(spoiled, sound), 1e-12, ["person"]);
      const counts = rows.map(({ person }) => listed.filter((line) => line["person"] === person).length);
      expect(rows.map(({ invalid }) => invalid)).toEqual(counts);
      expect(new Set(listed.map(({ reason }) => reason))).toEqual(new Set(listed.length > 0 ? ["off-scale"] : []));
      found += listed.length;
    }
    expect(found).toBeGreaterThan(sampleSizeIn(engine, 20, 100));
  });

  it("says why in a table with a row for each rating", async () => {
    await createTable(engine, "given", { id: "text", site: "text", item: "text", rating: "text" }, [
      ["r1", "Oak", "a", "4"],
      ["r1", "Oak", "b", "5"],
      ["r1", "Oak", "c", "2.5"],
      ["r1", "Oak", "d", "abc"],
      ["r1", "Oak", "z", "1"],
      ["r2", "Oak", "a", "1"],
      ["r2", "Oak", "a", null],
      ["r2", "Oak", "b", "4.0"],
      ["r3", "Oak", "a", "4"],
      ["r3", "Elm", "b", "4"],
      [null, "Oak", "a", "4"],
      ["r5", null, "a", " "],
      ["r5", null, "b", " 3 "],
      ["r5", null, "c", "n/a"],
      ["r5", null, "d", "99"],
      ["r6", "Elm", "a", "n/a"],
      ["r6", "Elm", "b", "n/a"],
      ["r6", "Elm", "c", "n/a"],
      ["r6", "Elm", "d", "n/a"],
      ["r7", "Elm", "a", null],
      ["r7", "Elm", "a", null],
    ]);
    const options = {
      dialect: engine.dialect,
      ratings: { table: "given", row: "id", item: "item", rating: "rating", notApplicable: "n/a", missing: 99 },
      scale: scale({ min: 1, max: 4 }),
      by: "site",
    } as const;
    const rows = await engine.query(scoringSql(fourItems, options));
    expectRows(
      pick(rows, ["id", "site", "invalid", "t_score", "t_coverage", "t_status"]),
      [
        { id: null, site: null, invalid: 1, t_score: null, t_coverage: 0, t_status: "insufficient" },
        { id: "r1", site: "Oak", invalid: 4, t_score: 1, t_coverage: 1 / 4, t_status: "scored" },
        { id: "r2", site: "Oak", invalid: 2, t_score: 1, t_coverage: 1 / 4, t_status: "scored" },
        { id: "r3", site: null, invalid: 2, t_score: null, t_coverage: 0, t_status: "insufficient" },
        { id: "r5", site: null, invalid: 0, t_score: 2 / 3, t_coverage: 1 / 3, t_status: "scored" },
        { id: "r6", site: "Elm", invalid: 0, t_score: null, t_coverage: null, t_status: "not-applicable" },
        { id: "r7", site: "Elm", invalid: 2, t_score: null, t_coverage: 0, t_status: "insufficient" },
      ],
      1e-12,
      ["id"],
    );
    const lines = await engine.query(checkSql(fourItems, options));
    expect(lines.map((line) => Object.values(line).join(" ")).sort()).toEqual([
      " Oak a 4 missing",
      "r1 Oak b 5 off-scale",
      "r1 Oak c 2.5 not-whole",
      "r1 Oak d abc wrong-value",
      "r1 Oak z 1 unknown-id",
      "r2 Oak a  duplicate",
      "r2 Oak a 1 duplicate",
      "r3 Elm b 4 inconsistent",
      "r3 Oak a 4 inconsistent",
      "r7 Elm a  duplicate",
      "r7 Elm a  duplicate",
    ]);
    expect(Object.keys(lines[0] ?? {})).toEqual(["id", "site", "item", "rating", "reason"]);
    const groups = await engine.query(scoringSql(fourItems, { ...options, output: "groups", minCount: 1 }));
    expectRows(
      pick(groups, ["site", "assessments", "invalid", "t_n", "t_mean"]),
      [
        { site: "Elm", assessments: 2, invalid: 2, t_n: 0, t_mean: null },
        { site: "Oak", assessments: 2, invalid: 6, t_n: 2, t_mean: 1 },
        { site: null, assessments: 2, invalid: 3, t_n: 1, t_mean: 2 / 3 },
      ],
      1e-9,
      ["site"],
    );
  });

  it("says why in a table with a column for each item", async () => {
    await createTable(engine, "given", { id: "text", A: "text", B: "text", c: "text" }, [
      ["r1", "4", "5", "2.5"],
      ["r2", "abc", "", "n/a"],
      ["r3", "1", "2", "N/A"],
    ]);
    const options = {
      dialect: engine.dialect,
      ratings: { table: "given", row: "id", columns: { A: "a", B: "b", c: "c" }, notApplicable: ["n/a", "-"] },
      scale: scale({ min: 1, max: 4 }),
    } as const;
    const rows = await engine.query(scoringSql(fourItems, options));
    expectRows(
      pick(rows, ["id", "invalid", "t_score", "t_coverage"]),
      [
        { id: "r1", invalid: 2, t_score: 1, t_coverage: 1 / 4 },
        { id: "r2", invalid: 1, t_score: null, t_coverage: 0 },
        { id: "r3", invalid: 1, t_score: 1 / 6, t_coverage: 1 / 2 },
      ],
      1e-12,
      ["id"],
    );
    const lines = await engine.query(checkSql(fourItems, options));
    expect(lines.map((line) => Object.values(line).join(" "))).toEqual([
      "r1 b 5 off-scale",
      "r1 c 2.5 not-whole",
      "r2 a abc wrong-value",
      "r3 c N/A wrong-value",
    ]);
  });

  it("takes any name and any text for what it is", async () => {
    await createTable(engine, "victims", { name: "text" }, [["alive"]]);
    for (const text of hostile) {
      const [table, row, group, item, rating] = ["t", "r", "g", "i", "x"].map((letter) => `${text}${letter}`);
      if (table === undefined || row === undefined || group === undefined || item === undefined || rating === undefined)
        continue;
      const plan = createPlan({
        name: text,
        items: [text, `${text}2`],
        minCoverage: 0,
        targets: [
          { id: text, parts: [{ id: text, weight: 2, items: [{ id: text, weight: 1 }] }] },
          { id: `${text}2`, parts: [{ id: `${text}2`, weight: 1, items: [{ id: `${text}2`, weight: 1 }] }] },
        ],
      });
      const mark = `x${text}x`;
      const [first, second] = [text.toLowerCase(), `${text}2`.toLowerCase()];
      const common = { dialect: engine.dialect, scale: scale({ min: 1, max: 4 }), by: group } as const;
      await createTable(engine, table, { [row]: "text", [group]: "text", [item]: "text", [rating]: "text" }, [
        ["r1", text, text, "4"],
        ["r1", text, `${text}2`, mark],
        ["r1", text, `${text}3`, "1"],
      ]);
      const long = { ...common, ratings: { table, row, item, rating, notApplicable: mark } };
      const [one] = await engine.query(scoringSql(plan, long));
      const figures = { [`${first}_score`]: 1, [`${first}_status`]: "scored", [`${second}_status`]: "not-applicable" };
      expect(one).toMatchObject({ [row]: "r1", [group]: text, invalid: 1, ...figures });
      expect(await engine.query(checkSql(plan, long))).toEqual([
        { [row]: "r1", [group]: text, item: `${text}3`.trim(), rating: "1", reason: "unknown-id" },
      ]);
      await createTable(engine, table, { [row]: "text", [group]: "text", [item]: "text", [rating]: "text" }, [
        ["r1", text, "4", mark],
        ["r2", text, "5", "4"],
      ]);
      const wide = {
        ...common,
        ratings: { table: [table], row, columns: { [item]: text, [rating]: `${text}2` }, notApplicable: mark },
      };
      const rows = await engine.query(scoringSql(plan, wide));
      expect(rows.find((found) => found[row] === "r1")).toMatchObject({ [group]: text, invalid: 0, ...figures });
      expect(await engine.query(checkSql(plan, wide))).toEqual([
        { [row]: "r2", [group]: text, item: text, rating: "5", reason: "off-scale" },
      ]);
      const groups = await engine.query(scoringSql(plan, { ...wide, output: "groups", minCount: 1 }));
      expect(groups).toEqual([
        expect.objectContaining({ [group]: text, assessments: 2, invalid: 1, [`${first}_n`]: 1, [`${first}_mean`]: 1 }),
      ]);
    }
    expect(await engine.query("SELECT name FROM victims")).toEqual([{ name: "alive" }]);
  });

  it.each(["plan", "Weights", "answers", "cells", "parts", "overall", "ratings", "cei_plan"])(
    "reads a table that is called %s, as a step or an alias may be",
    async (table) => {
      await createTable(engine, table, { row_name: "text", group_1: "text", c1: "double", invalid_: "double" }, [
        ["r1", "Oak", 4, 1],
      ]);
      const options = {
        dialect: engine.dialect,
        ratings: { table, row: "row_name", columns: { c1: "b", invalid_: "a" } },
        scale: scale({ min: 1, max: 4 }),
        by: "group_1",
      } as const;
      const [row] = await engine.query(scoringSql(fourItems, options));
      expect(row).toMatchObject({ row_name: "r1", group_1: "Oak", invalid: 0, t_score: 0.5, t_coverage: 0.5 });
      expect(await engine.query(checkSql(fourItems, options))).toEqual([]);
    },
  );

  it("takes no text for a number that only some engine takes for one, nor true for 1", async () => {
    const odd = ["3d", "0x3", "3 or 4", "true", "1_0", "Infinity"];
    await createTable(engine, "given", { id: "text", a: "text", z: "double" }, [
      ...odd.map((text, i) => [`r${i}`, text, 3]),
      ["r9", "3e0", 3],
    ]);
    for (const marks of [{ type: "text" }, { notApplicable: "n/a" }] as const) {
      const ratings = { table: "given", row: "id", columns: { a: "a", z: "b" }, ...marks } as const;
      const options = { dialect: engine.dialect, ratings, scale: scale({ min: 1, max: 4 }) };
      const rows = await engine.query(scoringSql(fourItems, options));
      const expected = [...odd.map((_, i) => ({ id: `r${i}`, t_coverage: 1 / 4 })), { id: "r9", t_coverage: 1 / 2 }];
      expectRows(pick(rows, ["id", "t_coverage"]), expected, 1e-12, ["id"]);
      const lines = await engine.query(checkSql(fourItems, options));
      expect(lines.map(({ rating }) => rating)).toEqual(odd);
    }
  });

  it("distinguishes items by case whatever the collation of their column, and lists by row whatever the names of groups", async () => {
    const plan = createPlan({
      name: "case",
      items: ["a", "A"],
      targets: [{ id: "T", parts: (["a", "A"] as const).map((id) => ({ id, weight: 1, items: [{ id, weight: 1 }] })) }],
    });
    const columns = { id: "text", row_name: "text", item: "text", rating: "text" } as const;
    const given = [
      ["r1", "z", "A", "4"],
      ["r2", "y", "a", "N/A"],
      ["r2", "y", "A", "n/a"],
    ];
    await createTable(
      engine,
      "given",
      columns,
      given,
      { duckdb: "COLLATE NOCASE", sqlite: "COLLATE NOCASE" }[engine.dialect as string],
    );
    const ratings = { table: "given", row: "id", item: "item", rating: "rating", notApplicable: "n/a" } as const;
    const options = { dialect: engine.dialect, ratings, scale: scale({ min: 1, max: 4 }), by: "row_name" } as const;
    const rows = await engine.query(scoringSql(plan, options));
    expectRows(
      pick(rows, ["id", "invalid", "t_score", "t_coverage"]),
      [
        { id: "r1", invalid: 0, t_score: 1, t_coverage: 0.5 },
        { id: "r2", invalid: 1, t_score: null, t_coverage: 0 },
      ],
      1e-12,
      ["id"],
    );
    await createTable(engine, "given", columns, [...given, ["r1", "z", "b", "1"]]);
    const lines = await engine.query(checkSql(plan, options));
    expect(lines.map(({ id }) => id)).toEqual(["r1", "r2"]);
  });

  it("scores targets without parts, and a table without rows", async () => {
    const plan = createPlan({ name: "empty", items: ["a"], targets: [{ id: "T", parts: [] }] });
    const ratings = { table: "given", row: "id", columns: ["a"] } as const;
    const options = { dialect: engine.dialect, ratings, scale: scale({ min: 0, max: 1 }) };
    await createTable(engine, "given", { id: "text", a: "double" }, [["r1", 1]]);
    expect(await engine.query(scoringSql(plan, options))).toEqual([
      {
        ...{ id: "r1", invalid: 0, t_score: null, t_coverage: null, t_status: "not-applicable" },
        ...{ overall_score: null, overall_coverage: null, overall_status: "not-applicable" },
      },
    ]);
    await createTable(engine, "given", { id: "text", a: "double" }, []);
    expect(await engine.query(scoringSql(plan, options))).toEqual([]);
    expect(await engine.query(scoringSql(plan, { ...options, output: "groups" }))).toEqual([
      { assessments: 0, invalid: 0, t_n: 0, t_mean: null, overall_n: 0, overall_mean: null },
    ]);
  });

  it("leaves out groups of fewer than 11, and counts and means of fewer scores, unless a minimum is given", async () => {
    // Of each site: how many gave a rating of 4, and how many none.
    const sites = { Ash: [11, 0], Elm: [10, 0], Fir: [10, 1], Gum: [0, 11], Oak: [12, 5], Yew: [0, 3] } as const;
    const rows = Object.entries(sites).flatMap(([site, [rated, unrated]]) => [
      ...Array.from({ length: rated }, (_, i) => [`${site} ${i}`, site, 4]),
      ...Array.from({ length: unrated }, (_, i) => [`${site} none ${i}`, site, null]),
    ]);
    await createTable(engine, "given", { id: "text", site: "text", a: "double" }, rows);
    const plan = createPlan({
      name: "one item",
      items: ["a"],
      targets: [{ id: "T", parts: [{ id: "a", weight: 1, items: [{ id: "a", weight: 1 }] }] }],
    });
    const ratings = { table: "given", row: "id", columns: ["a"] } as const;
    const options = { dialect: engine.dialect, ratings, scale: scale({ min: 1, max: 4 }), output: "groups" } as const;
    const names = ["site", "assessments", "invalid", "t_n", "t_mean"];
    const none = { assessments: null, invalid: null, t_n: null, t_mean: null };
    const elm = { site: "Elm", assessments: 10, invalid: 0, t_n: 10, t_mean: 1 };
    const shown = await engine.query(scoringSql(plan, { ...options, by: "site" }));
    expect(pick(shown, names)).toEqual([
      { site: "Ash", assessments: 11, invalid: 0, t_n: 11, t_mean: 1 },
      { site: "Elm", ...none },
      { site: "Fir", assessments: 11, invalid: 0, t_n: null, t_mean: null },
      { site: "Gum", assessments: 11, invalid: 0, t_n: 0, t_mean: null },
      { site: "Oak", assessments: 17, invalid: 0, t_n: 12, t_mean: 1 },
      { site: "Yew", ...none },
    ]);
    const fromTen = await engine.query(scoringSql(plan, { ...options, by: "site", minCount: 10 }));
    expect(pick(fromTen, names)[1]).toEqual(elm);
    // All together are not split by group, however few they are.
    await createTable(engine, "given", { id: "text", site: "text", a: "double" }, rows.slice(11, 13));
    expect(pick(await engine.query(scoringSql(plan, options)), names.slice(1))).toEqual([
      { assessments: 2, invalid: 0, t_n: 2, t_mean: 1 },
    ]);
  });

  it("fails where a column that is asked for is not there", async () => {
    await createTable(engine, "given", { id: "text", a: "double" }, [["r1", 4]]);
    const ratings = { table: "given", row: "id", columns: { a: "a", "1": "b" } } as const;
    const options = { dialect: engine.dialect, ratings, scale: scale({ min: 1, max: 4 }) };
    await expect(engine.query(scoringSql(fourItems, options))).rejects.toThrow();
  });
});

const fourItems = createPlan({
  name: "four items",
  items: ["a", "b", "c", "d"],
  minCoverage: 0.25,
  targets: [
    { id: "T", parts: (["a", "b", "c", "d"] as const).map((id) => ({ id, weight: 1, items: [{ id, weight: 1 }] })) },
  ],
});

interface Extreme {
  readonly plan: Plan;
  readonly on: Scale;
  readonly ratings: { readonly [item: string]: Rating };
}

/** A rated assessment for each scale and weight that a sum or a product could lose. */
function extremes(dialect: SqlDialect): Extreme[] {
  const weighted = (weight: number): Plan => {
    const ids: readonly string[] = ["a", "b", "c", "d", "e"];
    const items = ids.slice(0, 3).map((id) => ({ id, weight }));
    const parts = [
      { id: "several", weight, items },
      { id: "one", weight, items: [{ id: "d", weight }] },
    ];
    const targets = [
      { id: "both", parts },
      { id: "own", direct: "e", parts: [] },
    ];
    return createPlan({ name: "extreme", items: ids, targets });
  };
  const [ordinary, light, heavy] = [weighted(1), weighted(1e-290), weighted(4e307)];
  const of = (plan: Plan, { min, max }: Scale): Extreme => {
    const at = (share: number): number => min + share * max - share * min;
    const on = scale({ min, max, continuous: true });
    return { plan, on, ratings: { a: at(1), b: at(0.75), c: null, d: at(1), e: at(0.5) } };
  };
  // PostgreSQL's queries take numbers up to 1e100.
  const widest = dialect === "postgres" ? 9e99 : 8e307;
  return [
    of(ordinary, { min: 0, max: 1e-150 }),
    of(ordinary, { min: -widest, max: widest }),
    of(ordinary, { min: 0, max: 0.001 }),
    of(light, { min: 0, max: 1 }),
    of(light, { min: 0, max: 1e-150 }),
    of(light, { min: -widest, max: widest }),
    of(heavy, { min: 0, max: 1 }),
    of(heavy, { min: 0, max: 4 }),
    of(heavy, { min: 0, max: 1e-150 }),
    of(heavy, { min: -widest, max: widest }),
    {
      plan: ordinary,
      on: scale({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      ratings: { a: Number.MAX_SAFE_INTEGER, b: 1, c: null, d: Number.MAX_SAFE_INTEGER - 1, e: 2 ** 52 },
    },
  ];
}

/** Texts that mean something to one engine or another when they are not in quotes, or end the text that contains them. */
const hostile = [
  `"; DROP TABLE victims; --`,
  `'; DROP TABLE victims; --`,
  "`; DROP TABLE victims; --",
  "*/ DROP TABLE victims; /*",
  "a\n\r\tb",
  "a\nDROP TABLE victims;\u2028DROP TABLE victims;",
  "\\",
  "\\'; DROP TABLE victims; --\\",
  "x''y\"\"z``",
  "$$ $1 ? :name @p %s {} #",
  "学校 é🏫‮",
  "E'\\\\' U&\"",
  "]]> [x]",
  "SELECT",
  " ",
];

/** Some columns of rows. */
function pick(rows: readonly ResultRow[], names: readonly string[]): ResultRow[] {
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}

/** What score gives for a survey with invalid ratings, and how many each assessment has. */
function spoiledRows(spoiled: Survey, sound: Survey): ResultRow[] {
  return expectedRows(sound).map((row) => {
    const ratings = Object.values(spoiled.rows.find(({ name }) => name === row["person"])?.ratings ?? {});
    return { ...row, invalid: ratings.filter((rating) => rating === offScale(spoiled.scale)).length };
  });
}

function offScale({ max }: Scale): number {
  return max + 1;
}

/** A survey with some ratings off the scale, and the same with nothing in their places. */
function spoil(survey: Survey): { spoiled: Survey; sound: Survey } {
  const spoiled = (value: Rating) => ({
    ...survey,
    rows: survey.rows.map((row, r) => ({
      ...row,
      ratings: Object.fromEntries(
        Object.entries(row.ratings).map(([id, rating], i) => {
          return [id, survey.asked.includes(id) && (i * 7 + r) % 5 === 0 ? value : rating];
        }),
      ),
    })),
  });
  return { spoiled: spoiled(offScale(survey.scale)), sound: spoiled(null) };
}
