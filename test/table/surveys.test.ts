// The recipes of docs/surveys.md, on longer made-up files in the shape of each tool: samples/tools. Each file has the same
// four responses, and whatever the tool writes around them. No real export was seen.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { competencies, domainPlan, type Rating, scale } from "cei-framework";
import {
  type RatingTable,
  type ReadTableOptions,
  readRows,
  readTable,
  scoreTable,
  TableError,
} from "cei-framework/table";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { rejectedIssuesOf } from "../issues.ts";

const labels = { 1: "Not yet", 2: "Emerging", 3: "Mostly", 4: "Fully in place" };
const fourPoints = scale({ min: 1, max: 4, labels });

const samples = new URL("samples/", import.meta.url);
const read = (name: string, options: ReadTableOptions) => readTable(readFileSync(new URL(name, samples)), options);

/** The ratings of 1.1 to 1.5 in each of the four responses. */
const ratings: readonly (readonly Rating[])[] = [
  [3, 4, 2, 4, 2],
  [1, 2, 1, 2, 3],
  [4, 4, 4, 4, null],
  [2, "n/a", null, 2, 2],
];

// A rating of r counts (r - 1) / 3. First: (2 + 3 + 1 + 3 + 1) / 15. Second: (0 + 1 + 0 + 1 + 2) / 15. Third: the four that
// are rated are all 4, of five. Fourth: three of the four that apply are rated, each 2.
const scores = [10 / 15, 4 / 15, 1, 1 / 3];
const coverages = [1, 1, 4 / 5, 3 / 4];

const schools = ["Lincoln Elementary", "Lincoln Elementary", "Cañón Middle", "Cañón Middle"];

/** Checks that a table has the four responses, in some order, and no other. */
function expectResponses(table: RatingTable, school: string, order = [0, 1, 2, 3], names = schools): void {
  const ids = ["1.1", "1.2", "1.3", "1.4", "1.5"];
  expect(table.items).toEqual(ids);
  expect(table.absent).toEqual(competencies.map(({ id }) => id).filter((id) => !ids.includes(id)));
  expect(order.map((row) => Object.values(table.row(row)))).toEqual(ratings);
  expect(table.rows).toBe(4);
  expect(order.map((row) => table.group(school)[row])).toEqual(names);
  const scored = scoreTable(table, domainPlan());
  order.forEach((row, response) => {
    expect(scored.score("D1")[row]).toBeCloseTo(scores[response] as number, 12);
    expect(scored.coverage("D1")[row]).toBeCloseTo(coverages[response] as number, 12);
  });
}

