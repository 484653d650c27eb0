// The texts of a form: which ones a translator needs, and which ones are still in English.
import { type Catalog, catalogTemplate, createCatalog } from "cei-framework/catalog";
import type { Form } from "cei-framework/forms";
import { csvText } from "../../../src/csv/write-csv.ts";
import { type Localized, resolveForm } from "../../../src/forms/form.ts";
import { suggestedTexts } from "./form-fields.ts";
import { counted } from "./survey/phrases.ts";

/** A text of a form. */
interface FormText {
  /** The keys of the catalog texts in it; none for a text of your own. */
  readonly keys: readonly string[];
  readonly english: string;
  /** What it is. */
  readonly name: string;
  /** The field that it comes from: the file with the translation, unless the page has a field of its own. */
  readonly path: string;
  /** What several such texts are called; `null` if it is named alone. */
  readonly kind: "question" | "heading" | "answer" | "text" | null;
}

/** Texts that are listed together, and the field where they can be changed. */
export interface ListedTexts {
  readonly name: string;
  readonly path: string;
}

const templateTexts = catalogTemplate().texts;

/** The language of the probe while no translation is chosen: a code for private use. */
const privateLanguage = "qaa";

/** A catalog in which each translation is its own key between two marks. */
function probe(language: string): Catalog {
  return createCatalog({
    language,
    texts: Object.fromEntries(
      templateTexts.map(({ key, english }) => [key, `\uE000${key}\uE001${english.match(/\{\w+\}/g)?.join("") ?? ""}`]),
    ),
  });
}

/** The texts of a form, in its order. It is resolved with a probe, whose translations show where their keys are. */
function textsOf(form: Form): readonly FormText[] {
  const language = form.languages?.find((tag) => tag !== "en") ?? privateLanguage;
  const resolved = resolveForm({ ...form, catalogs: [probe(language)], languages: ["en", language] });
  const texts: FormText[] = [];
  const add = (text: Localized | null, name: string, path: string, kind: FormText["kind"] = null): void => {
    if (text === null) return;
    const keys = Array.from((text[language] ?? "").matchAll(/\uE000([^\uE001]+)\uE001/g), ([, key]) => key as string);
    texts.push({ keys, english: text["en"] ?? "", name, path, kind });
  };
  add(resolved.title, "Title", "title");
  add(resolved.introduction, "Introduction", "introduction");
  for (const [i, { label, choices }] of resolved.groups.entries()) {
    add(label, `Question ${i + 1} about the respondent`, `groups ${i} label`);
    for (const choice of choices ?? []) {
      add(choice.label, `Answer to question ${i + 1} about the respondent`, `groups ${i} choices`, "answer");
    }
  }
  for (const { value, numbered } of resolved.choices) {
    if (numbered["en"] === `${value}`) continue;
    if (value === "n/a") add(numbered, "Answer: not applicable", "notApplicable");
    else if (value === "dont_know") add(numbered, "Answer: don't know", "dontKnow");
    else add(numbered, `Answer: point ${value}`, `scale labels ${value}`);
  }
  for (const { title, description, blocks, comments } of resolved.sections) {
    add(title, "Heading", "csv", "heading");
    add(description, "Below the heading", "csv", "heading");
    for (const { id, title, help } of blocks.flatMap(({ items }) => items)) {
      add(title, `Question ${id}`, "csv", "question");
      add(help, `Help for question ${id}`, "csv", "text");
    }
    add(comments?.title ?? null, "Room for comments. Keep {part} and {parts}: they are numbers.", "csv", "text");
  }
  add(resolved.prompts?.title ?? null, "Heading", "csv", "heading");
  for (const text of resolved.prompts?.texts ?? []) add(text, "To reflect on", "csv", "text");
  return texts;
}

const languageKey = "word.language";

/**
 * The CSV with the texts of a form to translate, in the form's order. The translations of the catalog are filled in.
 *
 * @param form - The form: a valid one.
 * @param catalog - The translation so far.
 */
export function formTemplate(form: Form, catalog: Catalog | null): string {
  const places = new Map<string, string>();
  for (const { keys, name } of textsOf(form)) {
    for (const key of keys) if (!places.has(key)) places.set(key, name);
  }
  places.set(languageKey, "The name of your language in your language, such as Español");
  const rows = Array.from(places, ([key, name]) => {
    const { id = null, english = "" } = templateTexts.find((text) => text.key === key) ?? {};
    return [key, id, english, catalog?.texts[key] ?? null, name];
  });
  // Spreadsheets read CSV as UTF-8 only if it has a byte order mark.
  return `\uFEFF${csvText([["key", "id", "english", "translation", "where"], ...rows])}`;
}

/** What a translation leaves in English in a form, and what is in no other language than it was typed in. */
export interface Untranslated {
  /** How many texts of the form the catalog lacks. */
  readonly missing: number;
  readonly english: readonly ListedTexts[];
  readonly typed: readonly ListedTexts[];
}

/**
 * Which texts of a form are not translated.
 *
 * @param form - The form: a valid one, in a language besides English.
 * @param catalog - Its translation.
 */
export function untranslated(form: Form, catalog: Catalog): Untranslated {
  const isBoth = form.languages?.includes("en") === true;
  const english: FormText[] = [];
  const typed: FormText[] = [];
  const missing = new Set<string>();
  for (const text of textsOf(form)) {
    const lacking = text.keys.filter((key) => !Object.hasOwn(catalog.texts, key));
    for (const key of lacking) missing.add(key);
    if (lacking.length > 0) english.push(text);
    else if (text.keys.length === 0 && isBoth) {
      if (!isInBoth(text, form, catalog.language)) english.push(text);
    } else if (text.keys.length === 0) (suggestedTexts.has(text.english) ? english : typed).push(text);
  }
  return { missing: missing.size, english: listed(english), typed: listed(typed) };
}

/** Whether a text of your own was typed in the second language too, or is the same there. */
function isInBoth({ path, english }: FormText, form: Form, language: string): boolean {
  const [kind, second, third] = path.split(" ");
  if (kind === "scale") return form.scaleLabels?.[language]?.[Number(third)] !== undefined;
  if (kind !== "groups") return typeof form[kind as "title"] !== "string";
  const group = form.groups?.[Number(second)];
  if (third === "label") return typeof group?.label !== "string";
  // The names of schools are the same in all languages, and so is what has no letters.
  return group?.name === "school" || !group?.choices?.includes(english) || !/\p{L}{2}/u.test(english);
}

/** Texts that have a field of their own by name; others by how many there are. */
function listed(texts: readonly FormText[]): readonly ListedTexts[] {
  const counts = new Map<string, { readonly first: FormText; count: number }>();
  for (const text of texts) {
    const key = `${text.path} ${text.kind}`;
    const before = counts.get(key);
    if (before === undefined) counts.set(key, { first: text, count: 1 });
    else before.count++;
  }
  return Array.from(counts.values(), ({ first: { name, kind, path }, count }) => {
    if (kind === null) return { name, path };
    const group = kind === "answer" ? ` to question ${Number(path.split(" ")[1]) + 1} about the respondent` : "";
    return { name: `${counted(count, kind, `${kind}s`)}${group}`, path };
  });
}
