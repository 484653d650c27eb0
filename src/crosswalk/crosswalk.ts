// CEI's own crosswalk.
import type { CompetencyId } from "../model/competency.ts";
import { lookForsOfMetric, metricsOfCompetency } from "../model/generated.ts";
import { idsOf } from "../model/ids-of.ts";
import type { MetricId } from "../model/metric.ts";
import { type Crosswalk, crosswalkOfLinks } from "./crosswalk-of-links.ts";
import { type Link, links } from "./links.ts";

/** CEI's crosswalk: the 34 competencies, the five metrics, and the 26 citations that link them. */
export const crosswalk: Crosswalk<CompetencyId, MetricId, Link> = /* @__PURE__ */ crosswalkOfLinks(
  /* @__PURE__ */ idsOf(metricsOfCompetency),
  /* @__PURE__ */ idsOf(lookForsOfMetric),
  links,
);
