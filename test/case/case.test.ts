import { CeiError, createCrosswalk, crosswalk, domains, evidenceScale, OptionsError } from "cei-framework";
import { CaseError, type CaseImport, type CfPackage, ceiPackage, fromCase, toCase } from "cei-framework/case";
import { toSkos } from "cei-framework/skos";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";
import {
  caseJsonSchema,
  caseOpenApi,
  errorsOf,
  openSaltSchema,
  standard,
  standardsMissing,
} from "../exchange/standards.ts";
import { issuesOf, outcomeOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const parts = ["whole", "source", "target", "crosswalk"] as const;
const packages = [
  ...parts.map((part) => ({ name: `CEI's ${part}`, json: toCase({ part }) })),
  ...parts.map((part) => ({ name: `the odd one's ${part}`, json: toCase({ of: oddPackage, part }) })),
  { name: "CEI's at a server", json: toCase({ baseUri: "https://example.org/ims/case/v1p1/" }) },
  { name: "CEI's as exact matches", json: toCase({ relation: "exactMatch" }) },
  { name: "CEI's with a rubric", json: toCase({ scale: evidenceScale(4) }) },
];
const packages10 = [
  ...parts.map((part) => ({ name: `CEI's ${part}`, json: toCase({ part, version: "1.0" }) })),
  ...parts.map((part) => ({ name: `the odd one's ${part}`, json: toCase({ of: oddPackage, part, version: "1.0" }) })),
  { name: "CEI's at a server", json: toCase({ baseUri: "https://example.org/", version: "1.0" }) },
  { name: "CEI's with a rubric", json: toCase({ scale: evidenceScale(4), version: "1.0" }) },
];

describe.skipIf(standardsMissing)("by the official schemas", () => {
  const validators = standardsMissing ? {} : { "JSON Schema": caseJsonSchema(), OpenAPI: caseOpenApi() };

  describe.each(Object.entries(validators))("%s", (_name, validate) => {
    it.each(packages)("$name is valid", ({ json }) => {
      expect(errorsOf(validate, JSON.parse(JSON.stringify(json)))).toEqual([]);
    });

    const json: CfPackage = toCase();
    const { CFDocument: document, ...rest } = json;
    const [item] = json.CFItems ?? [];
    it.each([
      ["no document", rest],
      ["the document's own CFPackageURI", { ...json, CFDocument: { ...document, CFPackageURI: "x" } }],
      ["a null", { ...json, CFItems: [{ ...item, notes: null }] }],
      ["a date without a zone", { ...json, CFItems: [{ ...item, lastChangeDateTime: "2026-11-22T00:00:00" }] }],
      [
        "an association of no type",
        { ...json, CFAssociations: [{ ...json.CFAssociations?.[0], associationType: "is" }] },
      ],
    ])("rejects a package with %s", (_what, value) => {
      expect(errorsOf(validate, JSON.parse(JSON.stringify(value)))).not.toEqual([]);
    });
  });

  describe("OpenSALT's schema of CASE 1.0", () => {
    const validate = standardsMissing ? undefined : openSaltSchema();
    const errors = (json: unknown) => (validate ? errorsOf(validate, JSON.parse(JSON.stringify(json))) : []);

    it.each(packages10)("$name is valid", ({ json }) => {
      expect(errors(json)).toEqual([]);
    });

    it("rejects CASE 1.1, for its target types and extensions", () => {
      expect(errors(toCase()).length).toBeGreaterThan(100);
    });
  });

  it("rejects, by OpenAPI alone, identifiers that are in upper case", () => {
    const shouting = JSON.parse(
      JSON.stringify(toCase()).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => id.toUpperCase()),
    );
    expect(errorsOf(caseOpenApi(), shouting)).not.toEqual([]);
  });
});

