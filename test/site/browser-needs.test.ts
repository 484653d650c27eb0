// The messages when the tests in a browser lack something; test/browser/ itself needs it to run.
import { describe, expect, it } from "vitest";
import { chromiumPath, firefoxPath, missing } from "../browser/needs.ts";

describe("what the tests in a browser need", () => {
  it("is told in one message, each thing with its place and how to get it", () => {
    expect(missing(() => false, false)).toBe(
      [
        "The tests in a browser need what is not there:",
        `- Chromium, at ${chromiumPath} (on Debian: apt-get install chromium; elsewhere set CHROMIUM_PATH)`,
        "- the built package, at dist/index.js (npm run build)",
        "- the built site, at docs/built/index.html (npm run docs)",
      ].join("\n"),
    );
  });

  it.each([
    [chromiumPath, "Chromium"],
    ["dist/index.js", "the built package"],
    ["docs/built/index.html", "the built site"],
    [firefoxPath, "Firefox"],
  ])("names %s alone when it alone is missing", (absent, what) => {
    const [, ...lines] = missing((path) => path !== absent, true)?.split("\n") ?? [];
    expect(lines).toEqual([expect.stringContaining(`- ${what}, at ${absent} (`)]);
  });

  it("is not Firefox, unless it is to be there", () => {
    expect(missing((path) => path !== firefoxPath, false)).toBeNull();
  });

  it("is nothing when all of it is there", () => {
    expect(missing(() => true, true)).toBeNull();
  });
});
