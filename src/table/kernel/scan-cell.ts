// Scans the cells that nearly all are: without quotes or in simple ones, on one line. What is anything else is left to
// csvRecord; both give the same.
import type { Block } from "../blocks.ts";
import { carriageReturn, lineFeed, quote } from "../read/csv-record.ts";
import { firstGroup, leftOut, type WideColumns } from "./kernel.ts";

/** Where the text of a scanned cell is. */
export interface CellSpan {
  from: number;
  to: number;
}

/**
 * Scans a plain cell.
 *
 * @param bytes - CSV with a line feed at `start` or after it.
 * @param isLast - Whether the record ends with this cell.
 * @param span - Takes where its text is.
 * @returns Where the next cell or record starts; -1 when the cell is not plain, or does not end as it should.
 */
export function scanCell(bytes: Uint8Array, start: number, delimiter: number, isLast: boolean, span: CellSpan): number {
  let at = start;
  if (bytes[at] === quote) {
    span.from = ++at;
    for (let byte = bytes[at]; byte !== quote; byte = bytes[++at]) if (byte === lineFeed) return -1;
    span.to = at++;
  } else {
    span.from = at;
    for (;;) {
      const byte = bytes[at];
      if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
      if (byte === quote) return -1;
      at++;
    }
    span.to = at;
  }
  if (!isLast) return bytes[at] === delimiter ? at + 1 : -1;
  if (bytes[at] === lineFeed) return at + 1;
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : -1;
}

/** Reads a plain cell of the wide form into a row; returns as {@link scanCell} does. */
export function readWideCell(
  { places, numberOfCell, delimiter }: WideColumns,
  block: Block,
  row: number,
  index: number,
  bytes: Uint8Array,
  start: number,
  span: CellSpan,
): number {
  const last = places.length - 1;
  const next = scanCell(bytes, start, delimiter, index === last, span);
  // Where there is one column, an empty line may be a row.
  if (next < 0 || (last === 0 && span.to === span.from)) return -1;
  const number = numberOfCell[index]?.(bytes, span.from, span.to) ?? -1;
  if (number < 0) return -1;
  const place = places[index] as number;
  if (place >= 0) block.bytes[place * block.stride + row] = number;
  else if (place !== leftOut) (block.groups[firstGroup - place] as Int32Array)[row] = number;
  return next;
}
