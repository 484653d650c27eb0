// What is wrong with a table, and where.
import { describePath } from "../check/describe.ts";
import { CeiError } from "../check/errors.ts";
import { type Issue, spelledOut } from "../check/issue.ts";

/** One problem of a table. Its path holds the line and the name of the column. */
export interface TableIssue extends Issue {
  /** The line of the input, from 1; for a quoted cell of several lines, the first of them. */
  readonly line: number;
  /** The number of the column, from 1; `null` where the problem is not of one column. */
  readonly column: number | null;
  /** The item that is rated there; `null` where there is none. */
  readonly item: string | null;
  /** The text that was found; `null` where the problem is not of a text. */
  readonly value: string | null;
}

/** A problem without its place. */
export type Problem = Omit<Issue, "path">;

/** The issue of a line, or of a cell in it. */
export function tableIssue(
  { message, code, params }: Problem,
  line: number,
  cell?: { readonly index: number; readonly name: string; readonly item: string | null; readonly value: string },
): TableIssue {
  const path = cell ? [line, cell.name] : [line];
  const column = cell ? cell.index + 1 : null;
  return { path, message, code, params, line, column, item: cell?.item ?? null, value: cell?.value ?? null };
}

/** How many issues an error keeps; it counts all of them. */
export const mostIssues = 100;

/** Thrown for a table that cannot be read, with the first 100 issues and the count of all. */
export class TableError extends CeiError {
  readonly code = "invalid-table";
  declare readonly issues: readonly TableIssue[];
  /** How many problems there are. */
  readonly count: number;

  /**
   * @param issues - At least one.
   * @param count - How many there are in all, where not all are in `issues`.
   */
  constructor(issues: readonly TableIssue[], count: number = issues.length) {
    super(issues);
    this.count = count;
    this.message = messageOf(issues, count);
  }

  override get name(): string {
    return "TableError";
  }
}

function messageOf(issues: readonly TableIssue[], count: number): string {
  const lines = issues.slice(0, spelledOut).map(({ line, column, path, message }) => {
    const name = path[1] === undefined ? "" : ` (${describePath([path[1]])})`;
    return `line ${line}${column === null ? "" : `, column ${column}${name}`}: ${message}`;
  });
  if (count === 1) return lines.join("");
  if (count > spelledOut) {
    const where = count > issues.length ? `issues has the first ${issues.length}` : "see issues";
    lines.push(`and ${count - lines.length} more; ${where}`);
  }
  return [`${count} problems`, ...lines].join("\n- ");
}
