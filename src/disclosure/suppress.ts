// Suppresses cells of a table that could identify a person.
import { OptionsError } from "../check/errors.ts";
import { outOfRange } from "../check/messages.ts";
import { type Check, checkOptions } from "../check/options.ts";
import { deepFreeze } from "../model/freeze.ts";
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

/** The limits of what may be published. */
export interface SuppressOptions {
  /** The least count that is shown, apart from 0; a whole number of at least 2. Default: 11. */
  readonly minCount?: number | undefined;
  /** The least width of the interval of each hidden count; a whole number of at least 1. Default: minCount. */
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

/** A table that may be published, and a report that may not be. */
export interface Suppressed {
  readonly published: PublishedTable;
  /** What is hidden and why: only for those who may see the complete table. */
  readonly report: readonly HiddenCell[];
}

/**
 * Suppresses cells that could identify a person:
 *
 * - every count of 1 to minCount - 1, of a cell or a total;
 * - so many others that no hidden count can be worked out from what is shown to an interval narrower than `protect`, by
 *   a reader who knows these rules, that counts are whole and not negative, and everything that is published;
 * - every statistic of respondents whose count is hidden, since a mean with a known n is a count in disguise;
 * - means and shares at an end of their range, standard deviations of 0, and rows of answers that are all the same,
 *   since they tell what each respondent answered; least and greatest values always;
 * - other statistics, so that none of these can be worked out from totals, and so that what the hidden ones of a row or
 *   a column amount to is never that of fewer than minCount, nor that all of them answered alike.
 *
 * A count of 0 is shown, except in such a row of answers and the totals of its columns. A heuristic that
 * aims to hide few chooses which counts are hidden in addition to the small ones, along the cheapest cycles of the table
 * as a network (Cox, "Network models for complementary cell suppression", 1995); it is not the optimum. The intervals
 * are exact under these rules. They do not account for a reader who runs this function on every table that agrees with
 * what is published, and rules out those of which it would have hidden something else.
 *
 * It does not cover several tables, of other groups or other years: the difference of two may show what one hides. Nor
 * does it account for what respondents know about themselves or their group, nor for comparisons of targets, whose
 * respondents are the same people.
 *
 * 11 is the practice of California's public reports, which hide 10 and fewer; the states' minimums ranged from 5 to 30
 * (National Center for Education Statistics, NCES 2011-603).
 *
 * @returns The table with the mark `"*"` for whatever is hidden, and the reasons in a separate report.
 * @throws OptionsError with every problem of the table and the options.
 */
export function suppress(table: CountTable, options: SuppressOptions = {}): Suppressed {
  const { minCount, protect } = limits(options);
  const issues = tableIssues(table, false);
  if (issues.length > 0) throw new OptionsError(issues);
  const { rows, columns, across = "groups", statistics = [] } = table;

  const edges = tableEdges(rows.length, columns.length);
  const possible = edges.map(({ column }): EdgeState => (across === "targets" && column === null ? "absent" : "shown"));
  const counts = withTotals(table.counts, edges);
  const unanimous = new Set(across === "answers" ? table.counts.flatMap((row, r) => (isUnanimous(row) ? r : [])) : []);
  const reasons = new Map<number, HiddenReason>();
  edges.forEach(({ row, column }, e) => {
    const count = counts[e] as number;
    if (possible[e] === "absent") return;
    if (row !== null && column !== null && unanimous.has(row)) reasons.set(e, "unanimous");
    else if (count > 0 && count < minCount) reasons.set(e, "small");
  });
  const withHidden = (): EdgeState[] => possible.map((state, e) => (reasons.has(e) ? "hidden" : state));
  const least = leastCounts(edges, across, (row) => unanimous.has(row));
  for (const e of protectingCounts(edges, withHidden(), counts, least, protect)) reasons.set(e, "protects");
  const states = withHidden();

  const report: HiddenCell[] = [];
  const published = <Value>(statistic: string | null, found: ReadonlyMap<number, HiddenReason>, all: Value[]) => {
    for (const [e, reason] of found) report.push({ statistic, ...placeNames(table, edges[e] as Edge), reason });
    const marked = all.map((value, e) => (found.has(e) ? hidden : value));
    const cells = rows.length * columns.length;
    return {
      values: rows.map((_, row) => marked.slice(row * columns.length, (row + 1) * columns.length)),
      rowTotals: marked.slice(cells, cells + rows.length),
      columnTotals: marked.slice(cells + rows.length, -1),
      total: marked.at(-1) as Value | Hidden,
    };
  };
  const { values, rowTotals, columnTotals, total } = published(null, reasons, [...counts]);
  const isOfTargets = across === "targets";
  return deepFreeze({
    published: {
      rows: [...rows],
      columns: [...columns],
      across,
      counts: values,
      rowTotals: isOfTargets ? null : rowTotals,
      columnTotals,
      total: isOfTargets ? null : total,
      statistics: statistics.map((statistic): CellStatistic<number | null | Hidden> => {
        const { name, kind, range } = statistic;
        const found = hiddenStatistics(statistic, statistics, { edges, states, counts, minCount });
        const all = edges.map((edge) => valueAt(statistic, edge) ?? null);
        const { values, rowTotals, columnTotals, total } = published(name, found, all);
        return {
          name,
          kind,
          ...(range && { range }),
          values,
          ...(statistic.rowTotals && { rowTotals }),
          ...(statistic.columnTotals && { columnTotals }),
          ...(statistic.total !== undefined && { total }),
        };
      }),
    },
    report,
  });
}

/** The limits that options ask for, checked. */
export function limits(options: SuppressOptions): { readonly minCount: number; readonly protect: number } {
  const atLeast = (least: number): Check => {
    return (value, path) => {
      if (Number.isSafeInteger(value) && (value as number) >= least) return [];
      return [outOfRange(path, value, `a whole number of at least ${least}`)];
    };
  };
  checkOptions(options, { minCount: atLeast(2), protect: atLeast(1) });
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
