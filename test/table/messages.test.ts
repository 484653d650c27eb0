// Every message of a table, word for word in the snapshot, and where each issue says that it is.
import { competencies, createPlan, domainPlan, evidenceScale, scale } from "cei-framework";
import { publish } from "cei-framework/disclosure";
import {
  fromAssessments,
  type ReadTableOptions,
  readCrosswalk,
  readTable,
  scoreTable,
  TableError,
  type TableSource,
  writeCsv,
} from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { expectIssues, expectRejectedIssues } from "../issues.ts";
import { errorOf, issuesOf, placeOf } from "./collect.ts";

const labelled: ReadTableOptions = { scale: evidenceScale(4) };
const plain: ReadTableOptions = { scale: scale({ min: 1, max: 4 }) };

/** Twenty-five names that are not ids, but near to some. */
const namesNearToIds = ["8", "9", "0", "a", "b"].flatMap((domain) => [1, 2, 3, 4, 5].map((n) => `${domain}.${n}`));

/** Whether each issue of an input hints at a competency that there is. */
async function hintsOf(csv: string): Promise<boolean[]> {
  const { issues } = await errorOf(csv, plain);
  return issues.map(({ message }) => competencies.some(({ id }) => message.includes(id)));
}

describe("a header", () => {
  it("says everything that is wrong with it, and where", async () => {
    const csv = "who,1.1,C1.1,9.9,remark\nx,1,2,3,4\n";
    const options = { ...plain, groups: ["site", "who"], columns: { Q7: "1.2" } };
    await expectRejectedIssues(
      () => readTable(csv, options),
      ["1.9.9 unknown-column", "1.remark unknown-column", "1 missing", "1 missing"],
    );
    const at = { line: 1, item: null };
    expect(await issuesOf(csv, options)).toEqual([
      { ...at, code: "unknown-column", column: 4, value: "9.9" },
      { ...at, code: "unknown-column", column: 5, value: "remark" },
      { ...at, code: "missing", column: null, value: null },
      { ...at, code: "missing", column: null, value: null },
    ]);
  });

  it.each<[string, string, ReadTableOptions, readonly string[]]>([
    [
      "of the long form that lacks columns",
      "row,itm\n",
      { ...plain, form: "long" },
      ["1.itm unknown-column", "1 missing", "1 missing"],
    ],
    ["that is the name of a file", "answers/Survey.CSV", plain, ["1.answers/Survey.CSV unknown-column", "1 no-items"]],
    [
      "that is the name of a file, where unknown columns are left out",
      "Survey.xlsx",
      { ...plain, groups: ["school"], onUnknownColumn: "ignore" },
      ["1 missing", "1 no-items"],
    ],
    [
      "with a group in other words",
      "When,Which school?,1.1\n",
      { ...plain, groups: ["school"], onUnknownColumn: "ignore" },
      ["1 missing"],
    ],
    [
      "with two headers that a group may mean",
      "Which school?,School type,1.1\n",
      { ...plain, groups: ["school"], onUnknownColumn: "ignore" },
      ["1 missing"],
    ],
    [
      "without a group, and with many other columns",
      "a,b,c,,d,e,f,1.1\n",
      { ...plain, groups: ["school"], onUnknownColumn: "ignore" },
      ["1 missing"],
    ],
    ["with items alone", "1.1,1.2\n", { ...plain, groups: ["school"] }, ["1 missing"]],
    ["without an item", "who\n", { ...plain, groups: ["who"] }, ["1 no-items"]],
    ["of 2.0 without an item", "who\n", { ...plain, instrument: "2.0", groups: ["who"] }, ["1 no-items"]],
    ["with duplicate groups", "who,who,1.1\n", { ...plain, groups: ["who"] }, ["1.who duplicate"]],
    ["with cells that are not valid CSV", 'a"b,1.1\n', { ...plain, onUnknownColumn: "ignore" }, ['1.a"b stray-quote']],
    [
      "with an unknown item beside a group",
      "site,1.1,3.8\nOak,5,1\n",
      { ...labelled, groups: ["site"] },
      ["1.3.8 unknown-column"],
    ],
  ])("%s", async (_, csv, options, expected) => {
    await expectRejectedIssues(() => readTable(csv, options), expected);
  });

  it("names the nearest ids of the first twenty unknown columns alone", async () => {
    const names = namesNearToIds;
    const csv = `1.1,${names.join(",")}\n`;
    await expectRejectedIssues(
      () => readTable(csv, plain),
      names.map((name) => `1.${name} unknown-column`),
    );
    expect(await hintsOf(csv)).toEqual(names.map((_, i) => i < 20));
  });
});

