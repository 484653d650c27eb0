// The parts of the reader, each by itself: values, rows, several values in a cell, and the metadata block.

import { describe, expect, it } from "vitest";
import { severalOf } from "../../src/sssom/read-mappings.ts";
import { readMetadata } from "../../src/sssom/read-metadata.ts";
import { readRows } from "../../src/sssom/read-rows.ts";
import {
  type Finding,
  isDeclared,
  isIri,
  isPrefix,
  repeats,
  reporter,
  valueReaders,
} from "../../src/sssom/read-values.ts";
import type { SlotKind } from "../../src/sssom/slots.ts";

describe("a CURIE", () => {
  it("is declared where its prefix is, or where the standard has it", () => {
    const prefixes = new Map([["A", "https://example.org/"]]);
    const texts = ["A:1", "A:", "A:1:2", "skos:exactMatch", "B:1", "A", "", ":1", "toString:1"];
    expect(texts.filter((text) => isDeclared(text, prefixes))).toEqual(["A:1", "A:", "A:1:2", "skos:exactMatch"]);
  });

  it("has a prefix of letters, digits, dots, and hyphens that begins with a letter or an underscore", () => {
    const texts = ["A", "_a", "a-b.c_9", "9a", "-a", "a b", "a:b", "", "é"];
    expect(texts.filter(isPrefix)).toEqual(["A", "_a", "a-b.c_9"]);
  });
});

describe("an absolute IRI", () => {
  it("is a scheme and characters that need no escape", () => {
    const iris = ["https://example.org/", "urn:a", "a+b-c.1:x", "tag:é"];
    const others = ["https:", "example.org/", "1a:x", ":x", " a:x", "a:x ", "a: x", ...'<>"{}|\\^`'].map((text) => {
      return text.length === 1 ? `a:x${text}y` : text;
    });
    expect(iris.filter(isIri)).toEqual(iris);
    expect(others.filter(isIri)).toEqual([]);
    expect(isIri("a:\u0000") || isIri("a:\u007f")).toBe(false);
  });
});

/** What the reader of a slot gives for a text, with the code and the repair of each finding. */
function read(kind: SlotKind, text: string, isLenient = false) {
  const findings: Finding[] = [];
  const prefixes = new Map([["A", "https://example.org/"]]);
  const value = valueReaders(prefixes, reporter(findings), isLenient)(kind, "slot")(text, 7);
  for (const { issue } of findings) expect(issue).toMatchObject({ path: ["line 7", "slot"], line: 7 });
  return { value, found: findings.map(({ issue, repair }) => [issue.code, repair]), prefixes, findings };
}

