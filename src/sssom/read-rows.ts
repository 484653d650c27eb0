// Reads the rows of an SSSOM file: cells between tabs, in quotes if they contain tabs, quotes, or line breaks.
import type { Problem } from "./read-values.ts";

/** A row, with the line that it begins on, and the problems of its quotes by cell. */
export interface SssomRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems?: ReadonlyMap<number, Problem>;
}

const strayQuote: Problem = {
  message: "A quote within a cell: put quotes around the whole cell, and double the quotes in it",
  ...{ code: "stray-quote", params: {} },
};
const unclosedQuote: Problem = { message: "Unclosed quote", code: "unclosed-quote", params: {} };

/** The rows from an offset, which is on `firstLine`. An empty line is a row of one empty cell. */
export function* readRows(text: string, start: number, firstLine: number): Generator<SssomRow> {
  let at = start;
  let line = firstLine;
  let nextQuote = start - 1;
  const unquoted = /[^\t\n]*/y;
  while (at < text.length) {
    const end = indexOrEnd("\n", at);
    if (nextQuote < at) nextQuote = indexOrEnd('"', at);
    if (nextQuote >= end) {
      const cells = withoutReturn(text.slice(at, end)).split("\t");
      at = end + 1;
      yield { line: line++, cells };
    } else yield quotedRow();
  }

  function indexOrEnd(character: string, from: number): number {
    const index = text.indexOf(character, from);
    return index < 0 ? text.length : index;
  }

  /** The end of a line without its carriage return. */
  function withoutReturn(text: string): string {
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  }

  function quotedRow(): SssomRow {
    const cells: string[] = [];
    const problems = new Map<number, Problem>();
    const firstLine = line;
    for (let isLast = false; !isLast; at++) {
      const isQuoted = text[at] === '"';
      const cell = isQuoted ? quoted(problems, cells.length) : "";
      unquoted.lastIndex = at;
      let rest = unquoted.exec(text)?.[0] ?? "";
      at += rest.length;
      isLast = text[at] !== "\t";
      if (isLast) rest = withoutReturn(rest);
      if (rest.includes('"') || (isQuoted && rest !== "")) problems.set(cells.length, strayQuote);
      cells.push(cell + rest);
    }
    line++;
    return { line: firstLine, cells, problems };
  }

  /** A cell in quotes, up to the one that closes it. */
  function quoted(problems: Map<number, Problem>, cell: number): string {
    let found = "";
    for (;;) {
      const end = text.indexOf('"', at + 1);
      if (end < 0) {
        problems.set(cell, unclosedQuote);
        found += text.slice(at + 1);
        at = text.length;
        return found;
      }
      found += text.slice(at + 1, end);
      at = end + 1;
      if (text[at] !== '"') break;
      found += '"';
    }
    for (let i = found.indexOf("\n"); i >= 0; i = found.indexOf("\n", i + 1)) line++;
    return found;
  }
}
