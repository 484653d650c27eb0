// Writes a form as the JSON of SurveyJS: pages of elements, with texts by locale.
import { type Form, type FormBlock, type FormItem, type Localized, type ResolvedForm, resolveForm } from "./form.ts";

/** A text: one for all, or one for each locale. English is `"default"`, as SurveyJS has it. */
export type SurveyJsText = string | { readonly [locale: string]: string };

/** An answer to choose, or a row or a column of a grid. */
export interface SurveyJsChoice {
  /** The stored value: for ratings a point, `"n/a"`, or `"dont_know"`; for rows the id of an item. */
  readonly value: number | string;
  readonly text: SurveyJsText;
}

/** A text to read, in which all HTML is escaped. It has no answer. */
export interface SurveyJsHtml {
  readonly type: "html";
  readonly name: string;
  readonly html: SurveyJsText;
}

/** A question with a typed answer. */
export interface SurveyJsTextQuestion {
  readonly type: "text" | "comment";
  readonly name: string;
  /** The key of its answer in the data, if the name cannot be it. */
  readonly valueName?: string;
  readonly title: SurveyJsText;
}

/** A question with one answer to choose: an item, named by its id, or a question about the respondent. */
export interface SurveyJsChoiceQuestion {
  readonly type: "radiogroup" | "dropdown";
  readonly name: string;
  /** The key of its answer in the data, if the name cannot be it. */
  readonly valueName?: string;
  readonly title: SurveyJsText;
  readonly description?: SurveyJsText;
  readonly choices: readonly SurveyJsChoice[];
  /** Radio buttons get a button that clears the answer; a dropdown has its own. */
  readonly showClearButton?: true;
}

/** A grid: each row is an item, each column an answer. */
export interface SurveyJsMatrix {
  readonly type: "matrix";
  readonly name: string;
  readonly title: SurveyJsText;
  /** Hidden, because it is the title of the page. */
  readonly titleLocation: "hidden";
  readonly columns: readonly SurveyJsChoice[];
  readonly rows: readonly SurveyJsChoice[];
}

/** An element of a page. */
export type SurveyJsElement = SurveyJsHtml | SurveyJsTextQuestion | SurveyJsChoiceQuestion | SurveyJsMatrix;

/** A page. */
export interface SurveyJsPage {
  readonly name: string;
  readonly title?: SurveyJsText;
  readonly description?: SurveyJsText;
  readonly elements: readonly SurveyJsElement[];
}

/** A survey of SurveyJS, as JSON: for `new Model(json)` of survey-core, or Survey Creator. Tested with 3.1.1. */
export interface SurveyJsForm {
  /** The first language of the form. Absent for English: SurveyJS's validator rejects its own default, "en". */
  readonly locale?: string;
  readonly title: SurveyJsText;
  /** Titles of items begin with their ids already. */
  readonly showQuestionNumbers: "off";
  readonly pages: readonly SurveyJsPage[];
}

/**
 * Writes a form as JSON of SurveyJS: a page with the introduction and the questions about the respondent, a page for
 * each section, and a page with the prompts. No question is required. Pass the data of completed surveys
 * (`survey.data`) to `readRows`, with `onUnknownColumn: "ignore"` if the form has comments. In this data, a grid is `{
 * "D1_items": { "1.1": 3 } }`, a question `{ "1.1": 3 }`.
 *
 * Languages: English texts have the key `"default"`. Other keys are the codes of SurveyJS's dictionaries where these
 * differ from BCP 47: `"zh-cn"` for zh and zh-Hans, `"zh-tw"` for zh-Hant, `"pt-br"`, `"mm"` for my, `"tel"` for te,
 * `"no"` for nb. All others are the language tags themselves; buttons are in English if SurveyJS has no dictionary. If
 * another language of the form uses a code, the tag is the key. SurveyJS reserves the words "default" and "pos"; a
 * language with such a tag gets the suffix `-x-form`. Without English, the first language is the default too, and
 * `getUsedLocales` lists "en" for it. The page must import the dictionaries (`survey-core/i18n/spanish`). Those of ar,
 * fa, and he set the direction too; for other right-to-left languages the page sets `dir="rtl"`.
 *
 * Texts are shown unchanged. SurveyJS replaces a name in braces by an answer, even `{1.1}` or `{locale}`, and has no
 * escape for it. So an invisible word joiner (U+2060) is put before the closing brace; SurveyJS's linter reports such a
 * name as unknown. Titles, descriptions, and choices are plain text in SurveyJS; only an `onTextMarkdown` handler of
 * the page can make HTML of them. A vertical bar in the value of a group's choice, where SurveyJS cuts values off,
 * becomes a full-width one (U+FF5C). SurveyJS stores no answer to a group named `__proto__`.
 *
 * @returns A new object in each call, not frozen: SurveyJS changes the texts of the JSON in place.
 * @throws OptionsError with every problem of the form.
 */
