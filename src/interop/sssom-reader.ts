// The text of an SSSOM file as a mapping set, or every problem of it with its line.
import { describe } from "../model/describe.ts";
import { SssomError, type SssomIssue } from "./interop-errors.ts";
import { readMappings } from "./sssom-mappings.ts";
import { type MetadataEntry, type MetadataNode, readMetadata } from "./sssom-metadata.ts";
import type { SssomExtension, SssomMappingSet } from "./sssom-set.ts";
import { builtInPrefixes, isSeveral, kindOf, setSlots } from "./sssom-slots.ts";
import { isDeclared, type Report, reporter, type ValueReader, valueReader } from "./sssom-values.ts";

const ncName = /^[A-Za-z_][\w.-]*$/;

/**
 * Reads a mapping set as it stands: what it says for all mappings stays with the set.
 *
 * @param text - The file.
 * @param metadata - Its metadata, where they stand in a file of their own.
 * @throws SssomError with every problem.
 */
export function readSet(text: string, metadata: string | undefined): SssomMappingSet {
  const issues: SssomIssue[] = [];
  const report = reporter(issues);
  const inText = embedded(text);
  if (metadata !== undefined && inText.line > 1) {
    report(1, undefined, "metadata were found; rows alone were expected beside metadata of their own", "inconsistent");
    throw new SssomError(issues);
  }
  const reportMetadata = metadata === undefined ? report : reporter(issues, "metadata, ");
  const read = readMetadata(metadata ?? inText.block);
  if ("message" in read) {
    reportMetadata(read.line, undefined, read.message, "malformed");
    throw new SssomError(issues);
  }
  const { entries } = read;
  const prefixes = readPrefixes(
    entries.find(({ key }) => key === "curie_map"),
    reportMetadata,
  );
  const slots = readSlots(entries, valueReader(prefixes, reportMetadata), prefixes, reportMetadata);
  for (const slot of ["mapping_set_id", "license"]) {
    if (!slots.has(slot)) report(null, slot, "nothing was found; a line of the metadata was expected", "missing");
  }
  const shared = { subject_type: slots.get("subject_type"), object_type: slots.get("object_type") };
  const values = valueReader(prefixes, report);
  const mappings = readMappings(text, inText.start, inText.line, shared, values, report);
  if (issues.length > 0) throw new SssomError(issues.sort((one, other) => lineOf(one) - lineOf(other)));
  const set = { curie_map: Object.fromEntries(prefixes), ...Object.fromEntries(slots), mappings };
  return set as unknown as SssomMappingSet;
}

/** What is of no one line comes last. */
function lineOf({ line }: SssomIssue): number {
  return line ?? Number.MAX_SAFE_INTEGER;
}

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

function readPrefixes(entry: MetadataEntry | undefined, report: Report): Map<string, string> {
  const found = new Map<string, string>();
  if (entry === undefined || isNothing(entry.value)) return found;
  if (!("entries" in entry.value)) {
    const message = `${kindWord(entry.value)} was found; prefixes and their IRIs were expected`;
    report(entry.line, "curie_map", message, "wrong-type");
    return found;
  }
  for (const { key, line, value } of entry.value.entries) {
    // A prefix may be a record of its name and its IRI.
    const inner = "entries" in value ? value.entries.find(({ key }) => key === "prefix_url")?.value : value;
    const iri = inner !== undefined && "text" in inner ? inner.text : "";
    const problem = prefixProblem(key, iri);
    if (found.has(key)) report(line, "curie_map", `the prefix ${describe(key)} stands here twice`, "duplicate");
    else if (problem !== undefined) report(line, "curie_map", problem, "wrong-value");
    found.set(key, iri);
  }
  return found;
}

