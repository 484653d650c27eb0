// The slots of SSSOM 1.0 and 1.1, in the order of the standard and of canonical files.

/** The kind of a slot's value; the reader checks each. */
export type SlotKind =
  | "text"
  | "texts"
  /** CURIEs. */
  | "entity"
  | "entities"
  /** A CURIE, or the absolute IRI of a mapping set: sssom-py's merge writes it. */
  | "set"
  | "uri"
  | "uris"
  /** A number from 0 to 1. */
  | "share"
  /** A number from -1 to 1. */
  | "agreement"
  | "date"
  /** One of the words of {@link words}. */
  | keyof typeof words;

/** The words of the enumerations of SSSOM 1.1. */
export const words = {
  type: [
    ...["owl class", "owl object property", "owl data property", "owl annotation property", "owl named individual"],
    ...["skos concept", "rdfs resource", "rdfs class", "rdfs literal", "rdfs datatype", "rdf property"],
    "composed entity expression",
  ],
  justification: [
    ...["LexicalMatching", "LogicalReasoning", "CompositeMatching", "UnspecifiedMatching"],
    ...["SemanticSimilarityThresholdMatching", "LexicalSimilarityThresholdMatching", "MappingChaining"],
    ...["MappingReview", "ManualMappingCuration", "MappingInversion", "StructuralMatching"],
    ...["InstanceBasedMatching", "BackgroundKnowledgeBasedMatching"],
  ].map((name) => `semapv:${name}`),
  modifier: ["Not"],
  cardinality: ["1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"],
  version: ["1.0", "1.1"],
} as const satisfies { readonly [kind: string]: readonly string[] };

/** The slots of a mapping. */
export const mappingSlots = {
  record_id: "entity",
  ...{ subject_id: "entity", subject_label: "text", subject_category: "text" },
  ...{ predicate_id: "entity", predicate_label: "text", predicate_modifier: "modifier" },
  ...{ object_id: "entity", object_label: "text", object_category: "text" },
  mapping_justification: "justification",
  ...{ author_id: "entities", author_label: "texts", reviewer_id: "entities", reviewer_label: "texts" },
  ...{ creator_id: "entities", creator_label: "texts", license: "uri" },
  ...{ subject_type: "type", subject_source: "entity", subject_source_version: "text" },
  ...{ object_type: "type", object_source: "entity", object_source_version: "text" },
  ...{ predicate_type: "type", mapping_provider: "uri", mapping_source: "set" },
  ...{ mapping_cardinality: "cardinality", cardinality_scope: "texts" },
  ...{ mapping_tool: "text", mapping_tool_id: "entity", mapping_tool_version: "text" },
  ...{ mapping_date: "date", publication_date: "date", review_date: "date" },
  ...{ confidence: "share", reviewer_agreement: "agreement" },
  ...{ curation_rule: "entities", curation_rule_text: "texts" },
  ...{ subject_match_field: "entities", object_match_field: "entities", match_string: "texts" },
  ...{ subject_preprocessing: "entities", object_preprocessing: "entities" },
  ...{ similarity_score: "share", similarity_measure: "text" },
  ...{ see_also: "uris", issue_tracker_item: "entity", other: "text", comment: "text" },
} as const satisfies { readonly [slot: string]: SlotKind };

/** The slots of a mapping set, except its prefixes, its mappings, and the definitions of its extensions. */
export const setSlots = {
  sssom_version: "version",
  ...{ mapping_set_id: "uri", mapping_set_version: "text", mapping_set_source: "uris" },
  ...{ mapping_set_title: "text", mapping_set_description: "text", mapping_set_confidence: "share" },
  ...{ creator_id: "entities", creator_label: "texts", license: "uri" },
  ...{ subject_type: "type", subject_source: "entity", subject_source_version: "text" },
  ...{ object_type: "type", object_source: "entity", object_source_version: "text" },
  ...{ predicate_type: "type", mapping_provider: "uri", cardinality_scope: "texts" },
  ...{ mapping_tool: "text", mapping_tool_id: "entity", mapping_tool_version: "text" },
  ...{ mapping_date: "date", publication_date: "date" },
  ...{ subject_match_field: "entities", object_match_field: "entities" },
  ...{ subject_preprocessing: "entities", object_preprocessing: "entities", similarity_measure: "text" },
  ...{ curation_rule: "entities", curation_rule_text: "texts" },
  ...{ see_also: "uris", issue_tracker: "uri", other: "text", comment: "text" },
} as const satisfies { readonly [slot: string]: SlotKind };

/** The slots whose value in a set applies to all its mappings, by version 1.0 ("propagatable"). */
export const sharedSlots = [
  ...["subject_type", "subject_source", "subject_source_version"],
  ...["object_type", "object_source", "object_source_version"],
  ...["mapping_provider", "mapping_tool", "mapping_tool_version", "mapping_date"],
  ...["subject_match_field", "object_match_field", "subject_preprocessing", "object_preprocessing"],
] as const satisfies readonly (keyof typeof setSlots & keyof typeof mappingSlots)[];

/** The same by version 1.1. Readers move all of these to the mappings; writers move only those of 1.0 to the set. */
export const sharedSlotsOfReaders = [
  ...sharedSlots,
  ...["predicate_type", "mapping_tool_id", "cardinality_scope", "curation_rule", "curation_rule_text"],
  "similarity_measure",
] as const satisfies readonly (keyof typeof setSlots & keyof typeof mappingSlots)[];

/** The prefixes that every file may use without declaring them. */
export const builtInPrefixes: { readonly [prefix: string]: string } = {
  linkml: "https://w3id.org/linkml/",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  semapv: "https://w3id.org/semapv/vocab/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  sssom: "https://w3id.org/sssom/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** The entity that means "no term found". */
export const noTermFound = "sssom:NoTermFound";

/** The kind of a slot; `undefined` for one that the standard does not define. */
export function kindOf(slots: { readonly [slot: string]: SlotKind }, slot: string): SlotKind | undefined {
  return Object.hasOwn(slots, slot) ? slots[slot] : undefined;
}

/** Whether a kind of slot has several values. */
export function isSeveral(kind: SlotKind | undefined): boolean {
  return kind === "texts" || kind === "entities" || kind === "uris";
}
