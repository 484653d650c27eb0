// A reader who wants to know what a published table hides, and who can solve linear programs: not part of the library,
// and by another method than its audit.
import type { PublishedTable } from "cei-framework/disclosure";

/** What the attacker found of a hidden count. */
export interface Found {
  readonly row: number | null;
  readonly column: number | null;
  readonly low: number;
  readonly high: number;
}

/**
 * Bounds every hidden count by linear programming: the least and the most that it can be with all totals as published.
 * Tables with totals have whole extremes, so whole numbers add nothing.
 *
 * @param published - The table.
 */
export function attack({ across, counts, rowTotals, columnTotals, total }: PublishedTable): Found[] {
  const unknown: { row: number | null; column: number | null }[] = [];
  const place = (row: number | null, column: number | null): number => {
    const known = unknown.findIndex((one) => one.row === row && one.column === column);
    return known >= 0 ? known : unknown.push({ row, column }) - 1;
  };
  const equations: { terms: Map<number, number>; sum: number }[] = [];
  const equation = (
    parts: [number | "*", number | null, number | null][],
    whole: [number | "*", number | null, number | null],
  ) => {
    const terms = new Map<number, number>();
    let sum = 0;
    for (const [[value, row, column], sign] of [...parts.map((part) => [part, 1] as const), [whole, -1] as const]) {
      if (value === "*") terms.set(place(row, column), sign);
      else sum -= sign * value;
    }
    if (terms.size > 0) equations.push({ terms, sum });
  };
  const rows = [...counts.keys()];
  const columns = [...columnTotals.keys()];
  const at = (r: number, c: number): [number | "*", number, number] => [counts[r]?.[c] ?? 0, r, c];
  if (rowTotals !== null)
    for (const r of rows)
      equation(
        columns.map((c) => at(r, c)),
        [rowTotals[r] ?? 0, r, null],
      );
  for (const c of columns)
    equation(
      rows.map((r) => at(r, c)),
      [columnTotals[c] ?? 0, null, c],
    );
  if (rowTotals !== null && total !== null) {
    equation(
      rows.map((r) => [rowTotals[r] ?? 0, r, null]),
      [total, null, null],
    );
    equation(
      columns.map((c) => [columnTotals[c] ?? 0, null, c]),
      [total, null, null],
    );
  }
  // The rules: a count of 0 is shown, but in a row of answers that is hidden whole and in the totals of its columns.
  const least = unknown.map(({ row, column }) => {
    if (across !== "answers" || column === null) return 1;
    return row === null || (counts[row] ?? []).every((count) => count === "*") ? 0 : 1;
  });
  // With x = least + y, y is at least 0.
  const table = equations.map(({ terms, sum }) => {
    const row = unknown.map((_, i) => terms.get(i) ?? 0);
    return [...row, sum - row.reduce((all, value, i) => all + value * (least[i] as number), 0)];
  });
  const basis = feasible(table, unknown.length);
  return unknown.map((one, i) => ({
    ...one,
    low: (least[i] as number) - extreme(table, basis, unknown.length, i, -1),
    high: (least[i] as number) + extreme(table, basis, unknown.length, i, 1),
  }));
}

const tiny = 1e-7;

/** Brings a tableau to a feasible basis, by the first phase of the simplex method; drops equations that say nothing. */
function feasible(table: number[][], variables: number): number[] {
  for (const row of table) if ((row.at(-1) as number) < 0) for (const [i, value] of row.entries()) row[i] = -value;
  const basis = table.map((_, r) => variables + r);
  // The artificial variables are not written down: they only ever leave.
  for (;;) {
    const gain = (c: number) =>
      table.reduce((sum, row, r) => sum + ((basis[r] as number) >= variables ? (row[c] as number) : 0), 0);
    let column = -1;
    for (let c = 0; c < variables && column < 0; c++) if (!basis.includes(c) && gain(c) > tiny) column = c;
    if (column < 0) break;
    pivot(table, basis, leaving(table, basis, column), column);
  }
  for (let r = table.length - 1; r >= 0; r--) {
    if ((basis[r] as number) < variables) continue;
    if (Math.abs((table[r] as number[]).at(-1) as number) > tiny) throw new Error("Nothing agrees with the table");
    const column = (table[r] as number[]).slice(0, variables).findIndex((value) => Math.abs(value) > tiny);
    if (column >= 0) pivot(table, basis, r, column);
    else {
      table.splice(r, 1);
      basis.splice(r, 1);
    }
  }
  return basis;
}

