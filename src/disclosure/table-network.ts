// A two-way table with its totals as a network: every count flows from all respondents to a row, from the row to a
// column, and back. The possible values of a hidden count, given all that is shown, are those that its flow can take
// along cycles of hidden counts. Because a network with whole flows has whole extremes, they are exact.
import type { TableColumns } from "./count-table.ts";
import { NodeHeap } from "./node-heap.ts";

/** The position of a count in a table, and the nodes that its edge connects. */
export interface Edge {
  /** Its row; `null` for a total over rows. */
  readonly row: number | null;
  /** Its column; `null` for a total over columns. */
  readonly column: number | null;
  readonly from: number;
  readonly to: number;
}

/** Whether the count of an edge is shown, hidden, or not part of the table at all. */
export type EdgeState = "shown" | "hidden" | "absent";

/** A table with totals as a network. */
export interface TableNetwork {
  readonly edges: readonly Edge[];
  /** Changed only by {@link setState}. */
  readonly states: EdgeState[];
  /** A count for each edge that agrees with all totals. */
  readonly flows: Float64Array;
  /** The least that the count of each edge can be, when it is not shown. */
  readonly least: Uint8Array;
  /** Where each edge begins and ends; the same as in `edges`, in the form that is fastest to walk. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** For each node the edges that begin or end there. */
  readonly touching: readonly (readonly number[])[];
  /** Of these, those that are not shown. */
  readonly open: (readonly number[])[];
  /** Working memory of searches, for each node: the cost of a path to it, and its last edge. */
  readonly cost: Float64Array;
  readonly by: Int32Array;
  /** Its distance from the end in edges, the position in its edges to continue from, and the nodes to continue from. */
  readonly steps: Int32Array;
  readonly place: Int32Array;
  readonly queue: Int32Array;
}

/** Hides or shows the count of an edge. */
export function setState({ edges, states, touching, open }: TableNetwork, edge: number, state: EdgeState): void {
  states[edge] = state;
  const { from, to } = edges[edge] as Edge;
  for (const node of [from, to]) open[node] = openAt(touching[node] as readonly number[], states);
}

function openAt(touching: readonly number[], states: readonly EdgeState[]): readonly number[] {
  return touching.filter((e) => states[e] !== "shown");
}

/**
 * The edges of a table: its cells row by row, then the totals of rows, those of columns, and that of all. A row with
 * parts has a node for its total, which leads to the parts, and a node for each column, to which the cells of its parts
 * lead. So a hierarchy of rows is still a network; one of both rows and columns would not be.
 *
 * @param parents - For each row the number of the row that it is part of; -1 for none.
 */
export function tableEdges(parents: readonly number[], columns: number): Edge[] {
  const rows = parents.length;
  const source = rows;
  const sink = rows + 1;
  // The node of each column of the table, then those of each row that has parts.
  const columnNodes = new Map<number, number>([[-1, sink + 1]]);
  for (const parent of parents) {
    if (!columnNodes.has(parent)) columnNodes.set(parent, sink + 1 + columnNodes.size * columns);
  }
  const columnNode = (row: number, column: number): number => (columnNodes.get(row) as number) + column;
  const edges: Edge[] = [];
  parents.forEach((parent, row) => {
    for (let column = 0; column < columns; column++) {
      const from = columnNodes.has(row) ? columnNode(row, column) : row;
      edges.push({ row, column, from, to: columnNode(parent, column) });
    }
  });
  parents.forEach((parent, row) => {
    edges.push({ row, column: null, from: parent < 0 ? source : parent, to: row });
  });
  for (let column = 0; column < columns; column++) {
    edges.push({ row: null, column, from: columnNode(-1, column), to: sink });
  }
  edges.push({ row: null, column: null, from: sink, to: source });
  return edges;
}

/**
 * The least that each hidden count can be: 1, since counts of 0 are shown; but 0 in a table of answers, in which any
 * count may be hidden.
 */
export function leastCounts(edges: readonly Edge[], across: TableColumns): Uint8Array {
  return Uint8Array.from(edges, ({ column }) => (across === "answers" && column !== null ? 0 : 1));
}

