// What the page that scores a survey makes of a file: how it is read, and its report.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contentsOf, layoutOf } from "../../docs/site/browser/survey/contents.ts";
import type { Section, Setup } from "../../docs/site/browser/survey/messages.ts";
import { reportOf } from "../../docs/site/browser/survey/report.ts";
import {
  completed,
  detectedSetup,
  readOptions,
  type SetupView,
  setupView,
} from "../../docs/site/browser/survey/setup.ts";
import { openSurvey } from "../../docs/site/browser/survey/survey-file.ts";
import { domainMeans, metricMeans } from "../survey-reference.ts";

const options = { minCount: 11, minCoverage: 0.5, isLater: true };

/** A file as the page opens it. */
async function opened(name: string, content: string | Uint8Array<ArrayBuffer>) {
  const file = await openSurvey(new File([content], name), name);
  const layout = await layoutOf(file, file.layout);
  const contents = await contentsOf(file, layout, () => undefined);
  const setup = await detectedSetup(contents, layout, null);
  const changed = async (change: Partial<Setup>) => {
    const whole = await completed({ ...setup, ...change }, contents);
    return textsOf(setupView(whole, contents));
  };
  const scored = async (whole: Setup = setup) => {
    const table = await file.read(whole, readOptions(whole, contents));
    const read = {
      sentences: setupView(whole, contents).found,
      answers: setupView(whole, contents).answers,
      responses: contents.rows,
    };
    const survey = { name, table, reading: read };
    return { table, survey, ...reportOf(survey, null, options) };
  };
  return { file, setup, view: textsOf(setupView(setup, contents)), changed, scored };
}

/** What is shown, with the questions as their texts. */
function textsOf(view: SetupView): Omit<SetupView, "open"> & { readonly open: readonly string[] } {
  return { ...view, open: view.open.map(({ text }) => text) };
}

const sample = (name: string) => opened(name, new Uint8Array(readFileSync(`test/table/samples/${name}`)));

/** The first cells of the rows of a table of a section, and another cell of each. */
function cells(
  sections: readonly Section[],
  id: string,
  table: string,
  column: number,
): Record<string, string | undefined> {
  const section = sections.find((one) => one.id === id);
  const found = [...(section?.tables ?? []), ...(section?.folded ?? []).flatMap(({ tables }) => tables)].find(
    ({ key }) => key === table,
  );
  return Object.fromEntries((found?.rows ?? []).map((row) => [row[0]?.split(" ")[0], row[column]]));
}

describe("every export of one survey", () => {
  it.each(["plain", "numtitles", "titles", "grid", "gridnum", "paraphrase", "labels", "labelnum"])(
    "has the same scores: google-forms-%s.csv",
    async (name) => {
      const { view, scored } = await sample(`google-forms-${name}.csv`);
      expect(view.open).toEqual([]);
      const { report } = await scored();
      expect(cells(report.sections, "by-domain", "by-domain", 4)).toMatchObject(domainMeans);
      expect(cells(report.sections, "projection", "projection", 2)).toMatchObject(metricMeans);
    },
  );
});

