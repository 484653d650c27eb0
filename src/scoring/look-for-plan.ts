// The plan of the 2.0 metrics by their look-fors.
import { lookForsOfMetric } from "../model/generated.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { kept } from "./kept.ts";
import type { Plan } from "./plan.ts";
import { planOfTable } from "./plan-of-table.ts";
import type { PlanOptions } from "./plan-options.ts";

const plans = /* @__PURE__ */ new Map<string, CompiledPlan<MetricId, LookForId>>();

/**
 * The plan that scores the five metrics by ratings of the look-fors: a part for each look-for, each of weight 1. The
 * 2.0 document rates the metrics alone; rating the look-fors is this library's extension.
 *
 * @param options - minCoverage.
 * @returns The frozen plan; as a rule the same one for the same options.
 * @throws {@link PlanError} for options that are none.
 */
export function lookForPlan(options?: PlanOptions | undefined): Plan<MetricId, LookForId> {
  const make = ({ minCoverage }: { readonly minCoverage: number }) => {
    return planOfTable("2.0 metrics from look-fors", minCoverage, lookForsOfMetric);
  };
  return kept(plans, options, {}, make).plan;
}
