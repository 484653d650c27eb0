import { describe, expect, it } from "vitest";
import { nearest } from "../../src/check/nearest.ts";

const ids = ["1.1", "1.2", "3.5", "3.6", "3.7", "M3", "M3.1"];

describe("nearest", () => {
  it("is the id of which the least would have to be replaced", () => {
    expect(nearest("M3.2", ids)).toBe("M3.1");
    expect(nearest("M3.1.2", ids)).toBe("M3.1");
    expect(nearest("belwo", ["above", "below"])).toBe("below");
  });

  it("is the last one among equals", () => {
    expect(nearest("3.8", ids)).toBe("3.7");
    expect(nearest("M3.1", ["M4.1", "M2.1"])).toBe("M2.1");
    expect(nearest("M3.1", ["M2.1", "M4.1"])).toBe("M4.1");
  });

  it("ignores case and surrounding white space", () => {
    expect(nearest(" m3.1 ", ids)).toBe("M3.1");
    expect(nearest("  ab", ["  a", "ab"])).toBe("ab");
  });

  it("is none when half or more would have to be replaced, for nothing, and of nothing", () => {
    expect(nearest("D8", ["D7"])).toBeUndefined();
    expect(nearest("a name", ["another"])).toBeUndefined();
    expect(nearest("aa", ["aaa"])).toBeUndefined();
    expect(nearest("", ids)).toBeUndefined();
    expect(nearest("3.5", [])).toBeUndefined();
  });
});
