// The extension slots of this library, which contain the crosswalk of a file.
import { recordUuid } from "../exchange/uuid.ts";
import type { SssomExtension } from "./mapping-set.ts";

/**
 * The slots. SSSOM allows one value in each, so the ids of a side are in the notation of cells with several values,
 * `a|b`.
 */
export const extensions = {
  /** Of the set: the ids of all sources, and of all targets, in the order of the crosswalk. */
  sources: "crosswalk_sources",
  targets: "crosswalk_targets",
  /** Of a mapping: the ids of the ends of its link, and its via. */
  source: "crosswalk_source",
  target: "crosswalk_target",
  via: "crosswalk_via",
  /** Of a mapping: the relation, if the link itself states the default relation. */
  relation: "crosswalk_relation",
  /** Of a mapping: the weight of its link, if it is not 1. */
  weight: "crosswalk_weight",
} as const;

/** The prefix of the properties, and its IRI. */
export const extensionPrefix = { name: "uuid", iri: "urn:uuid:" };

/** The definitions of the slots. The weight has the property that it has in SKOS. */
export function extensionDefinitions(): SssomExtension[] {
  return Object.entries(extensions).map(([name, slot_name]) => ({
    slot_name,
    property: `${extensionPrefix.name}:${recordUuid("property", name === "weight" ? name : slot_name)}`,
    type_hint: name === "weight" ? "xsd:double" : "xsd:string",
  }));
}
