// The page "Make a form": what is entered is checked and shown as it changes, and made into files when they are asked for.
import type { Issue } from "cei-framework";
import { type Catalog, catalogTemplate } from "cei-framework/catalog";
import { type Form, toGoogleForm, toMarkdown, toSurveyJs, toXlsForm } from "cei-framework/forms";
import { type ResolvedForm, resolveForm } from "../../../src/forms/form.ts";
import { download } from "./download.ts";
import { element, made } from "./elements.ts";
import { entered, enteredInstrument, enteredLanguages, issuesOf } from "./form-entered.ts";
import { addGroup, drawPoints, numberGroups } from "./form-fields.ts";
import { previewOf } from "./form-preview.ts";
import { linkTo, showProblems } from "./form-problems.ts";
import { formTemplate, type ListedTexts, untranslated } from "./form-texts.ts";
import { loadScript } from "./load-script.ts";
import { counted } from "./survey/phrases.ts";

/** How long to wait for the next letter, in milliseconds. */
const pause = 250;

const choices = element<HTMLFormElement>("#choices");
const chooser = element<HTMLInputElement>("#catalog");
const summary = element("#summary");
const problems = element("#problems");
const preview = element("#preview");
const languageList = element<HTMLSelectElement>("#language");
const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** The file with the translation. */
let translation: { readonly name: string; readonly csv: string | null } | undefined;
/** The form, if nothing is wrong with it; and what an XLSForm cannot have. */
let current: { readonly form: Form; readonly xlsIssues: readonly Issue[] } | null = null;
let waiting: ReturnType<typeof setTimeout> | undefined;

let isPressed = false;

/** Updates the page soon, but not while a button is pressed: it would move from under the pointer. */
function updateSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => (isPressed ? updateSoon() : update()), pause);
}

/** Checks and shows what is entered. */
function update(): void {
  clearTimeout(waiting);
  waiting = undefined;
  drawPoints();
  numberGroups();
  showCounts();
  const { form, catalog, issues } = entered(translation?.csv);
  let resolved: ResolvedForm | null = null;
  const wrong = [...issues, ...issuesOf(() => (resolved = resolveForm(form)))];
  const xlsIssues = wrong.length > 0 ? [] : issuesOf(() => toXlsForm(form));
  current = wrong.length > 0 ? null : { form, xlsIssues };
  const isInEnglish = showLanguages(catalog, form);
  const shown = showProblems([...wrong, ...xlsIssues], form);
  listProblems(shown, current !== null);
  showReasons(shown);
  tell(summary, summaryOf(resolved, shown.length, isInEnglish));
  element("#outdated").hidden = current !== null;
  preview.classList.toggle("outdated", current === null);
  tell(element("#preview-name"), current === null ? "Preview from before" : "Preview");
  if (resolved !== null && current !== null) preview.replaceChildren(...previewOf(resolved));
}

/** Changes a text, if it is another: what has the role of a status is read aloud. */
function tell(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

function summaryOf(form: ResolvedForm | null, wrong: number, isInEnglish: boolean): string {
  if (form === null || current === null) return `${counted(wrong, "problem", "problems")} to fix first:`;
  const items = form.sections.flatMap(({ blocks }) => blocks.flatMap(({ items }) => items)).length;
  const names = form.languages.map(({ language }) => languageName(language));
  const about =
    form.groups.length === 0 ? "" : ` ${counted(form.groups.length, "question", "questions")} about the respondent.`;
  const left = isInEnglish ? " Some of it is still in English." : "";
  const text = `${counted(items, "item", "items")} to rate, with ${form.choices.length} answers each, in ${names.join(" and ")}.${about}${left}`;
  return wrong === 0 ? text : `${text} KoboToolbox, ODK, and Survey123 cannot have:`;
}

/** The problems at the downloads, with links to their fields. */
function listProblems(shown: ReturnType<typeof showProblems>, isForXlsAlone: boolean): void {
  problems.hidden = shown.length === 0;
  problems.classList.toggle("problem", !isForXlsAlone);
  const items = shown.map(({ field, name, messages }) => {
    return made(
      "li",
      linkTo(field, name),
      `: ${messages[0]}${messages.length > 1 ? `, and ${messages.length - 1} more` : ""}`,
    );
  });
  problems.replaceChildren(made("ul", ...items));
}

/** Shows at each file what is in its way: its buttons are disabled then. */
function showReasons(shown: ReturnType<typeof showProblems>): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-reason]")) {
    const isReady = current !== null && (place.dataset["reason"] !== "xls" || current.xlsIssues.length === 0);
    place.hidden = isReady;
    const [first, ...others] = isReady ? [] : shown;
    const more = others.length === 0 ? "." : `, and ${others.length} more.`;
    place.replaceChildren(...(first === undefined ? [] : ["To fix first: ", linkTo(first.field, first.name), more]));
    for (const button of document.querySelectorAll(`[aria-describedby="${place.id}"]`)) {
      button.ariaDisabled = `${!isReady}`;
    }
  }
}