describe("the reader of a slot", () => {
  const leftOut = "Left out the value";

  it("takes any text", () => {
    for (const kind of ["text", "texts"] as const)
      expect(read(kind, " a|b ")).toMatchObject({ value: " a|b ", found: [] });
  });

  it.each<[kind: SlotKind, text: string, value: string | number]>([
    ["entity", "A:1", "A:1"],
    ["entities", "skos:exactMatch", "skos:exactMatch"],
    ["set", "A:1", "A:1"],
    ["set", "https://example.org/set", "https://example.org/set"],
    ["set", "urn:uuid:1", "urn:uuid:1"],
    ["uri", "https://example.org/", "https://example.org/"],
    ["uris", "mailto:a", "mailto:a"],
    ["date", "2024-02-29", "2024-02-29"],
    ["share", "0", 0],
    ["share", "1", 1],
    ["share", "+.5", 0.5],
    ["share", "5e-1", 0.5],
    ["share", "1.", 1],
    ["agreement", "-1", -1],
    ["agreement", "-0.25", -0.25],
    ["justification", "semapv:MappingReview", "semapv:MappingReview"],
    ["cardinality", "1:n", "1:n"],
    ["modifier", "Not", "Not"],
    ["version", "1.1", "1.1"],
    ["type", "rdfs literal", "rdfs literal"],
  ])("of %s takes %s", (kind, text, value) => {
    expect(read(kind, text)).toMatchObject({ value, found: [] });
  });

  it.each<[kind: SlotKind, text: string, code: string, expected: string]>([
    ["entity", "one", "wrong-value", "a CURIE (prefix:name)"],
    ["entities", "9:one", "wrong-value", "a CURIE (prefix:name)"],
    ["set", "one", "wrong-value", "a CURIE (prefix:name)"],
    ["uri", "example", "wrong-value", 'an absolute URI ("https://example.org/")'],
    ["uris", "a b", "wrong-value", 'an absolute URI ("https://example.org/")'],
    ["date", "2023-02-29", "wrong-value", 'a date ("2026-11-22")'],
    ["share", "-0.1", "out-of-range", "a number from 0 to 1"],
    ["share", "1.01", "out-of-range", "a number from 0 to 1"],
    ["agreement", "-1.5", "out-of-range", "a number from -1 to 1"],
    ["share", "half", "wrong-value", "a number"],
    ["share", "", "wrong-value", "a number"],
    ["share", "0x1", "wrong-value", "a number"],
    ["share", ".", "wrong-value", "a number"],
    ["share", "1e999", "wrong-value", "a number"],
    ["modifier", "not", "wrong-value", '"Not"'],
    ["version", "2.0", "wrong-value", '"1.0" or "1.1"'],
  ])("of %s leaves out %j", (kind, text, code, expected) => {
    const { value, found, findings } = read(kind, text);
    expect(value).toBeUndefined();
    expect(found).toEqual([[code, leftOut]]);
    expect(findings[0]?.issue.params["expected"]).toBe(expected);
  });

  it("of a justification takes an unknown one as unspecified", () => {
    const { value, found, findings } = read("justification", "semapv:Guess");
    expect(value).toBe("semapv:UnspecifiedMatching");
    expect(found).toEqual([["wrong-value", "Read it as semapv:UnspecifiedMatching"]]);
    expect(findings[0]?.issue.params["expected"]).toBe('a justification of SSSOM ("semapv:UnspecifiedMatching")');
  });

  it("of an entity has no repair for several in one, and keeps an IRI", () => {
    for (const text of ["A:1|A:2", "A:1 A:2"]) {
      expect(read("entity", text)).toMatchObject({ value: undefined, found: [["wrong-value", undefined]] });
    }
    expect(read("entity", "https://example.org/1")).toMatchObject({
      value: "https://example.org/1",
      found: [["wrong-value", "Kept it as it is"]],
    });
  });

  it("of an entity declares a prefix in the lenient mode alone", () => {
    const iri = "http://w3id.org/sssom/unknown_prefix/bc/";
    const found = [["undeclared-prefix", `Declared the prefix "Bc" as ${iri}`]];
    const lenient = read("entity", "Bc:1", true);
    expect(lenient).toMatchObject({ value: "Bc:1", found });
    expect(lenient.prefixes.get("Bc")).toBe(iri);
    const strict = read("entity", "Bc:1");
    expect(strict).toMatchObject({ value: "Bc:1", found });
    expect([...strict.prefixes.keys()]).toEqual(["A"]);
  });
});

describe("the report of problems", () => {
  it("has the line, where there is one, the source of the lines, and the slot", () => {
    const findings: Finding[] = [];
    const problem = { message: "m", code: "empty", params: { a: 1 } } as const;
    reporter(findings)(3, "license", problem, "r");
    reporter(findings, "metadata, ")(3, undefined, problem);
    reporter(findings)(null, "license", problem);
    expect(findings).toEqual([
      { issue: { path: ["line 3", "license"], ...problem, line: 3 }, repair: "r" },
      { issue: { path: ["metadata, line 3"], ...problem, line: 3 }, repair: undefined },
      { issue: { path: ["license"], ...problem, line: null }, repair: undefined },
    ]);
  });

  it("has each repeated key, with its first place", () => {
    const findings: Finding[] = [];
    const isRepeated = repeats("slot", "line", reporter(findings));
    expect([isRepeated(1, "a", "a"), isRepeated(2, "b", "b"), isRepeated(3, "a", "a")]).toEqual([false, false, true]);
    expect(findings).toMatchObject([
      {
        issue: { path: ["line 3", "a"], message: 'Duplicate slot "a", first in line 1', code: "duplicate" },
        repair: "Kept the first",
      },
    ]);
    const inColumns = repeats("column", "column", reporter(findings));
    expect([inColumns(5, "a", "a", 2), inColumns(5, "a", "a", 4)]).toEqual([false, true]);
    expect(findings[1]?.issue.message).toBe('Duplicate column "a", first in column 2');
  });
});

describe("several values in a cell", () => {
  it.each([
    ["a", ["a"]],
    ["a|b", ["a", "b"]],
    ["|", ["", ""]],
    ["a\\|b|c", ["a|b", "c"]],
    ["a\\\\|b", ["a\\", "b"]],
    ["a\\b|c", ["a\\b", "c"]],
    ["a\\", ["a\\"]],
    ["\\||", ["|", ""]],
  ])("of %j are %j", (text, values) => {
    expect(severalOf(text)).toEqual(values);
  });
});

