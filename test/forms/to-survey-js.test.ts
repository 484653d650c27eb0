// SurveyJS's own model loads the JSON, shows every text in every language, and collects answers that the reader scores.
import {
  competencies,
  domainPlan,
  lookFors,
  metricPlan,
  metrics,
  type Plan,
  type Rating,
  type Scale,
  scale,
  score,
} from "cei-framework";
import type { Catalog } from "cei-framework/catalog";
import type { Form } from "cei-framework/forms";
import { readRows, scoreTable, type TableRow } from "cei-framework/table";
import fc from "fast-check";
import {
  type ItemValue,
  Model,
  type Question,
  type QuestionDropdownModel,
  type QuestionMatrixModel,
} from "survey-core";
import "survey-core/survey.i18n";
import { lintSurvey } from "survey-core/linter";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Localized, type ResolvedForm, resolveForm } from "../../src/forms/form.ts";
import { toSurveyJs } from "../../src/forms/to-survey-js.ts";
import { madeUpCatalog } from "../catalog/sample-catalogs.ts";
import { sampleSize, seed } from "../samples.ts";

const fourPoints = scale({ min: 1, max: 4, labels: { 1: "Not yet", 2: "Emerging", 3: "Mostly", 4: "In place" } });

/** Texts that break a careless writer, and placeholders that SurveyJS knows. */
const hostile = [
  `"quotes" and 'quotes' \\ \\n`,
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)> &amp; &lt;b&gt;",
  "one|two||three",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is what must stay as it is.
  "${name} `code` {name} {x}",
  "{1.1} {D1_items} {D1_items.1.1} {M1_1}",
  "{locale} {PageNo} { pagecount } {title} {no}",
  "{$survey.title} {$school.title} {$D1.name} {school} {School} {school.length} {zzz.length} {school[0]}",
  "{{school}} {school} } { {} { } {a{school}b} {a:b}",
  "first line\nsecond\r\nthird",
  "🙂 e\u0301 \u2028 \u2029 \u00a0",
  "**bold** _it_ # heading [x](javascript:alert(1))",
  "default",
];

/** A catalog in which hostile texts follow the English; the library's words may have no braces of their own. */
function hostileCatalog(language: string, shift: number): Catalog {
  const plain = hostile.filter((text) => !text.includes("{"));
  return madeUpCatalog(language, (english, key) => {
    const texts = key.startsWith("word.") ? plain : hostile;
    return `${language} ${english} ${texts[(key.length + shift) % texts.length]}`;
  });
}

const catalogs = ["es", "ar", "zh-Hans", "pt-BR"].map(hostileCatalog);
const english = (language: string): Catalog => madeUpCatalog(language, (text) => `${language} ${text}`);

