// Writes a mapping set as canonical SSSOM/TSV: sorted, condensed, lines that end with LF.
import { condensed, type SssomExtension, type SssomMapping, type SssomMappingSet } from "./sssom-set.ts";
import { builtInPrefixes, mappingSlots, setSlots } from "./sssom-slots.ts";

/**
 * A mapping set in its canonical form: what all mappings share said once, prefixes that are used and not built in,
 * slots in the order of the standard and others after them, mappings in lexicographical order. Numbers keep all their
 * digits, where the canonical form would round them to three.
 *
 * @param set - A mapping set.
 */
export function canonicalSet(set: SssomMappingSet): SssomMappingSet {
  const { curie_map, mappings, extension_definitions = [], ...slots } = condensed(set);
  const properties = propertiesOf(extension_definitions);
  const columns = orderOf(
    mappings.flatMap((mapping) => Object.keys(mapping)),
    Object.keys(mappingSlots),
    properties,
  );
  const sorted = mappings.map((mapping) => ordered(mapping, columns) as SssomMapping);
  const texts = sorted.map((mapping) => columns.map((column) => cellOf(mapping, column)));
  const order = sorted.map((_mapping, i) => i).sort((one, other) => compareRows(texts[one] ?? [], texts[other] ?? []));
  const names = orderOf(Object.keys(slots), Object.keys(setSlots), properties);
  const used = new Set([...columns, ...names]);
  const definitions = extension_definitions
    .filter(({ slot_name }) => used.has(slot_name))
    .sort((one, other) => compare(propertyOf(one), propertyOf(other)));
  const known = new Set(Object.keys(setSlots));
  const metadata = {
    ...ordered(
      slots,
      names.filter((name) => known.has(name)),
    ),
    ...(definitions.length > 0 && { extension_definitions: definitions }),
    ...ordered(
      slots,
      names.filter((name) => !known.has(name)),
    ),
  };
  const mentioned = mentionedPrefixes([metadata, sorted]);
  const prefixes = Object.entries(curie_map)
    .filter(([prefix]) => mentioned.has(prefix) && !Object.hasOwn(builtInPrefixes, prefix))
    .sort(([one], [other]) => compare(one, other));
  return {
    curie_map: Object.fromEntries(prefixes),
    ...metadata,
    mappings: order.map((i) => sorted[i] as SssomMapping),
  } as unknown as SssomMappingSet;
}

/**
 * The text of a mapping set.
 *
 * @param set - A set in its canonical form.
 */
export function writeSssom(set: SssomMappingSet): string {
  const { mappings, curie_map, ...slots } = set;
  const lines = yamlLines(Object.keys(curie_map).length === 0 ? slots : { curie_map, ...slots });
  const properties = propertiesOf(set.extension_definitions ?? []);
  const used = orderOf(
    mappings.flatMap((mapping) => Object.keys(mapping)),
    Object.keys(mappingSlots),
    properties,
  );
  const columns = used.length > 0 ? used : ["subject_id", "predicate_id", "object_id", "mapping_justification"];
  const rows = mappings.map((mapping) => columns.map((column) => quoted(cellOf(mapping, column))).join("\t"));
  return [...lines.map((line) => `#${line}`), columns.map(quoted).join("\t"), ...rows, ""].join("\n");
}

/** Slots in the order of the standard; those that it does not know last, by their properties. */
function orderOf(
  slots: readonly string[],
  standard: readonly string[],
  properties: ReadonlyMap<string, string>,
): string[] {
  const present = new Set(slots);
  const known = new Set(standard);
  const property = (slot: string) => properties.get(slot) ?? `http://sssom.invalid/${slot}`;
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

function ordered(values: { readonly [slot: string]: unknown }, slots: readonly string[]): { [slot: string]: unknown } {
  return Object.fromEntries(
    slots.flatMap((slot) => (Object.hasOwn(values, slot) && values[slot] !== undefined ? [[slot, values[slot]]] : [])),
  );
}

/** Every prefix that a value may have: text such as a category may be a CURIE too. */
function mentionedPrefixes(values: unknown): Set<string> {
  const found = new Set<string>();
  const left = [values];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === "string") found.add(next.split(":", 1)[0] as string);
    else if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) left.push(inner);
  }
  return found;
}

function cellOf(mapping: SssomMapping, slot: string): string {
  const value = Object.hasOwn(mapping, slot) ? mapping[slot] : undefined;
  if (value === undefined) return "";
  return typeof value === "object" ? value.map((part) => part.replace(/[\\|]/g, "\\$&")).join("|") : String(value);
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function compareRows(one: readonly string[], other: readonly string[]): number {
  for (const [i, text] of one.entries()) {
    const order = compare(text, other[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** By the code units of the text, whatever the language of the machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** YAML in block style. */
function yamlLines(values: object, indent = ""): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (typeof value !== "object" || value === null) return [`${indent}${scalar(key)}: ${scalarOf(value)}`];
    const inner = blockLines(value, `${indent}  `);
    return inner.length === 0
      ? [`${indent}${scalar(key)}: ${Array.isArray(value) ? "[]" : "{}"}`]
      : [`${indent}${scalar(key)}:`, ...inner];
  });
}

function blockLines(value: object, indent: string): string[] {
  if (!Array.isArray(value)) return yamlLines(value, indent);
  return value.flatMap((element: unknown) => {
    if (typeof element !== "object" || element === null) return [`${indent}- ${scalarOf(element)}`];
    const [first, ...others] = blockLines(element, `${indent}  `);
    if (first === undefined) return [`${indent}- ${Array.isArray(element) ? "[]" : "{}"}`];
    return [`${indent}- ${first.slice(indent.length + 2)}`, ...others];
  });
}

/** A number, a truth value or null as it is; text so that it stays text. */
function scalarOf(value: unknown): string {
  return typeof value === "string" ? scalar(value) : String(value);
}

/** What YAML 1.2 takes for something else than text: null, booleans, numbers. */
const otherThanText =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(?:0o[0-7]+|0x[\da-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN))$/;

/** Text in plain style where that means the same, else in double quotes. */
function scalar(text: string): string {
  const isPlain =
    /^[^\s,[\]{}#&*!|>'"%@`:?-]|^[:?-][^\s,[\]{}]/.test(text) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
    !/: |:$| #|\s$|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/.test(
      text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "x"),
    ) &&
    !/^(?:---|\.\.\.)/.test(text) &&
    !otherThanText.test(text);
  if (isPlain) return text;
  const escaped = text.replace(/[\\"]/g, "\\$&").replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