describe("the rows of a file", () => {
  const rowsOf = (text: string, start = 0, line = 1) => {
    return [...readRows(text, start, line)].map(({ line, cells, problems }) => {
      return { line, cells, problems: [...(problems ?? [])].map(([cell, { code }]) => `${cell} ${code}`) };
    });
  };

  it("have a cell between any two tabs, without carriage returns", () => {
    expect(rowsOf("a\tb\r\n\t\n\nc")).toEqual([
      { line: 1, cells: ["a", "b"], problems: [] },
      { line: 2, cells: ["", ""], problems: [] },
      { line: 3, cells: [""], problems: [] },
      { line: 4, cells: ["c"], problems: [] },
    ]);
    expect(rowsOf("")).toEqual([]);
  });

  it("begin at an offset, on a line", () => {
    expect(rowsOf('"x\na\tb\n', 3, 9)).toEqual([{ line: 9, cells: ["a", "b"], problems: [] }]);
  });

  it("may have tabs, quotes, and line breaks in quotes", () => {
    expect(rowsOf('a\t"b\tc"\t"d""e"\r\n"f\n\ng"\th\ni\tj\n"k"')).toEqual([
      { line: 1, cells: ["a", "b\tc", 'd"e'], problems: [] },
      { line: 2, cells: ["f\n\ng", "h"], problems: [] },
      { line: 5, cells: ["i", "j"], problems: [] },
      { line: 6, cells: ["k"], problems: [] },
    ]);
  });

  it("keep the text of cells with a stray quote, or with one that is never closed", () => {
    expect(rowsOf('a "b" c\td\ne\t"f"g\nh\n')).toEqual([
      { line: 1, cells: ['a "b" c', "d"], problems: ["0 stray-quote"] },
      { line: 2, cells: ["e", "fg"], problems: ["1 stray-quote"] },
      { line: 3, cells: ["h"], problems: [] },
    ]);
    expect(rowsOf('a\t"b\tc\nd')).toEqual([{ line: 1, cells: ["a", "b\tc\nd"], problems: ["1 unclosed-quote"] }]);
  });
});

describe("the metadata block", () => {
  it("has each key and value with its line, and whether it is in quotes", () => {
    expect(readMetadata('a: 1\n\nb: "1"\nc:\n  - x\n  - y\nd:\n  e: f\n')).toMatchObject({
      entries: [
        { key: "a", line: 1, value: { line: 1, text: "1", isPlain: true } },
        { key: "b", line: 3, value: { line: 3, text: "1", isPlain: false } },
        {
          key: "c",
          line: 4,
          value: {
            list: [
              { line: 5, text: "x", isPlain: true },
              { line: 6, text: "y", isPlain: true },
            ],
          },
        },
        { key: "d", line: 7, value: { entries: [{ key: "e", line: 8, value: { line: 8, text: "f" } }] } },
      ],
    });
  });

  it("may be empty", () => {
    for (const text of ["", "\n", "# a comment\n", "---\n"]) expect(readMetadata(text)).toEqual({ entries: [] });
  });

  it.each([
    ["a list", "\n- a", 2, "Metadata must be a YAML mapping (`slot: value` lines)"],
    ["text", "text", 1, "Metadata must be a YAML mapping (`slot: value` lines)"],
    ...[
      ["an alias", "a: &x 1\nb: *x", 1, "an anchor"],
      ["a tag", "a: 1\nb: !!str 2", 2, "a tag"],
      ["a second document", "a: 1\n---\nb: 2", 3, "a second document"],
      ["a directive", "%YAML 1.2\n---\na: 1", 1, "a directive"],
      ["a key that is not text", "a: 1\n? [b]\n: 2", 2, "a key that is not text"],
    ].map(([what, text, line, got]) => {
      return [what, text, line, `Expected YAML without directives, tags, anchors, and aliases, got ${got}`] as const;
    }),
  ] as const)("is rejected for %s", (_what, text, line, message) => {
    expect(readMetadata(text as string)).toEqual({ line, message });
  });

  it("is rejected for what is not YAML, with its line", () => {
    const found = readMetadata("a: 1\nb: [");
    expect("message" in found && found.message).toMatch(/^Expected YAML \(.+\)$/);
    expect("line" in found && found.line).toBeGreaterThan(1);
  });
});
