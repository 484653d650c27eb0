// Writes a two-way table, as suppress returns it, as rows of CSV: one for each value.
import type { Issue } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import type { CsvCell } from "../../csv/write-csv.ts";

/** The values of the totals of a table, where it has them. */
export interface CsvTotals {
  readonly rowTotals?: readonly CsvCell[] | null | undefined;
  readonly columnTotals?: readonly CsvCell[] | null | undefined;
  readonly total?: CsvCell | undefined;
}

/** A two-way table that is written by its shape: what `suppress` of `cei-framework/disclosure` publishes. */
export interface CsvTable extends CsvTotals {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** What the columns are. */
  readonly across: string;
  /** The value of each cell, row by row; text such as "*" where it is hidden. */
  readonly counts: readonly (readonly CsvCell[])[];
  readonly statistics?: readonly CsvStatistic[] | undefined;
}

/** A statistic of such a table. */
export interface CsvStatistic extends CsvTotals {
  readonly name: string;
  readonly values: readonly (readonly CsvCell[])[];
  /** How many respondents each value is based on. Default: the counts of the table. */
  readonly counts?: (CsvTotals & { readonly values: readonly (readonly CsvCell[])[] }) | undefined;
}

type Fields = { readonly [name: string]: unknown };

/** Whether a value has the shape of such a table, and not that of a result whose rows are objects. */
export function isCsvTable(table: unknown): table is Fields {
  return isPlainObject(table) && "across" in table && "counts" in table;
}

/**
 * The header, and a row for each value: its row and its column, empty for totals; its statistic, "count" for the counts;
 * how many respondents it is of; the value. All counts come first, then one statistic after the other.
 *
 * @param issues - Every problem is added to it.
 */
export function tableRows(table: Fields, issues: Issue[]): CsvCell[][] {
  const listed = (key: string): readonly unknown[] => {
    const list = table[key];
    if (Array.isArray(list)) return Array.from(list);
    if (key !== "statistics" || list !== undefined) issues.push(unexpected(["table", key], list, "a list"));
    return [];
  };
  const names = (key: string): string[] => {
    return listed(key).map((name, i) => {
      if (typeof name !== "string") issues.push(unexpected(["table", key, i], name, "text"));
      return name as string;
    });
  };
  const [rows, columns] = [names("rows"), names("columns")];
  const [overRows, overColumns] = [
    [...rows.keys(), null],
    [...columns.keys(), null],
  ];
  const written = [table, ...listed("statistics")].flatMap((statistic, s) => {
    const path = s === 0 ? ["table"] : ["table", "statistics", s - 1];
    if (!isPlainObject(statistic) || (s > 0 && typeof statistic["name"] !== "string")) {
      issues.push(unexpected(path, statistic, "a statistic with a name and values"));
      return [];
    }
    const name = s === 0 ? "count" : statistic["name"];
    const own = s === 0 ? undefined : statistic["counts"];
    return overRows.flatMap((row) => {
      return overColumns.flatMap((column): CsvCell[][] => {
        const place = placeOf(s === 0 ? "counts" : "values", row, column);
        const value = valueAt(statistic, place);
        // Tables have totals or not.
        if (value == null && (row === null || column === null)) return [];
        if (value !== null && typeof value !== "string" && !Number.isFinite(value)) {
          issues.push(unexpected([...path, ...place], value, "a finite number, text, or null"));
        }
        const countPlace = placeOf(own === undefined ? "counts" : "values", row, column);
        const n = valueAt(own ?? table, countPlace) ?? null;
        if (own !== undefined && typeof n !== "string" && !Number.isFinite(n)) {
          issues.push(unexpected([...path, "counts", ...countPlace], n, "a finite number, or text"));
        }
        const names = [row === null ? "" : rows[row], column === null ? "" : columns[column], name];
        return [[...names, n, value] as CsvCell[]];
      });
    });
  });
  return [["row", "column", "statistic", "n", "value"], ...written];
}

/** Where the value of a cell or a total is. */
function placeOf(cells: "counts" | "values", row: number | null, column: number | null): readonly PropertyKey[] {
  if (row === null) return column === null ? ["total"] : ["columnTotals", column];
  return column === null ? ["rowTotals", row] : [cells, row, column];
}

function valueAt(values: unknown, place: readonly PropertyKey[]): unknown {
  return place.reduce<unknown>((found, key) => Object(found)[key], values);
}
