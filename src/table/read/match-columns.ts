// Recognizes the columns of a survey by their headers. Only full matches count: nothing is guessed by similarity.

import type { Issue } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import { checkOptions, oneOf } from "../../check/options.ts";
import { type Catalog, catalogsCheck, textsOfId, translation, type Worded } from "../../model/catalog.ts";
import { competencyRecords, lookForRecords, metricRecords } from "../../model/generated.ts";
import { type InstrumentItems, instrumentItems, plainName } from "../instrument-items.ts";
import { texts } from "./read-options.ts";

/** The options of {@link matchColumns}. */
export interface MatchColumnsOptions {
  /** The instrument whose items the columns may rate. Default: `"1.0"`. */
  readonly instrument?: "1.0" | "2.0" | undefined;
  /** The headers of group columns, such as `["Which school?"]`. */
  readonly groups?: readonly string[] | undefined;
  /** The languages of the headers besides English. */
  readonly catalogs?: readonly Catalog[] | undefined;
}

/** The match of a column by its header. */
export interface ColumnMatch {
  /** The header, as given. */
  readonly header: string;
  /** What it is: ratings of an item, a group, or neither. */
  readonly is: "item" | "group" | "unknown";
  /** The item's id or the group's name; `null` for an unknown column. */
  readonly name: string | null;
  /**
   * How it was matched: by an `"id"` (alone, at the start, or at the start of what is in brackets), by the framework's
   * `"wording"` in full, by that wording as the `"tail"` of a question, or by the `"name"` of a group.
   */
  readonly by: "id" | "wording" | "tail" | "name" | null;
  /**
   * The items that an unknown column may be meant for: those whose id it contains, or three successive words of their
   * wording. Empty where it has nothing in common with an item.
   */
  readonly choices: readonly string[];
}

/**
 * Matches the headers of a survey's columns with the items of an instrument. Case, white space, quotes, dashes, and
 * punctuation do not count.
 *
 * @returns A match for each header, in their order.
 * @throws OptionsError for headers that are not texts, and for invalid options.
 */
export function matchColumns(
  headers: readonly string[],
  options?: MatchColumnsOptions | undefined,
): readonly ColumnMatch[] {
  checkOptions(options, { instrument: oneOf("1.0", "2.0"), groups: texts, catalogs: catalogsCheck }, () => {
    return headerIssues(headers);
  });
  const match = columnMatcher(instrumentItems(options?.instrument ?? "1.0"), options);
  return headers.map(match);
}

function headerIssues(headers: unknown): Issue[] {
  if (!Array.isArray(headers)) return [unexpected(["headers"], headers, "a list of headers")];
  return Array.from(headers).flatMap((header: unknown, i) => {
    return typeof header === "string" ? [] : [unexpected(["headers", i], header, "a header")];
  });
}

/** A function that matches one header. */
export function columnMatcher(
  items: InstrumentItems,
  { groups = [], catalogs = [] }: Pick<MatchColumnsOptions, "groups" | "catalogs"> = {},
): (header: string) => ColumnMatch {
  const ids = new Set(items.ids);
  // Made when the first header needs it, which plain ids do not.
  let wordings: readonly { readonly id: string; readonly words: string }[] | undefined;
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

  return (header) => {
    const matched = (is: "item" | "group", name: string, by: ColumnMatch["by"]): ColumnMatch => {
      return { header, is, name, by, choices: [] };
    };
    const unknown = (choices: readonly string[]): ColumnMatch => {
      return { header, is: "unknown", name: null, by: null, choices: unique(choices) };
    };
    const exact = groups.find((name) => name === header.trim());
    if (exact !== undefined) return matched("group", exact, "name");
    const named = items.named.get(plainName(header)) ?? items.named.get(plainName(lastStep(header)));
    if (named !== undefined) return matched("item", named, "id");
    const words = wordsOf(header);
    const group = groups.find((name) => wordsOf(name) === words);
    if (group !== undefined) return matched("group", group, "name");
    wordings ??= wordingsOf(items.ids, catalogs);
    // If one wording ends with another, the longer one is meant.
    const ended = wordings.filter((wording) => endsWithWords(words, wording.words));
    const longest = Math.max(...ended.map((wording) => wording.words.length));
    const byWording = ended.filter((wording) => wording.words.length === longest);
    const worded = unique(byWording.map(({ id }) => id));
    const numbered = unique([header, ...bracketed(header)].flatMap((text) => idAtStart(text, ids) ?? []));
    const choices = unique([...numbered, ...worded, ...(numbered.length > 0 ? idsAnywhere(header, ids) : [])]);
    if (choices.length > 1) return unknown(choices);
    if (numbered[0] !== undefined) return matched("item", numbered[0], "id");
    if (worded[0] !== undefined) return matched("item", worded[0], longest === words.length ? "wording" : "tail");
    return unknown([
      ...idsAnywhere(header, ids),
      ...wordings.filter((wording) => sharesThreeWords(words, wording.words)).map(({ id }) => id),
    ]);
  };
}

