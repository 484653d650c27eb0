// d3-dsv: the text parsed to rows, which are made rows of ratings.
import { readFileSync } from "node:fs";
import { csvParseRows } from "d3-dsv";
import type { Peer } from "../turns/peer.ts";
import { foundRows, typedRow } from "./typed-rows.ts";

/** Ready to read the survey's text. */
export function d3Reading(file: string): Peer {
  const text = readFileSync(file, "utf8");
  return { work: () => foundRows(csvParseRows(text, (row, index) => (index === 0 ? null : typedRow(row)))) };
}
