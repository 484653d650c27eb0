// What a plan is: which items make which scores, with what weights.

/** An item of a part. */
export interface PlanItem<Item extends string = string> {
  /** One of the plan's items. */
  readonly id: Item;
  /** Positive and finite. */
  readonly weight: number;
}

/** A part of a target: its items are averaged first, then the parts of the target. */
export interface PlanPart<Item extends string = string> {
  /** The id of the part: a competency, a look-for, or a name of your own. */
  readonly id: string;
  /** Positive and finite. */
  readonly weight: number;
  /** At least one, each once. */
  readonly items: readonly PlanItem<Item>[];
}

/** A target of a plan: what gets a score. */
export interface PlanTarget<Target extends string = string, Item extends string = string> {
  /** The id of the target; `"overall"` is reserved. */
  readonly id: Target;
  /**
   * The item that rates the target as a whole. Where it is rated, its rating is the target's score; where it is "n/a",
   * the target is not applicable; otherwise the parts are scored. An item can be the direct rating of one target.
   */
  readonly direct?: Item | undefined;
  /**
   * A target without parts (such as one that no link of a crosswalk reaches) and without a direct rating is never
   * applicable.
   */
  readonly parts: readonly PlanPart<Item>[];
}

/** Which items make which scores, with what weights. */
export interface Plan<Target extends string = string, Item extends string = string> {
  /** What the plan is called, for people. */
  readonly name: string;
  /** `"projected"` where parts are ratings of another framework, carried over by a crosswalk. Default: `"parts"`. */
  readonly basis?: "parts" | "projected" | undefined;
  /** Every id that ratings may use, whether or not a target uses it. */
  readonly items: readonly Item[];
  /** The coverage, 0 to 1, below which a target or the overall has no score. */
  readonly minCoverage: number;
  /** What gets a score, at least one; in the order in which scores are given. */
  readonly targets: readonly PlanTarget<Target, Item>[];
}

/** The coverage that a score needs by default, a common convention in survey scoring. */
export const halfRule = 0.5;
