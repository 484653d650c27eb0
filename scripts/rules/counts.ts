// Nothing lost, nothing doubled: the counts of the documents.

import type { Problem } from "../data-files.ts";
import { citationsOf, competenciesOf, domainsOf, foundationsOf, lookForsOf, metricsOf, promptsOf } from "../places.ts";
import type { Rule } from "./rule.ts";

/** What the two documents hold, counted by hand. */
const expected = {
  domains: 7,
  competenciesOf: { D1: 5, D2: 5, D3: 7, D4: 4, D5: 4, D6: 4, D7: 5 },
  metrics: 5,
  lookForsOf: { M1: 6, M2: 3, M3: 5, M4: 2, M5: 8 },
  links: 26,
  citedCompetencies: 24,
  prompts: 18,
  foundations: 3,
};

/** As many records of each kind as the documents hold. */
export const counts: Rule = {
  name: "counts",
  check(files) {
    const problems: Problem[] = [];
    function count(what: string, found: number, wanted: number, file: Problem["file"], path: readonly PropertyKey[]) {
      if (found === wanted) return;
      const message = `${found} ${what} where the documents hold ${wanted}; add or remove what differs, or, when the framework itself changed, the number in scripts/rules/counts.ts`;
      problems.push({ file, path, message });
    }
    const citations = citationsOf(files);
    count("domains", domainsOf(files).length, expected.domains, "self-assessment-1.0.json", ["domains"]);
    count("metrics", metricsOf(files).length, expected.metrics, "metrics-2.0.json", ["metrics"]);
    count("links", citations.length, expected.links, "metrics-2.0.json", ["metrics"]);
    const cited = new Set(citations.map(({ competency }) => competency)).size;
    count("cited competencies", cited, expected.citedCompetencies, "metrics-2.0.json", ["metrics"]);
    count("prompts", promptsOf(files).length, expected.prompts, "reflection-prompts.json", ["reflectionPrompts"]);
    const foundations = foundationsOf(files).length;
    count("foundations", foundations, expected.foundations, "self-assessment-1.0.json", ["foundations"]);
    for (const [id, wanted] of Object.entries(expected.competenciesOf)) {
      const found = competenciesOf(files).filter(({ domain }) => domain.id === id).length;
      count(`competencies in ${id}`, found, wanted, "self-assessment-1.0.json", ["domains"]);
    }
    for (const [id, wanted] of Object.entries(expected.lookForsOf)) {
      const found = lookForsOf(files).filter(({ metric }) => metric.id === id).length;
      count(`look-fors in ${id}`, found, wanted, "metrics-2.0.json", ["metrics"]);
    }
    return problems;
  },
};
