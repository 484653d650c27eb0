// The outcomes that a target has in a table, each one once and numbered, so that a row's is one small number.
import { overallOf } from "../../scoring/evaluate.ts";
import type { Outcome } from "../../scoring/scores.ts";

/** The outcomes found so far; the numbers start from 1. */
export interface Outcomes {
  /** The outcomes, by their numbers. */
  readonly list: Outcome[];
  /** The different scores among them; the first, NaN, stands for none. */
  readonly scores: number[];
  /** The place of each outcome's score among them, by the outcome's number. */
  readonly places: number[];
  /** The place of each score. */
  readonly placeOf: Map<number | null, number>;
  /** The numbers by coverage and score. */
  readonly numberOf: Map<number | null, Map<number | null, number>>;
}

/** Has the number 0, which no row has. */
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
export function overallOutcome(
  targets: readonly { readonly outcomes: Outcomes }[],
  minCoverage: number,
  numbers: readonly Int32Array[],
  row: number,
): Outcome {
  const ofTargets = targets.map(({ outcomes }, t) => outcomes.list[numbers[t]?.[row] as number] as Outcome);
  return overallOf(ofTargets, minCoverage);
}

/** Added in place of a score where the row is left to the evaluator; more than any sum of scores. */
const toEvaluator = 2 ** 32;

/**
 * What an outcome of a target adds to the overall. Where every target has a score and covers enough, so does the
 * overall, and it is their mean; rows with any other target are left to the evaluator.
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
