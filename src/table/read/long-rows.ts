// Reads the long form: a row for each rating, with the columns row, item, and rating. The ratings of an assessment may
// be anywhere in the input.
import { describe } from "../../check/describe.ts";
import { spelledOut } from "../../check/issue.ts";
import { unexpected, unknownId } from "../../check/messages.ts";
import { scanCell } from "../../csv/csv-record.ts";
import { isBlank } from "../../csv/text.ts";
import { addRow, type Block, blockOfRow, blockRows, nextBlock, noRows, renumbered, trimmed } from "../blocks.ts";
import { notRated, unread } from "../rating-codes.ts";
import type { CellReader } from "./answers.ts";
import { cachedNumbers, nameDictionary } from "./dictionary.ts";
import type { Response } from "./repeats.ts";
import {
  type GroupCells,
  groupCells,
  leftOutCells,
  type ReadCells,
  type RowReader,
  type RowReaderParts,
  readCells,
} from "./row-reader.ts";

/** A reader of the long form. */
export function longRows({ header, items, delimiter, answers, bad, repeats }: RowReaderParts): RowReader {
  const { columns } = header;
  const columnOf = new Map(items.ids.map((id, column) => [id, column]));
  const seen = new Set<number>();
  let hints = 0;

  const rowNames = nameDictionary();
  const rowCells: CellReader = {
    numberOf: rowNames.numberOf,
    read: (text) => (isBlank(text) ? unexpected([], text, "the name of a row", "empty") : rowNames.numberOfText(text)),
  };
  const columnOfName = (text: string): number => {
    const id = header.itemOf(text);
    return (id === undefined ? undefined : columnOf.get(id)) ?? -1;
  };
  const itemCells: CellReader = {
    numberOf: cachedNumbers(columnOfName),
    read(text) {
      const column = columnOfName(text);
      return column >= 0 ? column : unknownId([], text, items.kind, hints++ < spelledOut ? items.ids : []);
    },
  };
  // The first group is the name of the row.
  const groups: (GroupCells & { readonly index: number })[] = [];
  const readers = columns.map((column, index): CellReader => {
    if (column.is === "row") return rowCells;
    if (column.is === "item") return itemCells;
    if (column.is === "rating") return answers;
    if (column.is !== "group") return leftOutCells;
    const group = { ...groupCells(column.name, groups.length + 1), index };
    groups.push(group);
    return group;
  });
  const indexOf = (wanted: string): number => columns.findIndex(({ is }) => is === wanted);
  const [rowIndex, itemIndex, ratingIndex] = [indexOf("row"), indexOf("item"), indexOf("rating")];
  // The item first, since the issues of the other cells name it.
  const order = [itemIndex, ...[...columns.keys()].filter((index) => index !== itemIndex)];
  const blocks = noRows(columnOf.size, groups.length + 1);
  let plainRecords = 0;

  /** The block of the row that a record names, which is added when it is a new one. */
  const blockOfRecord = (numbers: Int32Array): Block => {
    const row = numbers[rowIndex] as number;
    if (row < blocks.rows) return blockOfRow(blocks, row);
    const block = nextBlock(blocks);
    for (let c = 0; c < blocks.columns; c++) block.bytes[c * block.stride + block.rows] = unread;
    (block.groups[0] as Int32Array)[block.rows] = row;
    for (const { place, index } of groups) {
      (block.groups[place] as Int32Array)[block.rows] = numbers[index] as number;
    }
    addRow(blocks);
    return block;
  };

  /** Adds the rating of a record; false when it contradicts the row's other records. */
  const takeRating = (numbers: Int32Array): boolean => {
    const block = blockOfRecord(numbers);
    const row = (numbers[rowIndex] as number) % blockRows;
    const column = numbers[itemIndex] as number;
    const place = column * block.stride + row;
    if (block.bytes[place] !== unread) return false;
    for (const { place, index } of groups) if (block.groups[place]?.[row] !== numbers[index]) return false;
    block.bytes[place] = numbers[ratingIndex] as number;
    seen.add(column);
    return true;
  };

  /** Compares a record with the row's other records. */
  const compareWithRow = ({ numbers, addIssue }: ReadCells): void => {
    const block = blockOfRecord(numbers);
    const name = numbers[rowIndex] as number;
    const row = name % blockRows;
    for (const { place, index, texts } of groups) {
      const values = block.groups[place] as Int32Array;
      const [before, now] = [values[row] as number, numbers[index] as number];
      if (before < 0) values[row] = now;
      if (before < 0 || now < 0 || before === now) continue;
      addIssue(
        index,
        unexpected([], texts[now], `${describe(texts[before])} as in the row's other lines`, "inconsistent"),
      );
    }
    const column = numbers[itemIndex] as number;
    if (column < 0) return;
    const place = column * block.stride + row;
    if (block.bytes[place] !== unread) {
      const [item, nameOfRow] = [items.ids[column], rowNames.texts[name]];
      const message = `Row ${describe(nameOfRow)} rates ${describe(item)} twice`;
      addIssue(itemIndex, { message, code: "duplicate", params: { got: item, row: nameOfRow } });
    } else if ((numbers[ratingIndex] as number) < 0) block.bytes[place] = notRated;
  };

  // Those of each row's first line.
  const responses = new Map<number, Response>();
  const span = { from: 0, to: 0 };
  const numberOfCell = readers.map(({ numberOf }) => numberOf);
  const plainNumbers = new Int32Array(columns.length);

  /** Reads one plain record; -1 when it is not plain. */
  const readPlainRecord = (bytes: Uint8Array, start: number): number => {
    const last = columns.length - 1;
    let at = start;
    for (let index = 0; index <= last; index++) {
      at = scanCell(bytes, at, delimiter, index === last, span);
      if (at < 0) return -1;
      const number = numberOfCell[index]?.(bytes, span.from, span.to) ?? -1;
      if (number < 0) return -1;
      plainNumbers[index] = number;
    }
    return takeRating(plainNumbers) ? at : -1;
  };

  return {
    plainRecords: () => plainRecords,
    rows: () => blocks.rows,
    readPlain(bytes, start, end) {
      if (repeats !== undefined) return start;
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
      const read = readCells(record, line, header, readers, order, (_, numbers) => {
        return items.ids[numbers[itemIndex] as number] ?? null;
      });
      const { numbers, issues } = read;
      const [row, column] = [numbers[rowIndex] as number, numbers[itemIndex] as number];
      if (column >= 0) seen.add(column);
      if (row >= 0) compareWithRow(read);
      if (repeats !== undefined && !responses.has(row)) responses.set(row, repeats.read(record, read));
      if (issues.length === 0) takeRating(numbers);
      else bad.reject(line, record, issues, row < 0 ? undefined : row);
    },
    finish() {
      for (const [row, response] of responses) if (row >= 0 && !bad.has(row)) repeats?.add(response, row);
      const isLeftOut = (row: number): boolean => bad.has(row) || (repeats?.dropped.has(row) ?? false);
      const leavesOut = bad.has() || (repeats?.dropped.size ?? 0) > 0;
      const exact = trimmed(blocks, leavesOut ? (row) => !isLeftOut(row) : undefined);
      for (const { bytes } of exact.list) {
        for (let at = 0; at < bytes.length; at++) if (bytes[at] === unread) bytes[at] = notRated;
      }
      return {
        blocks: exact,
        columnOf: new Map([...columnOf].filter(([, column]) => seen.has(column))),
        groups: [{ name: "row", place: 0, ...rowNames }, ...groups].map((group) => renumbered(exact, group)),
        blankRows: 0,
      };
    },
  };
}
