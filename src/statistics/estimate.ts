// What a statistic gives: a number with how many values it rests on, or the reason why there is none; never NaN.
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { outOfRange, unexpected } from "../model/unexpected.ts";

/** A confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** The confidence level, above 0 and below 1. */
  readonly level: number;
}

/** Why there is no number; stable, for programs. */
export type NoEstimate =
  /** There is no value at all. */
  | "no-values"
  /** There are values, but fewer than the statistic needs. */
  | "too-few"
  /** All values are the same, so that the formula divides by zero. */
  | "no-variation"
  /** No two raters rated the same unit. */
  | "no-pairs"
  /** The two sides do not measure the same thing. */
  | "not-comparable"
  /** Two raters or more rated one unit alone, for which alpha is always 0. */
  | "one-unit";

/** A number, with an interval where one can be given; or the reason why there is none. */
export type Estimate =
  | {
      readonly value: number;
      /** How many values it rests on. */
      readonly n: number;
      readonly interval?: Interval;
    }
  | { readonly value: null; readonly n: number; readonly reason: NoEstimate };

/**
 * No number.
 *
 * @param n - How many values there are.
 * @param reason - Why that is not enough.
 */
export function noEstimate(n: number, reason: NoEstimate): Estimate {
  return Object.freeze({ value: null, n, reason });
}

/**
 * A number.
 *
 * @param value - The number.
 * @param n - How many values it rests on.
 * @param interval - Its interval; `null` for none.
 */
export function estimate(value: number, n: number, interval: Interval | null = null): Estimate {
  return Object.freeze(interval === null ? { value, n } : { value, n, interval: Object.freeze(interval) });
}

/** The confidence level unless another is given. */
export const usualLevel = 0.95;

/**
 * A confidence level in percent, without the digits that only binary numbers have.
 *
 * @param level - The level.
 */
export function percentOf(level: number): number {
  return Number((level * 100).toFixed(6));
}

/**
 * The issues of a confidence level.
 *
 * @param level - Anything.
 * @param path - Where it stands.
 */
export function levelIssues(level: unknown, path: readonly PropertyKey[] = ["level"]): Issue[] {
  // So near to 1 that half of the rest is nothing is 1.
  if (typeof level === "number" && level > 0 && (1 + level) / 2 < 1) return [];
  return [outOfRange(path, level, "a number between 0 and 1")];
}

/**
 * The issues of an estimate, which somebody may have written by hand.
 *
 * @param estimate - Anything.
 * @param path - Where it stands.
 */
export function estimateIssues(estimate: unknown, path: readonly PropertyKey[]): Issue[] {
  if (!isPlainObject(estimate)) return [unexpected(path, estimate, "an estimate (value, n)")];
  const { value, n, interval } = estimate;
  const issues: Issue[] = [];
  const number = (found: unknown, place: readonly PropertyKey[], expected: string): void => {
    if (!Number.isFinite(found)) issues.push(unexpected([...path, ...place], found, expected));
  };
  if (value !== null) number(value, ["value"], "a finite number, or null for none,");
  if (!Number.isSafeInteger(n)) issues.push(unexpected([...path, "n"], n, "a whole number"));
  if (interval === undefined) return issues;
  if (!isPlainObject(interval)) return [...issues, unexpected([...path, "interval"], interval, "an interval")];
  for (const end of ["low", "high"]) number(interval[end], ["interval", end], "a finite number");
  return issues;
}
