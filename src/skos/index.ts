/**
 * The framework, and any crosswalk, as SKOS: W3C's Simple Knowledge Organization System.
 *
 * @module cei-framework/skos
 */

export type { LinkedExportOptions } from "../exchange/export-options.ts";
export * from "../exchange/index.ts";
export type { JsonLdDocument, JsonLdNode } from "./json-ld.ts";
export { type SkosOptions, toSkos } from "./to-skos.ts";
