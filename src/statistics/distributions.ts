// The standard normal distribution, and Student's t.

/** The probability of a value up to z standard deviations, with a relative error of about 1e-15 in the lower tail. */
export function normalProbability(z: number): number {
  const { tail } = normalHalf(Math.abs(z));
  return z > 0 ? 1 - tail : tail;
}

/** Abramowitz and Stegun 26.2.10 below 2.5, the continued fraction 26.2.14 above. */
function normalHalf(z: number): Half {
  const density = normalDensity(z);
  if (z < 2.5) {
    let term = z;
    let sum = z;
    for (let k = 1; sum + term !== sum; k++) {
      term *= (z * z) / (2 * k + 1);
      sum += term;
    }
    const center = density * sum;
    return { center, tail: 0.5 - center };
  }
  let rest = 0;
  for (let k = 120; k > 0; k--) rest = k / (z + rest);
  const tail = density / (z + rest);
  return { center: 0.5 - tail, tail };
}

/** The quantile of the normal distribution at a probability; infinite for 0 and 1. */
export function normalQuantile(probability: number): number {
  return inverse(normalHalf, normalDensity, probability);
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The quantile of Student's t distribution at a probability, with a relative error of at most 1e-11 (for probabilities
 * of 1e-10 to 1 - 1e-10, and 1 to 1e9 degrees of freedom).
 *
 * @param df - Degrees of freedom, above 0; need not be whole.
 */
export function tQuantile(probability: number, df: number): number {
  if (df > manyDf) return nearlyNormalQuantile(normalQuantile(probability), df);
  const beta = betaOfHalf(df / 2);
  const density = (t: number): number => Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df)) / (Math.sqrt(df) * beta);
  return inverse((t) => tHalf(t, df, beta), density, probability);
}

/**
 * With more degrees of freedom the series below is the more exact: the continued fraction starts from 1 - df / (df +
 * t^2), which loses as many digits as df has.
 */
const manyDf = 3000;

/** Abramowitz and Stegun 26.7.5, with all its four terms; the fifth is below 1e-12 up to z = 8. */
function nearlyNormalQuantile(z: number, df: number): number {
  const y = z * z;
  const terms = [
    (y + 1) / 4,
    ((5 * y + 16) * y + 3) / 96,
    (((3 * y + 19) * y + 17) * y - 15) / 384,
    ((((79 * y + 776) * y + 1482) * y - 1920) * y - 945) / 92_160,
  ];
  return z * (1 + terms.reduceRight((sum, term) => (sum + term) / df, 0));
}

/**
 * For a distribution symmetric about 0: the probability between 0 and a positive value, and the probability beyond it.
 * They add up to 1/2, and the smaller one is exact.
 */
interface Half {
  readonly center: number;
  readonly tail: number;
}

/** By the incomplete beta function, Abramowitz and Stegun 26.7.1. */
function tHalf(t: number, df: number, beta: number): Half {
  const x = df / (df + t * t);
  const rest = (t * t) / (df + t * t);
  const a = df / 2;
  // I_x(a, 1/2) by its continued fraction, or that of its complement, whichever converges fast.
  const front = (Math.exp(-a * Math.log1p((t * t) / df)) * Math.sqrt(rest)) / beta;
  if (x < (a + 1) / (a + 2.5)) {
    const tail = (front * betaFraction(x, a, 0.5)) / a / 2;
    return { center: 0.5 - tail, tail };
  }
  const center = front * betaFraction(rest, 0.5, a);
  return { center, tail: 0.5 - center };
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
 * The inverse of the distribution function of a distribution symmetric about 0: Newton's method between limits, with
 * bisection where it would leave them.
 */
function inverse(halfOf: (value: number) => Half, densityOf: (value: number) => number, probability: number): number {
  if (probability > 0.5) return -inverse(halfOf, densityOf, 1 - probability);
  if (probability === 0.5) return 0;
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  // Relative to the smaller of the two, which is exact.
  const excessOf = (value: number): number => {
    const { center, tail } = halfOf(value);
    return probability < 0.25 ? tail - probability : 0.5 - probability - center;
  };
  let low = 0;
  let high = 1;
  while (excessOf(high) > 0) {
    low = high;
    high *= 2;
  }
  let value = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const excess = excessOf(value);
    if (excess > 0) low = value;
    else high = value;
    const newton = value + excess / densityOf(value);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - value) <= 1e-15 * value) return -next;
    value = next;
  }
  return -value;
}
