// How long the statistics take, and what they were to take.
import { competencies, scale } from "cei-framework";
import { krippendorffAlpha, type Summary, summarize } from "cei-framework/statistics";
import { readTable, type ScoreTable, scoreTable } from "cei-framework/table";
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
  /** The same scores, and of these n, mean, sd, least, and greatest alone, by a loop written by hand. */
  readonly byHand: number;
  /** Interval alpha of 10,000 raters of 34 items whose values all differ. */
  readonly alphaOfMany: number;
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
  const names = table.group("site");
  const sites = new Map([...new Set(names)].map((name, number) => [name, number]));
  const siteOf = Int32Array.from(names, (name) => sites.get(name) as number);
  const byHand = () => plans.map((plan) => figuresByHand(scoreTable<string, string>(table, plan), siteOf, sites.size));
  checkFigures(summaries(), byHand(), sites);
  const next = generator(5);
  const many = Array.from({ length: 10_000 }, () => Float64Array.from(competencies, next));
  return {
    summarize: median(times(summaries)),
    byHand: median(times(byHand)),
    alphaOfMany: median(times(() => krippendorffAlpha(many, { metric: "interval" }))),
    alpha: median(times(() => krippendorffAlpha(raters, { metric: "ordinal" }))),
  };
}

/** The figures of each site, by the number of the site, for each target in its order. */
interface Figures {
  readonly n: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
}

function figuresByHand(scores: ScoreTable<string>, siteOf: Int32Array, count: number): Figures[] {
  return scores.targets.map((target) => {
    const column = scores.score(target);
    const zeros = (): Float64Array => new Float64Array(count);
    const [n, sum, squares, max, min] = [zeros(), zeros(), zeros(), zeros(), zeros().fill(1)] as const;
    for (let row = 0; row < column.length; row++) {
      const score = column[row] as number;
      if (Number.isNaN(score)) continue;
      const site = siteOf[row] as number;
      n[site] = (n[site] as number) + 1;
      sum[site] = (sum[site] as number) + score;
      squares[site] = (squares[site] as number) + score * score;
      if (score < (min[site] as number)) min[site] = score;
      if (score > (max[site] as number)) max[site] = score;
    }
    return { n, sum, squares, min, max };
  });
}

/** Fails unless both give the same numbers of scores, means, and deviations. */
function checkFigures(
  summaries: readonly Summary[],
  byHand: readonly (readonly Figures[])[],
  sites: ReadonlyMap<string, number>,
): void {
  summaries.forEach(({ rows }, plan) => {
    const targets = [...new Set(rows.map(({ target }) => target))];
    for (const { group, target, n, mean, sd } of rows) {
      const figures = byHand[plan]?.[targets.indexOf(target)] as Figures;
      const site = sites.get(group["site"] as string) as number;
      const [own, squares] = [(figures.sum[site] as number) / n, figures.squares[site] as number];
      const deviation = Math.sqrt(Math.max(0, squares - n * own * own) / (n - 1));
      const isEqual = (one: number | null, other: number): boolean => one === null || Math.abs(one - other) < 1e-6;
      if (figures.n[site] === n && isEqual(mean, own) && isEqual(sd, deviation)) continue;
      throw new Error(`${target} of ${group["site"]} differs`);
    }
  });
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
