// What is entered on the page "Make a form", as a form of the library.
import { type CeiError, type Issue, OptionsError } from "cei-framework";
import { type Catalog, createCatalog, englishWords, readCatalogCsv } from "cei-framework/catalog";
import type { Form, FormGroup, FormText } from "cei-framework/forms";
import { element } from "./elements.ts";
import { enteredEnds, enteredWords, groupCount, isAnswerTyped, typed } from "./form-fields.ts";

/** What is entered. */
export interface Entered {
  readonly form: Form;
  readonly catalog: Catalog | null;
  /** Problems of the translation, which is not in the form then. */
  readonly issues: readonly Issue[];
}

const choices = element<HTMLFormElement>("#choices");

/** The chosen instrument. */
export function enteredInstrument(): "1.0" | "2.0" {
  return new FormData(choices).get("instrument") === "2.0" ? "2.0" : "1.0";
}

/** Which languages the form is to have. */
export function enteredLanguages(): "english" | "other" | "both" {
  const chosen = new FormData(choices).get("languages");
  return chosen === "other" || chosen === "both" ? chosen : "english";
}

const isChecked = (name: string): boolean => element<HTMLInputElement>(`[name="${name}"]`).checked;

/**
 * Reads all that is entered.
 *
 * @param csv - The file with the translation; `undefined` for none, `null` for one that is not in UTF-8.
 */
export function entered(csv: string | null | undefined): Entered {
  const languages = enteredLanguages();
  const { catalog, issues } = languages === "english" ? { catalog: null, issues: [] } : translation(csv);
  const second = languages === "both" ? (catalog?.language ?? null) : null;
  const instrument = enteredInstrument();
  const items = document.querySelectorAll<HTMLInputElement>(`[data-instrument="${instrument}"] [name="item"]:checked`);
  const { min, max } = enteredEnds();
  const labels = enteredWords(false);
  const form = {
    instrument,
    items: Array.from(items, ({ value }) => value),
    scale: { min, max, ...(Object.keys(labels).length > 0 && { labels }) } as Form["scale"],
    ...(second !== null && { scaleLabels: { [second]: enteredWords(true) } }),
    title: ownText("title", instrument === "1.0" ? englishWords.selfAssessmentForm : englishWords.metricsForm),
    introduction: ownText("introduction", englishWords.answerAll),
    groups: Array.from({ length: groupCount() }, (_, i) => group(i)),
    notApplicable: isChecked("notApplicable") && (ownText("notApplicable", englishWords.notApplicable) ?? true),
    dontKnow: isChecked("dontKnow") && (ownText("dontKnow", englishWords.dontKnow) ?? true),
    comments: isChecked("comments"),
    layout: isChecked("page") ? "page" : "grid",
    prompts: isChecked("prompts"),
    catalogs: catalog === null ? [] : [catalog],
    languages: catalog === null ? ["en"] : languages === "both" ? ["en", catalog.language] : [catalog.language],
  } satisfies Form;
  return { form, catalog, issues };

  /** A text that may be left blank, in one language or two. */
  function ownText(path: string, usual: string): FormText | undefined {
    const [own, other] = [typed(path), typed(path, true)];
    if (own === "" && (second === null || other === "")) return undefined;
    return inBoth(own || usual, other);
  }

  /** A text in both languages; the first where there is no other. */
  function inBoth(text: string, other: string): FormText {
    return second === null || other === "" ? text : { en: text, [second]: other };
  }

  function group(i: number): FormGroup {
    const path = `groups ${i}`;
    const [lines, others] = [linesOf(typed(`${path} choices`)), linesOf(typed(`${path} choices`, true))];
    const count = Math.max(lines.length, second === null ? 0 : others.length);
    const answers = Array.from({ length: count }, (_, j) => {
      const [text, other] = [lines[j] ?? "", others[j] ?? ""];
      const label = inBoth(text, other);
      return typeof label === "string" ? label : { value: text, label };
    });
    return {
      name: typed(`${path} name`),
      label: inBoth(typed(`${path} label`), typed(`${path} label`, true)),
      ...(!isAnswerTyped(i) && { choices: answers }),
    };
  }
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const notUtf8: Issue = {
  path: ["csv"],
  message: "Not UTF-8: save the file as CSV UTF-8",
  code: "not-utf-8",
  params: {},
};

const noFile: Issue = {
  path: ["csv"],
  message: "Choose the file with the translation",
  code: "missing",
  params: {},
};

const languageList = element<HTMLSelectElement>("#language");

/** The code of the language of the translation, or what is wrong with it. */
function enteredLanguage(): { readonly language: string; readonly issues: readonly Issue[] } {
  const isListed = languageList.value !== "other";
  const language = isListed ? languageList.value : typed("language other");
  if (language === "") {
    const [path, message] = isListed
      ? [["language"], "Choose a language"]
      : [["language", "other"], "Type the code of the language"];
    return { language, issues: [{ path, message, code: "missing", params: {} }] };
  }
  // No language has a code of more than 3 letters; `Spanish` alone would pass as one.
  if (!/^[a-z]{2,3}(?![a-z0-9])/i.test(language)) {
    const message = `Expected a code that begins with 2 or 3 letters, such as mix for Mixteco, got "${language}"`;
    return { language, issues: [{ path: ["language", "other"], message, code: "wrong-value", params: {} }] };
  }
  const issues = issuesOf(() => createCatalog({ language, texts: {} }));
  return { language, issues: issues.map((issue) => ({ ...issue, path: ["language", "other"] })) };
}

/** The translation, or all that is wrong with it and with its language. */
function translation(csv: string | null | undefined): Pick<Entered, "catalog" | "issues"> {
  const { language, issues: languageIssues } = enteredLanguage();
  const issues = [...fileIssues(csv), ...languageIssues];
  return { catalog: issues.length > 0 ? null : readCatalogCsv(csv as string, language), issues };
}

function fileIssues(csv: string | null | undefined): readonly Issue[] {
  if (csv === undefined) return [noFile];
  // Whether the file is right does not depend on the language.
  return csv === null ? [notUtf8] : issuesOf(() => readCatalogCsv(csv, "es"));
}

/** The problems that a function throws. */
export function issuesOf(act: () => unknown): readonly Issue[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof OptionsError) return (error as CeiError).issues;
    throw error;
  }
}
