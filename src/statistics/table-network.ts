// A two-way table with its totals as a network: every count flows from all respondents to a row, from the row to a
// column, and back. What a hidden count can be, given all that is shown, is how much its flow can be changed along
// cycles of hidden counts; and because a network with whole flows has whole extremes, that is exact.
import type { TableColumns } from "./count-table.ts";

/** Where a count of a table stands, and where its edge runs. */
export interface Edge {
  /** Its row; `null` for a total over rows. */
  readonly row: number | null;
  /** Its column; `null` for a total over columns. */
  readonly column: number | null;
  readonly from: number;
  readonly to: number;
}

/** What is known of the count of an edge. */
export type EdgeState =
  /** It is shown. */
  | "shown"
  /** A mark stands in its place. */
  | "hidden"
  /** It is not part of the table at all. */
  | "absent";

/** A table with totals as a network. */
export interface TableNetwork {
  readonly edges: readonly Edge[];
  /** To be changed by {@link setState} alone. */
  readonly states: readonly EdgeState[];
  /** A count for each edge that agrees with all totals. */
  readonly flows: Float64Array;
  /** The least that the count of each edge can be, when it is not shown. */
  readonly least: Uint8Array;
  /** Where each edge begins and ends; the same as in `edges`, in the form that is fastest to walk. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** For each node the edges that leave or reach it. */
  readonly touching: readonly (readonly number[])[];
  /** Of these, those that are not shown. */
  readonly open: readonly (readonly number[])[];
}

/**
 * Hides or shows a count.
 *
 * @param network - The network, which is changed.
 * @param edge - The edge of the count.
 * @param state - What is known of it now.
 */
export function setState(network: TableNetwork, edge: number, state: EdgeState): void {
  (network.states as EdgeState[])[edge] = state;
  const { from, to } = network.edges[edge] as Edge;
  for (const node of [from, to]) {
    (network.open as (readonly number[])[])[node] = openAt(network.touching[node] as readonly number[], network.states);
  }
}

function openAt(touching: readonly number[], states: readonly EdgeState[]): readonly number[] {
  return touching.filter((e) => states[e] !== "shown");
}

/**
 * The edges of a table: its cells row by row, then the totals of rows, those of columns, and that of all.
 *
 * @param rows - How many rows.
 * @param columns - How many columns.
 */
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
 * because all answered alike, and in the totals of answers, of which such a row may be the whole.
 *
 * @param edges - The edges.
 * @param across - What the columns are.
 * @param mayBeUnanimous - Whether a row may be hidden for that.
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

/**
 * A network.
 *
 * @param edges - Its edges.
 * @param states - What is known of each.
 * @param flows - A count for each.
 * @param least - The least that each hidden count can be.
 */
export function tableNetwork(
  edges: readonly Edge[],
  states: readonly EdgeState[],
  flows: Float64Array,
  least: Uint8Array,
): TableNetwork {
  const touching: number[][] = Array.from(
    { length: Math.max(...edges.map(({ from, to }) => Math.max(from, to))) + 1 },
    () => [],
  );
  edges.forEach(({ from, to }, e) => {
    touching[from]?.push(e);
    touching[to]?.push(e);
  });
  const open = touching.map((list) => openAt(list, states));
  return {
    edges,
    states: [...states],
    flows,
    least: least.map((count, e) => (states[e] === "absent" ? 0 : count)),
    from: Int32Array.from(edges, ({ from }) => from),
    to: Int32Array.from(edges, ({ to }) => to),
    touching,
    open,
  };
}

/** How far a flow can be lowered: hidden counts to the least, absent ones to nothing. */
function canLower({ flows, least }: TableNetwork, edge: number): number {
  return (flows[edge] as number) - (least[edge] as number);
}

/** A way through a network: edges, each taken along its direction or against it. */
export interface Way {
  readonly edges: readonly number[];
  readonly forward: readonly boolean[];
  /** How much can be sent along it; infinite when nothing on it is lowered. */
  readonly room: number;
}

/**
 * The cheapest way from one node to another on which something can be sent.
 *
 * @param network - The network.
 * @param from - Where it begins.
 * @param to - Where it ends.
 * @param without - An edge that it does not take.
 * @param costOf - What it costs to take an edge; infinite for one that cannot be taken.
 * @param least - How much must fit through at least.
 * @returns `null` when there is none.
 */
export function cheapestWay(
  network: TableNetwork,
  from: number,
  to: number,
  without: number,
  costOf: (edge: number) => number,
  least: number,
): Way | null {
  const { edges, touching, flows, least: leastOf, from: begins, to: ends } = network;
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
      if (!forward && (flows[e] as number) - (leastOf[e] as number) < least) continue;
      const through = (cost[node] as number) + costOf(e);
      if (through >= (cost[next] as number)) continue;
      cost[next] = through;
      by[next] = e;
    }
  }
  const taken: number[] = [];
  const forward: boolean[] = [];
  let room = Number.POSITIVE_INFINITY;
  for (let node = to; node !== from; ) {
    const e = by[node] as number;
    const edge = edges[e] as Edge;
    const isForward = edge.to === node;
    if (!isForward) room = Math.min(room, canLower(network, e));
    taken.push(e);
    forward.push(isForward);
    node = isForward ? edge.from : edge.to;
  }
  return { edges: taken, forward, room };
}

/**
 * Sends an amount along a way.
 *
 * @param network - The network, whose flows are changed.
 * @param way - The way.
 * @param amount - How much.
 */
export function send({ flows }: TableNetwork, way: Way, amount: number): void {
  way.edges.forEach((e, i) => {
    flows[e] = (flows[e] as number) + (way.forward[i] ? amount : -amount);
  });
}

/**
 * How far the count of an edge can be from what it is, given all that is shown.
 *
 * @param network - The network; its flows are as before in the end.
 * @param edge - The edge.
 * @param enough - It stops when so much is found, up and down together.
 */
export function reach(
  network: TableNetwork,
  edge: number,
  enough: number,
): { readonly down: number; readonly up: number } {
  const { from, to } = network.edges[edge] as Edge;
  const up = mostBetween(network, to, from, edge, enough);
  const room = Math.min(enough === Number.POSITIVE_INFINITY ? enough : enough - up, canLower(network, edge));
  const down = room <= 0 ? 0 : mostBetween(network, from, to, edge, room);
  return { down, up };
}

/** How much can be sent from one node to another through what is not shown. */
function mostBetween(network: TableNetwork, start: number, end: number, without: number, enough: number): number {
  const { flows, least, from, to, open } = network;
  const changed: number[] = [];
  const before: number[] = [];
  const by = new Int32Array(open.length);
  const queue = new Int32Array(open.length);
  let sent = 0;
  while (sent < enough) {
    // The way with the fewest edges: -1 is where it begins, -2 is not reached.
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
