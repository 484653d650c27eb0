// The standard normal distribution.
import { inverse } from "./inverse.ts";

/**
 * The probability of a value up to z.
 *
 * @param z - A number of standard deviations.
 * @returns 0 to 1, with a relative error of some 1e-15 in the lower tail. Abramowitz and Stegun 26.2.10 below 2.5, the
 *   continued fraction 26.2.14 above.
 */
export function normalProbability(z: number): number {
  if (z > 0) return 1 - normalProbability(-z);
  const x = -z;
  const density = normalDensity(x);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let k = 1; sum + term !== sum; k++) {
      term *= (x * x) / (2 * k + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let tail = 0;
  for (let k = 120; k > 0; k--) tail = k / (x + tail);
  return density / (x + tail);
}

/**
 * The value up to which a probability lies.
 *
 * @param probability - Between 0 and 1.
 * @returns Infinite for 0 and 1.
 */
export function normalQuantile(probability: number): number {
  return inverse(normalProbability, normalDensity, probability);
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
