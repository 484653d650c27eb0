// The problems of a result that is written by its shape, such as a summary that was read back from JSON.
import type { Issue } from "../../check/issue.ts";
import { otherText, outOfRange, unexpected } from "../../check/messages.ts";
import { text } from "../../check/options.ts";
import { isPlainObject } from "../../check/plain-object.ts";
import { type SmallGroups, smallGroupIssues, usualMinCount } from "../../check/small-groups.ts";

type Fields = { readonly [name: string]: unknown };

/**
 * Every problem of a result whose `columns` and `rows` are lists.
 *
 * @param shown - Whether small groups may be shown.
 */
export function resultIssues(
  { by: named = [], columns, rows, small = [], minCount = usualMinCount }: Fields,
  shown: unknown,
): Issue[] {
  const issues: Issue[] = [];
  const by = typeof named === "string" ? [named] : named;
  const names = Array.from(columns as readonly unknown[]);
  const groups = Array.isArray(by) ? Array.from<unknown>(by) : [];
  if (!Array.isArray(by)) issues.push(unexpected(["table", "by"], by, "a list of the names of groups"));
  groups.forEach((name, i) => {
    issues.push(...text(name, ["table", "by", i]));
  });
  names.forEach((name, i) => {
    const path = ["table", "columns", i];
    const group = groups[i];
    if (typeof group !== "string") issues.push(...text(name, path));
    else if (name !== group) issues.push(otherText(path, name, `${JSON.stringify(group)}, the name of a group`));
  });
  groups.slice(names.length).forEach((group, i) => {
    const path = ["table", "columns", names.length + i];
    issues.push(unexpected(path, undefined, `${JSON.stringify(group)}, the name of a group`));
  });

  const ofRows = names.slice(groups.length).filter((name) => typeof name === "string");
  const inNoRow = new Set(ofRows);
  const list = Array.from(rows as readonly unknown[]);
  list.forEach((row, r) => {
    const path = ["table", "rows", r];
    if (!isPlainObject(row)) {
      issues.push(unexpected(path, row, "an object with a value for each column"));
      return;
    }
    for (const name of ofRows) {
      if (!Object.hasOwn(row, name)) continue;
      inNoRow.delete(name);
      const value = row[name];
      if (isPlainObject(value)) issues.push(...estimateIssues(value, [...path, name]));
      else issues.push(...cellIssues(value ?? null, [...path, name], "text, a finite number, null, or an estimate"));
    }
    if (groups.length > 0) issues.push(...groupIssues(row["group"], [...path, "group"], groups));
  });
  if (list.some(isPlainObject)) {
    names.forEach((name, i) => {
      if (i < groups.length || !inNoRow.has(name as string)) return;
      const message = `Expected the name of a value in the rows, got ${JSON.stringify(name)}, which no row has`;
      issues.push({ path: ["table", "columns", i], message, code: "unknown-column", params: { got: name } });
    });
  }
  if (Array.isArray(small) && small.every(isPlainObject)) {
    issues.push(...smallGroupIssues({ small, minCount } as unknown as SmallGroups, shown, ["table"]));
  } else issues.push(unexpected(["table", "small"], small, "a list of groups"));
  return issues;
}

function groupIssues(group: unknown, path: readonly PropertyKey[], names: readonly unknown[]): readonly Issue[] {
  if (!isPlainObject(group)) return [unexpected(path, group, "an object with a value for each group")];
  return names.flatMap((name) => {
    if (typeof name !== "string") return [];
    const value = Object.hasOwn(group, name) ? group[name] : undefined;
    return cellIssues(value, [...path, name], "text, a finite number, or null");
  });
}

function estimateIssues(estimate: Fields, path: readonly PropertyKey[]): readonly Issue[] {
  const value = Object.hasOwn(estimate, "value") ? estimate["value"] : undefined;
  return cellIssues(value, [...path, "value"], "a finite number or null", "number");
}

function cellIssues(value: unknown, path: readonly PropertyKey[], expected: string, only?: "number"): readonly Issue[] {
  if (value === null || (typeof value === "string" && !only) || Number.isFinite(value)) return [];
  return [outOfRange(path, value, expected)];
}
