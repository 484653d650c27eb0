/**
 * The framework, and any crosswalk, as a Data Package: a descriptor and CSV files.
 *
 * @module cei-framework/data-package
 */

export * from "../exchange/index.ts";
export type { ForeignKey, License, TableField, TableResource, TableSchema } from "./table-file.ts";
export {
  type DataPackage,
  type DataPackageDescriptor,
  type DataPackageOptions,
  toDataPackage,
} from "./to-data-package.ts";
