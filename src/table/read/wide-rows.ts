// Reads the wide form: a row for each assessment, a column for each item.
import { addRow, nextBlock, noRows, renumbered, trimmed } from "../blocks.ts";
import { firstGroup, leftOut } from "../kernel/kernel.ts";
import { plainWideRows } from "../kernel/wasm-rows.ts";
import type { CellReader } from "./answers.ts";
import {
  type GroupCells,
  groupCells,
  leftOutCells,
  type RowReader,
  type RowReaderParts,
  readCells,
} from "./row-reader.ts";

/** A reader of the wide form. The kernel reads plain rows; all others are read as records. */
export function wideRows({ header, delimiter, answers, bad }: RowReaderParts): RowReader {
  const { columns } = header;
  const columnOf = new Map<string, number>();
  const groups: GroupCells[] = [];
  const places = new Int32Array(columns.length).fill(leftOut);
  const readers = columns.map((column, index): CellReader => {
    if (column.is === "rated-item") {
      places[index] = columnOf.size;
      columnOf.set(column.id, columnOf.size);
      return answers;
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
  const readPlainRows = plainWideRows({ blocks, places, numberOfCell, codeOfByte, delimiter });
  let plainRecords = 0;

  return {
    plainRecords: () => plainRecords,
    rows: () => blocks.rows,
    readPlain(bytes, start, end) {
      const before = blocks.rows;
      const at = readPlainRows(bytes, start, end);
      plainRecords += blocks.rows - before;
      return at;
    },
    readRecord(record, line) {
      const { numbers, issues } = readCells(record, line, header, readers, order, (index) => {
        const column = columns[index];
        return column?.is === "rated-item" ? column.id : null;
      });
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
      addRow(blocks);
    },
    finish() {
      const exact = trimmed(blocks);
      return { blocks: exact, columnOf, groups: groups.map((group) => renumbered(exact, group)) };
    },
  };
}
