// The rules of valid tables of counts and statistics.
import { describePath } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, otherText, unexpected, unknownKeys } from "../check/messages.ts";
import { type Check, type Checks, flag, oneOf, required } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { FirstPlaces } from "../check/shapes.ts";
import { roundedText } from "../csv/rounded-text.ts";
import { type CountTable, hidden } from "./count-table.ts";
import { isAdditive } from "./statistic-rules.ts";
import type { Edge } from "./table-network.ts";
import { type TableShape, tableShape, valueAt } from "./table-shape.ts";

type Path = readonly PropertyKey[];

/**
 * The issues of a table.
 *
 * @param published - Whether it has totals, and marks for hidden values.
 */
export function tableIssues(table: unknown, published: boolean): Issue[] {
  if (!isPlainObject(table)) return [unexpected(["table"], table, "a table (rows, columns, counts)")];
  const { across, totals } = table;
  const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
  const [rows, columns] = [lengthOf(table["rows"]), lengthOf(table["columns"])];
  const count = valueThat((value) => {
    return (Number.isSafeInteger(value) && (value as number) >= 0) || (published && value === hidden);
  }, "a whole number of at least 0");
  const hasTotals = published ? table["columnTotals"] !== null : totals !== false;
  const hasRowTotals = hasTotals && across !== "targets";
  const nothing = (isExpected: (value: unknown) => boolean, expected: string): Check => {
    return valueThat(
      isExpected,
      `${expected}, since ${hasTotals ? "targets are not added up" : "there are no totals"}`,
    );
  };
  const noTotal = nothing((value) => value === null, "null");
  const noStatistic = nothing(() => false, "nothing");
  const grid = gridOf(rows, columns, count);
  const seen: FirstPlaces = new Map();
  const issues = recordIssues(table, [], {
    rows: required(names),
    columns: required(names),
    across: oneOf("groups", "targets", "answers"),
    within: parentsCheck(table["rows"]),
    counts: required(grid),
    ...(!published && { totals: flag }),
    ...(published && {
      rowTotals: required(hasRowTotals ? listOf(rows, count) : noTotal),
      columnTotals: required(hasTotals ? listOf(columns, count) : noTotal),
      total: required(hasRowTotals ? count : noTotal),
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
          counts: (counts, path) => {
            if (!isPlainObject(counts)) return [unexpected(path, counts, "counts (values)")];
            const ofTotals = { rowTotals: listOf(rows, count), columnTotals: listOf(columns, count), total: count };
            return recordIssues(counts, path, { values: required(grid), ...(published && ofTotals) });
          },
          values: required(gridOf(rows, columns, value)),
          rowTotals: hasRowTotals ? listOf(rows, value) : noStatistic,
          total: hasRowTotals ? value : noStatistic,
          columnTotals: hasTotals ? listOf(columns, value) : noStatistic,
        });
      });
    },
  });
  return issues.length > 0 || published ? issues : sumIssues(table as unknown as CountTable);
}

/** The row that each row is part of, which comes before it. */
function parentsCheck(rows: unknown): Check {
  const known: readonly unknown[] = Array.isArray(rows) ? rows : [];
  return (value, path) => {
    const issues = listOf(known.length, () => [])(value, path);
    if (issues.length > 0) return issues;
    return (value as readonly unknown[]).flatMap((parent, row): Issue[] => {
      if (parent === null || known.slice(0, row).includes(parent)) return [];
      return [otherText([...path, row], parent, "the name of a row before this one, or null")];
    });
  };
}

/**
 * How far a total may be from the value computed from its parts, as a share of the range: both are often rounded to two
 * decimals.
 */
const rounding = 0.01 + 1e-9;

