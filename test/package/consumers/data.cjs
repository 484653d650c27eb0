// Prints every JSON file that the package exports, required, and the place of every other data file.
const process = require("node:process");
const { pathToFileURL } = require("node:url");
const packageJson = require("cei-framework/package.json");

const names = Object.keys(packageJson.exports).map((subpath) => subpath.replace(/^\./, "cei-framework"));
const files = Object.fromEntries(names.filter((name) => name.endsWith(".json")).map((name) => [name, require(name)]));
const places = names
  .filter((name) => /\.(?:csv|tsv|ttl)$/.test(name))
  .map((name) => pathToFileURL(require.resolve(name)).href);
process.stdout.write(JSON.stringify({ files, places }));
