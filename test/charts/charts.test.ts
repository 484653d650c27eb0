import {
  CrosswalkError,
  createCrosswalk,
  createPlan,
  crosswalk,
  evidenceScale,
  metric,
  metricPlan,
  OptionsError,
  projectionPlan,
  projectToMetrics,
  type SelfAssessment,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import {
  agreementChart,
  type ChartRow,
  compareChart,
  competencyHeatmap,
  crosswalkChart,
  groupGapChart,
  profileChart,
  toMermaid,
  type VegaLiteSpec,
} from "cei-framework/charts";
import { publish, suppress } from "cei-framework/disclosure";
import { agreement, groupGaps, summarize } from "cei-framework/statistics";
import { fromAssessments, readTable, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const fourPoints = scale({ min: 1, max: 4, labels: { 1: "Never", 4: "Always" } });

function rated(ratings: SelfAssessment["ratings"]): SelfAssessment {
  return { instrument: "1.0", scale: fourPoints, ratings };
}

/** A plan of one target with one item, whose scores are the ratings on 0 to 1. */
const single = createPlan({
  name: "single",
  items: ["a"],
  targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "a", weight: 1 }] }] }],
});
const oneScore = (rating: number) => score({ a: rating }, scale({ min: 1, max: 5 }), single);

/** The rows of a kind, with some of their fields. */
function rowsOf({ data }: VegaLiteSpec, kind: string, ...fields: readonly string[]): ChartRow[] {
  const rows = data.values.filter((row) => row["kind"] === kind);
  return rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
}

describe("profileChart", () => {
  // Of D1's five, three are rated 3, 4 and 2 and one is n/a: a mean of 2 / 3, over 3 of 4. Of D2's five only one is.
  const scores = scoreDomains(rated({ "1.1": 3, "1.2": 4, "1.3": 2, "1.4": "n/a", "2.1": 1, "4.1": "n/a" }));
  const chart = profileChart(scores, { scale: fourPoints });

  it("has a row for each target and the overall, scored or not", () => {
    expect(rowsOf(chart, "score", "id", "coverage")).toEqual([{ id: "D1", coverage: 0.75 }]);
    expect(rowsOf(chart, "score", "score")[0]?.["score"]).toBeCloseTo(2 / 3, 12);
    expect(rowsOf(chart, "missing", "id", "score", "coverage")).toEqual([
      { id: "D2", score: null, coverage: 0.2 },
      ...["D3", "D4", "D5", "D6", "D7"].map((id) => ({ id, score: null, coverage: 0 })),
      // The mean of 0.75, 0.2 and five times 0.
      { id: "overall", score: null, coverage: expect.closeTo(0.95 / 7, 12) },
    ]);
  });

  it("describes each row in words, on the scale of the ratings", () => {
    const texts = chart.data.values.map(({ says }) => says);
    expect(texts[0]).toBe("D1 Building Relationships: 3.00, 75% rated");
    expect(texts[1]).toBe("D2 Building Collective Efficacy: no score, 20% rated, (needs 50%)");
    expect(chart.description).toMatch(/^Profile by domain\. Scores from 1 \(Never\) to 4 \(Always\)\. D1 Building/);
    expect(chart.title.subtitle.join(" ")).toBe(
      "A broken line means no score: too little was rated, or nothing applies.",
    );
    expect(chart.width).toBe("container");
  });

  it("labels the ends of an unknown scale as its ends, and those of 2.0 by their names", () => {
    expect(profileChart(scores).description).toContain("Scores from 0 (lowest rating) to 1 (highest rating).");
    const direct = scoreMetrics({
      instrument: "2.0",
      scale: evidenceScale(),
      metrics: { M1: 2 },
      lookFors: { "M4.1": 1 },
    });
    expect(profileChart(direct).description).toContain("Scores from 0 (Not Evident) to 1 (Evident).");
  });

  it("distinguishes direct ratings, parts, and projections", () => {
    const mixed = scoreMetrics({
      instrument: "2.0",
      scale: evidenceScale(),
      metrics: { M1: 2 },
      lookFors: { "M4.1": 1 },
    });
    const chart = profileChart(mixed);
    expect(rowsOf(chart, "score", "id", "basis", "score")).toEqual([
      { id: "M1", basis: "direct", score: 1 },
      { id: "M4", basis: "parts", score: 0 },
    ]);
    expect(chart.title.subtitle.join(" ")).toContain("Circles are rated directly, squares through their parts.");
    expect(profileChart(projectToMetrics(rated({ "3.5": 2 }))).title.subtitle.join(" ")).toContain(
      "Projected by a crosswalk from other ratings, and not equivalent to direct ratings.",
    );
  });

  it("reports that nothing was scored, or that a target does not apply", () => {
    expect(profileChart(scoreDomains(rated({}))).title.subtitle).toEqual(["Nothing could be scored."]);
    const none = score({ a: "n/a" }, fourPoints, single);
    expect(profileChart(none).data.values[0]).toMatchObject({ kind: "missing", says: "T: not applicable" });
  });

  it("does not round a coverage below the minimum up to it", () => {
    const items = Array.from({ length: 1000 }, (_, i) => `i${i}`);
    const parts = [{ id: "p", weight: 1, items: items.map((id) => ({ id, weight: 1 })) }];
    const plan = createPlan({ name: "thousand", items, targets: [{ id: "T", parts }] });
    const some = Object.fromEntries(items.slice(0, 497).map((id) => [id, 1]));
    expect(profileChart(score(some, fourPoints, plan)).data.values[0]?.["says"]).toBe(
      "T: no score, 49.7% rated, (needs 50%)",
    );
    const any = createPlan({ ...plan, minCoverage: 0 });
    expect(profileChart(score({}, fourPoints, any)).data.values[0]?.["says"]).toBe("T: no score, nothing rated");
  });

  it("never rounds almost all to all", () => {
    const items = Array.from({ length: 1000 }, (_, i) => `i${i}`);
    const parts = [{ id: "p", weight: 1, items: items.map((id) => ({ id, weight: 1 })) }];
    const plan = createPlan({ name: "thousand", items, minCoverage: 0, targets: [{ id: "T", parts }] });
    const all = Object.fromEntries(items.slice(1).map((id) => [id, 1]));
    expect(profileChart(score(all, fourPoints, plan)).data.values[0]?.["says"]).toBe("T: 0.00, >99% rated");
    expect(profileChart(score({ i0: 4 }, fourPoints, plan)).data.values[0]?.["says"]).toBe("T: 1.00, <1% rated");
  });

  it("rejects invalid scores, with every problem", () => {
    expect(issuesOf(() => profileChart(null as never))).toEqual(["scores wrong-type"]);
    const scores = JSON.parse(JSON.stringify(oneScore(3)));
    scores.targets.T.coverage = undefined;
    scores.overall.score = 2;
    expect(issuesOf(() => profileChart(scores, { width: "wide" as never }))).toEqual([
      "width wrong-value",
      "scores.targets.T.coverage missing",
      "scores.overall.score out-of-range",
    ]);
    scores.overall.score = 0.5;
    scores.targets.T.coverage = 1;
    scores.targets.T.parts = [{}];
    expect(issuesOf(() => competencyHeatmap([scores]))).toEqual(["of.0.targets.T.parts wrong-type"]);
  });

  it("takes custom names and a custom title", () => {
    const chart = profileChart(oneScore(5), { names: { T: "Belonging", overall: "All" }, title: "Ours", width: 400 });
    expect(chart.data.values.map(({ name }) => name)).toEqual(["Belonging", "All"]);
    expect([chart.title.text, chart.width]).toEqual([["Ours"], 400]);
  });
});

