// The cells of a heatmap: from scores, a summary, or published results.
import type { Issue } from "../check/issue.ts";
import { outOfRange, unexpected } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { type GroupValues, smallGroupIssues, smallGroups } from "../check/small-groups.ts";
import { type Hidden, hidden, type PublishedTable } from "../disclosure/count-table.ts";
import { tableIssues } from "../disclosure/table-issues.ts";
import { tolerance } from "../scoring/evaluate.ts";
import type { Plan } from "../scoring/plan.ts";
import { type ListedScores, labelGroups, listedScores } from "../statistics/listed-scores.ts";
import type { ScoreSummary } from "../statistics/summarize.ts";
import { isTexts } from "./chart-options.ts";
import { chosenNames, rowIssues } from "./group-rows.ts";
import type { CustomKind } from "./labels.ts";

/** Rows of a summary, as summarize returns them. */
export type SummaryCells = readonly Pick<ScoreSummary, "group" | "target" | "n" | "mean">[];

/** The result of publish: some rows are hidden, and some are totals, with `all` in place of a group's value. */
export interface PublicationCells {
  readonly all: string;
  readonly rows: readonly PublishedCell[];
}

/** One group and target of a publication; `"*"` where it is hidden. */
export type PublishedCell = Pick<ScoreSummary, "group" | "target"> & {
  readonly n: number | Hidden;
  readonly mean: number | null | Hidden;
};

/** Rows by columns. */
export interface HeatmapGrid {
  /** The ids of the rows. */
  readonly rows: readonly string[];
  /** The kind of the rows. Default: targets. */
  readonly rowKind?: CustomKind;
  readonly columns: readonly HeatmapColumn[];
  /** The names of the groups in the columns. */
  readonly by: readonly string[];
  /** The rated items, if known. */
  readonly items: readonly string[];
  /** The statistic in the cells of a published table. Default: mean scores. */
  readonly statistic?: NonNullable<PublishedTable["statistics"]>[number];
  /** The value of a group in the totals of a publication. */
  readonly all?: string;
  readonly cells: readonly HeatmapCell[];
}

interface HeatmapColumn {
  /** A group, or the label of a published table; without names, all respondents. */
  readonly group: string | { readonly [name: string]: string };
  /** Whether it is a total over all other columns, or over some of them. Default: neither. */
  readonly total?: "all" | "some" | undefined;
}

export interface HeatmapCell {
  readonly row: number;
  readonly column: number;
  /** 0 to 1; `null` if missing or hidden. */
  readonly mean: number | null;
  /** The mean minus that of its row, for deviations; absent for a total over all columns. */
  readonly deviation?: number;
  /** How many values it is based on; `null` if unknown or hidden. */
  readonly n: number | null;
  readonly isHidden?: boolean;
}

const emptyGrid: HeatmapGrid = { rows: [], columns: [], by: [], items: [], cells: [] };

/** The options that choose the cells, unchecked. */
interface GridOptions {
  readonly by?: unknown;
  readonly statistic?: unknown;
  readonly small?: unknown;
  readonly values?: unknown;
}

/**
 * The cells of a heatmap; valid only if there are no issues.
 *
 * @param of - Any value; valid are a list of scores, a summary or its rows, and `published` of publish or suppress.
 * @param issues - Every problem is added to it.
 */
export function heatmapGrid(of: unknown, options: GridOptions, issues: Issue[]): HeatmapGrid {
  const grid = scoreGrid(of, options, issues);
  return options.values === "deviation" && issues.length === 0 ? deviationGrid(grid, issues) : grid;
}

