// The crosswalk: its links, both directions, the published table, and the algebra of custom crosswalks.
export { type ComposedLink, type ComposedLinks, compose } from "./compose.ts";
export { createCrosswalk } from "./create-crosswalk.ts";
export { crosswalk } from "./crosswalk.ts";
export type {
  AnyCrosswalk,
  Crosswalk,
  CrosswalkLink,
  CrosswalkParts,
  LiteralCrosswalk,
  Shared,
  SideCoverage,
  SourcesOf,
  TargetsOf,
  Unmapped,
} from "./crosswalk-of-links.ts";
export { type InvertedLink, invert } from "./invert.ts";
export {
  type CompetenciesOf,
  competenciesOf,
  type DomainsOf,
  domainsOf,
  type LookForsOf,
  lookForsOf,
  type MetricOfDomain,
  type MetricsOf,
  metricOfDomain,
  metricsOf,
} from "./linked-ids.ts";
export type { Link } from "./links.ts";
