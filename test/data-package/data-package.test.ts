import { crosswalk, discrepancies, lookFors } from "cei-framework";
import {
  ceiPackage,
  type DataPackage,
  type FrameworkItem,
  type ItemType,
  toDataPackage,
} from "cei-framework/data-package";
import { readCrosswalk } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { oddPackage, oddPackageWith } from "../exchange/odd-package.ts";
import { dataPackageProfile, errorsOf, standardsMissing } from "../exchange/standards.ts";
import { readCsv } from "../scripts/read-csv.ts";

const cases = [
  ["CEI's", toDataPackage()],
  ["an odd one", toDataPackage({ of: oddPackage })],
  ["an odd one as it is", toDataPackage({ of: oddPackage, protect: false })],
] as const;

function formulas(items: readonly FrameworkItem[]): FrameworkItem[] {
  return items.map((item) => ({ ...item, label: "=1+1" }));
}

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
      const keys = rows.map((row) =>
        JSON.stringify((schema.primaryKey ?? Object.keys(row)).map((column) => row[column])),
      );
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
    expect(counts.slice(0, 8)).toEqual([
      ["domains", 7],
      ["competencies", 34],
      ["metrics", 5],
      ["look-fors", 24],
      ["links", 26],
      ["crosswalk", 36],
      ["frameworks", 2],
      ["sources", 2],
    ]);
    expect(counts.slice(8)).toEqual([
      ["discrepancies", 27],
      ["discrepancy-affects", discrepancies.flatMap(({ affects }) => affects).length],
      ["discrepancy-readings", discrepancies.flatMap(({ readings }) => readings).length],
      ["reflection-prompts", 18],
      ["foundations", 3],
      ["foundation-combines", 2],
      ["scale-ends", 2],
      ["former-ids", 0],
    ]);
  });

  it("has the versions of both frameworks", () => {
    expect(rowsOf(cei, "frameworks.csv").map(({ side, key, version }) => [side, key, version])).toEqual([
      ["source", "self-assessment", "1.0"],
      ["target", "metrics", "2.0"],
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
    const crosswalkTable = cei.descriptor.resources.find(({ name }) => name === "crosswalk");
    expect(crosswalkTable?.schema.foreignKeys).toEqual(links?.schema.foreignKeys);
  });

  it("has the wording of both ends in crosswalk.csv, and then the ten competencies that no metric cites", () => {
    const rows = rowsOf(cei, "crosswalk.csv");
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...["competency", "metric", "look_for", "competency_title", "metric_name", "look_for_text", "package_version"],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ competency: "1.1", metric: "M1", look_for: "M1.1" },
      competency_title: "Inclusive and welcoming district culture",
      metric_name: "Strong Relationships and Authentic Partnerships",
    });
    expect(rows.slice(26).map(({ competency, metric, look_for }) => [competency, metric, look_for])).toEqual(
      ["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"].map((id) => [id, "", ""]),
    );
    const odd = rowsOf(toDataPackage({ of: oddPackage }), "crosswalk.csv");
    expect(odd.slice(oddPackage.crosswalk.links.length).map(({ source, target }) => [source, target])).toEqual([
      ["alone", ""],
      ["", "unreached"],
    ]);
  });

  it("states the version in every table, and the license, the rights, and who made it", () => {
    const { descriptor } = cei;
    for (const { path, version } of descriptor.resources) {
      expect(version).toBe(manifest.version);
      for (const row of rowsOf(cei, path)) expect(row["package_version"]).toBe(manifest.version);
    }
    expect(descriptor).toMatchObject({
      version: manifest.version,
      licenses: [{ name: "CC-BY-4.0", title: "CC BY 4.0", path: "https://creativecommons.org/licenses/by/4.0/" }],
      rights: expect.stringContaining("Rights in that wording remain with its owners"),
      description: expect.stringContaining("CEI neither made nor endorsed it"),
      contributors: [{ title: "The cei-framework maintainers", roles: ["author"] }],
    });
    expect(toDataPackage({ license: "https://example.org/l" }).descriptor.licenses).toEqual([
      { path: "https://example.org/l" },
    ]);
    // The odd package has no version.
    expect(toDataPackage({ of: oddPackage }).files["links.csv"]).not.toContain("package_version");
  });

  it("has the weights of links, where one is not 1", () => {
    const of = oddPackageWith({ source: "1", target: "1", weight: 0.25 }, { source: "1.a", target: "2", weight: 1 });
    const weighted = toDataPackage({ of });
    for (const table of ["links", "crosswalk"]) {
      expect(
        rowsOf(weighted, `${table}.csv`)
          .slice(0, 2)
          .map(({ weight }) => weight),
      ).toEqual(["0.25", "1"]);
      const { schema } = weighted.descriptor.resources.find(({ name }) => name === table) ?? {};
      expect(schema?.fields.find(({ name }) => name === "weight")?.type).toBe("number");
    }
    expect(cei.files["links.csv"]).not.toContain("weight");
  });

  it("gives its links back, with their weights, to readCrosswalk", () => {
    const links = crosswalk.links.map((link, i) => (i % 3 === 0 ? { ...link, weight: i + 0.5 } : link));
    const of = { ...ceiPackage, crosswalk: { ...ceiPackage.crosswalk, links } };
    const columns = { source: "competency", target: "metric", via: "look_for", weight: "weight" };
    const { sources } = crosswalk;
    const read = readCrosswalk(toDataPackage({ of }).files["links.csv"] ?? "", { ...columns, sources });
    expect(read.links).toEqual(links.map((link) => ({ weight: 1, ...link })));
    expect(read.unmapped).toEqual(crosswalk.unmapped);
  });

  it("has no formulas, unless text is asked for as it is", () => {
    const of = { ...oddPackage, source: { ...oddPackage.source, items: formulas(oddPackage.source.items) } };
    const labels = (protect?: boolean) => {
      return rowsOf(toDataPackage({ of, ...(protect !== undefined && { protect }) }), "here-items.csv").map(
        ({ label }) => label,
      );
    };
    expect(labels().slice(0, 2)).toEqual(["'=1+1", "'=1+1"]);
    expect(labels(false).slice(0, 2)).toEqual(["=1+1", "=1+1"]);
  });

  it("keeps any text unchanged", () => {
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
