import { ceiPackage, fromCase, toCase } from "cei-framework/case";
import { toSssom } from "cei-framework/sssom";
import { describe, expect, it } from "vitest";
import { oddPackage } from "../exchange/odd-package.ts";
import { issuesOf } from "../issues.ts";
import { association, smallPackage, uuidOf } from "./small-packages.ts";

describe("the three parts that toCase writes", () => {
  const partsOf = (of = ceiPackage) => (["crosswalk", "target", "source"] as const).map((part) => toCase({ of, part }));

  it.each([
    ["CEI's", ceiPackage],
    ["an odd one", oddPackage],
    [
      "one with weights",
      {
        ...ceiPackage,
        crosswalk: {
          ...{ sources: ceiPackage.crosswalk.sources, targets: ceiPackage.crosswalk.targets },
          links: ceiPackage.crosswalk.links.map((link, i) => (i % 2 === 0 ? { ...link, weight: 0.25 } : link)),
        },
      },
    ],
  ])("give %s back, in any order", (_name, of) => {
    const whole = JSON.stringify(toCase({ of }));
    const [links, target, source] = partsOf(of);
    for (const parts of [
      [links, target, source],
      [source, target, links],
    ]) {
      const read = fromCase(parts);
      expect(read.crosswalkIssues).toEqual([]);
      expect(read.issues).toEqual([]);
      expect(read.external).toEqual([]);
      expect(JSON.stringify(toCase({ of: read.crosswalk ?? undefined }))).toBe(whole);
    }
  });

  it("may be texts, or as a server answers with them", () => {
    const [links, target, source] = partsOf();
    const read = fromCase([JSON.stringify(links), { CFPackage: target }, JSON.stringify({ CFPackage: source })]);
    expect(read.packages).toEqual([links, target, source]);
    expect(read.package).toEqual(links);
    expect(read.crosswalk?.source).toEqual(ceiPackage.source);
    expect(read.crosswalk?.target).toEqual(ceiPackage.target);
    expect(read.crosswalk?.crosswalk.links).toEqual(ceiPackage.crosswalk.links);
    expect(fromCase(JSON.stringify([links, target, source])).crosswalk).toEqual(read.crosswalk);
  });

  it("give two frameworks without a crosswalk, if the links are not among them", () => {
    const [, target, source] = partsOf();
    const read = fromCase([source, target]);
    expect(read.items).toHaveLength(70);
    expect([read.crosswalk, read.crosswalkIssues]).toEqual([null, []]);
  });

  it("give the links with what one framework has of them, if the other is not among them", () => {
    const [links, , source] = partsOf();
    const read = fromCase([links, source]);
    expect(read.crosswalk?.source.items.find(({ id }) => id === "1.1")?.parent).toBe("D1");
    expect(read.crosswalk?.crosswalk.links).toHaveLength(26);
    expect(read.crosswalk?.target.title).toMatch(/^Targets of Community Engagement Initiative/);
  });

  it("are not written back as one", () => {
    expect(issuesOf(() => toCase({ of: fromCase(partsOf()) }))).toEqual(["of inconsistent"]);
  });
});

