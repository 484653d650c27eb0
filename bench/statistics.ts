// How long the statistics take, and what they were to take.
import { competencies, scale } from "cei-framework";
import { audit, type CountTable, suppress } from "cei-framework/disclosure";
import { krippendorffAlpha, summarize } from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import { generator } from "./generator.ts";
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
  /** `suppress` of a table of 200 by 20. */
  readonly suppress: number;
  /** `audit` of what it published. */
  readonly audit: number;
}

const runs = 7;

/** Measures the statistics. */
export async function statisticsTimes(): Promise<StatisticsTimes> {
  const table = await readTable(surveyCsv(surveySize), { scale: scale({ min: 1, max: 4 }), groups: ["site"] });
  const summaries = () => plans.map((plan) => summarize(scoreTable<string, string>(table, plan), { by: "site" }));
  const raters = Array.from(surveyRows(1000), ({ ratings }) => {
    return competencies.map((_, item) => ((ratings[item] ?? 0) > 0 ? (ratings[item] as number) : null));
  });
  const counts = smallCounts();
  const { published } = suppress(counts);
  return {
    summarize: median(times(summaries)),
    alpha: median(times(() => krippendorffAlpha(raters, { metric: "ordinal" }))),
    suppress: median(times(() => suppress(counts))),
    audit: median(times(() => audit(published))),
  };
}

/** Two hundred schools by twenty groups, of which about a quarter have one to ten respondents. */
function smallCounts(): CountTable {
  const next = generator(11);
  const count = (): number => (next() < 0.25 ? Math.floor(next() * 11) : 11 + Math.floor(next() * 200));
  return {
    rows: Array.from({ length: 200 }, (_, row) => `school ${row}`),
    columns: Array.from({ length: 20 }, (_, column) => `group ${column}`),
    counts: Array.from({ length: 200 }, () => Array.from({ length: 20 }, count)),
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
