import {
  AssessmentError,
  createPlan,
  domainPlan,
  lookForPlan,
  type MetricAssessment,
  metric,
  metricPlan,
  packageVersion,
  projectionPlan,
  projectToMetrics,
  type Scores,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import {
  agreement,
  combine,
  compare,
  type Estimate,
  groupGaps,
  type Interval,
  summarize,
} from "cei-framework/statistics";
import { fromAssessments, readTable, scoreTable } from "cei-framework/table";
import fc from "fast-check";
import { mean, quantile, sampleStandardDeviation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const fourPoints = scale({ min: 1, max: 4 });

/** The interval of an estimate that has one. */
function intervalOf(estimate: Estimate | undefined): Interval {
  if (estimate === undefined || estimate.value === null || !estimate.interval) throw new Error("No interval");
  return estimate.interval;
}

/** An assessment of competency 1.1 alone, by somebody. */
function one(role: string, rating: 1 | 2 | 3 | 4 | "n/a" | null, site = "Oak") {
  return { instrument: "1.0", scale: fourPoints, role, site, ratings: { "1.1": rating } } as const;
}

/** A plan of one target with one item, whose scores are the ratings on 0 to 1. */
const single = createPlan({
  name: "single",
  items: ["1.1"],
  targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "1.1", weight: 1 }] }] }],
});

describe("combine", () => {
  it("gives each role one voice, worked by hand", () => {
    // Staff 4, 4, 4, 2: mean 3.5. Students 1, 2: mean 1.5. Of the roles 2.5; of all six 17 / 6.
    const people = [4, 4, 4, 2]
      .map((rating) => one("staff", rating as 4))
      .concat([one("student", 1), one("student", 2)] as never);
    const { combined, unweighted, groups, items, n } = combine(people, { by: "role" });
    expect(combined.ratings["1.1"]).toBe(2.5);
    expect(unweighted.ratings["1.1"]).toBeCloseTo(17 / 6, 12);
    expect(groups.map(({ group, n, assessment }) => [group, n, assessment.ratings["1.1"], assessment.role])).toEqual([
      ["staff", 4, 3.5, "staff"],
      ["student", 2, 1.5, "student"],
    ]);
    expect(n).toBe(6);
    expect(items).toEqual([{ id: "1.1", n: 6, groups: 2 }]);
  });

  it("gives assessments that can be scored, on the scale made continuous", () => {
    const { combined } = combine([one("staff", 4), one("student", 1)], { by: "role" });
    expect(combined.scale).toEqual({ min: 1, max: 4, continuous: true });
    // (2.5 - 1) / 3; one competency of five is not half of them.
    expect(scoreDomains(combined, { minCoverage: 0.2 }).targets.D1.score).toBeCloseTo(0.5, 12);
    expect(projectToMetrics(combined).unused).toEqual([]);
  });

  it("leaves out who did not rate or found it not applicable, and says so where nobody rated", () => {
    const people = [one("staff", 4), one("staff", null), one("student", "n/a"), one("family", null)];
    const { combined, groups } = combine(people, { by: "role" });
    expect(combined.ratings["1.1"]).toBe(4);
    expect(groups.map(({ assessment }) => assessment.ratings["1.1"])).toEqual([4, "n/a", null]);
    expect(combine([one("staff", "n/a"), one("student", null)], { by: "role" }).combined.ratings["1.1"]).toBe("n/a");
    expect(combine([one("staff", null)], { by: "role" }).combined.ratings["1.1"]).toBeNull();
  });

  it("combines metrics and look-fors of 2.0", () => {
    const person = (role: string, rating: number) =>
      ({ instrument: "2.0", scale: fourPoints, role, metrics: { M1: rating }, lookFors: { "M2.1": rating } }) as const;
    const { combined } = combine([person("staff", 4), person("staff", 2), person("family", 1)], { by: "role" });
    expect(combined).toMatchObject({ metrics: { M1: 2 }, lookFors: { "M2.1": 2 } });
    expect(scoreMetrics(combined).targets.M1.score).toBeCloseTo(1 / 3, 12);
  });

  it.each(["role", "lea", "site", "date", "respondent"] as const)("groups by %s", (by) => {
    const whom = { role: "a", lea: "a", site: "a", date: "2026-03-31", respondent: "a" };
    const given = [4, 1, 1].map((rating, i) => {
      const own = i === 2 ? { ...whom, [by]: by === "date" ? "2026-04-01" : "b" } : whom;
      return { instrument: "1.0" as const, scale: fourPoints, ...own, ratings: { "1.1": rating } };
    });
    const { groups, combined } = combine(given, { by });
    expect(groups.map(({ group, n }) => [group, n])).toEqual([
      [given[0]?.[by], 2],
      [given[2]?.[by], 1],
    ]);
    expect(groups[1]?.assessment).toMatchObject({ [by]: given[2]?.[by], ratings: { "1.1": 1 } });
    expect(combined.ratings["1.1"]).toBe((2.5 + 1) / 2);
  });

  it("asks of every assessment what it groups by", () => {
    const byRole = () => combine([one("staff", 4), { ...one("x", 1), role: undefined }], { by: "role" });
    expect(byRole).toThrow(AssessmentError);
    expect(issuesOf(byRole)).toEqual(["1.role missing"]);
    expect(issuesOf(() => combine([one("staff", 4)], { by: "rolle" as never }))).toEqual(["by wrong-value"]);
  });
});