describe("the recipe for", () => {
  it("Google Forms reads a grid of labels, and keeps each person's last response", async () => {
    const table = await read("tools/google-forms.csv", {
      scale: fourPoints,
      groups: ["Which school?"],
      answers: { "Don't know": null },
      unique: { by: "Email Address", keep: "last", order: "Timestamp" },
      onUnknownColumn: "ignore",
    });
    // Ben answered before Ana's second response.
    expectResponses(table, "Which school?", [1, 0, 2, 3]);
    expect(table.repeatedRows).toBe(1);
    expect(table.ignored).toEqual(["Anything else?"]);
    expect(table.columns[3]).toEqual({
      header: "Building Relationships [Inclusive and welcoming district culture]",
      is: "item",
      name: "1.1",
      by: "tail",
    });
  });

  it("Microsoft Forms merges a question that two branches ask, and skips blank rows", async () => {
    const table = await read("tools/microsoft-forms.csv", {
      scale: fourPoints,
      groups: ["Which school?"],
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "Which school?");
    expect(table.blankRows).toBe(2);
    expect(table.ignored).toEqual(["ID", "Start time", "Completion time", "Email", "Name"]);
    expect(table.columns.filter(({ name }) => name === "1.1").map(({ header }) => header)).toEqual([
      "1.1 Inclusive and welcoming district culture",
      "1.1 Inclusive and welcoming district culture2",
    ]);
  });

  it("Qualtrics reads three header rows, and leaves out previews and unfinished responses", async () => {
    const table = await read("tools/qualtrics.csv", {
      scale: fourPoints,
      groups: ["Which school?"],
      missing: ["-99"],
      where: (row) => row["Finished"] === "True" && row["Response Type"] !== "Survey Preview",
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "Which school?");
    expect(table.leftOutRows).toBe(2);
    expect(table.skippedRows.length).toBe(2);
    expect(table.ignored.length).toBe(12);
    expect(table.columns[12]?.by).toBe("tail");
  });

  it("SurveyMonkey reads two header rows", async () => {
    const table = await read("tools/surveymonkey.csv", {
      scale: fourPoints,
      groups: ["Which school?"],
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "Which school?");
    expect(table.ignored.length).toBe(10);
    expect(table.columns.filter(({ is }) => is === "item").every(({ by }) => by === "wording")).toBe(true);
  });

  it("Excel reads Windows-1252 below a title", async () => {
    const table = await read("tools/excel-windows-1252.csv", {
      scale: fourPoints,
      groups: ["School"],
      encoding: "windows-1252",
      skipRows: 2,
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "School");
    expect(table.blankRows).toBe(1);
    expect(table.ignored).toEqual(["Comment"]);
  });

  it("Excel reads Unicode text", async () => {
    const table = await read("tools/excel-unicode-text.txt", {
      scale: fourPoints,
      groups: ["School"],
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "School");
  });

  it("Excel reads the rows of a workbook", async () => {
    // Written by openpyxl, in the shape of Microsoft Forms: dates, empty cells, and points in every other row.
    const rows = await readSheet(fileURLToPath(new URL("tools/microsoft-forms.xlsx", samples)));
    const table = await readRows(rows, {
      scale: fourPoints,
      groups: ["Which school?"],
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "Which school?");
    expect(table.ignored).toEqual(["ID", "Start time", "Completion time", "Email", "Name"]);
  });

  it("REDCap maps the names of variables", async () => {
    const table = await read("tools/redcap.csv", {
      scale: fourPoints,
      groups: ["school"],
      columns: (name) => (/^c\d_\d$/.test(name) ? name.slice(1).replace("_", ".") : undefined),
      notApplicable: ["98"],
      missing: ["99"],
      where: (row) => row["cei_survey_complete"] === "2",
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "school", undefined, ["1", "1", "2", "2"]);
    expect(table.leftOutRows).toBe(1);
    expect(table.ignored).toEqual([
      "record_id",
      "redcap_survey_identifier",
      "cei_survey_timestamp",
      "comment",
      "cei_survey_complete",
    ]);
  });

  it("KoboToolbox reads labels between semicolons", async () => {
    const table = await read("tools/kobotoolbox.csv", {
      scale: fourPoints,
      groups: ["Which school?"],
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "Which school?");
    expect(table.ignored.length).toBe(12);
  });

  it("KoboToolbox maps XML values and headers", async () => {
    const table = await read("tools/kobotoolbox-xml.csv", {
      scale: fourPoints,
      groups: ["about/school"],
      columns: (name) => /^ratings\/c(\d_\d)$/.exec(name)?.[1]?.replace("_", "."),
      answers: { not_yet: 1, emerging: 2, mostly: 3, fully: 4, not_applicable: "n/a" },
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "about/school");
  });

  it("Aeries reads a row for each answer", async () => {
    const table = await read("tools/aeries.csv", {
      scale: fourPoints,
      groups: ["School"],
      columns: { "Student ID": "row", Question: "item", Answer: "rating" },
      onUnknownColumn: "ignore",
    });
    expectResponses(table, "School");
    expect(table.group("row")).toEqual(["990001", "990002", "990003", "990004"]);
    expect(table.ignored).toEqual(["Grade"]);
  });
});

describe("the guide is right that", () => {
  const options: ReadTableOptions = { scale: fourPoints, onUnknownColumn: "ignore" };

  it("of Qualtrics the first header row is taken where its names are the items' ids", async () => {
    const imports = '"{""ImportId"":""status""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"';
    const csv = `Status,C1.1,C1.2\nResponse Type,Is our culture welcoming?,And of service?\n${imports}\n0,3,4\n1,1,1\n`;
    const table = await readTable(csv, { ...options, where: (row) => row["Status"] === "0" });
    expect(table.row(0)).toEqual({ "1.1": 3, "1.2": 4 });
    expect([table.rows, table.leftOutRows]).toEqual([1, 1]);
  });

  it("of a workbook of Qualtrics without a third row, the second is the header if the first is skipped", async () => {
    const text = "How evident is each? - Inclusive and welcoming district culture";
    const rows = [
      ["Status", "Q2_1"],
      ["Response Type", text],
      ["IP Address", "Mostly"],
    ];
    const table = await readRows(rows, { ...options, skipRows: 1 });
    expect(table.ratings("1.1")).toEqual([3]);
    expect(await rejectedIssuesOf(() => readRows(rows, options))).toEqual(["1 no-items"]);
  });

  it("of SurveyMonkey a column for each choice is a column of its item", async () => {
    const title = "Inclusive and welcoming district culture";
    const labels = { 1: "Not yet", 2: "Emerging", 3: "Mostly", 4: "Fully in place" };
    const csv = [
      `Respondent ID,Collector ID,${title},,,`,
      ",,Not yet,Emerging,Mostly,Fully in place",
      "1,9,,Emerging,,",
      "2,9,,,,Fully in place",
      "3,9,,,,",
    ].join("\n");
    const table = await readTable(csv, { scale: { min: 1, max: 4, labels }, onUnknownColumn: "ignore" });
    expect(table.ratings("1.1")).toEqual([2, 4, null]);
    expect(table.skippedRows).toEqual([["", "", "Not yet", "Emerging", "Mostly", "Fully in place"]]);
  });

  it("of a CSV file that Excel saved, times may have years of two digits", async () => {
    const csv = "Email,Completion time,1.1\nana@example.org,11/2/26 9:14,3\nana@example.org,11/1/26 9:14,2\n";
    const unique = { by: "Email", keep: "last", order: "Completion time" } as const;
    expect((await readTable(csv, { ...options, unique })).ratings("1.1")).toEqual([3]);
  });

  it("two different answers in the columns of one item are an issue, and the same answer twice is not", async () => {
    const csv = "1.1 Culture,1.1 Culture2\n3,3\n,2\n4,1\n";
    const table = await readTable(csv, { ...options, onBadRow: "collect" });
    expect(table.ratings("1.1")).toEqual([3, 2]);
    expect(table.rejected.map(({ line }) => line)).toEqual([4]);
  });

  it("two answers of a student to one question are an issue", async () => {
    const columns = { "Student ID": "row", Question: "item", Answer: "rating" };
    const csv = "Student ID,Question,Answer\n1,1.1,3\n1,1.1,4\n";
    expect(await rejectedIssuesOf(() => readTable(csv, { ...options, columns }))).toEqual(["3.Question duplicate"]);
  });

  it.each(["4-Jan", "Jan-04"])("an answer that Excel turned into a date is an issue: %s", async (answer) => {
    const { rejected } = await readTable(`1.1,1.2\n3,${answer}\n`, { ...options, onBadRow: "collect" });
    expect(rejected.length).toBe(1);
  });
});

describe("exports of Google Forms with the same answers", () => {
  const options: ReadTableOptions = {
    scale: fourPoints,
    groups: ["What is your role?", "Which school?"],
    onUnknownColumn: "ignore",
  };
  const scoresOf = (table: RatingTable) => {
    const scored = scoreTable(table, domainPlan());
    return Array.from({ length: scored.rows }, (_, row) => scored.row(row));
  };
  const others = ["google-forms-plain.csv", "google-forms-scale5.csv"];
  const names = readdirSync(samples).filter((name) => /^google-forms-.*\.csv$/.test(name) && !others.includes(name));

  it("are all here", () => {
    expect(names.length).toBe(7);
  });

  it.each(names)("%s has the scores of google-forms-plain.csv, without a column map", async (name) => {
    const plain = await read("google-forms-plain.csv", options);
    const table = await read(name, options);
    expect(plain.rows).toBe(40);
    expect(plain.absent).toEqual([]);
    expect(scoresOf(table)).toEqual(scoresOf(plain));
    for (const group of plain.groups) expect(table.group(group)).toEqual(plain.group(group));
    for (const { id } of competencies) expect(table.ratings(id)).toEqual(plain.ratings(id));
    expect(table.ignored).toEqual(["Timestamp"]);
  });

  it("google-forms-scale5.csv reads on its own scale, and is one sentence on that of the others", async () => {
    const table = await read("google-forms-scale5.csv", { ...options, scale: scale({ min: 1, max: 5 }) });
    expect(table.rows).toBe(40);
    expect(competencies.some(({ id }) => table.ratings(id).includes(5))).toBe(true);
    const error = await read("google-forms-scale5.csv", options).catch((error: unknown) => error as TableError);
    if (!(error instanceof TableError)) throw new Error("It was read");
    expect(error.issues.every(({ code, value }) => code === "off-scale" && value === "5")).toBe(true);
    expect(error.message).not.toContain("\n");
  });

  it("metrics-2.0-look-fors.csv reads as 2.0, and says that it is where it is read as 1.0", async () => {
    const look = { scale: fourPoints, groups: ["role"] };
    const table = await read("metrics-2.0-look-fors.csv", { ...look, instrument: "2.0" });
    expect(table.absent).toEqual(["M1", "M2", "M3", "M4", "M5"]);
    expect(await rejectedIssuesOf(() => read("metrics-2.0-look-fors.csv", look))).toEqual(["1 no-items"]);
  });
});
