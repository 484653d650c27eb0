// What the exports say of themselves, in either version of CASE, and the rubrics.
import { evidenceScale, packageVersion } from "cei-framework";
import { type CfPackage, type CrosswalkPackage, ceiPackage, fromCase, toCase } from "cei-framework/case";
import { describe, expect, it } from "vitest";
import { oddPackage, oddPackageWith } from "../exchange/odd-package.ts";
import { issuesOf } from "../issues.ts";

const parts = ["whole", "source", "target", "crosswalk"] as const;
const versions = ["1.1", "1.0"] as const;
const partsOfVersions = versions.flatMap((version) => parts.map((part) => ({ version, part })));

/** Every field name in a package. */
function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => [name, ...namesIn(field)]);
}

describe.each(partsOfVersions)("$part of CEI's in CASE $version", ({ version, part }) => {
  const { CFDocument: document, CFDefinitions: definitions } = toCase({ version, part });

  it("states who made it, in which release, and that CEI neither made nor endorsed it", () => {
    expect(document.notes).toContain("CEI neither made nor endorsed it.");
    expect(document.notes).toContain(`Maker: The cei-framework maintainers. Release ${packageVersion}, 20`);
    expect(document.notes).toContain("Rights in that wording remain with its owners");
    expect(document.publisher).toBe("The cei-framework maintainers");
    const isOfCei = part === "source" || part === "target";
    expect(document.creator).toBe(isOfCei ? "Community Engagement Initiative" : "The cei-framework maintainers");
  });

  it("has a license with a text, which leaves the wording out", () => {
    const [license, ...others] = definitions?.CFLicenses ?? [];
    expect(others).toEqual([]);
    expect(document.licenseURI).toMatchObject({ identifier: license?.identifier, title: license?.title });
    expect(license?.title).toBe("CC BY 4.0 for the mapping, not for the wording");
    expect(license?.licenseText).toContain("CC BY 4.0, https://creativecommons.org/licenses/by/4.0/");
    expect(license?.licenseText).toContain("It does not cover the wording of the framework");
  });
});

describe("the license", () => {
  it("may be another, as an option", () => {
    const json = toCase({ part: "crosswalk", license: "https://example.org/terms" });
    expect(json.CFDefinitions?.CFLicenses?.[0]?.licenseText).toContain("license: https://example.org/terms\n");
    expect(fromCase(toCase({ license: "https://example.org/terms" })).crosswalk?.license?.uri).toBe(
      "https://example.org/terms",
    );
  });

  it("is not of a framework alone, where only the mapping has one", () => {
    // The odd package has a license, and states no rights.
    const licenses = parts.map((part) => toCase({ of: oddPackage, part }).CFDefinitions?.CFLicenses?.length);
    expect(licenses).toEqual([1, undefined, undefined, 1]);
    const { license: _none, ...without } = oddPackage;
    expect(toCase({ of: without }).CFDocument.licenseURI).toBeUndefined();
    expect(toCase({ of: { ...without, rights: "Ours." } }).CFDefinitions?.CFLicenses).toMatchObject([
      { title: "Rights in the wording", licenseText: "Ours." },
    ]);
  });
});

describe("CASE 1.0", () => {
  it.each(parts)("has nothing of 1.1 in the part %s, and is the same otherwise", (part) => {
    for (const of of [ceiPackage, oddPackage]) {
      const [json, json11] = [toCase({ of, part, version: "1.0" }), toCase({ of, part })];
      expect(namesIn(json)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(extensions|targetType|caseVersion)$/)]),
      );
      expect(json.CFItems?.map(({ identifier, uri }) => [identifier, uri])).toEqual(
        json11.CFItems?.map(({ identifier, uri }) => [identifier, uri]),
      );
    }
  });

  it("has custom relations as related, since its types are fixed", () => {
    const of = oddPackageWith({ source: "1", target: "1", relation: "closeMatch" });
    const typesIn = ({ CFAssociations: associations = [] }: CfPackage) => associations.at(-1)?.associationType;
    expect(typesIn(toCase({ of }))).toBe("ext:skos.closeMatch");
    expect(typesIn(toCase({ of, version: "1.0" }))).toBe("isRelatedTo");
  });

  it("is read back with its links and its notes, as the package of another", () => {
    const read = fromCase(toCase({ version: "1.0" }));
    expect(read.issues).toEqual([]);
    expect(read.crosswalk?.crosswalk.links).toHaveLength(26);
    expect(read.crosswalk?.notice).toContain("CEI neither made nor endorsed it.");
    // Exported again, the notes are not doubled.
    const again = toCase({ of: read.crosswalk ?? undefined, version: "1.0" });
    expect(again.CFDocument.notes?.split("CEI neither made nor endorsed it.")).toHaveLength(2);
  });
});

