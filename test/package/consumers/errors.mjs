// Prints which classes an error belongs to, when the import and the require copy of the library meet in one process.
import { createRequire } from "node:module";
import process from "node:process";
import * as imported from "cei-framework";
import * as importedSchemas from "cei-framework/schemas";

const require = createRequire(import.meta.url);
const required = require("cei-framework");
const requiredSchemas = require("cei-framework/schemas");

function thrownBy({ metricsOf }) {
  try {
    return metricsOf("9.9");
  } catch (error) {
    return error;
  }
}

function classesOf(error, library) {
  const classes = Object.entries(library).filter(([name]) => name.endsWith("Error"));
  return classes.filter(([, errorClass]) => error instanceof errorClass).map(([name]) => name);
}

process.stdout.write(
  JSON.stringify({
    copiesAreTwo:
      imported.metricsOf !== required.metricsOf && importedSchemas.planSchema !== requiredSchemas.planSchema,
    "imported, by the imported classes": classesOf(thrownBy(imported), imported),
    "imported, by the required classes": classesOf(thrownBy(imported), required),
    "required, by the imported classes": classesOf(thrownBy(required), imported),
    "required, by the required classes": classesOf(thrownBy(required), required),
    "another library's": classesOf(new Error("9.9"), imported),
  }),
);
