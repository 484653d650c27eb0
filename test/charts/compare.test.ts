import { createPlan, evidenceScale, projectionPlan, projectToMetrics, scale, score, scoreMetrics } from "cei-framework";
import { compareChart } from "cei-framework/charts";
import { fromAssessments, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { axisReader, drawnMarks, fourPoints, oneScore, rated, rowsOf, single, textsOf } from "./chart-rows.ts";

/** Three targets, which are rated one by one. */
const three = createPlan({
  name: "three",
  items: ["a", "b", "c"],
  targets: (["a", "b", "c"] as const).map((id) => ({
    id: id.toUpperCase(),
    parts: [{ id: "p", weight: 1, items: [{ id, weight: 1 }] }],
  })),
});
const ofThree = (a: number, b: number, c: number) => score({ a, b, c }, scale({ min: 1, max: 5 }), three);

describe("compareChart", () => {
  it("has a line from the mean before to the mean after, and the change with its interval in a panel of its own", () => {
    // Before 1/4 and 2/4, after 3/4 and 1: means 0.375 and 0.875, the same spread. Welch's df is 2, t is 4.302653, the
    // standard error sqrt(2 * (1/32) / 2) = 0.1767767. On 0 to 1 the change is 0.75, as good as 24 values: 0.75 * 0.25 /
    // (1/128). Wilson's interval for them has its middle at 0.641134 and is 0.305778 to either side.
    const chart = compareChart([oneScore(2), oneScore(3)], [oneScore(4), oneScore(5)]);
    expect(rowsOf(chart, "change", "target", "difference", "from", "to", "direction")[0]).toEqual({
      target: "T",
      difference: 0.5,
      from: 0.375,
      to: 0.875,
      direction: "higher",
    });
    const t = 4.302652729911;
    const middle = (0.75 + t ** 2 / 48) / (1 + t ** 2 / 24);
    const halfWidth = (t * Math.sqrt((0.75 * 0.25) / 24 + t ** 2 / (4 * 24 ** 2))) / (1 + t ** 2 / 24);
    const [interval] = rowsOf(chart, "interval", "low", "high");
    expect(interval?.["low"]).toBeCloseTo(2 * (middle - halfWidth) - 1, 9);
    expect(interval?.["high"]).toBeCloseTo(2 * (middle + halfWidth) - 1, 9);
    expect(rowsOf(chart, "difference", "target", "difference")[0]).toEqual({ target: "T", difference: 0.5 });
    expect(rowsOf(chart, "before", "target", "time", "mean")[0]).toEqual({ target: "T", time: "before", mean: 0.375 });
    expect(rowsOf(chart, "after", "target", "time", "mean")[0]).toEqual({ target: "T", time: "after", mean: 0.875 });
    expect(chart.description).toContain("T: before 0.38, after 0.88, +0.50 (−0.33 to +0.89).");
    // From -0.33 to 0.89: the interval includes 0.
    expect(chart.title.subtitle).toEqual(["Where the interval includes 0, the change may be due to chance."]);
  });

  it("draws each number where it is on its axis, and each target on one line", async () => {
    const chart = compareChart([ofThree(1, 5, 3), ofThree(2, 4, 3)], [ofThree(4, 3, 3), ofThree(4, 2, 3)], {
      scale: scale({ min: 1, max: 5 }),
    });
    const marks = await drawnMarks(chart);
    const ofKind = (kind: string) => marks.filter(({ datum }) => datum["kind"] === kind);
    const points = axisReader(marks, { "2": 2, "5": 5 });
    const changes = axisReader(marks, { "−4": -4, "+4": 4 });
    const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));
    // The means before are 1.5, 4.5, and 3, their mean 3; after 4, 2.5, 3, and 9.5 / 3.
    expect(ofKind("before").map(({ x }) => points(x))).toEqual(near([1.5, 4.5, 3, 3]));
    expect(ofKind("after").map(({ x }) => points(x))).toEqual(near([4, 2.5, 3, 9.5 / 3]));
    expect(ofKind("change").map(({ x, x2 }) => [points(x), points(x2)])).toEqual(
      [
        [1.5, 4],
        [4.5, 2.5],
        [3, 3],
        [3, 9.5 / 3],
      ].map(near),
    );
    expect(ofKind("difference").map(({ x }) => changes(x))).toEqual(near([2.5, -2, 0, 0.5 / 3]));
    const intervals = chart.data.values.filter(({ kind }) => kind === "interval");
    expect(ofKind("interval").map(({ x, x2 }) => [changes(x), changes(x2)])).toEqual(
      intervals.map(({ low, high }) => near([Number(low) * 4, Number(high) * 4])),
    );
    // Nothing is lower or higher on the page because it fell or rose.
    const heights = ["before", "after", "change", "difference"].map((kind) => ofKind(kind).map(({ y }) => y));
    expect(new Set(heights.map((each) => each.join(" "))).size).toBe(1);
    expect(new Set(heights[0]).size).toBe(4);
  });

  it("points to the right where scores rose, to the left where they fell, and nowhere where they did not change", async () => {
    const chart = compareChart(ofThree(1, 5, 3), ofThree(2, 1, 3), { times: ["2024", "2025"] });
    expect(rowsOf(chart, "after", "target", "direction")).toEqual([
      { target: "A", direction: "higher" },
      { target: "B", direction: "lower" },
      { target: "C", direction: "same" },
      { target: "overall", direction: "lower" },
    ]);
    const marks = await drawnMarks(chart);
    const shapes = marks.filter(({ datum }) => datum["kind"] === "after").map(({ shape }) => shape);
    expect(shapes).toEqual(["triangle-right", "triangle-left", expect.stringMatching(/^M/), "triangle-left"]);
    const key = ["2024", "2025, higher", "2025, lower", "2025, no change"];
    expect(marks.flatMap(({ text = "" }) => (text.startsWith("20") ? [text] : []))).toEqual(key);
  });

  it("has an axis of changes that is as long on both sides, with a stronger line at zero", async () => {
    const chart = compareChart(ofThree(1, 2, 3), ofThree(2, 2, 3), { scale: scale({ min: 1, max: 5 }) });
    const domains = chart.layer.flatMap(({ mark, encoding }) =>
      mark.type === "rule" ? [encoding.x.scale.domain] : [],
    );
    // The largest change is 1 of 4 points: 0.25 of the scale.
    expect(domains).toContainEqual([-0.25, 0.25]);
    const lines = (await drawnMarks(chart)).filter(({ datum }) => datum["top"] !== undefined);
    const stronger = lines.filter(({ datum }) => datum["width"] === 1.5);
    expect(stronger.map(({ datum }) => datum["value"])).toEqual([0]);
    // Small changes do not look large: the axis has at least a tenth of the scale.
    const small = compareChart(ofThree(3, 3, 3), ofThree(3, 3, 3), { scale: scale({ min: 1, max: 5 }) });
    const own = small.layer.flatMap(({ mark, encoding }) => (mark.type === "rule" ? [encoding.x.scale.domain[1]] : []));
    expect(Math.min(...own)).toBeGreaterThanOrEqual(0.1);
  });

  it("has the means of complete pairs when scores are paired", () => {
    // Two pairs, 1 to 3 and 5 to 5; one who is in one time only would turn the line around.
    const none = score({}, scale({ min: 1, max: 5 }), single);
    const chart = compareChart([oneScore(1), oneScore(5), oneScore(5)], [oneScore(3), oneScore(5), none], {
      paired: true,
    });
    expect(rowsOf(chart, "change", "difference", "from", "to")[0]).toEqual({ difference: 0.25, from: 0.5, to: 0.75 });
    expect(chart.title.subtitle.join(" ")).toContain("Means include only the pairs that have both scores.");
    const lost = compareChart([oneScore(1)], [none], { paired: true });
    expect(rowsOf(lost, "change")).toEqual([]);
    const noPair = compareChart([oneScore(1), none], [none, oneScore(3)], { paired: true });
    expect(rowsOf(noPair, "change")).toEqual([]);
    expect(textsOf(noPair)).toContain("no pair has both scores");
  });

  it("has no interval when there is none", () => {
    const chart = compareChart(oneScore(5), oneScore(1), { times: ["2024", "2025"], scale: scale({ min: 1, max: 5 }) });
    expect(rowsOf(chart, "interval")).toEqual([]);
    expect(chart.data.values[0]?.["says"]).toBe("T: −4.00");
    expect(chart.title.text).toEqual(["Scores, 2024 and 2025"]);
    expect(chart.title.subtitle).toEqual([]);
    expect(textsOf(chart)).toContain("Change");
    // The heading of the means is the title of their axis.
    expect(textsOf(chart)).toContain("Mean score");
    expect(textsOf(chart)).not.toContain("Score");
    expect(textsOf(chart).join(" ")).not.toContain("interval");
  });

  it("shows scores that do not measure the same thing side by side, and explains why", async () => {
    const direct = scoreMetrics({ instrument: "2.0", scale: evidenceScale(), metrics: { M3: 2 } });
    const chart = compareChart<string>(projectToMetrics(rated({ "3.1": 4, "3.3": 4, "3.5": 4 })), direct);
    for (const kind of ["change", "difference", "interval"]) expect(rowsOf(chart, kind)).toEqual([]);
    const [before, after] = ["before", "after"].map((kind) => {
      return rowsOf(chart, kind, "target", "time", "mean").filter(({ target }) => target === "M3");
    });
    expect(before).toEqual([{ target: "M3", time: "before", mean: 1 }]);
    expect(after).toEqual([{ target: "M3", time: "after", mean: 1 }]);
    // Two equal means do not hide each other, and neither is an arrow.
    const marks = await drawnMarks(chart);
    const ofM3 = marks.filter(({ datum }) => datum["target"] === "M3");
    expect(new Set(ofM3.map(({ y }) => y)).size).toBe(2);
    expect(ofM3.map(({ shape = "circle" }) => shape)).toEqual(["circle", "circle"]);
    expect(chart.description).toContain("One time is projected by a crosswalk and the other is not.");
    expect(chart.title.subtitle.join(" ")).toContain("They do not measure the same thing, so no difference is shown.");
    expect(chart.description).not.toContain("+0.00");
    expect(textsOf(chart)).not.toContain("Change");
  });

  it("explains mixed ratings, and takes the scale of tables", async () => {
    const rate = (rating: object) => scoreMetrics({ instrument: "2.0", scale: evidenceScale(4), ...rating });
    const chart = compareChart(rate({ metrics: { M2: 3 } }), rate({ lookFors: { "M2.1": 2, "M2.2": 2, "M2.3": 2 } }));
    expect(chart.title.subtitle.join(" ")).toContain("Not comparable: some were rated directly and others through");
    expect(chart.description).toContain("before 0.67, after 0.33, not comparable: some were rated directly");
    expect(textsOf(chart)).toContain("not comparable");

    const table = scoreTable(
      fromAssessments([rated({ "1.1": 2, "1.2": 2, "1.3": 2 })]),
      projectionPlan({ minCoverage: 0 }),
    );
    expect(compareChart(table, table).description).toContain("Mean scores from 1 (Never) to 4 (Always). M1");
    expect(issuesOf(() => compareChart(table, table, { scale: { min: 0, max: 10 } }))).toEqual(["scale inconsistent"]);
  });

  it("reports that a time is empty, or that neither has a score", () => {
    expect(compareChart([oneScore(1)], []).description).toBe('Scores, before and after. No scores for "after".');
    const none = score({}, fourPoints, single);
    expect(compareChart(none, none).title.subtitle[0]).toBe("Neither time has a score.");
    const chart = compareChart(none, oneScore(3));
    expect(chart.data.values.map(({ kind }) => kind)).toEqual(["after", "after"]);
    expect(textsOf(chart)).toContain("before: no score");
    // Among others that changed, it is missing from the panel of changes alone.
    const some = compareChart(score({ a: 1, b: 2 }, scale({ min: 1, max: 5 }), three), ofThree(2, 2, 3));
    expect(rowsOf(some, "difference", "target")).toEqual([{ target: "A" }, { target: "B" }, { target: "overall" }]);
    expect(textsOf(some)).toContain("before: no score");
  });

  it("has the means in numbers where there is room, and the changes always", () => {
    const draw = (width: number) => textsOf(compareChart(ofThree(1, 2, 3), ofThree(2, 2, 3), { width }));
    for (const width of [320, 736, 1200]) expect(draw(width)).toContain("+0.25");
    for (const width of [320, 1200]) expect(draw(width)).toContain("0.00 to 0.25");
    expect(draw(736)).not.toContain("0.00 to 0.25");
  });

  it("reports every problem of its options", () => {
    expect(
      issuesOf(() =>
        compareChart(oneScore(1), oneScore(1), {
          times: ["a", "a"],
          title: 3,
          names: { T: 1 },
          width: -1,
          theme: "sepia",
          level: 1,
        } as never),
      ),
    ).toEqual([
      "title wrong-type",
      "names.T wrong-type",
      "width out-of-range",
      "theme wrong-value",
      "level out-of-range",
      "times wrong-type",
    ]);
    expect(issuesOf(() => compareChart(3 as never, oneScore(1)))).toEqual(["before wrong-type"]);
  });

  it("reports holes in lists", () => {
    // biome-ignore lint/suspicious/noSparseArray: a caller's mistake.
    expect(issuesOf(() => compareChart([oneScore(1), , null] as never, [oneScore(1)]))).toEqual([
      "before.1 missing",
      "before.2 wrong-type",
    ]);
    expect(issuesOf(() => compareChart([oneScore(1)], Array(1)))).toEqual(["after.0 missing"]);
    for (const times of [Array(2), ["a"], ["a", undefined], ["a", null]]) {
      expect(issuesOf(() => compareChart(oneScore(1), oneScore(1), { times } as never))).toEqual(["times wrong-type"]);
    }
  });
});
