// The outcomes that a target has in a table, each kept once and numbered, so that a row's is one small number.
import type { Outcome } from "../scoring/scores.ts";
import { enlarged } from "./enlarged.ts";

/** Columns of outcomes, whether by row or by number. NaN stands for null. */
export interface ScoreColumns {
  readonly scores: Float64Array;
  readonly coverages: Float64Array;
  /** 0 is scored, 1 insufficient, 2 not applicable. */
  readonly statuses: Uint8Array;
}

/**
 * Columns of so many outcomes.
 *
 * @param size - How many.
 */
export function scoreColumns(size: number): ScoreColumns {
  return { scores: new Float64Array(size), coverages: new Float64Array(size), statuses: new Uint8Array(size) };
}

/** The outcomes that were met; the numbers start from 1. */
export interface Outcomes {
  /** The outcomes, by their numbers. */
  readonly list: Outcome[];
  /** The same in columns. */
  columns: ScoreColumns;
  /** The different scores among them; the first, NaN, stands for none. */
  readonly scores: number[];
  /** The place of each outcome's score among them, by the outcome's number. */
  readonly places: number[];
  /** The place of each score. */
  readonly placeOf: Map<number | null, number>;
  /** The numbers by coverage and score. */
  readonly known: Map<number | null, Map<number | null, number>>;
}

/** What has the number 0, which no row has. */
const nothing: Outcome = { score: null, status: "not-applicable", coverage: null };

/** No outcomes yet. */
export function noOutcomes(): Outcomes {
  return {
    list: [nothing],
    columns: scoreColumns(64),
    scores: [Number.NaN],
    places: [0],
    placeOf: new Map([[null, 0]]),
    known: new Map(),
  };
}

/**
 * The number of an outcome, given anew when it was not met before.
 *
 * @param outcomes - Those that were met.
 * @param outcome - What the evaluator found.
 */
export function numberOfOutcome(outcomes: Outcomes, outcome: Outcome): number {
  const { score, coverage, status } = outcome;
  const ofCoverage = outcomes.known.get(coverage) ?? new Map<number | null, number>();
  outcomes.known.set(coverage, ofCoverage);
  const known = ofCoverage.get(score);
  if (known !== undefined) return known;
  const number = outcomes.list.push({ score, coverage, status } as Outcome) - 1;
  ofCoverage.set(score, number);
  if (number === outcomes.columns.scores.length) {
    const { scores, coverages, statuses } = outcomes.columns;
    const larger = scoreColumns(number * 2);
    outcomes.columns = {
      scores: enlarged(scores, larger.scores),
      coverages: enlarged(coverages, larger.coverages),
      statuses: enlarged(statuses, larger.statuses),
    };
  }
  setOutcome(outcomes.columns, number, outcome);
  const place = outcomes.placeOf.get(score) ?? outcomes.scores.push(score as number) - 1;
  outcomes.placeOf.set(score, place);
  outcomes.places.push(place);
  return number;
}

/**
 * Puts an outcome into columns.
 *
 * @param columns - The columns.
 * @param place - Where it goes.
 * @param outcome - The outcome.
 */
export function setOutcome(columns: ScoreColumns, place: number, { score, coverage, status }: Outcome): void {
  columns.scores[place] = score ?? Number.NaN;
  columns.coverages[place] = coverage ?? Number.NaN;
  columns.statuses[place] = status === "scored" ? 0 : status === "insufficient" ? 1 : 2;
}
