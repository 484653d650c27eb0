// Writes a crosswalk as SKOS: two concept schemes, and mapping relations between them.
import { OptionsError } from "../check/errors.ts";
import { oneOf, required } from "../check/options.ts";
import { checkExport, type LinkedExportOptions, linkedChecks } from "../exchange/export-options.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type JsonLdDocument, jsonLd } from "./json-ld.ts";
import { skosIssues } from "./skos-issues.ts";
import { skosSubjects } from "./skos-subjects.ts";
import { turtle } from "./turtle.ts";

/** Options of `toSkos`. */
export interface SkosOptions<Format extends "turtle" | "jsonld" = "turtle" | "jsonld"> extends LinkedExportOptions {
  /** The notation. */
  readonly format: Format;
}

/**
 * Writes a crosswalk and its frameworks as SKOS: a concept scheme for each framework, with `skos:broader` and
 * `skos:narrower` within, and for each link a mapping relation, stated from both ends. The package itself is a
 * `dcmitype:Dataset`. A link whose weight is not 1 is also an `rdf:Statement` with that weight. Version, license,
 * rights, and the package's notice are stated of the dataset and of both schemes.
 *
 * @returns For `"turtle"`, text; for `"jsonld"`, a frozen document for `JSON.stringify`. Both have the same statements.
 * @throws OptionsError with every issue of the options and of the package; also when links contradict each other by the
 *   integrity conditions of SKOS: they relate the same two items in different ways, match one concept exactly to
 *   several, or relate two items of which one is broader.
 */
export function toSkos(options: SkosOptions<"turtle">): string;
export function toSkos(options: SkosOptions<"jsonld">): JsonLdDocument;
export function toSkos(options: SkosOptions): string | JsonLdDocument;
export function toSkos(options: SkosOptions): string | JsonLdDocument {
  const resolved = checkExport(options, { ...linkedChecks, format: required(oneOf("turtle", "jsonld")) });
  const { baseUri, relation, format } = options;
  const issues = skosIssues(resolved, relation);
  if (issues.length > 0) throw new OptionsError(issues);
  const subjects = skosSubjects(resolved, baseUri, relation);
  return format === "turtle" ? turtle(subjects) : deepFreeze(jsonLd(subjects));
}
