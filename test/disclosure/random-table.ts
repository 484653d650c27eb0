// Tables of respondents who were drawn at random, with true statistics.
import type { CellStatistic, CountTable } from "cei-framework/disclosure";

/** Draws a whole number from 0 to `below` - 1. */
export type Draw = (below: number) => number;

/** Numbers that look random and are the same in every run. */
export function draws(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** A table of counts alone, of up to `most` rows and columns; a fifth are zeros, and some to many are small. */
export function randomCounts(draw: Draw, most: number, across: CountTable["across"]): CountTable {
  return randomCountsOf(draw, 1 + draw(most), 1 + draw(most), across);
}

/** The same with a size. */
export function randomCountsOf(draw: Draw, rows: number, columns: number, across: CountTable["across"]): CountTable {
  const kind = draw(4);
  const count = (): number => {
    const what = draw(10);
    if (what < 2) return 0;
    if (what < 3 + kind) return 1 + draw(10);
    return 11 + draw(kind === 0 ? 200 : 25);
  };
  return {
    rows: Array.from({ length: rows }, (_, r) => `r${r}`),
    columns: Array.from({ length: columns }, (_, c) => `c${c}`),
    across,
    counts: Array.from({ length: rows }, () => Array.from({ length: columns }, count)),
  };
}

/** Which statistics a table has. */
const mixtures: readonly (readonly CellStatistic["kind"][])[] = [
  [],
  ["mean"],
  ["share"],
  ["mean", "sd"],
  ["median"],
  ["mean", "share"],
  ["min", "mean", "max"],
];

/**
 * A table whose statistics are of generated scores from 0 to 3: it may have rows that are made of others, lack totals,
 * and have groups in which all answered alike, or groups with a mean near the end of the range.
 */
export function randomTable(draw: Draw, most: number, across: CountTable["across"]): CountTable {
  const table = randomCounts(draw, most, across);
  const { rows, columns } = table;
  const parents = draw(3) > 0 ? rows.map(() => -1) : rows.map((_, r) => draw(r + 1) - 1);
  const totals = draw(5) > 0;
  // In some tables not everyone has a score.
  const areComplete = draw(4) > 0;
  const scores = table.counts.map((row) => {
    return row.map((count) => scoresOf(draw, areComplete || draw(2) === 0 ? count : draw(count + 1)));
  });
  const counts = table.counts.map((row) => [...row]);
  // From the last row, so that a row has its parts before its own whole is made.
  for (let r = rows.length - 1; r >= 0; r--) {
    const parts = [...rows.keys()].filter((part) => parents[part] === r);
    if (parts.length > 0) {
      scores[r] = columns.map((_, c) => parts.flatMap((part) => scores[part]?.[c] as number[]));
      counts[r] = columns.map((_, c) => parts.reduce((sum, part) => sum + (counts[part]?.[c] as number), 0));
    }
  }
  const top = [...rows.keys()].filter((r) => parents[r] === -1);
  const hasRowTotals = totals && across !== "targets";
  const parts = draw(2);
  const statistics = (mixtures[draw(mixtures.length)] as CellStatistic["kind"][]).map((kind): CellStatistic => {
    const of = (group: readonly number[]): number | null => statisticOf(kind, group);
    const has = (): boolean => parts === 0 || draw(3) > 0;
    return {
      name: kind,
      kind,
      ...(kind !== "share" && { range: [0, 3] as const }),
      ...(!areComplete && { counts: { values: scores.map((row) => row.map((group) => group.length)) } }),
      values: scores.map((row) => row.map(of)),
      ...(hasRowTotals && has() && { rowTotals: scores.map((row) => of(row.flat())) }),
      ...(totals && has() && { columnTotals: columns.map((_, c) => of(top.flatMap((r) => scores[r]?.[c] ?? []))) }),
      ...(hasRowTotals && has() && { total: of(top.flatMap((r) => scores[r]?.flat() ?? [])) }),
    };
  });
  return {
    ...table,
    ...(!totals && { totals }),
    ...(parents.some((parent) => parent >= 0) && {
      within: parents.map((parent) => (parent < 0 ? null : (rows[parent] as string))),
    }),
    counts,
    ...(statistics.length > 0 && { statistics }),
  };
}

function scoresOf(draw: Draw, count: number): number[] {
  const how = draw(12);
  if (how < 2) return new Array<number>(count).fill(3 * how);
  if (how === 2) return new Array<number>(count).fill(1 + draw(2));
  // One of them differs from all others.
  if (how === 3) return Array.from({ length: count }, (_, i) => (i === 0 ? 1 : 0));
  return Array.from({ length: count }, () => draw(4));
}

function statisticOf(kind: CellStatistic["kind"], group: readonly number[]): number | null {
  const n = group.length;
  if (n === 0) return null;
  const sorted = [...group].sort((one, other) => one - other);
  const mean = group.reduce((sum, score) => sum + score, 0) / n;
  switch (kind) {
    case "mean":
      return mean;
    case "share":
      return group.filter((score) => score >= 2).length / n;
    case "median":
      return ((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2;
    case "sd":
      return n === 1 ? null : Math.sqrt(group.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1));
    case "min":
      return sorted[0] as number;
    case "max":
      return sorted.at(-1) as number;
  }
}

/** The true count of a cell or a total, by names. */
export function trueCount(
  { rows, columns, within, counts }: CountTable,
  row: string | null,
  column: string | null,
): number {
  let sum = 0;
  counts.forEach((values, r) => {
    if (row === null ? (within?.[r] ?? null) !== null : rows[r] !== row) return;
    values.forEach((count, c) => {
      if (column === null || columns[c] === column) sum += count;
    });
  });
  return sum;
}
