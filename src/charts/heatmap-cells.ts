// The cells of a heatmap: from scores, a summary, or what is published.
import { describePath } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, unexpected } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { FirstPlaces } from "../check/shapes.ts";
import { smallGroupIssues, smallGroups } from "../check/small-groups.ts";
import { type Hidden, hidden, type PublishedTable } from "../disclosure/count-table.ts";
import { tableIssues } from "../disclosure/table-issues.ts";
import { tolerance } from "../scoring/evaluate.ts";
import type { Plan } from "../scoring/plan.ts";
import { type ListedScores, labelGroups, listedScores } from "../statistics/listed-scores.ts";
import type { ScoreSummary } from "../statistics/summarize.ts";
import { isTexts } from "./chart-options.ts";
import { type CustomKind, groupLabel } from "./labels.ts";

/** Rows of a summary, as summarize returns them. */
export type SummaryCells = readonly Pick<ScoreSummary, "group" | "target" | "n" | "mean">[];

/** What publish returns: rows of which some are hidden, and some are totals, with `all` in place of a group's value. */
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
  /** What the rows are. Default: targets. */
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

export interface HeatmapColumn {
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
  /** The mean minus that of its row, if asked for; not of a total over all columns. */
  readonly deviation?: number;
  /** How many values it rests on; `null` if unknown or hidden. */
  readonly n: number | null;
  readonly isHidden?: boolean;
}

const emptyGrid: HeatmapGrid = { rows: [], columns: [], by: [], items: [], cells: [] };

/**
 * The cells of a heatmap; without meaning when there are issues.
 *
 * @param of - Anything. Expected: a list of scores, a summary or its rows, or what publish or suppress returns.
 * @param options - The options `by` and `small` of scores, summaries, and publications, `statistic` of tables, and `values`.
 * @param issues - Every problem is added to it.
 */
export function heatmapGrid(of: unknown, options: GridOptions, issues: Issue[]): HeatmapGrid {
  const grid = scoreGrid(of, options, issues);
  return options.values === "deviation" && issues.length === 0 ? deviationGrid(grid, issues) : grid;
}

interface GridOptions {
  readonly by?: unknown;
  readonly statistic?: unknown;
  readonly small?: unknown;
  readonly values?: unknown;
}

