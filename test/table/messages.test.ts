// Every message of a table, word for word, and where each issue says that it is.
import { evidenceScale, scale } from "cei-framework";
import { type ReadTableOptions, TableError } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { errorOf } from "./collect.ts";

const labelled: ReadTableOptions = { scale: evidenceScale(4) };
const plain: ReadTableOptions = { scale: scale({ min: 1, max: 4 }) };
const offer = 'the options groups and columns say what else it is, onUnknownColumn: "ignore" leaves it out';

describe("a header", () => {
  it("says everything that is wrong with it, and where", async () => {
    const error = await errorOf("who,1.1,C1.1,9.9,remark\nx,1,2,3,4\n", {
      ...plain,
      groups: ["site", "who"],
      columns: { Q7: "1.2" },
    });
    const at = { line: 1, item: null };
    expect(error.issues).toEqual([
      {
        ...{ path: [1, "C1.1"], code: "duplicate", line: 1, column: 3, item: "1.1", value: "C1.1" },
        message: '"C1.1" is the same as column 2',
      },
      {
        ...{ path: [1, "9.9"], code: "unknown-column", ...at, column: 4, value: "9.9" },
        message: `"9.9" is not a competency; nearest: "7.5", "7.4", "3.7"; ${offer}`,
      },
      {
        ...{ path: [1, "remark"], code: "unknown-column", ...at, column: 5, value: "remark" },
        message: `"remark" is not a competency; ${offer}`,
      },
      {
        ...{ path: [1], code: "missing", ...at, column: null, value: null },
        message: 'there is no column for the group "site"; nearest: "who", "9.9", "1.1"',
      },
      {
        ...{ path: [1], code: "missing", ...at, column: null, value: null },
        message: 'there is no column "Q7", which the option columns names; nearest: "who", "9.9", "1.1"',
      },
    ]);
    expect(error.message.split("\n").slice(0, 2)).toEqual([
      "5 problems",
      '- line 1, column 3 (C1.1): "C1.1" is the same as column 2',
    ]);
    expect(error.message.split("\n")[4]).toMatch(/^- line 1: there is no column for the group/);
  });

  it.each<[string, string, ReadTableOptions, readonly string[]]>([
    [
      "of the long form that lacks columns",
      "row,itm\n",
      { ...plain, form: "long" },
      [
        `"itm" is not "row", "item" or "rating"; ${offer}`,
        'there is no column "item", which the long form needs',
        'there is no column "rating", which the long form needs',
      ],
    ],
    [
      "without an item",
      "who\n",
      { ...plain, groups: ["who"] },
      [
        'no column is a competency; a column for each item, such as "1.1", or the columns "row", "item" and "rating" were expected',
      ],
    ],
    [
      "of 2.0 without an item",
      "who\n",
      { ...plain, instrument: "2.0", groups: ["who"] },
      [
        'no column is a metric or a look-for; a column for each item, such as "M1", or the columns "row", "item" and "rating" were expected',
      ],
    ],
    ["with groups that stand twice", "who,who,1.1\n", { ...plain, groups: ["who"] }, ['"who" is the same as column 1']],
    [
      "with cells that are no CSV",
      'a"b,1.1\n',
      { ...plain, onUnknownColumn: "ignore" },
      ["a quote stands inside of the cell; the whole cell in quotes, with the quotes in it doubled, was expected"],
    ],
  ])("%s", async (_, csv, options, messages) => {
    expect((await errorOf(csv, options)).issues.map(({ message }) => message)).toEqual(messages);
  });

  it("names the nearest ids of the first twenty unknown columns alone", async () => {
    const names = Array.from({ length: 25 }, (_, i) => `9.${i + 1}`);
    const { issues } = await errorOf(`1.1,${names.join(",")}\n`, plain);
    expect(issues.map(({ message }) => message.includes("; nearest: "))).toEqual(names.map((_, i) => i < 20));
  });
});

