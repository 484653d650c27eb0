// Titles agree with their stated source.
import { competenciesOf, lookForsOf, within } from "../places.ts";
import type { Rule } from "./rule.ts";

/**
 * A title from a look-for is word for word that of a look-for that cites the competency alone, and is from its
 * document; a title from the page is from the page.
 */
export const titlesFrom: Rule = {
  name: "titles-from",
  check(files) {
    return competenciesOf(files).flatMap(({ competency, place }) => {
      const namesakes = lookForsOf(files).filter(({ lookFor }) => {
        return lookFor.competencies.join() === competency.id && lookFor.text === competency.title;
      });
      const wanted = competency.titleFrom === "page" ? "self-assessment-page" : "metrics-2.0";
      const problems = [];
      if (competency.titleFrom === "look-for" && namesakes.length === 0) {
        const message = `no look-for that cites ${competency.id} alone reads so; copy its wording, or write titleFrom "page"`;
        problems.push({ ...within(place, "title"), message });
      }
      if (competency.source !== wanted) {
        const message = `"${competency.source}" with titleFrom "${competency.titleFrom}"; write "${wanted}"`;
        problems.push({ ...within(place, "source"), message });
      }
      return problems;
    });
  },
};
