// How a survey is read: what its file shows, and what has to be asked.
import { competencies, domains, lookFors, metrics, scale } from "cei-framework";
import { matchColumns, type ReadTableOptions, readRows, TableError } from "cei-framework/table";
import { type Contents, isLong, longColumns } from "./contents.ts";
import type {
  AnswerMeaning,
  AnswerView,
  Choice,
  ColumnMeaning,
  ColumnView,
  Confirmation,
  Layout,
  OpenQuestion,
  Setup,
} from "./messages.ts";
import { counted, listed, quoted } from "./phrases.ts";
import { meaningBesidesScale, usualOrder } from "./rating-words.ts";

/** The items of an instrument by id, with the names that a person knows them by. */
const itemsOf = {
  "1.0": new Map<string, string>(competencies.map(({ id, title }) => [id, title])),
  "2.0": new Map<string, string>([
    ...metrics.map(({ id, name }) => [id, name] as const),
    ...lookFors.map(({ id, text }) => [id, text] as const),
  ]),
};

/** Numbers up to here may be points of a scale; larger ones, such as 99, are codes. */
const mostPoint = 10;
/** How many answers are listed. A column of ratings with more is hardly one. */
const mostAnswers = 100;
/** A column of more different texts than this groups nobody. */
const mostGroups = 24;
/** Rows can be kept by one of so few texts. */
const mostValues = 30;
const mostExamples = 3;
const longestGroup = 60;

/**
 * What a survey's file shows of how it is read.
 *
 * @param contents - What is in it.
 * @param layout - How its cells are found.
 * @param on - The scale; default: what the answers show.
 */
export async function detectedSetup(
  contents: Contents,
  layout: Layout,
  on: Pick<Setup, "min" | "max"> | null,
): Promise<Setup> {
  const columns = Object.fromEntries(meaningsOf(contents, layout.instrument));
  const texts = [...ratedTexts(contents, columns).keys()];
  const found = await scaleOf(texts);
  const ends = on ?? found;
  const setup = { ...layout, ...ends, columns, answers: {}, keep: null, unique: null };
  // An order suggests points for its own scale alone.
  const suggested = ends.min === found.min && ends.max === found.max ? found.answers : {};
  return completed({ ...setup, answers: suggested }, contents);
}

/**
 * A setup with a meaning for each answer, as far as it shows: what the person chose, where that is on the scale.
 *
 * @param setup - As the person changed it.
 * @param contents - What is in the file.
 */
export async function completed(setup: Setup, contents: Contents): Promise<Setup> {
  const texts = [...ratedTexts(contents, setup.columns).keys()];
  const { min, max } = setup;
  const isValid = Number.isInteger(min) && Number.isInteger(max) && min < max && max - min < 200;
  const read = isValid ? await readAlone(texts, min, max) : texts.map(() => undefined);
  const answers = texts.map((text, i): [string, AnswerMeaning] => {
    const chosen = Object.hasOwn(setup.answers, text) ? setup.answers[text] : undefined;
    const isOn = typeof chosen !== "number" || (chosen >= min && chosen <= max);
    if (chosen !== undefined && chosen !== "undecided" && isOn) return [text, chosen];
    const usual = read[i] === undefined ? meaningBesidesScale(text) : read[i];
    return [text, usual === undefined ? "undecided" : usual];
  });
  return { ...setup, answers: Object.fromEntries(answers) };
}

/** What each column is by its header and its texts. */
function meaningsOf(
  { headers, rows, textsOf, filledOf }: Contents,
  instrument: "1.0" | "2.0",
): [string, ColumnMeaning][] {
  const hasLines = isLong(headers);
  return matchColumns(headers, { instrument }).map(({ header, is, name, choices }): [string, ColumnMeaning] => {
    const long = hasLines ? longColumns.find((name) => header.toLowerCase() === name) : undefined;
    if (long !== undefined) return [header, long];
    if (is === "item" && !hasLines) return [header, name ?? ""];
    if ((choices.length > 0 || likeItem.test(header)) && !hasLines) return [header, "undecided"];
    const texts = [...(textsOf.get(header)?.keys() ?? [])];
    const isGroup =
      header !== "" &&
      !toolColumn.test(header) &&
      texts.length >= 2 &&
      texts.length <= Math.min(mostGroups, rows / 2) &&
      (filledOf.get(header) ?? 0) >= rows / 2 &&
      texts.every((text) => text.length <= longestGroup && /\p{L}/u.test(text));
    return [header, isGroup ? "group" : "left-out"];
  });
}

