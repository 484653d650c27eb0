// What is wrong with a table, and where it stands.
import { CeiError, type Issue, spelledOut } from "../model/errors.ts";

/** One problem of a table. Its path holds the line and the name of the column. */
export interface TableIssue extends Issue {
  /** The line of the input, from 1; in a quoted cell of several lines the first of them. */
  readonly line: number;
  /** The number of the column, from 1; `null` where no one column is meant. */
  readonly column: number | null;
  /** The item that is rated there; `null` where there is none. */
  readonly item: string | null;
  /** The text that was found; `null` where no text is meant. */
  readonly value: string | null;
}

/** How many issues an error keeps; it counts all of them. */
export const mostIssues = 100;

/** A table that cannot be read. It has the first 100 issues, and the count of all. */
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
    const name = path[1] === undefined ? "" : ` (${JSON.stringify(String(path[1]).slice(0, 40)).slice(1, -1)})`;
    return `line ${line}${column === null ? "" : `, column ${column}${name}`}: ${message}`;
  });
  if (count === 1) return lines.join("");
  if (count > spelledOut) {
    const kept = count > issues.length ? `the first ${issues.length}` : "all";
    lines.push(`and ${count - lines.length} more; ${kept} are in issues`);
  }
  return [`${count} problems`, ...lines].join("\n- ");
}