describe("a row", () => {
  it.each<[string, TableSource, ReadTableOptions, readonly string[]]>([
    [
      "with cells that are not ratings, on a scale with labels",
      "1.1,1.2,1.3,1.4,1.5\n5,0,2.5,maybe,NA\n",
      labelled,
      ["2.1.1 off-scale", "2.1.2 off-scale", "2.1.3 not-whole", "2.1.4 wrong-value", "2.1.5 ambiguous-na"],
    ],
    ["with such a cell, on a scale without", "1.1\n5\n", plain, ["2.1.1 off-scale"]],
    ["with a cell that may mean two things", "1.1\nNA\n", plain, ["2.1.1 ambiguous-na"]],
    ["with two answers to one question", "1.1 A,1.2,1.1 B\n1,2,3\n", plain, ["2.1.1 B inconsistent"]],
    [
      "without a time by which to choose",
      "1.1,when\n1,soon\n2,\n",
      { ...plain, unique: { by: "when", keep: "last", order: "when" } },
      ["2.when wrong-value", "3.when empty"],
    ],
    ["that is too short", "1.1,1.2\n1\n", plain, ["2 row-length"]],
    ["that is too long", "1.1\n1,2,3\n", plain, ["2 row-length"]],
    ["with cells that are not valid CSV", '1.1,1.2\n1"2,"3"4\n', plain, ["2.1.1 stray-quote", "2.1.2 stray-quote"]],
    ["with a carriage return alone", "1.1,1.2\n1,2\r3\n", plain, ["2.1.2 stray-return"]],
    [
      "that is not UTF-8",
      Uint8Array.from("1.1,1.2\n1,\xE9\n", (character) => character.charCodeAt(0)),
      plain,
      ["2.1.2 not-utf-8"],
    ],
    [
      "of the long form",
      "row,item,rating,site\na,1.1,1,X\na,1.1,2,X\na,1.2,2,Y\na,9.9,1,X\n,1.3,1,X\nb,1.1,7,X\n",
      { ...plain, groups: ["site"] },
      ["3.item duplicate", "4.site inconsistent", "5.item unknown-id", "6.row empty", "7.rating off-scale"],
    ],
  ])("%s", async (_, source, options, expected) => {
    await expectRejectedIssues(() => readTable(source, options), expected);
  });

  it("says in its path the line and the column, by the name that it has in the input", async () => {
    const options = { ...plain, columns: { "Oak Street": "1.2" } };
    await expectRejectedIssues(
      () => readTable(" Oak Street ,1.1\nx,9\n", options),
      ["2.Oak Street wrong-value", "2.1.1 off-scale"],
    );
  });

  it("of the long form names the nearest ids of the first twenty unknown items alone", async () => {
    const lines = namesNearToIds.map((name) => `r,${name},1\n`);
    const csv = `row,item,rating\n${lines.join("")}`;
    await expectRejectedIssues(
      () => readTable(csv, plain),
      lines.map((_, i) => `${i + 2}.item unknown-id`),
    );
    expect(await hintsOf(csv)).toEqual(lines.map((_, i) => i < 20));
  });
});

