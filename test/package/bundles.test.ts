// What is left of the packed package when bundlers take what is imported and drop the rest.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build, transform } from "esbuild";
import { rollup } from "rollup";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import webpack from "webpack";
import { run } from "./run.ts";

// zod is installed here, so that a bundler that needed it would take it.
const project = inject("projects")["zod, newest"];

const imports = [
  {
    name: "metricsOf",
    source: 'export { metricsOf } from "cei-framework";',
    /** The most that it may be, in bytes after gzip. */
    limit: 1330,
    question: 'bundle.metricsOf("3.5")',
    answer: ["M3", "M4"],
  },
  {
    name: "projectToMetrics",
    source: 'export { projectToMetrics } from "cei-framework";',
    limit: 5400,
    question: `bundle.projectToMetrics({
      instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "3.5": 4, "3.6": 1, "3.2": 2 }
    }, { minCoverage: 0.5 })`,
    // M4 has two look-fors. One cites 4.4, which is not rated; the other 3.5 and 3.6, at the two ends of the scale.
    answer: expect.objectContaining({
      targets: expect.objectContaining({
        M4: expect.objectContaining({ score: 0.5, status: "scored", coverage: 0.5, basis: "projected" }),
      }),
      unused: ["3.2"],
    }),
  },
  {
    name: "the whole root",
    source: 'export * from "cei-framework";',
    // Without the wording of the records, so that better words cost nothing.
    limit: 16_500,
    question: '[bundle.domains.length, bundle.metricsOf("3.5"), bundle.scale({ min: 1, max: 4 }).max]',
    answer: [7, ["M3", "M4"], 4],
  },
  {
    name: "fromCase",
    source: 'export { fromCase } from "cei-framework/case";',
    limit: 12_400,
    question: `bundle.fromCase({
      CFDocument: { identifier: "d", uri: "u:d", title: "T", creator: "C", lastChangeDateTime: "2026-01-01" }
    }).items`,
    answer: [],
  },
  {
    name: "fromSssom",
    source: 'export { fromSssom } from "cei-framework/sssom";',
    limit: 26_000,
    question: `bundle.fromSssom("#license: x:l\\n#mapping_set_id: x:m\\nsubject_id\\tpredicate_id\\tobject_id\\t" +
      "mapping_justification\\nskos:a\\tskos:broadMatch\\tskos:b\\tsemapv:MappingReview").crosswalk.links`,
    answer: [{ source: "skos:a", target: "skos:b", relation: "broadMatch" }],
  },
  {
    name: "the whole statistics entry",
    source: 'export * from "cei-framework/statistics";',
    limit: 30_400,
    question: "[bundle.wilsonInterval(0, 5).value, bundle.cliffsDelta([1, 2], [0]).size]",
    answer: [0, "large"],
  },
  {
    name: "profileChart",
    source: 'export { profileChart } from "cei-framework/charts";',
    limit: 17_100,
    // With the names of what it shows.
    wording: true,
    question: `bundle.profileChart({
      plan: { name: "one", items: ["a"], minCoverage: 0.5, targets: [
        { id: "M1", parts: [{ id: "p", weight: 1, items: [{ id: "a", weight: 1 }] }] }
      ] },
      packageVersion: "0.1.0",
      targets: { M1: { score: 0.5, status: "scored", coverage: 1, basis: "parts" } },
      overall: { score: null, status: "not-applicable", coverage: null },
    }).data.values.map(({ says }) => says)`,
    answer: ["M1 Strong Relationships and Authentic Partnerships: 0.50, 100% rated", "Overall: not applicable"],
  },
  {
    name: "the whole charts entry",
    source: 'export * from "cei-framework/charts";',
    limit: 60_700,
    wording: true,
    question: "bundle.competencyHeatmap([]).description",
    answer: "Scores. No scores to show.",
  },
  {
    name: "scoringSql",
    source: 'export { scoringSql } from "cei-framework/sql";',
    limit: 14_300,
    question: `bundle.scoringSql(
      { name: "one", items: ["a"], minCoverage: 1, targets: [
        { id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "a", weight: 1 }] }] }
      ] },
      { dialect: "spark", ratings: { table: "s", row: "r", columns: ["a"] }, scale: { min: 0, max: 1 } },
    ).includes("AS \`t_score\`")`,
    answer: true,
  },
  {
    name: "the whole table entry",
    source: 'export * from "cei-framework/table";',
    limit: 40_600,
    // With the wording by which columns are matched.
    wording: true,
    question: `bundle.scoreTable(
      bundle.fromAssessments([{ instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "1.1": 4, "1.2": 1 } }]),
      { name: "one", items: ["1.1", "1.2"], minCoverage: 1, targets: [
        { id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "1.1", weight: 3 }, { id: "1.2", weight: 1 }] }] }
      ] }
    ).score("T")[0]`,
    answer: 0.75,
  },
];

