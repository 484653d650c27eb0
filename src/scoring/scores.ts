// What scoring gives: scores, and how each came about.
import type { Plan } from "./plan.ts";
import type { Rating } from "./ratings.ts";

/** Whether there is a score, and if not, why. */
export type Status = "scored" | "insufficient" | "not-applicable";

/**
 * A score from 0 to 1, or none: too little was rated, or nothing applies. `coverage` is the share of the applicable
 * weight that was rated, 0 to 1.
 */
export type Outcome =
  | { readonly score: number; readonly status: "scored"; readonly coverage: number }
  | { readonly score: null; readonly status: "insufficient"; readonly coverage: number }
  | { readonly score: null; readonly status: "not-applicable"; readonly coverage: null };

/** How many distinct items went into a score. */
export interface Counts {
  /** How many of the applicable items were rated. */
  readonly rated: number;
  /** How many items were not marked "n/a". */
  readonly applicable: number;
}

/** One item of a part, as it was rated. */
export interface ItemScore<Item extends string = string> {
  /** The item. */
  readonly id: Item;
  /** As it was given; `null` where it was not rated. */
  readonly rating: Rating;
  /** The rating on 0 to 1; `null` where there is none. */
  readonly score: number | null;
  /** The item's weight in its part, as the plan has it. */
  readonly weight: number;
}

/** One part of a target: the weighted mean of its rated items. */
export interface PartScore<Item extends string = string> {
  /** The part, as the plan names it. */
  readonly id: string;
  /** The part's weight in its target, as the plan has it. */
  readonly weight: number;
  /** 0 to 1; `null` when no item is rated. */
  readonly score: number | null;
  /** The rated share of the applicable weight, 0 to 1; `null` when every item is "n/a". */
  readonly coverage: number | null;
  /** What went into it, rated or not. */
  readonly items: readonly ItemScore<Item>[];
}

/** One target: the weighted mean of its parts, and the parts. */
export type TargetScore<Item extends string = string> = Outcome &
  Counts & { readonly parts: readonly PartScore<Item>[] };

/** The scores of one assessment by one plan, with the reasons. */
export interface Scores<
  Target extends string = string,
  Item extends string = string,
  Scored extends TargetScore = TargetScore<Item>,
> {
  /** The plan that was scored by. */
  readonly plan: Plan<Target, Item>;
  /**
   * The score of each target, by its id; in the plan's order, but for ids that are whole numbers, which objects put
   * first.
   */
  readonly targets: { readonly [Id in Target]: Scored };
  /** The mean of the targets that have a score: this library's addition, which neither document defines. */
  readonly overall: Outcome & Counts;
  /** The items that are rated and that no target uses, in the plan's order. */
  readonly unused: readonly Item[];
}
