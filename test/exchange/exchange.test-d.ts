import { type Crosswalk, createCrosswalk, crosswalk } from "cei-framework";
import { type CfPackage, type CrosswalkPackage, ceiPackage, fromCase, toCase } from "cei-framework/case";
import { toDataPackage } from "cei-framework/data-package";
import { type JsonLdDocument, toSkos } from "cei-framework/skos";
import { fromSssom, type SssomLink, type SssomMapping, toSssom, toSssomJson } from "cei-framework/sssom";
import { describe, expectTypeOf, it } from "vitest";

describe("the exports", () => {
  it("give text for text formats and data for those of JSON", () => {
    expectTypeOf(toSssom()).toEqualTypeOf<string>();
    expectTypeOf(toSkos({ format: "turtle" })).toEqualTypeOf<string>();
    expectTypeOf(toSkos({ format: "jsonld" })).toEqualTypeOf<JsonLdDocument>();
    expectTypeOf(toCase()).toEqualTypeOf<CfPackage>();
    expectTypeOf(toDataPackage().files).toEqualTypeOf<{ readonly [path: string]: string }>();
  });

  it("take CEI's package, any crosswalk with its items, and what was imported", () => {
    expectTypeOf(ceiPackage).toExtend<CrosswalkPackage>();
    expectTypeOf(crosswalk).toExtend<CrosswalkPackage["crosswalk"]>();
    const own = createCrosswalk({
      sources: ["a"],
      targets: ["b"],
      links: [{ source: "a", target: "b", relation: "broadMatch" }],
    });
    expectTypeOf(own).toExtend<CrosswalkPackage["crosswalk"]>();
    toCase({ of: fromCase("{}") });
    toSssom({ of: fromSssom("") });
    // @ts-expect-error: a Data Package is not made of a CASE import, but of its crosswalk.
    toDataPackage({ of: fromCase("{}") });
  });

  it("take only the relations and parts that there are", () => {
    // @ts-expect-error: this is a CASE association type.
    toSssom({ relation: "isPartOf" });
    // @ts-expect-error: there is no such part.
    toCase({ part: "both" });
    // @ts-expect-error: there is no such version of CASE.
    toCase({ version: "1.2" });
    // @ts-expect-error: a level is of a scale.
    toCase({ scale: 4 });
    // @ts-expect-error: there is no such mode.
    fromCase("{}", { mode: "loose" });
    // @ts-expect-error: the format must be given.
    toSkos({});
  });
});

describe("the imports", () => {
  it("know the slots of SSSOM and what they hold", () => {
    const [mapping] = toSssomJson().mappings;
    expectTypeOf<SssomMapping["subject_id"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<SssomMapping["confidence"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<SssomMapping["author_id"]>().toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf(mapping?.["anything"]).toEqualTypeOf<string | number | readonly string[] | undefined>();
  });

  it("give a crosswalk, or none", () => {
    expectTypeOf(fromSssom("").crosswalk).toEqualTypeOf<Crosswalk<string, string, SssomLink> | null>();
    expectTypeOf(fromCase("").crosswalk).toEqualTypeOf<CrosswalkPackage | null>();
  });
});
