// Which counts are hidden to protect another, in tables that are small enough to check by hand.

import { describe, expect, it } from "vitest";
import { protectingCounts } from "../../src/disclosure/protecting-counts.ts";
import { tableEdges } from "../../src/disclosure/table-network.ts";

/** The counts that are hidden beside those that must be, in the order of the edges. */
function protectedBy(cells: readonly (readonly number[])[], hidden: readonly number[], protect: number): number[] {
  const columns = cells[0]?.length ?? 0;
  const edges = tableEdges(
    cells.map(() => -1),
    columns,
  );
  const sumOf = (row: number | null, column: number | null): number =>
    cells
      .flatMap((counts, r) => counts.filter((_, c) => (row === null || r === row) && (column === null || c === column)))
      .reduce((sum, count) => sum + count, 0);
  const counts = Float64Array.from(edges, ({ row, column }) => sumOf(row, column));
  const states = edges.map((_, e) => (hidden.includes(e) ? "hidden" : "shown"));
  const least = new Uint8Array(edges.length).fill(1);
  return [...protectingCounts(edges, states, counts, least, protect)].sort((one, other) => one - other);
}

describe("the counts that protect another", () => {
  it("are none where none is hidden, or the hidden ones protect each other", () => {
    expect(
      protectedBy(
        [
          [5, 3],
          [4, 6],
        ],
        [],
        3,
      ),
    ).toEqual([]);
    expect(
      protectedBy(
        [
          [5, 3],
          [4, 6],
        ],
        [0, 1, 2, 3],
        3,
      ),
    ).toEqual([]);
  });

  it("are the other corners of a rectangle, which are worth less than totals", () => {
    expect(
      protectedBy(
        [
          [9, 8],
          [7, 9],
        ],
        [0],
        3,
      ),
    ).toEqual([1, 2, 3]);
  });

  it("are those of the smaller counts, where there are several rectangles", () => {
    expect(
      protectedBy(
        [
          [2, 30, 20],
          [20, 30, 20],
        ],
        [0],
        3,
      ),
    ).toEqual([2, 3, 5]);
    expect(
      protectedBy(
        [
          [2, 20, 30],
          [20, 20, 30],
        ],
        [0],
        3,
      ),
    ).toEqual([1, 3, 4]);
  });

  it("are totals where a corner is 0, since zeros are shown", () => {
    // The edges 4 and 5 are the totals of the rows, 6 and 7 those of the columns: a hidden 4 with both rows' totals, or
    // a hidden 6 and a total of a column.
    expect(
      protectedBy(
        [
          [5, 0],
          [4, 6],
        ],
        [0],
        3,
      ),
    ).toEqual([2, 4, 5]);
  });

  it("are totals where no rectangle leaves an interval as wide as is asked for", () => {
    // With 1 below it, the hidden 2 can only be higher if the total of its column is; 8 and 10 are those of columns. The 9
    // beside it can be lower by 8.
    expect(
      protectedBy(
        [
          [2, 1, 9],
          [1, 2, 9],
        ],
        [0],
        8,
      ),
    ).toEqual([2, 8, 10]);
  });
});
