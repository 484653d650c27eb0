// Writes a form as a script that makes it in Google Forms.
import { type Form, type FormBlock, type FormSection, type Localized, type ResolvedForm, resolveForm } from "./form.ts";

/** One item of a Google form. */
type GoogleItem =
  | { readonly type: "page" | "header" | "text" | "paragraph"; readonly title: string; readonly help: string }
  | {
      readonly type: "choice" | "list";
      readonly title: string;
      readonly help: string;
      readonly choices: readonly string[];
    }
  | {
      readonly type: "grid";
      readonly title: string;
      readonly help: string;
      readonly rows: readonly string[];
      readonly columns: readonly string[];
    };

/** The most answers that are shown as buttons; more are shown in a menu. */
const mostButtons = 10;

/**
 * Writes a form as a script for script.google.com. Its function `createForms` makes a Google form in each language of
 * the form, in the account of the person who runs it, and logs the addresses for editing and answering each one. No
 * question is required, and no email addresses are collected.
 *
 * Read the responses, downloaded as CSV, with `readTable` of `cei-framework/table`: the header of each column has the
 * id of its item, and each answer has its point. Pass the scale; the labels of the groups as `groups`; the form's
 * `catalogs`; your own texts for "Not applicable" and "Don't know" as `notApplicable` and `missing`; and
 * `onUnknownColumn: "ignore"` for the timestamp and the comments. Answers to groups are exported as shown, so they are
 * in the language of each form.
 *
 * Google Forms allows no line breaks in titles and answers, and no duplicate answers: runs of white space become single
 * spaces, and equal answers become one.
 *
 * @param form - The form.
 * @returns The script in JavaScript, with all texts in one JSON literal.
 * @throws OptionsError with every problem of the form.
 */
export function toGoogleForm(form: Form): string {
  const resolved = resolveForm(form);
  const forms = resolved.languages.map(({ language }) => {
    return {
      title: oneLine(textOf(resolved.title, language)),
      description: textOf(resolved.introduction, language),
      items: itemsIn(resolved, language),
    };
  });
  return script.replace("[]", () => literal(forms));
}

function itemsIn({ groups, choices, sections, prompts }: ResolvedForm, language: string): GoogleItem[] {
  const answers = choices.map(({ numbered }) => oneLine(textOf(numbered, language)));
  const items: GoogleItem[] = [];
  for (const group of groups) {
    const title = oneLine(textOf(group.label, language));
    if (group.choices === null) items.push({ type: "text", title, help: "" });
    else {
      const options = group.choices.map(({ label }) => oneLine(textOf(label, language)));
      items.push({ type: options.length > mostButtons ? "list" : "choice", title, help: "", choices: options });
    }
  }
  for (const section of sections) {
    const { title, description, comments } = section;
    // A page break at the start would leave the first page empty.
    items.push({
      type: items.length === 0 ? "header" : "page",
      title: oneLine(textOf(title, language)),
      help: textOf(description, language),
    });
    items.push(...section.blocks.map((block) => blockItem(block, section, answers, language)));
    if (comments !== null) {
      items.push({ type: "paragraph", title: oneLine(textOf(comments.title, language)), help: "" });
    }
  }
  if (prompts !== null) {
    const help = prompts.texts.map((text) => `• ${oneLine(textOf(text, language))}`).join("\n");
    items.push({ type: "page", title: oneLine(textOf(prompts.title, language)), help });
  }
  return items;
}

function blockItem(block: FormBlock, section: FormSection, answers: readonly string[], language: string): GoogleItem {
  const titles = block.items.map(({ title }) => oneLine(textOf(title, language)));
  if (!block.isGrid) {
    return {
      type: "choice",
      title: titles.join(" "),
      help: textOf(block.items[0]?.help ?? null, language),
      choices: answers,
    };
  }
  const grids = section.blocks.filter(({ isGrid }) => isGrid);
  const part = grids.length > 1 ? ` (${grids.indexOf(block) + 1}/${grids.length})` : "";
  const title = `${oneLine(textOf(section.title, language))}${part}`;
  return { type: "grid", title, help: "", rows: titles, columns: answers };
}

const textOf = (text: Localized | null, language: string): string => text?.[language] ?? "";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * JSON for a script: without characters that end lines in older engines, and without HTML tags, in case the script is
 * in a page.
 */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const script = `// Makes the Google forms below: open script.google.com, make a new project, paste this, and run createForms.
// The log shows the address of each form. Look it over, then publish it there.
var forms = [];

function createForms() {
  forms.forEach(function (data) {
    var form = FormApp.create(data.title);
    form.setDescription(data.description).setCollectEmail(false).setProgressBar(true);
    data.items.forEach(function (item) {
      addItem(form, item);
    });
    Logger.log("%s\\nEdit: %s\\nAnswer: %s", data.title, form.getEditUrl(), form.getPublishedUrl());
  });
}

function addItem(form, item) {
  var added;
  if (item.type === "page") added = form.addPageBreakItem();
  else if (item.type === "header") added = form.addSectionHeaderItem();
  else if (item.type === "text") added = form.addTextItem();
  else if (item.type === "paragraph") added = form.addParagraphTextItem();
  else if (item.type === "list") added = form.addListItem().setChoiceValues(item.choices);
  else if (item.type === "choice") added = form.addMultipleChoiceItem().setChoiceValues(item.choices);
  else added = form.addGridItem().setRows(item.rows).setColumns(item.columns);
  added.setTitle(item.title);
  if (item.help !== "") added.setHelpText(item.help);
}
`;
