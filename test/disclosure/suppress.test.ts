import { audit, type CountTable, type PublishedTable, suppress } from "cei-framework/disclosure";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize, thorough } from "../samples.ts";
import { attack, worksOut } from "./attacker.ts";

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

/** Numbers that look random and are the same in every run. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function randomTable(draw: (below: number) => number, most: number, across: CountTable["across"]): CountTable {
  const [rows, columns] = [1 + draw(most), 1 + draw(most)];
  const kind = draw(4);
  const count = (): number => {
    const what = draw(10);
    if (what < 2) return 0;
    if (what < 3 + kind) return 1 + draw(10);
    return 11 + draw(kind === 0 ? 200 : 25);
  };
  return {
    rows: Array.from({ length: rows }, (_, r) => `r${r}`),
    columns: Array.from({ length: columns }, (_, c) => `c${c}`),
    across,
    counts: Array.from({ length: rows }, () => Array.from({ length: columns }, count)),
  };
}

describe("suppress", () => {
  it("hides small counts, and others that protect them, with one mark and reasons apart", () => {
    const { published, report } = suppress(schools);
    expect(published).toEqual({
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
      statistics: [],
    });
    expect(report).toEqual([
      { statistic: null, row: "Oak", column: "staff", reason: "small" },
      { statistic: null, row: "Ash", column: "families", reason: "small" },
      { statistic: null, row: "Oak", column: "families", reason: "protects" },
      { statistic: null, row: "Ash", column: "staff", reason: "protects" },
    ]);
    // By hand: Oak's staff and families are 29 together, Ash's 21, the columns' 22 and 28; each at least 1.
    expect(audit(published).bounds).toEqual([
      { row: "Oak", column: "staff", low: 2, high: 21 },
      { row: "Oak", column: "families", low: 8, high: 27 },
      { row: "Ash", column: "staff", low: 1, high: 20 },
      { row: "Ash", column: "families", low: 1, high: 20 },
    ]);
  });

  it("leaves a table alone that hides nobody, zeros too", () => {
    const { published, report } = suppress({
      ...schools,
      counts: [
        [0, 30, 25],
        [20, 0, 33],
        [18, 29, 11],
      ],
    });
    expect(report).toEqual([]);
    expect(published.counts[0]).toEqual([0, 30, 25]);
    expect(audit(published)).toEqual({ safe: true, bounds: [], tooNarrow: [], exposed: [] });
  });

  it("leaves nothing of a ten-person team", () => {
    const { published } = suppress({ rows: ["team"], columns: ["staff", "family", "student"], counts: [[4, 3, 3]] });
    expect(published).toMatchObject({
      counts: [["*", "*", "*"]],
      rowTotals: ["*"],
      columnTotals: ["*", "*", "*"],
      total: "*",
    });
  });

  it("hides 1 to minCount - 1 and shows minCount", () => {
    const line = (count: number, minCount?: number) =>
      suppress({ rows: ["a", "b", "c"], columns: ["x"], counts: [[count], [60], [70]] }, { minCount }).published
        .counts[0]?.[0];
    expect([1, 10, 11, 0].map((count) => line(count))).toEqual(["*", "*", 11, 0]);
    expect([4, 5, 10].map((count) => line(count, 5))).toEqual(["*", 5, 10]);
  });

  it("withstands a reader who solves linear programs, in random tables", () => {
    const draw = draws(20260715);
    let hidden = 0;
    let small = 0;
    for (let i = 0; i < sampleSize(1000, 10_000); i++) {
      const across = (["groups", "groups", "targets", "answers"] as const)[draw(4)];
      const table = randomTable(draw, 5, across);
      const [minCount, protect] = [2 + draw(12), 1 + draw(14)];
      const { published } = suppress(table, { minCount, protect });
      for (const { row, column, low, high } of attack(published)) {
        hidden++;
        const true_ = trueCount(table, row, column);
        if (true_ > 0 && true_ < minCount) small++;
        if (!(high - low >= protect - 1e-6 && low <= true_ + 1e-6 && high >= true_ - 1e-6)) {
          expect.fail(`${true_} was worked out to ${low} to ${high}: ${JSON.stringify({ table, minCount, protect })}`);
        }
      }
      // No small count is shown, nor any total that is one.
      const shown = [
        ...published.counts.flat(),
        ...(published.rowTotals ?? []),
        ...published.columnTotals,
        published.total,
      ];
      expect(shown.filter((count) => typeof count === "number" && count > 0 && count < minCount)).toEqual([]);
    }
    expect(small).toBeGreaterThan(sampleSize(1000, 10_000));
    expect(hidden).toBeGreaterThan(small);
  });

  it("has the same bounds from the audit as from the attacker", () => {
    const draw = draws(99);
    for (let i = 0; i < sampleSize(150, 1500); i++) {
      const across = (["groups", "targets", "answers"] as const)[draw(3)];
      const { published } = suppress(randomTable(draw, 5, across), { minCount: 2 + draw(12), protect: 1 });
      const found = attack(published);
      const bounds = audit(published, { minCount: 2, protect: 1 }).bounds.map(({ row, column, low, high }) => [
        row,
        column,
        low,
        high,
      ]);
      const expected = found.map(({ row, column, low, high }) => [
        row === null ? null : published.rows[row],
        column === null ? null : published.columns[column],
        expect.closeTo(low, 6),
        high === Number.POSITIVE_INFINITY ? null : expect.closeTo(high, 6),
      ]);
      expect(bounds).toHaveLength(expected.length);
      expect(bounds).toEqual(expect.arrayContaining(expected));
    }
  });

  it.runIf(thorough)(
    "hides little more than the least that is safe, found by search, on tables of up to 6 by 6",
    () => {
      const draw = draws(4242);
      let least = 0;
      let hidden = 0;
      let tables = 0;
      while (tables < 60) {
        const table = randomTable(draw, 6, "groups");
        const { published, report } = suppress(table);
        const protects = report.filter(({ reason }) => reason === "protects").length;
        const edges = report.length - protects;
        // What takes too long to search is left out, and so are tables without anything to protect.
        if (edges === 0 || edges > 5 || protects === 0 || protects > 4) continue;
        tables++;
        least += fewest(table, published, report, protects);
        hidden += protects;
      }
      const excess = hidden / least - 1;
      process.stderr.write(
        `suppress hides ${hidden} counts to protect others where ${least} are enough: ${(excess * 100).toFixed(1)}% more\n`,
      );
      // What it measured; the tables are the same in every run.
      expect(excess).toBeLessThan(0.11);
    },
  );
});

/** The fewest counts that must be hidden beside the small ones. */
function fewest(
  table: CountTable,
  published: PublishedTable,
  report: ReturnType<typeof suppress>["report"],
  known: number,
): number {
  const totals = {
    rowTotals: table.counts.map((row) => row.reduce((sum, count) => sum + count, 0)),
    columnTotals: table.columns.map((_, c) => table.counts.reduce((sum, row) => sum + (row[c] as number), 0)),
  };
  const total = totals.rowTotals.reduce((sum, count) => sum + count, 0);
  const places: [number | null, number | null][] = [];
  for (const r of [...table.rows.keys(), null]) for (const c of [...table.columns.keys(), null]) places.push([r, c]);
  const name = ([r, c]: [number | null, number | null]) =>
    JSON.stringify([r === null ? null : table.rows[r], c === null ? null : table.columns[c]]);
  const small = new Set(
    report.filter(({ reason }) => reason === "small").map(({ row, column }) => JSON.stringify([row, column])),
  );
  const isSafe = (extra: ReadonlySet<string>): boolean => {
    const at = (place: [number | null, number | null]) =>
      small.has(name(place)) || extra.has(name(place)) ? ("*" as const) : trueCount(table, ...place);
    const candidate: PublishedTable = {
      ...published,
      counts: table.rows.map((_, r) => table.columns.map((_, c) => at([r, c]))),
      rowTotals: totals.rowTotals.map((_, r) => at([r, null])),
      columnTotals: totals.columnTotals.map((_, c) => at([null, c])),
      total: at([null, null]),
    };
    return audit(candidate).tooNarrow.length === 0;
  };
  expect(total).toBeGreaterThan(0);
  const candidates = places.filter((place) => !small.has(name(place)) && trueCount(table, ...place) > 0).map(name);
  for (let size = 0; size < known; size++) {
    for (const extra of subsets(candidates, size)) if (isSafe(new Set(extra))) return size;
  }
  return known;
}

