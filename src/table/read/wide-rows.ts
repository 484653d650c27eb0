// Reads the wide form: a row for each assessment, a column for each item.
import { describe } from "../../check/describe.ts";
import { unexpected } from "../../check/messages.ts";
import { carriageReturn, csvRecord, lineFeed, quote } from "../../csv/csv-record.ts";
import { isBlank } from "../../csv/text.ts";
import {
  addRow,
  type Block,
  type Blocks,
  blockOfRow,
  blockRows,
  nextBlock,
  noRows,
  renumbered,
  trimmed,
} from "../blocks.ts";
import { firstGroup, leftOut } from "../kernel/kernel.ts";
import { plainWideRows } from "../kernel/wasm-rows.ts";
import { notRated } from "../rating-codes.ts";
import type { CellReader } from "./answers.ts";
import {
  type GroupCells,
  groupCells,
  leftOutCells,
  type ReadCells,
  type RowReader,
  type RowReaderParts,
  readCells,
} from "./row-reader.ts";

/** A reader of the wide form. The kernel reads plain rows; all others are read as records. */
export function wideRows({ header, delimiter, answers, bad, repeats }: RowReaderParts): RowReader {
  const { columns } = header;
  const columnOf = new Map<string, number>();
  const groups: GroupCells[] = [];
  const places = new Int32Array(columns.length).fill(leftOut);
  const readers = columns.map((column, index): CellReader => {
    if (column.is === "rated-item") {
      places[index] = columnOf.get(column.id) ?? columnOf.size;
      columnOf.set(column.id, places[index] as number);
      return answers.of(column.id);
    }
    if (column.is !== "group") return leftOutCells;
    places[index] = firstGroup - groups.length;
    const group = groupCells(column.name, groups.length);
    groups.push(group);
    return group;
  });
  const order = [...columns.keys()];
  const blocks = noRows(columnOf.size, groups.length);
  const codeOfByte = answers.codesOfBytes(delimiter);
  const numberOfCell = readers.map(({ numberOf }) => numberOf);
  const readPlainRows = plainWideRows({
    blocks,
    places,
    numberOfCell,
    areByItem: answers.areByItem,
    codeOfByte,
    delimiter,
  });
  let plainRecords = 0;
  const blankRows = new Set<number>();
  const doubled = columns.filter(({ is }) => is === "rated-item").length > columnOf.size;

  /** Puts the answer of an item that has several columns into each of them; two different answers are an issue. */
  const mergeDoubled = ({ numbers, addIssue }: ReadCells, cells: readonly { readonly text: string }[]): void => {
    const answered = new Map<number, number>();
    for (const [index, place] of places.entries()) {
      const number = numbers[index] as number;
      if (place < 0 || number < 0 || number === notRated) continue;
      const before = answered.get(place);
      if (before === undefined) answered.set(place, index);
      else if (numbers[before] !== number) {
        const expected = `${describe(cells[before]?.text)} as in column ${before + 1}, which asks the same`;
        addIssue(index, unexpected([], cells[index]?.text, expected, "inconsistent"));
      }
    }
    for (const [index, place] of places.entries()) {
      const answer = answered.get(place);
      if (answer !== undefined) numbers[index] = numbers[answer] as number;
    }
  };

  return {
    plainRecords: () => plainRecords,
    rows: () => blocks.rows,
    readPlain(bytes, start, end) {
      if (doubled || repeats !== undefined) return start;
      const before = blocks.rows;
      const at = readPlainRows(bytes, start, end);
      plainRecords += blocks.rows - before;
      // In a single-column file, an empty line is a row.
      if (columns.length > 1) {
        for (const row of blankRowsOf(blocks, before, bytes, start, delimiter)) blankRows.add(row);
      }
      return at;
    },
    readRecord(record, line) {
      const read = readCells(record, line, header, readers, order, (index) => {
        const column = columns[index];
        return column?.is === "rated-item" ? column.id : null;
      });
      const { numbers, issues } = read;
      if (doubled) mergeDoubled(read, record.cells);
      const response = repeats?.read(record, read);
      if (issues.length > 0) {
        bad.reject(line, record, issues);
        return;
      }
      const block = nextBlock(blocks);
      places.forEach((place, index) => {
        const number = numbers[index] as number;
        if (place >= 0) block.bytes[place * block.stride + block.rows] = number;
        else if (place !== leftOut) (block.groups[firstGroup - place] as Int32Array)[block.rows] = number;
      });
      if (response !== undefined) repeats?.add(response, blocks.rows);
      addRow(blocks);
    },
    finish() {
      const dropped = repeats?.dropped ?? blankRows;
      const exact = trimmed(blocks, dropped.size > 0 ? (row) => !dropped.has(row) : undefined);
      return {
        blocks: exact,
        columnOf,
        groups: groups.map((group) => renumbered(exact, group)),
        blankRows: blankRows.size,
      };
    },
  };
}

/**
 * Finds the blank rows among those that were read from plain lines, each of which is a row.
 *
 * @param from - The first of these rows; they end with the blocks.
 * @param start - Where its line is.
 */
function blankRowsOf(blocks: Blocks, from: number, bytes: Uint8Array, start: number, delimiter: number): number[] {
  const found: number[] = [];
  let at = start;
  let line = from;
  for (let row = from; row < blocks.rows; ) {
    const block = blockOfRow(blocks, row);
    const firstRow = row - (row % blockRows);
    const end = firstRow + block.rows;
    for (; row < end; row++) {
      // Codes are looked at first, since few rows rate nothing.
      if (block.bytes[row - firstRow] !== notRated || !isUnrated(block, row - firstRow, blocks.columns)) continue;
      for (; line < row; line++) at = bytes.indexOf(lineFeed, at) + 1;
      if (isBlankLine(bytes, at, delimiter)) found.push(row);
    }
  }
  return found;
}

function isUnrated({ bytes, stride }: Block, row: number, columns: number): boolean {
  for (let column = 0; column < columns; column++) if (bytes[column * stride + row] !== notRated) return false;
  return true;
}

function isBlankLine(bytes: Uint8Array, start: number, delimiter: number): boolean {
  for (let at = start; bytes[at] !== lineFeed; at++) {
    const byte = bytes[at] as number;
    if (byte > 127) {
      const record = csvRecord(bytes, start, bytes.length, delimiter);
      return "cells" in record && record.cells.every(({ text, problem }) => problem === null && isBlank(text));
    }
    if (byte !== delimiter && byte !== 0x20 && byte !== 0x09 && byte !== quote && byte !== carriageReturn) return false;
  }
  return true;
}
