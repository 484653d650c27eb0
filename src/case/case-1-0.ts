// A CASE 1.1 package as CASE 1.0, which has no extensions, no custom association types, and no target types.
import type { CfPackage } from "./case-package.ts";

const newFields = ["caseVersion", "extensions", "targetType"];

/** The package without what only CASE 1.1 has. Associations of a custom type become `isRelatedTo`. */
export function asCase10(cfPackage: CfPackage): CfPackage {
  const text = JSON.stringify(cfPackage, (name, value: unknown) => {
    if (newFields.includes(name)) return undefined;
    return name === "associationType" && String(value).startsWith("ext:") ? "isRelatedTo" : value;
  });
  return JSON.parse(text);
}
