import { createCrosswalk, crosswalk } from "cei-framework";
import { toMermaid } from "cei-framework/charts";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

describe("toMermaid", () => {
  it("has a box for each id and an arrow for each linked pair", () => {
    const text = toMermaid(
      createCrosswalk({
        sources: ["a", "b", "c"],
        targets: ["T", "U"],
        links: [
          { source: "a", target: "T", via: "x" },
          { source: "a", target: "U" },
          { source: "b", target: "T" },
        ],
      }),
    );
    expect(text.split("\n")).toEqual([
      "flowchart LR",
      "  accTitle: Sources and targets",
      '  s0[["a"]]',
      '  s1["b"]',
      '  s2["c"]',
      '  t0(["T"])',
      '  t1(["U"])',
      '  s0 -->|"x"| t0',
      "  s0 --> t1",
      "  s1 --> t0",
      "  classDef unmapped stroke-dasharray: 4 4",
      "  class s2 unmapped",
      "",
    ]);
  });

  it("has all links of the framework, and escapes names", () => {
    const arrows = toMermaid(crosswalk)
      .split("\n")
      .filter((line) => line.includes("-->"));
    expect(arrows).toHaveLength(26);
    const own = createCrosswalk({ sources: ['"]; click s0'], targets: ["<b>#1"], links: [] });
    expect(toMermaid(own)).toContain('s0["#34;#93;; click s0"]');
    expect(toMermaid(own)).toContain('t0(["#60;b#62;#35;1"])');
    expect(issuesOf(() => toMermaid(own, { width: 3 } as never))).toEqual(["width unknown-key"]);
  });
});
