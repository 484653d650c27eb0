// How the cells and totals of a table add up, and where groups are in it.

import { describe, expect, it } from "vitest";
import { groupLayout } from "../../src/disclosure/group-layout.ts";
import { allCounts } from "../../src/disclosure/table-issues.ts";
import { tableShape, valueAt } from "../../src/disclosure/table-shape.ts";

describe("the shape of a table", () => {
  it("has totals of each column, of all, and of each row", () => {
    // The cells are 0 to 3, the totals of rows 4 and 5, those of columns 6 and 7, and that of all 8.
    const shape = tableShape({ rows: ["a", "b"], columns: ["x", "y"] }, true);
    expect(shape.across).toBe("groups");
    expect(shape.isNested).toBe(false);
    expect(shape.overRows).toEqual([
      { whole: 6, parts: [0, 2] },
      { whole: 7, parts: [1, 3] },
      { whole: 8, parts: [6, 7] },
    ]);
    expect(shape.overColumns).toEqual([
      { whole: 4, parts: [0, 1] },
      { whole: 5, parts: [2, 3] },
    ]);
    expect([...shape.overRowsOf]).toEqual(shape.overRows.map((line) => [line.whole, line]));
    expect(shape.edges.map((_, e) => shape.isAbsent(e))).toEqual(new Array(9).fill(false));
    const counts = [
      [5, 3],
      [4, 6],
    ];
    expect([...allCounts(counts, shape)]).toEqual([5, 3, 4, 6, 8, 10, 9, 9, 18]);
  });

  it("adds up parts before the rows that they make, and counts nobody twice", () => {
    // a is made of b and d, b of c. The cells are 0 to 3, the total of the column is 8, and that of all 9.
    const within = [null, "a", "b", "a"];
    const shape = tableShape({ rows: ["a", "b", "c", "d"], columns: ["x"], within }, true);
    expect(shape.isNested).toBe(true);
    expect(shape.overRows).toEqual([
      { whole: 1, parts: [2] },
      { whole: 0, parts: [1, 3] },
      { whole: 8, parts: [0] },
      { whole: 9, parts: [8] },
    ]);
    expect([...allCounts([[0], [0], [5], [2]], shape)]).toEqual([7, 5, 5, 2, 7, 5, 5, 2, 7, 7]);
  });

  it("has no totals where there are none, and those of columns alone for targets", () => {
    const absent = (across: "groups" | "targets" | "answers", hasTotals: boolean) => {
      const shape = tableShape({ rows: ["a", "b"], columns: ["x", "y"], across }, hasTotals);
      return [...shape.edges.keys()].filter(shape.isAbsent);
    };
    expect(absent("groups", false)).toEqual([4, 5, 6, 7, 8]);
    expect(absent("answers", true)).toEqual([]);
    expect(absent("targets", true)).toEqual([4, 5, 8]);
    expect(absent("targets", false)).toEqual([4, 5, 6, 7, 8]);
  });

  it("finds the value of each cell and each total", () => {
    const values = { values: [[1, 2]], rowTotals: [3], columnTotals: [4, 5], total: 6 };
    const { edges } = tableShape({ rows: ["a"], columns: ["x", "y"] }, true);
    expect(edges.map((edge) => valueAt(values, edge))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(edges.map((edge) => valueAt({ values: [[1, 2]] }, edge))).toEqual([1, 2, ...new Array(4).fill(undefined)]);
    expect(
      valueAt({ values: [[1]], rowTotals: null, columnTotals: null }, { row: 0, column: null, from: 0, to: 1 }),
    ).toBeUndefined();
  });
});

describe("groups in a table", () => {
  const groups = [
    { district: "South", school: "Elm", role: "staff" },
    { district: "North", school: "Oak", role: "family" },
    { district: "North", school: "Elm", role: "family" },
    { district: "North", school: "Elm", role: "staff" },
  ];

  it("are sorted by their values, in the rows and in the columns", () => {
    const { outline, members, all, edges, valuesAt } = groupLayout(groups.slice(0, 3), ["school"], "role", true);
    expect(all).toBe("All");
    expect(outline).toEqual({ rows: ["Elm", "Oak"], columns: ["family", "staff"], totals: true, across: "groups" });
    // Elm: family and staff; Oak: family and nobody; then the rows, the columns, and all.
    expect(members).toEqual([[2], [0], [1], [], [2, 0], [1], [2, 1], [0], [2, 1, 0]]);
    expect(edges).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect([1, 4, 6, 8].map(valuesAt)).toEqual([
      { school: "Elm", role: "staff" },
      { school: "Elm", role: "All" },
      { school: "All", role: "family" },
      { school: "All", role: "All" },
    ]);
  });

  it("are in one column without a second name, with a total of that alone", () => {
    const [elm, oak] = [{ school: "Elm" }, { school: "Oak" }];
    const { outline, members, edges, valuesAt } = groupLayout([oak, elm], ["school"], undefined, true);
    expect(outline).toEqual({ rows: ["Elm", "Oak"], columns: ["All"], totals: true, across: "targets" });
    expect(edges).toEqual([0, 1, 4]);
    expect(edges.map((e) => members[e])).toEqual([[1], [0], [1, 0]]);
    expect(edges.map(valuesAt)).toEqual([elm, oak, { school: "All" }]);
    expect(groupLayout([oak, elm], ["school"], undefined, false).edges).toEqual([0, 1]);
  });

  it("have a row for each level of a hierarchy, the outer one first", () => {
    const { outline, members, valuesAt } = groupLayout(groups, ["district", "school"], "role", true);
    expect(outline.rows).toEqual(["North", "North / Elm", "North / Oak", "South", "South / Elm"]);
    expect(outline.within).toEqual([null, "North", "North", null, "South"]);
    // Two columns: North has 2 and 1 of family, and 3 of staff.
    expect(members.slice(0, 4)).toEqual([[2, 1], [3], [2], [3]]);
    expect(valuesAt(0)).toEqual({ district: "North", school: "All", role: "family" });
    expect(valuesAt(3)).toEqual({ district: "North", school: "Elm", role: "staff" });
  });

  it("have names that differ, and a word for all that none of them has", () => {
    const alike = [
      { district: "a / b", school: "c" },
      { district: "a", school: "b / c" },
    ];
    const { outline } = groupLayout(alike, ["district", "school"], undefined, true);
    expect(outline.rows).toEqual(['["a"]', '["a","b / c"]', '["a / b"]', '["a / b","c"]']);
    expect(groupLayout([{ school: "All" }], ["school"], undefined, true).all).toBe("All groups");
    const both = [{ school: "All" }, { school: "All groups" }];
    expect(groupLayout(both, ["school"], undefined, true).all).toBe("All groups groups");
  });
});
