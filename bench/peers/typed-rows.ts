// Rows of text made rows of ratings, as a script would do it after a parser of CSV.
import type { Found } from "../turns/peer.ts";
import { ratingCounts } from "./rating-counts.ts";

/** A site, and then the ratings. */
export type TypedRow = (string | number | null)[];

/**
 * Makes a row of text one of ratings. It is the same list, since that is fastest.
 *
 * @param row - Cells.
 */
export function typedRow(row: TypedRow): TypedRow {
  for (let cell = 1; cell < row.length; cell++) {
    const text = row[cell];
    row[cell] = text === "" ? null : text === "n/a" ? text : Number(text);
  }
  return row;
}

/**
 * What was found in rows.
 *
 * @param rows - Without the header.
 */
export function foundRows(rows: readonly TypedRow[]): Found {
  function* column(cell: number): Generator<unknown> {
    for (const row of rows) yield row[cell];
  }
  return () => ratingCounts({ sites: column(0), ratings: (place) => column(place + 1) });
}
