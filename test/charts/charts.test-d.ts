import { createCrosswalk, crosswalk, projectToMetrics, scale, scoreDomains } from "cei-framework";
import { compareChart, competencyHeatmap, crosswalkChart, profileChart, type VegaLiteSpec } from "cei-framework/charts";
import { summarize } from "cei-framework/statistics";
import type { TopLevelSpec } from "vega-lite";
import { describe, expectTypeOf, it } from "vitest";

const assessment = { instrument: "1.0", scale: scale({ min: 1, max: 4 }), ratings: {} } as const;

describe("the types of charts", () => {
  it("are Vega-Lite's", () => {
    expectTypeOf<VegaLiteSpec>().toExtend<TopLevelSpec>();
    // Not by specifying too little: an invalid Vega-Lite chart does not pass.
    expectTypeOf<Omit<VegaLiteSpec, "layer">>().not.toExtend<TopLevelSpec>();
    expectTypeOf<Omit<VegaLiteSpec, "width"> & { width: boolean }>().not.toExtend<TopLevelSpec>();
  });

  it("take the scores of any function, and custom crosswalks", () => {
    expectTypeOf(profileChart(scoreDomains(assessment))).toEqualTypeOf<VegaLiteSpec>();
    expectTypeOf(profileChart(projectToMetrics(assessment))).toEqualTypeOf<VegaLiteSpec>();
    compareChart([scoreDomains(assessment)], [scoreDomains(assessment)], { paired: true });
    competencyHeatmap(summarize([scoreDomains(assessment)]), { by: [] });
    crosswalkChart(crosswalk, { highlight: "3.5" });
    crosswalkChart(createCrosswalk({ sources: ["a"], targets: ["b"], links: [] }));
    // @ts-expect-error Ratings are not scores.
    profileChart([1, 2]);
    // @ts-expect-error Links alone are not a crosswalk.
    crosswalkChart(crosswalk.links);
  });
});
