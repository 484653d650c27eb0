import { type CellStatistic, type CountTable, suppress } from "cei-framework/disclosure";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

/** Three schools by three roles; two cells are small. */
const schools: CountTable = {
  rows: ["Oak", "Elm", "Ash"],
  columns: ["staff", "students", "families"],
  counts: [
    [4, 30, 25],
    [20, 45, 33],
    [18, 29, 3],
  ],
};

describe("suppress, of counts", () => {
  it("hides small counts, and others that protect them, with one mark and reasons in a separate report", () => {
    const { published, report } = suppress(schools);
    expect(published).toMatchObject({
      rows: schools.rows,
      columns: schools.columns,
      across: "groups",
      counts: [
        ["*", 30, "*"],
        [20, 45, 33],
        ["*", 29, "*"],
      ],
      rowTotals: [59, 98, 50],
      columnTotals: [42, 104, 61],
      total: 207,
    });
    expect(report).toEqual([
      { statistic: null, row: "Oak", column: "staff", reason: "small" },
      { statistic: null, row: "Ash", column: "families", reason: "small" },
      { statistic: null, row: "Oak", column: "families", reason: "protects" },
      { statistic: null, row: "Ash", column: "staff", reason: "protects" },
    ]);
  });

  it("shows everything of a table in which nobody can be identified, zeros too", () => {
    const counts = [
      [0, 30, 25],
      [20, 0, 33],
      [18, 29, 11],
    ];
    const { published, report } = suppress({ ...schools, counts });
    expect(report).toEqual([]);
    expect(published.counts).toEqual(counts);
  });

  it("hides a team of ten completely", () => {
    const { published } = suppress({ rows: ["team"], columns: ["staff", "family", "student"], counts: [[4, 3, 3]] });
    expect(published).toMatchObject({
      counts: [["*", "*", "*"]],
      rowTotals: ["*"],
      columnTotals: ["*", "*", "*"],
      total: "*",
    });
  });

  it("hides 1 to minCount - 1 and shows minCount", () => {
    const shown = (count: number, minCount?: number) => {
      const table: CountTable = { rows: ["a", "b", "c"], columns: ["x"], counts: [[count], [60], [70]] };
      return suppress(table, { minCount }).published.counts[0]?.[0];
    };
    expect([1, 10, 11, 0].map((count) => shown(count))).toEqual(["*", "*", 11, 0]);
    expect([4, 5, 10].map((count) => shown(count, 5))).toEqual(["*", 5, 10]);
  });

  it("hides only what is small in a table without totals", () => {
    const { published, report } = suppress({ ...schools, totals: false });
    expect(published).toMatchObject({
      counts: [
        ["*", 30, 25],
        [20, 45, 33],
        [18, 29, "*"],
      ],
      rowTotals: null,
      columnTotals: null,
      total: null,
    });
    expect(report.map(({ reason }) => reason)).toEqual(["small", "small"]);
  });

  it("protects what is hidden in rows that are made of other rows", () => {
    // Oak's staff are 44 - 40 and 34 - 30, so all four cells of the schools are hidden.
    const within = [null, "District", "District"];
    const { published, report } = suppress({
      rows: ["District", "Oak", "Elm"],
      columns: ["staff", "families"],
      within,
      counts: [
        [44, 55],
        [4, 30],
        [40, 25],
      ],
    });
    expect(published).toMatchObject({
      within,
      counts: [
        [44, 55],
        ["*", "*"],
        ["*", "*"],
      ],
      rowTotals: [99, 34, 65],
      columnTotals: [44, 55],
      total: 99,
    });
    expect(report[0]).toEqual({ statistic: null, row: "Oak", column: "staff", reason: "small" });
    // Without totals the columns of the schools still add up to their district's; their rows do not.
    const { counts } = suppress({
      rows: ["District", "Oak", "Elm"],
      columns: ["staff", "families"],
      within,
      totals: false,
      counts: [
        [44, 55],
        [4, 30],
        [40, 25],
      ],
    }).published;
    expect(counts).toEqual([
      [44, 55],
      ["*", 30],
      ["*", 25],
    ]);
  });

  it("hides a row of answers that are all the same, its zeros too", () => {
    const { published, report } = suppress({
      rows: ["Oak", "Elm", "Ash"],
      columns: ["1", "2", "3"],
      across: "answers",
      counts: [
        [0, 0, 30],
        [20, 45, 12],
        [18, 29, 13],
      ],
    });
    expect(published.counts[0]).toEqual(["*", "*", "*"]);
    expect(published.rowTotals).toEqual([30, 77, 60]);
    expect(report.filter(({ reason }) => reason === "unanimous").map(({ row, column }) => [row, column])).toEqual([
      ["Oak", "1"],
      ["Oak", "2"],
      ["Oak", "3"],
    ]);
  });

  it("shows how many gave the only answer that there is", () => {
    const { published } = suppress({ rows: ["a", "b"], columns: ["1"], across: "answers", counts: [[20], [30]] });
    expect(published).toMatchObject({ counts: [[20], [30]], columnTotals: [50], total: 50 });
  });

  it("gives the same marks every time, and leaves the table of the caller as it is", () => {
    const range: [number, number] = [1, 4];
    const values = [[2, 3]];
    const within: (string | null)[] = [null];
    const table: CountTable = {
      rows: ["a"],
      columns: ["x", "y"],
      within,
      counts: [[20, 30]],
      statistics: [{ name: "m", kind: "mean", range, values }],
    };
    const before = structuredClone(table);
    const first = suppress(table);
    expect(suppress(table)).toEqual(first);
    expect(table).toEqual(before);
    expect(Object.isFrozen(first.published.statistics?.[0]?.range)).toBe(true);
    expect([range, values, values[0], within, table.counts, table.rows].some(Object.isFrozen)).toBe(false);
    range[0] = 0;
    expect(first.published.statistics?.[0]?.range).toEqual([1, 4]);
  });
});

