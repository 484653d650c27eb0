// The crosswalk of a mapping set.
import { type Crosswalk, crosswalkOfLinks } from "../crosswalk/crosswalk-of-links.ts";
import { frameworkUri, itemUri } from "../exchange/identity.ts";
import { type Relation, relations } from "../exchange/relations.ts";
import type { ResolvedItem, ResolvedPackage } from "../exchange/resolve-package.ts";
import { extensions } from "./extensions.ts";
import type { SssomMapping, SssomMappingSet, SssomValue } from "./mapping-set.ts";
import { severalOf } from "./read-mappings.ts";
import { noTermFound } from "./slots.ts";

/** A link of a mapping. */
export type SssomLink = {
  readonly source: string;
  readonly target: string;
  readonly via?: string;
  /** How the two are related, if not by `"relatedMatch"`. */
  readonly relation?: Relation;
  /** The predicate, if it is not a SKOS mapping property. */
  readonly predicate?: string;
  /** The weight, if it is not 1. */
  readonly weight?: number;
};

type Ends = { readonly [End in "source" | "target" | "via"]?: string | undefined };

/**
 * The crosswalk of a set whose shared slots are on each mapping; `null` when nothing is linked.
 *
 * @param of - The package whose items have their ids where the set has their URIs.
 */
export function crosswalkOfSet(
  set: SssomMappingSet,
  of: ResolvedPackage | undefined,
  baseUri: string | undefined,
): Crosswalk<string, string, SssomLink> | null {
  const known = of && knownThings(set, of, baseUri);
  const sources = new Set(idsIn(set[extensions.sources]) ?? known?.sources);
  const targets = new Set(idsIn(set[extensions.targets]) ?? known?.targets);
  const links: SssomLink[] = [];
  // The links of a source by their keys; a single link needs no key.
  const linked = new Map<string, SssomLink | Set<string>>();
  for (const mapping of set.mappings) {
    const { source, target, via } = ownEnds(mapping) ?? known?.ends(mapping) ?? statedEnds(mapping);
    if (source !== undefined) sources.add(source);
    if (target !== undefined) targets.add(target);
    if (source === undefined || target === undefined || mapping.predicate_modifier !== undefined) continue;
    const link = linkOf({ source, target, ...(via !== undefined && { via }) }, mapping);
    const before = linked.get(source);
    if (before === undefined) linked.set(source, link);
    else {
      const keys = before instanceof Set ? before : new Set([keyOf(before)]);
      if (keys.size === keys.add(keyOf(link)).size) continue;
      linked.set(source, keys);
    }
    links.push(link);
  }
  return links.length === 0 ? null : crosswalkOfLinks([...sources], [...targets], links);
}

function linkOf(ends: Pick<SssomLink, "source" | "target" | "via">, mapping: SssomMapping): SssomLink {
  const weight = Number(mapping[extensions.weight] ?? 1);
  const isWeighted = Number.isFinite(weight) && weight !== 1;
  return Object.freeze({ ...ends, ...relationOf(mapping), ...(isWeighted && { weight }) });
}

/** A key that identifies a link among those of its source. The length separates the parts, and a via is never empty. */
function keyOf({ target, via = "" }: SssomLink): string {
  return `${target.length} ${target}${via}`;
}

/** The ends of a mapping in the columns of this library. */
function ownEnds(mapping: SssomMapping): Ends | undefined {
  const [source, target, via] = [extensions.source, extensions.target, extensions.via].map((slot) => mapping[slot]);
  if (typeof source !== "string" || typeof target !== "string") return undefined;
  return { source, target, via: typeof via === "string" ? via : undefined };
}

/** The ends of a mapping as its identifiers. */
function statedEnds({ subject_id, subject_label, object_id, object_label }: SssomMapping): Ends {
  return { source: idOf(subject_id, subject_label), target: idOf(object_id, object_label) };
}

/** The id of one side of a mapping, or its text; `undefined` if there is none. */
function idOf(curie: string | undefined, label: string | undefined, item?: ResolvedItem): string | undefined {
  if (curie === undefined) return label;
  return curie === noTermFound ? undefined : (item?.id ?? curie);
}

/** Ids in the notation of cells of several values. */
function idsIn(value: unknown): string[] | undefined {
  return typeof value === "string" ? severalOf(value) : undefined;
}

/** The items of a package in a set, by their URIs; `undefined` if there are none. */
function knownThings({ curie_map, mappings }: SssomMappingSet, of: ResolvedPackage, baseUri: string | undefined) {
  const items = new Map(
    [of.source, of.target].flatMap(({ items }) => items.map((item) => [itemUri(item, baseUri), item])),
  );
  const [source, target] = [frameworkUri(of.source, baseUri), frameworkUri(of.target, baseUri)];
  const uris = [...items.keys(), source, target];
  // Other prefixes are not expanded, so that mappings of other things cost nothing.
  const prefixes = new Map(Object.entries(curie_map).filter(([, iri]) => uris.some((uri) => uri.startsWith(iri))));
  if (prefixes.size === 0) return undefined;
  const [first] = mappings;
  const hasSides = expanded(first?.subject_source) === source && expanded(first?.object_source) === target;
  return {
    /** The sides of the package's crosswalk, if the set is between its frameworks. */
    ...(hasSides && { sources: of.content.crosswalk.sources, targets: of.content.crosswalk.targets }),
    ends(mapping: SssomMapping): Ends {
      const object = itemOf(mapping.object_id);
      const source = idOf(mapping.subject_id, mapping.subject_label, itemOf(mapping.subject_id));
      const target = idOf(mapping.object_id, mapping.object_label, object);
      if (object === undefined) return { source, target };
      const category = itemOf(mapping.object_category);
      return category === undefined
        ? { source, target, via: mapping.curation_rule_text?.join("|") }
        : { source, target: category.id, via: target };
    },
  };

  function expanded(curie: SssomValue | undefined): string | undefined {
    if (typeof curie !== "string") return undefined;
    const end = curie.indexOf(":");
    const iri = prefixes.get(curie.slice(0, end));
    return iri === undefined ? undefined : iri + curie.slice(end + 1);
  }

  function itemOf(curie: string | undefined): ResolvedItem | undefined {
    const uri = expanded(curie);
    return uri === undefined ? undefined : items.get(uri);
  }
}

/** The relation or predicate of a mapping, if it is not the default. */
function relationOf(mapping: SssomMapping): Pick<SssomLink, "relation" | "predicate"> {
  const { predicate_id: predicate = "" } = mapping;
  const relation = predicate.startsWith("skos:") ? relations.find((name) => predicate === `skos:${name}`) : undefined;
  if (relation === undefined) return { predicate };
  return relation !== "relatedMatch" || mapping[extensions.relation] === relation ? { relation } : {};
}
