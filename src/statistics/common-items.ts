// Compares two sides over the items that both rated, so that a gap does not come from answering different items.
import type { Plan, PlanTarget } from "../scoring/plan.ts";
import { targetsIssues } from "../scoring/scores-issues.ts";
import { blockRows } from "../table/blocks.ts";
import type { TableData } from "../table/rating-table.ts";
import { scoreData } from "../table/score/score-table.ts";
import { difference } from "./equal-values.ts";
import type { ListedScores } from "./listed-scores.ts";

/** The difference of two sides over the items that both rated. */
export interface CommonItems {
  /**
   * The difference of the items' means, each over those who rated the item, weighted as the plan weights these items:
   * -1 to 1. For the overall, the mean over the targets. `null` if there are no common items, or if a target was rated
   * directly by some and through its parts by others.
   */
  readonly difference: number | null;
  /** The items that at least one respondent of each side rated. */
  readonly items: readonly string[];
}

/** The ratings that the scores of several groups are based on. */
export interface ScoredItems {
  readonly plan: Plan;
  /** The ratings of the items of each target, by item. */
  readonly targets: readonly ReadonlyMap<string, ItemRatings>[];
}

/** The ratings of one item in each group. */
interface ItemRatings {
  /** How many rated it. */
  readonly counts: Float64Array;
  /** The sum of their ratings, each on 0 to 1. */
  readonly sums: Float64Array;
}

/**
 * The ratings that scores are based on. If a target has a direct item, a respondent who rated it counts only for that
 * item.
 *
 * @param scores - Already checked.
 * @param groupOf - The number of each assessment's group; `groups` for those that are left out.
 * @returns `null` for a list with scores that are not explained, item by item.
 */
export function scoredItems(scores: unknown, plan: Plan, groupOf: Int32Array, groups: number): ScoredItems | null {
  const data = scoreData(scores)?.data;
  if (data !== undefined) return { plan, targets: inTable(data, plan, groupOf, groups) };
  const list = scores as readonly ListedScores[];
  if (list.some((one) => targetsIssues(one, true).length > 0)) return null;
  return { plan, targets: plan.targets.map((target) => inList(list, target, groupOf, groups)) };
}

function noRatings(groups: number): ItemRatings {
  return { counts: new Float64Array(groups + 1), sums: new Float64Array(groups + 1) };
}

function inTable(data: TableData, { targets }: Plan, groupOf: Int32Array, groups: number) {
  // Targets without a direct item may share items, which are counted once.
  const ofParts = new Map<string, ItemRatings>();
  return targets.map((target) => {
    const { direct } = target;
    if (direct === undefined) return countItems(data, target, groupOf, groups, ofParts);
    const ratings = new Map([[direct, ratingsOf(data, direct, groupOf, groups)]]);
    return countItems(data, target, withoutDirect(data, direct, groupOf, groups), groups, ratings);
  });
}

/** Adds the ratings of a target's parts to `ratings`. */
function countItems(
  data: TableData,
  { parts }: PlanTarget,
  groupOf: Int32Array,
  groups: number,
  ratings: Map<string, ItemRatings>,
): Map<string, ItemRatings> {
  for (const { items } of parts) {
    for (const { id } of items) if (!ratings.has(id)) ratings.set(id, ratingsOf(data, id, groupOf, groups));
  }
  return ratings;
}

function ratingsOf({ blocks, codes, columnOf }: TableData, id: string, groupOf: Int32Array, groups: number) {
  const found = noRatings(groups);
  const column = columnOf.get(id);
  if (column === undefined) return found;
  const { counts, sums } = found;
  const { ratings, scale } = codes;
  const pointsOf = Int32Array.from({ length: 256 }, (_, code) => {
    const rating = ratings[code];
    return typeof rating === "number" ? rating - scale.min : -1;
  });
  blocks.list.forEach(({ bytes, stride, rows }, b) => {
    for (let row = 0; row < rows; row++) {
      const points = pointsOf[bytes[column * stride + row] as number] as number;
      if (points < 0) continue;
      const group = groupOf[b * blockRows + row] as number;
      counts[group] = (counts[group] as number) + 1;
      sums[group] = (sums[group] as number) + points;
    }
  });
  return { counts, sums: sums.map((sum) => sum / (scale.max - scale.min)) };
}

