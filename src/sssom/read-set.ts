// Reads the text of an SSSOM file as a mapping set, and finds every problem with its line.
import type { Issue } from "../check/issue.ts";
import { otherText, unexpected } from "../check/messages.ts";
import { defined } from "../exchange/defined.ts";
import { uuid5 } from "../exchange/uuid.ts";
import type { SssomExtension, SssomMappingSet, SssomValue } from "./mapping-set.ts";
import { readMappings } from "./read-mappings.ts";
import { type MetadataEntry, type MetadataNode, readMetadata } from "./read-metadata.ts";
import {
  type Finding,
  isDeclared,
  isIri,
  isPrefix,
  type Report,
  repairs,
  repeats,
  reporter,
  type ValueReaders,
  valueReaders,
} from "./read-values.ts";
import { builtInPrefixes, isSeveral, kindOf, setSlots, sharedSlotsOfReaders } from "./slots.ts";

/** How a file is read. */
export interface SetOptions {
  /** The metadata of a file that has only rows. */
  readonly metadata: string | undefined;
  readonly isLenient: boolean;
  /** The values of required slots, for files without them. */
  readonly defaults: { readonly mapping_set_id?: string | undefined; readonly license?: string | undefined };
}

/** The mapping set of a text, its shared slots on the mappings; its problems are added to `findings`. */
export function readSet(text: string, options: SetOptions, findings: Finding[]): SssomMappingSet {
  const { metadata, isLenient, defaults } = options;
  const report = reporter(findings);
  const inText = embedded(text);
  if (metadata !== undefined && inText.line > 1) {
    const message = "File already has embedded metadata; remove it or drop the metadata option";
    report(1, undefined, { message, code: "inconsistent", params: {} });
  }
  const reportMetadata = metadata === undefined ? report : reporter(findings, "metadata, ");
  const read = readMetadata(metadata ?? inText.block);
  if ("message" in read) reportMetadata(read.line, undefined, { message: read.message, code: "malformed", params: {} });
  // Without its metadata, everything else would be a problem too.
  if (findings.length > 0 || "message" in read) return { mapping_set_id: "", license: "", curie_map: {}, mappings: [] };
  const { entries } = read;
  const prefixes = readPrefixes(
    entries.find(({ key }) => key === "curie_map"),
    reportMetadata,
    isLenient,
  );
  const slots = readSlots(entries, valueReaders(prefixes, reportMetadata, isLenient), prefixes, reportMetadata);
  const lastDefaults = {
    // The same text has the same id. Its first 10,000 characters are enough to identify it.
    mapping_set_id: () => `https://w3id.org/sssom/mappings/${uuid5(textSpace, text.slice(0, 10_000))}`,
    license: () => "https://w3id.org/sssom/license/unspecified",
  };
  for (const slot of ["mapping_set_id", "license"] as const) {
    if (slots.has(slot)) continue;
    const value = defaults[slot] ?? lastDefaults[slot]();
    // The strict mode has reported a value that was left out.
    const hasValue = entries.some(({ key, value }) => key === slot && !isNothing(value));
    if (defaults[slot] === undefined && (isLenient || !hasValue)) {
      report(null, slot, unexpected([], undefined, "a line in the metadata"), `Read it as ${value}`);
    }
    slots.set(slot, value);
  }
  const shared = new Map<string, SssomValue>();
  for (const slot of sharedSlotsOfReaders) if (slots.has(slot)) shared.set(slot, slots.get(slot) as SssomValue);
  const names = [...shared.keys()];
  const values = valueReaders(prefixes, report, isLenient);
  const mappings = readMappings(text, inText.start, inText.line, shared, values, report, isLenient);
  for (const name of names) if (!shared.has(name)) slots.delete(name);
  const set = { curie_map: Object.fromEntries(prefixes), ...Object.fromEntries(slots), mappings };
  return set as unknown as SssomMappingSet;
}

/** The name space of the ids of files without one, drawn once at random. */
const textSpace = "0d0c2f0e-9a55-4a0c-8b0e-6c9a3f1f7a52";

/** The metadata block at the beginning of a file, and where its rows begin. */
function embedded(text: string): { block: string; start: number; line: number } {
  const lines: string[] = [];
  let start = 0;
  while (text[start] === "#") {
    const end = text.indexOf("\n", start);
    lines.push(text.slice(start + 1, end < 0 ? text.length : end).replace(/\r$/, ""));
    start = end < 0 ? text.length : end + 1;
  }
  return { block: lines.join("\n"), start, line: lines.length + 1 };
}