/** The groups of these tests are small, which has tests of its own below. */
const show = { small: "show" } as const;

describe("competencyHeatmap", () => {
  const staff = [rated({ "1.1": 4, "3.5": 1 }), rated({ "1.1": 1, "3.5": "n/a" })];
  const family = [rated({ "1.1": 2 })];
  const role = ["staff", "staff", "family"];

  it("has the mean of each item in each group, worked out by hand", () => {
    const chart = competencyHeatmap(
      [...staff, ...family].map((one) => projectToMetrics(one)),
      { by: { role }, ...show },
    );
    // Staff: (1 + 0) / 2 of 1.1; 0 of 3.5, by one of them. 3.5 feeds two metrics and counts once.
    expect(rowsOf(chart, "mean", "id", "group", "mean", "n")).toEqual([
      { id: "1.1", group: "staff", mean: 0.5, n: 2 },
      { id: "3.5", group: "staff", mean: 0, n: 1 },
      { id: "1.1", group: "family", mean: expect.closeTo(1 / 3, 12), n: 1 },
    ]);
    // The projection uses 24 competencies.
    expect(chart.data.values).toHaveLength(48);
    expect(chart.title.text).toEqual(["Competencies by role"]);
    expect(chart.description).toContain("The highest is 0.50 for 1.1 Inclusive and welcoming district culture, staff.");
    expect(chart.description).toContain("45 cells have no score.");
  });

  it("shows the same means from a list of scores, its summary, and the summary of a table", () => {
    const people = [...staff, ...family].map((one, i) => ({ ...one, role: role[i] }));
    const plan = projectionPlan({ minCoverage: 0 });
    const listed = summarize(
      people.map((one) => projectToMetrics(one, { minCoverage: 0 })),
      { by: { role } },
    );
    const fields = ["id", "group", "mean", "n"];
    const ofList = rowsOf(competencyHeatmap(listed, show), "mean", ...fields);
    const ofTable = rowsOf(
      competencyHeatmap(summarize(scoreTable(fromAssessments(people), plan), { by: "role" }), show),
      "mean",
      ...fields,
    );
    expect(ofList).toEqual(ofTable);
    expect(ofList[0]).toEqual({ id: "M1", group: "staff", mean: 0.5, n: 2 });
    expect(rowsOf(competencyHeatmap(listed, show), "missing", "id", "group")).toContainEqual({
      id: "M3",
      group: "family",
    });
  });

  it("puts one of two groupings in the columns when the other does not vary, and rejects it when it does", () => {
    const at = (site: string, role: string, mean: number) => ({ group: { site, role }, target: "M1", n: 11, mean });
    const chart = competencyHeatmap([at("Oak", "staff", 1), at("Oak", "family", 0)], { by: "role" });
    expect(rowsOf(chart, "mean", "group")).toEqual([{ group: "staff" }, { group: "family" }]);
    expect(issuesOf(() => competencyHeatmap([at("Oak", "staff", 1), at("Elm", "staff", 0)], { by: "role" }))).toEqual([
      "of.1 duplicate",
    ]);
    const both = competencyHeatmap([at("Oak", "staff", 1), at("Elm", "staff", 0)]);
    expect(rowsOf(both, "mean", "group")).toEqual([{ group: "Oak, staff" }, { group: "Elm, staff" }]);
  });

  it("has a direct item before the parts of its target, and the parts that a direct rating sets aside", () => {
    const scores = scoreMetrics({ instrument: "2.0", scale: fourPoints, metrics: { M2: 4 }, lookFors: { "M2.1": 1 } });
    const chart = competencyHeatmap([scores]);
    expect(rowsOf(chart, "mean", "id", "name", "mean")).toEqual([
      { id: "M2", name: `M2 ${metric("M2").name}`, mean: 1 },
      { id: "M2.1", name: "M2.1 Develops collective efficacy and shared mindsets", mean: 0 },
    ]);
    expect(chart.title.text).toEqual(["Metrics and look-fors"]);
    // Every item of the plan is a row, rated or not.
    const rows = chart.data.values.map(({ id }) => id);
    expect(rows).toEqual(metricPlan().targets.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)]));
  });

  it("orders the items of any plan, each once", () => {
    const part = <Id extends string>(id: Id) => ({ id, weight: 1, items: [{ id, weight: 1 }] });
    const plan = createPlan({
      name: "own",
      items: ["a", "b", "c", "T", "U", "V", "unused"],
      targets: [
        { id: "one", direct: "T", parts: [part("c"), part("b")] },
        { id: "two", direct: "V", parts: [] },
        // Rated directly by an item that is part of another target too.
        { id: "three", direct: "c", parts: [part("a"), part("b")] },
      ],
    });
    const scores = score({ a: 1, b: 2, c: 4, T: 3, unused: 1 }, fourPoints, plan);
    const chart = competencyHeatmap([scores]);
    expect(chart.data.values.map(({ id }) => id)).toEqual(["c", "a", "T", "b", "V"]);
    expect(rowsOf(chart, "mean", "id", "mean")).toEqual([
      { id: "c", mean: 1 },
      { id: "a", mean: 0 },
      { id: "T", mean: expect.closeTo(2 / 3, 12) },
      { id: "b", mean: expect.closeTo(1 / 3, 12) },
    ]);
  });

  it("takes groups by their names, in any order, and rejects others", () => {
    const row = (group: { readonly [name: string]: string }, target: string) => ({ group, target, n: 11, mean: 0.5 });
    const chart = competencyHeatmap([row({ role: "a", school: "x" }, "M1"), row({ school: "x", role: "a" }, "M2")]);
    expect(rowsOf(chart, "mean", "group")).toEqual([{ group: "a, x" }, { group: "a, x" }]);
    expect(chart.title.text).toEqual(["Metrics by role and school"]);
    expect(
      issuesOf(() => competencyHeatmap([row({ role: "a", school: "x" }, "M1"), row({ role: "b" }, "M1")])),
    ).toEqual(["of.1.group inconsistent"]);
  });

  it("leaves hidden values out of the whole chart, not only out of the picture", () => {
    const targets = metricPlan().targets.map(({ id }) => id);
    const secret = [0.4321, 0.5432, 0.6789, 0.7891, 0.8123];
    const { published } = suppress({
      rows: ["staff", "families", "students", "partners"],
      columns: targets,
      across: "targets",
      counts: [40, 25, 7, 30].map((count) => targets.map(() => count)),
      statistics: [
        {
          name: "mean",
          kind: "mean",
          values: [[0.5, 0.25, 0.75, 0.6, 0.4], [0.5, 0.3, 0.7, 0.6, 0.4], secret, [0.5, 0.65, 0.35, 0.2, 0.9]],
        },
      ],
    });
    const chart = competencyHeatmap(published);
    expect(rowsOf(chart, "mean", "group", "n")).not.toContainEqual(expect.objectContaining({ group: "students" }));
    expect(rowsOf(chart, "mean", "group", "n").slice(0, 1)).toEqual([{ group: "staff", n: 40 }]);
    const hidden = rowsOf(chart, "hidden", "id", "group", "mean", "n", "text");
    expect(hidden.filter(({ group }) => group === "students")).toEqual(
      targets.map((id) => ({ id, group: "students", mean: null, n: null, text: "*" })),
    );
    const whole = JSON.stringify(chart);
    for (const value of secret) expect(whole).not.toContain(value.toFixed(2));
    expect(whole).not.toContain("n 7");
    expect(chart.description).toContain(`${hidden.length} cells are hidden`);
  });

  it("shows a published mean of ratings on the scale of the ratings", () => {
    const statistics = [{ name: "mean rating", kind: "mean" as const, range: [1, 5] as const, values: [[2], [4]] }];
    const { published } = suppress({ rows: ["a", "b"], columns: ["all"], counts: [[50], [60]], statistics });
    const chart = competencyHeatmap(published);
    expect(rowsOf(chart, "mean", "mean", "text")).toEqual([
      { mean: 0.25, text: "2.00" },
      { mean: 0.75, text: "4.00" },
    ]);
  });

  it("names the statistic that it shows, and rejects values outside its range", () => {
    const tableOf = (kind: "share" | "median", value: number) => {
      const statistics = [{ name: "rated 3 or more", kind, values: [[value], [0.25]] }];
      return suppress({ rows: ["a", "b"], columns: ["all"], counts: [[50], [60]], statistics }).published;
    };
    const share = competencyHeatmap(tableOf("share", 0.5));
    expect([share.title.text, share.title.subtitle[0]]).toEqual([
      ["Rows: rated 3 or more"],
      "Light is 0 (none), dark 1 (all).",
    ]);
    expect(share.description).toContain("2 rows by 1 columns (all), rated 3 or more from 0 (none) to 1 (all).");
    expect(issuesOf(() => competencyHeatmap(tableOf("median", 3)))).toEqual([
      "of.statistics.0.values.0.0 out-of-range",
    ]);
  });

  it("names the first of equal cells as the highest and the lowest, whatever their rounding", () => {
    const row = (target: string, mean: number) => ({ group: {}, target, n: 1, mean });
    const chart = competencyHeatmap([row("M1", 7 / 15), row("M2", 0.4666666666666666), row("M3", 7 / 15 + 1e-16)]);
    const name = `M1 ${metric("M1").name}`;
    expect(chart.description).toContain(`The highest is 0.47 for ${name}, `);
    expect(chart.description).toContain(`The lowest is 0.47 for ${name}, `);
  });

  it("reports that there is nothing, or that nothing was rated", () => {
    expect(competencyHeatmap([]).description).toBe("Scores. No scores to show.");
    expect(competencyHeatmap([scoreDomains(rated({}))]).title.subtitle.join(" ")).toBe(
      "Nothing could be scored. – means no score.",
    );
  });

  it("reports every problem of its input", () => {
    expect(issuesOf(() => competencyHeatmap(3 as never, { statistic: "mean", hue: 1 } as never))).toEqual([
      "hue unknown-key",
      "statistic wrong-type",
      "of wrong-type",
    ]);
    expect(
      issuesOf(() => competencyHeatmap([{ group: { a: 1 }, target: "x" }, null] as never, { by: 3 } as never)),
    ).toEqual(["by wrong-type"]);
    expect(issuesOf(() => competencyHeatmap([{ group: {}, target: "x", n: 1, mean: 2 }, null] as never))).toEqual([
      "of.0 wrong-type",
      "of.1 wrong-type",
    ]);
    const scores = [oneScore(1), scoreDomains(rated({}))];
    expect(issuesOf(() => competencyHeatmap(scores as never, { by: { role: ["x"] } }))).toEqual([
      "of.1.plan inconsistent",
      "by.role row-length",
    ]);
    const { published } = suppress({ rows: ["a"], columns: ["b"], counts: [[50]] });
    expect(issuesOf(() => competencyHeatmap(published, { by: "a" }))).toEqual([
      "by wrong-type",
      "of.statistics unknown-id",
    ]);
  });
});

