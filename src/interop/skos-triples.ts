// A crosswalk package as statements in SKOS: what both of its notations say.
import { inverseRelation, type Relation } from "./relations.ts";
import { type ResolvedDocument, type ResolvedItem, type ResolvedPackage, relationOf } from "./resolve-package.ts";
import { itemUri, schemeUri } from "./uris.ts";

/** One statement; its predicate is a compact name of one of the vocabularies. */
export interface Triple {
  readonly subject: string;
  readonly predicate: string;
  readonly object: Term;
}

/** An IRI, a compact name of a vocabulary, or text. */
export type Term =
  | { readonly iri: string }
  | { readonly name: string }
  | { readonly text: string; readonly language?: string | undefined; readonly datatype?: string };

/** The vocabularies that are used. */
export const vocabularies = {
  dcterms: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/**
 * The statements: two concept schemes, their concepts in the order of their items, and the links between them, each
 * said from both ends.
 *
 * @param resolved - The package.
 * @param baseUri - What IRIs begin with.
 * @param asked - The relation of links that have none of their own.
 */
export function skosTriples(resolved: ResolvedPackage, baseUri: string | undefined, asked: Relation): Triple[] {
  const { source, target, links, content } = resolved;
  const triples: Triple[] = [];
  const matches = new Map<ResolvedItem, Map<ResolvedItem, Triple>>();
  for (const link of links) {
    const relation = relationOf(link, asked);
    match(link.source, relation, link.end);
    match(link.end, inverseRelation[relation], link.source);
  }
  for (const framework of [source, target]) {
    scheme(framework);
    for (const item of framework.items) concept(item, framework);
  }
  return triples;

  function match(from: ResolvedItem, relation: Relation, to: ResolvedItem): void {
    // Links that differ in their via alone say the same.
    const said = matches.get(from) ?? new Map<ResolvedItem, Triple>();
    matches.set(from, said);
    if (said.has(to)) return;
    said.set(to, {
      ...{ subject: itemUri(from, baseUri), predicate: `skos:${relation}` },
      object: { iri: itemUri(to, baseUri) },
    });
  }

  function scheme(framework: ResolvedDocument): void {
    const { title, version, creator, description, url, language } = framework.content;
    const subject = schemeUri(framework, baseUri);
    say(subject, "rdf:type", { name: "skos:ConceptScheme" });
    say(subject, "dcterms:title", { text: title, language });
    if (description !== undefined) say(subject, "dcterms:description", { text: description, language });
    say(subject, "dcterms:creator", { text: creator });
    if (typeof url === "string") say(subject, "dcterms:source", { iri: url });
    if (version !== undefined) say(subject, "owl:versionInfo", { text: version });
    say(subject, "dcterms:modified", { text: content.changed, datatype: "xsd:dateTime" });
    for (const item of framework.top) say(subject, "skos:hasTopConcept", { iri: itemUri(item, baseUri) });
  }

  function concept(item: ResolvedItem, framework: ResolvedDocument): void {
    const { label, statement, description } = item.content;
    const { language } = framework.content;
    const subject = itemUri(item, baseUri);
    say(subject, "rdf:type", { name: "skos:Concept" });
    say(subject, "skos:inScheme", { iri: schemeUri(framework, baseUri) });
    say(subject, "skos:notation", { text: item.id });
    say(subject, "skos:prefLabel", { text: label, language });
    if (statement !== undefined) say(subject, "skos:definition", { text: statement, language });
    if (description !== undefined) say(subject, "skos:scopeNote", { text: description, language });
    if (item.content.type !== undefined) say(subject, "dcterms:type", { text: item.content.type, language });
    say(subject, "dcterms:identifier", { text: `urn:uuid:${item.uuid}` });
    if (item.parent === null) say(subject, "skos:topConceptOf", { iri: schemeUri(framework, baseUri) });
    else say(subject, "skos:broader", { iri: itemUri(item.parent, baseUri) });
    for (const child of item.children) say(subject, "skos:narrower", { iri: itemUri(child, baseUri) });
    for (const triple of matches.get(item)?.values() ?? []) triples.push(triple);
  }

  function say(subject: string, predicate: string, object: Term): void {
    triples.push({ subject, predicate, object });
  }
}
