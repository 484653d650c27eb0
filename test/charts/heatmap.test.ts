import {
  createPlan,
  metric,
  metricPlan,
  projectionPlan,
  projectToMetrics,
  score,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import { createCatalog } from "cei-framework/catalog";
import { competencyHeatmap, type VegaLiteSpec } from "cei-framework/charts";
import { suppress } from "cei-framework/disclosure";
import { summarize } from "cei-framework/statistics";
import { fromAssessments, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { type DrawnMark, drawnMarks, fourPoints, oneScore, rated, rowsOf, show, textsOf } from "./chart-rows.ts";

/** Rows of a summary: the means of targets by group, each of 40 people. */
const summaryOf = (means: { readonly [group: string]: readonly (number | null)[] }, targets: readonly string[]) => {
  return Object.entries(means).flatMap(([role, list]) => {
    return targets.map((target, t) => ({
      group: { role },
      target,
      n: list[t] === null ? 0 : 40,
      mean: list[t] ?? null,
    }));
  });
};

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
    expect(chart.description).toContain("Cells without a score: 45.");
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
    expect(chart.description).toContain(`Hidden cells: ${hidden.length}.`);
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
    expect(share.title.text).toEqual(["Rows: rated 3 or more"]);
    expect(share.description).toContain("2 rows of one group (all), rated 3 or more from 0 (none) to 1 (all).");
    expect(textsOf(share)).toEqual(expect.arrayContaining(["0", "1", "none", "all", "0.50 (n 50)", "0.25 (n 60)"]));
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
    const nothing = competencyHeatmap([scoreDomains(rated({}))]);
    expect(nothing.title.subtitle.join(" ")).toBe("Nothing could be scored. A broken line means no score.");
    const ofTwo = competencyHeatmap([scoreDomains(rated({})), scoreDomains(rated({}))], { by: { role: ["a", "b"] } });
    expect(ofTwo.title.subtitle).toEqual(["Nothing could be scored."]);
    expect(textsOf(ofTwo)).toContain("– means no score");
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

describe("the rows of a heatmap", () => {
  const bold = ({ layer }: VegaLiteSpec): unknown[] => {
    const labels = layer.flatMap(({ data }) => data?.values ?? []);
    return labels.filter(({ isBold }) => isBold === true).map(({ text }) => text);
  };
  const two = { staff: [0, 1, 0.5], family: [1, 0, 0.5] };

  it("are under the names of their domains, or of their metrics", () => {
    const competencies = competencyHeatmap(summaryOf(two, ["1.1", "1.2", "3.5"]), { width: 1200 });
    expect(bold(competencies)).toEqual(["D1 Building Relationships", "D3 Shared Power and Decision Making"]);
    const lookFors = competencyHeatmap(summaryOf(two, ["M2.1", "M2.2", "M4.2"]), { width: 1200 });
    expect(bold(lookFors)).toEqual([
      "M2 Shared Beliefs and Collective Efficacy",
      "M4 Alignment of Policies, Practices, and Resources",
    ]);
    const custom = competencyHeatmap(summaryOf(two, ["1.1", "1.2", "3.5"]), { names: { D1: "Trust" }, width: 1200 });
    expect(bold(custom)[0]).toBe("Trust");
  });

  it("have no headings if they are metrics, domains, or custom", () => {
    for (const targets of [
      ["M1", "M2", "M3"],
      ["D1", "D2", "D3"],
      ["1.1", "x", "y"],
    ]) {
      expect(bold(competencyHeatmap(summaryOf(two, targets)))).toEqual([]);
    }
    // A metric's own rating is in bold above its look-fors, and the overall is apart from the last domain.
    expect(bold(competencyHeatmap(summaryOf(two, ["M1", "M1.1", "M1.2"]), { width: 1200 }))).toEqual([
      `M1 ${metric("M1").name}`,
    ]);
    const withOverall = competencyHeatmap(summaryOf(two, ["1.1", "1.2", "overall"]), { width: 1200 });
    expect(bold(withOverall)).toEqual(["D1 Building Relationships", "", "Overall"]);
  });
});

describe("the columns of a heatmap", () => {
  it("have their numbers of respondents: one, a range, or a mark where they are hidden", () => {
    const row = (role: string, target: string, n: number | "*", mean: number | null | "*") => {
      return { group: { role }, target, n, mean };
    };
    const rows = [
      ...[row("a", "M1", 38, 0.5), row("a", "M2", 40, 0.5), row("b", "M1", 12, 0.5), row("b", "M2", 12, 1)],
      ...[row("c", "M1", "*", "*"), row("c", "M2", "*", "*"), row("d", "M1", 0, null), row("d", "M2", 0, null)],
      ...[row("e", "M1", 20, 1), row("e", "M2", "*", "*")],
    ];
    const chart = competencyHeatmap({ all: "All", rows });
    const texts = textsOf(chart);
    expect(texts.filter((text) => /^n /.test(text))).toEqual(["n 38–40", "n 12", "n *", "n 0", "n 20"]);
    expect(texts).toEqual(expect.arrayContaining(["* means hidden to protect respondents", "– means no score"]));
    expect(chart.title.subtitle.join(" ")).toBe(
      "n is the number of respondents with a score. A range means that n differs between rows. A larger group may be hidden too, so that a small one cannot be worked out from the total.",
    );
  });

  it("are in blocks of as many as have room, within the width that is asked for", async () => {
    const schools = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`School ${i + 1}`, [0.25, 0.5]]));
    for (const width of [320, 736, 1200]) {
      const chart = competencyHeatmap(summaryOf(schools, ["M1", "M2"]), { width });
      expect(chart.width).toBe(width);
      const marks = await drawnMarks(chart);
      const cells = marks.filter(({ type, datum }) => type === "rect" && datum["kind"] === "mean");
      const numbers = marks.filter(({ type, datum }) => type === "text" && datum["kind"] === "mean");
      expect([cells.length, numbers.length]).toEqual([60, 60]);
      // Two digits after the point at 12 px are 2.26 em wide at most: 28 px.
      expect(Math.min(...cells.map(({ width = 0 }) => width))).toBeGreaterThan(34);
      expect(Math.max(...cells.map(({ x, width = 0 }) => x + width))).toBeLessThanOrEqual(width);
      expect(numbers.every(({ fontSize }) => fontSize === 12)).toBe(true);
      const apart = cells.every(({ x, y, width = 0, height = 0 }, i) => {
        return cells.slice(0, i).every((other) => {
          const [across, down] = [other.x - x, other.y - y].map(Math.abs);
          return (across ?? 0) >= width - 1e-6 || (down ?? 0) >= height - 1e-6;
        });
      });
      expect(apart).toBe(true);
    }
  });

  it("have horizontal headings if they have room, raised where neighbors are long, and are turned otherwise", () => {
    const headingsOf = (names: readonly string[], width: number) => {
      const chart = competencyHeatmap(summaryOf(Object.fromEntries(names.map((name) => [name, [0.5]])), ["M1"]), {
        width,
      });
      const isTurned = chart.layer.some(({ mark }) => mark.angle === 270);
      const leaders = chart.layer.filter(({ mark }) => mark.type === "rule").flatMap(({ data }) => data?.values ?? []);
      return { isTurned, raised: leaders.length, lines: textsOf(chart) };
    };
    const roles = ["staff", "families", "students", "community partner organizations"];
    const wide = headingsOf(roles, 736);
    expect([wide.isTurned, wide.raised]).toEqual([false, 0]);
    expect(wide.lines).toEqual(expect.arrayContaining(["community", "partner", "organizations"]));
    const narrow = headingsOf(roles, 320);
    expect([narrow.isTurned, narrow.raised]).toEqual([false, 1]);
    expect(narrow.lines).toContain("organizations");
    const long = Array.from({ length: 7 }, (_, i) => `Superintendents ${i}`);
    expect(headingsOf(long, 320).isTurned).toBe(true);
  });

  it("have totals apart from the others, in bold, and named in the language of the chart", async () => {
    const row = (role: string, n: number, mean: number) => ({ group: { role }, target: "M1", n, mean });
    const publication = { all: "All", rows: [row("a", 30, 0.5), row("b", 10, 0.1), row("All", 40, 0.4)] };
    const catalog = createCatalog({ language: "es", texts: { "word.allGroups": "Todos" } });
    const chart = competencyHeatmap(publication, { catalog, width: 400 });
    expect(chart.data.values.map(({ group }) => group)).toEqual(["a", "b", "Todos"]);
    const [a, b, all] = (await drawnMarks(chart)).filter(({ type, datum }) => type === "rect" && datum["kind"]);
    const gaps = [(b?.x ?? 0) - (a?.x ?? 0) - (a?.width ?? 0), (all?.x ?? 0) - (b?.x ?? 0) - (b?.width ?? 0)];
    expect(gaps[0]).toBeCloseTo(2, 0);
    expect(gaps[1]).toBeGreaterThan(12);
    // A group that is called "All" keeps its name.
    const other = { all: "All groups", rows: [row("All", 30, 0.5), row("All groups", 30, 0.5)] };
    expect(competencyHeatmap(other, { catalog }).data.values.map(({ group }) => group)).toEqual(["All", "All groups"]);
  });

  it("include the totals of a published table's statistic, with their counts", () => {
    const { published } = suppress({
      rows: ["staff", "families"],
      columns: ["M1", "M2"],
      across: "targets",
      counts: [
        [40, 40],
        [20, 20],
      ],
      statistics: [
        {
          name: "mean",
          kind: "mean",
          values: [
            [0.5, 0.2],
            [0.8, 0.5],
          ],
          columnTotals: [0.6, 0.3],
        },
      ],
    });
    expect(rowsOf(competencyHeatmap(published), "mean", "id", "group", "mean", "n").slice(-2)).toEqual([
      { id: "M1", group: "All", mean: 0.6, n: 60 },
      { id: "M2", group: "All", mean: 0.3, n: 60 },
    ]);
    const ofGroups = suppress({
      rows: ["x"],
      columns: ["a", "b"],
      counts: [[40, 20]],
      statistics: [
        { name: "mean", kind: "mean", values: [[0.5, 0.8]], rowTotals: [0.6], total: 0.6, columnTotals: [0.5, 0.8] },
      ],
    }).published;
    expect(rowsOf(competencyHeatmap(ofGroups), "mean", "group", "mean", "n")).toEqual([
      { group: "a", mean: 0.5, n: 40 },
      { group: "b", mean: 0.8, n: 20 },
      { group: "All", mean: 0.6, n: 60 },
    ]);
  });

  it("count the respondents of the statistic, where some have no value", () => {
    const { published } = suppress({
      rows: ["staff"],
      columns: ["M1", "M2"],
      across: "targets",
      counts: [[40, 40]],
      statistics: [{ name: "mean", kind: "mean", counts: { values: [[40, 30]] }, values: [[0.5, 0.25]] }],
    });
    expect(rowsOf(competencyHeatmap(published), "mean", "n")).toEqual([{ n: 40 }, { n: 30 }]);
  });
});

