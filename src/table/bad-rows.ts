// Keeps the rows that cannot be read: all of them when they are collected, else the first issues and the count of all.
import type { RejectedRow } from "./rating-table.ts";
import { mostIssues, TableError, type TableIssue } from "./table-error.ts";

/** The bad rows of an input. */
export interface BadRows {
  /** Takes a bad row. In the long form a row may be bad in several lines: a key tells that it is the same one. */
  readonly reject: (line: number, cells: readonly string[], issues: readonly TableIssue[], key?: number) => void;
  /** Whether the row of a key is bad. */
  readonly has: (key: number) => boolean;
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
      if (!collects) {
        for (const issue of found) if (issues.length < mostIssues) issues.push(issue);
        return;
      }
      const known = key === undefined ? undefined : byKey.get(key);
      if (known !== undefined) {
        known.issues.push(...found);
        return;
      }
      const row = { line, cells, issues: [...found] };
      rows.push(row);
      if (key !== undefined) byKey.set(key, row);
    },
    has: (key) => byKey.has(key),
    rejected() {
      if (issues.length > 0) throw new TableError(issues, count);
      return rows;
    },
  };
}
