import { OptionsError } from "cei-framework";
import { toSkos } from "cei-framework/skos";
import jsonld from "jsonld";
import { DataFactory, Parser, type Quad, Store } from "n3";
import { describe, expect, it } from "vitest";
import { oddPackage, oddPackageWith } from "../exchange/odd-package.ts";
import { issuesOf } from "../issues.ts";

const skos = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`;
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
      70, 12, 58, 52,
    ]);
  });

  it("says that 3.5 is related to M3.3 and M4.2, readable in the text", () => {
    const text = toSkos({ format: "turtle" });
    expect(text).toContain(`
self-assessment:3.5
    a skos:Concept ;`);
    expect(/self-assessment:3\.5\n[\s\S]*?skos:relatedMatch ([^.]*\.[^.]*\.\d)/.exec(text)?.[1]).toBe(
      "metrics:M3.3, metrics:M4.2",
    );
    expect(text).toContain('skos:prefLabel "Building Relationships"@en ;');
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
    expect(write(exact)).toContain("skos:exactMatch there:1");
    // "1.a" stands under "1", so what is broader than "1" is broader than it (S27).
    const broader = { source: "1", target: "2", relation: "broadMatch" };
    expect(issuesOf(() => write(broader, { source: "1.a", target: "2" }))).toEqual([
      "of.crosswalk.links.1 inconsistent",
    ]);
  });

  it("says the same in both notations where a framework is called like the scheme of an address", async () => {
    const of = { ...oddPackage, source: { ...oddPackage.source, key: "https" } };
    const turtle = fromTurtle(toSkos({ format: "turtle", of }));
    expect(lines(await fromJsonLd(toSkos({ format: "jsonld", of })))).toEqual(lines(turtle));
  });

  it("asks for a format that it has", () => {
    expect(issuesOf(() => toSkos({ format: "rdfxml" as "turtle" }))).toEqual(["format wrong-value"]);
    expect(issuesOf(() => toSkos({} as never))).toEqual(["format missing"]);
  });
});
