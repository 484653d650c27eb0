// How long the statistics take, and what they were to take.
import { competencies, scale } from "cei-framework";
import { krippendorffAlpha, summarize } from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import { median } from "./median.ts";
import { plans } from "./peers/plans.ts";
import { surveyCsv } from "./survey/survey-csv.ts";
import { surveyRows } from "./survey/survey-rows.ts";
import { surveySize } from "./survey/survey-size.ts";

/** Medians in milliseconds. */
export interface StatisticsTimes {
  /** `summarize` of the survey by site, by both plans, with medians, quartiles and distributions. */
  readonly summarize: number;
  /** Ordinal alpha of 1,000 raters of the 34 items. */
  readonly alpha: number;
}

const runs = 7;

/** Measures the statistics. */
export async function statisticsTimes(): Promise<StatisticsTimes> {
  const table = await readTable(surveyCsv(surveySize), { scale: scale({ min: 1, max: 4 }), groups: ["site"] });
  const summaries = () => plans.map((plan) => summarize(scoreTable<string, string>(table, plan), { by: "site" }));
  const raters = Array.from(surveyRows(1000), ({ ratings }) => {
    return competencies.map((_, item) => ((ratings[item] ?? 0) > 0 ? (ratings[item] as number) : null));
  });
  return {
    summarize: median(times(summaries)),
    alpha: median(times(() => krippendorffAlpha(raters, { metric: "ordinal" }))),
  };
}

function times(work: () => unknown): number[] {
  work();
  return Array.from({ length: runs }, () => time(work));
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
