// The cells and totals of a table, and which total is the sum of which parts.
import type { CountTable, TableColumns } from "./count-table.ts";
import { type Edge, leastCounts, tableEdges } from "./table-network.ts";

/** Parts and their total, by the numbers of their edges. */
export interface Line {
  readonly parts: readonly number[];
  readonly whole: number;
}

/** The edges of a table, and how they add up. */
export interface TableShape {
  readonly across: TableColumns;
  readonly edges: readonly Edge[];
  /** The least that each count can be when it is hidden. */
  readonly least: Uint8Array;
  /** Whether the table does not have this total. */
  readonly isAbsent: (edge: number) => boolean;
  /**
   * Totals over rows, parts before wholes: the cells of rows that are made of others, the totals of columns, and that of
   * all. Each respondent is counted in one part of a whole, and each part is in one whole.
   */
  readonly overRows: readonly Line[];
  /** The same by their wholes. */
  readonly overRowsOf: ReadonlyMap<number, Line>;
  /** Whether rows are made of other rows. */
  readonly isNested: boolean;
  /** The totals of rows: over columns. */
  readonly overColumns: readonly Line[];
}

/** The shape of a table with valid names. */
export function tableShape(
  { rows, columns, across = "groups", within }: Pick<CountTable, "rows" | "columns" | "across" | "within">,
  hasTotals: boolean,
): TableShape {
  const places = new Map(rows.map((name, row) => [name, row]));
  const parents = rows.map((_, row) => {
    const parent = within?.[row];
    return parent === null || parent === undefined ? -1 : (places.get(parent) as number);
  });
  const edges = tableEdges(parents, columns.length);
  const cells = rows.length * columns.length;
  const cellOf = (row: number, column: number): number => {
    return row < 0 ? cells + rows.length + column : row * columns.length + column;
  };
  const children = new Map<number, number[]>();
  parents.forEach((parent, row) => {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [row]);
    else siblings.push(row);
  });
  // A row comes after the one that it is a part of.
  const wholes = [...children.keys()].sort((one, other) => other - one);
  const columnPlaces = [...columns.keys()];
  const ofColumns = wholes.flatMap((row) => {
    return columnPlaces.map((column) => ({
      whole: cellOf(row, column),
      parts: (children.get(row) as number[]).map((child) => cellOf(child, column)),
    }));
  });
  const all = edges.length - 1;
  const overRows = [...ofColumns, { whole: all, parts: columnPlaces.map((column) => cellOf(-1, column)) }];
  return {
    across,
    edges,
    least: leastCounts(edges, across),
    isAbsent: (e) => e >= cells && (!hasTotals || (across === "targets" && edges[e]?.column === null)),
    overRows,
    overRowsOf: new Map(overRows.map((line) => [line.whole, line])),
    isNested: children.size > 1,
    overColumns: rows.map((_, row) => ({
      whole: cells + row,
      parts: columnPlaces.map((column) => cellOf(row, column)),
    })),
  };
}

/** Values of the cells of a table, and of its totals where it has them. */
export interface TableValues<Value> {
  readonly values: readonly (readonly Value[])[];
  readonly rowTotals?: readonly Value[] | null | undefined;
  readonly columnTotals?: readonly Value[] | null | undefined;
  readonly total?: Value | undefined;
}

/** The value at an edge; `undefined` where there is none. */
export function valueAt<Value>(
  { values, rowTotals, columnTotals, total }: TableValues<Value>,
  { row, column }: Edge,
): Value | undefined {
  if (row === null) return column === null ? total : columnTotals?.[column];
  return column === null ? rowTotals?.[row] : values[row]?.[column];
}
