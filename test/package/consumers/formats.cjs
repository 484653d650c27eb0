// Prints what becomes of the crosswalk on its way out and back, with the entries of the formats and the root required.
const process = require("node:process");
const { CeiError, crosswalk } = require("cei-framework");
const { fromCase, toCase } = require("cei-framework/case");
const { fromSssom, SssomError, toSssom } = require("cei-framework/sssom");
const { toDataPackage } = require("cei-framework/data-package");
const { toSkos } = require("cei-framework/skos");

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
