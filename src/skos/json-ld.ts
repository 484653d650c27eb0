// Statements as JSON-LD 1.1: a node for each subject, under a context that is complete in itself.
import { type Subject, type Term, vocabularies } from "./skos-subjects.ts";

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

/** The document of statements, with prefixes of the subjects. */
export function jsonLd(subjects: readonly Subject[], prefixes: { readonly [prefix: string]: string }): JsonLdDocument {
  // A prefix that is also the scheme of an IRI would be read as the scheme.
  const schemes = new Set<string | undefined>();
  for (const { iri, properties } of subjects) {
    schemes.add(iri.split(":", 1)[0]);
    for (const term of [...properties.values()].flat()) if ("iri" in term) schemes.add(term.iri.split(":", 1)[0]);
  }
  const usable = Object.entries(prefixes).filter(([prefix]) => !schemes.has(prefix));
  return {
    "@context": Object.fromEntries(
      [...Object.entries(vocabularies), ...usable]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([prefix, iri]) => [prefix, { "@id": iri, "@prefix": true }]),
    ),
    "@graph": subjects.map(({ iri, properties }) => ({
      "@id": compact(iri),
      "@type": "",
      ...Object.fromEntries(
        Array.from(properties, ([predicate, terms]) => {
          const values = terms.map(jsonOf);
          return [predicate === "rdf:type" ? "@type" : predicate, values.length === 1 ? values[0] : values];
        }),
      ),
    })),
  };

  function jsonOf(term: Term): unknown {
    if ("name" in term) return term.name;
    if ("iri" in term) return { "@id": compact(term.iri) };
    if (term.datatype !== undefined) return { "@value": term.text, "@type": term.datatype };
    return term.language === undefined ? term.text : { "@value": term.text, "@language": term.language };
  }

  function compact(iri: string): string {
    const found = usable.find(([, begin]) => iri.startsWith(begin));
    return found === undefined ? iri : `${found[0]}:${iri.slice(found[1].length)}`;
  }
}
