// The plan of a crosswalk of anybody's.
import { checkCrosswalk } from "../crosswalk/crosswalk-issues.ts";
import type { Crosswalk, CrosswalkLink } from "../crosswalk/crosswalk-of-links.ts";
import { createPlan } from "./create-plan.ts";
import type { Plan } from "./plan.ts";
import { planOfLinks } from "./plan-of-links.ts";
import { type PlanOptions, planOptions, type SharedOption } from "./plan-options.ts";

/** The options of {@link crosswalkPlan}. */
export interface CrosswalkPlanOptions extends PlanOptions, SharedOption {
  /**
   * `"via"` (unless given): the links of a target with the same via are one part; a link without via is its own.
   * `"link"`: each link is a part.
   */
  readonly by?: "via" | "link" | undefined;
}

/**
 * The plan that scores the targets of a crosswalk by ratings of its sources. A target that no link reaches has no part
 * and is never applicable.
 *
 * @param crosswalk - Any crosswalk.
 * @param options - by, shared and minCoverage.
 * @returns The frozen plan.
 * @throws {@link CrosswalkError} for what is no crosswalk, {@link PlanError} for options that are none, or a target
 *   that no plan can have.
 */
export function crosswalkPlan<Source extends string, Target extends string, L extends CrosswalkLink>(
  crosswalk: Crosswalk<Source, Target, L>,
  options?: CrosswalkPlanOptions | undefined,
): Plan<Target, Source> {
  checkCrosswalk(crosswalk);
  const { by, shared, minCoverage } = planOptions(options, { by: ["via", "link"], shared: ["full", "split"] });
  const name = `crosswalk, by ${by}, shared ${shared}`;
  const links = crosswalk.links as readonly CrosswalkLink[] as readonly CrosswalkLink<Source, Target>[];
  const grouping = { byVia: by === "via", split: shared === "split" };
  return createPlan(planOfLinks(name, minCoverage, crosswalk.sources, crosswalk.targets, links, grouping));
}