describe("compareChart", () => {
  it("has a slope from the mean before to the mean after, with the interval of the change", () => {
    // Before 1/4 and 2/4, after 3/4 and 1: means 0.375 and 0.875, the same spread. Welch's df is 2, t is 4.302653, the
    // standard error sqrt(2 * (1/32) / 2) = 0.1767767. On 0 to 1 the change is 0.75, as good as 24 values: 0.75 * 0.25 /
    // (1/128). Wilson's interval for them has its middle at 0.641134 and is 0.305778 to either side.
    const chart = compareChart([oneScore(2), oneScore(3)], [oneScore(4), oneScore(5)]);
    expect(rowsOf(chart, "change", "target", "difference", "from", "to")[0]).toEqual({
      target: "T",
      difference: 0.5,
      from: 0.375,
      to: 0.875,
    });
    const t = 4.302652729911;
    const middle = (0.75 + t ** 2 / 48) / (1 + t ** 2 / 24);
    const halfWidth = (t * Math.sqrt((0.75 * 0.25) / 24 + t ** 2 / (4 * 24 ** 2))) / (1 + t ** 2 / 24);
    const [interval] = rowsOf(chart, "interval", "from", "to");
    expect(interval?.["from"]).toBeCloseTo(0.375 + 2 * (middle - halfWidth) - 1, 9);
    expect(interval?.["to"]).toBeCloseTo(0.375 + 2 * (middle + halfWidth) - 1, 9);
    // The axis extends past the scale to the end of the interval, by at most half of it.
    expect(chart.layer[0]?.encoding.x.scale?.domain).toEqual([0, interval?.["to"]]);
    expect(chart.title.subtitle.join(" ")).toContain(
      "interval of the change, and continues past the edge if it reaches it.",
    );
    expect(rowsOf(chart, "time", "target", "time", "mean").slice(0, 2)).toEqual([
      { target: "T", time: "before", mean: 0.375 },
      { target: "T", time: "after", mean: 0.875 },
    ]);
    expect(chart.description).toContain("T: before 0.38, after 0.88, +0.50 (−0.33 to +0.89).");
  });

  it("has slopes of complete pairs when scores are paired", () => {
    // Two pairs, 1 to 3 and 5 to 5; one who is in one time only would turn the slope around.
    const none = score({}, scale({ min: 1, max: 5 }), single);
    const chart = compareChart([oneScore(1), oneScore(5), oneScore(5)], [oneScore(3), oneScore(5), none], {
      paired: true,
    });
    expect(rowsOf(chart, "change", "difference", "from", "to")[0]).toEqual({ difference: 0.25, from: 0.5, to: 0.75 });
    expect(chart.title.subtitle.join(" ")).toContain("Slopes include only the pairs that have both scores.");
    const lost = compareChart([oneScore(1)], [none], { paired: true });
    expect(rowsOf(lost, "change")).toEqual([]);
  });

  it("has no interval when there is none", () => {
    const chart = compareChart(oneScore(5), oneScore(1), { times: ["2024", "2025"], scale: scale({ min: 1, max: 5 }) });
    expect(rowsOf(chart, "interval")).toEqual([]);
    expect(chart.data.values[0]?.["says"]).toBe("T: −4.00");
    expect(chart.title.text).toEqual(["From 2024 to 2025"]);
  });

  it("shows scores that do not measure the same thing side by side, and explains why", () => {
    const direct = scoreMetrics({ instrument: "2.0", scale: evidenceScale(), metrics: { M3: 2 } });
    const chart = compareChart<string>(projectToMetrics(rated({ "3.1": 4, "3.3": 4, "3.5": 4 })), direct);
    expect(rowsOf(chart, "change")).toEqual([]);
    expect(rowsOf(chart, "time", "target", "time", "mean").filter(({ target }) => target === "M3")).toEqual([
      { target: "M3", time: "before", mean: 1 },
      { target: "M3", time: "after", mean: 1 },
    ]);
    expect(chart.description).toContain("One time is projected by a crosswalk and the other is not.");
    expect(chart.description).not.toContain("+0.00");
  });

  it("explains mixed ratings, and takes the scale of tables", async () => {
    const rate = (rating: object) => scoreMetrics({ instrument: "2.0", scale: evidenceScale(4), ...rating });
    const chart = compareChart(rate({ metrics: { M2: 3 } }), rate({ lookFors: { "M2.1": 2, "M2.2": 2, "M2.3": 2 } }));
    expect(chart.title.subtitle.join(" ")).toContain("Not comparable: some were rated directly and others through");
    expect(chart.description).toContain("before 0.67, after 0.33, not comparable: some were rated directly");

    const table = scoreTable(
      fromAssessments([rated({ "1.1": 2, "1.2": 2, "1.3": 2 })]),
      projectionPlan({ minCoverage: 0 }),
    );
    expect(compareChart(table, table).description).toContain("Mean scores from 1 (Never) to 4 (Always). M1");
    expect(issuesOf(() => compareChart(table, table, { scale: { min: 0, max: 10 } }))).toEqual(["scale inconsistent"]);
  });

  it("reports that a time is empty, or that neither has a score", () => {
    expect(compareChart([oneScore(1)], []).description).toBe('From before to after. No scores for "after".');
    const none = score({}, fourPoints, single);
    expect(compareChart(none, none).title.subtitle[0]).toBe("Neither time has a score.");
    expect(compareChart(none, oneScore(3)).data.values.map(({ kind }) => kind)).toEqual(["time", "time"]);
  });

  it("reports every problem of its options", () => {
    expect(
      issuesOf(() =>
        compareChart(oneScore(1), oneScore(1), {
          times: ["a", "a"],
          title: 3,
          names: { T: 1 },
          width: -1,
          level: 1,
        } as never),
      ),
    ).toEqual([
      "title wrong-type",
      "names.T wrong-type",
      "width out-of-range",
      "level out-of-range",
      "times wrong-type",
    ]);
    expect(issuesOf(() => compareChart(3 as never, oneScore(1)))).toEqual(["before wrong-type"]);
  });
});

