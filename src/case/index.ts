/**
 * The framework, and any crosswalk, as 1EdTech CASE.
 *
 * @module cei-framework/case
 */

export type { LinkedExportOptions } from "../exchange/export-options.ts";
export * from "../exchange/index.ts";
export { CaseError } from "./case-error.ts";
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
  CfRubric,
  CfRubricCriterion,
  CfRubricCriterionLevel,
} from "./case-package.ts";
export { type CaseReadOptions, fromCase } from "./from-case.ts";
export { type CaseOptions, toCase } from "./to-case.ts";