describe("suppress, of statistics", () => {
  const statistic = (kind: CellStatistic["kind"], values: CellStatistic["values"], more = {}): CellStatistic => {
    return { name: kind, kind, values, ...more };
  };

  it("shows totals over the rows of a mean that has hidden parts, and no totals over the columns", () => {
    const { published } = suppress({
      rows: ["Oak", "Elm"],
      columns: ["staff", "families"],
      counts: [
        [45, 36],
        [24, 1],
      ],
      statistics: [
        statistic(
          "mean",
          [
            [0.26667, 0.98148],
            [0.11111, 1],
          ],
          { rowTotals: [0.58436, 0.14667], columnTotals: [0.21256, 0.98198], total: 0.48113 },
        ),
      ],
    });
    expect(published).toMatchObject({
      counts: [
        ["*", "*"],
        ["*", "*"],
      ],
      rowTotals: [81, 25],
      columnTotals: [69, 37],
      total: 106,
      statistics: [
        {
          values: [
            ["*", "*"],
            ["*", "*"],
          ],
          rowTotals: ["*", "*"],
          columnTotals: [0.21256, 0.98198],
          total: 0.48113,
        },
      ],
    });
  });

  it("hides a group in which all answered alike with its count, so that the mark does not tell why", () => {
    const { published, report } = suppress({
      rows: ["a", "b"],
      columns: ["x", "y"],
      counts: [
        [12, 30],
        [25, 40],
      ],
      statistics: [
        statistic("mean", [
          [1, 0.6],
          [0.5, 0.4],
        ]),
      ],
    });
    // The other three protect it.
    const all = [
      ["*", "*"],
      ["*", "*"],
    ];
    expect(published.counts).toEqual(all);
    expect(published.statistics?.[0]?.values).toEqual(all);
    expect(report[0]).toEqual({ statistic: null, row: "a", column: "x", reason: "unanimous" });
    const reasons = report.map(({ statistic, reason }) => `${statistic} ${reason}`);
    expect(reasons.filter((reason) => reason === "null protects")).toHaveLength(3);
    expect(reasons.filter((reason) => reason === "mean of-hidden")).toHaveLength(4);
  });

  it("does not show that what is hidden of a total did not vary", () => {
    // 12 with the mean .5, 20 with .5, and 30 with .4: together (6 + 10 + 12) / 62.
    const { published } = suppress({
      rows: ["a"],
      columns: ["x", "y", "z"],
      counts: [[12, 20, 30]],
      statistics: [
        statistic("mean", [[0.5, 0.5, 0.4]], { rowTotals: [28 / 62] }),
        statistic("sd", [[0, 0, 0.3]], { rowTotals: [0.214] }),
      ],
    });
    expect(published).toMatchObject({
      counts: [["*", "*", 30]],
      rowTotals: [62],
      columnTotals: ["*", "*", 30],
      total: 62,
      statistics: [
        { values: [["*", "*", 0.4]], rowTotals: ["*"] },
        { values: [["*", "*", 0.3]], rowTotals: ["*"] },
      ],
    });
  });

  it("hides a total that shows that all who are hidden in it answered alike", () => {
    // 12 and 12 said yes, and 25 of 50: 49 of 74.
    const { published, report } = suppress({
      rows: ["a", "b", "c"],
      columns: ["M1"],
      across: "targets",
      counts: [[12], [12], [50]],
      statistics: [statistic("share", [[1], [1], [0.5]], { columnTotals: [49 / 74] })],
    });
    expect(published).toMatchObject({
      counts: [["*"], ["*"], [50]],
      columnTotals: ["*"],
      statistics: [{ values: [["*"], ["*"], [0.5]], columnTotals: ["*"] }],
    });
    expect(report).toContainEqual({ statistic: null, row: null, column: "M1", reason: "total" });
  });

  it("hides a total of a mean when those who are hidden in it are fewer than minCount", () => {
    // 5 and 4 are hidden; their mean would be that of 9.
    const table: CountTable = { rows: ["a", "b", "c"], columns: ["M1"], across: "targets", counts: [[5], [4], [50]] };
    expect(suppress(table, { protect: 2 }).published.columnTotals).toEqual([59]);
    const statistics = [statistic("mean", [[0.4], [0.5], [0.5]], { columnTotals: [29 / 59] })];
    const { published, report } = suppress({ ...table, statistics }, { protect: 2 });
    expect(published).toMatchObject({ columnTotals: ["*"], statistics: [{ columnTotals: ["*"] }] });
    expect(report).toContainEqual({ statistic: null, row: null, column: "M1", reason: "total" });
  });

  it("shows totals of medians and deviations only where all of their parts are shown", () => {
    const { statistics } = suppress({
      rows: ["a", "b", "c"],
      columns: ["D1", "D2"],
      across: "targets",
      counts: [
        [20, 20],
        [30, 5],
        [40, 40],
      ],
      statistics: (["median", "sd"] as const).map((kind) => {
        return statistic(
          kind,
          [
            [0.5, 0.2],
            [0.5, 0.3],
            [0.5, 0.4],
          ],
          { columnTotals: [0.5, 0.3] },
        );
      }),
    }).published;
    // The second total of counts is hidden too: 65 - 20 - 40 is 5.
    expect(statistics?.map(({ columnTotals }) => columnTotals)).toEqual([
      [0.5, "*"],
      [0.5, "*"],
    ]);
  });

  it("never shows least and greatest values", () => {
    const { published, report } = suppress({
      rows: ["a"],
      columns: ["x", "y"],
      counts: [[20, 0]],
      statistics: [statistic("min", [[0.2, null]], { total: 0.2 }), statistic("max", [[0.9, null]])],
    });
    expect(published.counts).toEqual([[20, 0]]);
    expect(published.statistics).toMatchObject([{ values: [["*", "*"]], total: "*" }, { values: [["*", "*"]] }]);
    expect(report.every(({ reason }) => reason === "extreme")).toBe(true);
  });

  it("hides that a hidden count has no deviation, which would show that it is 1", () => {
    const { published } = suppress({
      rows: ["a", "b", "c"],
      columns: ["x", "y"],
      counts: [
        [1, 30],
        [30, 30],
        [40, 50],
      ],
      statistics: [
        statistic("sd", [
          [null, 0.2],
          [0.2, 0.3],
          [0.2, 0.3],
        ]),
      ],
    });
    expect(published.statistics?.[0]?.values[0]?.[0]).toBe("*");
  });

  it("shows a cell without respondents and their statistic, which is null", () => {
    const { published, report } = suppress({
      rows: ["a", "b"],
      columns: ["x"],
      counts: [[0], [30]],
      statistics: [statistic("mean", [[null], [0.5]], { columnTotals: [0.5] })],
    });
    expect(published).toMatchObject({
      counts: [[0], [30]],
      statistics: [{ values: [[null], [0.5]], columnTotals: [0.5] }],
    });
    expect(report).toEqual([]);
  });

  it("recognizes the ends of other ranges, also as rounding leaves them", () => {
    const counts = [[40], [30], [50]];
    const shown = (kind: "mean" | "sd", value: number) => {
      const statistics = [statistic(kind, [[value], [2], [2]], { range: [1, 4] })];
      return suppress({ rows: ["a", "b", "c"], columns: ["x"], counts, statistics }).published.statistics?.[0]
        ?.values[0]?.[0];
    };
    expect([shown("mean", 4), shown("mean", 1 + 1e-12), shown("mean", 3.9), shown("sd", 1e-17)]).toEqual([
      "*",
      "*",
      3.9,
      "*",
    ]);
  });

  it("hides a mean of few in a group of many", () => {
    // Of the 30 in a, 4 have a score.
    const { published } = suppress({
      rows: ["a", "b", "c"],
      columns: ["M1"],
      across: "targets",
      counts: [[30], [40], [50]],
      statistics: [
        statistic("mean", [[0.5], [0.5], [0.5]], { counts: { values: [[4], [40], [50]] }, columnTotals: [0.5] }),
      ],
    });
    expect(published.counts[0]).toEqual(["*"]);
    expect(published.statistics?.[0]).toMatchObject({
      counts: { values: [["*"], [expect.anything()], [expect.anything()]] },
    });
  });
});

