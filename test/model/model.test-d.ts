import {
  type Competency,
  type CompetencyId,
  competencies,
  competency,
  type Domain,
  type DomainId,
  type DomainOf,
  domain,
  domains,
  framework,
  isCompetencyId,
  type LookForId,
  lookFor,
  type MetricId,
  type MetricOf,
  metric,
  type RecordId,
  resolveId,
  type SourceId,
} from "cei-framework";
import { describe, expectTypeOf, it } from "vitest";

describe("ids", () => {
  it("are literal unions", () => {
    expectTypeOf<DomainId>().toEqualTypeOf<"D1" | "D2" | "D3" | "D4" | "D5" | "D6" | "D7">();
    expectTypeOf<MetricId>().toEqualTypeOf<"M1" | "M2" | "M3" | "M4" | "M5">();
    expectTypeOf<"3.7">().toExtend<CompetencyId>();
    expectTypeOf<"3.8">().not.toExtend<CompetencyId>();
    expectTypeOf<string>().not.toExtend<LookForId>();
    expectTypeOf<SourceId>().toEqualTypeOf<"self-assessment-page" | "metrics-2.0">();
  });

  it("that are wrong do not compile", () => {
    // @ts-expect-error there is no D8
    expectTypeOf(domain).toBeCallableWith("D8");
    // @ts-expect-error there is no 3.8
    expectTypeOf(competency).toBeCallableWith("3.8");
    // @ts-expect-error a look-for is not a metric
    expectTypeOf(metric).toBeCallableWith("M1.1");
    // @ts-expect-error any string will not do
    expectTypeOf(lookFor).toBeCallableWith("M1.1" as string);
  });

  it("are narrowed by their guards", () => {
    const found = "3.5" as string;
    if (isCompetencyId(found)) expectTypeOf(found).toEqualTypeOf<CompetencyId>();
  });
});

describe("look-ups", () => {
  it("are typed by the literal", () => {
    expectTypeOf(domain("D6").id).toEqualTypeOf<"D6">();
    expectTypeOf(domain("D6").competencies).toEqualTypeOf<readonly ("6.1" | "6.2" | "6.3" | "6.4")[]>();
    expectTypeOf(competency("3.5").domain).toEqualTypeOf<"D3">();
    expectTypeOf(lookFor("M4.2").metric).toEqualTypeOf<"M4">();
    expectTypeOf(lookFor("M4.2").competencies).toEqualTypeOf<readonly ("3.5" | "3.6")[]>();
    expectTypeOf(metric("M5").domains).toEqualTypeOf<readonly ("D5" | "D6" | "D7")[]>();
    expectTypeOf<DomainOf<"1.1" | "7.5">>().toEqualTypeOf<"D1" | "D7">();
    expectTypeOf<MetricOf<"M1.6">>().toEqualTypeOf<"M1">();
  });

  it("take any id of the kind, and give any record of it", () => {
    expectTypeOf(competency("1.1" as CompetencyId)).toEqualTypeOf<Competency>();
    expectTypeOf(domains[0]).toEqualTypeOf<Domain | undefined>();
  });
});

describe("wording", () => {
  it("is typed string, so that a mended word changes no type", () => {
    expectTypeOf(competency("3.4").title).toEqualTypeOf<string>();
    expectTypeOf(domain("D1").name).toEqualTypeOf<string>();
    expectTypeOf(framework.evidenceEnds).toEqualTypeOf<readonly ["Not Evident", "Evident"]>();
  });
});

describe("records", () => {
  it("are read-only", () => {
    // @ts-expect-error a title cannot be assigned
    competency("1.1").title = "";
    // @ts-expect-error a list cannot be added to
    expectTypeOf(competencies).toHaveProperty("push");
  });
});

describe("resolveId", () => {
  it("gives an id that is in use as itself, and any other text as ids of any kind", () => {
    expectTypeOf(resolveId("3.5")).toEqualTypeOf<readonly ["3.5"]>();
    expectTypeOf(resolveId(domains[0]?.id ?? "D1")).toEqualTypeOf<readonly [DomainId]>();
    expectTypeOf(resolveId("3.8")).toEqualTypeOf<readonly RecordId[]>();
    expectTypeOf<RecordId>().toEqualTypeOf<DomainId | CompetencyId | MetricId | LookForId>();
    // @ts-expect-error: an id is text
    resolveId(3.5);
  });
});
