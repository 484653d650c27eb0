// Scores a block of rows at a time. The rules of scoring are not repeated here: every outcome comes from the evaluator,
// for ratings like the row's. The only exception is the plain mean of targets that all have a score.
import type { CompiledPart, CompiledPlan, CompiledTarget } from "../../scoring/compiled-plan.ts";
import { targetScore } from "../../scoring/direct-ratings.ts";
import { addSums, type Measure, measureOf, noSums, outcomeOf, type Sums, scoredPart } from "../../scoring/evaluate.ts";
import type { Rating } from "../../scoring/ratings.ts";
import { type Block, blockRows } from "../blocks.ts";
import type { TargetScorer } from "../kernel/kernel.ts";
import { type FillNumbers, fillNumbers, type PlacedItem, statesOf } from "../kernel/states.ts";
import { ratingIn, type TableData } from "../rating-table.ts";
import { noOutcomes, numberOfOutcome } from "./outcomes.ts";

/**
 * The scorers of a plan's targets.
 *
 * States are for targets whose items can be rated in up to 2^20 ways that differ by more than order: all plans of this
 * library on scales of up to 20 points, and most with a few different weights. For other targets each part has its
 * states, and the evaluator combines the parts; a part with too many states is evaluated row by row.
 */
export function targetScorers({ targets, plan }: CompiledPlan, data: TableData): TargetScorer[] {
  const measure = measureOf(data.codes.scale);
  return targets.map((target) => {
    const outcomes = noOutcomes();
    const own = withOwnPlaces(target);
    const states = statesOf(itemsAlike(own, data), data.codes, (ratings) => {
      return numberOfOutcome(outcomes, targetScore(own, ratings, measure, plan));
    });
    const fill = states ? fillNumbers(states) : byParts(target, plan.minCoverage, measure, data, outcomes);
    return { id: target.id, outcomes, fillNumbers: fill, states };
  });
}

/** Combines the parts of each row, or takes its direct rating, where the whole target has too many states. */
function byParts(
  target: CompiledTarget,
  minCoverage: number,
  measure: Measure,
  data: TableData,
  outcomes: TargetScorer["outcomes"],
): FillNumbers {
  const parts = target.parts.map((part) => scoredParts(part, measure, data));
  const direct = target.direct ? [scoredParts(target.direct, measure, data)] : [];
  const directColumn = target.direct && data.columnOf.get(target.direct.id);
  return (block, numbers) => {
    const ofParts = parts.map((part) => part(block));
    const ofDirect = direct.map((part) => part(block));
    for (let row = 0; row < block.rows; row++) {
      const isDirect = ratingIn(block, row, directColumn, data.codes) !== null;
      const sums = noSums();
      for (const part of isDirect ? ofDirect : ofParts) addSums(sums, part(row));
      numbers[row] = numberOfOutcome(outcomes, outcomeOf(sums, measure.most, minCoverage));
    }
  };
}

/** The sums of a part, by block and row. */
function scoredParts(part: CompiledPart, measure: Measure, data: TableData): (block: Block) => (row: number) => Sums {
  const own = withOwnPlaces({ id: part.id, direct: undefined, parts: [part], places: [] });
  const scored = (ratings: readonly Rating[]): Sums => scoredPart(own.parts[0] as CompiledPart, ratings, measure);
  const found: Sums[] = [];
  const states = statesOf(itemsAlike(own, data), data.codes, (ratings) => found.push(scored(ratings)));
  const fill = states && fillNumbers(states);
  const numbers = new Int32Array(blockRows);
  const columns = part.items.map(({ id }) => data.columnOf.get(id));
  return (block) => {
    fill?.(block, numbers);
    if (fill) return (row) => found[(numbers[row] as number) - 1] as Sums;
    return (row) => scored(columns.map((column) => ratingIn(block, row, column, data.codes)));
  };
}

/** A target whose items have places of their own, so that an item of two parts can be rated in two ways. */
function withOwnPlaces({ id, direct, parts }: CompiledTarget): CompiledTarget {
  let place = 0;
  const placed = (part: CompiledPart): CompiledPart => {
    const items = part.items.map((item) => ({ ...item, place: place++ }));
    return { ...part, items, places: items.map(({ place }) => place) };
  };
  const own = parts.map(placed);
  const places = [...Array(place).keys()];
  return { id, direct: direct && placed(direct), parts: own, places };
}

/**
 * The items of a target that count as the same: they can change places without changing a score. Those are the items of
 * one part with one weight, and those that are alone in parts of one weight, whose own weight cancels out.
 */
function itemsAlike({ direct, parts }: CompiledTarget, { columnOf }: TableData): PlacedItem[][] {
  const alike = new Map<string, PlacedItem[]>();
  const add = (countsAs: string, { id, place }: CompiledPart["items"][number]): void => {
    const same = alike.get(countsAs) ?? [];
    same.push({ place, column: columnOf.get(id) });
    alike.set(countsAs, same);
  };
  parts.forEach(({ weight, items }, p) => {
    for (const item of items) add(items.length === 1 ? `alone ${weight}` : `in ${p} ${item.weight}`, item);
  });
  for (const item of direct?.items ?? []) add("direct", item);
  return [...alike.values()];
}
