// A crosswalk package as statements in SKOS, for both of its notations.
import type { Relation } from "../exchange/relations.ts";
import {
  itemUri,
  type ResolvedDocument,
  type ResolvedItem,
  type ResolvedPackage,
  relationOf,
  schemeUri,
} from "../exchange/resolve-package.ts";

/** What is stated of one IRI: the objects of each predicate, which is a compact name of a vocabulary. */
export interface Subject {
  readonly iri: string;
  readonly properties: ReadonlyMap<string, readonly Term[]>;
}

/** An IRI, a compact name of a vocabulary, or text. */
export type Term =
  | { readonly iri: string }
  | { readonly name: string }
  | { readonly text: string; readonly language?: string; readonly datatype?: string };

export const vocabularies = {
  dcterms: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** The relations that read otherwise from a link's end to its source. */
const inverses: { readonly [R in Relation]?: Relation } = { broadMatch: "narrowMatch", narrowMatch: "broadMatch" };

/**
 * The statements: two concept schemes, their concepts in the order of their items, and the links between them, each
 * stated from both ends. `option` is the relation of links without one of their own.
 */
export function skosSubjects(
  { source, target, links, content }: ResolvedPackage,
  baseUri: string | undefined,
  option: Relation | undefined,
): Subject[] {
  const iris = new Map<ResolvedItem, { readonly iri: string }>();
  const matches = new Map<ResolvedItem, Map<ResolvedItem, Relation>>();
  for (const link of links) {
    const relation = relationOf(link, option);
    addMatch(link.source, relation, link.end);
    addMatch(link.end, inverses[relation] ?? relation, link.source);
  }
  return [source, target].flatMap((framework) => [scheme(framework), ...framework.items.map(concept)]);

  /** Links that differ only in their via make one statement. */
  function addMatch(from: ResolvedItem, relation: Relation, to: ResolvedItem): void {
    const relations = matches.get(from) ?? new Map<ResolvedItem, Relation>();
    matches.set(from, relations);
    if (!relations.has(to)) relations.set(to, relation);
  }

  function scheme(framework: ResolvedDocument): Subject {
    const { title, version, creator, description, url, language } = framework.content;
    return subject(schemeUri(framework, baseUri), [
      ["rdf:type", { name: "skos:ConceptScheme" }],
      ["dcterms:title", { text: title, language }],
      ["dcterms:description", description !== undefined && { text: description, language }],
      ["dcterms:creator", { text: creator }],
      ["dcterms:source", typeof url === "string" && { iri: url }],
      ["owl:versionInfo", version !== undefined && { text: version }],
      ["dcterms:modified", { text: content.changed, datatype: "xsd:dateTime" }],
      ...framework.top.map((item) => ["skos:hasTopConcept", iriOf(item)] as const),
    ]);
  }

  function concept(item: ResolvedItem): Subject {
    const { label, statement, description, type } = item.content;
    const { language } = item.document.content;
    const scheme = { iri: schemeUri(item.document, baseUri) };
    return subject(iriOf(item).iri, [
      ["rdf:type", { name: "skos:Concept" }],
      ["skos:inScheme", scheme],
      ["skos:notation", { text: item.id }],
      ["skos:prefLabel", { text: label, language }],
      ["skos:definition", statement !== undefined && { text: statement, language }],
      ["skos:scopeNote", description !== undefined && { text: description, language }],
      ["dcterms:type", type !== undefined && { text: type, language }],
      ["dcterms:identifier", { text: `urn:uuid:${item.uuid}` }],
      item.parent === null ? ["skos:topConceptOf", scheme] : ["skos:broader", iriOf(item.parent)],
      ...item.children.map((child) => ["skos:narrower", iriOf(child)] as const),
      ...Array.from(matches.get(item) ?? [], ([end, relation]) => [`skos:${relation}`, iriOf(end)] as const),
    ]);
  }

  function iriOf(item: ResolvedItem): Term & { readonly iri: string } {
    const term = iris.get(item) ?? { iri: itemUri(item, baseUri) };
    iris.set(item, term);
    return term;
  }
}

function subject(iri: string, statements: readonly (readonly [predicate: string, object: Term | false])[]): Subject {
  const properties = new Map<string, Term[]>();
  for (const [predicate, object] of statements) {
    if (object === false) continue;
    const objects = properties.get(predicate);
    if (objects === undefined) properties.set(predicate, [object]);
    else objects.push(object);
  }
  return { iri, properties };
}
