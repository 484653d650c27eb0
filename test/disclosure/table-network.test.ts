// Tables as networks, and the searches in them, in tables that are small enough to check by hand.

import { describe, expect, it } from "vitest";
import { NodeHeap } from "../../src/disclosure/node-heap.ts";
import {
  cheapestPath,
  type EdgeState,
  leastCounts,
  send,
  sendMost,
  setState,
  slackOf,
  tableEdges,
  tableNetwork,
} from "../../src/disclosure/table-network.ts";

// Two rows and two columns:
//          4  5     <- the nodes of the columns
//   0      5  3     <- the node of a row, and its counts
//   1      4  6
// Node 2 is the source, and 3 is the sink. The edges are the four counts, 8 and 10 for the rows, 9 and 9 for the columns,
// and 18 for all.
const edges = tableEdges([-1, -1], 2);
const counts = [5, 3, 4, 6, 8, 10, 9, 9, 18];

function networkOf(states: readonly EdgeState[], least = new Uint8Array(9).fill(1)) {
  return tableNetwork(edges, states, Float64Array.from(counts), least);
}

/** The counts hidden, and the totals shown. */
const cellsHidden: readonly EdgeState[] = edges.map(({ row, column }) => {
  return row !== null && column !== null ? "hidden" : "shown";
});
const allHidden: readonly EdgeState[] = edges.map(() => "hidden");

describe("the edges of a table", () => {
  it("lead from the source to rows, columns, the sink, and back", () => {
    expect(edges).toEqual([
      { row: 0, column: 0, from: 0, to: 4 },
      { row: 0, column: 1, from: 0, to: 5 },
      { row: 1, column: 0, from: 1, to: 4 },
      { row: 1, column: 1, from: 1, to: 5 },
      { row: 0, column: null, from: 2, to: 0 },
      { row: 1, column: null, from: 2, to: 1 },
      { row: null, column: 0, from: 4, to: 3 },
      { row: null, column: 1, from: 5, to: 3 },
      { row: null, column: null, from: 3, to: 2 },
    ]);
  });

  it("lead from a row through its parts, and from their columns to those of the row", () => {
    // Rows 1 and 2 are parts of row 0. Source 3, sink 4; columns of the table 5 and 6, those of row 0 are 7 and 8.
    expect(tableEdges([-1, 0, 0], 2).map(({ from, to }) => [from, to])).toEqual([
      ...[
        [7, 5],
        [8, 6],
      ],
      ...[
        [1, 7],
        [1, 8],
      ],
      ...[
        [2, 7],
        [2, 8],
      ],
      ...[
        [3, 0],
        [0, 1],
        [0, 2],
      ],
      ...[
        [5, 4],
        [6, 4],
        [4, 3],
      ],
    ]);
  });

  it("have a least count of 1, or of 0 for how many gave an answer", () => {
    expect([...leastCounts(edges, "groups")]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect([...leastCounts(edges, "answers")]).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 1]);
  });
});

