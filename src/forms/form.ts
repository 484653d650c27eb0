// The tool-independent content of a form: sections, questions, and answers in all its languages.
import { filled, formWords, scaleWords, translatedWords, type WordsIn, wordKey } from "../catalog/words.ts";
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, otherText, outOfRange, unexpected, unknownId, unknownKeys } from "../check/messages.ts";
import { type Check, checkOptions, flag, oneOf, required, text } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { type Catalog, catalogsCheck, recordTexts, textsOfId, translation } from "../model/catalog.ts";
import { competencies } from "../model/competency.ts";
import { domains } from "../model/domain.ts";
import { aCompetency, aLookFor, aMetric, kindOf } from "../model/id-kinds.ts";
import { label } from "../model/label.ts";
import { lookFors } from "../model/look-for.ts";
import { metrics } from "../model/metric.ts";
import { reflectionPrompts } from "../model/reflection-prompt.ts";
import type { RecordId } from "../model/resolve-id.ts";
import { type Scale, scaleIssues, scalePoints } from "../scoring/scale.ts";

/** Your own text: the same in all languages of the form, or one for each: `{ en: "Role", es: "Función" }`. */
export type FormText = string | { readonly [language: string]: string };

/** A question about the respondent, to group answers by. */
export interface FormGroup {
  /** The name of its column: `"school"`. Google Forms has no names, and uses the label. */
  readonly name: string;
  /** The question: `"Which school does your child attend?"`. */
  readonly label: FormText;
  /** The answers to choose from: texts, or values with labels. Default: the answer is typed. */
  readonly choices?: readonly (string | { readonly value: string; readonly label: FormText })[] | undefined;
}

/** The options of a form. */
export interface Form {
  /** `"1.0"`, the Self-Assessment; or `"2.0"`, the Metrics. */
  readonly instrument: "1.0" | "2.0";
  /**
   * The items to ask for; they are asked in the framework's order. Default: all competencies of 1.0; the five metrics of
   * 2.0, as in its document, each with its look-fors as help. Look-fors may be items too.
   */
  readonly items?: readonly string[] | undefined;
  /** The points to choose from: not continuous, at most 20. A label is shown next to its point. */
  readonly scale: Scale;
  /** The labels of points in other languages, by language and point. Not needed for the ends of `evidenceScale`. */
  readonly scaleLabels?: { readonly [language: string]: { readonly [point: string]: string } } | undefined;
  /** The title. Default: the name of the instrument. */
  readonly title?: FormText | undefined;
  /** Text above the questions. Default: a sentence which says that any question may be left blank. */
  readonly introduction?: FormText | undefined;
  /** Questions about the respondent, before the items. */
  readonly groups?: readonly FormGroup[] | undefined;
  /** Whether "Not applicable" is an answer, or its text. Default: false. */
  readonly notApplicable?: boolean | FormText | undefined;
  /** Whether "Don't know" is an answer, or its text. Default: false. */
  readonly dontKnow?: boolean | FormText | undefined;
  /** Whether each section ends with room for comments. Default: false. */
  readonly comments?: boolean | undefined;
  /**
   * `"grid"`: items are rows of grids, at most seven in each; `"page"`: each item is a separate question. Default:
   * `"grid"`.
   */
  readonly layout?: "grid" | "page" | undefined;
  /** Whether to show the reflection prompts of the 1.0 page at the end, without answers. Default: false. */
  readonly prompts?: boolean | undefined;
  /** The languages besides English. */
  readonly catalogs?: readonly Catalog[] | undefined;
  /** The languages of the form, the first one first. Default: `"en"` and those of the catalogs. */
  readonly languages?: readonly string[] | undefined;
}

/** A text in each language of the form. */
export type Localized = { readonly [language: string]: string };

/** One item to rate. */
export interface FormItem {
  readonly id: string;
  /** A name of only letters, digits, and underscores, which `readTable` recognizes: "c1_1", "M1_1". */
  readonly name: string;
  /** The id and the wording. */
  readonly title: Localized;
  /** Further text; `null` for none. */
  readonly help: Localized | null;
}

/** Items that are asked together: one question, or the rows of a grid. */
export interface FormBlock {
  /** A name that no other block, group, or section has. */
  readonly name: string;
  readonly isGrid: boolean;
  readonly items: readonly FormItem[];
}

