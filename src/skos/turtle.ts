// Statements as Turtle (W3C recommendation of 2014): prefixes, then a block for each subject.
import { type Subject, type Term, vocabularies } from "./skos-subjects.ts";

/** The text of statements, with prefixes of the subjects. */
export function turtle(subjects: readonly Subject[], prefixes: { readonly [prefix: string]: string }): string {
  const all = Object.entries({ ...vocabularies, ...prefixes }).sort(([one], [other]) => (one < other ? -1 : 1));
  const own = Object.entries(prefixes);
  const blocks = subjects.map(({ iri, properties }) => {
    const lines = Array.from(properties, ([predicate, terms]) => {
      return `    ${predicate === "rdf:type" ? "a" : predicate} ${terms.map(objectText).join(", ")}`;
    });
    return `\n${iriText(iri)}\n${lines.join(" ;\n")} .\n`;
  });
  return [...all.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`), ...blocks].join("");

  function objectText(term: Term): string {
    if ("name" in term) return term.name;
    if ("iri" in term) return iriText(term.iri);
    if (term.datatype !== undefined) return `${quoted(term.text)}^^${term.datatype}`;
    return `${quoted(term.text)}${term.language === undefined ? "" : `@${term.language}`}`;
  }

  /** An IRI, with a prefix if its local name needs no escapes. */
  function iriText(iri: string): string {
    const found = own.find(([, begin]) => iri.startsWith(begin));
    const name = found && iri.slice(found[1].length);
    return found && name !== undefined && /^\w(?:[\w.-]*[\w-])?$/.test(name) ? `${found[0]}:${name}` : `<${iri}>`;
  }
}

/** A short string, escaped. */
function quoted(text: string): string {
  const escapes: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (character) => {
    return escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
  });
  return `"${escaped}"`;
}
