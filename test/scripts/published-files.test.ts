import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { createCrosswalk, crosswalk, domainPlan, framework, scoreDomains, scoreMetrics } from "cei-framework";
import { crosswalkSchema, frameworkSchema } from "cei-framework/schemas";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { derive } from "../../scripts/derive.ts";
import { formatFiles } from "../../scripts/format-files.ts";
import { publishedFiles } from "../../scripts/published-files.ts";
import { readCsv } from "./read-csv.ts";
import { realFiles } from "./real-data.ts";

const published = { ...publishedFiles(derive(realFiles())), ...formatFiles() };
const paths = Object.keys(published);
const { versions, domains, competencies, metrics, lookFors, reflectionPrompts, foundations } = frameworkSchema.parse(
  parsed("data/framework.json"),
);
const records = { domains, competencies, metrics, lookFors, reflectionPrompts, foundations };

describe("the published files", () => {
  it("are those that package.json exports, and no others", () => {
    const exported = Object.keys(manifest.exports).filter((path) => /^\.\/(data|json-schema)\//.test(path));
    expect(paths.map((path) => `./${path}`).sort()).toEqual(exported.sort());
    for (const path of paths) {
      expect(manifest.exports).toHaveProperty([`./${path}`], `./dist/${path}`);
    }
  });

  it.each(paths.filter((path) => path.endsWith(".json")))("%s is JSON that ends with a line break", (path) => {
    const text = textOf(path);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });
});

describe("the files of JSON", () => {
  const kinds = { ...records, discrepancies: [], sources: [], formerIds: [] };
  const files = Object.keys(kinds).map((kind) => kind.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`));

  it.each([...files, "framework", "crosswalk"])("%s.json has its release, and who made it and allows what", (file) => {
    expect(parsed(`data/${file}.json`)).toMatchObject({
      provenance: {
        ...{ package: manifest.name, version: manifest.version, maker: "The cei-framework maintainers" },
        license: { uri: "https://creativecommons.org/licenses/by/4.0/" },
        rights: expect.stringContaining("Rights in that wording remain with its owners"),
        notice: expect.stringContaining("CEI neither made nor endorsed it"),
      },
    });
  });
});

describe("framework.json", () => {
  it("is accepted by frameworkSchema as it is", () => {
    expect(frameworkSchema.parse(parsed("data/framework.json"))).toEqual(parsed("data/framework.json"));
  });

  it("is the framework of the root entry, with a uuid on each record that has a key", () => {
    const { provenance: _provenance, ...rest } = Object(parsed("data/framework.json"));
    expect(rest).toEqual(
      JSON.parse(JSON.stringify(framework), (_key, value) =>
        value?.key === undefined ? value : { ...value, uuid: expect.stringMatching(/^[0-9a-f-]{14}5[0-9a-f-]{21}$/) },
      ),
    );
    expect(versions).toEqual({ selfAssessment: "1.0", metrics: "2.0" });
  });

  it("has 91 uuids of version 5, all distinct", () => {
    const uuids = Object.values(records).flatMap((list) => list.map(({ uuid }) => uuid));
    expect(uuids).toHaveLength(91);
    expect(new Set(uuids).size).toBe(91);
    for (const uuid of uuids) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("has the lists that the files of one kind hold", () => {
    const { discrepancies, sources } = frameworkSchema.parse(parsed("data/framework.json"));
    for (const [kind, list] of Object.entries({ ...records, discrepancies, sources })) {
      const file = kind.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);
      expect(parsed(`data/${file}.json`)).toMatchObject({ [kind]: list });
    }
  });
});

describe("crosswalk.json", () => {
  it("is accepted by crosswalkSchema, and by createCrosswalk as CEI's crosswalk", () => {
    const made = createCrosswalk(crosswalkSchema.parse(parsed("data/crosswalk.json")));
    expect(made.sources).toEqual(crosswalk.sources);
    expect(made.targets).toEqual(["M1", "M2", "M3", "M4", "M5"]);
    expect(made.links).toEqual(crosswalk.links);
    expect(made.links).toHaveLength(26);
    expect(made.unmapped).toEqual(["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"]);
    expect(made.shared).toEqual(["3.5", "3.6"]);
    expect(made.sourcesOf("M4")).toEqual(["4.4", "3.5", "3.6"]);
  });
});

describe("the CSV files", () => {
  const csvPaths = paths.filter((path) => path.endsWith(".csv"));

  it.each(csvPaths)("%s has lines that end with CR LF, and rows as long as its heading", (path) => {
    expect(textOf(path)).toMatch(/\r\n$/);
    expect(textOf(path).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const [heading = [], ...rows] = readCsv(textOf(path));
    for (const row of rows) expect(row).toHaveLength(heading.length);
  });

  it("crosswalk.csv has the 26 links and the ten competencies without one", () => {
    const [heading, ...rows] = readCsv(textOf("data/crosswalk.csv"));
    expect(heading).toEqual([
      ...["competency", "metric", "look_for", "competency_title", "metric_name", "look_for_text", "package_version"],
    ]);
    const titleOf = (id: string) => competencies.find((competency) => competency.id === id)?.title;
    expect(rows).toEqual([
      ...crosswalk.links.map(({ source, target, via }) => [
        ...[source, target, via, titleOf(source), metrics.find(({ id }) => id === target)?.name],
        ...[lookFors.find(({ id }) => id === via)?.text, manifest.version],
      ]),
      ...crosswalk.unmapped.map((id) => [id, "", "", titleOf(id), "", "", manifest.version]),
    ]);
    expect(rows).toHaveLength(36);
  });

  it("crosswalk.csv quotes the cells that have a comma, and no others", () => {
    const lines = textOf("data/crosswalk.csv").split("\r\n");
    expect(lines[3]).toBe(
      '1.3,M1,M1.3,"Frequent, proactive, student, family, and community centered communication",' +
        `Strong Relationships and Authentic Partnerships,Uses proactive communication,${manifest.version}`,
    );
  });
});

describe("the JSON Schemas", () => {
  const scale = { min: 1, max: 4 };
  const whole = Object(parsed("data/framework.json"));
  const links = Object(parsed("data/crosswalk.json"));
  const plan = domainPlan();
  const scores = scoreDomains({ instrument: "1.0", scale, ratings: { "1.1": 2, "1.2": "n/a", "1.3": null } });
  const cases: { readonly [file: string]: { readonly good: readonly unknown[]; readonly bad: readonly unknown[] } } = {
    framework: {
      good: [whole, framework],
      bad: [
        [],
        { ...whole, sources: undefined },
        { ...whole, edition: "2026" },
        { ...whole, evidenceEnds: ["Evident"] },
        { ...whole, metrics: [{ ...metrics[0], id: "m1" }] },
        { ...whole, domains: [{ ...domains[0], uuid: "2ed6657d-e927-468b-95e1-2665a8aea6a2" }] },
        { ...whole, competencies: [{ ...competencies[0], numbering: "counted" }] },
        { ...whole, lookFors: [{ ...lookFors[0], text: "" }] },
      ],
    },
    scale: {
      good: [scale, { ...scale, labels: { "1": "Beginning", "4": "Sustaining" }, continuous: true }],
      bad: [{ min: 1 }, { min: "1", max: 4 }, { ...scale, labels: { "1": 1 } }, { ...scale, step: 1 }],
    },
    rating: { good: [3, 0.5, "n/a", null], bad: ["3", "na", true, [3], {}] },
    "self-assessment": {
      good: [
        { instrument: "1.0", scale, ratings: {} },
        { instrument: "1.0", scale, ratings: { "3.5": 2, "3.6": "n/a", "3.7": null }, date: "2026-03-31", lea: "0161" },
      ],
      bad: [
        { instrument: "1.0", scale },
        { instrument: "2.0", scale, ratings: {} },
        { instrument: "1.0", scale, ratings: { "3.8": 2 } },
        { instrument: "1.0", scale, ratings: { "3.5": "2" } },
        { instrument: "1.0", scale, ratings: {}, date: "31.3.2026" },
        { instrument: "1.0", scale, ratings: {}, lea: 161 },
      ],
    },
    "metric-assessment": {
      good: [
        { instrument: "2.0", scale },
        {
          instrument: "2.0",
          scale,
          metrics: { M1: 2, M2: null },
          lookFors: { "M1.1": 1, "M5.8": "n/a" },
          role: "parent",
        },
      ],
      bad: [
        { instrument: "1.0", scale },
        { instrument: "2.0", scale, metrics: { M6: 2 } },
        { instrument: "2.0", scale, lookFors: { M1: 2 } },
        { instrument: "2.0", scale: { min: 1 } },
      ],
    },
    plan: {
      good: [plan, { ...plan, minCoverage: undefined }],
      bad: [
        { ...plan, name: 1 },
        { ...plan, minCoverage: 1.5 },
        { ...plan, targets: [{ id: "D1", parts: [{ id: "1.1", weight: 0, items: [{ id: "1.1", weight: 1 }] }] }] },
        { ...plan, targets: [{ id: "D1", parts: [{ id: "1.1", weight: 1, items: [] }] }] },
      ],
    },
    scores: {
      good: [scores, scoreMetrics({ instrument: "2.0", scale, metrics: { M1: 2 }, lookFors: { "M2.1": 3 } })],
      bad: [
        { ...scores, unused: undefined },
        { ...scores, overall: { ...scores.overall, score: 1.2, status: "scored" } },
        { ...scores, overall: { ...scores.overall, score: null, status: "scored" } },
        { ...scores, overall: { ...scores.overall, rated: 0.5 } },
      ],
    },
    crosswalk: {
      good: [links, crosswalk, { sources: ["a"], targets: ["b"], links: [{ source: "a", target: "b", strength: 1 }] }],
      bad: [
        { ...links, sources: [] },
        { ...links, links: [{ source: "1.1" }] },
        { ...links, links: [{ source: "1.1", target: "M1", via: 1 }] },
        { ...links, name: "CEI" },
      ],
    },
  };

  it("are eight, each with its cases below", () => {
    expect(Object.keys(cases).map(schemaPath).sort()).toEqual(
      paths.filter((path) => path.startsWith("json-schema/")).sort(),
    );
  });

  it.each(Object.keys(cases))("that of %s has the version in its address, and a title of its own", (name) => {
    const {
      $id,
      title,
      $defs = {},
    } = schemaOf(name) as { readonly [keyword: string]: string } & {
      readonly $defs?: { readonly [name: string]: object };
    };
    expect($id).toBe(`https://unpkg.com/cei-framework@${manifest.version}/dist/json-schema/${name}.schema.json`);
    expect(title).toMatch(/^[A-Z][a-z-]+/);
    // Every object is a definition with a title, so that generators of code need not make up names.
    const untitled = JSON.stringify(schemaOf(name), (_key, value) => {
      return value?.type === "object" && value.title === undefined ? { untitled: value } : value;
    });
    expect(untitled).not.toContain('"untitled"');
    for (const [key, definition] of Object.entries($defs))
      expect([key, definition]).toEqual([key, expect.objectContaining({ title: expect.any(String) })]);
  });

  it.each(Object.keys(cases))(
    "that of %s is of the dialect 2020-12, and describes an object or says what else",
    (name) => {
      const schema = schemaOf(name);
      expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
      const expected: { readonly [name: string]: unknown } = {
        rating: [{ type: "number" }, { type: "string", const: "n/a" }, { type: "null" }],
        scores: [{ $ref: "#/$defs/WholeScores" }, { $ref: "#/$defs/CompactScores" }],
      };
      expect(schema["type"] ?? schema["anyOf"]).toEqual(expected[name] ?? "object");
    },
  );

  it.each(Object.entries(cases))(
    "that of %s accepts what is right and rejects what is wrong",
    (name, { good, bad }) => {
      // In strict mode a keyword that there is not, which would check nothing, is an error.
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
      addFormats(ajv);
      const accepts = ajv.compile(schemaOf(name));
      for (const value of good) expect([value, accepts(asJson(value))]).toEqual([value, true]);
      for (const value of bad) expect([value, accepts(asJson(value))]).toEqual([value, false]);
    },
  );

  function schemaOf(name: string): { readonly [keyword: string]: unknown } {
    return JSON.parse(textOf(schemaPath(name)));
  }

  function schemaPath(name: string): string {
    return `json-schema/${name}.schema.json`;
  }

  function asJson(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value));
  }
});

function parsed(path: string): unknown {
  return JSON.parse(textOf(path));
}

function textOf(path: string): string {
  const text = published[path];
  if (text === undefined) throw new Error(`${path} is not published`);
  return text;
}