describe("groupGapChart", () => {
  const scores = [1, 2, 4, 5, 3].map(oneScore);
  const role = ["staff", "staff", "family", "family", "student"];

  it("has the mean of each group with its interval, and marks the reference group", () => {
    const chart = groupGapChart(groupGaps(scores, { by: { role }, reference: "family", target: "T" }), show);
    expect(rowsOf(chart, "mean", "group", "mean", "n", "isReference")).toEqual([
      { group: "staff", mean: 0.125, n: 2, isReference: false },
      { group: "family", mean: 0.875, n: 2, isReference: true },
      { group: "student", mean: 0.5, n: 1, isReference: false },
    ]);
    // Two values that are 1/4 apart: a standard error of 1/8, as good as n = (7/64) / (1/64) = 7 values; t of one degree
    // of freedom is 12.70620474.
    const [staff, , student] = rowsOf(chart, "mean", "low", "high");
    const t = 12.70620473617;
    const [middle, half] = [0.125 + t ** 2 / 14, t * Math.sqrt(1 / 64 + t ** 2 / 196)];
    expect(staff?.["low"]).toBeCloseTo((middle - half) / (1 + t ** 2 / 7), 9);
    expect(staff?.["high"]).toBeCloseTo((middle + half) / (1 + t ** 2 / 7), 9);
    expect(student).toEqual({ low: null, high: null });
    expect(chart.description).toContain("T, family: 0.88 (n 2), interval 0.03 to 1.00");
  });

  it("prints what the numbers are not adjusted for", () => {
    const gaps = groupGaps(scores, { by: { role } });
    const under = groupGapChart(gaps, show).title.subtitle.join(" ");
    for (const words of gaps.unadjusted) expect(under).toContain(words);
    expect(under).not.toContain("diamond");
  });

  it("reports that there is nothing to show", () => {
    const none = score({}, fourPoints, single);
    const chart = groupGapChart(groupGaps([none, none], { by: { role: ["a", ""] } }));
    expect(chart.title.subtitle[0]).toBe("No group has a score.");
    expect(rowsOf(chart, "missing", "group").slice(0, 2)).toEqual([{ group: "a" }, { group: "(none)" }]);
    expect(issuesOf(() => groupGapChart({ targets: [{ groups: [3] }] } as never))).toEqual([
      "gaps.by missing",
      "gaps.unadjusted missing",
      "gaps.level missing",
      "gaps.targets.0.target missing",
      "gaps.targets.0.gaps missing",
      "gaps.targets.0.groups.0 wrong-type",
    ]);
  });
});

