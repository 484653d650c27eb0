// How the time and the memory of tables grow with their rows.
import { scale } from "cei-framework";
import { summarize } from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import { collectGarbage } from "./garbage.ts";
import { median } from "./median.ts";
import { plans } from "./peers/plans.ts";
import { surveyCsv } from "./survey/survey-csv.ts";

/** Milliseconds for so many rows. */
export interface Growth {
  readonly rows: number;
  /** Reading from bytes in memory; `null` where they are not all held. */
  readonly reading: number | null;
  /** Scoring by both plans, and summing up by site. */
  readonly scoring: number;
}

const options = { scale: scale({ min: 1, max: 4 }) };

/** Measures tables of a hundred thousand, a million and ten million rows; medians of three to seven. */
export async function growth(): Promise<Growth[]> {
  const found: Growth[] = [];
  for (const [rows, runs] of [
    [100_000, 7],
    [1_000_000, 5],
    [10_000_000, 3],
  ] as const) {
    const pieces = rows <= 1_000_000 ? [...surveyCsv(rows)] : undefined;
    const groups = ["site"];
    const table = await readTable(pieces ?? surveyCsv(rows), { ...options, groups });
    const scoring: number[] = [];
    const reading: number[] = [];
    for (let run = 0; run <= runs; run++) {
      scoring.push(
        await time(() => plans.map((plan) => summarize(scoreTable<string, string>(table, plan), { by: "site" }))),
      );
      if (pieces) reading.push(await time(() => readTable(pieces, { ...options, groups })));
    }
    // The first of each makes the code ready.
    found.push({ rows, scoring: median(scoring.slice(1)), reading: pieces ? median(reading.slice(1)) : null });
    collectGarbage();
  }
  return found;
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Bytes that a row of 34 ratings takes in a table of a million rows without groups. */
export async function bytesPerRow(): Promise<number> {
  const rows = 1_000_000;
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  const table = await readTable(surveyCsv(rows, false), options);
  collectGarbage();
  // Ratings are in array buffers; apart from them, a table has a few hundred objects.
  const bytes = process.memoryUsage().arrayBuffers - before;
  if (table.rows !== rows) throw new Error(`Expected ${rows} rows, got ${table.rows}`);
  return bytes / rows;
}