/** What SurveyJS warns or complains about, besides its `jsonErrors`. */
let complaints: unknown[][] = [];
beforeEach(() => {
  complaints = [];
  for (const method of ["warn", "error", "log"] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void complaints.push(args));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The model of a form's JSON, as a page gets it: parsed from text, with the values of properties checked. */
function load(form: Form): Model {
  const model = new Model();
  model.fromJSON(JSON.parse(JSON.stringify(toSurveyJs(form))), { validatePropertyValues: true });
  return model;
}

/** Text as a reader sees it: a word joiner is invisible. */
const seen = (text: string): string => text.replaceAll("\u2060", "");

/** HTML as a reader sees it, if it has paragraphs and line breaks alone. */
function seenHtml(html: string): string {
  const text = html.replace(/<\/?p>/g, "").replaceAll("<br>", "\n");
  if (/[<>]/.test(text)) return `has a tag: ${html}`;
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&#123;", "{").replaceAll("&amp;", "&");
}

const oneBreak = (text: string): string => text.replace(/\r\n?/g, "\n");

/** The name of a grid, in which the reader must not find the id of a metric. */

const question = <Kind extends Question>(model: Model, name: string): Kind => {
  const found = model.getAllQuestions().find((one) => one.name === name || one.valueName === name);
  if (found === undefined) throw new Error(`No question ${name}`);
  return found as Kind;
};

const renderedChoices = (items: readonly ItemValue[]): string[] => items.map((item) => seen(item.locText.renderedHtml));

/** All texts that a model shows in its present locale, and those that it must show, in the same order. */
function texts(model: Model, form: ResolvedForm, language: string): { shown: string[]; expected: string[] } {
  const [shown, expected]: string[][] = [[], []];
  const compare = (found: string, text: Localized, write = (one: string) => one): void => {
    shown?.push(found);
    expected?.push(write(text[language] as string));
  };
  const html = (name: string): string => seenHtml(question(model, name).getLocalizableString("html").renderedHtml);
  const choices = (items: readonly ItemValue[]): void =>
    form.choices.forEach(({ label }, i) => {
      compare(renderedChoices(items)[i] ?? "", label);
    });
  compare(seen(model.locTitle.renderedHtml), form.title);
  compare(html("section_introduction_text"), form.introduction, oneBreak);
  for (const { name, label, choices } of form.groups) {
    const group = question<QuestionDropdownModel>(model, name);
    compare(seen(group.locTitle.renderedHtml), label);
    choices?.forEach(({ label }, i) => {
      compare(renderedChoices(group.visibleChoices)[i] ?? "", label);
    });
  }
  for (const section of form.sections) {
    const page = model.getPageByName(section.name);
    compare(seen(page.locTitle.renderedHtml), section.title);
    if (section.description !== null) compare(seen(page.locDescription.renderedHtml), section.description);
    for (const { name, isGrid, items } of section.blocks) {
      if (isGrid) {
        const grid = question<QuestionMatrixModel>(model, name);
        compare(seen(grid.locTitle.renderedHtml), section.title);
        choices(grid.visibleColumns);
        items.forEach(({ title }, i) => {
          compare(seen(grid.visibleRows[i]?.locText.renderedHtml ?? ""), title);
        });
      } else {
        for (const { id, title, help } of items) {
          const one = question<QuestionDropdownModel>(model, id);
          compare(seen(one.locTitle.renderedHtml), title);
          if (help !== null) compare(seen(one.locDescription.renderedHtml), help);
          choices(one.visibleChoices);
        }
      }
    }
    if (section.comments !== null) {
      compare(seen(question(model, section.comments.name).locTitle.renderedHtml), section.comments.title);
    }
  }
  if (form.prompts !== null) {
    compare(seen(model.getPageByName("section_prompts").locTitle.renderedHtml), form.prompts.title);
    form.prompts.texts.forEach((text, i) => {
      compare(html(`section_prompts_text_${i + 1}`), text, oneBreak);
    });
  }
  return { shown: shown as string[], expected: expected as string[] };
}

/** The locale of SurveyJS for a language of these tests. */
const locales: { readonly [language: string]: string } = { "zh-Hans": "zh-cn", "pt-BR": "pt-br" };

/** An answer of a respondent: a point, the two others, or none. */
type Answer = number | "n/a" | "dont_know" | undefined;

/** Answers the questions of a form, as its page does, and completes it; `null` if it does not complete. */
function respond(form: Form, answers: ReadonlyMap<string, Answer>, group: string | undefined): TableRow | null {
  const model = load(form);
  const resolved = resolveForm(form);
  for (const { name, choices } of resolved.groups) {
    if (group !== undefined) question(model, name).value = choices === null ? group : choices[0]?.value;
  }
  for (const { blocks, comments } of resolved.sections) {
    for (const { name, isGrid, items } of blocks) {
      for (const { id } of items) {
        const answer = answers.get(id);
        if (answer === undefined) continue;
        if (isGrid) {
          const row = question<QuestionMatrixModel>(model, name).visibleRows.find((one) => one.name === id);
          if (row !== undefined) row.value = answer;
        } else question(model, id).value = answer;
      }
    }
    if (comments !== null) question(model, comments.name).value = "3";
  }
  return model.doComplete() && model.state === "completed" ? JSON.parse(JSON.stringify(model.data)) : null;
}

const ratingOf = (answer: Answer): Rating => (answer === undefined || answer === "dont_know" ? null : answer);

/** Where the scores of the answers, read from the data of SurveyJS, are not those of the answers themselves. */
async function differences(
  form: Form,
  respondents: readonly ReadonlyMap<string, Answer>[],
  plan: Plan,
): Promise<string[]> {
  const groups = (form.groups ?? []).map(({ name }) => name);
  const rows = respondents.map((answers, i) => respond(form, answers, `group ${i}`));
  if (rows.includes(null)) return ["a survey did not complete"];
  const { scale, instrument } = form;
  const table = await readRows<"1.0" | "2.0">(rows as TableRow[], {
    scale,
    instrument,
    groups,
    onUnknownColumn: "ignore",
  });
  const scores = scoreTable(table as never, plan);
  const found: string[] = [];
  respondents.forEach((answers, row) => {
    const ratings = Object.fromEntries(Array.from(answers, ([id, answer]) => [id, ratingOf(answer)]));
    const expected = score(ratings, scale, plan);
    for (const target of scores.targets) {
      const own = target === "overall" ? expected.overall : expected.targets[target];
      const read = scores.score(target)[row] as number;
      const isSame = own?.score === null ? Number.isNaN(read) : Math.abs(read - (own?.score ?? Number.NaN)) < 1e-12;
      if (!isSame) found.push(`row ${row}, ${target}: ${read} instead of ${own?.score}`);
    }
  });
  for (const [i, { name, choices }] of (form.groups ?? []).entries()) {
    const [first] = choices ?? [];
    const value = typeof first === "string" ? first : first?.value;
    const read = table.group(name);
    const expected = respondents.map((_, row) => value?.replaceAll("|", "\uff5c") ?? `group ${row}`);
    if (expected.some((one, row) => one.trim() !== String(read[row]).trim())) found.push(`group ${i}: ${read.join()}`);
  }
  return found;
}

describe("the JSON for SurveyJS", () => {
  it("has a page for the introduction, one for each section, and one for the prompts", () => {
    const form: Form = {
      instrument: "1.0",
      items: ["1.1", "1.2", "2.1"],
      scale: scale({ min: 1, max: 2, labels: { 1: "No", 2: "Yes" } }),
      title: "Title",
      introduction: "Read & answer",
      groups: [
        { name: "school", label: "School?", choices: ["A", { value: "b", label: "B" }] },
        { name: "role", label: "Role?", choices: ["1", "2", "3", "4", "5", "6", "7"] },
        { name: "town", label: "Town?" },
      ],
      notApplicable: true,
      dontKnow: "No idea",
      comments: true,
      prompts: true,
    };
    const json = toSurveyJs(form);
    const answers = [
      { value: 1, text: "No" },
      { value: 2, text: "Yes" },
      { value: "n/a", text: "Not applicable" },
      { value: "dont_know", text: "No idea" },
    ];
    const [introduction, first, second, prompts, ...others] = json.pages;
    expect(others).toEqual([]);
    expect(json).toMatchObject({ title: "Title", showQuestionNumbers: "off" });
    // SurveyJS's validator rejects "en".
    expect(json).not.toHaveProperty("locale");
    expect(introduction).toEqual({
      name: "section_introduction",
      elements: [
        { type: "html", name: "section_introduction_text", html: "<p>Read &amp; answer</p>" },
        {
          type: "radiogroup",
          name: "school",
          title: "School?",
          choices: [
            { value: "A", text: "A" },
            { value: "b", text: "B" },
          ],
          showClearButton: true,
        },
        {
          type: "dropdown",
          name: "role",
          title: "Role?",
          choices: ["1", "2", "3", "4", "5", "6", "7"].map((value) => ({ value, text: value })),
        },
        { type: "text", name: "town", title: "Town?" },
      ],
    });
    expect(first).toEqual({
      name: "D1",
      title: "Building Relationships",
      description: expect.any(String),
      elements: [
        {
          type: "matrix",
          name: "D1_items",
          title: "Building Relationships",
          titleLocation: "hidden",
          columns: answers,
          rows: ["1.1", "1.2"].map((id) => {
            return { value: id, text: `${id} ${competencies.find((one) => one.id === id)?.title}` };
          }),
        },
        { type: "comment", name: "comments_1", title: "Comments (part 1 of 2)" },
      ],
    });
    // One item makes no grid.
    expect(second).toEqual({
      name: "D2",
      title: expect.any(String),
      description: expect.any(String),
      elements: [
        {
          type: "radiogroup",
          name: "2.1",
          title: `2.1 ${competencies.find(({ id }) => id === "2.1")?.title}`,
          choices: answers,
          showClearButton: true,
        },
        { type: "comment", name: "comments_2", title: "Comments (part 2 of 2)" },
      ],
    });
    expect(prompts?.title).toBe("Questions to reflect on");
    expect(prompts?.elements.every(({ type }) => type === "html")).toBe(true);
    expect(load(form).jsonErrors).toBeNull();
    expect(complaints).toEqual([]);
  });

  it.each([
    ["1.0", "grid"],
    ["1.0", "page"],
    ["2.0", "grid"],
    ["2.0", "page"],
  ] as const)("has nothing that SurveyJS's linter reports, for %s as a %s", (instrument, layout) => {
    const form: Form = {
      instrument,
      layout,
      scale: fourPoints,
      groups: [
        { name: "school", label: "School?", choices: ["A", "B"] },
        { name: "Town?", label: "Town?" },
      ],
      notApplicable: true,
      dontKnow: true,
      comments: true,
      prompts: true,
      catalogs: [english("es"), english("ar")],
      languages: ["es", "ar", "en"],
    };
    expect(lintSurvey(toSurveyJs(form)).findings).toEqual([]);
    expect(lintSurvey(toSurveyJs({ ...form, languages: ["en"] })).findings).toEqual([]);
  });

  it("shows every page, asks for nothing, and numbers no question", () => {
    const model = load({ instrument: "1.0", scale: fourPoints, prompts: true, comments: true });
    expect(model.visiblePages.length).toBe(model.pages.length);
    expect(model.getAllQuestions().filter(({ isRequired, no }) => isRequired || no !== "")).toEqual([]);
    expect(model.doComplete()).toBe(true);
    expect(model.data).toEqual({});
  });

  it("has the help of an item as its description, with line breaks", () => {
    const model = load({ instrument: "2.0", scale: fourPoints });
    const { locDescription } = question(model, "M1");
    expect(locDescription.renderedHtml).toContain("\n• ");
    expect(locDescription.allowLineBreaks).toBe(true);
  });

  it("is new in each call, because SurveyJS changes it", () => {
    const form: Form = { instrument: "1.0", scale: fourPoints, catalogs: [english("es")] };
    const json = toSurveyJs(form);
    const model = new Model(json);
    question<QuestionMatrixModel>(model, "D1_items").columns[0]?.locText.setLocaleText("es", "changed");
    expect(JSON.stringify(json).match(/changed/g)?.length).toBe(1);
    expect(JSON.stringify(toSurveyJs(form))).not.toContain("changed");
  });

  it("throws every problem of the form", () => {
    expect(() => toSurveyJs({ instrument: "3.0", scale: null } as never)).toThrow(/instrument[\s\S]*scale/);
  });
});

describe("the languages of a survey", () => {
  const base = { instrument: "1.0", items: ["1.1"], scale: fourPoints } as const;
  const titleIn = (form: Form, locale: string): string => {
    const model = load(form);
    model.locale = locale;
    return model.locTitle.renderedHtml;
  };

  it("have English as the default, whichever is first", () => {
    const form: Form = { ...base, catalogs: [english("es")], languages: ["es", "en"], title: { en: "T", es: "Te" } };
    const json = toSurveyJs(form);
    expect(json.locale).toBe("es");
    expect(json.title).toEqual({ es: "Te", default: "T" });
    expect(load(form).locTitle.renderedHtml).toBe("Te");
    expect([titleIn(form, ""), titleIn(form, "en"), titleIn(form, "fr")]).toEqual(["T", "T", "T"]);
    expect(load(form).getUsedLocales().sort()).toEqual(["en", "es"]);
  });

  it("have the first one as the default without English", () => {
    const both = [english("es"), english("vi")];
    const form: Form = { ...base, catalogs: both, languages: ["vi", "es"], title: { es: "Te", vi: "Tv" } };
    expect(toSurveyJs(form).title).toEqual({ default: "Tv", vi: "Tv", es: "Te" });
    expect(load(form).locale).toBe("vi");
    expect(["", "en", "fr", "vi", "es"].map((locale) => titleIn(form, locale))).toEqual(["Tv", "Tv", "Tv", "Tv", "Te"]);
  });

  it("are plain strings for a single one", () => {
    const form: Form = { ...base, catalogs: [english("es")], languages: ["es"], title: "Te" };
    expect(toSurveyJs(form)).toMatchObject({ locale: "es", title: "Te" });
    expect(load(form).locTitle.renderedHtml).toBe("Te");
  });

  it("have the codes of SurveyJS's dictionaries, or their tags", () => {
    const tags = ["zh", "zh-TW", "pt-BR", "pt", "my", "te", "nb", "hmn", "es-MX", "nl-BE", "fil"];
    const form: Form = { ...base, catalogs: tags.map(english), title: "T" };
    expect(Object.keys(toSurveyJs(form).title)).toEqual([
      "default",
      "zh-cn",
      "zh-tw",
      "pt-br",
      "pt",
      "mm",
      "tel",
      "no",
      "hmn",
      "es-MX",
      "nl-BE",
      "fil",
    ]);
  });

  it("have keys of their own, even those that SurveyJS uses for itself", () => {
    const tags = ["zh-Hans", "zh", "pos", "default"];
    const title = { en: "0", "zh-Hans": "1", zh: "2", pos: "3", default: "4" };
    const form: Form = { ...base, catalogs: tags.map(english), title };
    const keys = ["default", "zh-cn", "zh", "pos-x-form", "default-x-form"];
    expect(Object.keys(toSurveyJs(form).title)).toEqual(keys);
    expect(keys.map((key) => titleIn(form, key === "default" ? "en" : key))).toEqual(["0", "1", "2", "3", "4"]);
  });
});

describe("hostile texts", () => {
  it("lose no placeholder to an answer, a variable, or a property", () => {
    const form: Form = {
      instrument: "1.0",
      scale: fourPoints,
      title: hostile.join(" "),
      introduction: hostile.join(" "),
      groups: [{ name: "school", label: hostile.join(" "), choices: hostile.slice(0, 6) }],
    };
    const model = load(form);
    model.setValue("school", "Lincoln");
    model.setValue("D1_items", { "1.1": 3 });
    model.setVariable("x", "variable");
    model.setVariable("name", { x: 1 });
    const all = hostile.join(" ");
    expect(seen(model.locTitle.renderedHtml)).toBe(all);
    expect(seen(question(model, "school").locTitle.renderedHtml)).toBe(all);
    const locHtml = question(model, "section_introduction_text").getLocalizableString("html");
    expect(seenHtml(locHtml.renderedHtml)).toBe(oneBreak(all));
    expect(complaints).toEqual([]);
  });

  it("would lose them without the word joiner", () => {
    const model = new Model({ title: "{locale} {zzz.length}" });
    expect(model.locTitle.renderedHtml).toBe("en 0");
  });

  it("in names of groups are the keys of the data", async () => {
    const names = [
      " outer ",
      "a|b|c",
      "{braces}",
      "#start",
      "a.b",
      "a[0]",
      "$x",
      "toString",
      "School",
      "school",
      "q\nr",
    ];
    const groups = names.map((name) => ({ name, label: `Label of ${name}` }));
    const form: Form = { instrument: "1.0", scale: fourPoints, groups };
    expect(Object.keys(respond(form, new Map(), "x") ?? {})).toEqual(names);
  });

  it("in values of choices keep them apart", () => {
    const choices = ["a|b", "a|c", " a", "A", "1", "01", "other", "none"];
    const form: Form = { instrument: "1.0", scale: fourPoints, groups: [{ name: "g", label: "G", choices }] };
    const model = load(form);
    const { visibleChoices } = question<QuestionDropdownModel>(model, "g");
    expect(visibleChoices.map(({ value }) => value)).toEqual(["a\uff5cb", "a\uff5cc", ...choices.slice(2)]);
    expect(renderedChoices(visibleChoices)).toEqual(choices);
  });
});

describe("answers of SurveyJS", () => {
  const languages = fc.subarray(["en", "es", "ar", "zh-Hans", "pt-BR"], { minLength: 1 });
  const text = fc.constantFrom(...hostile);
  const points = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 6 }), fc.boolean())
    .map(([min, size, isLabeled]): Scale => {
      const all = Array.from({ length: size + 1 }, (_, i) => [min + i, `Level ${hostile[i]}`] as const);
      return scale({ min, max: min + size, ...(isLabeled && { labels: Object.fromEntries(all) }) });
    });
  const items = {
    "1.0": fc.subarray(
      competencies.map(({ id }) => id as string),
      { minLength: 1 },
    ),
    metrics: fc.subarray(
      metrics.map(({ id }) => id as string),
      { minLength: 1 },
    ),
    "2.0": fc.subarray(
      [...metrics, ...lookFors].map(({ id }) => id as string),
      { minLength: 1 },
    ),
  };
  const form = (instrument: "1.0" | "2.0", asked: fc.Arbitrary<string[]>): fc.Arbitrary<Form> =>
    fc.record({
      instrument: fc.constant(instrument),
      items: asked,
      scale: points,
      title: text,
      introduction: text,
      groups: fc.constantFrom(
        [],
        [
          { name: "school", label: hostile.join(" ") },
          { name: "Which role|?", label: "Role", choices: hostile.slice(0, 5) },
          { name: "town", label: hostile[5] as string, choices: hostile },
        ],
      ),
      notApplicable: fc.oneof(fc.boolean(), text),
      dontKnow: fc.boolean(),
      comments: fc.boolean(),
      layout: fc.constantFrom("grid", "page"),
      prompts: fc.boolean(),
      catalogs: fc.constant(catalogs),
      languages: languages.chain((some) => fc.shuffledSubarray(some, { minLength: some.length })),
    });
  const random = { seed, numRuns: sampleSize(12, 150) };

  /** The answers of three respondents. */
  const respondents = (form: Form): fc.Arbitrary<ReadonlyMap<string, Answer>[]> => {
    const { choices, sections } = resolveForm(form);
    const ids = sections.flatMap(({ blocks }) => blocks.flatMap(({ items }) => items.map(({ id }) => id)));
    const answer = fc.constantFrom<Answer>(undefined, ...choices.map(({ value }) => value));
    const one = fc.array(answer, { minLength: ids.length, maxLength: ids.length });
    const some = one.map((answers) => new Map(ids.map((id, i) => [id, answers[i]])));
    // The reader needs a column of an item.
    const full = fc.constant(new Map<string, Answer>(ids.map((id) => [id, choices[0]?.value])));
    // It skips a row without any answer.
    const answered = some.filter((answers) => [...answers.values()].some((answer) => answer !== undefined));
    return fc.tuple(full, answered, answered);
  };

  it.each([
    ["of 1.0", "1.0", items["1.0"], domainPlan()],
    ["of the metrics of 2.0 alone", "2.0", items.metrics, metricPlan()],
    ["of 2.0 with look-fors", "2.0", items["2.0"], metricPlan()],
  ] as const)("%s have the scores of the same answers, and every text is shown", async (_, instrument, asked, plan) => {
    const found: string[] = [];
    const cases = form(instrument, asked).chain((one) => fc.tuple(fc.constant(one), respondents(one)));
    for (const [one, answers] of fc.sample(cases, random)) {
      found.push(...(await differences(one, answers, plan as Plan)));
      const model = load(one);
      if (model.jsonErrors !== null) found.push(`errors: ${model.jsonErrors.map(({ message }) => message).join()}`);
      if (model.visiblePages.length !== model.pages.length) found.push("a page is not visible");
      const resolved = resolveForm(one);
      for (const { language } of resolved.languages) {
        model.locale = locales[language] ?? language;
        const { shown, expected } = texts(model, resolved, language);
        shown.forEach((text, i) => {
          if (text !== expected[i]) found.push(`${language}: ${text} instead of ${expected[i]}`);
        });
      }
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("of look-fors in several grids are read from all of them", async () => {
    const ids = lookFors.map(({ id }) => id as string);
    const form: Form = { instrument: "2.0", items: ids, scale: fourPoints };
    const grids = toSurveyJs(form).pages.flatMap(({ elements }) => elements.filter(({ type }) => type === "matrix"));
    // 6, 3, 5, 2, and 8 look-fors, at most seven in a grid.
    const names = [1, 2, 3, 4, 5].map((part) => `section_${part}_items`);
    expect(grids.map(({ name }) => name)).toEqual([...names, "section_5_items_2"]);
    const low = new Map<string, Answer>(ids.map((id) => [id, 1]));
    const high = new Map<string, Answer>(ids.map((id) => [id, 4]));
    const rows = [low, high].map((answers) => respond(form, answers, undefined) as TableRow);
    const table = await readRows(rows, { scale: fourPoints, instrument: "2.0" });
    const scores = scoreTable(table as never, metricPlan() as Plan);
    expect(scores.targets.map((target) => Array.from(scores.score(target)))).toEqual(scores.targets.map(() => [0, 1]));
  });
});
