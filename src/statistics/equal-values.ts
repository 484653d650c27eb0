// Decides when values are equal, for ties, ranks, "no variation", and differences of zero.
import { tolerance } from "../scoring/evaluate.ts";

/** The share of a value that rounding may change. */
const relativeTolerance = 1e-12;

/**
 * Whether two values are equal: at most 1e-9 apart. Scores that should be equal can be a few 1e-16 apart, since sums
 * round; scores that differ are much farther apart.
 *
 * Rounding grows with the values, so above 1,000 two values are equal when they differ by at most 1e-12 of the smaller
 * one. Different whole numbers below 1e12 are never equal. Below 1,000 the limit is absolute, so tiny values, such as
 * shares of a billion, are all equal: use a smaller unit for them.
 */
export function areEqual(one: number, other: number): boolean {
  const smaller = Math.min(Math.abs(one), Math.abs(other));
  return Math.abs(one - other) <= Math.max(tolerance, relativeTolerance * smaller);
}

/** The first value minus the second; exactly 0 when they are equal. */
export function difference(one: number, other: number): number {
  return areEqual(one, other) ? 0 : one - other;
}

/**
 * The place after a run of values equal to `first`, in a list in ascending order.
 *
 * Being close is not transitive: 0 is close to 8e-10, and 8e-10 to 16e-10, but 0 is not close to 16e-10. So every
 * value of a run equals its first, and the next value starts a run of its own. Runs depend on the values alone, not on
 * the order in which they were given.
 */
export function endOfRun(sorted: Float64Array, from: number, first: number): number {
  let end = from;
  while (end < sorted.length && areEqual(sorted[end] as number, first)) end++;
  return end;
}
