// Every export is in a guide that somebody wrote: a value by its name, a type by its name or through the signature of
// something that is. names.md does not count, since it is generated from the exports.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as root from "cei-framework";
import * as caseEntry from "cei-framework/case";
import * as catalog from "cei-framework/catalog";
import * as charts from "cei-framework/charts";
import * as dataPackage from "cei-framework/data-package";
import * as disclosure from "cei-framework/disclosure";
import * as forms from "cei-framework/forms";
import * as schemas from "cei-framework/schemas";
import * as skos from "cei-framework/skos";
import * as sql from "cei-framework/sql";
import * as sssom from "cei-framework/sssom";
import * as statistics from "cei-framework/statistics";
import * as table from "cei-framework/table";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../..", import.meta.url));
const guides = readdirSync(join(folder, "docs")).filter((name) => name.endsWith(".md") && name !== "names.md");
const words = new Set(["README.md", ...guides.map((name) => `docs/${name}`)].flatMap((path) => wordsOf(read(path))));
const entries: { readonly [entry: string]: object } = {
  ...{ root, catalog, charts, forms, disclosure, schemas, skos, sql, sssom, statistics, table },
  ...{ case: caseEntry, "data-package": dataPackage },
};

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

function wordsOf(text: string): string[] {
  return text.match(/\w+/g) ?? [];
}

/** The names in the declarations of a name in src/: of a function its signature, of anything else all of it. */
const signatures = new Map<string, Set<string>>();
for (const path of readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" })) {
  if (!path.endsWith(".ts")) continue;
  const file = ts.createSourceFile(path, read(`src/${path}`), ts.ScriptTarget.ES2022);
  for (const statement of file.statements) {
    const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    for (const declaration of declarations) {
      const name = ts.getNameOfDeclaration(declaration as ts.Declaration);
      if (name === undefined || !ts.isIdentifier(name)) continue;
      const body = ts.isFunctionDeclaration(declaration) ? declaration.body : undefined;
      const names = signatures.get(name.text) ?? new Set();
      for (const word of wordsOf(file.text.slice(declaration.getStart(file), body?.pos ?? declaration.end)))
        names.add(word);
      signatures.set(name.text, names);
    }
  }
}

/** The words of the guides, and whatever is in the signatures of these. */
function reached(): ReadonlySet<string> {
  const all = new Set(words);
  for (const word of all) for (const name of signatures.get(word) ?? []) all.add(name);
  return all;
}

it.each(Object.entries(entries))("every value that %s exports is in a guide", (_, entry) => {
  const names = Object.keys(entry);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});

it.each(Object.entries(entries))("every function that %s exports answers a question of a guide", (_, entry) => {
  const guides = ["which-function", "which-function-developers"].map((name) => read(`docs/${name}.md`));
  const rows = guides.flatMap((guide) => guide.split("\n").filter((line) => line.startsWith("| ")));
  const answers = new Set(rows.flatMap((row) => Array.from(row.matchAll(/`(\w+)`/g), ([, name]) => name)));
  // Classes are in the guide to errors.
  const functions = Object.keys(entry).filter((name) => {
    return typeof Reflect.get(entry, name) === "function" && /^[a-z]/.test(name);
  });
  expect(functions.filter((name) => !answers.has(name))).toEqual([]);
});

it.each(["index", ...Object.keys(entries).filter((entry) => entry !== "root")])(
  "every type that %s exports is in a guide, or in the signature of something that is",
  (entry) => {
    const modules = entry === "index" ? ["model/index", "crosswalk/index", "scoring/index"] : [`${entry}/index`];
    // What the entries of the formats share is exported by each of them.
    if (read(`src/${modules[0]}.ts`).includes('export * from "../exchange/index.ts"')) modules.push("exchange/index");
    const lists = modules.flatMap((name) => [...read(`src/${name}.ts`).matchAll(/^export (type )?\{([^}]*)\}/gm)]);
    const types = lists.flatMap(([, ofTypes, list = ""]) => {
      const names = list
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "");
      return names.filter((name) => ofTypes || name.startsWith("type ")).map((name) => name.replace("type ", ""));
    });
    // The schemas have no types of their own.
    expect(types.length === 0).toBe(entry === "schemas");
    const known = reached();
    expect(types.filter((name) => !known.has(name))).toEqual([]);
  },
);

describe("the guide to errors", () => {
  const guide = read("docs/errors.md");

  it("lists every class of errors, with the code that it has", () => {
    const listed = new Map(
      Array.from(guide.matchAll(/^\| `(\w+Error)` *\| [^|]*\| `([\w-]+)` *\|/gm), ([, name = "", code = ""]) => [
        name,
        code,
      ]),
    );
    const classes = Object.values(entries).flatMap((entry) =>
      Object.entries(entry).filter(([name]) => name.endsWith("Error") && name !== "CeiError"),
    );
    expect([...listed.keys()].sort()).toEqual(classes.map(([name]) => name).sort());
    for (const [name, Class] of classes) {
      const error = new Class([{ path: [], message: "m" }]);
      expect(error.code, name).toBe(listed.get(name));
    }
  });

  it("lists every code of an issue", () => {
    const source = read("src/check/issue.ts");
    const [, union = ""] = /export type IssueCode =([^;]*);/.exec(source) ?? [];
    const codes = Array.from(union.matchAll(/"([\w-]+)"/g), ([, code = ""]) => code);
    const listed = Array.from(guide.matchAll(/^\| `([a-z0-9-]+)` *\| [^`]/gm), ([, code = ""]) => code);
    expect(codes.length).toBeGreaterThan(20);
    expect(listed).toEqual([...codes].sort());
  });
});
