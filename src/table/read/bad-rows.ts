// Collects the rows that cannot be read, or else the first issues and the count of all.

import type { CsvRecord } from "../../csv/csv-record.ts";
import type { RejectedRow } from "../rating-table.ts";
import { mostIssues, problemsOf, type TableError, type TableIssue, tableError } from "../table-error.ts";

/** The bad rows of an input. */
export type BadRows = ReturnType<typeof badRows>;

export function badRows(areCollected: boolean) {
  const rows: { line: number; cells: readonly string[]; issues: TableIssue[] }[] = [];
  const byKey = new Map<number, { issues: TableIssue[] }>();
  const issues: TableIssue[] = [];
  const problems = problemsOf([]);
  let count = 0;
  return {
    /** Adds a bad row. In the long form a row may be bad in several lines, which have the same key. */
    reject(line: number, { cells }: CsvRecord, found: readonly TableIssue[], key?: number): void {
      count += found.length;
      issues.push(...found.slice(0, mostIssues - issues.length));
      found.forEach(problems.add);
      if (!areCollected) return;
      const known = key === undefined ? undefined : byKey.get(key);
      if (known !== undefined) {
        for (const issue of found) known.issues.push(issue);
        return;
      }
      const row = { line, cells: cells.map(({ text }) => text), issues: [...found] };
      rows.push(row);
      if (key !== undefined) byKey.set(key, row);
    },
    /** Whether the row of a key is collected; without a key, whether any such row is. */
    has: (key?: number): boolean => (key === undefined ? byKey.size > 0 : byKey.has(key)),
    /** The error of a problem that stops the reading, with all problems found before it. */
    fatal(issue: TableIssue): TableError {
      problems.add(issue);
      return tableError([...issues.slice(0, mostIssues - 1), issue], count + 1, problems);
    },
    /**
     * The bad rows; throws a {@link TableError} instead where they are not collected.
     *
     * @param areOthersBad - Whether the problems put the other rows in doubt, so that they are not collected either.
     */
    rejected(areOthersBad = false): RejectedRow[] {
      if ((!areCollected || areOthersBad) && count > 0) throw tableError(issues, count, problems);
      return rows;
    },
  };
}
