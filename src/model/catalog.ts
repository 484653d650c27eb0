// The framework's wording in another language, as all entry points accept it.
import { duplicate, unexpected } from "../check/messages.ts";
import type { Check } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { kindOf } from "./id-kinds.ts";

/** The framework's wording, and the library's own words, in another language. `createCatalog` makes it. */
export interface Catalog {
  /** The language: a BCP 47 tag, such as `"es"` or `"zh-Hans"`. */
  readonly language: string;
  /** The direction of its script. */
  readonly direction: "ltr" | "rtl";
  /** The translations, by the keys of `catalogTemplate`: `"competency.inclusive-and-welcoming-district-culture.title"`. */
  readonly texts: { readonly [key: string]: string };
  /** The keys without a translation, in the template's order; English is used for them. */
  readonly missing: readonly string[];
}

/** The framework's wording of a record. */
export type Worded = { readonly [Field in (typeof wordedFields)[number]]?: string };

const wordedFields = ["name", "title", "text", "statement", "description"] as const;

/** The texts of a record, its label first: each with the key of its translation. */
export function recordTexts(
  kind: string,
  key: string,
  record: Worded,
): { readonly key: string; readonly text: string }[] {
  return wordedFields.flatMap((field) => {
    const text = record[field];
    return text === undefined ? [] : [{ key: `${kind}.${key}.${field}`, text }];
  });
}

/** The texts of the record with an id. */
export function textsOfId(id: string, record: Worded & { readonly key: string }) {
  return recordTexts((kindOf(id) ?? "").replace(/^an? /, ""), record.key, record);
}

/** The translation of a text; the English text where there is none. */
export function translation({ key, text }: { readonly key: string; readonly text: string }, catalog?: Catalog): string {
  return catalog !== undefined && Object.hasOwn(catalog.texts, key) ? (catalog.texts[key] as string) : text;
}

/** A result of `createCatalog`, or a copy of one. */
export const catalogCheck: Check = (value, path) => {
  const { language, texts, missing } = isPlainObject(value) ? value : {};
  const isCatalog = typeof language === "string" && isPlainObject(texts) && Array.isArray(missing);
  return isCatalog ? [] : [unexpected(path, value, "a catalog made by createCatalog")];
};

/** A list of catalogs in different languages. */
export const catalogsCheck: Check = (value, path) => {
  if (!Array.isArray(value)) return [unexpected(path, value, "a list of catalogs")];
  const languages: unknown[] = [];
  return Array.from(value).flatMap((one: unknown, i) => {
    const issues = catalogCheck(one, [...path, i]);
    if (issues.length > 0) return issues;
    const { language } = one as Catalog;
    const first = languages.indexOf(language);
    languages[i] = language;
    return first < 0
      ? []
      : [duplicate([...path, i, "language"], language, "language", `${String(path[0])} > ${first}`)];
  });
};
