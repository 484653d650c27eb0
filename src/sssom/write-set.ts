// Writes a mapping set as canonical SSSOM/TSV: sorted, condensed, lines that end with LF.
import { csvText } from "../csv/write-csv.ts";
import { condensed, type SssomExtension, type SssomMapping, type SssomMappingSet } from "./mapping-set.ts";
import { builtInPrefixes, mappingSlots, setSlots } from "./slots.ts";

/**
 * A mapping set in its canonical form: shared slots on the set, only prefixes that are used and not built in, slots in
 * the order of the standard with others after them, mappings in lexicographical order. Unlike the canonical form, which
 * rounds numbers to three digits, it keeps all their digits.
 */
export function canonicalSet(set: SssomMappingSet): SssomMappingSet {
  const { curie_map, mappings, extension_definitions = [], ...slots } = condensed(set);
  const properties = propertiesOf(extension_definitions);
  const columns = columnsOf(mappings, properties);
  const rows = mappings
    .map((mapping) => ordered(mapping, columns) as SssomMapping)
    .map((mapping) => ({ mapping, cells: columns.map((column) => cellOf(mapping, column)) }))
    .sort((one, other) => compareRows(one.cells, other.cells));
  const names = orderOf(Object.keys(slots), Object.keys(setSlots), properties);
  const used = new Set([...columns, ...names]);
  const definitions = extension_definitions
    .filter(({ slot_name }) => used.has(slot_name))
    .sort((one, other) => compare(propertyOf(one), propertyOf(other)));
  const [standard, others] = [true, false].map((isStandard) => {
    return names.filter((name) => Object.hasOwn(setSlots, name) === isStandard);
  });
  const metadata = {
    ...ordered(slots, standard),
    ...(definitions.length > 0 && { extension_definitions: definitions }),
    ...ordered(slots, others),
  };
  const sorted = rows.map(({ mapping }) => mapping);
  const mentioned = mentionedPrefixes([metadata, sorted]);
  const prefixes = Object.entries(curie_map)
    .filter(([prefix]) => mentioned.has(prefix) && !Object.hasOwn(builtInPrefixes, prefix))
    .sort(([one], [other]) => compare(one, other));
  return { curie_map: Object.fromEntries(prefixes), ...metadata, mappings: sorted } as unknown as SssomMappingSet;
}

/** The text of a mapping set in its canonical form. */
export function writeSet(set: SssomMappingSet): string {
  const { mappings, curie_map, ...slots } = set;
  const lines = yamlLines(Object.keys(curie_map).length === 0 ? slots : { curie_map, ...slots });
  const used = columnsOf(mappings, propertiesOf(set.extension_definitions ?? []));
  const columns = used.length > 0 ? used : ["subject_id", "predicate_id", "object_id", "mapping_justification"];
  const rows = mappings.map((mapping) => columns.map((column) => cellOf(mapping, column)));
  const metadata = lines.map((line) => `#${line}\n`).join("");
  return metadata + csvText([columns, ...rows], { delimiter: "\t", lineEnd: "\n" });
}

/** The slots that mappings have, in order. */
function columnsOf(mappings: readonly SssomMapping[], properties: ReadonlyMap<string, string>): string[] {
  const slots = mappings.flatMap((mapping) => Object.keys(mapping));
  return orderOf(slots, Object.keys(mappingSlots), properties);
}

/** Slots in the order of the standard, then others by their properties. */
function orderOf(
  slots: readonly string[],
  standard: readonly string[],
  properties: ReadonlyMap<string, string>,
): string[] {
  const present = new Set(slots);
  const known = new Set(standard);
  const property = (slot: string) => properties.get(slot) ?? propertyOf({ slot_name: slot });
  const others = [...present].filter((slot) => !known.has(slot));
  others.sort((one, other) => compare(property(one), property(other)));
  return [...standard.filter((slot) => present.has(slot)), ...others];
}

function propertiesOf(definitions: readonly SssomExtension[]): Map<string, string> {
  return new Map(definitions.map((definition) => [definition.slot_name, propertyOf(definition)]));
}

function propertyOf({ slot_name, property }: SssomExtension): string {
  return property ?? `http://sssom.invalid/${slot_name}`;
}

function ordered(values: { readonly [slot: string]: unknown }, slots: readonly string[] = []) {
  const present = slots.filter((slot) => Object.hasOwn(values, slot) && values[slot] !== undefined);
  return Object.fromEntries(present.map((slot) => [slot, values[slot]]));
}

/** Every possible prefix in a value: text may have CURIEs anywhere, as in "A:1/(disease:'B:2')". */
function mentionedPrefixes(values: unknown): Set<string> {
  const prefixes = new Set<string>();
  const stack = [values];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next === "string") {
      if (!next.includes(":")) continue;
      for (const [name] of next.matchAll(/[A-Za-z_][\w.-]*:?/g))
        if (name.endsWith(":")) prefixes.add(name.slice(0, -1));
    } else if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) stack.push(inner);
  }
  return prefixes;
}

function cellOf(mapping: SssomMapping, slot: string): string {
  const value = Object.hasOwn(mapping, slot) ? mapping[slot] : undefined;
  if (value === undefined) return "";
  return typeof value === "object" ? joined(value) : String(value);
}

/** Several values in one: separated by `|`, with a backslash before each `|` and backslash in them. */
export function joined(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\|]/g, "\\$&")).join("|");
}

function compareRows(one: readonly string[], other: readonly string[]): number {
  for (const [i, text] of one.entries()) {
    const order = compare(text, other[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Compared by code units, independent of the locale. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The lines of a value as YAML in block style. */
function yamlLines(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [typeof value === "string" ? scalar(value) : String(value)];
  if (Object.keys(value).length === 0) return [Array.isArray(value) ? "[]" : "{}"];
  if (Array.isArray(value)) {
    return value.flatMap((element) => yamlLines(element).map((line, i) => `${i === 0 ? "- " : "  "}${line}`));
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const lines = yamlLines(inner);
    const isBlock = typeof inner === "object" && inner !== null && Object.keys(inner).length > 0;
    return isBlock ? [`${scalar(key)}:`, ...lines.map((line) => `  ${line}`)] : [`${scalar(key)}: ${lines[0]}`];
  });
}

/** Plain scalars that YAML 1.1 or 1.2 may not read as text: null, booleans, and all that begins like a number or date. */
const otherThanText = /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.?\d.*|[-+]?\.inf|\.nan)$/i;

/** Text in plain style if it is then read as the same text, otherwise in double quotes. */
function scalar(text: string): string {
  const isPlain =
    /^[^\s,[\]{}#&*!|>'"%@`:?-]|^[:?-][^\s,[\]{}]/.test(text) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
    !/: |:$| #|\s$|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Surrogate}/u.test(text) &&
    !/^(?:---|\.\.\.)/.test(text) &&
    !otherThanText.test(text);
  if (isPlain) return text;
  const escaped = text.replace(/[\\"]/g, "\\$&").replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Surrogate}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