/** Columns that survey tools add, which say nothing of the people. */
const toolColumn =
  /^(?:_.*|status|response ?type|finished|progress|distribution ?channel|user ?language|collector ?id|.*_complete)$/i;

/** A number like an item's: "1.9" is one of no item, and its ratings would be lost. */
const likeItem = /^\s*\p{L}?\d\.\d{1,2}\s*$/u;

/** How often each answer is in the columns of ratings. */
function ratedTexts({ headers, textsOf }: Contents, columns: Setup["columns"]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const header of headers) {
    const meaning = columns[header] ?? "left-out";
    if (!(isItem(meaning) || meaning === "rating")) continue;
    for (const [text, count] of textsOf.get(header) ?? []) counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return counts;
}

function isItem(meaning: ColumnMeaning): boolean {
  return itemsOf["1.0"].has(meaning) || itemsOf["2.0"].has(meaning);
}

/** The scale that the answers show, and points of words that have a usual order. */
async function scaleOf(texts: readonly string[]): Promise<Pick<Setup, "min" | "max" | "answers">> {
  const read = await readAlone(texts, 0, mostPoint);
  const numbers = read.filter((meaning) => typeof meaning === "number");
  const words = texts.filter((text, i) => {
    return read[i] === undefined && /\p{L}/u.test(text) && meaningBesidesScale(text) === undefined;
  });
  const order = usualOrder(words);
  const min = Math.min(1, ...numbers);
  const last = order ? min + order.length - 1 : numbers.length > 0 ? min + 3 : Math.min(words.length, mostPoint);
  const max = Math.max(last, ...numbers);
  // Words beside numbers are those of the same scale, if they are as many.
  if (order === undefined || max > last) return { min, max: Math.max(max, min + 1), answers: {} };
  return { min, max, answers: Object.fromEntries(words.map((text, i) => [text, min + (order.places[i] ?? 0)])) };
}

/** What the library reads each answer as, by itself; `undefined` where it cannot be read. */
async function readAlone(
  texts: readonly string[],
  min: number,
  max: number,
): Promise<(number | "n/a" | null | undefined)[]> {
  const meanings = new Map<string, number | "n/a" | null>();
  for (const some of [texts, ...texts.map((text) => [text])]) {
    try {
      const rows = some.map((text) => [text, text]);
      const table = await readRows([["1.1", "text"], ...rows], {
        scale: scale({ min, max }),
        groups: ["text"],
        onBadRow: "collect",
      });
      table.group("text").forEach((text, row) => {
        meanings.set(text, table.ratings("1.1")[row] ?? null);
      });
      if (some === texts) break;
    } catch (error) {
      // Labels with numbers that contradict each other are read one by one.
      if (!(error instanceof TableError)) throw error;
    }
  }
  return texts.map((text) => meanings.get(text.normalize("NFC")));
}

/**
 * How the library is to read a survey.
 *
 * @param setup - With a meaning for each column and each answer.
 * @param contents - What is in the file.
 */
