// The mapping set of a crosswalk package.
import { defined } from "../exchange/defined.ts";
import type { Relation } from "../exchange/relations.ts";
import { type ResolvedItem, type ResolvedPackage, relationOf, schemeUri } from "../exchange/resolve-package.ts";
import type { SssomMapping, SssomMappingSet } from "./mapping-set.ts";
import { noTermFound } from "./slots.ts";

/** Marks of the crosswalk that a file was made of: `key=value`, separated by `|`, in the slot `other`. */
export const marks = {
  /** The prefix that the ids of all sources have. */
  sourcePrefix: "cei-framework.source_prefix",
  /** The prefix that the ids of all targets, and of the vias that are items, have. */
  targetPrefix: "cei-framework.target_prefix",
  /** The slot of the target, if the object is the via. */
  target: "cei-framework.target",
  /** The slot of the via, if it is not an item. */
  via: "cei-framework.via",
  /** The relation of a mapping, if its link has the default relation of its own. */
  relation: "cei-framework.relation",
} as const;

/**
 * The mapping set of a package. A mapping leads from a source to what it is linked to, by their ids as CURIEs; if that is
 * an item under the target, the target is its category. `option` is the relation of links without one of their own.
 */
export function setOfPackage(
  resolved: ResolvedPackage,
  baseUri: string | undefined,
  option: Relation | undefined,
  license: string,
): SssomMappingSet {
  const { content, source, target } = resolved;
  const names = baseUri === undefined ? "uuid" : resolved.key;
  const nameOf = (uri: string) => `${names}:${uri.slice((baseUri ?? "urn:uuid:").length)}`;
  const shared = defined({
    mapping_justification: "semapv:ManualMappingCuration",
    subject_type: "skos concept",
    subject_source: nameOf(schemeUri(source, baseUri)),
    subject_source_version: source.content.version,
    object_type: "skos concept",
    object_source: nameOf(schemeUri(target, baseUri)),
    object_source_version: target.content.version,
    mapping_date: content.changed.slice(0, 10),
  });
  // Items without a link are not even related to anything.
  const unlinked = { ...shared, predicate_id: "skos:relatedMatch" };
  const mappings: SssomMapping[] = [
    ...resolved.links.map((link) => {
      const { source, target, end, via, cardinality: mapping_cardinality, content } = link;
      return {
        ...shared,
        ...side("subject", source, source.parent),
        predicate_id: `skos:${relationOf(link, option)}`,
        ...side("object", end, end === target ? null : target),
        mapping_cardinality,
        ...(via !== undefined && { curation_rule_text: [via] }),
        // Marks that the link itself has the default relation.
        ...(content.relation === "relatedMatch" && { other: `${marks.relation}=relatedMatch` }),
      };
    }),
    ...resolved.unmapped.map((item) => {
      return { ...unlinked, ...side("subject", item, item.parent), object_id: noTermFound, mapping_cardinality: "1:0" };
    }),
    ...resolved.unreached.map((item) => {
      return { ...unlinked, ...side("object", item, null), subject_id: noTermFound, mapping_cardinality: "0:1" };
    }),
  ];
  return defined({
    curie_map: {
      [names]: baseUri ?? "urn:uuid:",
      [source.key]: `${schemeUri(source, baseUri)}#`,
      [target.key]: `${schemeUri(target, baseUri)}#`,
    },
    mapping_set_id: schemeUri(resolved, baseUri),
    mapping_set_version: content.version,
    mapping_set_title: content.title,
    mapping_set_description: content.description,
    creator_label: [content.creator],
    ...{ license, other: marksOf(resolved), mappings },
  });
}

/** One side of a mapping; its category is its parent, or the target of a via. */
function side(name: "subject" | "object", item: ResolvedItem, category: ResolvedItem | null) {
  return {
    [`${name}_id`]: curie(item),
    [`${name}_label`]: item.content.label,
    ...(category !== null && { [`${name}_category`]: curie(category) }),
  };
}

function curie(item: ResolvedItem): string {
  return `${item.document.key}:${encodeURIComponent(item.id)}`;
}

/** The marks by which a reader restores the crosswalk. */
function marksOf({ source, target, links }: ResolvedPackage): string {
  return [
    `${marks.sourcePrefix}=${source.key}`,
    `${marks.targetPrefix}=${target.key}`,
    ...(links.some(({ end, target }) => end !== target) ? [`${marks.target}=object_category`] : []),
    ...(links.some(({ via }) => via !== undefined) ? [`${marks.via}=curation_rule_text`] : []),
  ].join("|");
}

/** The marks in a slot `other`. */
export function marksIn(other = ""): ReadonlyMap<string, string> {
  const found = other.split("|").map((mark) => /^([^=]*)=(.*)$/s.exec(mark));
  return new Map(found.flatMap((mark) => (mark === null ? [] : [[mark[1] ?? "", mark[2] ?? ""]])));
}
