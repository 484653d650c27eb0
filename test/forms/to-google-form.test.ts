// Scripts for Google Forms are run on the stand-in of form-app.ts; answers to the forms that they make are read and scored.
import {
  competencies,
  domainPlan,
  domains,
  evidenceScale,
  lookFors,
  metricPlan,
  metrics,
  type Rating,
  type Scale,
  scale,
  score,
} from "cei-framework";
import type { Catalog } from "cei-framework/catalog";
import { matchColumns, readTable, scoreTable } from "cei-framework/table";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Form } from "../../src/forms/form.ts";
import { toGoogleForm } from "../../src/forms/to-google-form.ts";
import { sampleSize } from "../samples.ts";
import { type MadeForm, runScript, type SheetColumn, sheetColumns } from "./form-app.ts";
import { anyTexts, hostileText, madeUpCatalog, oddText, plainTexts, textedForm, textNames } from "./texted-form.ts";

const made = (form: Form): readonly MadeForm[] => runScript(toGoogleForm(form), "createForms").forms;
const madeOne = (form: Form): MadeForm => made(form)[0] as MadeForm;
const fourPoints = scale({ min: 1, max: 4, labels: { 1: "Not yet", 2: "Emerging", 3: "Mostly", 4: "Fully in place" } });
const spanish = madeUpCatalog("es", (english) => `Es ${english}`);
const arabic = madeUpCatalog("ar", (english, key) =>
  key === "word.language" ? "العربية" : `نص (${key}): ${english.length}`,
);

const [firstDomain, firstCompetency, firstMetric] = [domains[0], competencies[0], metrics[0]] as const;
if (firstDomain === undefined || firstCompetency === undefined || firstMetric === undefined)
  throw new Error("No records");

/** Comments share no three words in a row with items, for which the reader would take them. */
const hostileCatalog = (text: string): Catalog => {
  return madeUpCatalog("fr", (_, key) => (key.startsWith("word.") ? `Fr ${key}` : `${text} ${key}`));
};

/** The id that the text of a question or of a row begins with. */
const idOf = ({ header }: SheetColumn): string | undefined => /(?:^|\[)((?:M|\d\.)\d(?:\.\d+)?) /.exec(header)?.[1];

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csvOf = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(cell).join(",")).join("\r\n");

