/**
 * The framework, and any crosswalk, as 1EdTech CASE.
 *
 * @packageDocumentation
 */

export type { LinkedExportOptions } from "../exchange/export-options.ts";
export * from "../exchange/index.ts";
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
export { CaseError, fromCase } from "./from-case.ts";
export { type CaseOptions, toCase } from "./to-case.ts";
