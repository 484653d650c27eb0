// The plan of the 2.0 instrument: the metrics' own ratings, and their look-fors.
import { lookForsOfMetric } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { type CompiledPlan, sealPlan } from "./compiled-plan.ts";
import { kept } from "./kept.ts";
import type { Plan } from "./plan.ts";
import { singleItemTargets } from "./plan-of-table.ts";
import type { PlanOptions } from "./plan-options.ts";

const plans = /* @__PURE__ */ new Map<string, CompiledPlan<MetricId, MetricId | LookForId>>();

/**
 * The plan of the 2.0 instrument: each metric has its own rating, as the document asks for it, and a part for each of
 * its look-fors, each of weight 1. A metric that is rated has that rating as its score; one that is not is scored by
 * its look-fors, which is this library's extension.
 *
 * @param options - minCoverage.
 * @returns The frozen plan; usually the same one for the same options.
 * @throws {@link PlanError} for invalid options.
 */
export function metricPlan(options?: PlanOptions | undefined): Plan<MetricId, MetricId | LookForId> {
  return compiledMetricPlan(options).plan;
}

/** {@link metricPlan}, made ready to score by. */
export function compiledMetricPlan(options: PlanOptions | undefined): CompiledPlan<MetricId, MetricId | LookForId> {
  return kept(plans, options, {}, ({ minCoverage }) => {
    const targets = singleItemTargets<MetricId, LookForId>(lookForsOfMetric);
    const metrics = idsOf(lookForsOfMetric);
    const items = [...metrics, ...metrics.flatMap((id): readonly LookForId[] => lookForsOfMetric[id])];
    return sealPlan<MetricId, MetricId | LookForId>({
      name: "2.0 metrics",
      items,
      minCoverage,
      targets: targets.map(({ id, parts }) => ({ id, direct: id, parts })),
    });
  });
}
