// Counts, means and spreads of values that come one by one, for many groups at once.

/** What is known of the values of each group. */
export interface Moments {
  readonly count: Float64Array;
  readonly mean: Float64Array;
  /** The sum of the squared differences from the mean. */
  readonly squares: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** How many values are at or above the cut. */
  readonly atCut: Float64Array;
}

/**
 * Moments of no values.
 *
 * @param groups - How many groups.
 */
export function noMoments(groups: number): Moments {
  return {
    count: new Float64Array(groups),
    mean: new Float64Array(groups),
    squares: new Float64Array(groups),
    min: new Float64Array(groups).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(groups).fill(Number.NEGATIVE_INFINITY),
    atCut: new Float64Array(groups),
  };
}

/**
 * Adds a value that occurs some times. The mean and the squares are updated as by Chan, Golub and LeVeque, "Algorithms
 * for Computing the Sample Variance" (1983), so that nothing large is subtracted from something as large.
 *
 * @param moments - Those of all groups.
 * @param group - The group.
 * @param value - The value.
 * @param times - How often it occurs; at least once.
 * @param cut - The least value that is counted in `atCut`.
 */
export function addValue(moments: Moments, group: number, value: number, times: number, cut: number): void {
  const { count, mean, squares, min, max, atCut } = moments;
  const before = count[group] as number;
  const apart = value - (mean[group] as number);
  count[group] = before + times;
  mean[group] = (mean[group] as number) + (apart * times) / (before + times);
  squares[group] = (squares[group] as number) + (apart * apart * before * times) / (before + times);
  if (value < (min[group] as number)) min[group] = value;
  if (value > (max[group] as number)) max[group] = value;
  if (value >= cut) atCut[group] = (atCut[group] as number) + times;
}
