// A two-way table for publication: how many respondents each cell has, what statistics it shows, and their totals.
import type { Issue } from "../model/errors.ts";
import { wordIssues } from "../model/options.ts";
import { isPlainObject, unknownKeys } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";

/**
 * What the columns of a table are. Rows are always groups of respondents.
 *
 * - `"groups"`: groups too, so that each respondent is in one cell, and both rows and columns have totals.
 * - `"targets"`: what the same respondents were scored on, so that only columns have totals.
 * - `"answers"`: the points that respondents could choose, like `"groups"`, but a row in which all chose the same is
 *   hidden whole.
 */
export type TableColumns = "groups" | "targets" | "answers";

/** The kinds of statistics that a table can have. */
export type StatisticKind = "mean" | "median" | "share" | "sd" | "min" | "max";

/** A statistic of the cells of a table; `null` where a cell has none. */
export interface CellStatistic<Value = number | null> {
  /** What it is called; a name of its own in the table. */
  readonly name: string;
  /** What it is, which decides what must be hidden of it. Nothing of `"min"` and `"max"` is published. */
  readonly kind: StatisticKind;
  /** The least and the greatest value that it can have, of a mean and a share; 0 and 1 unless given. */
  readonly range?: readonly [number, number] | undefined;
  /** Its value in each cell, row by row. */
  readonly values: readonly (readonly Value[])[];
  /** Its value for each row as a whole. Not for targets. */
  readonly rowTotals?: readonly Value[] | undefined;
  /** Its value for each column as a whole. */
  readonly columnTotals?: readonly Value[] | undefined;
  /** Its value for all. Not for targets. */
  readonly total?: Value | undefined;
}

/** A table of counts, and of statistics with their counts. Totals of counts are summed up, not given. */
export interface CountTable {
  /** What the rows are called. */
  readonly rows: readonly string[];
  /** What the columns are called. */
  readonly columns: readonly string[];
  /** What the columns are; `"groups"` unless given. */
  readonly across?: TableColumns | undefined;
  /** How many respondents each cell has, row by row. */
  readonly counts: readonly (readonly number[])[];
  /** What else is published of the same cells. */
  readonly statistics?: readonly CellStatistic[] | undefined;
}

/** The mark of a hidden cell, whatever the reason. */
export type Hidden = "*";

/** The mark of a hidden cell. */
export const hidden: Hidden = "*";

/** A table as it may be published. */
export interface PublishedTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly across: TableColumns;
  readonly counts: readonly (readonly (number | Hidden)[])[];
  /** How many respondents each row has; `null` for targets, which share their respondents. */
  readonly rowTotals: readonly (number | Hidden)[] | null;
  readonly columnTotals: readonly (number | Hidden)[];
  /** How many respondents there are; `null` for targets. */
  readonly total: number | Hidden | null;
  readonly statistics: readonly CellStatistic<number | null | Hidden>[];
}

/**
 * What a row and a column of a table are called.
 *
 * @param table - The table.
 * @param place - Their numbers; `null` for a total.
 */
export function placeNames(
  { rows, columns }: Pick<CountTable, "rows" | "columns">,
  { row, column }: { readonly row: number | null; readonly column: number | null },
): { readonly row: string | null; readonly column: string | null } {
  return {
    row: row === null ? null : (rows[row] as string),
    column: column === null ? null : (columns[column] as string),
  };
}

const tableKeys = ["rows", "columns", "across", "counts", "statistics"];
const noTotals = "null, since targets are not added up,";
const kinds = ["mean", "median", "share", "sd", "min", "max"];
const statisticKeys = ["name", "kind", "range", "values", "rowTotals", "columnTotals", "total"];

/**
 * The issues of a table.
 *
 * @param table - Anything.
 * @param published - Whether it has totals, and marks in place of what is hidden.
 */