function scoreGrid(of: unknown, { by, statistic, small }: GridOptions, issues: Issue[]): HeatmapGrid {
  if (isPlainObject(of) && "counts" in of) {
    if (by !== undefined) issues.push(unexpected(["by"], by, "no groups, since a published table has its columns"));
    return tableGrid(of, statistic, issues);
  }
  if (statistic !== undefined) {
    issues.push(unexpected(["statistic"], statistic, "no statistic, since only published tables have them"));
  }
  const { rows: list = of, all, minCount } = isPlainObject(of) ? of : {};
  if (!Array.isArray(list)) {
    issues.push(unexpected(["of"], of, "a list of scores, a summary, or published of publish or suppress"));
    return emptyGrid;
  }
  if (list.some((one) => isPlainObject(one) && "plan" in one)) return itemGrid(list, by, small, issues);
  if (typeof all === "string") return rowGrid(list, by, issues, all);
  const grid = rowGrid(list, by, issues);
  if (issues.length === 0) {
    const least = typeof minCount === "number" ? minCount : undefined;
    issues.push(...smallGroupIssues(smallGroups(list as unknown as SummaryCells, least), small, ["of"]));
  }
  return grid;
}

/** The mean score of each item that the plan uses, in each group of a list of scores. */
function itemGrid(scores: readonly unknown[], by: unknown, small: unknown, issues: Issue[]): HeatmapGrid {
  const list = listedScores(scores, ["of"], issues, true);
  const { groups, groupOf } = labelGroups(by, list.length, issues);
  const [first] = list;
  if (issues.length > 0 || first === undefined) return emptyGrid;
  const items = itemsInUse(first.plan);
  const sums = groups.map(() => new Map(items.map((id) => [id, { sum: 0, n: 0 }])));
  list.forEach((one, i) => {
    for (const [id, score] of itemScores(one)) {
      const cell = sums[groupOf[i] ?? -1]?.get(id);
      if (cell === undefined) continue;
      cell.sum += score;
      cell.n++;
    }
  });
  const rows = groups.flatMap((group, g) => {
    return Array.from(sums[g] ?? [], ([target, { sum, n }]) => ({ group, target, n, mean: n === 0 ? null : sum / n }));
  });
  issues.push(...smallGroupIssues(smallGroups(rows), small, ["of"]));
  return { ...rowGrid(rows, undefined, issues), items };
}

/** The items that a plan uses, in its order, except that direct items come right before the parts of their target. */
function itemsInUse({ items, targets }: Plan): string[] {
  const places = new Map(items.map((id, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? 0;
  const idsOf = ({ parts }: Plan["targets"][number]) => parts.flatMap(({ items }) => items.map(({ id }) => id));
  // An item may be direct for one target and part of another; it has one row.
  const rows = new Map(targets.flatMap(idsOf).map((id) => [id, placeOf(id)]));
  for (const target of targets) {
    if (target.direct === undefined) continue;
    const first = idsOf(target).reduce((least, id) => Math.min(least, placeOf(id) - 0.5), Number.POSITIVE_INFINITY);
    rows.set(target.direct, Number.isFinite(first) ? first : placeOf(target.direct));
  }
  return [...rows].sort(([, one], [, other]) => one - other).map(([id]) => id);
}

/** The score of each rated item of an assessment, once, however many targets use it. */
function itemScores({ plan, targets }: ListedScores): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id } of plan.targets) {
    const { direct, parts = [] } = targets[id] ?? {};
    for (const { items } of [{ items: direct ? [direct] : [] }, ...parts]) {
      for (const { id, score } of items) if (score !== null) found.set(id, score);
    }
  }
  return found;
}

/**
 * The means of a summary or a publication: targets by groups.
 *
 * @param all - For a publication, the value of a group in totals over it; its rows may be hidden.
 */
