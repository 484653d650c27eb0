// The rows of an SSSOM file: cells between tabs, in quotes if they have tabs, quotes, or line breaks.
import type { Problem } from "./read-values.ts";

/** A cell, and the problem of its quotes. */
export interface SssomCell {
  readonly text: string;
  readonly problem?: Problem;
}

/** A row, with the line that it begins on. */
export interface SssomRow {
  readonly line: number;
  readonly cells: readonly SssomCell[];
}

const strayQuote: Problem = {
  message: "A quote within a cell: put quotes around the whole cell, and double the quotes in it",
  ...{ code: "stray-quote", params: {} },
};
const unclosedQuote: Problem = { message: "A quote that is never closed", code: "unclosed-quote", params: {} };

/** The rows from an offset, which is on `firstLine`; without empty lines at the end. */
export function readRows(text: string, start: number, firstLine: number): SssomRow[] {
  const rows: SssomRow[] = [];
  const plain = /[^\t\r\n]*/y;
  let at = start;
  let line = firstLine;
  while (at < text.length) {
    const row = { line, cells: [cell()] };
    for (; text[at] === "\t"; row.cells.push(cell())) at++;
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    rows.push(row);
  }
  while (rows.at(-1)?.cells.length === 1 && rows.at(-1)?.cells[0]?.text === "") rows.pop();
  return rows;

  function cell(): SssomCell {
    return text[at] === '"' ? quoted() : bare();
  }

  function bare(): SssomCell {
    const from = at;
    for (;;) {
      plain.lastIndex = at;
      at += plain.exec(text)?.[0].length ?? 0;
      // A carriage return ends a line only before a line feed.
      if (text[at] !== "\r" || text[at + 1] === "\n" || at + 1 >= text.length) break;
      at++;
    }
    const found = text.slice(from, at);
    return found.includes('"') ? { text: found, problem: strayQuote } : { text: found };
  }

  function quoted(): SssomCell {
    let found = "";
    for (;;) {
      const end = text.indexOf('"', at + 1);
      if (end < 0) {
        found += text.slice(at + 1);
        at = text.length;
        return { text: found, problem: unclosedQuote };
      }
      found += text.slice(at + 1, end);
      at = end + 1;
      if (text[at] !== '"') break;
      found += '"';
    }
    for (const character of found) if (character === "\n") line++;
    if (at >= text.length || /[\t\r\n]/.test(text[at] as string)) return { text: found };
    return { text: found + bare().text, problem: strayQuote };
  }
}
