// The instruments as XLSForms (xlsform.org), which KoboToolbox, ODK, and Survey123 read.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, otherText, unexpected } from "../check/messages.ts";
import { type Form, type FormItem, type Localized, type ResolvedForm, resolveForm } from "./form.ts";

/** The three sheets of an XLSForm: rows of text cells, the header row first. All rows of a sheet are of one length. */
export type XlsForm = {
  /** The questions, the notes, and the groups around them, in their order. */
  readonly survey: readonly (readonly string[])[];
  /** The answers to choose from, by list. */
  readonly choices: readonly (readonly string[])[];
  /** The title, the id, and, unless English is the only language, the default language. */
  readonly settings: readonly (readonly string[])[];
};

/**
 * Writes an instrument as an XLSForm for KoboToolbox, ODK, and Survey123: a group for each section, grids as groups
 * that look like a `table-list`, questions named `c1_1`, `M1`, and `M1_1`. No question is required. Use any .xlsx
 * writer to save the sheets; their names are the keys of the result: survey, choices, settings.
 *
 * Texts are shown unchanged, not as HTML, entities, references (`${name}`), links, headings, or lists: an invisible
 * word joiner (U+2060) is put where one would begin, because XLSForms have no escape that all three tools know. The
 * exception is emphasis: KoboToolbox and ODK show text between asterisks or underscores as bold or italic.
 *
 * Tools trim texts, join spaces, and make curly quotes straight. Characters that no .xlsx file can hold are left out.
 *
 * Export answers by name, not by label ("XML values and headers" in KoboToolbox): `readTable` recognizes the names and
 * needs only `onUnknownColumn: "ignore"`. The names are the points, `n/a`, and `dont_know`; those of the choices of
 * groups are their values, with straight quotes, and underscores for white space.
 *
 * @throws OptionsError with every problem of the form; or, if it has none, with every group name or value that XLSForms
 *   do not allow: a name with anything but letters, digits, and underscores, the names `meta` and `metrics`, names that
 *   differ only in case, values with `${`, and values with the same name.
 */
export function toXlsForm(form: Form): XlsForm {
  const { id, languages, title, introduction, groups, choices, sections, prompts } = resolveForm(form);
  const issues = groupIssues(groups);
  if (issues.length > 0) throw new OptionsError(issues);

  const columns = languages.map(({ language, name }) => ({ language, title: languageTitle(name, language) }));
  const [first] = columns as [(typeof columns)[number]];
  const isPlain = columns.length === 1 && first.language === "en";
  const headers = (name: string): string[] => columns.map(({ title }) => (isPlain ? name : `${name}::${title}`));
  const cells = (text: Localized | null): string[] => {
    return columns.map(({ language }) => (text === null ? "" : literal(text[language] as string)));
  };
  const row = (
    type: string,
    name: string,
    label: Localized | null = null,
    hint: Localized | null = null,
    look = "",
  ): string[] => [type, name, ...cells(label), ...cells(hint), look];
  const end = row("end_group", "");
  const question = ({ name, title, help }: FormItem): string[] => row("select_one answers", name, title, help);

  const survey = [["type", "name", ...headers("label"), ...headers("hint"), "appearance"]];
  survey.push(row("note", "section_introduction", introduction));
  for (const { name, label, choices } of groups) {
    survey.push(row(choices === null ? "text" : `select_one ${name}_choices`, name, label));
  }
  for (const { name, title, description, blocks, comments } of sections) {
    survey.push(row("begin_group", name, title));
    if (description !== null) survey.push(row("note", `${name}_description`, description));
    for (const { name, isGrid, items } of blocks) {
      const questions = items.map(question);
      const begin = row("begin_group", name, null, null, "table-list");
      survey.push(...(isGrid ? [begin, ...questions, end] : questions));
    }
    if (comments !== null) survey.push(row("text", comments.name, comments.title, null, "multiline"));
    survey.push(end);
  }
  if (prompts !== null) {
    survey.push(row("begin_group", "section_prompts", prompts.title));
    survey.push(...prompts.texts.map((text, i) => row("note", `section_prompt_${i + 1}`, text)), end);
  }

  const choice = (list: string, name: string, label: Localized): string[] => [list, name, ...cells(label)];
  const settings: [string, string][] = [
    ["form_title", literal((title[first.language] as string).replace(/\s+/g, " ").trim())],
    ["form_id", id],
  ];
  if (!isPlain) settings.push(["default_language", first.title]);
  return {
    survey,
    choices: [
      ["list_name", "name", ...headers("label")],
      ...choices.map(({ value, label }) => choice("answers", `${value}`, label)),
      ...groups.flatMap(({ name, choices }) => {
        return (choices ?? []).map(({ value, label }) => choice(`${name}_choices`, choiceName(value), label));
      }),
    ],
    settings: [settings.map(([name]) => name), settings.map(([, value]) => value)],
  };
}

function groupIssues(groups: ResolvedForm["groups"]): Issue[] {
  const names = new Map<string, number>();
  return groups.flatMap(({ name, choices }, i): Issue[] => {
    const issues: Issue[] = [];
    const path = ["groups", i, "name"];
    const plain = name.toLowerCase();
    if (!/^[a-z_]\w*$/i.test(name)) {
      issues.push(otherText(path, name, "a name of letters, digits, and underscores that does not begin with a digit"));
    }
    // XForms and the form itself have groups with these names, and some tools ignore case.
    if (["meta", "metrics"].includes(plain)) {
      issues.push(unexpected(path, name, "a name that the form itself does not use", "reserved"));
    }
    const first = names.get(plain);
    if (first !== undefined) issues.push(duplicate(path, name, "name", `groups > ${first}`));
    else names.set(plain, i);
    const values = new Map<string, number>();
    for (const [j, { value }] of (choices ?? []).entries()) {
      const path = ["groups", i, "choices", j];
      const name = choiceName(value);
      const isName = name !== "" && !name.includes("${") && name === withoutControls(name);
      if (!isName) issues.push(otherText(path, value, "a value that is not blank, without ${ and control characters"));
      const first = values.get(name);
      if (first !== undefined) issues.push(duplicate(path, name, "choice", `choices > ${first}`));
      else values.set(name, j);
    }
    return issues;
  });
}

/** The name of a choice: names have no white space. */
function choiceName(value: string): string {
  return withStraightQuotes(value.trim().replace(/\s+/g, "_"));
}

/** A text as it is read from a cell by pyxform, with which tools convert XLSForms. */
function withStraightQuotes(text: string): string {
  return text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
}

/** A language as in the headers of columns: "Español (es)". Colons and parentheses are part of the syntax. */
function languageTitle(name: string, language: string): string {
  const plain = withStraightQuotes(withoutControls(name))
    .replace(/[\s:()]+|\$(?=\{)/g, " ")
    .trim();
  return `${plain || language} (${language})`;
}

/**
 * The characters that would begin a reference, HTML, an entity, a link, a heading, or a list. Enketo (of KoboToolbox
 * and ODK) and ODK Collect read a part of Markdown and of HTML, ODK Web Forms all of both, Survey123 HTML.
 */
const markup = /\$(?=\{)|<(?=[a-z/!?])|&(?=#?\w+;)|\](?=\()|^(?=[^\S\n]*#)|^[^\S\n]*(?:[*+-]|\d+[.)])(?=\s)/gim;

/** A text that is shown unchanged. */
function literal(text: string): string {
  return withoutControls(text).replace(markup, "$&\u2060");
}

/**
 * A text without the characters that XML 1.0, and so an .xlsx file, cannot contain: control characters and halves of
 * surrogate pairs.
 */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, "");
}
