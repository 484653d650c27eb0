import { competencies, lookFors, metrics, OptionsError } from "cei-framework";
import { matchColumns, readTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf, rejectedIssuesOf } from "../issues.ts";

const matchOf = (header: string, options = {}) => {
  const [match] = matchColumns([header], options);
  return [match?.is, match?.name, match?.by];
};
const choicesOf = (header: string, options = {}) => matchColumns([header], options)[0]?.choices;

describe("matchColumns", () => {
  it.each([
    "1.1",
    " 1.1 ",
    "1.1.",
    "1.1)",
    "C1.1",
    "Competency 1.1",
    "1.1 Culture",
    "1.1 - Inclusive and welcoming district culture",
    "[1.1]",
    "How evident is each? [1.1 Inclusive and welcoming district culture]",
    "How evident is this (1.1)?",
    "ratings/c1_1",
    "survey/part_1/1.1",
  ])("knows an item by its id: %s", (header) => {
    expect(matchOf(header)).toEqual(["item", "1.1", "id"]);
  });

  it("knows an item by the framework's wording, whatever its case, quotes, dashes, and punctuation", () => {
    for (const { id, title } of competencies) {
      expect(matchOf(title)).toEqual(["item", id, "wording"]);
      expect(matchOf(title.toUpperCase().replaceAll(",", " "))).toEqual(["item", id, "wording"]);
      expect(matchOf(title.replaceAll("\u2019", "'"))).toEqual(["item", id, "wording"]);
      expect(matchOf(`How evident is this in our district: ${title.toLowerCase()}?`)).toEqual(["item", id, "tail"]);
      expect(matchOf(`Building relationships [${title}]`)).toEqual(["item", id, "tail"]);
    }
    for (const { id, name, statement } of metrics) {
      expect(matchOf(name, { instrument: "2.0" })).toEqual(["item", id, "wording"]);
      expect(matchOf(statement, { instrument: "2.0" })).toEqual(["item", id, "wording"]);
    }
    for (const { id, text } of lookFors) expect(matchOf(text, { instrument: "2.0" })).toEqual(["item", id, "wording"]);
  });

  it("knows a group by its name before all else", () => {
    expect(matchOf("Which school?", { groups: ["Which school?"] })).toEqual(["group", "Which school?", "name"]);
    expect(matchOf("which  school", { groups: ["Which school?"] })).toEqual(["group", "Which school?", "name"]);
    expect(matchOf("1.1", { groups: ["1.1"] })).toEqual(["group", "1.1", "name"]);
  });

  it.each(["Timestamp", "What is your role?", "", "Comments", "2026", "1.10", "11.1", "1.1.1", "8.1", "Score 13.15"])(
    "takes %j for no item",
    (header) => {
      expect(matchOf(header)).toEqual(["unknown", null, null]);
      expect(choicesOf(header)).toEqual([]);
    },
  );

  it.each([
    ["Q1.4", ["1.4"]],
    ["C1.1x", ["1.1"]],
    ["Comments on 1.3", ["1.3"]],
    ["1.1 and 1.2", ["1.1", "1.2"]],
    // The title of 1.2 after the number of 1.1.
    ["1.1 Create a culture of service", ["1.1", "1.2"]],
    // Three words in a row of 1.1.
    ["Do we have a welcoming district culture here?", ["1.1"]],
  ])("gives the choices of what is like an item and matches none: %s", (header, choices) => {
    expect(matchOf(header)[0]).toBe("unknown");
    expect(choicesOf(header)).toEqual(choices);
  });

  it("refuses invalid headers, and wrong options", () => {
    expect(() => matchColumns("1.1" as never)).toThrow(OptionsError);
    expect(issuesOf(() => matchColumns(["1.1", 2] as never, { instrument: "3", other: 1 } as never))).toEqual([
      "other unknown-key",
      "instrument wrong-value",
      "headers.1 wrong-type",
    ]);
  });
});

describe("readTable", () => {
  const scale = { min: 1, max: 4 };

  it("tells what became of each column", async () => {
    const text = "Time,School,1.1 Culture,Staff mindsets,c,Note\n9:00,Oak,1,2,3,x\n";
    const table = await readTable(text, {
      scale,
      groups: ["School"],
      columns: { c: "3.5", Note: null },
      onUnknownColumn: "ignore",
    });
    expect(table.columns).toEqual([
      { header: "Time", is: "ignored", name: null, by: null },
      { header: "School", is: "group", name: "School", by: "name" },
      { header: "1.1 Culture", is: "item", name: "1.1", by: "id" },
      { header: "Staff mindsets", is: "item", name: "2.1", by: "wording" },
      { header: "c", is: "item", name: "3.5", by: "option" },
      { header: "Note", is: "left-out", name: null, by: "option" },
    ]);
    expect(table.ignored).toEqual(["Time"]);
    expect(table.row(0)).toEqual({ "1.1": 1, "2.1": 2, "3.5": 3 });
  });

  it("matches the items in the cells of the long form the same way", async () => {
    const text = 'row,item,rating\na,1.1 Culture,3\na,"How are our staff mindsets?",2\na,"3.5",1\n';
    expect((await readTable(text, { scale })).row(0)).toMatchObject({ "1.1": 3, "2.1": 2, "3.5": 1 });
    expect(await rejectedIssuesOf(() => readTable("row,item,rating\na,Q1.1,3\n", { scale }))).toHaveLength(1);
  });

  it("does not ignore a column that is like an item, unless the option columns says so", async () => {
    const text = "1.1,Q1.4,Comments\n1,2,x\n";
    const options = { scale, onUnknownColumn: "ignore" } as const;
    expect(await rejectedIssuesOf(() => readTable(text, options))).toHaveLength(1);
    const table = await readTable(text, { ...options, columns: { "Q1.4": null } });
    expect(table.items).toEqual(["1.1"]);
    expect((await readTable(text, { ...options, columns: { "Q1.4": "1.4" } })).items).toEqual(["1.1", "1.4"]);
  });

  it("says of a table of the other instrument that it is one", async () => {
    const found = await readTable("M1.1,M1.2\n1,2\n", { scale }).catch((error: Error) => error.message);
    expect(found).toContain('instrument: "2.0"');
    const other = await readTable("1.1,1.2\n1,2\n", { scale, instrument: "2.0" }).catch(
      (error: Error) => error.message,
    );
    expect(other).toContain('instrument: "1.0"');
  });
});
