// A CASE 1.1 package as CASE 1.0, which has no extensions, no custom association types, and no target types.
import { isPlainObject } from "../check/plain-object.ts";
import type { CfPackage } from "./case-package.ts";

const newFields = ["caseVersion", "extensions", "targetType"];

/** The package without what only CASE 1.1 has. Associations of a custom type become `isRelatedTo`. */
export function asCase10(cfPackage: CfPackage): CfPackage {
  return asOldVersion(cfPackage) as CfPackage;
}

function asOldVersion(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asOldVersion);
  if (!isPlainObject(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !newFields.includes(name));
  return Object.fromEntries(
    fields.map(([name, field]) => {
      const isCustom = name === "associationType" && String(field).startsWith("ext:");
      return [name, isCustom ? "isRelatedTo" : asOldVersion(field)];
    }),
  );
}