describe("an input", () => {
  it.each<[string, TableSource, number, string]>([
    ["of nothing", "", 1, "empty"],
    ["of a byte order mark of UTF-16", Uint8Array.of(0xff, 0xfe), 1, "empty"],
    ["with a quote left open", '1.1,1.2\n1,"2\n', 2, "unclosed-quote"],
    ["with a quote left open in its header", '"1.1\n', 1, "unclosed-quote"],
    ["with a quote left open for more than four mebibytes", `1.1\n"${"x".repeat(4 << 20)}"\n`, 2, "unclosed-quote"],
    ["with a row of more than four mebibytes", `1.1\n${"x".repeat(5 << 20)}\n`, 2, "too-long"],
  ])("%s", async (_, source, line, code) => {
    await expectRejectedIssues(() => readTable(source, plain), [`${line} ${code}`]);
    const error = await errorOf(source, plain);
    expect(error).toMatchObject({ count: 1, name: "TableError", code: "invalid-table" });
    expect(error.issues.map(placeOf)).toEqual([{ code, line, column: null, item: null, value: null }]);
  });

  it("with hundreds of problems", async () => {
    await expectRejectedIssues(
      () => readTable(`1.1,1.2\n${"8,9\n".repeat(300)}`, labelled),
      Array.from({ length: 300 }, (_, i) => [`${i + 2}.1.1 off-scale`, `${i + 2}.1.2 off-scale`]).flat(),
    );
  });
});

describe("a message", () => {
  const issue = (line: number) => {
    const place = { path: [line], line, column: null, item: null, value: null } as const;
    return { ...place, message: `wrong ${line}`, code: "empty", params: {} } as const;
  };
  const lines = Array.from({ length: 21 }, (_, i) => i + 1);
  const issues = lines.map(issue);
  const expected = lines.map((line) => `${line} empty`);

  it.each<[string, TableError, readonly string[]]>([
    ["spells out twenty issues", new TableError(issues.slice(0, 20)), expected.slice(0, 20)],
    ["says where the issues after the twentieth are", new TableError(issues), expected],
    ["counts the issues that the error does not keep", new TableError(issues, 30), expected],
  ])("%s", (_, error, places) => {
    expectIssues(() => {
      throw error;
    }, places);
    expect(error.message.match(/wrong/g)).toHaveLength(20);
  });

  it("has one line for all problems that differ in their places alone", () => {
    const same = issues.map((one) => ({ ...one, message: "wrong" }));
    for (const error of [new TableError(same), new TableError(same, 30), new TableError([...same, issue(22)])]) {
      expectIssues(
        () => {
          throw error;
        },
        error.issues.map(({ line }) => `${line} empty`),
      );
    }
  });

  it.each<[string, string, ReadTableOptions]>([
    ["a point after the last", "5\n5\n", plain],
    ["points on both sides", "0\n5\n6\n5\n", labelled],
    ["a code", "99\n5\n99\n", plain],
    ["a code below", "-9\n-9\n", plain],
    ["many numbers, and words", "5\nmaybe\n6\n7\n8\n9\n10\n11\nmaybe\n", plain],
    ["a fraction", "4.5\n4.5\n", plain],
  ])("has one line for all numbers off the scale: %s", async (_, cells, options) => {
    const found = cells.split("\n").slice(0, -1);
    const expected = found.map((cell, i) => `${i + 2}.1.1 ${cell === "maybe" ? "wrong-value" : "off-scale"}`);
    await expectRejectedIssues(() => readTable(`1.1\n${cells}`, options), expected);
  });

  it("lists the texts that are allowed, up to twelve", async () => {
    const answers = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`answer ${i + 1}`, null]));
    await expectRejectedIssues(() => readTable("1.1\nmaybe\n", { ...labelled, answers }), ["2.1.1 wrong-value"]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      "contradict one another",
      "2 - Emerging\n2 - Mostly\n3 - Emerging\n",
      ["3.1.1 inconsistent", "4.1.1 inconsistent"],
    ],
    ["contradict the scale", "3 - Evident\n", ["2.1.1 inconsistent"]],
  ])("names both labels that %s", async (_, cells, expected) => {
    await expectRejectedIssues(() => readTable(`1.1\n${cells}`, labelled), expected);
  });

  it("cuts the name of a column at forty characters, and shows what would break the line", () => {
    const name = `a\n${"b".repeat(60)}`;
    expectIssues(() => {
      throw new TableError([{ ...issue(3), path: [3, name], column: 2 }]);
    }, [`3.${name} empty`]);
  });
});

