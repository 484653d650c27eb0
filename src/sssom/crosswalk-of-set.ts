// The crosswalk of a mapping set.
import type { CrosswalkParts } from "../crosswalk/crosswalk-of-links.ts";
import { type Relation, relations } from "../exchange/relations.ts";
import type { SssomMapping, SssomMappingSet } from "./mapping-set.ts";
import { marks, marksIn } from "./set-of-package.ts";
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
};

/** The crosswalk of a set whose shared slots are on each mapping; `null` when nothing is linked. */
export function crosswalkOfSet(set: SssomMappingSet): CrosswalkParts<string, string, SssomLink> | null {
  const marked = marksIn(set.other);
  const [sourcePrefix, targetPrefix] = [marked.get(marks.sourcePrefix), marked.get(marks.targetPrefix)];
  const isTargetCategory = marked.get(marks.target) === "object_category";
  const isViaText = marked.get(marks.via) === "curation_rule_text";
  const sources = new Set<string>();
  const targets = new Set<string>();
  const links = new Map<string, SssomLink>();
  for (const mapping of set.mappings) {
    const source = entity(mapping, "subject", sourcePrefix);
    const object = entity(mapping, "object", targetPrefix);
    const category = isTargetCategory ? mapping.object_category : undefined;
    const target = category === undefined ? object : localName(category, targetPrefix);
    if (source !== null) sources.add(source);
    if (target !== null) targets.add(target);
    if (source === null || object === null || target === null || mapping.predicate_modifier !== undefined) continue;
    const viaText = (isViaText && mapping.curation_rule_text?.[0]) || undefined;
    const via = target === object ? viaText : object;
    const key = JSON.stringify([source, target, via]);
    if (links.has(key)) continue;
    links.set(key, { source, target, ...(via !== undefined && { via }), ...relationOf(mapping) });
  }
  if (links.size === 0) return null;
  return { sources: [...sources], targets: [...targets], links: [...links.values()] };
}

/** The relation or predicate of a mapping, if it is not the default. */
function relationOf({ predicate_id: predicate = "", other }: SssomMapping): Pick<SssomLink, "relation" | "predicate"> {
  const relation = relations.find((name) => predicate === `skos:${name}`);
  if (relation === undefined) return { predicate };
  return relation !== "relatedMatch" || marksIn(other).has(marks.relation) ? { relation } : {};
}

/** The id of one side of a mapping, or its text; `null` if there is none. */
function entity(mapping: SssomMapping, side: "subject" | "object", prefix: string | undefined): string | null {
  const id = mapping[`${side}_id`] ?? mapping[`${side}_label`];
  return id === undefined || id === noTermFound ? null : localName(id, prefix);
}

/** A CURIE without the prefix that all ids of a side have. */
function localName(curie: string, prefix: string | undefined): string {
  if (prefix === undefined || !curie.startsWith(`${prefix}:`) || curie.length === prefix.length + 1) return curie;
  const name = curie.slice(prefix.length + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
