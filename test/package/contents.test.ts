// What is in the packed package: all that package.json names and nothing else, and nothing that runs on installing.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { run } from "./run.ts";

type Exports = string | { readonly [condition: string]: Exports };

interface PackageJson {
  readonly exports: { readonly [subpath: string]: Exports };
  readonly main: string;
  readonly module: string;
  readonly types: string;
  readonly typesVersions: { readonly [range: string]: { readonly [pattern: string]: readonly string[] } };
  readonly scripts?: { readonly [name: string]: string };
  readonly [field: string]: unknown;
}

const project = inject("projects")["without zod"];
const folder = join(project, "node_modules", "cei-framework");
const packageJson = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageJson;
const published = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => statSync(join(folder, path)).isFile())
  .map((path) => `./${path}`);

/** What people read, and what npm does. */
const aboutThePackage =
  /^\.\/(?:(?:CHANGELOG|CONTRIBUTING|README|SECURITY)\.md|LICENSE|NOTICE|package\.json|dist\/bom\.cdx\.json|docs\/.+)$/;

test("every file that package.json names is published", () => {
  const { exports, main, module, types } = packageJson;
  expect(published).toEqual(expect.arrayContaining([...targetsOf(exports), main, module, types]));
});

test("every pattern of typesVersions leads to published files", () => {
  const patterns = Object.values(packageJson.typesVersions).flatMap((range) => Object.values(range).flat());
  const unmatched = patterns.filter((pattern) => {
    const [before = "", after = ""] = pattern.split("*");
    return !published.some((path) => path.startsWith(before) && path.endsWith(after));
  });
  expect(unmatched).toEqual([]);
});

test("every published file is reached from the exports, besides those about the package", () => {
  const reached = new Set(targetsOf(packageJson.exports));
  // A set gives what is added to it while it is gone through.
  for (const path of reached) {
    for (const next of filesImportedBy(path)) reached.add(next);
  }
  expect(published.filter((path) => !reached.has(path) && !aboutThePackage.test(path))).toEqual([]);
});

test("the licence, the notice and the readme are published", () => {
  expect(published).toEqual(expect.arrayContaining(["./LICENSE", "./NOTICE", "./README.md"]));
});

test("nothing runs on installing, and nothing else is installed", () => {
  const { scripts = {}, dependencies, optionalDependencies, bundleDependencies } = packageJson;
  const onInstalling = ["preinstall", "install", "postinstall", "preprepare", "prepare", "postprepare"];
  expect(Object.keys(scripts).filter((name) => onInstalling.includes(name))).toEqual([]);
  expect({ dependencies, optionalDependencies, bundleDependencies }).toEqual({});
  expect(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["cei-framework"]);
});

test("the bill of materials lists what is built into the code, and the notice names it", () => {
  const bill = JSON.parse(readFileSync(join(folder, "dist/bom.cdx.json"), "utf8"));
  const code = published.filter((path) => /^\.\/dist\/[^/]+\.c?js$/.test(path));
  // The bundler says before each module which file it is from.
  const modules = code.flatMap((path) => {
    return Array.from(
      readFileSync(join(folder, path), "utf8").matchAll(/^ *\/\/ (node_modules\/.*)$/gm),
      ([, file]) => file,
    );
  });
  expect(modules.length).toBeGreaterThan(0);
  expect([...new Set(modules.map((file) => file?.split("/")[1]))]).toEqual(["js-yaml"]);
  expect(bill.components).toEqual([
    {
      type: "library",
      "bom-ref": expect.stringMatching(/^pkg:npm\/js-yaml@\d+\.\d+\.\d+$/),
      name: "js-yaml",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      licenses: [{ license: { id: "MIT" } }],
      purl: expect.stringMatching(/^pkg:npm\/js-yaml@/),
      scope: "required",
      hashes: [{ alg: "SHA-512", content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
    },
  ]);
  const { name, version } = packageJson;
  expect(bill.metadata.component).toMatchObject({ name, version, purl: `pkg:npm/cei-framework@${version}` });
  const notice = readFileSync(join(folder, "NOTICE"), "utf8");
  expect(bill.components.filter((component: { name: string }) => !notice.includes(component.name))).toEqual([]);
});

test.each(["mjs", "cjs"])("every data file that is exported can be had from a .%s file", async (extension) => {
  const subpaths = Object.keys(packageJson.exports);
  const { files, places } = JSON.parse(await run(process.execPath, [`data.${extension}`], project)) as {
    files: { [name: string]: unknown };
    places: string[];
  };
  const json = subpaths.filter((subpath) => subpath.endsWith(".json"));
  expect(files).toEqual(Object.fromEntries(json.map((subpath) => [nameOf(subpath), contentOf(subpath)])));
  expect(Object.keys(files).length).toBeGreaterThan(1);

  const others = subpaths.filter((subpath) => /\.(?:csv|tsv|ttl)$/.test(subpath));
  expect(places.map((place) => fileURLToPath(place))).toEqual(others.map((subpath) => join(folder, targetOf(subpath))));
});

/** Every file that exports lead to. */
function targetsOf(exports: Exports): string[] {
  return typeof exports === "string" ? [exports] : Object.values(exports).flatMap(targetsOf);
}

/** The one file of a subpath that has one. */
function targetOf(subpath: string): string {
  const [target = "", ...others] = targetsOf(packageJson.exports[subpath] ?? {});
  expect(others).toEqual([]);
  return target;
}

function nameOf(subpath: string): string {
  return join("cei-framework", subpath);
}

function contentOf(subpath: string): unknown {
  return JSON.parse(readFileSync(join(folder, targetOf(subpath)), "utf8"));
}

/** The files beside a module or its declarations that it imports: the chunks that entries share. */
function filesImportedBy(path: string): string[] {
  if (!/\.(js|cjs|d\.ts|d\.cts)$/.test(path)) return [];
  const imports = readFileSync(join(folder, path), "utf8").matchAll(/(?:from|import|require)[\s(]*["'](\.[^"']+)["']/g);
  return [...imports].map(([, specifier = ""]) => {
    const imported = `./${join(dirname(path), specifier)}`;
    return /\.d\.c?ts$/.test(path) ? imported.replace(/\.(c?)js$/, ".d.$1ts") : imported;
  });
}
