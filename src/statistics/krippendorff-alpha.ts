// Krippendorff's alpha: how far raters agree on units, beyond chance.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { checkOptions, oneOf, required } from "../check/options.ts";
import { endOfRun } from "./equal-values.ts";
import { type Estimate, estimate, noEstimate } from "./estimate.ts";
import { readRows, type Values } from "./values.ts";

/** How the distance between two values is measured. */
export type AlphaMetric = "nominal" | "ordinal" | "interval";

/** The options of {@link krippendorffAlpha}. */
export interface AlphaOptions {
  /**
   * The distance between two values: `"nominal"` is 1 for any two different values, `"ordinal"` counts how many values
   * are between them, `"interval"` is their difference.
   */
  readonly metric: AlphaMetric;
}

/** An alpha, and how many values it is based on: `n` is how many values are in units with two values or more. */
export type AlphaEstimate = Estimate & {
  /** How many units at least two raters rated. */
  readonly units: number;
};

/**
 * Krippendorff's alpha, 1 - D_o / D_e: the disagreement within units, divided by the one expected of the same values
 * paired at random (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). 1 is full agreement, 0 is
 * agreement by chance; below 0, raters disagree more than by chance.
 *
 * There can be any number of raters, and any ratings can be missing: a unit counts if it has two values or more. It
 * assumes that raters worked independently and are interchangeable; differences between people who see a school from
 * different positions are not measurement error.
 *
 * @param ratings - Raters by units: for each rater a value for each unit, `null` where it is missing.
 * @returns Alpha. The reason is `"no-values"` without values, `"no-pairs"` when no unit has two values, `"one-unit"`
 *   for a single unit, for which alpha is always 0, `"no-variation"` when all values are equal (within 1e-9).
 * @throws OptionsError for invalid ratings and an unknown metric.
 */
export function krippendorffAlpha(ratings: readonly Values[], options: AlphaOptions): AlphaEstimate {
  checkOptions(options, { metric: required(oneOf("nominal", "ordinal", "interval")) });
  const { metric } = options;
  const issues: Issue[] = [];
  const raters = readRows(ratings, ["ratings"], issues);
  if (issues.length > 0) throw new OptionsError(issues);
  const units = Array.from(raters[0] ?? [], (_, unit) => {
    const values = new Float64Array(raters.length);
    let n = 0;
    for (const ofRater of raters) {
      const value = ofRater[unit] as number;
      if (!Number.isNaN(value)) values[n++] = value;
    }
    return countsOf(values.subarray(0, n).sort());
  });
  return alphaOfUnits(units, metric);
}

/** How often each value occurs in one unit, or in all; the values in ascending order. */
export interface UnitCounts {
  readonly values: Float64Array;
  readonly counts: Float64Array;
  /** How many there are in all. */
  readonly n: number;
}

/** The distinct values of a list in ascending order. */
function countsOf(sorted: Float64Array): UnitCounts {
  const values = new Float64Array(sorted.length);
  const counts = new Float64Array(sorted.length);
  let last = -1;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) values[++last] = sorted[i] as number;
    counts[last] = (counts[last] as number) + 1;
  }
  return { values: values.subarray(0, last + 1), counts: counts.subarray(0, last + 1), n: sorted.length };
}

/** Alpha from the counts of all units, those with fewer than two values included. */
export function alphaOfUnits(units: readonly UnitCounts[], metric: AlphaMetric): AlphaEstimate {
  const paired = units.filter(({ n }) => n >= 2);
  const n = paired.reduce((sum, unit) => sum + unit.n, 0);
  const result = (estimate: Estimate): AlphaEstimate => Object.freeze({ ...estimate, units: paired.length });
  if (units.every(({ n }) => n === 0)) return result(noEstimate(0, "no-values"));
  if (paired.length === 0) return result(noEstimate(0, "no-pairs"));
  if (paired.length === 1) return result(noEstimate(n, "one-unit"));
  const all = runsOf(paired);
  if (all.values.length === 1) return result(noEstimate(n, "no-variation"));
  const distances = metric === "nominal" ? nominalDistances : squaredDistances(placesOf(metric, all));
  const observed = paired.reduce((sum, unit) => sum + distances(runsIn(unit, all.values)) / (unit.n - 1), 0);
  const expected = distances({ runs: Int32Array.from(all.values.keys()), counts: all.counts, n });
  return result(estimate(1 - ((n - 1) * observed) / expected, n));
}

/** The runs of equal values of all units: the least value of each, and how many values it has. */
function runsOf(units: readonly UnitCounts[]): { readonly values: Float64Array; readonly counts: Float64Array } {
  const sorted = new Float64Array(units.reduce((sum, { values }) => sum + values.length, 0));
  let length = 0;
  for (const { values } of units) {
    sorted.set(values, length);
    length += values.length;
  }
  sorted.sort();
  let last = 0;
  const values = new Float64Array(length);
  for (let from = 0; from < length; from = endOfRun(sorted, from, sorted[from] as number)) {
    values[last++] = sorted[from] as number;
  }
  const runs = { values: values.subarray(0, last), counts: new Float64Array(last) };
  for (const unit of units) {
    const { runs: places, counts } = runsIn(unit, runs.values);
    places.forEach((run, i) => {
      runs.counts[run] = (runs.counts[run] as number) + (counts[i] as number);
    });
  }
  return runs;
}

/** How often the values of one unit are in each run, by the run's number in ascending order. */
interface RunCounts {
  readonly runs: Int32Array;
  readonly counts: Float64Array;
  readonly n: number;
}

/** The runs that the values of a unit are in: of each the last that does not begin after it. */
function runsIn({ values, counts, n }: UnitCounts, firsts: Float64Array): RunCounts {
  const runs = new Int32Array(values.length);
  const sums = new Float64Array(values.length);
  let last = -1;
  let run = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    // By steps that double, since both lists ascend.
    let step = 1;
    while ((firsts[run + step] ?? Number.POSITIVE_INFINITY) <= value) {
      run += step;
      step *= 2;
    }
    for (; step >= 1; step /= 2) if ((firsts[run + step] ?? Number.POSITIVE_INFINITY) <= value) run += step;
    if (last < 0 || runs[last] !== run) runs[++last] = run;
    sums[last] = (sums[last] as number) + (counts[i] as number);
  }
  return { runs: runs.subarray(0, last + 1), counts: sums.subarray(0, last + 1), n };
}

/** Where each run is: its value, or for ordinal distances its middle rank. */
function placesOf(
  metric: "ordinal" | "interval",
  { values, counts }: { readonly values: Float64Array; readonly counts: Float64Array },
): Float64Array {
  if (metric === "interval") return values;
  // The number of values between two values, counting half of each of the two, is the difference of their middle ranks.
  let before = 0;
  return counts.map((count) => {
    before += count;
    return before - count / 2;
  });
}

/** The distances of all pairs of values of a unit, each pair twice: 1 for those that differ. */
function nominalDistances({ counts, n }: RunCounts): number {
  return n * n - counts.reduce((sum, count) => sum + count * count, 0);
}

/** The same with the squared differences of places: 2 n times the sum of squares about the mean. */
function squaredDistances(places: Float64Array): (unit: RunCounts) => number {
  return ({ runs, counts, n }) => {
    let sum = 0;
    for (let i = 0; i < runs.length; i++) sum += (places[runs[i] as number] as number) * (counts[i] as number);
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < runs.length; i++) {
      squares += ((places[runs[i] as number] as number) - mean) ** 2 * (counts[i] as number);
    }
    return 2 * n * squares;
  };
}
