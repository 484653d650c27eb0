// Cliff's delta, reported with the difference of two means.
import { cliffsDelta, type DeltaEstimate } from "./cliffs-delta.ts";
import { type Estimate, usualLevel } from "./estimate.ts";

/**
 * Cliff's delta of two groups of scores. It has an interval only if the difference of their means has one under the
 * same assumptions: not for clusters, and not where everyone answered.
 *
 * @param level - `null` for no interval.
 * @param difference - That of the means.
 */
export function deltaOf(
  a: Float64Array,
  b: Float64Array,
  level: number | null,
  difference: Estimate,
  isClustered: boolean,
): DeltaEstimate {
  const delta = cliffsDelta(a, b, { level: level ?? usualLevel });
  const isCensus = difference.value !== null && difference.noInterval === "census";
  if (delta.value === null || delta.interval === undefined || (level !== null && !isClustered && !isCensus))
    return delta;
  const { interval: _, ...rest } = delta;
  if (level === null) return rest;
  return { ...rest, noInterval: isCensus ? "census" : "clustered" };
}
