// The crosswalk that a mapping set says.
import type { CrosswalkParts } from "../crosswalk/create-crosswalk.ts";
import { isRelation, type Relation } from "./relations.ts";
import { marks, marksIn } from "./sssom-marks.ts";
import type { SssomMapping, SssomMappingSet } from "./sssom-set.ts";
import { noTermFound } from "./sssom-slots.ts";

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

/**
 * The crosswalk of a mapping set.
 *
 * @param set - A set, with what it says for all mappings on each of them.
 * @returns Its sides and links, two of the same ends once; `null` when nothing is linked.
 */
export function crosswalkOfSssom(set: SssomMappingSet): CrosswalkParts<string, string, SssomLink> | null {
  const marked = marksIn(set.other);
  const sources = new Set<string>();
  const targets = new Set<string>();
  const links = new Map<string, SssomLink>();
  for (const mapping of set.mappings) {
    const subject = entity(mapping, "subject", marked.get(marks.sourcePrefix));
    const object = entity(mapping, "object", marked.get(marks.targetPrefix));
    const category = mapping.object_category;
    const target =
      marked.get(marks.target) === "object_category" && category !== undefined
        ? localName(category, marked.get(marks.targetPrefix))
        : object;
    if (subject !== null) sources.add(subject);
    if (target !== null) targets.add(target);
    if (subject === null || object === null || target === null || mapping.predicate_modifier !== undefined) continue;
    const said = marked.get(marks.via) === "curation_rule_text" ? mapping.curation_rule_text?.[0] : undefined;
    const via = target === object ? said || undefined : object;
    const key = JSON.stringify([subject, target, via]);
    if (links.has(key)) continue;
    links.set(key, {
      ...{ source: subject, target },
      ...(via !== undefined && { via }),
      ...howRelated(mapping),
    });
  }
  if (links.size === 0) return null;
  return { sources: [...sources], targets: [...targets], links: [...links.values()] };
}

/** What a mapping says of how its ends are related, where that is not what it would say by default. */
function howRelated({ predicate_id: predicate = "", other }: SssomMapping): Pick<SssomLink, "relation" | "predicate"> {
  const relation = predicate.replace(/^skos:/, "");
  if (relation === predicate || !isRelation(relation)) return { predicate };
  return relation !== "relatedMatch" || marksIn(other).has(marks.relation) ? { relation } : {};
}

/** The id of one side of a mapping: of text its own, `null` where there is none. */
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
