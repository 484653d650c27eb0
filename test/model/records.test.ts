import {
  competencies,
  competency,
  discrepancies,
  domain,
  domains,
  framework,
  frameworkVersions,
  isCompetencyId,
  isDomainId,
  isLookForId,
  isMetricId,
  lookFor,
  lookFors,
  metric,
  metrics,
  packageVersion,
  reflectionPrompts,
  sources,
  UnknownIdError,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

describe("the records", () => {
  it("are as many as the documents hold", () => {
    expect(domains).toHaveLength(7);
    expect(competencies).toHaveLength(34);
    expect(metrics).toHaveLength(5);
    expect(lookFors).toHaveLength(24);
    expect(reflectionPrompts).toHaveLength(18);
    expect(framework.foundations).toHaveLength(3);
    expect(sources).toHaveLength(2);
    expect(discrepancies.length).toBeGreaterThanOrEqual(12);
  });

  it("are in the order of their numbers", () => {
    expect(domains.map(({ id }) => id).join(" ")).toBe("D1 D2 D3 D4 D5 D6 D7");
    expect(competencies.map(({ id }) => id).join(" ")).toBe(
      "1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 3.5 3.6 3.7 4.1 4.2 4.3 4.4 " +
        "5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4 7.1 7.2 7.3 7.4 7.5",
    );
    expect(metrics.map(({ id }) => id).join(" ")).toBe("M1 M2 M3 M4 M5");
    expect(lookFors.map(({ id }) => id).join(" ")).toBe(
      "M1.1 M1.2 M1.3 M1.4 M1.5 M1.6 M2.1 M2.2 M2.3 M3.1 M3.2 M3.3 M3.4 M3.5 M4.1 M4.2 " +
        "M5.1 M5.2 M5.3 M5.4 M5.5 M5.6 M5.7 M5.8",
    );
  });

  it("hold the published wording", () => {
    expect(domain("D4")).toMatchObject({
      id: "D4",
      key: "operations-systems-structures-and-resourcing",
      name: "Operations, Systems, Structures, and Resourcing the Work",
      competencies: ["4.1", "4.2", "4.3", "4.4"],
      sources: { name: "metrics-2.0", description: "self-assessment-page" },
    });
    expect(competency("6.2")).toEqual({
      id: "6.2",
      key: "multiple-avenues-for-youth-engagement",
      domain: "D6",
      title: "Multiple avenues exist for youth engagement",
      titleFrom: "page",
      numbering: "position",
      source: "self-assessment-page",
    });
    expect(competency("3.7")).toMatchObject({ titleFrom: "look-for", numbering: "cited", source: "metrics-2.0" });
    expect(metric("M5")).toMatchObject({
      name: "Centering the Experiences of Educational Partners",
      statement: "The LEA centers the experiences of educational partners.",
      domains: ["D5", "D6", "D7"],
    });
    expect(lookFor("M3.1")).toEqual({
      id: "M3.1",
      key: "co-develops-a-shared-vision",
      metric: "M3",
      text: "Co-Develops a Share Vision",
      competencies: ["3.1"],
      source: "metrics-2.0",
    });
    expect(framework.evidenceEnds).toEqual(["Not Evident", "Evident"]);
    expect(framework.foundations.map(({ abbreviation }) => abbreviation)).toEqual([null, null, "CPSC"]);
  });

  it("give 3.5 to 3.7 the wording of the look-fors that cite them alone", () => {
    expect(competency("3.5").title).toBe(lookFor("M3.3").text);
    expect(competency("3.6").title).toBe(lookFor("M3.4").text);
    expect(competency("3.7").title).toBe(lookFor("M3.5").text);
  });

  it("are frozen all the way down", () => {
    const unfrozen: string[] = [];
    const seen = new Set<unknown>();
    (function walk(value: unknown, path: string): void {
      if (typeof value !== "object" || value === null || seen.has(value)) return;
      seen.add(value);
      if (!Object.isFrozen(value)) unfrozen.push(path);
      for (const [key, held] of Object.entries(value)) walk(held, `${path}.${key}`);
    })(framework, "framework");
    expect(unfrozen).toEqual([]);
    expect(seen.size).toBeGreaterThan(150);
  });

  it("are the same in the framework, in the lists and by id", () => {
    expect(framework.competencies).toBe(competencies);
    expect(competencies.map(({ id }) => competency(id))).toEqual(competencies);
    expect(competencies[0]).toBe(competency("1.1"));
    expect(lookFors.map(({ id }) => lookFor(id))).toEqual(lookFors);
    expect(domains.map(({ id }) => domain(id))).toEqual(domains);
    expect(metrics.map(({ id }) => metric(id))).toEqual(metrics);
  });

  it("have the versions of the framework and of the package", () => {
    expect(frameworkVersions).toEqual({ selfAssessment: "1.0", metrics: "2.0" });
    expect(framework.versions).toBe(frameworkVersions);
    expect(packageVersion).toBe(manifest.version);
  });
});

describe("an unknown id", () => {
  it.each([
    () => domain("D8" as never),
    () => competency("3.8" as never),
    () => metric("m3" as never),
    () => lookFor("M2.4" as never),
  ])("is an error (%#)", (look) => {
    expect(look).toThrow(UnknownIdError);
  });

  it.each(["__proto__", "constructor", "toString", "", "1", "D", " D1"])("is what %j is, inherited or not", (id) => {
    expect(() => domain(id as never)).toThrow(UnknownIdError);
    expect(() => competency(id as never)).toThrow(UnknownIdError);
    expect(isDomainId(id)).toBe(false);
    expect(isCompetencyId(id)).toBe(false);
  });

  it.each([
    undefined,
    null,
    1.1,
    ["1.1"],
    { toString: () => "1.1" },
    { toString: 1, valueOf: 1 },
    Object.create(null),
    Symbol("1.1"),
  ])("is what no text is (%#)", (id) => {
    expect(() => competency(id as never)).toThrow(UnknownIdError);
    expect(isCompetencyId(id)).toBe(false);
  });
});

describe("the guards", () => {
  it("tell the kinds of id apart", () => {
    expect([isDomainId("D7"), isCompetencyId("7.5"), isMetricId("M5"), isLookForId("M5.8")]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([isDomainId("M1"), isCompetencyId("D1"), isMetricId("M1.1"), isLookForId("M1")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([isDomainId("D8"), isCompetencyId("7.6"), isMetricId("M6"), isLookForId("M5.9")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
