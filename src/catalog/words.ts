// The words that the library adds to the framework's: on forms, in charts, and in reports.
import { checkOptions } from "../check/options.ts";
import { type Catalog, catalogCheck, translation } from "../model/catalog.ts";
import { deepFreeze } from "../model/freeze.ts";

/** The library's own words. A name in braces is a place for a value, and stays as it is in every language. */
export type Words = { readonly [Name in keyof typeof englishWords]: string };

/** The library's own words in English. */
export const englishWords = /* @__PURE__ */ deepFreeze({
  // On forms.
  language: "English",
  notEvident: "Not Evident",
  evident: "Evident",
  notApplicable: "Not applicable",
  dontKnow: "Don't know",
  comments: "Comments (part {part} of {parts})",
  reflection: "Questions to reflect on",
  selfAssessmentForm: "Community Engagement Initiative: 1.0 Self-Assessment",
  metricsForm: "Community Engagement Initiative: 2.0 Metrics",
  answerAll: "You can leave any question blank.",
});

/**
 * The library's own words in the language of a catalog; English for those that it does not translate.
 *
 * @param catalog - The catalog. Default: English.
 * @throws OptionsError for anything but a catalog.
 */
export function wordsOf(catalog?: Catalog | undefined): Words {
  checkOptions({ catalog }, { catalog: catalogCheck });
  if (catalog === undefined) return englishWords;
  const names = Object.keys(englishWords) as (keyof Words)[];
  return Object.fromEntries(
    names.map((name) => [name, translation({ key: wordKey(name), text: englishWords[name] }, catalog)]),
  ) as unknown as Words;
}

/** The key of a word in a catalog. */
export function wordKey(name: string): string {
  return `word.${name}`;
}

/** Puts values in the places of a text: `filled("part {n}", { n: 1 })` is "part 1". */
export function filled(text: string, values: { readonly [place: string]: string | number }): string {
  return text.replace(places, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/** The places for values in a text. */
export const places: RegExp = /\{(\w+)\}/g;