describe("crosswalkChart", () => {
  it("has a line for each linked pair, and marks shared and unmapped competencies", () => {
    const chart = crosswalkChart(crosswalk);
    // 26 links: 24 competencies, two of which feed two metrics, each pair once.
    expect(rowsOf(chart, "link")).toHaveLength(26);
    expect(
      rowsOf(chart, "link", "source", "target", "via", "isShared").filter(({ source }) => source === "3.5"),
    ).toEqual([
      { source: "3.5", target: "M3", via: "M3.3", isShared: true },
      { source: "3.5", target: "M4", via: "M4.2", isShared: true },
    ]);
    const idsOf = (state: string): unknown[] => {
      return rowsOf(chart, "source", "id", "state").flatMap((row) => (row["state"] === state ? row["id"] : []));
    };
    expect(idsOf("unmapped")).toEqual(["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"]);
    expect(idsOf("shared")).toEqual(["3.5", "3.6"]);
    expect(chart.description).toContain(`M4 ${metric("M4").name} is fed by 4.4, 3.5, 3.6.`);
  });

  it("highlights the links of a competency, a metric, or a look-for", () => {
    const highlighted = (highlight: string | readonly string[]): unknown[] => {
      const rows = rowsOf(crosswalkChart(crosswalk, { highlight }), "link", "source", "target", "isHighlighted");
      return rows.filter(({ isHighlighted }) => isHighlighted).map(({ source, target }) => `${source} ${target}`);
    };
    expect(highlighted("3.5")).toEqual(["3.5 M3", "3.5 M4"]);
    expect(highlighted(["M4"])).toEqual(["4.4 M4", "3.5 M4", "3.6 M4"]);
    expect(highlighted("M2.1")).toEqual(["2.1 M2", "2.2 M2"]);
    expect(issuesOf(() => crosswalkChart(crosswalk, { highlight: ["3.5", "3.8"] }))).toEqual([
      "highlight.1 unknown-id",
    ]);
  });

  it("does not label another framework's 1.1 with this framework's name", () => {
    const own = createCrosswalk({ sources: ["1.1", "1.2"], targets: ["A"], links: [{ source: "1.1", target: "A" }] });
    expect(rowsOf(crosswalkChart(own), "source", "name")).toEqual([{ name: "1.1" }, { name: "1.2" }]);
    expect(crosswalkChart(own).title.text).toEqual(["Sources and targets"]);
    expect(rowsOf(crosswalkChart(own, { names: { "1.1": "One" } }), "source", "name")[0]).toEqual({ name: "One" });
  });

  it("draws two links of a pair as one line, and reports that there is none", () => {
    const twice = createCrosswalk({
      sources: ["a"],
      targets: ["b"],
      links: [
        { source: "a", target: "b", via: "x" },
        { source: "a", target: "b", via: "y" },
      ],
    });
    expect(rowsOf(crosswalkChart(twice), "link", "via")).toEqual([{ via: "x, y" }]);
    const none = createCrosswalk({ sources: ["a"], targets: ["b"], links: [] });
    expect(crosswalkChart(none).title.subtitle[0]).toBe("Nothing is linked.");
    expect(() => crosswalkChart({ sources: [] } as never)).toThrow(CrosswalkError);
    // What a crosswalk is made of will do, as it comes from JSON.
    const parts = { sources: ["a"], targets: ["b"], links: [{ source: "a", target: "b" }] };
    expect(rowsOf(crosswalkChart(parts), "source", "says")).toEqual([{ says: "a: feeds b" }]);
    expect(toMermaid(parts)).toContain("s0 --> t0");
  });
});

