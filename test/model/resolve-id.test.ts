import { competencies, domains, lookFors, metrics, resolveId, UnknownIdError } from "cei-framework";
import { describe, expect, it } from "vitest";
import { resolved } from "../../src/model/resolve-id.ts";

describe("resolveId", () => {
  it("gives every id of today as itself, alone and frozen", () => {
    for (const { id } of [...domains, ...competencies, ...metrics, ...lookFors]) {
      expect(resolveId(id)).toEqual([id]);
      expect(Object.isFrozen(resolveId(id))).toBe(true);
    }
  });

  it("refuses what never was an id, naming the nearest", () => {
    expect(() => resolveId("3.8")).toThrow(UnknownIdError);
    expect(() => resolveId("3.8")).toThrow('"3.8" is not an id of any version; nearest: "3.7", "3.6", "3.5"');
    for (const id of ["__proto__", "constructor", "toString", ""]) expect(() => resolveId(id)).toThrow(UnknownIdError);
  });
});

describe("the resolution by a table of former ids", () => {
  const former = { "3.8": ["3.7"], D8: ["D6", "D7"], "M5.9": ["M5.8"] } as const;

  it("gives what an id was moved to", () => {
    expect(resolved("3.8", former)).toEqual(["3.7"]);
    expect(resolved("M5.9", former)).toEqual(["M5.8"]);
  });

  it("gives all that an id was split into", () => {
    expect(resolved("D8", former)).toEqual(["D6", "D7"]);
  });

  it("gives present ids as themselves", () => {
    expect(resolved("3.7", former)).toEqual(["3.7"]);
  });

  it("names a former id among the nearest", () => {
    expect(() => resolved("M5.99", former)).toThrow('nearest: "M5.9"');
    expect(() => resolved("3.9", former)).toThrow('nearest: "3.8", "3.7", "3.6"');
  });
});