function readPrefixes(entry: MetadataEntry | undefined, report: Report, isLenient: boolean): Map<string, string> {
  const found = new Map<string, string>();
  if (entry === undefined || isNothing(entry.value)) return found;
  if (!("entries" in entry.value)) {
    report(
      entry.line,
      "curie_map",
      unexpected([], plainOf(entry.value), "prefixes and their IRIs", "wrong-type"),
      repairs.value,
    );
    return found;
  }
  const isRepeated = repeats("prefix", "line", report);
  for (const { key, line, value } of entry.value.entries) {
    // A prefix may be a record of its name and its IRI.
    const inner = "entries" in value ? value.entries.find(({ key }) => key === "prefix_url")?.value : value;
    const iri = inner !== undefined && "text" in inner ? inner.text : "";
    if (isRepeated(line, "curie_map", key)) continue;
    const builtIn = Object.hasOwn(builtInPrefixes, key) ? builtInPrefixes[key] : undefined;
    const problem = prefixProblem(key, iri, builtIn);
    const repair = builtIn === undefined ? "Left out the prefix" : `Read it as ${builtIn}`;
    if (problem !== undefined) report(line, "curie_map", problem, repair);
    // The strict mode rejects the file for the prefix, once.
    if (problem === undefined || builtIn !== undefined || !isLenient) found.set(key, builtIn ?? iri);
  }
  return found;
}

function prefixProblem(name: string, iri: string, builtIn: string | undefined): Issue | undefined {
  if (!isPrefix(name)) return otherText([], name, "the name of a prefix");
  if (builtIn !== undefined && builtIn !== iri) {
    return otherText([], iri, `"${builtIn}" for the prefix "${name}", as in every file`);
  }
  // "urn:" alone is a prefix of IRIs too.
  return isIri(`${iri}a`) ? undefined : otherText([], iri, `an absolute IRI for the prefix "${name}"`);
}

/** The slots of the set, except empty ones. */
function readSlots(
  entries: readonly MetadataEntry[],
  readers: ValueReaders,
  prefixes: ReadonlyMap<string, string>,
  report: Report,
): Map<string, unknown> {
  const slots = new Map<string, unknown>();
  const isRepeated = repeats("slot", "line", report);
  for (const { key: slot, line, value } of entries) {
    if (isRepeated(line, slot, slot) || slot === "curie_map") continue;
    if (slot === "mappings") {
      const message = "Put mappings in TSV rows, not in the metadata block";
      report(line, slot, { message, code: "unknown-key", params: {} }, repairs.value);
    } else if (slot === "extension_definitions") slots.set(slot, definitionsOf(value, prefixes));
    else if (!isNothing(value)) {
      const found = slotValue(value, slot, readers, report);
      if (found !== undefined) slots.set(slot, found);
    } else if (kindOf(setSlots, slot) === undefined && "text" in value && value.text !== "") slots.set(slot, null);
  }
  return slots;
}

/** The value of a slot; `undefined` for one that is reported and left out. */
function slotValue(node: MetadataNode, slot: string, readers: ValueReaders, report: Report): unknown {
  const kind = kindOf(setSlots, slot);
  if (kind === undefined) return plainOf(node);
  // One value is read as a list of one.
  const several = isSeveral(kind);
  const nodes = several && "list" in node ? node.list.filter((inner) => !isNothing(inner)) : [node];
  const read = readers(kind, slot);
  const values = nodes.flatMap((inner) => {
    if ("text" in inner) return read(inner.text, inner.line) ?? [];
    const problem = unexpected([], plainOf(inner), several ? "text" : "one value", "wrong-type");
    report(inner.line, slot, problem, repairs.value);
    return [];
  });
  return several ? Object.freeze(values) : values[0];
}

/** The definitions of slots beyond the standard. By the standard, invalid ones are ignored. */
function definitionsOf(node: MetadataNode, prefixes: ReadonlyMap<string, string>): SssomExtension[] {
  if (!("list" in node)) return [];
  return node.list.flatMap((definition) => {
    if (!("entries" in definition)) return [];
    const texts = new Map(definition.entries.map(({ key, value }) => [key, "text" in value ? value.text : undefined]));
    const keys = ["slot_name", "property", "type_hint"];
    const [slot_name, property, type_hint] = keys.map((key) => texts.get(key));
    const isValid =
      [...texts].every(([key, text]) => keys.includes(key) && text !== undefined) &&
      [property, type_hint].every((text) => text === undefined || isDeclared(text, prefixes));
    if (!isValid || slot_name === undefined || !isPrefix(slot_name)) return [];
    return [defined({ slot_name, property, type_hint })];
  });
}

/** Whether a value is empty, or YAML's null. */
function isNothing(node: MetadataNode): boolean {
  return "text" in node && (node.text === "" || (node.isPlain && ["~", "null", "Null", "NULL"].includes(node.text)));
}

/** A value as JSON. */
function plainOf(node: MetadataNode): unknown {
  if ("list" in node) return node.list.map(plainOf);
  if ("entries" in node) return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
  const { text, isPlain } = node;
  if (!isPlain) return text;
  if (isNothing(node)) return null;
  if (text === "true" || text === "false") return text === "true";
  // A number only if it is written as it was read: 1.10 stays text.
  return Number.isFinite(Number(text)) && String(Number(text)) === text ? Number(text) : text;
}
