// Reads 200 MB that are made while they are read, and prints what that took. Run by stream.thorough.test.ts in a small heap.
import { competencies, scale } from "cei-framework";
import { readTable } from "cei-framework/table";

const header = `site,${competencies.map(({ id }) => id).join(",")}\n`;
const cells = ["1", "2", "3", "4", "", "n/a"];

/** Some rows: row r rates its first item by the cell r mod 6, and so on along the row. */
function rowsFrom(first: number, count: number): string {
  let text = "";
  for (let row = first; row < first + count; row++) {
    text += `school-${row % 1000}`;
    for (let item = 0; item < 34; item++) text += `,${cells[(row + item) % 6]}`;
    text += "\n";
  }
  return text;
}

const pieceRows = 600;
const piece = new TextEncoder().encode(rowsFrom(0, pieceRows));

let mostBytes = 0;
let bytes = header.length;

async function* stream(): AsyncGenerator<string | Uint8Array> {
  yield header;
  while (bytes < 200e6) {
    bytes += piece.length;
    // A new piece each time, as a stream gives them.
    yield piece.slice();
    mostBytes = Math.max(mostBytes, process.memoryUsage().arrayBuffers);
  }
}

const before = process.memoryUsage().arrayBuffers;
const table = await readTable(stream(), { scale: scale({ min: 1, max: 4 }), groups: ["site"] });
const { rows } = table;
const ratings = table.ratings("1.1").slice(rows - pieceRows, rows - pieceRows + 6);
globalThis.gc?.();
const tableBytes = process.memoryUsage().arrayBuffers - before;
process.stdout.write(JSON.stringify({ bytes, rows, ratings, tableBytes, mostBytes: mostBytes - before }));
