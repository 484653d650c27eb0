// A share with Wilson's score interval.
import type { Issue } from "../check/issue.ts";
import { outOfRange } from "../check/messages.ts";
import { checkOptions } from "../check/options.ts";
import { normalQuantile } from "./distributions.ts";
import { type Estimate, estimate, levelIssues, noEstimate, usualLevel } from "./estimate.ts";

/** The options of {@link wilsonInterval}. */
export interface WilsonOptions {
  /** The confidence level, above 0 and below 1. Default: 0.95. */
  readonly level?: number | undefined;
}

/**
 * A share with Wilson's score interval, without a correction for continuity: the shares p for which (share - p)^2 <=
 * z^2 p(1 - p) / n (Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927). It stays
 * within 0 and 1. For 0 of n it begins at exactly 0, for n of n it ends at exactly 1.
 *
 * It assumes that the n are independent random draws from a much larger population; respondents who chose to answer, or
 * who are clustered in schools, are not, and it is too narrow for them. A census needs no interval.
 *
 * @param successes - How many of n, a whole number from 0 to n.
 * @param n - A whole number of at least 0.
 * @returns The share, 0 to 1. The reason is `"no-values"` if n is 0.
 * @throws OptionsError for invalid numbers and options.
 */
export function wilsonInterval(successes: number, n: number, options: WilsonOptions = {}): Estimate {
  checkOptions(options, { level: levelIssues }, () => countIssues(successes, n));
  const { level = usualLevel } = options;
  return wilson(successes, n, normalQuantile((1 + level) / 2), level);
}

function countIssues(successes: unknown, n: unknown): Issue[] {
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  const issues: Issue[] = isCount(n) ? [] : [outOfRange(["n"], n, "a whole number of at least 0")];
  if (!isCount(successes) || (isCount(n) && successes > n)) {
    const expected = isCount(n) ? `a whole number from 0 to ${n}` : "a whole number of at least 0";
    issues.push(outOfRange(["successes"], successes, expected));
  }
  return issues;
}

/** The same for valid numbers, with the normal quantile `z` of the level. */
export function wilson(successes: number, n: number, z: number, level: number): Estimate {
  if (n === 0) return noEstimate(0, "no-values");
  const share = successes / n;
  const middle = share + (z * z) / (2 * n);
  const halfWidth = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return estimate(share, n, {
    low: successes === 0 ? 0 : (middle - halfWidth) / whole,
    high: successes === n ? 1 : (middle + halfWidth) / whole,
    level,
  });
}
