// A two-way table for publication: how many respondents each cell has, what statistics it shows, and their totals.

/**
 * The kind of the columns of a table. Rows are always groups of respondents.
 *
 * - `"groups"`: groups too, so that each respondent is in one cell, and both rows and columns have totals.
 * - `"targets"`: scores of the same respondents, so that only columns have totals.
 * - `"answers"`: the points that respondents could choose. Zeros may be hidden like any other count, and a row in which
 *   all chose the same point is completely hidden.
 */
export type TableColumns = "groups" | "targets" | "answers";

/** The kinds of statistics that a table can have. */
export type StatisticKind = "mean" | "median" | "share" | "sd" | "min" | "max";

/** A statistic of the cells of a table; `null` where a cell has none. */
export interface CellStatistic<Value = number | null> {
  /** Its name, unique in the table. */
  readonly name: string;
  /** Its kind, which decides what must be hidden. `"min"` and `"max"` are never published. */
  readonly kind: StatisticKind;
  /** The least and the greatest value that a mean or a share can have. Default: [0, 1]. */
  readonly range?: readonly [number, number] | undefined;
  /**
   * How many respondents have a value, if not all; hidden where the values are. For input of `suppress`, give only the
   * cells. Default: the counts of the table.
   */
  readonly counts?: StatisticCounts<Exclude<Value, null>> | undefined;
  /** Its value in each cell, row by row. */
  readonly values: readonly (readonly Value[])[];
  /** Its value for each row as a whole. Not for targets. */
  readonly rowTotals?: readonly Value[] | undefined;
  /** Its value for each column as a whole. */
  readonly columnTotals?: readonly Value[] | undefined;
  /** Its value for all. Not for targets. */
  readonly total?: Value | undefined;
}

/** How many respondents a statistic is based on, in each cell and each total that is published. */
export interface StatisticCounts<Value = number> {
  readonly values: readonly (readonly Value[])[];
  readonly rowTotals?: readonly Value[] | undefined;
  readonly columnTotals?: readonly Value[] | undefined;
  readonly total?: Value | undefined;
}

/** A table of counts and statistics. Totals of counts are computed, not given. */
export interface CountTable {
  /** The names of the rows. */
  readonly rows: readonly string[];
  /** The names of the columns. */
  readonly columns: readonly string[];
  /** The kind of the columns. Default: `"groups"`. */
  readonly across?: TableColumns | undefined;
  /**
   * For tables with a hierarchy of rows, such as schools in districts: for each row the name of the row that it is part
   * of, or `null`. A row comes after the row that it is part of, whose counts are the sums of its parts.
   */
  readonly within?: readonly (string | null)[] | undefined;
  /** Whether totals over all rows and over all columns are published. Default: true. */
  readonly totals?: boolean | undefined;
  /** How many respondents each cell has, row by row. */
  readonly counts: readonly (readonly number[])[];
  /** The statistics to publish for the same cells. */
  readonly statistics?: readonly CellStatistic[] | undefined;
}

/** The mark of a hidden cell, whatever the reason. */
export type Hidden = "*";

export const hidden: Hidden = "*";

/** A table that may be published. */
export interface PublishedTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly across: TableColumns;
  /** For each row the name of the row that it is a part of; absent when no row is a part of another. */
  readonly within?: readonly (string | null)[];
  readonly counts: readonly (readonly (number | Hidden)[])[];
  /** How many respondents each row has; `null` without totals, and for targets, which share their respondents. */
  readonly rowTotals: readonly (number | Hidden)[] | null;
  /** How many respondents each column has; `null` without totals. */
  readonly columnTotals: readonly (number | Hidden)[] | null;
  /** How many respondents there are; `null` without totals, and for targets. */
  readonly total: number | Hidden | null;
  readonly statistics?: readonly CellStatistic<number | null | Hidden>[] | undefined;
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