/** A domain or a metric with its items. */
export interface FormSection {
  readonly name: string;
  readonly title: Localized;
  readonly description: Localized | null;
  readonly blocks: readonly FormBlock[];
  /** The question for comments; `null` for none. */
  readonly comments: { readonly name: string; readonly title: Localized } | null;
}

/** An answer to an item. */
export interface FormChoice {
  /** The value that `readTable` reads: a point, "n/a", or "dont_know". */
  readonly value: number | "n/a" | "dont_know";
  /** The text in tools that export the value. */
  readonly label: Localized;
  /** The text in tools that export the text itself; it always has the point. */
  readonly numbered: Localized;
}

/** A language of the form. */
export interface FormLanguage {
  readonly language: string;
  /** Its name in the language itself. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
}

/** A question about the respondent. */
interface FormGroupQuestion {
  readonly name: string;
  readonly label: Localized;
  readonly choices: readonly { readonly value: string; readonly label: Localized }[] | null;
}

/** A checked form, with every text in every language. */
export interface ResolvedForm {
  /** A name for a file or a form, such as "cei-1-0". */
  readonly id: string;
  readonly languages: readonly FormLanguage[];
  readonly title: Localized;
  readonly introduction: Localized;
  readonly groups: readonly FormGroupQuestion[];
  readonly choices: readonly FormChoice[];
  readonly sections: readonly FormSection[];
  /** Prompts to read at the end; `null` for none. */
  readonly prompts: { readonly title: Localized; readonly texts: readonly Localized[] } | null;
}

/** The words of a form, in one language. */
type Words = WordsIn<typeof scaleWords & typeof formWords>;

/** The most rows of a grid. */
const mostRows = 7;

/** The most points of a scale to choose from. */
const mostPoints = 20;

/**
 * Checks a form and assembles its texts.
 *
 * @throws OptionsError with every problem of the form.
 */
export function resolveForm(form: Form): ResolvedForm {
  checkForm(form);
  const { instrument, scale, layout = "grid", catalogs = [] } = form;
  const tags = form.languages ?? ["en", ...catalogs.map(({ language }) => language)];
  const catalogOf = (tag: string): Catalog | undefined => catalogs.find(({ language }) => language === tag);
  const words = new Map(tags.map((tag) => [tag, translatedWords({ ...scaleWords, ...formWords }, catalogOf(tag))]));
  const localized = (textIn: (tag: string, words: Words) => string): Localized => {
    return Object.fromEntries(tags.map((tag) => [tag, textIn(tag, words.get(tag) as Words)]));
  };
  const own = (text: FormText): Localized =>
    localized((tag) => (typeof text === "string" ? text : (text[tag] as string)));
  const word = (name: keyof Words, values = {}): Localized => localized((_, words) => filled(words[name], values));
  const recordText = (id: string, record: { readonly key: string }, field: string): Localized | null => {
    const found = textsOfId(id, record).find(({ key }) => key.endsWith(`.${field}`));
    return found === undefined ? null : localized((tag) => translation(found, catalogOf(tag)));
  };
  const labelOf = (id: string): Localized => localized((tag) => label(id as RecordId, { catalog: catalogOf(tag) }));

  const asked = new Set(form.items ?? defaultItems(instrument));
  const itemOf = (id: string, help: Localized | null = null): FormItem => {
    const name = (kindOf(id) === aCompetency ? `c${id}` : id).replace(".", "_");
    const title = labelOf(id);
    return { id, name, title: localized((tag) => `${id} ${title[tag]}`), help };
  };
  const metricItem = (metric: (typeof metrics)[number]): FormItem => {
    const statement = recordText(metric.id, metric, "statement") as Localized;
    const bullets = metric.lookFors.some((id) => asked.has(id)) ? [] : metric.lookFors.map(labelOf);
    const help = localized((tag) => [statement[tag], ...bullets.map((bullet) => `• ${bullet[tag]}`)].join("\n"));
    return itemOf(metric.id, help);
  };
  const parts: (Pick<FormSection, "name" | "title" | "description"> & { readonly items: readonly FormItem[] })[] = [];
  const addPart = (name: string, title: Localized, description: Localized | null, items: readonly FormItem[]): void => {
    if (items.length > 0) parts.push({ name, title, description, items });
  };
  if (instrument === "1.0") {
    for (const domain of domains) {
      const own = competencies.filter(({ id, domain: of }) => of === domain.id && asked.has(id));
      const description = recordText(domain.id, domain, "description");
      addPart(
        domain.id,
        labelOf(domain.id),
        description,
        own.map(({ id }) => itemOf(id)),
      );
    }
  } else if (![...asked].some((id) => kindOf(id) === aLookFor)) {
    const own = metrics.filter(({ id }) => asked.has(id));
    addPart("metrics", word("metricsForm"), null, own.map(metricItem));
  } else {
    for (const metric of metrics) {
      const own = lookFors
        .filter(({ id, metric: of }) => of === metric.id && asked.has(id))
        .map(({ id }) => itemOf(id));
      const description = recordText(metric.id, metric, "description");
      const items = asked.has(metric.id) ? [metricItem(metric), ...own] : own;
      addPart(`section_${metric.id.slice(1)}`, labelOf(metric.id), description, items);
    }
  }
  const sections = parts.map(({ items, ...part }, i): FormSection => {
    const values = { part: i + 1, parts: parts.length };
    return {
      ...part,
      blocks: blocksOf(items, layout, part.name),
      comments: form.comments === true ? { name: `comments_${i + 1}`, title: word("comments", values) } : null,
    };
  });

  const groups = (form.groups ?? []).map(({ name, label, choices }) => ({
    name,
    label: own(label),
    choices:
      choices?.map((choice) => {
        return typeof choice === "string"
          ? { value: choice, label: own(choice) }
          : { value: choice.value, label: own(choice.label) };
      }) ?? null,
  }));
  const choices = choicesOf();
  const issues = [
    ...repeatedTexts(groups, ["groups"]),
    ...groups.flatMap(({ choices }, i) => repeatedTexts(choices ?? [], ["groups", i, "choices"])),
    // Tables are read case-insensitively.
    ...repeatedTexts(choices, ["answers"], (text) => text.toLowerCase()),
  ];
  if (issues.length > 0) throw new OptionsError(issues);
  return {
    id: `cei-${instrument.replace(".", "-")}`,
    languages: tags.map((language) => {
      const catalog = catalogOf(language);
      const name = language === "en" ? formWords.language : (catalog?.texts[wordKey("language")] ?? language);
      return { language, name, direction: catalog?.direction ?? "ltr" };
    }),
    title:
      form.title === undefined ? word(instrument === "1.0" ? "selfAssessmentForm" : "metricsForm") : own(form.title),
    introduction: form.introduction === undefined ? word("answerAll") : own(form.introduction),
    groups,
    choices,
    sections,
    prompts:
      form.prompts === true
        ? {
            title: word("reflection"),
            texts: reflectionPrompts.flatMap((prompt) => {
              return recordTexts("reflection-prompt", prompt.key, prompt).map((text) => {
                return localized((tag) => translation(text, catalogOf(tag)));
              });
            }),
          }
        : null,
  };

  function choicesOf(): FormChoice[] {
    const points = scalePoints(scale);
    const isLabeled = points.every(({ label }) => label !== null);
    const choices = points.map(({ point, label }): FormChoice => {
      const translated = label === null ? null : localized((tag, words) => pointLabel(tag, point, label, words));
      const numbered = localized((tag) => (translated === null ? `${point}` : `${point} - ${translated[tag]}`));
      return { value: point, label: isLabeled && translated !== null ? translated : numbered, numbered };
    });
    for (const [value, option, name] of [
      ["n/a", form.notApplicable, "notApplicable"],
      ["dont_know", form.dontKnow, "dontKnow"],
    ] as const) {
      if (option === undefined || option === false) continue;
      const text = option === true ? word(name) : own(option);
      choices.push({ value, label: text, numbered: text });
    }
    return choices;
  }

  function pointLabel(tag: string, point: number, label: string, words: Words): string {
    const given = form.scaleLabels?.[tag]?.[point];
    if (given !== undefined) return given;
    if (label === scaleWords.evident) return words.evident;
    return label === scaleWords.notEvident ? words.notEvident : label;
  }
}

function defaultItems(instrument: Form["instrument"]): readonly string[] {
  return (instrument === "1.0" ? competencies : metrics).map(({ id }) => id);
}

/** Texts that would look the same to a respondent. */
function repeatedTexts(
  shown: readonly { readonly label: Localized }[],
  path: readonly PropertyKey[],
  folded = (text: string): string => text,
): Issue[] {
  const first = new Map<string, number>();
  return shown.flatMap(({ label }, i) => {
    return Object.entries(label).flatMap(([language, text]): Issue[] => {
      const key = `${language} ${folded(text).trim().replace(/\s+/g, " ")}`;
      const before = first.get(key) ?? i;
      first.set(key, before);
      return before < i ? [duplicate([...path, i, language], text, "label", `${path.join(" > ")} > ${before}`)] : [];
    });
  });
}

/** Items with help are separate questions; others are combined into grids of about equal length. */
function blocksOf(items: readonly FormItem[], layout: "grid" | "page", section: string): FormBlock[] {
  const single = (item: FormItem): FormBlock => ({ name: item.name, isGrid: false, items: [item] });
  if (layout === "page") return items.map(single);
  const rows = items.filter(({ help }) => help === null);
  const size = Math.ceil(rows.length / Math.ceil(rows.length / mostRows));
  const grids: FormBlock[] = [];
  for (let start = 0; start < rows.length; start += size) {
    const own = rows.slice(start, start + size);
    const name = grids.length === 0 ? `${section}_items` : `${section}_items_${grids.length + 1}`;
    grids.push(own.length === 1 ? single(own[0] as FormItem) : { name, isGrid: true, items: own });
  }
  return [...items.filter(({ help }) => help !== null).map(single), ...grids];
}

function checkForm(form: Form): void {
  const { instrument, catalogs, languages } = isPlainObject(form) ? (form as unknown as Form) : ({} as Partial<Form>);
  const known = ["en", ...(Array.isArray(catalogs) ? catalogs.map((catalog: Catalog) => catalog?.language) : [])];
  const tags = Array.isArray(languages) ? languages : known;
  const formText = formTextCheck(tags.filter((tag) => typeof tag === "string"));
  const flagOrText: Check = (value, path) =>
    typeof value === "boolean" ? [] : formText(value, path, "true, false, or a text");
  checkOptions(form, {
    instrument: required(oneOf("1.0", "2.0")),
    items: itemsCheck(instrument === "2.0" ? "2.0" : "1.0"),
    scale: required(formScale),
    scaleLabels: scaleLabels(known, form?.scale),
    title: formText,
    introduction: formText,
    groups: groupsCheck(formText),
    notApplicable: flagOrText,
    dontKnow: flagOrText,
    comments: flag,
    layout: oneOf("grid", "page"),
    prompts: flag,
    catalogs: (value, path) => {
      const issues = catalogsCheck(value, path);
      if (issues.length > 0 || !Array.isArray(value)) return issues;
      const english = value.findIndex(({ language }) => language === "en");
      return english < 0 ? [] : [duplicate([...path, english, "language"], "en", "language", "the framework itself")];
    },
    languages: (value, path) => distinct(known, "a language of the form")(value, path),
  });
}

/** A list of distinct known texts, at least one. */
function distinct(known: readonly string[], kind: string): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [unexpected(path, value, "a list")];
    if (value.length === 0) return [unexpected(path, value, "at least 1 item", "empty")];
    return Array.from(value).flatMap((one: unknown, i): Issue[] => {
      if (!known.includes(one as string)) return [unknownId([...path, i], one, kind, known, kindOf)];
      const first = value.indexOf(one);
      return first < i
        ? [duplicate([...path, i], one, path[0] === "items" ? "id" : "language", `${String(path[0])} > ${first}`)]
        : [];
    });
  };
}

