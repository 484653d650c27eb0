// Rows by group, as summarize and publish return them: which groups a chart uses, and their problems.
import { describePath } from "../check/describe.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, unexpected, unknownId } from "../check/messages.ts";
import type { FirstPlaces } from "../check/shapes.ts";
import type { GroupValues } from "../check/small-groups.ts";
import { isTexts } from "./chart-options.ts";
import { groupLabel } from "./labels.ts";

/** A row of a group, and where it is in the input. */
interface GroupRow {
  /** What is rated or scored. */
  readonly id: string;
  readonly group: GroupValues;
  readonly path: readonly PropertyKey[];
}

/**
 * The names of groups in the option `by`.
 *
 * @param by - Any value. Default: all names.
 * @param issues - Every problem is added to it.
 * @returns The names; `undefined` if the option is neither a name nor a list of them.
 */
export function chosenNames(by: unknown, names: readonly string[], issues: Issue[]): readonly string[] | undefined {
  const asked: unknown = typeof by === "string" ? [by] : (by ?? names);
  if (!isTexts(asked)) {
    issues.push(unexpected(["by"], by, "a name of its groups, or a list of them"));
    return undefined;
  }
  for (const name of asked)
    if (!names.includes(name)) issues.push(unknownId(["by"], name, "a name of its groups", names));
  return [...new Set(asked)];
}

/**
 * The problems of rows: groups by other names than the first, and the same id in the same group as a row before.
 *
 * @param names - Those of the first row.
 * @param by - The names that identify a group, among rows for which `isChosen` is true. Default: all names, in all
 *   rows.
 */
export function rowIssues(
  rows: readonly GroupRow[],
  names: readonly string[],
  by: readonly string[] = names,
  isChosen: (row: GroupRow) => boolean = () => true,
): Issue[] {
  const places: FirstPlaces = new Map();
  return rows.flatMap((row) => {
    const { id, group, path } = row;
    const own = Object.keys(group);
    if (own.length !== names.length || !own.every((name) => names.includes(name))) {
      const expected = `a group by ${names.join(", ") || "nothing"}, as in the first row`;
      return [unexpected([...path, "group"], own.join(", "), expected, "inconsistent")];
    }
    if (!isChosen(row)) return [];
    const values = by.map((name) => group[name] ?? "");
    const key = JSON.stringify([id, values]);
    const first = places.get(key);
    if (first === undefined) places.set(key, path);
    const what = `row of the group ${groupLabel(values)} and the id`;
    return first === undefined ? [] : [duplicate(path, id, what, describePath(first))];
  });
}
