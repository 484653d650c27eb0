import { crosswalk, domainPlan, metricPlan, OptionsError, scoreMetrics } from "cei-framework";
import {
  agreementChart,
  compareChart,
  competencyHeatmap,
  crosswalkChart,
  groupGapChart,
  likertChart,
  profileChart,
  toMermaid,
} from "cei-framework/charts";
import { publish } from "cei-framework/disclosure";
import { agreement, groupGaps, summarize } from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { fourPoints, oneScore, rated, rowsOf, show } from "./chart-rows.ts";
import { rendered } from "./rendering.ts";

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
  ["likertChart", () => likertChart({} as never)],
  ["toMermaid", () => toMermaid(crosswalk, { width: 3 } as never)],
])("%s throws an OptionsError", (_, call) => {
  expect(call).toThrow(OptionsError);
});

it("profileChart has one problem with a table of scores, and takes a row of it", async () => {
  const table = await readTable("1.1,1.2,1.3\n1,2,3\n", { scale: fourPoints });
  const scores = scoreTable(table, domainPlan());
  expect(issuesOf(() => profileChart(scores as never))).toEqual(["scores wrong-type"]);
  expect(issuesOf(() => profileChart(scores.row(0)))).toEqual([]);
});

it("keeps no line for notes where there are none", async () => {
  // A title of one line, and the space below it.
  const spec = profileChart(oneScore(3));
  expect(spec.title.subtitle).toEqual([]);
  expect((await rendered(spec)).height - spec.height).toBeLessThan(32);
});