function rowGrid(list: readonly unknown[], by: unknown, issues: Issue[], all?: string): HeatmapGrid {
  const invalid: Issue[] = [];
  const rows = Array.from(list).flatMap((one, i) => {
    const path = ["of", i];
    if (isSummaryRow(one, all !== undefined)) return [{ ...one, id: one.target, path }];
    invalid.push(unexpected(path, one, "scores, or a row of a summary (group, target, n, mean)"));
    return [];
  });
  const names = Object.keys(rows[0]?.group ?? {});
  const columnNames = chosenNames(by, names, issues);
  if (columnNames === undefined) return emptyGrid;
  // For a publication by more names than are in the columns: the totals over the others.
  const others = names.filter((name) => !columnNames.includes(name));
  const isOver = ({ group }: Pick<PublishedCell, "group">) => others.every((name) => group[name] === all);
  const hasTotals = all !== undefined && rows.some(isOver);
  const isChosen = (row: Pick<PublishedCell, "group">) => !hasTotals || isOver(row);
  const chosen = rows.filter(isChosen);
  issues.push(...invalid, ...rowIssues(rows, names, columnNames, isChosen));
  const ids = [...new Set(chosen.map(({ id }) => id))];
  const valuesOf = (group: GroupValues) => columnNames.map((name) => group[name] ?? "");
  const places = new Map(chosen.map(({ group }) => [JSON.stringify(valuesOf(group)), valuesOf(group)]));
  const keys = [...places.keys()];
  const cells = chosen.map(({ id, group, n, mean }): HeatmapCell => {
    const place = { row: ids.indexOf(id), column: keys.indexOf(JSON.stringify(valuesOf(group))) };
    return n === hidden || mean === hidden ? { ...place, mean: null, n: null, isHidden: true } : { ...place, mean, n };
  });
  // A combination that is not in the summary is a cell without a score.
  const found = new Set(cells.map(({ row, column }) => `${row} ${column}`));
  const missing = ids.flatMap((_, row) => keys.map((_, column) => ({ row, column, mean: null, n: 0 })));
  return {
    rows: ids,
    columns: [...places.values()].map((values) => {
      const count = values.filter((value) => value === all).length;
      const total = count === 0 ? undefined : count === columnNames.length ? "all" : "some";
      return { group: Object.fromEntries(columnNames.map((name, i) => [name, values[i] ?? ""])), total };
    }),
    by: columnNames,
    items: [],
    cells: [...cells, ...missing.filter(({ row, column }) => !found.has(`${row} ${column}`))],
    ...(all !== undefined && { all }),
  };
}

/** @param isPublished - Whether it may be hidden. */
function isSummaryRow(one: unknown, isPublished: boolean): one is PublishedCell {
  if (!isPlainObject(one)) return false;
  const { group, target, n, mean } = one;
  if (!isPlainObject(group) || !isTexts(Object.values(group)) || typeof target !== "string") return false;
  if (isPublished && (n === hidden || mean === hidden)) return true;
  if (typeof n !== "number" || !Number.isSafeInteger(n) || n < 0) return false;
  return n === 0 ? mean === null : typeof mean === "number" && mean >= 0 && mean <= 1 + tolerance;
}

