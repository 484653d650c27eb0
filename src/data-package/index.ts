/**
 * The framework, and any crosswalk, as a Data Package: a descriptor and CSV files.
 *
 * @packageDocumentation
 */

export * from "../exchange/index.ts";
export {
  type DataPackage,
  type DataPackageDescriptor,
  type DataPackageOptions,
  type ForeignKey,
  type TableField,
  type TableResource,
  type TableSchema,
  toDataPackage,
} from "./to-data-package.ts";
