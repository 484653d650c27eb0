// Markdown of forms, rendered by markdown-it with HTML, tables, and links of plain addresses.
import { competencies, domains, evidenceScale, lookFors, metrics, reflectionPrompts, scale } from "cei-framework";
import { readTable } from "cei-framework/table";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import type { Form } from "../../src/forms/form.ts";
import { toMarkdown } from "../../src/forms/to-markdown.ts";
import { sampleSize } from "../samples.ts";
import { anyTexts, madeUpCatalog, oddText, plainTexts, textedForm, textNames } from "./texted-form.ts";

const renderer = new MarkdownIt({ html: true, linkify: true });
const line = "_".repeat(40);
const arabic = madeUpCatalog("ar", (_, key) => (key === "word.language" ? "العربية" : `نص ${key}`));

/** The elements of a rendered form, and its text, in their order. White space is folded. */
function rendered(markdown: string): { tags: string[]; texts: string[] } {
  const tags: string[] = [];
  const texts: string[] = [];
  for (const part of renderer.render(markdown).split(/(<[^>]*>)/)) {
    if (part.startsWith("<")) tags.push(part);
    else if (part.trim() !== "") texts.push(folded(decoded(part)));
  }
  return { tags, texts };
}

const folded = (text: string): string => text.replace(/\s+/g, " ").trim();

const decoded = (html: string): string =>
  html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

const form: Form = { instrument: "1.0", items: ["1.1", "1.2"], scale: evidenceScale(3) };
const [first, second] = competencies.map(({ id, title }) => `${id} ${title}`);
const domain = domains[0];

