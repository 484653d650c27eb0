// Items rated below a point. Lists, never ranks.
import { OptionsError } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { PartScore, TargetScore } from "./scores.ts";

/** An item that is rated under a point of the scale. */
export interface Gap<Item extends string = string> {
  /** The item. */
  readonly id: Item;
  /** Its rating, on the assessment's scale. */
  readonly rating: number;
}

/** A target's score, which for a 2.0 assessment also shows the look-fors that it does not rest on. */
type Explained<Item extends string> = TargetScore<Item> & {
  readonly lookFors?: { readonly parts: readonly PartScore<Item>[] };
};

/**
 * The items that are rated under a point of the scale, under each target, in the plan's order. Nothing is ranked across
 * targets: a short list is no more urgent than a long one. Items that are not rated are no gaps; coverage tells of
 * them.
 *
 * @param scores - What scoring gave. Of a 2.0 assessment, a metric's own rating and those of its look-fors are listed.
 * @param options - `below`: a point of the scale; ratings under it are listed, ratings equal to it are not.
 * @returns For each target its items, each once; none when all are at the point or above, none is rated, or the target
 *   is not applicable.
 * @throws {@link OptionsError} when `below` is no number, or the scores are none.
 */
export function gaps<Target extends string, Item extends string>(
  scores: { readonly targets: { readonly [T in Target]: Explained<Item> } },
  options: { readonly below: number },
): { readonly [T in Target]: readonly Gap<Item>[] } {
  const targets = scores?.targets;
  const below = options?.below;
  const issues = isPlainObject(targets) ? [] : [unexpected(["targets"], targets, "scores by target")];
  if (Number(below) !== below) issues.push(unexpected(["below"], below, "a point of the scale"));
  if (issues.length > 0) throw new OptionsError(issues);
  const rows = Object.entries<Explained<Item>>(targets).map(([id, target]) => [id, gapsOf(target, below)]);
  return Object.fromEntries(rows);
}

function gapsOf<Item extends string>({ status, parts, lookFors }: Explained<Item>, below: number): Gap<Item>[] {
  if (status === "not-applicable") return [];
  const ratings = new Map<Item, number>();
  for (const { items } of [...parts, ...(lookFors?.parts ?? [])]) {
    for (const { id, rating } of items) if (typeof rating === "number" && rating < below) ratings.set(id, rating);
  }
  return Array.from(ratings, ([id, rating]) => ({ id, rating }));
}
