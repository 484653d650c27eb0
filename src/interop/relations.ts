// How the two ends of a link are related, and how each format says it. The one table of it.

/**
 * How the source of a link is related to its other end, by the names of SKOS mapping properties. What CEI's own
 * documents support is `"relatedMatch"`: they call the look-fors "realigned".
 */
export type Relation = "relatedMatch" | "closeMatch" | "exactMatch" | "broadMatch" | "narrowMatch";

/** The relations, as CASE says them. */
const words: { readonly [R in Relation]: string } = {
  relatedMatch: "isRelatedTo",
  closeMatch: "ext:skos.closeMatch",
  exactMatch: "exactMatchOf",
  broadMatch: "isPartOf",
  narrowMatch: "ext:skos.narrowMatch",
};

/** The relations. */
export const relations = /* @__PURE__ */ Object.keys(words) as readonly Relation[];

/** The relation as its other end says it. */
export const inverseRelation: { readonly [R in Relation]: Relation } = {
  relatedMatch: "relatedMatch",
  closeMatch: "closeMatch",
  exactMatch: "exactMatch",
  broadMatch: "narrowMatch",
  narrowMatch: "broadMatch",
};

/**
 * The CASE association type of a relation.
 *
 * @param relation - The relation.
 */
export function associationTypeOf(relation: Relation): string {
  return words[relation];
}

/**
 * The relation of a CASE association type; what is none of ours is no more than related.
 *
 * @param type - An association type.
 */
export function relationOfAssociation(type: string): Relation {
  return relations.find((relation) => words[relation] === type) ?? "relatedMatch";
}

/** Whether a value is a relation. */
export function isRelation(value: unknown): value is Relation {
  return relations.some((relation) => relation === value);
}
