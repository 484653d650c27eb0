// How answers are read from the table, and what makes each missing, not applicable, or a rating.
import type { Step } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { plainNumber, quotedName, quotedText } from "./sql-writer.ts";

/** An answer, as two expressions: the given value, and its number, or NULL. */
export interface Answer {
  readonly given: string;
  readonly value: string;
}

/** The row and the groups as the columns of every step. */
export function labelColumns({ rules, labelNames, labels }: RatingsQuery): string[] {
  return labelNames.map((column, i) => `ratings.${quotedName(rules, column)} AS ${labels[i]}`);
}

/** The row and the groups under the caller's names, for the result. */
export function namedLabels({ rules, labelNames, labels }: RatingsQuery): string[] {
  return labelNames.map((name, i) => `${labels[i]} AS ${quotedName(rules, name)}`);
}

/** A column of the result. */
export function resultColumn({ rules }: RatingsQuery, name: string, value: string): string {
  return `${value} AS ${quotedName(rules, rules.resultName(name))}`;
}

/** How a column of ratings is read: text is trimmed. */
export function answerIn({ rules, isText, isInteger }: RatingsQuery, column: string): Answer {
  const raw = `ratings.${quotedName(rules, column)}`;
  if (isInteger) return { given: raw, value: raw };
  if (!isText) return { given: raw, value: rules.numberOf(raw) };
  const given = rules.textOf(raw);
  return { given, value: rules.numberOfText(given) };
}

/**
 * The answers of a wide table, by the item: expressions over `from`. Numbers are read from the table itself, texts and
 * their numbers from steps of their own.
 */
export function wideAnswers(query: RatingsQuery) {
  const { table, given, columnOf, labels, nameOf, isText } = query;
  const columns = given.map((item) => ({ item, column: columnOf.get(item) as string }));
  if (!isText) {
    const answers = new Map(columns.map(({ item, column }) => [item, answerIn(query, column)]));
    return { steps: [], from: `${table} AS ratings`, answers, labels: labelColumns(query) };
  }
  const named = columns.map(({ item, column }) => {
    return { item, column, given: nameOf(`given_${item}`), value: nameOf(`value_${item}`) };
  });
  const answers = new Map(named.map(({ item, given, value }): [string, Answer] => [item, { given, value }]));
  const { steps, from } = readSteps(query, named);
  return { steps, from, answers, labels };
}

/**
 * The steps that read columns of ratings, each as the given value and its number.
 *
 * @param item - The column that holds the item's id, if one does.
 */
export function readSteps(
  query: RatingsQuery,
  columns: readonly (Answer & { readonly column: string })[],
  item?: string,
): { readonly steps: readonly Step[]; readonly from: string } {
  const { rules, names, plan, table, labels, isText } = query;
  const ids = plan.items.map((id) => quotedText(rules, id.trim()));
  const itemText = item === undefined ? [] : [`${rules.textOf(`ratings.${quotedName(rules, item)}`, ids)} AS item`];
  const read = columns.map(({ column, given, value }) => ({ answer: answerIn(query, column), given, value }));
  const numbers = read.map(({ answer, value }) => `${answer.value} AS ${value}`);
  const answers: Step = {
    name: names.answers,
    about: "Answers as they were given.",
    columns: [
      ...labelColumns(query),
      ...itemText,
      ...read.map(({ answer, given }) => `${answer.given} AS ${given}`),
      ...(isText ? [] : numbers),
    ],
    from: `${table} AS ratings`,
  };
  if (!isText) return { steps: [answers], from: answers.name };
  const values: Step = {
    name: names.numbers,
    about: "Numbers: the number that an answer is; NULL if it is none.",
    columns: [
      ...labels,
      ...(item === undefined ? [] : ["item"]),
      ...columns.flatMap(({ given, value }) => [given, `${rules.numberOfText(given)} AS ${value}`]),
    ],
    from: answers.name,
  };
  return { steps: [answers, values], from: values.name };
}

/** The conditions that an answer is missing, and that it is not applicable; the second may be empty. */
export function conditions({ isText, rules, missing, notApplicable }: RatingsQuery, { given, value }: Answer) {
  const among = (marks: readonly (string | number)[]): string[] => {
    const texts = marks.flatMap((mark) => (typeof mark === "string" ? quotedText(rules, mark) : []));
    const numbers = marks.flatMap((mark) => (typeof mark === "number" ? plainNumber(mark) : []));
    return [
      ...(texts.length > 0 ? [`${given} IN (${texts.join(", ")})`] : []),
      ...(numbers.length > 0 ? [`${value} IN (${numbers.join(", ")})`] : []),
    ];
  };
  const empty = [`${given} IS NULL`, ...(isText ? [`${given} = ''`] : [])];
  return { missing: [...empty, ...among(missing)].join(" OR "), notApplicable: among(notApplicable).join(" OR ") };
}

/** The most points of a scale that are listed one by one. */
const mostListed = 11;

/** The condition that a number is on a scale. */
export function onScale({ rules, scale, isInteger }: RatingsQuery, value: string): string {
  const { min, max, continuous } = scale;
  if (rules.listsPoints && !isInteger && continuous !== true && max - min < mostListed) {
    const points = Array.from({ length: max - min + 1 }, (_, i) => plainNumber(min + i));
    return `${value} IN (${points.join(", ")})`;
  }
  const isWithin = `${value} BETWEEN ${plainNumber(min)} AND ${plainNumber(max)}`;
  return continuous === true || isInteger ? isWithin : `${isWithin} AND ${rules.isWhole(value)}`;
}