describe("the weight of a link", () => {
  const weighted = (...weights: (number | undefined)[]): CrosswalkPackage => {
    const links = weights.map((weight, i) => ({ source: "1", target: ["1", "2", "twice"][i] ?? "", weight }));
    return oddPackageWith(...JSON.parse(JSON.stringify(links)));
  };

  it("leaves in an extension and comes back, if it is not 1", () => {
    const json = toCase({ of: weighted(0.5, 1, undefined) });
    expect(json.CFAssociations?.slice(-3).map(({ extensions }) => extensions)).toEqual([
      { "cei-framework": { weight: 0.5 } },
      undefined,
      undefined,
    ]);
    const weights = fromCase(json).crosswalk?.crosswalk.links.map(({ weight }) => weight);
    expect(weights).toEqual([0.5, undefined, undefined]);
    const alone = fromCase(toCase({ of: weighted(0.5), part: "crosswalk" }));
    expect(alone.crosswalk?.crosswalk.links[0]?.weight).toBe(0.5);
  });
});

describe("a rubric", () => {
  it("is written for a scale of the caller, and not without one", () => {
    expect(parts.map((part) => toCase({ part }).CFRubrics)).toEqual([undefined, undefined, undefined, undefined]);
    const { CFRubrics: rubrics = [], CFItems: items = [] } = toCase({ scale: evidenceScale(4) });
    expect(rubrics.map(({ title, CFRubricCriteria: criteria }) => [title, criteria.length])).toEqual([
      ["Community Engagement Initiative 2.0 Metrics: Metric", 5],
      ["Community Engagement Initiative 2.0 Metrics: Look-for", 24],
    ]);
    const [first] = rubrics[0]?.CFRubricCriteria ?? [];
    const metric = items.find(({ humanCodingScheme }) => humanCodingScheme === "M1");
    expect(first).toMatchObject({
      ...{ category: "Metric", description: metric?.fullStatement, position: 1, rubricId: rubrics[0]?.identifier },
      CFItemURI: { identifier: metric?.identifier, uri: metric?.uri },
    });
    // The 2.0 document names the ends alone, so the points between have no quality.
    expect(first?.CFRubricCriterionLevels.map(({ quality, score, position }) => [quality, score, position])).toEqual([
      ["Not Evident", 1, 1],
      [undefined, 2, 2],
      [undefined, 3, 3],
      ["Evident", 4, 4],
    ]);
  });

  it("has identifiers of its own: by the scale, the item, and the point", () => {
    const identifiersOf = (scale: ReturnType<typeof evidenceScale>) =>
      (toCase({ part: "target", scale }).CFRubrics ?? []).flatMap((rubric) => [
        rubric.identifier,
        ...rubric.CFRubricCriteria.flatMap((criterion) => [
          criterion.identifier,
          ...criterion.CFRubricCriterionLevels.map(({ identifier }) => identifier),
        ]),
      ]);
    const all = [...identifiersOf(evidenceScale(4)), ...identifiersOf(evidenceScale(5))];
    // 2 rubrics, 29 criteria, and 29 times 4 or 5 levels.
    expect(all).toHaveLength(2 * (2 + 29) + 29 * 9);
    expect(new Set(all).size).toBe(all.length);
    expect(identifiersOf(evidenceScale(4))).toEqual(identifiersOf(evidenceScale(4)));
  });

  it("has the ends and the labels of a continuous scale", () => {
    const scale = { min: 0, max: 1, continuous: true, labels: { "0.5": "Half" } };
    const [rubric] = toCase({ part: "target", scale, version: "1.0" }).CFRubrics ?? [];
    const levels = rubric?.CFRubricCriteria[0]?.CFRubricCriterionLevels;
    expect(levels?.map(({ quality, score }) => [quality, score])).toEqual([
      [undefined, 0],
      ["Half", 0.5],
      [undefined, 1],
    ]);
  });

  it("does not keep a package from being read", () => {
    expect(fromCase(toCase({ scale: evidenceScale(4) })).crosswalk?.target).toEqual(ceiPackage.target);
  });

  it.each<[string, () => unknown, readonly string[]]>([
    ["the part of the sources", () => toCase({ part: "source", scale: evidenceScale() }), ["scale inconsistent"]],
    ["the links alone", () => toCase({ part: "crosswalk", scale: evidenceScale() }), ["scale inconsistent"]],
    ["an invalid scale", () => toCase({ scale: { min: 4, max: 1 } }), ["scale.max out-of-range"]],
    ["a scale of 2,000 points", () => toCase({ scale: { min: 1, max: 2000 } }), ["scale out-of-range"]],
    ["an unknown version", () => toCase({ version: "2.0" as "1.0" }), ["version wrong-value"]],
    ["an import", () => toCase({ of: fromCase(toCase()), version: "1.0" }), ["version inconsistent"]],
  ])("is refused for %s", (_what, write, issues) => {
    expect(issuesOf(write)).toEqual(issues);
  });
});
