// The cells of a heatmap, from whatever it is made of.
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { tolerance } from "../scoring/evaluate.ts";
import type { Plan } from "../scoring/plan.ts";
import type { TargetScore } from "../scoring/scores.ts";
import { hidden, type PublishedTable, tableIssues } from "../statistics/count-table.ts";
import { labelGroups } from "../statistics/label-groups.ts";
import { type ListedScores, listedScores } from "../statistics/listed-scores.ts";
import type { ScoreSummary } from "../statistics/summarize.ts";
import { groupName } from "./group-name.ts";

/** One cell. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly state: "mean" | "missing" | "hidden";
  /** 0 to 1; `null` unless the state is "mean". */
  readonly mean: number | null;
  /** How many values it rests on; `null` where that is not known, or hidden. */
  readonly n: number | null;
}

/** Rows by columns. */
export interface CellGrid {
  /** The ids of the rows. */
  readonly rows: readonly string[];
  /** Whether rows are targets or items, rather than groups; they are unless it says no. */
  readonly isOfTargets?: boolean;
  /** What the columns are called. */
  readonly columns: readonly string[];
  /** The names of the groups side by side. */
  readonly by: readonly string[];
  /** What was rated, where that is known. */
  readonly items: readonly string[];
  /** What a cell shows, where that is not a mean of scores: its name, and the ends of what it can be. */
  readonly statistic?: { readonly name: string; readonly isShare: boolean; readonly range: readonly [number, number] };
  readonly cells: readonly Cell[];
}

const nothing: CellGrid = { rows: [], columns: [], by: [], items: [], cells: [] };

/**
 * The mean score of each item that the plan uses in each group of a list of scores.
 *
 * @param scores - Any list.
 * @param by - Labels for each, by the name of the group.
 * @param issues - Where every problem goes.
 */
export function cellsOfScores(scores: readonly unknown[], by: unknown, issues: Issue[]): CellGrid {
  const list = listedScores(scores, ["of"], issues, true);
  const { names, groups, groupOf } = labelGroups(by, list.length, issues);
  const [first] = list;
  if (issues.length > 0 || first === undefined) return nothing;

  const rows = itemsInUse(first.plan);
  const place = new Map(rows.map((id, row) => [id, row]));
  const sums = groups.map(() => rows.map(() => ({ sum: 0, n: 0 })));
  list.forEach((one, i) => {
    const group = sums[groupOf[i] as number];
    for (const [id, score] of itemScores(one)) {
      const cell = group?.[place.get(id) ?? -1];
      if (cell === undefined) continue;
      cell.sum += score;
      cell.n++;
    }
  });
  const cells = sums.flatMap((ofGroup, column) => {
    return ofGroup.map(({ sum, n }, row) => cellOf(row, column, n === 0 ? null : sum / n, n));
  });
  return { rows, columns: groups.map(({ group }) => groupName(group)), by: names, items: rows, cells };
}

/** The items that a plan uses, in its order, but for direct items, which come right before the parts of their target. */
function itemsInUse({ items, targets }: Plan): string[] {
  const placeOf = new Map(items.map((id, place) => [id, place]));
  const places = new Map<string, number>();
  const directs = new Map<string, number>();
  for (const { direct, parts } of targets) {
    const used = parts.flatMap(({ items }) => items.map(({ id }): [string, number] => [id, placeOf.get(id) ?? 0]));
    for (const [id, place] of used) places.set(id, place);
    if (direct === undefined) continue;
    const first = used.reduce((least, [, place]) => Math.min(least, place), Number.POSITIVE_INFINITY);
    directs.set(direct, used.length > 0 ? first - 0.5 : (placeOf.get(direct) ?? 0));
  }
  // An item may be direct for one target and part of another; as a row it comes once.
  return [...new Map([...places, ...directs])].sort(([, one], [, other]) => one - other).map(([id]) => id);
}

/** The score of each rated item of an assessment, once, whichever targets it is in. */
function itemScores({ plan, targets }: ListedScores): Map<string, number> {
  const found = new Map<string, number>();
  for (const target of plan.targets) {
    const { direct, parts } = targets[target.id] as TargetScore;
    for (const { id, score } of [...(direct ? [direct] : []), ...parts.flatMap(({ items }) => items)]) {
      if (score !== null) found.set(id, score);
    }
  }
  return found;
}

/**
 * The means of a summary: targets by groups.
 *
 * @param summary - Any list.
 * @param by - The names of the groups that stand side by side.
 * @param issues - Where every problem goes.
 */
