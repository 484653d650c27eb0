// What is exported and what functions return is data: it goes to a worker, to IndexedDB, and through JSON.

import * as root from "cei-framework";
import * as caseEntry from "cei-framework/case";
import * as catalog from "cei-framework/catalog";
import * as charts from "cei-framework/charts";
import * as dataPackage from "cei-framework/data-package";
import * as disclosure from "cei-framework/disclosure";
import * as forms from "cei-framework/forms";
import * as skos from "cei-framework/skos";
import * as sql from "cei-framework/sql";
import * as sssom from "cei-framework/sssom";
import * as statistics from "cei-framework/statistics";
import * as table from "cei-framework/table";
import { describe, expect, it } from "vitest";

const { crosswalk, evidenceScale } = root;
const scale = evidenceScale(4);
const assessment = (n: number): root.SelfAssessment => ({
  instrument: "1.0",
  role: n % 2 === 0 ? "family" : "staff",
  scale,
  ratings: { "1.1": 1 + (n % 4), "1.2": 4, "1.3": "n/a", "3.5": 1 + ((n * 3) % 4), "3.6": 2 },
});
const assessments = Array.from({ length: 12 }, (_, n) => assessment(n));
const scores = root.projectToMetrics(assessment(1), { minCoverage: 0 });
const scored = assessments.map((one) => root.scoreDomains(one, { minCoverage: 0 }));

describe("what the entries export", () => {
  it("is data, but for functions, classes, and Standard Schemas", () => {
    for (const entry of [
      root,
      caseEntry,
      catalog,
      charts,
      dataPackage,
      disclosure,
      forms,
      skos,
      sql,
      sssom,
      statistics,
      table,
    ]) {
      for (const [name, value] of Object.entries(entry)) {
        if (typeof value === "function" || name.endsWith("Input")) continue;
        expect(structuredClone(value), name).toEqual(value);
        expect(JSON.parse(JSON.stringify(value)), name).toEqual(value);
      }
    }
  });
});

describe("what functions return", () => {
  const results: { readonly [name: string]: unknown } = {
    scores,
    compact: root.compact(scores),
    targetsOf: root.targetsOf(scores),
    scalePoints: root.scalePoints(scale),
    validated: root.validate(assessment(0)),
    rejected: root.validate({ instrument: "1.0" }),
    plan: root.projectionPlan(),
    catalogTemplate: catalog.catalogTemplate(),
    catalog: catalog.createCatalog({ language: "es", texts: { "word.evident": "Evidente" } }),
    surveyJs: forms.toSurveyJs({ instrument: "1.0", scale }),
    xlsForm: forms.toXlsForm({ instrument: "1.0", scale }),
    gaps: root.gaps(scores, { below: 3 }),
    effectiveWeights: root.effectiveWeights(root.projectionPlan()),
    scoresAsRatings: root.scoresAsRatings(scores),
    inverted: root.invert(crosswalk),
    composed: root.compose(crosswalk, root.invert(crosswalk)),
    coverage: crosswalk.coverage(),
    combine: statistics.combine(assessments, { by: "role" }),
    summarize: statistics.summarize(scored),
    compare: statistics.compare(scored.slice(0, 6), scored.slice(6)),
    agreement: statistics.agreement(assessments),
    suppress: disclosure.suppress({
      rows: ["a", "b"],
      columns: ["x", "y"],
      counts: [
        [12, 3],
        [20, 30],
      ],
    }),
    profileChart: charts.profileChart(scores),
    crosswalkChart: charts.crosswalkChart(crosswalk),
    case: caseEntry.toCase(),
    dataPackage: dataPackage.toDataPackage(),
  };

  it.each(Object.entries(results))("is data: %s", (_name, result) => {
    expect(structuredClone(result)).toEqual(result);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe("a crosswalk that went through a clone", () => {
  it("is taken by every function, and is whole again after createCrosswalk", () => {
    const cloned = structuredClone(crosswalk);
    expect(Object.keys(cloned)).toEqual(["sources", "targets", "links", "unmapped", "shared"]);
    expect(root.invert(cloned)).toEqual(root.invert(crosswalk));
    expect(root.compose(cloned, root.invert(cloned))).toEqual(root.compose(crosswalk, root.invert(crosswalk)));
    expect(root.crosswalkPlan(cloned)).toEqual(root.crosswalkPlan(crosswalk));
    expect(root.createCrosswalk(cloned).targetsOf("3.5")).toEqual(["M3", "M4"]);
  });
});
