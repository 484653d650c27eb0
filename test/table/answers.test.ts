// What answers mean: the options answers and reverse, labels with numbers, and problems by kind.
import { readFileSync } from "node:fs";
import { domainPlan, projectionPlan, type Scale, scale } from "cei-framework";
import { type RatingTable, type ReadTableOptions, readTable, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { rejectedIssuesOf } from "../issues.ts";
import { errorOf, issuesOf } from "./collect.ts";

const fourPoints: Scale = scale({ min: 1, max: 4 });
const labelled: Scale = scale({
  min: 1,
  max: 4,
  labels: { 1: "Not yet", 2: "Emerging", 3: "Mostly", 4: "Fully in place" },
});

const sample = (name: string) => readFileSync(new URL(`samples/google-forms-${name}.csv`, import.meta.url));

/** How the cells of a column are read. */
async function ratingsOf(cells: readonly string[], options: Partial<ReadTableOptions> = {}) {
  const csv = `1.1,1.2\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}",\n`).join("")}`;
  return (await readTable(csv, { scale: fourPoints, ...options })).ratings("1.1");
}

async function codesOf(cells: readonly string[], options: Partial<ReadTableOptions> = {}) {
  const csv = `1.1,1.2\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}",\n`).join("")}`;
  return (await issuesOf(csv, { scale: fourPoints, ...options })).map(({ code, line }) => `${line} ${code}`);
}

function scoresOf(table: RatingTable) {
  return [domainPlan(), projectionPlan()].map((plan) => {
    const scores = scoreTable(table, plan as ReturnType<typeof domainPlan>);
    return Array.from({ length: table.rows }, (_, row) => scores.row(row));
  });
}

describe("the forms of a survey", () => {
  it.each([
    ["labelnum", fourPoints],
    ["labels", labelled],
  ])("%s gives the scores of the plain one", async (name, scale) => {
    const plain = await readTable(sample("plain"), { scale: fourPoints, onUnknownColumn: "ignore" });
    const table = await readTable(sample(name), { scale, onUnknownColumn: "ignore" });
    expect(table.rows).toBe(40);
    expect(scoresOf(table)).toEqual(scoresOf(plain));
  });

  it("read on too short a scale is one problem, with the largest answer", async () => {
    const error = await errorOf(sample("scale5"), { scale: fourPoints, onUnknownColumn: "ignore" });
    // By hand: `grep -o ',5' | wc -l` of the file gives 251.
    expect([error.count, error.issues.length]).toEqual([251, 251]);
    expect(error.message.split("\n")).toHaveLength(1);
    expect(error.message).toContain("largest answer 5");
    const { rows } = await readTable(sample("scale5"), { scale: scale({ min: 1, max: 5 }), onUnknownColumn: "ignore" });
    expect(rows).toBe(40);
  });
});

