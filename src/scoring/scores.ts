// The results of scoring: scores, and the reasons for each.
import type { Plan } from "./plan.ts";
import type { Rating } from "./ratings.ts";

/** Whether there is a score, and if not, why not. */
export type Status = "scored" | "insufficient" | "not-applicable";

/**
 * A score from 0 to 1, or `null` where too little was rated or nothing applies. `coverage` is the share of the
 * applicable weight that was rated, 0 to 1.
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
  /** The rating as given; `null` where the item was not rated. */
  readonly rating: Rating;
  /** The rating as a number from 0 to 1; `null` where there is none. */
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
  /** Its items, rated or not. */
  readonly items: readonly ItemScore<Item>[];
}

/** What a score is based on: the target's own rating, its parts, or ratings carried over by a crosswalk. */
export type Basis = "direct" | "parts" | "projected";

/** The rating of a target as a whole. */
export type DirectScore<Item extends string = string> = Outcome & {
  /** The item. */
  readonly id: Item;
  /** The rating as given; `null` where the item was not rated. */
  readonly rating: Rating;
};

/**
 * One target, and the reasons for its score. The score is that of its direct rating if it has one (or "n/a"), otherwise
 * the weighted mean of its parts. `rated` and `applicable` count the items that the score is based on.
 */
export type TargetScore<Item extends string = string> = Outcome &
  Counts & {
    /** What the score is based on. */
    readonly basis: Basis;
    /** The parts, whether or not the score is based on them. */
    readonly parts: readonly PartScore<Item>[];
    /** The target's own rating, where the plan has one for it. */
    readonly direct?: DirectScore<Item> | undefined;
    /** The score of the parts alone, where the plan has a direct rating for the target. */
    readonly byParts?: Outcome | undefined;
  };

/** The scores of one assessment by one plan, with the reasons. */
export interface Scores<Target extends string = string, Item extends string = string> {
  /** The plan that was scored by, with its minCoverage. */
  readonly plan: Plan<Target, Item>;
  /** The version of this package, whose rules and data made the scores. */
  readonly packageVersion: string;
  /** The score of each target, by its id, in the plan's order. (Objects put ids that are whole numbers first.) */
  readonly targets: { readonly [Id in Target]: TargetScore<Item> };
  /** The mean of the targets that have a score. This is the library's addition; neither document defines it. */
  readonly overall: Outcome & Counts;
  /** The rated items that no score is based on, in the plan's order. */
  readonly unused: readonly Item[];
}
