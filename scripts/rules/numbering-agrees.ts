// The numbering marks agree with the citations.
import { citationsOf, competenciesOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/** `numbering` is "cited" for the competencies that a look-for cites, and "position" for the others. */
export const numberingAgrees: Rule = {
  name: "numbering-agrees",
  check(files) {
    const cited = new Set(citationsOf(files).map(({ competency }) => competency));
    return competenciesOf(files).flatMap(({ competency, place }) => {
      const wanted = cited.has(competency.id) ? "cited" : "position";
      if (competency.numbering === wanted) return [];
      const why = wanted === "cited" ? "a look-for cites" : "no look-for cites";
      return [{ ...within(place, "numbering"), message: `${why} ${competency.id}; write "${wanted}"` }];
    });
  },
};
