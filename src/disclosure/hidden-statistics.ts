// Which statistics of a table are hidden, and what a reader could work out from those that are not.
import { areEqual } from "../statistics/equal-values.ts";
import type { CellStatistic, StatisticKind } from "./count-table.ts";
import {
  cheapestPath,
  type Edge,
  type EdgeState,
  setState,
  slackOf,
  type TableNetwork,
  tableNetwork,
} from "./table-network.ts";

/** Why something is hidden; not to be published. */
export type HiddenReason =
  /** It counts 1 to minCount - 1 respondents. */
  | "small"
  /** It would help to work out another hidden value. */
  | "protects"
  /** It is a statistic of respondents whose count is hidden. */
  | "of-hidden"
  /** It shows that all of them answered alike. */
  | "unanimous"
  /** It is one respondent's: the least or the greatest value. */
  | "extreme";

/** What is known of the table whose statistics they are. */
export interface KnownCounts {
  readonly edges: readonly Edge[];
  readonly states: readonly EdgeState[];
  /** The counts; NaN for one that is not known. */
  readonly counts: Float64Array;
  readonly minCount: number;
}

/** What is hidden of a statistic, and why, by edge. */
export function hiddenStatistics(
  statistic: CellStatistic,
  statistics: readonly CellStatistic[],
  { edges, states, counts, minCount }: KnownCounts,
): Map<number, HiddenReason> {
  const found = new Map<number, HiddenReason>();
  const value = (e: number) => valueAt(statistic, edges[e] as Edge);
  edges.forEach((edge, e) => {
    if (value(e) === undefined) return;
    // Also where there is no value: a missing deviation shows that the count is 1.
    if (isExtreme(statistic.kind) && value(e) !== null) found.set(e, "extreme");
    else if (states[e] === "hidden") found.set(e, "of-hidden");
    else if (value(e) === null) return;
    else if (statistics.some((other) => tellsAll(other, valueAt(other, edge)))) found.set(e, "unanimous");
  });
  if (isExtreme(statistic.kind)) return found;

  // What cannot be worked out from totals lies on a cycle of what is not shown.
  const unseen = edges.map(
    (_, e): EdgeState => (value(e) === undefined ? "absent" : found.has(e) ? "hidden" : "shown"),
  );
  const network = statisticNetwork(edges, unseen, minCount);
  const known = network.states;
  const hide = (e: number): void => {
    setState(network, e, "hidden");
    found.set(e, "protects");
  };
  const costOf = (e: number): number => {
    if (known[e] !== "shown") return 0;
    const { row, column } = edges[e] as Edge;
    return value(e) === null ? Number.POSITIVE_INFINITY : row === null || column === null ? 4 : 1;
  };
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const e of [...found.keys()]) {
      if (slackOf(network, e, 1).up > 0) continue;
      const { from, to } = edges[e] as Edge;
      const path = cheapestPath(network, to, from, e, costOf, 1);
      for (const other of path?.edges ?? []) if (known[other] === "shown") hide(other);
    }
    for (const { parts, whole } of linesOf(statistic.values)) {
      if (known[whole] !== "shown") continue;
      while (parts.some((e) => known[e] === "hidden") && givesAway(parts, whole)) {
        const [next] = parts
          .filter((e) => known[e] === "shown" && value(e) !== null)
          .sort((one, other) => (counts[one] as number) - (counts[other] as number));
        hide(next ?? whole);
        if (next === undefined) break;
      }
    }
  }
  return found;

  /** Whether a total reveals of its hidden parts that they are too few, or that all answered alike. */
  function givesAway(parts: readonly number[], whole: number): boolean {
    const sumOf = (e: number): number => {
      const count = counts[e] as number;
      return count === 0 ? 0 : count * (value(e) ?? 0);
    };
    let n = 0;
    let own = 0;
    // What the reader is left with: the same as `own`, if the total is that of its parts.
    let left = sumOf(whole);
    for (const e of parts) {
      if (known[e] !== "shown") {
        n += counts[e] as number;
        own += sumOf(e);
      } else left -= sumOf(e);
    }
    return n < minCount || (statistic.kind !== "sd" && (tellsAll(statistic, own / n) || tellsAll(statistic, left / n)));
  }
}

/** The network of what is known of a statistic; amounts do not matter in it. */
export function statisticNetwork(edges: readonly Edge[], states: readonly EdgeState[], amount: number): TableNetwork {
  return tableNetwork(edges, states, new Float64Array(edges.length).fill(amount), new Uint8Array(edges.length));
}

/** Rows, columns, and the totals of either, by the order of a table's edges: parts, and the total that they add up to. */
export function linesOf(values: readonly (readonly unknown[])[]): { parts: number[]; whole: number }[] {
  const rows = [...values.keys()];
  const columns = [...(values[0] ?? []).keys()];
  const cells = rows.length * columns.length;
  const rowTotals = rows.map((row) => cells + row);
  const columnTotals = columns.map((column) => cells + rows.length + column);
  const total = cells + rows.length + columns.length;
  const cell = (row: number, column: number): number => row * columns.length + column;
  return [
    ...rowTotals.map((whole, row) => ({ whole, parts: columns.map((column) => cell(row, column)) })),
    ...columnTotals.map((whole, column) => ({ whole, parts: rows.map((row) => cell(row, column)) })),
    { whole: total, parts: rowTotals },
    { whole: total, parts: columnTotals },
  ];
}

/** Whether a value tells what each respondent answered: a mean or a share at an end of its range, or no deviation. */
export function tellsAll({ kind, range = [0, 1] }: Pick<CellStatistic, "kind" | "range">, value: unknown): boolean {
  if (typeof value !== "number") return false;
  const [least, greatest] = range;
  if (kind === "sd") return value < 0 || areEqual(value, 0);
  const share = (value - least) / (greatest - least);
  return (kind === "mean" || kind === "share") && (share < 0 || areEqual(share, 0) || areEqual(share, 1) || share > 1);
}

/** Whether a statistic is one respondent's. */
export function isExtreme(kind: StatisticKind): boolean {
  return kind === "min" || kind === "max";
}

/** Values of the cells of a table, and of its totals where it has them. */
export interface TableValues<Value> {
  readonly values: readonly (readonly Value[])[];
  readonly rowTotals?: readonly Value[] | null | undefined;
  readonly columnTotals?: readonly Value[] | null | undefined;
  readonly total?: Value | undefined;
}

/** The value at an edge; `undefined` where there is none. */
export function valueAt<Value>(
  { values, rowTotals, columnTotals, total }: TableValues<Value>,
  { row, column }: Edge,
): Value | undefined {
  if (row === null) return column === null ? total : columnTotals?.[column];
  return column === null ? rowTotals?.[row] : values[row]?.[column];
}
