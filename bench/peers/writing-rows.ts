// The other ways to write: a loop written by hand, d3-dsv, and papaparse, from columns that are ready before.
import { createReadStream } from "node:fs";
import { projectionPlan, scale } from "cei-framework";
import { readTable, scoreTable } from "cei-framework/table";
import { csvFormatRows } from "d3-dsv";
import papaparse from "papaparse";
import type { Peer } from "../turns/peer.ts";
import { textFigures } from "./written-text.ts";

type Cell = string | number;

const pieceRows = 1024;
const statuses = ["scored", "insufficient", "not-applicable"];

/** Ready to write by a loop that joins cells, and quotes none. */
export function handWriting(file: string): Promise<Peer> {
  return writing(file, (rows) => rows.map((cells) => cells.join(",")).join("\r\n"));
}

/** Ready to write by d3-dsv, whose line ends are changed. */
export function d3Writing(file: string): Promise<Peer> {
  return writing(file, (rows) => csvFormatRows(rows as string[][]).replaceAll("\n", "\r\n"));
}

/** Ready to write by papaparse. */
export function papaparseWriting(file: string): Promise<Peer> {
  return writing(file, (rows) => papaparse.unparse(rows, { newline: "\r\n" }));
}

async function writing(file: string, textOf: (rows: Cell[][]) => string): Promise<Peer> {
  const table = await readTable(createReadStream(file), { scale: scale({ min: 1, max: 4 }), groups: ["site"] });
  const scores = scoreTable(table, projectionPlan());
  const sites = table.group("site");
  const columns = scores.targets.map((id) => ({
    score: scores.score(id),
    coverage: scores.coverage(id),
    status: scores.status(id),
  }));
  const header = ["site", ...scores.targets.flatMap((id) => [`${id}_score`, `${id}_coverage`, `${id}_status`])];
  const number = (value: number | undefined): Cell => (value === undefined || Number.isNaN(value) ? "" : value);
  const rowOf = (row: number): Cell[] => {
    const cells: Cell[] = [sites[row] ?? ""];
    for (const { score, coverage, status } of columns) {
      cells.push(number(score[row]), number(coverage[row]), statuses[status[row] ?? 2] ?? "");
    }
    return cells;
  };
  return {
    work() {
      const pieces = [Buffer.from(`${textOf([header])}\r\n`)];
      for (let first = 0; first < table.rows; first += pieceRows) {
        const count = Math.min(pieceRows, table.rows - first);
        const rows = Array.from({ length: count }, (_, i) => rowOf(first + i));
        pieces.push(Buffer.from(`${textOf(rows)}\r\n`));
      }
      return () => textFigures(pieces);
    },
  };
}
