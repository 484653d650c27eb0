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
  /** The columns: groups, or the labels of a published table. */
  readonly columns: readonly (string | { readonly [name: string]: string })[];
  /** The names of the groups in the columns. */
  readonly by: readonly string[];
  /** The rated items, if known. */
  readonly items: readonly string[];
  /** The statistic in the cells of a published table. Default: mean scores. */
  readonly statistic?: NonNullable<PublishedTable["statistics"]>[number];
  readonly cells: readonly HeatmapCell[];
}

interface HeatmapCell {
  readonly row: number;
  readonly column: number;
  /** 0 to 1; `null` if missing or hidden. */
  readonly mean: number | null;
  /** How many values it rests on; `null` if unknown or hidden. */
  readonly n: number | null;
  readonly isHidden?: boolean;
}

const emptyGrid: HeatmapGrid = { rows: [], columns: [], by: [], items: [], cells: [] };

/**
 * The cells of a heatmap; without meaning when there are issues.
 *
 * @param of - Anything. Expected: a list of scores, a summary or its rows, or what publish or suppress returns.
 * @param options - The options `by` and `small` of scores, summaries, and publications, and `statistic` of tables.
 * @param issues - Every problem is added to it.
 */
export function heatmapGrid(
  of: unknown,
  { by, statistic, small }: { readonly by?: unknown; readonly statistic?: unknown; readonly small?: unknown },
  issues: Issue[],
): HeatmapGrid {
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
  const groups: { readonly [name: string]: string }[] = [];
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
    groups[column] = group;
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
  return { rows: [...rows.keys()], columns: groups, by: columnNames, items: [], cells };
}

function placeIn(places: Map<string, number>, key: string): number {
  const place = places.get(key) ?? places.size;
  places.set(key, place);
  return place;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
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
  const { rows, columns, across, counts, statistics = [] } = table as PublishedTable;
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
  // Targets are the columns of a published table, and the rows of a heatmap.
  const isOfTargets = across === "targets";
  const cells = rows.flatMap((_, r) => {
    return columns.map((_, c): HeatmapCell => {
      const value = statistic.values[r]?.[c] ?? null;
      const count = counts[r]?.[c] ?? null;
      const [row, column] = isOfTargets ? [c, r] : [r, c];
      if (value === hidden || count === hidden) return { row, column, mean: null, n: null, isHidden: true };
      if (value !== null && (value < low || value > high)) {
        const path = ["of", "statistics", statistics.indexOf(statistic), "values", r, c];
        issues.push(unexpected(path, value, `a number from ${low} to ${high}, the statistic's range`, "out-of-range"));
      }
      return { row, column, mean: value === null ? null : (value - low) / (high - low), n: count };
    });
  });
  return {
    ...(isOfTargets ? { rows: columns, columns: rows } : { rows, columns, rowKind: "row" as const }),
    by: [],
    items: [],
    statistic,
    cells,
  };
}
