// A two-way table with its totals as a network: every count flows from all respondents to a row, from the row to a
// column, and back. What a hidden count can be, given all that is shown, is how much its flow can be changed along
// cycles of hidden counts; and because a network with whole flows has whole extremes, that is exact.
import type { TableColumns } from "./count-table.ts";

/** The place of a count in a table, and the nodes that its edge connects. */
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
  /** Changed by {@link setState} alone. */
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

/** The edges of a table: its cells row by row, then the totals of rows, those of columns, and that of all. */
export function tableEdges(rows: number, columns: number): Edge[] {
  const source = rows + columns;
  const sink = source + 1;
  const edges: Edge[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) edges.push({ row, column, from: row, to: rows + column });
  }
  for (let row = 0; row < rows; row++) edges.push({ row, column: null, from: source, to: row });
  for (let column = 0; column < columns; column++) edges.push({ row: null, column, from: rows + column, to: sink });
  edges.push({ row: null, column: null, from: sink, to: source });
  return edges;
}

/**
 * The least that each hidden count can be: 1, since counts of 0 are shown; but 0 in a row of answers that may be hidden
 * because all answered alike, and in the totals of answers, which such a row may make up completely.
 *
 * @param mayBeUnanimous - Whether a row may be hidden because all answered alike.
 */
export function leastCounts(
  edges: readonly Edge[],
  across: TableColumns,
  mayBeUnanimous: (row: number) => boolean,
): Uint8Array {
  return Uint8Array.from(edges, ({ row, column }) => {
    if (across !== "answers" || column === null) return 1;
    return row === null || mayBeUnanimous(row) ? 0 : 1;
  });
}

/** The network of a table. */
export function tableNetwork(
  edges: readonly Edge[],
  states: readonly EdgeState[],
  flows: Float64Array,
  least: Uint8Array,
): TableNetwork {
  const nodes = Math.max(...edges.map(({ from, to }) => Math.max(from, to))) + 1;
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
  };
}

/** A path through a network: edges, each taken along its direction or against it. */
export interface NetworkPath {
  readonly edges: readonly number[];
  readonly forward: readonly boolean[];
  /** How much can be sent along it; infinite when nothing on it is lowered. */
  readonly capacity: number;
}

/**
 * The cheapest path from one node to another on which something can be sent; `null` when there is none.
 *
 * @param without - An edge that it does not take.
 * @param costOf - The cost of an edge; infinite for one that cannot be taken.
 * @param capacity - The least capacity of the path.
 */
export function cheapestPath(
  { edges, touching, flows, least, from: begins, to: ends }: TableNetwork,
  from: number,
  to: number,
  without: number,
  costOf: (edge: number) => number,
  capacity: number,
): NetworkPath | null {
  const cost = new Float64Array(touching.length).fill(Number.POSITIVE_INFINITY);
  const by = new Int32Array(touching.length).fill(-1);
  const done = new Uint8Array(touching.length);
  cost[from] = 0;
  for (;;) {
    let node = -1;
    for (let n = 0; n < cost.length; n++) {
      if (done[n] === 0 && (cost[n] as number) < (node < 0 ? Number.POSITIVE_INFINITY : (cost[node] as number)))
        node = n;
    }
    if (node < 0) return null;
    if (node === to) break;
    done[node] = 1;
    for (const e of touching[node] as readonly number[]) {
      const forward = begins[e] === node;
      const next = (forward ? ends[e] : begins[e]) as number;
      if (done[next] === 1 || e === without) continue;
      if (!forward && (flows[e] as number) - (least[e] as number) < capacity) continue;
      const through = (cost[node] as number) + costOf(e);
      if (through >= (cost[next] as number)) continue;
      cost[next] = through;
      by[next] = e;
    }
  }
  const taken: number[] = [];
  const forward: boolean[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (let node = to; node !== from; ) {
    const e = by[node] as number;
    const edge = edges[e] as Edge;
    const isForward = edge.to === node;
    if (!isForward) most = Math.min(most, (flows[e] as number) - (least[e] as number));
    taken.push(e);
    forward.push(isForward);
    node = isForward ? edge.from : edge.to;
  }
  return { edges: taken, forward, capacity: most };
}

/** Sends an amount along a path, which changes the flows of the network. */
export function send({ flows }: TableNetwork, path: NetworkPath, amount: number): void {
  path.edges.forEach((e, i) => {
    flows[e] = (flows[e] as number) + (path.forward[i] ? amount : -amount);
  });
}

/**
 * How far the count of an edge can be from what it is, given all that is shown. The flows stay as they are.
 *
 * @param enough - The search stops when so much is found, up and down together.
 */
export function slackOf(
  network: TableNetwork,
  edge: number,
  enough: number,
): { readonly down: number; readonly up: number } {
  const { edges, flows, least } = network;
  const { from, to } = edges[edge] as Edge;
  const up = greatestFlow(network, to, from, edge, enough);
  const left = enough === Number.POSITIVE_INFINITY ? enough : enough - up;
  const most = Math.min(left, (flows[edge] as number) - (least[edge] as number));
  const down = most <= 0 ? 0 : greatestFlow(network, from, to, edge, most);
  return { down, up };
}

/** How much can be sent from one node to another through what is not shown. */
function greatestFlow(network: TableNetwork, start: number, end: number, without: number, enough: number): number {
  const { flows, least, from, to, open } = network;
  const changed: number[] = [];
  const before: number[] = [];
  const by = new Int32Array(open.length);
  const queue = new Int32Array(open.length);
  let sent = 0;
  while (sent < enough) {
    // The path with the fewest edges; -1 marks the start, -2 a node that has no path yet.
    by.fill(-2);
    by[start] = -1;
    queue[0] = start;
    for (let i = 0, length = 1; i < length && by[end] === -2; i++) {
      const node = queue[i] as number;
      const edges = open[node] as readonly number[];
      for (let k = 0; k < edges.length; k++) {
        const e = edges[k] as number;
        const forward = from[e] === node;
        const next = (forward ? to[e] : from[e]) as number;
        if (by[next] !== -2 || e === without) continue;
        if (!forward && (flows[e] as number) <= (least[e] as number)) continue;
        by[next] = e;
        queue[length++] = next;
      }
    }
    if (by[end] === -2) break;
    let amount = enough - sent;
    for (let node = end; node !== start; ) {
      const e = by[node] as number;
      const forward = to[e] === node;
      if (!forward) amount = Math.min(amount, (flows[e] as number) - (least[e] as number));
      node = (forward ? from[e] : to[e]) as number;
    }
    for (let node = end; node !== start; ) {
      const e = by[node] as number;
      const forward = to[e] === node;
      changed.push(e);
      before.push(flows[e] as number);
      flows[e] = (flows[e] as number) + (forward ? amount : -amount);
      node = (forward ? from[e] : to[e]) as number;
    }
    sent += amount;
  }
  // Backwards, so that what an edge had at first comes last.
  for (let i = changed.length - 1; i >= 0; i--) flows[changed[i] as number] = before[i] as number;
  return sent;
}