describe("what is detected", () => {
  it("finds a scale of five points, and asks in one sentence when it is read on four", async () => {
    const { setup, view, changed } = await sample("google-forms-scale5.csv");
    expect([setup.min, setup.max, view.open]).toEqual([1, 5, []]);
    const { open } = await changed({ max: 4 });
    expect(open).toHaveLength(1);
    expect(open[0]).toContain("Is the scale 1 to 5?");
    expect((await changed({ max: 4 })).suggestedScale).toEqual({ min: 1, max: 5 });
    expect(view.suggestedScale).toBeNull();
    expect((await changed({ max: 4, answers: { "5": null } })).open).toEqual([]);
  });

  it("knows the look-fors of 2.0 by their numbers", async () => {
    const { setup, view } = await sample("metrics-2.0-look-fors.csv");
    expect(setup.instrument).toBe("2.0");
    expect(view.found[0]).toContain("all 24 look-fors of the 2.0 Metrics");
  });

  it.each([
    ["google-forms.csv", "1.0", ["Which school?"], []],
    ["microsoft-forms.csv", "1.0", ["Which school?"], []],
    ["microsoft-forms.xlsx", "1.0", ["Which school?"], []],
    ["surveymonkey.csv", "1.0", ["Which school?"], []],
    ["kobotoolbox.csv", "1.0", ["Which school?"], []],
    ["excel-unicode-text.txt", "1.0", ["School"], []],
    ["excel-windows-1252.csv", "1.0", ["School"], []],
    [
      "qualtrics.csv",
      "1.0",
      ["Which school?"],
      ["Choose what \u201C-99\u201D means (1 answer), on the scale from 1 to 4."],
    ],
    [
      "redcap.csv",
      "1.0",
      [],
      ["Choose what \u201C98\u201D and \u201C99\u201D mean (2 answers), on the scale from 1 to 4."],
    ],
  ] as const)("reads %s", async (name, instrument, groups, open) => {
    const { setup, view, scored } = await sample(`tools/${name}`);
    expect(setup.instrument).toBe(instrument);
    expect(Object.keys(setup.columns).filter((header) => setup.columns[header] === "group")).toEqual(groups);
    expect(view.open).toEqual(open);
    const answers = Object.entries(setup.answers).map(([text, meaning]) => [
      text,
      meaning === "undecided" ? null : meaning,
    ]);
    const { table } = await scored({ ...setup, answers: Object.fromEntries(answers) });
    expect(table.items).toEqual(["1.1", "1.2", "1.3", "1.4", "1.5"]);
    expect(table.rejected).toEqual([]);
  });

  it("keeps accents of an older encoding, and titles above the header", async () => {
    const { setup, scored } = await sample("tools/excel-windows-1252.csv");
    expect([setup.encoding, setup.skipRows]).toEqual(["windows-1252", 2]);
    const { table } = await scored();
    expect(table.group("School")).toContain("Ca\u00F1\u00F3n Middle");
  });

  it("asks about a number that no question has, and about a column that may be one", async () => {
    const { view } = await opened("odd.csv", "1.1,1.9,Comments on 1.3\n3,4,2\n");
    expect(view.open).toEqual([
      "Choose what the column \u201C1.9\u201D is: it is like the number of a question, and the framework has none with that number.",
      "Choose what the column \u201CComments on 1.3\u201D is: it may ask about 1.3.",
    ]);
  });

  it("counts rows that are too short to be read", async () => {
    const { view, scored } = await opened("short.csv", "1.1,1.2\n4,4\n3\n2,1\n");
    expect(view.responses).toBe(3);
    const { report } = await scored();
    expect(report.sentences[0]).toMatch(/^2 of 3 responses are scored/);
  });

  it("asks what words without a usual order mean", async () => {
    const { view, changed } = await opened("words.csv", "1.1,1.2\nmeh,wow\nwow,n/a\n");
    expect(view.answers).toEqual([
      { text: "wow", count: 2, meaning: "undecided" },
      { text: "meh", count: 1, meaning: "undecided" },
      { text: "n/a", count: 1, meaning: "n/a" },
    ]);
    expect(view.open).toHaveLength(1);
    expect((await changed({ answers: { meh: 1, wow: 2 } })).open).toEqual([]);
  });

  it("asks for a scale of two whole numbers, and for a column of a question", async () => {
    const { changed } = await opened("scale.csv", "1.1\n3\n");
    expect((await changed({ min: 4, max: 4 })).open[0]).toBe("The scale needs two whole numbers, the lowest first.");
    expect((await changed({ columns: { "1.1": "left-out" } })).open).toEqual([
      "Choose at least one column that asks a question of the 1.0 Self-Assessment.",
    ]);
  });

  it("reads a line for each answer, once the columns are named", async () => {
    const { setup, view, scored } = await opened(
      "long.csv",
      "who,q,a,row,item,rating\nx,y,z,ann,1.1,4\nx,y,z,ann,1.2,2\nx,y,z,bob,1.1,1\n",
    );
    expect(view.open).toEqual([]);
    const { table } = await scored(setup);
    expect([table.rows, table.row(0)]).toEqual([2, { "1.1": 4, "1.2": 2 }]);
  });

  it.each([
    ["an old workbook", "\xD0\xCF\x11\xE0", /old version of Excel/],
    ["a PDF", "%PDF-1.7", /This is a PDF/],
  ])("refuses %s", async (_, start, message) => {
    const bytes = Uint8Array.from(start, (letter) => letter.charCodeAt(0));
    await expect(openSurvey(new File([bytes], "x"), "x")).rejects.toThrow(message);
  });
});

