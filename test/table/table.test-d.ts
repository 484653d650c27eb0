import type { CompetencyId, LookForId, MetricId, Rating, Ratings, Scores } from "cei-framework";
import { domainPlan, lookForPlan, projectionPlan, scale } from "cei-framework";
import { type ScoreSummary, summarize } from "cei-framework/statistics";
import {
  fromAssessments,
  type RatingTable,
  readTable,
  type ScoreTable,
  scoreTable,
  writeCsv,
} from "cei-framework/table";
import { describe, expectTypeOf, it } from "vitest";

const options = { scale: scale({ min: 1, max: 4 }) };
declare const ofCompetencies: RatingTable<CompetencyId>;

describe("readTable", () => {
  it("gives a table of the instrument's items", () => {
    expectTypeOf(readTable("", options)).resolves.toEqualTypeOf<RatingTable<CompetencyId>>();
    expectTypeOf(readTable("", { ...options, instrument: "1.0" })).resolves.toEqualTypeOf<RatingTable<CompetencyId>>();
    expectTypeOf(readTable("", { ...options, instrument: "2.0" })).resolves.toEqualTypeOf<
      RatingTable<MetricId | LookForId>
    >();
  });

  it("takes what platforms give, and no other things", () => {
    readTable(new Uint8Array(), options);
    readTable(new Blob([]).stream(), options);
    readTable(new Response("").body ?? "", options);
    readTable(new File([], "survey.csv"), options);
    readTable(new ArrayBuffer(0), options);
    readTable(process.stdin, options);
    readTable(["a", new Uint8Array()], options);
    // @ts-expect-error A number is not a source.
    readTable(5, options);
    // @ts-expect-error Without a scale nothing can be read.
    readTable("", {});
    // @ts-expect-error There is no such form.
    readTable("", { ...options, form: "tall" });
  });

  it("gives ratings by the literal ids", () => {
    expectTypeOf(ofCompetencies.ratings("3.5")).toEqualTypeOf<readonly Rating[]>();
    expectTypeOf(ofCompetencies.row(0)).toEqualTypeOf<Ratings<CompetencyId>>();
    // @ts-expect-error There is no such competency.
    ofCompetencies.ratings("3.8");
  });
});

describe("scoreTable", () => {
  it("has the plan's targets and the overall", () => {
    const scores = scoreTable(ofCompetencies, projectionPlan());
    expectTypeOf(scores).toEqualTypeOf<ScoreTable<MetricId, CompetencyId>>();
    expectTypeOf(scores.score("overall")).toEqualTypeOf<Float64Array>();
    expectTypeOf(scores.status("M1")).toEqualTypeOf<Uint8Array>();
    expectTypeOf(scores.row(0)).toEqualTypeOf<Scores<MetricId, CompetencyId>>();
    // @ts-expect-error D1 is not a metric.
    scores.score("D1");
  });

  it("takes tables of either instrument", () => {
    const table = fromAssessments([{ instrument: "2.0", scale: options.scale }]);
    expectTypeOf(table).toEqualTypeOf<RatingTable<MetricId | LookForId>>();
    scoreTable(table, lookForPlan());
  });
});

describe("summarize and writeCsv", () => {
  it("name the plan's targets", () => {
    const summary = summarize(scoreTable(ofCompetencies, domainPlan()), { by: ["site"], cut: 0.5 });
    expectTypeOf(summary.rows[0]).toEqualTypeOf<
      ScoreSummary<"D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7"> | undefined
    >();
    expectTypeOf(writeCsv(summary)).toEqualTypeOf<AsyncIterable<string>>();
    writeCsv(ofCompetencies);
    writeCsv(scoreTable(ofCompetencies, domainPlan()), { protect: false });
  });
});