describe("summarize", () => {
  const scores = (ratings: readonly (1 | 2 | 3 | 4 | null)[]): Scores[] =>
    ratings.map((rating) => scoreTable(fromAssessments([one("x", rating)]), single).row(0) as unknown as Scores);

  it("sums up by hand: places, spread, distribution and a share", () => {
    // Scores 0, 1/3, 2/3, 2/3, 1: type 7 quartiles 1/3 and 2/3.
    const [row] = summarize(scores([1, 2, 3, 3, 4, null]), { target: "T", cut: 2 / 3, scale: fourPoints }).rows;
    expect(row).toMatchObject({
      group: {},
      target: "T",
      n: 5,
      missing: 1,
      mean: expect.closeTo(8 / 15, 12),
      sd: expect.closeTo(Math.sqrt(((8 / 15) ** 2 + (1 / 5) ** 2 + 2 * (2 / 15) ** 2 + (7 / 15) ** 2) / 4), 12),
      min: 0,
      max: 1,
      median: expect.closeTo(2 / 3, 12),
      quartiles: [expect.closeTo(1 / 3, 12), expect.closeTo(2 / 3, 12)],
      distribution: [1, 1, 2, 1].map((count, i) => ({ point: i + 1, count })),
      share: { value: 0.6, n: 5 },
    });
  });

  it("has a distribution where there are points, of a table those of its scale", async () => {
    const list = scores([1, 4]);
    const between = scale({ min: 1, max: 4, continuous: true });
    expect(summarize(list, { target: "T" }).rows[0]).not.toHaveProperty("distribution");
    expect(summarize(list, { target: "T", scale: between }).rows[0]).not.toHaveProperty("distribution");
    const table = scoreTable(await readTable("1.1\n1\n4\n4\n", { scale: fourPoints }), single);
    expect(summarize(table, { target: "T" }).rows[0]?.distribution).toEqual(
      [1, 0, 0, 2].map((count, i) => ({ point: i + 1, count })),
    );
    expect(summarize(table, { target: "T", scale: between }).rows[0]).not.toHaveProperty("distribution");
    // On another scale, the scores 0, 1 and 1.
    expect(summarize(table, { target: "T", scale: scale({ min: 0, max: 1 }) }).rows[0]?.distribution).toEqual([
      { point: 0, count: 1 },
      { point: 1, count: 2 },
    ]);
  });

  it("has nulls and reasons where there are no scores", () => {
    const [row] = summarize(scores([null, null]), { target: "T", cut: 0.5 }).rows;
    expect(row).toEqual({
      group: {},
      target: "T",
      n: 0,
      missing: 2,
      mean: null,
      sd: null,
      min: null,
      max: null,
      median: null,
      quartiles: null,
      share: { value: null, n: 0, reason: "no-values" },
    });
  });

  it("says the same of a list as of a table, by one group, by two, and by none", async () => {
    const row = fc.record({
      role: fc.constantFrom("staff", "student", ""),
      site: fc.constantFrom("Oak", "Elm"),
      ratings: fc.record(
        Object.fromEntries(
          ["1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.5", "4.4"].map((id) => [
            id,
            fc.constantFrom(1, 2, 3, 4, null, "n/a"),
          ]),
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(0, 1, 2),
        async (rows, names) => {
          const people = rows.map((row) => ({ instrument: "1.0", scale: fourPoints, ...row }) as const);
          const table = scoreTable(fromAssessments(people as never[]), domainPlan());
          const list = people.map((person) => scoreDomains(person as never));
          const by = ["role", "site"].slice(0, names) as ("role" | "site")[];
          const labels = Object.fromEntries(by.map((name) => [name, people.map((person) => person[name])]));
          const ofTable = summarize(table, { by, cut: 0.5 });
          expect(summarize(list, { by: labels, cut: 0.5, scale: fourPoints })).toEqual({
            ...ofTable,
            rows: ofTable.rows.map(roundly),
          });
        },
      ),
      { numRuns: sampleSize(30, 60) },
    );
  });

  it("agrees with simple-statistics", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, 2, 3, 4), { minLength: 2, maxLength: 20 }), (ratings) => {
        const values = ratings.map((rating) => (rating - 1) / 3);
        const [row] = summarize(scores(ratings as never), { target: "T" }).rows;
        expect(row?.mean).toBeCloseTo(mean(values), 12);
        expect(row?.sd).toBeCloseTo(sampleStandardDeviation(values), 9);
        // Its quantiles are of another type; the median is not.
        expect(row?.median).toBeCloseTo(quantile(values, 0.5), 12);
      }),
      { numRuns: sampleSize(25, 50) },
    );
  });

  it("says everything that is wrong", () => {
    const list = scores([1, 2]);
    const other = scoreDomains(one("x", 1));
    expect(issuesOf(() => summarize([...list, other, 3 as never], { by: { role: ["a"] } } as never))).toEqual([
      "scores.2.plan inconsistent",
      "scores.3 wrong-type",
      "by.role row-length",
    ]);
    expect(issuesOf(() => summarize(list, { target: "X" as never }))).toEqual(["target unknown-id"]);
    expect(issuesOf(() => summarize(list, { by: "role" }))).toEqual(["by wrong-type"]);
    expect(issuesOf(() => summarize([]))).toEqual(["scores empty"]);
    expect(issuesOf(() => summarize([{ plan: {}, targets: {}, overall: {} } as never]))).toEqual([
      "scores.0.plan.name missing",
      "scores.0.plan.items missing",
      "scores.0.plan.targets missing",
      "scores.0.plan.minCoverage missing",
    ]);
    const broken = { ...list[0], overall: { score: Number.POSITIVE_INFINITY } } as never;
    expect(issuesOf(() => summarize([broken]))).toEqual([
      "scores.0.overall.status missing",
      "scores.0.overall.score out-of-range",
      "scores.0.overall.coverage missing",
    ]);
    expect(issuesOf(() => summarize(list, { scale: { min: 0, max: 2 ** 40 } }))).toEqual(["scale out-of-range"]);
    expect(issuesOf(() => summarize(list, { cut: 2, level: 0, scale: { min: 2, max: 1 } }))).toEqual([
      "cut out-of-range",
      "level out-of-range",
      "scale.max out-of-range",
    ]);
  });
});

