// The page "Make a form" in a browser: its files are those of the library for the same form, written here by hand.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { catalogTemplate, createCatalog } from "cei-framework/catalog";
import { type Form, toGoogleForm, toMarkdown, toSurveyJs, toXlsForm } from "cei-framework/forms";
import type { Browser, Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { csvRows } from "../../src/csv/read-csv.ts";
import { csvText } from "../../src/csv/write-csv.ts";
import { faintIn, wcagViolationsIn } from "./axe.ts";
import { launch, opened, type Watched } from "./browser.ts";
import { launchFirefox, openedInFirefox } from "./firefox.ts";
import { firefoxPath } from "./needs.ts";
import { type Served, served } from "./served.ts";

const built = resolve("docs/built");

let browser: Browser;
let server: Served;
let watched: Watched | undefined;

beforeAll(async () => {
  browser = await launch();
  server = await served({ "/site/": built });
});

afterEach(async () => {
  const { page, wrong = [], elsewhere = [] } = watched ?? {};
  watched = undefined;
  await page?.context().close();
  expect({ wrong, elsewhere }).toEqual({ wrong: [], elsewhere: [] });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const fromServer = (): string => `${server.address}/site/form.html`;
const fromFiles = (): string => `${pathToFileURL(built)}/form.html`;

async function visit(address = fromFiles(), viewport = { width: 1280, height: 800 }): Promise<Page> {
  watched = await opened(browser, address, { viewport, reducedMotion: "reduce" });
  return watched.page;
}

/** The scale that the page begins with. */
const scale = { min: 1, max: 4, labels: { 1: "Not Evident", 4: "Evident" } };

type Kind = "google" | "xls" | "markdown" | "survey-js";

/** Downloads a file. */
async function fileOf(page: Page, kind: Kind): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download="${kind}"]`)]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

/** The sheets of an .xlsx file, as rows of texts. */
async function sheetsOf(file: Buffer): Promise<unknown> {
  const sheets = await readWorkbook(file, { trim: false });
  return Object.fromEntries(
    sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map((cell) => (cell === null ? "" : String(cell))))]),
  );
}

/** All files of the page. */
async function filesOf(page: Page) {
  const { content } = await fileOf(page, "xls");
  const [google, markdown, surveyJs] = [
    await fileOf(page, "google"),
    await fileOf(page, "markdown"),
    await fileOf(page, "survey-js"),
  ];
  return {
    google: google.content.toString(),
    xls: await sheetsOf(content),
    markdown: markdown.content.toString(),
    surveyJs: JSON.parse(surveyJs.content.toString()),
  };
}

/** The same by the library. */
const filesOfForm = (form: Form) => ({
  google: toGoogleForm(form),
  xls: toXlsForm(form),
  markdown: toMarkdown(form),
  surveyJs: toSurveyJs(form),
});

/** A field by its path, of the first language or the second. */
const field = (path: string, isSecond = false): string =>
  `[data-path="${path}"]${isSecond ? "[data-second]" : ":not([data-second])"}`;

/** Clicks a button, also one that is disabled for now: a click tells why. */
const click = (page: Page, selector: string): Promise<void> => page.click(selector, { force: true });

/** The problems beside fields, by the paths of these. */
const problemsOf = async (page: Page) =>
  (await page.evaluate(`Object.fromEntries(
    Array.from(document.querySelectorAll("#choices [aria-describedby]"), (field) => [
      field.dataset.path,
      Array.from(document.getElementById(field.getAttribute("aria-describedby")).querySelectorAll("p"), (line) => line.textContent),
    ]),
  )`)) as { [path: string]: string[] };

/** A translation as a translator's file has it: each English text with the language before it. */
function translated(
  language: string,
  isWanted = (_key: string): boolean => true,
): { csv: string; texts: { [key: string]: string } } {
  const all = catalogTemplate().texts.filter(({ key }) => isWanted(key));
  const texts = Object.fromEntries(all.map(({ key, english }) => [key, `[${language}] ${english}`]));
  const rows = all.map(({ key, english }) => [key, english, texts[key] ?? ""]);
  return { csv: csvText([["key", "english", "translation"], ...rows]), texts };
}

const upload = (page: Page, csv: string | Buffer): Promise<void> =>
  page.setInputFiles("#catalog", { name: "texts.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });

describe.each([
  ["a server", fromServer],
  ["the file system", fromFiles],
])("from %s", (_, addressOf) => {
  it("makes the form of 1.0 as it is, for each tool", async () => {
    const page = await visit(addressOf());
    const form: Form = { instrument: "1.0", scale };
    expect(await filesOf(page)).toEqual(filesOfForm(form));
    expect((await fileOf(page, "google")).name).toBe("cei-1-0.gs");
    expect((await fileOf(page, "xls")).name).toBe("cei-1-0.xlsx");
    expect((await fileOf(page, "survey-js")).name).toBe("cei-1-0.json");
    expect((await fileOf(page, "markdown")).name).toBe("cei-1-0.md");
    expect(await page.textContent("#summary")).toBe("34 items to rate, with 4 answers each, in English.");
  });
});

it("makes a form of chosen items, with words for each point, and questions about the respondent", async () => {
  const page = await visit();
  await page.click('[data-pick="none"]');
  await page.check('[data-group="D7"]');
  await page.click('.item-group:has([data-group="D1"]) summary');
  await page.check('[value="1.1"]');
  await page.check('[value="1.3"]');
  expect(await page.textContent('[data-count="D1"]')).toBe("2 of 5");
  expect(await page.evaluate(`document.querySelector('[data-group="D1"]').indeterminate`)).toBe(true);
  await page.fill("#min", "0");
  await page.fill("#max", "3");
  await page.waitForSelector(field("scale labels 0"));
  for (const [point, word] of ["Never", "Rarely", "Often", "Always"].entries()) {
    await page.fill(field(`scale labels ${point}`), word);
  }
  await page.check('[name="notApplicable"]');
  await page.check('[name="dontKnow"]');
  await page.fill(field("dontKnow"), "I cannot say");
  await page.click('[data-add="role"]');
  await page.click('[data-add="school"]');
  await page.check(field("groups 1 typed"));
  await page.click('[data-add="other"]');
  await page.fill(field("groups 2 label"), "Which grade?");
  await page.uncheck(field("groups 2 typed"));
  await page.fill(field("groups 2 choices"), "K–5\n\n  6–8 \n9–12\n");
  await page.fill(field("groups 2 name"), "grade");
  await page.click('[aria-label="Remove question 1"]');
  await page.click(".more summary");
  await page.fill(field("title"), "Our district <2026>");
  await page.fill(field("introduction"), "Two lines.\nThis is one.");
  for (const name of ["comments", "prompts", "page"]) await page.check(`[name="${name}"]`);
  const form: Form = {
    instrument: "1.0",
    items: ["1.1", "1.3", "7.1", "7.2", "7.3", "7.4", "7.5"],
    scale: { min: 0, max: 3, labels: { 0: "Never", 1: "Rarely", 2: "Often", 3: "Always" } },
    title: "Our district <2026>",
    introduction: "Two lines.\nThis is one.",
    groups: [
      { name: "school", label: "Which school?" },
      { name: "grade", label: "Which grade?", choices: ["K–5", "6–8", "9–12"] },
    ],
    notApplicable: true,
    dontKnow: "I cannot say",
    comments: true,
    layout: "page",
    prompts: true,
  };
  expect(await filesOf(page)).toEqual(filesOfForm(form));
  expect(await page.textContent("#summary")).toBe(
    "7 items to rate, with 6 answers each, in English. 2 questions about the respondent.",
  );
});

it.each([
  ["metrics", { items: ["M1", "M2", "M3", "M4", "M5"], count: 5 }],
  ["look-fors", { items: undefined, count: 24 }],
  ["all", { items: undefined, count: 29 }],
] as const)("makes the form of 2.0 with its %s", async (which, { items, count }) => {
  const page = await visit();
  await page.check('[name="instrument"][value="2.0"]');
  await page.click(`[data-pick="${which}"] >> visible=true`);
  // 6, 3, 5, 2, and 8 look-fors.
  const lookFors = [6, 3, 5, 2, 8].flatMap((n, i) => Array.from({ length: n }, (_, j) => `M${i + 1}.${j + 1}`));
  const own = items ?? (which === "all" ? ["M1", "M2", "M3", "M4", "M5", ...lookFors] : lookFors);
  expect(own).toHaveLength(count);
  expect(await filesOf(page)).toEqual(filesOfForm({ instrument: "2.0", items: own, scale }));
});

it("asks one metric with some of its look-fors", async () => {
  const page = await visit();
  await page.check('[name="instrument"][value="2.0"]');
  for (const id of ["M1", "M2", "M3", "M5"]) await page.uncheck(`[value="${id}"]`);
  await page.click('.item-group:has([data-group="M4"]) summary');
  await page.check('[data-group="M4"]');
  await page.uncheck('[value="M4.1"]');
  const { content } = await fileOf(page, "markdown");
  expect(content.toString()).toBe(toMarkdown({ instrument: "2.0", items: ["M4", "M4.2"], scale }));
});

it("keeps the words of the ends at the ends when the scale changes", async () => {
  const page = await visit();
  await page.fill(field("scale labels 2"), "Emerging");
  await page.fill("#max", "6");
  await page.waitForSelector(field("scale labels 6"));
  const { content } = await fileOf(page, "google");
  const labels = { 1: "Not Evident", 2: "Emerging", 6: "Evident" };
  expect(content.toString()).toBe(toGoogleForm({ instrument: "1.0", scale: { min: 1, max: 6, labels } }));
});

describe("in other languages", () => {
  /** The rows of the file with the texts to translate: their keys, translations, and places in the form. */
  async function textsToTranslate(page: Page) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#template")]);
    const { rows, issues } = csvRows(readFileSync(await file.path(), "utf8"), ",");
    expect(issues).toEqual([]);
    const [header, ...texts] = rows.map(({ cells }) => cells);
    expect(header).toEqual(["key", "id", "english", "translation", "where"]);
    const english = new Map(catalogTemplate().texts.map((text) => [text.key, text.english]));
    for (const [key, , text] of texts) expect(text).toBe(english.get(key ?? ""));
    return {
      name: file.suggestedFilename(),
      texts: texts.map(([key, id, , translation, where]) => [key, id, translation, where]),
    };
  }

  const aboutLanguage = "The name of your language in your language, such as Español";

  it("gives the texts to translate of a form of 1.0, in its order", async () => {
    const page = await visit();
    await page.check('[value="other"]');
    await page.click('[data-pick="none"]');
    await page.check('[data-group="D2"]');
    await page.click('.item-group:has([data-group="D2"]) summary');
    await page.uncheck('[value="2.2"]');
    await page.uncheck('[value="2.4"]');
    await page.check('[name="dontKnow"]');
    await page.click('[data-add="role"]');
    await page.click(".more summary");
    await page.check('[name="comments"]');
    expect(await textsToTranslate(page)).toEqual({
      name: "cei-1-0-texts-to-translate.csv",
      texts: [
        ["word.selfAssessmentForm", "", "", "Title"],
        ["word.answerAll", "", "", "Introduction"],
        ["word.notEvident", "", "", "Answer: point 1"],
        ["word.evident", "", "", "Answer: point 4"],
        ["word.dontKnow", "", "", "Answer: don't know"],
        ["domain.building-collective-efficacy.name", "D2", "", "Heading"],
        ["domain.building-collective-efficacy.description", "D2", "", "Below the heading"],
        ["competency.staff-mindsets.title", "2.1", "", "Question 2.1"],
        ["competency.student-family-and-community-connections.title", "2.3", "", "Question 2.3"],
        ["competency.leadership-development.title", "2.5", "", "Question 2.5"],
        ["word.comments", "", "", "Room for comments. Keep {part} and {parts}: they are numbers."],
        ["word.language", "", "", aboutLanguage],
      ],
    });
  });

  it("gives the texts to translate of a form of 2.0, with what is translated already", async () => {
    const page = await visit();
    await page.check('[value="both"]');
    await page.check('[name="instrument"][value="2.0"]');
    for (const id of ["M1", "M2", "M3", "M5"]) await page.uncheck(`[value="${id}"]`);
    await page.fill(field("scale labels 4"), "Always");
    await upload(page, translated("es", (key) => key.endsWith(".statement") || key === "word.answerAll").csv);
    await page.selectOption("#language", "es");
    const metric = "metric.alignment-of-policies-practices-and-resources";
    const statement = catalogTemplate().texts.find(({ key }) => key === `${metric}.statement`)?.english;
    const { name, texts } = await textsToTranslate(page);
    expect(name).toBe("cei-2-0-texts-to-translate.csv");
    expect(texts).toEqual([
      ["word.metricsForm", "", "", "Title"],
      ["word.answerAll", "", "[es] You can leave any question blank.", "Introduction"],
      ["word.notEvident", "", "", "Answer: point 1"],
      [`${metric}.name`, "M4", "", "Question M4"],
      [`${metric}.statement`, "M4", `[es] ${statement}`, "Help for question M4"],
      ["look-for.equitable-distribution-of-resources.text", "M4.1", "", "Help for question M4"],
      ["look-for.alignment-of-policies.text", "M4.2", "", "Help for question M4"],
      ["word.language", "", "", aboutLanguage],
    ]);
  });

  it("reads the file of a form's texts when it is filled in, and leaves nothing of the form in English", async () => {
    const page = await visit();
    await page.check('[value="other"]');
    await page.click('[data-pick="none"]');
    await page.check('[data-group="D2"]');
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#template")]);
    const { rows } = csvRows(readFileSync(await file.path(), "utf8"), ",");
    const texts: { [key: string]: string } = {};
    const filled = rows.map(({ cells }, i) => {
      const [key = "", id, english, , where] = cells;
      if (i === 0) return cells;
      texts[key] = `[vi] ${english}`;
      return [key, id, english, `[vi] ${english}`, where];
    });
    await upload(page, csvText(filled as string[][]));
    await page.selectOption("#language", "vi");
    const items = ["2.1", "2.2", "2.3", "2.4", "2.5"];
    const catalogs = [createCatalog({ language: "vi", texts })];
    expect(await filesOf(page)).toEqual(filesOfForm({ instrument: "1.0", items, scale, catalogs, languages: ["vi"] }));
    // Title, introduction, 2 answers, the domain with its description, 5 questions, and the language.
    expect(await page.textContent("#translated")).toBe(
      "texts.csv: Vietnamese, 12 texts. The questions and words of this form are all translated.",
    );
    expect(await page.isVisible("#still-english")).toBe(false);
    expect(await page.isVisible("#as-typed")).toBe(false);
    const shown = (await page.textContent("#preview")) ?? "";
    expect(shown.match(/\[vi\]/g)).toHaveLength(11);
  });

  it("gives no texts to translate while the form is wrong, and tells why", async () => {
    const page = await visit();
    await page.check('[value="other"]');
    await page.click('[data-pick="none"]');
    let downloads = 0;
    page.on("download", () => downloads++);
    await page.click("#template");
    expect(await page.evaluate("document.activeElement.id")).toBe("problems");
    expect(await page.locator("#problems li").allTextContents()).toContain(
      "Which questions?: Expected at least 1 item, got an empty list",
    );
    expect(downloads).toBe(0);
  });

  it("gives all texts of the framework as a second file", async () => {
    const page = await visit();
    await page.check('[value="other"]');
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#whole-template")]);
    expect(file.suggestedFilename()).toBe("cei-all-texts-to-translate.csv");
    expect(readFileSync(await file.path(), "utf8")).toBe(catalogTemplate().csv);
  });

  it("makes a form in one, with the direction of its script in the preview", async () => {
    const page = await visit();
    await page.check('[value="other"]');
    const { csv, texts } = translated("ar", (key) => key !== "word.dontKnow");
    await upload(page, csv);
    await page.selectOption("#language", "ar");
    await page.check('[name="dontKnow"]');
    const catalogs = [createCatalog({ language: "ar", texts })];
    const form: Form = { instrument: "1.0", scale, dontKnow: true, catalogs, languages: ["ar"] };
    expect(await filesOf(page)).toEqual(filesOfForm(form));
    expect(await page.textContent("#translated")).toBe(
      `texts.csv: Arabic, ${Object.keys(texts).length} texts. 1 text of this form without a translation will be in English.`,
    );
    expect(await page.textContent("#still-english")).toBe("Still in English: Answer: don't know");
    expect(await page.getAttribute(".sheet", "dir")).toBe("rtl");
    expect(await page.textContent(".sheet h3")).toBe("[ar] Community Engagement Initiative: 1.0 Self-Assessment");
  });

  it("makes a form in two, with texts of one's own in both", async () => {
    const page = await visit();
    await page.check('[value="both"]');
    const { csv, texts } = translated("es");
    await upload(page, csv);
    await page.selectOption("#language", "es");
    await page.fill(field("scale labels 2"), "Emerging");
    await page.fill(field("scale labels 2", true), "Emergente");
    await page.check('[name="notApplicable"]');
    await page.fill(field("notApplicable", true), "No se aplica");
    await page.click('[data-add="role"]');
    await page.fill(field("groups 0 label", true), "¿Cuál es su función?");
    await page.fill(field("groups 0 choices"), "Family\nStaff\nOther");
    await page.fill(field("groups 0 choices", true), "Familia\nPersonal");
    await page.click('[data-add="school"]');
    await page.check(field("groups 1 typed"));
    const form: Form = {
      instrument: "1.0",
      scale: { min: 1, max: 4, labels: { ...scale.labels, 2: "Emerging" } },
      scaleLabels: { es: { 2: "Emergente" } },
      groups: [
        {
          name: "role",
          label: { en: "What is your role?", es: "¿Cuál es su función?" },
          choices: [
            { value: "Family", label: { en: "Family", es: "Familia" } },
            { value: "Staff", label: { en: "Staff", es: "Personal" } },
            "Other",
          ],
        },
        { name: "school", label: "Which school?" },
      ],
      notApplicable: { en: "Not applicable", es: "No se aplica" },
      catalogs: [createCatalog({ language: "es", texts })],
    };
    expect(await filesOf(page)).toEqual(filesOfForm(form));
    expect(await page.textContent("#summary")).toContain("in English and Spanish.");
    expect(await page.locator(".second-name >> visible=true").allTextContents()).toContain("Spanish");
    expect(await page.locator(".sheet").count()).toBe(2);
    // "Other" has no third line in Spanish.
    expect(await page.locator("#still-english li").allTextContents()).toEqual([
      "1 answer to question 1 about the respondent",
      "Question 2 about the respondent",
    ]);
    await page.click("#still-english a >> nth=1");
    expect(await page.evaluate("document.activeElement.matches('[data-path=\"groups 1 label\"][data-second]')")).toBe(
      true,
    );
  });

  it("shows what is wrong with a translation and its language, and takes the file when it is mended", async () => {
    const page = await visit();
    await page.check('[value="other"]');
    const { csv } = translated("es");
    const lines = csv.split("\n");
    await upload(page, [lines[0], "word.evidnt,Evident,Evidente", lines[2], lines[2]].join("\n"));
    await page.selectOption("#language", "other");
    await page.fill(field("language other"), "Spanish");
    await click(page, '[data-download="markdown"]');
    expect(await problemsOf(page)).toEqual({
      csv: [
        'line 2, key: Unknown text "word.evidnt". Did you mean "word.evident"?',
        expect.stringMatching(/^line 4, key: Duplicate key ".*", first in line 3$/),
      ],
      "language other": ['Expected a code that begins with 2 or 3 letters, such as mix for Mixteco, got "Spanish"'],
    });
    await upload(page, Buffer.from("key,english,translation\nword.evident,Evident,S\xed\n", "latin1"));
    await page.waitForSelector("#choices >> text=Not UTF-8");
    expect((await problemsOf(page))["csv"]).toEqual(["Not UTF-8: save the file as CSV UTF-8"]);
    await upload(page, csv);
    await page.fill(field("language other"), "es-");
    await page.waitForSelector("#choices >> text=BCP 47");
    expect(await problemsOf(page)).toEqual({
      "language other": ['Expected a BCP 47 language tag, such as "es", got "es-"'],
    });
    await page.fill(field("language other"), "mix");
    await page.waitForSelector("#problems", { state: "hidden" });
    expect(await problemsOf(page)).toEqual({});
    expect(await page.textContent("#summary")).toBe("34 items to rate, with 4 answers each, in mix.");
  });

  it("asks for the file and the language that are not chosen yet", async () => {
    const page = await visit();
    await page.check('[value="both"]');
    await click(page, '[data-download="google"]');
    expect(await page.locator("#problems li").allTextContents()).toEqual([
      "Translation: Choose the file with the translation",
      "Language of the translation: Choose a language",
    ]);
    await page.selectOption("#language", "other");
    await page.waitForSelector("#choices >> text=Type the code of the language");
    expect(await page.getAttribute(field("language other"), "aria-invalid")).toBe("true");
  });

  it("lists what is still in English, and what is as it was typed, with links to the fields", async () => {
    const page = await visit();
    await page.check('[value="other"]');
    await page.click('[data-pick="none"]');
    await page.check('[data-group="D2"]');
    await page.fill(field("scale labels 2"), "A veces");
    await page.click('[data-add="role"]');
    await page.click('[data-add="school"]');
    await page.fill(field("groups 1 choices"), "Oak\nElm");
    await upload(page, translated("es", (key) => /^(?:competency|domain)\./.test(key)).csv);
    await page.selectOption("#language", "es");
    await page.waitForSelector("#as-typed");
    expect(await page.locator("#still-english li").allTextContents()).toEqual([
      "Title",
      "Introduction",
      "Question 1 about the respondent",
      "4 answers to question 1 about the respondent",
      "Question 2 about the respondent",
      "Answer: point 1",
      "Answer: point 4",
    ]);
    expect(await page.locator("#as-typed li").allTextContents()).toEqual([
      "2 answers to question 2 about the respondent",
      "Answer: point 2",
    ]);
    expect(await page.textContent("#as-typed p")).toContain("Are they in Spanish?");
    expect(await page.textContent("#summary")).toBe(
      "5 items to rate, with 4 answers each, in Spanish. 2 questions about the respondent. Some of it is still in English.",
    );
    expect(await wcagViolationsIn(page)).toEqual([]);
    await page.click("#still-english a >> nth=0");
    expect(await page.evaluate("document.activeElement.dataset.path")).toBe("title");
    await page.keyboard.type("Nuestro distrito");
    await page.waitForSelector("#as-typed >> text=Title");
    expect(await page.locator("#still-english li").first().textContent()).toBe("Introduction");
    // Without a translation of the questions, these are counted; the link goes to the file.
    await upload(page, translated("es", (key) => key.startsWith("word.")).csv);
    await page.waitForSelector("#still-english >> text=5 questions");
    expect(await page.locator("#still-english li").allTextContents()).toEqual([
      "Question 1 about the respondent",
      "4 answers to question 1 about the respondent",
      "Question 2 about the respondent",
      "2 headings",
      "5 questions",
    ]);
    await page.click("#still-english >> text=5 questions");
    expect(await page.evaluate("document.activeElement.id")).toBe("catalog");
  });
});

describe("problems", () => {
  it("are beside their fields, all at once, and listed where the files are", async () => {
    const page = await visit();
    await page.click('[data-pick="none"]');
    await page.check('[name="notApplicable"]');
    await page.check('[name="dontKnow"]');
    await page.fill(field("dontKnow"), "not applicable");
    await page.click('[data-add="school"]');
    await page.fill(field("groups 0 name"), "item");
    await page.fill(field("groups 0 choices"), "Oak\nElm\nOak");
    await page.fill("#max", "1");
    let downloads = 0;
    page.on("download", () => downloads++);
    for (const kind of ["google", "xls", "markdown", "survey-js"]) await click(page, `[data-download="${kind}"]`);
    await click(page, "#print");
    const problems = await problemsOf(page);
    expect(problems).toEqual({
      items: ["Expected at least 1 item, got an empty list"],
      "scale max": ["Expected a number above min (1), got 1"],
      "groups 0 choices": ['Answer 3: Duplicate choice "Oak", first in choices > 0'],
      "groups 0 name": ['Expected a name that the form itself does not use, got "item"'],
    });
    expect(await page.evaluate("document.activeElement.id")).toBe("problems");
    expect(await page.textContent("#summary")).toBe("No file was made. 4 problems to fix first:");
    const reason = "To fix first: Which questions?, and 3 more.";
    expect(await page.locator("[data-reason] >> visible=true").allTextContents()).toEqual(Array(4).fill(reason));
    expect(await page.locator('.get button[aria-disabled="true"]').count()).toBe(6);
    expect(await page.textContent("#preview-name")).toBe("Preview from before");
    expect(await page.locator("#problems li").allTextContents()).toEqual([
      "Which questions?: Expected at least 1 item, got an empty list",
      "Highest: Expected a number above min (1), got 1",
      'Schools to choose from, one on each line: Answer 3: Duplicate choice "Oak", first in choices > 0',
      'Name of its column in the data: letters, digits, and underscores: Expected a name that the form itself does not use, got "item"',
    ]);
    expect(await page.isVisible("#outdated")).toBe(true);
    await page.click("#problems a >> nth=1");
    expect(await page.evaluate("document.activeElement.id")).toBe("max");
    expect(await page.getAttribute("#max", "aria-invalid")).toBe("true");
    // What can be told only of a form that is right otherwise.
    await page.keyboard.press("Control+A");
    await page.keyboard.type("4");
    await page.click('[data-pick="all"] >> visible=true');
    await page.fill(field("groups 0 name"), "school");
    await page.fill(field("groups 0 choices"), "Oak\nElm");
    await page.waitForSelector('#summary:has-text("1 problem")');
    expect(await problemsOf(page)).toEqual({
      dontKnow: ['Duplicate label "not applicable", first in answers > 4'],
    });
    await page.fill(field("dontKnow"), "");
    await page.waitForSelector("#problems", { state: "hidden" });
    expect(await problemsOf(page)).toEqual({});
    expect(await page.getAttribute("#max", "aria-invalid")).toBeNull();
    expect(await page.isVisible("#outdated")).toBe(false);
    expect(await page.textContent("#preview-name")).toBe("Preview");
    expect(await page.locator('.get button[aria-disabled="false"]').count()).toBe(6);
    expect(await page.locator("[data-reason] >> visible=true").count()).toBe(0);
    expect(downloads).toBe(0);
  });

  it.each([
    ["", "", { "scale min": ["Missing: expected a whole number"], "scale max": ["Missing: expected a whole number"] }],
    ["1.5", "4", { "scale min": ["Expected a whole number, got 1.5"] }],
    ["0", "20", { scale: ["Expected a scale of at most 20 points, got 21"] }],
  ])("of a scale from %j to %j are told", async (min, max, expected) => {
    const page = await visit();
    await page.fill("#min", min);
    await page.fill("#max", max);
    await click(page, '[data-download="google"]');
    expect(await problemsOf(page)).toEqual(expected);
  });

  it("of a word that two points have is told at the second", async () => {
    const page = await visit();
    await page.fill(field("scale labels 3"), "not evident");
    await click(page, '[data-download="google"]');
    expect(await problemsOf(page)).toEqual({
      "scale labels 3": ['Duplicate label "not evident", first in labels > 1'],
    });
  });

  it("of a question that was just added are not shown until it is left, and no click is lost then", async () => {
    const page = await visit();
    await page.click('[data-add="other"]');
    expect(await page.evaluate("document.activeElement.dataset.path")).toBe("groups 0 label");
    await page.waitForTimeout(500);
    expect(await problemsOf(page)).toEqual({});
    // The problem moves what is below it, after the click.
    await page.click('[value="both"]', { delay: 400 });
    expect(await page.isChecked('[value="both"]')).toBe(true);
    await page.waitForSelector(`${field("groups 0 label")}[aria-invalid]`);
    expect(await problemsOf(page)).toEqual({ "groups 0 label": ['Expected text that is not empty, got ""'] });
  });

  it("of a list of schools that is empty are told, until people may type theirs", async () => {
    const page = await visit();
    await page.click('[data-add="school"]');
    await click(page, '[data-download="markdown"]');
    expect(await problemsOf(page)).toEqual({
      "groups 0 choices": ["Type at least one, or let people type the answer"],
    });
    await page.check(field("groups 0 typed"));
    expect(await problemsOf(page)).toEqual({});
    expect(await page.isVisible(field("groups 0 choices"))).toBe(false);
    const { content } = await fileOf(page, "markdown");
    const groups = [{ name: "school", label: "Which school?" }];
    expect(content.toString()).toBe(toMarkdown({ instrument: "1.0", scale, groups }));
  });

  it("that only an XLSForm has keep from no other file", async () => {
    const page = await visit();
    await page.click('[data-add="school"]');
    await page.fill(field("groups 0 choices"), "North Oak\nNorth_Oak");
    const form: Form = {
      instrument: "1.0",
      scale,
      groups: [{ name: "school", label: "Which school?", choices: ["North Oak", "North_Oak"] }],
    };
    const { content } = await fileOf(page, "markdown");
    expect(content.toString()).toBe(toMarkdown(form));
    expect(await page.textContent("#summary")).toContain("KoboToolbox, ODK, and Survey123 cannot have:");
    expect(await problemsOf(page)).toEqual({
      "groups 0 choices": ['Answer 2: Duplicate choice "North_Oak", first in choices > 0'],
    });
    let downloads = 0;
    page.on("download", () => downloads++);
    expect(await page.locator('.get button[aria-disabled="true"]').allTextContents()).toEqual(["Download .xlsx"]);
    await click(page, '[data-download="xls"]');
    expect(await page.evaluate("document.activeElement.id")).toBe("problems");
    expect(downloads).toBe(0);
  });
});

describe("the preview", () => {
  it("has the questions and the boxes of the Markdown", async () => {
    const page = await visit();
    await page.check('[name="notApplicable"]');
    await page.click('[data-add="role"]');
    const { content } = await fileOf(page, "markdown");
    const shown = (await page.textContent("#preview")) ?? "";
    // Five answers to each of 34 competencies, and four roles.
    expect(shown.match(/☐/g)).toHaveLength(5 * 34 + 4);
    expect(content.toString().match(/☐/g)).toHaveLength(5 * 34 + 4);
    const rows = await page.locator("#preview tbody th").allTextContents();
    expect(rows).toHaveLength(34);
    expect(rows[0]).toBe("1.1 Inclusive and welcoming district culture");
  });

  it("is all that is printed", async () => {
    const page = await visit();
    await page.emulateMedia({ media: "print" });
    const texts = ((await page.evaluate("document.body.innerText")) as string).trim();
    expect(texts.split("\n")[0]).toBe("Community Engagement Initiative: 1.0 Self-Assessment");
    expect(texts).toMatch(/7\.5 Strong multi-directional channels of community engagement[\s☐]*$/);
  });

  it("is printed by a button", async () => {
    const page = await visit();
    await page.evaluate("globalThis.print = () => { globalThis.isPrinted = true; }");
    await page.click("#print");
    expect(await page.evaluate("globalThis.isPrinted")).toBe(true);
  });
});

it("copies the script for Google Forms", async () => {
  const page = await visit(fromServer());
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click("[data-copy-script]");
  await page.waitForSelector("text=Copied");
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(toGoogleForm({ instrument: "1.0", scale }));
});

it("has no violation with problems, with questions, and in two languages", async () => {
  const page = await visit();
  await page.check('[value="both"]');
  await page.check('[name="notApplicable"]');
  await page.click('[data-add="role"]');
  await page.click('[data-add="other"]');
  await page.fill("#max", "0");
  await page.click(".more summary");
  await page.click('.item-group:has([data-group="D1"]) summary');
  await click(page, '[data-download="xls"]');
  const wide = await wcagViolationsIn(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await faintIn(page);
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await wcagViolationsIn(page);
  expect({ wide, dark, narrow }).toEqual({ wide: [], dark: [], narrow: [] });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
});

it("loads the writer of .xlsx files only for who downloads one", async () => {
  const page = await visit(fromServer());
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  expect(await page.evaluate("typeof writeSheets")).toBe("undefined");
  await fileOf(page, "xls");
  await fileOf(page, "xls");
  expect(loaded.filter((path) => path.endsWith(".js"))).toEqual(["/site/assets/excel-writer.js"]);
  expect(gzipSync(readFileSync(`${built}/assets/form.js`)).length).toBeLessThan(30_000);
});

describe.skipIf(!existsSync(firefoxPath))("in Firefox", () => {
  it("makes a form from beginning to end", async () => {
    const firefox = await launchFirefox();
    const { page, wrong, elsewhere } = await openedInFirefox(firefox, fromFiles());
    await page.evaluate(`
      globalThis.saved = [];
      const urlOf = URL.createObjectURL;
      URL.createObjectURL = (blob) => { saved.push(blob); return urlOf.call(URL, blob); };
      HTMLAnchorElement.prototype.click = () => {};
    `);
    await page.click('[data-pick="none"]');
    await page.click('[data-group="D2"]');
    await page.click('[name="dontKnow"]');
    await page.click('[data-add="school"]');
    await page.click(field("groups 0 typed"));
    await page.click('[data-path="scale labels 2"]');
    await page.keyboard.type("Emerging");
    const form: Form = {
      instrument: "1.0",
      items: ["2.1", "2.2", "2.3", "2.4", "2.5"],
      scale: { ...scale, labels: { ...scale.labels, 2: "Emerging" } },
      groups: [{ name: "school", label: "Which school?" }],
      dontKnow: true,
    };
    const saved: string[] = [];
    for (const kind of ["google", "xls", "markdown", "survey-js"]) {
      await page.click(`[data-download="${kind}"]`);
      await page.waitForFunction(`saved.length > ${saved.length}`);
      saved.push(
        (await page.evaluate(`saved.at(-1).arrayBuffer().then((bytes) =>
          btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("")))`)) as string,
      );
    }
    const [google, xls, markdown, surveyJs] = saved.map((file) => Buffer.from(file, "base64")) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    const found = {
      google: google.toString(),
      xls: await sheetsOf(xls),
      markdown: markdown.toString(),
      surveyJs: JSON.parse(surveyJs.toString()),
    };
    expect(found).toEqual(filesOfForm(form));
    expect({ wrong, elsewhere }).toEqual({ wrong: [], elsewhere: [] });
    await firefox.close();
  });
});
