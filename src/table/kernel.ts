// Scores a block of rows at a time. No rule of scoring is here: every outcome is what the evaluator of the object scorer
// returns for ratings like the row's; only the plainest mean is taken here, that of targets which all have a score.
import type { CompiledPart, CompiledPlan, CompiledTarget } from "../scoring/compiled-plan.ts";
import {
  addSums,
  measureOf,
  noSums,
  outcomeOf,
  overallOf,
  type Sums,
  scoredPart,
  targetScore,
} from "../scoring/evaluate.ts";
import type { Rating } from "../scoring/ratings.ts";
import type { Outcome } from "../scoring/scores.ts";
import { type Block, blockRows } from "./blocks.ts";
import { noOutcomes, numberOfOutcome, type Outcomes } from "./outcomes.ts";
import { notRated } from "./rating-codes.ts";
import type { TableData } from "./rating-table.ts";
import { type CountedItem, type FillNumbers, fillNumbers, type States, statesOf } from "./states.ts";

/** One target of a plan, made ready for the rows of a table. */
export interface TargetKernel {
  readonly id: string;
  /** The outcomes that were met so far. */
  readonly outcomes: Outcomes;
  /** Fills in the number of each row's outcome. */
  readonly score: FillNumbers;
  /** How the fast way finds it; `undefined` where there is none. */
  readonly states: States | undefined;
}

/**
 * The kernels of a plan's targets.
 *
 * The fast way is for targets whose items can be rated in up to 2^20 ways that differ by more than order: all plans of
 * this library on scales of up to 20 points, and most with a few different weights. For others the parts are scored
 * that way, and put together by the evaluator; a part that has too many ways itself is scored by it row by row.
 *
 * @param compiled - The plan.
 * @param data - The table.
 */
export function targetKernels(compiled: CompiledPlan, data: TableData): TargetKernel[] {
  return compiled.targets.map((target) => targetKernel(target, compiled.plan.minCoverage, data));
}

function targetKernel(target: CompiledTarget, minCoverage: number, data: TableData): TargetKernel {
  const outcomes = noOutcomes();
  const own = withOwnPlaces(target);
  const states = statesOf(itemsIn(own), data.columnOf, data.codes, (ratings) => {
    return numberOfOutcome(outcomes, evaluate(own, ratings, minCoverage, data));
  });
  const score = states ? fillNumbers(states) : byParts(target, minCoverage, data, outcomes);
  return { id: target.id, outcomes, score, states };
}

/** Puts together what the parts of a row amount to, where the whole target has too many states. */
function byParts(target: CompiledTarget, minCoverage: number, data: TableData, outcomes: Outcomes): FillNumbers {
  const { direct } = target;
  const measure = measureOf(data.codes.scale);
  const parts = target.parts.map((part) => scoredParts(part, data));
  const directOnly = withOwnPlaces({ ...target, parts: [] });
  return (block, numbers) => {
    const ofParts = parts.map((part) => part(block));
    for (let r = 0; r < block.rows; r++) {
      const rating = direct && ratingIn(block, r, data.columnOf.get(direct.id), data);
      if (rating !== undefined && rating !== null) {
        numbers[r] = numberOfOutcome(outcomes, evaluate(directOnly, [rating], minCoverage, data));
        continue;
      }
      const sums = noSums();
      for (const part of ofParts) addSums(sums, part(r));
      numbers[r] = numberOfOutcome(outcomes, outcomeOf(sums, measure.most, minCoverage));
    }
  };
}

/** What a part amounts to, by block and row. */
function scoredParts(part: CompiledPart, data: TableData): (block: Block) => (row: number) => Sums {
  const own = withOwnPlaces({ id: part.id, direct: undefined, parts: [part], places: [] });
  const measure = measureOf(data.codes.scale);
  const scored = (ratings: readonly Rating[]): Sums => scoredPart(own.parts[0] as CompiledPart, ratings, measure);
  const met: Sums[] = [];
  const states = statesOf(itemsIn(own), data.columnOf, data.codes, (ratings) => met.push(scored(ratings)));
  const fill = states && fillNumbers(states);
  const numbers = new Int32Array(blockRows);
  const columns = part.items.map(({ id }) => data.columnOf.get(id));
  return (block) => {
    if (fill) {
      fill(block, numbers);
      return (row) => met[(numbers[row] as number) - 1] as Sums;
    }
    return (row) => scored(columns.map((column) => ratingIn(block, row, column, data)));
  };
}

