// Krippendorff's alpha: how far raters agree on units, beyond chance.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { outOfRange } from "../check/messages.ts";
import { checkOptions, oneOf, required } from "../check/options.ts";
import { endOfRun } from "./equal-values.ts";
import { type Estimate, estimate, noEstimate } from "./estimate.ts";
import { readRows, type Values } from "./values.ts";

/** What the distance between two values is. */
export type AlphaMetric = "nominal" | "ordinal" | "interval" | "ratio";

/** How alpha measures. */
export interface AlphaOptions {
  /**
   * The distance between two values: `"nominal"` is 1 for any two that differ, `"ordinal"` counts how many values lie
   * between, `"interval"` is the difference, `"ratio"` the difference as a share of the sum, for values of at least 0.
   */
  readonly metric: AlphaMetric;
}

/** An alpha, and what it rests on; `n` is how many values are in units with two values or more. */
export type AlphaEstimate = Estimate & {
  /** How many units at least two raters rated. */
  readonly units: number;
};

/**
 * Krippendorff's alpha, 1 - D_o / D_e: the disagreement within units over that expected of the same values
 * paired at random (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). 1 is full agreement, 0 what chance
 * gives; below 0 raters disagree more than by chance.
 *
 * Any number of raters, any of them missing anywhere: a unit counts when it has two values or more, each of its values
 * in proportion. Computed from how often each value occurs in each unit, not from pairs of raters. It assumes that
 * raters worked independently and are interchangeable; people who see a school from another position are not an error
 * of measurement.
 *
 * @param ratings - Raters by units: for each rater a value for each unit, `null` where there is none.
 * @returns The reason `"no-values"` for none, `"no-pairs"` when no unit has two values, `"one-unit"` for a single unit,
 *   for which alpha is always 0, `"no-variation"` when all values are equal (within 1e-9).
 * @throws OptionsError for invalid ratings and an unknown metric.
 */
export function krippendorffAlpha(ratings: readonly Values[], options: AlphaOptions): AlphaEstimate {
  checkOptions(options, { metric: required(oneOf("nominal", "ordinal", "interval", "ratio")) });
  const { metric } = options;
  const issues: Issue[] = [];
  const raters = readRows(ratings, ["ratings"], issues);
  if (metric === "ratio") {
    raters.forEach((values, rater) => {
      values.forEach((value, unit) => {
        if (value < 0) issues.push(outOfRange(["ratings", rater, unit], value, "a value of at least 0"));
      });
    });
  }
  if (issues.length > 0) throw new OptionsError(issues);
  return alphaOfUnits(unitsOf(raters), metric);
}