/** The network of a table. */
export function tableNetwork(
  edges: readonly Edge[],
  states: readonly EdgeState[],
  flows: Float64Array,
  least: Uint8Array,
): TableNetwork {
  const nodes = edges.reduce((most, { from, to }) => Math.max(most, from, to), 0) + 1;
  const touching: number[][] = Array.from({ length: nodes }, () => []);
  edges.forEach(({ from, to }, e) => {
    touching[from]?.push(e);
    touching[to]?.push(e);
  });
  return {
    edges,
    states: [...states],
    flows,
    // Absent counts can be lowered to nothing.
    least: least.map((count, e) => (states[e] === "absent" ? 0 : count)),
    from: Int32Array.from(edges, ({ from }) => from),
    to: Int32Array.from(edges, ({ to }) => to),
    touching,
    open: touching.map((list) => openAt(list, states)),
    cost: new Float64Array(nodes),
    by: new Int32Array(nodes),
    steps: new Int32Array(nodes),
    place: new Int32Array(nodes),
    queue: new Int32Array(nodes),
  };
}

/** A path through a network: edges, each taken along its direction or against it. */
export interface NetworkPath {
  readonly edges: readonly number[];
  readonly forward: readonly boolean[];
  /** How much can be sent along it; infinite when it lowers no count. */
  readonly capacity: number;
}

/**
 * The cheapest path from one node to another with capacity; `null` when there is none.
 *
 * @param without - An edge that it does not take.
 * @param costs - The cost of each edge, at least 0; infinite for one that cannot be taken. `null` to take only edges
 *   that are not shown, at no cost.
 * @param capacity - The least capacity of the path.
 */
export function cheapestPath(
  network: TableNetwork,
  from: number,
  to: number,
  without: number,
  costs: Float64Array | null,
  capacity: number,
): NetworkPath | null {
  const { flows, least, from: begins, to: ends, by, cost } = network;
  const edgesAt = costs === null ? network.open : network.touching;
  const heap = new NodeHeap();
  cost.fill(Number.POSITIVE_INFINITY);
  cost[from] = 0;
  for (let node: number | undefined = from; node !== undefined; node = heap.pop()) {
    const before = cost[node] as number;
    // Nothing that comes later makes the path cheaper.
    if (before >= (cost[to] as number)) break;
    const edges = edgesAt[node] as readonly number[];
    for (let k = 0; k < edges.length; k++) {
      const e = edges[k] as number;
      const forward = begins[e] === node;
      const next = (forward ? ends[e] : begins[e]) as number;
      if (before >= (cost[next] as number) || e === without) continue;
      if (!forward && (flows[e] as number) - (least[e] as number) < capacity) continue;
      const through = costs === null ? before : before + (costs[e] as number);
      if (through >= (cost[next] as number) || through >= (cost[to] as number)) continue;
      cost[next] = through;
      by[next] = e;
      heap.push(next, through);
    }
  }
  return cost[to] === Number.POSITIVE_INFINITY ? null : pathTo(network, from, to);
}

/** The path that a search found, from its end back. */
function pathTo({ flows, least, from: begins, to: ends, by }: TableNetwork, from: number, to: number): NetworkPath {
  const edges: number[] = [];
  const forward: boolean[] = [];
  let capacity = Number.POSITIVE_INFINITY;
  for (let node = to; node !== from; ) {
    const e = by[node] as number;
    const isForward = ends[e] === node;
    if (!isForward) capacity = Math.min(capacity, (flows[e] as number) - (least[e] as number));
    edges.push(e);
    forward.push(isForward);
    node = (isForward ? begins[e] : ends[e]) as number;
  }
  return { edges, forward, capacity };
}

/** Sends an amount along a path, which changes the flows of the network; a negative amount undoes it. */
export function send({ flows }: TableNetwork, { edges, forward }: NetworkPath, amount: number): void {
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i] as number;
    flows[e] = (flows[e] as number) + (forward[i] ? amount : -amount);
  }
}

/**
 * How far the count of an edge can be from its true value, given all that is shown. The flows are unchanged afterward.
 *
 * @param enough - The search stops when this much is found, up and down together.
 */