function itemsCheck(instrument: "1.0" | "2.0"): Check {
  const ids = instrument === "1.0" ? defaultItems("1.0") : [...metrics, ...lookFors].map(({ id }) => id);
  return distinct(ids, instrument === "1.0" ? aCompetency : `${aMetric} or look-for`);
}

const formScale: Check = (value, path) => {
  const issues = scaleIssues(value, path);
  if (issues.length > 0) return issues;
  const { min, max, continuous } = value as Scale;
  if (continuous === true) return [unexpected([...path, "continuous"], true, "a scale with points", "wrong-value")];
  const points = max - min + 1;
  return points <= mostPoints ? [] : [outOfRange(path, points, `a scale of at most ${mostPoints} points`)];
};

function scaleLabels(languages: readonly string[], scale: unknown): Check {
  const points = formScale(scale, []).length > 0 ? null : scalePoints(scale as Scale).map(({ point }) => `${point}`);
  return (value, path) => {
    if (!isPlainObject(value)) return [unexpected(path, value, "labels by language and point")];
    return [
      ...unknownKeys(value, languages, path, "language"),
      ...Object.entries(value).flatMap(([language, labels]) => {
        if (!isPlainObject(labels)) return [unexpected([...path, language], labels, "labels by point")];
        return Object.entries(labels).flatMap(([point, label]): readonly Issue[] => {
          const at = [...path, language, point];
          if (points?.includes(point) === false) return [unexpected(at, point, "a point of the scale", "off-scale")];
          const isText = typeof label === "string" && label.trim() !== "";
          return isText ? [] : [otherText(at, label, "text that is not empty")];
        });
      }),
    ];
  };
}

