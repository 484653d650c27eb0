import { describe, expect, it } from "vitest";
import { type FileName, parseDataFiles } from "../../scripts/data-files.ts";
import { realFiles, realTexts } from "./real-data.ts";

const page = "self-assessment-1.0.json";
const document = "metrics-2.0.json";
const texts = realTexts();

describe("parseDataFiles", () => {
  it("gives the seven files as they are", () => {
    expect(parseDataFiles(texts)).toEqual({
      files: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text)])),
    });
    expect(Object.keys(realFiles())).toEqual([
      page,
      document,
      "discrepancies.json",
      "reflection-prompts.json",
      "former-ids.json",
      "provenance.json",
      "sources.json",
    ]);
  });

  it("reports a syntax error at the file itself", () => {
    expect(problemsOf({ ...texts, [page]: '{ "version": "1.0", }' })).toEqual([
      { file: page, path: [], message: expect.stringMatching(/^is not JSON \(SyntaxError: .*\); fix its syntax$/) },
    ]);
  });

  it("reports a file that is missing", () => {
    const { "sources.json": _left, ...others } = texts;
    expect(problemsOf(others)).toEqual([{ file: "sources.json", path: [], message: "is missing; restore it" }]);
  });

  it("reports all problems of all files at once, in the order of the files", () => {
    const spoiled = {
      [page]: textWith(page, ["domains", 2, "competencies", 0, "id"], "3.01"),
      [document]: "{",
      "discrepancies.json": textWith("discrepancies.json", ["discrepancies", 1, "affects"], "3.2"),
      "reflection-prompts.json": textWith("reflection-prompts.json", ["reflectionPrompts", 4, "domain"], "D1"),
      "former-ids.json": '{ "formerIds": [{ "id": "3.8", "kind": "split", "to": ["3.7"] }] }',
      "provenance.json": textWith("provenance.json", ["license", "uri"], "http://example.org/"),
      "sources.json": textWith("sources.json", ["sources", 0, "url"], "californiaengage.org"),
    };
    expect(problemsOf(spoiled)).toEqual([
      {
        file: page,
        path: ["domains", 2, "competencies", 0, "id"],
        message: expect.any(String),
      },
      { file: document, path: [], message: expect.stringContaining("is not JSON") },
      {
        file: "discrepancies.json",
        path: ["discrepancies", 1, "affects"],
        message: expect.stringContaining("expected array, received string"),
      },
      {
        file: "reflection-prompts.json",
        path: ["reflectionPrompts", 4],
        message: expect.stringContaining('Unrecognized key: "domain"'),
      },
      {
        file: "former-ids.json",
        path: ["formerIds", 0, "to"],
        message: expect.stringContaining("expected array to have >=2 items"),
      },
      {
        file: "provenance.json",
        path: ["license", "uri"],
        message: expect.stringContaining("Invalid URL"),
      },
      {
        file: "sources.json",
        path: ["sources", 0, "url"],
        message: expect.stringContaining("Invalid URL"),
      },
    ]);
  });

  it("reports all problems of one file at once", () => {
    const twice = valueWith(
      JSON.parse(textWith(document, ["metrics", 0, "id"], "m1")),
      ["metrics", 3, "lookFors", 1, "text"],
      "",
    );
    expect(problemsOf({ ...texts, [document]: JSON.stringify(twice) })).toEqual([
      { file: document, path: ["metrics", 0, "id"], message: expect.any(String) },
      { file: document, path: ["metrics", 3, "lookFors", 1, "text"], message: expect.any(String) },
    ]);
  });
});

