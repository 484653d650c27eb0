// Chooses which counts to hide in addition to those that must be, so that none of these can be computed from totals.
import {
  cheapestPath,
  type Edge,
  type EdgeState,
  type NetworkPath,
  send,
  setState,
  slackOf,
  type TableNetwork,
  tableNetwork,
} from "./table-network.ts";

/** Tables with at most this many counts are tried in several orders; the one that hides the least wins. */
const fewCounts = 120;

/** The most checks of whether a count must be hidden. */
const mostChecks = 2000;

/**
 * The counts to hide so that each hidden one has an interval of at least `protect`. They are found one after the other,
 * along the cheapest cycle that widens the interval of a hidden count. Those that turn out not to be needed are shown
 * again.
 */
export function protectingCounts(
  edges: readonly Edge[],
  states: readonly EdgeState[],
  counts: Float64Array,
  least: Uint8Array,
  protect: number,
): readonly number[] {
  const tries = [1, -1].flatMap((order) => [1, -1].map((preference) => ({ order, preference })));
  const found = tries.slice(0, edges.length <= fewCounts ? tries.length : 1).map(({ order, preference }) => {
    const network = tableNetwork(edges, states, counts, least);
    return neededCounts(network, protect, hideCycles(network, protect, order, preference));
  });
  const worth = (hidden: readonly number[]): number => hidden.reduce((sum, e) => sum + worthOf(edges[e] as Edge), 0);
  return found.reduce((best, other) => (worth(other) < worth(best) ? other : best));
}

/** What it costs to hide a count: a total is worth more than a cell. */
function worthOf({ row, column }: Edge): number {
  if (row !== null && column !== null) return 1;
  return row === null && column === null ? 16 : 4;
}

/**
 * Hides counts until each hidden one has a wide enough interval; returns the counts that it hid.
 *
 * @param order - 1 to protect the largest counts first, -1 the smallest.
 * @param preference - 1 to hide smaller counts rather than larger ones of the same worth, -1 the reverse.
 */
function hideCycles(network: TableNetwork, protect: number, order: number, preference: number): number[] {
  const { edges, states, flows, least } = network;
  const queue = [...states.keys()].filter((e) => states[e] === "hidden");
  queue.sort((one, other) => order * ((flows[other] as number) - (flows[one] as number)));
  const added: number[] = [];
  const costs = Float64Array.from(edges, (edge, e) => {
    if (states[e] !== "shown") return 0;
    const count = flows[e] as number;
    if (count === 0 && least[e] !== 0) return Number.POSITIVE_INFINITY;
    return worthOf(edge) + (preference * Math.min(count, 1e5)) / 1e6;
  });
  // Counts that are hidden on the way join the queue, and are protected too.
  for (const e of queue) {
    for (;;) {
      const { down, up } = slackOf(network, e, protect);
      if (down + up >= protect) break;
      const sent: [path: NetworkPath, amount: number][] = [];
      const { from, to } = edges[e] as Edge;
      // After the largest possible flow, every remaining path hides a further count.
      for (let left = up; left > 0; ) {
        const path = cheapestPath(network, to, from, e, null, 1);
        if (path === null) break;
        const amount = Math.min(left, path.capacity);
        send(network, path, amount);
        sent.push([path, amount]);
        left -= amount;
      }
      const needed = protect - down - up;
      const path = cheapestPath(network, to, from, e, costs, needed) ?? cheapestPath(network, to, from, e, costs, 1);
      for (const [path, amount] of sent) send(network, path, -amount);
      if (path === null) throw new Error("A count cannot be hidden");
      for (const edge of path.edges) {
        if (states[edge] !== "shown") continue;
        setState(network, edge, "hidden");
        costs[edge] = 0;
        added.push(edge);
        queue.push(edge);
      }
    }
  }
  return added;
}

/** Shows counts again that turn out not to be needed, the most valuable first; returns the others. */
function neededCounts(network: TableNetwork, protect: number, added: readonly number[]): readonly number[] {
  const { edges, states, flows } = network;
  const inOrder = [...added].sort((one, other) => {
    const moreWorth = worthOf(edges[other] as Edge) - worthOf(edges[one] as Edge);
    return moreWorth || (flows[other] as number) - (flows[one] as number);
  });
  const hidden = new Set([...states.keys()].filter((e) => states[e] === "hidden"));
  let checks = mostChecks;
  for (const e of inOrder) {
    if (checks < hidden.size) break;
    setState(network, e, "shown");
    hidden.delete(e);
    const isSafe = [...hidden].every((other) => {
      checks--;
      const { down, up } = slackOf(network, other, protect);
      return down + up >= protect;
    });
    if (isSafe) continue;
    setState(network, e, "hidden");
    hidden.add(e);
  }
  return added.filter((e) => hidden.has(e));
}
