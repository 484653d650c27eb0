// Prints what becomes of the crosswalk on its way out and back, with the entries of the formats and the root imported.
import process from "node:process";
import { CeiError, crosswalk } from "cei-framework";
import { fromCase, toCase } from "cei-framework/case";
import { toDataPackage } from "cei-framework/data-package";
import { toSkos } from "cei-framework/skos";
import { fromSssom, SssomError, toSssom } from "cei-framework/sssom";

let error;
try {
  fromSssom("nothing");
} catch (caught) {
  error = caught;
}
const back = fromSssom(toSssom({ of: fromCase(JSON.stringify(toCase())).crosswalk })).crosswalk;
process.stdout.write(
  JSON.stringify({
    links: [crosswalk.links.length, back.links.length],
    shared: back.targetsOf("3.5"),
    concepts: toSkos({ format: "jsonld" })["@graph"].length,
    turtle: toSkos({ format: "turtle" }).length,
    tables: Object.keys(toDataPackage().files).length,
    errors: [error instanceof SssomError, error instanceof CeiError],
  }),
);
