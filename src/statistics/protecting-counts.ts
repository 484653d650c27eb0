// Which counts are hidden beside those that must be, so that none of them can be worked out from totals.
import {
  cheapestWay,
  type Edge,
  type EdgeState,
  reach,
  send,
  setState,
  type TableNetwork,
  tableNetwork,
} from "./table-network.ts";

/** Up to so many counts several ways are tried, and that which hides the least is taken. */
const fewCounts = 120;

/** So many times at most it is looked whether a count must be hidden. */
const mostLooks = 2000;

/**
 * The counts that are hidden so that each hidden one has an interval of at least `protect`: found one after the other,
 * along the cheapest cycle that gives a hidden count more room, and shown again where they turn out not to be needed.
 *
 * @param edges - The table.
 * @param states - What is known of each count, with those hidden that must be.
 * @param counts - The counts.
 * @param least - The least that each hidden count can be.
 * @param protect - How wide the interval must be.
 */
export function protectingCounts(
  edges: readonly Edge[],
  states: readonly EdgeState[],
  counts: Float64Array,
  least: Uint8Array,
  protect: number,
): readonly number[] {
  const tries = [1, -1].flatMap((order) => [1, -1].map((taste) => ({ order, taste })));
  const found = tries.slice(0, edges.length <= fewCounts ? tries.length : 1).map(({ order, taste }) => {
    const network = tableNetwork(edges, states, counts, least);
    const added = hideWays(network, protect, order, taste);
    return uncovered(network, protect, added);
  });
  const worth = (hidden: readonly number[]): number => hidden.reduce((sum, e) => sum + worthOf(edges[e] as Edge), 0);
  return found.reduce((best, other) => (worth(other) < worth(best) ? other : best));
}

/** What it costs to hide a count: a total is worth more than a cell. */
function worthOf({ row, column }: Edge): number {
  if (row !== null && column !== null) return 1;
  return row === null && column === null ? 16 : 4;
}

/** Hides counts until each hidden one has a wide enough interval; gives those that it hid. */
function hideWays(network: TableNetwork, protect: number, order: number, taste: number): number[] {
  const { edges, states, flows } = network;
  const queue = [...states.keys()].filter((e) => states[e] === "hidden");
  queue.sort((one, other) => order * ((flows[other] as number) - (flows[one] as number)));
  const added: number[] = [];
  const open = (e: number): number => (states[e] === "shown" ? Number.POSITIVE_INFINITY : 0);
  const costOf = (e: number): number => {
    if (states[e] !== "shown") return 0;
    const count = flows[e] as number;
    if (count === 0) return network.least[e] === 0 ? 8 : Number.POSITIVE_INFINITY;
    // Of two that are worth the same, the smaller or the larger.
    return worthOf(edges[e] as Edge) + (taste * Math.min(count, 1e5)) / 1e6;
  };
  // What is hidden on the way joins the queue, and is protected too.
  for (const e of queue) {
    for (;;) {
      const { down, up } = reach(network, e, protect);
      if (down + up >= protect) break;
      const before = flows.slice();
      const { from, to } = edges[e] as Edge;
      // When all is sent that can be, every way that is left hides something more.
      for (let left = up; left > 0; ) {
        const way = cheapestWay(network, to, from, e, open, 1);
        if (way === null) break;
        const amount = Math.min(left, way.room);
        send(network, way, amount);
        left -= amount;
      }
      const needed = protect - down - up;
      const way = cheapestWay(network, to, from, e, costOf, needed) ?? cheapestWay(network, to, from, e, costOf, 1);
      flows.set(before);
      if (way === null) throw new Error("A count cannot be hidden");
      for (const edge of way.edges) {
        if (states[edge] !== "shown") continue;
        setState(network, edge, "hidden");
        added.push(edge);
        queue.push(edge);
      }
    }
  }
  return added;
}

/** Shows again what turned out not to be needed, what is worth the most first; gives the others. */
function uncovered(network: TableNetwork, protect: number, added: readonly number[]): readonly number[] {
  const { edges, states, flows } = network;
  const inOrder = [...added].sort((one, other) => {
    return (
      worthOf(edges[other] as Edge) - worthOf(edges[one] as Edge) || (flows[other] as number) - (flows[one] as number)
    );
  });
  const hidden = new Set([...states.keys()].filter((e) => states[e] === "hidden"));
  let looks = mostLooks;
  for (const e of inOrder) {
    if (looks < hidden.size) break;
    setState(network, e, "shown");
    hidden.delete(e);
    const isSafe = [...hidden].every((other) => {
      looks--;
      const { down, up } = reach(network, other, protect);
      return down + up >= protect;
    });
    if (isSafe) continue;
    setState(network, e, "hidden");
    hidden.add(e);
  }
  return added.filter((e) => hidden.has(e));
}