/** How often each value occurs in one unit. */
export interface UnitCounts {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/** Up to so many different values are counted in a table; more are looked up unit by unit. */
const fewValues = 256;

function unitsOf(raters: readonly Float64Array[]): UnitCounts[] {
  const units = raters[0]?.length ?? 0;
  const places = new Map<number, number>();
  const counts = new Int32Array(units * fewValues);
  for (const values of raters) {
    for (let unit = 0; unit < units; unit++) {
      const value = values[unit] as number;
      if (Number.isNaN(value)) continue;
      const place = places.get(value) ?? places.size;
      if (place === fewValues) return Array.from({ length: units }, (_, unit) => unitOf(raters, unit));
      places.set(value, place);
      const cell = unit * fewValues + place;
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return Array.from({ length: units }, (_, unit) => {
    const counted = [...places].filter(([, place]) => counts[unit * fewValues + place] !== 0);
    return {
      values: counted.map(([value]) => value),
      counts: counted.map(([, place]) => counts[unit * fewValues + place] as number),
    };
  });
}

function unitOf(raters: readonly Float64Array[], unit: number): UnitCounts {
  const times = new Map<number, number>();
  for (const values of raters) {
    const value = values[unit] as number;
    if (!Number.isNaN(value)) times.set(value, (times.get(value) ?? 0) + 1);
  }
  return { values: [...times.keys()], counts: [...times.values()] };
}

/** Alpha from the counts of all units, those with fewer than two values included. */
export function alphaOfUnits(units: readonly UnitCounts[], metric: AlphaMetric): AlphaEstimate {
  const given = units.filter(({ counts }) => total(counts) >= 2);
  const ties = tiesOf(countsOf(given).values);
  const paired = ties.size === 0 ? given : given.map((unit) => countsOf([unit], ties));
  const found = countsOf(paired);
  const n = total(found.counts);
  const result = (estimate: Estimate): AlphaEstimate => Object.freeze({ ...estimate, units: paired.length });
  if (units.every(({ counts }) => total(counts) === 0)) return result(noEstimate(0, "no-values"));
  if (paired.length === 0) return result(noEstimate(0, "no-pairs"));
  if (paired.length === 1) return result(noEstimate(n, "one-unit"));
  if (found.values.length === 1) return result(noEstimate(n, "no-variation"));
  const distances = distancesOf(metric, found);
  const observed = paired.reduce((sum, unit) => sum + distances(unit) / (total(unit.counts) - 1), 0);
  return result(estimate(1 - ((n - 1) * observed) / distances(found), n));
}

/** For each value that is equal to a smaller one: the least of its run. */
function tiesOf(values: readonly number[]): ReadonlyMap<number, number> {
  const sorted = Float64Array.from(values).sort();
  const ties = new Map<number, number>();
  for (let from = 0, end = 0; from < sorted.length; from = end) {
    const first = sorted[from] as number;
    end = endOfRun(sorted, from, first);
    for (let place = from + 1; place < end; place++) ties.set(sorted[place] as number, first);
  }
  return ties;
}

/** How often each value occurs in any of some units; those that are ties are counted as what they tie with. */
function countsOf(units: readonly UnitCounts[], ties?: ReadonlyMap<number, number>): UnitCounts {
  const times = new Map<number, number>();
  for (const { values, counts } of units) {
    values.forEach((given, i) => {
      const value = ties?.get(given) ?? given;
      times.set(value, (times.get(value) ?? 0) + (counts[i] as number));
    });
  }
  return { values: [...times.keys()], counts: [...times.values()] };
}

/** Sums the squared distances of all pairs of values, each pair twice. */
type Distances = (unit: UnitCounts) => number;

function distancesOf(metric: AlphaMetric, all: UnitCounts): Distances {
  switch (metric) {
    case "nominal":
      return ({ counts }) => total(counts) ** 2 - counts.reduce((sum, count) => sum + count * count, 0);
    case "ratio":
      return ratioDistances;
    case "interval":
      return intervalDistances(new Map(all.values.map((value) => [value, value])), all);
    case "ordinal":
      // What lies between two values, half of each of them included, is the difference of their middle ranks.
      return intervalDistances(middleRanks(all), all);
  }
}

/** 2 (m sum(x^2) - sum(x)^2), about the mean of all, so that nothing large is subtracted from something as large. */
function intervalDistances(placeOf: ReadonlyMap<number, number>, all: UnitCounts): Distances {
  const sum = all.values.reduce((sum, value, i) => sum + (placeOf.get(value) as number) * (all.counts[i] as number), 0);
  const middle = sum / total(all.counts);
  return ({ values, counts }) => {
    let sum = 0;
    let squares = 0;
    values.forEach((value, i) => {
      const place = (placeOf.get(value) as number) - middle;
      sum += place * (counts[i] as number);
      squares += place * place * (counts[i] as number);
    });
    return 2 * (total(counts) * squares - sum * sum);
  };
}

function middleRanks({ values, counts }: UnitCounts): Map<number, number> {
  const ascending = values.map((value, i) => ({ value, count: counts[i] as number })).sort((a, b) => a.value - b.value);
  let before = 0;
  return new Map(
    ascending.map(({ value, count }) => {
      before += count;
      return [value, before - count / 2];
    }),
  );
}

function ratioDistances({ values, counts }: UnitCounts): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [values[i] as number, values[j] as number];
      sum += 2 * (counts[i] as number) * (counts[j] as number) * ((a - b) / (a + b)) ** 2;
    }
  }
  return sum;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