function scoreGrid(of: unknown, { by, statistic, small }: GridOptions, issues: Issue[]): HeatmapGrid {
  if (isPlainObject(of) && "counts" in of) {
    if (by !== undefined) issues.push(unexpected(["by"], by, "no groups, since a published table has its columns"));
    return tableGrid(of, statistic, issues);
  }
  if (statistic !== undefined) {
    issues.push(unexpected(["statistic"], statistic, "no statistic, since only published tables have them"));
  }
  const list = isPlainObject(of) ? of["rows"] : of;
  if (!Array.isArray(list)) {
    issues.push(unexpected(["of"], of, "scores, a summary, or a published table"));
    return emptyGrid;
  }
  const isOfScores = list.some((one) => isPlainObject(one) && "plan" in one);
  if (isOfScores) return itemGrid(list, by, small, issues);
  return summaryGrid(list, by, small, issues, isPlainObject(of) ? of : {});
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
  return { ...summaryGrid(rows, undefined, small, issues), items };
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
 * @param all - The value of a group in totals over it, of a publication; its rows may be hidden, and none is small.
 * @param minCount - The least count of a summary.
 */
function summaryGrid(
  summary: readonly unknown[],
  by: unknown,
  small: unknown,
  issues: Issue[],
  { all, minCount }: { readonly all?: unknown; readonly minCount?: unknown } = {},
): HeatmapGrid {
  const names: unknown = typeof by === "string" ? [by] : by;
  if (names !== undefined && !isTexts(names)) {
    issues.push(unexpected(["by"], by, "a name that the summary is grouped by, or a list of them"));
    return emptyGrid;
  }
  const isRow = typeof all === "string" ? isPublishedCell : isSummaryRow;
  const [first] = summary;
  const groupNames = isRow(first) ? Object.keys(first.group) : [];
  const columnNames = names ?? groupNames;
  if (isRow(first) && !columnNames.every((name) => groupNames.includes(name))) {
    issues.push(unexpected(["by"], by, `one or more of ${groupNames.join(", ") || "no names"}`, "unknown-id"));
  }
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  const groups: HeatmapColumn[] = [];
  const cells: HeatmapCell[] = [];
  const firstPlaces: FirstPlaces = new Map();
  const isOver = ({ group }: PublishedCell): boolean => {
    return groupNames.every((name) => columnNames.includes(name) || group[name] === all);
  };
  const hasTotals = typeof all === "string" && summary.some((one) => isRow(one) && isOver(one));
  Array.from(summary).forEach((one, i) => {
    const path = ["of", i];
    if (!isRow(one)) {
      issues.push(unexpected(path, one, "scores, or a row of a summary (group, target, n, mean)"));
      return;
    }
    const own = Object.keys(one.group);
    if (own.length !== groupNames.length || !own.every((name) => groupNames.includes(name))) {
      const expected = `a group by ${groupNames.join(", ") || "nothing"}, as in the first row`;
      issues.push(unexpected([...path, "group"], own.join(", "), expected, "inconsistent"));
    }
    // Of a publication by more names than are in the columns, the totals over the others.
    if (hasTotals && !isOver(one)) return;
    const group = Object.fromEntries(columnNames.map((name) => [name, one.group[name] ?? ""]));
    const row = placeIn(rows, one.target);
    const column = placeIn(columns, JSON.stringify(Object.values(group)));
    const totals = Object.values(group).filter((value) => value === all).length;
    groups[column] = { group, total: totals === 0 ? undefined : totals === columnNames.length ? "all" : "some" };
    const key = `${row} ${column}`;
    const first = firstPlaces.get(key);
    const what = `row of the group ${groupLabel(group)} and the target`;
    if (first !== undefined) issues.push(duplicate(path, one.target, what, describePath(first)));
    else firstPlaces.set(key, path);
    const { n, mean } = one;
    const isHidden = n === hidden || mean === hidden;
    cells.push(isHidden ? { row, column, mean: null, n: null, isHidden } : { row, column, mean, n });
  });
  if (typeof all !== "string" && issues.length === 0) {
    const least = typeof minCount === "number" ? minCount : undefined;
    issues.push(...smallGroupIssues(smallGroups(summary as SummaryCells, least), small, ["of"]));
  }
  // A combination that the summary does not have is a cell without a score.
  for (const row of rows.values()) {
    for (const column of columns.values()) {
      if (!firstPlaces.has(`${row} ${column}`)) cells.push({ row, column, mean: null, n: 0 });
    }
  }
  const ofTotals = typeof all === "string" ? { all } : {};
  return { rows: [...rows.keys()], columns: groups, by: columnNames, items: [], cells, ...ofTotals };
}

function placeIn(places: Map<string, number>, key: string): number {
  const place = places.get(key) ?? places.size;
  places.set(key, place);
  return place;
}

function isSummaryRow(one: unknown): one is SummaryCells[number] {
  if (!isPlainObject(one)) return false;
  const { group, target, n, mean } = one;
  const isCount = typeof n === "number" && Number.isSafeInteger(n) && n >= 0;
  if (!isPlainObject(group) || !isTexts(Object.values(group)) || typeof target !== "string" || !isCount) return false;
  return n === 0 ? mean === null : typeof mean === "number" && mean >= 0 && mean <= 1 + tolerance;
}

function isPublishedCell(one: unknown): one is PublishedCell {
  if (!isPlainObject(one)) return false;
  const isHidden = one["n"] === hidden || one["mean"] === hidden;
  return isSummaryRow(isHidden ? { ...one, n: 0, mean: null } : one);
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
  const cells: HeatmapCell[] = [];
  const addCell = (
    place: Pick<HeatmapCell, "row" | "column">,
    value: Value,
    count: Count,
    path: readonly PropertyKey[],
  ) => {
    if (value === hidden || count === hidden) cells.push({ ...place, mean: null, n: null, isHidden: true });
    else cells.push({ ...place, mean: value === null ? null : (value - low) / (high - low), n: count ?? null });
    if (typeof value !== "number" || (value >= low && value <= high)) return;
    const expected = `a number from ${low} to ${high}, the statistic's range`;
    const at = ["of", "statistics", statistics.indexOf(statistic), ...path];
    issues.push(unexpected(at, value, expected, "out-of-range"));
  };
  // Targets are the columns of a published table, and the rows of a heatmap.
  const isOfTargets = across === "targets";
  rows.forEach((_, r) => {
    columns.forEach((_, c) => {
      const place = isOfTargets ? { row: c, column: r } : { row: r, column: c };
      addCell(place, statistic.values[r]?.[c] ?? null, counts[r]?.[c], ["values", r, c]);
    });
  });
  const named = (names: readonly string[]): HeatmapColumn[] => {
    return names.map((group) => ({ group, total: isOfTargets && within.includes(group) ? "some" : undefined }));
  };
  const grid = isOfTargets
    ? { rows: columns, columns: named(rows) }
    : { rows, columns: named(columns), rowKind: "row" as const };
  const totals = isOfTargets ? "columnTotals" : "rowTotals";
  const column = grid.columns.length;
  statistic[totals]?.forEach((value, row) => {
    addCell({ row, column }, value, countTotals[totals]?.[row], [totals, row]);
  });
  if (statistic[totals] !== undefined) grid.columns.push({ group: {}, total: "all" });
  return { ...grid, by: [], items: [], statistic, cells };
}

type Value = number | null | Hidden;
type Count = number | Hidden | undefined;

/**
 * Each mean minus the mean of its row, over all respondents: that of the total if there is one, else that of the cells by
 * their counts. A hidden cell therefore leaves no trace but in totals that are published anyway. The last column has the
 * means of the rows.
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
