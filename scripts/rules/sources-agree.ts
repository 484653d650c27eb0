// Wording names the document that it is from.
import { domainsOf, foundationsOf, lookForsOf, metricsOf, type Place, promptsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/** Every record names the document that has its wording; of a competency, titles-from says which that is. */
export const sourcesAgree: Rule = {
  name: "sources-agree",
  check(files) {
    const page = "self-assessment-page";
    const document = "metrics-2.0";
    function expect(found: string, wanted: string, place: Place) {
      return found === wanted ? [] : [{ ...place, message: `"${found}" has no such wording; write "${wanted}"` }];
    }
    return [
      ...foundationsOf(files).flatMap(({ foundation, place }) =>
        expect(foundation.source, page, within(place, "source")),
      ),
      ...domainsOf(files).flatMap(({ domain: { sources }, place }) => [
        ...expect(sources.name, document, within(place, "sources", "name")),
        ...expect(sources.description, page, within(place, "sources", "description")),
      ]),
      ...metricsOf(files).flatMap(({ metric, place }) => expect(metric.source, document, within(place, "source"))),
      ...lookForsOf(files).flatMap(({ lookFor, place }) => expect(lookFor.source, document, within(place, "source"))),
      ...promptsOf(files).flatMap(({ prompt, place }) => expect(prompt.source, page, within(place, "source"))),
    ];
  },
};