export function toSurveyJs(form: Form): SurveyJsForm {
  const resolved = resolveForm(form);
  const { languages, title, introduction, groups, choices, sections, prompts } = resolved;
  const keys = localeKeys(languages.map(({ language }) => language));
  const locale = keys.get((languages[0] as { readonly language: string }).language) as string;
  const text = (localized: Localized, write = withoutPlaceholders): SurveyJsText => textOf(localized, keys, write);
  const ratings = (): SurveyJsChoice[] => choices.map(({ value, label }) => ({ value, text: text(label) }));

  const pages: SurveyJsPage[] = [
    {
      name: "section_introduction",
      elements: [
        { type: "html", name: "section_introduction_text", html: text(introduction, asHtml) },
        ...groups.map(groupQuestion),
      ],
    },
    ...sections.map(({ name, title, description, blocks, comments }): SurveyJsPage => {
      const elements = blocks.map((block) => blockQuestion(block, title));
      if (comments !== null) elements.push({ type: "comment", name: comments.name, title: text(comments.title) });
      return { name, title: text(title), ...(description && { description: text(description) }), elements };
    }),
  ];
  if (prompts !== null) {
    const elements = prompts.texts.map((prompt, i): SurveyJsHtml => {
      return { type: "html", name: `section_prompts_text_${i + 1}`, html: text(prompt, asHtml) };
    });
    pages.push({ name: "section_prompts", title: text(prompts.title), elements });
  }
  return { ...(locale !== "default" && { locale }), title: text(title), showQuestionNumbers: "off", pages };

  function groupQuestion({ name, label, choices }: ResolvedForm["groups"][number], i: number): SurveyJsElement {
    // SurveyJS removes braces, bars, a "#" at the start, and outer spaces from names, but not from valueName.
    const isName = name === name.trim() && !/^#|[{}|]/.test(name);
    const question = isName ? { name } : { name: `section_introduction_group_${i + 1}`, valueName: name };
    if (choices === null) return { type: "text", ...question, title: text(label) };
    const answers = choices.map(({ value, label }) => ({ value: value.replaceAll("|", "\uff5c"), text: text(label) }));
    if (choices.length > mostRadioButtons)
      return { type: "dropdown", ...question, title: text(label), choices: answers };
    return { type: "radiogroup", ...question, title: text(label), choices: answers, showClearButton: true };
  }

  function blockQuestion({ name, isGrid, items }: FormBlock, sectionTitle: Localized): SurveyJsElement {
    if (isGrid) {
      return {
        type: "matrix",
        name: name,
        title: text(sectionTitle),
        titleLocation: "hidden",
        columns: ratings(),
        rows: items.map(({ id, title }) => ({ value: id, text: text(title) })),
      };
    }
    const { id, title, help } = items[0] as FormItem;
    return {
      type: "radiogroup",
      name: id,
      title: text(title),
      ...(help && { description: text(help) }),
      choices: ratings(),
      showClearButton: true,
    };
  }
}

/** The most choices that are shown as radio buttons. */
const mostRadioButtons = 6;

/** Codes of the dictionaries of survey-core 3.1.1 that differ from the tag, by the tag in lowercase. */
const dictionaries: { readonly [tag: string]: string } = {
  my: "mm",
  nb: "no",
  "pt-br": "pt-br",
  te: "tel",
  zh: "zh-cn",
  "zh-cn": "zh-cn",
  "zh-hans": "zh-cn",
  "zh-hans-cn": "zh-cn",
  "zh-hans-sg": "zh-cn",
  "zh-sg": "zh-cn",
  "zh-hant": "zh-tw",
  "zh-hant-hk": "zh-tw",
  "zh-hant-tw": "zh-tw",
  "zh-hk": "zh-tw",
  "zh-tw": "zh-tw",
};

/** The key of each language in texts. SurveyJS deletes "pos" from texts, though it is the tag of a language. */
function localeKeys(tags: readonly string[]): Map<string, string> {
  const taken = new Set(["default", "pos"]);
  return new Map(
    tags.map((tag) => {
      if (tag === "en") return [tag, "default"];
      const lower = tag.toLowerCase();
      const wanted = Object.hasOwn(dictionaries, lower) ? [dictionaries[lower] as string, tag] : [tag];
      const key = wanted.find((one) => !taken.has(one)) ?? `${tag}-x-form`;
      taken.add(key);
      return [tag, key];
    }),
  );
}

/** SurveyJS uses "default" where a locale has no text, so it is always present. */
function textOf(
  localized: Localized,
  keys: ReadonlyMap<string, string>,
  write: (text: string) => string,
): SurveyJsText {
  const written = Array.from(keys, ([tag, key]) => [key, write(localized[tag] as string)] as const);
  const [first] = written;
  if (written.length === 1 && first !== undefined) return first[1];
  return keys.has("en") ? Object.fromEntries(written) : { default: first?.[1] ?? "", ...Object.fromEntries(written) };
}

/**
 * SurveyJS finds names between the innermost braces, in any case and with spaces around them: of questions, of its own
 * variables, of properties after a "$"; and any name with ".length" at its end. No name ends in a word joiner.
 */
function withoutPlaceholders(text: string): string {
  return text.replace(/\{([^{}]+)\}/g, "{$1\u2060}");
}

/** Text as HTML: nothing in it is a tag, an entity, or a placeholder. */
function asHtml(text: string): string {
  const entities: { readonly [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;" };
  const escaped = text.replace(/[&<>{]/g, (character) => entities[character] as string);
  return `<p>${escaped.replace(/\r\n?|\n/g, "<br>")}</p>`;
}