describe("the crosswalk of a registry", () => {
  const one = smallPackage(
    1,
    [
      { number: 11, humanCodingScheme: "A" },
      { number: 12, humanCodingScheme: "A.1" },
    ],
    [association(11, "isChildOf", 1), association(12, "isChildOf", 11)],
  );
  const two = smallPackage(2, [{ number: 21, humanCodingScheme: "A" }], [association(21, "isChildOf", 2)]);
  const links = [association(12, "exactMatchOf", 21), association(11, "isRelatedTo", 21)];

  it("is read with the two frameworks that it relates, which may use the same codes", () => {
    const read = fromCase([smallPackage(3, [], links), one, two]);
    expect(read.issues).toEqual([]);
    expect(read.external).toEqual([]);
    expect(read.crosswalk).toMatchObject({
      ...{ title: "Document 3", creator: "Creator 3", changed: "2024-05-01T10:00:00+00:00" },
      source: { title: "Document 1", creator: "Creator 1" },
      target: { title: "Document 2", creator: "Creator 2" },
    });
    expect(read.crosswalk?.crosswalk.links).toEqual([
      { source: "A.1", target: "A", relation: "exactMatch" },
      { source: "A", target: "A" },
    ]);
    expect(read.crosswalk?.source.items).toEqual([
      { id: "A", uuid: uuidOf(11), label: "Statement 11" },
      { id: "A.1", uuid: uuidOf(12), label: "Statement 12", parent: "A" },
    ]);
    // Both codes are used twice, so items of the import have their identifiers.
    expect(read.items.map(({ id, document }) => [id, document])).toEqual([
      [uuidOf(11), uuidOf(1)],
      ["A.1", uuidOf(1)],
      [uuidOf(21), uuidOf(2)],
    ]);
  });

  it("is made of the titles and URIs of the links, where all items are elsewhere", () => {
    const read = fromCase(smallPackage(3, [], links));
    expect(read.external).toHaveLength(2);
    expect(read.crosswalk?.crosswalk).toMatchObject({
      sources: [uuidOf(12), uuidOf(11)],
      targets: [uuidOf(21)],
      links: [
        { source: uuidOf(12), target: uuidOf(21), relation: "exactMatch" },
        { source: uuidOf(11), target: uuidOf(21) },
      ],
    });
    expect(read.crosswalk?.source.title).toBe("Sources of Document 3");
    expect(read.crosswalk?.target.items).toEqual([
      {
        ...{ id: uuidOf(21), uuid: uuidOf(21), type: "Linked item", label: "Title 21" },
        fields: { uri: "https://case.example.org/item/21" },
      },
    ]);
    for (const write of [toCase, toSssom]) {
      expect(() => write({ of: read.crosswalk ?? undefined, license: "https://example.org/license" })).not.toThrow();
    }
  });

  it("is made of one framework and what it links to elsewhere", () => {
    const read = fromCase({ ...one, CFAssociations: [...one.CFAssociations, ...links] });
    expect(read.crosswalk?.source.title).toBe("Document 1");
    expect(read.crosswalk?.target).toMatchObject({ title: "Targets of Document 1", creator: "Unknown" });
  });

  it("leads in one direction, where some associations lead back; those are named", () => {
    const back = [association(21, "isPartOf", 12), association(21, "isRelatedTo", 11)];
    const read = fromCase([one, two, smallPackage(3, [], [association(11, "isRelatedTo", 21), ...back])]);
    expect(read.crosswalk?.crosswalk.links).toEqual([
      { source: "A", target: "A" },
      { source: "A.1", target: "A", relation: "narrowMatch" },
    ]);
    expect(read.issues.map(({ path, code }) => `${path.join(".")} ${code}`)).toEqual([
      "2.CFAssociations.1 inconsistent",
      "2.CFAssociations.2 inconsistent",
      "2.CFAssociations.2 duplicate",
    ]);
  });

  it("counts a record of two packages once, and names it", () => {
    const read = fromCase([one, two, smallPackage(3, [{ number: 11, notes: "another" }], links), one]);
    expect(read.items).toHaveLength(3);
    expect(read.issues.map(({ path, code, params }) => [path.join("."), code, params["repair"]])).toEqual([
      ["2.CFItems.0", "duplicate", "the first is read, and the two differ"],
      ["3.CFItems.0", "duplicate", "the first is read, and the two are equal"],
      ["3.CFItems.1", "duplicate", "the first is read, and the two are equal"],
      ["3.CFAssociations.0", "duplicate", "the first is read, and the two are equal"],
      ["3.CFAssociations.1", "duplicate", "the first is read, and the two are equal"],
    ]);
  });
});

describe("links that lead out of many packages", () => {
  it("take about as long to read as those of one", () => {
    const items = Array.from({ length: 20_000 }, (_none, i) => ({ number: i + 1 }));
    const links = items.map(({ number }) => association(number, "isRelatedTo", 10 ** 8 + number));
    const timeOf = (json: unknown) => {
      const text = JSON.stringify(json);
      const start = performance.now();
      expect(fromCase(text).crosswalk?.crosswalk.links).toHaveLength(items.length);
      return performance.now() - start;
    };
    const ofOne = timeOf(smallPackage(10 ** 9, items, links));
    const ofMany = timeOf(items.map((item, i) => smallPackage(10 ** 9 + i, [item], links.slice(i, i + 1))));
    expect(ofMany / ofOne).toBeLessThan(5);
  });
});

describe("what a server answers with", () => {
  it("is a package in a CFPackage, which is written back as the package", () => {
    const inner = smallPackage(1, [{ number: 11 }]);
    const read = fromCase({ CFPackage: inner });
    expect(read.package).toEqual(inner);
    expect(toCase({ of: read })).toEqual(inner);
    expect(issuesOf(() => fromCase({ CFPackage: { ...inner, CFItems: [1] } }))).toEqual([
      "CFPackage.CFItems.0 wrong-type",
    ]);
  });

  it.each([
    ["an error", { imsx_codeMajor: "failure", imsx_severity: "error", imsx_description: "Unknown document" }],
    ["an error in a status", { imsx_StatusInfo: { imsx_codeMajor: "failure", imsx_description: "Unknown document" } }],
  ])("may be %s, which is passed on", (_what, body) => {
    expect(() => fromCase(body, { mode: "lenient" })).toThrow(/error.*: failure, Unknown document/);
    expect(issuesOf(() => fromCase(body))).toEqual(["wrong-type"]);
  });

  it("is not an empty list", () => {
    expect(issuesOf(() => fromCase([]))).toEqual(["wrong-type"]);
    expect(issuesOf(() => fromCase([{}, "{"]))).toEqual(["1 malformed"]);
  });
});
