// What a reader of a published table can infer about its hidden cells.
import { OptionsError } from "../check/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type Hidden, hidden, type PublishedTable, placeNames } from "./count-table.ts";
import {
  givesAway,
  isAdditive,
  isExtreme,
  type KnownStatistic,
  mayShowTotal,
  openLine,
  tellsAll,
} from "./statistic-rules.ts";
import { limits, type SuppressOptions } from "./suppress.ts";
import { tableIssues } from "./table-issues.ts";
import { type Edge, type EdgeState, sendMost, slackOf, type TableNetwork, tableNetwork } from "./table-network.ts";
import { type TableShape, tableShape, valueAt } from "./table-shape.ts";

/** The possible values of a hidden count. */
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

/** A value that is shown and should be hidden. */
export interface Exposure {
  /** The statistic; `null` for a count. */
  readonly statistic: string | null;
  readonly row: string | null;
  readonly column: string | null;
  /**
   * `"small"`: a count of 1 to minCount - 1; `"unanimous"`: a value which shows that all gave the same answer;
   * `"extreme"`: a least or a greatest value; `"of-hidden"`: a statistic of a hidden count; `"marked"`: a statistic
   * that is hidden although its count is shown, which can only mean that all gave the same answer; `"total"`: a total
   * that narrows hidden counts in combination with others, or which shows that the hidden respondents are too few or
   * gave the same answer.
   */
  readonly reason: "small" | "unanimous" | "extreme" | "of-hidden" | "marked" | "total";
}

/** What a reader of a table can infer. */
export interface Audit {
  /** Whether nothing is exposed and no interval is too narrow. */
  readonly safe: boolean;
  /** Each hidden count of respondents, with the exact interval in which it must lie. */
  readonly bounds: readonly CountBounds[];
  /** Those whose interval is narrower than `protect`. */
  readonly tooNarrow: readonly CountBounds[];
  /** The values that are shown and should be hidden. */
  readonly exposed: readonly Exposure[];
}

/**
 * Finds what a reader of a published table can infer from everything that is shown, the rules of `suppress`, and the
 * fact that counts are whole and not negative: the least and the greatest possible value of each hidden count. They are
 * the least and the greatest flows through the table as a network, and exact as long as no statistic is exposed. Only
 * the published values are used.
 *
 * It does not account for other tables, or for what readers know from elsewhere.
 *
 * @param published - From `suppress`, or any table with marks.
 * @throws OptionsError with every problem of the table and the options, also when its totals do not match its cells.
 */
export function audit(published: PublishedTable, options: SuppressOptions = {}): Audit {
  const { minCount, protect } = limits(options);
  const issues = tableIssues(published, true);
  if (issues.length > 0) throw new OptionsError(issues);
  const { counts, columnTotals, statistics = [] } = published;
  const shape = tableShape(published, columnTotals !== null);
  const { edges, least, isAbsent } = shape;
  const countAt = (edge: Edge) => valueAt<number | Hidden | null>({ ...published, values: counts }, edge) ?? undefined;
  const states = edges.map((edge, e): EdgeState => {
    if (isAbsent(e)) return "absent";
    return countAt(edge) === hidden ? "hidden" : "shown";
  });
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
  states.forEach((state, e) => {
    if (state === "shown" && (flows[e] as number) > 0 && (flows[e] as number) < minCount) expose(null, e, "small");
  });
  if (shape.across === "answers") {
    for (const { parts } of shape.overColumns) {
      const chosen = parts.filter((e) => states[e] === "hidden" || (flows[e] as number) > 0);
      if (chosen.length === 1 && parts.length > 1) for (const e of chosen) expose(null, e, "unanimous");
    }
  }
  const tellsUnanimity = (edge: Edge): boolean => {
    return statistics.some((other) => tellsAll(other, valueAt(other, edge)));
  };
  for (const statistic of statistics) {
    for (const [edge, reason] of exposedOf(statistic, shape, states, flows, { minCount, protect }, tellsUnanimity)) {
      expose(statistic.name, edge, reason);
    }
  }
  return deepFreeze({ safe: tooNarrow.length + exposed.length === 0, bounds, tooNarrow, exposed });
}

