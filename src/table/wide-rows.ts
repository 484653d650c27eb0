// Reads the wide form: a row for each assessment, a column for each item.
import { addRow, type Block, blockRows, nextBlock, noRows, renumbered, trimmed } from "./blocks.ts";
import { dictionary } from "./dictionary.ts";
import { machine } from "./machine.ts";
import { type MachineColumn, type MachineRows, machineRows } from "./machine-rows.ts";
import { isUtf8, nextLine, plainCellEnd } from "./plain-cells.ts";
import { notRated, unread } from "./rating-codes.ts";
import { carriageReturn, lineFeed, quote } from "./records.ts";
import { cellIssue, isBlank, type RowReader, type RowReaderParts, recordIssues } from "./row-reader.ts";
import type { TableIssue } from "./table-error.ts";

const leftOut = -1;
/** Group g has the place `firstGroup - g`. */
const firstGroup = -2;

/**
 * A reader of the wide form. Records of one-character ratings, simple cells and known spellings are read byte by byte;
 * all others by the reader of records.
 *
 * @param parts - What it is made of.
 */
export function wideRows({ header, delimiter, readCell, numberOfRating, bad }: RowReaderParts): RowReader {
  const { columns } = header;
  const columnOf = new Map<string, number>();
  const names: string[] = [];
  const places = Int32Array.from(columns, (column) => {
    if (column.is === "item") return columnOf.set(column.id, columnOf.size).size - 1;
    return column.is === "group" ? firstGroup - (names.push(column.name) - 1) : leftOut;
  });
  const groups = names.map((name, place) => ({ name, place, ...dictionary() }));
  const blocks = noRows(columnOf.size, groups.length);
  const codeOfByte = codesOfBytes((byte) => readCell(String.fromCharCode(byte)), delimiter);
  let plainRecords = 0;
  let rowsByMachine: MachineRows | undefined;

  /** Takes the text of a cell into a row; false when it takes another way of reading. */
  const takeCell = (block: Block, row: number, place: number, bytes: Uint8Array, from: number, to: number): boolean => {
    if (place === leftOut) return isUtf8(bytes, from, to);
    if (place >= 0) {
      const code = numberOfRating(bytes, from, to);
      block.bytes[place * block.stride + row] = code;
      return code >= 0;
    }
    const number = groups[firstGroup - place]?.numberOfBytes(bytes, from, to) ?? -1;
    (block.groups[firstGroup - place] as Int32Array)[row] = number;
    return number >= 0;
  };

  // How many item columns there are from each column on, short of the last column.
  const runs = new Int32Array(columns.length);
  for (let index = columns.length - 2; index >= 0; index--) {
    runs[index] = (places[index] as number) >= 0 ? (runs[index + 1] as number) + 1 : 0;
  }
  const read = new Int32Array(1);

  /** Reads one plain record into a row; -1 when it is not plain. */
  const readRow = (block: Block, row: number, bytes: Uint8Array, start: number): number => {
    const last = places.length - 1;
    let at = start;
    for (let index = 0; ; index++) {
      const run = runs[index] as number;
      if (run > 0) {
        const offset = (places[index] as number) * block.stride + row;
        at = readRatings(bytes, at, delimiter, codeOfByte, block.bytes, offset, block.stride, run, read);
        index += read[0] as number;
      }
      const place = places[index] as number;
      if (index === last && place >= 0 && bytes[at + 1] === lineFeed) {
        const code = codeOfByte[bytes[at] as number] as number;
        if (code !== unread) {
          block.bytes[place * block.stride + row] = code;
          return at + 2;
        }
      }
      at = readCellAt(block, row, index, bytes, at);
      if (at < 0 || index === last) return at;
    }
  };

  /** Reads any plain cell; gives where the next begins, or -1 when it is not plain. */
  const readCellAt = (block: Block, row: number, index: number, bytes: Uint8Array, start: number): number => {
    const last = places.length - 1;
    const quoted = bytes[start] === quote;
    const from = quoted ? start + 1 : start;
    const to = plainCellEnd(bytes, from, quoted, delimiter);
    if (to < 0 || (last === 0 && to === from)) return -1;
    const place = places[index] as number;
    if (!takeCell(block, row, place, bytes, from, to)) return -1;
    if (rowsByMachine !== undefined && block === rowsByMachine.block()) {
      const number = place >= 0 ? block.bytes[place * block.stride + row] : block.groups[firstGroup - place]?.[row];
      rowsByMachine.remember(from, to, index, number ?? 0);
    }
    const at = quoted ? to + 1 : to;
    if (index === last) return nextLine(bytes, at);
    return bytes[at] === delimiter ? at + 1 : -1;
  };

  /** Reads plain rows into the next block; gives where it stopped, or -1 without the machine. */
  const readByMachine = (bytes: Uint8Array, start: number, end: number): number => {
    const loops = places.length > 1 ? machine() : null;
    if (loops === null) return -1;
    const block = nextBlock(blocks);
    rowsByMachine ??= machineRows(loops, columnsOfMachine(places), block, codeOfByte, delimiter);
    if (!rowsByMachine.begin(bytes, start, end)) return -1;
    const target = rowsByMachine.block();
    let stop = rowsByMachine.read(start, 0, block.rows);
    // A cell that the machine could not read is read here, and the machine goes on after it.
    while (stop.at < end && stop.row < blockRows) {
      const next = readCellAt(target, stop.row, stop.column, bytes, stop.at);
      if (next < 0) break;
      const ended = stop.column === places.length - 1;
      stop = rowsByMachine.read(next, ended ? 0 : stop.column + 1, stop.row + (ended ? 1 : 0), stop.rowStart);
    }
    rowsByMachine.copy(block, block.rows, stop.row);
    plainRecords += stop.row - block.rows;
    blocks.rows += stop.row - block.rows;
    block.rows = stop.row;
    return stop.rowStart;
  };

  return {
    plainRecords: () => plainRecords,
    rows: () => blocks.rows,
    readPlain(bytes, start, end) {
      let at = start;
      for (let next = start; next >= 0 && at < end; ) {
        next = readByMachine(bytes, at, end);
        if (next === at) return at;
        if (next > at) at = next;
      }
      while (at < end) {
        const block = nextBlock(blocks);
        const first = block.rows;
        let row = first;
        let next = at;
        while (at < end && row < blockRows) {
          next = readRow(block, row, bytes, at);
          if (next < 0) break;
          at = next;
          row++;
        }
        block.rows = row;
        blocks.rows += row - first;
        plainRecords += row - first;
        if (next < 0) return at;
      }
      return at;
    },
    readRecord(record, line) {
      if (isBlank(record, header)) return;
      const issues: TableIssue[] = recordIssues(record, line, header);
      const block = nextBlock(blocks);
      record.cells.forEach((cell, index) => {
        const column = columns[index];
        if (column === undefined || cell.problem !== null || issues[0]?.code === "row-length") return;
        const place = places[index] as number;
        if (column.is === "item") {
          const code = readCell(cell.text);
          if (typeof code === "number") block.bytes[place * block.stride + block.rows] = code;
          else issues.push(cellIssue(header, index, cell, line, column.id, code.code, code.message));
        } else if (column.is === "group") {
          const group = groups[firstGroup - place];
          if (group) (block.groups[group.place] as Int32Array)[block.rows] = group.numberOf(cell.text);
        }
      });
      if (issues.length > 0) {
        const texts = record.cells.map(({ text }) => text);
        bad.reject(line, texts, issues);
        return;
      }
      addRow(blocks);
    },
    finish() {
      const kept = trimmed(blocks);
      const named = groups.map(({ name, place, texts }) => ({ name, place, values: renumbered(kept, place, texts) }));
      return { blocks: kept, columnOf, groups: named };
    },
  };
}

