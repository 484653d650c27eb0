// XLSForms: a small one as it should be, what all of them have in common, and their exports read and scored.
import { scale } from "cei-framework";
import { createCatalog } from "cei-framework/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Form } from "../../src/forms/form.ts";
import { toXlsForm } from "../../src/forms/to-xls-form.ts";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";
import { formsOf, headersOf, hostileText, misreadOf, plainText, questionsOf } from "./xls-forms.ts";

const yesOrNo = scale({ min: 1, max: 2, labels: { 1: "No", 2: "Yes" } });

/** The label of the introduction of a form. */
function shown(introduction: string): string | undefined {
  return toXlsForm({ instrument: "1.0", items: ["1.1"], scale: yesOrNo, introduction }).survey[1]?.[2];
}

const withGroups = (groups: Form["groups"]) => () => {
  return toXlsForm({ instrument: "1.0", scale: yesOrNo, groups });
};

describe("toXlsForm", () => {
  it("has groups for sections, a table-list for a grid, and one list of answers", () => {
    const form = toXlsForm({
      instrument: "1.0",
      items: ["1.1", "1.2", "4.1"],
      scale: yesOrNo,
      title: "Our form",
      groups: [
        { name: "school", label: "Which school?", choices: ["Oak  Street", { value: "elm", label: "Elm & Ash" }] },
        { name: "role", label: "Role" },
      ],
      notApplicable: true,
      dontKnow: "No idea",
      comments: true,
    });
    expect(form).toEqual({
      survey: [
        ["type", "name", "label", "hint", "appearance"],
        ["note", "section_introduction", "You can leave any question blank.", "", ""],
        ["select_one school_choices", "school", "Which school?", "", ""],
        ["text", "role", "Role", "", ""],
        ["begin_group", "D1", "Building Relationships", "", ""],
        [
          "note",
          "D1_description",
          "Creating a foundation built on mutual trust is an essential condition for building meaningful community engagement",
          "",
          "",
        ],
        ["begin_group", "D1_items", "", "", "table-list"],
        ["select_one answers", "c1_1", "1.1 Inclusive and welcoming district culture", "", ""],
        ["select_one answers", "c1_2", "1.2 Create a culture of service", "", ""],
        ["end_group", "", "", "", ""],
        ["text", "comments_1", "Comments (part 1 of 2)", "", "multiline"],
        ["end_group", "", "", "", ""],
        ["begin_group", "D4", expect.any(String), "", ""],
        ["note", "D4_description", expect.any(String), "", ""],
        ["select_one answers", "c4_1", expect.stringMatching(/^4\.1 /), "", ""],
        ["text", "comments_2", "Comments (part 2 of 2)", "", "multiline"],
        ["end_group", "", "", "", ""],
      ],
      choices: [
        ["list_name", "name", "label"],
        ["answers", "1", "No"],
        ["answers", "2", "Yes"],
        ["answers", "n/a", "Not applicable"],
        ["answers", "dont_know", "No idea"],
        ["school_choices", "Oak_Street", "Oak  Street"],
        ["school_choices", "elm", "Elm & Ash"],
      ],
      settings: [
        ["form_title", "form_id"],
        ["Our form", "cei-1-0"],
      ],
    });
  });

  it("has a column for each language, and the first one as the default", () => {
    const es = createCatalog({
      language: "es",
      texts: { "word.language": "Español: (México)", "word.answerAll": "Puede dejar preguntas en blanco." },
    });
    const form = toXlsForm({
      instrument: "2.0",
      items: ["M1"],
      scale: yesOrNo,
      scaleLabels: { es: { 2: "Sí" } },
      title: { es: "\nUn\nformulario ", en: "A form" },
      catalogs: [es],
      languages: ["es", "en"],
    });
    const [spanish, english] = ["Español México (es)", "English (en)"];
    expect(form.survey[0]).toEqual([
      "type",
      "name",
      `label::${spanish}`,
      `label::${english}`,
      `hint::${spanish}`,
      `hint::${english}`,
      "appearance",
    ]);
    const introduction = ["Puede dejar preguntas en blanco.", "You can leave any question blank."];
    expect(form.survey[1]).toEqual(["note", "section_introduction", ...introduction, "", "", ""]);
    expect(form.survey.map(([, name]) => name)).toEqual(["name", "section_introduction", "metrics", "M1", ""]);
    expect(form.survey[3]?.[4]).toMatch(/^The LEA and Educational Partners .*\n• Demonstrates inclusivity\n/);
    expect(form.choices[2]).toEqual(["answers", "2", "Sí", "Yes"]);
    expect(form.settings).toEqual([
      ["form_title", "form_id", "default_language"],
      ["Un formulario", "cei-2-0", spanish],
    ]);
  });

  it("has prompts at the end, to read", () => {
    const form = toXlsForm({ instrument: "1.0", items: ["1.1"], scale: yesOrNo, prompts: true });
    const from = form.survey.findIndex(([, name]) => name === "section_prompts");
    expect(form.survey[from]).toEqual(["begin_group", "section_prompts", "Questions to reflect on", "", ""]);
    const notes = form.survey.slice(from + 1, -1);
    expect(notes.length).toBeGreaterThan(1);
    expect(notes.map(([type, name]) => [type, name])).toEqual(notes.map((_, i) => ["note", `section_prompt_${i + 1}`]));
    expect(form.survey.at(-1)).toEqual(["end_group", "", "", "", ""]);
  });

  it.each([
    ["a reference", "a $\u007Bb} $$\u007Bc}", "a $~{b} $$~{c}"],
    ["HTML", "<b>x</b> <!-- y --> 1 < 2 > 1", "<~b>x<~/b> <~!-- y --> 1 < 2 > 1"],
    ["entities", "&lt; &#60; AT&T; A & B", "&~lt; &~#60; AT&~T; A & B"],
    ["a link", "[a](b) [c] (d)", "[a]~(b) [c] (d)"],
    ["headings", "# a\n ## b # c", "~# a\n~ ## b # c"],
    ["lists", "- a\n* b\n1. c\n1.1 d - e", "-~ a\n*~ b\n1.~ c\n1.1 d - e"],
  ])("begins no markup with a text: %s", (_, text, expected) => {
    expect(shown(text)).toBe(expected.replaceAll("~", "\u2060"));
  });

  it("leaves out what no .xlsx file can hold", () => {
    expect(shown("a\u0000b\u001bc\ud800d\ufffee\t🙂\nf")).toBe("abcde\t🙂\nf");
  });

  it("rejects group names and values that XLSForms cannot have, all in one error", () => {
    const call = withGroups([
      { name: "1st", label: "a" },
      { name: "Año", label: "b" },
      { name: "a-b", label: "c" },
      { name: "meta", label: "d" },
      { name: "Metrics", label: "e" },
      { name: "role", label: "f" },
      { name: "Role", label: "g" },
      {
        name: "_site1",
        label: "h",
        choices: ["Oak’s Street", "Oak's\tStreet ", "$\u007Bx}", { value: " ", label: "i" }],
      },
    ]);
    expect(issuesOf(call)).toEqual([
      "groups.0.name wrong-value",
      "groups.1.name wrong-value",
      "groups.2.name wrong-value",
      "groups.3.name reserved",
      "groups.4.name reserved",
      "groups.6.name duplicate",
      "groups.7.choices.1 duplicate",
      "groups.7.choices.2 wrong-value",
      "groups.7.choices.3 wrong-value",
    ]);
  });

  it("has, in any form, rectangular sheets, balanced groups, and unique names", () => {
    const wrong: unknown[] = [];
    const check = (form: Form): void => {
      const { survey, choices, settings } = toXlsForm(form);
      const note = (what: string, found: unknown): void => void wrong.push({ what, found, form });
      for (const sheet of [survey, choices, settings]) {
        const [header = []] = sheet;
        if (new Set(header).size < header.length) note("header", header);
        const isText = sheet.every(
          (row) => row.length === header.length && row.every((one) => typeof one === "string"),
        );
        if (!isText) note("rows", sheet);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
        if (/\$\{|[\u0000-\u0008]/.test(JSON.stringify(sheet))) note("references", sheet);
      }
      let depth = 0;
      for (const [type] of survey) {
        if (type === "begin_group") depth++;
        if (type === "end_group") depth--;
        if (depth < 0) note("groups", survey);
      }
      if (depth !== 0) note("groups", survey);
      const names = survey.slice(1).flatMap(([type, name = ""]) => (type === "end_group" ? [] : [name]));
      if (new Set(names.map((name) => name.toLowerCase())).size < names.length) note("names", names);
      if (!names.every((name) => /^[a-z_]\w*$/i.test(name))) note("names", names);
      const lists = new Set(choices.slice(1).map(([list]) => list));
      const used = survey.flatMap(([type = ""]) => (type.startsWith("select_one ") ? [type.slice(11)] : []));
      if (!used.every((list) => lists.has(list)) || lists.size !== new Set(used).size) note("lists", used);
      const keys = choices.map(([list, name]) => `${list} ${name}`);
      if (new Set(keys).size < keys.length) note("choices", keys);
      const isUnlabeled = survey.some(([type, , label, , look]) => {
        return label === "" && type !== "end_group" && look !== "table-list" && !survey[0]?.includes("label::");
      });
      if (isUnlabeled && survey[0]?.length === 5) note("labels", survey);
    };
    for (const form of fc.sample(formsOf(hostileText), sampleSize(60, 600))) check(form);
    expect(wrong).toEqual([]);
  });
});

describe("exports of XLSForms", () => {
  const picks = fc.array(fc.nat(50), { minLength: 40, maxLength: 40 });

  it.each(Object.entries(headersOf).slice(0, 3))("are read and scored with any texts: %s", async (_, headers) => {
    const wrong: unknown[] = [];
    for (const [form, numbers] of fc.sample(fc.tuple(formsOf(hostileText), picks), sampleSize(30, 300))) {
      wrong.push(...(await misreadOf(form, toXlsForm(form), numbers, headers, "name")));
    }
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(headersOf))("are read and scored with labels for answers: %s", async (_, headers) => {
    const wrong: unknown[] = [];
    for (const [form, numbers] of fc.sample(fc.tuple(formsOf(plainText), picks), sampleSize(30, 300))) {
      wrong.push(...(await misreadOf(form, toXlsForm(form), numbers, headers, "label")));
    }
    expect(wrong).toEqual([]);
  });

  it("have columns for what pyxform adds, which are none of the items", () => {
    const form = toXlsForm({ instrument: "2.0", items: ["M1", "M1.1", "M1.2"], scale: yesOrNo });
    expect(questionsOf(form).map(headersOf["ODK Central"].header)).toEqual([
      "section_introduction",
      "section_1-section_1_description",
      "section_1-M1",
      "section_1-section_1_items-reserved_name_for_field_list_labels_7",
      "section_1-section_1_items-M1_1",
      "section_1-section_1_items-M1_2",
    ]);
  });
});
