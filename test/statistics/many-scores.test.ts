import { createPlan, domainPlan, type Scores, scale, scoreDomains } from "cei-framework";
import { agreement, groupGaps, summarize } from "cei-framework/statistics";
import { fromAssessments, readTable, scoreTable } from "cei-framework/table";
import fc from "fast-check";
import { mean, quantile, sampleStandardDeviation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const fourPoints = scale({ min: 1, max: 4 });

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

  it("has an interval of each mean, worked by hand", () => {
    // Scores 0 and 1: with p = 1/2 and SE = 1/2 Wilson's interval is that of n = 1, for t = tan(0.475 pi).
    const half = Math.sin(0.475 * Math.PI) / 2;
    expect(summarize(scores([1, 4]), { target: "T" }).rows[0]?.interval).toEqual({
      low: expect.closeTo(0.5 - half, 10),
      high: expect.closeTo(0.5 + half, 10),
      level: 0.95,
    });
    const without = summarize(scores([1, 4]), { target: "T", cut: 0.5, intervals: false }).rows[0];
    expect(without).not.toHaveProperty("interval");
    expect(without?.share).toEqual({ value: 0.5, n: 2 });
    expect(summarize(scores([2, 2, 2]), { target: "T" }).rows[0]).not.toHaveProperty("interval");
  });

  // Two answers of each of five schools, alike in each: 0, 1/3, 1/3, 2/3, and 1.
  const schools = ([1, 2, 2, 3, 4] as const).flatMap((rating, school) => {
    return [one("x", rating, `school ${school}`), one("x", rating, `school ${school}`)];
  });

  it("allows for clusters, worked by hand, in tables and lists", () => {
    // The variance of the schools' means is 13/90, over 5 of them 13/450; df = 4, t = 2.77644511. Of ten independent
    // scores the variance is (260 / 225) / 9 / 10. Of the share the two are 0.06 and 2.4 / 9 / 10.
    const clusters = { count: 5, icc: expect.closeTo(1, 10), designEffect: expect.closeTo(2.25, 10) };
    const expected = {
      mean: expect.closeTo(7 / 15, 12),
      interval: { low: expect.closeTo(0.13921693187, 9), high: expect.closeTo(0.825598196339, 9), level: 0.95 },
      clusters,
      share: {
        value: 0.4,
        n: 10,
        interval: { low: expect.closeTo(0.062918047491, 9), high: expect.closeTo(0.868756383282, 9), level: 0.95 },
        clusters,
      },
    };
    const table = scoreTable(fromAssessments(schools), single);
    const options = { target: "T", cut: 2 / 3 } as const;
    expect(summarize(table, { ...options, cluster: "site" }).rows[0]).toMatchObject(expected);
    const list = schools.map((_, i) => table.row(i));
    expect(summarize(list, { ...options, cluster: schools.map(({ site }) => site) }).rows[0]).toMatchObject(expected);
  });

  it("says why there is no interval", () => {
    const table = scoreTable(fromAssessments([...schools, one("y", 1, "school 0"), one("y", 4, "school 0")]), single);
    const rows = summarize(table, { by: "role", cluster: "site", target: "T", cut: 0.5 }).rows;
    const reason = "too-few-clusters";
    expect(rows.map(({ interval }) => interval !== undefined)).toEqual([true, false]);
    expect(rows[1]).toMatchObject({ noInterval: reason, share: { value: 0.5, noInterval: reason } });
    const all = { x: 20, y: 2 };
    expect(summarize(table, { by: "role", population: all, target: "T" }).rows[1]).toMatchObject({
      noInterval: "census",
    });
  });

  it("allows for the share that answered, worked by hand", () => {
    // 0, 1/3, and 1 of three of six: their variance 7 / 27 over 3 is halved. df = 2, t = 4.30265273. Of the share at or
    // above 1/3 it is 1/3 over 3, halved.
    const list = scores([1, 2, 4]);
    const expected = {
      interval: { low: expect.closeTo(0.050458744485, 9), high: expect.closeTo(0.92333421993, 9), level: 0.95 },
      share: { interval: { low: expect.closeTo(0.080700380004, 9), high: expect.closeTo(0.978525132525, 9) } },
    };
    expect(summarize(list, { target: "T", cut: 1 / 3, population: 6 }).rows[0]).toMatchObject(expected);
    const by = { role: ["a", "a", "a"] };
    expect(summarize(list, { by, target: "T", cut: 1 / 3, population: { a: 6 } }).rows[0]).toMatchObject(expected);
  });

  it("says what is wrong with clusters and populations", () => {
    const list = scores([1, 2, 4]);
    const call = (options: object) => issuesOf(() => summarize(list, options as never));
    expect(call({ cluster: ["a", " ", undefined] })).toEqual(["cluster missing"]);
    expect(() => summarize(list, { cluster: ["a", "", undefined] })).toThrow("got none for 2 of 3");
    expect(call({ cluster: ["a"] })).toEqual(["cluster row-length"]);
    expect(call({ cluster: "site" })).toEqual(["cluster wrong-type"]);
    expect(call({ cluster: [1, 2, 3] })).toEqual(["cluster wrong-type"]);
    expect(call({ cluster: ["a", "b", "c"], population: 5 })).toEqual(["population inconsistent"]);
    expect(call({ population: 2 })).toEqual(["population out-of-range"]);
    expect(call({ population: 2.5, intervals: 1 })).toEqual(["intervals wrong-type", "population out-of-range"]);
    expect(call({ population: { a: 5 } })).toEqual(["population wrong-type"]);
    const role = ["a", "b", "b"];
    expect(call({ by: { role }, population: 5 })).toEqual(["population wrong-type"]);
    expect(call({ by: { role }, population: { b: 1 } })).toEqual(["population.a missing", "population.b out-of-range"]);
    expect(call({ by: { role, site: role }, population: { a: 5, b: 5 } })).toEqual(["by inconsistent"]);
    const table = scoreTable(fromAssessments(schools), single);
    expect(issuesOf(() => summarize(table, { cluster: "school" }))).toEqual(["cluster unknown-id"]);
    expect(issuesOf(() => summarize(table, { cluster: ["a"] }))).toEqual(["cluster wrong-type"]);
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

describe("groupGaps", () => {
  const people = [one("staff", 3), one("staff", 4), one("student", 1), one("student", 2), one("family", 2)];
  const table = () => scoreTable(fromAssessments(people), single);

  it("compares each group with the reference, worked by hand", () => {
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
    expect(unadjusted[2]).toContain("Comparisons of groups: 2. Some may differ by chance alone; the 95% intervals");
  });

  it("takes each pair without a reference, and lists as it takes tables", () => {
    const labels = { role: people.map(({ role }) => role) };
    const list = people.map((_, i) => table().row(i));
    const found = groupGaps(list, { by: labels });
    expect(found.comparisons).toBe(6);
    expect(roundly(found)).toEqual(groupGaps(table(), { by: ["role"] }));
    expect(groupGaps(list, { by: labels, reference: { role: "staff" } }).targets[0]?.gaps).toHaveLength(2);
  });

  it("allows for clusters, worked by hand", () => {
    // Two answers of each of five schools, alike in each: 0, 1/3, 1/3, 2/3, 1; and of five others the opposite. The
    // variance of each mean is 13/450, df = 8, t = 2.30600414; of the way from -1 to 1 the difference is 7/15.
    const ratings = [1, 2, 2, 3, 4] as const;
    const clustered = [...ratings, ...ratings].flatMap((rating, school) => {
      const isFirst = school < 5;
      const answer = one(isFirst ? "a" : "b", (isFirst ? rating : 5 - rating) as 1, `school ${school}`);
      return [answer, answer];
    });
    const scores = scoreTable(fromAssessments(clustered), single);
    const { targets, unadjusted } = groupGaps(scores, { by: "role", cluster: "site", target: "T", reference: "b" });
    const [gap] = targets[0]?.gaps ?? [];
    expect(gap?.difference).toEqual({
      value: expect.closeTo(-1 / 15, 12),
      n: 20,
      interval: { low: expect.closeTo(-0.535745179873, 9), high: expect.closeTo(0.433856202327, 9), level: 0.95 },
    });
    // Of 25 pairs of schools 8 are higher, 11 lower.
    expect(gap?.delta).toEqual({
      value: expect.closeTo((8 - 11) / 25, 12),
      n: 20,
      size: "negligible",
      noInterval: "clustered",
    });
    expect(targets[0]?.groups[0]?.mean).toMatchObject({
      clusters: { count: 5, designEffect: expect.closeTo(2.25, 10) },
    });
    expect(unadjusted[1]).toContain("account for clusters");
  });

  it("allows for the people of each group, and leaves intervals out", () => {
    const { targets, unadjusted } = groupGaps(table(), {
      by: "role",
      population: { staff: 2, student: 2, family: 9 },
      reference: "student",
      target: "T",
    });
    expect(targets[0]?.gaps[0]).toMatchObject({
      difference: { value: expect.closeTo(2 / 3, 12), noInterval: "census" },
      delta: { value: 1, noInterval: "census" },
    });
    expect(unadjusted[1]).toContain("how many people of each group answered");
    const without = groupGaps(table(), { by: "role", intervals: false });
    expect(JSON.stringify(without)).not.toMatch(/nterval/);
    expect(without.unadjusted).toHaveLength(1);
  });

  it("has the difference over the items that both groups rated", () => {
    // Both groups agree on 1.1; staff alone rated 1.2 and 1.3, and families alone 1.4 and 1.5.
    const who = (role: string, ratings: object) => ({ instrument: "1.0", scale: fourPoints, role, ratings }) as never;
    const answers = [
      who("staff", { "1.1": 4, "1.2": 1, "1.3": 1 }),
      who("family", { "1.1": 4, "1.4": 4, "1.5": 4 }),
      who("family", { "1.1": 4, "1.4": 4, "1.5": 4 }),
    ];
    const scores = scoreTable(fromAssessments(answers), domainPlan());
    const options = { reference: "family", target: "D1" } as const;
    const [gap] = groupGaps(scores, { ...options, by: "role" }).targets[0]?.gaps ?? [];
    expect(gap).toMatchObject({ difference: { value: expect.closeTo(-2 / 3, 12) } });
    const common = { difference: 0, items: ["1.1"], onlyGroup: ["1.2", "1.3"], onlyReference: ["1.4", "1.5"] };
    expect(gap?.common).toEqual(common);
    const list = answers.map((answer) => scoreDomains(answer));
    const by = { role: ["staff", "family", "family"] };
    expect(groupGaps(list, { ...options, by }).targets[0]?.gaps[0]?.common).toEqual(common);
  });

  it("lists the groups where the reference is none of them", () => {
    const call = () => groupGaps(table(), { by: "role", reference: "pupil" });
    expect(call).toThrow('Unknown group "pupil". Allowed: "staff", "student", "family"');
    const many = fromAssessments(Array.from({ length: 51 }, (_, i) => one("x", 2, `site ${i}`)));
    const all = () => groupGaps(scoreTable(many, single), { by: "site", reference: "x" });
    expect(all).toThrow('"site 19", and 31 more');
  });

  it("says everything that is wrong", () => {
    expect(issuesOf(() => groupGaps(table(), { by: "role", reference: "pupil" }))).toEqual(["reference unknown-id"]);
    expect(issuesOf(() => groupGaps(table(), { by: [] }))).toEqual(["by empty"]);
    expect(issuesOf(() => groupGaps(table(), {} as never))).toEqual(["by missing"]);
    const many = fromAssessments(Array.from({ length: 51 }, (_, i) => one("x", 2, `site ${i}`)));
    expect(issuesOf(() => groupGaps(scoreTable(many, single), { by: "site" }))).toEqual(["reference missing"]);
  });
});