describe("toCase", () => {
  it("gives a document of both frameworks, seven domains, 34 competencies, five metrics and 24 look-fors", () => {
    const { CFItems: items = [], CFAssociations: associations = [], CFDefinitions: definitions } = toCase();
    const count = (type: string | undefined) => items.filter(({ CFItemType }) => CFItemType === type).length;
    expect(["Domain", "Competency", "Metric", "Look-for", undefined].map(count)).toEqual([7, 34, 5, 24, 2]);
    expect(definitions?.CFItemTypes?.map(({ title }) => title)).toEqual(["Domain", "Competency", "Metric", "Look-for"]);
    // 72 items have a parent; 26 links.
    expect(associations.filter(({ associationType }) => associationType === "isChildOf")).toHaveLength(72);
    expect(associations.filter(({ associationType }) => associationType === "isRelatedTo")).toHaveLength(26);
    expect(associations).toHaveLength(98);
  });

  it("gives a document for each framework, and one of the links between the two", () => {
    const [source, target, links] = (["source", "target", "crosswalk"] as const).map((part) => toCase({ part }));
    expect(source?.CFDocument).toMatchObject({ version: "1.0", creator: "Community Engagement Initiative" });
    expect(target?.CFDocument).toMatchObject({ title: "Community Engagement Initiative 2.0 Metrics", version: "2.0" });
    expect([source, target, links].map((json) => json?.CFItems?.length)).toEqual([41, 29, 0]);
    expect([source, target, links].map((json) => json?.CFAssociations?.length)).toEqual([41, 29, 26]);
    const known = new Set([source, target].flatMap((json) => json?.CFItems ?? []).map(({ identifier }) => identifier));
    for (const { originNodeURI, destinationNodeURI } of links?.CFAssociations ?? []) {
      expect(known.has(originNodeURI.identifier) && known.has(destinationNodeURI.identifier)).toBe(true);
    }
  });

  it("leads every item up to the document, by numbers from 1 without a gap", () => {
    for (const { json } of packages.filter(({ name }) => !name.includes("crosswalk"))) {
      const up = new Map<string, string>();
      const numbers = new Map<string, number[]>();
      for (const { associationType, sequenceNumber, originNodeURI, destinationNodeURI } of json.CFAssociations ?? []) {
        if (associationType !== "isChildOf") continue;
        up.set(originNodeURI.identifier, destinationNodeURI.identifier);
        numbers.set(destinationNodeURI.identifier, [
          ...(numbers.get(destinationNodeURI.identifier) ?? []),
          sequenceNumber ?? 0,
        ]);
      }
      for (const { identifier } of json.CFItems ?? []) {
        let above: string | undefined = identifier;
        for (let depth = 0; depth < 5 && above !== json.CFDocument.identifier; depth++) above = up.get(above ?? "");
        expect(above).toBe(json.CFDocument.identifier);
      }
      for (const found of numbers.values()) expect(found).toEqual(found.map((_number, i) => i + 1));
    }
  });

  it.each(packages)(
    "$name has no dangling link but those to the other frameworks, and no identifier twice",
    ({ name, json }) => {
      const records = [json.CFDocument, ...(json.CFItems ?? []), ...(json.CFAssociations ?? [])];
      const definitions = [
        ...(json.CFDefinitions?.CFItemTypes ?? []),
        ...(json.CFDefinitions?.CFAssociationGroupings ?? []),
      ];
      const licenses = json.CFDefinitions?.CFLicenses ?? [];
      const uris = new Map([...records, ...definitions, ...licenses].map(({ identifier, uri }) => [identifier, uri]));
      expect(uris.size).toBe(records.length + definitions.length + licenses.length);
      for (const identifier of uris.keys()) expect(identifier).toMatch(uuid);
      const links: { identifier: string; uri: string }[] = [
        ...(json.CFItems ?? []).flatMap(({ CFItemTypeURI }) => (CFItemTypeURI === undefined ? [] : [CFItemTypeURI])),
        ...(json.CFAssociations ?? []).flatMap(({ CFAssociationGroupingURI: grouping }) =>
          grouping === undefined ? [] : [grouping],
        ),
        ...(json.CFDocument.licenseURI === undefined ? [] : [json.CFDocument.licenseURI]),
        ...(name.endsWith("crosswalk")
          ? []
          : (json.CFAssociations ?? []).flatMap((link) => [link.originNodeURI, link.destinationNodeURI])),
      ];
      expect(links.filter(({ identifier, uri }) => uris.get(identifier) !== uri)).toEqual([]);
    },
  );

  it("gives the records' own uuids, the ids as codes, and what the uuids stand for as URIs", () => {
    const items = toCase().CFItems ?? [];
    // From Python: uuid.uuid5(uuid.UUID("6c1f0a52-5d0e-4b7c-9d7e-3a1f8e2b4c90"), "domain:building-relationships")
    expect(items.find(({ humanCodingScheme }) => humanCodingScheme === "D1")).toMatchObject({
      identifier: "cbb1a86b-48dc-5f73-8f4d-fd29ac341931",
      uri: "urn:uuid:cbb1a86b-48dc-5f73-8f4d-fd29ac341931",
      fullStatement: "Building Relationships",
      notes: domains[0]?.description,
    });
    const served = toCase({ baseUri: "https://example.org/ims/case/v1p1/" });
    expect(served.CFItems?.find(({ humanCodingScheme }) => humanCodingScheme === "D1")?.uri).toBe(
      "https://example.org/ims/case/v1p1/domain/building-relationships",
    );
    expect(served.CFDocument.uri).toBe("https://example.org/ims/case/v1p1/cei");
    const { CFDocument: document } = toCase({ part: "source", baseUri: "https://example.org/cei/" });
    expect(document.uri).toBe("https://example.org/cei/self-assessment");
  });

  it("marks the ten competencies without a link, and nothing else", () => {
    const marked = (toCase().CFItems ?? []).filter(({ extensions }) => Object(extensions?.["cei-framework"]).unmapped);
    const ids = ["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"];
    expect(marked.map(({ humanCodingScheme }) => humanCodingScheme)).toEqual(ids);
  });

  it("says that the ends of a link are related, and more only where that is asked for", () => {
    const types = (relation?: "exactMatch" | "broadMatch") =>
      (toCase({ relation }).CFAssociations ?? [])
        .filter(({ associationType }) => associationType !== "isChildOf")
        .map(({ associationType }) => associationType);
    expect(new Set(types())).toEqual(new Set(["isRelatedTo"]));
    expect(new Set(types("broadMatch"))).toEqual(new Set(["isPartOf"]));
    // Of the 26, M2.1 cites two; 3.5 and 3.6 are cited twice each, both by M4.2.
    expect(types("exactMatch").filter((type) => type === "exactMatchOf")).toHaveLength(20);
    expect(types("exactMatch").filter((type) => type === "isRelatedTo")).toHaveLength(6);
  });

  it("leaves what it was given as it was", () => {
    const own = structuredClone({ ...ceiPackage, crosswalk: { ...parts_(ceiPackage) } });
    const before = JSON.stringify(own);
    toCase({ of: own });
    expect(JSON.stringify(own)).toBe(before);
    expect(Object.isFrozen(own) || Object.isFrozen(own.sources)).toBe(false);
  });
});