function ratingIn(block: Block, row: number, column: number | undefined, { codes }: TableData): Rating {
  const code = column === undefined ? notRated : (block.bytes[column * block.stride + row] as number);
  return codes.ratings[code] ?? null;
}

/** A target whose items have places of their own, so that an item of two parts can be rated in two ways. */
function withOwnPlaces({ id, direct, parts }: CompiledTarget): CompiledTarget {
  let place = 0;
  const own = parts.map((part) => {
    place += part.items.length;
    return at(part, place - part.items.length);
  });
  const places = Array.from({ length: place }, (_, i) => i);
  return { id, direct: direct && at(direct, place), parts: own, places };
}

/** A part whose items have places of their own, from one on. */
function at(part: CompiledPart, first: number): CompiledPart {
  const items = part.items.map((item, i) => ({ ...item, place: first + i }));
  return { ...part, items, places: items.map(({ place }) => place) };
}

/**
 * The items of a target, with what they count as: items that count as the same can change places without changing a
 * score. Those are the items of one part with one weight, and those that are alone in parts of one weight, whose own
 * weight cancels out.
 */
function itemsIn({ direct, parts }: CompiledTarget): CountedItem[] {
  const items = parts.flatMap(({ weight: partWeight, items }, p) => {
    return items.map(({ id, weight, place }) => {
      return { id, place, countsAs: items.length === 1 ? `alone ${partWeight}` : `in ${p} ${weight}` };
    });
  });
  return [...items, ...(direct?.items ?? []).map(({ id, place }) => ({ id, place, countsAs: "direct" }))];
}

function evaluate(target: CompiledTarget, ratings: readonly Rating[], minCoverage: number, { codes }: TableData) {
  return targetScore(target, ratings, measureOf(codes.scale), { minCoverage });
}

/** Numbers of outcomes, a list for each target. */
export type TargetNumbers = readonly Int32Array[];

/**
 * The outcome of the overall in one row.
 *
 * @param kernels - The targets.
 * @param minCoverage - The plan's.
 * @param numbers - The numbers of each target's outcomes.
 * @param row - The row's place in them.
 */
export function overallOutcome(
  kernels: readonly TargetKernel[],
  minCoverage: number,
  numbers: TargetNumbers,
  row: number,
): Outcome {
  const targets: Outcome[] = [];
  for (let t = 0; t < kernels.length; t++) {
    const number = numbers[t]?.[row] as number;
    targets.push(kernels[t]?.outcomes.list[number] as Outcome);
  }
  return overallOf(targets, minCoverage);
}

/**
 * What an outcome of a target adds to the overall. Where every target has a score and covers enough, so does the
 * overall, and it is their mean; rows with any other target are left to the evaluator.
 *
 * @param outcomes - Those of the target.
 * @param minCoverage - The plan's.
 * @param number - The outcome's number.
 */
export function overallAddend({ columns }: Outcomes, minCoverage: number, number: number): number {
  const score = columns.scores[number] as number;
  return Number.isNaN(score) || (columns.coverages[number] as number) < minCoverage ? toEvaluator : score;
}

/** What is added instead of a score where the row is left to the evaluator; more than any sum of scores. */
export const toEvaluator = 2 ** 32;

/**
 * Makes the overall scores of rows of what their targets added up to; NaN stands for null.
 *
 * @param kernels - The targets.
 * @param minCoverage - The plan's.
 * @param numbers - The numbers of each target's outcomes.
 * @param sums - What was added up for each row; becomes its score.
 */
export function overallScores(
  kernels: readonly TargetKernel[],
  minCoverage: number,
  numbers: TargetNumbers,
  sums: Float64Array,
): void {
  for (let row = 0; row < sums.length; row++) {
    const sum = sums[row] as number;
    sums[row] =
      sum < toEvaluator
        ? sum / kernels.length
        : (overallOutcome(kernels, minCoverage, numbers, row).score ?? Number.NaN);
  }
}
