// Reads the wide form: a row for each assessment, a column for each item.
import { addRow, nextBlock, noRows, renumbered, trimmed } from "../blocks.ts";
import { firstGroup, kernel, leftOut } from "../kernel/index.ts";
import {
  type CellReader,
  type GroupCells,
  groupCells,
  isBlank,
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
    if (column.is === "item") {
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
  const readPlainRows = kernel().wideRows({ blocks, places, numberOfCell, codeOfByte, delimiter });
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
      if (isBlank(record, header)) return;
      const { numbers, issues } = readCells(record, line, header, readers, order, (index) => {
        const column = columns[index];
        return column?.is === "item" ? column.id : null;
      });
      if (issues.length > 0) {
        const texts = record.cells.map(({ text }) => text);
        bad.reject(line, texts, issues);
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
      const named = groups.map(({ name, place, texts }) => ({ name, place, values: renumbered(exact, place, texts) }));
      return { blocks: exact, columnOf, groups: named };
    },
  };
}
