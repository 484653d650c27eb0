// Suppresses cells of a table that could identify a person.
import { OptionsError } from "../check/errors.ts";
import { type Check, checkOptions, wholeNumber } from "../check/options.ts";
import { minCountCheck, usualMinCount } from "../check/small-groups.ts";
import { deepFreeze } from "../model/freeze.ts";
import {
  type CellStatistic,
  type CountTable,
  type Hidden,
  hidden,
  type PublishedTable,
  placeNames,
} from "./count-table.ts";
import { protectingCounts } from "./protecting-counts.ts";
import { givesAway, isExtreme, type KnownStatistic, mayShowTotal, openLine, tellsAll } from "./statistic-rules.ts";
import { allCounts, tableIssues } from "./table-issues.ts";
import type { Edge, EdgeState } from "./table-network.ts";
import { type TableShape, tableShape, valueAt } from "./table-shape.ts";

/** The limits of what may be published. */
export interface SuppressOptions {
  /** The least count that is shown, apart from 0; a whole number of at least 2. Default: 11. */
  readonly minCount?: number | undefined;
  /**
   * The least width of the range of possible values of each hidden count; a whole number of at least 1. Default:
   * `minCount`.
   */
  readonly protect?: number | undefined;
}

/** Why something is hidden; not to be published. */
export type HiddenReason =
  /** It counts 1 to minCount - 1 respondents. */
  | "small"
  /** All gave the same answer. */
  | "unanimous"
  /** It is a total which would show that the hidden respondents are too few, or gave the same answer. */
  | "total"
  /** It would help to compute another hidden count. */
  | "protects"
  /** It is a statistic of respondents whose count is hidden, or a total of one with hidden parts. */
  | "of-hidden"
  /** It is the value of one respondent: the least or the greatest value. */
  | "extreme";

/** A hidden value. */
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
  /** What is hidden and why. Only for those who may see the complete table. */
  readonly report: readonly HiddenCell[];
}

/**
 * Suppresses cells that could identify a person, by these rules, which may be published with the table:
 *
 * 1. A group of 1 to `minCount` - 1 respondents is hidden, and so is a group in which all gave the same answer: its
 * mean or share is at an end of its range, its standard deviation is 0, or, in a table of answers, all chose the same
 * point. A group's count is hidden with all its statistics, so that the mark does not reveal the reason.
 * 2. Further groups are hidden until no hidden count can be narrowed to a range smaller than `protect` from all that is
 * shown and these rules.
 * 3. Totals of a mean or a share over the rows are shown with their counts. All other totals of statistics are shown
 * only where none of their parts is hidden. Least and greatest values are never shown.
 *
 * A count of 0 is shown, except that in a table of answers zeros may be hidden too.
 *
 * Why statistics do not narrow the counts: whatever the hidden counts are, each hidden group may have the mean of all
 * that is hidden in the same total. That mean is not at an end of its range, and not of fewer than `minCount` or
 * `protect` respondents: if it would be, or might have been before rounding, the total is hidden with its count. So the
 * totals do not reveal a hidden group whose answers are all the same either.
 *
 * A heuristic chooses the groups of rule 2, along the cheapest cycles of the table as a network (Cox, "Network models
 * for complementary cell suppression", 1995). It aims to hide few groups, but may hide more than the optimum. The
 * intervals are exact. They do not account for a reader who runs this function on every table that agrees with the
 * published one, and rules out tables for which it would have hidden something else. The same table always gives the
 * same marks.
 *
 * It protects one table. The difference of two tables, of other groups or other years, may show what one of them hides.
 * Nor does it account for what respondents know about themselves or their group, or for comparisons of targets, whose
 * respondents are the same people.
 *
 * 11 is the practice of California's public reports, which hide 10 and fewer; the states' minimums ranged from 5 to 30
 * (National Center for Education Statistics, NCES 2011-603).
 *
 * @returns The table with the mark `"*"` for hidden values, and the reasons in a separate report.
 * @throws OptionsError with every problem of the table and the options.
 */