describe("suppress, of rounded values", () => {
  it("hides a total that, before it was rounded, may tell that all who are hidden answered alike", () => {
    // 49 of 74 is .662: rounded to .66, 48.84 of 74, less 25 of 50: 23.84 of the 24 who are hidden, which can be 24.
    const table = (total: number): CountTable => ({
      rows: ["a", "b", "c"],
      columns: ["x"],
      across: "targets",
      counts: [[12], [12], [50]],
      statistics: [{ name: "m", kind: "share", values: [[1], [1], [0.5]], columnTotals: [total] }],
    });
    for (const total of [0.66, 0.662, 49 / 74]) {
      const { published } = suppress(table(total));
      expect(published.columnTotals).toEqual(["*"]);
      expect(published.statistics?.[0]?.columnTotals).toEqual(["*"]);
    }
  });
});

describe("suppress, of a table that contradicts itself", () => {
  const table: CountTable = {
    rows: ["a", "b"],
    columns: ["x", "y"],
    counts: [
      [20, 30],
      [0, 50],
    ],
  };
  const values = [
    [0.5, 0.4],
    [null, 0.2],
  ];
  // By rows (10 + 12) / 50 and .2; by columns .5 and (12 + 10) / 80; of all 32 / 100.
  const totals = { rowTotals: [0.44, 0.2], columnTotals: [0.5, 0.275], total: 0.32 };
  const issues = (statistic: object) => {
    return issuesOf(() =>
      suppress({ ...table, statistics: [{ name: "m", kind: "mean", values, ...totals, ...statistic }] }),
    );
  };

  it("takes totals that are what their parts give, rounded", () => {
    expect(issues({})).toEqual([]);
    expect(issues({ columnTotals: [0.5, 0.279], rowTotals: [0.436, 0.2], total: 0.324 })).toEqual([]);
    // 97, 99, and 99 of 200, all rounded to two decimals: the mean of the rounded is .4967, and the total .4917.
    const thirds = { name: "m", kind: "share" as const, values: [[0.49], [0.5], [0.5]], columnTotals: [0.49] };
    const counts = [[200], [200], [200]];
    const rounded = { rows: ["a", "b", "c"], columns: ["x"], across: "targets" as const, counts, statistics: [thirds] };
    expect(issuesOf(() => suppress(rounded))).toEqual([]);
  });

  it("rejects totals that are not, of means and shares", () => {
    const wrong = { rowTotals: [0.451, 0.2], columnTotals: [0.5, 0.3], total: 0.1 };
    const expected = [
      "statistics.0.columnTotals.1 inconsistent",
      "statistics.0.rowTotals.0 inconsistent",
      "statistics.0.total inconsistent",
    ];
    expect(issues(wrong).sort()).toEqual(expected);
    expect(issues({ ...wrong, kind: "share" }).sort()).toEqual(expected);
    expect(issues({ ...wrong, kind: "median" })).toEqual([]);
  });

  it("rejects a mean without respondents, and respondents without a mean", () => {
    expect(
      issues({
        values: [
          [0.5, 0.4],
          [0.5, 0.2],
        ],
      }),
    ).toEqual(["statistics.0.values.1.0 inconsistent"]);
    expect(
      issues({
        kind: "median",
        values: [
          [null, 0.4],
          [null, 0.2],
        ],
      }),
    ).toEqual(["statistics.0.values.0.0 inconsistent"]);
    // One respondent has no deviation.
    expect(
      issues({
        kind: "sd",
        values: [
          [null, 0.4],
          [null, 0.2],
        ],
      }),
    ).toEqual([]);
  });

  it("rejects rows that are not the sum of their parts", () => {
    const within = [null, "a"];
    expect(
      issuesOf(() =>
        suppress({
          ...table,
          within,
          counts: [
            [20, 50],
            [20, 50],
          ],
        }),
      ),
    ).toEqual([]);
    expect(issuesOf(() => suppress({ ...table, within }))).toEqual([
      "counts.0.0 inconsistent",
      "counts.0.1 inconsistent",
    ]);
  });

  it("rejects a sum that is not an exact number", () => {
    const counts = [
      [2 ** 52, 2 ** 52],
      [2 ** 52, 5],
    ];
    expect(issuesOf(() => suppress({ ...table, counts }))).toEqual(["counts out-of-range"]);
  });

  it("reports every problem at once", () => {
    const counts = [
      [1, 2],
      [3, -1, 2],
      [1.5, 1, 1],
    ];
    expect(issuesOf(() => suppress({ ...schools, counts, more: 1 } as never))).toEqual([
      "more unknown-key",
      "counts.0 row-length",
      "counts.1.1 wrong-type",
      "counts.2.0 wrong-type",
    ]);
  });
});