/** Sums that are too large, and totals that contradict their parts. */
function sumIssues(table: CountTable): Issue[] {
  const { counts, statistics = [] } = table;
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  if (!Number.isSafeInteger(total)) {
    return [unexpected(["counts"], total, "counts that add up to at most 2^53 - 1", "out-of-range")];
  }
  const shape = tableShape(table, true);
  const all = allCounts(counts, shape);
  const issues = partIssues(counts, all, table, ["counts"]);
  statistics.forEach((statistic, s) => {
    const own = statistic.counts?.values;
    if (own === undefined) return;
    const path = ["statistics", s, "counts", "values"];
    issues.push(...partIssues(own, allCounts(own, shape), table, path));
    own.forEach((row, r) => {
      row.forEach((count, c) => {
        const most = counts[r]?.[c] as number;
        if (count > most)
          issues.push(unexpected([...path, r, c], count, `at most ${most} respondents`, "out-of-range"));
      });
    });
  });
  if (issues.length > 0) return issues;
  statistics.forEach((statistic, s) => {
    const { kind, range = [0, 1] } = statistic;
    const span = range[1] - range[0];
    const ofStatistic = statistic.counts === undefined ? all : allCounts(statistic.counts.values, shape);
    const at = (e: number) => valueAt(statistic, shape.edges[e] as Edge);
    shape.edges.forEach((edge, e) => {
      const value = at(e);
      if (value === undefined || kind === "sd" || kind === "min" || kind === "max") return;
      const isThere = (ofStatistic[e] as number) > 0;
      if (isThere === (value !== null)) return;
      const expected = isThere ? "a value, since there are respondents" : "null, since there are no respondents";
      issues.push(unexpected(pathOf(s, edge), value, expected, "inconsistent"));
    });
    if (!isAdditive(kind)) return;
    for (const { parts, whole } of [...shape.overRows, ...shape.overColumns]) {
      const value = at(whole);
      if (typeof value !== "number" || parts.some((e) => at(e) === undefined)) continue;
      const sum = parts.reduce((sum, e) => sum + (ofStatistic[e] as number) * (at(e) ?? 0), 0);
      const mean = sum / (ofStatistic[whole] as number);
      if (Math.abs(mean - value) <= rounding * span) continue;
      const expected = `${roundedText(mean, 4)}, the mean of its parts`;
      issues.push(unexpected(pathOf(s, shape.edges[whole] as Edge), value, expected, "inconsistent"));
    }
  });
  return issues;
}

/** Counts of rows that differ from the sums of their parts. */
function partIssues(
  counts: readonly (readonly number[])[],
  all: Float64Array,
  { rows, columns, within = [] }: CountTable,
  path: Path,
): Issue[] {
  return counts.flatMap((row, r) => {
    if (!within.includes(rows[r] as string)) return [];
    return row.flatMap((count, c): Issue[] => {
      const sum = all[r * columns.length + c] as number;
      return count === sum ? [] : [unexpected([...path, r, c], count, `${sum}, the sum of its parts`, "inconsistent")];
    });
  });
}

function pathOf(statistic: number, { row, column }: Edge): Path {
  const path = ["statistics", statistic];
  if (row === null) return column === null ? [...path, "total"] : [...path, "columnTotals", column];
  return column === null ? [...path, "rowTotals", row] : [...path, "values", row, column];
}

/** The count of each edge. */
export function allCounts(
  cells: readonly (readonly number[])[],
  { edges, overRows, overColumns }: TableShape,
): Float64Array {
  const counts = Float64Array.from(edges, ({ row, column }) => cells[row ?? -1]?.[column ?? -1] ?? 0);
  for (const { parts, whole } of [...overRows, ...overColumns]) {
    counts[whole] = parts.reduce((sum, e) => sum + (counts[e] as number), 0);
  }
  return counts;
}

function recordIssues(record: { readonly [key: string]: unknown }, path: Path, checks: Checks): Issue[] {
  return [
    ...unknownKeys(record, Object.keys(checks), path),
    ...Object.entries(checks).flatMap(([name, check]) => {
      return record[name] === undefined && !check.isRequired ? [] : check(record[name], [...path, name]);
    }),
  ];
}

/** The value of a statistic; any value is accepted if the range itself is invalid. */
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

/** The issues of a name. It may be empty, since an absent label is the group "". */
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