export function suppress(table: CountTable, options: SuppressOptions = {}): Suppressed {
  const checked = limits(options);
  const issues = tableIssues(table, false);
  if (issues.length > 0) throw new OptionsError(issues);
  return suppressed(table, checked, () => false);
}

/**
 * The same for a valid table.
 *
 * @param areUnanimous - Whether other published values show that all respondents of a cell or a total gave the same
 *   answer, by its edge in {@link tableShape}.
 */
export function suppressed(
  table: CountTable,
  { minCount, protect }: ReturnType<typeof limits>,
  areUnanimous: (edges: readonly number[]) => boolean,
): Suppressed {
  const { rows, columns, across = "groups", within, totals = true, statistics = [] } = table;

  const shape = tableShape(table, totals);
  const counts = allCounts(table.counts, shape);
  const reasons = reasonsOf(table, shape, counts, areUnanimous, minCount, protect);
  const report: HiddenCell[] = [];
  const tell = (statistic: string | null, found: ReadonlyMap<number, HiddenReason>): void => {
    for (const [e, reason] of found) report.push({ statistic, ...placeNames(table, shape.edges[e] as Edge), reason });
  };
  const marked = <Value>(found: ReadonlyMap<number, HiddenReason>, all: Value[]) => {
    const list = all.map((value, e) => (found.has(e) ? hidden : value));
    const cells = rows.length * columns.length;
    return {
      values: rows.map((_, row) => list.slice(row * columns.length, (row + 1) * columns.length)),
      rowTotals: list.slice(cells, cells + rows.length),
      columnTotals: list.slice(cells + rows.length, -1),
      total: list.at(-1) as Value | Hidden,
    };
  };
  tell(null, reasons);
  const { values, rowTotals, columnTotals, total } = marked(reasons, [...counts]);
  const hasRowTotals = totals && across !== "targets";
  return deepFreeze({
    published: {
      rows: [...rows],
      columns: [...columns],
      across,
      ...(within && { within: [...within] }),
      counts: values,
      rowTotals: hasRowTotals ? rowTotals : null,
      columnTotals: totals ? columnTotals : null,
      total: hasRowTotals ? total : null,
      statistics: statistics.map((statistic): CellStatistic<number | null | Hidden> => {
        const { name, kind, range } = statistic;
        const found = hiddenOf(statistic, shape, counts, reasons);
        const all = shape.edges.map((edge) => valueAt(statistic, edge) ?? null);
        const withTotals = <Value>(all: Value[]) => {
          const { values, rowTotals, columnTotals, total } = marked(found, all);
          return {
            values,
            ...(statistic.rowTotals && { rowTotals }),
            ...(statistic.columnTotals && { columnTotals }),
            ...(statistic.total !== undefined && { total }),
          };
        };
        tell(name, found);
        return {
          name,
          kind,
          ...(range && { range: [...range] as const }),
          ...withTotals(all),
          ...(statistic.counts && { counts: withTotals([...allCounts(statistic.counts.values, shape)]) }),
        };
      }),
    },
    report,
  });
}