describe("answers", () => {
  it("give texts a point, n/a, or no rating, several texts to a point", async () => {
    const answers = { "Strongly agree": 4, "Muy de acuerdo": 4, Agree: 3, Skip: "n/a", "Don't know": null } as const;
    const cells = ["Strongly agree", "Muy de acuerdo", "agree", "SKIP", "Don’t know", "2", "n/a"];
    expect(await ratingsOf(cells, { answers })).toEqual([4, 4, 3, "n/a", null, 2, "n/a"]);
    // Plain cells, which the kernel reads.
    const plain = await readTable(`1.1,1.2\n${cells.map((cell) => `${cell},1\n`).join("")}`, {
      scale: fourPoints,
      answers,
    });
    expect(plain.ratings("1.1")).toEqual([4, 4, 3, "n/a", null, 2, "n/a"]);
  });

  it("are known in any case, with any spaces, quotes, and dashes", async () => {
    const answers = { "Some - not “all”": 2, "a. Café": 3 };
    const cells = ['some – not "all"', " SOME\u00a0—  not ”all“ ", "A. Cafe\u0301"];
    expect(await ratingsOf(cells, { answers })).toEqual([2, 2, 3]);
  });

  it("may give numbers another meaning", async () => {
    const answers = { 0: 1, 1: 2, 2: 3, 3: 4, "n/a": null } as const;
    expect(await ratingsOf(["0", "1", "2.0", "3", "N/A", "3 - Often"], { answers })).toEqual([1, 2, 3, 4, null, 4]);
  });

  it("may be those of one item, before those of all", async () => {
    const answers = { Never: 1, Often: 4, 9: null, "1.2": { Never: 4, Often: 1, 2: 3 } };
    const wide = await readTable('1.1,1.2,1.3\nNever,Never,Often\nOften,Often,Never\n2,2,9\n"Never","Never",\n', {
      scale: fourPoints,
      answers,
    });
    expect(wide.ratings("1.1")).toEqual([1, 4, 2, 1]);
    expect(wide.ratings("1.2")).toEqual([4, 1, 3, 4]);
    expect(wide.ratings("1.3")).toEqual([4, 1, null, null]);
    const long = await readTable("rating,row,item\nNever,a,1.1\nNever,a,1.2\n2,b,1.1\n2,b,C1.2\n", {
      scale: fourPoints,
      answers,
    });
    expect([long.row(0), long.row(1)]).toEqual([
      { "1.1": 1, "1.2": 4 },
      { "1.1": 2, "1.2": 3 },
    ]);
  });

  it("of an item are not known in the columns of others", async () => {
    expect(await issuesOf("1.1,1.2\nNever,Never\n", { scale: fourPoints, answers: { "1.2": { Never: 4 } } })).toEqual([
      { code: "wrong-value", line: 2, column: 1, item: "1.1", value: "Never" },
    ]);
  });

  it("are distinguished by item also after many rows", async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => (i % 2 ? "1,1" : "low,low"));
    const answers = { low: 1, "1.2": { low: 4, 1: 3 } };
    const table = await readTable(`1.1,1.2\n${rows.join("\n")}\n`, { scale: fourPoints, answers });
    expect(new Set(table.ratings("1.1"))).toEqual(new Set([1]));
    expect([table.ratings("1.2")[8998], table.ratings("1.2")[8999]]).toEqual([4, 3]);
  });

  it("that are wrong are problems of the options", async () => {
    const wrong = (options: object) => rejectedIssuesOf(() => readTable("1.1\n1\n", { scale: fourPoints, ...options }));
    expect(await wrong({ answers: { high: 5, low: "one", " ": 1, "1.1": { x: 0 }, "9.9": { x: 1 } } })).toEqual([
      "answers.high off-scale",
      "answers.low wrong-type",
      "answers.  wrong-value",
      "answers.1.1.x off-scale",
      "answers.9.9 unknown-id",
    ]);
    expect(await wrong({ answers: ["x"], reverse: "1.1" })).toEqual(["answers wrong-type", "reverse wrong-type"]);
    expect(await wrong({ answers: { "Not sure": null, "not  SURE": 1 } })).toEqual(["answers.not  SURE duplicate"]);
    expect(await wrong({ answers: { Skip: 1 }, missing: ["skip"] })).toEqual(["answers.Skip duplicate"]);
    expect(await wrong({ scale: labelled, answers: { Emerging: 3 } })).toEqual(["answers.Emerging duplicate"]);
    expect(await wrong({ answers: { "1.1": { a: 1, A: 2 } } })).toEqual(["answers.1.1.A duplicate"]);
  });
});

describe("reverse", () => {
  it("turns the points of some items around, whether a number or a text gives them", async () => {
    const csv = "1.1,1.2,1.3\n1,1,1\n2,2,4\n,n/a,\nNot yet,Emerging,Mostly\n";
    const table = await readTable(csv, { scale: labelled, reverse: ["1.2", "1.3"] });
    expect(table.ratings("1.1")).toEqual([1, 2, null, 1]);
    expect(table.ratings("1.2")).toEqual([4, 3, "n/a", 3]);
    expect(table.ratings("1.3")).toEqual([4, 1, null, 2]);
  });

  it("turns all of them around", async () => {
    const options = { scale: scale({ min: 0, max: 4 }), reverse: true } as const;
    expect((await readTable("1.1,1.2\n0,1\n4,2\n", options)).row(0)).toEqual({ "1.1": 4, "1.2": 3 });
    const long = await readTable("row,item,rating\na,1.1,0\na,1.2,n/a\nb,1.2,1\n", options);
    expect([long.row(0), long.row(1)]).toEqual([
      { "1.1": 4, "1.2": "n/a" },
      { "1.1": null, "1.2": 3 },
    ]);
  });

  it("is checked", async () => {
    const read = () => readTable("1.1\n1\n", { scale: fourPoints, reverse: ["1.1", "M1", 5 as never] });
    expect(await rejectedIssuesOf(read)).toEqual(["reverse.1 unknown-id", "reverse.2 unknown-id"]);
  });
});

