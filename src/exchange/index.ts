// Exports shared by the entries of all formats: CEI's framework as a package, and the types of packages.
export { ceiPackage } from "./cei-package.ts";
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
export type { ExportOptions } from "./export-options.ts";
export type { Relation } from "./relations.ts";