/** The counts that are hidden, and why. */
function reasonsOf(
  table: CountTable,
  shape: TableShape,
  counts: Float64Array,
  areUnanimous: (edges: readonly number[]) => boolean,
  minCount: number,
  protect: number,
): Map<number, HiddenReason> {
  const { statistics = [] } = table;
  const { edges, across, least, isAbsent } = shape;
  const reasons = new Map<number, HiddenReason>();
  const measured = statistics.map((statistic) => knownOf(statistic, shape, counts, new Map()));
  edges.forEach((edge, e) => {
    const count = counts[e] as number;
    if (isAbsent(e) || count === 0) return;
    if (count < minCount) reasons.set(e, "small");
    else if (measured.some(({ countAt }) => countAt(e) > 0 && countAt(e) < minCount)) reasons.set(e, "small");
    else if (statistics.some((statistic) => tellsAll(statistic, valueAt(statistic, edge)))) reasons.set(e, "unanimous");
    else if (areUnanimous([e])) reasons.set(e, "unanimous");
  });
  if (across === "answers") {
    for (const { parts } of shape.overColumns) {
      // Where there is one answer, all choose it.
      if (parts.length === 1 || parts.filter((e) => (counts[e] as number) > 0).length !== 1) continue;
      for (const e of parts) reasons.set(e, "unanimous");
    }
  }
  // Hiding further counts may leave a total that reveals its hidden parts; this total is hidden and protected too.
  for (;;) {
    const states = edges.map((_, e): EdgeState => (isAbsent(e) ? "absent" : reasons.has(e) ? "hidden" : "shown"));
    for (const e of protectingCounts(edges, states, counts, least, protect)) reasons.set(e, "protects");
    const known = statistics.map((statistic) => {
      return knownOf(statistic, shape, counts, hiddenOf(statistic, shape, counts, reasons));
    });
    const telling = shape.overRows.filter((line) => {
      return known.some((statistic) => {
        const { isShown, valueAt } = statistic;
        if (!isShown(line.whole) || valueAt(line.whole) === null) return false;
        const open = openLine(shape, line, isShown);
        const left = open.parts.filter((part) => !isShown(part));
        return givesAway(statistic, open, Math.max(minCount, protect)) || (left.length > 0 && areUnanimous(left));
      });
    });
    if (telling.length === 0) return reasons;
    for (const { whole } of telling) reasons.set(whole, "total");
  }
}

/** The hidden values of a statistic, given the hidden counts. */
function hiddenOf(
  statistic: CellStatistic,
  shape: TableShape,
  counts: Float64Array,
  reasons: ReadonlyMap<number, HiddenReason>,
): Map<number, HiddenReason> {
  const found = new Map<number, HiddenReason>();
  const known = knownOf(statistic, shape, counts, found);
  shape.edges.forEach((_, e) => {
    const value = known.valueAt(e);
    if (value === undefined) return;
    // Even without a value: a missing deviation shows that the count is 1.
    if (isExtreme(statistic.kind)) found.set(e, "extreme");
    else if (reasons.has(e)) found.set(e, "of-hidden");
  });
  const hideTotals = (lines: TableShape["overRows"], isOverRows: boolean): void => {
    for (const line of lines) {
      if (!known.isShown(line.whole)) continue;
      if (!mayShowTotal(known, openLine(shape, line, known.isShown), isOverRows)) found.set(line.whole, "of-hidden");
    }
  };
  hideTotals(shape.overRows, true);
  hideTotals(shape.overColumns, false);
  return found;
}

function knownOf(
  statistic: CellStatistic,
  shape: TableShape,
  counts: Float64Array,
  found: ReadonlyMap<number, HiddenReason>,
): KnownStatistic {
  const at = (e: number) => valueAt(statistic, shape.edges[e] as Edge);
  const own = statistic.counts === undefined ? counts : allCounts(statistic.counts.values, shape);
  return {
    kind: statistic.kind,
    range: statistic.range,
    valueAt: at,
    countAt: (e) => own[e] as number,
    isShown: (e) => at(e) !== undefined && !found.has(e),
  };
}

const protectCheck: Check = (value, path) => {
  return wholeNumber(1, Number.MAX_SAFE_INTEGER, "a whole number of at least 1")(value, path);
};

/** The checks of {@link SuppressOptions}. */
export const limitChecks = { minCount: minCountCheck, protect: protectCheck };

/** The checked limits in options. */
export function limits(options: SuppressOptions): { readonly minCount: number; readonly protect: number } {
  checkOptions(options, limitChecks);
  const { minCount = usualMinCount, protect = minCount } = options;
  return { minCount, protect };
}