/** Shows the items of the instrument, and how many of a group are chosen. */
function showCounts(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-instrument]")) {
    place.hidden = place.dataset["instrument"] !== enteredInstrument();
  }
  for (const count of document.querySelectorAll<HTMLElement>("[data-count]")) {
    const id = count.dataset["count"] ?? "";
    const items = [...document.querySelectorAll<HTMLInputElement>(`[data-of="${id}"]`)];
    const chosen = items.filter(({ checked }) => checked).length;
    tell(count, `${chosen} of ${items.length}`);
    const group = element<HTMLInputElement>(`[data-group="${id}"]`);
    group.checked = chosen === items.length;
    group.indeterminate = chosen > 0 && chosen < items.length;
  }
  for (const texts of document.querySelectorAll<HTMLElement>("[data-if]")) {
    texts.hidden = !element<HTMLInputElement>(`[name="${texts.dataset["if"]}"]`).checked;
  }
}

/** The name of a language, as in the list of languages. */
function languageName(tag: string): string {
  const listed = Array.from(languageList.options).find(({ value }) => value === tag);
  return listed?.text ?? languageNames.of(tag) ?? tag;
}

/**
 * Shows the fields of the second language, and what the translation is.
 *
 * @returns Whether some of the translated form is still in English.
 */
function showLanguages(catalog: Catalog | null, form: Form): boolean {
  const languages = enteredLanguages();
  const place = element("#translation");
  // An empty field is not a mistake yet.
  if (place.hidden) place.dataset["new"] = "";
  place.hidden = languages === "english";
  element("#other-language").hidden = languageList.value !== "other";
  const name = catalog === null ? "the other language" : languageName(catalog.language);
  for (const second of document.querySelectorAll<HTMLElement>(".second")) second.hidden = languages !== "both";
  for (const one of document.querySelectorAll<HTMLElement>(".second-name")) tell(one, name);
  const left = catalog === null || current === null ? null : untranslated(form, catalog);
  tell(element("#translated"), catalog === null ? "" : translated(name, catalog, left?.missing));
  listTexts(element("#still-english"), "Still in English: ", left?.english ?? []);
  listTexts(
    element("#as-typed"),
    `Your own texts are shown as you typed them. Are they in ${name}? `,
    left?.typed ?? [],
  );
  return left !== null && left.english.length > 0;
}

/** Texts with links to their fields; nothing if there are none. */
function listTexts(place: HTMLElement, lead: string, texts: readonly ListedTexts[]): void {
  const items = texts.map(({ name, path }) => {
    const fields = [...document.querySelectorAll<HTMLElement>(`[data-path="${path}"]`)];
    const second = enteredLanguages() === "both" ? fields.find((field) => "second" in field.dataset) : undefined;
    return made("li", linkTo(second ?? fields[0] ?? chooser, name));
  });
  place.hidden = items.length === 0;
  place.replaceChildren(made("p", lead), made("ul", ...items));
}

function translated(name: string, { texts }: Catalog, missing: number | undefined): string {
  const file = `${translation?.name}: ${name}, ${counted(Object.keys(texts).length, "text", "texts")}.`;
  if (missing === undefined) return file;
  return missing === 0
    ? `${file} The questions and words of this form are all translated.`
    : `${file} ${counted(missing, "text", "texts")} of this form without a translation will be in English.`;
}

/** Chooses items of the instrument. */
function pick(which: string): void {
  const items = document.querySelectorAll<HTMLInputElement>(`[data-instrument="${enteredInstrument()}"] [name="item"]`);
  for (const item of items) {
    const isLookFor = item.value.startsWith("M") && "of" in item.dataset;
    item.checked = which === "all" || (which === "look-fors" && isLookFor) || (which === "metrics" && !isLookFor);
  }
  update();
}

