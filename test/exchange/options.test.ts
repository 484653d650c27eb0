import { createCrosswalk, OptionsError } from "cei-framework";
import { type CrosswalkPackage, ceiPackage, type FrameworkItem, toCase } from "cei-framework/case";
import { toDataPackage } from "cei-framework/data-package";
import { toSkos } from "cei-framework/skos";
import { toSssom } from "cei-framework/sssom";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const framework = (key: string, items: readonly FrameworkItem[], more = {}) => ({
  ...{ key, title: key, creator: "me", language: "en", items },
  ...more,
});
const good = {
  ...{ key: "mine", title: "Mine", changed: "2026-01-01T00:00:00Z", creator: "me" },
  crosswalk: createCrosswalk({ sources: ["a"], targets: ["b"], links: [{ source: "a", target: "b" }] }),
  source: framework("one", [{ id: "a", label: "A" }]),
  target: framework("two", [{ id: "b", label: "B" }]),
};

function problems(of: unknown): string[] {
  const write = () => toDataPackage({ of: of as CrosswalkPackage });
  expect(write).toThrow(OptionsError);
  return issuesOf(write);
}

describe("a crosswalk package", () => {
  it("may be CEI's own, or any of ids and labels", () => {
    for (const of of [ceiPackage, good]) expect(() => toDataPackage({ of })).not.toThrow();
  });

  it("is refused with everything that is wrong with it, and where", () => {
    for (const wrong of [null, good.crosswalk]) expect(problems(wrong)).toEqual(["of wrong-type"]);
    expect(problems({})).toEqual([
      ...["of.key missing", "of.title missing", "of.creator missing", "of.changed missing", "of.crosswalk missing"],
      ...["of.source missing", "of.target missing"],
    ]);
    expect(
      problems({
        ...good,
        ...{
          key: "Mine",
          changed: "2026-01-01",
          extra: 1,
          license: { name: "MIT", uri: "MIT" },
          rights: "",
          notice: 1,
        },
        crosswalk: {
          ...{ sources: ["a", "x"], targets: ["b"] },
          links: [{ source: "a", target: "b", relation: "same", weight: 0 }],
        },
        source: framework("mine.too", [
          { id: "a", label: "A", parent: "a", uuid: "1" },
          { id: "a", label: "", fields: { page: "1" } },
        ]),
        target: framework("skos", [{ id: "b", label: "B", note: "?" } as FrameworkItem], {
          language: "a language",
          url: "here",
        }),
        sources: [{ id: "s", title: "S", publisher: "P", url: null }],
        discrepancies: [{ id: "d", readings: [{ source: "t", says: "x" }], resolution: "r", affects: [] }],
      }),
    ).toEqual([
      "of.extra unknown-key",
      "of.key wrong-value",
      "of.changed wrong-value",
      "of.rights wrong-type",
      "of.notice wrong-type",
      "of.license.uri wrong-value",
      "of.source.items.0.parent unknown-id",
      "of.source.items.0.uuid wrong-value",
      "of.source.items.1.id duplicate",
      "of.source.items.1.label wrong-type",
      "of.source.items.1.fields.page unknown-key",
      "of.target.key duplicate",
      "of.target.language wrong-value",
      "of.target.url wrong-value",
      "of.target.items.0.note unknown-key",
      "of.crosswalk.sources.1 unknown-id",
      "of.crosswalk.links.0.relation wrong-value",
      "of.crosswalk.links.0.weight out-of-range",
      "of.discrepancies.0.readings.0.source unknown-id",
    ]);
  });

  it("is refused where its frameworks have one key, or fields refer to nothing", () => {
    expect(problems({ ...good, target: framework("one", [{ id: "b", label: "B" }]) })).toEqual([
      "of.target.key duplicate",
    ]);
    const types = [
      {
        name: "T",
        table: "ts",
        description: "d",
        fields: [
          { name: "see", description: "d", references: "us" },
          { name: "up", description: "d", references: "ts" },
        ],
      },
    ];
    const items = [{ id: "a", label: "A", type: "T", fields: { see: "x", up: "b" } }];
    expect(problems({ ...good, source: framework("one", items, { types }) })).toEqual([
      "of.source.types.0.fields.0.references unknown-id",
      "of.source.items.0.fields.up unknown-id",
    ]);
  });

  it("is refused where its text cannot be written, or its time is none", () => {
    expect(problems({ ...good, source: framework("one", [{ id: "a", label: "\ud800" }]) })).toEqual([
      "of.source.items.0.label wrong-value",
    ]);
    expect(problems({ ...good, changed: "2026-01-01T10:00:60Z" })).toEqual(["of.changed wrong-value"]);
    expect(
      problems({ ...good, target: framework("two", [{ id: "b", label: "B" }], { url: "https://ex\u00e4mple.org/" }) }),
    ).toEqual(["of.target.url wrong-value"]);
    expect(problems({ ...good, source: framework("one", [{ id: 1n as never, label: "A" }]) })).toContain(
      "of.source.items.0.id wrong-type",
    );
  });

  it("is read in bounded time, however many items, types and fields it has", () => {
    const many = sampleSize(2000, 8000);
    const fields = Array.from({ length: many }, (_none, i) => ({ name: `f${i}`, description: "d" }));
    const chain = Array.from({ length: many }, (_none, i) => ({
      id: `i${i}`,
      label: "x",
      type: `T${i % 2000}`,
      ...(i > 0 && { parent: `i${i - 1}` }),
    }));
    const of = {
      ...good,
      crosswalk: {
        sources: ["i0"],
        targets: ["b"],
        links: chain.map(({ id }) => ({ source: "i0", target: "b", via: id })),
      },
      source: framework("one", chain, { types: [{ name: "T0", table: "t-zero", description: "d", fields }] }),
    };
    // In CASE, each framework is an item too.
    expect(toCase({ of }).CFItems).toHaveLength(many + 3);
    expect(JSON.stringify(toDataPackage({ of })).match(/"f\d+"/g)).toHaveLength(many);
    expect(toSkos({ format: "turtle", of }).match(/ a skos:Concept\b(?!Scheme)/g)).toHaveLength(many + 1);
  });

  it("is left as it was, and not frozen", () => {
    const own = structuredClone({
      ...good,
      crosswalk: { sources: ["a"], targets: ["b"], links: [{ source: "a", target: "b" }] },
    });
    const before = structuredClone(own);
    for (const write of [toCase, toDataPackage, toSkos.bind(null)])
      write({ of: own, ...(write === toCase || write === toDataPackage ? {} : { format: "jsonld" }) } as never);
    toSssom({ of: own, license: "x:y" });
    expect(own).toEqual(before);
    expect([own, own.source, own.source.items, own.crosswalk.links[0]].some(Object.isFrozen)).toBe(false);
  });
});

describe("options", () => {
  it("are refused where they are none", () => {
    for (const [issues, write] of [
      [["wrong-type"], () => toCase(null as never)],
      [["parts unknown-key"], () => toCase({ parts: "whole" } as never)],
      [["part wrong-value"], () => toCase({ part: "half" as "whole" })],
      [["baseUri wrong-value"], () => toSssom({ baseUri: "https://example.org" })],
      [["license wrong-value"], () => toDataPackage({ license: "MIT" })],
      [["relation wrong-value"], () => toSssom({ relation: "sameAs" as "exactMatch" })],
    ] as const) {
      expect(write).toThrow(OptionsError);
      expect(issuesOf(write)).toEqual(issues);
    }
  });
});
