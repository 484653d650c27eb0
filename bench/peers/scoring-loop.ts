// A plain loop: rows are objects, and each target of each row is scored as the rules state it.
import { competencies, domains, lookFors, metrics } from "cei-framework";
import { empty, notApplicable, surveyRows } from "../survey/survey-rows.ts";
import { surveySize } from "../survey/survey-size.ts";
import type { Peer } from "../turns/peer.ts";
import { plans } from "./plans.ts";
import { summaryFigures } from "./summary-figures.ts";

interface Row {
  readonly [column: string]: string | number | null;
}

interface Result {
  readonly score: number | null;
  readonly coverage: number | null;
}

interface Sums {
  n: number;
  sum: number;
  squares: number;
  min: number;
  max: number;
}

/** Ready to score the survey. */
export function loopScoring(): Peer {
  const rows = plainRows();
  const ofDomains = domains.map((domain) => domain.competencies);
  const ofMetrics = metrics.map(({ id }) =>
    lookFors.filter(({ metric }) => metric === id).map((lookFor) => lookFor.competencies),
  );
  const targets = plans.flatMap((plan) => {
    return [...plan.targets.map(({ id }) => id), "overall"].map((target) => ({ plan: plan.name, target }));
  });
  return {
    work() {
      const sites = new Map<string, Sums[]>();
      for (const row of rows) {
        const domainResults = ofDomains.map((items) => enough(mean(row, items)));
        const metricResults = ofMetrics.map((parts) => enough(combined(parts.map((items) => mean(row, items)))));
        const results = [
          ...domainResults,
          enough(combined(domainResults)),
          ...metricResults,
          enough(combined(metricResults)),
        ];
        const site = String(row["site"]);
        const known = sites.get(site) ?? results.map(noSums);
        sites.set(site, known);
        results.forEach(({ score }, t) => {
          const sums = known[t];
          if (score !== null && sums !== undefined) add(sums, score);
        });
      }
      return () => {
        const summary = Array.from(sites, ([site, known]) => {
          return targets.map((target, t) => ({ site, ...target, ...moments(known[t] ?? noSums()) }));
        });
        return summaryFigures(summary.flat());
      };
    },
  };
}

function plainRows(): Row[] {
  return Array.from(surveyRows(surveySize), ({ site, ratings }) => {
    const row: Record<string, string | number | null> = { site };
    competencies.forEach(({ id }, c) => {
      const rating = ratings[c] ?? empty;
      row[id] = rating === empty ? null : rating === notApplicable ? "n/a" : rating;
    });
    return row;
  });
}

function mean(row: Row, items: readonly string[]): Result {
  let sum = 0;
  let rated = 0;
  let applicable = 0;
  for (const item of items) {
    const rating = row[item];
    if (rating === "n/a") continue;
    applicable++;
    if (typeof rating !== "number") continue;
    rated++;
    sum += (rating - 1) / 3;
  }
  return { score: rated > 0 ? sum / rated : null, coverage: applicable > 0 ? rated / applicable : null };
}

function combined(results: readonly Result[]): Result {
  let sum = 0;
  let scored = 0;
  let covered = 0;
  let applicable = 0;
  for (const { score, coverage } of results) {
    if (coverage !== null) {
      covered += coverage;
      applicable++;
    }
    if (score !== null) {
      sum += score;
      scored++;
    }
  }
  return { score: scored > 0 ? sum / scored : null, coverage: applicable > 0 ? covered / applicable : null };
}

/** The half rule. */
function enough({ score, coverage }: Result): Result {
  return { score: coverage !== null && coverage >= 0.5 - 1e-9 ? score : null, coverage };
}

function noSums(): Sums {
  return { n: 0, sum: 0, squares: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
}

function add(sums: Sums, score: number): void {
  sums.n++;
  sums.sum += score;
  sums.squares += score * score;
  if (score < sums.min) sums.min = score;
  if (score > sums.max) sums.max = score;
}

function moments({ n, sum, squares, min, max }: Sums) {
  if (n === 0) return { n, mean: null, sd: null, min: null, max: null };
  const sd = n < 2 ? null : Math.sqrt((squares - (sum * sum) / n) / (n - 1));
  return { n, mean: sum / n, sd, min, max };
}
