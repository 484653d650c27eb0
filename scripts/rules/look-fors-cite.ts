// No metric or look-for that nothing feeds.
import { lookForsOf, metricsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/** Every metric has a look-for, and every look-for cites a competency: nothing is left that no plan can score. */
export const lookForsCite: Rule = {
  name: "look-fors-cite",
  check(files) {
    const bare = metricsOf(files).filter(({ metric }) => metric.lookFors.length === 0);
    const silent = lookForsOf(files).filter(({ lookFor }) => lookFor.competencies.length === 0);
    return [
      ...bare.map(({ metric, place }) => ({
        ...within(place, "lookFors"),
        message: `${metric.id} has no look-for; add those of the document`,
      })),
      ...silent.map(({ lookFor, place }) => ({
        ...within(place, "competencies"),
        message: `${lookFor.id} cites no competency; add those of the document`,
      })),
    ];
  },
};