describe("agreementChart", () => {
  it("has a circle for each rating that was given, with the largest differences first", () => {
    // Three raters: of 1.1 they gave 1, 4 and 4, of 1.2 all gave 2.
    const raters = [
      rated({ "1.1": 1, "1.2": 2, "7.5": null }),
      rated({ "1.1": 4, "1.2": 2 }),
      rated({ "1.1": 4, "1.2": 2 }),
    ];
    const chart = agreementChart(agreement(raters), { scale: fourPoints });
    expect(rowsOf(chart, "rating", "id", "rating", "count", "share")).toEqual([
      { id: "1.1", rating: 1, count: 1, share: 1 / 3 },
      { id: "1.1", rating: 4, count: 2, share: 2 / 3 },
      { id: "1.2", rating: 2, count: 3, share: 1 },
    ]);
    // Two of the three pairs stand the whole scale apart.
    expect(chart.description).toContain("1.1 Inclusive and welcoming district culture: mean distance 0.67, 3 raters.");
    expect(rowsOf(chart, "missing", "id", "says")).toEqual([
      { id: "7.5", says: "7.5 Strong multi-directional channels of community engagement: not rated" },
    ]);
  });

  it("reports that nothing was rated, and rejects another scale", () => {
    expect(agreementChart(agreement([rated({ "1.1": null })])).title.subtitle[0]).toBe("Nothing was rated.");
    const found = agreement([rated({ "1.1": 1 })]);
    const [first] = found.items;
    const other = { ...first, id: "1.2", distribution: [...(first?.distribution ?? []), { rating: 9, count: 5 }] };
    expect(issuesOf(() => agreementChart({ ...found, items: [first, other] } as never))).toEqual([
      "agreement.items.1.distribution inconsistent",
      "agreement.items.1.n inconsistent",
    ]);
    expect(issuesOf(() => agreementChart(found, { scale: { min: 1, max: 5 } }))).toEqual(["scale inconsistent"]);
    const item = {
      id: 1,
      n: "x",
      distribution: [{ rating: Number.NaN, count: 0.5 }],
      difference: { value: "y", n: 1 },
    };
    expect(issuesOf(() => agreementChart({ alpha: {}, items: [item] } as never))).toEqual([
      "agreement.raters missing",
      "agreement.alpha.value missing",
      "agreement.alpha.n missing",
      "agreement.items.0.id wrong-type",
      "agreement.items.0.n wrong-type",
      "agreement.items.0.difference.value wrong-type",
      "agreement.items.0.distribution.0.rating wrong-type",
      "agreement.items.0.distribution.0.count wrong-type",
    ]);
    expect(issuesOf(() => agreementChart({ raters: 1 } as never))).toEqual([
      "agreement.alpha missing",
      "agreement.items missing",
    ]);
  });
});

