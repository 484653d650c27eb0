// Hides what would give a person away from a table that is to be published.
import { OptionsError } from "../model/errors.ts";
import { deepFreeze } from "../model/freeze.ts";
import { checkOptions } from "../model/options.ts";
import { outOfRange } from "../model/unexpected.ts";
import {
  type CellStatistic,
  type CountTable,
  type Hidden,
  hidden,
  type PublishedTable,
  placeNames,
  tableIssues,
} from "./count-table.ts";
import { type HiddenReason, hiddenStatistics, valueAt } from "./hidden-statistics.ts";
import { protectingCounts } from "./protecting-counts.ts";
import { type Edge, type EdgeState, leastCounts, tableEdges } from "./table-network.ts";

/** What may be published. */
export interface SuppressOptions {
  /** The least count that is shown, apart from 0; a whole number of at least 2. 11 unless given. */
  readonly minCount?: number | undefined;
  /**
   * How wide the interval must be that is left of each hidden count; a whole number of at least 1. minCount unless
   * given.
   */
  readonly protect?: number | undefined;
}

/** Something that is hidden. */
export interface HiddenCell {
  /** The statistic; `null` for the count. */
  readonly statistic: string | null;
  /** Its row; `null` for a total over rows. */
  readonly row: string | null;
  /** Its column; `null` for a total over columns. */
  readonly column: string | null;
  readonly reason: HiddenReason;
}

/** A table that may be published, and a report that may not. */
export interface Suppressed {
  readonly published: PublishedTable;
  /** What is hidden and why: for those who may see the table whole. */
  readonly report: readonly HiddenCell[];
}

/**
 * Hides what would give a person away:
 *
 * - every count of 1 to minCount - 1, of a cell or a total;
 * - so many others that no hidden count can be worked out from what is shown to an interval narrower than `protect`, by
 *   anybody who knows these rules, that counts are whole and not negative, and everything that is published;
 * - every statistic of respondents whose count is hidden, since a mean with a known n is a count in disguise;
 * - means and shares at an end of their range, standard deviations of 0, and rows of answers that are all the same,
 *   since they tell what each respondent said; least and greatest values always;
 * - other statistics, so that none of these can be worked out from totals, and so that what the hidden ones of a row or
 *   a column amount to is never that of fewer than minCount, nor that all of them answered alike.
 *
 * A count of 0 is shown, except in such a row of answers and the totals of its columns. Which counts are hidden beside
 * the small ones is found by a heuristic that aims to hide few, along the cheapest cycles of the table seen as a
 * network (Cox, "Network models for complementary cell suppression", 1995); it is not the optimum. The intervals are
 * exact for what the rules say. Not counted is what a reader may learn who runs this very function on every table that
 * agrees with what is published, and rules out those of which it would have hidden something else.
 *
 * It does not cover tables that are published apart from each other, of other groups or other years: what one hides the
 * difference of two others may show. Nor what a reader knows of himself and his group, nor targets held against each
 * other, whose respondents are the same people.
 *
 * 11 is the practice of California's public reports, which hide 10 and fewer; the states' minimums ran from 5 to 30
 * (National Center for Education Statistics, NCES 2011-603).
 *
 * @param table - Counts, and statistics with their counts.
 * @param options - The limits.
 * @returns The table with one mark, `"*"`, for whatever is hidden, and apart from it the reasons.
 * @throws OptionsError with every problem of the table and the options.
 */
