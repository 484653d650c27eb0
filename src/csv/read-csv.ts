// Rows of a whole CSV text, for small files.
import type { Issue } from "../check/issue.ts";
import { type CsvRecord, csvProblem, csvRecord } from "./csv-record.ts";
import { bytesOf } from "./text.ts";

/** A row with the number of its line. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of CSV, without blank ones, and every problem of it as CSV; a path is a line and a column, from 1. */
export function csvRows(text: string, delimiter: string): { readonly rows: CsvRow[]; readonly issues: Issue[] } {
  const bytes = bytesOf(`${text.replace(/^\uFEFF/, "").replace(/\r?\n$/, "")}\n`);
  const rows: CsvRow[] = [];
  const issues: Issue[] = [];
  for (let at = 0, line = 1; at < bytes.length; ) {
    const record = csvRecord(bytes, at, bytes.length, delimiter.charCodeAt(0));
    if ("openLine" in record) {
      const message = "A quote that is never closed";
      issues.push({ path: [`line ${line + (record.openLine ?? 0)}`], message, code: "unclosed-quote", params: {} });
      break;
    }
    const { cells, next, lines }: CsvRecord = record;
    cells.forEach((cell, i) => {
      const problem = csvProblem(cell);
      if (problem !== null) issues.push({ ...problem, path: [`line ${line + cell.line}`, `column ${i + 1}`] });
    });
    if (cells.some(({ text }) => text.trim() !== "")) rows.push({ line, cells: cells.map(({ text }) => text) });
    at = next;
    line += lines;
  }
  return { rows, issues };
}
