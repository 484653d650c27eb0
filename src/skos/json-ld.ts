// Statements as JSON-LD 1.1: a node for each subject, with a context that needs no other file.
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

/** The document of statements. */
export function jsonLd(subjects: readonly Subject[]): JsonLdDocument {
  // A prefix that is also the scheme of an IRI would be read as the prefix.
  const schemes = new Set<string | undefined>();
  for (const { iri, properties } of subjects) {
    schemes.add(iri.split(":", 1)[0]);
    for (const term of [...properties.values()].flat()) if ("iri" in term) schemes.add(term.iri.split(":", 1)[0]);
  }
  const prefixes = Object.entries(vocabularies).filter(([prefix]) => !schemes.has(prefix));
  return {
    "@context": Object.fromEntries(prefixes.map(([prefix, iri]) => [prefix, { "@id": iri, "@prefix": true }])),
    "@graph": subjects.map(({ iri, properties }) => ({
      "@id": iri,
      "@type": "",
      ...Object.fromEntries(
        Array.from(properties, ([predicate, terms]) => {
          const values = terms.map((term) =>
            predicate === "rdf:type" && "name" in term ? iriOf(term.name) : jsonOf(term),
          );
          return [predicate === "rdf:type" ? "@type" : iriOf(predicate), values.length === 1 ? values[0] : values];
        }),
      ),
    })),
  };

  function jsonOf(term: Term): unknown {
    if ("name" in term) return { "@id": iriOf(term.name) };
    if ("iri" in term) return { "@id": term.iri };
    if (term.datatype !== undefined) return { "@value": term.text, "@type": iriOf(term.datatype) };
    return term.language === undefined ? term.text : { "@value": term.text, "@language": term.language };
  }

  /** A compact name; its IRI in full where its prefix cannot be used. */
  function iriOf(name: string): string {
    const [prefix = "", local = ""] = name.split(":", 2);
    if (!schemes.has(prefix) || !Object.hasOwn(vocabularies, prefix)) return name;
    return `${vocabularies[prefix as keyof typeof vocabularies]}${local}`;
  }
}
