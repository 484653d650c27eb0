// The whole framework in one value.
import { competencies } from "./competency.ts";
import { discrepancies } from "./discrepancy.ts";
import { domains } from "./domain.ts";
import { foundations } from "./foundation.ts";
import { evidenceEnds, frameworkVersions } from "./generated.ts";
import { lookFors } from "./look-for.ts";
import { metrics } from "./metric.ts";
import { reflectionPrompts } from "./reflection-prompt.ts";
import { sources } from "./source.ts";

/**
 * The framework: all its records, deeply frozen, in the documents' order (competencies in the order of their numbers).
 */
export const framework = /* @__PURE__ */ Object.freeze({
  /** The versions of the two generations of the framework, not of this package. */
  versions: frameworkVersions,
  domains,
  competencies,
  metrics,
  lookFors,
  reflectionPrompts,
  foundations,
  /** The two named ends of the 2.0 rating, lowest first. The document names no steps between them. */
  evidenceEnds,
  discrepancies,
  sources,
});

/** The type of {@link framework}. */
export type Framework = typeof framework;
