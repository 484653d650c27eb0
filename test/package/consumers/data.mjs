// Prints every JSON file that the package exports, imported, and the place of every other data file.
import process from "node:process";
import packageJson from "cei-framework/package.json" with { type: "json" };

const names = Object.keys(packageJson.exports).map((subpath) => subpath.replace(/^\./, "cei-framework"));
const files = {};
for (const name of names.filter((name) => name.endsWith(".json"))) {
  files[name] = (await import(name, { with: { type: "json" } })).default;
}
const places = names.filter((name) => /\.(?:csv|tsv|ttl)$/.test(name)).map((name) => import.meta.resolve(name));
process.stdout.write(JSON.stringify({ files, places }));
