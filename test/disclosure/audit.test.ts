import { audit, type CountTable, type PublishedTable, suppress } from "cei-framework/disclosure";
import loadHighs from "highs";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { attack } from "./attacker.ts";

/** "statistic, row, column: reason" for each exposure. */
function exposures(published: PublishedTable, options = {}): string[] {
  return audit(published, options).exposed.map(({ statistic, row, column, reason }) => {
    return `${statistic}, ${row}, ${column}: ${reason}`;
  });
}

describe("audit", () => {
  it("finds the bounds of hidden counts", () => {
    const { published } = suppress({
      rows: ["Oak", "Elm", "Ash"],
      columns: ["staff", "students", "families"],
      counts: [
        [4, 30, 25],
        [20, 45, 33],
        [18, 29, 3],
      ],
    });
    // By hand: Oak's staff and families are 29 together, Ash's 21, the columns' 22 and 28; each at least 1.
    expect(audit(published)).toEqual({
      safe: true,
      bounds: [
        { row: "Oak", column: "staff", low: 2, high: 21 },
        { row: "Oak", column: "families", low: 8, high: 27 },
        { row: "Ash", column: "staff", low: 1, high: 20 },
        { row: "Ash", column: "families", low: 1, high: 20 },
      ],
      tooNarrow: [],
      exposed: [],
    });
  });

  it("finds none that limits a count without totals", () => {
    const { published } = suppress({ rows: ["a"], columns: ["x"], counts: [[5]], totals: false });
    expect(audit(published)).toMatchObject({ safe: true, bounds: [{ row: "a", column: "x", low: 1, high: null }] });
  });

  it("takes a table without statistics", () => {
    const table: CountTable = { rows: ["a"], columns: ["x", "y"], counts: [[20, 30]] };
    const { statistics, ...published } = suppress(table).published;
    expect(audit(published)).toEqual({ safe: true, bounds: [], tooNarrow: [], exposed: [] });
    expect(audit({ ...published, statistics: undefined }).safe).toBe(true);
  });

  it("uses the sums of rows that are made of other rows", () => {
    const { published } = suppress({
      rows: ["District", "Oak", "Elm"],
      columns: ["staff", "families"],
      within: [null, "District", "District"],
      counts: [
        [44, 55],
        [4, 30],
        [40, 25],
      ],
    });
    // Oak's two are 34 together, Elm's 65, the columns' 44 and 55.
    expect(audit(published).bounds).toEqual([
      { row: "Oak", column: "staff", low: 1, high: 33 },
      { row: "Oak", column: "families", low: 1, high: 33 },
      { row: "Elm", column: "staff", low: 11, high: 43 },
      { row: "Elm", column: "families", low: 22, high: 54 },
    ]);
  });

  it("finds what a careless table gives away", () => {
    const published: PublishedTable = {
      rows: ["Oak", "Elm"],
      columns: ["staff", "students"],
      across: "groups",
      counts: [
        ["*", 30],
        [5, 45],
      ],
      rowTotals: [34, 50],
      columnTotals: [9, 75],
      total: 84,
      statistics: [
        {
          name: "mean",
          kind: "mean",
          values: [
            [0.5, 0.2],
            ["*", 0.1],
          ],
          columnTotals: [0.4, 0.14],
        },
      ],
    };
    expect(audit(published)).toMatchObject({
      safe: false,
      bounds: [{ row: "Oak", column: "staff", low: 4, high: 4 }],
      tooNarrow: [{ row: "Oak", column: "staff", low: 4, high: 4 }],
    });
    expect(exposures(published)).toEqual([
      "null, Elm, staff: small",
      "null, null, staff: small",
      "mean, Oak, staff: of-hidden",
      "mean, Elm, staff: marked",
    ]);
  });

  it("finds that a hidden mean of a shown count must be that of a group in which all answered alike", () => {
    const published: PublishedTable = {
      rows: ["a", "b"],
      columns: ["x", "y"],
      across: "groups",
      counts: [
        [12, 30],
        [25, 40],
      ],
      rowTotals: [42, 65],
      columnTotals: [37, 70],
      total: 107,
      statistics: [
        {
          name: "m",
          kind: "mean",
          values: [
            ["*", 0.6],
            [0.5, 0.4],
          ],
        },
      ],
    };
    expect(exposures(published)).toEqual(["m, a, x: marked"]);
  });

  it("finds that what is hidden of a total did not vary", () => {
    const published: PublishedTable = {
      rows: ["a"],
      columns: ["x", "y", "z"],
      across: "groups",
      counts: [["*", "*", 30]],
      rowTotals: [62],
      columnTotals: ["*", "*", 30],
      total: 62,
      statistics: [
        { name: "m", kind: "mean", values: [["*", "*", 0.4]], rowTotals: [28 / 62] },
        { name: "sd", kind: "sd", values: [["*", "*", 0.3]], rowTotals: [0.214] },
      ],
    };
    expect(exposures(published)).toEqual(["sd, a, null: total"]);
  });

  it("finds totals of a mean over rows and over columns, which narrow hidden counts together", async () => {
    const counts: PublishedTable = {
      rows: ["Oak", "Elm"],
      columns: ["staff", "families"],
      across: "groups",
      counts: [
        ["*", "*"],
        ["*", "*"],
      ],
      rowTotals: [81, 25],
      columnTotals: [69, 37],
      total: 106,
    };
    const values: PublishedTable["counts"] = counts.counts;
    const columnTotals = [44 / 3 / 69, 109 / 3 / 37];
    const safe = { ...counts, statistics: [{ name: "m", kind: "mean", values, columnTotals } as const] };
    const rowTotals = [142 / 3 / 81, 11 / 3 / 25];
    const careless = { ...counts, statistics: [{ name: "m", kind: "mean", values, columnTotals, rowTotals } as const] };
    expect(exposures(safe)).toEqual([]);
    expect(exposures(careless)).toEqual(["m, Oak, null: total", "m, Elm, null: total"]);
    // Elm's families are at most 24 by the counts. But the sums of Oak's and Elm's families, 36.333 together, are at most
    // 37 less Elm's families, and all that Elm has, 3.667: so these are at most 4.333.
    const highs = await loadHighs();
    const elmFamilies = (published: PublishedTable, integers: boolean) => {
      const { row, column, low, high } = attack(highs, published, integers).bounds[3] ?? {};
      return [row, column, low, high];
    };
    expect(elmFamilies(safe, false)).toEqual(["Elm", "families", expect.closeTo(1), expect.closeTo(24)]);
    expect(elmFamilies(careless, false)).toEqual(["Elm", "families", expect.closeTo(1), expect.closeTo(4.333, 2)]);
    expect(elmFamilies(careless, true)).toEqual(["Elm", "families", expect.closeTo(1), expect.closeTo(4)]);
    expect(audit(safe).bounds[3]).toEqual({ row: "Elm", column: "families", low: 1, high: 24 });
  });

  it("finds that all who are hidden in a total answered alike, or are too few", async () => {
    const published = (columnTotals: number[]): PublishedTable => ({
      rows: ["a", "b", "c"],
      columns: ["M1"],
      across: "targets",
      counts: [["*"], ["*"], [50]],
      rowTotals: null,
      columnTotals: [74],
      total: null,
      statistics: [{ name: "share", kind: "share", values: [["*"], ["*"], [0.5]], columnTotals }],
    });
    expect(exposures(published([49 / 74]))).toEqual(["share, null, M1: total"]);
    expect(exposures(published([48 / 74]))).toEqual([]);
    expect(exposures(published([48 / 74]), { minCount: 25, protect: 11 })).toEqual(["share, null, M1: total"]);
    const highs = await loadHighs();
    expect(attack(highs, published([49 / 74])).doubt).toBeCloseTo(0);
    // One of 24 said no: of two hidden groups each may have half of that.
    expect(attack(highs, published([48 / 74])).doubt).toBeCloseTo(0.5);
  });

  it("finds extremes, and what tells that all answered alike", () => {
    const published: PublishedTable = {
      rows: ["a", "b"],
      columns: ["x", "y"],
      across: "groups",
      counts: [
        [20, 0],
        [20, 30],
      ],
      rowTotals: [20, 50],
      columnTotals: [40, 30],
      total: 70,
      statistics: [
        {
          name: "least",
          kind: "min",
          values: [
            [0, null],
            ["*", "*"],
          ],
        },
        {
          name: "share",
          kind: "share",
          values: [
            [0.5, null],
            [0.5, 1],
          ],
        },
        {
          name: "sd",
          kind: "sd",
          values: [
            [0.5, null],
            [0, 0.1],
          ],
        },
      ],
    };
    expect(exposures(published)).toEqual([
      "least, a, x: extreme",
      "share, b, x: unanimous",
      "share, b, y: unanimous",
      "sd, b, x: unanimous",
      "sd, b, y: unanimous",
    ]);
  });

  it("finds a row of answers that are all the same", () => {
    const published: PublishedTable = {
      rows: ["a", "b"],
      columns: ["x", "y"],
      across: "answers",
      counts: [
        [20, 0],
        [20, 30],
      ],
      rowTotals: [20, 50],
      columnTotals: [40, 30],
      total: 70,
    };
    expect(exposures(published)).toEqual(["null, a, x: unanimous"]);
  });

  it("cannot prove which answer all have chosen from a row that is hidden completely", async () => {
    const columns = Array.from({ length: 11 }, (_, c) => String(c));
    const counts = [columns.map((_, c) => (c === 7 ? 10 : 0))];
    const options = { minCount: 10 };
    const { published } = suppress({ rows: ["all"], columns, across: "answers", counts }, options);
    const all = columns.map(() => "*");
    expect(published).toMatchObject({ counts: [all], rowTotals: [10], columnTotals: all, total: 10 });
    const { safe, bounds } = audit(published, options);
    expect(safe).toBe(true);
    expect(bounds).toHaveLength(22);
    expect(bounds.every(({ low, high }) => low === 0 && high === 10)).toBe(true);
    expect(attack(await loadHighs(), published).doubt).toBeCloseTo(1);
  });

  it("rejects a table that does not add up", () => {
    const { published } = suppress({ rows: ["a", "b"], columns: ["x"], counts: [[20], [30]] });
    expect(issuesOf(() => audit({ ...published, total: 51 }))).toEqual(["counts inconsistent"]);
    // Two hidden counts are at least 2 together.
    const tooFew = {
      ...published,
      counts: [["*"], ["*"]],
      rowTotals: ["*", "*"],
      columnTotals: [1],
      total: 1,
    } as const;
    expect(issuesOf(() => audit(tooFew))).toEqual(["counts inconsistent"]);
    expect(issuesOf(() => audit(published, { minCount: 1, protect: 0.5 }))).toEqual([
      "minCount out-of-range",
      "protect not-whole",
    ]);
  });
});