export function cellsOfSummary(summary: readonly unknown[], by: unknown, issues: Issue[]): CellGrid {
  const rows = new Map<string, number>();
  const columns = new Map<string, { readonly name: string; readonly place: number }>();
  const cells = new Map<string, Cell>();
  const names = typeof by === "string" ? [by] : by;
  if (names !== undefined && !(Array.isArray(names) && names.every((name) => typeof name === "string"))) {
    issues.push(unexpected(["by"], by, "a name that the summary is grouped by, or a list of them,"));
    return nothing;
  }
  const [first] = summary;
  const all = isSummary(first) ? Object.keys(first.group) : [];
  const unknown = (names ?? []).filter((name) => !all.includes(name));
  if (isSummary(first) && unknown.length > 0) {
    issues.push(unexpected(["by"], by, `one or more of ${all.join(", ") || "no names"}`, "unknown-id"));
  }
  Array.from(summary).forEach((one, i) => {
    if (!isSummary(one)) {
      issues.push(unexpected(["of", i], one, "scores, or a row of a summary (group, target, n, mean)"));
      return;
    }
    const own = Object.keys(one.group);
    if (own.length !== all.length || !own.every((name) => all.includes(name))) {
      const message = `groups by ${own.join(", ") || "nothing"} were found; by ${all.join(", ") || "nothing"} was expected`;
      issues.push({ path: ["of", i, "group"], message, code: "inconsistent" });
    }
    const group = Object.fromEntries((names ?? all).map((name) => [name, one.group[name] ?? ""]));
    const key = JSON.stringify(Object.values(group));
    const row = rows.get(one.target) ?? rows.size;
    const column = columns.get(key)?.place ?? columns.size;
    rows.set(one.target, row);
    columns.set(key, { name: groupName(group), place: column });
    if (cells.has(`${row} ${column}`)) {
      const message = `another row has the target ${one.target} and the group ${groupName(group)}`;
      issues.push({ path: ["of", i], message, code: "duplicate" });
    }
    cells.set(`${row} ${column}`, cellOf(row, column, one.mean, one.n));
  });
  // What the summary does not have is a cell without a score.
  for (const row of rows.values()) {
    for (const { place } of columns.values()) {
      const key = `${row} ${place}`;
      if (!cells.has(key)) cells.set(key, cellOf(row, place, null, 0));
    }
  }
  return {
    rows: [...rows.keys()],
    columns: Array.from(columns.values(), ({ name }) => name),
    by: names ?? all,
    items: [],
    cells: [...cells.values()],
  };
}

type SummaryCell = Pick<ScoreSummary, "group" | "target" | "n" | "mean">;

function isSummary(one: unknown): one is SummaryCell {
  if (!isPlainObject(one)) return false;
  const { group, target, n, mean } = one;
  const isGroup = isPlainObject(group) && Object.values(group).every((value) => typeof value === "string");
  const isCount = Number.isSafeInteger(n) && (n as number) >= 0;
  return isGroup && typeof target === "string" && isCount && (mean === null ? n === 0 : n !== 0 && isScore(mean));
}

function isScore(mean: unknown): boolean {
  return typeof mean === "number" && mean >= 0 && mean <= 1 + tolerance;
}

/**
 * A statistic of a published table, with what is hidden in it.
 *
 * @param table - Anything.
 * @param wanted - The name of the statistic.
 * @param issues - Where every problem goes.
 */
export function cellsOfTable(table: unknown, wanted: unknown, issues: Issue[]): CellGrid {
  const found = tableIssues(table, true);
  for (const { path, ...issue } of found) issues.push({ ...issue, path: ["of", ...path] });
  if (found.length > 0) return nothing;
  const { rows, columns, across, counts, statistics } = table as PublishedTable;
  const usable = statistics.filter(({ kind }) => kind === "mean" || kind === "median" || kind === "share");
  const statistic = wanted === undefined ? usable[0] : usable.find(({ name }) => name === wanted);
  if (statistic === undefined) {
    const names = usable.map(({ name }) => JSON.stringify(name)).join(" or ");
    const expected = names === "" ? "a table with a mean, a median or a share" : names;
    const path = names === "" ? ["of", "statistics"] : ["statistic"];
    issues.push(unexpected(path, names === "" ? statistics : wanted, expected, "unknown-id"));
    return nothing;
  }
  const [low, high] = statistic.range ?? [0, 1];
  const cells = rows.flatMap((_, r) => {
    return columns.map((_, c): Cell => {
      const value = statistic.values[r]?.[c] ?? null;
      const count = counts[r]?.[c];
      // Targets lie across a published table, and stand below each other here.
      const [row, column] = across === "targets" ? [c, r] : [r, c];
      if (value === hidden || count === hidden) return { row, column, state: "hidden", mean: null, n: null };
      if (value !== null && (value < low || value > high)) {
        const path = ["of", "statistics", statistics.indexOf(statistic), "values", r, c];
        issues.push(
          unexpected(path, value, `a number in the range of the statistic, ${low} to ${high},`, "out-of-range"),
        );
      }
      return cellOf(row, column, value === null ? null : (value - low) / (high - low), count ?? null);
    });
  });
  const isOfTargets = across === "targets";
  return {
    rows: isOfTargets ? columns : rows,
    isOfTargets,
    columns: isOfTargets ? rows : columns,
    by: [],
    items: [],
    statistic: { name: statistic.name, isShare: statistic.kind === "share", range: [low, high] },
    cells,
  };
}

function cellOf(row: number, column: number, mean: number | null, n: number | null): Cell {
  return { row, column, state: mean === null ? "missing" : "mean", mean, n };
}
