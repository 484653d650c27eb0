import { competencies, createPlan, type SelfAssessment, scale, score } from "cei-framework";
import { likertChart, type VegaLiteSpec } from "cei-framework/charts";
import { publish, suppress } from "cei-framework/disclosure";
import { itemAnalysis, summarize } from "cei-framework/statistics";
import { fromAssessments, readTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { pointColors } from "../../src/charts/likert-marks.ts";
import { divisionOf } from "../../src/charts/likert-segments.ts";
import { type ChartTheme, colorsOf } from "../../src/charts/theme.ts";
import { issuesOf } from "../issues.ts";
import { fourPoints, oneScore, rated, rowsOf, show, textsOf } from "./chart-rows.ts";
import { contrast } from "./color-vision.ts";

/** An assessment for each rating of an item. */
const ratingsOf = (id: "1.1" | "1.2" | "2.1", ...ratings: readonly (number | "n/a" | null)[]) =>
  ratings.map((rating) => rated({ [id]: rating }));
/** 1, twice 2, three times 3, and twice 4; one "n/a" and one without a rating. */
const ten = ratingsOf("1.1", 1, 2, 2, 3, 3, 3, 4, 4, "n/a", null);
/** Assessments on 1 to 5, of which one gave 1, one 2, two 3, one 4, and five 5. */
const neutral = [1, 2, 3, 3, 4, 5, 5, 5, 5, 5].map((rating) => ({
  ...rated({ "1.1": rating }),
  scale: { min: 1, max: 5 },
}));

/** The segments of a chart: their points, counts, and ends. */
const segmentsOf = (chart: VegaLiteSpec) => rowsOf(chart, "rating", "rating", "count", "from", "to");
const near = (value: number) => expect.closeTo(value, 12);
const titleOf = ({ title }: VegaLiteSpec) => title.text.join(" ");
const notesOf = ({ title }: VegaLiteSpec) => title.subtitle.join(" ");

describe("the bars of likertChart", () => {
  it("have the points below the center on the left of zero, and the others on the right", () => {
    const chart = likertChart(ten);
    expect(segmentsOf(chart)).toEqual([
      { rating: 1, count: 1, from: near(-3 / 8), to: near(-2 / 8) },
      { rating: 2, count: 2, from: near(-2 / 8), to: near(0) },
      { rating: 3, count: 3, from: near(0), to: near(3 / 8) },
      { rating: 4, count: 2, from: near(3 / 8), to: near(5 / 8) },
    ]);
    expect(rowsOf(chart, "rating", "share", "n").map(({ share, n }) => [share, n])).toEqual([
      [1 / 8, 8],
      [2 / 8, 8],
      [3 / 8, 8],
      [2 / 8, 8],
    ]);
    expect(titleOf(chart)).toBe("Ratings of competencies");
  });

  it("divide a neutral point, or set it apart", () => {
    expect(segmentsOf(likertChart(neutral))).toEqual([
      { rating: 1, count: 1, from: near(-0.3), to: near(-0.2) },
      { rating: 2, count: 1, from: near(-0.2), to: near(-0.1) },
      { rating: 3, count: 2, from: near(-0.1), to: near(0.1) },
      { rating: 4, count: 1, from: near(0.1), to: near(0.2) },
      { rating: 5, count: 5, from: near(0.2), to: near(0.7) },
    ]);
    expect(notesOf(likertChart(neutral))).toContain("Half of 3 is on each side of zero.");
    const apart = likertChart(neutral, { neutral: "apart" });
    const [one, two, three, four, five] = segmentsOf(apart);
    expect([one, two, four, five]).toEqual([
      { rating: 1, count: 1, from: near(-0.2), to: near(-0.1) },
      { rating: 2, count: 1, from: near(-0.1), to: near(0) },
      { rating: 4, count: 1, from: near(0), to: near(0.1) },
      { rating: 5, count: 5, from: near(0.1), to: near(0.6) },
    ]);
    // As long as its share, and to the right of all others.
    expect(Number(three?.["to"]) - Number(three?.["from"])).toBeCloseTo(0.2, 12);
    expect(Number(three?.["from"])).toBeGreaterThan(0.6);
    expect(notesOf(apart)).toContain("3 has bars of its own, to the right of the others.");
  });

  it("have another center", () => {
    const sides = (center: number) =>
      segmentsOf(likertChart(ten, { center })).map(({ rating, from, to }) => [rating, from, to]);
    expect(sides(3.5)).toEqual([
      [1, near(-6 / 8), near(-5 / 8)],
      [2, near(-5 / 8), near(-3 / 8)],
      [3, near(-3 / 8), near(0)],
      [4, near(0), near(2 / 8)],
    ]);
    expect(sides(2)).toEqual([
      [1, near(-2 / 8), near(-1 / 8)],
      [2, near(-1 / 8), near(1 / 8)],
      [3, near(1 / 8), near(4 / 8)],
      [4, near(4 / 8), near(6 / 8)],
    ]);
  });

  it("have an axis of percent without signs, zero in the middle", () => {
    const texts = textsOf(likertChart(ten));
    const ticks = texts.filter((text) => /^\d+%?$/.test(text) && text !== "8");
    expect(ticks).toEqual(expect.arrayContaining(["25%", "0", "25%", "50%"]));
    expect(texts.filter((text) => /[-\u2212]\d/.test(text))).toEqual([]);
  });

  it("have their counts in the segments that have room for them", () => {
    const counts = (width: number) => rowsOf(likertChart(many, { width }), "rating", "text").map(({ text }) => text);
    // Of 2,000 one gave 1, which has no room at any width.
    const many = [...ratingsOf("1.1", 1), ...ratingsOf("1.1", ...Array.from({ length: 1999 }, (_, i) => (i % 2) + 3))];
    expect(counts(320)).toEqual(["", "1000", "999"]);
    expect(counts(1200)).toEqual(["", "1000", "999"]);
    const even = likertChart(ratingsOf("1.1", ...Array.from({ length: 40 }, (_, i) => (i < 3 ? 1 : 2 + (i % 3)))), {
      width: 320,
    });
    // 3 of 40 are 7.5% of about 300 pixels for 150%, 15 pixels: enough for one digit of 7.
    expect(rowsOf(even, "rating", "text")[0]).toEqual({ text: "3" });
  });

  it("say in words how many gave each point", () => {
    const [first] = likertChart(ten, { scale: fourPoints }).data.values;
    expect(first?.["says"]).toBe("1.1 Inclusive and welcoming district culture: 1 of 8 (13%) gave 1 (Never)");
  });

  it("of many points have a key of the ends and the middle, and no counts", () => {
    const hundred = [0, 20, 20, 100].map((rating) => ({ ...rated({ "1.1": rating }), scale: { min: 0, max: 100 } }));
    const chart = likertChart(hundred);
    expect(segmentsOf(chart)).toEqual([
      { rating: 0, count: 1, from: near(-0.75), to: near(-0.5) },
      { rating: 20, count: 2, from: near(-0.5), to: near(0) },
      { rating: 100, count: 1, from: near(0), to: near(0.25) },
    ]);
    expect(rowsOf(chart, "rating", "text")).toEqual([{ text: "" }, { text: "" }, { text: "" }]);
    expect(textsOf(chart).slice(0, 3)).toEqual(["0 (lowest)", "50", "100 (highest)"]);
    const continuous = { ...rated({ "1.1": 1 }), scale: { min: 0, max: 1, continuous: true } };
    expect(issuesOf(() => likertChart([continuous]))).toEqual(["of.0.scale.continuous wrong-value"]);
  });
});

describe("the numbers beside the bars", () => {
  it("are the percent from a point on, n, and who did not rate, which are not part of it", () => {
    // 5 of 8 gave 3 or 4: 62.5%.
    const texts = textsOf(likertChart(ten, { width: 1200 }));
    expect(texts).toEqual(expect.arrayContaining(["3 or 4", "63%", "n", "8", "n/a", "not", "rated"]));
    expect(likertChart(ten).description).toContain(
      "1.1 Inclusive and welcoming district culture: 63% gave 3 or 4, n 8, 1 n/a, 1 not rated.",
    );
    expect(textsOf(likertChart(ten, { width: 320 }))).toContain("3 or 4: 63%, n 8, 1 n/a, 1 not rated");
    // With less room, in one column.
    expect(textsOf(likertChart(ten))).toEqual(expect.arrayContaining(["n/a or", "blank", "2"]));
    expect(textsOf(likertChart(ratingsOf("1.1", 1, 4), { width: 1200 }))).not.toContain("n/a");
  });

  it("start at the first point above the center, unless there is another", () => {
    const shares = (chart: VegaLiteSpec) => textsOf(chart).filter((text) => /^\d+%$/.test(text));
    expect(notesOf(likertChart(ten, { center: 3 }))).toContain(
      "On the right is the percent that gave 4 (Always), of the n who rated.",
    );
    expect(textsOf(likertChart(neutral))).toContain("4 or 5");
    const two = likertChart(ten, { atLeast: 2 });
    expect(textsOf(two)).toContain("2 to 4");
    // 7 of 8.
    expect(shares(two)).toContain("88%");
    expect(shares(likertChart(neutral, { neutral: "apart" }))).toContain("60%");
  });

  it("are not there where nobody rated", () => {
    const chart = likertChart([...ten, rated({ "1.2": "n/a" })]);
    expect(rowsOf(chart, "missing", "id", "says")).toEqual([
      { id: "1.2", says: "1.2 Create a culture of service: not rated" },
    ]);
    expect(textsOf(chart)).toContain("\u2013");
    expect(notesOf(chart)).toContain("A broken line means that nobody rated.");
    expect(notesOf(likertChart(ratingsOf("1.1", null)))).toBe("Nothing was rated.");
  });
});

describe("the rows of likertChart", () => {
  const two = [
    { ...rated({ "1.1": 4, "1.2": 1, "2.1": 2 }), role: "staff", site: "North" },
    { ...rated({ "1.1": 3, "1.2": 1, "2.1": 4 }), role: "families", site: "North" },
    { ...rated({ "1.1": 3, "1.2": 4, "2.1": 4 }), role: "staff", site: "South" },
  ];
  const barsOf = (chart: VegaLiteSpec) =>
    rowsOf(chart, "rating", "id", "group", "facet", "rating", "count").map((row) => Object.values(row));

  it("are under their domains, in the order of the framework", () => {
    const chart = likertChart(two);
    const headings = chart.layer.flatMap(({ data }) => data?.values.filter(({ isBold }) => isBold === true) ?? []);
    expect(headings.map(({ text }) => text)).toEqual(["D1 Building Relationships", "D2 Building Collective Efficacy"]);
    const names = { D1: "Belonging" };
    expect(textsOf(likertChart(two, { names }))).toContain("Belonging");
    expect(textsOf(likertChart(two, { items: ["1.1", "1.2"] }))).not.toContain("D1 Building Relationships");
  });

  it("are sorted by the percent or by the mean distance", () => {
    const order = (sort: "share" | "spread") => [...new Set(barsOf(likertChart(two, { sort })).map(([id]) => id))];
    // All gave 1.1 a 3 or 4, two 2.1, one 1.2.
    expect(order("share")).toEqual(["1.1", "2.1", "1.2"]);
    // Distances between two: 1.1 1, 0, 1; 1.2 0, 3, 3; 2.1 2, 2, 0.
    expect(order("spread")).toEqual(["1.2", "2.1", "1.1"]);
    expect(textsOf(likertChart(two, { sort: "share" }))).not.toContain("D1 Building Relationships");
  });

  it("are split by a property, by labels, or by a group of a table alike", async () => {
    const expected = [
      ["1.1", "staff", null, 3, 1],
      ["1.1", "staff", null, 4, 1],
      ["1.1", "families", null, 3, 1],
    ];
    const items = ["1.1"];
    const csv = "role,1.1\nstaff,4\nfamilies,3\nstaff,3\n";
    const table = await readTable(csv, { instrument: "1.0", scale: fourPoints, groups: ["role"] });
    for (const chart of [
      likertChart(two, { by: "role", items, ...show }),
      likertChart(two, { by: { role: two.map(({ role }) => role) }, items, ...show }),
      likertChart(fromAssessments(two), { by: ["role"], items, ...show }),
      likertChart(table, { by: "role", ...show }),
      likertChart(itemAnalysis(two, { by: "role" }), { items, ...show }),
    ]) {
      expect(barsOf(chart)).toEqual(expected);
      expect(titleOf(chart)).toBe("Ratings of competencies by role");
    }
  });

  it("have a panel for each value of a facet", () => {
    const expected = [
      ["1.1", "staff", "North", 4, 1],
      ["1.1", "families", "North", 3, 1],
      ["1.1", "staff", "South", 3, 1],
    ];
    const options = { facet: "site", items: ["1.1"], ...show };
    const labels = { role: two.map(({ role }) => role), site: two.map(({ site }) => site) };
    for (const by of ["role", ["site", "role"], labels]) {
      const chart = likertChart(two, { ...options, by });
      expect(barsOf(chart)).toEqual(expected);
      expect(titleOf(chart)).toBe("Ratings of competencies by role and site");
      // In the north one of each rated; of the families in the south there is none.
      expect(textsOf(chart)).toEqual(expect.arrayContaining(["North (n 1)", "South (n 0\u20131)"]));
      expect(notesOf(chart)).toContain("A range means that n differs between rows.");
      expect(rowsOf(chart, "missing", "group", "facet")).toEqual([{ group: "families", facet: "South" }]);
    }
    const panels = likertChart(two, options);
    expect(barsOf(panels)).toEqual([
      ["1.1", null, "North", 3, 1],
      ["1.1", null, "North", 4, 1],
      ["1.1", null, "South", 3, 1],
    ]);
    expect(titleOf(panels)).toBe("Ratings of competencies by site");
  });

  it("are of nothing when there is nothing", () => {
    expect(likertChart([]).description).toBe("Ratings. No ratings to show.");
    expect(likertChart({ rows: [] }).description).toBe("Ratings. No ratings to show.");
    expect(likertChart({ rows: [], all: "All" }).description).toBe("Ratings. No ratings to show.");
  });
});

describe("scores and what is published", () => {
  // Scores of one target, on 1 to 5.
  const roles = { staff: [1, 2, 2, 5, 5, 5, 5, 5, 5, 5, 5, 5], families: [4, 4, 5] };
  const role = Object.entries(roles).flatMap(([name, list]) => list.map(() => name));
  const scores = Object.values(roles).flat().map(oneScore);
  const five = { min: 1, max: 5 };

  it("are drawn from a summary, at their nearest points", () => {
    const chart = likertChart(summarize(scores, { by: { role }, target: "T", scale: five }), show);
    expect(rowsOf(chart, "rating", "group", "rating", "count", "share")).toEqual([
      { group: "staff", rating: 1, count: 1, share: 1 / 12 },
      { group: "staff", rating: 2, count: 2, share: 2 / 12 },
      { group: "staff", rating: 5, count: 9, share: 9 / 12 },
      { group: "families", rating: 4, count: 2, share: 2 / 3 },
      { group: "families", rating: 5, count: 1, share: 1 / 3 },
    ]);
    expect(titleOf(chart)).toBe("Scores of targets by role");
    expect(chart.description).toContain("T, staff: 75% at 4 or 5, n 12.");
    expect(chart.data.values[0]?.["says"]).toBe("T, staff: 1 of 12 scores (8%) are nearest to 1 (lowest)");
    const panels = likertChart(summarize(scores, { by: { role }, target: "T", scale: five }).rows, {
      facet: "role",
      ...show,
    });
    expect(rowsOf(panels, "rating", "facet", "count")).toEqual(
      rowsOf(chart, "rating", "group", "count").map(({ group, count }) => ({
        facet: group ?? null,
        count: count ?? null,
      })),
    );
  });

  it("are drawn without the groups that publish hides", () => {
    const { published } = publish(scores, { by: { role }, target: "T", scale: five, distribution: true });
    const chart = likertChart(published);
    // Three families are hidden, and so are the staff, or the total would give them away.
    expect(rowsOf(chart, "missing", "group", "says")).toEqual([
      { group: "families", says: "T, families: hidden to protect respondents" },
      { group: "staff", says: "T, staff: hidden to protect respondents" },
    ]);
    expect(rowsOf(chart, "rating", "group", "rating", "count")).toEqual([
      { group: "All", rating: 1, count: 1 },
      { group: "All", rating: 2, count: 2 },
      { group: "All", rating: 4, count: 2 },
      { group: "All", rating: 5, count: 10 },
    ]);
    expect(textsOf(chart).filter((text) => text === "hidden")).toHaveLength(2);
    expect(notesOf(chart)).toContain(
      "Broken lines are where counts are hidden to protect respondents. A larger group may be hidden too,",
    );
    expect(chart.description).toContain("T, families: hidden. ");
  });

  it("use the totals of a publication over the names that are left out", () => {
    const site = role.map((_, i) => (i % 2 === 0 ? "North" : "South"));
    const { published } = publish(scores, {
      by: { site, role },
      target: "T",
      scale: five,
      distribution: true,
      minCount: 2,
      protect: 1,
    });
    const counts = (chart: VegaLiteSpec) => rowsOf(chart, "rating", "group", "rating", "count");
    const whole = counts(likertChart(published, { by: "role" }));
    // What is published by role alone, with the same rules.
    const { published: byRole } = publish(scores, {
      by: { role },
      target: "T",
      scale: five,
      distribution: true,
      minCount: 2,
      protect: 1,
    });
    expect(whole).toEqual(counts(likertChart(byRole)));
    expect(whole.length).toBeGreaterThan(4);
  });

  it("show a table of answers as far as its counts are shown", () => {
    const { published } = suppress({
      rows: ["staff", "families", "students"],
      columns: ["1", "2", "3", "4"],
      across: "answers",
      counts: [
        [40, 30, 60, 20],
        [4000, 30, 5003, 3],
        [12, 40, 3, 15],
      ],
    });
    const chart = likertChart(published);
    expect(JSON.stringify(published)).not.toContain("5003");
    expect(JSON.stringify(chart)).not.toContain("5003");
    expect(titleOf(chart)).toBe("Answers by group");
    const ofStaff = chart.data.values.filter(({ id }) => id === "staff");
    expect(ofStaff.map(({ rating, count, from, to }) => ({ rating, count, from, to }))).toEqual([
      { rating: 1, count: 40, from: near(-70 / 150), to: near(-30 / 150) },
      { rating: 2, count: 30, from: near(-30 / 150), to: near(0) },
      { rating: 3, count: 60, from: near(0), to: near(60 / 150) },
      { rating: 4, count: 20, from: near(60 / 150), to: near(80 / 150) },
    ]);
  });

  it("ends the side of a bar at a hidden count, and shows where the rest may be", () => {
    const table = {
      rows: ["a", "b", "c"],
      columns: ["1", "2", "3", "4"],
      across: "answers",
      counts: [
        ["*", 30, 40, "*"],
        ["*", "*", 60, 20],
        [20, "*", "*", 20],
      ],
      rowTotals: [80, 100, "*"],
      columnTotals: ["*", "*", "*", "*"],
      total: "*",
    } as const;
    const partsOf = (id: string) =>
      likertChart(table).data.values.flatMap((row) =>
        row["id"] === id ? [[row["kind"], row["from"], row["to"]]] : [],
      );
    // 10 of 80 are at 1 or at 4.
    expect(partsOf("a")).toEqual([
      ["rating", near(-30 / 80), near(0)],
      ["rating", near(0), near(40 / 80)],
      ["missing", near(-40 / 80), near(-30 / 80)],
      ["missing", near(40 / 80), near(50 / 80)],
    ]);
    // 20 of 100 are at 1 and 2, so 80% gave 3 or 4.
    expect(partsOf("b")).toEqual([
      ["rating", near(0), near(0.6)],
      ["rating", near(0.6), near(0.8)],
      ["missing", near(-0.2), near(0)],
    ]);
    expect(likertChart(table).description).toMatch(/a: hidden, n 80\. b: 80% gave 3 or 4, n 100\. c: hidden\.$/);
    // Without n there are no shares.
    expect(partsOf("c").map(([kind]) => kind)).toEqual(["missing"]);
    // A neutral point that is hidden hides both sides, unless it is apart.
    const odd = { ...table, columns: ["0", "1", "2"], columnTotals: ["*", "*", "*"], rows: ["a"], rowTotals: [50] };
    const [split, apart] = (["split", "apart"] as const).map((neutral) =>
      likertChart({ ...odd, counts: [[20, "*", 20]] } as never, { neutral }).data.values.map(({ kind, from, to }) => [
        kind,
        from,
        to,
      ]),
    );
    expect(split).toEqual([
      ["missing", near(-1), near(0)],
      ["missing", near(0), near(1)],
    ]);
    expect(apart?.slice(0, 2)).toEqual([
      ["rating", near(-0.4), near(0)],
      ["rating", near(0), near(0.4)],
    ]);
    expect(apart?.[2]?.[0]).toBe("missing");
    expect(Number(apart?.[2]?.[2]) - Number(apart?.[2]?.[1])).toBeCloseTo(0.2, 12);
  });
});

describe("the colors of points", () => {
  it.each<ChartTheme>(["light", "dark", "print"])("differ, and are readable under text: %s", (theme) => {
    const colors = colorsOf(theme);
    for (const max of [2, 3, 4, 5, 6, 7, 9, 10, 11, 101]) {
      for (const center of [undefined, 1.5, 2].filter((one) => one === undefined || one < max)) {
        const points = pointColors(colors, divisionOf({ min: 1, max }, center));
        expect(new Set(points).size).toBe(max);
        expect([points[0], points.at(-1)]).toEqual([colors.low, colors.high]);
        const best = points.map((color) => Math.max(contrast(colors.onDark, color), contrast(colors.onLight, color)));
        expect(Math.min(...best)).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(pointColors(colors, divisionOf({ min: 1, max: 3 }))[1]).toBe(colors.middle);
  });

  it("are in the key, from the lowest point to the highest", () => {
    const labels = { 1: "Never", 2: "Rarely", 4: "Always" };
    const texts = textsOf(likertChart(ten, { scale: scale({ min: 1, max: 4, labels }) }));
    expect(texts.slice(0, 4)).toEqual(["1 (Never)", "2 (Rarely)", "3", "4 (Always)"]);
    const [key] = likertChart(ten).layer;
    expect(key?.data?.values.map(({ color }) => color)).toEqual(
      rowsOf(likertChart(ten), "rating", "color").map(({ color }) => color),
    );
  });
});

describe("likertChart rejects", () => {
  const summary = summarize([oneScore(1), oneScore(4)], { target: "T", scale: { min: 1, max: 5 } });
  const row = { group: {}, target: "T", n: 1, distribution: [0, 1].map((count, point) => ({ point, count })) };

  it.each<[string, unknown, object, string[]]>([
    ["anything else", 3, {}, ["of wrong-type"]],
    ["nothing", null, {}, ["of wrong-type"]],
    ["holes", Object.assign(Array(2), { 1: row }), {}, ["of.0 missing"]],
    ["a list of holes", Array(2), {}, ["of.0 missing", "of.1 missing"]],
    [
      "invalid rows",
      [{ ...row, n: -1, distribution: [null] }],
      {},
      ["of.0.n wrong-type", "of.0.distribution.0 wrong-type"],
    ],
    [
      "a summary without a distribution",
      { rows: [{ ...row, distribution: undefined }] },
      {},
      ["of.rows.0.distribution missing"],
    ],
    [
      "other points",
      [row, { ...row, target: "U", distribution: [{ point: 3, count: 1 }] }],
      {},
      ["of.1.distribution inconsistent"],
    ],
    [
      "points with gaps",
      [
        {
          ...row,
          distribution: [
            { point: 1, count: 1 },
            { point: 3, count: 0 },
          ],
        },
      ],
      {},
      ["of.0.distribution wrong-value"],
    ],
    ["other sums", [{ ...row, n: 4 }], {}, ["of.0.n inconsistent"]],
    ["other groups", [row, { ...row, group: { a: "b" } }], {}, ["of.1.group inconsistent"]],
    ["a row twice", [row, row], {}, ["of.1 duplicate"]],
    ["a publication without counts", { all: "All", rows: [{ group: {}, target: "T", n: 1 }] }, {}, ["of.rows missing"]],
    [
      "a publication with holes",
      { all: "All", rows: Object.assign(Array(3), [{ group: {}, target: "T", n: 1, n_1: 1, n_2: 0 }], { 2: null }) },
      {},
      ["of.rows.1 missing", "of.rows.2 wrong-type"],
    ],
    [
      "a table of other columns",
      suppress({ rows: ["a"], columns: ["x"], counts: [[20]] }).published,
      {},
      ["of.across wrong-value"],
    ],
    [
      "columns that are not points",
      { ...suppress({ rows: ["a"], columns: ["1", "x"], across: "answers", counts: [[20, 20]] }).published },
      {},
      ["of.columns wrong-value"],
    ],
    [
      "an invalid table",
      { counts: 3 },
      { by: "a" },
      [
        "of.rows missing",
        "of.columns missing",
        "of.counts wrong-type",
        "of.rowTotals missing",
        "of.columnTotals missing",
        "of.total missing",
        "by wrong-type",
      ],
    ],
    [
      "unknown options",
      ten,
      { center: "x", neutral: "left", sort: "n", atLeast: "x", colour: 1 },
      ["colour unknown-key", "sort wrong-value", "center wrong-type", "neutral wrong-value", "atLeast wrong-type"],
    ],
    ["a center outside", ten, { center: 4 }, ["center out-of-range"]],
    ["a neutral point that the scale does not have", ten, { neutral: "apart" }, ["neutral inconsistent"]],
    ["a point that the scale does not have", ten, { atLeast: 2.5 }, ["atLeast out-of-range"]],
    ["another scale", ten, { scale: { min: 1, max: 5 } }, ["scale inconsistent"]],
    [
      "unknown items",
      ten,
      { items: Object.assign(Array(3), { 0: "1.1", 2: "9.9" }) },
      ["items.1 unknown-id", "items.2 unknown-id"],
    ],
    ["no items", ten, { items: [] }, ["items wrong-type"]],
    ["unknown groups of assessments", ten, { by: "role", facet: "site" }, ["by unknown-id", "facet unknown-id"]],
    ["unknown groups of a list", ten, { by: ["role"], facet: "site" }, ["by.0 unknown-id", "facet unknown-id"]],
    ["labels of another length", ten, { by: { role: ["a"] } }, ["by.role row-length"]],
    [
      "a facet that is not among labels",
      ten,
      { by: { role: ten.map(() => "a") }, facet: "site" },
      ["facet unknown-id"],
    ],
    ["unknown groups of a summary", summary, { by: ["role", null], facet: 3 }, ["by wrong-type", "facet unknown-id"]],
    ["an unknown group of a summary", summary, { by: "role" }, ["by unknown-id"]],
    ["a group that is left out", [{ ...row, group: { role: "a", site: "b" } }], { by: "role" }, ["by inconsistent"]],
    ["invalid ratings", [rated({ "1.1": 9 })], {}, ["of.0.ratings.1.1 off-scale"]],
  ])("%s", (_, of, options, issues) => {
    expect(issuesOf(() => likertChart(of as never, options as never))).toEqual(issues);
  });

  it("small groups, whether they rated or not, and not a whole team", () => {
    const group = (role: string, n: number, rating: number | null) =>
      Array.from({ length: n }, () => ({ ...rated({ "1.1": rating }), role }));
    const draw = (people: readonly SelfAssessment[], options = {}) =>
      issuesOf(() => likertChart(people, { by: "role", ...options }));
    expect(draw([...group("staff", 11, 1), ...group("families", 10, 2)])).toEqual(["of small-group"]);
    expect(draw([...group("staff", 11, 1), ...group("families", 10, null)])).toEqual(["of small-group"]);
    expect(draw([...group("staff", 11, 1), ...group("families", 10, 2)], show)).toEqual([]);
    expect(draw([...group("staff", 11, 1), ...group("families", 11, 2)])).toEqual([]);
    expect(issuesOf(() => likertChart(group("staff", 3, 1)))).toEqual([]);
    const scores = group("staff", 11, 1).map(() => oneScore(2));
    const by = { role: scores.map(() => "staff") };
    const summaryOf = (minCount: number) => summarize(scores, { by, scale: { min: 1, max: 5 }, minCount });
    expect(issuesOf(() => likertChart(summaryOf(11)))).toEqual([]);
    expect(issuesOf(() => likertChart(summaryOf(12)))).toEqual(["of small-group"]);
  });
});

it("takes names and labels of any text, and every item of the framework", () => {
  const all = rated(Object.fromEntries(competencies.map(({ id }) => [id, 2])));
  expect(likertChart([all]).data.values).toHaveLength(competencies.length);
  const plan = createPlan({
    name: "hostile",
    items: ["__proto__"],
    targets: [{ id: "__proto__", parts: [{ id: "p", weight: 1, items: [{ id: "__proto__", weight: 1 }] }] }],
  });
  const scores = [score(JSON.parse('{ "__proto__": 1 }'), fourPoints, plan)];
  const chart = likertChart(summarize(scores, { by: { constructor: [""] }, scale: fourPoints }), show);
  expect(rowsOf(chart, "rating", "id", "group", "name")[0]).toEqual({
    id: "__proto__",
    group: "(none)",
    name: "__proto__, (none)",
  });
});
