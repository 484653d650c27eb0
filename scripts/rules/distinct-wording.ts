// No duplicate wording.
import {
  competenciesOf,
  domainsOf,
  foundationsOf,
  lookForsOf,
  metricsOf,
  type Place,
  promptsOf,
  within,
} from "../places.ts";
import { repeated } from "../repeated.ts";
import type { Rule } from "./rule.ts";

/** No name, description, title, look-for, or prompt is there twice; the page's one doubled prompt is there once. */
export const distinctWording: Rule = {
  name: "distinct-wording",
  check(files) {
    function twice(kind: string, records: readonly { readonly text: string; readonly place: Place }[]) {
      return repeated(records, ({ text }) => text.toLowerCase()).map(({ place }) => ({
        ...place,
        message: `an earlier ${kind} reads the same; keep one`,
      }));
    }
    return [
      ...(["name", "description"] as const).flatMap((field) => [
        ...twice(
          `domain's ${field}`,
          domainsOf(files).map(({ domain, place }) => ({ text: domain[field], place: within(place, field) })),
        ),
        ...twice(
          `metric's ${field}`,
          metricsOf(files).map(({ metric, place }) => ({ text: metric[field], place: within(place, field) })),
        ),
      ]),
      ...twice(
        "foundation",
        foundationsOf(files).map(({ foundation, place }) => ({ text: foundation.name, place: within(place, "name") })),
      ),
      ...twice(
        "prompt",
        promptsOf(files).map(({ prompt, place }) => ({ text: prompt.text, place: within(place, "text") })),
      ),
      ...twice(
        "competency",
        competenciesOf(files).map(({ competency, place }) => ({
          text: competency.title,
          place: within(place, "title"),
        })),
      ),
      ...twice(
        "look-for",
        lookForsOf(files).map(({ lookFor, place }) => ({ text: lookFor.text, place: within(place, "text") })),
      ),
    ];
  },
};