/** The values that a statistic shows and should not, with the reason, by edge. */
function exposedOf(
  statistic: NonNullable<PublishedTable["statistics"]>[number],
  shape: TableShape,
  states: readonly EdgeState[],
  counts: Float64Array,
  { minCount, protect }: ReturnType<typeof limits>,
  tellsUnanimity: (edge: Edge) => boolean,
): [edge: number, reason: Exposure["reason"]][] {
  const { edges, overRows, overColumns } = shape;
  const { kind, range, counts: own } = statistic;
  const found: [number, Exposure["reason"]][] = [];
  const at = (e: number) => valueAt(statistic, edges[e] as Edge);
  const known: KnownStatistic = {
    kind,
    range,
    valueAt: (e) => at(e) as number | null | undefined,
    countAt: (e) => (own === undefined ? counts[e] : valueAt(own, edges[e] as Edge)) as number,
    isShown: (e) => at(e) !== undefined && at(e) !== hidden,
  };
  const wholes = new Set([...overRows, ...overColumns].map(({ whole }) => whole));
  edges.forEach((edge, e) => {
    const value = at(e);
    const count = own && valueAt(own, edge);
    if (typeof count === "number" && count > 0) {
      if (states[e] === "hidden" || value === hidden) found.push([e, "of-hidden"]);
      else if (count < minCount) found.push([e, "small"]);
    }
    if (value === undefined) return;
    if (value === hidden) {
      const isMarked = states[e] === "shown" && !wholes.has(e) && !isExtreme(kind);
      if (isMarked) found.push([e, "marked"]);
    } else if (states[e] === "hidden") found.push([e, "of-hidden"]);
    else if (isExtreme(kind) && value !== null) found.push([e, "extreme"]);
    else if (value !== null && tellsUnanimity(edge)) found.push([e, "unanimous"]);
  });
  // Means may be shown with hidden parts in totals over rows or in totals over columns, but not in both.
  const lines = (all: TableShape["overRows"]) => {
    const shown = all.filter(({ whole }) => known.isShown(whole) && states[whole] === "shown" && at(whole) !== null);
    return shown.map((line) => openLine(shape, line, known.isShown));
  };
  const [rows, columns] = [lines(overRows), lines(overColumns)];
  const isOpen = ({ parts }: (typeof rows)[number]): boolean => !parts.every(known.isShown);
  const isByRows = !isAdditive(kind) || shape.isNested || rows.some(isOpen);
  for (const [l, line] of [...rows, ...columns].entries()) {
    const isOverRows = isByRows === l < rows.length;
    const isOfTotals = !mayShowTotal(known, line, isOverRows);
    // Next to a value of a hidden count, which is already exposed, the rest of the total is not known.
    const isLeftKnown = line.parts.every((e) => !known.isShown(e) || states[e] === "shown");
    if (isOfTotals || (isLeftKnown && givesAway(known, line, Math.max(minCount, protect))))
      found.push([line.whole, "total"]);
  }
  return found;
}

/**
 * Finds counts that agree with all that is shown; false when there are none. Two more nodes balance the others: one
 * sends the excess of each node, the other receives the deficit.
 */
function balance({ edges, states, flows, least, touching }: TableNetwork): boolean {
  const nodes = touching.length;
  const excess = new Float64Array(nodes);
  edges.forEach(({ from, to }, e) => {
    excess[to] = (excess[to] as number) + (flows[e] as number);
    excess[from] = (excess[from] as number) - (flows[e] as number);
  });
  const added = [...excess.keys()].filter((node) => excess[node] !== 0);
  const amounts = added.map((node) => Math.abs(excess[node] as number));
  const ends = added.map((node): Edge => {
    const isOver = (excess[node] as number) > 0;
    return { row: null, column: null, from: isOver ? node : nodes + 1, to: isOver ? nodes : node };
  });
  const network = tableNetwork(
    [...edges, ...ends],
    [...states, ...added.map((): EdgeState => "absent")],
    Float64Array.from([...flows, ...amounts]),
    Uint8Array.from([...least, ...added.map(() => 0)]),
  );
  const sum = amounts.reduce((total, amount) => total + amount, 0) / 2;
  if (sendMost(network, nodes, nodes + 1, -1, sum) < sum) return false;
  flows.set(network.flows.subarray(0, flows.length));
  return true;
}
