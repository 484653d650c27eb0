// A two-way table for publication: how many respondents each cell has, what statistics it shows, and their totals.
import { describePath } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, unexpected, unknownKeys } from "../check/messages.ts";
import { type Check, type Checks, oneOf, required } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { FirstPlaces } from "../check/shapes.ts";

type Path = readonly PropertyKey[];

/**
 * What the columns of a table are. Rows are always groups of respondents.
 *
 * - `"groups"`: groups too, so that each respondent is in one cell, and both rows and columns have totals.
 * - `"targets"`: what the same respondents were scored on, so that only columns have totals.
 * - `"answers"`: the points that respondents could choose, like `"groups"`, but a row in which all chose the same point
 *   is hidden completely.
 */
export type TableColumns = "groups" | "targets" | "answers";

/** The kinds of statistics that a table can have. */
export type StatisticKind = "mean" | "median" | "share" | "sd" | "min" | "max";

/** A statistic of the cells of a table; `null` where a cell has none. */
export interface CellStatistic<Value = number | null> {
  /** Its name, unique in the table. */
  readonly name: string;
  /** What it is, which decides what must be hidden of it. Nothing of `"min"` and `"max"` is published. */
  readonly kind: StatisticKind;
  /** The least and the greatest value that a mean or a share can have. Default: [0, 1]. */
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

/** A table of counts, and of statistics with their counts. Totals of counts are computed, not given. */
export interface CountTable {
  /** The names of the rows. */
  readonly rows: readonly string[];
  /** The names of the columns. */
  readonly columns: readonly string[];
  /** What the columns are. Default: `"groups"`. */
  readonly across?: TableColumns | undefined;
  /** How many respondents each cell has, row by row. */
  readonly counts: readonly (readonly number[])[];
  /** What else is published of the same cells. */
  readonly statistics?: readonly CellStatistic[] | undefined;
}

/** The mark of a hidden cell, whatever the reason. */
export type Hidden = "*";

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

/** The names of a row and a column of a table, from their numbers; `null` for a total. */
export function placeNames(
  { rows, columns }: Pick<CountTable, "rows" | "columns">,
  { row, column }: { readonly row: number | null; readonly column: number | null },
): { readonly row: string | null; readonly column: string | null } {
  return {
    row: row === null ? null : (rows[row] as string),
    column: column === null ? null : (columns[column] as string),
  };
}

/**
 * The issues of a table.
 *
 * @param published - Whether it has totals, and marks in place of what is hidden.
 */
export function tableIssues(table: unknown, published: boolean): Issue[] {
  if (!isPlainObject(table)) return [unexpected(["table"], table, "a table (rows, columns, counts)")];
  const { across } = table;
  const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
  const [rows, columns] = [lengthOf(table["rows"]), lengthOf(table["columns"])];
  const count = valueThat((value) => {
    return (Number.isSafeInteger(value) && (value as number) >= 0) || (published && value === hidden);
  }, "a whole number of at least 0");
  const counts = gridOf(rows, columns, count);
  const isOfTargets = across === "targets";
  const seen: FirstPlaces = new Map();
  return recordIssues(table, [], {
    rows: required(names),
    columns: required(names),
    across: oneOf("groups", "targets", "answers"),
    counts: required((found, path) => {
      const issues = counts(found, path);
      return issues.length > 0 || published ? issues : sumIssues(found as number[][], path);
    }),
    ...(published && {
      rowTotals: required(isOfTargets ? nothing("null") : listOf(rows, count)),
      columnTotals: required(listOf(columns, count)),
      total: required(isOfTargets ? nothing("null") : count),
    }),
    statistics: (list, path) => {
      if (!Array.isArray(list)) return [unexpected(path, list, "a list of statistics")];
      return Array.from(list).flatMap((statistic: unknown, s) => {
        if (!isPlainObject(statistic)) return [unexpected([...path, s], statistic, "a statistic (name, kind, values)")];
        const { kind, range = [0, 1] } = statistic;
        const value = valueCheck(kind, range, published);
        return recordIssues(statistic, [...path, s], {
          name: required((name, path) => nameIssues(name, path, seen)),
          kind: required(oneOf("mean", "median", "share", "sd", "min", "max")),
          range: valueThat(isRange, "the least and the greatest value, such as [0, 1]"),
          values: required(gridOf(rows, columns, value)),
          rowTotals: isOfTargets ? nothing("nothing") : listOf(rows, value),
          total: isOfTargets ? nothing("nothing") : value,
          columnTotals: listOf(columns, value),
        });
      });
    },
  });
}

function recordIssues(record: { readonly [key: string]: unknown }, path: Path, checks: Checks): Issue[] {
  return [
    ...unknownKeys(record, Object.keys(checks), path),
    ...Object.entries(checks).flatMap(([name, check]) => {
      return record[name] === undefined && !check.isRequired ? [] : check(record[name], [...path, name]);
    }),
  ];
}

function sumIssues(counts: readonly (readonly number[])[], path: Path): Issue[] {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  if (Number.isSafeInteger(total)) return [];
  return [unexpected(path, total, "counts that add up to at most 2^53 - 1", "out-of-range")];
}

/** The value of a statistic; anything where the range that it must be in is invalid. */
function valueCheck(kind: unknown, range: unknown, published: boolean): Check {
  if (!isRange(range)) return () => [];
  const [least, greatest] = range;
  const isBound = kind === "mean" || kind === "share";
  return valueThat(
    (value) => {
      if (value === null || (published && value === hidden)) return true;
      if (typeof value !== "number" || !Number.isFinite(value)) return false;
      return !isBound || (value >= least && value <= greatest);
    },
    `${isBound ? `a number from ${least} to ${greatest}` : "a finite number"}, or null for none`,
  );
}

function isRange(range: unknown): range is [number, number] {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [least, greatest] = range as unknown[];
  return Number.isFinite(least) && Number.isFinite(greatest) && (least as number) < (greatest as number);
}

const names: Check = (list, path) => {
  if (!Array.isArray(list)) return [unexpected(path, list, "a list of names")];
  if (list.length === 0) return [unexpected(path, list, "at least one name", "empty")];
  const seen: FirstPlaces = new Map();
  return Array.from(list).flatMap((name: unknown, i) => nameIssues(name, [...path, i], seen));
};

/** The issues of a name, which may be empty, since an absent label is the group "". */
function nameIssues(name: unknown, path: Path, seen: FirstPlaces): Issue[] {
  if (typeof name !== "string") return [unexpected(path, name, "text")];
  const first = seen.get(name);
  if (first !== undefined) return [duplicate(path, name, "name", describePath(first))];
  seen.set(name, path);
  return [];
}

function valueThat(isValid: (value: unknown) => boolean, expected: string): Check {
  return (value, path) => (isValid(value) ? [] : [unexpected(path, value, expected)]);
}

/** What a table of targets has in place of totals. */
function nothing(expected: "null" | "nothing"): Check {
  return valueThat((value) => value === null && expected === "null", `${expected}, since targets are not added up`);
}

function listOf(length: number, item: Check, of = "value"): Check {
  const items = `${length} ${of}${length === 1 ? "" : "s"}`;
  return (list, path) => {
    if (!Array.isArray(list)) return [unexpected(path, list, `a list of ${items}`)];
    if (list.length !== length) return [unexpected(path, list.length, items, "row-length")];
    return Array.from(list).flatMap((value: unknown, i) => item(value, [...path, i]));
  };
}

function gridOf(rows: number, columns: number, item: Check): Check {
  return listOf(rows, listOf(columns, item), "row");
}
