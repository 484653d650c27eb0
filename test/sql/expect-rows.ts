// Compares the rows of a query with the ones expected.
import { expect } from "vitest";
import type { ResultRow } from "./engines/engine.ts";

/**
 * Fails unless a query gave the rows expected, in any order, with the same columns in the same order.
 *
 * @param found - What the query gave.
 * @param expected - What it should give.
 * @param tolerance - How far apart two numbers may be; 0 asks for the same number to the last bit.
 * @param key - The columns that tell one row from another.
 */
export function expectRows(
  found: readonly ResultRow[],
  expected: readonly ResultRow[],
  tolerance: number,
  key: readonly string[],
): void {
  const sorted = (rows: readonly ResultRow[]): ResultRow[] => {
    const of = (row: ResultRow): string => JSON.stringify(key.map((name) => row[name]));
    return [...rows].sort((a, b) => (of(a) < of(b) ? -1 : 1));
  };
  const rows = sorted(found);
  const close = sorted(expected).map((row, i) => {
    const values = Object.entries(row).map(([name, value]) => {
      const other = rows[i]?.[name];
      const difference = typeof value === "number" && typeof other === "number" ? Math.abs(other - value) : Infinity;
      const near = tolerance > 0 && difference <= tolerance;
      return [name, near ? other : value];
    });
    return Object.fromEntries(values);
  });
  // As text, since toEqual does not compare the order of columns. JSON writes every number but -0 so that no other has
  // the same text.
  const exact = (_: string, value: unknown): unknown => (Object.is(value, -0) ? "-0" : value);
  const text = (list: readonly ResultRow[]): string => list.map((row) => JSON.stringify(row, exact)).join("\n");
  expect(text(rows)).toBe(text(close));
}
