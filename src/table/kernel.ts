// Scores a block of rows at a time. No rule of scoring stands here: every outcome is what the evaluator of the object
// scorer gives for ratings like the row's; only the plainest mean is taken here, that of targets which all have a
// score.
import type { CompiledPart, CompiledPlan, CompiledTarget } from "../scoring/compiled-plan.ts";
import { outcome, targetScores } from "../scoring/evaluate.ts";
import type { Rating } from "../scoring/ratings.ts";
import type { Outcome } from "../scoring/scores.ts";
import { type Block, blockRows } from "./blocks.ts";
import { noOutcomes, numberOfOutcome, type Outcomes } from "./outcomes.ts";
import { notRated } from "./rating-codes.ts";
import type { TableData } from "./rating-table.ts";
import { type FillNumbers, fillNumbers, type States, statesOf } from "./states.ts";

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
  const states = statesOf(own.parts, data.columnOf, data.codes, (ratings) => {
    return numberOfOutcome(outcomes, evaluate(own, ratings, minCoverage, data));
  });
  const score = states ? fillNumbers(states) : byParts(target, minCoverage, data, outcomes);
  return { id: target.id, outcomes, score, states };
}

/** What the evaluator takes of a part. */
type PartOutcome = Parameters<typeof outcome>[0][number];

function byParts(target: CompiledTarget, minCoverage: number, data: TableData, outcomes: Outcomes): FillNumbers {
  const parts = target.parts.map((part) => partOutcomes(part, data));
  return (block, numbers) => {
    const ofParts = parts.map((part) => part(block));
    const row: PartOutcome[] = [];
    for (let r = 0; r < block.rows; r++) {
      for (let p = 0; p < ofParts.length; p++) row[p] = ofParts[p]?.(r) as PartOutcome;
      numbers[r] = numberOfOutcome(outcomes, outcome(row, minCoverage));
    }
  };
}

/** The outcomes of a part, by block and row. */
function partOutcomes(part: CompiledPart, data: TableData): (block: Block) => (row: number) => PartOutcome {
  const own = withOwnPlaces({ id: part.id, parts: [part], places: [] });
  const evaluatePart = (ratings: readonly Rating[]): PartOutcome => {
    const { score, coverage } = evaluate(own, ratings, 0, data);
    return { score, coverage, weight: part.weight };
  };
  const met: PartOutcome[] = [];
  const states = statesOf(own.parts, data.columnOf, data.codes, (ratings) => met.push(evaluatePart(ratings)));
  const fill = states && fillNumbers(states);
  const numbers = new Int32Array(blockRows);
  const columns = part.items.map(({ id }) => data.columnOf.get(id));
  return (block) => {
    if (fill) {
      fill(block, numbers);
      return (row) => met[(numbers[row] as number) - 1] as PartOutcome;
    }
    return (row) => {
      const ratings = columns.map((column) => {
        const code = column === undefined ? notRated : (block.bytes[column * block.stride + row] as number);
        return data.codes.ratings[code] ?? null;
      });
      return evaluatePart(ratings);
    };
  };
}

/** A target whose items have places of their own, so that an item of two parts can be rated in two ways. */
function withOwnPlaces({ id, parts }: CompiledTarget): CompiledTarget {
  let place = 0;
  const own = parts.map((part) => ({ ...part, items: part.items.map((item) => ({ ...item, place: place++ })) }));
  return { id, parts: own, places: Array.from({ length: place }, (_, i) => i) };
}

function evaluate(target: CompiledTarget, ratings: readonly Rating[], minCoverage: number, { codes }: TableData) {
  const scored = targetScores({ targets: [target], plan: { minCoverage } }, ratings, codes.scale)[0];
  if (scored === undefined) throw new Error("A target was not scored");
  return scored;
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
  return outcome(targets, minCoverage);
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