export function slackOf(
  network: TableNetwork,
  edge: number,
  enough: number,
): { readonly down: number; readonly up: number } {
  const { edges, flows, least } = network;
  const { from, to } = edges[edge] as Edge;
  const most = (start: number, end: number, limit: number): number => {
    const changes: number[] = [];
    const sent = limit <= 0 ? 0 : sendMost(network, start, end, edge, limit, changes);
    for (let i = 0; i < changes.length; i += 2) {
      const e = changes[i] as number;
      flows[e] = (flows[e] as number) - (changes[i + 1] as number);
    }
    return sent;
  };
  const up = most(to, from, enough);
  const left = enough === Number.POSITIVE_INFINITY ? enough : enough - up;
  return { down: most(from, to, Math.min(left, (flows[edge] as number) - (least[edge] as number))), up };
}

/**
 * Sends as much as it can from one node to another through edges that are not shown, along the shortest paths first
 * (Dinic, "Algorithm for solution of a problem of maximum flow in networks with power estimation", 1970); returns how
 * much.
 *
 * @param without - An edge that it does not take.
 * @param enough - The most that it sends. Where there is no limit, an infinite amount is found, but not sent.
 * @param changes - Receives each edge whose flow is changed, followed by the change.
 */
export function sendMost(
  network: TableNetwork,
  start: number,
  end: number,
  without: number,
  enough: number,
  changes: number[] = [],
): number {
  const { flows, least, from, to, open, steps, place } = network;
  const path: number[] = [];
  let sent = 0;
  let node = start;
  while (sent < enough && findSteps(network, start, end, without)) {
    for (;;) {
      if (node === end) {
        let amount = enough - sent;
        for (let back = end, i = path.length - 1; i >= 0; i--) {
          const e = path[i] as number;
          const forward = to[e] === back;
          if (!forward) amount = Math.min(amount, (flows[e] as number) - (least[e] as number));
          back = (forward ? from[e] : to[e]) as number;
        }
        if (amount === Number.POSITIVE_INFINITY) return amount;
        for (; path.length > 0; ) {
          const e = path.pop() as number;
          const forward = to[e] === node;
          const change = forward ? amount : -amount;
          flows[e] = (flows[e] as number) + change;
          changes.push(e, change);
          node = (forward ? from[e] : to[e]) as number;
        }
        sent += amount;
        if (sent === enough) break;
      }
      const edges = open[node] as readonly number[];
      const nearer = (steps[node] as number) - 1;
      let next = -1;
      let k = place[node] as number;
      for (; k < edges.length; k++) {
        const e = edges[k] as number;
        const forward = from[e] === node;
        const other = (forward ? to[e] : from[e]) as number;
        if (steps[other] !== nearer || e === without) continue;
        if (!forward && (flows[e] as number) <= (least[e] as number)) continue;
        path.push(e);
        next = other;
        break;
      }
      place[node] = k;
      if (next < 0) {
        // A dead end: back to the node before it, which continues with its next edge.
        const e = path.pop();
        if (e === undefined) break;
        next = (to[e] === node ? from[e] : to[e]) as number;
        place[next] = (place[next] as number) + 1;
      }
      node = next;
    }
  }
  return sent;
}

/** How many edges each node is from the end, up to the start; whether that is reached. */
function findSteps(network: TableNetwork, start: number, end: number, without: number): boolean {
  const { flows, least, from, to, open, steps, place, queue } = network;
  steps.fill(-2);
  steps[end] = 0;
  queue[0] = end;
  for (let i = 0, length = 1; i < length; i++) {
    const node = queue[i] as number;
    const edges = open[node] as readonly number[];
    for (let k = 0; k < edges.length; k++) {
      const e = edges[k] as number;
      const forward = to[e] === node;
      const before = (forward ? from[e] : to[e]) as number;
      if (steps[before] !== -2 || e === without) continue;
      if (!forward && (flows[e] as number) <= (least[e] as number)) continue;
      steps[before] = (steps[node] as number) + 1;
      place[before] = 0;
      if (before === start) return true;
      queue[length++] = before;
    }
  }
  return false;
}
