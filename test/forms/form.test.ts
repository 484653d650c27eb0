// What a form must be, through the functions that take one.
import { competencies, evidenceScale, metrics, scale } from "cei-framework";
import { type Catalog, createCatalog } from "cei-framework/catalog";
import { describe, expect, it } from "vitest";
import type { Form } from "../../src/forms/form.ts";
import { toGoogleForm } from "../../src/forms/to-google-form.ts";
import { toMarkdown } from "../../src/forms/to-markdown.ts";
import { issuesOf } from "../issues.ts";

const spanish = createCatalog({ language: "es", texts: {} });
const form: Form = { instrument: "1.0", scale: evidenceScale(4) };
const formWith = (options: object): Form => ({ ...form, ...options }) as Form;
const issuesWith = (options: object): string[] => issuesOf(() => toMarkdown(formWith(options)));

describe("a form is rejected for", () => {
  it.each<[string, unknown, readonly string[]]>([
    ["null", null, [" wrong-type"]],
    ["a list", [], [" wrong-type"]],
    ["text", "1.0", [" wrong-type"]],
    ["nothing", undefined, ["instrument missing", "scale missing"]],
    ["missing options", {}, ["instrument missing", "scale missing"]],
  ])("what is not a form: %s", (_, value, expected) => {
    for (const write of [toMarkdown, toGoogleForm]) {
      expect(issuesOf(() => write(value as Form))).toEqual(expected.map((issue) => issue.trimStart()));
    }
  });

  it.each<[string, object, readonly string[]]>([
    ["an unknown option", { titel: "x" }, ["titel unknown-key"]],
    ["an unknown instrument", { instrument: "3.0" }, ["instrument wrong-value"]],
    ["an instrument that is a number", { instrument: 1 }, ["instrument wrong-type"]],
    ["comments that are text", { comments: "yes" }, ["comments wrong-type"]],
    ["prompts that are a number", { prompts: 1 }, ["prompts wrong-type"]],
    ["an unknown layout", { layout: "pages" }, ["layout wrong-value"]],
    ["a layout that is not text", { layout: null }, ["layout wrong-type"]],
  ])("%s", (_, options, expected) => {
    expect(issuesWith(options)).toEqual(expected);
  });

  it.each<[string, object, readonly string[]]>([
    ["that are not a list", { items: "1.1" }, ["items wrong-type"]],
    ["that are empty", { items: [] }, ["items empty"]],
    ["that are unknown", { items: ["1.1", "9.9", 7] }, ["items.1 unknown-id", "items.2 unknown-id"]],
    ["that are holes of a list", { items: new Array(1) }, ["items.0 unknown-id"]],
    ["that are there twice", { items: ["1.1", "1.2", "1.1"] }, ["items.2 duplicate"]],
    ["of 2.0 in a form of 1.0", { items: ["M1", "M1.1"] }, ["items.0 unknown-id", "items.1 unknown-id"]],
    ["of 1.0 in a form of 2.0", { instrument: "2.0", items: ["M1", "1.1"] }, ["items.1 unknown-id"]],
    ["that are domains", { items: ["D1"] }, ["items.0 unknown-id"]],
  ])("items %s", (_, options, expected) => {
    expect(issuesWith(options)).toEqual(expected);
  });

  it.each<[string, object, readonly string[]]>([
    ["that is missing", { scale: undefined }, ["scale missing"]],
    ["that is not one", { scale: 4 }, ["scale wrong-type"]],
    ["without an end", { scale: { min: 1 } }, ["scale.max missing"]],
    ["whose ends are the wrong way around", { scale: { min: 4, max: 1 } }, ["scale.max out-of-range"]],
    ["with a label off the scale", { scale: { min: 1, max: 2, labels: { 3: "x" } } }, ["scale.labels.3 off-scale"]],
    ["that is continuous", { scale: scale({ min: 0, max: 1, continuous: true }) }, ["scale.continuous wrong-value"]],
    ["of more than 20 points", { scale: { min: 1, max: 21 } }, ["scale out-of-range"]],
  ])("a scale %s", (_, options, expected) => {
    expect(issuesWith(options)).toEqual(expected);
  });

  it("takes a scale of 20 points", () => {
    expect(issuesWith({ scale: { min: 0, max: 19 } })).toEqual([]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["that are not an object", ["x"], ["scaleLabels wrong-type"]],
    ["in unknown languages", { fr: { 2: "x" } }, ["scaleLabels.fr unknown-key"]],
    ["that are not by point", { es: "x" }, ["scaleLabels.es wrong-type"]],
    [
      "that are empty or numbers",
      { es: { 2: "", 3: 4 } },
      ["scaleLabels.es.2 wrong-value", "scaleLabels.es.3 wrong-type"],
    ],
  ])("labels of the scale %s", (_, scaleLabels, expected) => {
    expect(issuesWith({ scaleLabels, catalogs: [spanish] })).toEqual(expected);
  });

  const wrongTexts: readonly (readonly [string, unknown, readonly string[]])[] = [
    ["a number", 1, [" wrong-type"]],
    ["null", null, [" wrong-type"]],
    ["empty", "", [" wrong-value"]],
    ["white space", " \n", [" wrong-value"]],
    ["in no language", {}, [".en missing", ".es missing"]],
    ["not in every language", { en: "x" }, [".es missing"]],
    ["empty in a language", { en: "x", es: " " }, [".es wrong-value"]],
    ["a number in a language", { en: 1, es: "x" }, [".en wrong-type"]],
    ["in a language that the form does not have", { en: "x", es: "x", fr: "x" }, [".fr unknown-key"]],
  ];

  it.each(wrongTexts)("texts that are %s", (_, text, expected) => {
    const at = (path: string): string[] => expected.map((issue) => `${path}${issue}`);
    const issuesIn = (options: object) => issuesWith({ ...options, catalogs: [spanish] });
    for (const name of ["title", "introduction", "notApplicable", "dontKnow"]) {
      expect(issuesIn({ [name]: text })).toEqual(at(name));
    }
    expect(issuesIn({ groups: [{ name: "role", label: text }] })).toEqual(at("groups.0.label"));
    const choices = ["x", { value: "y", label: text }];
    expect(issuesIn({ groups: [{ name: "role", label: "Role", choices }] })).toEqual(at("groups.0.choices.1.label"));
  });

  it.each<[string, unknown, readonly string[]]>([
    ["that are not a list", { role: "x" }, ["groups wrong-type"]],
    ["that are not objects", ["role", null], ["groups.0 wrong-type", "groups.1 wrong-type"]],
    ["that are holes of a list", new Array(1), ["groups.0 missing"]],
    ["without name and label", [{}], ["groups.0.name missing", "groups.0.label missing"]],
    ["with an empty name", [{ name: "", label: "x" }], ["groups.0.name wrong-type"]],
    ["with an unknown key", [{ name: "role", label: "x", values: [] }], ["groups.0.values unknown-key"]],
    [
      "of one name",
      [
        { name: "role", label: "x" },
        { name: "role", label: "y" },
      ],
      ["groups.1.name duplicate"],
    ],
    [
      "of one label",
      [
        { name: "a", label: "x" },
        { name: "b", label: "x" },
      ],
      ["groups.1.en duplicate"],
    ],
    ["whose choices are not a list", [{ name: "a", label: "x", choices: "y" }], ["groups.0.choices wrong-type"]],
    ["without choices in their list", [{ name: "a", label: "x", choices: [] }], ["groups.0.choices empty"]],
    [
      "with a choice that is empty, and one that is a number",
      [{ name: "a", label: "x", choices: [" ", 1] }],
      ["groups.0.choices.0 wrong-value", "groups.0.choices.1 wrong-type"],
    ],
    [
      "with a choice twice",
      [{ name: "a", label: "x", choices: ["y", { value: "y", label: "z" }] }],
      ["groups.0.choices.1 duplicate"],
    ],
    [
      "with a choice without value and label, and one with an unknown key",
      [{ name: "a", label: "x", choices: [{}, { value: "y", label: "y", text: "y" }] }],
      ["groups.0.choices.0.value missing", "groups.0.choices.0.label missing", "groups.0.choices.1.text unknown-key"],
    ],
  ])("groups %s", (_, groups, expected) => {
    expect(issuesWith({ groups })).toEqual(expected);
  });

  it.each([
    "row",
    "item",
    "rating",
    "metrics",
    "D1",
    "D1_items",
    "M1",
    "M1.1",
    "m1_1",
    "1.1",
    "c1_1",
    "C1.1",
    "comments_1",
    "section_1",
  ])("groups with a name that forms have a use for: %s", (name) => {
    expect(issuesWith({ groups: [{ name, label: "x" }] })).toEqual(["groups.0.name reserved"]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["that are not a list", spanish, ["catalogs wrong-type"]],
    ["that createCatalog has not made", ["es", {}], ["catalogs.0 wrong-type", "catalogs.1 wrong-type"]],
    ["of one language", [spanish, { ...spanish }], ["catalogs.1.language duplicate"]],
    ["of English", [{ ...spanish, language: "en" } satisfies Catalog], ["catalogs.0.language duplicate"]],
  ])("catalogs %s", (_, catalogs, expected) => {
    expect(issuesWith({ catalogs })).toEqual(expected);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["that are not a list", "es", ["languages wrong-type"]],
    ["that are empty", [], ["languages empty"]],
    ["without a catalog", ["en", "fr"], ["languages.1 unknown-id"]],
    ["that are not text", [1], ["languages.0 unknown-id"]],
    ["that are there twice", ["es", "en", "es"], ["languages.2 duplicate"]],
  ])("languages %s", (_, languages, expected) => {
    expect(issuesWith({ languages, catalogs: [spanish] })).toEqual(expected);
  });

  it("all its problems at once", () => {
    const options = { instrument: "2.0", items: ["M9"], layout: "x", title: "", groups: [{ name: "row", label: "" }] };
    expect(issuesWith(options)).toEqual([
      "items.0 unknown-id",
      "title wrong-value",
      "groups.0.label wrong-value",
      "groups.0.name reserved",
      "layout wrong-value",
    ]);
  });
});

describe("a form", () => {
  it("is refused where respondents could not tell two answers apart", () => {
    const labels = { 1: "No", 2: "Yes" };
    const scale = { min: 1, max: 2, labels };
    expect(issuesWith({ scale, notApplicable: "Skip", dontKnow: "skip" })).toEqual(["answers.3.en duplicate"]);
    expect(issuesWith({ scale, notApplicable: "yes" })).toEqual(["answers.2.en duplicate"]);
    const choices = [
      { value: "a", label: { en: "Oak", es: "Roble" } },
      { value: "b", label: { en: "Elm", es: " Roble" } },
    ];
    const groups = [
      { name: "school", label: { en: "School?", es: "¿?" }, choices },
      { name: "site", label: { en: "Site?", es: "¿?" } },
    ];
    expect(issuesWith({ groups, catalogs: [spanish] })).toEqual([
      "groups.1.es duplicate",
      "groups.0.choices.1.es duplicate",
    ]);
  });

  it("is refused for labels in another language that are blank or off the scale", () => {
    const scaleLabels = { es: { 1: " ", 9: "x", "01": "y", 2: "Sí" } };
    expect(issuesWith({ scale: { min: 1, max: 2 }, scaleLabels, catalogs: [spanish] })).toEqual([
      "scaleLabels.es.1 wrong-value",
      "scaleLabels.es.9 off-scale",
      "scaleLabels.es.01 off-scale",
    ]);
  });

  it("has texts in the languages of the form alone", () => {
    const languages = ["es"];
    expect(issuesWith({ catalogs: [spanish], languages, title: { es: "x" } })).toEqual([]);
    expect(issuesWith({ catalogs: [spanish], languages, title: { en: "x" } })).toEqual([
      "title.en unknown-key",
      "title.es missing",
    ]);
  });

  it("asks for all competencies of 1.0, and for the metrics of 2.0", () => {
    const markdown = toMarkdown(form);
    expect(competencies.filter(({ id, title }) => !markdown.includes(`${id} ${title}`))).toEqual([]);
    const other = toMarkdown({ ...form, instrument: "2.0" });
    expect(metrics.filter(({ id, name }) => !other.includes(`${id} ${name}`))).toEqual([]);
  });

  it("is not changed, and makes the same text again", () => {
    const own = formWith({ items: ["1.2", "1.1"], groups: [{ name: "role", label: "Role" }], catalogs: [spanish] });
    const before = JSON.stringify(own);
    for (const write of [toMarkdown, toGoogleForm]) expect(write(own)).toBe(write(structuredClone(own)));
    expect(JSON.stringify(own)).toBe(before);
  });

  it("asks for items in the framework's order", () => {
    expect(toMarkdown({ ...form, items: ["2.1", "1.2", "1.1"] })).toBe(
      toMarkdown({ ...form, items: ["1.1", "1.2", "2.1"] }),
    );
  });
});
