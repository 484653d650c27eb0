// Statements as JSON-LD 1.1: a node for each subject, under a context that needs nothing from elsewhere.
import { type Term, type Triple, vocabularies } from "./skos-triples.ts";

/** A JSON-LD document. */
export interface JsonLdDocument {
  readonly "@context": { readonly [term: string]: unknown };
  readonly "@graph": readonly JsonLdNode[];
}

/** A node: its IRI, its types, and the values of its properties by compact names. */
export interface JsonLdNode {
  readonly "@id": string;
  readonly "@type": string;
  readonly [property: string]: unknown;
}

/**
 * The document of statements.
 *
 * @param triples - The statements; those of one subject stand together.
 * @param prefixes - Prefixes of the subjects, beside those of the vocabularies.
 */
export function jsonLd(triples: readonly Triple[], prefixes: { readonly [prefix: string]: string }): JsonLdDocument {
  const usable = withoutSchemes(triples, prefixes);
  const nodes: { "@id": string; "@type": string; [property: string]: unknown }[] = [];
  for (const { subject, predicate, object } of triples) {
    if (nodes.at(-1)?.["@id"] !== compact(subject)) nodes.push({ "@id": compact(subject), "@type": "" });
    const node = nodes.at(-1);
    if (node === undefined) continue;
    if ("name" in object) {
      node["@type"] = object.name;
      continue;
    }
    const value = valueOfTerm(object);
    const before = node[predicate];
    if (before === undefined) node[predicate] = value;
    else if (Array.isArray(before)) before.push(value);
    else node[predicate] = [before, value];
  }
  const context = { ...vocabularies, ...usable };
  return {
    "@context": Object.fromEntries(
      Object.entries(context)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([prefix, iri]) => [prefix, { "@id": iri, "@prefix": true }]),
    ),
    "@graph": nodes,
  };

  function valueOfTerm(term: Exclude<Term, { readonly name: string }>): unknown {
    if ("iri" in term) return { "@id": compact(term.iri) };
    if (term.datatype !== undefined) return { "@value": term.text, "@type": term.datatype };
    return term.language === undefined ? term.text : { "@value": term.text, "@language": term.language };
  }

  function compact(iri: string): string {
    const found = Object.entries(usable).find(([, begin]) => iri.startsWith(begin));
    return found === undefined ? iri : `${found[0]}:${iri.slice(found[1].length)}`;
  }
}

/** The prefixes but those that are the scheme of an IRI, which would be taken for the prefix. */
function withoutSchemes(triples: readonly Triple[], prefixes: { readonly [prefix: string]: string }) {
  const schemes = new Set<string | undefined>();
  for (const { subject, object } of triples) {
    schemes.add(subject.split(":", 1)[0]);
    if ("iri" in object) schemes.add(object.iri.split(":", 1)[0]);
  }
  return Object.fromEntries(Object.entries(prefixes).filter(([prefix]) => !schemes.has(prefix)));
}
