// What every entry point reads of a catalog.

import { describe, expect, it } from "vitest";
import { catalogCheck, catalogsCheck, recordTexts, textsOfId, translation } from "../../src/model/catalog.ts";

const spanish = { language: "es", direction: "ltr", texts: { "domain.a.name": "Uno" }, missing: [] } as const;

describe("the texts of a record", () => {
  it("have the keys of their translations, the label first", () => {
    const record = { description: "Why", title: "What", note: "not wording" };
    expect(recordTexts("competency", "a-b", record)).toEqual([
      { key: "competency.a-b.title", text: "What" },
      { key: "competency.a-b.description", text: "Why" },
    ]);
  });

  it("are of the kind that the id shows", () => {
    const keys = ["D1", "1.1", "M1", "M1.1"].map((id) => textsOfId(id, { key: "k", text: "t" })[0]?.key);
    expect(keys).toEqual(["domain.k.text", "competency.k.text", "metric.k.text", "look-for.k.text"]);
  });
});

describe("a translation", () => {
  it("is the catalog's, or else the English text", () => {
    expect(translation({ key: "domain.a.name", text: "One" }, spanish)).toBe("Uno");
    expect(translation({ key: "domain.b.name", text: "Two" }, spanish)).toBe("Two");
    expect(translation({ key: "domain.a.name", text: "One" })).toBe("One");
    expect(translation({ key: "toString", text: "One" }, spanish)).toBe("One");
  });
});

describe("the check of a catalog", () => {
  it("takes what has a language, texts, and a list of what is missing", () => {
    expect(catalogCheck(spanish, ["catalog"])).toEqual([]);
    expect(catalogCheck({ language: "es", texts: {}, missing: ["a"] }, [])).toEqual([]);
  });

  it.each([
    [null],
    ["es"],
    [{}],
    [{ language: 3, texts: {}, missing: [] }],
    [{ language: "es", texts: [], missing: [] }],
    [{ language: "es", texts: {}, missing: {} }],
    [{ language: "es", missing: [] }],
  ])("expects a result of createCatalog, not %j", (value) => {
    const params = { expected: "a catalog made by createCatalog" };
    expect(catalogCheck(value, ["catalog"])).toMatchObject([{ path: ["catalog"], code: "wrong-type", params }]);
  });
});

describe("the check of a list of catalogs", () => {
  const french = { ...spanish, language: "fr" };

  it("takes catalogs of different languages", () => {
    expect(catalogsCheck([], ["catalogs"])).toEqual([]);
    expect(catalogsCheck([spanish, french], ["catalogs"])).toEqual([]);
  });

  it("expects a list", () => {
    const params = { expected: "a list of catalogs" };
    expect(catalogsCheck(spanish, ["catalogs"])).toMatchObject([{ path: ["catalogs"], code: "wrong-type", params }]);
  });

  it("names each element that is not a catalog, holes included", () => {
    const list = [spanish, "fr"];
    list.length = 3;
    expect(catalogsCheck(list, ["catalogs"])).toMatchObject([
      { path: ["catalogs", 1], code: "wrong-type" },
      { path: ["catalogs", 2], code: "missing" },
    ]);
  });

  it("names a language that is repeated, and where it was first", () => {
    expect(catalogsCheck([french, spanish, { ...spanish }], ["catalogs"])).toMatchObject([
      {
        path: ["catalogs", 2, "language"],
        message: 'Duplicate language "es", first in catalogs > 1',
        code: "duplicate",
        params: { got: "es", first: "catalogs > 1" },
      },
    ]);
    expect(catalogsCheck([spanish, spanish], ["of"])).toMatchObject([{ params: { first: "of > 0" } }]);
  });
});