describe("the shape of the files", () => {
  it.each<[wrong: string, file: FileName, path: readonly PropertyKey[], value: unknown, says?: string]>([
    ["a version that is a number", document, ["version"], 2, "expected string, received number"],
    ["a version without its minor number", page, ["version"], "1", "must match pattern"],
    ["a domain's id in lower case", page, ["domains", 0, "id"], "d1"],
    ["a domain's id with a leading zero", page, ["domains", 0, "id"], "D01"],
    ["a competency's id without a dot", page, ["domains", 0, "competencies", 0, "id"], "11"],
    ["a competency's id that is a number", page, ["domains", 0, "competencies", 0, "id"], 1.1, "received number"],
    ["a metric's id that is a look-for's", document, ["metrics", 0, "id"], "M1.1"],
    ["a look-for's id that is a metric's", document, ["metrics", 0, "lookFors", 0, "id"], "M1"],
    ["a citation of a look-for", document, ["metrics", 0, "lookFors", 0, "competencies", 0], "M1.1"],
    ["a domain in the table by its number alone", document, ["metrics", 0, "domains", 0], "1"],
    ["a key with a space", page, ["domains", 0, "key"], "building relationships"],
    ["a key with two hyphens", page, ["foundations", 0, "key"], "dual--capacity"],
    ["a key that begins with a digit", document, ["metrics", 0, "key"], "2-way"],
    ["wording that is empty", page, ["domains", 0, "competencies", 0, "title"], ""],
    ["wording that is null", document, ["metrics", 1, "statement"], null, "expected string, received null"],
    ["a title from elsewhere", page, ["domains", 0, "competencies", 0, "titleFrom"], "tool", '"page"|"look-for"'],
    ["an unknown numbering", page, ["domains", 0, "competencies", 0, "numbering"], "", '"cited"|"position"'],
    ["one source for a domain", page, ["domains", 0, "sources"], "metrics-2.0", "expected object, received string"],
    ["one end of the 2.0 rating", document, ["evidenceEnds"], ["Evident"], "expected array to have >=2 items"],
    ["three ends of the 2.0 rating", document, ["evidenceEnds"], ["No", "Some", "Yes"], "<=2 items"],
    ["a discrepancy without a reading", "discrepancies.json", ["discrepancies", 0, "readings"], [], ">=1 items"],
    ["a web address that is not https", "sources.json", ["sources", 0, "url"], "http://example.org/", "Invalid URL"],
    ["a file of a source in another folder", "sources.json", ["sources", 0, "file"], "../page.txt", "match pattern"],
    ["a file that is a list", "reflection-prompts.json", [], [], "expected object, received array"],
  ])("rejects %s", (_wrong, file, path, value, says = "") => {
    expect(problemsOf({ ...texts, [file]: textWith(file, path, value) })).toEqual([
      { file, path, message: expect.stringContaining(says) },
    ]);
  });

  it.each<[key: string, file: FileName, path: readonly PropertyKey[]]>([
    ["comment", page, []],
    ["__proto__", "sources.json", []],
    ["uuid", page, ["domains", 0]],
    ["uuid", document, ["metrics", 0, "lookFors", 0]],
    ["domain", page, ["domains", 0, "competencies", 0]],
    ["metric", document, ["metrics", 0, "lookFors", 0]],
    ["metrics", page, ["domains", 0, "competencies", 0]],
    ["notes", "discrepancies.json", ["discrepancies", 0, "readings", 0]],
  ])("rejects the key %s in %s at %j, where it is unknown or can be derived", (key, file, path) => {
    expect(problemsOf({ ...texts, [file]: textWith(file, [...path, key], "x") })).toEqual([
      { file, path, message: expect.stringContaining(`Unrecognized key: "${key}"`) },
    ]);
  });

  it.each<[file: FileName, path: readonly PropertyKey[], key: string]>([
    [page, ["domains", 0], "description"],
    [page, ["foundations", 0], "abbreviation"],
    [document, ["metrics", 0, "lookFors", 0], "competencies"],
    ["discrepancies.json", ["discrepancies", 0], "resolution"],
    ["reflection-prompts.json", ["reflectionPrompts", 0], "source"],
    ["sources.json", ["sources", 0], "file"],
  ])("rejects a record of %s at %j without its %s", (file, path, key) => {
    expect(problemsOf({ ...texts, [file]: textWith(file, [...path, key], undefined) })).toEqual([
      { file, path: [...path, key], message: expect.stringContaining("received undefined") },
    ]);
  });

  it("takes ids that no record has yet, when they are of the right grammar", () => {
    const text = textWith(document, ["metrics", 0, "lookFors", 0, "competencies"], ["12.10"]);
    expect(parseDataFiles({ ...texts, [document]: text })).toHaveProperty("files");
  });
});

function problemsOf(given: { readonly [name: string]: string }) {
  const parsed = parseDataFiles(given);
  return "problems" in parsed ? parsed.problems : [];
}

/** The text of a file with another value at a path; undefined takes the key out. */
function textWith(file: FileName, path: readonly PropertyKey[], wanted: unknown): string {
  return JSON.stringify(valueWith(JSON.parse(texts[file] ?? ""), path, wanted));
}

function valueWith(value: unknown, [step, ...rest]: readonly PropertyKey[], wanted: unknown): unknown {
  if (step === undefined) return wanted;
  if (Array.isArray(value)) return value.map((held, i) => (i === step ? valueWith(held, rest, wanted) : held));
  const entries = new Map<PropertyKey, unknown>(Object.entries(Object(value)));
  return Object.fromEntries(entries.set(step, valueWith(entries.get(step), rest, wanted)));
}
