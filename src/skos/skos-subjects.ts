// A crosswalk package as statements in SKOS, for both of its notations.
import { frameworkUri, itemUri, packageUri } from "../exchange/identity.ts";
import type { Relation } from "../exchange/relations.ts";
import {
  type ResolvedDocument,
  type ResolvedItem,
  type ResolvedLink,
  type ResolvedPackage,
  relationOf,
} from "../exchange/resolve-package.ts";
import { recordUuid, uuid5 } from "../exchange/uuid.ts";

/** The statements about one IRI: the objects of each predicate, which is a compact name of a vocabulary, or an IRI. */
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
  dcmitype: "http://purl.org/dc/dcmitype/",
  dcterms: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

/** The relations that have another name in the direction from a link's end to its source. */
const inverses: { readonly [R in Relation]?: Relation } = { broadMatch: "narrowMatch", narrowMatch: "broadMatch" };

type Iri = { readonly iri: string };
type Statement = readonly [predicate: string, object: Term | false];

/**
 * The statements: the package, two concept schemes with their concepts in the order of their items, and the links
 * between them, each stated from both ends; then what these refer to: weights, types of items, agents, and rights.
 * `option` is the relation of links without their own.
 */
export function skosSubjects(
  resolved: ResolvedPackage,
  baseUri: string | undefined,
  option: Relation | undefined,
): Subject[] {
  const { source, target, links, content } = resolved;
  const frameworks = [source, target];
  const iris = new Map<ResolvedItem, Iri>();
  const matches = new Map<ResolvedItem, Map<ResolvedItem, Relation>>();
  for (const link of links) {
    const relation = relationOf(link, option);
    addMatch(link.source, relation, link.end);
    addMatch(link.end, inverses[relation] ?? relation, link.source);
  }
  const dataset = { iri: packageUri(resolved, baseUri) };
  const weighted = links.filter(({ content }) => content.weight !== undefined && content.weight !== 1);
  const rights = content.rights === undefined ? undefined : uriOf("rights", uuid5(resolved.uuid, "rights"));
  const agents = new Set([content.creator, ...frameworks.map((framework) => framework.content.creator)]);
  return [
    packageSubject(),
    ...frameworks.flatMap((framework) => [scheme(framework), ...framework.items.map(concept)]),
    ...(weighted.length === 0 ? [] : [weightProperty(), ...weighted.map(weightedLink)]),
    ...frameworks.flatMap(typeSubjects),
    ...Array.from(agents, (name) => described(agent(name), "dcterms:Agent", { text: name })),
    ...(rights === undefined ? [] : [described(rights, "dcterms:RightsStatement", { text: content.rights ?? "" })]),
  ];

  /** Links that differ only in their via become one statement. */
  function addMatch(from: ResolvedItem, relation: Relation, to: ResolvedItem): void {
    const relations = matches.get(from) ?? new Map<ResolvedItem, Relation>();
    matches.set(from, relations);
    if (!relations.has(to)) relations.set(to, relation);
  }

  function packageSubject(): Subject {
    const { title, description, version, creator } = content;
    return subject(dataset.iri, [
      ["rdf:type", { name: "dcmitype:Dataset" }],
      ["dcterms:title", { text: title }],
      ["dcterms:description", description !== undefined && { text: description }],
      ["dcterms:creator", agent(creator)],
      ...provenance(version),
      ...frameworks.map((framework) => ["dcterms:hasPart", { iri: frameworkUri(framework, baseUri) }] as const),
    ]);
  }

  function scheme(framework: ResolvedDocument): Subject {
    const { title, version, creator, description, url, language } = framework.content;
    return subject(frameworkUri(framework, baseUri), [
      ["rdf:type", { name: "skos:ConceptScheme" }],
      ["skos:prefLabel", { text: title, language }],
      ["dcterms:title", { text: title, language }],
      ["dcterms:description", description !== undefined && { text: description, language }],
      ["dcterms:creator", agent(creator)],
      ["dcterms:contributor", creator !== content.creator && agent(content.creator)],
      ["dcterms:source", typeof url === "string" && { iri: url }],
      ["dcterms:isPartOf", dataset],
      ...provenance(version),
      ...framework.top.map((item) => ["skos:hasTopConcept", iriOf(item)] as const),
    ]);
  }

  /** Version, date, license, rights, and who made the file. */
  function provenance(version: string | undefined): Statement[] {
    const { changed, license, notice } = content;
    return [
      ["owl:versionInfo", version !== undefined && { text: version }],
      ["dcterms:modified", { text: changed, datatype: "xsd:dateTime" }],
      ["dcterms:license", license !== undefined && { iri: license.uri }],
      ["dcterms:rights", rights ?? false],
      ["skos:editorialNote", notice !== undefined && { text: notice }],
    ];
  }

  function concept(item: ResolvedItem): Subject {
    const { label, statement, description, type } = item.content;
    const { language } = item.document.content;
    const scheme = { iri: frameworkUri(item.document, baseUri) };
    return subject(iriOf(item).iri, [
      ["rdf:type", { name: "skos:Concept" }],
      ["skos:inScheme", scheme],
      ["skos:notation", { text: item.id }],
      ["skos:prefLabel", { text: label, language }],
      ["skos:definition", statement !== undefined && { text: statement, language }],
      ["skos:scopeNote", description !== undefined && { text: description, language }],
      ["dcterms:type", type !== undefined && typeUri(item.document, type)],
      ["dcterms:identifier", { text: `urn:uuid:${item.uuid}` }],
      item.parent === null ? ["skos:topConceptOf", scheme] : ["skos:broader", iriOf(item.parent)],
      ...item.children.map((child) => ["skos:narrower", iriOf(child)] as const),
      ...Array.from(matches.get(item) ?? [], ([end, relation]) => [`skos:${relation}`, iriOf(end)] as const),
    ]);
  }

  function weightProperty(): Subject {
    const comment =
      "How much a link counts beside the other links of the same target when scores are computed. 1 for a link that states none.";
    return subject(weightIri, [
      ["rdf:type", { name: "owl:DatatypeProperty" }],
      ["rdfs:label", { text: "weight", language: "en" }],
      ["rdfs:comment", { text: comment, language: "en" }],
      ["rdfs:domain", { name: "rdf:Statement" }],
      ["rdfs:range", { name: "xsd:double" }],
    ]);
  }

  /** A link with its weight. Its uuid is that of the association in CASE. */
  function weightedLink(link: ResolvedLink): Subject {
    const { via, weight } = link.content;
    const name = JSON.stringify([link.source.uuid, link.target.uuid, via ?? null]);
    return subject(uriOf("link", uuid5(resolved.uuid, `link:${name}`)).iri, [
      ["rdf:type", { name: "rdf:Statement" }],
      ["rdf:subject", iriOf(link.source)],
      ["rdf:predicate", { name: `skos:${relationOf(link, option)}` }],
      ["rdf:object", iriOf(link.end)],
      [weightIri, { text: doubleText(weight ?? 1), datatype: "xsd:double" }],
      ["skos:note", via !== undefined && link.end === link.target && { text: via }],
    ]);
  }

  /** The types that items of a framework name. */
  function typeSubjects(framework: ResolvedDocument): Subject[] {
    const used = new Set(framework.items.map(({ content }) => content.type));
    const { language } = framework.content;
    return framework.types.flatMap(({ name, description }) => {
      if (!used.has(name)) return [];
      const iri = typeUri(framework, name);
      const comment = description === name ? undefined : { text: description, language };
      return [described(iri, "rdfs:Class", { text: name, language }, comment)];
    });
  }

  function typeUri(framework: ResolvedDocument, name: string): Iri {
    return uriOf("type", uuid5(framework.uuid, `type:${name}`));
  }

  function agent(name: string): Iri {
    return uriOf("agent", recordUuid("agent", name));
  }

  function uriOf(kind: string, uuid: string): Iri {
    return { iri: baseUri === undefined ? `urn:uuid:${uuid}` : `${baseUri}${kind}/${uuid}` };
  }

  function iriOf(item: ResolvedItem): Iri {
    const term = iris.get(item) ?? { iri: itemUri(item, baseUri) };
    iris.set(item, term);
    return term;
  }
}

/** The canonical text of an xsd:double, to which readers of JSON-LD change any other: "2.5E0". */
function doubleText(value: number): string {
  const [digits = "", exponent] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** The property of a link's weight, the same in every package. Each file that uses it defines it. */
const weightIri = /* @__PURE__ */ `urn:uuid:${/* @__PURE__ */ recordUuid("property", "weight")}`;

function described({ iri }: Iri, type: string, label: Term, comment?: Term): Subject {
  return subject(iri, [
    ["rdf:type", { name: type }],
    ["rdfs:label", label],
    ["rdfs:comment", comment ?? false],
  ]);
}

function subject(iri: string, statements: readonly Statement[]): Subject {
  const properties = new Map<string, Term[]>();
  for (const [predicate, object] of statements) {
    if (object === false) continue;
    const objects = properties.get(predicate);
    if (objects === undefined) properties.set(predicate, [object]);
    else objects.push(object);
  }
  return { iri, properties };
}
