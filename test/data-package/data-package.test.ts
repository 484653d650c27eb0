import { crosswalk, discrepancies, lookFors } from "cei-framework";
import { type DataPackage, type FrameworkItem, type ItemType, toDataPackage } from "cei-framework/data-package";
import { describe, expect, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";
import { dataPackageProfile, errorsOf, standardsMissing } from "../exchange/standards.ts";
import { readCsv } from "../scripts/read-csv.ts";

const cases = [
  ["CEI's", toDataPackage()],
  ["an odd one", toDataPackage({ of: oddPackage })],
] as const;

/** The rows of a table, by the names of its columns. */
function rowsOf({ files }: DataPackage, path: string): { readonly [column: string]: string }[] {
  const [heading = [], ...rows] = readCsv(files[path] ?? "");
  return rows.map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i] ?? ""])));
}

describe.each(cases)("%s", (_name, dataPackage) => {
  const { descriptor, files } = dataPackage;

  it.skipIf(standardsMissing)("is valid under the profile of Data Package 2.0", () => {
    const validate = dataPackageProfile();
    expect(errorsOf(validate, JSON.parse(JSON.stringify(descriptor)))).toEqual([]);
    const [resource] = descriptor.resources;
    expect(errorsOf(validate, { ...descriptor, resources: [] })).not.toEqual([]);
    expect(errorsOf(validate, { ...descriptor, resources: [{ ...resource, path: "../up.csv" }] })).not.toEqual([]);
    const fields = [{ name: "id", type: "word" }];
    expect(errorsOf(validate, { ...descriptor, resources: [{ ...resource, schema: { fields } }] })).not.toEqual([]);
  });

  it("names its files, with their columns and their bytes", () => {
    expect(descriptor.resources.map(({ path }) => path)).toEqual(Object.keys(files));
    for (const { path, bytes, schema } of descriptor.resources) {
      expect(readCsv(files[path] ?? "")[0]).toEqual(schema.fields.map(({ name }) => name));
      expect(bytes).toBe(Buffer.byteLength(files[path] ?? ""));
    }
  });

  it("keeps its own constraints, keys and foreign keys", () => {
    const tables = new Map(descriptor.resources.map(({ name, path }) => [name, rowsOf(dataPackage, path)]));
    let checked = 0;
    for (const { name, schema } of descriptor.resources) {
      const rows = tables.get(name) ?? [];
      const keys = rows.map((row) => JSON.stringify(schema.primaryKey.map((column) => row[column])));
      expect(new Set(keys).size).toBe(rows.length);
      for (const { name: column, type, constraints = {} } of schema.fields) {
        const values = rows.map((row) => row[column] ?? "");
        const given = values.filter((value) => value !== "");
        if (constraints.required) expect(given).toHaveLength(rows.length);
        if (constraints.unique) expect(new Set(given).size).toBe(given.length);
        if (constraints.enum) expect(constraints.enum).toEqual(expect.arrayContaining(given));
        if (type === "integer") for (const value of given) expect(value).toMatch(/^[1-9]\d*$/);
      }
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const others = tables.get(reference.resource ?? name) ?? [];
        const known = new Set(others.map((row) => row[reference.fields[0] ?? ""]));
        expect(known.size).toBe(others.length);
        for (const row of rows) {
          const value = row[fields[0] ?? ""] ?? "";
          if (value !== "") expect(known.has(value)).toBe(true);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(0);
  });
});

describe("toDataPackage", () => {
  const cei = toDataPackage();

  it("has CEI's tables, with a row for each record", () => {
    const counts = cei.descriptor.resources.map(({ name, path }) => [name, rowsOf(cei, path).length]);
    expect(counts.slice(0, 6)).toEqual([
      ["domains", 7],
      ["competencies", 34],
      ["metrics", 5],
      ["look-fors", 24],
      ["links", 26],
      ["sources", 2],
    ]);
    expect(counts.slice(6)).toEqual([
      ["discrepancies", 27],
      ["discrepancy-affects", discrepancies.flatMap(({ affects }) => affects).length],
      ["discrepancy-readings", discrepancies.flatMap(({ readings }) => readings).length],
    ]);
  });

  it("has the links, and look-fors by their metrics", () => {
    expect(
      rowsOf(cei, "links.csv").map(({ competency, metric, look_for }) => ({
        source: competency,
        target: metric,
        via: look_for,
      })),
    ).toEqual(crosswalk.links);
    expect(rowsOf(cei, "look-fors.csv").map(({ id, metric, text }) => ({ id, metric, text }))).toEqual(
      lookFors.map(({ id, metric, text }) => ({ id, metric, text })),
    );
    expect(rowsOf(cei, "competencies.csv").find(({ id }) => id === "3.5")).toMatchObject({
      domain: "D3",
      title_from: "look-for",
      numbering: "cited",
    });
  });

  it("says to what each column refers", () => {
    const links = cei.descriptor.resources.find(({ name }) => name === "links");
    expect(links?.schema.foreignKeys?.map(({ fields, reference }) => [fields[0], reference.resource])).toEqual([
      ["competency", "competencies"],
      ["metric", "metrics"],
      ["look_for", "look-fors"],
    ]);
    expect(links?.licenses).toEqual([{ name: "MIT", title: "MIT", path: "https://spdx.org/licenses/MIT" }]);
  });

  it("keeps text as it is, whatever stands in it", () => {
    const [, second] = oddPackage.source.items;
    const odd = toDataPackage({ of: oddPackage });
    expect(rowsOf(odd, "here-items.csv").find(({ id }) => id === "1.a")).toMatchObject({
      statement: second?.statement,
      parent: "1",
    });
    expect(rowsOf(odd, "links.csv").map(({ via, relation }) => [via, relation])).toEqual(
      oddPackage.crosswalk.links.map(({ via = "", relation = "" }) => [via, relation]),
    );
  });

  it("names every table and column once, however types and fields are called", () => {
    const item = (id: string, type: string, more = {}) => ({ id, label: id, type, ...more });
    const framework = (key: string, items: FrameworkItem[], types?: ItemType[]) => ({
      ...{ key, title: key, creator: "x", language: "en", items },
      ...(types && { types }),
    });
    const { descriptor, files } = toDataPackage({
      of: {
        ...{
          key: "k",
          title: "K",
          changed: "2026-01-01T00:00:00Z",
          creator: "x",
          license: { name: "CC BY 4.0", uri: "x:y" },
        },
        crosswalk: {
          sources: ["1"],
          targets: ["1"],
          links: [{ source: "1", target: "1", relation: "broadMatch" as const }],
        },
        source: framework(
          "a",
          [item("1", "Number"), item("2", "b-c", { parent: "1" })],
          [
            {
              name: "b-c",
              table: "bc",
              description: "d",
              fields: [
                { name: "number", description: "d" },
                { name: "parent", description: "d" },
              ],
            },
          ],
        ),
        target: framework("a-number", [item("1", "Relation"), item("2", "\u6570")]),
      },
    });
    const names = descriptor.resources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(files)).toHaveLength(names.length);
    for (const { schema } of descriptor.resources) {
      const columns = schema.fields.map(({ name }) => name);
      expect(new Set(columns).size).toBe(columns.length);
    }
    if (!standardsMissing) expect(errorsOf(dataPackageProfile(), JSON.parse(JSON.stringify(descriptor)))).toEqual([]);
  });
});
