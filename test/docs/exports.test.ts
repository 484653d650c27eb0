// Whatever is exported stands in a guide, or in the README; and the errors and their codes, all in one.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as root from "cei-framework";
import * as charts from "cei-framework/charts";
import * as interop from "cei-framework/interop";
import * as schemas from "cei-framework/schemas";
import * as sql from "cei-framework/sql";
import * as statistics from "cei-framework/statistics";
import * as table from "cei-framework/table";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL("../..", import.meta.url));
const guides = readdirSync(join(folder, "docs")).filter((name) => name.endsWith(".md"));
const text = ["README.md", ...guides.map((name) => `docs/${name}`)].map(read).join("\n");
const entries: { readonly [entry: string]: object } = { root, charts, interop, schemas, sql, statistics, table };

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

it.each(Object.entries(entries))("every value that %s exports stands in a guide", (_, entry) => {
  const names = Object.keys(entry);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});

it.each(["index", ...Object.keys(entries).filter((entry) => entry !== "root")])(
  "every type that %s exports stands in a guide",
  (entry) => {
    const modules = entry === "index" ? ["model/index", "crosswalk/index", "scoring/index"] : [`${entry}/index`];
    const lists = modules.flatMap((name) => [...read(`src/${name}.ts`).matchAll(/^export (type )?\{([^}]*)\}/gm)]);
    const types = lists.flatMap(([, ofTypes, list = ""]) => {
      const names = list.split(",").map((name) => name.trim());
      return names.filter((name) => ofTypes || name.startsWith("type ")).map((name) => name.replace("type ", ""));
    });
    // The schemas have no types of their own.
    expect(types.length === 0).toBe(entry === "schemas");
    expect(types.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
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
      const error = name === "UnknownIdError" ? new Class("x", "an id", []) : new Class([{ path: [], message: "m" }]);
      expect(error.code, name).toBe(listed.get(name));
    }
  });

  it("lists every code of an issue", () => {
    const source = read("src/model/errors.ts");
    const [, union = ""] = /export type IssueCode =([^;]*);/.exec(source) ?? [];
    const codes = Array.from(union.matchAll(/"([\w-]+)"/g), ([, code = ""]) => code);
    const listed = Array.from(guide.matchAll(/^\| `([a-z0-9-]+)` *\| [^`]/gm), ([, code = ""]) => code);
    expect(codes.length).toBeGreaterThan(20);
    expect(listed).toEqual([...codes].sort());
  });
});
