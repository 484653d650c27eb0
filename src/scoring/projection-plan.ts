// The plan that projects 1.0 ratings onto the 2.0 metrics.
import { oneOf } from "../check/options.ts";
import { links } from "../crosswalk/links.ts";
import type { CompetencyId } from "../model/competency.ts";
import { competenciesOfDomain, lookForsOfMetric } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import type { MetricId } from "../model/metric.ts";
import { sealPlan } from "./compiled-plan.ts";
import type { Plan } from "./plan.ts";
import { planOfLinks } from "./plan-of-links.ts";
import { cachedPlan, type PlanOptions, type SharedOption } from "./plan-options.ts";

/** The options of {@link projectionPlan}. */
export interface ProjectionPlanOptions extends PlanOptions, SharedOption {
  /**
   * Default: `"look-for"`, a part for each look-for, whose items are the competencies that it cites.
   * `"competency"`: a part for each citation.
   */
  readonly by?: "look-for" | "competency" | undefined;
}

/**
 * The plan that projects ratings of the competencies onto the five metrics: the {@link crosswalkPlan} of CEI's crosswalk.
 *
 * @returns The frozen plan; usually the same one for the same options.
 * @throws {@link OptionsError} for invalid options.
 */
export function projectionPlan(options?: ProjectionPlanOptions | undefined): Plan<MetricId, CompetencyId> {
  return compiledProjectionPlan(options).plan;
}

/** {@link projectionPlan}, prepared for scoring. */
export const compiledProjectionPlan = /* @__PURE__ */ cachedPlan<ProjectionPlanOptions, MetricId, CompetencyId>(
  { by: /* @__PURE__ */ oneOf("look-for", "competency"), shared: /* @__PURE__ */ oneOf("full", "split") },
  { by: "look-for", shared: "full" },
  ({ by, shared, minCoverage }) => {
    const name = `2.0 metrics projected from 1.0 ratings, by ${by}, shared ${shared}`;
    const grouping = { byVia: by === "look-for", isSplit: shared === "split" };
    return sealPlan(
      planOfLinks(
        name,
        minCoverage,
        Object.values(competenciesOfDomain).flat(),
        idsOf(lookForsOfMetric),
        links,
        grouping,
      ),
    );
  },
);
