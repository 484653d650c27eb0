import { OptionsError } from "cei-framework";
import { toSkos } from "cei-framework/skos";
import jsonld from "jsonld";
import { DataFactory, Parser, type Quad, Store, type Term } from "n3";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { oddPackage, oddPackageWith } from "../exchange/odd-package.ts";
import { issuesOf } from "../issues.ts";

const skos = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`;
const vocabularies: { readonly [prefix: string]: string } = {
  dcmitype: "http://purl.org/dc/dcmitype/",
  dcterms: "http://purl.org/dc/terms/",
  owl: "http://www.w3.org/2002/07/owl#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
const mappings = ["relatedMatch", "closeMatch", "exactMatch", "broadMatch", "narrowMatch"].map(skos);

/** One line for each statement, in an order of their own. */
function lines(quads: readonly Quad[]): string[] {
  return quads
    .map(({ subject, predicate, object }) => {
      const text =
        object.termType === "Literal"
          ? JSON.stringify([object.value, object.language, object.datatype.value])
          : object.value;
      return `${subject.value} ${predicate.value} ${text}`;
    })
    .sort();
}

function fromTurtle(text: string): Quad[] {
  return new Parser({ format: "text/turtle" }).parse(text);
}

async function fromJsonLd(document: object): Promise<Quad[]> {
  const quads = await jsonld.toRDF(JSON.parse(JSON.stringify(document)), {
    format: "application/n-quads",
    documentLoader: () => Promise.reject(new Error("nothing may be loaded")),
  });
  return new Parser({ format: "application/n-quads" }).parse(quads as unknown as string);
}

const cases = [
  ["CEI's", {}],
  ["CEI's at a server", { baseUri: "https://example.org/" }],
  ["CEI's as exact matches", { relation: "exactMatch" }],
  ["CEI's as broad matches", { relation: "broadMatch" }],
  ["an odd one", { of: oddPackage }],
  [
    "an odd one with weights",
    {
      of: oddPackageWith({ source: "1", target: "1", weight: 1e-7 }, { source: "1", target: "1", via: "x", weight: 3 }),
    },
  ],
  ["an odd one at a server", { of: oddPackage, baseUri: "https://example.org/a%20b/" }],
] as const;

describe.each(cases)("%s", (_name, options) => {
  const quads = fromTurtle(toSkos({ format: "turtle", ...options }));
  const store = new Store(quads);
  const pairs = (predicate: string) =>
    store
      .getQuads(null, DataFactory.namedNode(skos(predicate)), null, null)
      .map(({ subject, object }) => `${subject.value} ${object.value}`);
  const turned = (list: readonly string[]) => list.map((pair) => pair.split(" ").reverse().join(" "));

  it("says the same in Turtle and in JSON-LD", async () => {
    expect(quads.length).toBeGreaterThan(50);
    expect(lines(await fromJsonLd(toSkos({ format: "jsonld", ...options })))).toEqual(lines(quads));
  });

  it("says nothing twice", () => {
    expect(new Set(lines(quads)).size).toBe(quads.length);
  });

  it("says every relation from both ends", () => {
    expect(pairs("broader").sort()).toEqual(turned(pairs("narrower")).sort());
    expect(pairs("topConceptOf").sort()).toEqual(turned(pairs("hasTopConcept")).sort());
    expect(pairs("broadMatch").sort()).toEqual(turned(pairs("narrowMatch")).sort());
    for (const symmetric of ["relatedMatch", "closeMatch", "exactMatch"]) {
      expect(pairs(symmetric).sort()).toEqual(turned(pairs(symmetric)).sort());
    }
  });

  it("gives each concept one preferred label with a language, one notation, one scheme, and a way up", () => {
    const concepts = store.getSubjects(
      DataFactory.namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
      DataFactory.namedNode(skos("Concept")),
      null,
    );
    for (const concept of concepts) {
      const values = (predicate: string) => store.getObjects(concept, DataFactory.namedNode(skos(predicate)), null);
      for (const one of ["prefLabel", "notation", "inScheme"]) expect(values(one)).toHaveLength(1);
      expect(values("prefLabel")[0]).toHaveProperty("language", expect.stringMatching(/^[a-z]/));
      expect(values("broader").length + values("topConceptOf").length).toBe(1);
    }
  });

  it("relates no pair in two ways, and no concept exactly to several (SKOS S46, S45)", () => {
    const said = store.getQuads(null, null, null, null).filter(({ predicate }) => mappings.includes(predicate.value));
    const both = said.map(({ subject, object }) => `${subject.value} ${object.value}`);
    expect(new Set(both).size).toBe(both.length);
    const exact = pairs("exactMatch").map((pair) => pair.split(" ")[0]);
    expect(new Set(exact).size).toBe(exact.length);
  });
});

describe("toSkos", () => {
  it("gives 7 domains, 34 competencies, 5 metrics, 24 look-fors and 26 links in two schemes", () => {
    const quads = fromTurtle(toSkos({ format: "turtle" }));
    const count = (predicate: string) => quads.filter((quad) => quad.predicate.value === skos(predicate)).length;
    expect([count("prefLabel"), count("hasTopConcept"), count("broader"), count("relatedMatch")]).toEqual([
      72, 12, 58, 52,
    ]);
  });

  it("names items by their uuids, and relates 3.5 to M3.3 and M4.2", () => {
    const text = toSkos({ format: "turtle" });
    // The uuid is that of uuid.test.ts, which has it from Python.
    expect(text).toContain(`
