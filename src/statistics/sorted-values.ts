// The mean and spread of values.
import { areEqual } from "./equal-values.ts";

/** Values in ascending order, and how often each occurs, which may be 0 times. */
export interface SortedValues {
  readonly values: Float64Array;
  /** `null` when each value occurs once for each of its places. */
  readonly counts: Int32Array | null;
  /** How many values there are, counting repeats. */
  readonly n: number;
}

/** The mean and spread of some values. */
export interface Moments {
  readonly mean: number;
  /** The sum of squared differences from the mean; exactly 0 when all values are equal. */
  readonly squares: number;
  readonly min: number;
  readonly max: number;
}

/**
 * The mean and spread of values.
 *
 * @param values - At least one, none missing; in ascending order if they have counts.
 * @param counts - How often each occurs. Default: once.
 */
export function momentsOf(values: Float64Array, counts: Int32Array | null = null): Moments {
  if (counts !== null) return countedMoments(values, counts);
  // Measured from the first value, so that the mean of equal values is exactly that value.
  const first = values[0] as number;
  let sum = 0;
  let min = first;
  let max = first;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    sum += value - first;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = first + sum / values.length;
  if (areEqual(min, max)) return { mean, squares: 0, min, max };
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - mean) ** 2;
  return { mean, squares, min, max };
}

/**
 * In one pass, measured from the first value that occurs, so that n values lose at most n units in the last place (Chan,
 * Golub, and LeVeque, "Algorithms for Computing the Sample Variance", 1983, on shifted data).
 */
function countedMoments(values: Float64Array, counts: Int32Array): Moments {
  let n = 0;
  let min = 0;
  let max = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const count = counts[i] as number;
    if (count === 0) continue;
    max = values[i] as number;
    if (n === 0) min = max;
    n += count;
    sum += (max - min) * count;
    squares += (max - min) * (max - min) * count;
  }
  return { mean: min + sum / n, squares: areEqual(min, max) ? 0 : Math.max(0, squares - (sum * sum) / n), min, max };
}

/** All values, each as often as it occurs. */
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
