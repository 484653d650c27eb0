import { describe, expect, it } from "vitest";
import { derive } from "../../scripts/derive.ts";
import { lookFor } from "../rules/fixture.ts";
import { realFiles } from "./real-data.ts";

const derived = derive(realFiles());
const { tables } = derived;

// The citations of the 2.0 document, copied by hand: a look-for, and the competencies in the parentheses after it.
const citations = {
  "M1.1": ["1.1"],
  "M1.2": ["1.2"],
  "M1.3": ["1.3"],
  "M1.4": ["1.4"],
  "M1.5": ["1.5"],
  "M1.6": ["2.3"],
  "M2.1": ["2.1", "2.2"],
  "M2.2": ["2.4"],
  "M2.3": ["2.5"],
  "M3.1": ["3.1"],
  "M3.2": ["3.3"],
  "M3.3": ["3.5"],
  "M3.4": ["3.6"],
  "M3.5": ["3.7"],
  "M4.1": ["4.4"],
  "M4.2": ["3.5", "3.6"],
  "M5.1": ["5.1"],
  "M5.2": ["5.3"],
  "M5.3": ["5.4"],
  "M5.4": ["6.1"],
  "M5.5": ["6.3"],
  "M5.6": ["7.1"],
  "M5.7": ["7.2"],
  "M5.8": ["7.3"],
};
const unmapped = ["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"];

describe("the links", () => {
  it("are the 26 citations, in the document's order", () => {
    expect(derived.links).toHaveLength(26);
    expect(derived.links).toEqual(
      Object.entries(citations).flatMap(([via, cited]) =>
        cited.map((source) => ({ source, target: via.slice(0, 2), via })),
      ),
    );
  });
});

describe("the tables of ids", () => {
  it("give each look-for the competencies that it cites", () => {
    expect(tables.competenciesOfLookFor).toEqual(citations);
  });

  it("give a competency that two metrics cite both of them, and both look-fors", () => {
    expect(tables.metricsOfCompetency["3.5"]).toEqual(["M3", "M4"]);
    expect(tables.lookForsOfCompetency["3.5"]).toEqual(["M3.3", "M4.2"]);
    expect(tables.metricsOfCompetency["3.6"]).toEqual(["M3", "M4"]);
    expect(tables.lookForsOfCompetency["3.6"]).toEqual(["M3.4", "M4.2"]);
  });

  it("give a competency the metric that cites it, whichever domain it belongs to", () => {
    expect(tables.metricsOfCompetency["2.3"]).toEqual(["M1"]);
    expect(tables.metricsOfCompetency["1.1"]).toEqual(["M1"]);
    expect(tables.metricsOfCompetency["7.3"]).toEqual(["M5"]);
  });

  it("give the ten competencies that nothing cites no metric and no look-for", () => {
    expect(idsWhere(tables.metricsOfCompetency, (metrics) => metrics.length === 0)).toEqual(unmapped);
    expect(idsWhere(tables.lookForsOfCompetency, (lookFors) => lookFors.length === 0)).toEqual(unmapped);
    expect(idsWhere(tables.metricsOfCompetency, (metrics) => metrics.length > 1)).toEqual(["3.5", "3.6"]);
  });

  it("give each metric its competencies in the document's order, without repeats", () => {
    expect(tables.competenciesOfMetric).toEqual({
      M1: ["1.1", "1.2", "1.3", "1.4", "1.5", "2.3"],
      M2: ["2.1", "2.2", "2.4", "2.5"],
      M3: ["3.1", "3.3", "3.5", "3.6", "3.7"],
      M4: ["4.4", "3.5", "3.6"],
      M5: ["5.1", "5.3", "5.4", "6.1", "6.3", "7.1", "7.2", "7.3"],
    });
  });

  it("name a competency once that two look-fors of one metric cite", () => {
    const files = realFiles();
    lookFor(files, "M3.1").competencies = ["3.1", "3.5"];
    const { competenciesOfMetric, metricsOfCompetency, lookForsOfCompetency } = derive(files).tables;
    expect(competenciesOfMetric["M3"]).toEqual(["3.1", "3.5", "3.3", "3.6", "3.7"]);
    expect(metricsOfCompetency["3.5"]).toEqual(["M3", "M4"]);
    expect(lookForsOfCompetency["3.5"]).toEqual(["M3.1", "M3.3", "M4.2"]);
  });

  it("read the published table in both directions", () => {
    expect(tables.metricOfDomain).toEqual({ D1: "M1", D2: "M2", D3: "M3", D4: "M4", D5: "M5", D6: "M5", D7: "M5" });
    expect(tables.domainsOfMetric).toEqual({ M1: ["D1"], M2: ["D2"], M3: ["D3"], M4: ["D4"], M5: ["D5", "D6", "D7"] });
  });

  it("give each domain its competencies in the order of their numbers", () => {
    expect(tables.competenciesOfDomain).toEqual({
      D1: ["1.1", "1.2", "1.3", "1.4", "1.5"],
      D2: ["2.1", "2.2", "2.3", "2.4", "2.5"],
      D3: ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"],
      D4: ["4.1", "4.2", "4.3", "4.4"],
      D5: ["5.1", "5.2", "5.3", "5.4"],
      D6: ["6.1", "6.2", "6.3", "6.4"],
      D7: ["7.1", "7.2", "7.3", "7.4", "7.5"],
    });
  });

  it("give each metric its look-fors in the document's order", () => {
    expect(tables.lookForsOfMetric).toEqual({
      M1: ["M1.1", "M1.2", "M1.3", "M1.4", "M1.5", "M1.6"],
      M2: ["M2.1", "M2.2", "M2.3"],
      M3: ["M3.1", "M3.2", "M3.3", "M3.4", "M3.5"],
      M4: ["M4.1", "M4.2"],
      M5: ["M5.1", "M5.2", "M5.3", "M5.4", "M5.5", "M5.6", "M5.7", "M5.8"],
    });
  });
});