export function readOptions(
  setup: Setup,
  contents: Contents,
): Omit<ReadTableOptions, keyof Omit<Layout, "instrument">> {
  const { instrument, min, max, columns, keep, unique } = setup;
  const decided = Object.entries(setup.answers).filter((entry): entry is [string, number | "n/a" | null] => {
    return entry[1] !== "undecided";
  });
  return {
    instrument,
    scale: scale({ min, max, ...labelsOf(decided, ratedTexts(contents, columns)) }),
    answers: Object.fromEntries(decided),
    groups: groupsOf(setup),
    columns: (header) => {
      // Of a file with a line for each answer, it is asked about the questions in the cells too.
      if (!Object.hasOwn(columns, header)) return undefined;
      const meaning = columns[header] ?? "left-out";
      return meaning === "group" ? header : meaning === "left-out" || meaning === "undecided" ? null : meaning;
    },
    onBadRow: "collect",
    ...(keep && { where: (row) => row[keep.column] === keep.value }),
    ...(unique && { unique: { by: unique.column, keep: unique.keep } }),
  };
}

/** The headers of the columns that group. */
function groupsOf({ columns }: Setup): readonly string[] {
  return Object.entries(columns).flatMap(([header, meaning]) => (meaning === "group" ? [header] : []));
}

/** What points are called: by a word that most of those who gave the point chose. */
function labelsOf(
  answers: readonly (readonly [string, number | "n/a" | null])[],
  counts: ReadonlyMap<string, number>,
): { readonly labels?: { readonly [point: string]: string } } {
  const labels: { [point: string]: string } = {};
  const used = new Set<string>();
  for (const [text, point] of answers) {
    const word = wordOf(text);
    if (typeof point !== "number" || word === "" || used.has(word.toLowerCase())) continue;
    const same = answers.filter(([, other]) => other === point).map(([text]) => counts.get(text) ?? 0);
    if (2 * (counts.get(text) ?? 0) <= same.reduce((sum, count) => sum + count, 0)) continue;
    labels[point] = word;
    used.add(word.toLowerCase());
  }
  return Object.keys(labels).length > 0 ? { labels } : {};
}

/** An answer without its number: "Emerging" of "2 - Emerging", "2. Emerging", "(2) Emerging", and "Emerging (2)". */
function wordOf(text: string): string {
  const word = text
    .replace(/^\s*[([]?[+-]?\d+(?:\.\d+)?[)\]]?\s*[-\u2010-\u2015.:=)]*\s*/, "")
    .replace(/\s*(?:[([]\d+[)\]]|[-:=]\s*\d+)\s*$/, "")
    .trim();
  return /\p{L}/u.test(word) ? word : "";
}

/** What is shown of a setup, but for what its rows give. */
export type SetupView = Pick<
  Confirmation,
  "setup" | "found" | "columns" | "meanings" | "answers" | "moreAnswers" | "suggestedScale" | "responses" | "open"
>;

/**
 * What a person confirms.
 *
 * @param setup - As completed.
 * @param contents - What is in the file.
 */
export function setupView(setup: Setup, contents: Contents): SetupView {
  const rated = ratedTexts(contents, setup.columns);
  const answers = [...rated].map(
    ([text, count]): AnswerView => ({ text, count, meaning: setup.answers[text] ?? null }),
  );
  answers.sort((one, other) => placeOf(one.meaning) - placeOf(other.meaning) || other.count - one.count);
  const columns = columnViews(setup, contents);
  return {
    setup,
    found: foundIn(setup, contents, columns, answers),
    columns,
    meanings: choicesOf(setup),
    answers: answers.slice(0, mostAnswers),
    moreAnswers: Math.max(0, answers.length - mostAnswers),
    suggestedScale: suggestedScale(setup, answers),
    responses: contents.rows,
    open: openQuestions(setup, columns, answers),
  };
}

/** Undecided answers first, then the points in order, then the other meanings. */
function placeOf(meaning: AnswerMeaning): number {
  return meaning === "undecided" ? -Infinity : typeof meaning === "number" ? meaning : meaning === "n/a" ? 1e6 : 1e7;
}

