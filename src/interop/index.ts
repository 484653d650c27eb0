/**
 * The framework, and any crosswalk, in the formats of others: CASE, SSSOM, SKOS, Data Package. Data in, data out: no
 * file is read or written, and no clock.
 *
 * @packageDocumentation
 */

export type { CaseEnd, CaseImport, CaseItem, CaseLink } from "./case-import.ts";
export type {
  CfAssociation,
  CfDefinitions,
  CfDocument,
  CfExtensions,
  CfItem,
  CfLink,
  CfNodeLink,
  CfPackage,
  CfRecord,
} from "./case-package.ts";
export { ceiPackage } from "./cei-package.ts";
export type { SssomLink } from "./crosswalk-of-sssom.ts";
export type {
  CrosswalkPackage,
  FrameworkDocument,
  FrameworkItem,
  ItemField,
  ItemType,
  PackageCrosswalk,
  PackageDiscrepancy,
  PackageLink,
  PackageSource,
} from "./crosswalk-package.ts";
export type { ExportOptions, LinkedExportOptions } from "./export-options.ts";
export { fromCase } from "./from-case.ts";
export { type FromSssomOptions, fromSssom, type SssomImport } from "./from-sssom.ts";
export { CaseError, SssomError, type SssomIssue } from "./interop-errors.ts";
export type { JsonLdDocument, JsonLdNode } from "./json-ld.ts";
export type { Relation } from "./relations.ts";
export type { SssomExtension, SssomMapping, SssomMappingSet, SssomValue } from "./sssom-set.ts";
export { type CaseOptions, toCase } from "./to-case.ts";
export {
  type DataPackage,
  type DataPackageDescriptor,
  type ForeignKey,
  type TableField,
  type TableResource,
  type TableSchema,
  toDataPackage,
} from "./to-data-package.ts";
export { type SkosOptions, toSkos } from "./to-skos.ts";
export { type SssomOptions, toSssom, toSssomJson } from "./to-sssom.ts";
