// What the ids in a chart are called, and the kind of thing that they are, in the framework's words.
import { competencyRecords, domainRecords, lookForRecords, metricRecords } from "../model/generated.ts";

/**
 * A text with a capital at its beginning.
 *
 * @param text - The text.
 */
export function capitalised(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}

/**
 * The caller's name for an id; `undefined` where there is none.
 *
 * @param given - The caller's names.
 * @param id - The id; keys that objects inherit are no names.
 */
export function givenName(given: { readonly [id: string]: string } | undefined, id: string): string | undefined {
  return given !== undefined && Object.hasOwn(given, id) ? given[id] : undefined;
}

/** The names of some ids. */
export interface Names {
  /** What they are, one by one: "Metric". */
  readonly kind: string;
  /** What all of them are, in running text: "metrics". */
  readonly plural: string;
  /** What an id is called. */
  readonly nameOf: (id: string) => string;
}

interface Kind {
  readonly kind: string;
  readonly plural: string;
  readonly records: { readonly [id: string]: { readonly [Field in "name" | "title" | "text"]?: string } };
  /** The field of a record that says what it is called. */
  readonly field: "name" | "title" | "text";
}

const kinds: readonly Kind[] = [
  { kind: "Domain", plural: "domains", records: domainRecords, field: "name" },
  { kind: "Metric", plural: "metrics", records: metricRecords, field: "name" },
  { kind: "Competency", plural: "competencies", records: competencyRecords, field: "title" },
  { kind: "Look-for", plural: "look-fors", records: lookForRecords, field: "text" },
];
/** What 2.0 rates: metrics, look-fors, or both together. */
const ofMetrics = { kind: "Metric or look-for", plural: "metrics and look-fors" };

/**
 * The names of ids: the caller's, or the framework's where every id is of one of its kinds, or the ids.
 *
 * @param ids - The ids; `"overall"` among them is the mean of the others.
 * @param given - The caller's names.
 * @param kind - What they are when they are not the framework's: "Target".
 */
export function namesOf(
  ids: readonly string[],
  given: { readonly [id: string]: string } | undefined,
  kind: "Target" | "Item" | "Source" | "Row",
): Names {
  const own = ids.filter((id) => id !== "overall");
  const kindOf = (id: string): Kind | undefined => kinds.find(({ records }) => Object.hasOwn(records, id));
  const met = new Set(own.map(kindOf));
  const [one, other] = Array.from(met, (found) => found?.kind).sort();
  const isBoth = met.size === 2 && one === "Look-for" && other === "Metric";
  const [first] = met;
  const found = isBoth ? ofMetrics : met.size === 1 ? first : undefined;
  const nameOf = (id: string): string => {
    const own = givenName(given, id);
    if (own !== undefined) return own;
    if (id === "overall") return "Overall";
    const known = found === undefined ? undefined : kindOf(id);
    return known === undefined ? id : `${id} ${known.records[id]?.[known.field]}`;
  };
  return { kind: found?.kind ?? kind, plural: found?.plural ?? `${kind.toLowerCase()}s`, nameOf };
}
