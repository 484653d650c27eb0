// Reads the long form: a row for each rating, with the columns row, item and rating. The ratings of an assessment may
// stand anywhere in the input.
import { describe } from "../model/describe.ts";
import { type IssueCode, spelledOut, unknownId } from "../model/errors.ts";
import { addRow, type Block, blockRows, nextBlock, noRows, renumbered, trimmed } from "./blocks.ts";
import { cellNumbers } from "./cell-numbers.ts";
import { dictionary } from "./dictionary.ts";
import { type Column, renamed } from "./header.ts";
import { plainName } from "./instrument-items.ts";
import { isUtf8, nextLine, plainCellEnd } from "./plain-cells.ts";
import { notRated, unread } from "./rating-codes.ts";
import { type Cell, quote } from "./records.ts";
import { cellIssue, isBlank, type RowReader, type RowReaderParts, recordIssues } from "./row-reader.ts";
import type { TableIssue } from "./table-error.ts";
import type { ReadTableOptions } from "./table-options.ts";

/** Takes an issue of a cell, by the index of its column. */
type FoundIssue = (index: number, code: IssueCode, message: string) => void;

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

  /** What one record says; -1 stands for what could not be read. */
  const said = { row: -1, column: -1, code: -1, values: new Int32Array(groups.length) };

  /** The block of the row that the record names, which is begun when it is a new one. */
  const blockOfRow = (): Block => {
    if (said.row < blocks.rows) return blocks.list[Math.floor(said.row / blockRows)] as Block;
    const block = nextBlock(blocks);
    for (let c = 0; c < blocks.columns; c++) block.bytes[c * block.stride + block.rows] = unread;
    (block.groups[0] as Int32Array)[block.rows] = said.row;
    for (const { place } of groups) (block.groups[place] as Int32Array)[block.rows] = said.values[place - 1] as number;
    addRow(blocks);
    return block;
  };

  /** Takes a rating that stands for itself; false when it does not go with the row's other records. */
  const take = (): boolean => {
    const block = blockOfRow();
    const at = said.row % blockRows;
    const place = said.column * block.stride + at;
    if (block.bytes[place] !== unread) return false;
    for (const { place: group } of groups) if (block.groups[group]?.[at] !== said.values[group - 1]) return false;
    block.bytes[place] = said.code;
    seen.add(said.column);
    return true;
  };

  /** Holds what a record says against the row's other records. */
  const compareWithRow = (issue: FoundIssue, itemIndex: number, item: string | null): void => {
    const block = blockOfRow();
    const at = said.row % blockRows;
    columns.forEach((column, index) => {
      if (column.is !== "group") return;
      const { place, texts } = groups.find(({ name }) => name === column.name) as (typeof groups)[number];
      const values = block.groups[place] as Int32Array;
      const [before, now] = [values[at] as number, said.values[place - 1] as number];
      if (before < 0) values[at] = now;
      if (before < 0 || now < 0 || before === now) return;
      const found = `${describe(texts[now])} was found; ${describe(texts[before])} was expected`;
      issue(index, "inconsistent", `${found}, as in the row's other lines`);
    });
    if (said.column < 0) return;
    const place = said.column * block.stride + at;
    if (block.bytes[place] !== unread) {
      issue(
        itemIndex,
        "duplicate",
        `${describe(item)} is rated twice in the row ${describe(rowNames.texts[said.row])}`,
      );
    } else if (said.code < 0) block.bytes[place] = notRated;
  };

  const readPlainRecord = (bytes: Uint8Array, start: number): number => {
    const last = columns.length - 1;
    let group = 0;
    let at = start;
    let nameFrom = 0;
    let nameTo = 0;
    for (let index = 0; index <= last; index++) {
      const quoted = bytes[at] === quote;
      const from = quoted ? at + 1 : at;
      const to = plainCellEnd(bytes, from, quoted, delimiter);
      if (to < 0) return -1;
      at = quoted ? to + 1 : to;
      if (index < last && bytes[at++] !== delimiter) return -1;
      const is = columns[index]?.is;
      let number = 0;
      if (is === "row") {
        nameFrom = from;
        nameTo = to;
        number = to === from ? -1 : 0;
      } else if (is === "item-name") number = said.column = numberOfItem(bytes, from, to);
      else if (is === "rating") number = said.code = numberOfRating(bytes, from, to);
      else if (is === "group") {
        number = groups[group]?.numberOfBytes(bytes, from, to) ?? -1;
        said.values[group++] = number;
      } else number = isUtf8(bytes, from, to) ? 0 : -1;
      if (number < 0) return -1;
    }
    const next = nextLine(bytes, at);
    if (next < 0) return -1;
    // Last, since a name that has a number must have a row.
    said.row = rowNames.numberOfBytes(bytes, nameFrom, nameTo);
    return said.row >= 0 && take() ? next : -1;
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
      const isWhole = issues[0]?.code !== "row-length";
      let item: string | null = null;
      let itemIndex = 0;
      let group = 0;
      said.row = said.column = said.code = -1;
      said.values.fill(-1);

      const issue = (index: number, code: IssueCode, message: string): void => {
        issues.push(cellIssue(header, index, record.cells[index] as Cell, line, item, code, message));
      };
      // The item first, since the issues of the other cells name it.
      const order = [...columns.keys()].sort((a, b) => Number(isItem(columns[b])) - Number(isItem(columns[a])));
      for (const index of order) {
        const column = columns[index] as Column;
        const groupOf = column.is === "group" ? groups[group++] : undefined;
        const cell = record.cells[index];
        if (cell === undefined || cell.problem !== null) continue;
        if (column.is === "row") {
          // Also of a record of another length, so that its row is not taken for a good one.
          if (cell.text !== "") said.row = rowNames.numberOf(cell.text);
          else if (isWhole) issue(index, "empty", "the name of a row was expected");
        } else if (!isWhole) continue;
        else if (column.is === "item-name") {
          said.column = columnOfName(cell.text);
          item = items.ids[said.column] ?? null;
          itemIndex = index;
          if (item !== null) continue;
          const { message, code } = unknownId([], cell.text, items.kind, hints++ < spelledOut ? items.ids : []);
          issue(index, code, message);
        } else if (column.is === "rating") {
          const code = readCell(cell.text);
          if (typeof code === "number") said.code = code;
          else issue(index, code.code, code.message);
        } else if (groupOf !== undefined) said.values[groupOf.place - 1] = groupOf.numberOf(cell.text);
      }
      if (said.column >= 0) seen.add(said.column);
      if (said.row >= 0) compareWithRow(issue, itemIndex, item);
      if (issues.length === 0) {
        take();
        return;
      }
      const texts = record.cells.map(({ text }) => text);
      bad.reject(line, texts, issues, said.row < 0 ? undefined : said.row);
    },
    finish() {
      const kept = trimmed(blocks, bad.has() ? (number) => !bad.has(number) : undefined);
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

function isItem(column: Column | undefined): boolean {
  return column?.is === "item-name";
}
