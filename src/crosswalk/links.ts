// CEI's links, made of the look-fors' citations.
import { competenciesOfLookFor, lookForsOfMetric } from "../model/generated.ts";
import type { LookForId } from "../model/look-for.ts";
import type { MetricId } from "../model/metric.ts";

/** One competency cited by one look-for of a metric: `{ source: "3.5", target: "M3", via: "M3.3" }`. */
export type Link = {
  [M in MetricId]: {
    [L in (typeof lookForsOfMetric)[M][number]]: {
      [C in (typeof competenciesOfLookFor)[L][number]]: { readonly source: C; readonly target: M; readonly via: L };
    }[(typeof competenciesOfLookFor)[L][number]];
  }[(typeof lookForsOfMetric)[M][number]];
}[MetricId];

/** Every citation of a competency by a look-for, in the document's order. */
export const links: readonly Link[] = /* @__PURE__ */ citations(lookForsOfMetric, competenciesOfLookFor);

function citations(
  lookFors: { readonly [M in MetricId]: readonly LookForId[] },
  competencies: { readonly [L in LookForId]: readonly string[] },
): readonly Link[] {
  const links = Object.entries(lookFors).flatMap(([target, vias]) =>
    vias.flatMap((via) => competencies[via].map((source) => Object.freeze({ source, target, via }))),
  );
  return links as Link[];
}