function* subsets(list: readonly string[], size: number): Generator<string[]> {
  if (size === 0) yield [];
  else
    for (const [i, one] of list.entries())
      for (const rest of subsets(list.slice(i + 1), size - 1)) yield [one, ...rest];
}

function trueCount({ counts }: CountTable, row: number | null, column: number | null): number {
  const inRows = row === null ? counts : [counts[row] ?? []];
  return inRows.reduce(
    (sum, values) => sum + values.reduce((all, value, c) => (column === null || c === column ? all + value : all), 0),
    0,
  );
}

describe("suppress, of statistics", () => {
  const means = {
    name: "mean",
    kind: "mean" as const,
    values: [
      [0.5, 0.6, 0.7],
      [0.4, 0.5, 0.8],
      [0.3, 0.2, 0.1],
    ],
    rowTotals: [0.6, 0.5, 0.3],
    columnTotals: [0.4, 0.45, 0.6],
    total: 0.48,
  };

  it("hides those of hidden counts, and least and greatest values always", () => {
    const { published, report } = suppress({
      ...schools,
      statistics: [means, { ...means, name: "lowest", kind: "min" }],
    });
    expect(published.statistics[0]?.values).toEqual([
      ["*", 0.6, "*"],
      [0.4, 0.5, 0.8],
      ["*", 0.2, "*"],
    ]);
    expect(published.statistics[0]).toMatchObject({ rowTotals: means.rowTotals, total: 0.48 });
    expect(published.statistics[1]).toMatchObject({
      values: Array.from({ length: 3 }, () => ["*", "*", "*"]),
      total: "*",
    });
    expect(report.filter(({ statistic }) => statistic === "lowest").every(({ reason }) => reason === "extreme")).toBe(
      true,
    );
  });

  it("hides what says that all answered alike, with every other statistic of theirs, and protects that too", () => {
    const values = means.values.map((row) => [...row]);
    (values[1] as number[])[1] = 1;
    const sd = values.map((row) => row.map(() => 0.1));
    const { published, report } = suppress({
      rows: schools.rows,
      columns: schools.columns,
      counts: [
        [40, 30, 25],
        [20, 45, 33],
        [18, 29, 13],
      ],
      statistics: [
        { ...means, values },
        { name: "sd", kind: "sd", values: sd },
      ],
    });
    expect(published.counts.flat()).not.toContain("*");
    expect(published.statistics[0]?.values[1]?.[1]).toBe("*");
    expect(published.statistics[1]?.values[1]?.[1]).toBe("*");
    expect(report.filter(({ reason }) => reason === "unanimous")).toHaveLength(2);
    expect(worksOut(published, "mean")).toEqual([]);
    // Its row and its column have others that are hidden.
    expect(
      report.filter(({ statistic, reason }) => statistic === "mean" && reason === "protects").length,
    ).toBeGreaterThanOrEqual(3);
  });

  it("protects what says that by three more cells, rather than by totals", () => {
    const of = {
      rows: ["a", "b", "c"],
      columns: ["x", "y", "z"],
      counts: [
        [20, 30, 40],
        [50, 60, 70],
        [80, 90, 95],
      ],
    };
    const values = [
      [1, 0.5, 0.5],
      [0.5, 0.5, 0.5],
      [0.5, 0.5, null],
    ];
    const mean = { name: "mean", kind: "mean" as const, values };
    const whole = { ...mean, rowTotals: [0.6, 0.5, 0.5], columnTotals: [0.6, 0.5, 0.5], total: 0.5 };
    const { report } = suppress({ ...of, statistics: [whole] });
    expect(report[0]).toEqual({ statistic: "mean", row: "a", column: "x", reason: "unanimous" });
    const others = report.slice(1);
    expect(others).toHaveLength(3);
    expect(others.every(({ reason, row, column }) => reason === "protects" && row !== null && column !== null)).toBe(
      true,
    );
    // One in its row, one in its column, and the one where theirs cross.
    const [inRow, inColumn, crossing] = [
      others.find(({ row }) => row === "a"),
      others.find(({ column }) => column === "x"),
      others.find(({ row, column }) => row !== "a" && column !== "x"),
    ];
    expect([crossing?.row, crossing?.column]).toEqual([inColumn?.row, inRow?.column]);
    expect(crossing).not.toMatchObject({ row: "c", column: "z" });
    // Without totals there is nothing to work it out from.
    expect(suppress({ ...of, statistics: [mean] }).report).toEqual([report[0]]);
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
    expect(report.filter(({ reason }) => reason === "unanimous")).toHaveLength(3);
    expect(audit(published).safe).toBe(true);
  });

  it("withstands a reader who solves equations, in random tables", () => {
    const draw = draws(31);
    let hidden = 0;
    for (let i = 0; i < sampleSize(200, 2000); i++) {
      const across = (["groups", "targets"] as const)[draw(2)];
      const table = randomTable(draw, 5, across);
      const value = (count: number) => (count === 0 ? null : ([0, 0.5, 0.25, 0.75, 1][draw(5)] ?? 0));
      const totals = draw(3);
      const statistic = {
        name: "mean",
        kind: "mean" as const,
        values: table.counts.map((row) => row.map(value)),
        ...(across === "groups" &&
          totals > 0 && { rowTotals: table.counts.map((row) => value(row.reduce((a, b) => a + b, 0))) }),
        ...(totals !== 1 && { columnTotals: table.columns.map((_, c) => value(trueCount(table, null, c))) }),
        ...(across === "groups" && totals === 2 && { total: value(trueCount(table, null, null)) }),
      };
      const { published } = suppress({ ...table, statistics: [statistic] });
      const found = published.statistics[0];
      expect(worksOut(published, "mean")).toEqual([]);
      expect(audit(published).exposed).toEqual([]);
      hidden += found?.values.flat().filter((one) => one === "*").length ?? 0;
      // No statistic stands beside a hidden count, none says what everybody said.
      published.counts.forEach((row, r) => {
        row.forEach((count, c) => {
          const shown = found?.values[r]?.[c];
          if (count === "*") expect(shown).toBe("*");
          expect(shown === 0 || shown === 1).toBe(false);
        });
      });
    }
    expect(hidden).toBeGreaterThan(sampleSize(200, 2000));
  });
});

