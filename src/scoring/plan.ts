// What a plan is: which items make which scores, with what weights.

/** An item of a part. */
export interface PlanItem<Item extends string = string> {
  /** One of the plan's items. */
  readonly id: Item;
  /** Positive and finite. */
  readonly weight: number;
}

/** A part of a target: the items that are averaged before the target is. */
export interface PlanPart<Item extends string = string> {
  /** Names the part: a competency, a look-for, or whatever its maker calls it. */
  readonly id: string;
  /** Positive and finite. */
  readonly weight: number;
  /** At least one, none of them twice. */
  readonly items: readonly PlanItem<Item>[];
}

/** A target of a plan: what gets a score. */
export interface PlanTarget<Target extends string = string, Item extends string = string> {
  /** Names the target; `"overall"` is taken. */
  readonly id: Target;
  /** Without a part (a crosswalk's target that no link reaches) the target is never applicable. */
  readonly parts: readonly PlanPart<Item>[];
}

/** Which items make which scores, with what weights. */
export interface Plan<Target extends string = string, Item extends string = string> {
  /** What the plan is called, for people. */
  readonly name: string;
  /** Every id that ratings may use, whether or not a target uses it. */
  readonly items: readonly Item[];
  /** The coverage, 0 to 1, below which a target or the overall has no score. */
  readonly minCoverage: number;
  /** What gets a score, at least one; in the order in which scores are given. */
  readonly targets: readonly PlanTarget<Target, Item>[];
}

/** The coverage that a score needs unless a plan says otherwise: the half rule of survey scoring. */
export const halfRule = 0.5;
