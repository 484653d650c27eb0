// Makes a catalog of translations.
import type { Issue } from "../check/issue.ts";
import { otherText, unexpected, unknownId } from "../check/messages.ts";
import { type Check, checkOptions, required } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import type { Catalog } from "../model/catalog.ts";
import { deepFreeze } from "../model/freeze.ts";
import { type CatalogText, catalogTexts } from "./texts.ts";
import { places } from "./words.ts";

/** A language and its translations. */
export interface CatalogParts {
  /** The language: a BCP 47 tag, such as `"es"` or `"zh-Hans"`. */
  readonly language: string;
  /** The translations, by the keys of {@link catalogTemplate}, for some or all keys. */
  readonly texts: { readonly [key: string]: string };
}

/**
 * Creates, validates, and freezes a catalog of translations.
 *
 * @returns The catalog. Its language is in the canonical form: `"es-mx"` becomes `"es-MX"`.
 * @throws OptionsError with every problem: a language that is not a BCP 47 tag, an unknown key, an empty text, a
 *   placeholder such as `{part}` that only the English text or only the translation has.
 */
export function createCatalog(parts: CatalogParts): Catalog {
  const all = catalogTexts();
  checkOptions(parts, { language: required(languageCheck), texts: required(textsCheck(all)) });
  const language = canonicalLanguage(parts.language) as string;
  const missing = all.flatMap(({ key }) => (Object.hasOwn(parts.texts, key) ? [] : [key]));
  return deepFreeze({ language, direction: directionOf(language), texts: { ...parts.texts }, missing });
}

// Right-to-left scripts and languages, for runtimes that do not know the direction of a language.
const rightToLeft = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

function directionOf(language: string): Catalog["direction"] {
  const { script = "" } = new Intl.Locale(language).maximize();
  return rightToLeft.includes(script) ? "rtl" : "ltr";
}

/** A language. */
const languageCheck: Check = (value, path) => {
  const isTag = typeof value === "string" && canonicalLanguage(value) !== undefined;
  return isTag ? [] : [otherText(path, value, 'a BCP 47 language tag, such as "es"')];
};

/** The canonical form of a BCP 47 tag; `undefined` for any other text. */
function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function textsCheck(all: readonly CatalogText[]): Check {
  return (texts, path) => {
    if (!isPlainObject(texts)) return [unexpected(path, texts, "translations by key")];
    const english = new Map(all.map((text) => [text.key, text.english]));
    return Object.entries(texts).flatMap(([key, text]): Issue[] => {
      const original = english.get(key);
      if (original === undefined) return [unknownId([...path, key], key, "a text", [...english.keys()])];
      if (typeof text !== "string" || text.trim() === "") {
        return [otherText([...path, key], text, "text that is not empty")];
      }
      const [expected, found] = [placesIn(original), placesIn(text)];
      // A translation of the framework's wording may contain braces.
      if (expected === found || !key.startsWith("word.")) return [];
      return [unexpected([...path, key], text, `text with ${expected || "nothing in braces"}`, "inconsistent")];
    });
  };
}

function placesIn(text: string): string {
  return [...new Set(text.match(places))].sort().join(" and ");
}