function parts_({ crosswalk: { sources, targets, links } }: typeof ceiPackage) {
  return { sources, targets, links };
}

describe("fromCase", () => {
  it.each([
    ["CEI's", ceiPackage],
    ["an odd one", oddPackage],
  ])("reads back what was exported of %s, to the byte", (_name, of) => {
    const text = JSON.stringify(toCase({ of }));
    const read = fromCase(text);
    expect(read.crosswalkIssues).toEqual([]);
    expect(JSON.stringify(toCase({ of: read }))).toBe(text);
    expect(JSON.stringify(toCase({ of: read.crosswalk ?? undefined }))).toBe(text);
    expect(read.external).toEqual([]);
  });

  it("gives CEI's crosswalk as it is, with its items", () => {
    const read = fromCase(toCase());
    expect(read.crosswalk?.crosswalk).toMatchObject({
      sources: crosswalk.sources,
      targets: crosswalk.targets,
      links: crosswalk.links,
    });
    expect(read.crosswalk?.source).toEqual(ceiPackage.source);
    expect(read.crosswalk?.target).toEqual(ceiPackage.target);
    expect(read.crosswalk?.discrepancies).toEqual(ceiPackage.discrepancies);
  });

  it("lists the ends of the links of a crosswalk alone as external, and makes a crosswalk of them", () => {
    const read = fromCase(toCase({ part: "crosswalk" }));
    expect(read.external).toHaveLength(26);
    expect(read.external[0]).toMatchObject({
      relation: "relatedMatch",
      origin: { external: true, item: null, title: "Inclusive and welcoming district culture" },
    });
    expect(read.crosswalkIssues).toEqual([]);
    expect(read.crosswalk?.crosswalk.links).toHaveLength(26);
    expect(read.crosswalk?.rights).toBe(ceiPackage.rights);
  });

  const real = ["AdoptedTest", "ItemTypeTest", "Markdown", "SequenceNumber", "SmartLevel"];
  describe.skipIf(standardsMissing)("of OpenSALT's packages", () => {
    it.each(real)("%s is read and written back without loss", (name) => {
      const json = JSON.parse(standard(`case/opensalt-${name}Framework.json`));
      const read = fromCase(json);
      expect(toCase({ of: read })).toEqual(json);
      expect(read.items).toHaveLength(json.CFItems.length);
      expect(read.external).toEqual([]);
      expect(read.crosswalk).toBeNull();
    });

    it("SequenceNumber has its second item first, as its numbers say", () => {
      const read = fromCase(standard("case/opensalt-SequenceNumberFramework.json"));
      expect(read.items.map(({ id }) => id)).toEqual(["SNT.2", "SNT.1"]);
    });

    it("SmartLevel has its items under each other", () => {
      const read = fromCase(standard("case/opensalt-SmartLevelFramework.json"));
      expect(read.items.map(({ statement, depth }) => `${depth} ${statement}`).slice(0, 3)).toEqual([
        "0 Item 1",
        "1 Item 1.1",
        "1 Item 1.2",
      ]);
      expect(read.items.filter(({ depth }) => depth === 0).map(({ statement }) => statement)).toEqual([
        "Item 1",
        "Item 2",
      ]);
    });
  });

  const document = { identifier: "d", uri: "u:d", lastChangeDateTime: "2020-01-01", title: "T", creator: "C" };
  const item = (identifier: string, more = {}) => ({
    ...{ identifier, uri: `u:${identifier}`, lastChangeDateTime: "2020-01-01T10:00:00", fullStatement: identifier },
    ...more,
  });
  const end = (identifier: string) => ({ identifier, title: identifier, uri: `u:${identifier}` });
  const association = (origin: string, associationType: string, destination: string, more = {}) => ({
    ...{
      identifier: `${origin} ${associationType} ${destination}`,
      uri: "u:x",
      lastChangeDateTime: "2020-01-01T10:00:00+0100",
    },
    ...{ associationType, originNodeURI: end(origin), destinationNodeURI: end(destination), ...more },
  });

  it("accepts what real files do: forbidden fields, nulls, dates without a zone, unknown types, any order, links out", () => {
    const json = {
      CFPackageURI: "u:p",
      CFDocument: { ...document, CFPackageURI: end("p"), description: null },
      CFItems: [item("B", { CFDocumentURI: end("d"), notes: null }), item("a", { humanCodingScheme: "A.1", score: 3 })],
      CFAssociations: [
        association("b", "isChildOf", "A", { sequenceNumber: null }),
        association("a", "isChildOf", "d", { notes: null }),
        association("a", "ext:alignsWith", "b"),
        association("a", "exactMatchOf", "elsewhere"),
      ],
      CFDefinitions: null,
      CFRubrics: [{ whatever: [1] }],
    };
    const read = fromCase(json);
    expect(read.package).toEqual(json);
    expect(read.items.map(({ id, depth, parents }) => [id, depth, parents])).toEqual([
      ["A.1", 0, []],
      ["B", 1, ["A.1"]],
    ]);
    expect(read.associations.map(({ type, relation }) => [type, relation])).toEqual([
      ["ext:alignsWith", "relatedMatch"],
      ["exactMatchOf", "exactMatch"],
    ]);
    expect(read.external).toEqual([read.associations[1]]);
    expect(read.crosswalk?.crosswalk).toMatchObject({
      links: [
        { source: "A.1", target: "B" },
        { source: "A.1", target: "elsewhere", relation: "exactMatch" },
      ],
    });
    expect(read.crosswalk?.target.items.map(({ id, label }) => [id, label])).toEqual([
      ["A.1", "a"],
      ["B", "B"],
      ["elsewhere", "elsewhere"],
    ]);
    expect(read.crosswalk?.changed).toBe("2020-01-01T00:00:00Z");
  });

  it("makes a crosswalk of the associations of any package, two of one pair counted once", () => {
    const read = fromCase({
      CFDocument: { ...document, language: "en" },
      CFItems: ["x", "y", "z"].map((id) => item(id)),
      CFAssociations: [
        association("y", "isChildOf", "x"),
        association("y", "isPartOf", "z"),
        association("y", "isRelatedTo", "z"),
        association("x", "precedes", "z"),
      ],
    });
    expect(read.crosswalk?.crosswalk.links).toEqual([{ source: "y", target: "z", relation: "broadMatch" }]);
    expect(read.crosswalk?.source.items.map(({ id, parent }) => [id, parent])).toEqual([
      ["x", undefined],
      ["y", "x"],
    ]);
    expect(() => toCase({ of: read.crosswalk ?? undefined })).not.toThrow();
  });

  it("makes a crosswalk of items that are on both sides, or under one parent", () => {
    const [one, two, three] = [1, 2, 3].map((digit) => `00000000-0000-1000-8000-00000000000${digit}`) as [
      string,
      string,
      string,
    ];
    const read = fromCase({
      CFDocument: document,
      CFItems: [one, two, three].map((id) => item(id)),
      CFAssociations: [
        association(two, "isChildOf", one),
        association(three, "isChildOf", one),
        association(two, "isRelatedTo", three),
        association(three, "isRelatedTo", two),
      ],
    });
    expect(read.crosswalkIssues).toEqual([]);
    expect(read.crosswalk?.crosswalk.links).toHaveLength(2);
    expect(repeatedIn(toCase({ of: read.crosswalk ?? undefined }))).toBe(0);
  });

  it("puts items whose parent is elsewhere at the top, with their children", () => {
    const read = fromCase({
      CFDocument: document,
      CFItems: ["c", "p", "t"].map((id) => item(id)),
      CFAssociations: [
        association("c", "isChildOf", "p"),
        association("p", "isChildOf", "elsewhere"),
        association("t", "isChildOf", "d"),
      ],
    });
    expect(read.items.map(({ id, depth }) => [id, depth])).toEqual([
      ["t", 0],
      ["p", 0],
      ["c", 1],
    ]);
    expect(read.external).toHaveLength(1);
  });

  it("takes what it cannot use of a package for nothing: a name of no letters, a language, an address", () => {
    const read = fromCase({
      CFDocument: { ...document, identifier: "\u00e9", language: "en_US", officialSourceURL: "www.example.org" },
      CFItems: [item("a"), item("b")],
      CFAssociations: [association("a", "isRelatedTo", "b")],
    });
    expect(read.crosswalkIssues).toEqual([]);
    expect(read.crosswalk).toMatchObject({ key: "case", source: { language: "und" } });
  });

  it("reports a crosswalk's own text that is not text, in extensions that were changed after the export", () => {
    const many = sampleSize(20_000, 200_000);
    const json = JSON.parse(JSON.stringify(toCase()));
    json.CFDefinitions.CFItemTypes[0].extensions["cei-framework"].label = { toString: 1, valueOf: 1 };
    json.CFItems[1].extensions["cei-framework"].fields = Object.fromEntries(
      Array.from({ length: many }, (_none, i) => [`f${i}`, "x"]),
    );
    const read = fromCase(json);
    expect(read.crosswalk).toBeNull();
    expect(read.crosswalkIssues.length).toBeGreaterThan(many);
  });

  it("survives circles, items of several parents, and trees deeper than calls can be", () => {
    const deep = 20_000;
    const chain = Array.from({ length: deep }, (_none, i) => String(i));
    const read = fromCase({
      CFDocument: document,
      CFItems: [...chain, "o", "p", "q"].map((id) => item(id)),
      CFAssociations: [
        ...chain.map((id, i) => association(id, "isChildOf", i === 0 ? "d" : String(i - 1))),
        association("o", "isChildOf", "p"),
        association("p", "isChildOf", "o"),
        { ...association("q", "isChildOf", "0"), identifier: "1" },
        { ...association("q", "isChildOf", "5"), identifier: "2" },
      ],
    });
    expect(read.items).toHaveLength(deep + 3);
    expect(read.items[deep - 1]?.depth).toBe(deep - 1);
    expect(read.items.find(({ id }) => id === "q")?.parents).toEqual(["0", "5"]);
    expect(read.items.slice(-2).map(({ id }) => id)).toEqual(["o", "p"]);
  });

  it("ignores an order in an export that is not a number", () => {
    const json = JSON.parse(JSON.stringify(toCase()));
    for (const { extensions } of json.CFItems) {
      if (extensions["cei-framework"].crosswalk) extensions["cei-framework"].order = { toString: 1, valueOf: 1 };
    }
    expect(fromCase(json).crosswalk?.crosswalk.sources).toEqual(ceiPackage.crosswalk.sources);
  });

  it("says everything that is wrong, and where", () => {
    const problems = (json: unknown) => {
      const read = () => fromCase(json);
      expect(read).toThrow(CaseError);
      return issuesOf(read);
    };
    expect(problems("{")).toEqual(["malformed"]);
    expect(problems(new TextEncoder().encode("{}"))).toEqual(["wrong-type"]);
    expect(problems([])).toEqual(["wrong-type"]);
    expect(problems(undefined)).toEqual(["malformed"]);
    expect(problems({})).toEqual(["CFDocument missing"]);
    expect(
      problems({
        CFDocument: { ...document, title: 5, lastChangeDateTime: "yesterday" },
        CFItems: [item("a"), item("A", { fullStatement: undefined }), 7],
        CFAssociations: [association("a", "", "b", { sequenceNumber: "first", destinationNodeURI: null })],
        CFDefinitions: { CFItemTypes: {} },
      }),
    ).toEqual([
      "CFDocument.title wrong-type",
      "CFDocument.lastChangeDateTime wrong-value",
      "CFItems.1.fullStatement missing",
      "CFItems.1.identifier duplicate",
      "CFItems.2 wrong-type",
      "CFAssociations.0.associationType wrong-type",
      "CFAssociations.0.sequenceNumber wrong-type",
      "CFAssociations.0.destinationNodeURI wrong-type",
      "CFDefinitions.CFItemTypes wrong-type",
    ]);
    const circle: { [name: string]: unknown } = {};
    circle["circle"] = circle;
    expect(problems(circle)).toEqual(["malformed"]);
  });

  it("says why an export that somebody changed holds no crosswalk, and reads the rest", () => {
    const json = JSON.parse(JSON.stringify(toCase()));
    delete json.extensions["cei-framework"].key;
    const read = fromCase(json);
    expect(read.crosswalk).toBeNull();
    expect(read.crosswalkIssues).toMatchObject([{ path: ["key"], code: "missing" }]);
    expect(read.items).toHaveLength(72);
  });

  it("freezes what it gives, and not what it was given", () => {
    const json = JSON.parse(JSON.stringify(toCase()));
    const read: CaseImport = fromCase(json);
    expect(Object.isFrozen(read.package.CFItems?.[0])).toBe(true);
    expect(Object.isFrozen(json.CFItems[0])).toBe(false);
    json.CFItems.length = 0;
    expect(read.package.CFItems).toHaveLength(72);
  });
});

