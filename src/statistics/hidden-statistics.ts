// Which statistics of a table are hidden, and what a reader could make of those that are not.
import type { CellStatistic, StatisticKind } from "./count-table.ts";
import { areEqual } from "./equal-values.ts";
import { cheapestWay, type Edge, type EdgeState, reach, setState, tableNetwork } from "./table-network.ts";

/** Why something is hidden; not to be published. */
export type HiddenReason =
  /** It counts 1 to minCount - 1 respondents. */
  | "small"
  /** It would help to work out another. */
  | "protects"
  /** It is a statistic of respondents whose count is hidden. */
  | "of-hidden"
  /** It says that all of them answered alike. */
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

/**
 * What is hidden of a statistic, and why, by edge.
 *
 * @param statistic - The statistic.
 * @param statistics - All of the table.
 * @param table - Its counts.
 */
export function hiddenStatistics(
  statistic: CellStatistic,
  statistics: readonly CellStatistic[],
  { edges, states, counts, minCount }: KnownCounts,
): Map<number, HiddenReason> {
  const found = new Map<number, HiddenReason>();
  const value = (e: number) => valueAt(statistic, edges[e] as Edge);
  edges.forEach((edge, e) => {
    if (value(e) === undefined) return;
    // Also where there is none: that a deviation is missing says that the count is 1.
    if (isExtreme(statistic.kind) && value(e) !== null) found.set(e, "extreme");
    else if (states[e] === "hidden") found.set(e, "of-hidden");
    else if (value(e) === null) return;
    else if (statistics.some((other) => tellsAll(other, valueAt(other, edge)))) found.set(e, "unanimous");
  });
  if (isExtreme(statistic.kind)) return found;

  // What cannot be worked out from totals lies on a cycle of what is not shown; amounts do not matter.
  const unseen = edges.map(
    (_, e): EdgeState => (value(e) === undefined ? "absent" : found.has(e) ? "hidden" : "shown"),
  );
  const flows = new Float64Array(edges.length).fill(minCount);
  const network = tableNetwork(edges, unseen, flows, new Uint8Array(edges.length));
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
      if (reach(network, e, 1).up > 0) continue;
      const { from, to } = edges[e] as Edge;
      const way = cheapestWay(network, to, from, e, costOf, 1);
      for (const other of way?.edges ?? []) if (known[other] === "shown") hide(other);
    }
    for (const { parts, whole } of linesOf(edges)) {
      if (known[whole] !== "shown") continue;
      const isHidden = (e: number): boolean => known[e] !== "shown";
      while (
        parts.some((e) => known[e] === "hidden") &&
        givesAway(statistic, edges, counts, { parts, whole }, isHidden, minCount)
      ) {
        const [next] = parts
          .filter((e) => known[e] === "shown" && value(e) !== null)
          .sort((one, other) => (counts[one] as number) - (counts[other] as number));
        hide(next ?? whole);
        if (next === undefined) break;
      }
    }
  }
  return found;
}

/** A row, a column, or the totals of either: parts, and the total that they add up to. */
export interface Line {
  readonly parts: readonly number[];
  readonly whole: number;
}

/**
 * The lines of a table.
 *
 * @param edges - Its edges.
 */
export function linesOf(edges: readonly Edge[]): Line[] {
  const places = [...edges.keys()];
  const at = (test: (edge: Edge) => boolean): number[] => places.filter((e) => test(edges[e] as Edge));
  const rowTotals = at(({ row, column }) => row !== null && column === null);
  const columnTotals = at(({ row, column }) => row === null && column !== null);
  const total = edges.length - 1;
  return [
    ...rowTotals.map((whole) => {
      return { whole, parts: at(({ row, column }) => column !== null && row === edges[whole]?.row) };
    }),
    ...columnTotals.map((whole) => {
      return { whole, parts: at(({ row, column }) => row !== null && column === edges[whole]?.column) };
    }),
    { whole: total, parts: rowTotals },
    { whole: total, parts: columnTotals },
  ];
}

/** Whether the hidden parts of a line, which a total lets be worked out together, are too few or all answered alike. */
function givesAway(
  statistic: CellStatistic,
  edges: readonly Edge[],
  counts: Float64Array,
  { parts, whole }: Line,
  isHidden: (edge: number) => boolean,
  minCount: number,
): boolean {
  const sumOf = (e: number): number => {
    const count = counts[e] as number;
    return count === 0 ? 0 : count * (valueAt(statistic, edges[e] as Edge) ?? 0);
  };
  let n = 0;
  let own = 0;
  // What a reader is left with: the same, if the total is that of its parts.
  let left = sumOf(whole);
  for (const e of parts) {
    if (isHidden(e)) {
      n += counts[e] as number;
      own += sumOf(e);
    } else left -= sumOf(e);
  }
  return n < minCount || (statistic.kind !== "sd" && (tellsAll(statistic, own / n) || tellsAll(statistic, left / n)));
}

/**
 * Whether a statistic tells what each respondent said: a mean or a share at an end of its range, or no deviation.
 *
 * @param statistic - The statistic.
 * @param value - Its value.
 */
export function tellsAll(
  { kind, range = [0, 1] }: Pick<CellStatistic, "kind" | "range">,
  value: number | null | undefined,
): boolean {
  if (value === null || value === undefined) return false;
  const [least, greatest] = range;
  if (kind === "sd") return value < 0 || areEqual(value, 0);
  const share = (value - least) / (greatest - least);
  return (kind === "mean" || kind === "share") && (share < 0 || areEqual(share, 0) || areEqual(share, 1) || share > 1);
}

/**
 * Whether a statistic is one respondent's.
 *
 * @param kind - What it is.
 */
export function isExtreme(kind: StatisticKind): boolean {
  return kind === "min" || kind === "max";
}

/**
 * The value of a statistic; `undefined` where it is not published at all.
 *
 * @param statistic - The statistic.
 * @param edge - Where.
 */
export function valueAt<Value>(
  { values, rowTotals, columnTotals, total }: CellStatistic<Value>,
  { row, column }: Edge,
): Value | undefined {
  if (row === null) return column === null ? total : columnTotals?.[column];
  return column === null ? rowTotals?.[row] : values[row]?.[column];
}
