// No citation of what does not exist.
import { nearest } from "../../src/check/nearest.ts";
import { citationsOf, competenciesOf } from "../places.ts";
import type { Rule } from "./rule.ts";

/** Every competency that a look-for cites exists. */
export const citationsResolve: Rule = {
  name: "citations-resolve",
  check(files) {
    const known = new Set(competenciesOf(files).map(({ competency }) => competency.id));
    return citationsOf(files)
      .filter(({ competency }) => !known.has(competency))
      .map(({ competency, lookFor, place }) => ({
        ...place,
        message: `${lookFor.id} cites "${competency}", which no domain has; cite one that exists (nearest: ${nearest(competency, known) ?? "none"}) or add it`,
      }));
  },
};
