// The official schemas and real files in a folder beside this project, and validators made of them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";

const folder = fileURLToPath(new URL("../../../shared/standards", import.meta.url));

/** Whether the folder is not there; tests that need it are then skipped. */
export const standardsMissing = !existsSync(folder);
if (standardsMissing) {
  process.stderr.write(
    "The standards folder is not here: nothing was checked against the official schemas and files.\n",
  );
}

/** The text of a file of the folder. */
export function standard(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

function standardJson(path: string): Record<string, never> {
  return JSON.parse(standard(path));
}

/** The JSON Schema of a CASE 1.1 CFPackage. */
export function caseJsonSchema(): ValidateFunction {
  return withFormats(new Ajv2019({ strict: false, allErrors: true })).compile(
    standardJson("case/case-v1p1-cfpackage.schema.json"),
  );
}

/** The OpenAPI type of a CASE 1.1 CFPackage. */
export function caseOpenApi(): ValidateFunction {
  const ajv = withFormats(new Ajv({ strict: false, allErrors: true }));
  const { components } = standardJson("case/case-v1p1-openapi3.json");
  ajv.addSchema({ $id: "case", components });
  return ajv.compile({ $ref: "case#/components/schemas/CFPackageDType" });
}

/** The JSON Schema of a CASE 1.0 CFPackage that OpenSALT checks imports with. */
export function openSaltSchema(): ValidateFunction {
  const ajv = withFormats(new Ajv({ strict: false, allErrors: true }));
  return ajv.compile(standardJson("case/opensalt-case-v1p0-cfpackage.schema.json"));
}

/** The JSON Schema of an SSSOM 1.0 MappingSet. */
export function sssomJsonSchema(): ValidateFunction {
  const ajv = withFormats(new Ajv2019({ strict: false, allErrors: true }));
  ajv.addSchema({ ...standardJson("sssom/sssom_schema-v1.0.0.schema.json"), $id: "sssom" });
  return ajv.compile({ $ref: "sssom#/$defs/MappingSet" });
}

/** The Data Package 2.0 profile. */
export function dataPackageProfile(): ValidateFunction {
  return withFormats(new Ajv({ strict: false, allErrors: true })).compile(
    standardJson("datapackage/datapackage-2.0.json"),
  );
}

/** What a validator finds. */
export function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function withFormats<T extends Ajv>(ajv: T): T {
  addFormats(ajv);
  // A hint for forms, in the Data Package profile.
  ajv.addFormat("textarea", true);
  return ajv;
}
