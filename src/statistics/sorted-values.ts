// What sorted values show: their mean and spread, quantiles, and how many reach a cut.
import { areEqual } from "./equal-values.ts";
import { meanAndSquares } from "./values.ts";

/** Values in ascending order, and how often each occurs, which may be never. */
export interface SortedValues {
  readonly values: Float64Array;
  /** `null` when each occurs as often as it stands there. */
  readonly counts: Int32Array | null;
  /** How many there are, each as often as it occurs. */
  readonly n: number;
}

/**
 * The mean, and the sum of squared differences from it, which is exactly 0 when all values are equal.
 *
 * @param sorted - At least one value.
 */
export function momentsOf({ values, counts, n }: SortedValues): { readonly mean: number; readonly squares: number } {
  if (counts === null) return meanAndSquares(values);
  // Measured from a value that occurs, so that values which are alike have a mean that is exactly theirs.
  const first = values[counts.findIndex((count) => count > 0)] as number;
  let last = values.length - 1;
  while (counts[last] === 0) last--;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) - first) * (counts[i] as number);
  const mean = first + sum / n;
  for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - mean) ** 2 * (counts[i] as number);
  return { mean, squares: areEqual(first, values[last] as number) ? 0 : squares };
}

/**
 * Quantiles: the value at the place (n - 1) * p from 0, between two values in proportion (Hyndman and Fan, "Sample
 * quantiles in statistical packages", 1996, type 7, as in R, NumPy and spreadsheets).
 *
 * @param sorted - At least one value.
 * @param probabilities - Ascending, 0 to 1.
 */
export function quantilesOf({ values, counts, n }: SortedValues, probabilities: readonly number[]): number[] {
  // The value at a place: the place `at` of the list holds the ranks from `before` on.
  let at = 0;
  let before = 0;
  const valueAt = (rank: number): number => {
    if (counts === null) return values[rank] as number;
    while (rank >= before + (counts[at] as number)) before += counts[at++] as number;
    return values[at] as number;
  };
  return probabilities.map((probability) => {
    const place = (n - 1) * probability;
    const lower = Math.floor(place);
    const low = valueAt(lower);
    if (lower === place) return low;
    const [kept, keptBefore] = [at, before];
    const high = valueAt(lower + 1);
    [at, before] = [kept, keptBefore];
    return low + (high - low) * (place - lower);
  });
}

/**
 * How many values are above a cut or equal to it.
 *
 * @param sorted - The values.
 * @param least - The cut.
 */
export function countFrom({ values, counts, n }: SortedValues, least: number): number {
  const below = countBelow(values, (value) => value < least && !areEqual(value, least));
  if (counts === null) return n - below;
  let count = 0;
  for (let i = below; i < values.length; i++) count += counts[i] as number;
  return count;
}

/** How many values at the front of a sorted list pass a test that only a front passes. */
function countBelow(sorted: Float64Array, test: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(sorted[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * All values, each as often as it occurs.
 *
 * @param sorted - The values.
 */
export function spreadOut({ values, counts, n }: SortedValues): Float64Array {
  if (counts === null) return values;
  const all = new Float64Array(n);
  let at = 0;
  values.forEach((value, i) => {
    all.fill(value, at, at + (counts[i] as number));
    at += counts[i] as number;
  });
  return all;
}
