import {
  competencies,
  competenciesOf,
  crosswalk,
  domains,
  domainsOf,
  lookFors,
  lookForsOf,
  metricOfDomain,
  metrics,
  metricsOf,
  UnknownIdError,
} from "cei-framework";
import { describe, expect, it } from "vitest";

/** The citations of the 2.0 document, read off it by hand. */
const citations = `
  M1.1 1.1 | M1.2 1.2 | M1.3 1.3 | M1.4 1.4 | M1.5 1.5 | M1.6 2.3 |
  M2.1 2.1 2.2 | M2.2 2.4 | M2.3 2.5 |
  M3.1 3.1 | M3.2 3.3 | M3.3 3.5 | M3.4 3.6 | M3.5 3.7 |
  M4.1 4.4 | M4.2 3.5 3.6 |
  M5.1 5.1 | M5.2 5.3 | M5.3 5.4 | M5.4 6.1 | M5.5 6.3 | M5.6 7.1 | M5.7 7.2 | M5.8 7.3`
  .split("|")
  .map((row) => row.trim().split(" "))
  .map(([lookFor = "", ...cited]) => ({ lookFor, cited }));

const unmapped = ["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"];

describe("the crosswalk", () => {
  it("has the 26 links of the document, in its order", () => {
    const expected = citations.flatMap(({ lookFor, cited }) => {
      return cited.map((source) => ({ source, target: lookFor.slice(0, 2), via: lookFor }));
    });
    expect(expected).toHaveLength(26);
    expect(crosswalk.links).toEqual(expected);
  });

  it("has two shared and ten unmapped competencies", () => {
    expect(crosswalk.shared).toEqual(["3.5", "3.6"]);
    expect(crosswalk.unmapped).toEqual(unmapped);
  });

  it("knows how much of each side is linked", () => {
    expect(crosswalk.coverage()).toEqual({
      sources: { total: 34, linked: 24, share: 24 / 34 },
      targets: { total: 5, linked: 5, share: 1 },
    });
  });

  it("is frozen, and so is what it gives", () => {
    const lists = [crosswalk.sources, crosswalk.targets, crosswalk.links, crosswalk.unmapped, crosswalk.shared];
    expect([crosswalk, ...lists, ...crosswalk.links].every((value) => Object.isFrozen(value))).toBe(true);
    expect(Object.isFrozen(crosswalk.targetsOf("3.5"))).toBe(true);
    expect(Object.isFrozen(metricsOf("3.5"))).toBe(true);
    expect(Object.isFrozen(competenciesOf("M4"))).toBe(true);
  });

  it("says the same as the functions, in both directions", () => {
    for (const { id } of competencies) expect(crosswalk.targetsOf(id)).toEqual(metricsOf(id));
    for (const { id } of metrics) expect(crosswalk.sourcesOf(id)).toEqual(competenciesOf(id));
  });
});

describe("from one thing to others", () => {
  it("goes in the document's order without repeats", () => {
    expect(metricsOf("3.5")).toEqual(["M3", "M4"]);
    expect(metricsOf("3.2")).toEqual([]);
    expect(metricsOf("2.3")).toEqual(["M1"]);
    expect(lookForsOf("3.6")).toEqual(["M3.4", "M4.2"]);
    expect(lookForsOf("7.5")).toEqual([]);
    expect(competenciesOf("M4")).toEqual(["4.4", "3.5", "3.6"]);
    expect(competenciesOf("D6")).toEqual(["6.1", "6.2", "6.3", "6.4"]);
    expect(competenciesOf("M2.1")).toEqual(["2.1", "2.2"]);
  });

  it("goes from every look-for to what it cites, and back", () => {
    expect(lookFors.map(({ id }) => ({ lookFor: id, cited: competenciesOf(id) }))).toEqual(citations);
    for (const { id } of competencies) {
      const citing = citations.filter(({ cited }) => cited.includes(id)).map(({ lookFor }) => lookFor);
      expect(lookForsOf(id)).toEqual(citing);
    }
  });

  it("follows the published table between domains and metrics", () => {
    expect(domains.map(({ id }) => metricOfDomain(id))).toEqual(["M1", "M2", "M3", "M4", "M5", "M5", "M5"]);
    expect(metrics.map(({ id }) => domainsOf(id).join())).toEqual(["D1", "D2", "D3", "D4", "D5,D6,D7"]);
  });

  it("refuses what is of another kind", () => {
    expect(() => metricsOf("M1" as never)).toThrow(UnknownIdError);
    expect(() => lookForsOf("D1" as never)).toThrow(UnknownIdError);
    expect(() => competenciesOf("3.5" as never)).toThrow(UnknownIdError);
    expect(() => domainsOf("D1" as never)).toThrow(UnknownIdError);
    expect(() => metricOfDomain("M1" as never)).toThrow(UnknownIdError);
    expect(() => crosswalk.targetsOf("9.9" as never)).toThrow(UnknownIdError);
    expect(() => crosswalk.sourcesOf("__proto__" as never)).toThrow(UnknownIdError);
  });
});