describe("the report", () => {
  // By hand: D1 of ann 3, of bob 2, so 2.50; D2 of ann 1, of bob nothing.
  const small = "school,1.1,1.2,1.3,1.4,1.5,2.1,2.2,2.3,2.4,2.5\nOak,3,3,3,3,3,1,1,1,1,1\nOak,2,2,2,2,2,,,,,\n";

  it("shows what it rests on in three sentences", async () => {
    const { report } = await (await opened("small.csv", small)).scored();
    // 15 of 20 cells are filled: of D1 5 of 10 are 3, of D2 none of 5.
    expect(report.sentences).toEqual([
      "2 people answered 10 questions on a scale from 1 to 4; 25% of the answers were left blank.",
      "The strongest domain is D1 Building Relationships, with 50% of its answers 3 or 4; the weakest is D2 Building Collective Efficacy, with 0%.",
      "The strongest question is 1.1 Inclusive and welcoming district culture, with 50% of its answers 3 or 4; the weakest is 2.5 Leadership development of student, family and community, with 0%.",
    ]);
  });

  it("hides small groups, whatever the section", async () => {
    const lines = [
      ...Array.from({ length: 20 }, (_, i) => `Oak,${1 + (i % 4)},2,3,4,1`),
      ...Array.from({ length: 15 }, (_, i) => `Ash,${1 + (i % 3)},2,3,4,1`),
      ...Array.from({ length: 4 }, () => "Elm,4,4,4,4,4"),
      "Elm,3,3,3,3,3",
    ];
    const { setup, scored } = await opened("groups.csv", `school,1.1,1.2,1.3,1.4,1.5\n${lines.join("\n")}\n`);
    expect(setup.columns["school"]).toBe("group");
    const { report, charts } = await scored();
    const section = report.sections.find(({ id }) => id === "by-group-1");
    // D1 is the one domain that was asked, so there is no overall score.
    expect(section?.tables[0]?.head).toEqual(["school", "People", "D1"]);
    const rows = section?.tables[0]?.rows ?? [];
    // Elm alone cannot be hidden: its 5 would be what is missing from all 40.
    expect(rows.map(([group, people]) => [group, people])).toEqual([
      ["Ash", "*"],
      ["Elm", "*"],
      ["Oak", "20"],
      ["All", "40"],
    ]);
    expect(section?.paragraphs[0]).toMatch(/^2 of 3 groups are hidden/);
    expect(section?.aside).toEqual([
      expect.stringMatching(/^\u201CElm\u201D is hidden: fewer than 11 people/),
      expect.stringMatching(/^\u201CAsh\u201D is hidden to protect the others/),
    ]);
    const drawn = charts.get("by-group-1")?.({ width: 736, theme: "light" });
    const values = drawn?.data.values.filter(({ group }) => group === "Elm") ?? [];
    expect(new Set(values.map(({ text }) => text))).toEqual(new Set(["*"]));
  });

  it("hides two groups rather than the figures of all, which the rest of the report shows", async () => {
    const { file, setup, view } = await sample("google-forms-plain.csv");
    const contents = await contentsOf(file, setup, () => undefined);
    const table = await file.read(setup, readOptions(setup, contents));
    const survey = { name: "plain", table, reading: { sentences: view.found, answers: view.answers, responses: 40 } };
    const { report } = reportOf(survey, null, { ...options, minCount: 10 });
    const rows = report.sections.find(({ id }) => id === "by-group-1")?.tables[0]?.rows ?? [];
    // Each role has ten people. Of the community partners nine have a score for D6.
    expect(rows.map(([, people]) => people).sort()).toEqual(["*", "*", "10", "10", "40"]);
    expect(rows.find(([role]) => role === "Community partner")?.[1]).toBe("*");
    expect(rows.find(([role]) => role === "All")).not.toContain("*");
  });

  it("names a point by what most people chose, not by a word that few wrote", async () => {
    const { changed, scored } = await opened("often.csv", "1.1,1.2\n4,4\n4,often\n1,Not yet\nNot yet,Not yet\n");
    const { setup } = await changed({ answers: { often: 4, "Not yet": 1 } });
    const { report } = await scored(setup);
    expect(report.sentences[0]).toContain("on a scale from 1 (Not yet) to 4;");
    const reading = report.sections.at(-1);
    expect(reading?.tables[0]?.rows).toContainEqual(["often", "1", "4"]);
  });

  it("leaves out what was not asked, and says so", async () => {
    const { scored } = await opened("some.csv", "1.1,1.2\n4,1\n3,2\n");
    const { report } = await scored();
    const [domains] = report.sections;
    expect(domains?.tables[0]?.rows.map(([name]) => name)).toEqual(["D1 Building Relationships"]);
    expect(domains?.paragraphs.at(-1)).toMatch(/^Not asked: D2 /);
    // 1.1 and 1.2 are connected with M1 alone.
    const projection = report.sections.find(({ id }) => id === "projection");
    expect(projection?.tables[0]?.rows.map(([name]) => name?.slice(0, 2))).toEqual(["M1"]);
  });

  it("says so where no group is large enough, and draws none", async () => {
    const { setup, scored } = await opened("tiny.csv", "school,1.1\nOak,1\nElm,2\nOak,3\nElm,4\n");
    expect(setup.columns["school"]).toBe("group");
    const { report, charts } = await scored();
    const section = report.sections.find(({ id }) => id === "by-group-1");
    expect(section?.paragraphs).toEqual([expect.stringContaining("each of the 2 has fewer than 11 people")]);
    expect([section?.charts, section?.folded, charts.has("by-group-1")]).toEqual([[], [], false]);
  });

  it("orders questions by their share of high answers, as the chart does", async () => {
    const lines = ["3,1,4,1,4,2,3", "3,2,4,1,1,2,3", "3,4,4,1,1,4,1"];
    const { scored } = await opened("order.csv", `1.1,1.2,1.3,1.4,1.5,2.1,2.2\n${lines.join("\n")}\n`);
    const { report, charts } = await scored();
    const section = report.sections.find(({ id }) => id === "questions");
    const order = section?.folded[0]?.tables[0]?.rows.map(([name]) => name?.split(" ")[0]);
    // 100%, 100%, 67%, 33%, 33%, 33%, 0%.
    expect(order).toEqual(["1.1", "1.3", "2.2", "1.2", "1.5", "2.1", "1.4"]);
    const drawn = charts.get("questions")?.({ width: 736, theme: "light" });
    expect([...new Set(drawn?.data.values.flatMap(({ id }) => (typeof id === "string" ? [id] : [])))]).toEqual(order);
  });

  it.each([
    // M1 by its own rating, 4; by its look-fors 1, which count where it has none.
    ["direct ratings", "M1,M2\n4,2\n", { M1: "4.00", M2: "2.00" }],
    ["look-fors", "M2.1,M2.2,M2.3\n1,4,4\n", { M2: "3.00" }],
    ["both", "M1,M2.1,M2.2,M2.3,M1.1\n4,1,4,4,1\n", { M1: "4.00", M2: "3.00" }],
  ])("scores 2.0 by %s", async (_, text, means) => {
    const { setup, scored } = await opened("metrics.csv", text);
    expect(setup.instrument).toBe("2.0");
    const { report } = await scored();
    expect(cells(report.sections, "by-metric", "by-metric", 4)).toMatchObject(means);
    expect(report.sections.map(({ id }) => id)).not.toContain("projection");
  });

  it("compares with a second survey, on the scale of the answers", async () => {
    const own = await (await opened("now.csv", "1.1,1.2,1.3,1.4,1.5\n4,4,4,4,4\n3,3,3,3,3\n")).scored();
    const before = await (await opened("then.csv", "1.1,1.2,1.3,1.4,1.5\n1,1,1,1,1\n2,2,2,2,2\n")).scored();
    const surveys = [own.survey, before.survey] as const;
    const { report } = reportOf(...surveys, { ...options, isLater: false });
    // From 1.5 to 3.5.
    expect(cells(report.sections, "change", "change", 2)["D1"]).toBe("1.50");
    expect(cells(report.sections, "change", "change", 5)["D1"]).toBe("2.00");
    // Two and two people are too few for an interval without zero.
    expect(report.sentences[3]).toMatch(/^Since then\.csv, /);
    expect(report.sections[0]?.id).toBe("change");
    const turned = reportOf(...surveys, { ...options, isLater: true }).report;
    expect(cells(turned.sections, "change", "change", 5)["D1"]).toBe("-2.00");
  });

  it("puts a projection beside ratings of 2.0 without a difference", async () => {
    const own = await (await opened("new.csv", "M1\n4\n3\n")).scored();
    const before = await (await opened("old.csv", "1.1,1.2,1.3,1.4,1.5,2.3\n1,1,1,1,1,1\n2,2,2,2,2,2\n")).scored();
    const { report } = reportOf(own.survey, before.survey, { ...options, isLater: false });
    const change = report.sections.find(({ id }) => id === "change");
    expect(cells(report.sections, "change", "change", 2)["M1"]).toBe("1.50");
    expect(cells(report.sections, "change", "change", 4)["M1"]).toBe("3.50");
    expect(cells(report.sections, "change", "change", 5)["M1"]).toBe("\u2013");
    expect(change?.paragraphs.join(" ")).toMatch(/no change is computed/);
  });

  it("writes files with the cells of its tables, and the scores of each response", async () => {
    const { files } = await (await opened("small.csv", small)).scored();
    const text = async (key: string) => {
      let csv = "";
      for await (const piece of files.get(key)?.pieces() ?? []) csv += piece;
      return csv.replace("\uFEFF", "").split("\r\n");
    };
    expect((await text("by-domain"))[1]).toBe("D1 Building Relationships,10,50,2,2.5");
    // Two of seven domains are less than half, so there is no overall score.
    expect((await text("scores-of-each-response"))[1]).toBe("3,1,,,,,,");
  });
});
