// Statements as Turtle (W3C recommendation of 2014): prefixes, then a block for each subject in the order of the
// statements.
import { type Term, type Triple, vocabularies } from "./skos-triples.ts";

/**
 * The text of statements.
 *
 * @param triples - The statements; those of one subject stand together.
 * @param prefixes - Prefixes of the subjects, beside those of the vocabularies.
 */
export function turtle(triples: readonly Triple[], prefixes: { readonly [prefix: string]: string }): string {
  const all = Object.entries({ ...vocabularies, ...prefixes }).sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = all.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  let subject: string | undefined;
  let predicate: string | undefined;
  for (const triple of triples) {
    const object = objectText(triple.object);
    if (triple.subject !== subject) {
      if (subject !== undefined) lines[lines.length - 1] += " .";
      lines.push("", iriText(triple.subject));
      predicate = undefined;
    }
    if (triple.predicate === predicate) lines[lines.length - 1] += `, ${object}`;
    else {
      if (predicate !== undefined) lines[lines.length - 1] += " ;";
      lines.push(`    ${triple.predicate === "rdf:type" ? "a" : triple.predicate} ${object}`);
    }
    subject = triple.subject;
    predicate = triple.predicate;
  }
  if (subject !== undefined) lines[lines.length - 1] += " .";
  return `${lines.join("\n")}\n`;

  function objectText(term: Term): string {
    if ("name" in term) return term.name;
    if ("iri" in term) return iriText(term.iri);
    if (term.datatype !== undefined) return `${quoted(term.text)}^^${term.datatype}`;
    return `${quoted(term.text)}${term.language === undefined ? "" : `@${term.language}`}`;
  }

  /** An IRI by a prefix where what is left needs no escapes. */
  function iriText(iri: string): string {
    const found = Object.entries(prefixes).find(([, begin]) => iri.startsWith(begin));
    const name = found && iri.slice(found[1].length);
    return found && name !== undefined && /^\w(?:[\w.-]*[\w-])?$/.test(name) ? `${found[0]}:${name}` : `<${iri}>`;
  }
}

/** A short string: what cannot stand in it is escaped. */
function quoted(text: string): string {
  const escapes: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (character) => {
    return escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
  });
  return `"${escaped}"`;
}
