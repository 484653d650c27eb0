// The text of an SSSOM file as a mapping set, or every problem of it with its line.
import { describe } from "../model/describe.ts";
import type { IssueCode } from "../model/errors.ts";
import { isDate } from "./dates.ts";
import { SssomError, type SssomIssue } from "./interop-errors.ts";
import { type MetadataEntry, type MetadataNode, readMetadata } from "./sssom-metadata.ts";
import { readRows, type SssomCell, type SssomRow } from "./sssom-rows.ts";
import type { SssomExtension, SssomMapping, SssomMappingSet, SssomValue } from "./sssom-set.ts";
import { builtInPrefixes, isSeveral, kindOf, mappingSlots, type SlotKind, setSlots } from "./sssom-slots.ts";

const prefixName = /^[A-Za-z_][\w.-]*$/;

/**
 * Reads a mapping set as it stands: what it says for all mappings stays with the set.
 *
 * @param text - The file.
 * @param metadata - Its metadata, where they stand in a file of their own.
 * @throws SssomError with every problem.
 */
export function readSet(text: string, metadata: string | undefined): SssomMappingSet {
  const issues: SssomIssue[] = [];
  const { block, start, line } = metadata === undefined ? embedded(text) : { block: metadata, start: 0, line: 1 };
  const read = readMetadata(block);
  if ("message" in read) throw new SssomError([issueAt(read.line, undefined, read.message, "malformed")]);

  const entries = new Map<string, MetadataEntry>();
  for (const entry of read.entries) {
    if (entries.has(entry.key))
      report(entry.line, entry.key, "the slot stands here twice; once was expected", "duplicate");
    entries.set(entry.key, entry);
  }
  const prefixes = readPrefixes(entries.get("curie_map"));
  const values = new Map<string, unknown>();
  for (const [slot, { value }] of entries) {
    if (slot === "curie_map") continue;
    if (slot === "mappings") report(value.line, slot, "mappings were found; they were expected as rows", "unknown-key");
    else if (slot === "extension_definitions") values.set(slot, readExtensions(value));
    else values.set(slot, readSlot(value, slot));
  }
  for (const slot of ["mapping_set_id", "license"] as const) {
    if (!values.has(slot) || values.get(slot) === undefined) {
      report(null, slot, "nothing was found; a line of the metadata was expected", "missing");
    }
  }
  const mappings = readMappings(readRows(text, start, line), isLiteral);
  if (issues.length > 0) throw new SssomError(issues);
  const given = Array.from(values).filter(([, value]) => value !== undefined);
  return {
    curie_map: Object.fromEntries(prefixes),
    ...Object.fromEntries(given),
    mappings,
  } as unknown as SssomMappingSet;

  function report(line: number | null, slot: string | undefined, message: string, code: IssueCode): void {
    issues.push(issueAt(line, slot, message, code));
  }

  /** Whether the set says of all its mappings that one side is text. */
  function isLiteral(side: "subject" | "object"): boolean {
    return values.get(`${side}_type`) === "rdfs literal";
  }

  function readPrefixes(entry: MetadataEntry | undefined): Map<string, string> {
    const found = new Map<string, string>();
    if (entry === undefined || isNothing(entry.value)) return found;
    if (!("entries" in entry.value)) {
      report(
        entry.line,
        "curie_map",
        `${kindWord(entry.value)} was found; prefixes and their IRIs were expected`,
        "wrong-type",
      );
      return found;
    }
    for (const { key, line, value } of entry.value.entries) {
      // A prefix may be a record of its name and its IRI.
      const inner = "entries" in value ? value.entries.find(({ key }) => key === "prefix_url")?.value : value;
      const iri = inner !== undefined && "text" in inner ? inner.text : "";
      if (!prefixName.test(key))
        report(line, "curie_map", `${describe(key)} was found; the name of a prefix was expected`, "wrong-value");
      else if (found.has(key)) report(line, "curie_map", `the prefix ${describe(key)} stands here twice`, "duplicate");
      else if (!/^[A-Za-z][\w+.-]*:/.test(iri)) {
        report(
          line,
          "curie_map",
          `${describe(iri)} was found for ${describe(key)}; an absolute IRI was expected`,
          "wrong-value",
        );
      } else if (Object.hasOwn(builtInPrefixes, key) && builtInPrefixes[key] !== iri) {
        const expected = `"${builtInPrefixes[key]}", which it always is, was expected`;
        report(line, "curie_map", `${describe(iri)} was found for ${describe(key)}; ${expected}`, "wrong-value");
      }
      found.set(key, iri);
    }
    return found;
  }

  function readExtensions(node: MetadataNode): SssomExtension[] {
    if (!("list" in node)) {
      if (!isNothing(node))
        report(node.line, "extension_definitions", `${kindWord(node)} was found; a list was expected`, "wrong-type");
      return [];
    }
    return node.list.flatMap((definition) => {
      const plain = plainOf(definition);
      if (typeof plain === "object" && plain !== null && "slot_name" in plain)
        return [plain as unknown as SssomExtension];
      report(definition.line, "extension_definitions", "a definition without a slot_name was found", "missing");
      return [];
    });
  }

  /** A slot of the set; `undefined` when it is empty. */
  function readSlot(node: MetadataNode, slot: string): unknown {
    if (isNothing(node)) return undefined;
    const kind = kindOf(setSlots, slot);
    if (kind === undefined) return plainOf(node);
    if (isSeveral(kind)) {
      const list = "list" in node ? node.list.filter((inner) => !isNothing(inner)) : [node];
      return list.map((inner) => {
        if ("text" in inner) return parsed(inner.text, kind, inner.line, slot);
        report(inner.line, slot, `${kindWord(inner)} was found; text was expected`, "wrong-type");
        return "";
      });
    }
    if ("text" in node) return parsed(node.text, kind, node.line, slot);
    report(node.line, slot, `${kindWord(node)} was found; one value was expected`, "wrong-type");
    return undefined;
  }

  function readMappings(rows: readonly SssomRow[], literal: typeof isLiteral): SssomMapping[] {
    const [header, ...others] = rows;
    if (header === undefined) {
      report(null, undefined, "no rows were found; a line with the names of the slots was expected", "missing");
      return [];
    }
    const columns = header.cells.map(({ text }) => text.trim());
    columns.forEach((name, i) => {
      if (name === "") report(header.line, undefined, `column ${i + 1} has no name`, "empty");
      else if (columns.indexOf(name) < i)
        report(header.line, name, "the column stands here twice; once was expected", "duplicate");
    });
    // A row that is of another length is no mapping, so only the others are looked at.
    return others.flatMap(({ line, cells }) => {
      if (cells.length !== columns.length) {
        report(line, undefined, `${cells.length} cells were found; ${columns.length} were expected`, "row-length");
        return [];
      }
      const mapping = Object.fromEntries(
        cells.flatMap((cell, i) => {
          const slot = columns[i] as string;
          const value = cellValue(cell, slot, line);
          return value === undefined ? [] : [[slot, value]];
        }),
      ) as SssomMapping;
      for (const slot of ["predicate_id", "mapping_justification"]) {
        if (mapping[slot] === undefined) report(line, slot, "nothing was found; a value was expected", "missing");
      }
      for (const side of ["subject", "object"] as const) {
        const { [`${side}_type`]: type } = mapping;
        const slot = type === "rdfs literal" || (type === undefined && literal(side)) ? `${side}_label` : `${side}_id`;
        if (mapping[slot] === undefined) report(line, slot, "nothing was found; a value was expected", "missing");
      }
      return [mapping];
    });
  }

  function cellValue({ text, problem }: SssomCell, slot: string, line: number): SssomValue | undefined {
    if (problem === "stray-quote")
      report(
        line,
        slot,
        "a quote was found inside of a cell; quotes around it, and doubled ones in it, were expected",
        problem,
      );
    if (problem === "unclosed-quote") report(line, slot, "a quote was found that is never closed", problem);
    if (text === "" || problem !== undefined) return undefined;
    const kind = kindOf(mappingSlots, slot);
    if (kind === undefined || !isSeveral(kind)) return parsed(text, kind ?? "text", line, slot);
    return text.split(/(?<!\\)\|/).map((part) => parsed(part.replaceAll("\\|", "|"), kind, line, slot) as string);
  }

  function parsed(text: string, kind: SlotKind, line: number, slot: string): string | number {
    if (kind === "entity" || kind === "entities") reportEntity(text, line, slot);
    if (kind === "date" && !isDate(text)) {
      report(line, slot, `${describe(text)} was found; a date ("2026-11-22") was expected`, "wrong-value");
    }
    if (kind !== "number" && kind !== "share") return text;
    const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!Number.isFinite(number))
      report(line, slot, `${describe(text)} was found; a number was expected`, "wrong-value");
    else if (kind === "share" && (number < 0 || number > 1)) {
      report(line, slot, `${describe(text)} was found; a number from 0 to 1 was expected`, "out-of-range");
    }
    return number;
  }

  function reportEntity(text: string, line: number, slot: string): void {
    const prefix = text.split(":", 1)[0] as string;
    if (prefix !== text && (prefixes.has(prefix) || Object.hasOwn(builtInPrefixes, prefix))) return;
    if (prefix === text || text.startsWith(`${prefix}://`)) {
      report(line, slot, `${describe(text)} was found; a CURIE (prefix:name) was expected`, "wrong-value");
      return;
    }
    report(
      line,
      slot,
      `the prefix of ${describe(text)} is not declared; a line in curie_map was expected`,
      "undeclared-prefix",
    );
  }
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

/** What has no value: an empty one, or YAML's null. */
function isNothing(node: MetadataNode): boolean {
  return "text" in node && ["", "~", "null"].includes(node.text);
}

function kindWord(node: MetadataNode): string {
  return "text" in node ? "text" : "list" in node ? "a list" : "a mapping";
}

/** A value of a slot that the standard does not know, as JSON would have it. */
function plainOf(node: MetadataNode): unknown {
  if ("text" in node) return node.text;
  if ("list" in node) return node.list.map(plainOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
}

function issueAt(line: number | null, slot: string | undefined, message: string, code: IssueCode): SssomIssue {
  const path = [...(line === null ? [] : [`line ${line}`]), ...(slot === undefined ? [] : [slot])];
  return { path, message, code, line };
}
