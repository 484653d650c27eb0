// This library: readTable, from bytes in memory and from a stream of a file.
import { createReadStream, readFileSync } from "node:fs";
import { competencies, scale } from "cei-framework";
import { readTable, type TableSource } from "cei-framework/table";
import type { Peer } from "../turns/peer.ts";
import { ratingCounts } from "./rating-counts.ts";

/** Ready to read the survey's bytes. */
export function libraryReadingBytes(file: string): Peer {
  const bytes = readFileSync(file);
  return reading(() => bytes);
}

/** Ready to read the survey's file. */
export function libraryReadingStream(file: string): Peer {
  return reading(() => createReadStream(file));
}

function reading(source: () => TableSource): Peer {
  const options = { scale: scale({ min: 1, max: 4 }), groups: ["site"] };
  return {
    async work() {
      const table = await readTable(source(), options);
      return () => {
        const ratings = competencies.map(({ id }) => table.ratings(id));
        return ratingCounts({ sites: table.group("site"), ratings: (place) => ratings[place] ?? [] });
      };
    },
  };
}
