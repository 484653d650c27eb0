// Collects the rows that cannot be read, or else the first issues and the count of all.
import type { RejectedRow } from "../rating-table.ts";
import { mostIssues, TableError, type TableIssue } from "../table-error.ts";

/** The bad rows of an input. */
export interface BadRows {
  /** Adds a bad row. In the long form a row may be bad in several lines, which have the same key. */
  readonly reject: (line: number, cells: readonly string[], issues: readonly TableIssue[], key?: number) => void;
  /** Whether the row of a key is collected; without a key, whether any such row is. */
  readonly has: (key?: number) => boolean;
  /** The error of a problem after which nothing can be read, with all that were found before. */
  readonly fatal: (issue: TableIssue) => TableError;
  /** The bad rows; throws a {@link TableError} instead where they are not collected. */
  readonly rejected: () => RejectedRow[];
}

export function badRows(areCollected: boolean): BadRows {
  const rows: { line: number; cells: readonly string[]; issues: TableIssue[] }[] = [];
  const byKey = new Map<number, { issues: TableIssue[] }>();
  const issues: TableIssue[] = [];
  let count = 0;
  return {
    reject(line, cells, found, key) {
      count += found.length;
      issues.push(...found.slice(0, mostIssues - issues.length));
      if (!areCollected) return;
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
      if (!areCollected && count > 0) throw new TableError(issues, count);
      return rows;
    },
  };
}
