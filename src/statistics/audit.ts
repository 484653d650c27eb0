// What a reader of a published table can work out of what is hidden in it.
import { type Issue, OptionsError } from "../model/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { hidden, type PublishedTable, tableIssues } from "./count-table.ts";
import { limits, type SuppressOptions } from "./suppress.ts";
import {
  cheapestWay,
  type Edge,
  type EdgeState,
  reach,
  send,
  type TableNetwork,
  tableEdges,
  tableNetwork,
} from "./table-network.ts";

/** What a hidden count can be. */
export interface CountBounds {
  /** Its row; `null` for a total over rows. */
  readonly row: string | null;
  /** Its column; `null` for a total over columns. */
  readonly column: string | null;
  /** The least that it can be. */
  readonly low: number;
  /** The most; `null` when nothing that is shown limits it. */
  readonly high: number | null;
}

/** Something that is shown and should not be. */
export interface Exposure {
  /** The statistic; `null` for a count. */
  readonly statistic: string | null;
  readonly row: string | null;
  readonly column: string | null;
  /**
   * `"small"`: a count of 1 to minCount - 1; `"of-hidden"`: a statistic of a hidden count; `"worked-out"`: a hidden
   * statistic that its totals give away.
   */
  readonly reason: "small" | "of-hidden" | "worked-out";
}

/** What a reader of a table can work out. */
export interface Audit {
  /** Whether nothing is exposed and no interval too narrow. */
  readonly safe: boolean;
  /** Each hidden count of respondents, with the exact interval in which it must lie. */
  readonly bounds: readonly CountBounds[];
  /** Those whose interval is narrower than `protect`. */
  readonly tooNarrow: readonly CountBounds[];
  /** What is shown and should not be. */
  readonly exposed: readonly Exposure[];
}

/**
 * Works out what a reader of a published table can, who knows everything that is shown, the rules of `suppress`, and that
 * counts are whole and not negative: for each hidden count the least and the most that it can be, as flows of least and
 * greatest size through the table seen as a network, which are exact. It uses nothing but what is published.
 *
 * It does not know of other tables, nor of what readers know besides.
 *
 * @param published - From `suppress`, or any table with marks and totals.
 * @param options - The limits that it was to keep.
 * @throws OptionsError with every problem of the table and the options, also when no counts agree with what is shown.
 */
export function audit(published: PublishedTable, options: SuppressOptions = {}): Audit {
  const { minCount, protect } = limits(options);
  const issues: Issue[] = tableIssues(published, true);
  if (issues.length > 0) throw new OptionsError(issues);
  const { rows, columns, across, counts, rowTotals, columnTotals, total, statistics } = published;
  const edges = tableEdges(rows.length, columns.length);
  const at = ({ row, column }: Edge): number | "*" | null | undefined => {
    if (row === null) return column === null ? total : columnTotals[column];
    return column === null ? (rowTotals === null ? null : rowTotals[row]) : counts[row]?.[column];
  };
  const states = edges.map((edge): EdgeState => {
    const count = at(edge);
    return count === null || count === undefined ? "absent" : count === hidden ? "hidden" : "shown";
  });
  const least = across === "answers" ? 0 : 1;
  const flows = Float64Array.from(edges, (edge, e) => {
    return states[e] === "shown" ? (at(edge) as number) : states[e] === "hidden" ? least : 0;
  });
  const network = tableNetwork(edges, states, flows, least);
  if (!balance(network)) {
    const message = "no counts agree with all that is shown; totals that are sums of their cells were expected";
    throw new OptionsError([{ path: ["counts"], message, code: "inconsistent" }]);
  }
  const names = ({ row, column }: Edge) => ({
    row: row === null ? null : (rows[row] as string),
    column: column === null ? null : (columns[column] as string),
  });
  const bounds = edges.flatMap((edge, e): CountBounds[] => {
    if (states[e] !== "hidden") return [];
    const { down, up } = reach(network, e, Number.POSITIVE_INFINITY);
    const count = flows[e] as number;
    return [{ ...names(edge), low: count - down, high: up === Number.POSITIVE_INFINITY ? null : count + up }];
  });
  const tooNarrow = bounds.filter(({ low, high }) => high !== null && high - low < protect);

  const exposed: Exposure[] = edges.flatMap((edge, e): Exposure[] => {
    const isSmall = states[e] === "shown" && (flows[e] as number) > 0 && (flows[e] as number) < minCount;
    return isSmall ? [{ statistic: null, ...names(edge), reason: "small" }] : [];
  });
  for (const { name, values, rowTotals, columnTotals, total } of statistics ?? []) {
    const valueAt = ({ row, column }: Edge) => {
      if (row === null) return column === null ? total : columnTotals?.[column];
      return column === null ? rowTotals?.[row] : values[row]?.[column];
    };
    const known = edges.map((edge): EdgeState => {
      const value = valueAt(edge);
      return value === undefined ? "absent" : value === hidden ? "hidden" : "shown";
    });
    const ways = tableNetwork(edges, known, new Float64Array(edges.length).fill(minCount), 0);
    const free = (e: number): number => (known[e] === "shown" ? Number.POSITIVE_INFINITY : 0);
    edges.forEach((edge, e) => {
      const { from, to } = edge;
      if (known[e] === "shown" && states[e] === "hidden" && valueAt(edge) !== null) {
        exposed.push({ statistic: name, ...names(edge), reason: "of-hidden" });
      } else if (known[e] === "hidden" && cheapestWay(ways, to, from, e, free, 1) === null) {
        exposed.push({ statistic: name, ...names(edge), reason: "worked-out" });
      }
    });
  }
  return deepFreeze({ safe: tooNarrow.length + exposed.length === 0, bounds, tooNarrow, exposed });
}

/** Finds counts that agree with all that is shown; false when there are none. */
function balance(network: TableNetwork): boolean {
  const { edges, states, flows, touching } = network;
  const excess = new Float64Array(touching.length);
  edges.forEach(({ from, to }, e) => {
    excess[to] = (excess[to] as number) + (flows[e] as number);
    excess[from] = (excess[from] as number) - (flows[e] as number);
  });
  const free = (e: number): number => (states[e] === "shown" ? Number.POSITIVE_INFINITY : 0);
  for (;;) {
    const from = excess.findIndex((amount) => amount > 0);
    if (from < 0) return true;
    let sent = false;
    for (let to = 0; to < excess.length && !sent; to++) {
      if ((excess[to] as number) >= 0) continue;
      const way = cheapestWay(network, from, to, -1, free, 1);
      if (way === null) continue;
      const amount = Math.min(excess[from] as number, -(excess[to] as number), way.room);
      send(network, way, amount);
      excess[from] = (excess[from] as number) - amount;
      excess[to] = (excess[to] as number) + amount;
      sent = true;
    }
    if (!sent) return false;
  }
}