async function readTranslation(): Promise<void> {
  const [file] = chooser.files ?? [];
  if (file === undefined) return;
  const bytes = await file.arrayBuffer();
  try {
    translation = { name: file.name, csv: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    translation = { name: file.name, csv: null };
  }
  update();
}

const makers = {
  google: (form: Form) => ({ ending: "gs", type: "text/javascript", content: toGoogleForm(form) }),
  markdown: (form: Form) => ({ ending: "md", type: "text/markdown", content: toMarkdown(form) }),
  "survey-js": (form: Form) => {
    return { ending: "json", type: "application/json", content: `${JSON.stringify(toSurveyJs(form), null, 2)}\n` };
  },
} as const;

function saveCsv(csv: string, name: string): void {
  download(new Blob([csv], { type: "text/csv" }), name);
}

const nameOf = ({ instrument }: Form): string => `cei-${instrument.replace(".", "-")}`;

/** The form, checked anew; without one the focus goes to the problems. */
function formToMake(isXls: boolean): Form | null {
  for (const added of document.querySelectorAll<HTMLElement>("[data-new]")) delete added.dataset["new"];
  update();
  if (current !== null && !(isXls && current.xlsIssues.length > 0)) return current.form;
  tell(summary, `No file was made. ${summary.textContent}`);
  problems.focus();
  return null;
}

async function make(kind: string): Promise<void> {
  const form = formToMake(kind === "xls");
  if (form === null) return;
  if (kind === "xls") {
    await loadScript("excel-writer.js");
    const blob = await globalThis.writeSheets?.(toXlsForm(form));
    if (blob !== undefined) download(blob, `${nameOf(form)}.xlsx`);
  } else if (kind === "google" || kind === "markdown" || kind === "survey-js") {
    const { ending, type, content } = makers[kind](form);
    download(new Blob([content], { type }), `${nameOf(form)}.${ending}`);
  }
}

async function copyScript(button: HTMLButtonElement): Promise<void> {
  const form = formToMake(false);
  if (form === null) return;
  const text = button.textContent;
  try {
    await navigator.clipboard.writeText(toGoogleForm(form));
    button.textContent = "Copied";
  } catch {
    button.textContent = "Could not copy";
  }
  setTimeout(() => {
    button.textContent = text;
  }, 2000);
}

choices.addEventListener("submit", (event) => event.preventDefault());
choices.addEventListener("input", updateSoon);
choices.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement && ["checkbox", "radio"].includes(target.type))) return;
  const { checked, dataset } = target;
  const items = document.querySelectorAll<HTMLInputElement>(`[data-of="${dataset["group"]}"]`);
  for (const item of items) item.checked = checked;
  update();
});
// A new choice is not marked as a mistake until the focus leaves it.
choices.addEventListener("focusout", ({ target, relatedTarget }) => {
  const added = target instanceof Element ? target.closest<HTMLElement>("[data-new]") : null;
  if (added === null || (relatedTarget instanceof Node && added.contains(relatedTarget))) return;
  delete added.dataset["new"];
  updateSoon();
});
addEventListener("pointerdown", () => {
  isPressed = true;
});
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => {
    isPressed = false;
  });
}
// A file that was mended has the same name: choosing it again is a change if nothing is chosen.
chooser.addEventListener("click", () => {
  chooser.value = "";
});
chooser.addEventListener("change", readTranslation);
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-pick]")) {
  button.addEventListener("click", () => pick(button.dataset["pick"] ?? ""));
}
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-add]")) {
  button.addEventListener("click", () => {
    addGroup(button.dataset["add"] ?? "");
    update();
  });
}
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-download]")) {
  button.addEventListener("click", () => {
    make(button.dataset["download"] ?? "").catch((error: unknown) => tell(summary, `No file was made: ${error}`));
  });
}
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy-script]")) {
  button.addEventListener("click", () => copyScript(button));
}
element("#template").addEventListener("click", () => {
  const { form, catalog } = entered(translation?.csv);
  // The translation need not be right yet.
  if (issuesOf(() => resolveForm(form)).length > 0) formToMake(false);
  else saveCsv(formTemplate(form, catalog), `${nameOf(form)}-texts-to-translate.csv`);
});
element("#whole-template").addEventListener("click", () => {
  saveCsv(catalogTemplate().csv, "cei-all-texts-to-translate.csv");
});
element("#print").addEventListener("click", () => {
  if (formToMake(false) !== null) print();
});
update();
