// Checks lists of scores, and groups them by label.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { Plan } from "../scoring/plan.ts";
import type { Scores } from "../scoring/scores.ts";
import { scoresIssues } from "../scoring/scores-issues.ts";
import { namedGroup } from "../table/score/row-groups.ts";

/** The result of any scoring function: the plan, the version of this package, the targets, and the overall. */
export type ListedScores<Target extends string = string> = Omit<Scores<Target>, "unused">;

/**
 * A list of scores, all by one plan, and by versions of this package that score alike.
 *
 * @param isExplained - Whether the parts and items of each target are needed too.
 * @returns The scores; valid only if no issue was added to `issues`.
 */
export function listedScores(
  scores: readonly unknown[],
  path: readonly PropertyKey[],
  issues: Issue[],
  isExplained = false,
): readonly ListedScores[] {
  let first: ListedScores | undefined;
  return Array.from(scores, (one, i) => {
    const found = scoresIssues(one, [...path, i], isExplained);
    const listed = one as ListedScores;
    if (found.length === 0) {
      first ??= listed;
      const { plan, packageVersion } = listed;
      if (!samePlan(plan, first.plan)) {
        found.push(unexpected([...path, i, "plan"], plan.name, "the plan of the first scores", "inconsistent"));
      }
      if (!sameScoring(packageVersion, first.packageVersion)) {
        const expected = `a version that scores like ${first.packageVersion}, the version of the first scores`;
        found.push(unexpected([...path, i, "packageVersion"], packageVersion, expected, "inconsistent"));
      }
    }
    for (const issue of found) issues.push(issue);
    return listed;
  });
}

/**
 * Whether two plans have the same basis and minCoverage, and the same targets with the same items and weights. Names do
 * not matter.
 */
export function samePlan(one: Plan, other: Plan): boolean {
  return one === other || contentOf(one) === contentOf(other);
}

function contentOf({ basis = "parts", minCoverage, targets }: Plan): string {
  const content = targets.map(({ id, direct, parts }) => [
    id,
    direct,
    parts.map(({ id, weight, items }) => [id, weight, items.map((item) => [item.id, item.weight])]),
  ]);
  return JSON.stringify([basis, minCoverage, content]);
}

/**
 * Whether two versions of this package give the same score for the same input. A score changes only with the major
 * number, or with the minor number while the major is 0.
 */
export function sameScoring(one: string, other: string): boolean {
  const [major, minor] = one.split(".");
  const [otherMajor, otherMinor] = other.split(".");
  return major === otherMajor && (major !== "0" || minor === otherMinor);
}

/** The groups of a list. */
export interface LabelGroups {
  /** The names of the labels. */
  readonly names: readonly string[];
  /** The label of each group under each name, in the order of the groups' first members. */
  readonly groups: readonly { readonly [name: string]: string }[];
  /** The group that each member is in, by its place. */
  readonly groupOf: Int32Array;
}

/**
 * The groups of a list.
 *
 * @param by - Labels for each member, under the name of the group; `undefined` for one group of all.
 */
export function labelGroups(by: unknown, count: number, issues: Issue[]): LabelGroups {
  const labels = labelsOf(by, count, issues);
  const names = [...labels.keys()];
  const places = new Map<string, number>();
  const groups: { readonly [name: string]: string }[] = [];
  const groupOf = Int32Array.from({ length: count }, (_, i) => {
    const values = Array.from(labels.values(), (list) => list[i] ?? "");
    const key = JSON.stringify(values);
    const place = places.get(key) ?? groups.push(namedGroup(names, values)) - 1;
    places.set(key, place);
    return place;
  });
  return { names, groups, groupOf };
}

function labelsOf(by: unknown, count: number, issues: Issue[]): Map<string, readonly string[]> {
  const labels = new Map<string, readonly string[]>();
  if (by === undefined) return labels;
  if (!isPlainObject(by)) {
    issues.push(unexpected(["by"], by, "labels by the name of the group, such as { role: [...] }"));
    return labels;
  }
  for (const [name, list] of Object.entries(by)) {
    labels.set(name, []);
    if (!Array.isArray(list)) {
      issues.push(unexpected(["by", name], list, "a list of labels"));
      continue;
    }
    if (list.length !== count) {
      issues.push(unexpected(["by", name], list.length, `${count} labels, one for each of the scores`, "row-length"));
    }
    list.forEach((label: unknown, i) => {
      if (label !== undefined && typeof label !== "string") issues.push(unexpected(["by", name, i], label, "text"));
    });
    labels.set(name, list);
  }
  return labels;
}
