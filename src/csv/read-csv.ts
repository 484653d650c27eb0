// Rows of a whole CSV text, for small files.
import type { Issue } from "../check/issue.ts";
import { type Cell, csvProblem, csvRecord } from "./csv-record.ts";
import { bytesOf } from "./text.ts";

/** A row with the number of its line. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of CSV that are not blank, and every problem of the CSV itself. A path is a line and a column, from 1. */
export function csvRows(text: string, delimiter: string): { readonly rows: CsvRow[]; readonly issues: Issue[] } {
  const rows: CsvRow[] = [];
  const issues: Issue[] = [];
  for (const { line, cells } of csvRecords(text, delimiter)) {
    if (cells === null) issues.push({ ...unclosedQuote, path: [`line ${line}`] });
    for (const [i, cell] of (cells ?? []).entries()) {
      const problem = csvProblem(cell);
      if (problem !== null) issues.push({ ...problem, path: [`line ${line + cell.line}`, `column ${i + 1}`] });
    }
    const texts = (cells ?? []).map(({ text }) => text);
    if (texts.some((text) => text.trim() !== "")) rows.push({ line, cells: texts });
  }
  return { rows, issues };
}

/** The problem of a quote that is still open at the end. */
export const unclosedQuote: Omit<Issue, "path"> = {
  message: "Unclosed quote",
  code: "unclosed-quote",
  params: {},
};

/** A record with the number of its line, from 1. */
export interface CsvLine {
  readonly line: number;
  /** Its cells; `null` for a last record with an unclosed quote, whose line is that of the quote. */
  readonly cells: readonly Cell[] | null;
}

/** The records of CSV, blank ones included. */
export function* csvRecords(text: string, delimiter: string): Generator<CsvLine, void, undefined> {
  const bytes = bytesOf(`${text.replace(/^\uFEFF/, "").replace(/\r?\n$/, "")}\n`);
  for (let at = 0, line = 1; at < bytes.length; ) {
    const record = csvRecord(bytes, at, bytes.length, delimiter.charCodeAt(0));
    if ("openLine" in record) {
      yield { line: line + (record.openLine ?? 0), cells: null };
      return;
    }
    yield { line, cells: record.cells };
    at = record.next;
    line += record.lines;
  }
}
