/**
 * The framework, and any crosswalk, as SSSOM: the Simple Standard for Sharing Ontological Mappings.
 *
 * @module cei-framework/sssom
 */

export type { LinkedExportOptions } from "../exchange/export-options.ts";
export * from "../exchange/index.ts";
export type { SssomLink } from "./crosswalk-of-set.ts";
export { type FromSssomOptions, fromSssom, type SssomDefaults, type SssomImport } from "./from-sssom.ts";
export type { SssomExtension, SssomMapping, SssomMappingSet, SssomValue } from "./mapping-set.ts";
export { SssomError, type SssomIssue } from "./sssom-error.ts";
export { type SssomOptions, toSssom, toSssomJson } from "./to-sssom.ts";
