// Student's t distribution.
import { inverse } from "./inverse.ts";
import { normalQuantile } from "./normal-distribution.ts";

/**
 * The value up to which a probability of Student's t distribution lies.
 *
 * @param probability - 0 to 1.
 * @param df - Degrees of freedom, above 0; need not be whole.
 * @returns Within 1e-11 of the value, relatively.
 */
export function tQuantile(probability: number, df: number): number {
  if (df > 1e6) {
    // Nearly normal, Abramowitz and Stegun 26.7.5.
    const z = normalQuantile(probability);
    return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df * df);
  }
  const beta = betaOfHalf(df / 2);
  const density = (t: number): number => Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df)) / (Math.sqrt(df) * beta);
  return inverse((t) => tProbability(t, df, beta), density, probability);
}

/** By the incomplete beta function, Abramowitz and Stegun 26.7.1. */
function tProbability(t: number, df: number, beta: number): number {
  if (t > 0) return 1 - tProbability(-t, df, beta);
  const x = df / (df + t * t);
  const rest = (t * t) / (df + t * t);
  const a = df / 2;
  // I_x(a, 1/2) by its continued fraction, or that of its complement, whichever converges fast.
  const front = (Math.exp(-a * Math.log1p((t * t) / df)) * Math.sqrt(rest)) / beta;
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(x, a, 0.5)) / a / 2;
  return (1 - (front * betaFraction(rest, 0.5, a)) / 0.5) / 2;
}

/** The continued fraction of the incomplete beta function, DLMF 8.17.22, by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/**
 * B(a, 1/2) = G(a) G(1/2) / G(a + 1/2): the ratio's asymptotic series (DLMF 5.11.13), after steps up to where it holds.
 */
function betaOfHalf(a: number): number {
  let steps = 1;
  let x = a;
  for (; x < 40; x++) steps *= x / (x + 0.5);
  const y = 1 / x;
  const series = 1 + y * (-1 / 8 + y * (1 / 128 + y * (5 / 1024 + y * (-21 / 32768 + y * (-399 / 262144)))));
  return Math.sqrt(Math.PI) / (steps * Math.sqrt(x) * series);
}
