// The groups of a list, by the labels of its members.
import { counted } from "../model/counted.ts";
import type { Issue } from "../model/errors.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import { namedGroup } from "../table/row-groups.ts";

/** A group of a list. */
export interface LabelGroup {
  /** The label of its members under each name. */
  readonly group: { readonly [name: string]: string };
  /** How many members it has. */
  readonly size: number;
}

/** The groups of a list. */
export interface LabelGroups {
  /** The names of the labels. */
  readonly names: readonly string[];
  /** The groups, in the order of their first members. */
  readonly groups: readonly LabelGroup[];
  /** The group that each member is in, by its place. */
  readonly groupOf: Int32Array;
}

/**
 * The groups of a list.
 *
 * @param by - Labels for each member, under the name of the group; `undefined` for one group of all.
 * @param count - How many members there are.
 * @param issues - Where every problem goes.
 */
export function labelGroups(by: unknown, count: number, issues: Issue[]): LabelGroups {
  const labels = labelsOf(by, count, issues);
  const names = labels.map(({ name }) => name);
  const groups: { group: { readonly [name: string]: string }; size: number }[] = [];
  const known = new Map<string, number>();
  const groupOf = Int32Array.from({ length: count }, (_, i) => {
    const values = labels.map(({ labels }) => labels[i] ?? "");
    const key = JSON.stringify(values);
    const place = known.get(key) ?? groups.push({ group: namedGroup(names, values), size: 0 }) - 1;
    known.set(key, place);
    (groups[place] as { size: number }).size++;
    return place;
  });
  return { names, groups, groupOf };
}

interface Labels {
  readonly name: string;
  readonly labels: readonly (string | undefined)[];
}

function labelsOf(by: unknown, count: number, issues: Issue[]): Labels[] {
  if (by === undefined) return [];
  if (!isPlainObject(by)) {
    issues.push(unexpected(["by"], by, "labels by the name of the group, such as { role: [...] },"));
    return [];
  }
  return Object.entries(by).map(([name, labels]) => {
    if (!Array.isArray(labels)) {
      issues.push(unexpected(["by", name], labels, "a list of labels"));
      return { name, labels: [] };
    }
    if (labels.length !== count) {
      const message = `${counted(labels.length, "label")} found; ${count} were expected, one for each of the scores`;
      issues.push({ path: ["by", name], message, code: "row-length" });
    }
    const texts = Array.from(labels, (label: unknown, i) => {
      if (label === undefined || typeof label === "string") return label;
      issues.push(unexpected(["by", name, i], label, "text"));
      return undefined;
    });
    return { name, labels: texts };
  });
}
