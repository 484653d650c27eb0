// The plan of the 1.0 domains.
import type { CompetencyId } from "../model/competency.ts";
import type { DomainId } from "../model/domain.ts";
import { competenciesOfDomain } from "../model/generated.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { kept } from "./kept.ts";
import type { Plan } from "./plan.ts";
import { planOfTable } from "./plan-of-table.ts";
import type { PlanOptions } from "./plan-options.ts";

const plans = /* @__PURE__ */ new Map<string, CompiledPlan<DomainId, CompetencyId>>();

/**
 * The plan that scores the seven domains by ratings of the competencies: a part for each competency, each of weight 1.
 *
 * @param options - minCoverage.
 * @returns The frozen plan; as a rule the same one for the same options.
 * @throws {@link PlanError} for options that are none.
 */
export function domainPlan(options?: PlanOptions | undefined): Plan<DomainId, CompetencyId> {
  return compiledDomainPlan(options).plan;
}

/** {@link domainPlan}, made ready to score by. */
export function compiledDomainPlan(options: PlanOptions | undefined): CompiledPlan<DomainId, CompetencyId> {
  return kept(plans, options, {}, ({ minCoverage }) => planOfTable("1.0 domains", minCoverage, competenciesOfDomain));
}
