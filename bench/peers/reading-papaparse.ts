// papaparse: the text parsed to rows, which are made rows of ratings.
import { readFileSync } from "node:fs";
import papaparse from "papaparse";
import type { Peer } from "../turns/peer.ts";
import { foundRows, type TypedRow, typedRow } from "./typed-rows.ts";

/** Ready to read the survey's text, in the fast mode, which knows no quotes. */
export function papaparseReading(file: string): Peer {
  const text = readFileSync(file, "utf8");
  return {
    work() {
      const options = { delimiter: ",", newline: "\n", fastMode: true, skipEmptyLines: true } as const;
      const { data } = papaparse.parse<TypedRow>(text, options);
      data.shift();
      data.forEach(typedRow);
      return foundRows(data);
    },
  };
}