<urn:uuid:cbb1a86b-48dc-5f73-8f4d-fd29ac341931>
    a skos:Concept ;`);
    expect(text).toContain('skos:prefLabel "Building Relationships"@en ;');
    const quads = new Store(fromTurtle(text));
    const withNotation = (id: string) =>
      quads.getSubjects(DataFactory.namedNode(skos("notation")), DataFactory.literal(id), null)[0];
    const matches = quads.getObjects(withNotation("3.5") ?? null, DataFactory.namedNode(skos("relatedMatch")), null);
    expect(matches).toEqual([withNotation("M3.3"), withNotation("M4.2")]);
  });

  it("names items by their type and key under a base URI", () => {
    const text = toSkos({ format: "turtle", baseUri: "https://example.org/cei/" });
    for (const name of ["domain/building-relationships", "competency/crucial-conversations", "self-assessment"]) {
      expect(text).toContain(`\n<https://example.org/cei/${name}>\n`);
    }
  });

  it("gives at the end the text of every item as it was", () => {
    const literals = fromTurtle(toSkos({ format: "turtle", of: oddPackage })).map(({ object }) => object.value);
    for (const { label, statement, description, id } of [...oddPackage.source.items, ...oddPackage.target.items]) {
      for (const text of [label, statement, description, id]) if (text !== undefined) expect(literals).toContain(text);
    }
  });

  it("refuses links that would contradict each other, and exact matches of many", () => {
    const write = (...links: object[]) => toSkos({ format: "turtle", of: oddPackageWith(...links) });
    const related = { source: "1", target: "1" };
    const both = () => write(related, { ...related, via: "x", relation: "broadMatch" });
    expect(both).toThrow(OptionsError);
    expect(issuesOf(both)).toEqual(["of.crosswalk.links.1 inconsistent"]);
    const exact = { ...related, relation: "exactMatch" };
    expect(issuesOf(() => write(exact, { source: "1.a", target: "1" }))).toEqual([
      "of.crosswalk.links.0.relation inconsistent",
    ]);
    expect(write(exact)).toContain("skos:exactMatch <urn:uuid:");
    // "1.a" is under "1", so what is broader than "1" is broader than it (S27).
    const broader = { source: "1", target: "2", relation: "broadMatch" };
    expect(issuesOf(() => write(broader, { source: "1.a", target: "2" }))).toEqual([
      "of.crosswalk.links.1 inconsistent",
    ]);
  });

  it("says the same in both notations where an address begins like a prefix", async () => {
    const options = { of: oddPackage, baseUri: "skos:dcterms/" };
    const turtle = fromTurtle(toSkos({ format: "turtle", ...options }));
    expect(lines(await fromJsonLd(toSkos({ format: "jsonld", ...options })))).toEqual(lines(turtle));
  });

  it("states the license, the rights, the release, and who made it, of the dataset and of each scheme", () => {
    const store = new Store(fromTurtle(toSkos({ format: "turtle" })));
    const term = (name: string) => {
      const [prefix = "", local = ""] = name.split(":");
      return DataFactory.namedNode(`${prefix === "skos" ? skos("") : vocabularies[prefix]}${local}`);
    };
    const values = (subject: Term | undefined, name: string) => store.getObjects(subject ?? null, term(name), null);
    const labels = (terms: readonly Term[]) =>
      terms.flatMap((one) => values(one, "rdfs:label")).map(({ value }) => value);
    const [dataset] = store.getSubjects(term("rdf:type"), term("dcmitype:Dataset"), null);
    const schemes = store.getSubjects(term("rdf:type"), term("skos:ConceptScheme"), null);
    expect(schemes).toHaveLength(2);
    for (const subject of [dataset, ...schemes]) {
      expect(values(subject, "dcterms:license").map(({ value }) => value)).toEqual([
        "https://creativecommons.org/licenses/by/4.0/",
      ]);
      expect(labels(values(subject, "dcterms:rights"))[0]).toContain("Rights in that wording remain with its owners");
      expect(values(subject, "skos:editorialNote")[0]?.value).toContain("CEI neither made nor endorsed it");
    }
    expect(values(dataset, "owl:versionInfo").map(({ value }) => value)).toEqual([manifest.version]);
    expect(labels(values(dataset, "dcterms:creator"))).toEqual(["The cei-framework maintainers"]);
    for (const scheme of schemes) {
      expect(values(scheme, "dcterms:isPartOf")).toEqual([dataset]);
      expect(values(scheme, "skos:prefLabel")).toHaveLength(1);
      expect(labels(values(scheme, "dcterms:creator"))).toEqual(["Community Engagement Initiative"]);
      expect(labels(values(scheme, "dcterms:contributor"))).toEqual(["The cei-framework maintainers"]);
    }
    expect(schemes.flatMap((scheme) => values(scheme, "owl:versionInfo")).map(({ value }) => value)).toEqual([
      "1.0",
      "2.0",
    ]);
    // The objects of creator, type, and rights are resources, as their ranges ask.
    for (const name of ["dcterms:creator", "dcterms:type", "dcterms:rights"]) {
      for (const object of store.getObjects(null, term(name), null)) expect(object.termType).toBe("NamedNode");
    }
    expect(toSkos({ format: "turtle", license: "https://example.org/l" })).toContain("<https://example.org/l>");
  });

  it("states the weight of a link that weighs other than 1, by a property that the file defines", () => {
    expect(toSkos({ format: "turtle" })).not.toContain("rdf:Statement");
    const weighted = { source: "1", target: "1", weight: 2.5, via: "by vote" };
    const of = oddPackageWith(weighted, { source: "1.a", target: "1", weight: 1 });
    const store = new Store(fromTurtle(toSkos({ format: "turtle", of })));
    const [property] = store.getSubjects(null, DataFactory.namedNode(`${vocabularies["owl"]}DatatypeProperty`), null);
    const quads = store.getQuads(null, property ?? null, null, null);
    expect(quads.map(({ object }) => object)).toEqual([
      DataFactory.literal("2.5E0", DataFactory.namedNode(`${vocabularies["xsd"]}double`)),
    ]);
    const stated = (name: string) => store.getObjects(quads[0]?.subject ?? null, DataFactory.namedNode(name), null)[0];
    const rdf = vocabularies["rdf"];
    const [subject, predicate, object] = ["subject", "predicate", "object"].map((name) => stated(`${rdf}${name}`));
    expect(store.getQuads(subject ?? null, predicate ?? null, object ?? null, null)).toHaveLength(1);
    expect(stated(skos("note"))?.value).toBe("by vote");
  });

  it("asks for a format that it has", () => {
    expect(issuesOf(() => toSkos({ format: "rdfxml" as "turtle" }))).toEqual(["format wrong-value"]);
    expect(issuesOf(() => toSkos({} as never))).toEqual(["format missing"]);
  });
});
