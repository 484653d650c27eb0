// What imports cost, in bytes after minifying and gzip: `npm run size`.

/** Leaves the framework's records out, so that a limit on code does not punish wording. */
const withoutRecords = (config) => ({
  ...config,
  plugins: [
    ...(config.plugins ?? []),
    {
      name: "without-records",
      setup({ onLoad }) {
        onLoad({ filter: /[\\/]dist[\\/]core\.js$/ }, async ({ path }) => {
          const { readFile } = await import("node:fs/promises");
          const text = await readFile(path, "utf8");
          const [before, records, after] = partsOf(text);
          const names = [...records.matchAll(/^var (\w+) = /gm)].map(([, name]) => `var ${name} = {};`);
          return { contents: [before, ...names, after].join("\n"), loader: "js" };
        });
      },
    },
  ],
});

/** The text before, of, and after the records. */
function partsOf(text) {
  const start = text.indexOf("// src/model/generated.ts\n");
  const end = text.indexOf("\n// src/", start + 1);
  if (start === -1 || end === -1) throw new Error("dist/core.js has no records of src/model/generated.ts");
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

const entry = (name, limit) => ({ name: `the ${name} entry, whole`, path: `dist/${name}.js`, import: "*", limit });

export default [
  { name: "metricsOf", path: "dist/index.js", import: "{ metricsOf }", limit: "1.3 kB" },
  { name: "projectToMetrics", path: "dist/index.js", import: "{ projectToMetrics }", limit: "5.3 kB" },
  {
    name: "the root entry, its code without the framework's records",
    path: "dist/index.js",
    import: "*",
    limit: "10.6 kB",
    modifyEsbuildConfig: withoutRecords,
  },
  entry("table", "40.5 kB"),
  entry("statistics", "30.1 kB"),
  { name: "suppress and audit", path: "dist/disclosure.js", import: "{ suppress, audit }", limit: "8.8 kB" },
  entry("disclosure", "20 kB"),
  entry("case", "25.9 kB"),
  entry("sssom", "38 kB"),
  entry("skos", "18.5 kB"),
  entry("data-package", "22 kB"),
  entry("catalog", "13.6 kB"),
  entry("forms", "15.4 kB"),
  { name: "profileChart", path: "dist/charts.js", import: "{ profileChart }", limit: "17.1 kB" },
  entry("charts", "60.7 kB"),
  { name: "scoringSql", path: "dist/sql.js", import: "{ scoringSql }", limit: "14.2 kB" },
  entry("sql", "21.4 kB"),
  { ...entry("schemas", "8.2 kB"), name: "the schemas entry, without Zod", ignore: ["zod"] },
].map((check) => ({ gzip: true, ...check }));
