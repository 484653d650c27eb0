// The plans of the two instruments, in which each item counts by itself.
import type { CompetencyId } from "../model/competency.ts";
import type { DomainId } from "../model/domain.ts";
import {
  competenciesOfDomain,
  competenciesOfLookFor,
  lookForsOfMetric,
  metricsOfCompetency,
} from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";
import { sealPlan } from "./compiled-plan.ts";
import { directRule } from "./direct-ratings.ts";
import type { Plan, PlanTarget } from "./plan.ts";
import { cachedPlan, type PlanOptions } from "./plan-options.ts";

/**
 * The plan that scores the seven domains by ratings of the competencies: a part for each competency, each of weight 1.
 *
 * @returns The frozen plan; usually the same one for the same options.
 * @throws {@link OptionsError} for invalid options.
 */
export function domainPlan(options?: PlanOptions | undefined): Plan<DomainId, CompetencyId> {
  return compiledDomainPlan(options).plan;
}

/** {@link domainPlan}, prepared for scoring. */
export const compiledDomainPlan = /* @__PURE__ */ cachedPlan<PlanOptions, DomainId, CompetencyId>(
  {},
  {},
  ({ minCoverage }) =>
    sealPlan({
      name: "1.0 domains",
      items: idsOf(metricsOfCompetency),
      minCoverage,
      targets: singleItemTargets(competenciesOfDomain),
    }),
);

/**
 * The plan that scores the five metrics by ratings of the look-fors: a part for each look-for, each of weight 1. The
 * 2.0 document rates the metrics alone; rating the look-fors is this library's extension.
 *
 * @returns The frozen plan; usually the same one for the same options.
 * @throws {@link OptionsError} for invalid options.
 */
export function lookForPlan(options?: PlanOptions | undefined): Plan<MetricId, LookForId> {
  return compiledLookForPlan(options).plan;
}

const compiledLookForPlan = /* @__PURE__ */ cachedPlan<PlanOptions, MetricId, LookForId>({}, {}, ({ minCoverage }) =>
  sealPlan({
    name: "2.0 metrics from look-fors",
    items: idsOf(competenciesOfLookFor),
    minCoverage,
    targets: singleItemTargets(lookForsOfMetric),
  }),
);

/**
 * The plan of the 2.0 instrument: each metric has its own rating, as the document asks for it, and a part for each of
 * its look-fors, each of weight 1. A metric that is rated has that rating as its score; one that is not is scored by
 * its look-fors, which is this library's extension.
 *
 * @returns The frozen plan; usually the same one for the same options.
 * @throws {@link OptionsError} for invalid options.
 */
export function metricPlan(options?: PlanOptions | undefined): Plan<MetricId, MetricId | LookForId> {
  return compiledMetricPlan(options).plan;
}

/** {@link metricPlan}, prepared for scoring. */
export const compiledMetricPlan = /* @__PURE__ */ cachedPlan<PlanOptions, MetricId, MetricId | LookForId>(
  {},
  {},
  ({ minCoverage }) =>
    sealPlan(
      {
        name: "2.0 metrics",
        items: [...idsOf(lookForsOfMetric), ...idsOf(competenciesOfLookFor)],
        minCoverage,
        targets: singleItemTargets<MetricId, LookForId>(lookForsOfMetric).map(({ id, parts }) => {
          return { id, direct: id, parts };
        }),
      },
      directRule,
    ),
);

/** Targets whose parts are single items, each of weight 1. */
function singleItemTargets<Target extends string, Item extends string>(
  items: {
    readonly [Id in Target]: readonly Item[];
  },
): PlanTarget<Target, Item>[] {
  return idsOf(items).map((id) => {
    return { id, parts: items[id].map((item) => ({ id: item, weight: 1, items: [{ id: item, weight: 1 }] })) };
  });
}
