import {
  type AnyCrosswalk,
  type CompetenciesOf,
  type CompetencyId,
  type Crosswalk,
  competenciesOf,
  compose,
  createCrosswalk,
  crosswalk,
  crosswalkPlan,
  domainsOf,
  invert,
  type Link,
  lookForsOf,
  type MetricId,
  type MetricsOf,
  metricOfDomain,
  metricsOf,
  type Plan,
} from "cei-framework";
import { describe, expectTypeOf, it } from "vitest";

describe("the crosswalk in the types", () => {
  it("is exact", () => {
    expectTypeOf<MetricsOf<"3.5">>().toEqualTypeOf<"M3" | "M4">();
    expectTypeOf<MetricsOf<"3.2">>().toEqualTypeOf<never>();
    expectTypeOf<MetricsOf<"2.3">>().toEqualTypeOf<"M1">();
    expectTypeOf<MetricsOf<"1.1" | "3.6">>().toEqualTypeOf<"M1" | "M3" | "M4">();
    expectTypeOf<MetricsOf<CompetencyId>>().toEqualTypeOf<MetricId>();
    expectTypeOf<CompetenciesOf<"M4">>().toEqualTypeOf<"4.4" | "3.5" | "3.6">();
    expectTypeOf<Extract<Link, { source: "3.5" }>>().toEqualTypeOf<
      | { readonly source: "3.5"; readonly target: "M3"; readonly via: "M3.3" }
      | { readonly source: "3.5"; readonly target: "M4"; readonly via: "M4.2" }
    >();
  });

  it("types what the functions give by their literals", () => {
    expectTypeOf(metricsOf("3.5")).toEqualTypeOf<readonly ("M3" | "M4")[]>();
    expectTypeOf(metricsOf("3.2")).toEqualTypeOf<readonly never[]>();
    expectTypeOf(metricsOf("1.1" as CompetencyId)).toEqualTypeOf<readonly MetricId[]>();
    expectTypeOf(lookForsOf("3.6")).toEqualTypeOf<readonly ("M3.4" | "M4.2")[]>();
    expectTypeOf(competenciesOf("D6")).toEqualTypeOf<readonly ("6.1" | "6.2" | "6.3" | "6.4")[]>();
    expectTypeOf(competenciesOf("M2.1")).toEqualTypeOf<readonly ("2.1" | "2.2")[]>();
    expectTypeOf(domainsOf("M5")).toEqualTypeOf<readonly ("D5" | "D6" | "D7")[]>();
    expectTypeOf(metricOfDomain("D6")).toEqualTypeOf<"M5">();
  });

  it("is as narrow in the crosswalk itself", () => {
    expectTypeOf(crosswalk.targetsOf("3.5")).toEqualTypeOf<readonly ("M3" | "M4")[]>();
    expectTypeOf(crosswalk.targetsOf("3.2")).toEqualTypeOf<readonly never[]>();
    expectTypeOf(crosswalk.sourcesOf("M4")).toEqualTypeOf<readonly ("4.4" | "3.5" | "3.6")[]>();
    expectTypeOf(crosswalk.shared).toEqualTypeOf<readonly ("3.5" | "3.6")[]>();
    expectTypeOf(crosswalk.unmapped).toEqualTypeOf<
      readonly ("3.2" | "3.4" | "4.1" | "4.2" | "4.3" | "5.2" | "6.2" | "6.4" | "7.4" | "7.5")[]
    >();
  });

  it("refuses wrong ids", () => {
    // @ts-expect-error there is no 9.9
    expectTypeOf(metricsOf).toBeCallableWith("9.9");
    // @ts-expect-error a competency has no domains
    expectTypeOf(domainsOf).toBeCallableWith("3.5");
    // @ts-expect-error a metric is not a source
    expectTypeOf(crosswalk.targetsOf).toBeCallableWith("M1");
  });
});