/** How many identifiers a package has twice. */
function repeatedIn({ CFItems = [], CFAssociations = [] }: CfPackage): number {
  const all = [...CFItems, ...CFAssociations].map(({ identifier }) => identifier);
  return all.length - new Set(all).size;
}

describe("a framework of CEI in a package of another", () => {
  it("keeps its names and addresses", () => {
    const of = {
      ...oddPackage,
      target: ceiPackage.target,
      sources: ceiPackage.sources,
      crosswalk: { sources: ["1"], targets: ["M1"], links: [] },
    };
    expect(toCase({ of, part: "target" }).CFDocument.identifier).toBe(toCase({ part: "target" }).CFDocument.identifier);
    const uriOf = (json: CfPackage) => json.CFItems?.find(({ humanCodingScheme }) => humanCodingScheme === "M4.1")?.uri;
    const uri = uriOf(toCase()) ?? "nothing";
    expect(uriOf(toCase({ of }))).toBe(uri);
    expect(toSkos({ format: "turtle", of })).toContain(`<${uri}>`);
    const { sources: _none, ...without } = of;
    expect(issuesOf(() => toCase({ of: without }))).toEqual([
      "of.target.types.0.fields.0.references unknown-id",
      "of.target.types.1.fields.0.references unknown-id",
    ]);
  });
});