function columnViews({ instrument, columns }: Setup, { headers, textsOf, filledOf }: Contents): readonly ColumnView[] {
  return matchColumns(headers, { instrument }).map(({ header, name, by, choices }): ColumnView => {
    const texts = [...(textsOf.get(header)?.keys() ?? [])];
    const meaning = columns[header] ?? "left-out";
    const isMatched = meaning === name && by !== null && by !== "name";
    const filled = filledOf.get(header) ?? 0;
    const why = isMatched
      ? reasons[by]
      : meaning === "undecided"
        ? choices.length > 0
          ? `may ask about ${listed(choices.slice(0, 3), "or")}`
          : `is like the number of a question, and the framework has none with that number${missingNear(header, columns)}`
        : filled === 0
          ? "empty"
          : texts.length === 1
            ? `the same text in all ${counted(filled, "answer", "answers")}`
            : `${counted(texts.length, "different text", "different texts")}`;
    return {
      header,
      examples: texts.slice(0, mostExamples),
      values: texts.length <= mostValues ? texts : [],
      meaning,
      why,
    };
  });
}

/** The questions of the same domain that no column asks: what a mistyped number may be meant for. */
function missingNear(header: string, columns: Setup["columns"]): string {
  const start = /\p{L}?\d\./u.exec(header)?.[0].toUpperCase() ?? "";
  const asked = new Set(Object.values(columns));
  const missing = [...itemsOf["1.0"].keys(), ...itemsOf["2.0"].keys()].filter(
    (id) => id.startsWith(start) && !asked.has(id),
  );
  return missing.length > 0 && missing.length <= 3 ? `; no column asks about ${listed(missing, "or")}` : "";
}

const reasons = {
  id: "by its number",
  wording: "by the framework's words",
  tail: "by the framework's words at its end",
} as const;

function choicesOf({ instrument }: Setup): readonly Choice[] {
  const others = [
    { value: "group", text: "Group: compare people by it" },
    { value: "left-out", text: "Left out" },
    { value: "row", text: "Who answered (one answer per line)", group: "A line for each answer" },
    { value: "item", text: "The question (one answer per line)", group: "A line for each answer" },
    { value: "rating", text: "The answer (one answer per line)", group: "A line for each answer" },
  ];
  if (instrument === "1.0") {
    const items = competencies.map(({ id, title, domain }) => {
      return { value: id, text: `${id} ${title}`, group: domains.find(({ id }) => id === domain)?.name ?? "" };
    });
    return [...others.slice(0, 2), ...items, ...others.slice(2)];
  }
  const items = metrics.flatMap(({ id, name }) => [
    { value: id as string, text: `${id} ${name}`, group: `${id} ${name}` },
    ...lookFors
      .filter(({ metric }) => metric === id)
      .map((lookFor) => ({
        value: lookFor.id as string,
        text: `${lookFor.id} ${lookFor.text}`,
        group: `${id} ${name}`,
      })),
  ]);
  return [...others.slice(0, 2), ...items, ...others.slice(2)];
}

/** What a file's columns and answers are, in sentences. */
function foundIn(
  setup: Setup,
  { rows, headers }: Contents,
  columns: readonly ColumnView[],
  answers: readonly AnswerView[],
): readonly string[] {
  const asked = new Set(columns.map(({ meaning }) => meaning).filter(isItem));
  const hasLines = columns.some(({ meaning }) => meaning === "item");
  const kinds = [
    { of: competencies.map(({ id }) => id as string), one: "competency", many: "competencies" },
    { of: metrics.map(({ id }) => id as string), one: "metric", many: "metrics" },
    { of: lookFors.map(({ id }) => id as string), one: "look-for", many: "look-fors" },
  ];
  const questions = kinds.flatMap(({ of, one, many }) => {
    const count = of.filter((id) => asked.has(id)).length;
    return count === 0 ? [] : [`${count === of.length ? "all" : `${count} of the`} ${counted(of.length, one, many)}`];
  });
  const instrument = setup.instrument === "1.0" ? "1.0 Self-Assessment" : "2.0 Metrics";
  const groups = groupsOf(setup);
  const left = columns
    .filter(({ meaning }) => meaning === "left-out")
    .map(({ header }) => header || "a column without a name");
  const cells = rows * columns.filter(({ meaning }) => isItem(meaning)).length;
  return [
    hasLines
      ? `The file has ${counted(rows, "line", "lines")} with one answer each, to questions of the ${instrument}.`
      : `The file has ${counted(rows, "response", "responses")} in ${counted(headers.length, "column", "columns")}. ${questions.length === 0 ? `No column was recognized as a question of the ${instrument}.` : `It asks about ${listed(questions, "and")} of the ${instrument}.`}`,
    answersFound(answers, cells),
    groups.length === 0 ? "No column groups people." : `People are compared by ${quoted(groups)}.`,
    ...(left.length === 0 ? [] : [`Left out: ${quoted(left)}.`]),
  ];
}

