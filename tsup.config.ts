import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    interop: "src/interop/index.ts",
    schemas: "src/schemas/index.ts",
    statistics: "src/statistics/index.ts",
    table: "src/table/index.ts",
  },
  format: ["esm", "cjs"],
  // One copy of each module behind all entries, so that plans, crosswalks and errors are the same things everywhere.
  splitting: true,
  // Not minified: a minifier strips the PURE annotations, and with them the small bundles of those who import a little.
  minify: false,
  target: "es2022",
  platform: "neutral",
  clean: true,
  // tsup's declaration step sets a baseUrl, which TypeScript 6 calls deprecated.
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
