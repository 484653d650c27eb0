// Small groups: results by group mark them, and files and charts that would show them are refused.
import { describe } from "./describe.ts";
import type { Issue } from "./issue.ts";
import { type Check, oneOf, wholeNumber } from "./options.ts";

/** A group: its value in each of the group columns. */
export type GroupValues = { readonly [name: string]: string };

/** The option of statistics that are split by group. */
export interface SmallGroupOptions {
  /** Groups with fewer respondents are small. A whole number of at least 2. Default: 11. */
  readonly minCount?: number | undefined;
}

/** What statistics by group report about small groups. */
export interface SmallGroups {
  /** Groups with fewer respondents are small. */
  readonly minCount: number;
  /**
   * The groups with any number that rests on 1 to `minCount` - 1 respondents; empty when the result is not by group.
   * `writeCsv` and charts refuse a result with small groups, unless `small` is `"show"`. To share results, use
   * `publish` of `cei-framework/disclosure`.
   */
  readonly small: readonly GroupValues[];
}

/** The option of files and charts of results that are split by group. */
export interface ShowSmallOptions {
  /**
   * Use `"show"` if you may see every answer and want to look at groups that are too small to publish. Default: a
   * result that shows small groups is refused.
   */
  readonly small?: "show" | undefined;
}

/** The default of `minCount`: the practice of California's public reports. */
export const usualMinCount = 11;

/** The check of {@link SmallGroupOptions}. */
export const minCountCheck: Check = (value, path) => {
  return wholeNumber(2, Number.MAX_SAFE_INTEGER, "a whole number of at least 2")(value, path);
};

/** The check of {@link ShowSmallOptions}. */
export const showSmallCheck: Check = /* @__PURE__ */ oneOf("show");

/**
 * The small groups among figures, in the order of their first.
 *
 * @param figures - Groups, and how many respondents one of their figures rests on; a group without names does not count.
 */
export function smallGroups(
  figures: Iterable<{ readonly group: GroupValues; readonly n: number }>,
  minCount: number = usualMinCount,
): SmallGroups {
  const found = new Set<GroupValues>();
  for (const { group, n } of figures) if (isSmall(n, minCount)) found.add(group);
  // Results that were read back from JSON have an object for each figure.
  const small = new Map<string, GroupValues>();
  for (const group of found) {
    const values = Object.values(group);
    const key = JSON.stringify(values);
    if (values.length > 0 && !small.has(key)) small.set(key, group);
  }
  return { minCount, small: Object.freeze([...small.values()]) };
}

/** Whether a count is too small to show. A count of 0 reveals nobody's answer. */
export function isSmall(n: unknown, minCount: number): boolean {
  return typeof n === "number" && n >= 1 && n < minCount;
}

/** How many small groups a message names. */
const namedGroups = 3;

/** The issue of a result that shows small groups; an empty list if it has none, or if they may be shown. */
export function smallGroupIssues(
  { minCount, small }: SmallGroups,
  shown: unknown,
  path: readonly PropertyKey[],
): Issue[] {
  if (shown === "show" || small.length === 0) return [];
  const names = small.slice(0, namedGroups).map((group) => describe(Object.values(group).join(", ")));
  const groups = small.length > namedGroups ? [...names, "..."] : names;
  const message = `Expected no group of fewer than ${minCount} respondents, got ${small.length} (${groups.join(", ")}). To share results, use publish of cei-framework/disclosure; to look at them yourself, use small: "show"`;
  return [{ path, message, code: "small-group", params: { minCount, count: small.length, groups: names } }];
}
