// The labels of the ids, crosswalks, and groups in a chart, in the framework's words.
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { competencyRecords, domainRecords, lookForRecords, metricRecords } from "../model/generated.ts";
import type { ChartOptions } from "./chart-options.ts";

type Records = { readonly [id: string]: { readonly [Field in "name" | "title" | "text"]?: string } };
const kinds: readonly { readonly kind: string; readonly plural: string; readonly tables: readonly Records[] }[] = [
  { kind: "Domain", plural: "domains", tables: [domainRecords] },
  { kind: "Metric", plural: "metrics", tables: [metricRecords] },
  { kind: "Competency", plural: "competencies", tables: [competencyRecords] },
  { kind: "Look-for", plural: "look-fors", tables: [lookForRecords] },
  { kind: "Metric or look-for", plural: "metrics and look-fors", tables: [metricRecords, lookForRecords] },
];

/**
 * Labels of ids: the caller's names, or the framework's when every id is of one of its kinds, or the ids.
 *
 * @param ids - The ids, or none if they are not the framework's. `"overall"` among them is the mean of the others.
 * @param customKind - What the ids are when they are not the framework's: "Target".
 * @returns What one of them is, "Metric"; what all of them are in running text, "metrics"; and the label of an id.
 */
export function labelsOf(ids: readonly string[], names: ChartOptions["names"], customKind: string) {
  const others = ids.filter((id) => id !== "overall");
  const tableOf = (id: string, tables: readonly Records[]) => tables.find((table) => Object.hasOwn(table, id));
  const known = kinds.find(({ tables }) => others.length > 0 && others.every((id) => tableOf(id, tables)));
  const { kind, plural, tables } = known ?? { kind: customKind, plural: `${customKind.toLowerCase()}s`, tables: [] };
  const labelOf = (id: string): string => {
    // Keys that objects inherit are not names.
    if (names !== undefined && Object.hasOwn(names, id) && names[id] !== undefined) return names[id];
    const record = tableOf(id, tables)?.[id];
    return id === "overall" ? "Overall" : record ? `${id} ${record.name ?? record.title ?? record.text}` : id;
  };
  return { kind, plural, labelOf };
}

/**
 * The default title of a crosswalk, the labels of its two sides, and the linked pairs in the order of the links, each
 * with the vias of its links.
 */
export function crosswalkSides(crosswalk: AnyCrosswalk, names: ChartOptions["names"]) {
  const labelsOfSides = (sources: readonly string[], targets: readonly string[]) =>
    [labelsOf(sources, names, "Source"), labelsOf(targets, names, "Target")] as const;
  let [from, to] = labelsOfSides(crosswalk.sources, crosswalk.targets);
  // Another framework may also have a "1.1": ids are the framework's only if both sides are.
  if (from.kind === "Source" || to.kind === "Target") [from, to] = labelsOfSides([], []);
  const pairs = new Map<string, { readonly source: string; readonly target: string; readonly vias: string[] }>();
  for (const { source, target, via } of crosswalk.links) {
    const key = JSON.stringify([source, target]);
    const pair = pairs.get(key) ?? { source, target, vias: [] };
    if (via !== undefined) pair.vias.push(via);
    pairs.set(key, pair);
  }
  return { title: `${capitalized(from.plural)} and ${to.plural}`, from, to, pairs: [...pairs.values()] };
}

/** The label of a group: its values, in the order of their names. */
export function groupLabel(group: { readonly [name: string]: string }): string {
  const values = Object.values(group).map((value) => value || "(none)");
  return values.join(", ") || "All";
}

/** Text with its first letter in upper case. */
export function capitalized(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