describe("suppress, of what is easily forgotten", () => {
  const statistic = (kind: "mean" | "share" | "sd", values: (number | null)[][], more = {}) => ({
    name: "one",
    kind,
    values,
    ...more,
  });

  it("hides that a hidden count has no deviation, since that says that it is 1", () => {
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
    expect(published.statistics[0]?.values[0]?.[0]).toBe("*");
  });

  it("lets nobody work out that all who are hidden answered alike", () => {
    // The hidden 5 and 20 of the first row are 40 - 30 / 2 = 25 of 25 together, if the third is shown.
    const { published } = suppress({
      rows: ["a", "b"],
      columns: ["x", "y", "z"],
      counts: [
        [5, 20, 30],
        [15, 25, 30],
      ],
      statistics: [
        statistic(
          "share",
          [
            [1, 1, 0.5],
            [0.4, 0.6, 0.5],
          ],
          { rowTotals: [40 / 55, 0.5] },
        ),
      ],
    });
    const [share] = published.statistics;
    expect(share?.values[0]?.[2] === "*" || share?.rowTotals?.[0] === "*").toBe(true);
    expect(audit(published).exposed).toEqual([]);
    // Both of two groups said yes; the third is shown, and so the total must not be.
    const targets = suppress({
      rows: ["a", "b", "c"],
      columns: ["M1"],
      across: "targets",
      counts: [[12], [12], [50]],
      statistics: [statistic("share", [[1], [1], [0.5]], { columnTotals: [49 / 74] })],
    }).published.statistics[0];
    expect([targets?.values[2]?.[0], targets?.columnTotals?.[0]]).toContain("*");
  });

  it("knows the ends of other ranges, and what rounding leaves", () => {
    const table = { rows: ["a", "b", "c"], columns: ["x"], counts: [[40], [30], [50]] };
    const first = (kind: "mean" | "share" | "sd", value: number, more = {}) =>
      suppress({
        ...table,
        statistics: [
          statistic(
            kind,
            [[value], [kind === "sd" ? 0.4 : 2], [2]].map((v) => v),
            { range: [1, 4], ...more },
          ),
        ],
      }).published.statistics[0]?.values[0]?.[0];
    expect([first("mean", 4), first("mean", 1 + 1e-12), first("mean", 3.9), first("sd", 1e-17)]).toEqual([
      "*",
      "*",
      3.9,
      "*",
    ]);
    expect(issuesOf(() => suppress({ ...table, statistics: [statistic("mean", [[4], [0.5], [0.5]])] }))).toEqual([
      "statistics.0.values.0.0 wrong-type",
    ]);
    expect(
      issuesOf(() =>
        suppress({ ...table, statistics: [{ name: "x", kind: "range" as never, values: [[1], [1], [1]] }] }),
      ),
    ).toEqual(["statistics.0.kind wrong-value"]);
  });

  it("shows a count of 0 in answers too, but for a row in which all chose the same", () => {
    const draw = draws(77);
    for (let i = 0; i < sampleSize(200, 2000); i++) {
      const table = randomTable(draw, 5, "answers");
      const { published } = suppress(table);
      table.counts.forEach((row, r) => {
        const isUnanimous = row.filter((count) => count > 0).length === 1;
        if (isUnanimous) expect(published.counts[r]?.every((count) => count === "*")).toBe(true);
        else
          expect(
            row.map((count, c) => (count === 0 ? published.counts[r]?.[c] : 0)).every((count) => count === 0),
          ).toBe(true);
      });
      expect(audit(published).safe).toBe(true);
    }
  });

  it("refuses counts whose sum is no exact number", () => {
    const counts = [
      [2 ** 52, 2 ** 52],
      [2 ** 52, 5],
    ];
    expect(issuesOf(() => suppress({ rows: ["a", "b"], columns: ["x", "y"], counts }))).toEqual([
      "counts out-of-range",
    ]);
  });
});

