// The distinct outcomes of a target in a table, numbered, so that the outcome of a row is one small number.
import { coverageOf, isEnough, overallOf, quotientOf } from "../../scoring/evaluate.ts";
import type { Outcome } from "../../scoring/scores.ts";

/** The outcomes found so far; the numbers start from 1. */
export interface Outcomes {
  /** The outcomes, by their numbers. */
  readonly list: Outcome[];
  /** Their distinct scores; the first, NaN, stands for null. */
  readonly scores: number[];
  /** The place of each outcome's score among them, by the outcome's number. */
  readonly places: number[];
  /** The place of each score. */
  readonly placeOf: Map<number | null, number>;
  /** The numbers by coverage and score. */
  readonly numberOf: Map<number | null, Map<number | null, number>>;
}

/** This outcome has the number 0, which no row has. */
const noOutcome: Outcome = { score: null, status: "not-applicable", coverage: null };

export function noOutcomes(): Outcomes {
  return { list: [noOutcome], scores: [Number.NaN], places: [0], placeOf: new Map([[null, 0]]), numberOf: new Map() };
}

/** The number of an outcome, which is added when it is new. */
export function numberOfOutcome(outcomes: Outcomes, { score, coverage, status }: Outcome): number {
  const ofCoverage = outcomes.numberOf.get(coverage) ?? new Map<number | null, number>();
  outcomes.numberOf.set(coverage, ofCoverage);
  const known = ofCoverage.get(score);
  if (known !== undefined) return known;
  const number = outcomes.list.push({ score, coverage, status } as Outcome) - 1;
  ofCoverage.set(score, number);
  const place = outcomes.placeOf.get(score) ?? outcomes.scores.push(score as number) - 1;
  outcomes.placeOf.set(score, place);
  outcomes.places.push(place);
  return number;
}

/** The outcome of the overall in one row, by the numbers of each target's outcomes. */
function overallOutcome(
  targets: readonly { readonly outcomes: Outcomes }[],
  minCoverage: number,
  numbers: readonly Int32Array[],
  row: number,
): Outcome {
  const ofTargets = targets.map(({ outcomes }, t) => outcomes.list[numbers[t]?.[row] as number] as Outcome);
  return overallOf(ofTargets, minCoverage);
}

/** Columns of outcomes: NaN stands for null; statuses are 0 scored, 1 insufficient, 2 not applicable. */
export interface OutcomeColumns {
  readonly score: Float64Array;
  readonly coverage: Float64Array;
  readonly status: Uint8Array;
}

/** Columns for so many rows. */
export function outcomeColumns(rows: number): OutcomeColumns {
  return { score: new Float64Array(rows), coverage: new Float64Array(rows), status: new Uint8Array(rows) };
}

/** Statuses by their numbers. */
export const statuses = ["scored", "insufficient", "not-applicable"] as const;

/** Some rows of columns, in the same memory. */
export function rowsOfColumns({ score, coverage, status }: OutcomeColumns, from: number, to: number): OutcomeColumns {
  return {
    score: score.subarray(from, to),
    coverage: coverage.subarray(from, to),
    status: status.subarray(from, to),
  };
}

/** A function that fills in the outcomes of a target by their numbers. */
export function fillTarget({ list }: Outcomes): (numbers: Int32Array, to: OutcomeColumns) => void {
  let known = outcomeColumns(0);
  return (numbers, to) => {
    // Outcomes are added as rows are scored.
    if (known.score.length < list.length) {
      known = outcomeColumns(list.length);
      list.forEach((outcome, number) => {
        write(known, number, outcome);
      });
    }
    const { score, coverage, status } = known;
    for (let row = 0; row < to.score.length; row++) {
      const number = numbers[row] as number;
      to.score[row] = score[number] as number;
      to.coverage[row] = coverage[number] as number;
      to.status[row] = status[number] as number;
    }
  };
}

/**
 * A function that fills in the overall of rows by the numbers of each target's outcomes. It adds in the order of the
 * targets, as overallOf does, so that both give the same to the last bit. The columns must be zeros before.
 */