describe("labels with their number", () => {
  it.each([
    ["2 - Emerging", 2],
    ["2-Emerging", 2],
    ["2 – Emerging", 2],
    ["4. Fully in place", 4],
    ["3 = Agree", 3],
    ["3: Agree", 3],
    ["3) Agree", 3],
    ["(3) Agree", 3],
    ["Emerging (2)", 2],
    ["Emerging [2]", 2],
    ["Emerging - 2", 2],
    ["Emerging: 2", 2],
    ["4 - Muy de acuerdo", 4],
  ])("are read as the number: %s", async (cell, rating) => {
    expect(await ratingsOf([cell, cell.toUpperCase()])).toEqual([rating, rating]);
  });

  it.each([
    "2-3 schools",
    "1-4",
    "4-Jan",
    "1-May-26",
    "2:30 pm",
    "11/2/2026",
    "Emerging2",
    "2 of us",
    "a. Excellent",
    "(2)",
  ])("are not found in %s", async (cell) => {
    expect(await codesOf([cell])).toEqual(["2 wrong-value"]);
  });

  it("may be below zero, and of a scale with few of its labels", async () => {
    const scaleOf = scale({ min: -2, max: 2, labels: { "-2": "Worse", 2: "Better" } });
    expect(await ratingsOf(["-2 - Worse", "Better (2)", "0 = Same", "1"], { scale: scaleOf })).toEqual([-2, 2, 0, 1]);
  });

  it("may be those of an answer that is not a point", async () => {
    const answers = { "Don't know": null };
    expect(await ratingsOf(["5 - Don't know", "9: N/A", "4 - Good"], { answers })).toEqual([null, "n/a", 4]);
  });

  it("off the scale, or between its points, are problems", async () => {
    expect(await codesOf(["5 - Strongly agree", "2.5 - Some", "0. None"])).toEqual([
      "2 off-scale",
      "3 not-whole",
      "4 off-scale",
    ]);
  });

  it("that contradict one another are a problem that names both, in any column of the table", async () => {
    const two = await errorOf("1.1,1.2\n2 - Emerging,1\n1,2 - Mostly\n", { scale: fourPoints });
    expect(two.issues).toMatchObject([
      { code: "inconsistent", line: 3, item: "1.2", value: "2 - Mostly", params: { first: "2 - Emerging" } },
    ]);
    expect(two.message).toContain('"2 - Emerging"');
    expect(two.message).toContain('"2 - Mostly"');
    expect(await codesOf(["Emerging (2)", "3. Emerging"])).toEqual(["3 inconsistent"]);
    const long = "row,item,rating\na,1.1,2 - Emerging\na,1.2,2 - Mostly\n";
    expect(await issuesOf(long, { scale: fourPoints })).toMatchObject([{ code: "inconsistent", line: 3, item: "1.2" }]);
  });

  it("that contradict one another are a problem of the table, also where bad rows are collected", async () => {
    const csv = "1.1\n2 - Emerging\n2 - Mostly\n7\n";
    expect(await issuesOf(csv, { scale: fourPoints, onBadRow: "collect" })).toMatchObject([
      { code: "inconsistent", line: 3 },
      { code: "off-scale", line: 4 },
    ]);
  });

  it("agree with the labels of the scale and with the answers", async () => {
    expect(await ratingsOf(["3 - Mostly", "Mostly", "3"], { scale: labelled })).toEqual([3, 3, 3]);
    expect(await codesOf(["2 - Mostly"], { scale: labelled })).toEqual(["2 inconsistent"]);
    const answers = { "Muy de acuerdo": 4, "Strongly agree": 4 };
    expect(await ratingsOf(["4 - Muy de acuerdo", "4 - Strongly agree"], { answers })).toEqual([4, 4]);
    expect(await ratingsOf(["2 - Never", "2 - Hardly"], { answers: { "2 - Hardly": 2 } })).toEqual([2, 2]);
  });
});

describe("missing and notApplicable", () => {
  it("know numbers however they are written", async () => {
    expect(
      await ratingsOf(["99", "99.0", "99.00", "9.9e1", "-9", "-9.0"], { missing: ["99"], notApplicable: ["-9"] }),
    ).toEqual([null, null, null, null, "n/a", "n/a"]);
    const twice = () => readTable("1.1\n1\n", { scale: fourPoints, missing: ["99"], notApplicable: ["99.0"] });
    expect(await rejectedIssuesOf(twice)).toEqual(["notApplicable.0 duplicate"]);
  });
});

describe("problems", () => {
  it("of one kind are one line, with their count, the first three places, and what is allowed", async () => {
    const error = await errorOf(`1.1\n${"maybe\n".repeat(150)}`, { scale: labelled, answers: { Sure: 4 } });
    expect([error.count, error.issues.length]).toEqual([150, 150]);
    expect(error.message.split("\n")).toHaveLength(1);
    for (const text of ["150 times", "line 2,", "line 3,", "line 4,", '"Emerging"', '"Fully in place"', '"Sure"']) {
      expect(error.message).toContain(text);
    }
    expect(error.message).not.toContain("line 5,");
  });

  it("of more than ten thousand cells are all counted, and the first ten thousand kept", async () => {
    const error = await errorOf(`1.1\n${"maybe\n".repeat(12_000)}x\n`, { scale: fourPoints });
    expect([error.count, error.issues.length]).toEqual([12_001, 10_000]);
    expect(error.message).toContain("12000 times");
    expect(error.message).toContain("line 12002");
  });
});
