// The labels of the ids and groups in a chart, in the framework's words.
import { competencyRecords, domainRecords, lookForRecords, metricRecords } from "../model/generated.ts";

/** Labels of some ids. */
export interface Labels {
  /** What one of them is: "Metric". */
  readonly kind: string;
  /** What all of them are, in running text: "metrics". */
  readonly plural: string;
  /** The label of an id. */
  readonly labelOf: (id: string) => string;
}

type Names = { readonly [id: string]: string } | undefined;

interface Kind {
  readonly kind: string;
  readonly plural: string;
  readonly records: { readonly [id: string]: { readonly [Field in "name" | "title" | "text"]?: string } };
  /** The field of a record that holds its name. */
  readonly field: "name" | "title" | "text";
}

const kinds: readonly Kind[] = [
  { kind: "Domain", plural: "domains", records: domainRecords, field: "name" },
  { kind: "Metric", plural: "metrics", records: metricRecords, field: "name" },
  { kind: "Competency", plural: "competencies", records: competencyRecords, field: "title" },
  { kind: "Look-for", plural: "look-fors", records: lookForRecords, field: "text" },
];
/** What 2.0 rates: metrics, look-fors, or both. */
const metricsAndLookFors = { kind: "Metric or look-for", plural: "metrics and look-fors" };

/**
 * Labels of ids: the caller's names, or the framework's when every id is of one of its kinds, or the ids.
 *
 * @param ids - The ids. `"overall"` among them is the mean of the others.
 * @param names - The caller's names.
 * @param customKind - What the ids are when they are not the framework's: "Target".
 * @param isCustom - Whether they are not, even if they look like it. Default: false.
 */
export function labelsOf(ids: readonly string[], names: Names, customKind: string, isCustom = false): Labels {
  const kindOf = (id: string): Kind | undefined => kinds.find(({ records }) => Object.hasOwn(records, id));
  const kindsOfIds = [...new Set(isCustom ? [] : ids.filter((id) => id !== "overall").map(kindOf))];
  const isBoth = kindsOfIds.length === 2 && kindsOfIds.every((one) => one === kinds[1] || one === kinds[3]);
  const known = isBoth ? metricsAndLookFors : kindsOfIds.length === 1 ? kindsOfIds[0] : undefined;
  const { kind, plural } = known ?? { kind: customKind, plural: `${customKind.toLowerCase()}s` };
  const labelOf = (id: string): string => {
    // Keys that objects inherit are not names.
    const name = names !== undefined && Object.hasOwn(names, id) ? names[id] : undefined;
    if (name !== undefined) return name;
    const record = known && kindOf(id);
    return id === "overall" ? "Overall" : record ? `${id} ${record.records[id]?.[record.field]}` : id;
  };
  return { kind, plural, labelOf };
}

/** The label of a group: its values, in the order of their names. */
export function groupLabel(group: { readonly [name: string]: string }): string {
  const values = Object.values(group).map((value) => (value === "" ? "(none)" : value));
  return values.length === 0 ? "All" : values.join(", ");
}

/** Text with its first letter in upper case. */
export function capitalized(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