function formTextCheck(languages: readonly string[]) {
  return (value: unknown, path: readonly PropertyKey[], expected = "a text, or a text for each language"): Issue[] => {
    if (typeof value === "string") return value.trim() === "" ? [otherText(path, value, "text that is not empty")] : [];
    if (!isPlainObject(value)) return [unexpected(path, value, expected)];
    return [
      ...unknownKeys(value, languages, path, "language"),
      ...languages.flatMap((language) => {
        const found = Object.hasOwn(value, language) ? value[language] : undefined;
        const isText = typeof found === "string" && found.trim() !== "";
        return isText ? [] : [otherText([...path, language], found, "text that is not empty")];
      }),
    ];
  };
}

const reservedNames = ["row", "item", "rating", "metrics"];

function groupsCheck(formText: ReturnType<typeof formTextCheck>): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [unexpected(path, value, "a list of groups")];
    const names = new Map<string, number>();
    return Array.from(value).flatMap((group: unknown, i): Issue[] => {
      const at = [...path, i];
      if (!isPlainObject(group)) return [unexpected(at, group, "a group (name, label, choices)")];
      const { name, label, choices } = group;
      const issues = [...unknownKeys(group, ["name", "label", "choices"], at), ...text(name, [...at, "name"])];
      issues.push(...formText(label, [...at, "label"]));
      if (typeof name === "string") {
        const isOfForm =
          reservedNames.includes(name) || /^(?:[DM]\d|c?\d[._]\d|M\d[._]\d|comments_|section_)/i.test(name);
        if (isOfForm)
          issues.push(unexpected([...at, "name"], name, "a name that the form itself does not use", "reserved"));
        const first = names.get(name);
        if (first !== undefined) issues.push(duplicate([...at, "name"], name, "name", `groups > ${first}`));
        else names.set(name, i);
      }
      if (choices !== undefined) issues.push(...choicesIssues(choices, [...at, "choices"]));
      return issues;
    });
  };

  function choicesIssues(choices: unknown, path: readonly PropertyKey[]): Issue[] {
    if (!Array.isArray(choices)) return [unexpected(path, choices, "a list of choices")];
    if (choices.length === 0) return [unexpected(path, choices, "at least 1 item", "empty")];
    const values = new Map<unknown, number>();
    return Array.from(choices).flatMap((choice: unknown, i): Issue[] => {
      const at = [...path, i];
      const value = isPlainObject(choice) ? choice["value"] : choice;
      const first = values.get(value);
      if (first !== undefined) return [duplicate(at, value, "choice", `choices > ${first}`)];
      values.set(value, i);
      if (!isPlainObject(choice)) return formText(choice, at);
      return [
        ...unknownKeys(choice, ["value", "label"], at),
        ...text(value, [...at, "value"]),
        ...formText(choice["label"], [...at, "label"]),
      ];
    });
  }
}
