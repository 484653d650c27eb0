// This library: scoreTable and summarize.
import { createReadStream } from "node:fs";
import { scale } from "cei-framework";
import { summarize } from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import type { Peer } from "../turns/peer.ts";
import { plans } from "./plans.ts";
import { summaryFigures } from "./summary-figures.ts";

/** Ready to score the survey. */
export async function libraryScoring(file: string): Promise<Peer> {
  const table = await readTable(createReadStream(file), { scale: scale({ min: 1, max: 4 }), groups: ["site"] });
  return {
    work() {
      const summaries = plans.map((plan) => ({
        plan: plan.name,
        rows: summarize<string>(scoreTable<string, string>(table, plan), { by: "site" }).rows,
      }));
      return () =>
        summaryFigures(
          summaries.flatMap(({ plan, rows }) => {
            return rows.map(({ group, target, n, mean, sd, min, max }) => {
              return { site: group["site"] ?? "", plan, target, n, mean, sd, min, max };
            });
          }),
        );
    },
  };
}