describe("the Markdown of a form", () => {
  it("has a table for a grid, with a row for each item and a column for each answer", () => {
    expect(toMarkdown({ ...form, notApplicable: true })).toBe(`# Community Engagement Initiative: 1.0 Self-Assessment

You can leave any question blank.

## ${domain?.name}

${domain?.description}

|  | 1 - Not Evident | 2 | 3 - Evident | Not applicable |
| --- | :-: | :-: | :-: | :-: |
| ${first} | ☐ | ☐ | ☐ | ☐ |
| ${second} | ☐ | ☐ | ☐ | ☐ |
`);
  });

  it("has boxes for questions of their own, lines for typed answers, and prompts to read", () => {
    const groups = [
      { name: "role", label: "Which role?", choices: ["Staff", { value: "family", label: "Family" }] },
      { name: "school", label: "Which school?" },
    ];
    const markdown = toMarkdown({ ...form, layout: "page", groups, comments: true, prompts: true, dontKnow: true });
    const answers = ["☐ 1 - Not Evident", "☐ 2", "☐ 3 - Evident", "☐ Don't know"];
    expect(rendered(markdown).texts).toEqual([
      "Community Engagement Initiative: 1.0 Self-Assessment",
      "You can leave any question blank.",
      "Which role?",
      "☐ Staff",
      "☐ Family",
      "Which school?",
      line,
      domain?.name,
      domain?.description,
      first,
      ...answers,
      second,
      ...answers,
      "Comments (part 1 of 1)",
      line,
      line,
      line,
      "Questions to reflect on",
      ...reflectionPrompts.map(({ text }) => text),
    ]);
  });

  it("has answers that read as they are typed", async () => {
    const { texts } = rendered(toMarkdown({ ...form, layout: "page", notApplicable: true, dontKnow: true }));
    const answers = texts.filter((text) => text.startsWith("☐ ")).map((text) => text.slice(2));
    expect(answers.length).toBe(10);
    const table = await readTable(`1.1\n${answers.slice(0, 5).join("\n")}\n`, { scale: evidenceScale(3) });
    expect(table.ratings("1.1")).toEqual([1, 2, 3, "n/a", null]);
  });

  it("has the look-fors of each metric of 2.0 below its statement", () => {
    const [metric] = metrics;
    const { texts } = rendered(toMarkdown({ instrument: "2.0", scale: scale({ min: 0, max: 1 }) }));
    const own = lookFors.filter((lookFor) => lookFor.metric === metric?.id).map(({ text }) => `• ${text}`);
    const start = texts.indexOf(`${metric?.id} ${metric?.name}`);
    expect(texts.slice(start + 1, start + 1 + own.length + 3)).toEqual([metric?.statement, ...own, "☐ 0", "☐ 1"]);
  });

  it("has several languages one after another, each with its name, its tag, and its direction", () => {
    const { tags, texts } = rendered(toMarkdown({ ...form, catalogs: [arabic] }));
    expect(tags.filter((tag) => tag.includes("div"))).toEqual([
      '<div lang="en">',
      "</div>",
      '<div lang="ar" dir="rtl">',
      "</div>",
    ]);
    expect(texts[0]).toBe("English");
    const start = texts.indexOf("العربية");
    expect(texts.slice(start, start + 3)).toEqual(["العربية", "نص word.selfAssessmentForm", "نص word.answerAll"]);
    expect(texts.length).toBe(2 * start);
  });

  it("has the headings of each of several languages below the language's own", () => {
    const headings = (markdown: string) => {
      return markdown.split("\n").flatMap((line) => /^(#+) (\S+)/.exec(line)?.slice(1).join(" ") ?? []);
    };
    const [title, section] = ["Community", domain?.name.split(" ")[0]];
    expect(headings(toMarkdown(form))).toEqual([`# ${title}`, `## ${section}`]);
    expect(headings(toMarkdown({ ...form, catalogs: [arabic] })).slice(0, 3)).toEqual([
      "# English",
      `## ${title}`,
      `### ${section}`,
    ]);
  });

  it("has no look-fors below a metric of which one is asked for", () => {
    const asked = metrics[0]?.lookFors.slice(1, 2) ?? [];
    const markdown = toMarkdown({ instrument: "2.0", scale: evidenceScale(3), items: ["M1", ...asked, "M2"] });
    const bullets = (id: string) =>
      lookFors.filter(({ metric, text }) => metric === id && markdown.includes(`• ${text}`));
    expect(bullets("M1")).toEqual([]);
    expect(bullets("M2")).toHaveLength(3);
  });

  it("has the prompts in the language of the form", () => {
    const markdown = toMarkdown({ ...form, catalogs: [arabic], languages: ["ar"], prompts: true });
    const prompts = reflectionPrompts.map(({ key }) => `نص reflection-prompt.${key}.text`);
    expect(rendered(markdown).texts.slice(-prompts.length)).toEqual(prompts);
  });

  it("names a language that is not English even where it is the only one", () => {
    const { tags } = rendered(toMarkdown({ ...form, catalogs: [arabic], languages: ["ar"] }));
    expect(tags[0]).toBe('<div lang="ar" dir="rtl">');
    expect(tags.filter((tag) => tag === "<h1>").length).toBe(1);
  });

  it("has each line of the introduction in a line", () => {
    const { tags, texts } = rendered(toMarkdown({ ...form, introduction: "One\r\n\r\n  two\u2028- three\n1. four\n" }));
    expect(texts.slice(1, 5)).toEqual(["One", "two", "- three", "1. four"]);
    expect(tags.filter((tag) => tag.startsWith("<br")).length).toBe(3);
  });

  it.each([
    "# x",
    "x #",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "1) x",
    "1.",
    "> x",
    "    x",
    "---",
    "===",
    ":-:",
    "~~~",
    "```",
    "| - |",
    "\\",
    "\\|",
    "**",
    "<div>",
    "&lt;",
    "[x]: /y",
    "[^1]: y",
    "www.example.org",
    "HTTPS://example.org",
    "me@example.org",
    "$x$",
    "_x_",
    "![x](y)",
    "`x`",
  ])("shows texts as they are: %j", (text) => {
    const plain = rendered(toMarkdown(textedForm(plainTexts, "1.0", "grid")));
    const texts = Object.fromEntries(textNames.map((name) => [name, text])) as typeof plainTexts;
    const { tags, texts: found } = rendered(toMarkdown(textedForm(texts, "1.0", "grid")));
    expect(tags).toEqual(plain.tags);
    expect(found).toEqual(plain.texts.map((one) => withTexts(one, texts)));
  });

  it("escapes what only GitHub takes for links and formulas", () => {
    const [title] = toMarkdown({ ...form, title: "www.example.org: $1 and $2" }).split("\n");
    expect(title).toBe("# www\\.example.org: \\$1 and \\$2");
  });

  it("shows any texts as they are, and takes nothing in them for markup", () => {
    const cases = fc.record({
      texts: anyTexts(oddText),
      instrument: fc.constantFrom("1.0" as const, "2.0" as const),
      layout: fc.constantFrom("grid" as const, "page" as const),
    });
    const mismatches: string[] = [];
    for (const { texts, instrument, layout } of fc.sample(cases, sampleSize(60, 600))) {
      const plain = rendered(toMarkdown(textedForm(plainTexts, instrument, layout)));
      const { tags, texts: found } = rendered(toMarkdown(textedForm(texts, instrument, layout)));
      // Line breaks in texts of several lines are kept.
      const others = tags.filter((tag) => !tag.startsWith("<br"));
      if (others.join() !== plain.tags.filter((tag) => !tag.startsWith("<br")).join()) {
        mismatches.push(`markup: ${JSON.stringify(texts)}`);
      }
      const expected = folded(plain.texts.map((one) => withTexts(one, texts)).join(" "));
      if (folded(found.join(" ")) !== expected) mismatches.push(`text: ${JSON.stringify(texts)}`);
    }
    expect(mismatches).toEqual([]);
  });
});

/** The plain texts in a text replaced by others. */
function withTexts(text: string, texts: typeof plainTexts): string {
  return folded(textNames.reduce((one, name) => one.replaceAll(plainTexts[name], () => texts[name]), text));
}