describe("a row", () => {
  it.each<[string, string | Uint8Array, ReadTableOptions, readonly string[]]>([
    [
      "with cells that are no ratings, on a scale with labels",
      "1.1,1.2,1.3,1.4,1.5\n5,0,2.5,maybe,NA\n",
      labelled,
      [
        '"5" was found; a whole number from 1 to 4, a label of it, "n/a" or nothing was expected',
        '"0" was found; a whole number from 1 to 4, a label of it, "n/a" or nothing was expected',
        '"2.5" was found; a whole number from 1 to 4, a label of it, "n/a" or nothing was expected',
        '"maybe" was found; a whole number from 1 to 4, a label of it, "n/a" or nothing was expected',
        '"NA" may mean missing or not applicable; say what it stands for by the option missing: ["NA"] or notApplicable: ["NA"]',
      ],
    ],
    [
      "with such a cell, on a scale without",
      "1.1\n5\n",
      plain,
      ['"5" was found; a whole number from 1 to 4, "n/a" or nothing was expected'],
    ],
    ["that is too short", "1.1,1.2\n1\n", plain, ["1 cell was found; 2 were expected, as in the header"]],
    ["that is too long", "1.1\n1,2,3\n", plain, ["3 cells were found; 1 were expected, as in the header"]],
    [
      "with cells that are no CSV",
      '1.1,1.2\n1"2,"3"4\n',
      plain,
      [
        'a quote stands inside of the cell; the whole cell in quotes, with the quotes in it doubled, was expected: "1\\"2"',
        'a quote stands inside of the cell; the whole cell in quotes, with the quotes in it doubled, was expected: "34"',
      ],
    ],
    [
      "with a carriage return alone",
      "1.1,1.2\n1,2\r3\n",
      plain,
      ['a carriage return stands alone; LF or CRLF between rows was expected: "2\\r3"'],
    ],
    [
      "that is not UTF-8",
      Uint8Array.from("1.1,1.2\n1,\xE9\n", (character) => character.charCodeAt(0)),
      plain,
      ['the cell is not UTF-8: "\uFFFD"'],
    ],
    [
      "of the long form",
      "row,item,rating,site\na,1.1,1,X\na,1.1,2,X\na,1.2,2,Y\na,9.9,1,X\n,1.3,1,X\nb,1.1,7,X\n",
      { ...plain, groups: ["site"] },
      [
        '"1.1" is rated twice in the row "a"',
        '"Y" was found; "X" was expected, as in the row\'s other lines',
        '"9.9" is not a competency; nearest: "7.5", "7.4", "3.7"',
        "the name of a row was expected",
        '"7" was found; a whole number from 1 to 4, "n/a" or nothing was expected',
      ],
    ],
  ])("%s", async (_, csv, options, messages) => {
    expect((await errorOf(csv, options)).issues.map(({ message }) => message)).toEqual(messages);
  });

  it("says in its path the line and the column, by the name that it has in the input", async () => {
    const { issues, message } = await errorOf("Oak Street,1.1\nx,9\n", {
      ...plain,
      columns: { "Oak Street": "1.2" },
    });
    expect(issues.map(({ path }) => path)).toEqual([
      [2, "Oak Street"],
      [2, "1.1"],
    ]);
    expect(message.split("\n").map((line) => line.split(": ")[0])).toEqual([
      "2 problems",
      "- line 2, column 1 (Oak Street)",
      "- line 2, column 2 (1.1)",
    ]);
  });

  it("of the long form names the nearest ids of the first twenty unknown items alone", async () => {
    const lines = Array.from({ length: 25 }, (_, i) => `r,9.${i + 1},1\n`);
    const { issues } = await errorOf(`row,item,rating\n${lines.join("")}`, plain);
    expect(issues.map(({ message }) => message.includes("; nearest: "))).toEqual(lines.map((_, i) => i < 20));
  });
});

describe("an input", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["of nothing", "", "line 1: nothing was found; a header and rows were expected"],
    ["in UTF-16", Uint8Array.of(0xff, 0xfe, 0x31, 0), "line 1: the input is UTF-16; UTF-8 was expected"],
    ["in UTF-16 the other way", Uint8Array.of(0xfe, 0xff, 0, 0x31), "line 1: the input is UTF-16; UTF-8 was expected"],
    ["with a quote left open", '1.1,1.2\n1,"2\n', "line 2: a quote is opened here and not closed"],
    ["with a quote left open in its header", '"1.1\n', "line 1: a quote is opened here and not closed"],
  ])("%s", async (_, csv, message) => {
    const error = await errorOf(csv, plain);
    expect(error.message).toBe(message);
    expect(error).toMatchObject({ count: 1, name: "TableError", code: "invalid-table" });
    const line = Number(/line (\d)/.exec(message)?.[1]);
    expect(error.issues[0]).toMatchObject({ path: [line], line, column: null, item: null, value: null });
  });
});

describe("a message", () => {
  const issue = (line: number) => {
    return { path: [line], message: "wrong", code: "empty", line, column: null, item: null, value: null } as const;
  };

  it("spells out twenty issues, and says where the others are", () => {
    const issues = Array.from({ length: 21 }, (_, i) => issue(i + 1));
    expect(new TableError(issues.slice(0, 20)).message.split("\n").at(-1)).toBe("- line 20: wrong");
    expect(new TableError(issues).message.split("\n").slice(-2)).toEqual([
      "- line 20: wrong",
      "- and 1 more; all are in issues",
    ]);
    expect(new TableError(issues, 30).message.split("\n").at(-1)).toBe("- and 10 more; the first 21 are in issues");
  });

  it("cuts the name of a column at forty characters, and shows what would break the line", () => {
    const path = [3, `a\n${"b".repeat(60)}`];
    expect(new TableError([{ ...issue(3), path, column: 2 }]).message).toBe(
      `line 3, column 2 (a\\n${"b".repeat(38)}): wrong`,
    );
  });
});