describe("the values of a message", () => {
  it("are in the params of its issue", async () => {
    const long = "row,item,rating,site\na,1.1,1,X\na,1.1,2,Y\na,9.9,7,X\nb\n";
    const { issues } = await errorOf(long, { ...plain, groups: ["site"] });
    const expected = 'a whole number from 1 to 4, "n/a", or an empty cell';
    expect(issues.map(({ params }) => params)).toEqual([
      { got: "Y", expected: '"X" as in the row\'s other lines' },
      { got: "1.1", row: "a" },
      { got: "9.9", kind: "a competency" },
      { got: "7", expected, number: 7, min: 1, max: 4 },
      { got: 1, expected: "4 cells, as in the header" },
    ]);
    const header = await errorOf('1.1,C1.1,9.9,"a"b\n', { ...plain, groups: ["site"] });
    expect(header.issues.map(({ code, params }) => [code, params["got"]])).toEqual([
      ["stray-quote", "ab"],
      ["unknown-column", "9.9"],
      ["unknown-column", "ab"],
      ["missing", "site"],
    ]);
  });
});

describe("a call", () => {
  const assessment = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: {} } as const;
  const table = fromAssessments([
    { ...assessment, ratings: { "1.1": 1 }, site: "Oak" },
    { ...assessment, ratings: { "1.1": 2 }, site: "Elm" },
  ]);
  const scores = scoreTable(table, domainPlan());
  const small = createPlan({
    name: "one",
    items: ["1.2"],
    targets: [{ id: "T", parts: [{ id: "p", weight: 1, items: [{ id: "1.2", weight: 1 }] }] }],
  });
  const write = (what: unknown, options: object) => writeCsv(what as never, options as never);
  const writeIssues = ["other unknown-key", "protect wrong-type"];

  it.each<[string, unknown, readonly string[]]>([
    ["nothing", undefined, ["scale missing"]],
    ["a list", [], ["wrong-type"]],
    ["a continuous scale", { scale: { min: 0, max: 1, continuous: true } }, ["scale.continuous wrong-value"]],
    ["a scale of too many points", { scale: { min: 0, max: 200 } }, ["scale.max out-of-range"]],
    [
      "everything wrong",
      {
        scale: plain.scale,
        ...{ instrument: "3.0", form: null, delimiter: "|", onUnknownColumn: "skip", onBadRow: true },
        ...{ groups: "site", missing: ["x", " ", "x"], notApplicable: [1] },
        ...{ columns: { Q1: 5 }, onProgress: "log", protect: true, encoding: "klingon", skipRows: -1, headerRows: 1.5 },
        ...{ where: true, unique: { by: [], keep: "best", order: 5 } },
      },
      [
        ...[
          "protect unknown-key",
          "instrument wrong-value",
          "form wrong-type",
          "delimiter wrong-value",
          "onUnknownColumn wrong-value",
        ],
        ...["onBadRow wrong-type", "groups wrong-type", "missing.1 wrong-type", "missing.2 duplicate"],
        ...["notApplicable.0 wrong-type", "columns.Q1 wrong-type"],
        ...["encoding wrong-value", "skipRows out-of-range", "headerRows not-whole", "where wrong-type"],
        ...["unique.by wrong-type", "unique.keep wrong-value", "unique.order wrong-type", "onProgress wrong-type"],
      ],
    ],
    ["columns that are a number", { ...plain, columns: 3 }, ["columns wrong-type"]],
    [
      "answers and reverse that are wrong",
      { ...plain, answers: { low: 0, " ": 1, "9.9": {}, "1.1": { x: "y" } }, reverse: ["M1", 5] },
      [
        ...["answers.low off-scale", "answers.  wrong-value", "answers.9.9 unknown-id", "answers.1.1.x wrong-type"],
        ...["reverse.0 unknown-id", "reverse.1 unknown-id"],
      ],
    ],
    [
      "answers and reverse of another type",
      { ...plain, answers: [], reverse: false },
      ["answers wrong-type", "reverse wrong-type"],
    ],
    ["answers with two meanings", { ...plain, answers: { Yes: 4, "yes ": 1 } }, ["answers.yes  duplicate"]],
    [
      "a missing text that is a rating",
      { ...plain, missing: ["2"], notApplicable: ["not applicable", "n/a"] },
      ["missing.0 duplicate"],
    ],
    [
      "labels that mean something else",
      { scale: scale({ min: 1, max: 2, labels: { 1: "n/a", 2: "1" } }) },
      ["scale.labels.1 duplicate", "scale.labels.2 duplicate"],
    ],
    ["a function of columns that gives no name", { ...plain, columns: () => 5 }, ["columns.1.1 wrong-type"]],
  ])("of readTable: %s", async (_, options, expected) => {
    await expectRejectedIssues(() => readTable("1.1\n1\n", options as never), expected);
  });

  it.each<[string, unknown]>([
    ["a source that is a number", 5],
    ["a source of numbers", [5]],
    ["a source of rows", [["1.1"], [3]]],
    ["a promise of a source", Promise.resolve("1.1\n3\n")],
  ])("of readTable: %s", async (_, source) => {
    await expectRejectedIssues(() => readTable(source as never, plain), ["source wrong-type"]);
  });

  it("of readTable: a workbook, in pieces of any size", async () => {
    const bytes = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00);
    await expectRejectedIssues(() => readTable(bytes, plain), ["source wrong-value"]);
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    await expectRejectedIssues(() => readTable(pieces, plain), ["source wrong-value"]);
    // A header may begin with the same two letters.
    expect((await readTable(new TextEncoder().encode("PK,1.1\n7,3\n"), { ...plain, groups: ["PK"] })).rows).toBe(1);
  });

  it.each<[string, () => unknown, readonly string[]]>([
    ["a row that is not there", () => table.row(2), ["wrong-type"]],
    ["ratings of an unknown item", () => table.ratings("9.9" as never), ["unknown-id"]],
    ["an unknown group", () => table.group("Site"), ["unknown-id"]],
    ["wrong options", () => write(table, { protect: 1, other: 2 }), writeIssues],
    ["an invalid table", () => write({ columns: [], rows: 1 }, {}), ["table wrong-type"]],
    ["the whole result of publish", () => write(publish(scores, { by: "site" }), {}), ["table wrong-type"]],
    [
      "an invalid result and wrong ways to write it",
      () =>
        write(
          { by: ["site"], columns: ["sight", "n", "maen"], rows: [{ group: { site: true }, n: [1] }, "Oak"] },
          { decimals: 2.5, delimiter: "|", bom: "yes" },
        ),
      [
        ...["bom wrong-type", "decimals not-whole", "delimiter wrong-value", "table.columns.0 wrong-value"],
        ...["table.rows.0.n wrong-type", "table.rows.0.group.site wrong-type", "table.rows.1 wrong-type"],
        "table.columns.2 unknown-column",
      ],
    ],
    ...([1, 3, 5] as const).map((count): [string, () => unknown, readonly string[]] => {
      const groups = ["Oak", "Elm", "Ash", "Fir", "Yew"].slice(0, count).map((site) => ({ site, role: "staff" }));
      return [
        `${count} small groups`,
        () => write({ by: [], columns: [], rows: [], minCount: 11, small: groups }, {}),
        ["table small-group"],
      ];
    }),
    [
      "an invalid two-way table",
      () => write({ across: "groups", rows: ["a"], columns: ["x"], counts: [[true]], statistics: [1] }, { small: 1 }),
      ["small wrong-type", "table.counts.0.0 wrong-type", "table.statistics.0 wrong-type"],
    ],
    ["no table and wrong options", () => write(null, { protect: 1, other: 2 }), [...writeIssues, "table wrong-type"]],
  ])("of a table and of writeCsv: %s", (_, call, expected) => {
    expectIssues(call, expected);
  });

  it.each<[string, () => unknown, readonly string[]]>([
    ["an invalid table", () => scoreTable({} as never, domainPlan()), ["table wrong-type"]],
    ["an invalid plan", () => scoreTable(table, { name: "x" } as never), ["items missing", "targets missing"]],
    ["a plan without the table's items", () => scoreTable(table, small), ["1.1 unknown-id"]],
    ["an unknown target", () => scores.score("D8" as never), ["unknown-id"]],
    ["a row that is not there", () => scores.row(2), ["wrong-type"]],
  ])("of scoreTable and its scores: %s", (_, call, expected) => {
    expectIssues(call, expected);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["an empty list", [], ["wrong-type"]],
    ["an object", {}, ["wrong-type"]],
    [
      "a continuous scale",
      [{ ...assessment, scale: { min: 0, max: 1, continuous: true } }],
      ["0.scale.continuous wrong-value"],
    ],
    [
      "something wrong with each but the first",
      [
        assessment,
        { ...assessment, scale: { min: 1, max: 5 } },
        { ...assessment, scale: { min: 1, max: 4, labels: { 1: "low" } }, role: 5 },
        { ...assessment, ratings: { "1.1": 7 } },
        5,
      ],
      ["1.scale inconsistent", "2.role wrong-type", "3.ratings.1.1 off-scale", "4 wrong-type"],
    ],
  ])("of fromAssessments: %s", (_, list, expected) => {
    expectIssues(() => fromAssessments(list as never), expected);
  });
});

