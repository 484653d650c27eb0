// How long it takes to suppress tables and to audit what comes out, and how that grows with their rows.
import { audit, type CountTable, suppress } from "cei-framework/disclosure";
import { generator } from "./generator.ts";
import { median } from "./median.ts";

/** Medians in milliseconds for a table of so many rows and columns. */
export interface DisclosureTime {
  readonly rows: number;
  readonly columns: number;
  readonly suppress: number;
  /** `audit` of what it published. */
  readonly audit: number;
}

const runs = 7;

/** Measures tables of schools by roles; the sizes take turns, so that a slow moment meets all of them. */
export function disclosureTimes(): DisclosureTime[] {
  const sizes = [[200, 20], ...[250, 500, 1000, 2000].map((rows) => [rows, 8])] as [number, number][];
  const tables = sizes.map(([rows, columns]) => ({ rows, columns, table: schools(rows, columns) }));
  const rounds = Array.from({ length: runs + 1 }, () => tables.map(({ table }) => disclosureTime(table)));
  // The first makes the code ready.
  const timed = rounds.slice(1);
  return tables.map(({ rows, columns }, t) => ({
    rows,
    columns,
    suppress: median(timed.map((times) => times[t]?.suppress ?? Number.NaN)),
    audit: median(timed.map((times) => times[t]?.audit ?? Number.NaN)),
  }));
}

function disclosureTime(table: CountTable): { readonly suppress: number; readonly audit: number } {
  const start = performance.now();
  const { published } = suppress(table);
  const middle = performance.now();
  const { safe } = audit(published);
  const end = performance.now();
  if (!safe) throw new Error("The published table is not safe");
  return { suppress: middle - start, audit: end - middle };
}

/** Schools by roles, with a mean and its totals: 30% of the counts are 1 to 10, 5% are 0, the others up to 210. */
function schools(rows: number, columns: number): CountTable {
  const next = generator(11);
  const count = (): number => {
    const draw = next();
    if (draw < 0.05) return 0;
    return draw < 0.35 ? 1 + Math.floor(next() * 10) : 11 + Math.floor(next() * 200);
  };
  const counts = Array.from({ length: rows }, () => Array.from({ length: columns }, count));
  const values = counts.map((row) => row.map((n) => (n === 0 ? null : 1.5 + 2 * next())));
  const places = [...counts.keys()].flatMap((row) => Array.from({ length: columns }, (_, column) => ({ row, column })));
  const mean = (cells: typeof places): number | null => {
    const n = cells.reduce((sum, { row, column }) => sum + (counts[row]?.[column] ?? 0), 0);
    const sum = cells.reduce((all, { row, column }) => {
      return all + (counts[row]?.[column] ?? 0) * (values[row]?.[column] ?? 0);
    }, 0);
    return n === 0 ? null : sum / n;
  };
  const by = (name: "row" | "column", length: number): (number | null)[] => {
    const groups: (typeof places)[] = Array.from({ length }, () => []);
    for (const place of places) groups[place[name]]?.push(place);
    return groups.map(mean);
  };
  return {
    rows: Array.from({ length: rows }, (_, row) => `school ${row}`),
    columns: Array.from({ length: columns }, (_, column) => `role ${column}`),
    counts,
    statistics: [
      {
        name: "score",
        kind: "mean",
        range: [1, 4],
        values,
        rowTotals: by("row", rows),
        columnTotals: by("column", columns),
        total: mean(places),
      },
    ],
  };
}
