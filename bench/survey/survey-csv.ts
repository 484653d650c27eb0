// The survey as CSV, in pieces, so that it is never in memory as a whole.
import { competencies } from "cei-framework";
import { empty, notApplicable, surveyRows } from "./survey-rows.ts";

const pieceSize = 1 << 16;
/** No row is longer. */
const longestRow = 256;

/**
 * The survey as CSV.
 *
 * @param rows - How many rows.
 * @param withSite - Whether the first column is the site.
 */
export function* surveyCsv(rows: number, withSite = true): Generator<Uint8Array> {
  const header = competencies.map(({ id }) => id).join(",");
  yield Buffer.from(`${withSite ? "site," : ""}${header}\n`);
  let piece = Buffer.allocUnsafeSlow(pieceSize);
  let at = 0;
  for (const { site, ratings } of surveyRows(rows)) {
    if (withSite) at += piece.write(`${site},`, at, "latin1");
    for (const rating of ratings) {
      if (rating === notApplicable) at += piece.write("n/a", at, "latin1");
      else if (rating !== empty) piece[at++] = zero + rating;
      piece[at++] = comma;
    }
    piece[at - 1] = lineFeed;
    if (at <= pieceSize - longestRow) continue;
    yield piece.subarray(0, at);
    piece = Buffer.allocUnsafeSlow(pieceSize);
    at = 0;
  }
  yield piece.subarray(0, at);
}

const zero = 0x30;
const comma = 0x2c;
const lineFeed = 0x0a;
