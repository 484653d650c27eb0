// The messages of forms, word for word in the snapshot.
import { evidenceScale, scale } from "cei-framework";
import { createCatalog } from "cei-framework/catalog";
import { describe, it } from "vitest";
import type { Form } from "../../src/forms/form.ts";
import { toMarkdown } from "../../src/forms/to-markdown.ts";
import { expectIssues } from "../issues.ts";

const spanish = createCatalog({ language: "es", texts: {} });
const group = { name: "role", label: "Your role" };

describe("a form is rejected for", () => {
  it.each<[string, object, readonly string[]]>([
    ["an unknown option", { titel: "x" }, ["titel unknown-key"]],
    ["an unknown instrument", { instrument: "3.0" }, ["instrument wrong-value"]],
    ["missing options", { instrument: undefined, scale: undefined }, ["instrument missing", "scale missing"]],
    [
      "unknown items",
      { items: ["3.9", "M1", 1.1] },
      ["items.0 unknown-id", "items.1 unknown-id", "items.2 unknown-id"],
    ],
    [
      "unknown items of 2.0",
      { instrument: "2.0", items: ["M1.9", "1.1"] },
      ["items.0 unknown-id", "items.1 unknown-id"],
    ],
    ["an item twice", { items: ["1.1", "1.1"] }, ["items.1 duplicate"]],
    ["an empty list of items", { items: [] }, ["items empty"]],
    ["items that are not a list", { items: "1.1" }, ["items wrong-type"]],
    ["a continuous scale", { scale: scale({ min: 0, max: 1, continuous: true }) }, ["scale.continuous wrong-value"]],
    ["a scale of too many points", { scale: { min: 0, max: 100 } }, ["scale out-of-range"]],
    [
      "labels of the scale in unknown languages",
      { scaleLabels: { fr: {}, en: "x" } },
      ["scaleLabels.fr unknown-key", "scaleLabels.en wrong-type"],
    ],
    ["labels of the scale that are not by language", { scaleLabels: "x" }, ["scaleLabels wrong-type"]],
    ["texts that are invalid", { title: 1, introduction: " " }, ["title wrong-type", "introduction wrong-value"]],
    ["texts in other languages", { title: { en: "x", fr: "x" } }, ["title.fr unknown-key", "title.es missing"]],
    [
      "texts of answers that are invalid",
      { notApplicable: 1, dontKnow: "" },
      ["notApplicable wrong-type", "dontKnow wrong-value"],
    ],
    ["switches that are text", { comments: "yes", prompts: "no" }, ["comments wrong-type", "prompts wrong-type"]],
    ["an unknown layout", { layout: "pages" }, ["layout wrong-value"]],
    ["groups that are not a list", { groups: group }, ["groups wrong-type"]],
    ["groups that are text", { groups: ["role"] }, ["groups.0 wrong-type"]],
    ["groups of one name and label", { groups: [group, group] }, ["groups.1.name duplicate"]],
    ["a reserved name", { groups: [{ ...group, name: "c1_1" }] }, ["groups.0.name reserved"]],
    ["choices that are not a list", { groups: [{ ...group, choices: "x" }] }, ["groups.0.choices wrong-type"]],
    ["an empty list of choices", { groups: [{ ...group, choices: [] }] }, ["groups.0.choices empty"]],
    ["a choice twice", { groups: [{ ...group, choices: ["x", "x"] }] }, ["groups.0.choices.1 duplicate"]],
    [
      "a choice without label",
      { groups: [{ ...group, choices: [{ value: "x" }] }] },
      ["groups.0.choices.0.label missing"],
    ],
    ["catalogs that are invalid", { catalogs: [{}] }, ["catalogs.0 wrong-type"]],
    ["a catalog of English", { catalogs: [{ ...spanish, language: "en" }] }, ["catalogs.0.language duplicate"]],
    ["a language without a catalog", { languages: ["en", "fr"] }, ["languages.1 unknown-id"]],
    ["a language twice", { languages: ["en", "en"] }, ["languages.1 duplicate"]],
  ])("%s", (_, options, expected) => {
    const form = { instrument: "1.0", scale: evidenceScale(4), catalogs: [spanish], ...options } as Form;
    expectIssues(() => toMarkdown(form), expected);
  });

  it("what is not a form", () => {
    expectIssues(() => toMarkdown(null as unknown as Form), ["wrong-type"]);
  });
});
