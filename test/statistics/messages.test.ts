// Every message of the statistics; the wording is in the snapshot.
import {
  AssessmentError,
  createPlan,
  domainPlan,
  lookForPlan,
  OptionsError,
  projectToMetrics,
  type Scale,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import {
  cliffsDelta,
  cohenKappa,
  combine,
  compare,
  cronbachAlpha,
  groupGaps,
  krippendorffAlpha,
  meanInterval,
  summarize,
  wilsonInterval,
} from "cei-framework/statistics";
import { fromAssessments, readTable, scoreTable } from "cei-framework/table";
import { expect, it } from "vitest";
import { expectIssues } from "../issues.ts";

const points: Scale = scale({ min: 1, max: 4 });
const scoresOf = (rating: number) => scoreDomains({ instrument: "1.0", scale: points, ratings: { "1.1": rating } });
const list = [scoresOf(1), scoresOf(4)];

it.each<[string, () => unknown, readonly string[]]>([
  ["options that are not an object", () => meanInterval([1], 5 as never), ["wrong-type"]],
  [
    "options of a mean",
    () => meanInterval([1], { level: 1, method: "z", resamples: 98, seed: 0.5, x: 1 } as never),
    ["x unknown-key", "level out-of-range", "method wrong-value", "resamples out-of-range", "seed not-whole"],
  ],
  [
    "values",
    () => meanInterval([1, "2", undefined, Number.NaN, 1e101] as never),
    ["values.1 wrong-type", "values.2 missing", "values.3 out-of-range", "values.4 out-of-range"],
  ],
  ["values that are not a list", () => meanInterval({} as never), ["values wrong-type"]],
  [
    "a level, before it looks at typed arrays",
    () => cliffsDelta(Float64Array.of(1, 1e101, Number.NaN), [null, true] as never, { level: 0 }),
    ["level out-of-range"],
  ],
  [
    "the values of both groups",
    () => cliffsDelta(Float64Array.of(1, 1e101, Number.NaN), [null, true] as never),
    ["a.1 out-of-range", "b.1 wrong-type"],
  ],
  ["a share", () => wilsonInterval(3, -1, { level: "x" as never }), ["level wrong-type", "n out-of-range"]],
  ["successes that are not a whole number", () => wilsonInterval(0.5, 2), ["successes out-of-range"]],
  ["negative successes", () => wilsonInterval(-1, 2), ["successes out-of-range"]],
  ["more successes than trials", () => wilsonInterval(3, 2), ["successes out-of-range"]],
  [
    "ratings by raters",
    () => krippendorffAlpha([[1, 2], [1], 5] as never, { metric: "ordinal" }),
    ["ratings.2 wrong-type", "ratings.1 row-length", "ratings.2 row-length"],
  ],
  ["ratings that are not a list", () => krippendorffAlpha("x" as never, { metric: "nominal" }), ["ratings wrong-type"]],
  ["a metric", () => krippendorffAlpha([], { metric: "cubic" as never }), ["metric wrong-value"]],
  ["a missing choice for missing values", () => cronbachAlpha([], {} as never), ["missing missing"]],
  [
    "levels",
    () => cohenKappa([], [], { levels: [1, Number.NaN, 1, "a", null] as never, weights: "cubic" as never }),
    ["levels.1 wrong-type", "levels.2 duplicate", "levels.4 wrong-type", "weights wrong-value"],
  ],
  ["too few levels", () => cohenKappa([], [], { levels: [1], level: 2 }), ["levels empty", "level out-of-range"]],
  ["levels that are not a list", () => cohenKappa([], [], { levels: 2 as never, weights: [] }), ["levels wrong-type"]],
  [
    "weights",
    () =>
      cohenKappa([], [], {
        levels: [1, 2, 3],
        weights: [
          [0, -1, 2],
          [1, 2, "x"],
          [0, 1],
        ] as never,
      }),
    ["weights.0.1 out-of-range", "weights.1.1 out-of-range", "weights.1.2 wrong-type", "weights.2 row-length"],
  ],
  [
    "rows of weights",
    () => cohenKappa([], [], { levels: [1, 2], weights: [5] as never }),
    ["weights row-length", "weights.0 wrong-type"],
  ],
  [
    "ratings that are not levels",
    () => cohenKappa([1, 3, null], [2, "x"] as never, { levels: [1, 2] }),
    ["first.1 unknown-id", "second.1 unknown-id"],
  ],
  [
    "two raters with different numbers of ratings",
    () => cohenKappa([1], [2, 1], { levels: [1, 2] }),
    ["second row-length"],
  ],
  [
    "raters that are not lists",
    () => cohenKappa(5 as never, null as never, { levels: [1, 2] }),
    ["first wrong-type", "second wrong-type"],
  ],
  ["a key to combine assessments by", () => combine([], { by: "school" as never }), ["by wrong-value"]],
  [
    "options of a summary",
    () => summarize(list, { cut: 2, level: 0, scale: { min: 0, max: 200 }, target: "D1", of: 1, minCount: 1 } as never),
    ["of unknown-key", "cut out-of-range", "level out-of-range", "scale out-of-range", "minCount out-of-range"],
  ],
  ["a scale", () => summarize(list, { scale: { min: 1 } as never }), ["scale.max missing"]],
  ["a target", () => summarize(list, { target: "M1" as never }), ["target unknown-id"]],
  [
    "targets",
    () => summarize(list, { target: ["D1", "M1", 5] as never }),
    ["target.1 unknown-id", "target.2 unknown-id"],
  ],
  ["scores that are not a list", () => summarize("x" as never), ["scores wrong-type"]],
  ["no scores", () => summarize([]), ["scores empty"]],
  [
    "values that are not scores",
    () => summarize([5, list[0], { ...list[0], overall: { score: 2, coverage: "x" } }] as never),
    [
      "scores.0 wrong-type",
      "scores.2.overall.status missing",
      "scores.2.overall.score out-of-range",
      "scores.2.overall.coverage wrong-type",
    ],
  ],
  [
    "scores by several plans",
    () => summarize([list[0], score({}, points, lookForPlan())] as never),
    ["scores.1.plan inconsistent"],
  ],
  [
    "scores by several versions",
    () => summarize(["0.1.0", "99.0.0", "1"].map((packageVersion) => ({ ...list[0], packageVersion })) as never),
    ["scores.1.packageVersion inconsistent", "scores.2.packageVersion wrong-value"],
  ],
  [
    "labels",
    () => summarize(list, { by: { role: ["staff"], site: "Oak", lea: ["a", 5] } as never }),
    ["by.role row-length", "by.site wrong-type", "by.lea.1 wrong-type"],
  ],
  ["a name in place of labels", () => summarize(list, { by: "role" }), ["by wrong-type"]],
  [
    "options of a comparison",
    () => compare(list, list, { paired: 1, level: 1.5, by: "x" } as never),
    ["by unknown-key", "paired wrong-type", "level out-of-range"],
  ],
  ["pairs of unequal number", () => compare(list, [scoresOf(2)], { paired: true }), ["after row-length"]],
  ["an empty side", () => compare([], list), ["before empty"]],
  [
    "clusters and populations",
    () => summarize(list, { cluster: [1, 2], population: 0.5, intervals: "no" } as never),
    ["intervals wrong-type", "cluster wrong-type", "population out-of-range", "population inconsistent"],
  ],
  ["respondents without a cluster", () => summarize(list, { cluster: ["Oak", " "] }), ["cluster missing"]],
  ["too few labels of clusters", () => summarize(list, { cluster: ["Oak"] }), ["cluster row-length"]],
  ["the name of a cluster in place of labels", () => summarize(list, { cluster: "site" }), ["cluster wrong-type"]],
  [
    "populations of groups",
    () => summarize(list, { by: { role: ["staff", "family"] }, population: { staff: 0, family: 2.5 } }),
    ["population.staff out-of-range", "population.family out-of-range"],
  ],
  [
    "a population by group without the group",
    () => summarize([...list, scoresOf(2)], { by: { role: ["a", "b", "b"] }, population: { b: 1 } }),
    ["population.a missing", "population.b out-of-range"],
  ],
  [
    "one population of two groups",
    () => summarize(list, { by: { role: ["a", "b"] }, population: 9 }),
    ["population wrong-type"],
  ],
  ["populations without groups", () => summarize(list, { population: { staff: 9 } }), ["population wrong-type"]],
  [
    "populations of groups by two names",
    () => summarize(list, { by: { role: ["a", "b"], site: ["a", "b"] }, population: { a: 9, b: 9 } }),
    ["by inconsistent"],
  ],
  ["options of gaps", () => groupGaps(list, { level: "x" } as never), ["by missing", "level wrong-type"]],
  [
    "one group",
    () => groupGaps(list, { by: { role: ["staff", "staff"] }, reference: "family" }),
    ["by empty", "reference unknown-id"],
  ],
  [
    "a reference of two names",
    () => groupGaps(list, { by: { role: ["staff", "family"], site: ["Oak", "Oak"] }, reference: "staff" }),
    ["reference unknown-id"],
  ],
  [
    "a reference, of many groups",
    () => {
      const many = Array.from({ length: 51 }, () => list[0] as (typeof list)[number]);
      return groupGaps(many, { by: { id: many.map((_, i) => `${i}`) }, reference: "x" });
    },
    ["reference unknown-id"],
  ],
  [
    "many groups",
    () => {
      const many = Array.from({ length: 51 }, () => list[0] as (typeof list)[number]);
      return groupGaps(many, { by: { id: many.map((_, i) => `${i}`) } });
    },
    ["reference missing"],
  ],
])("says what is wrong with %s", (_, call, expected) => {
  expect(call).toThrow(OptionsError);
  expectIssues(call, expected);
});

it("says why two times are not compared, naming both", () => {
  const version = (packageVersion: string) => ({ ...scoresOf(1), packageVersion });
  const strict = scoreDomains({ instrument: "1.0", scale: points, ratings: {} }, { minCoverage: 1 });
  const heavier = createPlan({ ...domainPlan(), targets: domainPlan().targets.slice(0, 1) });
  const named = { ...heavier, name: "1.0 domains" };
  const table = (max: number) => {
    return scoreTable(
      fromAssessments([{ instrument: "1.0", scale: { min: 1, max }, ratings: { "1.1": 1 } }]),
      domainPlan(),
    );
  };
  const rated = { instrument: "1.0", scale: points, ratings: {} } as const;
  const metrics = scoreMetrics({ instrument: "2.0", scale: points });
  const pairs: [unknown, unknown][] = [
    [scoresOf(1), strict],
    [scoresOf(1), score({}, points, named)],
    [version("0.1.0"), { ...strict, packageVersion: "0.2.0" }],
    [projectToMetrics(rated), metrics],
    [metrics, projectToMetrics(rated)],
    [version("0.1.0"), version("0.2.1")],
    [table(4), table(5)],
  ];
  const messages = pairs.map(([before, after]) => {
    const found = compare<string>(before as never, after as never);
    return found.comparable ? "comparable" : `${found.reason}: ${found.message}`;
  });
  expect(messages).toMatchSnapshot();
});

it("says which assessment lacks what assessments are combined by", () => {
  const rated = { instrument: "1.0", scale: points, ratings: {} } as const;
  const byLea = () => combine([rated], { by: "lea" });
  const byRole = () => combine([{ ...rated, role: "staff" }, rated], { by: "role" });
  for (const call of [byLea, byRole]) expect(call).toThrow(AssessmentError);
  expectIssues(byLea, ["0.lea missing"]);
  expectIssues(byRole, ["1.role missing"]);
});

it("says what is wrong with the groups of a table", async () => {
  const table = await readTable("site,1.1\nOak,1\nElm,2\n", { scale: points, groups: ["site"] });
  const scores = scoreTable(table, domainPlan());
  const labels = () => summarize(scores, { by: { site: ["a", "b"] } });
  const unknown = () => summarize(scores, { by: ["site", "role"] });
  for (const call of [labels, unknown]) expect(call).toThrow(OptionsError);
  expectIssues(labels, ["by wrong-type"]);
  expectIssues(unknown, ["by.1 unknown-id"]);

  const ungrouped = scoreTable(await readTable("1.1\n1\n", { scale: points }), domainPlan());
  expectIssues(() => summarize(ungrouped, { by: "site" }), ["by unknown-id"]);
});
