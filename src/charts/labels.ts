// The labels of the ids, crosswalks, and groups in a chart, in the framework's words.
import { chartWords, filled, translatedWords, type WordsIn } from "../catalog/words.ts";
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { competencyRecords, domainRecords, lookForRecords, metricRecords } from "../model/generated.ts";
import { label } from "../model/label.ts";
import type { RecordId } from "../model/resolve-id.ts";
import type { ChartOptions } from "./chart-options.ts";

export type ChartWords = WordsIn<typeof chartWords>;

/** The kind of ids that are not the framework's. */
export type CustomKind = "target" | "item" | "row" | "source";
type FrameworkKind = "domain" | "metric" | "competency" | "lookFor" | "metricOrLookFor";

const kinds: readonly { readonly kind: FrameworkKind; readonly tables: readonly object[] }[] = [
  { kind: "domain", tables: [domainRecords] },
  { kind: "metric", tables: [metricRecords] },
  { kind: "competency", tables: [competencyRecords] },
  { kind: "lookFor", tables: [lookForRecords] },
  { kind: "metricOrLookFor", tables: [metricRecords, lookForRecords] },
];

/**
 * Labels of ids: the caller's names, or the framework's if every id is one of a kind of the framework, or the ids
 * themselves.
 *
 * @param ids - The ids, or an empty list if they are not the framework's. `"overall"` among them is the mean of the
 *   others.
 * @param options - The checked options of the chart.
 * @param customKind - The kind of ids that are not the framework's.
 * @returns The kind of the ids; their name in running text, such as "metrics"; and a function that returns the label of
 *   an id.
 */
export function labelsOf<Custom extends CustomKind>(
  ids: readonly string[],
  { names, catalog }: ChartOptions,
  customKind: Custom,
) {
  const words = translatedWords(chartWords, catalog);
  const others = ids.filter((id) => id !== "overall");
  const isOf = (tables: readonly object[], id: string) => tables.some((table) => Object.hasOwn(table, id));
  const known = kinds.find(({ tables }) => others.length > 0 && others.every((id) => isOf(tables, id)));
  const kind: FrameworkKind | Custom = known?.kind ?? customKind;
  const tables = known?.tables ?? [];
  const labelOf = (id: string): string => {
    // Keys that objects inherit are not names.
    if (names !== undefined && Object.hasOwn(names, id) && names[id] !== undefined) return names[id];
    if (id === "overall") return words.overall;
    return isOf(tables, id) ? `${id} ${label(id as RecordId, { catalog })}` : id;
  };
  return { kind, plural: words[`${kind}Plural`], labelOf };
}

/**
 * The heading above each id: its domain or metric, where that differs from the one of the id before; empty above the first
 * that has none.
 */
export function headingsOf(ids: readonly string[], kind: string, options: ChartOptions): (string | undefined)[] {
  const parents = ids.map((id) => {
    if (kind === "competency") return competencyRecords[id as keyof typeof competencyRecords]?.domain;
    return kind === "lookFor" ? lookForRecords[id as keyof typeof lookForRecords]?.metric : undefined;
  });
  const { labelOf } = labelsOf(
    [...new Set(parents)].filter((id) => id !== undefined),
    options,
    "target",
  );
  return parents.map((id, i) => (id === parents[i - 1] ? undefined : id === undefined ? "" : labelOf(id)));
}

/**
 * The default title of a crosswalk, the labels of its two sides, and the linked pairs in the order of the links, each
 * with the vias of its links.
 */
export function crosswalkSides(crosswalk: AnyCrosswalk, options: ChartOptions) {
  const labelsOfSides = (sources: readonly string[], targets: readonly string[]) =>
    [labelsOf(sources, options, "source"), labelsOf(targets, options, "target")] as const;
  let [from, to] = labelsOfSides(crosswalk.sources, crosswalk.targets);
  // Another framework may also have a "1.1": ids are the framework's only if both sides are.
  if (from.kind === "source" || to.kind === "target") [from, to] = labelsOfSides([], []);
  const pairs = new Map<string, { readonly source: string; readonly target: string; readonly vias: string[] }>();
  for (const { source, target, via } of crosswalk.links) {
    const key = JSON.stringify([source, target]);
    const pair = pairs.get(key) ?? { source, target, vias: [] };
    if (via !== undefined) pair.vias.push(via);
    pairs.set(key, pair);
  }
  const title = capitalized(listed([from.plural, to.plural], translatedWords(chartWords, options.catalog)));
  return { title, from, to, pairs: [...pairs.values()] };
}

export function groupLabel(values: readonly string[], words: ChartWords = chartWords): string {
  return values.map((value) => value || words.noGroup).join(", ") || words.allGroups;
}

/** Names joined by "and"; empty for an empty list. */
export function listed(names: readonly string[], words: ChartWords): string {
  return names.slice(1).reduce((one, other) => filled(words.and, { one, other }), names[0] ?? "");
}

/** A number of respondents: "n 25", or "n 25–29" where it differs. */
export function countText(words: ChartWords, counts: readonly (number | string)[]): string {
  const [least, most] = [counts[0] ?? 0, counts.at(-1) ?? 0];
  return least === most ? filled(words.count, { n: least }) : filled(words.countRange, { least, most });
}

/** Different numbers, in ascending order. */
export function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

export function capitalized(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
