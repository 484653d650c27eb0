// An SSSOM mapping set as data, and how what all its mappings share is said once.
import { checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { unexpected } from "../model/unexpected.ts";
import { type mappingSlots, type setSlots, sharedSlots } from "./sssom-slots.ts";

type ValueOf<Kind> = Kind extends "texts" | "entities"
  ? readonly string[]
  : Kind extends "number" | "share"
    ? number
    : string;
type Slots<Table> = { readonly [Slot in keyof Table]?: ValueOf<Table[Slot]> };

/** A mapping: the standard's slots, and any others as they were read. */
export type SssomMapping = Slots<typeof mappingSlots> & { readonly [slot: string]: SssomValue | undefined };

/** The value of a slot. */
export type SssomValue = string | number | readonly string[];

/** A mapping set: the standard's slots, and any others as they were read. */
export type SssomMappingSet = Slots<typeof setSlots> & {
  readonly mapping_set_id: string;
  readonly license: string;
  /** The IRI that each prefix stands for. */
  readonly curie_map: { readonly [prefix: string]: string };
  readonly mappings: readonly SssomMapping[];
  readonly extension_definitions?: readonly SssomExtension[];
  readonly [slot: string]: unknown;
};

/** The definition of a slot that the standard does not know. */
export interface SssomExtension {
  readonly slot_name: string;
  readonly property?: string;
  readonly type_hint?: string;
}

/**
 * Every problem of a mapping set as data: of its shape alone, not of what its slots say.
 *
 * @param value - Anything.
 * @param path - Where it stands.
 */
export function mappingSetIssues(value: unknown, path: readonly PropertyKey[]): Issue[] {
  const { issues, record, list, text } = checks();
  const set = record(value, path, "a mapping set", ["mapping_set_id", "license", "curie_map", "mappings"], true);
  if (set === undefined) return issues;
  for (const slot of ["mapping_set_id", "license"]) text(set[slot], [...path, slot]);
  const prefixes = record(set["curie_map"], [...path, "curie_map"], "a map", ["prefix"], true) ?? {};
  for (const [prefix, iri] of Object.entries(prefixes)) text(iri, [...path, "curie_map", prefix]);
  if (set["extension_definitions"] !== undefined) {
    list(set["extension_definitions"], [...path, "extension_definitions"], 0).forEach((value, i) => {
      const at = [...path, "extension_definitions", i];
      const definition = record(value, at, "a definition", ["slot_name"], true) ?? {};
      for (const [name, said] of Object.entries({ slot_name: undefined, ...definition })) text(said, [...at, name]);
    });
  }
  list(set["mappings"], [...path, "mappings"], 0).forEach((value, i) => {
    const mapping = record(value, [...path, "mappings", i], "a mapping", ["subject_id", "predicate_id"], true) ?? {};
    for (const [slot, found] of Object.entries(mapping)) {
      const isText = Array.isArray(found) && found.every((part) => typeof part === "string");
      if (isText || typeof found === "string" || typeof found === "number" || found === undefined) continue;
      issues.push(unexpected([...path, "mappings", i, slot], found, "text, a number or a list of text"));
    }
  });
  return issues;
}

/**
 * Gives every mapping what its set says for all ("propagation"): each shared slot that no mapping has of its own.
 *
 * @param set - A mapping set.
 */
export function propagated(set: SssomMappingSet): SssomMappingSet {
  const slots = sharedSlots.filter((slot) => {
    return (
      set[slot] !== undefined && set.mappings.length > 0 && set.mappings.every((mapping) => mapping[slot] === undefined)
    );
  });
  if (slots.length === 0) return set;
  const shared = Object.fromEntries(slots.map((slot) => [slot, set[slot]]));
  const mappings = set.mappings.map((mapping) => ({ ...mapping, ...shared }) as SssomMapping);
  return { ...without(set, slots), mappings } as SssomMappingSet;
}

/**
 * Says once what all mappings share ("condensation"): each shared slot that is the same in all of them.
 *
 * @param set - A mapping set.
 */
export function condensed(set: SssomMappingSet): SssomMappingSet {
  const [first, ...others] = set.mappings;
  if (first === undefined) return set;
  const slots = sharedSlots.filter((slot) => {
    const value = JSON.stringify(first[slot]);
    if (value === undefined || (set[slot] !== undefined && JSON.stringify(set[slot]) !== value)) return false;
    return others.every((mapping) => JSON.stringify(mapping[slot]) === value);
  });
  const shared = Object.fromEntries(slots.map((slot) => [slot, first[slot]]));
  return { ...set, ...shared, mappings: set.mappings.map((mapping) => without(mapping, slots)) } as SssomMappingSet;
}

function without<T extends object>(values: T, slots: readonly string[]): T {
  return Object.fromEntries(Object.entries(values).filter(([slot]) => !slots.includes(slot))) as T;
}