describe("the script", () => {
  it("makes a form of 1.0 with a page and grids for each domain", () => {
    const { title, description, settings, items } = madeOne({ instrument: "1.0", scale: evidenceScale(4) });
    expect(title).toBe("Community Engagement Initiative: 1.0 Self-Assessment");
    expect(description).toBe("You can leave any question blank.");
    expect(settings).toEqual({ collectEmail: false, progressBar: true });
    expect(items[0]).toEqual({
      type: "SectionHeader",
      title: firstDomain.name,
      help: firstDomain.description,
      choices: null,
      rows: null,
      columns: null,
    });
    const own = competencies.filter(({ domain }) => domain === "D1");
    expect(items[1]).toEqual({
      type: "Grid",
      title: firstDomain.name,
      help: null,
      choices: null,
      rows: own.map(({ id, title }) => `${id} ${title}`),
      columns: ["1 - Not Evident", "2", "3", "4 - Evident"],
    });
    expect(items.filter(({ type }) => type === "PageBreak").map(({ title }) => title)).toEqual(
      domains.slice(1).map(({ name }) => name),
    );
    expect(items.flatMap(({ rows }) => rows ?? []).length).toBe(competencies.length);
  });

  it("makes a question with its look-fors for each metric of 2.0", () => {
    const { items } = madeOne({ instrument: "2.0", scale: fourPoints });
    const own = lookFors.filter((lookFor) => lookFor.metric === firstMetric.id);
    expect(items.map(({ type }) => type)).toEqual(["SectionHeader", ...metrics.map(() => "MultipleChoice")]);
    expect(items[1]).toEqual({
      type: "MultipleChoice",
      title: `${firstMetric.id} ${firstMetric.name}`,
      help: [firstMetric.statement, ...own.map(({ text }) => `• ${text}`)].join("\n"),
      choices: ["1 - Not yet", "2 - Emerging", "3 - Mostly", "4 - Fully in place"],
      rows: null,
      columns: null,
    });
  });

  it("asks for groups on the first page, and puts many choices in a menu", () => {
    const years = Array.from({ length: 11 }, (_, i) => `${2010 + i}`);
    const { items } = madeOne({
      instrument: "1.0",
      items: ["1.1"],
      scale: fourPoints,
      groups: [
        { name: "school", label: "Which school?" },
        { name: "role", label: "Which role?", choices: ["Staff", "Family"] },
        { name: "year", label: "Which year?", choices: years },
      ],
      comments: true,
      prompts: true,
    });
    expect(items.map(({ type, title }) => [type, title])).toEqual([
      ["Text", "Which school?"],
      ["MultipleChoice", "Which role?"],
      ["List", "Which year?"],
      ["PageBreak", firstDomain.name],
      ["MultipleChoice", `1.1 ${firstCompetency.title}`],
      ["ParagraphText", "Comments (part 1 of 1)"],
      ["PageBreak", "Questions to reflect on"],
    ]);
    expect(items[2]?.choices).toEqual(years);
  });

  it("numbers the grids of a section that has several", () => {
    const ids = lookFors.filter(({ metric }) => metric === "M1").map(({ id }) => id);
    const { items } = madeOne({ instrument: "2.0", items: ids, scale: fourPoints });
    const grids = items.filter(({ type }) => type === "Grid");
    const parts = Math.ceil(ids.length / 7);
    expect(grids.map(({ title }) => title)).toEqual(
      parts === 1 ? [firstMetric.name] : grids.map((_, i) => `${firstMetric.name} (${i + 1}/${parts})`),
    );
    expect(grids.flatMap(({ rows }) => rows ?? []).length).toBe(ids.length);
  });

  it("makes a form in each language, and logs their addresses", () => {
    const form: Form = { instrument: "1.0", items: ["1.1"], scale: fourPoints, catalogs: [spanish, arabic] };
    const { forms, log } = runScript(toGoogleForm(form), "createForms");
    expect(forms.map(({ title }) => title)).toEqual([
      "Community Engagement Initiative: 1.0 Self-Assessment",
      "Es Community Engagement Initiative: 1.0 Self-Assessment",
      "نص (word.selfAssessmentForm): 52",
    ]);
    expect(log).toEqual(
      forms.map(({ title }, i) => {
        return `${title}\nEdit: https://forms.example/${i + 1}/edit\nAnswer: https://forms.example/${i + 1}/viewform`;
      }),
    );
  });

  it("has one line for each text", () => {
    const { title, items } = madeOne({
      instrument: "1.0",
      items: ["1.1"],
      scale: fourPoints,
      title: "One\n two ",
      groups: [{ name: "a", label: "Where?\r\nHere", choices: [" x\ty ", "\u2028w"] }],
    });
    expect(title).toBe("One two");
    expect(items[0]?.title).toBe("Where? Here");
    expect(items[0]?.choices).toEqual(["x y", "w"]);
  });

  it("has all hostile texts as they are, but for white space in lines, and no other code", () => {
    const mismatches: string[] = [];
    const folded = (text: string): string => text.replace(/\s+/g, " ").trim();
    const cases = fc.record({
      texts: anyTexts(oddText.map((text) => `${text}\ud800`)),
      instrument: fc.constantFrom("1.0" as const, "2.0" as const),
      layout: fc.constantFrom("grid" as const, "page" as const),
    });
    for (const { texts, instrument, layout } of fc.sample(cases, sampleSize(60, 600))) {
      const plain = JSON.stringify(madeOne(textedForm(plainTexts, instrument, layout)));
      const script = toGoogleForm(textedForm(texts, instrument, layout));
      const expected = JSON.parse(plain, (_, value: unknown) => {
        if (typeof value !== "string") return value;
        return textNames.reduce((text, name) => text.replaceAll(plainTexts[name], () => texts[name]), value);
      });
      const { forms } = runScript(script, "createForms");
      const inLines = (form: unknown): string =>
        JSON.stringify(form, (_, value: unknown) => (typeof value === "string" ? folded(value) : value));
      if (inLines(forms[0]) !== inLines(expected)) mismatches.push(JSON.stringify(texts));
      if (forms[0]?.description !== texts.introduction) mismatches.push(`introduction: ${texts.introduction}`);
      if (/[<\u2028\u2029]/.test(script)) mismatches.push(`not escaped: ${JSON.stringify(texts)}`);
    }
    expect(mismatches).toEqual([]);
  });
});