/** The groups without those who rated a direct item, or marked it "n/a". */
function withoutDirect({ blocks, codes, columnOf }: TableData, id: string, groupOf: Int32Array, groups: number) {
  const column = columnOf.get(id);
  if (column === undefined) return groupOf;
  const isDirect = Uint8Array.from({ length: 256 }, (_, code) => ((codes.ratings[code] ?? null) === null ? 0 : 1));
  const others = groupOf.slice();
  blocks.list.forEach(({ bytes, stride, rows }, b) => {
    for (let row = 0; row < rows; row++) {
      if (isDirect[bytes[column * stride + row] as number] === 1) others[b * blockRows + row] = groups;
    }
  });
  return others;
}

function inList(list: readonly ListedScores[], { id }: PlanTarget, groupOf: Int32Array, groups: number) {
  const ratings = new Map<string, ItemRatings>();
  list.forEach(({ targets }, i) => {
    const { direct, parts } = targets[id] as ListedScores["targets"][string];
    const items = direct != null && direct.rating != null ? [direct] : parts.flatMap(({ items }) => items);
    for (const { id, score } of items) {
      if (score === null) continue;
      const { counts, sums } = ratings.get(id) ?? noRatings(groups);
      ratings.set(id, { counts, sums });
      const group = groupOf[i] as number;
      counts[group] = (counts[group] as number) + 1;
      sums[group] = (sums[group] as number) + score;
    }
  });
  return ratings;
}

/** A group of some ratings. */
type Side = readonly [ratings: ScoredItems, group: number];

/**
 * How one side differs from another over the items that both rated.
 *
 * @param target - A target of the plan that scored both, or "overall".
 * @returns `only` has the items that just one side rated, those of `one` first.
 */
export function commonItems(
  target: string,
  one: Side,
  other: Side,
): CommonItems & { readonly only: readonly [readonly string[], readonly string[]] } {
  const found = one[0].plan.targets.flatMap((planned, t) => {
    return target === "overall" || planned.id === target
      ? [commonOfTarget(planned, meansOf(one, t), meansOf(other, t))]
      : [];
  });
  const differences = found.flatMap(({ difference }) => difference ?? []);
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
  return {
    difference:
      differences.length === 0 ? null : differences.reduce((sum, value) => sum + value, 0) / differences.length,
    items: unique(found.flatMap(({ items }) => items)),
    only: [unique(found.flatMap(({ only }) => only[0])), unique(found.flatMap(({ only }) => only[1]))],
  };
}

/** The mean rating of an item, 0 to 1; `undefined` where nobody rated it. */
type Means = (id: string) => number | undefined;

function meansOf([{ targets }, group]: Side, target: number): Means {
  const ratings = targets[target];
  return (id) => {
    const { counts, sums } = ratings?.get(id) ?? {};
    const count = counts?.[group] ?? 0;
    return count === 0 ? undefined : (sums?.[group] as number) / count;
  };
}

function commonOfTarget({ direct, parts }: PlanTarget, one: Means, other: Means) {
  const items: string[] = [];
  const only: [string[], string[]] = [[], []];
  // Whether any side rated the target directly, and through its parts.
  const bases = new Set<boolean>();
  const differenceOf = (id: string): number | null => {
    const [mean, otherMean] = [one(id), other(id)];
    if (mean !== undefined || otherMean !== undefined) bases.add(id === direct);
    if (mean !== undefined && otherMean !== undefined) {
      items.push(id);
      return difference(mean, otherMean);
    }
    if (mean !== undefined) only[0].push(id);
    if (otherMean !== undefined) only[1].push(id);
    return null;
  };

  const ofDirect = direct === undefined ? null : differenceOf(direct);
  const ofParts = weightedMean(
    parts.map(({ weight, items }) => {
      return [weight, weightedMean(items.map((item) => [item.weight, differenceOf(item.id)]))];
    }),
  );
  return { difference: bases.size > 1 ? null : (ofDirect ?? ofParts), items, only };
}

/** The mean of those that there are; `null` without any. */
function weightedMean(weighted: readonly (readonly [weight: number, value: number | null])[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const [weight, value] of weighted) {
    if (value === null) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
