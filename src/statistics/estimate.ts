// The result of a statistic: a number and how many values it is based on, or the reason why there is no number; never
// NaN.
import type { Issue } from "../check/issue.ts";
import { outOfRange, unexpected } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";

type Path = readonly PropertyKey[];

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
  /** Only one unit has two ratings or more, for which alpha is always 0. */
  | "one-unit";

/** Why a number has no interval although its values vary; stable, for programs. */
export type NoInterval =
  /** There are too few clusters to know how much they vary: one, or fewer than 4 degrees of freedom. */
  | "too-few-clusters"
  /** Everyone answered, so nothing is estimated. */
  | "census"
  /** This statistic has no interval that accounts for clusters. */
  | "clustered"
  /** The clusters do not differ at all, so their variance is unknown. */
  | "no-variation";

/** The effect of clusters on an estimate. */
export interface ClusterFigures {
  /** How many clusters have a value. */
  readonly count: number;
  /**
   * The intraclass correlation, by analysis of variance: how similar the values of one cluster are, at most 1; below 0
   * when they are less similar than by chance (Donner and Koval, "The estimation of intraclass correlation in the
   * analysis of family data", 1980). `null` when no cluster has two values, or there is one cluster.
   */
  readonly icc: number | null;
  /**
   * The design effect: the variance of the estimate, divided by that of as many independent values; `null` when there
   * is none.
   */
  readonly designEffect: number | null;
}

/** A number, with an interval if there is one; or the reason why there is no number. */
export type Estimate =
  | {
      readonly value: number;
      /** How many values it is based on. */
      readonly n: number;
      readonly interval?: Interval;
      /** Why there is no interval, although the values vary and `intervals` is not false. */
      readonly noInterval?: NoInterval;
      /** The effect of the clusters, if they were given. */
      readonly clusters?: ClusterFigures;
    }
  | { readonly value: null; readonly n: number; readonly reason: NoEstimate };

/** The estimate of a statistic that cannot be computed from `n` values. */
export function noEstimate(n: number, reason: NoEstimate): Estimate {
  return Object.freeze({ value: null, n, reason });
}

/** The estimate of a number that is based on `n` values. */
export function estimate(value: number, n: number, interval: Interval | null = null): Estimate {
  return Object.freeze(interval === null ? { value, n } : { value, n, interval: Object.freeze(interval) });
}

/** The ends of the interval of an estimate, for a table; `null` without one. */
export function endsOf(estimate: Estimate): { readonly low: number | null; readonly high: number | null } {
  const { low = null, high = null } = (estimate.value !== null && estimate.interval) || {};
  return { low, high };
}

/** The default confidence level. */
export const usualLevel = 0.95;

/** A confidence level in percent, without the digits that only binary numbers have. */
export function percentOf(level: number): number {
  return Number((level * 100).toFixed(6));
}

/** The issues of a confidence level. */
export function levelIssues(level: unknown, path: Path = ["level"]): Issue[] {
  // A level so near to 1 that half of the rest rounds to 0 counts as 1.
  if (typeof level === "number" && level > 0 && (1 + level) / 2 < 1) return [];
  return [outOfRange(path, level, "a number between 0 and 1")];
}

/** The issues of an estimate that may have been written by hand. */
export function estimateIssues(estimate: unknown, path: Path): Issue[] {
  if (!isPlainObject(estimate)) return [unexpected(path, estimate, "an estimate (value, n)")];
  const { value, n, interval } = estimate;
  const issues: Issue[] = [];
  const number = (found: unknown, place: Path, expected: string): void => {
    if (!Number.isFinite(found)) issues.push(unexpected([...path, ...place], found, expected));
  };
  if (value !== null) number(value, ["value"], "a finite number, or null for none");
  if (!Number.isSafeInteger(n)) issues.push(unexpected([...path, "n"], n, "a whole number"));
  if (interval === undefined) return issues;
  if (!isPlainObject(interval)) return [...issues, unexpected([...path, "interval"], interval, "an interval")];
  for (const end of ["low", "high"]) number(interval[end], ["interval", end], "a finite number");
  return issues;
}
