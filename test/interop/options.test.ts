import { createCrosswalk, OptionsError } from "cei-framework";
import {
  type CrosswalkPackage,
  ceiPackage,
  type FrameworkItem,
  toCase,
  toDataPackage,
  toSkos,
  toSssom,
} from "cei-framework/interop";
import { describe, expect, it } from "vitest";

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
  try {
    toDataPackage({ of: of as CrosswalkPackage });
  } catch (error) {
    if (error instanceof OptionsError)
      return error.issues.map(({ path, code }) => `${path.slice(1).join(".")} ${code}`);
    throw error;
  }
  return [];
}

describe("a crosswalk package", () => {
  it("may be CEI's own, or any of ids and labels", () => {
    expect(problems(ceiPackage)).toEqual([]);
    expect(problems(good)).toEqual([]);
  });

  it("is refused with everything that is wrong with it, and where", () => {
    expect(problems(null)).toEqual([" wrong-type"]);
    expect(() => toCase({ of: good.crosswalk as never })).toThrow("of: a crosswalk was found; a package was expected");
    expect(problems({})).toEqual([
      ...["key missing", "title missing", "creator missing", "changed missing", "crosswalk missing"],
      ...["source missing", "target missing"],
    ]);
    expect(
      problems({
        ...good,
        ...{ key: "Mine", changed: "2026-01-01", extra: 1, license: { name: "MIT", uri: "MIT" } },
        crosswalk: { sources: ["a", "x"], targets: ["b"], links: [{ source: "a", target: "b", relation: "same" }] },
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
      "extra unknown-key",
      "key wrong-value",
      "changed wrong-value",
      "license.uri wrong-value",
      "source.items.0.parent unknown-id",
      "source.items.0.uuid wrong-value",
      "source.items.1.id duplicate",
      "source.items.1.label wrong-type",
      "source.items.1.fields.page unknown-key",
      "target.key duplicate",
      "target.language wrong-value",
      "target.url wrong-value",
      "target.items.0.note unknown-key",
      "crosswalk.sources.1 unknown-id",
      "crosswalk.links.0.relation wrong-value",
      "discrepancies.0.readings.0.source unknown-id",
    ]);
  });

  it("is refused where its frameworks have one key, or fields refer to nothing", () => {
    expect(problems({ ...good, target: framework("one", [{ id: "b", label: "B" }]) })).toEqual([
      "target.key duplicate",
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
      "source.types.0.fields.0.references unknown-id",
      "source.items.0.fields.up unknown-id",
    ]);
  });

  it("is refused where its text cannot be written, or its time is none", () => {
    expect(problems({ ...good, source: framework("one", [{ id: "a", label: "\ud800" }]) })).toEqual([
      "source.items.0.label wrong-value",
    ]);
    expect(problems({ ...good, changed: "2026-01-01T10:00:60Z" })).toEqual(["changed wrong-value"]);
    expect(
      problems({ ...good, target: framework("two", [{ id: "b", label: "B" }], { url: "https://ex\u00e4mple.org/" }) }),
    ).toEqual(["target.url wrong-value"]);
    expect(problems({ ...good, source: framework("one", [{ id: 1n as never, label: "A" }]) })).toContain(
      "source.items.0.id wrong-type",
    );
  });

  it("is read in bounded time, however many items, types and fields it has", { timeout: 60_000 }, () => {
    const many = 8000;
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
    toDataPackage({ of });
    toSkos({ format: "turtle", of });
    toCase({ of });
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
    expect(() => toCase(null as never)).toThrow("null was found; an object of options was expected");
    expect(() => toCase({ parts: "whole" } as never)).toThrow("parts: not a known key");
    expect(() => toCase({ part: "half" as "whole" })).toThrow('part: "half" was found; "whole" or "source"');
    expect(() => toSssom({ baseUri: "https://example.org" })).toThrow(
      "an absolute URI that ends with a slash, without ? and #, was expected",
    );
    expect(() => toSssom({ relation: "sameAs" as "exactMatch" })).toThrow(
      'relation: "sameAs" was found; "relatedMatch" or',
    );
  });
});