function columnsOfMachine(places: Int32Array): MachineColumn[] {
  return Array.from(places, (place): MachineColumn => {
    if (place === leftOut) return { is: "left out" };
    return place >= 0 ? { is: "item", place } : { is: "group", place: firstGroup - place };
  });
}

/**
 * Reads cells of one byte, and empty ones, up to the first that is neither. Kept apart and fed by arguments, since it
 * is where reading spends its time.
 *
 * @param offset - Where the code of the first cell goes; the next go `stride` further each.
 * @param most - How many cells there are, all followed by a delimiter.
 * @param read - Takes how many were read.
 * @returns Where it stopped.
 */
function readRatings(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  codeOfByte: Uint8Array,
  codes: Uint8Array,
  offset: number,
  stride: number,
  most: number,
  read: Int32Array,
): number {
  let at = start;
  let to = offset;
  let count = 0;
  for (; count < most; count++) {
    const byte = bytes[at] as number;
    const code = codeOfByte[byte] as number;
    if (bytes[at + 1] === delimiter && code !== unread) {
      codes[to] = code;
      at += 2;
    } else if (byte === delimiter) {
      codes[to] = notRated;
      at++;
    } else break;
    to += stride;
  }
  read[0] = count;
  return at;
}

/** The code of each cell of one byte; {@link unread} for what is not such a cell. */
function codesOfBytes(read: (byte: number) => unknown, delimiter: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    if (byte > 127 || byte === delimiter || byte === quote || byte === lineFeed || byte === carriageReturn)
      return unread;
    const code = read(byte);
    return typeof code === "number" ? code : unread;
  });
}
