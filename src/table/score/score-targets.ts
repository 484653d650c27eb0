// Scores a block of rows at a time. No rule of scoring is here: every outcome is what the evaluator of the object scorer
// returns for ratings like the row's; only the plainest mean is taken here, that of targets which all have a score.
import type { CompiledPart, CompiledPlan, CompiledTarget } from "../../scoring/compiled-plan.ts";
import { targetScore } from "../../scoring/direct-ratings.ts";
import { addSums, measureOf, noSums, outcomeOf, type Sums, scoredPart } from "../../scoring/evaluate.ts";
import type { Rating } from "../../scoring/ratings.ts";
import { type Block, blockRows } from "../blocks.ts";
import { type CountedItem, type FillNumbers, fillNumbers, statesOf, type TargetScorer } from "../kernel/index.ts";
import { notRated } from "../rating-codes.ts";
import type { TableData } from "../rating-table.ts";
import { noOutcomes, numberOfOutcome } from "./outcomes.ts";

/**
 * The scorers of a plan's targets.
 *
 * States are for targets whose items can be rated in up to 2^20 ways that differ by more than order: all plans of this
 * library on scales of up to 20 points, and most with a few different weights. Of other targets each part has its
 * states, and the evaluator combines the parts; a part that has too many states itself is evaluated row by row.
 */
export function targetScorers(compiled: CompiledPlan, data: TableData): TargetScorer[] {
  const { minCoverage } = compiled.plan;
  return compiled.targets.map((target) => {
    const outcomes = noOutcomes();
    const own = withOwnPlaces(target);
    const evaluate = evaluator(own, minCoverage, data);
    const states = statesOf(itemsOf(own), data.columnOf, data.codes, (ratings) => {
      return numberOfOutcome(outcomes, evaluate(ratings));
    });
    const fill = states ? fillNumbers(states) : byParts(target, minCoverage, data, outcomes);
    return { id: target.id, outcomes, fillNumbers: fill, states };
  });
}

function evaluator(target: CompiledTarget, minCoverage: number, { codes }: TableData) {
  const measure = measureOf(codes.scale);
  return (ratings: readonly Rating[]) => targetScore(target, ratings, measure, { minCoverage });
}

/** Combines the parts of each row, where the whole target has too many states. */
function byParts(
  target: CompiledTarget,
  minCoverage: number,
  data: TableData,
  outcomes: TargetScorer["outcomes"],
): FillNumbers {
  const { direct } = target;
  const measure = measureOf(data.codes.scale);
  const parts = target.parts.map((part) => scoredParts(part, data));
  const evaluateDirect = evaluator(withOwnPlaces({ ...target, parts: [] }), minCoverage, data);
  return (block, numbers) => {
    const ofParts = parts.map((part) => part(block));
    for (let r = 0; r < block.rows; r++) {
      const rating = direct && ratingIn(block, r, data.columnOf.get(direct.id), data);
      if (rating !== undefined && rating !== null) {
        numbers[r] = numberOfOutcome(outcomes, evaluateDirect([rating]));
        continue;
      }
      const sums = noSums();
      for (const part of ofParts) addSums(sums, part(r));
      numbers[r] = numberOfOutcome(outcomes, outcomeOf(sums, measure.most, minCoverage));
    }
  };
}

/** The sums of a part, by block and row. */
function scoredParts(part: CompiledPart, data: TableData): (block: Block) => (row: number) => Sums {
  const own = withOwnPlaces({ id: part.id, direct: undefined, parts: [part], places: [] });
  const measure = measureOf(data.codes.scale);
  const scored = (ratings: readonly Rating[]): Sums => scoredPart(own.parts[0] as CompiledPart, ratings, measure);
  const found: Sums[] = [];
  const states = statesOf(itemsOf(own), data.columnOf, data.codes, (ratings) => found.push(scored(ratings)));
  const fill = states && fillNumbers(states);
  const numbers = new Int32Array(blockRows);
  const columns = part.items.map(({ id }) => data.columnOf.get(id));
  return (block) => {
    if (fill) {
      fill(block, numbers);
      return (row) => found[(numbers[row] as number) - 1] as Sums;
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
    return placedFrom(part, place - part.items.length);
  });
  const places = Array.from({ length: place }, (_, i) => i);
  return { id, direct: direct && placedFrom(direct, place), parts: own, places };
}

function placedFrom(part: CompiledPart, first: number): CompiledPart {
  const items = part.items.map((item, i) => ({ ...item, place: first + i }));
  return { ...part, items, places: items.map(({ place }) => place) };
}

/**
 * The items of a target, with what they count as: items that count as the same can change places without changing a
 * score. Those are the items of one part with one weight, and those that are alone in parts of one weight, whose own
 * weight cancels out.
 */
function itemsOf({ direct, parts }: CompiledTarget): CountedItem[] {
  const items = parts.flatMap(({ weight: partWeight, items }, p) => {
    return items.map(({ id, weight, place }) => {
      return { id, place, countsAs: items.length === 1 ? `alone ${partWeight}` : `in ${p} ${weight}` };
    });
  });
  return [...items, ...(direct?.items ?? []).map(({ id, place }) => ({ id, place, countsAs: "direct" }))];
}
