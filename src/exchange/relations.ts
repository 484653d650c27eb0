// How the two ends of a link are related, and the name of each relation in each format.

/**
 * How the source of a link is related to its other end, by the names of SKOS mapping properties. CEI's own documents
 * support `"relatedMatch"`: they call the look-fors "realigned".
 */
export type Relation = "relatedMatch" | "closeMatch" | "exactMatch" | "broadMatch" | "narrowMatch";

/** The CASE association type of each relation. */
export const associationTypes: { readonly [R in Relation]: string } = {
  relatedMatch: "isRelatedTo",
  closeMatch: "ext:skos.closeMatch",
  exactMatch: "exactMatchOf",
  broadMatch: "isPartOf",
  narrowMatch: "ext:skos.narrowMatch",
};

export const relations = /* @__PURE__ */ Object.keys(associationTypes) as readonly Relation[];
