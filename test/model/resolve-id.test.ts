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

  it("refuses what never was an id", () => {
    for (const id of ["3.8", "__proto__", "constructor", "toString", ""])
      expect(() => resolveId(id)).toThrow(UnknownIdError);
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

  it("refuses what is neither a present id nor a former one", () => {
    expect(() => resolved("M5.99", former)).toThrow(UnknownIdError);
    expect(() => resolved("3.9", former)).toThrow(UnknownIdError);
  });
});
