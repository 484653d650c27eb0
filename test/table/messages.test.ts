// Every message of a table, word for word, and where each issue says that it is.
import { createPlan, domainPlan, evidenceScale, scale } from "cei-framework";
import {
  fromAssessments,
  type ReadTableOptions,
  readTable,
  scoreTable,
  summarizeTable,
  TableError,
  writeCsv,
} from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { messagesOf, rejectedMessagesOf } from "../model/messages-of.ts";
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
      "that is the name of a file",
      "answers/Survey.CSV",
      plain,
      [
        '"answers/Survey.CSV" is the name of a file; its text was expected, since nothing here reads files',
        'no column is a competency; a column for each item, such as "1.1", or the columns "row", "item" and "rating" were expected',
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
    const { issues, message } = await errorOf(" Oak Street ,1.1\nx,9\n", {
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

describe("options", () => {
  it.each<[unknown, readonly string[]]>([
    [undefined, [": nothing was found; options, with a scale, was expected"]],
    [[], [": an empty list was found; options, with a scale, was expected"]],
    [
      { scale: { min: 0, max: 1, continuous: true } },
      [
        "scale.continuous: true was found; a scale of whole points (score takes a continuous one, an assessment at a time) was expected",
      ],
    ],
    [
      { scale: { min: 0, max: 200 } },
      [
        "scale.max: 200 was found; a scale of at most 200 points (score takes a longer one, an assessment at a time) was expected",
      ],
    ],
    [
      {
        scale: plain.scale,
        ...{ instrument: "3.0", form: null, delimiter: "|", onUnknownColumn: "skip", onBadRow: true },
        ...{ groups: "site", missing: ["x", " ", "x"], notApplicable: [1] },
        ...{ columns: { Q1: 5 }, onProgress: "log", protect: true },
      },
      [
        'instrument: "3.0" was found; "1.0" or "2.0" was expected',
        'form: null was found; "wide" or "long" was expected',
        'delimiter: "|" was found; "," or ";" or "\\t" was expected',
        'onUnknownColumn: "skip" was found; "error" or "ignore" was expected',
        'onBadRow: true was found; "error" or "collect" was expected',
        'groups: "site" was found; a list of texts was expected',
        'missing.1: " " was found; text that is not empty was expected',
        'missing.2: "x" was found; a text that stands here once was expected',
        "notApplicable.0: 1 was found; text that is not empty was expected",
        "columns.Q1: 5 was found; what the column is, or null was expected",
        'onProgress: "log" was found; a function was expected',
        "protect: not a known key; there are scale, instrument, form, delimiter, onUnknownColumn, onBadRow, groups, missing, notApplicable, columns, onProgress",
      ],
    ],
    [{ ...plain, columns: 3 }, ["columns: 3 was found; an object of names or a function was expected"]],
    [
      { ...plain, missing: ["2"], notApplicable: ["not applicable", "n/a"] },
      ['missing.0: "2" was found; a text that does not mean something else already was expected'],
    ],
    [
      { scale: scale({ min: 1, max: 2, labels: { 1: "n/a", 2: "1" } }) },
      [
        'scale.labels.1: "n/a" was found; a text that does not mean something else already was expected',
        'scale.labels.2: "1" was found; a text that does not mean something else already was expected',
      ],
    ],
  ])("of reading: %j", async (options, messages) => {
    expect(await rejectedMessagesOf(() => readTable("1.1\n1\n", options as never))).toEqual(messages);
  });

  it("of a function of columns that gives what is no name", async () => {
    const columns = () => 5 as never;
    expect(await rejectedMessagesOf(() => readTable("1.1\n1\n", { ...plain, columns }))).toEqual([
      "columns.1.1: 5 was found; what the column is, or null was expected",
    ]);
  });

  it("a source that is none, or pieces of one", async () => {
    const expected = "text, bytes, or an iterable, a stream or a file of either was expected";
    expect(await rejectedMessagesOf(() => readTable(5 as never, plain))).toEqual([`source: 5 was found; ${expected}`]);
    expect(await rejectedMessagesOf(() => readTable([5] as never, plain))).toEqual([
      "source: 5 was found; a piece of text or bytes was expected",
    ]);
  });

  it("a table, its scores and their summary", async () => {
    const table = await readTable("site,1.1\nOak,1\nElm,2\n", { ...plain, groups: ["site"] });
    const scores = scoreTable(table, domainPlan());
    const small = createPlan({
      name: "one",
      items: ["1.2"],
      targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "1.2", weight: 1 }] }] }],
    });
    expect(messagesOf(() => table.row(2))).toEqual([
      ": 2 was found; the number of a row (there are 2, the first is 0) was expected",
    ]);
    expect(messagesOf(() => table.ratings("9.9" as never))).toEqual([
      ': "9.9" is not a competency; nearest: "7.5", "7.4", "3.7"',
    ]);
    expect(messagesOf(() => table.group("Site"))).toEqual([': "Site" is not a group of the table; nearest: "site"']);
    expect(messagesOf(() => scoreTable({} as never, domainPlan()))).toEqual([
      "table: an object was found; a table that readTable or fromAssessments made was expected",
    ]);
    expect(messagesOf(() => scoreTable(table, small))).toEqual([
      '1.1: "1.1" is not an item of the plan; nearest: "1.2"',
    ]);
    expect(messagesOf(() => scores.score("D8" as never))).toEqual([
      ': "D8" is not a target of the plan; nearest: "D7", "D6", "D5"',
    ]);
    expect(messagesOf(() => summarizeTable({} as never))).toEqual([
      "scores: an object was found; what scoreTable gives was expected",
    ]);
    expect(messagesOf(() => summarizeTable(scores, null as never))).toEqual([
      ": null was found; an object of options was expected",
    ]);
    expect(messagesOf(() => summarizeTable(scores, { cut: 1.01, other: 1 } as never))).toEqual([
      "other: not a known key; there are by, cut",
      "cut: 1.01 was found; a score from 0 to 1 was expected",
    ]);
    for (const cut of [-0.01, "0.5", null]) {
      expect(messagesOf(() => summarizeTable(scores, { cut } as never))).toEqual([
        `cut: ${JSON.stringify(cut)} was found; a score from 0 to 1 was expected`,
      ]);
    }
    expect(messagesOf(() => summarizeTable(scores, { by: ["site", "site", "role"] }))).toEqual([
      'by.1: "site" was found; a group that stands here once was expected',
      'by.2: "role" is not a group of the table; nearest: "site"',
    ]);
    expect(messagesOf(() => summarizeTable(scores, { by: "role" }))).toEqual([
      'by: "role" is not a group of the table; nearest: "site"',
    ]);
    expect(messagesOf(() => writeCsv(table, { protect: 1, other: 2 } as never))).toEqual([
      "other: not a known key; there are protect",
      "protect: 1 was found; true or false was expected",
    ]);
    expect(messagesOf(() => writeCsv({ by: [], rows: 1 } as never))).toEqual([
      "table: an object was found; what readTable, fromAssessments, scoreTable or summarizeTable gives was expected",
    ]);
  });

  it("a list of assessments", () => {
    const assessment = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: {} } as const;
    expect(messagesOf(() => fromAssessments([]))).toEqual([
      ": an empty list was found; a list of assessments was expected",
    ]);
    expect(messagesOf(() => fromAssessments({} as never))).toEqual([
      ": an object was found; a list of assessments was expected",
    ]);
    expect(messagesOf(() => fromAssessments([{ ...assessment, scale: { min: 0, max: 1, continuous: true } }]))).toEqual(
      [
        "0.scale.continuous: true was found; a scale of whole points (score takes a continuous one, an assessment at a time) was expected",
      ],
    );
    const others = [
      assessment,
      { ...assessment, scale: { min: 1, max: 5 } },
      { ...assessment, scale: { min: 1, max: 4, labels: { 1: "low" } }, role: 5 },
      { ...assessment, ratings: { "1.1": 7 } },
      5,
    ];
    expect(messagesOf(() => fromAssessments(others as never))).toEqual([
      "1.scale: an object was found; the scale of the first assessment was expected",
      "2.role: 5 was found; text was expected",
      '3.ratings.1.1: 7 was found; a whole number from 1 to 4, "n/a" or null was expected',
      "4: 5 was found; an assessment was expected",
    ]);
  });
});