export function fillOverall(
  targets: readonly { readonly outcomes: Outcomes }[],
  minCoverage: number,
): (numbers: readonly Int32Array[], to: OutcomeColumns) => void {
  const addends = targets.map(({ outcomes }) => ({ list: outcomes.list, ...addendsOf([]) }));
  const noAddends = addendsOf([noOutcome]);
  const noNumbers = new Int32Array(sumRows);
  const counts = new Int32Array(sumRows);
  return (numbers, to) => {
    // Outcomes are added as rows are scored.
    for (const target of addends) {
      if (target.counts.length < target.list.length) Object.assign(target, addendsOf(target.list));
    }
    for (let from = 0; from < to.score.length; from += sumRows) {
      const sums = rowsOfColumns(to, from, from + sumRows);
      counts.fill(0);
      for (let t = 0; t < addends.length; t += 2) {
        const ofFirst = (numbers[t] as Int32Array).subarray(from, from + sumRows);
        const ofSecond = numbers[t + 1]?.subarray(from, from + sumRows) ?? noNumbers;
        addTwo(ofFirst, addends[t] as Addends, ofSecond, addends[t + 1] ?? noAddends, sums, counts);
      }
      divide(sums, counts, minCoverage);
    }
  };
}

/** How many rows are summed at a time, so that their sums stay in the processor's cache. */
const sumRows = 2048;

/**
 * The contribution of each outcome of a target to the overall: its score, its coverage, and how many of each it has, in
 * 16 bits each.
 */
interface Addends {
  readonly points: Float64Array;
  readonly covered: Float64Array;
  readonly counts: Int32Array;
}

function addendsOf(list: readonly Outcome[]): Addends {
  return {
    points: Float64Array.from(list, ({ score }) => score ?? 0),
    covered: Float64Array.from(list, ({ coverage }) => coverage ?? 0),
    counts: Int32Array.from(list, ({ score, coverage }) => {
      return (score === null ? 0 : 1) + (coverage === null ? 0 : 0x10000);
    }),
  };
}

/** Adds two targets to the sums, since reading and writing the sums takes longer than adding. */
function addTwo(
  numbersOfFirst: Int32Array,
  first: Addends,
  numbersOfSecond: Int32Array,
  second: Addends,
  { score, coverage }: OutcomeColumns,
  counts: Int32Array,
): void {
  const { points: pointsA, covered: coveredA, counts: countsA } = first;
  const { points: pointsB, covered: coveredB, counts: countsB } = second;
  for (let row = 0; row < score.length; row++) {
    const a = numbersOfFirst[row] as number;
    const b = numbersOfSecond[row] as number;
    score[row] = (score[row] as number) + (pointsA[a] as number) + (pointsB[b] as number);
    coverage[row] = (coverage[row] as number) + (coveredA[a] as number) + (coveredB[b] as number);
    counts[row] = (counts[row] as number) + (countsA[a] as number) + (countsB[b] as number);
  }
}

/** Turns sums into outcomes, as outcomeOf does. */
function divide({ score, coverage, status }: OutcomeColumns, counts: Int32Array, minCoverage: number): void {
  for (let row = 0; row < score.length; row++) {
    const scored = (counts[row] as number) & 0xffff;
    const applicable = (counts[row] as number) >>> 16;
    const covered = coverageOf(coverage[row] as number, applicable);
    const isScored = isEnough(scored, covered, minCoverage);
    score[row] = isScored ? quotientOf(score[row] as number, scored) : Number.NaN;
    coverage[row] = applicable > 0 ? covered : Number.NaN;
    status[row] = isScored ? 0 : applicable > 0 ? 1 : 2;
  }
}

function write(to: OutcomeColumns, row: number, { score, coverage, status }: Outcome): void {
  to.score[row] = score ?? Number.NaN;
  to.coverage[row] = coverage ?? Number.NaN;
  to.status[row] = status === "scored" ? 0 : status === "insufficient" ? 1 : 2;
}

/** Added in place of a score where the row is left to the evaluator; more than any sum of scores. */
const toEvaluator = 2 ** 32;

/**
 * The contribution of an outcome of a target to the overall. Where every target has a score, so does the overall, and
 * it is their mean; rows with any other target are left to the evaluator.
 */
export function overallAddend({ list }: Outcomes, minCoverage: number, number: number): number {
  const { score, coverage } = list[number] as Outcome;
  return score === null || coverage < minCoverage ? toEvaluator : score;
}

/** Turns the sums of rows into their overall scores; NaN stands for null. */
export function overallScores(
  targets: readonly { readonly outcomes: Outcomes }[],
  minCoverage: number,
  numbers: readonly Int32Array[],
  sums: Float64Array,
): void {
  for (let row = 0; row < sums.length; row++) {
    const sum = sums[row] as number;
    sums[row] =
      sum < toEvaluator
        ? sum / targets.length
        : (overallOutcome(targets, minCoverage, numbers, row).score ?? Number.NaN);
  }
}