describe("a crosswalk's sheet", () => {
  const columns = { source: "Competency", target: "Goal" };

  it.each<[string, unknown, object, readonly string[]]>([
    [
      "with everything wrong in its rows",
      'Competency,Goal,Why,Weight\n3.5,Voice,,1\n3.51,Vocie,,1\n,,,\n3.6,,#REF!,\n3.6,Voice; Trust,,0\n3.5,Voice,,1\n3.7,Voice,,"1,5"\n3.1,Trust,,x\n3.2,A,B,1,C\n',
      {
        via: "Why",
        weight: "Weight",
        sources: ["3.1", "3.10", "3.20", "3.5", "3.6", "3.7"],
        targets: ["Voice", "Trust"],
      },
      [
        ...["3.Competency unknown-id", "3.Goal unknown-id", "5.Goal empty", "5.Why wrong-value", "5.Weight empty"],
        ...["6.Goal wrong-value", "6.Weight out-of-range", "7 duplicate", "8.Weight wrong-value"],
        ...["9.Competency ambiguous-id", "9.Weight wrong-value", "10 row-length"],
      ],
    ],
    [
      "without known ids",
      'Competency,Goal\n3.5,Voice\n3.6,voice\n3.7,"Voice, Trust"\n,Voice\n3.1,Participaci\uFFFDn\n3.11,Voice\n',
      {},
      [
        ...["3.Goal inconsistent", "4.Goal wrong-value", "5.Competency empty", "6.Competency ambiguous-id"],
        "6.Goal not-utf-8",
      ],
    ],
    [
      "with an id that lost a zero",
      "Competency,Goal\n3.2,A\n3.5,A\n",
      { sources: ["3.20", "3.5"] },
      ["2.Competency unknown-id"],
    ],
    [
      "of rows with a date and a truth",
      [{ Competency: new Date(0), Goal: true }],
      {},
      ["2.Competency wrong-type", "2.Goal wrong-type"],
    ],
    ["without its columns", "Competences,Aim\n3.5,Voice\n", {}, ["1 missing", "1 missing"]],
    [
      "of many columns",
      `${Array.from({ length: 14 }, (_, i) => `c${i}`).join(",")}\n`,
      { target: "c1" },
      ["1 missing"],
    ],
    ["with its header below a title", "Our goals\nCompetency,Goal\n3.5,Voice\n", {}, ["1 missing", "1 missing"]],
    ["that is the name of a file", "crosswalk.csv", {}, ["1 missing", "1 missing"]],
    ["that is a file of Excel", "PK\u0003\u0004,\n", {}, ["1 missing", "1 missing"]],
    ["without links", "Competency,Goal\n", {}, ["2 empty"]],
    ["of nothing", "", {}, ["1 empty"]],
    ["with a quote left open", 'Competency,Goal\n3.5,"Voice\n', {}, ["2 unclosed-quote"]],
    ["of a number", 5, {}, ["sheet wrong-type"]],
    [
      "read with invalid options",
      "",
      { via: " ", weight: "Goal", sources: [], mode: "lax" },
      ["via wrong-value", "sources empty", "mode wrong-value", "weight duplicate"],
    ],
  ])("%s", (_, sheet, options, expected) => {
    expectIssues(() => readCrosswalk(sheet as never, { ...columns, ...options } as never), expected);
  });
});
