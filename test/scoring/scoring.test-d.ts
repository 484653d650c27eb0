import {
  type Basis,
  type CompetencyId,
  createPlan,
  type DomainId,
  domainPlan,
  effectiveWeights,
  gaps,
  type LookForId,
  type MetricId,
  type Outcome,
  type Plan,
  projectionPlan,
  projectToMetrics,
  type Ratings,
  type Scores,
  type SelfAssessment,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
  toScale,
} from "cei-framework";
import { describe, expectTypeOf, it } from "vitest";

const assessment: SelfAssessment = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: {} };

describe("scores", () => {
  it("are typed by their targets and items", () => {
    expectTypeOf(scoreDomains(assessment)).toEqualTypeOf<Scores<DomainId, CompetencyId>>();
    expectTypeOf(scoreDomains(assessment)).toExtend<Scores>();
    expectTypeOf(projectToMetrics(assessment)).toExtend<Scores>();
    expectTypeOf(scoreMetrics({ instrument: "2.0", scale: { min: 1, max: 2 } })).toExtend<Scores>();
    expectTypeOf(projectToMetrics(assessment).targets.M1.basis).toEqualTypeOf<Basis>();
    expectTypeOf(projectToMetrics(assessment).unused).toEqualTypeOf<readonly CompetencyId[]>();
    expectTypeOf(projectToMetrics(assessment).targets).toHaveProperty("M5");
    expectTypeOf(projectToMetrics(assessment).targets).not.toHaveProperty("M6");
  });

  it("are narrowed by their status", () => {
    const outcome = scoreDomains(assessment).overall as Outcome;
    if (outcome.status === "scored") expectTypeOf(outcome.score).toEqualTypeOf<number>();
    if (outcome.status === "insufficient") expectTypeOf(outcome.coverage).toEqualTypeOf<number>();
    if (outcome.score === null) expectTypeOf(outcome.status).toEqualTypeOf<"insufficient" | "not-applicable">();
    expectTypeOf(toScale(0.5, assessment.scale)).toEqualTypeOf<number>();
    expectTypeOf(toScale(null, assessment.scale)).toEqualTypeOf<null>();
    expectTypeOf(toScale(outcome.score, assessment.scale)).toEqualTypeOf<number | null>();
  });
});

describe("ratings", () => {
  it("of wrong items do not compile", () => {
    // @ts-expect-error there is no 9.9
    score({ "9.9": 1 }, assessment.scale, domainPlan());
    // @ts-expect-error a look-for is not a competency
    const wrong: SelfAssessment = { ...assessment, ratings: { "M1.1": 1 } };
    // @ts-expect-error a 2.0 assessment is not a 1.0 one
    scoreDomains({ instrument: "2.0", scale: assessment.scale });
    // @ts-expect-error text is not a rating
    const text: Ratings<CompetencyId> = { "1.1": "3" };
    expectTypeOf(wrong).toEqualTypeOf<SelfAssessment>();
    expectTypeOf(text).toEqualTypeOf<Ratings<CompetencyId>>();
  });

  it("may say undefined for what is not rated", () => {
    expectTypeOf<{ "1.1": undefined; "1.2": null; "1.3": "n/a"; "1.4": 2 }>().toExtend<Ratings<CompetencyId>>();
  });
});

describe("plans", () => {
  it("are typed by their literals", () => {
    const plan = createPlan({
      name: "mine",
      items: ["a", "b"],
      targets: [{ id: "t", parts: [{ id: "p", weight: 1, items: [{ id: "a", weight: 1 }] }] }],
    });
    expectTypeOf(plan).toEqualTypeOf<Plan<"t", "a" | "b">>();
    expectTypeOf(plan).toExtend<Plan>();
    expectTypeOf(score({ a: 1 }, scale({ min: 0, max: 1 }), plan).targets).toHaveProperty("t");
    // @ts-expect-error c is not an item of the plan
    score({ c: 1 }, scale({ min: 0, max: 1 }), plan);
    createPlan({
      name: "wrong",
      items: ["a"],
      // @ts-expect-error a part may only use the plan's items
      targets: [{ id: "t", parts: [{ id: "p", weight: 1, items: [{ id: "z", weight: 1 }] }] }],
    });
  });

  it("give weights and gaps by target", () => {
    expectTypeOf(effectiveWeights(projectionPlan()).M4.items["3.5"]).toEqualTypeOf<number | undefined>();
    expectTypeOf(gaps(projectToMetrics(assessment), { below: 2 }).M1[0]?.id).toEqualTypeOf<CompetencyId | undefined>();
    const ofMetrics = gaps(scoreMetrics({ instrument: "2.0", scale: { min: 1, max: 2 } }), { below: 2 });
    expectTypeOf(ofMetrics.M1[0]?.id).toEqualTypeOf<MetricId | LookForId | undefined>();
    // @ts-expect-error there is no such option
    projectionPlan({ by: "via" });
  });
});
