// The standard normal distribution, and Student's t.

/**
 * The probability of a value up to z standard deviations, with a relative error of about 1e-15 in the lower tail.
 * Abramowitz and Stegun 26.2.10 below 2.5, the continued fraction 26.2.14 above.
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

/** The value at a probability of the normal distribution; infinite for 0 and 1. */
export function normalQuantile(probability: number): number {
  return inverse(normalProbability, normalDensity, probability);
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The value at a probability of Student's t distribution, with a relative error of at most 1e-11.
 *
 * @param df - Degrees of freedom, above 0; need not be whole.
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
  const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

/** B(a, 1/2) = G(a) G(1/2) / G(a + 1/2): the ratio's asymptotic series (DLMF 5.11.13), after steps to where it holds. */
function betaOfHalf(a: number): number {
  let steps = 1;
  let x = a;
  for (; x < 40; x++) steps *= x / (x + 0.5);
  const y = 1 / x;
  const series = 1 + y * (-1 / 8 + y * (1 / 128 + y * (5 / 1024 + y * (-21 / 32768 + y * (-399 / 262144)))));
  return Math.sqrt(Math.PI) / (steps * Math.sqrt(x) * series);
}

/**
 * The inverse of the distribution function of a distribution symmetric about 0: Newton's method, kept between limits
 * that are halved where it would leave them.
 */
function inverse(
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
    const excess = probabilityOf(value) - probability;
    if (excess > 0) high = value;
    else low = value;
    const newton = value - excess / densityOf(value);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - value) <= 1e-15 * Math.abs(value)) return next;
    value = next;
  }
  return value;
}