describe("audit", () => {
  it("finds a row of answers that are all the same, extremes, and what totals leave", () => {
    const base = {
      rows: ["a", "b"],
      columns: ["x", "y"],
      across: "answers",
      rowTotals: [20, 50],
      columnTotals: [40, 30],
      total: 70,
    } as const;
    const answers: PublishedTable = {
      ...base,
      counts: [
        [20, 0],
        [20, 30],
      ],
      statistics: [],
    };
    expect(audit(answers).exposed.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      ["a", "x", "unanimous"],
      ["a", "y", "unanimous"],
    ]);
    const groups: PublishedTable = {
      ...base,
      across: "groups",
      counts: [
        [20, 0],
        [20, 30],
      ],
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
            ["*", null],
            ["*", 1],
          ],
          columnTotals: [1, 0.5],
        },
      ],
    };
    expect(audit(groups).exposed.map(({ statistic, row, column, reason }) => [statistic, row, column, reason])).toEqual(
      [
        ["least", "a", "x", "extreme"],
        ["share", "b", "y", "unanimous"],
        ["share", null, "x", "unanimous"],
        ["share", null, "x", "worked-out"],
      ],
    );
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
          columnTotals: [0.4, 0.3],
        },
      ],
    };
    expect(audit(published)).toEqual({
      safe: false,
      bounds: [{ row: "Oak", column: "staff", low: 4, high: 4 }],
      tooNarrow: [{ row: "Oak", column: "staff", low: 4, high: 4 }],
      exposed: [
        { statistic: null, row: "Elm", column: "staff", reason: "small" },
        { statistic: null, row: null, column: "staff", reason: "small" },
        { statistic: "mean", row: "Oak", column: "staff", reason: "of-hidden" },
        { statistic: "mean", row: "Elm", column: "staff", reason: "worked-out" },
      ],
    });
  });

  it("says everything that is wrong with a table", () => {
    const { published } = suppress(schools);
    expect(issuesOf(() => audit({ ...published, total: 208 }))).toEqual(["counts inconsistent"]);
    expect(issuesOf(() => audit({ ...published, rowTotals: [1, 2] }, { minCount: 1, protect: 0.5 }))).toEqual([
      "minCount out-of-range",
      "protect out-of-range",
    ]);
    expect(
      issuesOf(() =>
        suppress({
          ...schools,
          counts: [
            [1, 2],
            [3, -1, 2],
            [1.5, 1, 1],
          ],
          more: 1,
        } as never),
      ),
    ).toEqual(["more unknown-key", "counts.0 row-length", "counts.1.1 wrong-type", "counts.2.0 wrong-type"]);
    expect(issuesOf(() => suppress({ ...schools, rows: ["a", "a", "b"], columns: [] }))).toEqual([
      "rows.1 duplicate",
      "columns empty",
      "counts.0 row-length",
      "counts.1 row-length",
      "counts.2 row-length",
    ]);
  });
});