/** Scores that a table has from another order of the same sum. */
function roundly<Row>(row: Row): Row {
  const round = (value: unknown): unknown => {
    // Whole numbers too: of counts that is exact, while a spread of 0 may be an ulp where sums were taken in another order.
    if (typeof value === "number") return expect.closeTo(value, 10);
    if (Array.isArray(value)) return value.map(round);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, round(inner)]));
  };
  return round(row) as Row;
}

describe("agreement", () => {
  it("finds where raters differ, worked by hand, the largest first", () => {
    const rate = (a: number, b: number | null, c: number | "n/a") =>
      ({ instrument: "1.0", scale: fourPoints, ratings: { "1.1": a, "1.2": b, "1.3": c } }) as const;
    const { alpha, items, raters } = agreement([rate(1, 3, 2), rate(4, 3, "n/a"), rate(2, null, 2)] as never[]);
    expect(raters).toBe(3);
    // 1.1: |1-4|, |1-2|, |4-2| are 3, 1, 2: mean 2 of 3 steps.
    expect(
      items.map(({ id, n, missing, notApplicable, difference }) => [id, n, missing, notApplicable, difference.value]),
    ).toEqual([
      ["1.1", 3, 0, 0, expect.closeTo(2 / 3, 12)],
      ["1.2", 2, 1, 0, 0],
      ["1.3", 2, 0, 1, 0],
    ]);
    expect(items[0]?.distribution).toEqual([1, 1, 0, 1].map((count, i) => ({ rating: i + 1, count })));
    expect(alpha).toMatchObject({ units: 3, n: 7 });
  });

  it("has the alpha of Krippendorff's raters and units, from a table too", async () => {
    const rows = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."].map((row) =>
      [...row].map((c) => (c === "." ? "" : c)).join(","),
    );
    const items = ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2"];
    const table = await readTable(`${items.join(",")}\n${rows.join("\n")}\n`, { scale: scale({ min: 1, max: 5 }) });
    expect(agreement(table).alpha.value).toBeCloseTo(0.815388, 6);
  });

  it("has reasons where one rater is alone", () => {
    const { alpha, items } = agreement([one("staff", 3)]);
    expect(alpha).toMatchObject({ value: null, reason: "no-pairs" });
    expect(items).toMatchObject([{ id: "1.1", difference: { value: null, n: 1, reason: "too-few" } }]);
  });
});