describe("toMermaid", () => {
  it("has a box for each id and an arrow for each linked pair", () => {
    const text = toMermaid(
      createCrosswalk({
        sources: ["a", "b", "c"],
        targets: ["T", "U"],
        links: [
          { source: "a", target: "T", via: "x" },
          { source: "a", target: "U" },
          { source: "b", target: "T" },
        ],
      }),
    );
    expect(text.split("\n")).toEqual([
      "flowchart LR",
      "  accTitle: Sources and targets",
      '  s0[["a"]]',
      '  s1["b"]',
      '  s2["c"]',
      '  t0(["T"])',
      '  t1(["U"])',
      '  s0 -->|"x"| t0',
      "  s0 --> t1",
      "  s1 --> t0",
      "  classDef unmapped stroke-dasharray: 4 4",
      "  class s2 unmapped",
      "",
    ]);
  });

  it("has all links of the framework, and escapes names", () => {
    const arrows = toMermaid(crosswalk)
      .split("\n")
      .filter((line) => line.includes("-->"));
    expect(arrows).toHaveLength(26);
    const own = createCrosswalk({ sources: ['"]; click s0'], targets: ["<b>#1"], links: [] });
    expect(toMermaid(own)).toContain('s0["#34;#93;; click s0"]');
    expect(toMermaid(own)).toContain('t0(["#60;b#62;#35;1"])');
    expect(issuesOf(() => toMermaid(own, { width: 3 } as never))).toEqual(["width unknown-key"]);
  });
});

describe("the charts of a 2.0 survey", () => {
  const csv = "role,M1,M2,M3,M4,M5\nstaff,4,3,2,1,n/a\nstaff,2,3,,1,4\nfamily,1,2,3,4,4\n";
  const people = [
    { M1: 4, M2: 3, M3: 2, M4: 1, M5: "n/a" },
    { M1: 2, M2: 3, M3: null, M4: 1, M5: 4 },
    { M1: 1, M2: 2, M3: 3, M4: 4, M5: 4 },
  ] as const;
  const role = ["staff", "staff", "family"];
  const list = people.map((metrics) => scoreMetrics({ instrument: "2.0", scale: fourPoints, metrics }));
  const survey = async () => {
    const table = await readTable(csv, { instrument: "2.0", scale: fourPoints, groups: ["role"] });
    return scoreTable(table, metricPlan());
  };
  // On 1 to 4, a rating r is (r - 1) / 3.
  const third = expect.closeTo(1 / 3, 12);
  const two = expect.closeTo(2 / 3, 12);

  it("have a profile of a row", async () => {
    const chart = profileChart((await survey()).row(0));
    expect(chart).toEqual(profileChart(list[0] as (typeof list)[number]));
    expect(rowsOf(chart, "score", "id", "score", "basis")).toEqual([
      { id: "M1", score: 1, basis: "direct" },
      { id: "M2", score: two, basis: "direct" },
      { id: "M3", score: third, basis: "direct" },
      { id: "M4", score: 0, basis: "direct" },
      { id: "overall", score: expect.closeTo(0.5, 12), basis: "mean" },
    ]);
    expect(chart.data.values.find(({ id }) => id === "M5")?.["says"]).toMatch(/: not applicable$/);
    // All circles: nothing to tell apart.
    expect(chart.title.subtitle.join(" ")).not.toContain("Circles");
  });

  it("have a heatmap of metrics by group, and of items", async () => {
    const summary = summarize(await survey(), { by: "role" });
    const means = rowsOf(competencyHeatmap(summary, show), "mean", "id", "group", "mean", "n");
    expect(means.filter(({ id }) => id !== "overall")).toEqual([
      { id: "M1", group: "staff", mean: two, n: 2 },
      { id: "M2", group: "staff", mean: two, n: 2 },
      { id: "M3", group: "staff", mean: third, n: 1 },
      { id: "M4", group: "staff", mean: 0, n: 2 },
      { id: "M5", group: "staff", mean: 1, n: 1 },
      { id: "M1", group: "family", mean: 0, n: 1 },
      { id: "M2", group: "family", mean: third, n: 1 },
      { id: "M3", group: "family", mean: two, n: 1 },
      { id: "M4", group: "family", mean: 1, n: 1 },
      { id: "M5", group: "family", mean: 1, n: 1 },
    ]);
    const items = rowsOf(competencyHeatmap(list, { by: { role }, ...show }), "mean", "id", "group", "mean", "n");
    const expected = means.filter(({ id }) => id !== "overall");
    expect(items).toEqual(expected.map((cell) => ({ ...cell, mean: expect.closeTo(cell["mean"] as number, 12) })));
  });

  it("have the same changes and gaps from tables as from lists", async () => {
    const scores = await survey();
    const changes = compareChart(scores, scores);
    expect(rowsOf(changes, "change", "target", "difference")).toEqual(
      ["M1", "M2", "M3", "M4", "M5", "overall"].map((target) => ({ target, difference: 0 })),
    );
    expect(changes.data.values).toEqual(compareChart(list, list, { scale: fourPoints }).data.values);
    const gaps = groupGapChart(groupGaps(scores, { by: "role", reference: "staff" }), show);
    expect(rowsOf(gaps, "mean", "target", "group", "mean", "n").slice(0, 2)).toEqual([
      { target: "M1", group: "staff", mean: two, n: 2 },
      { target: "M1", group: "family", mean: 0, n: 1 },
    ]);
    expect(gaps.data.values).toEqual(
      groupGapChart(groupGaps(list, { by: { role }, reference: "staff" }), show).data.values,
    );
  });
});

