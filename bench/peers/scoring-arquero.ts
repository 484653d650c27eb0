// arquero: columns of numbers, scores derived as columns, grouped and rolled up.

import { table } from "arquero";
import { competencies } from "cei-framework";
import { surveyRows } from "../survey/survey-rows.ts";
import { surveySize } from "../survey/survey-size.ts";
import type { Peer } from "../turns/peer.ts";
import { type Expressions, rollupExpressions, scoreExpressions } from "./arquero-expressions.ts";
import { plans } from "./plans.ts";
import { summaryFigures } from "./summary-figures.ts";

/** Ready to score the survey. */
export function arqueroScoring(): Peer {
  const survey = table(surveyColumns());
  const prepared = plans.map((plan) => ({ plan, scores: scoreExpressions(plan), rollup: rollupExpressions(plan) }));
  return {
    work() {
      const summaries = prepared.map(({ plan, scores, rollup }) => {
        const scored = scores.reduce((table, expressions: Expressions) => table.derive(expressions), survey);
        return { plan, summary: scored.groupby("site").rollup(rollup) };
      });
      return () => {
        const rows = summaries.flatMap(({ plan, summary }) => {
          return (summary.objects() as Record<string, unknown>[]).flatMap((row) => siteRows(plan, row));
        });
        return summaryFigures(rows);
      };
    },
  };
}

/** The site as text, and for each competency 1 to 4, 0 for what is empty and -1 for "n/a". */
function surveyColumns(): Record<string, string[] | Int8Array> {
  const sites: string[] = [];
  const ratings = competencies.map(() => new Int8Array(surveySize));
  for (const row of surveyRows(surveySize)) {
    const r = sites.push(row.site) - 1;
    ratings.forEach((column, c) => {
      column[r] = row.ratings[c] ?? 0;
    });
  }
  return { site: sites, ...Object.fromEntries(competencies.map(({ id }, c) => [id, ratings[c] ?? new Int8Array()])) };
}

function siteRows(plan: (typeof plans)[number], row: Record<string, unknown>) {
  return [...plan.targets.map(({ id }) => id), "overall"].map((target) => {
    const value = (name: string): number | null => {
      const found = row[`${target}_${name}`];
      return typeof found === "number" ? found : null;
    };
    const n = value("n") ?? 0;
    return {
      site: String(row["site"]),
      plan: plan.name,
      target,
      n,
      mean: value("mean"),
      sd: value("sd"),
      min: value("min"),
      max: value("max"),
    };
  });
}
