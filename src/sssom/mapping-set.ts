// An SSSOM mapping set as data, with its shared slots.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type FieldCheck, type Fields, fieldChecks, optional, unchecked } from "../exchange/field-checks.ts";
import { type mappingSlots, type setSlots, sharedSlots } from "./slots.ts";

type ValueOf<Kind> = Kind extends "texts" | "entities" | "uris"
  ? readonly string[]
  : Kind extends "share" | "agreement"
    ? number
    : string;
type Slots<Table> = { readonly [Slot in keyof Table]?: ValueOf<Table[Slot]> };

/** A mapping: the standard's slots, and others as they were read. */
export type SssomMapping = Slots<typeof mappingSlots> & { readonly [slot: string]: SssomValue | undefined };

/** The value of a slot. */
export type SssomValue = string | number | readonly string[];

/** A mapping set: the standard's slots, and others as they were read. */
export type SssomMappingSet = Slots<typeof setSlots> & {
  readonly mapping_set_id: string;
  readonly license: string;
  /** The IRI of each prefix. */
  readonly curie_map: { readonly [prefix: string]: string };
  readonly mappings: readonly SssomMapping[];
  readonly extension_definitions?: readonly SssomExtension[];
  readonly [slot: string]: unknown;
};

/** The definition of a slot beyond the standard. */
export interface SssomExtension {
  readonly slot_name: string;
  readonly property?: string;
  readonly type_hint?: string;
}

/** Every problem of the shape of a mapping set. The values of its slots are not checked. */
export function mappingSetIssues(value: unknown, path: readonly PropertyKey[]): Issue[] {
  const { issues, record, list, text } = fieldChecks();
  const texts = (what: string, fields: Fields): FieldCheck => {
    return (value, at) => {
      const others = Object.keys(Object(value)).filter((name) => !Object.hasOwn(fields, name));
      record(what, { ...fields, ...Object.fromEntries(others.map((name) => [name, text])) }, true)(value, at);
    };
  };
  const mapping = record("a mapping", { subject_id: unchecked, predicate_id: unchecked }, true);
  const set = {
    ...{ mapping_set_id: text, license: text, curie_map: texts("a map", {}) },
    extension_definitions: optional(list(0, texts("a definition", { slot_name: text }))),
    mappings: list(0, (value, at) => {
      for (const [name, slot] of Object.entries(mapping(value, at) ?? {})) {
        const isList = Array.isArray(slot) && slot.every((part) => typeof part === "string");
        if (isList || typeof slot === "string" || typeof slot === "number" || slot === undefined) continue;
        issues.push(unexpected([...at, name], slot, "text, a number, or a list of text"));
      }
    }),
  };
  record("a mapping set", set, true)(value, path);
  return issues;
}

/** A set whose shared slots are moved from the mappings to the set ("condensation"), if all mappings have the same value. */
export function condensed(set: SssomMappingSet): SssomMappingSet {
  const [first, ...others] = set.mappings;
  if (first === undefined) return set;
  const slots = sharedSlots.filter((slot) => {
    const value = JSON.stringify(first[slot]);
    if (value === undefined || (set[slot] !== undefined && JSON.stringify(set[slot]) !== value)) return false;
    return others.every((mapping) => JSON.stringify(mapping[slot]) === value);
  });
  const shared = Object.fromEntries(slots.map((slot) => [slot, first[slot]]));
  return { ...set, ...shared, mappings: set.mappings.map((mapping) => without(mapping, slots)) };
}

function without<T extends object>(values: T, slots: readonly string[]): T {
  return Object.fromEntries(Object.entries(values).filter(([slot]) => !slots.includes(slot))) as T;
}
