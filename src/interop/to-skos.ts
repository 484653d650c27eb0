// A crosswalk as SKOS: two concept schemes, and mapping relations between them.
import { deepFreeze } from "../model/freeze.ts";
import { wordIssues } from "../model/options.ts";
import { checkExport, type LinkedExportOptions, refuse } from "./export-options.ts";
import { type JsonLdDocument, jsonLd } from "./json-ld.ts";
import { skosIssues } from "./skos-issues.ts";
import { skosTriples } from "./skos-triples.ts";
import { turtle } from "./turtle.ts";
import { schemeUri } from "./uris.ts";

const formats = ["turtle", "jsonld"] as const;

/** How a package is written as SKOS. */
export interface SkosOptions<Format extends "turtle" | "jsonld" = "turtle" | "jsonld"> extends LinkedExportOptions {
  /** The notation. */
  readonly format: Format;
}

/**
 * A crosswalk and its frameworks as SKOS: a concept scheme for each framework, `skos:broader` and `skos:narrower`
 * within, and a mapping relation, said from both ends, for each link.
 *
 * @param options - The notation, and what is exported.
 * @returns For `"turtle"` the text; for `"jsonld"` a frozen document, for `JSON.stringify`. Both say the same.
 * @throws OptionsError with every issue of the options and of the package; also when links contradict each other by the
 *   integrity conditions of SKOS: they relate the same two in different ways, match one concept exactly to several, or
 *   call two related of which one is broader.
 */
export function toSkos(options: SkosOptions<"turtle">): string;
export function toSkos(options: SkosOptions<"jsonld">): JsonLdDocument;
export function toSkos(options: SkosOptions): string | JsonLdDocument;
export function toSkos(options: SkosOptions): string | JsonLdDocument {
  const resolved = checkExport(options, ["baseUri", "relation", "format"], ({ format }) => {
    return wordIssues(format, formats, ["format"]);
  });
  const { baseUri, relation = "relatedMatch", format } = options;
  refuse(skosIssues(resolved, relation));
  const triples = skosTriples(resolved, baseUri, relation);
  const prefixes = Object.fromEntries(
    [resolved.source, resolved.target].map((framework) => [framework.key, `${schemeUri(framework, baseUri)}#`]),
  );
  return format === "turtle" ? turtle(triples, prefixes) : deepFreeze(jsonLd(triples, prefixes));
}