describe("charts of small groups", () => {
  const counts = (sizes: { readonly [role: string]: number }) => {
    const role = Object.entries(sizes).flatMap(([name, n]) => Array.from({ length: n }, () => name));
    return {
      role,
      scores: role.map((_, i) => oneScore(1 + (i % 5))),
      people: role.map((_, i) => rated({ "1.1": 1 + (i % 4) })),
    };
  };
  const [few, enough] = [counts({ staff: 11, coach: 10 }), counts({ staff: 11, coach: 11 })];

  it("are refused, unless they are asked for", () => {
    const draw: ((of: typeof few, options: { readonly small?: "show" }) => unknown)[] = [
      (of, options) => competencyHeatmap(of.scores, { by: { role: of.role }, ...options }),
      (of, options) => competencyHeatmap(summarize(of.scores, { by: { role: of.role } }), options),
      (of, options) => competencyHeatmap(summarize(of.scores, { by: { role: of.role } }).rows, options),
      (of, options) => {
        const summary = JSON.stringify(summarize(of.scores, { by: { role: of.role } }));
        return competencyHeatmap(JSON.parse(summary), options);
      },
      (of, options) => groupGapChart(groupGaps(of.scores, { by: { role: of.role } }), options),
      (of, options) => {
        for (const group of agreement(of.people, { by: { role: of.role } }).groups ?? [])
          agreementChart(group, options);
      },
    ];
    for (const [i, one] of draw.entries()) {
      const path = ["of", "of", "of", "of", "gaps", "agreement"][i];
      expect(issuesOf(() => one(few, {}))).toEqual([`${path} small-group`]);
      expect(issuesOf(() => one(few, { small: "show" }))).toEqual([]);
      expect(issuesOf(() => one(enough, {}))).toEqual([]);
      expect(issuesOf(() => one(few, { small: true } as never))).toContain("small wrong-type");
    }
  });

  it("go by the least count of the result", () => {
    const by = { role: few.role };
    expect(issuesOf(() => competencyHeatmap(summarize(few.scores, { by, minCount: 10 })))).toEqual([]);
    expect(issuesOf(() => groupGapChart(groupGaps(few.scores, { by, minCount: 10 })))).toEqual([]);
    const larger = { by: { role: enough.role }, minCount: 12 };
    expect(issuesOf(() => competencyHeatmap(summarize(enough.scores, larger)))).toEqual(["of small-group"]);
    expect(issuesOf(() => groupGapChart(groupGaps(enough.scores, larger)))).toEqual(["gaps small-group"]);
  });

  it("do not include a whole team, two whole teams, or what is published", () => {
    const team = few.scores.slice(0, 5);
    expect(rowsOf(competencyHeatmap(summarize(team, { target: "T" })), "mean", "n")).toEqual([{ n: 5 }]);
    expect(rowsOf(competencyHeatmap(team), "mean", "n")).toEqual([{ n: 5 }]);
    expect(issuesOf(() => compareChart(team, team))).toEqual([]);
    expect(issuesOf(() => agreementChart(agreement(few.people.slice(0, 5))))).toEqual([]);
    // All raters are drawn, not the groups.
    expect(issuesOf(() => agreementChart(agreement(few.people, { by: { role: few.role } })))).toEqual([]);
    const { published } = publish(few.scores, { by: { role: few.role }, minCount: 5, protect: 1 });
    expect(rowsOf(competencyHeatmap(published), "mean", "n")).toContainEqual({ n: 10 });
  });
});

it.each<[string, () => unknown]>([
  ["profileChart", () => profileChart(null as never)],
  ["competencyHeatmap", () => competencyHeatmap(3 as never)],
  ["compareChart", () => compareChart(3 as never, oneScore(1))],
  ["groupGapChart", () => groupGapChart({} as never)],
  ["crosswalkChart", () => crosswalkChart(crosswalk, { highlight: "3.8" })],
  ["agreementChart", () => agreementChart({} as never)],
  ["toMermaid", () => toMermaid(crosswalk, { width: 3 } as never)],
])("%s throws an OptionsError", (_, call) => {
  expect(call).toThrow(OptionsError);
});