function prefixProblem(name: string, iri: string): string | undefined {
  if (!ncName.test(name)) return `${describe(name)} was found; the name of a prefix was expected`;
  const found = `${describe(iri)} was found for ${describe(name)}`;
  if (!/^[A-Za-z][\w+.-]*:/.test(iri)) return `${found}; an absolute IRI was expected`;
  const fixed = Object.hasOwn(builtInPrefixes, name) ? builtInPrefixes[name] : iri;
  return fixed === iri ? undefined : `${found}; "${fixed}", which it always is, was expected`;
}

/** The slots of the set, without those that are empty. */
function readSlots(
  entries: readonly MetadataEntry[],
  read: ValueReader,
  prefixes: ReadonlyMap<string, string>,
  report: Report,
): Map<string, unknown> {
  const slots = new Map<string, unknown>();
  const seen = new Set<string>();
  for (const { key: slot, line, value } of entries) {
    if (seen.has(slot)) report(line, slot, "the slot stands here twice; once was expected", "duplicate");
    seen.add(slot);
    if (slot === "curie_map") continue;
    if (slot === "mappings") report(line, slot, "mappings were found; they were expected as rows", "unknown-key");
    else if (slot === "extension_definitions") slots.set(slot, definitionsOf(value, prefixes));
    else if (!isNothing(value)) slots.set(slot, slotValue(value, slot, read, report));
    else if (kindOf(setSlots, slot) === undefined && "text" in value && value.text !== "") slots.set(slot, null);
  }
  return slots;
}

function slotValue(node: MetadataNode, slot: string, read: ValueReader, report: Report): unknown {
  const kind = kindOf(setSlots, slot);
  if (kind === undefined) return plainOf(node);
  // One value may stand for a list of one.
  const several = isSeveral(kind);
  const nodes = several && "list" in node ? node.list.filter((inner) => !isNothing(inner)) : [node];
  const values = nodes.map((inner) => {
    if ("text" in inner) return read(inner.text, kind, inner.line, slot);
    const expected = several ? "text" : "one value";
    report(inner.line, slot, `${kindWord(inner)} was found; ${expected} was expected`, "wrong-type");
    return "";
  });
  return several ? values : values[0];
}

/** The definitions of slots that the standard does not know. By the standard, those that are none are passed over. */
function definitionsOf(node: MetadataNode, prefixes: ReadonlyMap<string, string>): SssomExtension[] {
  if (!("list" in node)) return [];
  return node.list.flatMap((definition) => {
    if (!("entries" in definition)) return [];
    const texts = new Map(definition.entries.map(({ key, value }) => [key, "text" in value ? value.text : undefined]));
    const [name, property, type] = ["slot_name", "property", "type_hint"].map((key) => texts.get(key));
    const isSound =
      name !== undefined &&
      ncName.test(name) &&
      [...texts.keys()].every((key) => ["slot_name", "property", "type_hint"].includes(key)) &&
      [...texts.values()].every((text) => text !== undefined) &&
      [property, type].every((text) => text === undefined || isDeclared(text, prefixes));
    if (!isSound) return [];
    return [
      { slot_name: name, ...(property !== undefined && { property }), ...(type !== undefined && { type_hint: type }) },
    ];
  });
}

/** What has no value: an empty one, or YAML's null. */
function isNothing(node: MetadataNode): boolean {
  return "text" in node && (node.text === "" || (node.isPlain && ["~", "null", "Null", "NULL"].includes(node.text)));
}

function kindWord(node: MetadataNode): string {
  return "text" in node ? "text" : "list" in node ? "a list" : "a mapping";
}

/** A value of a slot that the standard does not know, as JSON would have it. */
function plainOf(node: MetadataNode): unknown {
  if ("list" in node) return node.list.map(plainOf);
  if ("entries" in node) return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
  const { text, isPlain } = node;
  if (!isPlain) return text;
  if (isNothing(node)) return null;
  if (text === "true" || text === "false") return text === "true";
  // A number where that is written as it was read: 1.10 stays text.
  return Number.isFinite(Number(text)) && String(Number(text)) === text ? Number(text) : text;
}
