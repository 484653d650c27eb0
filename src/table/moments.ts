// Counts, means and spreads of values that come one by one, for many groups at once.

/** What is known of the values of each group. */
export interface Moments {
  readonly count: Float64Array;
  /** The first value; the others are measured from it. */
  readonly first: Float64Array;
  /** The sum of the differences from the first value. */
  readonly sum: Float64Array;
  /** The sum of their squares. */
  readonly squares: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** How many values are at or above the cut. */
  readonly atCut: Float64Array;
}

/** The columns, in the order in which the machine has them. */
export const momentColumns = ["count", "first", "sum", "squares", "min", "max", "atCut"] as const;

/**
 * Moments of no values.
 *
 * @param groups - How many groups.
 */
export function noMoments(groups: number): Moments {
  return {
    count: new Float64Array(groups),
    first: new Float64Array(groups),
    sum: new Float64Array(groups),
    squares: new Float64Array(groups),
    min: new Float64Array(groups).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(groups).fill(Number.NEGATIVE_INFINITY),
    atCut: new Float64Array(groups),
  };
}

/**
 * Adds a value that occurs some times. Values are measured from the first, so that values which are alike have no
 * spread at all, and n values lose at most n units in the last place: see Chan, Golub and LeVeque, "Algorithms for
 * Computing the Sample Variance" (1983), on shifted data.
 *
 * @param moments - Those of all groups.
 * @param group - The group.
 * @param value - The value.
 * @param times - How often it occurs; at least once.
 * @param cut - The least value that is counted in `atCut`.
 */
export function addValue(moments: Moments, group: number, value: number, times: number, cut: number): void {
  const { count, first, sum, squares, min, max, atCut } = moments;
  const before = count[group] as number;
  if (before === 0) first[group] = value;
  const apart = value - (first[group] as number);
  count[group] = before + times;
  sum[group] = (sum[group] as number) + apart * times;
  squares[group] = (squares[group] as number) + apart * apart * times;
  if (value < (min[group] as number)) min[group] = value;
  if (value > (max[group] as number)) max[group] = value;
  if (value >= cut) atCut[group] = (atCut[group] as number) + times;
}

/**
 * Adds a score of each row; NaN stands for none.
 *
 * @param moments - Those of all groups.
 * @param groupOfRow - The group of each row.
 * @param scores - The score of each row.
 * @param cut - The least value that is counted in `atCut`.
 */
export function addScores(moments: Moments, groupOfRow: Int32Array, scores: Float64Array, cut: number): void {
  // The same as in addValue, once for all rows: to call it for each takes twice as long.
  const { count, first, sum, squares, min, max, atCut } = moments;
  for (let row = 0; row < scores.length; row++) {
    const value = scores[row] as number;
    if (Number.isNaN(value)) continue;
    const group = groupOfRow[row] as number;
    const before = count[group] as number;
    if (before === 0) first[group] = value;
    const apart = value - (first[group] as number);
    count[group] = before + 1;
    sum[group] = (sum[group] as number) + apart;
    squares[group] = (squares[group] as number) + apart * apart;
    if (value < (min[group] as number)) min[group] = value;
    if (value > (max[group] as number)) max[group] = value;
    if (value >= cut) atCut[group] = (atCut[group] as number) + 1;
  }
}

/**
 * The mean of a group.
 *
 * @param moments - Those of all groups.
 * @param group - One that has values.
 */
export function mean({ count, first, sum }: Moments, group: number): number {
  return (first[group] as number) + (sum[group] as number) / (count[group] as number);
}

/**
 * The standard deviation of a group, with n - 1.
 *
 * @param moments - Those of all groups.
 * @param group - One that has at least two values.
 */
export function standardDeviation({ count, sum, squares }: Moments, group: number): number {
  const n = count[group] as number;
  const apart = sum[group] as number;
  return Math.sqrt(Math.max(0, (squares[group] as number) - (apart * apart) / n) / (n - 1));
}
