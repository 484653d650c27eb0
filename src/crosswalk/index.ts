// The crosswalk: its links, both directions, the published table, and the algebra of anybody's crosswalks.
export { type CompetenciesOf, competenciesOf } from "./competencies-of.ts";
export { type ComposedLink, type ComposedLinks, compose } from "./compose.ts";
export { type CrosswalkParts, createCrosswalk } from "./create-crosswalk.ts";
export { crosswalk } from "./crosswalk.ts";
export type {
  AnyCrosswalk,
  Crosswalk,
  CrosswalkLink,
  Shared,
  SideCoverage,
  SourcesOf,
  TargetsOf,
  Unmapped,
} from "./crosswalk-of-links.ts";
export { type DomainsOf, domainsOf } from "./domains-of.ts";
export { type InvertedLink, invert } from "./invert.ts";
export type { Link } from "./links.ts";
export { type LookForsOf, lookForsOf } from "./look-fors-of.ts";
export { type MetricOfDomain, metricOfDomain } from "./metric-of-domain.ts";
export { type MetricsOf, metricsOf } from "./metrics-of.ts";
