// The text of an SSSOM file as a mapping set, or every problem of it with its line.
import type { Issue } from "../check/issue.ts";
import { otherText, unexpected } from "../check/messages.ts";
import { defined } from "../exchange/defined.ts";
import type { SssomExtension, SssomMappingSet } from "./mapping-set.ts";
import { readMappings } from "./read-mappings.ts";
import { type MetadataEntry, type MetadataNode, readMetadata } from "./read-metadata.ts";
import { isDeclared, type Report, repeats, reporter, type ValueReader, valueReader } from "./read-values.ts";
import { builtInPrefixes, isSeveral, kindOf, setSlots } from "./slots.ts";
import { SssomError, type SssomIssue } from "./sssom-error.ts";

const ncName = /^[A-Za-z_][\w.-]*$/;

/** Reads a mapping set with its metadata in the text or in one of their own. Shared slots stay on the set. */
export function readSet(text: string, metadata: string | undefined): SssomMappingSet {
  const issues: SssomIssue[] = [];
  const report = reporter(issues);
  const inText = embedded(text);
  if (metadata !== undefined && inText.line > 1) {
    const message = "File already has embedded metadata; remove it or drop the metadata option";
    report(1, undefined, { message, code: "inconsistent", params: {} });
    throw new SssomError(issues);
  }
  const reportMetadata = metadata === undefined ? report : reporter(issues, "metadata, ");
  const read = readMetadata(metadata ?? inText.block);
  if ("message" in read) {
    reportMetadata(read.line, undefined, { message: read.message, code: "malformed", params: {} });
    throw new SssomError(issues);
  }
  const { entries } = read;
  const prefixes = readPrefixes(
    entries.find(({ key }) => key === "curie_map"),
    reportMetadata,
  );
  const slots = readSlots(entries, valueReader(prefixes, reportMetadata), prefixes, reportMetadata);
  for (const slot of ["mapping_set_id", "license"]) {
    if (!slots.has(slot)) report(null, slot, unexpected([], undefined, "a line of the metadata"));
  }
  const shared = { subject_type: slots.get("subject_type"), object_type: slots.get("object_type") };
  const values = valueReader(prefixes, report);
  const mappings = readMappings(text, inText.start, inText.line, shared, values, report);
  if (issues.length > 0) {
    // Issues without a line come last.
    const lineOf = ({ line }: SssomIssue) => line ?? Number.MAX_SAFE_INTEGER;
    throw new SssomError(issues.sort((one, other) => lineOf(one) - lineOf(other)));
  }
  const set = { curie_map: Object.fromEntries(prefixes), ...Object.fromEntries(slots), mappings };
  return set as unknown as SssomMappingSet;
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
    report(entry.line, "curie_map", unexpected([], plainOf(entry.value), "prefixes and their IRIs", "wrong-type"));
    return found;
  }
  const isRepeated = repeats("prefix", "line", report);
  for (const { key, line, value } of entry.value.entries) {
    // A prefix may be a record of its name and its IRI.
    const inner = "entries" in value ? value.entries.find(({ key }) => key === "prefix_url")?.value : value;
    const iri = inner !== undefined && "text" in inner ? inner.text : "";
    const problem = prefixProblem(key, iri);
    if (!isRepeated(line, "curie_map", key) && problem !== undefined) report(line, "curie_map", problem);
    found.set(key, iri);
  }
  return found;
}

function prefixProblem(name: string, iri: string): Issue | undefined {
  if (!ncName.test(name)) return otherText([], name, "the name of a prefix");
  if (!/^[A-Za-z][\w+.-]*:/.test(iri)) return otherText([], iri, `an absolute IRI for the prefix "${name}"`);
  const fixed = Object.hasOwn(builtInPrefixes, name) ? builtInPrefixes[name] : iri;
  return fixed === iri ? undefined : otherText([], iri, `"${fixed}" for the prefix "${name}", as in every file`);
}

/** The slots of the set, except empty ones. */
function readSlots(
  entries: readonly MetadataEntry[],
  read: ValueReader,
  prefixes: ReadonlyMap<string, string>,
  report: Report,
): Map<string, unknown> {
  const slots = new Map<string, unknown>();
  const isRepeated = repeats("slot", "line", report);
  for (const { key: slot, line, value } of entries) {
    isRepeated(line, slot, slot);
    if (slot === "curie_map") continue;
    if (slot === "mappings") {
      const message = "Put mappings in TSV rows, not in the metadata block";
      report(line, slot, { message, code: "unknown-key", params: {} });
    } else if (slot === "extension_definitions") slots.set(slot, definitionsOf(value, prefixes));
    else if (!isNothing(value)) slots.set(slot, slotValue(value, slot, read, report));
    else if (kindOf(setSlots, slot) === undefined && "text" in value && value.text !== "") slots.set(slot, null);
  }
  return slots;
}

function slotValue(node: MetadataNode, slot: string, read: ValueReader, report: Report): unknown {
  const kind = kindOf(setSlots, slot);
  if (kind === undefined) return plainOf(node);
  // One value is read as a list of one.
  const several = isSeveral(kind);
  const nodes = several && "list" in node ? node.list.filter((inner) => !isNothing(inner)) : [node];
  const values = nodes.map((inner) => {
    if ("text" in inner) return read(inner.text, kind, inner.line, slot);
    report(inner.line, slot, unexpected([], plainOf(inner), several ? "text" : "one value", "wrong-type"));
    return "";
  });
  return several ? values : values[0];
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
    if (!isValid || slot_name === undefined || !ncName.test(slot_name)) return [];
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