describe("a value that is not an import", () => {
  it("is refused, and so are options that would change nothing", () => {
    const read = fromCase(toCase());
    for (const [issues, write] of [
      [["of.package wrong-type"], () => toCase({ of: { package: 5, external: 1 } as never })],
      [["relation inconsistent"], () => toCase({ of: read, relation: "broadMatch" })],
      [["of wrong-type"], () => toSkos({ format: "turtle", of: read as never })],
    ] as const) {
      expect(write).toThrow(OptionsError);
      expect(issuesOf(write)).toEqual(issues);
    }
  });
});

describe("a crosswalk of two items", () => {
  it("is exported with nothing but ids and labels", () => {
    const mine = createCrosswalk({ sources: ["a"], targets: ["b"], links: [{ source: "a", target: "b" }] });
    const framework = (key: string, id: string) => ({
      ...{ key, title: key, creator: "me", language: "en", items: [{ id, label: id.toUpperCase() }] },
    });
    const json = toCase({
      of: {
        ...{ key: "mine", title: "Mine", changed: "2026-01-01T00:00:00Z", creator: "me", crosswalk: mine },
        ...{ source: framework("one", "a"), target: framework("two", "b") },
      },
    });
    expect(json.CFAssociations?.at(-1)).toMatchObject({
      ...{ associationType: "isRelatedTo", originNodeURI: { title: "A" }, destinationNodeURI: { title: "B" } },
    });
  });
});