export function suppress(table: CountTable, options: SuppressOptions = {}): Suppressed {
  const { minCount, protect } = limits(options);
  const issues = tableIssues(table, false);
  if (issues.length > 0) throw new OptionsError(issues);
  const { rows, columns, across = "groups", statistics = [] } = table;

  const edges = tableEdges(rows.length, columns.length);
  const unseen = edges.map(({ column }): EdgeState => (across === "targets" && column === null ? "absent" : "shown"));
  const counts = withTotals(table.counts, edges);
  const report: HiddenCell[] = [];
  const reasons = new Map<number, HiddenReason>();
  const unanimous = new Set(across === "answers" ? table.counts.flatMap((row, r) => (isUnanimous(row) ? r : [])) : []);
  edges.forEach(({ row, column }, e) => {
    const count = counts[e] as number;
    if (unseen[e] === "absent") return;
    if (row !== null && column !== null && unanimous.has(row)) reasons.set(e, "unanimous");
    else if (count > 0 && count < minCount) reasons.set(e, "small");
  });
  const least = leastCounts(edges, across, (row) => unanimous.has(row));
  const primary = unseen.map((state, e): EdgeState => (reasons.has(e) ? "hidden" : state));
  for (const e of protectingCounts(edges, primary, counts, least, protect)) {
    reasons.set(e, "protects");
  }
  const states = unseen.map((state, e): EdgeState => (reasons.has(e) ? "hidden" : state));

  for (const [e, reason] of reasons) {
    report.push({ statistic: null, ...placeNames(table, edges[e] as Edge), reason });
  }
  const marked = (e: number): number | Hidden => (states[e] === "hidden" ? hidden : (counts[e] as number));
  const shown = shape(edges, marked, rows.length, columns.length);
  const published: PublishedTable = {
    rows: [...rows],
    columns: [...columns],
    across,
    counts: shown.values,
    rowTotals: across === "targets" ? null : shown.rowTotals,
    columnTotals: shown.columnTotals,
    total: across === "targets" ? null : shown.total,
    statistics: statistics.map((statistic) => {
      const found = hiddenStatistics(statistic, statistics, { edges, states, counts, minCount });
      for (const [e, reason] of found) {
        report.push({ statistic: statistic.name, ...placeNames(table, edges[e] as Edge), reason });
      }
      return publishedStatistic(statistic, edges, found);
    }),
  };
  return deepFreeze({ published, report });
}

/**
 * The limits that options ask for.
 *
 * @param options - Anything.
 * @throws OptionsError with every problem.
 */
export function limits(options: SuppressOptions): { readonly minCount: number; readonly protect: number } {
  checkOptions(options, ["minCount", "protect"], (given) => {
    return (["minCount", "protect"] as const).flatMap((name) => {
      const value = given[name];
      const least = name === "minCount" ? 2 : 1;
      if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= least)) return [];
      return [outOfRange([name], value, `a whole number of at least ${least}`)];
    });
  });
  const { minCount = 11, protect = minCount } = options;
  return { minCount, protect };
}

function withTotals(cells: readonly (readonly number[])[], edges: readonly Edge[]): Float64Array {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return Float64Array.from(edges, ({ row, column }) => {
    const inRows = row === null ? cells : [cells[row] as readonly number[]];
    return sum(inRows.map((values) => (column === null ? sum(values) : (values[column] as number))));
  });
}

function isUnanimous(counts: readonly number[]): boolean {
  return counts.filter((count) => count > 0).length === 1;
}

function publishedStatistic(
  statistic: CellStatistic,
  edges: readonly Edge[],
  found: ReadonlyMap<number, HiddenReason>,
): CellStatistic<number | null | Hidden> {
  const marked = (e: number): number | null | Hidden => {
    return found.has(e) ? hidden : (valueAt(statistic, edges[e] as Edge) ?? null);
  };
  const { values, rowTotals, columnTotals, total } = shape(
    edges,
    marked,
    statistic.values.length,
    statistic.values[0]?.length ?? 0,
  );
  return {
    name: statistic.name,
    kind: statistic.kind,
    ...(statistic.range && { range: statistic.range }),
    values,
    ...(statistic.rowTotals && { rowTotals }),
    ...(statistic.columnTotals && { columnTotals }),
    ...(statistic.total !== undefined && { total }),
  };
}

/** Puts what each edge has into the form of a table. */
function shape<Value>(edges: readonly Edge[], of: (edge: number) => Value, rows: number, columns: number) {
  const all = edges.map((_, e) => of(e));
  const cells = rows * columns;
  return {
    values: Array.from({ length: rows }, (_, row) => all.slice(row * columns, (row + 1) * columns)),
    rowTotals: all.slice(cells, cells + rows),
    columnTotals: all.slice(cells + rows, cells + rows + columns),
    total: all[cells + rows + columns] as Value,
  };
}
