// What a reader of a published table can work out about what is hidden in it.
import { OptionsError } from "../check/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type Hidden, hidden, type PublishedTable, placeNames, tableIssues } from "./count-table.ts";
import { isExtreme, type KnownCounts, linesOf, statisticNetwork, tellsAll, valueAt } from "./hidden-statistics.ts";
import { limits, type SuppressOptions } from "./suppress.ts";
import {
  cheapestPath,
  type Edge,
  type EdgeState,
  leastCounts,
  type NetworkPath,
  send,
  slackOf,
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
   * `"small"`: a count of 1 to minCount - 1; `"unanimous"`: what shows that all answered alike; `"extreme"`: a least or
   * a greatest value; `"of-hidden"`: a statistic of a hidden count; `"worked-out"`: a hidden statistic that its totals
   * give away, or a total from which that of fewer than minCount, or of some who all answered alike, can be worked out.
   */
  readonly reason: "small" | "unanimous" | "extreme" | "of-hidden" | "worked-out";
}

type PublishedStatistic = PublishedTable["statistics"][number];

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
 * Works out what a reader of a published table can who knows everything that is shown, the rules of `suppress`, and that
 * counts are whole and not negative: for each hidden count the least and the most that it can be, as least and greatest
 * flows through the table as a network, which are exact. It uses only what is published.
 *
 * It does not account for other tables, nor for what readers know from elsewhere.
 *
 * @param published - From `suppress`, or any table with marks and totals.
 * @throws OptionsError with every problem of the table and the options, also when its totals do not match its cells.
 */
export function audit(published: PublishedTable, options: SuppressOptions = {}): Audit {
  const { minCount, protect } = limits(options);
  const issues = tableIssues(published, true);
  if (issues.length > 0) throw new OptionsError(issues);
  const { rows, columns, across, counts, statistics } = published;
  const edges = tableEdges(rows.length, columns.length);
  const countAt = (edge: Edge) => valueAt<number | Hidden | null>({ ...published, values: counts }, edge) ?? undefined;
  const states = statesOf(edges, countAt);
  const isWhollyHidden = (row: number): boolean =>
    (counts[row] as readonly unknown[]).every((count) => count === hidden);
  const least = leastCounts(edges, across, isWhollyHidden);
  const flows = Float64Array.from(edges, (edge, e) => {
    return states[e] === "shown" ? (countAt(edge) as number) : states[e] === "hidden" ? (least[e] as number) : 0;
  });
  const network = tableNetwork(edges, states, flows, least);
  if (!balance(network)) {
    const message = "Inconsistent table: totals do not match their cells";
    throw new OptionsError([{ path: ["counts"], message, code: "inconsistent", params: {} }]);
  }
  const bounds = edges.flatMap((edge, e): CountBounds[] => {
    if (states[e] !== "hidden") return [];
    const { down, up } = slackOf(network, e, Number.POSITIVE_INFINITY);
    const count = flows[e] as number;
    const high = up === Number.POSITIVE_INFINITY ? null : count + up;
    return [{ ...placeNames(published, edge), low: count - down, high }];
  });
  const tooNarrow = bounds.filter(({ low, high }) => high !== null && high - low < protect);

  const exposed: Exposure[] = [];
  const expose = (statistic: string | null, edge: number, reason: Exposure["reason"]): void => {
    exposed.push({ statistic, ...placeNames(published, edges[edge] as Edge), reason });
  };
  const shown = flows.map((flow, e) => (states[e] === "shown" ? flow : Number.NaN));
  shown.forEach((count, e) => {
    if (count > 0 && count < minCount) expose(null, e, "small");
  });
  if (across === "answers") {
    counts.forEach((row, r) => {
      const given = row.filter((count) => count !== 0);
      if (given.length !== 1 || given[0] === hidden) return;
      row.forEach((_, c) => {
        expose(null, r * columns.length + c, "unanimous");
      });
    });
  }
  for (const statistic of statistics) {
    const found = exposedValues(statistic, statistics, { edges, states, counts: shown, minCount });
    for (const [edge, reason] of found) expose(statistic.name, edge, reason);
  }
  return deepFreeze({ safe: tooNarrow.length + exposed.length === 0, bounds, tooNarrow, exposed });
}

/** What a statistic shows that it should not, and why, by edge. */
function exposedValues(
  statistic: PublishedStatistic,
  statistics: readonly PublishedStatistic[],
  { edges, states, counts, minCount }: KnownCounts,
): [edge: number, reason: Exposure["reason"]][] {
  const found: [number, Exposure["reason"]][] = [];
  const value = (e: number) => valueAt(statistic, edges[e] as Edge);
  const known = statesOf(edges, (edge) => valueAt(statistic, edge));
  const network = statisticNetwork(edges, known, minCount);
  edges.forEach((edge, e) => {
    if (known[e] === "shown" && states[e] === "hidden") found.push([e, "of-hidden"]);
    else if (known[e] === "shown" && value(e) !== null) {
      if (isExtreme(statistic.kind)) found.push([e, "extreme"]);
      else if (statistics.some((other) => tellsAll(other, valueAt(other, edge)))) found.push([e, "unanimous"]);
    } else if (known[e] === "hidden" && !isExtreme(statistic.kind) && slackOf(network, e, 1).up === 0) {
      found.push([e, "worked-out"]);
    }
  });
  for (const { parts, whole } of linesOf(statistic.values)) {
    // What is left of a total without the parts that are shown.
    if (known[whole] !== "shown" || value(whole) === null || !parts.some((e) => known[e] === "hidden")) continue;
    let n = counts[whole] as number;
    let sum = n * (value(whole) as number);
    for (const e of parts) {
      if (known[e] !== "shown" || counts[e] === 0) continue;
      n -= counts[e] as number;
      sum -= (counts[e] as number) * ((value(e) as number | null) ?? 0);
    }
    if (n > 0 && (n < minCount || (statistic.kind !== "sd" && tellsAll(statistic, sum / n)))) {
      found.push([whole, "worked-out"]);
    }
  }
  return found;
}

function statesOf(edges: readonly Edge[], valueIn: (edge: Edge) => unknown): EdgeState[] {
  return edges.map((edge) => {
    const value = valueIn(edge);
    return value === undefined ? "absent" : value === hidden ? "hidden" : "shown";
  });
}

/** Finds counts that agree with all that is shown; false when there are none. */
function balance(network: TableNetwork): boolean {
  const { edges, states, flows, touching } = network;
  const excess = new Float64Array(touching.length);
  edges.forEach(({ from, to }, e) => {
    excess[to] = (excess[to] as number) + (flows[e] as number);
    excess[from] = (excess[from] as number) - (flows[e] as number);
  });
  const costOf = (e: number): number => (states[e] === "shown" ? Number.POSITIVE_INFINITY : 0);
  for (;;) {
    const from = excess.findIndex((amount) => amount > 0);
    if (from < 0) return true;
    let path: NetworkPath | null = null;
    let to = -1;
    while (path === null && ++to < excess.length) {
      if ((excess[to] as number) < 0) path = cheapestPath(network, from, to, -1, costOf, 1);
    }
    if (path === null) return false;
    const amount = Math.min(excess[from] as number, -(excess[to] as number), path.capacity);
    send(network, path, amount);
    excess[from] = (excess[from] as number) - amount;
    excess[to] = (excess[to] as number) + amount;
  }
}
