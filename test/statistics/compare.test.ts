import {
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
  type CompareOptions,
  type Comparison,
  compare,
  type Estimate,
  groupGaps,
  type Interval,
  summarize,
} from "cei-framework/statistics";
import { fromAssessments, readTable, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

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
    // On 0 to 1 the difference is 7/9 with a standard error of 1/9, as good as 14 values: (7/9)(2/9) / (1/9)^2. Each end p
    // of Wilson's interval is t standard errors from 7/9, those of p itself.
    const { low, high } = intervalOf(change?.difference);
    for (const p of [(low + 1) / 2, (high + 1) / 2]) {
      const t = Math.abs(7 / 9 - p) / Math.sqrt((p * (1 - p)) / 14);
      expect(t).toBeGreaterThan(2.776);
      expect(t).toBeLessThan(3.182);
      expect(t).toBeCloseTo(3.0729, 3);
    }
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
    // sd of the differences sqrt(1/27), standard error 1/9. On 0 to 1 that is 11/18 and 1/18, as good as 77 values:
    // (11/18)(7/18) / (1/18)^2. t with 2 degrees is 4.30265.
    const { low, high } = intervalOf(change?.difference);
    for (const p of [(low + 1) / 2, (high + 1) / 2]) {
      expect(Math.abs(11 / 18 - p) / Math.sqrt((p * (1 - p)) / 77)).toBeCloseTo(4.30265, 5);
    }
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
      expect(Object.keys(found).sort()).toEqual([
        "after",
        "before",
        "columns",
        "comparable",
        "message",
        "reason",
        "rows",
      ]);
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

describe("compare, of pairs by key", () => {
  const table = async (rows: readonly (readonly [who: string, rating: number])[], name = "respondent") => {
    const lines = rows.map(([who, rating]) => `${who},${rating}\n`);
    return scoreTable(await readTable(`${name},1.1\n${lines.join("")}`, { scale: fourPoints, groups: [name] }), single);
  };
  const changeOf = (found: Comparison) => {
    if (!found.comparable) throw new Error("They can be compared");
    return { ...found.changes[0], pairing: found.pairing };
  };
  const none = { before: 0, after: 0 };

  it("finds that nobody changed, in whatever order they answered", async () => {
    const before = await table([
      ["ann", 1],
      ["bob", 2],
      ["cy", 4],
    ]);
    const after = await table([
      ["bob", 2],
      ["cy", 4],
      ["ann", 1],
    ]);
    const found = compare(before, after, { paired: "respondent" });
    expect(changeOf(found)).toMatchObject({
      difference: { value: 0, n: 3 },
      dominance: { value: 0, n: 3, rose: 0, fell: 0, same: 3 },
      pairs: { before: expect.closeTo(4 / 9, 12), after: expect.closeTo(4 / 9, 12) },
      pairing: { by: "respondent", pairs: 3, unmatched: none, repeated: none, blank: none },
    });
    expect(changeOf(found).difference).not.toHaveProperty("interval");
    expect(found).toEqual(structuredClone(found));
    expect(found).toEqual(JSON.parse(JSON.stringify(found)));
  });

  it("never pairs somebody with somebody else", async () => {
    const before = await table([
      ["ann", 1],
      ["bob", 2],
      ["cy", 4],
    ]);
    const after = await table([
      ["bob", 3],
      ["dee", 4],
      ["ann", 1],
    ]);
    // Only ann and bob are in both: 0 and 1/3.
    expect(changeOf(compare(before, after, { paired: "respondent" }))).toMatchObject({
      difference: { value: expect.closeTo(1 / 6, 12), n: 2 },
      dominance: { value: 0.5, n: 2, rose: 1, fell: 0, same: 1 },
      pairing: { pairs: 2, unmatched: { before: 1, after: 1 } },
    });
  });

  it("leaves out keys that are repeated or blank, and counts them", async () => {
    const before = await table([
      ["ann", 1],
      ["ann", 2],
      ["ann", 3],
      ["bob", 2],
      ["", 1],
      ["", 4],
      ["eve", 1],
    ]);
    const after = await table([
      ["ann", 4],
      ["bob", 4],
      ["eve", 1],
      ["eve", 1],
      ["", 1],
    ]);
    // Before has ann three times and two without a key. After lacks a single eve, as before lacks a single ann.
    expect(changeOf(compare(before, after, { paired: "respondent" }))).toMatchObject({
      difference: { value: expect.closeTo(2 / 3, 12), n: 1 },
      pairing: {
        by: "respondent",
        pairs: 1,
        unmatched: { before: 1, after: 1 },
        repeated: { before: 1, after: 1 },
        blank: { before: 2, after: 1 },
      },
    });
  });

  it("takes the keys of lists, and of a list beside a table", async () => {
    const of = (ratings: readonly number[]) => ratings.map((rating) => score({ "1.1": rating }, fourPoints, single));
    const keys = { before: ["ann", "bob", undefined], after: ["bob", "ann"] };
    const found = compare(of([1, 2, 3]), of([4, 1]), { paired: keys });
    expect(changeOf(found)).toMatchObject({
      difference: { value: expect.closeTo(1 / 3, 12), n: 2 },
      pairing: { pairs: 2, blank: { before: 1, after: 0 } },
    });
    const before = await table(
      [
        ["ann", 1],
        ["bob", 2],
        ["", 3],
      ],
      "who",
    );
    expect(compare(before, of([4, 1]), { paired: { ...keys, before: "who" } })).toEqual(found);
  });

  it("pairs by place only where no key exists", async () => {
    const [one, other] = [await table([["ann", 1]]), await table([["ann", 1]])];
    expect(issuesOf(() => compare(one, other, { paired: true }))).toEqual(["paired inconsistent"]);
    const long = async () => {
      const csv = "row,item,rating\nann,1.1,1\nbob,1.1,2\n";
      return scoreTable(await readTable(csv, { scale: fourPoints, form: "long" }), single);
    };
    const [before, after] = [await long(), await long()];
    expect(issuesOf(() => compare(before, after, { paired: true }))).toEqual(["paired inconsistent"]);
    expect(changeOf(compare(before, after, { paired: "row" })).pairing).toMatchObject({ pairs: 2 });
    const unnamed = compare([before.row(0), before.row(1)], after, { paired: true });
    expect(changeOf(unnamed).pairing).toEqual({ by: "place", pairs: 2, unmatched: none, repeated: none, blank: none });
  });

  it("says everything that is wrong with keys", async () => {
    const [before, after] = [await table([["ann", 1]], "who"), await table([["ann", 1]], "name")];
    expect(issuesOf(() => compare(before, after, { paired: "respondent" }))).toEqual([
      "paired.before unknown-id",
      "paired.after unknown-id",
    ]);
    const list = [score({ "1.1": 1 }, fourPoints, single)];
    expect(issuesOf(() => compare(list, list, { paired: { before: ["a", "b"], after: "who" } }))).toEqual([
      "paired.before row-length",
      "paired.after wrong-type",
    ]);
    const wrong = [["ann"], { before: ["ann"] }, { before: [1], after: ["ann"] }];
    for (const paired of wrong) {
      expect(issuesOf(() => compare(list, list, { paired: paired as never }))).toEqual(["paired wrong-type"]);
    }
  });

  it("counts the pairs that rose and fell, with an interval between -1 and 1", () => {
    const of = (ratings: readonly number[]) => ratings.map((rating) => score({ "1.1": rating }, fourPoints, single));
    // 1, 1, 1, 0, -1: the mean is 2/5, the standard error sqrt(3.2 / 4 / 5) = 2/5.
    const found = changeOf(compare(of([1, 1, 2, 2, 4]), of([2, 4, 3, 2, 1]), { paired: true }));
    expect(found.dominance).toMatchObject({ value: expect.closeTo(2 / 5, 12), n: 5, rose: 3, fell: 1, same: 1 });
    const { low, high } = intervalOf(found.dominance);
    // On 0 to 1: 7/10 and 1/5, as good as 5.25 values: 0.21 / 0.04. t with 4 degrees is 2.776445.
    for (const p of [(low + 1) / 2, (high + 1) / 2]) {
      expect(Math.abs(0.7 - p) / Math.sqrt((p * (1 - p)) / 5.25)).toBeCloseTo(2.776445, 5);
    }
    const rose = changeOf(compare(of([1, 2]), of([4, 4]), { paired: true }));
    expect(rose.dominance).toEqual({ value: 1, n: 2, rose: 2, fell: 0, same: 0 });
    const lost = changeOf(compare(of([1]), [score({}, fourPoints, single)], { paired: true }));
    expect(lost.dominance).toEqual({ value: null, n: 0, reason: "no-values", rose: 0, fell: 0, same: 0 });
  });
});

describe("compare, of clusters and small populations", () => {
  const schools = [..."AABBCCDDEEFFGGHH"];
  const ratings = [1, 1, 2, 2, 3, 3, 4, 3, 1, 2, 2, 2, 3, 4, 4, 4];
  const of = (values: readonly number[]) => values.map((rating) => score({ "1.1": rating }, fourPoints, single));
  const [before, after] = [of(ratings), of(ratings.map((rating, i) => Math.min(4, rating + (i % 3 === 0 ? 1 : 0))))];
  const first = (options: CompareOptions) => {
    const found = compare(before, after, options);
    if (!found.comparable) throw new Error("They can be compared");
    return found.changes[0] as (typeof found.changes)[0];
  };
  const width = (options: CompareOptions) => {
    const { low, high } = intervalOf(first(options).difference);
    return high - low;
  };

  it("matches the clusters of both times by their labels", () => {
    const same = { before: schools, after: schools };
    const other = { before: schools, after: schools.map((school) => `${school} after`) };
    // Schools differ much, and change little, so that the change is known better where the schools are the same.
    expect(width({ cluster: same })).toBeLessThan(width({}));
    expect(width({ cluster: other })).toBeGreaterThan(width({}));
    expect(first({ cluster: same }).delta).toMatchObject({ noInterval: "clustered" });
    expect(first({ cluster: same }).delta).not.toHaveProperty("interval");
  });

  it("clusters pairs by their label before", () => {
    const scrambled = { before: schools, after: [...schools].reverse() };
    const found = first({ cluster: scrambled, paired: true });
    expect(found).toEqual(first({ cluster: { before: schools, after: schools }, paired: true }));
    expect(found.difference).toMatchObject({ clusters: { count: 8 } });
    expect(first({ cluster: { before: Array(16).fill("A"), after: schools }, paired: true }).difference).toMatchObject({
      noInterval: "too-few-clusters",
    });
  });

  it("takes clusters from the groups of tables", async () => {
    const table = async (ratings: readonly number[]) => {
      const rows = ratings.map((rating, i) => `${schools[i]},${rating}\n`);
      const csv = `school,1.1\n${rows.join("")}`;
      return scoreTable(await readTable(csv, { scale: fourPoints, groups: ["school"] }), single);
    };
    const found = compare(await table(ratings), await table([...ratings].reverse()), { cluster: "school" });
    expect(found).toEqual(
      compare(of(ratings), of([...ratings].reverse()), { cluster: { before: schools, after: schools } }),
    );
  });

  it("shortens the interval by the share of a population that answered", () => {
    // 16 of 20: the variance is a fifth. The degrees of freedom are the same.
    const spread = (population?: number) => {
      const { low } = intervalOf(first({ population }).difference);
      const { value } = first({}).difference;
      return ((value as number) - low) ** 2 / (1 - low * low);
    };
    expect(spread(20) / spread()).toBeCloseTo(0.2, 10);
    expect(width({ population: { before: 20, after: 20 } })).toBe(width({ population: 20 }));
    expect(width({ population: { before: 20, after: 40 }, paired: true })).toBe(
      width({ population: 20, paired: true }),
    );
    expect(first({ population: 16 })).toMatchObject({
      difference: { noInterval: "census" },
      delta: { noInterval: "census" },
    });
  });

  it("leaves intervals out where they are not wanted", () => {
    for (const options of [{}, { paired: true }, { cluster: { before: schools, after: schools } }]) {
      expect(JSON.stringify(first({ ...options, intervals: false }))).not.toMatch(/interval/i);
    }
  });

  it("says everything that is wrong", () => {
    const blank = { before: ["", ...schools.slice(1)], after: schools.map((school, i) => (i < 2 ? " " : school)) };
    expect(issuesOf(() => first({ cluster: blank }))).toEqual(["cluster.before missing", "cluster.after missing"]);
    expect(issuesOf(() => first({ cluster: "school" }))).toEqual([
      "cluster.before wrong-type",
      "cluster.after wrong-type",
    ]);
    expect(issuesOf(() => first({ cluster: { before: ["a"], after: schools } }))).toEqual([
      "cluster.before row-length",
    ]);
    expect(issuesOf(() => first({ population: 15 }))).toEqual([
      "population.before out-of-range",
      "population.after out-of-range",
    ]);
    expect(issuesOf(() => first({ population: { before: 20, after: 2.5 } }))).toEqual([
      "population.after out-of-range",
    ]);
    expect(issuesOf(() => first({ population: { before: 20 } as never }))).toEqual(["population wrong-type"]);
    expect(issuesOf(() => first({ population: 20, cluster: { before: schools, after: schools } }))).toEqual([
      "population inconsistent",
    ]);
    expect(issuesOf(() => first({ paired: "respondent", cluster: { before: ["a"], after: schools } }))).toEqual([
      "paired.before wrong-type",
      "paired.after wrong-type",
      "cluster.before row-length",
    ]);
    expect(issuesOf(() => first({ intervals: 1 as never }))).toEqual(["intervals wrong-type"]);
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