describe("the cells of a heatmap", () => {
  const shares = Array.from({ length: 101 }, (_, i) => i / 100);
  const targets = shares.map((_, i) => `t${i}`);
  const channel = (color: string, at: number): number => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  /** The relative luminance and the contrast of the Web Content Accessibility Guidelines 2.2. */
  const luminance = (color: string) =>
    0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
  const contrast = (one: string, other: string): number => {
    const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  it.each(["light", "dark", "print"] as const)("have numbers that are readable on any shade, in %s", async (theme) => {
    for (const values of ["score", "deviation"] as const) {
      const means = summaryOf({ a: shares, b: shares.map((share) => 1 - share) }, targets);
      const marks = await drawnMarks(competencyHeatmap(means, { theme, values }));
      const drawn = marks.filter(({ datum }) => datum["kind"] === "mean");
      const [fills, numbers] = ["rect", "text"].map((type) => drawn.filter((mark) => mark.type === type));
      expect([fills?.length, numbers?.length]).toEqual([202, 202]);
      const contrasts = fills?.map(({ fill = "" }, i) => contrast(fill, numbers?.[i]?.fill ?? "")) ?? [];
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("are darker the higher they are, and lighter on a dark background", () => {
    const means = summaryOf({ a: shares, b: shares }, targets);
    const lightOf = (theme: "light" | "dark" | "print"): number[] => {
      const rows = competencyHeatmap(means, { theme }).data.values.slice(0, 101);
      return rows.map(({ color }) => luminance(String(color)));
    };
    const falls = (list: readonly number[]): boolean => list.every((one, i) => i === 0 || one <= (list[i - 1] ?? 0));
    expect([falls(lightOf("light")), falls(lightOf("print")), falls(lightOf("dark").reverse())]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("are drawn where their column and row are, with their numbers in them", async () => {
    const means = summaryOf({ staff: [0, 0.25], family: [0.5, null], students: [1, 0.75] }, ["M1", "M2"]);
    for (const width of [320, 736]) {
      const marks = await drawnMarks(competencyHeatmap(means, { width, scale: fourPoints }));
      const ofData = (type: string) => marks.filter((mark) => mark.type === type && mark.datum["id"] !== undefined);
      const inOrder = ofData("text").sort((a, b) => a.y - b.y || a.x - b.x);
      // 1 + 3 times the mean.
      expect(inOrder.map(({ text }) => text)).toEqual(["1.00", "2.50", "4.00", "1.75", "–", "3.25"]);
      const cellOf = ({ datum }: DrawnMark) => ofData("rect").find((one) => one.datum["says"] === datum["says"]);
      for (const number of inOrder) {
        const { x = 0, y = 0, width = 0, height = 0 } = cellOf(number) ?? {};
        expect(number.x).toBeCloseTo(x + width / 2, 0);
        expect(number.y).toBeCloseTo(y + height / 2, 6);
      }
      const heading = marks.find(({ text }) => text === "family");
      expect(heading?.x).toBeCloseTo(inOrder[1]?.x ?? 0, 6);
    }
  });

  it("have a legend from the low to the high end, in the colors of the cells", async () => {
    const means = summaryOf({ staff: [0, 1], family: [0.5, 0.5] }, ["M1", "M2"]);
    const chart = competencyHeatmap(means, { scale: fourPoints, width: 736 });
    const marks = await drawnMarks(chart);
    const shades = marks.filter(({ type, datum }) => type === "rect" && datum["id"] === undefined);
    const colorOf = (mean: number) => chart.data.values.find((row) => row["mean"] === mean)?.["color"];
    expect([shades[0]?.fill, shades.at(-1)?.fill, shades[(shades.length - 1) / 2]?.fill]).toEqual(
      [0, 1, 0.5].map(colorOf),
    );
    const texts = textsOf(chart);
    expect(texts.slice(0, texts.indexOf("Always") + 1)).toEqual(["1", "2", "3", "4", "Never", "Always"]);
    expect(texts.join(" ")).not.toMatch(/hidden|means no score/);
  });

  it("are as low as they can be: the chart is not higher the wider it is", () => {
    const scores = [scoreDomains(rated({ "1.1": 2 })), scoreDomains(rated({ "1.1": 3 }))];
    const heights = [320, 480, 736, 960, 1200].map((width) => {
      return competencyHeatmap(scores, { by: { role: ["staff", "family"] }, ...show, width }).height;
    });
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  });
});

describe("a heatmap of deviations", () => {
  it("has each mean minus that of all respondents, worked out by hand", () => {
    const scores = [4, 1, 2].map((rating) => projectToMetrics(rated({ "1.1": rating })));
    const by = { role: ["staff", "staff", "family"] };
    const chart = competencyHeatmap(scores, { by, values: "deviation", scale: fourPoints, ...show });
    // Of 1, 0, and 1/3: 4/9. Staff have 1/2, family 1/3: 1/18 more, and 1/9 less, or 3/18 and 3/9 of a point.
    expect(rowsOf(chart, "mean", "id", "group", "mean", "deviation", "n", "text")).toEqual([
      { id: "1.1", group: "staff", mean: 0.5, deviation: expect.closeTo(1 / 18, 12), n: 2, text: "+0.17" },
      {
        id: "1.1",
        group: "family",
        mean: expect.closeTo(1 / 3, 12),
        deviation: expect.closeTo(-1 / 9, 12),
        n: 1,
        text: "−0.33",
      },
    ]);
    // The mean of all is in a column of its own: 1 + 3 * 4/9.
    expect(rowsOf(chart, "total", "group", "mean", "n", "text")).toEqual([
      { group: "All", mean: expect.closeTo(4 / 9, 12), n: 3, text: "2.33" },
    ]);
    const name = "1.1 Inclusive and welcoming district culture";
    expect(chart.data.values.find(({ kind }) => kind === "mean")?.["says"]).toBe(
      `${name}, staff: +0.17 from the mean of 2.33 (n 2)`,
    );
    expect(chart.title.text.join(" ")).toBe("Competencies by role: difference from the mean");
    expect(chart.description).toContain("differences from the mean from −0.33 to +0.33. The highest is +0.17 for");
  });

  it("has colors that reach as far below zero as above it, and at least a tenth of the scale", () => {
    const colorsOf = (...means: readonly number[]) => {
      const summary = summaryOf(Object.fromEntries(means.map((mean, i) => [`g${i}`, [mean]])), ["M1"]);
      const chart = competencyHeatmap(summary, { values: "deviation" });
      return { texts: textsOf(chart), colors: chart.data.values.map(({ color }) => color) };
    };
    // Means of 0.2, 0.3, and 1 have a mean of 0.5: 0.3 and 0.2 less, 0.5 more.
    const { texts, colors } = colorsOf(0.2, 0.3, 1);
    expect(texts.slice(0, 5)).toEqual(["−0.50", "0.00", "+0.50", "below the mean", "above the mean"]);
    expect(new Set(colors).size).toBe(4);
    // Equal differences on the two sides have different colors, and none has the color of the middle.
    expect(colorsOf(0.49, 0.51).texts.slice(0, 3)).toEqual(["−0.10", "0.00", "+0.10"]);
    const [low, high] = colorsOf(0.4, 0.6).colors;
    const [, , middle] = colorsOf(0.4, 0.6, 0.5).colors;
    expect(new Set([low, high, middle]).size).toBe(3);
  });

  const row = (role: string, target: string, n: number | "*", mean: number | null | "*") => {
    return { group: { role }, target, n, mean };
  };

  it("is from the total that is published, so that nothing hidden is shown", () => {
    const rows = [
      ...[row("a", "M1", 20, 0.5), row("b", "M1", "*", "*"), row("All", "M1", 30, 0.4)],
      ...[row("a", "M2", 20, 0.7), row("b", "M2", "*", "*"), row("All", "M2", "*", "*")],
      ...[row("a", "M3", 20, 0.7), row("b", "M3", 0, null), row("All", "M3", 20, 0.7)],
    ];
    const chart = competencyHeatmap({ all: "All", rows }, { values: "deviation" });
    // Were it the mean of what is shown, that of M1 would be 0.
    expect(rowsOf(chart, "mean", "id", "group", "deviation", "n")).toEqual([
      { id: "M1", group: "a", deviation: expect.closeTo(0.1, 12), n: 20 },
      { id: "M3", group: "a", deviation: 0, n: 20 },
    ]);
    // A row whose total is hidden has no deviations.
    expect(rowsOf(chart, "hidden", "id", "group", "mean", "n", "text")).toEqual(
      [
        ["M1", "b"],
        ["M2", "a"],
        ["M2", "b"],
        ["M2", "All"],
      ].map(([id, group]) => {
        return { id, group, mean: null, n: null, text: "*" };
      }),
    );
    expect(rowsOf(chart, "missing", "id", "group")).toEqual([{ id: "M3", group: "b" }]);
    expect(rowsOf(chart, "total", "id", "text")).toEqual([
      { id: "M1", text: "0.40" },
      { id: "M3", text: "0.70" },
    ]);
  });

  it("counts nobody twice where some columns are totals over others", () => {
    const at = (district: string, school: string, n: number, mean: number) => {
      return { group: { district, school }, target: "M1", n, mean };
    };
    // Oak's 30 have 0.4, of 10 with 0.2 and 20 with 0.5; Elm's 10 have 0.8. All 40 have 0.5.
    const rows = [
      at("Oak", "All", 30, 0.4),
      at("Oak", "x", 10, 0.2),
      at("Oak", "y", 20, 0.5),
      at("Elm", "All", 10, 0.8),
      at("Elm", "z", 10, 0.8),
    ];
    const chart = competencyHeatmap({ all: "All", rows }, { values: "deviation" });
    expect(rowsOf(chart, "total", "mean", "n")).toEqual([{ mean: expect.closeTo(0.5, 12), n: 40 }]);
    expect(rowsOf(chart, "mean", "deviation").map(({ deviation }) => deviation)).toEqual(
      [-0.1, -0.3, 0, 0.3, 0.3].map((value) => expect.closeTo(value, 12)),
    );
  });

  it("is refused where it would have no meaning, or would rest on what is hidden", () => {
    const options = { values: "deviation" } as const;
    const refused = ["values inconsistent"];
    const withHidden = { all: "All", rows: [row("a", "M1", 20, 0.5), row("b", "M1", "*", "*")] };
    expect(issuesOf(() => competencyHeatmap(withHidden, options))).toEqual(refused);
    expect(issuesOf(() => competencyHeatmap([oneScore(1), oneScore(2)], options))).toEqual(refused);
    const oneGroup = { all: "All", rows: [row("a", "M1", 20, 0.5), row("All", "M1", 20, 0.5)] };
    expect(issuesOf(() => competencyHeatmap(oneGroup, options))).toEqual(refused);
    const tableOf = (kind: "median" | "mean") => {
      const statistics = [{ name: "rating", kind, values: [[0.5, 0.25]] }];
      return suppress({ rows: ["x"], columns: ["a", "b"], counts: [[50, 60]], statistics }).published;
    };
    expect(issuesOf(() => competencyHeatmap(tableOf("median"), options))).toEqual(refused);
    expect(issuesOf(() => competencyHeatmap(tableOf("mean"), options))).toEqual([]);
    expect(issuesOf(() => competencyHeatmap([], options))).toEqual([]);
    expect(issuesOf(() => competencyHeatmap([], { values: "change" } as never))).toEqual(["values wrong-value"]);
  });
});

describe("a heatmap of one group", () => {
  it("has a dot for each score along the scale, with its number and count", async () => {
    const summary = summaryOf({ staff: [0.25, 1, null] }, ["1.1", "1.2", "3.5"]);
    for (const width of [320, 736]) {
      const chart = competencyHeatmap(summary, { scale: fourPoints, width });
      const marks = await drawnMarks(chart);
      const [first, second] = marks.filter(({ type, datum }) => type === "symbol" && datum["kind"] === "mean");
      const [broken] = marks.filter(({ type, datum }) => type === "rule" && datum["kind"] === "missing");
      const [from = 0, to = 0] = [broken?.x ?? 0, broken?.x2 ?? 0].sort((a, b) => a - b);
      // The broken line is as long as the scale.
      expect(((first?.x ?? 0) - from) / (to - from)).toBeCloseTo(0.25, 6);
      expect(second?.x).toBeCloseTo(to, 6);
      expect(textsOf(chart)).toEqual(
        expect.arrayContaining(["1.75 (n 40)", "4.00 (n 40)", "no score", "staff", "Always"]),
      );
      expect(chart.data.values.map(({ text }) => text)).toEqual(["1.75", "4.00", "–"]);
    }
  });

  it("marks what is hidden, without its value", () => {
    const { published } = suppress({
      rows: ["a", "b", "c"],
      columns: ["all"],
      counts: [[50], [60], [7]],
      statistics: [{ name: "mean", kind: "mean", values: [[0.5], [0.25], [0.8125]] }],
    });
    const chart = competencyHeatmap(published);
    expect(rowsOf(chart, "hidden", "id", "mean", "n", "text")).toContainEqual({
      id: "c",
      mean: null,
      n: null,
      text: "*",
    });
    expect(JSON.stringify(chart)).not.toContain("0.81");
    expect(chart.title.subtitle.join(" ")).toContain("one that is hidden to protect respondents");
  });
});

describe("a heatmap of broken input", () => {
  const hole = (...list: readonly unknown[]): never => {
    const holed = [...list, undefined, ...list];
    delete holed[list.length];
    return holed as never;
  };
  const cell = { group: { role: "a" }, target: "M1", n: 40, mean: 0.5 };

  it("has an issue for each hole", () => {
    expect(issuesOf(() => competencyHeatmap(Array(2) as never))).toEqual(
      ["of.0 wrong-type", "of.1 wrong-type"].map((issue) => issue.replace("wrong-type", "missing")),
    );
    expect(issuesOf(() => competencyHeatmap(hole(oneScore(1))))).toContain("of.1 missing");
    expect(issuesOf(() => competencyHeatmap(hole(cell)))).toContain("of.1 missing");
    expect(issuesOf(() => competencyHeatmap({ all: "All", rows: hole(cell) }))).toContain("of.1 missing");
    expect(issuesOf(() => competencyHeatmap([cell], { by: hole("role") }))).toEqual(["by wrong-type"]);
    expect(issuesOf(() => competencyHeatmap([oneScore(1)], { by: { role: [null] } as never }))).toEqual([
      "by.role.0 wrong-type",
    ]);
    const { published } = suppress({
      rows: ["a"],
      columns: ["b"],
      counts: [[50]],
      statistics: [{ name: "s", kind: "share", values: [[0.5]] }],
    });
    expect(issuesOf(() => competencyHeatmap({ ...published, rows: Array(1) as never }))).toEqual(["of.rows.0 missing"]);
    expect(issuesOf(() => competencyHeatmap({ ...published, statistics: hole() }))).toEqual([
      "of.statistics.0 missing",
    ]);
    expect(issuesOf(() => competencyHeatmap({ ...published, counts: Array(1) as never }))).toEqual([
      "of.counts.0 missing",
    ]);
  });
});