const bundlers = { esbuild: bundleWithEsbuild, rollup: bundleWithRollup, webpack: bundleWithWebpack };

/** What the framework words itself, from the published data. */
const wording = ["domains", "competencies", "metrics", "look-fors", "reflection-prompts"].flatMap((name) => {
  const file = join(project, "node_modules", "cei-framework", "dist", "data", `${name}.json`);
  const { [name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]: records = [] } = JSON.parse(
    readFileSync(file, "utf8"),
  ) as { readonly [list: string]: { readonly [field: string]: unknown }[] };
  return records.flatMap((record) => [record["title"], record["text"], record["statement"], record["description"]]);
});
const texts = wording.filter((text) => typeof text === "string");

const sizes: string[] = [];

afterAll(() => {
  process.stdout.write(`bytes after gzip, and the most that they may be\n${sizes.sort().join("\n")}\n`);
});

describe.each(Object.entries(bundlers))("%s", (bundler, bundleWith) => {
  describe.each(imports)("importing $name", ({ name, source, limit, question, answer, wording = false }) => {
    const folder = join(project, "bundles", bundler, name.replaceAll(" ", "-"));
    const bundle = join(folder, "bundle.mjs");
    let code = "";

    beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "entry.mjs"), source);
      await bundleWith(join(folder, "entry.mjs"), bundle);
      code = readFileSync(bundle, "utf8");
      // webpack puts the notice of the YAML parser into a file of its own.
      const files = readdirSync(folder).filter((name) => name !== "bundle.mjs.LICENSE.txt");
      expect(files.sort()).toEqual(["bundle.mjs", "entry.mjs"]);
    });

    test(`gives at most ${limit} bytes`, () => {
      const measured = name === "the whole root" ? texts.reduce((rest, text) => rest.replaceAll(text, ""), code) : code;
      const size = gzipSync(measured, { level: 9 }).length;
      sizes.push(`${bundler.padEnd(8)} ${name.padEnd(17)} ${String(size).padStart(6)} ${String(limit).padStart(6)}`);
      expect(size).toBeLessThanOrEqual(limit);
    });

    test("gives no zod", () => {
      expect(code.match(/.{0,60}zod.{0,60}/i)?.[0]).toBeUndefined();
    });

    test(`gives ${name === "the whole root" ? "all" : wording ? "some" : "none"} of the framework's wording`, () => {
      const found = texts.filter((text) => code.includes(text));
      if (wording) expect(found.length).toBeGreaterThan(0);
      else expect(found).toEqual(name === "the whole root" ? texts : []);
    });

    test("gives code that answers right", async () => {
      const script = `import * as bundle from ${JSON.stringify(pathToFileURL(bundle))};
        process.stdout.write(JSON.stringify(${question}));`;
      expect(JSON.parse(await run(process.execPath, ["--input-type=module", "--eval", script], folder))).toEqual(
        answer,
      );
    });
  });
});

async function bundleWithEsbuild(entry: string, outfile: string): Promise<void> {
  await build({ entryPoints: [entry], outfile, bundle: true, minify: true, format: "esm", charset: "utf8" });
}

/** Rollup does not minify; esbuild minifies what it gives. */
async function bundleWithRollup(entry: string, outfile: string): Promise<void> {
  const bundle = await rollup({ input: entry, plugins: [nodeResolve()], onwarn: refuse });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  const { code } = await transform(output[0].code, { minify: true, format: "esm", charset: "utf8" });
  writeFileSync(outfile, code);
}

function refuse(warning: { message: string }): never {
  throw new Error(warning.message);
}

async function bundleWithWebpack(entry: string, outfile: string): Promise<void> {
  const compiler = webpack({
    mode: "production",
    context: dirname(entry),
    entry,
    experiments: { outputModule: true },
    performance: false,
    output: { path: dirname(outfile), filename: basename(outfile), library: { type: "module" } },
  });
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    compiler.run((error, stats) => (error ? reject(error) : resolve(stats)));
  });
  await new Promise<void>((resolve, reject) => compiler.close((error) => (error ? reject(error) : resolve())));
  const { errors, warnings } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
}
