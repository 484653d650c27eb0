import { defineConfig } from "tsup";

const entry = {
  // The root first: it decides the order in which what all share is written, and by it how well that is compressed.
  index: "src/index.ts",
  charts: "src/charts/index.ts",
  interop: "src/interop/index.ts",
  schemas: "src/schemas/index.ts",
  sql: "src/sql/index.ts",
  statistics: "src/statistics/index.ts",
  table: "src/table/index.ts",
};

export default defineConfig({
  // What uses the YAML parser is an entry of its own, which is not published: so the parser, which is built in, stands in a
  // chunk of its own, and bundlers drop it whole for those who read no SSSOM.
  entry: { ...entry, "unpublished-yaml": "src/interop/sssom-metadata.ts" },
  format: ["esm", "cjs"],
  // One copy of each module behind all entries, so that plans, crosswalks and errors are the same things everywhere.
  splitting: true,
  // Not minified: a minifier strips the PURE annotations, and with them the small bundles of those who import a little.
  minify: false,
  target: "es2022",
  platform: "neutral",
  clean: true,
  // tsup's declaration step sets a baseUrl, which TypeScript 6 calls deprecated.
  dts: { entry, compilerOptions: { ignoreDeprecations: "6.0" } },
});