describe("answers to a form of the script", () => {
  /** Scores answers to the columns of a form, read without a map of columns, and returns what is not as it was answered. */
  async function mismatchesOf(form: Form, picks: readonly (readonly number[])[]): Promise<string[]> {
    const mismatches: string[] = [];
    const { instrument } = form;
    const plan = instrument === "1.0" ? domainPlan() : metricPlan();
    for (const [index, one] of made(form).entries()) {
      const language = (form.languages ?? ["en", ...(form.catalogs ?? []).map(({ language }) => language)])[index];
      const columns = sheetColumns(one);
      const groups = (form.groups ?? []).map((_, i) => columns[i + 1]?.header ?? "");
      const { min, max } = form.scale;
      const special = [form.notApplicable, form.dontKnow];
      const values: readonly Rating[] = [
        ...Array.from({ length: max - min + 1 }, (_, i) => min + i),
        ...(special[0] ? ["n/a" as const] : []),
        ...(special[1] ? [null] : []),
      ];
      const all = picks.map((pick, row) => {
        const ratings: Record<string, Rating> = {};
        const cells = columns.map((column, i) => {
          const id = idOf(column);
          if (i === 0) return `2026/11/30 9:0${row % 10}:00 AM PST`;
          if (column.choices === null) return i % 2 === 0 ? "" : `typed, "by hand"\n${i}`;
          const choice = (pick[i % pick.length] ?? 0) + i;
          if (id === undefined || i <= groups.length) return column.choices[choice % column.choices.length] ?? "";
          const place = choice % (values.length + 1);
          ratings[id] = values[place] ?? null;
          return column.choices[place] ?? "";
        });
        return { ratings, cells };
      });
      const textIn = (text: Form["dontKnow"]): string[] => {
        if (typeof text === "boolean" || text === undefined) return [];
        return [typeof text === "string" ? text : (text[language ?? ""] ?? "")];
      };
      const csv = csvOf([columns.map(({ header }) => header), ...all.map(({ cells }) => cells)]);
      const table = await readTable(csv, {
        instrument,
        scale: form.scale,
        groups,
        ...(form.catalogs && { catalogs: form.catalogs }),
        notApplicable: textIn(form.notApplicable),
        missing: textIn(form.dontKnow),
        onUnknownColumn: "ignore",
      });
      const asked = columns.flatMap((column, i) => (i > groups.length ? (idOf(column) ?? []) : []));
      const defaults = instrument === "1.0" ? competencies.map(({ id }) => id) : metrics.map(({ id }) => id);
      const items = form.items ?? defaults;
      if ([...asked].sort().join() !== [...items].sort().join()) mismatches.push(`${language}: asks for ${asked}`);
      const scored = scoreTable(table, plan);
      for (const [row, { ratings, cells }] of all.entries()) {
        const expected = score(ratings, form.scale, plan);
        for (const [id, target] of Object.entries(expected.targets)) {
          const found = scored.score(id as never)[row] as number;
          const isSame = target.score === null ? Number.isNaN(found) : Math.abs(found - target.score) < 1e-12;
          if (!isSame) mismatches.push(`${language}, ${id}, row ${row}: ${found} instead of ${target.score}`);
          const coverage = scored.coverage(id as never)[row] as number;
          if (Math.abs(coverage - (target.coverage ?? Number.NaN)) > 1e-12)
            mismatches.push(`${language}, ${id}: coverage ${coverage}`);
        }
        for (const [i, group] of groups.entries()) {
          if (table.group(group)[row]?.trim() !== cells[i + 1]?.trim()) mismatches.push(`${language}, ${group}`);
        }
      }
    }
    return mismatches;
  }

  it("have the scores of hand-made ratings", async () => {
    const form: Form = { instrument: "1.0", scale: fourPoints, notApplicable: true, dontKnow: true };
    const columns = sheetColumns(madeOne(form));
    const answers: Record<string, string> = { "1.1": "3 - Mostly", "1.2": "Not applicable", "1.3": "Don't know" };
    const csv = csvOf([
      columns.map(({ header }) => header),
      columns.map((column, i) => (i === 0 ? "2026/11/30" : (answers[idOf(column) ?? ""] ?? ""))),
    ]);
    const table = await readTable(csv, { scale: fourPoints, onUnknownColumn: "ignore" });
    expect(table.row(0)["1.1"]).toBe(3);
    expect(table.row(0)["1.2"]).toBe("n/a");
    expect(table.row(0)["1.3"]).toBe(null);
    // One of the four that apply is rated: the third of four points is 2/3 of the way.
    const own = competencies.filter(({ domain }) => domain === "D1").length;
    const scored = scoreTable(table, domainPlan({ minCoverage: 0 }));
    expect(scored.score("D1")[0]).toBeCloseTo(2 / 3, 12);
    expect(scored.coverage("D1")[0]).toBeCloseTo(1 / (own - 1), 12);
  });

  it("are of the items of their rows in languages that the reader has no catalog of, also if rows have brackets", () => {
    const forms = made({ instrument: "1.0", scale: fourPoints, catalogs: [arabic], languages: ["ar"] });
    const headers = forms.flatMap((one) => sheetColumns(one).map(({ header }) => header)).slice(1);
    expect(headers.every((header) => /\[\d\.\d نص \(.*\]$/.test(header))).toBe(true);
    expect(matchColumns(headers).map(({ name }) => name)).toEqual(competencies.map(({ id }) => id));
  });

  it.each<[string, Form]>([
    ["1.0 in grids", { instrument: "1.0", scale: fourPoints }],
    ["1.0 in pages", { instrument: "1.0", scale: fourPoints, layout: "page" }],
    ["2.0 in grids", { instrument: "2.0", scale: evidenceScale(4) }],
    ["2.0 in pages", { instrument: "2.0", scale: evidenceScale(4), layout: "page" }],
    ["all look-fors in grids", { instrument: "2.0", items: lookFors.map(({ id }) => id), scale: fourPoints }],
  ])("are read and scored as they were given: %s", async (_, form) => {
    const picks = [[0], [1, 2, 0], [3, 1], [4, 4, 4, 2, 1], [6, 2, 5]];
    const groups = [{ name: "role", label: "Which role?", choices: ["Staff", "Family"] }];
    const all = [form, { ...form, groups, notApplicable: true, dontKnow: true, comments: true, prompts: true }];
    for (const one of [...all, ...all.map((own) => ({ ...own, catalogs: [spanish, arabic] }))]) {
      expect(await mismatchesOf(one, picks)).toEqual([]);
    }
  });

  it("are read and scored as they were given, whatever the texts, items, and scale", async () => {
    const items = {
      "1.0": competencies.map(({ id }) => id),
      "2.0": [...metrics.map(({ id }) => id), ...lookFors.map(({ id }) => id)],
    };
    const label = hostileText.map((text) => `${text} end`);
    const folded = (text: string): string => text.trim().replace(/\s+/g, " ");
    const forms = fc.constantFrom("1.0" as const, "2.0" as const).chain((instrument) => {
      return fc.record({
        instrument: fc.constant(instrument),
        items: fc.option(fc.subarray<string>(items[instrument], { minLength: 1 }), { nil: undefined }),
        scale: fc
          .record({ min: fc.integer({ min: -3, max: 3 }), span: fc.integer({ min: 1, max: 6 }), low: label })
          .map(({ min, span, low }): Scale => {
            return scale({ min, max: min + span, labels: { [min]: low, [min + span]: "High" } });
          }),
        layout: fc.constantFrom("grid" as const, "page" as const),
        title: hostileText,
        introduction: oddText,
        notApplicable: fc.oneof(
          fc.boolean(),
          hostileText.map((text) => `${text}!`),
        ),
        dontKnow: fc.oneof(
          fc.boolean(),
          oddText.map((text) => `${text}?`),
        ),
        comments: fc.boolean(),
        prompts: fc.boolean(),
        groups: fc.array(
          fc.record({ text: oddText, choices: fc.uniqueArray(oddText, { maxLength: 12, selector: folded }) }),
          { maxLength: 2 },
        ),
        catalogs: fc.oneof(
          fc.constantFrom([], [spanish], [spanish, arabic]),
          hostileText.map((text) => [arabic, hostileCatalog(text)]),
        ),
      });
    });
    const cases = fc.record({
      form: forms,
      picks: fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 4 }),
    });
    const mismatches: string[] = [];
    for (const { form, picks } of fc.sample(cases, sampleSize(60, 600))) {
      const groups = form.groups.map(({ text, choices }, i) => ({
        name: `group${i}`,
        label: `Qroup${i} ${text}`,
        ...(choices.length > 0 && { choices: [...new Set(choices)] }),
      }));
      mismatches.push(...(await mismatchesOf({ ...form, groups }, picks)));
    }
    expect(mismatches).toEqual([]);
  });
});
