// Groups as the rows and columns of a table: which cells and totals there are, and which groups each is made of.
import type { CountTable } from "./count-table.ts";
import { type TableShape, tableShape } from "./table-shape.ts";

/** The values of a group, by name. */
export type GroupValues = { readonly [name: string]: string };

/** Groups in a table. An edge is the number of a cell or a total, as in the shape. */
export interface GroupLayout {
  /** The table without its counts. */
  readonly outline: Omit<CountTable, "counts" | "statistics">;
  readonly shape: TableShape;
  /** The edges that the table has. */
  readonly edges: readonly number[];
  /** The numbers of the groups in each cell or total. */
  readonly members: readonly (readonly number[])[];
  /** The values of each cell or total; `all` for the names that it is a total over. */
  readonly valuesAt: (edge: number) => GroupValues;
  /** The value of a total: "All", or longer where a group has that name. */
  readonly all: string;
}

/**
 * Lays out groups. Rows and columns are sorted by their values, so that what is hidden does not depend on the order of
 * the respondents.
 *
 * @param groups - Different groups, at least one.
 * @param levels - The names in the rows; several names are a hierarchy, from the outside in.
 * @param across - The name in the columns; `undefined` for one column of all.
 */
export function groupLayout(
  groups: readonly GroupValues[],
  levels: readonly string[],
  across: string | undefined,
  totals: boolean,
): GroupLayout {
  const all = unused("All", groups);
  const pathOf = (group: GroupValues): Path => levels.map((name) => group[name] as string);
  const columnOf = (group: GroupValues): string => (across === undefined ? all : (group[across] as string));

  const columns = [...new Set(groups.map(columnOf))].sort();
  const paths = withOuter(groups.map(pathOf)).sort(byValue);
  const rows = namesOf(paths);
  const rowOf = new Map(paths.map((path, row) => [keyOf(path), row]));
  const outer = (path: Path): string | null => rows[rowOf.get(keyOf(path.slice(0, -1))) ?? -1] ?? null;
  const outline = {
    ...({ rows, columns, totals, across: across === undefined ? "targets" : "groups" } as const),
    ...(levels.length > 1 && { within: paths.map(outer) }),
  };

  const shape = tableShape(outline, totals);
  const members: (readonly number[])[] = shape.edges.map(() => []);
  const columnPlaces = new Map(columns.map((value, column) => [value, column]));
  groups.forEach((group, g) => {
    const row = rowOf.get(keyOf(pathOf(group))) as number;
    members[row * columns.length + (columnPlaces.get(columnOf(group)) as number)] = [g];
  });
  for (const { parts, whole } of [...shape.overRows, ...shape.overColumns]) {
    members[whole] = parts.flatMap((part) => members[part] as readonly number[]);
  }
  return {
    outline,
    shape,
    edges: [...shape.edges.keys()].filter((e) => !shape.isAbsent(e)),
    members,
    valuesAt(e) {
      const { row = null, column = null } = shape.edges[e] ?? {};
      const path = paths[row ?? -1] ?? [];
      const values = levels.map((name, level) => [name, path[level] ?? all]);
      if (across !== undefined) values.push([across, columns[column ?? -1] ?? all]);
      return Object.fromEntries(values);
    },
    all,
  };
}

/** The values of a row, from the outside in. */
type Path = readonly string[];

const keyOf = (path: Path): string => JSON.stringify(path);

/** Paths, and those of the rows that they are a part of; each once. */
function withOuter(paths: readonly Path[]): Path[] {
  const found = new Map(
    paths.flatMap((path) => path.map((_, level) => path.slice(0, level + 1))).map((path) => [keyOf(path), path]),
  );
  return [...found.values()];
}

/** Sorted by value; a path comes before those that continue it. */
function byValue(one: Path, other: Path): number {
  const level = one.findIndex((value, i) => value !== other[i]);
  if (level < 0) return one.length - other.length;
  const [value, otherValue] = [one[level] as string, other[level]];
  return otherValue !== undefined && value < otherValue ? -1 : 1;
}

/** The names of rows, each different. */
function namesOf(paths: readonly Path[]): readonly string[] {
  const names = paths.map((path) => path.join(" / "));
  return new Set(names).size === names.length ? names : paths.map(keyOf);
}

/** A word that is not the value of a group. */
function unused(word: string, groups: readonly GroupValues[]): string {
  const values = new Set(groups.flatMap((group) => Object.values(group)));
  let found = word;
  while (values.has(found)) found += " groups";
  return found;
}
