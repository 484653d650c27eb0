import { score } from "cei-framework";
import { type DrawnGaps, groupGapChart } from "cei-framework/charts";
import { groupGaps } from "cei-framework/statistics";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { axisReader, drawnMarks, fourPoints, oneScore, rowsOf, show, single, textsOf } from "./chart-rows.ts";

/** Gaps as a caller may write them: the means of groups for each target, and how many scores they are of. */
function gapsOf(targets: {
  readonly [target: string]: { readonly [group: string]: readonly [number | null, number] };
}) {
  const written = Object.entries(targets).map(([target, groups]) => ({
    target,
    gaps: [],
    groups: Object.entries(groups).map(([role, [value, n]]) => ({
      group: { role },
      mean: value === null ? { value, n, reason: "no-values" } : { value, n },
    })),
  }));
  return { by: ["role"], level: 0.95, comparisons: 0, unadjusted: [], targets: written } as never as DrawnGaps;
}

describe("groupGapChart", () => {
  const scores = [1, 2, 4, 5, 3].map(oneScore);
  const role = ["staff", "staff", "family", "family", "student"];

  it("has the mean of each group with its interval, and marks the reference group", () => {
    const chart = groupGapChart(groupGaps(scores, { by: { role }, reference: "family", target: "T" }), show);
    expect(rowsOf(chart, "mean", "group", "mean", "n", "isReference", "shape")).toEqual([
      { group: "staff", mean: 0.125, n: 2, isReference: false, shape: "circle" },
      { group: "family", mean: 0.875, n: 2, isReference: true, shape: "diamond" },
      { group: "student", mean: 0.5, n: 1, isReference: false, shape: "square" },
    ]);
    // Two values that are 1/4 apart: a standard error of 1/8, as good as n = (7/64) / (1/64) = 7 values; t of one degree
    // of freedom is 12.70620474.
    const [staff, , student] = rowsOf(chart, "mean", "low", "high");
    const t = 12.70620473617;
    const [middle, half] = [0.125 + t ** 2 / 14, t * Math.sqrt(1 / 64 + t ** 2 / 196)];
    expect(staff?.["low"]).toBeCloseTo((middle - half) / (1 + t ** 2 / 7), 9);
    expect(staff?.["high"]).toBeCloseTo((middle + half) / (1 + t ** 2 / 7), 9);
    expect(student).toEqual({ low: null, high: null });
    expect(rowsOf(chart, "interval", "group")).toEqual([{ group: "staff" }, { group: "family" }]);
    expect(chart.description).toContain("T, family: 0.88 (n 2), interval 0.03 to 1.00");
    expect(textsOf(chart).slice(0, 3)).toEqual(["staff, n 2", "family (reference), n 2", "student, n 1"]);
    expect(chart.title.subtitle[0]).toBe("Lines are 95% intervals of the means. n is the number of scores.");
  });

  it("draws each number where it is on its axis", async () => {
    const chart = groupGapChart(groupGaps(scores, { by: { role }, target: "T" }), show);
    const marks = await drawnMarks(chart);
    const scoreAt = axisReader(marks, { "0.25": 0.25, "0.75": 0.75 });
    const means = marks.filter(({ datum }) => datum["kind"] === "mean");
    expect(means.map(({ x }) => scoreAt(x))).toEqual([0.125, 0.875, 0.5].map((mean) => expect.closeTo(mean, 6)));
    const intervals = marks.filter(({ datum }) => datum["kind"] === "interval");
    expect(intervals.map(({ x, x2 }) => [scoreAt(x), scoreAt(x2)])).toEqual(
      intervals.map(({ datum: { low, high } }) => [expect.closeTo(Number(low), 6), expect.closeTo(Number(high), 6)]),
    );
    // Each interval is on the line of its mean.
    expect(intervals.map(({ y }) => y)).toEqual(means.slice(0, 2).map(({ y }) => y));
  });

  it("has a row for each target, in which each group has a shape and a height of its own", async () => {
    const groups = { a: [0.5, 20], b: [0.5, 20], c: [0.5, 20], d: [0.5, 20], e: [0.5, 20], f: [0.5, 20] } as const;
    const chart = groupGapChart(gapsOf({ T1: groups, T2: groups }));
    const marks = (await drawnMarks(chart)).filter(({ datum }) => datum["kind"] === "mean");
    const [first = [], second = []] = ["T1", "T2"].map((target) =>
      marks.filter(({ datum }) => datum["target"] === target),
    );
    // Six groups with the same mean are all seen, in the same order in each row.
    expect(new Set(first.map(({ shape }) => shape)).size).toBe(6);
    expect(new Set(first.map(({ y }) => y)).size).toBe(6);
    expect(second.map(({ shape }) => shape)).toEqual(first.map(({ shape }) => shape));
    const apart = Number(second[0]?.y) - Number(first[0]?.y);
    expect(second.map(({ y }, g) => y - Number(first[g]?.y))).toEqual(first.map(() => expect.closeTo(apart, 6)));
    expect(textsOf(chart)).toEqual(expect.arrayContaining(["a, n 20", "f, n 20", "T1", "T2"]));
  });

  it("has the means of few groups in numbers, and counts that differ between targets", () => {
    const gaps = gapsOf({ T1: { a: [0.25, 20], b: [0.5, 30] }, T2: { a: [0.75, 12], b: [1, 30] } });
    expect(textsOf(groupGapChart(gaps, { width: 736 }))).toEqual(
      expect.arrayContaining(["a, n 12–20", "b, n 30", "0.25 (n 20)", "0.50 (n 30)", "0.75 (n 12)", "1.00 (n 30)"]),
    );
    expect(textsOf(groupGapChart(gaps, { width: 320 }))).toEqual(
      expect.arrayContaining(
        ["a, n 12–20", "b, n 30", "● 0.25 ■ 0.50", "● 0.75 ■ 1.00"].map((text) =>
          expect.stringMatching(text.replace(" ■", " +■")),
        ),
      ),
    );
  });

  it("has a panel for each of more than six groups, beside the reference", async () => {
    const roles = ["a", "b", "c", "d", "e", "f", "g"];
    const by = { role: roles.flatMap((name) => [name, name]) };
    const many = roles.flatMap((_, g) => [oneScore(1 + (g % 5)), oneScore(1 + (g % 5))]);
    const chart = groupGapChart(groupGaps(many, { by, reference: "b", target: "T" }), show);
    expect(rowsOf(chart, "mean", "panel", "group", "mean", "isReference")).toEqual(
      roles.map((group, g) => ({ panel: g, group, mean: (g % 5) / 4, isReference: group === "b" })),
    );
    expect(rowsOf(chart, "reference", "panel", "mean")).toEqual(
      [0, 2, 3, 4, 5, 6].map((panel) => ({ panel, mean: 0.25 })),
    );
    // In the panel of g, whose mean is that of b, both are seen.
    const inLast = (await drawnMarks(chart)).filter(({ datum }) => datum["panel"] === 6);
    expect(new Set(inLast.map(({ y }) => y)).size).toBe(2);
    const titles = roles.map((name) => (name === "b" ? "b (reference), n 2" : `${name}, n 2`));
    expect(textsOf(chart)).toEqual(expect.arrayContaining(["the group in the heading", "b (reference)", ...titles]));
    // Each is in words once.
    expect(chart.description.match(/T, b:/g)).toHaveLength(1);
    // Without a reference, each group is alone.
    const alone = groupGapChart(groupGaps(many, { by, target: "T" }), show);
    expect(rowsOf(alone, "reference")).toEqual([]);
    expect(rowsOf(alone, "mean")).toHaveLength(7);
  });

  it("cuts an interval that leaves the axis, and says so", () => {
    const gaps = JSON.parse(JSON.stringify(gapsOf({ T: { a: [0.5, 20], b: [0.5, 20] } })));
    gaps.targets[0].groups[0].mean.interval = { low: -0.8, high: 1.2 };
    const chart = groupGapChart(gaps);
    expect(rowsOf(chart, "interval", "low", "high", "from", "to")).toEqual([
      { low: -0.8, high: 1.2, from: -0.5, to: 1.2 },
    ]);
    expect(chart.title.subtitle.join(" ")).toContain("Lines that reach the edge continue past it.");
    gaps.targets[0].groups[0].mean.interval = { low: -0.2, high: 1.2 };
    expect(groupGapChart(gaps).title.subtitle.join(" ")).not.toContain("edge");
  });

  it("prints what the numbers are not adjusted for", () => {
    const gaps = groupGaps(scores, { by: { role } });
    const chart = groupGapChart(gaps, show);
    const under = chart.title.subtitle.join(" ");
    for (const words of gaps.unadjusted) expect(under).toContain(words);
    expect(rowsOf(chart, "mean", "shape").filter(({ shape }) => shape === "diamond")).toEqual([]);
    const linesAt = (width: number) => groupGapChart(gaps, { ...show, width }).title.subtitle.length;
    expect(linesAt(1200)).toBeLessThan(linesAt(736));
    expect(linesAt(736)).toBeLessThan(linesAt(320));
  });

  it("reports that there is nothing to show", () => {
    const none = score({}, fourPoints, single);
    const chart = groupGapChart(groupGaps([none, none], { by: { role: ["a", ""] } }));
    expect(chart.title.subtitle[0]).toBe("No group has a score.");
    expect(rowsOf(chart, "missing", "group").slice(0, 2)).toEqual([{ group: "a" }, { group: "(none)" }]);
    const some = groupGapChart(gapsOf({ T1: { a: [0.25, 20], b: [null, 0] } }));
    expect(rowsOf(some, "missing", "group", "says")).toEqual([{ group: "b", says: "T1, b: no score" }]);
    expect(some.title.subtitle.join(" ")).toContain("A broken line means that a group has no score.");
    expect(textsOf(some)).toContain("no score");
    expect(issuesOf(() => groupGapChart({ targets: [{ groups: [3] }] } as never))).toEqual([
      "gaps.by missing",
      "gaps.unadjusted missing",
      "gaps.level missing",
      "gaps.targets.0.target missing",
      "gaps.targets.0.gaps missing",
      "gaps.targets.0.groups.0 wrong-type",
    ]);
  });

  it("reports holes in lists, and means that are not scores", () => {
    const gaps = gapsOf({ T: { a: [0.5, 20] } });
    const [target] = gaps.targets;
    const issuesWith = (change: object) => issuesOf(() => groupGapChart({ ...gaps, ...change } as never));
    // biome-ignore lint/suspicious/noSparseArray: a caller's mistake.
    expect(issuesWith({ targets: [, null] })).toEqual(["gaps.targets.0 missing", "gaps.targets.1 wrong-type"]);
    expect(issuesWith({ by: Array(1) })).toEqual(["gaps.by.0 missing"]);
    expect(issuesWith({ targets: [{ ...target, groups: Array(1), gaps: [undefined] }] })).toEqual([
      "gaps.targets.0.gaps.0 missing",
      "gaps.targets.0.groups.0 missing",
    ]);
    expect(issuesWith({ targets: [{ ...target, groups: [{ group: {}, mean: { value: 2, n: 20 } }] }] })).toEqual([
      "gaps.targets.0.groups.0.mean.value out-of-range",
    ]);
  });
});
