// The mapping set that a crosswalk package is.
import type { Relation } from "./relations.ts";
import { type ResolvedItem, type ResolvedPackage, relationOf } from "./resolve-package.ts";
import { marks } from "./sssom-marks.ts";
import type { SssomMapping, SssomMappingSet } from "./sssom-set.ts";
import { noTermFound } from "./sssom-slots.ts";
import { schemeUri } from "./uris.ts";

/**
 * The mapping set of a package. A mapping leads from a source to what it is linked to, by their ids as CURIEs; where
 * that is not the target but an item under it, the target is its category.
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
      // Said of its own accord, where others say it by default.
      ...(link.content.relation === "relatedMatch" && { other: `${marks.relation}=relatedMatch` }),
    })),
    ...resolved.unmapped.map((item) => ({
      ...shared,
      ...side("subject", item, item.parent),
      predicate_id: nothingRelated,
      object_id: noTermFound,
      mapping_cardinality: "1:0",
    })),
    ...resolved.unreached.map((item) => ({
      ...shared,
      subject_id: noTermFound,
      predicate_id: nothingRelated,
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
    other: marksOf(resolved),
    mappings,
  };
}

/** What is said of items without a link: that there is nothing that they are so much as related to. */
const nothingRelated = "skos:relatedMatch";

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

/** How a reader finds the crosswalk again. */
function marksOf({ source, target, links }: ResolvedPackage): string {
  return [
    `${marks.sourcePrefix}=${source.key}`,
    `${marks.targetPrefix}=${target.key}`,
    ...(links.some(({ end, target }) => end !== target) ? [`${marks.target}=object_category`] : []),
    ...(links.some(({ via }) => via !== undefined) ? [`${marks.via}=curation_rule_text`] : []),
  ].join("|");
}
