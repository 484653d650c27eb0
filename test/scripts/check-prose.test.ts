import { describe, expect, it } from "vitest";
import { proseProblems } from "../../scripts/check-prose.ts";
import { prosePatterns } from "../../scripts/prose-patterns.ts";

/** For each pattern a sentence that has it, and one close to it that is plain. */
const sentences: { readonly [name: string]: readonly [refused: string, accepted: string] } = {
  "of anybody's": ["A crosswalk of anybody's.", "Nobody rated it."],
  "is no X": ["An empty list is no scale.", "There is no scale, and a count is no longer hidden."],
  "that is none": ["A scale that is none.", "The mean, or null where there is none."],
  "was found; was expected": ["3 was found; text was expected.", "Expected text, got 3."],
  "stands twice": ["An id stands twice.", "NaN stands for null."],
  "held against": ["The data is held against the last release.", "A test holds the limits."],
  "unless given": ["10 unless given.", "Default: 10."],
  "is said": ["How standards are said in RDF.", "The document says so."],
  "as was wanted": ["6 times, as was wanted.", "6 times: target met."],
  "less than two": ["Groups of less than ten.", "Less than half of them."],
  "told apart": ["Rows cannot be told apart.", "It is set apart."],
  "passed over": ["Empty rows are passed over.", "Empty rows are ignored."],
  "so much as": ["Nothing is so much as related.", "As much as that."],
  "What ..., is ...": ["What is not rated is left out.", "What it costs, and who can do what is asked."],
};

describe("the check of the texts", () => {
  it("has a sentence for every pattern", () => {
    expect(Object.keys(sentences)).toEqual(Object.keys(prosePatterns));
  });

  it.each(Object.entries(sentences))(
    "refuses %s, and nothing that is only close to it",
    (name, [refused, accepted]) => {
      const problems = proseProblems("docs/guide.md", `${refused}\n\n${accepted}\n`);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^docs\/guide\.md:1: /);
      expect(problems[0]).toContain(`(${name}); write: ${prosePatterns[name]?.instead}`);
    },
  );

  it("accepts questions that begin with what", () => {
    expect(proseProblems("docs/guide.md", "What is rated is what?\n")).toEqual([]);
  });

  it("reads sentences over the ends of lines, list items, cells, and comments in blocks of code", () => {
    const guide = [
      "A sentence that",
      "stands twice.",
      "- it stands",
      "- twice",
      "| stands twice | 1 |",
      "```ts",
      'const text = "stands twice"; // it stands twice',
      "```",
    ];
    expect(proseProblems("docs/guide.md", guide.join("\n")).map((problem) => problem.split(":")[1])).toEqual([
      "1",
      "5",
      "7",
    ]);
  });

  it("reads the comments and strings of code, and not the code", () => {
    const code = [
      "// An id that",
      "// stands twice.",
      "/**",
      " * A value",
      " * that is none.",
      " *",
      " * @param x - It stands twice.",
      " */",
      "const stands = twice(unless, given);",
      "const messages = [`$" + "{id} stands twice`, 'it stands twice', \"it is\"];",
      "function empty() {",
      "  // It stands twice.",
      "}",
    ];
    expect(proseProblems("src/module.ts", code.join("\n")).map((problem) => problem.split(":")[1])).toEqual([
      "1",
      "3",
      "3",
      "10",
      "10",
      "12",
    ]);
  });

  it("reads the strings of JSON", () => {
    expect(proseProblems("data/file.json", '{ "about":\n "It stands twice." }')).toEqual([
      'data/file.json:2: "stands twice" (stands twice); write: is, belongs to, is duplicated',
    ]);
  });
});
