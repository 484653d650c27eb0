import { domainPlan, type Scores, scoreDomains } from "cei-framework";
import { competencyHeatmap } from "cei-framework/charts";
import { audit, type PublishOptions, publish } from "cei-framework/disclosure";
import { fromAssessments, readTable, scoreTable, writeCsv } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize, seed } from "../samples.ts";
import { figuresOf, fourPoints, type Person, people, randomPeople, scoresOf } from "./published-people.ts";
import { draws } from "./random-table.ts";

const cycle = [1, 2, 3, 4] as const;
/** 40 at Oak, with a mean of 1/2; 9 at Elm, whose scores add up to 4; 30 at Ash, with a mean of 1/3. */
const schools = [
  ...people(40, { school: "Oak" }, cycle),
  ...people(9, { school: "Elm" }, cycle),
  ...people(30, { school: "Ash" }, [1, 2, 3]),
];

/** The count of each row, by the values of its group. */
function countsOf(list: readonly Person[], options: PublishOptions<"A" | "B">): { [group: string]: unknown } {
  const { published } = publish(scoresOf(list), { target: "A", ...options });
  return Object.fromEntries(published.rows.map(({ group, n }) => [Object.values(group).join("|"), n]));
}

describe("publish", () => {
  it("publishes counts, means, deviations, shares, and distributions, by hand", () => {
    const options = { by: "school", target: "A", sd: true, cut: 2 / 3, distribution: true } as const;
    const { published, report } = publish(scoresOf(schools), options);
    const stars = { target: "A", n: "*", mean: "*", sd: "*", share: "*", n_1: "*", n_2: "*", n_3: "*", n_4: "*" };
    const close = (value: number) => expect.closeTo(value, 12);
    expect(published).toMatchObject({
      by: ["school"],
      all: "All",
      columns: ["school", "target", "n", "mean", "sd", "share", "n_1", "n_2", "n_3", "n_4"],
      minCount: 11,
      protect: 11,
    });
    expect(published.rows).toEqual([
      { group: { school: "Ash" }, ...stars },
      { group: { school: "Elm" }, ...stars },
      {
        ...{ group: { school: "Oak" }, target: "A", n: 40, mean: close(0.5), share: 0.5 },
        // 10 times (1/4 + 1/36 + 1/36 + 1/4), over 39.
        ...{ sd: close(Math.sqrt(50 / 9 / 39)), n_1: 10, n_2: 10, n_3: 10, n_4: 10 },
      },
      {
        ...{ group: { school: "All" }, target: "A", n: 79, mean: close(34 / 79), sd: "*", share: close(34 / 79) },
        ...{ n_1: 23, n_2: 22, n_3: 22, n_4: 12 },
      },
    ]);
    expect(report).toEqual([
      { group: { school: "Ash" }, target: "A", reason: "protects", n: 30, mean: close(1 / 3) },
      { group: { school: "Elm" }, target: "A", reason: "small", n: 9, mean: close(4 / 9) },
      { group: { school: "All" }, target: "A", reason: null, n: 79, mean: close(34 / 79) },
    ]);
    expect(published.notes[0]).toContain("1 to 10 respondents");
    expect(publish(scoresOf(schools), { by: "school", minCount: 2 }).published.notes[0]).toContain("of 1 respondent ");
    expect(Object.isFrozen(published.rows[0]?.group)).toBe(true);
    expect(audit(published.table).safe).toBe(true);
  });

  it("hides less without totals", () => {
    expect(countsOf(schools, { by: "school", totals: false })).toEqual({ Ash: 30, Elm: "*", Oak: 40 });
  });

  it("has nothing to show where everything is hidden, or only a single small group is there", () => {
    const small = [...people(4, { school: "Oak" }, cycle), ...people(5, { school: "Elm" }, cycle)];
    expect(countsOf(small, { by: "school" })).toEqual({ Elm: "*", Oak: "*", All: "*" });
    expect(countsOf(people(40, { school: "Oak" }, cycle), { by: "school" })).toEqual({ Oak: 40, All: 40 });
    expect(countsOf(people(9, { school: "Oak" }, cycle), { by: "school" })).toEqual({ Oak: "*", All: "*" });
  });

  it("hides a group for all targets when one has few scores, or one that all answered alike", () => {
    // At Elm 5 of 40 have a score of B; at Ash all have 4 on B.
    const b = [1, ...new Array<null>(7).fill(null)] as const;
    const list = [
      ...people(40, { school: "Oak" }, cycle),
      ...people(40, { school: "Elm" }, cycle, b),
      ...people(40, { school: "Ash" }, cycle, [4]),
      ...people(60, { school: "Fir" }, cycle),
    ];
    const { published, report } = publish(scoresOf(list), { by: "school" });
    const marked = (school: string) =>
      published.rows.filter(({ group }) => group["school"] === school).map(({ n }) => n);
    expect([marked("Elm"), marked("Ash")]).toEqual([
      ["*", "*", "*"],
      ["*", "*", "*"],
    ]);
    expect(marked("Fir")).toEqual([60, 60, 60]);
    const reasons = Object.fromEntries(report.map(({ group, reason }) => [group["school"], reason]));
    expect(reasons).toMatchObject({ Elm: "small", Ash: "unanimous" });
  });

  it("hides a group that only the distribution shows to be alike, and a total whose hidden rest it shows to be alike", () => {
    const list = [
      ...people(40, { school: "Oak" }, cycle),
      ...people(30, { school: "Elm" }, [2]),
      ...people(20, { school: "Ash" }, [2]),
    ];
    // A mean of 1/3 alone tells nothing.
    expect(countsOf(list, { by: "school" })).toEqual({ Ash: 20, Elm: 30, Oak: 40, All: 90 });
    for (const more of [{ sd: true }, { distribution: true }]) {
      expect(countsOf(list, { by: "school", totals: false, ...more })).toEqual({ Ash: "*", Elm: "*", Oak: 40 });
    }
    expect(countsOf(list, { by: "school", distribution: true })).toMatchObject({ Ash: "*", Elm: "*", All: "*" });
  });

  it("shows 0 scores and no mean where nobody has a score of a target", () => {
    const list = [...people(40, { school: "Oak" }, cycle), ...people(30, { school: "Elm" }, cycle, [null])];
    const { published } = publish(scoresOf(list), { by: "school", target: ["B"], sd: true, cut: 0.5 });
    expect(published.rows[0]).toEqual({
      group: { school: "Elm" },
      target: "B",
      n: 0,
      mean: null,
      sd: null,
      share: null,
    });
    expect(published.table.counts).toEqual([[30], [40]]);
    expect(audit(published.table).safe).toBe(true);
  });

  it("crosses two groups, with totals of both", () => {
    const at = (school: string, grade: string, count: number) => people(count, { school, grade }, cycle);
    const list = [
      ...at("Oak", "staff", 20),
      ...at("Oak", "family", 24),
      ...at("Elm", "staff", 12),
      ...at("Elm", "family", 16),
    ];
    expect(countsOf(list, { by: ["school", "grade"] })).toEqual({
      ...{ "Elm|family": 16, "Elm|staff": 12, "Oak|family": 24, "Oak|staff": 20 },
      ...{ "Elm|All": 28, "Oak|All": 44, "All|family": 40, "All|staff": 32, "All|All": 72 },
    });
    const { published } = publish(scoresOf(list), { by: ["school", "grade"] });
    expect(published.notes).toHaveLength(3);
    // A combination without anybody is a count of 0.
    const without = list.filter(({ group }) => group["school"] !== "Elm" || group["grade"] !== "staff");
    expect(countsOf(without, { by: ["school", "grade"], totals: false })).toMatchObject({ "Elm|staff": 0 });
  });

  it("has a row for each level of a hierarchy, and tells schools of the same name apart by their district", () => {
    const at = (district: string, school: string, count: number) =>
      people(count, { region: "North", district, school }, cycle);
    const list = [...at("East", "Oak", 20), ...at("East", "Elm", 24), ...at("West", "Oak", 12), ...at("West", "", 16)];
    const expected = {
      "North|All|All": 72,
      ...{ "North|East|All": 44, "North|East|Elm": 24, "North|East|Oak": 20 },
      ...{ "North|West|All": 28, "North|West|": 16, "North|West|Oak": 12 },
    };
    const by = [["region", "district", "school"]];
    expect(countsOf(list, { by })).toEqual({ ...expected, "All|All|All": 72 });
    expect(countsOf(list, { by, totals: false })).toEqual(expected);
    const { published } = publish(scoresOf(list), { by });
    expect(published.table).toMatchObject({
      rows: [
        ...["North", "North / East", "North / East / Elm", "North / East / Oak"],
        ...["North / West", "North / West / ", "North / West / Oak"],
      ],
      within: [null, "North", "North / East", "North / East", "North", "North / West", "North / West"],
    });
    expect(audit(published.table).safe).toBe(true);
  });

  it("keeps groups apart that would be called alike", () => {
    const at = (district: string, school: string) => people(20, { district, school }, cycle);
    const { published } = publish(scoresOf([...at("a", "b / c"), ...at("a / b", "c"), ...at("All", "All groups")]), {
      by: [["district", "school"]],
    });
    expect(new Set(published.table.rows).size).toBe(6);
    expect(published.all).toBe("All groups groups");
    expect(audit(published.table).safe).toBe(true);
  });

  it("takes hostile values and names", async () => {
    const hostile = ["__proto__", "constructor", "*", ""];
    const list = hostile.flatMap((school) => people(20, { school }, cycle));
    expect(countsOf(list, { by: "school" })).toEqual(
      Object.fromEntries([...["", "*", "__proto__", "constructor"].map((name) => [name, 20]), ["All", 80]]),
    );
    const csv = `__proto__,1.1\n${"x,1\nx,2\n".repeat(20)}`;
    const table = await readTable(csv, { scale: fourPoints, groups: ["__proto__"] });
    const { published } = publish(scoreTable(table, domainPlan({ minCoverage: 0 })), { by: "__proto__", target: "D1" });
    expect(published.rows.map(({ group, n }) => [Object.entries(group), n])).toEqual([
      [[["__proto__", "x"]], 40],
      [[["__proto__", "All"]], 40],
    ]);
  });

  it("takes a list of scores with labels, like the table", () => {
    const ratings = Array.from({ length: 50 }, (_, i) => ({
      "1.1": 1 + (i % 4),
      "1.2": 1 + (i % 3),
      "1.3": 2,
      "1.4": 3,
    }));
    const assessments = ratings.map((ratings, i) => {
      return { instrument: "1.0", scale: fourPoints, ratings, role: i % 5 === 0 ? "staff" : "family" } as const;
    });
    const role = assessments.map(({ role }) => role);
    const list: Scores[] = assessments.map((one) => scoreDomains(one as never));
    const options = { target: ["D1", "overall"], distribution: true, sd: true } as const;
    const ofTable = publish(scoreTable(fromAssessments(assessments as never[]), domainPlan()), {
      by: "role",
      ...options,
    });
    const ofList = publish(list, { by: { role }, scale: fourPoints, ...options } as never);
    expect(ofList.published.rows.map(({ group, n }) => [group, n])).toEqual(
      ofTable.published.rows.map(({ group, n }) => [group, n]),
    );
    expect(ofList.published.columns).toEqual(ofTable.published.columns);
  });

  it("is written as CSV and drawn as a heatmap, without anything that is hidden", async () => {
    const at = (school: string, grade: string, count: number) => people(count, { school, grade }, cycle);
    const list = [
      ...at("Oak", "staff", 40),
      ...at("Oak", "family", 44),
      ...at("Elm", "staff", 7),
      ...at("Elm", "family", 46),
    ];
    const { published } = publish(scoresOf(list), { by: ["school", "grade"], target: "A" });
    let csv = "";
    for await (const piece of writeCsv(published, { decimals: 2 })) csv += piece;
    expect(csv.split("\r\n").slice(0, 5)).toEqual([
      "school,grade,target,n,mean",
      "Elm,family,A,*,*",
      "Elm,staff,A,*,*",
      "Oak,family,A,*,*",
      "Oak,staff,A,*,*",
    ]);
    const cells = (by?: string | string[]) => {
      const { data } = competencyHeatmap(published, { by });
      return data.values.map(({ kind, group, text, n = null }) => [group, kind, text, n]);
    };
    expect(cells()).toHaveLength(9);
    expect(cells()[0]).toEqual(["Elm, family", "hidden", "*", null]);
    // 84 and 90 people; of every four the mean is 1/2, and what is left is less.
    expect(cells("grade")).toEqual([
      ["family", "mean", "0.49", 90],
      ["staff", "mean", "0.49", 47],
      ["All", "mean", "0.49", 137],
    ]);
    expect(cells("school")).toEqual([
      ["Elm", "hidden", "*", null],
      ["Oak", "hidden", "*", null],
      ["All", "mean", "0.49", 137],
    ]);
    expect(issuesOf(() => competencyHeatmap(published, { by: "district" }))).toContain("by unknown-id");
    // Without totals, a name that is left out leaves repeated cells, as in a summary.
    const { published: bare } = publish(scoresOf(list), { by: ["school", "grade"], target: "A", totals: false });
    expect(issuesOf(() => competencyHeatmap(bare, { by: "grade" }))).toEqual(["of.2 duplicate", "of.3 duplicate"]);
    const broken = { ...published, rows: [{ group: { school: "x" }, target: "A", n: "*" }, { n: "*" }] };
    expect(issuesOf(() => competencyHeatmap(broken as never))).toEqual(["of.1 wrong-type"]);
  });

  it("reports every problem in one error, at its option", () => {
    const scores = scoresOf(schools);
    const asked = (options: unknown) => issuesOf(() => publish(scores, options as never));
    expect(asked(undefined)).toEqual(["by missing"]);
    expect(asked(5)).toEqual(["wrong-type"]);
    expect(
      asked({
        by: "scool",
        target: ["A", "C", "A"],
        cut: 2,
        sd: 1,
        totals: 0,
        minCount: 1,
        protect: 0,
        scale: 1,
        x: 1,
      }),
    ).toEqual([
      ...["x unknown-key", "minCount out-of-range", "protect out-of-range", "target.2 duplicate", "cut out-of-range"],
      ...["sd wrong-type", "totals wrong-type", "scale wrong-type", "by unknown-id"],
    ]);
    expect(
      asked({ by: "school", target: ["C", "A"], distribution: true, scale: { min: 0, max: 1, continuous: true } }),
    ).toEqual(["target.0 unknown-id", "scale wrong-type"]);
    expect(asked({ by: [["school", "scool"], "school"] })).toEqual(["by.0.1 unknown-id", "by.1 duplicate"]);
    expect(asked({ by: ["a", "b", "c"] })[0]).toBe("by row-length");
    expect(asked({ by: [[], ["school"]] })).toEqual(["by.0 empty", "by.1 wrong-type"]);
    expect(asked({ by: { school: ["x"] } })).toEqual(["by wrong-type"]);
    expect(asked({ by: "school", target: [] })).toEqual(["target empty"]);
    expect(asked({ by: "school", distribution: true, scale: { min: 0, max: 1e9 } })).toEqual(["scale wrong-type"]);
    expect(issuesOf(() => publish(3 as never, { by: "school", cut: -1 }))).toEqual([
      "cut out-of-range",
      "scores wrong-type",
    ]);
    const list = [scoreDomains({ instrument: "1.0", scale: fourPoints, ratings: { "1.1": 1 } })];
    expect(issuesOf(() => publish(list, { by: "role", distribution: true }))).toEqual(["by wrong-type"]);
    expect(issuesOf(() => publish(list, { by: { role: ["a"] }, distribution: true }))).toEqual(["scale missing"]);
    expect(issuesOf(() => publish(list, { by: { role: ["a", "b"] } }))).toEqual(["by.role row-length"]);
  });

  it("publishes true figures of whole groups, which its audit finds safe, in whatever order people come", () => {
    const draw = draws(seed);
    const wrong: unknown[] = [];
    let hiddenRows = 0;
    let shownRows = 0;
    for (let i = 0; i < sampleSize(60, 1500); i++) {
      const list = randomPeople(draw);
      const by = [["school"], ["school", "grade"], [["district", "school"]], [["district", "school"], "grade"]][
        draw(4)
      ];
      const cut = [1 / 3, 0.5][draw(2)] as number;
      const has = { sd: draw(2) === 0, distribution: draw(2) === 0, ...(draw(2) === 0 && { cut }) };
      const limits = { minCount: 2 + draw(8), protect: 1 + draw(9) };
      const options = { by: by as string[], totals: draw(4) > 0, ...has, ...limits };
      const { published, report } = publish(scoresOf(list), options);
      const shuffled = list.map((person) => [draw(1e6), person] as const).sort(([one], [other]) => one - other);
      const again = publish(scoresOf(shuffled.map(([, person]) => person)), options);
      if (rounded(published) !== rounded(again.published)) wrong.push({ i, order: options });
      if (!audit(published.table, limits).safe) wrong.push({ i, audit: options });
      const isHidden = new Map<string, boolean[]>();
      for (const row of published.rows) {
        const { group, target, ...shown } = row;
        const expected = figuresOf(list, row, published.all, cut);
        for (const [name, value] of Object.entries(shown)) {
          const of = expected[name];
          const isTrue = value === null || of === null ? value === of : Math.abs(Number(value) - Number(of)) < 1e-9;
          if (value !== "*" && !isTrue) wrong.push({ i, group, target, name, value, of });
          if ("min" in shown || "max" in shown || "median" in shown) wrong.push({ i, name });
        }
        const n = expected["n"] as number;
        if (shown.n !== "*" && n > 0 && n < limits.minCount) wrong.push({ i, group, target, small: n });
        // Without its count, nothing of a row is shown.
        if (shown.n === "*" && Object.values(shown).some((value) => value !== "*")) wrong.push({ i, group, target });
        if (shown.n === "*" && !report.some((one) => one.group === group && one.target === target)) wrong.push({ i });
        const isTotal = Object.values(group).includes(published.all);
        if (!isTotal)
          isHidden.set(JSON.stringify(group), [...(isHidden.get(JSON.stringify(group)) ?? []), shown.n === "*"]);
        if (shown.n === "*") hiddenRows++;
        else shownRows++;
      }
      for (const marks of isHidden.values()) if (new Set(marks).size > 1) wrong.push({ i, marks });
      // In the table, what is hidden in the counts is hidden in every statistic, with the count of the statistic.
      const { counts, statistics = [] } = published.table;
      counts.forEach((row, r) => {
        row.forEach((count, c) => {
          const values = statistics.flatMap(({ values, counts }) => [values[r]?.[c], counts?.values[r]?.[c]]);
          if (count === "*" && values.some((value) => value !== "*")) wrong.push({ i, r, c });
        });
      });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(Math.min(hiddenRows, shownRows)).toBeGreaterThan(100);
  });
});

/** A publication as text, without the last digits, which depend on the order of sums. */
function rounded(published: unknown): string {
  return JSON.stringify(published, (_, value) => (typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value));
}