const minimal = {
  CFDocument: { identifier: "d", uri: "u:d", lastChangeDateTime: "2020-01-01", title: "T", creator: "C" },
};

describe("any JSON", () => {
  const end = fc.record({
    identifier: fc.constantFrom("a", "B", "d", "x"),
    title: fc.constant("t"),
    uri: fc.constant("u:x"),
  });
  const record = { uri: fc.constant("u:x"), lastChangeDateTime: fc.constantFrom("2020-01-01", "2020-01-01T00:00:00") };
  const odd = fc.dictionary(
    fc.constantFrom("key", "framework", "crosswalk", "fields", "target", "via", "label"),
    fc.jsonValue(),
  );
  const extensions = fc.oneof(
    fc.constant(undefined),
    fc.record({ "cei-framework": fc.oneof(odd, fc.constant({ framework: "source" })) }),
  );
  const almost = fc.record({
    CFDocument: fc.record({
      ...record,
      identifier: fc.constant("d"),
      title: fc.constant("T"),
      creator: fc.constant("C"),
    }),
    CFItems: fc.uniqueArray(
      fc.record({
        ...record,
        identifier: fc.constantFrom("a", "b", "c", "e"),
        fullStatement: fc.string({ minLength: 1 }),
        humanCodingScheme: fc.oneof(fc.string(), fc.constant(null)),
        extensions,
      }),
      { selector: ({ identifier }) => identifier },
    ),
    CFAssociations: fc.uniqueArray(
      fc.record({
        ...record,
        identifier: fc.string({ minLength: 1 }),
        associationType: fc.constantFrom("isChildOf", "isRelatedTo", "ext:x"),
        originNodeURI: end,
        destinationNodeURI: end,
        sequenceNumber: fc.option(fc.integer()),
        extensions,
      }),
      { selector: ({ identifier }) => identifier.toLowerCase() },
    ),
    extensions,
  });
  // A package with any value in the place of one of its fields.
  const broken = fc
    .tuple(almost, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), fc.jsonValue())
    .map(([json, way, value]) => {
      const copy = JSON.parse(JSON.stringify({ CFPackage: json }));
      let record = copy.CFPackage;
      for (const step of way) {
        const names = Object.keys(record);
        const name = names[step % names.length] ?? "x";
        const isLast = typeof record[name] !== "object" || record[name] === null || step % 3 === 0;
        if (isLast) record[name] = value;
        if (isLast) break;
        record = record[name];
      }
      return copy;
    });
  const anything = fc.oneof(fc.jsonValue(), fc.json(), fc.string(), fc.anything(), almost, almost);

  const modes = [
    ["strictly", "strict"],
    ["leniently", "lenient"],
  ] as const;
  it.each(modes)("is read and written back, or fails with an error of this library, %s", (_how, mode) => {
    fc.assert(
      fc.property(fc.oneof(anything, broken), (json) => {
        try {
          const read = fromCase(json, { mode });
          const again = typeof json === "string" ? JSON.parse(json) : JSON.parse(JSON.stringify(json));
          if (read.packages.length === 1)
            expect(toCase({ of: read })).toEqual("CFPackage" in again ? again.CFPackage : again);
          if (read.crosswalk !== null) toCase({ of: read.crosswalk });
        } catch (error) {
          if (!(error instanceof CeiError)) throw error;
        }
      }),
      { numRuns: sampleSize(500, 3000) },
    );
  });

  it("of several packages is read, or fails with an error of this library", () => {
    fc.assert(
      fc.property(fc.array(almost, { minLength: 2, maxLength: 4 }), (packages) => {
        try {
          const read = fromCase(packages);
          expect(read.packages).toEqual(JSON.parse(JSON.stringify(packages)));
          if (read.crosswalk !== null) toCase({ of: read.crosswalk });
        } catch (error) {
          if (!(error instanceof CeiError)) throw error;
        }
      }),
      { numRuns: sampleSize(300, 3000) },
    );
  });

  it.each([
    ["a hundred thousand brackets", "[".repeat(100_000)],
    ["a hundred thousand lists in lists", `{"CFDocument":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
    [
      "an extension as deep",
      JSON.stringify({ ...minimal, extensions: { x: 0 } }).replace(
        '"x":0',
        `"x":${"[".repeat(50_000)}${"]".repeat(50_000)}`,
      ),
    ],
    [
      "an item twice, with an extension as deep",
      JSON.stringify({ ...minimal, CFItems: [1, 2].map(() => ({ identifier: "i", extensions: 0 })) }).replaceAll(
        '"extensions":0',
        `"extensions":${"[".repeat(50_000)}${"]".repeat(50_000)}`,
      ),
    ],
    [
      "an item of fifty thousand parents",
      JSON.stringify({
        ...minimal,
        CFItems: [{ ...minimal.CFDocument, identifier: "i", fullStatement: "I" }],
        CFAssociations: Array.from({ length: 50_000 }, (_none, i) => ({
          ...{ ...minimal.CFDocument, identifier: `a${i}`, associationType: "isChildOf" },
          ...{ originNodeURI: { identifier: "i" }, destinationNodeURI: { identifier: `p${i}` } },
        })),
      }),
    ],
    [
      "a hundred thousand bad items",
      JSON.stringify({ ...minimal, CFItems: Array.from({ length: 100_000 }, () => ({})) }),
    ],
  ])("of %s is read or rejected in bounded time", (_what, text) => {
    for (const mode of ["strict", "lenient"] as const) {
      expect(["read", "rejected"]).toContain(outcomeOf(() => fromCase(text, { mode })));
    }
  });
});