/** What the answers are, from the lowest to the highest, and how many cells have none. */
function answersFound(answers: readonly AnswerView[], cells: number): string {
  const points = answers.filter(({ meaning }) => typeof meaning === "number");
  const [low, high] = [points[0], points.at(-1)];
  if (low === undefined || high === undefined) return "No answer has a point on the scale yet.";
  const name = ({ text, meaning }: AnswerView) =>
    /^\s*[\d.]+\s*$/.test(text) ? text : `\u201C${text}\u201D (${meaning})`;
  const given = answers.reduce((sum, { count }) => sum + count, 0);
  const blank = cells === 0 ? "" : `; ${Math.round((100 * (cells - given)) / cells)}% of the cells are blank`;
  return `Answers go from ${name(low)} to ${name(high)}${blank}.`;
}

/** The whole numbers off the scale that may be points of a larger one. */
function numbersOff(answers: readonly AnswerView[]): readonly number[] {
  return answers.flatMap(({ text, meaning }) => {
    const isNumber = meaning === "undecided" && /^\s*\d+(?:\.0*)?\s*$/.test(text);
    return isNumber && Number(text) <= mostPoint ? [Number(text)] : [];
  });
}

function suggestedScale({ min, max }: Setup, answers: readonly AnswerView[]): Confirmation["suggestedScale"] {
  const numbers = numbersOff(answers);
  return numbers.length === 0 ? null : { min: Math.min(min, ...numbers), max: Math.max(max, ...numbers) };
}

/** What the person has to decide, in sentences. */
function openQuestions(
  setup: Setup,
  columns: readonly ColumnView[],
  answers: readonly AnswerView[],
): readonly OpenQuestion[] {
  const { instrument, min, max } = setup;
  const open: OpenQuestion[] = [];
  const hasLines = columns.some(({ meaning }) => meaning === "item");
  if (!(Number.isInteger(min) && Number.isInteger(max) && min < max && max - min < 200)) {
    open.push({ about: "scale", text: "The scale needs two whole numbers, the lowest first." });
  }
  if (!hasLines && !columns.some(({ meaning }) => isItem(meaning))) {
    const name = instrument === "1.0" ? "1.0 Self-Assessment" : "2.0 Metrics";
    open.push({ about: "columns", text: `Choose at least one column that asks a question of the ${name}.` });
  }
  if (hasLines && !columns.some(({ meaning }) => meaning === "rating"))
    open.push({ about: "columns", text: "Choose the column with the answers." });
  const unclear = columns.filter(({ meaning }) => meaning === "undecided");
  for (const { header, why } of unclear) {
    open.push({ about: "columns", header, text: `Choose what the column \u201C${header}\u201D is: it ${why}.` });
  }
  const unread = answers.filter(({ meaning }) => meaning === "undecided");
  const cells = unread.reduce((sum, { count }) => sum + count, 0);
  const suggested = suggestedScale(setup, answers);
  const hint = suggested === null ? "" : ` Is the scale ${suggested.min} to ${suggested.max}?`;
  if (unread.length > 0) {
    const texts = quoted(unread.map(({ text }) => text));
    open.push({
      about: "answers",
      text: `Choose what ${texts} ${unread.length === 1 ? "means" : "mean"} (${counted(cells, "answer", "answers")}), on the scale from ${min} to ${max}.${hint}`,
    });
  }
  return open;
}
