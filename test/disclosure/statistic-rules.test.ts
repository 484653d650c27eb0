// Which values of a statistic tell what nobody should know, by hand.

import { describe, expect, it } from "vitest";
import type { StatisticKind } from "../../src/disclosure/count-table.ts";
import {
  givesAway,
  isAdditive,
  isExtreme,
  mayShowTotal,
  openLine,
  tellsAll,
} from "../../src/disclosure/statistic-rules.ts";
import type { TableShape } from "../../src/disclosure/table-shape.ts";

describe("a value that tells every answer", () => {
  it.each<[kind: StatisticKind, range: [number, number] | undefined, values: unknown[]]>([
    ["mean", [1, 4], [1, 4, 0.5, 4.5, 1 + 1e-10]],
    ["share", undefined, [0, 1]],
    ["sd", undefined, [0, 1e-10, -1]],
  ])("is a %s in %j of %j", (kind, range, values) => {
    expect(values.filter((value) => tellsAll({ kind, range }, value))).toEqual(values);
  });

  it.each<[kind: StatisticKind, range: [number, number] | undefined, values: unknown[]]>([
    ["mean", [1, 4], [1.01, 2, 3.99, null, "*", undefined]],
    ["share", undefined, [0.01, 0.99]],
    ["sd", undefined, [0.01, 1]],
    ["median", undefined, [0, 1, -1, 2]],
    ["min", undefined, [0, 1]],
    ["max", undefined, [0, 1]],
  ])("is not a %s in %j of %j", (kind, range, values) => {
    expect(values.filter((value) => tellsAll({ kind, range }, value))).toEqual([]);
  });
});

describe("the kinds of statistics", () => {
  const kinds: StatisticKind[] = ["mean", "median", "share", "sd", "min", "max"];

  it("of which the least and the greatest are the value of one respondent", () => {
    expect(kinds.filter(isExtreme)).toEqual(["min", "max"]);
  });

  it("of which means and shares follow from their parts", () => {
    expect(kinds.filter(isAdditive)).toEqual(["mean", "share"]);
  });
});

// A total, edge 9, of the parts 0, 1, and 2.
const line = { whole: 9, parts: [0, 1, 2] };

/** A statistic of which these parts are hidden, with a count and a value for each edge. */
function statisticOf(
  kind: StatisticKind,
  hidden: readonly number[],
  figures: { readonly [edge: number]: readonly [count: number, value: number | null] } = {},
) {
  return {
    kind,
    valueAt: (edge: number) => figures[edge]?.[1],
    countAt: (edge: number) => figures[edge]?.[0] ?? 0,
    isShown: (edge: number) => !hidden.includes(edge),
  };
}

describe("a total of a statistic", () => {
  it("may be shown if all of its parts are, and that of a mean or a share over rows in any case", () => {
    for (const kind of ["mean", "share", "median", "sd"] as const) {
      const isAdditive = kind === "mean" || kind === "share";
      expect(mayShowTotal(statisticOf(kind, []), line, true)).toBe(true);
      expect(mayShowTotal(statisticOf(kind, []), line, false)).toBe(true);
      expect(mayShowTotal(statisticOf(kind, [1]), line, true)).toBe(isAdditive);
      expect(mayShowTotal(statisticOf(kind, [1]), line, false)).toBe(false);
    }
  });
});

describe("a total that gives hidden parts away", () => {
  // 10 with a mean of 0.5 are shown, 5 are hidden, and nobody is in the third part.
  const total = (value: number, of: readonly [number, number] = [10, 0.5], kind: StatisticKind = "mean") => {
    return statisticOf(kind, [1], { 0: of, 1: [5, 0.4], 2: [0, null], 9: [15, value] });
  };

  it("leaves an end of the range for what is hidden", () => {
    // (15 * 2/3 - 5) / 5 = 1, and (15 * 1/3 - 5) / 5 = 0.
    expect(givesAway(total(2 / 3), line, 2)).toBe(true);
    expect(givesAway(total(1 / 3), line, 2)).toBe(true);
    expect(givesAway(total(2 / 3, [10, 0.5], "share"), line, 2)).toBe(true);
    // (15 * 7/15 - 5) / 5 = 0.4.
    expect(givesAway(total(7 / 15), line, 2)).toBe(false);
  });

  it("leaves fewer respondents than the least", () => {
    expect(givesAway(total(7 / 15), line, 5)).toBe(false);
    expect(givesAway(total(7 / 15), line, 6)).toBe(true);
  });

  it("may leave an end of the range before it was rounded to two decimals", () => {
    // Each value is up to 0.005 off, so the rest is up to (15 + 10) * 0.005 / 5 = 0.025 off.
    expect(givesAway(total(0.65), line, 2)).toBe(false); // 0.95
    expect(givesAway(total(0.66), line, 2)).toBe(true); // 0.98
    expect(givesAway(total(0.35), line, 2)).toBe(false); // 0.05
    expect(givesAway(total(0.34), line, 2)).toBe(true); // 0.02
  });

  it("takes values of more than six decimals, or so small that they have an exponent, as exact", () => {
    // Rounded to six decimals, the rest is up to 2.5e-6 off; here it is 1 - 1.5e-6 and 1 - 1.2e-6.
    expect(givesAway(total(0.666_666_2, [10, 0.5]), line, 2)).toBe(false);
    expect(givesAway(total(0.666_666, [10, 0.5]), line, 2)).toBe(true);
    expect(givesAway(total(0.33, [10, 1e-7]), line, 2)).toBe(false); // 0.99
    expect(givesAway(total(0.33, [10, 0]), line, 2)).toBe(true);
  });

  it("does not where nothing, or nobody, is hidden, or the total does not follow from its parts", () => {
    const figures = { 0: [10, 0.5], 1: [5, 1], 2: [0, null], 9: [15, 2 / 3] } as const;
    expect(givesAway(statisticOf("mean", [], figures), line, 99)).toBe(false);
    expect(givesAway(statisticOf("mean", [2], figures), line, 99)).toBe(false);
    expect(givesAway(statisticOf("median", [1], figures), line, 99)).toBe(false);
    expect(givesAway(statisticOf("sd", [1], figures), line, 99)).toBe(false);
  });
});

describe("the parts of a total that is shown", () => {
  const shape = {
    overRowsOf: new Map([
      [1, { whole: 1, parts: [3, 4] }],
      [4, { whole: 4, parts: [5, 6] }],
    ]),
  } as unknown as TableShape;

  it("are those of its hidden parts in place of these", () => {
    const partsWith = (...hidden: number[]) => openLine(shape, line, (edge) => !hidden.includes(edge)).parts;
    expect(partsWith()).toEqual([0, 1, 2]);
    expect(partsWith(1)).toEqual([0, 3, 4, 2]);
    expect(partsWith(1, 4)).toEqual([0, 3, 5, 6, 2]);
    expect(partsWith(0, 4)).toEqual([0, 1, 2]);
    expect(openLine(shape, line, () => true).whole).toBe(9);
  });
});
