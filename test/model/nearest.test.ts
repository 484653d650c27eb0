import { describe, expect, it } from "vitest";
import { nearest } from "../../src/model/nearest.ts";

const ids = ["1.1", "1.2", "3.5", "3.6", "3.7", "M3", "M3.1"];

describe("nearest", () => {
  it("gives at most three, the fewest edits first", () => {
    // "M3" is two deletions away, "1.2" a deletion and a substitution of characters two apart, which costs a little more.
    expect(nearest("M3.2", ids)).toEqual(["M3.1", "M3", "1.2"]);
  });

  it("prefers characters that lie closer among equals", () => {
    expect(nearest("3.8", ids)[0]).toBe("3.7");
    expect(nearest("3,5", ids)[0]).toBe("3.5");
  });

  it("keeps the order of the ids among what is equally near", () => {
    expect(nearest("M3", ["M4", "M2"])).toEqual(["M4", "M2"]);
    expect(nearest("M3", ["M2", "M4"])).toEqual(["M2", "M4"]);
  });

  it("passes over case and white space around", () => {
    expect(nearest(" m3.1 ", ids)[0]).toBe("M3.1");
    expect(nearest("  ab", ["  a", "ab"])[0]).toBe("ab");
  });

  it("gives something for nothing, and nothing of nothing", () => {
    expect(nearest("", ids)[0]).toBe("M3");
    expect(nearest("3.5", [])).toEqual([]);
  });
});