/** The framework's texts for items: each text by which a form may ask for one, in each language. */
function wordingsOf(
  ids: readonly string[],
  catalogs: readonly Catalog[],
): { readonly id: string; readonly words: string }[] {
  const records: { readonly [id: string]: Worded & { readonly key: string } } = {
    ...competencyRecords,
    ...metricRecords,
    ...lookForRecords,
  };
  return ids.flatMap((id) => {
    const { description: _description, ...record } = records[id] as Worded & { readonly key: string };
    const texts = textsOfId(id, record).flatMap((text) => [
      text.text,
      ...catalogs.map((catalog) => translation(text, catalog)),
    ]);
    return [...new Set(texts.map(wordsOf))].map((words) => ({ id, words }));
  });
}

/**
 * The name of a question without its groups, which KoboToolbox and ODK put before it: "D1/c1_1", "ratings/c1_1",
 * "D1-D1_items-c1_1".
 */
function lastStep(header: string): string {
  return header.trim().replace(/^(?:(?:[DM]\d|section_\d|metrics)(?:_items(?:_\d+)?)?[/-]|[A-Za-z_]\w*\/)+/, "");
}

/** The words of a text, joined by single spaces: without case, marks, and punctuation. */
function wordsOf(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['\u2018\u2019]/g, "")
    .replaceAll("&", " and ");
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ");
}

function endsWithWords(words: string, tail: string): boolean {
  return words === tail || words.endsWith(` ${tail}`);
}

function sharesThreeWords(words: string, wording: string): boolean {
  const parts = wording.split(" ");
  const runs = parts.length < 3 ? [wording] : parts.slice(2).map((_, i) => parts.slice(i, i + 3).join(" "));
  return runs.some((run) => ` ${words} `.includes(` ${run} `));
}

/** What is in brackets, the last first; up to brackets inside of it: "Hubs [7.3 Schools (of all kinds)]". */
function bracketed(header: string): string[] {
  return Array.from(header.matchAll(/[[(]([^[\]()]*)/g), ([, inner = ""]) => inner).reverse();
}

/** The item whose id a text begins with, if the id ends there: "1.1 Culture" and "1.1." do, "1.10" and "1.1x" do not. */
function idAtStart(text: string, ids: ReadonlySet<string>): string | undefined {
  const found = /^[^\p{L}\p{N}]*(\p{L}?\d+(?:\.\d+)*)(?![\p{L}\p{N}]|\.\p{N})/u.exec(text)?.[1]?.toUpperCase();
  return found !== undefined && ids.has(found) ? found : undefined;
}

/** The items whose ids are anywhere in a text, even next to letters: "Q1.4" and "C1.1x". */
function idsAnywhere(text: string, ids: ReadonlySet<string>): string[] {
  const numbers = text.matchAll(/(?<![\p{N}.])(?<letter>\p{L}?)(?<number>\d+(?:\.\d+)*)/gu);
  return Array.from(numbers, ({ groups: { letter = "", number = "" } = {} }) => [
    `${letter.toUpperCase()}${number}`,
    number,
  ]).flatMap((spellings) => spellings.find((id) => ids.has(id)) ?? []);
}
