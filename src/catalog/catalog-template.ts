// Writes everything to translate for translators, and reads their file.
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, otherText, unexpected, unknownId } from "../check/messages.ts";
import { csvRows } from "../csv/read-csv.ts";
import { csvText } from "../csv/write-csv.ts";
import type { Catalog } from "../model/catalog.ts";
import { deepFreeze } from "../model/freeze.ts";
import { createCatalog } from "./create-catalog.ts";
import { type CatalogText, catalogTexts } from "./texts.ts";

/** Everything to translate: as data, as JSON, and as CSV. */
export interface CatalogTemplate {
  /** Each text with its key, in the framework's order. */
  readonly texts: readonly CatalogText[];
  /** The same as JSON: a list of objects with `key`, `id`, `english`, and an empty `translation`. */
  readonly json: string;
  /** The same as CSV with these columns, for a spreadsheet: save it in UTF-8. */
  readonly csv: string;
}

const columns = ["key", "id", "english", "translation"] as const;

/** Everything to translate, with the English text. Use {@link readCatalogCsv} to read the filled CSV. */
export function catalogTemplate(): CatalogTemplate {
  const texts = catalogTexts();
  const rows = texts.map(({ key, id, english }) => [key, id, english, null]);
  return deepFreeze({
    texts,
    json: `${JSON.stringify(
      texts.map((text) => ({ ...text, translation: "" })),
      null,
      2,
    )}\n`,
    // Spreadsheets read CSV as UTF-8 only if it has a byte order mark.
    csv: `\uFEFF${csvText([columns, ...rows])}`,
  });
}

/**
 * Reads a catalog from the CSV of {@link catalogTemplate} that translators filled in. Rows and columns may be in any
 * order; other columns are ignored. A row without a translation is not translated yet.
 *
 * @param csv - Text with commas, semicolons, or tabs between cells.
 * @param language - The language of the translations: a BCP 47 tag.
 * @throws OptionsError with every problem of the file, and those of {@link createCatalog}. An English text that differs
 *   from the current one is a problem: the translation may be of an earlier wording.
 */
export function readCatalogCsv(csv: string, language: string): Catalog {
  if (typeof csv !== "string") throw new OptionsError([unexpected(["csv"], csv, "the text of a CSV file")]);
  const known = new Map(catalogTexts().map((text) => [text.key, text.english]));
  const tables = [",", ";", "\t"].map((delimiter) => csvRows(csv, delimiter));
  const isTable = ({ rows: [header] }: (typeof tables)[number]) => header?.cells.some((cell) => cell.trim() === "key");
  const { rows, issues } = tables.find(isTable) ?? (tables[0] as (typeof tables)[number]);
  const [header, ...records] = rows;
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  const columnOf = (name: (typeof columns)[number]): number => {
    const index = names.indexOf(name);
    if (index < 0) issues.push(unexpected([`column ${name}`], undefined, `a column ${name}`, "missing"));
    else if (names.lastIndexOf(name) > index) {
      issues.push(duplicate([`column ${names.lastIndexOf(name) + 1}`], name, "column", `column ${index + 1}`));
    }
    return index;
  };
  const [key, english, translation] = [columnOf("key"), columnOf("english"), columnOf("translation")];
  if (issues.length > 0) throw new OptionsError(issues);

  const texts = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const { line, cells } of records) issues.push(...recordIssues(line, cells));
  if (issues.length > 0) throw new OptionsError(issues);
  return createCatalog({ language, texts: Object.fromEntries(texts) });

  function recordIssues(line: number, cells: readonly string[]): Issue[] {
    const path = [`line ${line}`];
    if (cells.slice(names.length).some((cell) => cell.trim() !== "")) {
      return [unexpected(path, cells.length, `${names.length} cells`, "row-length")];
    }
    const id = (cells[key] ?? "").trim();
    const original = known.get(id);
    if (original === undefined) return [unknownId([...path, "key"], id, "a text", [...known.keys()])];
    const first = lines.get(id);
    if (first !== undefined) return [duplicate([...path, "key"], id, "key", `line ${first}`)];
    lines.set(id, line);
    const text = (cells[translation] ?? "").trim();
    if (text === "") return [];
    texts.set(id, text);
    const found = cells[english] ?? "";
    return found.trim() === original
      ? []
      : [otherText([...path, "english"], found, `the current wording, "${original}", and its translation`)];
  }
}
