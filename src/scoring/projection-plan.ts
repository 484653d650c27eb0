// The plan that projects 1.0 ratings onto the 2.0 metrics.
import { links } from "../crosswalk/links.ts";
import type { CompetencyId } from "../model/competency.ts";
import { lookForsOfMetric, metricsOfCompetency } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import type { MetricId } from "../model/metric.ts";
import { type CompiledPlan, sealPlan } from "./compiled-plan.ts";
import { kept } from "./kept.ts";
import type { Plan } from "./plan.ts";
import { planOfLinks } from "./plan-of-links.ts";
import type { PlanOptions, SharedOption } from "./plan-options.ts";

/** The options of {@link projectionPlan}. */
export interface ProjectionPlanOptions extends PlanOptions, SharedOption {
  /**
   * Default: `"look-for"`, a part for each look-for, whose items are the competencies that it cites.
   * `"competency"`: a part for each citation.
   */
  readonly by?: "look-for" | "competency" | undefined;
}

const plans = /* @__PURE__ */ new Map<string, CompiledPlan<MetricId, CompetencyId>>();

/**
 * The plan that projects ratings of the competencies onto the five metrics: the {@link crosswalkPlan} of CEI's crosswalk.
 *
 * @param options - by, shared and minCoverage.
 * @returns The frozen plan; as a rule the same one for the same options.
 * @throws {@link PlanError} for options that are none.
 */
export function projectionPlan(options?: ProjectionPlanOptions | undefined): Plan<MetricId, CompetencyId> {
  return compiledProjectionPlan(options).plan;
}

/** {@link projectionPlan}, made ready to score by. */
export function compiledProjectionPlan(
  options: ProjectionPlanOptions | undefined,
): CompiledPlan<MetricId, CompetencyId> {
  const choices = { by: ["look-for", "competency"], shared: ["full", "split"] } as const;
  return kept(plans, options, choices, ({ by, shared, minCoverage }) => {
    const name = `2.0 metrics projected from 1.0 ratings, by ${by}, shared ${shared}`;
    const grouping = { byVia: by === "look-for", split: shared === "split" };
    return sealPlan(
      planOfLinks(name, minCoverage, idsOf(metricsOfCompetency), idsOf(lookForsOfMetric), links, grouping),
    );
  });
}