/** The most of sign times a variable; infinite when there is none. */
function extreme(
  from: readonly (readonly number[])[],
  start: readonly number[],
  variables: number,
  variable: number,
  sign: 1 | -1,
): number {
  const table = from.map((row) => [...row]);
  const basis = [...start];
  for (;;) {
    // What a column would add: its own coefficient less that of the variable it goes through.
    const own = basis.indexOf(variable);
    const reduced = (c: number) =>
      sign * ((c === variable ? 1 : 0) - (own < 0 ? 0 : ((table[own] as number[])[c] as number)));
    let column = -1;
    for (let c = 0; c < variables && column < 0; c++) if (!basis.includes(c) && reduced(c) > tiny) column = c;
    if (column < 0) {
      const value = own < 0 ? 0 : ((table[own] as number[]).at(-1) as number);
      return sign * value;
    }
    const row = leaving(table, basis, column);
    if (row < 0) return Number.POSITIVE_INFINITY;
    pivot(table, basis, row, column);
  }
}

/** By Bland's rule, so that it ends. */
function leaving(table: readonly (readonly number[])[], basis: readonly number[], column: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  table.forEach((row, r) => {
    const value = row[column] as number;
    if (value <= tiny) return;
    const ratio = (row.at(-1) as number) / value;
    const isBetter = ratio < least - tiny || (ratio < least + tiny && (basis[r] as number) < (basis[best] as number));
    if (best >= 0 && !isBetter) return;
    least = ratio;
    best = r;
  });
  return best;
}

function pivot(table: number[][], basis: number[], row: number, column: number): void {
  const by = table[row] as number[];
  const value = by[column] as number;
  for (const [i, one] of by.entries()) by[i] = one / value;
  table.forEach((other, r) => {
    const times = other[column] as number;
    if (r === row || times === 0) return;
    for (const [i, one] of by.entries()) other[i] = (other[i] as number) - times * one;
  });
  basis[row] = column;
}

/**
 * Whether a hidden statistic follows from the totals: whether it is a sum of multiples of equations between known ones.
 *
 * @param published - The table.
 * @param name - The statistic.
 * @returns Those that follow.
 */
export function worksOut({ statistics, rows, columns }: PublishedTable, name: string): string[] {
  const statistic = statistics.find((one) => one.name === name);
  if (statistic === undefined) return [];
  const { values, rowTotals, columnTotals, total } = statistic;
  const unknown = new Map<string, number>();
  const lines: string[][] = [];
  const line = (cells: [unknown, string][], whole: [unknown, string]) => {
    if (whole[0] === undefined) return;
    const marked = [...cells, whole].filter(([value]) => value === "*").map(([, key]) => key);
    for (const key of marked) if (!unknown.has(key)) unknown.set(key, unknown.size);
    if (marked.length > 0) lines.push(marked);
  };
  for (const r of rows.keys()) {
    line(
      columns.map((_, c) => [values[r]?.[c], `${r},${c}`]),
      [rowTotals?.[r], `${r},total`],
    );
  }
  for (const c of columns.keys()) {
    line(
      rows.map((_, r) => [values[r]?.[c], `${r},${c}`]),
      [columnTotals?.[c], `total,${c}`],
    );
  }
  if (rowTotals)
    line(
      rows.map((_, r) => [rowTotals[r], `${r},total`]),
      [total, "total,total"],
    );
  if (columnTotals)
    line(
      columns.map((_, c) => [columnTotals[c], `total,${c}`]),
      [total, "total,total"],
    );
  // Totals that are not published leave their lines out; the sums of a line are unknown with a weight that is not 0.
  const matrix = lines.map((keys) => {
    const row = new Array<number>(unknown.size).fill(0);
    for (const key of keys)
      row[unknown.get(key) as number] = key.includes("total") && !key.startsWith("total,total") ? -1 : 1;
    return row;
  });
  return [...unknown.entries()].filter(([, i]) => isInSpan(matrix, i)).map(([key]) => key);
}

/** Whether a unit vector is a combination of rows: whether the rank stays without its column. */
function isInSpan(rows: readonly (readonly number[])[], column: number): boolean {
  const unit = (rows[0] ?? []).map((_, i) => (i === column ? 1 : 0));
  return rank([...rows, unit]) === rank(rows);
}

function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let c = 0; c < (left[0]?.length ?? 0); c++) {
    const at = left.findIndex((row, r) => r >= found && Math.abs(row[c] as number) > tiny);
    if (at < 0) continue;
    [left[found], left[at]] = [left[at] as number[], left[found] as number[]];
    const by = left[found] as number[];
    left.forEach((row, r) => {
      const times = (row[c] as number) / (by[c] as number);
      if (r === found || times === 0) return;
      for (const [i, value] of by.entries()) row[i] = (row[i] as number) - times * value;
    });
    found++;
  }
  return found;
}
