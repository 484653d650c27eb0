// Statements as Turtle (W3C recommendation of 2014): prefixes, then a block for each subject.
import { type Subject, type Term, vocabularies } from "./skos-subjects.ts";

/** The text of statements. */
export function turtle(subjects: readonly Subject[]): string {
  const prefixes = Object.entries(vocabularies).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  const blocks = subjects.map(({ iri, properties }) => {
    const lines = Array.from(properties, ([predicate, terms]) => {
      return `    ${predicateText(predicate)} ${terms.map(objectText).join(", ")}`;
    });
    return `\n<${iri}>\n${lines.join(" ;\n")} .\n`;
  });
  return [...prefixes, ...blocks].join("");
}

function predicateText(predicate: string): string {
  if (predicate === "rdf:type") return "a";
  return Object.hasOwn(vocabularies, predicate.split(":", 1)[0] ?? "") ? predicate : `<${predicate}>`;
}

function objectText(term: Term): string {
  if ("name" in term) return term.name;
  if ("iri" in term) return `<${term.iri}>`;
  if (term.datatype !== undefined) return `${quoted(term.text)}^^${term.datatype}`;
  return `${quoted(term.text)}${term.language === undefined ? "" : `@${term.language}`}`;
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
