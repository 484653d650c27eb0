// Turns a distribution that is symmetric about 0 around: from a probability to the value up to which it lies.

/**
 * The value up to which a probability lies: Newton's method, kept between limits that are halved where it would leave
 * them.
 *
 * @param probabilityOf - The distribution function.
 * @param densityOf - Its derivative.
 * @param probability - 0 to 1.
 * @returns Infinite for 0 and 1.
 */
export function inverse(
  probabilityOf: (value: number) => number,
  densityOf: (value: number) => number,
  probability: number,
): number {
  // The lower half is where a distribution function is exact.
  if (probability > 0.5) return -inverse(probabilityOf, densityOf, 1 - probability);
  if (probability === 0.5) return 0;
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  let high = 0;
  let low = -1;
  while (probabilityOf(low) > probability) {
    high = low;
    low *= 2;
  }
  let value = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const apart = probabilityOf(value) - probability;
    if (apart > 0) high = value;
    else low = value;
    const newton = value - apart / densityOf(value);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - value) <= 1e-15 * Math.abs(value)) return next;
    value = next;
  }
  return value;
}