describe("the network of a table", () => {
  it("has the edges of each node, and those of them that are not shown", () => {
    const network = networkOf(cellsHidden);
    expect(network.touching).toEqual([
      [0, 1, 4],
      [2, 3, 5],
      [4, 5, 8],
      [6, 7, 8],
      [0, 2, 6],
      [1, 3, 7],
    ]);
    expect(network.open).toEqual([[0, 1], [2, 3], [], [], [0, 2], [1, 3]]);
    expect([...network.from]).toEqual([0, 0, 1, 1, 2, 2, 4, 5, 3]);
    expect([...network.to]).toEqual([4, 5, 4, 5, 0, 1, 3, 3, 2]);
  });

  it("can lower counts that are not part of the table to nothing", () => {
    const states = allHidden.map((state, e) => (e >= 4 ? "absent" : state));
    expect([...networkOf(states).least]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it("changes the state of an edge at both of its nodes", () => {
    const network = networkOf(cellsHidden);
    setState(network, 1, "shown");
    expect(network.states[1]).toBe("shown");
    expect(network.open).toEqual([[0], [2, 3], [], [], [0, 2], [3]]);
    setState(network, 4, "hidden");
    expect(network.open).toEqual([[0, 4], [2, 3], [4], [], [0, 2], [3]]);
    expect(cellsHidden[1]).toBe("hidden");
  });
});

describe("how far a hidden count can be from its true value", () => {
  it("is what the others of its rectangle allow, each of which stays at least 1", () => {
    const network = networkOf(cellsHidden);
    // One more in place of 5 is one less of 3 and 4, and one more of 6; one less is the reverse.
    expect(slackOf(network, 0, Number.POSITIVE_INFINITY)).toEqual({ up: 2, down: 4 });
    expect(slackOf(network, 1, Number.POSITIVE_INFINITY)).toEqual({ up: 4, down: 2 });
    expect(slackOf(network, 2, Number.POSITIVE_INFINITY)).toEqual({ up: 4, down: 2 });
    expect(slackOf(network, 3, Number.POSITIVE_INFINITY)).toEqual({ up: 2, down: 4 });
    expect([...network.flows]).toEqual(counts);
  });

  it("is one more where counts may be 0", () => {
    const network = networkOf(cellsHidden, new Uint8Array(9));
    expect(slackOf(network, 0, Number.POSITIVE_INFINITY)).toEqual({ up: 3, down: 5 });
  });

  it("is searched for until it is enough, up and down together", () => {
    const network = networkOf(cellsHidden);
    expect(slackOf(network, 0, 1)).toEqual({ up: 1, down: 0 });
    expect(slackOf(network, 0, 3)).toEqual({ up: 2, down: 1 });
    expect(slackOf(network, 0, 6)).toEqual({ up: 2, down: 4 });
    expect(slackOf(network, 0, 9)).toEqual({ up: 2, down: 4 });
    expect([...network.flows]).toEqual(counts);
  });

  it("is nothing where the rectangle has a corner that is shown", () => {
    for (const corner of [1, 2, 3]) {
      const states = cellsHidden.map((state, e) => (e === corner ? "shown" : state));
      expect(slackOf(networkOf(states), 0, Number.POSITIVE_INFINITY)).toEqual({ up: 0, down: 0 });
    }
  });

  it("has no upper limit where no total is shown", () => {
    const network = networkOf(allHidden);
    expect(slackOf(network, 0, Number.POSITIVE_INFINITY)).toEqual({ up: Number.POSITIVE_INFINITY, down: 4 });
    expect(slackOf(network, 0, 7)).toEqual({ up: 7, down: 0 });
    expect([...network.flows]).toEqual(counts);
  });

  it("is limited by the total of a row alone where that is the only one shown", () => {
    // 8 for the row: 5 and 3 can be from 7 and 1 to 1 and 7.
    const states = allHidden.map((state, e) => (e === 4 ? "shown" : state));
    expect(slackOf(networkOf(states), 0, Number.POSITIVE_INFINITY)).toEqual({ up: 2, down: 4 });
    expect(slackOf(networkOf(states), 2, Number.POSITIVE_INFINITY)).toEqual({ up: Number.POSITIVE_INFINITY, down: 3 });
  });
});

describe("as much as can be sent from one node to another", () => {
  it("goes by every way that is open, and tells what it changed", () => {
    const network = networkOf(allHidden);
    const changes: number[] = [];
    // From column 4 to row 0, without the count between them.
    expect(sendMost(network, 4, 0, 0, 20, changes)).toBe(20);
    const after = [...counts];
    for (let i = 0; i < changes.length; i += 2) {
      after[changes[i] as number] = (after[changes[i] as number] as number) + (changes[i + 1] as number);
    }
    expect([...network.flows]).toEqual(after);
    // What enters a node leaves it, but for 20 that leave the first and enter the last.
    const balance = new Array(6).fill(0);
    edges.forEach(({ from, to }, e) => {
      balance[from] -= network.flows[e] as number;
      balance[to] += network.flows[e] as number;
    });
    expect(balance).toEqual([20, 0, 0, 0, -20, 0]);
    expect(network.flows.every((flow) => flow >= 1)).toBe(true);
  });

  it("is nothing between nodes that are not connected", () => {
    expect(sendMost(networkOf(cellsHidden), 4, 2, -1, 5)).toBe(0);
  });
});

describe("the cheapest path", () => {
  const costs = (...list: number[]) => Float64Array.from(list);
  const anyway = Number.POSITIVE_INFINITY;

  it("is the one of the least sum of costs, edges against their direction included, from its end back", () => {
    // From row 0 to column 4 without their count: by 3, 6, and 4 (2 + 3 + 1), or by 3 and the totals (2 + 10 + 10).
    const path = cheapestPath(networkOf(allHidden), 0, 4, 0, costs(0, 2, 1, 3, 10, 10, 10, 10, 10), 1);
    expect(path).toEqual({ edges: [2, 3, 1], forward: [true, false, true], capacity: 5 });
  });

  it("has the capacity that was asked for", () => {
    const network = networkOf(allHidden);
    const all = costs(0, 2, 1, 3, 10, 10, 10, 10, 10);
    // 6 can be lowered by 5, the 8 of the row by 7 (10 + 10 + 1), and the 9 of a column by 8 (2 + 10 + 10).
    expect(cheapestPath(network, 0, 4, 0, all, 5)?.edges).toEqual([2, 3, 1]);
    expect(cheapestPath(network, 0, 4, 0, all, 6)).toEqual({
      edges: [2, 5, 4],
      forward: [true, true, false],
      capacity: 7,
    });
    expect(cheapestPath(network, 0, 4, 0, all, 8)).toEqual({
      edges: [6, 7, 1],
      forward: [false, true, true],
      capacity: 8,
    });
    // Only the way around by all totals lowers nothing.
    expect(cheapestPath(network, 0, 4, 0, all, 9)).toEqual({
      edges: [2, 5, 8, 7, 1],
      forward: [true, true, true, true, true],
      capacity: anyway,
    });
  });

  it("takes no edge of infinite cost", () => {
    const network = networkOf(allHidden);
    expect(cheapestPath(network, 0, 4, 0, costs(0, 2, 1, anyway, 50, 50, 10, 10, 10), 1)?.edges).toEqual([6, 7, 1]);
    expect(cheapestPath(network, 0, 4, 0, new Float64Array(9).fill(anyway), 1)).toBeNull();
  });

  it("takes only edges that are not shown where there are no costs", () => {
    expect(cheapestPath(networkOf(cellsHidden), 0, 4, 0, null, 1)?.edges).toEqual([2, 3, 1]);
    expect(cheapestPath(networkOf(cellsHidden), 0, 4, -1, null, 1)).toEqual({
      edges: [0],
      forward: [true],
      capacity: Number.POSITIVE_INFINITY,
    });
    const shown = cellsHidden.map((state, e) => (e === 3 ? "shown" : state));
    expect(cheapestPath(networkOf(shown), 0, 4, 0, null, 1)).toBeNull();
  });

  it("can be sent along, and undone", () => {
    const network = networkOf(cellsHidden);
    const path = cheapestPath(network, 0, 4, 0, null, 1);
    if (path === null) expect.unreachable();
    send(network, path, 2);
    expect([...network.flows]).toEqual([5, 5, 6, 4, 8, 10, 9, 9, 18]);
    send(network, path, -2);
    expect([...network.flows]).toEqual(counts);
  });
});

describe("the heap of nodes", () => {
  it("gives nodes by their cost, and by their number where that is the same", () => {
    const heap = new NodeHeap();
    expect(heap.pop()).toBeUndefined();
    const entries = Array.from({ length: 60 }, (_, node) => ({ node, cost: (node * 37) % 11 }));
    // 37 and 60 have no common divisor, so every node comes once.
    for (let i = 0; i < 60; i++) {
      const entry = entries[(i * 37) % 60];
      if (entry !== undefined) heap.push(entry.node, entry.cost);
    }
    const sorted = [...entries].sort((one, other) => one.cost - other.cost || one.node - other.node);
    expect(Array.from({ length: 60 }, () => heap.pop())).toEqual(sorted.map(({ node }) => node));
    expect(heap.pop()).toBeUndefined();
  });

  it("takes more between", () => {
    const heap = new NodeHeap();
    heap.push(1, 5);
    heap.push(2, 3);
    heap.push(3, 4);
    expect(heap.pop()).toBe(2);
    heap.push(4, 1);
    heap.push(5, 9);
    expect([heap.pop(), heap.pop(), heap.pop(), heap.pop(), heap.pop()]).toEqual([4, 3, 1, 5, undefined]);
  });
});
