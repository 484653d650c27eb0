// Keeps the rows that cannot be read: all of them when they are collected, else the first issues and the count of all.
import type { RejectedRow } from "./rating-table.ts";
import { mostIssues, TableError, type TableIssue } from "./table-error.ts";

/** The bad rows of an input. */
export interface BadRows {
  /** Takes a bad row. In the long form a row may be bad in several lines: a key tells that it is the same one. */
  readonly reject: (line: number, cells: readonly string[], issues: readonly TableIssue[], key?: number) => void;
  /** Whether the row of a key is collected; without a key, whether any such row is. */
  readonly has: (key?: number) => boolean;
  /** The error of a problem after which nothing can be read, with all that were found before. */
  readonly fatal: (issue: TableIssue) => TableError;
  /**
   * The bad rows, where they are collected.
   *
   * @throws {@link TableError} when there are any and they are not.
   */
  readonly rejected: () => RejectedRow[];
}

/**
 * No bad rows yet.
 *
 * @param collects - Whether they are kept; if not, they are an error in the end.
 */
export function badRows(collects: boolean): BadRows {
  const rows: { line: number; cells: readonly string[]; issues: TableIssue[] }[] = [];
  const byKey = new Map<number, { issues: TableIssue[] }>();
  const issues: TableIssue[] = [];
  let count = 0;
  return {
    reject(line, cells, found, key) {
      count += found.length;
      for (const issue of found) if (issues.length < mostIssues) issues.push(issue);
      if (!collects) return;
      const known = key === undefined ? undefined : byKey.get(key);
      if (known !== undefined) {
        for (const issue of found) known.issues.push(issue);
        return;
      }
      const row = { line, cells, issues: [...found] };
      rows.push(row);
      if (key !== undefined) byKey.set(key, row);
    },
    has: (key) => (key === undefined ? byKey.size > 0 : byKey.has(key)),
    fatal: (issue) => new TableError([...issues.slice(0, mostIssues - 1), issue], count + 1),
    rejected() {
      if (!collects && count > 0) throw new TableError(issues, count);
      return rows;
    },
  };
}
