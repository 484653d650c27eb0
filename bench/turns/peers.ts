// All peers by name. Each is loaded in a process of its own, so that it meets neither the others' memory nor their code.
import type { ReadyPeer } from "./peer.ts";

/** What takes part; the library stands first in each comparison. */
export const peers = {
  scoring: {
    "cei-framework": async () => (await import("../peers/scoring-library.ts")).libraryScoring,
    "a plain loop over objects": async () => (await import("../peers/scoring-loop.ts")).loopScoring,
    "DuckDB, TINYINT columns": async () => (await import("../peers/scoring-duckdb.ts")).duckdbScoring,
    "DuckDB, packed SMALLINT columns": async () => (await import("../peers/scoring-duckdb.ts")).duckdbPackedScoring,
    arquero: async () => (await import("../peers/scoring-arquero.ts")).arqueroScoring,
  },
  reading: {
    "cei-framework, from bytes": async () => (await import("../peers/reading-library.ts")).libraryReadingBytes,
    "cei-framework, from a file stream": async () => (await import("../peers/reading-library.ts")).libraryReadingStream,
    "d3-dsv": async () => (await import("../peers/reading-d3.ts")).d3Reading,
    papaparse: async () => (await import("../peers/reading-papaparse.ts")).papaparseReading,
    "DuckDB, ENUM columns": async () => (await import("../peers/reading-duckdb.ts")).duckdbReading,
    "DuckDB, UTINYINT columns, n/a lost": async () =>
      (await import("../peers/reading-duckdb.ts")).duckdbReadingWithoutNotApplicable,
  },
  writing: {
    "cei-framework": async () => (await import("../peers/writing-library.ts")).libraryWriting,
    "a loop written by hand": async () => (await import("../peers/writing-rows.ts")).handWriting,
    "d3-dsv": async () => (await import("../peers/writing-rows.ts")).d3Writing,
    papaparse: async () => (await import("../peers/writing-rows.ts")).papaparseWriting,
  },
} as const satisfies Record<string, Record<string, () => Promise<ReadyPeer>>>;

/** What is compared. */
export type Comparison = keyof typeof peers;
