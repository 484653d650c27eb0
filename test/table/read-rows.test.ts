import { domainPlan, OptionsError, scale } from "cei-framework";
import { type ReadTableOptions, readRows, readTable, scoreTable, type TableRow } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { rejectedIssuesOf } from "../issues.ts";
import { errorOf, placeOf } from "./collect.ts";

const fourPoints = scale({ min: 1, max: 4 });
const options: ReadTableOptions = { scale: fourPoints, groups: ["site"] };

async function* later<Value>(values: readonly Value[]) {
  for (const value of values) yield await Promise.resolve(value);
}

const lists: readonly (readonly unknown[])[] = [
  ["site", "1.1", "1.2"],
  ["Oak ", 1, "n/a"],
  [],
  ["Elm\nWest", 4],
  [null, undefined, ""],
  ["Ash", 2n, 3, null],
];
const objects: readonly TableRow[] = [
  { site: "Oak ", "1.1": 1, "1.2": "n/a" },
  {},
  { site: "Elm\nWest", "1.1": 4 },
  { site: null, "1.1": undefined, "1.2": "" },
  { site: "Ash", "1.1": 2n, "1.2": 3 },
];

describe("rows of a program", () => {
  it.each<[string, () => Iterable<TableRow> | AsyncIterable<TableRow>]>([
    ["lists", () => lists],
    ["lists that come later", () => later(lists)],
    ["objects", () => objects],
    ["objects that come later", () => later(objects)],
    ["a set of objects", () => new Set(objects)],
  ])("are read as CSV is: %s", async (_, rows) => {
    const text = 'site,1.1,1.2\nOak ,1,n/a\n\n"Elm\nWest",4,\n,,\nAsh,2,3\n';
    const [table, expected] = [await readRows(rows(), options), await readTable(text, options)];
    expect(table.group("site")).toEqual(["Oak", "Elm\nWest", "Ash"]);
    expect(table.group("site")).toEqual(expected.group("site"));
    for (const id of ["1.1", "1.2"] as const) expect(table.ratings(id)).toEqual(expected.ratings(id));
    expect([table.rows, table.blankRows, table.columns]).toEqual([3, expected.blankRows, expected.columns]);
    const scores = [table, expected].map((one) => [...scoreTable(one, domainPlan()).score("D1")]);
    expect(scores[0]).toEqual(scores[1]);
  });

  it("may be of the long form", async () => {
    const rows = [
      { row: 1, item: "1.1", rating: 3 },
      { row: "1 ", item: "1.2", rating: 4 },
    ];
    const table = await readRows(rows, { scale: fourPoints });
    expect([table.group("row"), table.row(0)]).toEqual([["1"], { "1.1": 3, "1.2": 4 }]);
  });

  it("have their values as text", async () => {
    const rows = [{ site: true, when: new Date(Date.UTC(2026, 0, 31, 8)), "1.1": 3.0, n: 12.5 }];
    const table = await readRows(rows, { scale: fourPoints, groups: ["site", "when", "n"] });
    expect(table.groups.map((name) => table.group(name))).toEqual([["true"], ["2026-01-31T08:00:00.000Z"], ["12.5"]]);
  });

  it("take the options of readTable", async () => {
    const rows = [
      ["A survey"],
      ["site", "1.1", "1.1", "who", "when", "done"],
      ["Where?", "How?"],
      ["Oak", 1, null, "a", new Date(Date.UTC(2026, 1, 1)), true],
      ["Elm", null, 2, "a", new Date(Date.UTC(2026, 0, 1)), true],
      ["Ash", 3, 3, "b", new Date(Date.UTC(2026, 0, 1)), false],
      ["Fir", 3, 4, "c", new Date(Date.UTC(2026, 0, 1)), true],
    ];
    const table = await readRows(rows, {
      ...options,
      skipRows: 1,
      headerRows: 2,
      columns: { done: null },
      where: (row) => row["done"] === "true",
      unique: { by: "who", keep: "last", order: "when" },
      onBadRow: "collect",
    });
    expect([table.group("site"), table.ratings("1.1")]).toEqual([["Oak"], [1]]);
    expect([table.leftOutRows, table.repeatedRows, table.skippedRows.length]).toEqual([1, 1, 2]);
    expect(table.rejected.flatMap(({ issues }) => issues.map(({ code, line }) => [code, line]))).toEqual([
      ["inconsistent", 7],
    ]);
  });

  it("recognize the header rows of Qualtrics, also where a reader has made keys of the first", async () => {
    const rows = [
      { Q1: "Which school?", "1.1": "How?" },
      { Q1: '{"ImportId":"QID1"}', "1.1": '{"ImportId":"QID2"}' },
      { Q1: "Oak", "1.1": 2 },
    ];
    const table = await readRows(rows, { scale: fourPoints, groups: ["Q1"] });
    expect([table.group("Q1"), table.skippedRows.length]).toEqual([["Oak"], 2]);
  });

  it("are reported by their numbers, with values that are not text", async () => {
    const rows = [
      ["site", "1.1", "note"],
      ["Oak", { result: 3 }, { text: "left out" }],
      ["Elm", new Date(Number.NaN)],
      ["Ash", 9],
      ["a", 1, "x", "more"],
      ["\uD800", 1],
    ];
    const given: ReadTableOptions = { ...options, columns: { note: null }, onBadRow: "collect" };
    const { rejected } = await readRows(rows, given);
    expect(
      rejected.flatMap(({ issues }) => issues.map(placeOf)).map(({ code, line, column }) => [code, line, column]),
    ).toEqual([
      ["wrong-type", 2, 2],
      ["wrong-type", 3, 2],
      ["off-scale", 4, 2],
      ["row-length", 5, null],
      ["not-utf-8", 6, 1],
    ]);
  });

  it("must be there, and be of one kind", async () => {
    const wrong = [5, "text", undefined, [5], [["1.1"], { "1.1": 1 }], [{ "1.1": 1 }, [1]], [["1.1"], null]];
    for (const rows of wrong) {
      await expect(readRows(rows as never, options), JSON.stringify(rows)).rejects.toThrow(OptionsError);
    }
    expect(await rejectedIssuesOf(() => readRows([["1.1"], 3] as never, options))).toEqual(["rows.1 wrong-type"]);
    await expect(readRows([], options)).rejects.toMatchObject({ issues: [{ code: "empty", line: 1 }] });
    const { issues } = await errorOf("", options);
    expect(issues[0]?.code).toBe("empty");
  });

  it("tell how far they were read", async () => {
    const seen: number[] = [];
    const rows = Array.from({ length: 70_000 }, (_, i) => (i === 0 ? ["1.1", "1.2"] : [1 + (i % 4), 2]));
    await readRows(rows, { scale: fourPoints, onProgress: ({ rows }) => seen.push(rows) });
    expect(seen).toEqual([65_535, 69_999]);
  });
});
