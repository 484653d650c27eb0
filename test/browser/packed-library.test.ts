// The packed package in a browser, from its ESM files, with an import map and without a bundler.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, opened, type Watched } from "./browser.ts";
import { type Served, served } from "./served.ts";

const folder = mkdtempSync(join(tmpdir(), "cei-packed-"));
execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { stdio: "pipe" });
const [tarball = ""] = readdirSync(folder);
execFileSync("tar", ["-xzf", join(folder, tarball), "-C", folder]);

// For Node, which resolves zod from where the package is.
mkdirSync(join(folder, "node_modules"));
symlinkSync(resolve("node_modules/zod"), join(folder, "node_modules/zod"));

interface PackageJson {
  readonly exports: { readonly [entry: string]: string | { readonly import?: string | { readonly default: string } } };
}

const entries = modulesOf("cei-framework", join(folder, "package"));
const imports = {
  ...Object.fromEntries(Array.from(entries, ([entry, file]) => [entry, file.replace(/^\./, "/package")])),
  zod: modulesOf("zod", "node_modules/zod").get("zod")?.replace(/^\./, "/zod"),
};
const page = `<!doctype html><html lang="en"><title>packed</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script></html>`;

let browser: Browser;
let server: Served;
let watched: Watched;

beforeAll(async () => {
  browser = await launch();
  server = await served({ "/package/": join(folder, "package"), "/zod/": "node_modules/zod" }, { "/": page });
  watched = await opened(browser, `${server.address}/`);
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

it("loads every entry, with the exports that it has in Node", async () => {
  expect([...entries.keys()]).toContain("cei-framework/charts");
  for (const [entry, file] of entries) {
    const code = `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(file)}))))`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
      cwd: join(folder, "package"),
    });
    const inNode = JSON.parse(printed.toString());
    const inBrowser = await watched.page.evaluate(`import(${JSON.stringify(entry)}).then(Object.keys)`);
    expect(inBrowser, entry).toEqual(inNode);
  }
});

const assessment =
  '{ instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "1.1": 3, "1.2": 4, "1.3": 2, "1.4": "n/a", "1.5": null } }';

it.each([
  ["the crosswalk", "cei-framework", '[entry.metricsOf("3.5"), entry.metricsOf("3.2")]', [["M3", "M4"], []]],
  // 2 / 3, 1 and 1 / 3: the three that are rated, of the four that apply.
  [
    "scores",
    "cei-framework",
    `(({ score, coverage }) => [Math.abs(score - 2 / 3) < 1e-12, coverage])(entry.scoreDomains(${assessment}).targets.D1)`,
    [true, 0.75],
  ],
  [
    "errors, across entries",
    "cei-framework/table",
    `import("cei-framework").then((root) => entry.readTable("1.1\\n9\\n", { scale: { min: 1, max: 4 } })
      .catch((error) => [error instanceof root.CeiError, error.issues[0].line]))`,
    [true, 2],
  ],
  [
    "tables, from a file",
    "cei-framework/table",
    `Promise.all([import("cei-framework"), import("cei-framework/statistics")]).then(async ([root, statistics]) => {
      const file = new File(["role,1.1,1.2,1.3\\nstaff,4,1,4\\nfamily,1,1,1\\n"], "survey.csv");
      const table = await entry.readTable(file.stream(), { scale: { min: 1, max: 4 }, groups: ["role"] });
      const scores = entry.scoreTable(table, root.domainPlan());
      let csv = "";
      for await (const piece of entry.writeCsv(statistics.summarize(scores))) csv += piece;
      return [scores.score("D1")[0].toFixed(6), csv.split("\\r\\n")[1]];
    })`,
    // Two thirds and nothing: their mean is a third.
    ["0.666667", expect.stringMatching(/^D1,2,0\.333333/)],
  ],
  ["statistics", "cei-framework/statistics", "entry.wilsonInterval(18, 20).interval.low.toFixed(6)", "0.698966"],
  ["formats", "cei-framework/sssom", 'entry.fromSssom(entry.toSssom()).crosswalk.targetsOf("3.5")', ["M3", "M4"]],
  [
    "a query",
    "cei-framework/sql",
    `import("cei-framework").then((root) => entry.scoringSql(root.domainPlan(), {
      dialect: "postgres",
      ratings: { table: "ratings", row: "respondent", item: "item", rating: "rating" },
      scale: { min: 1, max: 4 },
    }).includes('AS "d1_score"'))`,
    true,
  ],
  ["SQL", "cei-framework/sql", 'entry.crosswalkSql({ dialect: "duckdb" }).split("CREATE TABLE").length - 1', 5],
  [
    "charts",
    "cei-framework/charts",
    `import("cei-framework").then((root) => entry.profileChart(root.scoreDomains(${assessment})).$schema)`,
    expect.stringContaining("/vega-lite/v6.json"),
  ],
  [
    "schemas",
    "cei-framework/schemas",
    `[entry.selfAssessmentSchema.safeParse(${assessment}).success, entry.selfAssessmentSchema.safeParse({}).success]`,
    [true, false],
  ],
  [
    "published JSON",
    "cei-framework",
    'fetch("/package/dist/data/crosswalk.json").then((file) => file.json()).then(({ links }) => links.length)',
    26,
  ],
])("does its work there: %s", async (_, entry, code, expected) => {
  expect(await watched.page.evaluate(`import(${JSON.stringify(entry)}).then((entry) => ${code})`)).toEqual(expected);
});

it("says nothing on the console and asks for nothing elsewhere", () => {
  expect(watched.wrong).toEqual([]);
  expect(watched.elsewhere).toEqual([]);
});

/** The file of each entry of a package that is a module, by the entry's full name. */
function modulesOf(name: string, packageFolder: string): Map<string, string> {
  const { exports } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as PackageJson;
  return new Map(
    Object.entries(exports).flatMap(([entry, conditions]) => {
      const file = typeof conditions === "string" ? undefined : conditions.import;
      if (file === undefined) return [];
      return [[entry.replace(/^\./, name), typeof file === "string" ? file : file.default]];
    }),
  );
}
