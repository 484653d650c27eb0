// A crosswalk as an SSSOM mapping set, and back: what each says of the other.
import type { CrosswalkParts } from "../crosswalk/create-crosswalk.ts";
import { isRelation, type Relation } from "./relations.ts";
import { type ResolvedItem, type ResolvedPackage, relationOf } from "./resolve-package.ts";
import type { SssomMapping, SssomMappingSet } from "./sssom-set.ts";
import { noTermFound } from "./sssom-slots.ts";
import { schemeUri } from "./uris.ts";

/** A link that a mapping makes. */
export type SssomLink = {
  readonly source: string;
  readonly target: string;
  readonly via?: string;
  /** How the two are related, where it is not `"relatedMatch"`. */
  readonly relation?: Relation;
  /** The predicate, where it is no SKOS mapping property. */
  readonly predicate?: string;
};

/** What a set says as a crosswalk. */
export interface CrosswalkOfSssom {
  readonly crosswalk: CrosswalkParts<string, string, SssomLink> | null;
}

/**
 * The mapping set of a package. A mapping leads from a source to what it is linked to, by their ids as CURIEs; where that
 * is not the target but an item under it, the target is its category.
 *
 * @param resolved - The package.
 * @param baseUri - What IRIs begin with.
 * @param asked - The relation of links that have none of their own.
 * @param license - The licence of the mappings.
 */
export function sssomOfPackage(
  resolved: ResolvedPackage,
  baseUri: string | undefined,
  asked: Relation,
  license: string,
): SssomMappingSet {
  const { content, source, target } = resolved;
  const names = baseUri === undefined ? "uuid" : resolved.key;
  const nameOf = (uri: string) => `${names}:${uri.slice((baseUri ?? "urn:uuid:").length)}`;
  const shared = {
    mapping_justification: "semapv:ManualMappingCuration",
    subject_type: "skos concept",
    subject_source: nameOf(schemeUri(source, baseUri)),
    ...(source.content.version !== undefined && { subject_source_version: source.content.version }),
    object_type: "skos concept",
    object_source: nameOf(schemeUri(target, baseUri)),
    ...(target.content.version !== undefined && { object_source_version: target.content.version }),
    mapping_date: content.changed.slice(0, 10),
  };
  const mappings: SssomMapping[] = [
    ...resolved.links.map((link) => ({
      ...shared,
      ...side("subject", link.source, link.source.parent),
      predicate_id: `skos:${relationOf(link, asked)}`,
      ...side("object", link.end, link.end === link.target ? null : link.target),
      mapping_cardinality: link.cardinality,
      ...(link.via !== undefined && { curation_rule_text: [link.via] }),
    })),
    ...resolved.unmapped.map((item) => ({
      ...shared,
      ...side("subject", item, item.parent),
      predicate_id: `skos:${asked}`,
      object_id: noTermFound,
      mapping_cardinality: "1:0",
    })),
    ...resolved.unreached.map((item) => ({
      ...shared,
      subject_id: noTermFound,
      predicate_id: `skos:${asked}`,
      ...side("object", item, null),
      mapping_cardinality: "0:1",
    })),
  ];
  return {
    curie_map: {
      [names]: baseUri ?? "urn:uuid:",
      [source.key]: `${schemeUri(source, baseUri)}#`,
      [target.key]: `${schemeUri(target, baseUri)}#`,
    },
    mapping_set_id: schemeUri(resolved, baseUri),
    ...(content.version !== undefined && { mapping_set_version: content.version }),
    mapping_set_title: content.title,
    ...(content.description !== undefined && { mapping_set_description: content.description }),
    creator_label: [content.creator],
    license,
    other: marks(resolved),
    mappings,
  };
}

/** One side of a mapping; its category is what it stands under. */
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

/** How a reader finds the crosswalk again: in the slot `other`, whose values are `key=value`, separated by `|`. */
function marks({ source, target, links }: ResolvedPackage): string {
  const found = [`source_prefix=${source.key}`, `target_prefix=${target.key}`];
  if (links.some(({ end, target }) => end !== target)) found.push("target=object_category");
  if (links.some(({ via }) => via !== undefined)) found.push("via=curation_rule_text");
  return found.join("|");
}

/**
 * The crosswalk of a mapping set.
 *
 * @param set - A set, with what it says for all mappings on each of them.
 * @returns Its sides and links, two of the same ends once; `null` when nothing is linked.
 */
export function crosswalkOfSssom(set: SssomMappingSet): CrosswalkOfSssom {
  const marked = new Map(
    (set.other ?? "").split("|").map((mark) => mark.split("=", 2) as [string, string | undefined]),
  );
  const sources = new Set<string>();
  const targets = new Set<string>();
  const links = new Map<string, SssomLink>();
  for (const mapping of set.mappings) {
    const subject = entity(mapping, "subject", marked.get("source_prefix"));
    const object = entity(mapping, "object", marked.get("target_prefix"));
    const category = mapping.object_category;
    const target =
      marked.get("target") === "object_category" && category !== undefined
        ? localName(category, marked.get("target_prefix"))
        : object;
    if (subject !== null) sources.add(subject);
    if (target !== null) targets.add(target);
    if (subject === null || object === null || target === null || mapping.predicate_modifier !== undefined) continue;
    const said = marked.get("via") === "curation_rule_text" ? mapping.curation_rule_text?.[0] : undefined;
    const via = target === object ? said : object;
    const predicate = mapping.predicate_id ?? "";
    const relation = predicate.replace(/^skos:/, "");
    const key = JSON.stringify([subject, target, via]);
    if (links.has(key)) continue;
    links.set(key, {
      ...{ source: subject, target },
      ...(via !== undefined && { via }),
      ...(relation !== predicate && isRelation(relation) ? relation !== "relatedMatch" && { relation } : { predicate }),
    });
  }
  if (links.size === 0) return { crosswalk: null };
  return { crosswalk: { sources: [...sources], targets: [...targets], links: [...links.values()] } };
}

/** The id of one side of a mapping: of text its own, `null` where there is none. */
function entity(mapping: SssomMapping, side: "subject" | "object", prefix: string | undefined): string | null {
  const id = mapping[`${side}_id`] ?? mapping[`${side}_label`];
  return id === undefined || id === noTermFound ? null : localName(id, prefix);
}

/** A CURIE without the prefix that all ids of a side have. */
function localName(curie: string, prefix: string | undefined): string {
  if (prefix === undefined || !curie.startsWith(`${prefix}:`)) return curie;
  const name = curie.slice(prefix.length + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
