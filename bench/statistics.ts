// How long the statistics take, beside the summing up of tables, and what they were to take.
import { competencies, scale } from "cei-framework";
import { audit, type CountTable, krippendorffAlpha, summarize, suppress } from "cei-framework/statistics";
import { readTable, scoreTable, summarizeTable } from "cei-framework/table";
import { generator } from "./generator.ts";
import { median } from "./median.ts";
import { plans } from "./peers/plans.ts";
import { surveyCsv } from "./survey/survey-csv.ts";
import { surveyRows } from "./survey/survey-rows.ts";
import { surveySize } from "./survey/survey-size.ts";

/** Medians in milliseconds. */
export interface StatisticsTimes {
  /** `summarizeTable` of the survey by site, by both plans. */
  readonly summarizeTable: number;
  /** `summarize` of the same, with medians, quartiles and distributions. */
  readonly summarize: number;
  /** Ordinal alpha of 1,000 raters of the 34 items. */
  readonly alpha: number;
  /** `suppress` of a table of 200 by 20. */
  readonly suppress: number;
  /** `audit` of what it published. */
  readonly audit: number;
}

const runs = 7;

/** Measures the statistics; the two summaries take turns. */
export async function statisticsTimes(): Promise<StatisticsTimes> {
  const table = await readTable(surveyCsv(surveySize), { scale: scale({ min: 1, max: 4 }), groups: ["site"] });
  const brief = () => plans.map((plan) => summarizeTable(scoreTable<string, string>(table, plan), { by: "site" }).rows);
  const full = () => plans.map((plan) => summarize<string>(scoreTable<string, string>(table, plan), { by: "site" }));
  sameFigures(brief(), full());
  const briefTimes: number[] = [];
  const fullTimes: number[] = [];
  for (let run = 0; run < runs; run++) {
    briefTimes.push(time(brief));
    fullTimes.push(time(full));
  }
  const raters = Array.from(surveyRows(1000), ({ ratings }) => {
    return competencies.map((_, item) => ((ratings[item] ?? 0) > 0 ? (ratings[item] as number) : null));
  });
  const counts = smallCounts();
  const { published } = suppress(counts);
  return {
    summarizeTable: median(briefTimes),
    summarize: median(fullTimes),
    alpha: median(times(() => krippendorffAlpha(raters, { metric: "ordinal" }))),
    suppress: median(times(() => suppress(counts))),
    audit: median(times(() => audit(published))),
  };
}

type Figures = readonly (readonly { readonly n: number; readonly mean: number | null; readonly sd: number | null }[])[];

/** What both say must be the same before their times are compared. */
function sameFigures(brief: Figures, full: Figures): void {
  brief.forEach((rows, plan) => {
    rows.forEach((row, i) => {
      const other = full[plan]?.[i];
      const isSame =
        row.n === other?.n &&
        Math.abs((row.mean ?? 0) - (other.mean ?? 0)) < 1e-9 &&
        Math.abs((row.sd ?? 0) - (other.sd ?? 0)) < 1e-9;
      if (!isSame) throw new Error(`summarize and summarizeTable differ in row ${i}`);
    });
  });
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