describe("compare", () => {
  const of = (ratings: readonly (1 | 2 | 3 | 4 | null)[]) =>
    ratings.map((rating) => scoreTable(fromAssessments([one("x", rating)]), single).row(0));

  it("gives Welch's interval and Cliff's delta, worked by hand", () => {
    // Before 0, 1/3, 2/3; after 2/3, 1, 1. Means 1/3 and 8/9; variances 1/9 and 1/27, over n 1/27 and 1/81.
    const found = compare(of([1, 2, 3]), of([3, 4, 4]));
    expect(found).toMatchObject({ comparable: true, paired: false });
    expect(found.before[0]).toMatchObject({ target: "T", n: 3, mean: expect.closeTo(1 / 3, 12) });
    if (!found.comparable) throw new Error("They can be compared");
    const [change] = found.changes;
    expect(change?.difference).toMatchObject({ value: expect.closeTo(5 / 9, 12), n: 6 });
    // df = (4/81)^2 / ((1/27)^2 / 2 + (1/81)^2 / 2) = 3.2; t is 3.0729 between those of 3 and 4 degrees, 3.182 and 2.776.
    const interval = intervalOf(change?.difference);
    const t = (interval.high - 5 / 9) / (2 / 9);
    expect(t).toBeGreaterThan(2.776);
    expect(t).toBeLessThan(3.182);
    expect(t).toBeCloseTo(3.07, 1);
    // Of nine pairs eight are higher after, one is the same.
    expect(change?.delta).toMatchObject({ value: expect.closeTo(8 / 9, 12), size: "large" });
  });

  it("pairs the rows of tables like the members of lists", async () => {
    const table = async (ratings: readonly (number | "")[]) => {
      return scoreTable(
        await readTable(`who,1.1\n${ratings.map((one) => `x,${one}\n`).join("")}`, {
          scale: fourPoints,
          groups: ["who"],
        }),
        single,
      );
    };
    const [before, after] = [await table([1, 2, 3, ""]), await table([2, 2, 4, 4])];
    const found = compare(before, after, { paired: true });
    expect(found).toEqual(compare(of([1, 2, 3, null]), of([2, 2, 4, 4]), { paired: true }));
    expect(found).toMatchObject({ changes: [{ difference: { n: 3 } }, { difference: { n: 3 } }] });
    const none = compare(of([1, null]), of([null, 2]), { paired: true });
    const difference = { value: null, n: 0, reason: "no-values" };
    expect(none).toMatchObject({
      changes: [
        { target: "T", difference },
        { target: "overall", difference },
      ],
    });
    if (!none.comparable) throw new Error("They can be compared");
    expect(none.changes[0]).not.toHaveProperty("pairs");
  });

  it("gives its intervals the level that is asked for", () => {
    const [before, after] = [
      [1, 2, 3],
      [2, 4, 3],
    ].map((ratings) => of(ratings as (1 | 2 | 3 | 4)[]));
    if (before === undefined || after === undefined) throw new Error("There are two");
    const levels = (options: { level?: number; paired?: boolean }) => {
      const found = compare(before, after, options);
      if (!found.comparable) throw new Error("They can be compared");
      return found.changes.flatMap(({ difference, delta }) => {
        return [difference, delta].flatMap((one) => (one === undefined ? [] : intervalOf(one).level));
      });
    };
    expect(levels({ level: 0.8 })).toEqual([0.8, 0.8, 0.8, 0.8]);
    expect(levels({})).toEqual([0.95, 0.95, 0.95, 0.95]);
    expect(levels({ level: 0.8, paired: true })).toEqual([0.8, 0.8]);
    const gaps = groupGaps([...before, ...after], { by: { time: [..."bbbaaa"] }, level: 0.9 });
    expect(gaps.targets.flatMap(({ groups }) => groups.map(({ mean }) => intervalOf(mean).level))).toEqual(
      Array(4).fill(0.9),
    );
    expect(gaps.targets.flatMap(({ gaps }) => gaps.map(({ delta }) => intervalOf(delta).level))).toEqual([0.9, 0.9]);
  });

  it("takes pairs as pairs, and leaves out those that lack one", () => {
    // Differences 1/3, 0, 1/3; the fourth has none before.
    const found = compare(of([1, 2, 3, null]), of([2, 2, 4, 4]), { paired: true });
    if (!found.comparable) throw new Error("They can be compared");
    const [change] = found.changes;
    expect(change?.difference).toMatchObject({ value: expect.closeTo(2 / 9, 12), n: 3 });
    // The means of the three that have both: 0, 1/3 and 2/3; 1/3, 1/3 and 1.
    expect(change?.pairs).toEqual({ before: expect.closeTo(1 / 3, 12), after: expect.closeTo(5 / 9, 12) });
    expect(compare(of([1, null]), of([null, 2]), { paired: true })).toMatchObject({ changes: [{ target: "T" }, {}] });
    // sd of the differences sqrt(1/27); t with 2 degrees 4.3027; over sqrt(3): 4.3027 / 9.
    const interval = intervalOf(change?.difference);
    expect(interval.low).toBeCloseTo(2 / 9 - 4.30265 / 9, 5);
    expect(change).not.toHaveProperty("delta");
    expect(issuesOf(() => compare(of([1]), of([1, 2]), { paired: true }))).toEqual(["after row-length"]);
  });

  it("compares single assessments without an interval", () => {
    const found = compare(scoreDomains(one("x", 1), { minCoverage: 0 }), scoreDomains(one("x", 4), { minCoverage: 0 }));
    expect(found).toMatchObject({
      comparable: true,
      changes: [{ target: "D1", difference: { value: 1, n: 2 } }, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  it("sets a projection beside a rating in 2.0, and never subtracts one from the other", () => {
    const projected = projectToMetrics(one("x", 4));
    const direct = scoreMetrics({ instrument: "2.0", scale: fourPoints, metrics: { M1: 2 } });
    for (const [before, after] of [
      [projected, direct],
      [direct, projected],
    ] as const) {
      const found = compare<string>(before, after);
      expect(found).toMatchObject({ comparable: false, reason: "projected-and-direct" });
      expect(Object.keys(found).sort()).toEqual(["after", "before", "comparable", "message", "reason"]);
      expect(found.before).toHaveLength(6);
    }
  });

  it("does not compare other plans, other scales, or what rests on something else", async () => {
    const person = one("x", 2);
    expect(compare(scoreDomains(person), scoreDomains(person, { minCoverage: 1 }))).toMatchObject({
      comparable: false,
      reason: "different-plans",
    });
    const table = async (max: number) =>
      scoreTable(await readTable("1.1\n1\n2\n", { scale: scale({ min: 1, max }) }), domainPlan());
    expect(compare(await table(4), await table(5))).toMatchObject({ comparable: false, reason: "different-scales" });
    const rated = scoreMetrics({ instrument: "2.0", scale: fourPoints, metrics: { M1: 2 } });
    const lookFors = scoreMetrics({
      instrument: "2.0",
      scale: fourPoints,
      lookFors: Object.fromEntries(metric("M1").lookFors.map((id) => [id, 3])),
    });
    const found = compare(rated, lookFors);
    if (!found.comparable) throw new Error("They can be compared");
    const reasons = Object.fromEntries(
      found.changes.map(({ target, difference }) => [target, "reason" in difference && difference.reason]),
    );
    expect(reasons).toEqual({
      M1: "not-comparable",
      M2: "no-values",
      M3: "no-values",
      M4: "no-values",
      M5: "no-values",
      overall: "not-comparable",
    });
  });
});

describe("compare, of stored results", () => {
  /** Results for ratings 1 and 2 of competency 1.1, as they come back from JSON, by some version of this package. */
  const stored = (version: string, plan = single): Scores[] => {
    return JSON.parse(
      JSON.stringify(
        [1, 2].map((rating) => ({ ...score({ "1.1": rating }, fourPoints, plan), packageVersion: version })),
      ),
    );
  };
  const reasonOf = (...args: Parameters<typeof compare<string>>) => {
    const found = compare<string>(...args);
    return found.comparable ? "comparable" : found.reason;
  };

  it("names the plan, its minCoverage, and the version of the package", () => {
    const { plan, packageVersion: version } = scoreDomains(one("x", 2), { minCoverage: 1 });
    expect([plan.name, plan.minCoverage, version]).toEqual(["1.0 domains", 1, packageVersion]);
  });

  it.each([
    ["0.1.0", "0.1.9", "comparable"],
    ["0.1.0", "0.2.0", "different-versions"],
    ["0.9.0", "1.0.0", "different-versions"],
    ["1.2.0", "1.3.5", "comparable"],
    ["1.2.0", "2.2.0", "different-versions"],
    ["1.0.0", "10.0.0", "different-versions"],
  ])("finds results by %s and %s %s", (before, after, expected) => {
    expect(reasonOf(stored(before), stored(after))).toBe(expected);
    const issues =
      expected === "comparable" ? [] : ["scores.2.packageVersion inconsistent", "scores.3.packageVersion inconsistent"];
    expect(issuesOf(() => summarize([...stored(before), ...stored(after)]))).toEqual(issues);
  });

  it("keeps results by another version side by side, and takes a table to be by this one", () => {
    const found = compare<string>(stored("99.0.0"), scoreTable(fromAssessments([one("x", 4)]), single));
    expect(found).toMatchObject({
      comparable: false,
      reason: "different-versions",
      before: [{ target: "T", n: 2, mean: expect.closeTo(1 / 6, 12) }, { target: "overall" }],
      after: [{ target: "T", n: 1, mean: 1 }, { target: "overall" }],
    });
    expect(reasonOf(stored(packageVersion), scoreTable(fromAssessments([one("x", 4)]), single))).toBe("comparable");
  });

  it("needs the version", () => {
    const [first] = stored("0.1.0");
    const versions = [undefined, "latest", 1].map((packageVersion) => ({ ...first, packageVersion }));
    expect(issuesOf(() => compare(versions as never, stored("0.1.0")))).toEqual([
      "before.0.packageVersion missing",
      "before.1.packageVersion wrong-value",
      "before.2.packageVersion wrong-type",
    ]);
  });

  it("compares plans by their content: basis, direct items, parts, weights, and minCoverage, but not names", () => {
    const { items, targets } = single;
    const [target] = targets;
    const other = (parts: object) => createPlan({ name: "other", items, targets, ...parts } as never) as typeof single;
    expect(reasonOf(stored("0.1.0"), stored("0.1.0", other({})))).toBe("comparable");
    expect(reasonOf(stored("0.1.0"), stored("0.1.0", other({ basis: "parts" })))).toBe("comparable");
    expect(reasonOf(stored("0.1.0"), stored("0.1.0", other({ minCoverage: 1 })))).toBe("different-plans");
    const withDirect = other({ targets: [{ ...target, direct: "1.1" }] });
    expect(reasonOf(stored("0.1.0"), stored("0.1.0", withDirect))).toBe("different-plans");
    // The same numbers, but one plan carries them over from elsewhere.
    const projected = other({ basis: "projected" });
    expect(reasonOf(stored("0.1.0"), stored("0.1.0", projected))).toBe("projected-and-direct");
    expect(reasonOf(stored("0.1.0", projected), stored("0.1.0"))).toBe("projected-and-direct");
    expect(reasonOf(stored("0.1.0", projected), stored("0.1.0", other({ basis: "projected", minCoverage: 1 })))).toBe(
      "different-plans",
    );
  });
});

describe("compare, of mixed sets", () => {
  const rated = (rating: number | null) =>
    scoreMetrics({ instrument: "2.0", scale: fourPoints, metrics: { M1: rating } });
  const byLookFors = (rating: number) =>
    scoreMetrics({
      instrument: "2.0",
      scale: fourPoints,
      lookFors: Object.fromEntries(metric("M1").lookFors.map((id) => [id, rating])),
    });
  const first = (...args: Parameters<typeof compare<string>>) => {
    const found = compare<string>(...args);
    return found.comparable ? found.changes[0]?.difference : found.reason;
  };

  it("compares a table with a list by the same plan", () => {
    const people = [one("x", 1), one("x", 2)];
    const plan = projectionPlan({ minCoverage: 0 });
    const table = scoreTable(fromAssessments(people), plan);
    const list = people.map((person) => projectToMetrics(person, { minCoverage: 0 }));
    const found = compare<string>(table, list);
    expect(found).toMatchObject({ comparable: true });
    if (found.comparable)
      expect(found.changes.map(({ difference }) => "reason" in difference && difference.reason)).not.toContain(
        "not-comparable",
      );
  });

  it("calls look-fors without direct ratings another plan than look-fors beside them", () => {
    const lookFors = score({ "M1.1": 2, "M1.2": 2, "M1.3": 2 }, fourPoints, lookForPlan());
    expect(first([lookFors], [byLookFors(2)])).toBe("different-plans");
    expect(first([lookFors], [projectToMetrics(one("x", 2))])).toBe("projected-and-direct");
  });

  it("finds what each row of a table rests on", () => {
    const person = (metrics: object, lookFors: object): MetricAssessment => {
      return { instrument: "2.0", scale: fourPoints, metrics, lookFors };
    };
    const table = (...people: MetricAssessment[]) => scoreTable(fromAssessments(people), metricPlan());
    const direct = person({ M1: 4 }, {});
    const both = person({ M1: 4 }, { "M1.1": 1, "M1.2": 1, "M1.3": 1 });
    const parts = person({ M1: null }, { "M1.1": 1, "M1.2": 1, "M1.3": 1 });
    const none = person({ M1: "n/a" }, { "M1.1": 1, "M1.2": 1, "M1.3": 1 });
    expect(first(table(direct, both), table(both, none))).toMatchObject({ value: 0, n: 3 });
    expect(first(table(parts, none), table(parts))).toMatchObject({ value: 0, n: 2 });
    for (const [before, after] of [
      [table(direct), table(parts)],
      [table(direct, parts), table(direct)],
      [table(direct, parts), [scoreMetrics(direct)]],
      [[scoreMetrics(parts)], table(both)],
    ] as const) {
      const found = compare<string>(before, after);
      if (!found.comparable) throw new Error("They can be compared");
      expect(found.changes.map(({ difference }) => "reason" in difference && difference.reason)).toEqual([
        "not-comparable",
        ...Array(4).fill("no-values"),
        "not-comparable",
      ]);
    }
  });

  it("is not put off by somebody who rated nothing", () => {
    expect(first([rated(1), rated(2)], [rated(3), rated(null), rated(4)])).toMatchObject({
      value: expect.closeTo(2 / 3, 12),
      n: 4,
    });
  });

  it("subtracts no direct rating from look-fors, however they are mixed", () => {
    const [before, after] = [
      [rated(1), byLookFors(4)],
      [byLookFors(4), rated(1)],
    ];
    expect(first(before, after, { paired: true })).toMatchObject({ value: null, reason: "not-comparable" });
    expect(first(before, after)).toMatchObject({ value: null, reason: "not-comparable" });
    expect(first([byLookFors(1)], [byLookFors(4)])).toMatchObject({ value: 1 });
  });

  it("calls domains and metrics what they are: other plans", () => {
    expect(first([scoreDomains(one("x", 1)) as never], [rated(1)])).toBe("different-plans");
  });
});

describe("groupGaps", () => {
  const people = [one("staff", 3), one("staff", 4), one("student", 1), one("student", 2), one("family", 2)];
  const table = () => scoreTable(fromAssessments(people), single);

  it("holds each group against the reference, worked by hand", () => {
    // Staff 2/3 and 1, mean 5/6; students 0 and 1/3, mean 1/6; a family 1/3.
    const { targets, comparisons, by, unadjusted } = groupGaps(table(), {
      by: "role",
      reference: "student",
      target: "T",
    });
    expect(by).toEqual(["role"]);
    expect(targets[0]?.groups.map(({ group, mean }) => [group["role"], mean.value, mean.n])).toEqual([
      ["staff", expect.closeTo(5 / 6, 12), 2],
      ["student", expect.closeTo(1 / 6, 12), 2],
      ["family", expect.closeTo(1 / 3, 12), 1],
    ]);
    expect(
      targets[0]?.gaps.map(({ group, reference, difference, delta }) => [
        group["role"],
        reference["role"],
        difference.value,
        delta.value,
      ]),
    ).toEqual([
      ["staff", "student", expect.closeTo(2 / 3, 12), 1],
      ["family", "student", expect.closeTo(1 / 6, 12), 0.5],
    ]);
    expect(comparisons).toBe(2);
    expect(unadjusted).toHaveLength(3);
    expect(unadjusted[2]).toContain("Each of the 2 intervals is a 95% interval by itself");
  });

  it("takes each pair without a reference, and lists as it takes tables", () => {
    const labels = { role: people.map(({ role }) => role) };
    const list = people.map((_, i) => table().row(i));
    const found = groupGaps(list, { by: labels });
    expect(found.comparisons).toBe(6);
    expect(roundly(found)).toEqual(groupGaps(table(), { by: ["role"] }));
    expect(groupGaps(list, { by: labels, reference: { role: "staff" } }).targets[0]?.gaps).toHaveLength(2);
  });

  it("says everything that is wrong", () => {
    expect(issuesOf(() => groupGaps(table(), { by: "role", reference: "pupil" }))).toEqual(["reference unknown-id"]);
    expect(issuesOf(() => groupGaps(table(), { by: [] }))).toEqual(["by empty"]);
    expect(issuesOf(() => groupGaps(table(), {} as never))).toEqual(["by missing"]);
    const many = fromAssessments(Array.from({ length: 51 }, (_, i) => one("x", 2, `site ${i}`)));
    expect(issuesOf(() => groupGaps(scoreTable(many, single), { by: "site" }))).toEqual(["reference missing"]);
  });
});
