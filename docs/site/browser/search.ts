// The search: a dialog over an index that is made when it opens for the first time. A page loads this only then.
import MiniSearch from "minisearch";
import type { SearchEntry } from "../search-entries.ts";
import { made } from "./elements.ts";
import { isSearchKeyOn, setSearchKey } from "./search-key.ts";

/** What can be found; the build puts it here. */
declare const entries: readonly SearchEntry[];

const most = 30;

/** Words, their parts, and numbers such as 3.5 whole: "projectToMetrics" is found by "metrics" too. */
function tokens(text: string): string[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu), ([word]) => {
    const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})|['’-]/u);
    return parts.length === 1 ? parts : [word, ...parts];
  }).flat();
}

const index = new MiniSearch<SearchEntry & { readonly id: number }>({
  fields: ["title", "text"],
  tokenize: tokens,
  searchOptions: {
    boost: { title: 5 },
    prefix: (word) => word.length > 1,
    fuzzy: (word) => (word.length > 4 && !/\d/.test(word) ? 0.2 : false),
    combineWith: "AND",
    // Types are looked up by name; who looks for words wants guides, functions, and records first.
    boostDocument: (id) => (/^(?:Type|Interface)/.test(entries[id as number]?.place ?? "") ? 0.5 : 1),
  },
});
// In pieces, between which the page is at hand.
const indexed = index.addAllAsync(
  entries.map((entry, id) => ({ id, ...entry })),
  { chunkSize: 100 },
);

/** The entries for some words, the best first, each with the words in it that were found. */
function found(words: string): { readonly entry: SearchEntry; readonly terms: readonly string[] }[] {
  const all = index.search(words);
  const results = (all.length > 0 ? all : index.search(words, { combineWith: "OR" })).flatMap(({ id, terms }) => {
    const entry = entries[id];
    return entry === undefined ? [] : [{ entry, terms }];
  });
  // Entries with exactly these words as their name come first.
  const isCalled = ({ entry }: { readonly entry: SearchEntry }) => entry.title.toLowerCase() === words.toLowerCase();
  return [...results.filter(isCalled), ...results.filter((result) => !isCalled(result))];
}

/** A text with the words that were found marked. */
function marked(text: string, terms: readonly string[]): (string | Node)[] {
  if (terms.length === 0) return [text];
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`((?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}]))`, "giu");
  return text.split(pattern).map((piece, i) => (i % 2 === 1 ? made("mark", piece) : piece));
}

/** The part of a text around the first word that was found. */
function excerpt(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const places = terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0);
  const near = Math.max(0, Math.min(...places, text.length) - 60);
  const start = near === 0 || places.length === 0 ? 0 : text.indexOf(" ", near) + 1;
  const end = start + 180 < text.length ? text.lastIndexOf(" ", start + 180) : text.length;
  return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

function result(entry: SearchEntry, terms: readonly string[], site: URL): HTMLLIElement {
  const link = made(
    "a",
    made("strong", ...marked(entry.title, terms)),
    made("small", entry.place),
    made("span", ...marked(excerpt(entry.text, terms), terms)),
  );
  link.href = new URL(entry.url, site).href;
  return made("li", link);
}

const input = made("input");
input.type = "search";
input.autocomplete = "off";
input.spellcheck = false;
input.id = "search-words";
const label = made("label", "Search");
label.htmlFor = input.id;
const close = made("button", "Close");
close.type = "button";
const status = made("p");
status.className = "search-status";
status.role = "status";
const results = made("ol");
results.className = "search-results";
const hasKey = made("input");
hasKey.type = "checkbox";
hasKey.checked = isSearchKeyOn();
const setting = made("label", hasKey, " Open the search with the / key");
setting.className = "search-status";
const field = made("div", label, input, close);
field.className = "search-field";
const dialog = made("dialog", field, status, results, setting);
dialog.className = "search";
dialog.ariaLabel = "Search this site";
document.body.append(dialog);

let site: URL;

async function show(): Promise<void> {
  await indexed;
  const words = input.value.trim();
  const all = words === "" ? [] : found(words);
  results.replaceChildren(...all.slice(0, most).map(({ entry, terms }) => result(entry, terms, site)));
  results.scrollTop = 0;
  status.textContent =
    words === ""
      ? "Finds guides, every export, and all wording of the framework. Try a number, such as 3.5."
      : all.length === 0
        ? "Nothing found. Try fewer or other words."
        : `${all.length === 1 ? "1 result" : `${all.length} results`}${all.length > most ? `; these are the best ${most}` : ""}`;
}

/** Moves the focus over the field and the results. */
function move(event: KeyboardEvent): void {
  // Some browsers would empty the field first.
  if (event.key === "Escape") {
    event.preventDefault();
    dialog.close();
    return;
  }
  if (event.key === "Enter" && event.target === input) {
    results.querySelector("a")?.click();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops: HTMLElement[] = [input, ...results.querySelectorAll("a")];
  const next = stops[stops.indexOf(event.target as HTMLElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

input.addEventListener("input", () => void show());
dialog.addEventListener("keydown", move);
close.addEventListener("click", () => dialog.close());
// A result on this very page leaves the dialog behind; so does a click beside it.
results.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
hasKey.addEventListener("change", () => setSearchKey(hasKey.checked));

globalThis.openSearch = (from) => {
  site = from;
  void show();
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
};
