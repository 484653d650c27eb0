import { competencies, domains, label, lookFors, metrics, OptionsError, UnknownIdError } from "cei-framework";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

describe("label", () => {
  it("is the framework's wording of any record", () => {
    for (const { id, name } of [...domains, ...metrics]) expect(label(id)).toBe(name);
    for (const { id, title } of competencies) expect(label(id)).toBe(title);
    for (const { id, text } of lookFors) expect(label(id)).toBe(text);
  });

  it("ends after a word when it is too long, the ellipsis included", () => {
    // 22 letters.
    expect(label("D1")).toBe("Building Relationships");
    expect(label("D1", { maxLength: 22 })).toBe("Building Relationships");
    expect(label("D1", { maxLength: 21 })).toBe("Building…");
    expect(label("D1", { maxLength: 9 })).toBe("Building…");
    expect(label("D1", { maxLength: 8 })).toBe("Buildin…");
    expect(label("D1", { maxLength: 4 })).toBe("Bui…");
    expect(label("D1", { maxLength: 1 })).toBe("…");
  });

  it("keeps whole words, and whole letters, of a text in another language", () => {
    const shortened = (name: string, maxLength: number) => {
      const texts = { "domain.building-relationships.name": name };
      return label("D1", { maxLength, catalog: { language: "es", direction: "ltr", texts, missing: [] } });
    };
    expect(shortened("one two three", 9)).toBe("one two…");
    expect(shortened("one, two three", 10)).toBe("one, two…");
    expect(shortened("one,. two", 7)).toBe("one…");
    expect(shortened(" word", 4)).toBe(" wo…");
    expect(shortened("😀😀😀", 2)).toBe("😀…");
  });

  it("is never longer than it may be", () => {
    for (const { id, text } of lookFors) {
      for (let maxLength = 1; maxLength <= text.length; maxLength++) {
        expect(Array.from(label(id, { maxLength })).length).toBeLessThanOrEqual(maxLength);
      }
    }
  });

  it("knows no other id and no other option", () => {
    for (const other of ["3.8", "toString", "", 3.5, undefined]) {
      expect(() => label(other as never)).toThrow(UnknownIdError);
    }
    for (const maxLength of [0, 1.5, Number.NaN, "9"]) {
      expect(() => label("D1", { maxLength } as never)).toThrow(OptionsError);
    }
    expect(issuesOf(() => label("D1", { max: 3 } as never))).toEqual(["max unknown-key"]);
  });
});
