// This library: writeCsv of the projection's scores.
import { createReadStream } from "node:fs";
import { projectionPlan, scale } from "cei-framework";
import { readTable, scoreTable, writeCsv } from "cei-framework/table";
import type { Peer } from "../turns/peer.ts";
import { textFigures } from "./written-text.ts";

/** Ready to write the scores of the survey. */
export async function libraryWriting(file: string): Promise<Peer> {
  const table = await readTable(createReadStream(file), { scale: scale({ min: 1, max: 4 }), groups: ["site"] });
  const scores = scoreTable(table, projectionPlan());
  return {
    async work() {
      const pieces: Buffer[] = [];
      // As bytes, since that is what a file or a response takes.
      for await (const piece of writeCsv(scores)) pieces.push(Buffer.from(piece));
      return () => textFigures(pieces);
    },
  };
}
