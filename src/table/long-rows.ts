// Reads the long form: a row for each rating, with the columns row, item and rating. The ratings of an assessment may
// stand anywhere in the input.
import { describe } from "../model/describe.ts";
import { spelledOut, unknownId } from "../model/errors.ts";
import { type Block, blockRows, nextBlock, noRows, renumbered, trimmed } from "./blocks.ts";
import { cellNumbers } from "./cell-numbers.ts";
import { dictionary } from "./dictionary.ts";
import { renamed } from "./header.ts";
import { plainName } from "./instrument-items.ts";
import { isUtf8, nextLine, plainCellEnd } from "./plain-cells.ts";
import { notRated, unread } from "./rating-codes.ts";
import { type Cell, quote } from "./records.ts";
import { cellIssue, isBlank, type RowReader, type RowReaderParts, recordIssues } from "./row-reader.ts";
import type { TableIssue } from "./table-error.ts";
import type { ReadTableOptions } from "./table-options.ts";

/**
 * A reader of the long form.
 *
 * @param parts - What it is made of.
 * @param rename - The option `columns`, which the names of items in the cells go by too.
 */
export function longRows(parts: RowReaderParts, rename: ReadTableOptions["columns"]): RowReader {
  const { header, items, delimiter, readCell, numberOfRating, bad } = parts;
  const { columns } = header;
  const columnOf = new Map(items.ids.map((id, column) => [id, column]));
  const seen = new Set<number>();
  const rowNames = dictionary();
  const names = columns.flatMap((column) => (column.is === "group" ? [column.name] : []));
  const groups = names.map((name, place) => ({ name, place: place + 1, ...dictionary() }));
  // The first group is the name of the row.
  const blocks = noRows(columnOf.size, groups.length + 1);
  let plainRecords = 0;
  let hints = 0;

  const columnOfName = (text: string): number => {
    const name = renamed(text, rename);
    const id = name === null ? undefined : items.named.get(plainName(name));
    return (id === undefined ? undefined : columnOf.get(id)) ?? -1;
  };
  const numberOfItem = cellNumbers(columnOfName);

  // What one record says, cell by cell.
  let row = -1;
  let column = -1;
  let code = -1;
  const values = new Int32Array(groups.length);

  /** The block of a row, which is begun when it is the next. */
  const blockOf = (number: number): Block => {
    if (number < blocks.rows) return blocks.list[Math.floor(number / blockRows)] as Block;
    const block = nextBlock(blocks);
    for (let c = 0; c < blocks.columns; c++) block.bytes[c * block.stride + block.rows] = unread;
    for (const { place } of groups) (block.groups[place] as Int32Array)[block.rows] = values[place - 1] as number;
    (block.groups[0] as Int32Array)[block.rows] = number;
    block.rows++;
    blocks.rows++;
    return block;
  };

  /** Takes what the record says; false when it does not go with what the row's other records said. */
  const take = (): boolean => {
    const block = blockOf(row);
    const at = row % blockRows;
    const place = column * block.stride + at;
    if (block.bytes[place] !== unread) return false;
    for (let g = 0; g < values.length; g++) if (block.groups[g + 1]?.[at] !== values[g]) return false;
    block.bytes[place] = code;
    seen.add(column);
    return true;
  };

  const readPlainRecord = (bytes: Uint8Array, start: number): number => {
    const last = columns.length - 1;
    let group = 0;
    let at = start;
    for (let index = 0; index <= last; index++) {
      const quoted = bytes[at] === quote;
      const from = quoted ? at + 1 : at;
      const to = plainCellEnd(bytes, from, quoted, delimiter);
      if (to < 0) return -1;
      at = quoted ? to + 1 : to;
      if (index < last && bytes[at++] !== delimiter) return -1;
      const is = columns[index]?.is;
      let number = 0;
      if (is === "row") number = row = to === from ? -1 : rowNames.numberOfBytes(bytes, from, to);
      else if (is === "item-name") number = column = numberOfItem(bytes, from, to);
      else if (is === "rating") number = code = numberOfRating(bytes, from, to);
      else if (is === "group") {
        number = groups[group]?.numberOfBytes(bytes, from, to) ?? -1;
        values[group++] = number;
      } else number = isUtf8(bytes, from, to) ? 0 : -1;
      if (number < 0) return -1;
    }
    const next = nextLine(bytes, at);
    return next >= 0 && take() ? next : -1;
  };

  return {
    plainRecords: () => plainRecords,
    rows: () => blocks.rows,
    readPlain(bytes, start, end) {
      let at = start;
      while (at < end) {
        const next = readPlainRecord(bytes, at);
        if (next < 0) return at;
        at = next;
        plainRecords++;
      }
      return at;
    },
    readRecord(record, line) {
      if (isBlank(record, header)) return;
      const issues: TableIssue[] = recordIssues(record, line, header);
      const complete = issues[0]?.code !== "row-length";
      const cellOf = (is: string): [number, Cell] | undefined => {
        const index = columns.findIndex((known) => known.is === is);
        const cell = record.cells[index];
        return cell === undefined || cell.problem !== null || !complete ? undefined : [index, cell];
      };
      const [rowCell, itemCell, ratingCell] = [cellOf("row"), cellOf("item-name"), cellOf("rating")];
      const item = items.ids[itemCell === undefined ? -1 : columnOfName(itemCell[1].text)] ?? null;
      row = -1;
      if (rowCell !== undefined) {
        const [index, cell] = rowCell;
        if (cell.text !== "") row = rowNames.numberOf(cell.text);
        else issues.push(cellIssue(header, index, cell, line, item, "empty", "the name of a row was expected"));
      }
      if (itemCell !== undefined && item === null) {
        const [index, cell] = itemCell;
        const { message, code } = unknownId([], cell.text, items.kind, hints++ < spelledOut ? items.ids : []);
        issues.push(cellIssue(header, index, cell, line, null, code, message));
      }
      column = item === null ? -1 : (columnOf.get(item) as number);
      if (column >= 0) seen.add(column);
      if (ratingCell !== undefined) {
        const [index, cell] = ratingCell;
        const read = readCell(cell.text);
        if (typeof read === "number") code = read;
        else issues.push(cellIssue(header, index, cell, line, item, read.code, read.message));
      }
      const fresh = row >= blocks.rows;
      let group = 0;
      columns.forEach((known, index) => {
        const cell = record.cells[index];
        if (known.is !== "group") return;
        const { place, numberOf, texts } = groups[group++] as (typeof groups)[number];
        if (cell === undefined || cell.problem !== null || !complete) return;
        const number = numberOf(cell.text);
        values[place - 1] = number;
        if (fresh || row < 0) return;
        const before = blockOf(row).groups[place]?.[row % blockRows];
        if (before === number) return;
        const message = `${describe(cell.text)} was found; ${describe(texts[before ?? -1])} was expected, as in the row's other lines`;
        issues.push(cellIssue(header, index, cell, line, item, "inconsistent", message));
      });
      if (row >= 0) {
        const block = blockOf(row);
        if (column >= 0) {
          const before = block.bytes[column * block.stride + (row % blockRows)];
          if (before !== unread && itemCell !== undefined) {
            const message = `${describe(item)} is rated twice in the row ${describe(rowNames.texts[row])}`;
            issues.push(cellIssue(header, itemCell[0], itemCell[1], line, item, "duplicate", message));
          } else if (issues.length > 0) block.bytes[column * block.stride + (row % blockRows)] = notRated;
        }
      }
      if (issues.length === 0) take();
      else {
        const texts = record.cells.map(({ text }) => text);
        bad.reject(line, texts, issues, row < 0 ? undefined : row);
      }
    },
    finish() {
      const kept = trimmed(blocks, (number) => !bad.has(number));
      for (const { bytes } of kept.list) {
        for (let at = 0; at < bytes.length; at++) if (bytes[at] === unread) bytes[at] = notRated;
      }
      const present = items.ids.filter((id) => seen.has(columnOf.get(id) as number));
      return {
        blocks: kept,
        columnOf: new Map(present.map((id) => [id, columnOf.get(id) as number])),
        groups: [
          { name: "row", place: 0, values: renumbered(kept, 0, rowNames.texts) },
          ...groups.map(({ name, place, texts }) => ({ name, place, values: renumbered(kept, place, texts) })),
        ],
      };
    },
  };
}