/** A statistic of a published table, with its hidden cells. */
function tableGrid(table: unknown, name: unknown, issues: Issue[]): HeatmapGrid {
  const ofTable = tableIssues(table, true);
  for (const issue of ofTable) issues.push({ ...issue, path: ["of", ...issue.path] });
  if (ofTable.length > 0) return emptyGrid;
  const { rows, columns, across, within = [], statistics = [], ...count } = table as PublishedTable;
  const usable = statistics.filter(({ kind }) => kind === "mean" || kind === "median" || kind === "share");
  const statistic = usable.find((one) => name === undefined || one.name === name);
  if (statistic === undefined) {
    const names = usable.map(({ name }) => JSON.stringify(name)).join(" or ");
    const isOfTable = usable.length === 0;
    const expected = isOfTable ? "a table with a mean, a median, or a share" : names;
    const [path, found] = isOfTable ? [["of", "statistics"], statistics] : [["statistic"], name];
    issues.push(unexpected(path, found, expected, "unknown-id"));
    return emptyGrid;
  }
  const [low, high] = statistic.range ?? [0, 1];
  const { values: counts, ...countTotals } = statistic.counts ?? { ...count, values: count.counts };
  // Targets are the columns of a published table, and the rows of a heatmap.
  const isOfTargets = across === "targets";
  const totals = isOfTargets ? "columnTotals" : "rowTotals";
  const [ids, groups] = isOfTargets ? [columns, rows] : [rows, columns];
  const cellOf = (row: number, column: number): HeatmapCell => {
    const isTotal = column === groups.length;
    const [r, c] = isOfTargets ? [column, row] : [row, column];
    const value = (isTotal ? statistic[totals]?.[row] : statistic.values[r]?.[c]) ?? null;
    const n = isTotal ? countTotals[totals]?.[row] : counts[r]?.[c];
    if (value === hidden || n === hidden) return { row, column, mean: null, n: null, isHidden: true };
    if (value !== null && !(value >= low && value <= high)) {
      const path = ["of", "statistics", statistics.indexOf(statistic), ...(isTotal ? [totals, row] : ["values", r, c])];
      issues.push(outOfRange(path, value, `a number from ${low} to ${high}, the statistic's range`));
    }
    return { row, column, mean: value === null ? null : (value - low) / (high - low), n: n ?? null };
  };
  const named = groups.map((group): HeatmapColumn => {
    return { group, total: isOfTargets && within.includes(group) ? "some" : undefined };
  });
  const total: HeatmapColumn[] = statistic[totals] === undefined ? [] : [{ group: {}, total: "all" }];
  return {
    rows: ids,
    ...(!isOfTargets && { rowKind: "row" }),
    columns: [...named, ...total],
    by: [],
    items: [],
    statistic,
    cells: [
      ...rows.flatMap((_, r) => columns.map((_, c) => (isOfTargets ? cellOf(c, r) : cellOf(r, c)))),
      ...total.flatMap(() => ids.map((_, row) => cellOf(row, groups.length))),
    ],
  };
}

/**
 * Each mean minus the mean of its row, over all respondents: the total if there is one, otherwise the mean of the cells
 * weighted by their counts. So a hidden cell affects nothing except totals that are published anyway. The last column
 * has the means of the rows.
 */
function deviationGrid(grid: HeatmapGrid, issues: Issue[]): HeatmapGrid {
  const { rows, columns, statistic, cells } = grid;
  const reject = (reason: string): HeatmapGrid => {
    issues.push(unexpected(["values"], "deviation", `"score", since ${reason}`, "inconsistent"));
    return emptyGrid;
  };
  const total = columns.findIndex((column) => column.total === "all");
  if (columns.length > 0 && columns.length - (total < 0 ? 0 : 1) < 2) return reject("there is only one group");
  if (statistic?.kind === "median") return reject("medians have no mean");
  if (total < 0 && cells.some(({ isHidden }) => isHidden)) return reject("cells are hidden, and no total is published");
  const ofGroups = cells.filter(({ column }) => column !== total);
  const means = rows.map((_, row): HeatmapCell => {
    const ofRow = cells.filter((cell) => cell.row === row);
    const published = ofRow.find(({ column }) => column === total);
    if (published !== undefined) return published;
    const parts = ofRow.filter(({ column }) => columns[column]?.total === undefined);
    const n = parts.reduce((sum, cell) => sum + (cell.n ?? 0), 0);
    const sum = parts.reduce((sum, cell) => sum + (cell.n ?? 0) * (cell.mean ?? 0), 0);
    return { row, column: columns.length, mean: n === 0 ? null : sum / n, n };
  });
  return {
    ...grid,
    columns: total < 0 ? [...columns, { group: {}, total: "all" }] : columns,
    cells: [
      ...ofGroups.map(({ row, column, mean, n, isHidden = false }): HeatmapCell => {
        const ofRow = means[row]?.mean ?? null;
        if (mean === null) return { row, column, mean, n, isHidden };
        if (ofRow === null) return { row, column, mean: null, n: null, isHidden: true };
        return { row, column, mean, n, deviation: mean - ofRow };
      }),
      ...means,
    ],
  };
}