export function tableIssues(table: unknown, published: boolean): Issue[] {
  if (!isPlainObject(table)) return [unexpected(["table"], table, "a table (rows, columns, counts)")];
  const issues = unknownKeys(table, published ? [...tableKeys, "rowTotals", "columnTotals", "total"] : tableKeys, []);
  const rows = labels(table["rows"], ["rows"], issues);
  const columns = labels(table["columns"], ["columns"], issues);
  const { across } = table;
  if (across !== undefined) issues.push(...wordIssues(across, ["groups", "targets", "answers"], ["across"]));
  const isCount = (value: unknown): boolean =>
    (Number.isSafeInteger(value) && (value as number) >= 0) || (published && value === hidden);
  const count = "a whole number of at least 0";
  grid(table["counts"], ["counts"], rows, columns, isCount, count, issues);
  if (issues.length === 0 && !published) {
    const total = (table["counts"] as number[][]).flat().reduce((sum, count) => sum + count, 0);
    if (!Number.isSafeInteger(total)) {
      issues.push(unexpected(["counts"], total, "counts of at most 2^53 - 1 together", "out-of-range"));
    }
  }
  if (published) {
    const byRow = across === "targets" ? null : rows;
    line(table["rowTotals"], ["rowTotals"], byRow, isCount, count, issues);
    line(table["columnTotals"], ["columnTotals"], columns, isCount, count, issues);
    const { total } = table;
    if (across !== "targets" ? !isCount(total) : total !== null) {
      issues.push(unexpected(["total"], total, across === "targets" ? noTotals : count));
    }
  }
  const { statistics } = table;
  if (statistics === undefined) return issues;
  if (!Array.isArray(statistics)) return [...issues, unexpected(["statistics"], statistics, "a list of statistics")];
  Array.from(statistics).forEach((statistic: unknown, s) => {
    const path = ["statistics", s];
    if (!isPlainObject(statistic)) {
      issues.push(unexpected(path, statistic, "a statistic (name, kind, values)"));
      return;
    }
    issues.push(...unknownKeys(statistic, statisticKeys, path));
    const { name, kind, range = [0, 1] } = statistic;
    if (typeof name !== "string") issues.push(unexpected([...path, "name"], name, "text"));
    else if (statistics.findIndex((other: unknown) => isPlainObject(other) && other["name"] === name) < s) {
      issues.push(unexpected([...path, "name"], name, "a name that stands here once", "duplicate"));
    }
    issues.push(...wordIssues(kind, kinds, [...path, "kind"]));
    if (!isRange(range)) {
      issues.push(unexpected([...path, "range"], range, "the least and the greatest value, [0, 1],"));
      return;
    }
    const [least, greatest] = range;
    const isBound = kind === "mean" || kind === "share";
    const isValue = (value: unknown): boolean => {
      if (value === null || (published && value === hidden)) return true;
      if (typeof value !== "number" || !Number.isFinite(value)) return false;
      return !isBound || (value >= least && value <= greatest);
    };
    const value = isBound
      ? `a number from ${least} to ${greatest}, or null for none,`
      : "a finite number, or null for none,";
    grid(statistic["values"], [...path, "values"], rows, columns, isValue, value, issues);
    const { rowTotals, columnTotals, total } = statistic;
    if (across === "targets") {
      for (const [key, found] of Object.entries({ rowTotals, total })) {
        if (found !== undefined)
          issues.push(unexpected([...path, key], found, "nothing, since targets are not added up,"));
      }
    } else {
      if (rowTotals !== undefined) line(rowTotals, [...path, "rowTotals"], rows, isValue, value, issues);
      if (total !== undefined && !isValue(total)) issues.push(unexpected([...path, "total"], total, value));
    }
    if (columnTotals !== undefined) line(columnTotals, [...path, "columnTotals"], columns, isValue, value, issues);
  });
  return issues;
}

function isRange(range: unknown): range is [number, number] {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [least, greatest] = range as unknown[];
  return Number.isFinite(least) && Number.isFinite(greatest) && (least as number) < (greatest as number);
}

function labels(list: unknown, path: readonly PropertyKey[], issues: Issue[]): number {
  if (!Array.isArray(list) || list.length === 0) {
    issues.push(unexpected(path, list, "a list of names, one at least,", Array.isArray(list) ? "empty" : undefined));
    return 0;
  }
  Array.from(list).forEach((name: unknown, i) => {
    if (typeof name !== "string") issues.push(unexpected([...path, i], name, "text"));
    else if (list.indexOf(name) < i) {
      issues.push(unexpected([...path, i], name, "a name that stands here once", "duplicate"));
    }
  });
  return list.length;
}

function grid(
  found: unknown,
  path: readonly PropertyKey[],
  rows: number,
  columns: number,
  isSound: (value: unknown) => boolean,
  expected: string,
  issues: Issue[],
): void {
  if (!Array.isArray(found) || found.length !== rows) {
    const code = Array.isArray(found) ? "row-length" : undefined;
    issues.push(unexpected(path, found, `a list of ${rows} rows`, code));
    return;
  }
  Array.from(found).forEach((row: unknown, r) => {
    line(row, [...path, r], columns, isSound, expected, issues);
  });
}

/** A list of so many values, or `null` where there is to be none. */
function line(
  found: unknown,
  path: readonly PropertyKey[],
  length: number | null,
  isSound: (value: unknown) => boolean,
  expected: string,
  issues: Issue[],
): void {
  if (length === null) {
    if (found !== null) issues.push(unexpected(path, found, noTotals));
    return;
  }
  if (!Array.isArray(found) || found.length !== length) {
    const code = Array.isArray(found) ? "row-length" : undefined;
    issues.push(unexpected(path, found, `a list of ${length} values`, code));
    return;
  }
  Array.from(found).forEach((value: unknown, i) => {
    if (!isSound(value)) issues.push(unexpected([...path, i], value, expected));
  });
}
