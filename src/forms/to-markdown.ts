// Writes a form as Markdown, for paper and for review.
import {
  type Form,
  type FormBlock,
  type FormChoice,
  type FormLanguage,
  type FormSection,
  type Localized,
  type ResolvedForm,
  resolveForm,
} from "./form.ts";

const box = "☐";

/** A line to write on. */
const line = "\\_".repeat(40);

/** The number of lines for comments. */
const commentLines = 3;

/**
 * Writes a form as Markdown with tables (GitHub Flavored Markdown), to print or review. Each answer is a box to check;
 * typed answers have lines. Several languages follow one another, each in a `<div>` with its `lang`, and `dir="rtl"`
 * for scripts that run from right to left, below a heading with its name.
 *
 * Answers show their points. To score answers on paper, type them into a table with the ids of the items as its header,
 * and read it with `readTable` of `cei-framework/table`.
 *
 * @param form - The form.
 * @returns The Markdown. Texts are escaped, so that their characters are shown and not read as markup. White space is
 *   folded, except for line breaks in introductions, descriptions, and the help texts of items.
 * @throws OptionsError with every problem of the form.
 */
export function toMarkdown(form: Form): string {
  const resolved = resolveForm(form);
  return `${resolved.languages.flatMap((language) => blocksIn(resolved, language)).join("\n\n")}\n`;
}

/** The blocks of Markdown in one language. */
function blocksIn(form: ResolvedForm, { language, name, direction }: FormLanguage): string[] {
  const areSeveral = form.languages.length > 1;
  const inLanguage = (text: Localized): string => text[language] ?? "";
  const heading = (level: number, text: string): string => `${"#".repeat(areSeveral ? level + 1 : level)} ${text}`;
  const blocks = [
    ...(areSeveral ? [`# ${inline(name)}`] : []),
    heading(1, inline(inLanguage(form.title))),
    lines(inLanguage(form.introduction)),
    ...form.groups.flatMap(({ label, choices }) => {
      const labels = choices?.map((choice) => inLanguage(choice.label));
      return [bold(inLanguage(label)), labels === undefined ? line : boxes(labels)];
    }),
    ...form.sections.flatMap(sectionBlocks),
  ];
  if (form.prompts !== null) {
    const items = form.prompts.texts.map((text) => `- ${inline(inLanguage(text))}`);
    blocks.push(heading(2, inline(inLanguage(form.prompts.title))), items.join("\n"));
  }
  if (!areSeveral && language === "en") return blocks;
  return [`<div lang="${attribute(language)}"${direction === "rtl" ? ' dir="rtl"' : ""}>`, ...blocks, "</div>"];

  function sectionBlocks({ title, description, blocks, comments }: FormSection): string[] {
    return [
      heading(2, inline(inLanguage(title))),
      ...(description === null ? [] : [lines(inLanguage(description))]),
      ...blocks.flatMap((block) => (block.isGrid ? [table(block, form.choices)] : single(block))),
      ...(comments === null ? [] : [bold(inLanguage(comments.title)), ...Array(commentLines).fill(line)]),
    ];
  }

  function table({ items }: FormBlock, choices: readonly FormChoice[]): string {
    const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
    return [
      row(["", ...choices.map(({ numbered }) => inline(inLanguage(numbered)))]),
      row(["---", ...choices.map(() => ":-:")]),
      ...items.map(({ title }) => row([inline(inLanguage(title)), ...choices.map(() => box)])),
    ].join("\n");
  }

  function single({ items }: FormBlock): string[] {
    return items.flatMap(({ title, help }) => [
      bold(inLanguage(title)),
      ...(help === null ? [] : [lines(inLanguage(help))]),
      boxes(form.choices.map(({ numbered }) => inLanguage(numbered))),
    ]);
  }
}

const bold = (text: string): string => `**${inline(text)}**`;

const boxes = (texts: readonly string[]): string => texts.map((text) => `- ${box} ${inline(text)}`).join("\n");

/** A text with its line breaks. */
function lines(text: string): string {
  const all = text.split(/[\n\r\u2028\u2029]/).map(inline);
  return all.filter((one) => one !== "").join("\\\n");
}

/** A text in one line, escaped for any position in Markdown: at the start of a block, and in the cell of a table. */
function inline(text: string): string {
  return (
    text
      .replace(/\s+/g, " ")
      .trim()
      // GitHub links addresses that are plain text, and has formulas between dollar signs.
      .replace(/[\\`*_[\]<>&~#$@]|:(?=\/\/)|(?<=www)\./gi, "\\$&")
      // A pipe ends a cell even after a backslash in some tools.
      .replaceAll("|", "&#124;")
      .replace(/^[-+=:]/, "\\$&")
      .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
  );
}

function attribute(text: string): string {
  return text.replace(/[&<>"\s]/g, (character) => `&#${character.charCodeAt(0)};`);
}
