import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkedData } from "../../scripts/check-data.ts";
import { sourceDifferences } from "../../scripts/check-sources.ts";
import { fold, readMetrics, readPage } from "../../scripts/source-documents.ts";

describe("reading the page", () => {
  const page = readPage(
    [
      "A heading",
      "Trust\u00a0 comes first",
      "  • Competencies: ",
      "    • One ",
      "    • Two",
      "",
      "Take a moment here to reflect on it.",
      "",
      "  • Why?",
      "  • Why?",
      "  • How?",
      "Skip to content",
    ].join("\n"),
  );

  it("takes the line over each list for its description", () => {
    expect(page.domains).toEqual([{ description: "Trust comes first", competencies: ["One", "Two"] }]);
  });

  it("keeps a prompt that is printed twice", () => {
    expect(page.prompts).toEqual(["Why?", "Why?", "How?"]);
  });
});

describe("reading the metrics", () => {
  const document = readMetrics(
    [
      "#\tDomain\tMetric",
      "1\tFirst\t1. Firsts (and more)",
      "2\tSecond\t",
      "CEI 2.0 Metrics\t\tDescription\tLow\tHigh",
      "1\t<b>Metric 1:</b> The LEA shows <b>Firsts</b>\tIt  does.\t<b>Metric 1:</b> The LEA shows firsts. \t",
      "\t\t\t<b>Look Fors</b> <ul> <li>• Does this (1.1, 1.2)</li> <li>● Does (well) that (2.1)</li> </ul>\t",
    ].join("\n"),
  );

  it("tells the table from the form", () => {
    expect(document.table).toEqual([
      { domain: "First", metric: "1. Firsts (and more)" },
      { domain: "Second", metric: "" },
    ]);
    expect(document.metrics).toEqual([
      {
        title: "The LEA shows Firsts",
        description: "It does.",
        statement: "The LEA shows firsts.",
        lookFors: [
          { text: "Does this", competencies: ["1.1", "1.2"] },
          { text: "Does (well) that", competencies: ["2.1"] },
        ],
      },
    ]);
    expect(document.evidenceEnds).toEqual(["Low", "High"]);
  });

  it("folds markup and white space", () => {
    expect(fold(" <b>a</b>\n\t b\u00a0c ")).toBe("a b c");
  });
});

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "../shared/sources");

// The documents themselves are not part of the project: where they are, the data is compared with them.
describe.skipIf(!existsSync(folder))("the data against the documents (skipped where they are missing)", () => {
  const checked = checkedData(join(root, "data"));
  if ("problems" in checked) throw new Error(checked.problems.join("\n"));
  const files = checked.files;
  const texts = existsSync(folder)
    ? Object.fromEntries(
        files["sources.json"].sources.map(({ id, file }) => [id, readFileSync(join(folder, file), "utf8")]),
      )
    : {};

  it("agrees word for word", () => {
    const { differences, compared } = sourceDifferences(files, texts);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(150);
  });

  type Draft = typeof files;
  const changes: [string, (draft: Draft) => void, string][] = [
    [
      "a mended typo",
      (d) => set(d["metrics-2.0.json"].metrics[2]?.lookFors[0], "text", "Co-Develops a Shared Vision"),
      "M3.1 text",
    ],
    [
      "another citation",
      (d) => set(d["metrics-2.0.json"].metrics[0]?.lookFors[5], "competencies", ["2.4"]),
      "M1.6 citations",
    ],
    [
      "a reworded title",
      (d) => set(d["self-assessment-1.0.json"].domains[0]?.competencies[0], "title", "Welcoming"),
      "D1 competencies",
    ],
    [
      "a changed description",
      (d) => set(d["self-assessment-1.0.json"].domains[4], "description", "x"),
      "D5 description",
    ],
    ["a changed name", (d) => set(d["self-assessment-1.0.json"].domains[6], "name", "Community"), "D7 name"],
    ["a changed statement", (d) => set(d["metrics-2.0.json"].metrics[4], "statement", "x."), "M5 statement"],
    ["another metric in the table", (d) => set(d["metrics-2.0.json"].metrics[4], "domains", ["D5", "D6"]), "D6 metric"],
    ["a reworded prompt", (d) => set(d["reflection-prompts.json"].reflectionPrompts[3], "text", "Why?"), "prompts"],
    [
      "a changed end of the rating",
      (d) => set(d["metrics-2.0.json"], "evidenceEnds", ["Absent", "Evident"]),
      "evidence ends",
    ],
    [
      "a false quotation",
      (d) => set(d["discrepancies.json"].discrepancies[0]?.readings[0], "says", 'Says "no".'),
      "discrepancy",
    ],
    [
      "an order that is not the page's",
      (d) => {
        const list = d["self-assessment-1.0.json"].domains[1]?.competencies ?? [];
        const [first, second] = list.map(({ title }) => title);
        set(list[0], "title", second);
        set(list[1], "title", first);
      },
      "D2 competencies",
    ],
    [
      "another order where a citation outranks the page's",
      (d) => {
        const list = d["self-assessment-1.0.json"].domains[5]?.competencies ?? [];
        const [first, second] = list.map(({ title }) => title);
        set(list[0], "title", second);
        set(list[1], "title", first);
      },
      "D6 competencies",
    ],
  ];

  it.each(changes)("notices %s", (_what, change, where) => {
    const draft = structuredClone(files);
    change(draft);
    const { differences } = sourceDifferences(draft, texts);
    expect(differences.map((line) => line.slice(0, where.length))).toContain(where);
  });

  function set(record: object | undefined, key: string, value: unknown): void {
    if (record === undefined) throw new Error("There is no such record");
    Object.assign(record, { [key]: value });
  }
});
