// The model: the framework's records, frozen, with literal ids; look-ups; errors. Imports nothing.

export {
  AssessmentError,
  CeiError,
  CrosswalkError,
  type Issue,
  type IssueCode,
  OptionsError,
  PlanError,
  RatingError,
  ScaleError,
  UnknownIdError,
} from "../check/errors.ts";
export type { Catalog } from "./catalog.ts";
export {
  type Competency,
  type CompetencyId,
  competencies,
  competency,
  type DomainOf,
  isCompetencyId,
} from "./competency.ts";
export { type Discrepancy, type DiscrepancyId, discrepancies } from "./discrepancy.ts";
export { type Domain, type DomainId, domain, domains, isDomainId } from "./domain.ts";
export { type Foundation, type FoundationKey, foundations } from "./foundation.ts";
export { type Framework, framework } from "./framework.ts";
export { frameworkVersions, packageVersion } from "./generated.ts";
export { type LabelOptions, label } from "./label.ts";
export { isLookForId, type LookFor, type LookForId, lookFor, lookFors, type MetricOf } from "./look-for.ts";
export { isMetricId, type Metric, type MetricId, metric, metrics } from "./metric.ts";
export { type ReflectionPrompt, type ReflectionPromptKey, reflectionPrompts } from "./reflection-prompt.ts";
export { type RecordId, resolveId } from "./resolve-id.ts";
export { type Source, type SourceId, sources } from "./source.ts";
