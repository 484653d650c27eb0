// Converts a CASE 1.1 package to CASE 1.0, which has no extensions, custom association types, or target types.
import type { CfPackage } from "./case-package.ts";

const newFields = ["caseVersion", "extensions", "targetType"];

/** The package without the fields of CASE 1.1. Associations of a custom type become `isRelatedTo`. */
export function asCase10(cfPackage: CfPackage): CfPackage {
  const text = JSON.stringify(cfPackage, (name, value: unknown) => {
    if (newFields.includes(name)) return undefined;
    return name === "associationType" && String(value).startsWith("ext:") ? "isRelatedTo" : value;
  });
  return JSON.parse(text);
}