describe("the flat records", () => {
  it("are as many as the documents hold", () => {
    expect([
      derived.domains.length,
      derived.competencies.length,
      derived.metrics.length,
      derived.lookFors.length,
      derived.reflectionPrompts.length,
      derived.foundations.length,
      derived.sources.length,
    ]).toEqual([7, 34, 5, 24, 18, 3, 2]);
  });

  it("have the ids of their parents and children", () => {
    expect(derived.competencies.find(({ id }) => id === "6.3")).toEqual({
      id: "6.3",
      key: "youth-activities-aligned-with-learning-goals",
      domain: "D6",
      title: "Align youth engagement activities with school and district learning goals",
      titleFrom: "page",
      numbering: "cited",
      source: "self-assessment-page",
    });
    expect(derived.lookFors.find(({ id }) => id === "M4.2")).toEqual({
      id: "M4.2",
      key: "alignment-of-policies",
      metric: "M4",
      text: "Demonstrates an alignment of policies to ensure student success",
      competencies: ["3.5", "3.6"],
      source: "metrics-2.0",
    });
    expect(derived.domains[5]).toMatchObject({ id: "D6", competencies: ["6.1", "6.2", "6.3", "6.4"] });
    expect(derived.metrics[3]).toMatchObject({ id: "M4", domains: ["D4"], lookFors: ["M4.1", "M4.2"] });
  });

  it("leave out the file that a source is checked against", () => {
    for (const source of derived.sources) expect(Object.keys(source)).toEqual(["id", "title", "publisher", "url"]);
  });

  it("keep the versions, and the ends of the 2.0 rating with the lower first", () => {
    expect(derived.versions).toEqual({ selfAssessment: "1.0", metrics: "2.0" });
    expect(derived.evidenceEnds).toEqual(["Not Evident", "Evident"]);
  });
});

function idsWhere<Row>(table: { readonly [id: string]: Row }, isMeant: (row: Row) => boolean): string[] {
  return Object.entries(table)
    .filter(([, row]) => isMeant(row))
    .map(([id]) => id);
}
