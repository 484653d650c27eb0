// The mapping set of a crosswalk package.
import { defined } from "../exchange/defined.ts";
import { frameworkUri, itemUri, mappingSetUri } from "../exchange/identity.ts";
import type { Relation } from "../exchange/relations.ts";
import { type ResolvedItem, type ResolvedPackage, relationOf } from "../exchange/resolve-package.ts";
import { extensionDefinitions, extensionPrefix, extensions } from "./extensions.ts";
import type { SssomMapping, SssomMappingSet } from "./mapping-set.ts";
import { joined } from "./write-set.ts";

/**
 * The mapping set of a package. A mapping leads from a source to what it is linked to; if that is an item under the
 * target, the target is its category. Items without a link have no mapping, since the documents do not mention any
 * relation. `option` is the relation of links without their own.
 */
export function setOfPackage(
  resolved: ResolvedPackage,
  baseUri: string | undefined,
  option: Relation | undefined,
  license: string,
): SssomMappingSet {
  const { content, source, target } = resolved;
  // Other tools only read prefixes without hyphens. Keys that are prefixes of every file are reserved.
  const prefix = baseUri === undefined ? extensionPrefix : { name: resolved.key.replace(/[.-]/g, "_"), iri: baseUri };
  const curie = (uri: string) => `${prefix.name}:${uri.slice(prefix.iri.length)}`;
  const shared = defined({
    mapping_justification: "semapv:ManualMappingCuration",
    subject_type: "skos concept",
    subject_source: curie(frameworkUri(source, baseUri)),
    subject_source_version: source.content.version,
    object_type: "skos concept",
    object_source: curie(frameworkUri(target, baseUri)),
    object_source_version: target.content.version,
  });
  const mappings = resolved.links.map((link): SssomMapping => {
    const { source, target: reached, end, via, cardinality: mapping_cardinality, content: own } = link;
    const isCited = end !== reached;
    return {
      ...shared,
      ...side("subject", source, source.parent),
      predicate_id: `skos:${relationOf(link, option)}`,
      ...side("object", end, isCited ? reached : null),
      // If the via is an item, it makes the link, so the link is by the author of the item's document.
      author_label: [isCited ? target.content.creator : content.creator],
      ...(isCited && typeof target.content.url === "string" && { mapping_provider: target.content.url }),
      mapping_cardinality,
      ...(via !== undefined && { curation_rule_text: [via] }),
      ...{ [extensions.source]: source.id, [extensions.target]: reached.id },
      ...(own.via !== undefined && { [extensions.via]: own.via }),
      ...(own.relation === "relatedMatch" && { [extensions.relation]: own.relation }),
      ...(own.weight !== undefined && own.weight !== 1 && { [extensions.weight]: own.weight }),
    };
  });
  const documents = [source, target].flatMap(({ content: { url } }) => (typeof url === "string" ? [url] : []));
  const statements = [content.notice, content.rights].filter((statement) => statement !== undefined);
  const metadata = defined({
    mapping_set_id: mappingSetUri(resolved, baseUri),
    mapping_set_version: content.version,
    mapping_set_title: content.title,
    mapping_set_description: content.description,
    creator_label: [content.creator],
    license,
    publication_date: content.changed.slice(0, 10),
    see_also: documents.length > 0 ? [...new Set(documents)] : undefined,
    comment: statements.length > 0 ? statements.join(" ") : undefined,
  });
  return {
    curie_map: {
      ...schemesOf(Object.values(metadata).flat()),
      ...{ [extensionPrefix.name]: extensionPrefix.iri, [prefix.name]: prefix.iri },
    },
    ...metadata,
    extension_definitions: extensionDefinitions(),
    [extensions.sources]: joined(content.crosswalk.sources),
    [extensions.targets]: joined(content.crosswalk.targets),
    mappings,
  };

  /** One side of a mapping; its category is its parent, or the target of a via. */
  function side(name: "subject" | "object", item: ResolvedItem, category: ResolvedItem | null) {
    return {
      [`${name}_id`]: curie(itemUri(item, baseUri)),
      [`${name}_label`]: item.content.label,
      ...(category !== null && { [`${name}_category`]: curie(itemUri(category, baseUri)) }),
    };
  }
}

/** Prefixes for the beginnings of metadata that sssom-py reads as CURIEs, such as `urn` in `urn:uuid:...`. */
function schemesOf(values: readonly string[]): { readonly [prefix: string]: string } {
  const schemes = values.map((value) => /^([A-Za-z_][\w.]*):\w/.exec(value)?.[1]);
  return Object.fromEntries(schemes.flatMap((name) => (name === undefined ? [] : [[name, `${name}:`]])));
}
