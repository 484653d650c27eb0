import { describe, expect, it } from "vitest";
import { derive } from "../../scripts/derive.ts";
import { generatedDocs } from "../../scripts/generated-docs.ts";
import { competency, discrepancy, lookFor } from "../rules/fixture.ts";
import { realFiles } from "./real-data.ts";

const guides: { readonly [path: string]: string } = {
  "docs/framework.md": `# By hand

<!-- generated: domains -->
old
<!-- end -->
Between.
<!-- generated: crosswalk -->
<!-- end -->
<!-- generated: competencies -->
<!-- end -->
After.
`,
  "docs/discrepancies.md": "<!-- generated: discrepancies -->\n<!-- end -->\n",
};

describe("the generated parts of the guides", () => {
  const docs = generatedDocs(derive(realFiles()), read);
  const lines = (docs["docs/framework.md"] ?? "").split("\n");

  it("are between their markers, and the rest is unchanged", () => {
    expect(lines.slice(0, 3)).toEqual(["# By hand", "", "<!-- generated: domains -->"]);
    expect(lines).not.toContain("old");
    expect(lines[lines.indexOf("Between.") - 1]).toBe("<!-- end -->");
    expect(lines.slice(-3)).toEqual(["<!-- end -->", "After.", ""]);
  });

  it("are the same when they are made anew from themselves", () => {
    expect(generatedDocs(derive(realFiles()), (path) => docs[path] ?? "")).toEqual(docs);
  });

  it("give each domain its competencies and its metric in CEI's table", () => {
    expect(cellsOf("D6")).toEqual([
      "D6",
      "Participatory Practices with Students",
      "6.1, 6.2, 6.3, 6.4",
      "M5 Centering the Experiences of Educational Partners",
    ]);
  });

  it("give each look-for what it cites, and name the metric at its first alone", () => {
    expect(cellsOf("M4 Alignment of Policies, Practices, and Resources")).toEqual([
      "M4 Alignment of Policies, Practices, and Resources",
      "M4.1",
      "Ensure equitable distribution of resources for student, family, and community engagement activities",
      "4.4",
    ]);
    expect(rows()).toContainEqual([
      "",
      "M4.2",
      "Demonstrates an alignment of policies to ensure student success",
      "3.5, 3.6",
    ]);
  });

  it("give each competency the metrics that it feeds, or say that there is none", () => {
    expect(cellsOf("4.3")).toEqual(["4.3", "Language access", "position", "no metric"]);
    expect(cellsOf("3.5")?.slice(2)).toEqual(["cited", "M3, M4"]);
  });

  it("give each discrepancy its readings by the title of their source, and what is done about it", () => {
    expect(docs["docs/discrepancies.md"]).toContain("## `share-vision`\n");
    expect(docs["docs/discrepancies.md"]).toMatch(
      /\n- [*_]Community Engagement Initiative 2\.0 Metrics[*_]: "Co-Develops a Share Vision", perhaps a misprint of "Shared"\.\n\n\*\*In this library:\*\* Kept as published\.\n\nAffects M3\.1\.\n/,
    );
  });

  it("keep a bar inside a cell, and a dollar sign as it is", () => {
    const files = realFiles();
    competency(files, "4.3").title = "Language | access";
    lookFor(files, "M4.1").text = "Budgets of $1 and $& more";
    discrepancy(files, "share-vision").affects = [];
    const changed = generatedDocs(derive(files), read)["docs/framework.md"];
    expect(changed).toContain("Language \\| access");
    expect(changed).toContain("Budgets of $1 and $& more");
  });

  it("are refused by a guide without their markers", () => {
    expect(() => generatedDocs(derive(realFiles()), () => "# No markers\n")).toThrow('No markers for "domains"');
  });

  function rows(): string[][] {
    return lines
      .filter((line) => line.startsWith("|"))
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
  }

  function cellsOf(first: string): string[] | undefined {
    return rows().find(([cell]) => cell === first);
  }
});

function read(path: string): string {
  return guides[path] ?? "";
}
