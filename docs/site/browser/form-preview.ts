// A form as it is on paper.
import type { FormBlock, FormSection, Localized, ResolvedForm } from "../../../src/forms/form.ts";
import { made } from "./elements.ts";

const box = "☐";

/** How many lines are for comments. */
const commentLines = 3;

/** How many answers of long words fit beside the questions of a grid. */
const mostAnswers = 8;

/**
 * A form as elements, in each of its languages.
 *
 * @param form - The form.
 */
export function previewOf(form: ResolvedForm): HTMLElement[] {
  return form.languages.map(({ language, direction }) => {
    const textIn = (text: Localized | null): string => text?.[language] ?? "";
    const sheet = made("div", made("h3", textIn(form.title)), ...paragraphs(textIn(form.introduction)));
    sheet.className = "sheet";
    sheet.lang = language;
    sheet.dir = direction;
    for (const { label, choices } of form.groups) {
      sheet.append(question(textIn(label)));
      sheet.append(choices === null ? line() : boxes(choices.map(({ label }) => textIn(label))));
    }
    const answers = form.choices.map(({ numbered }) => textIn(numbered));
    sheet.append(...form.sections.map((section) => sectionOf(section, answers, textIn)));
    if (form.prompts !== null) {
      const items = form.prompts.texts.map((text) => made("li", textIn(text)));
      sheet.append(made("h4", textIn(form.prompts.title)), made("ul", ...items));
    }
    return sheet;
  });
}

type TextIn = (text: Localized | null) => string;

function sectionOf(section: FormSection, answers: readonly string[], textIn: TextIn): HTMLElement {
  const { title, description, blocks, comments } = section;
  const part = made("section", made("h4", textIn(title)), ...paragraphs(textIn(description)));
  for (const block of blocks) {
    part.append(...(block.isGrid ? [grid(block, answers, textIn)] : single(block, answers, textIn)));
  }
  if (comments !== null) part.append(question(textIn(comments.title)), ...Array.from({ length: commentLines }, line));
  return part;
}

function grid({ items }: FormBlock, answers: readonly string[], textIn: TextIn): HTMLElement {
  const heads = answers.map((answer) => {
    const head = made("th", answer);
    head.scope = "col";
    // All grids have their boxes in the same places, unless a word is too long.
    head.style.width = `${50 / answers.length}%`;
    return head;
  });
  const rows = items.map(({ title }) => {
    const head = made("th", textIn(title));
    head.scope = "row";
    return made("tr", head, ...answers.map(() => made("td", box)));
  });
  const table = made("table", made("thead", made("tr", made("td"), ...heads)), made("tbody", ...rows));
  if (answers.length > mostAnswers) table.className = "many";
  return table;
}

function single({ items }: FormBlock, answers: readonly string[], textIn: TextIn): HTMLElement[] {
  return items.flatMap(({ title, help }) => [question(textIn(title)), ...paragraphs(textIn(help)), boxes(answers)]);
}

function question(text: string): HTMLElement {
  const one = made("p", text);
  one.className = "question";
  return one;
}

/** A line to write on. */
function line(): HTMLElement {
  const one = made("div");
  one.className = "line";
  return one;
}

function boxes(texts: readonly string[]): HTMLElement {
  const list = made("ul", ...texts.map((text) => made("li", `${box} ${text}`)));
  list.className = "boxes";
  return list;
}

function paragraphs(text: string): HTMLElement[] {
  const lines = text.split(/[\n\r\u2028\u2029]/).filter((one) => one.trim() !== "");
  return lines.map((one) => made("p", one));
}