describe("a custom crosswalk", () => {
  const mine = createCrosswalk({
    sources: ["a", "b", "c"],
    targets: ["x", "y"],
    links: [
      { source: "a", target: "x" },
      { source: "a", target: "y", via: "v" },
      { source: "b", target: "y" },
    ],
  });

  it("is typed by its literals", () => {
    expectTypeOf(mine.targetsOf("a")).toEqualTypeOf<readonly ("x" | "y")[]>();
    expectTypeOf(mine.targetsOf("c")).toEqualTypeOf<readonly never[]>();
    expectTypeOf(mine.sourcesOf("y")).toEqualTypeOf<readonly ("a" | "b")[]>();
    expectTypeOf(mine.unmapped).toEqualTypeOf<readonly "c"[]>();
    expectTypeOf(mine.shared).toEqualTypeOf<readonly "a"[]>();
  });

  it("may be of plain strings", () => {
    const links: { source: string; target: string }[] = [];
    const loose = createCrosswalk({ sources: ["a"] as string[], targets: ["x"] as string[], links });
    expectTypeOf(loose.targetsOf("a")).toEqualTypeOf<readonly string[]>();
    expectTypeOf(loose.unmapped).toEqualTypeOf<readonly string[]>();
    expectTypeOf(loose.shared).toEqualTypeOf<readonly string[]>();
  });

  it("goes where any crosswalk does, and any crosswalk into every function that takes one", () => {
    const constant: Crosswalk = crosswalk;
    const registry: { readonly [name: string]: Crosswalk } = { constant, mine, inverted: invert(crosswalk) };
    const useAny = (any: AnyCrosswalk) => {
      expectTypeOf(invert(any)).toExtend<AnyCrosswalk>();
      expectTypeOf(compose(any, any)).toExtend<AnyCrosswalk>();
      expectTypeOf(createCrosswalk(any)).toExtend<AnyCrosswalk>();
      expectTypeOf(crosswalkPlan(any)).toEqualTypeOf<Plan>();
      return any.targetsOf("any id");
    };
    expectTypeOf(useAny).toBeCallableWith(constant);
    expectTypeOf(useAny).toBeCallableWith(mine);
    expectTypeOf(Object.values(registry).map(useAny)).toEqualTypeOf<(readonly string[])[]>();
    const named = { cei: crosswalk, mine } satisfies { readonly [name: string]: AnyCrosswalk };
    expectTypeOf(named.cei.targetsOf("3.5")).toEqualTypeOf<readonly ("M3" | "M4")[]>();
    expectTypeOf(mine).toExtend<AnyCrosswalk>();
    expectTypeOf(crosswalk).toExtend<AnyCrosswalk>();
    expectTypeOf(invert(crosswalk)).toExtend<AnyCrosswalk>();
    expectTypeOf(crosswalk).not.toExtend<Crosswalk<MetricId, CompetencyId>>();
  });

  it("does not compile with a link to nowhere", () => {
    createCrosswalk({
      sources: ["a"],
      targets: ["x"],
      // @ts-expect-error there is no target z
      links: [{ source: "a", target: "z" }],
    });
  });

  it("keeps its types through invert and compose", () => {
    expectTypeOf(invert(mine).targetsOf("y")).toEqualTypeOf<readonly ("a" | "b")[]>();
    const onward = createCrosswalk({
      sources: ["x", "y"],
      targets: ["p", "q"],
      links: [
        { source: "x", target: "p" },
        { source: "y", target: "q" },
      ],
    });
    expectTypeOf(compose(mine, onward).targetsOf("a")).toEqualTypeOf<readonly ("p" | "q")[]>();
    expectTypeOf(compose(mine, onward).targetsOf("b")).toEqualTypeOf<readonly "q"[]>();
    // @ts-expect-error the targets p and q are not sources of mine
    expectTypeOf(() => compose(onward, mine)).toBeFunction();
  });
});
