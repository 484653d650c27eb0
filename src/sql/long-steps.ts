// From a table with a row for each rating to a row for each assessment and a cell for each item, in one grouping. Each
// answer adds an amount to the field of its item; a sum holds several fields, as the digits of one number.
import { conditions, onScale, readSteps } from "./answers.ts";
import type { Cells } from "./cells.ts";
import { type Step, sum } from "./query-text.ts";
import type { RatingsQuery } from "./ratings-query.ts";
import { plainNumber, plus, quotedText, quotient } from "./sql-writer.ts";

/**
 * How answers are added up. The amount of an answer is its points, or a code below 0, plus `shift`, which is so large
 * that the sum of any two amounts is more than any single amount. Each field is `base` times the one before.
 */
export function packing({ measure, scale, given }: RatingsQuery) {
  const most = Math.ceil(measure.most);
  const shift = most + 8;
  /** The most answers of an assessment: with more, one field could overflow into the next. */
  const mostAnswers = Math.max(100, 3 * given.length);
  const highest = mostAnswers * (shift + most);
  const base = highest + 1;
  const isWhole = scale.continuous !== true && measure.unit === 1;
  let perSum = 1;
  while (isWhole && perSum < given.length && highest * base ** perSum < 2 ** 53) perSum++;
  const codes = { notApplicable: shift - 1, missing: shift - 2, invalid: shift - 3 };
  return { most, shift, codes, base, perSum, mostAnswers };
}

/** The most fields that are counted in one expression: the JVM compiles no method of over 8,000 bytes. */
const mostFields = 10;

/** The steps to cells, in a column for each item. */
export function longSteps(query: RatingsQuery, cells: Cells, columns: ReadonlyMap<string, string>) {
  const { names, groups, notApplicable } = query;
  const { steps, fields, sound, invalid, most, shift, codes } = fieldSteps(query);
  const cellsStep: Step = {
    name: names.cells,
    about: `${cells.about} All answers where is_astray = 1, and items with several, count as invalid.`,
    columns: [
      "row_name",
      ...groups.map((group) => `CASE WHEN is_astray = 0 THEN ${group} END AS ${group}`),
      ...["answered", "is_astray", ...sound.map(({ column }) => column)],
      ...Array.from(fields, ([item, field]) => {
        return [
          `CASE WHEN is_astray = 1 THEN ${cells.notRated}`,
          `WHEN ${field} BETWEEN ${shift} AND ${shift + most} THEN ${cells.ofValue(field, shift, 1)}`,
          ...(notApplicable.length > 0 ? [`WHEN ${field} = ${codes.notApplicable} THEN ${cells.notApplicable}`] : []),
          `ELSE ${cells.notRated} END AS ${columns.get(item)}`,
        ].join(" ");
      }),
    ],
    from: names.fields,
  };
  return {
    steps: [...steps, cellsStep],
    from: names.cells,
    invalid: { column: `${invalid} AS invalid`, of: "invalid" },
  };
}

/**
 * The steps to a row for each assessment, `fields`: row_name, the groups, answered, is_astray, and the amount of each
 * item. `invalid` is the number of invalid answers, as an expression over it.
 */
export function fieldSteps(query: RatingsQuery) {
  const { rules, names, groups } = query;
  const { most, shift, codes, base, perSum, mostAnswers } = packing(query);
  const isPacked = perSum > 1;
  const places = query.given.map((item, place) => ({
    item,
    sum: Math.floor(place / perSum) + 1,
    times: base ** (place % perSum),
    field: query.nameOf(`answer_${item}`),
  }));
  const { item, rating } = query.long as NonNullable<RatingsQuery["long"]>;
  const read = readSteps(query, [{ column: rating, given: "given", value: "value" }], item);
  const items: Step = {
    name: names.items,
    about: "Items: the number of the sum that their answers are added to, and what these are multiplied by.",
    columns: ["item", "sum_number", "multiple"],
    from: places.map(({ item, sum, times }) => [quotedText(rules, item.trim()), `${sum}`, plainNumber(times)]),
  };
  const sums = Array.from({ length: Math.ceil(places.length / perSum) }, (_, i) => `sum_${i + 1}`);
  const summed: Step = {
    name: names.summed,
    about: `The sums of the amounts of each assessment${groups.length > 0 ? " and group" : ""}.`,
    columns: [
      ...["row_name", ...groups, "COUNT(*) AS answered", "COUNT(sum_number) AS known"],
      ...sums.map((name, i) => `SUM(CASE WHEN sum_number = ${i + 1} THEN amount ELSE 0.0 END) AS ${name}`),
    ],
    from: `${names.amounts}\nGROUP BY ${["row_name", ...groups].join(", ")}`,
  };
  const total = (column: string): string => (groups.length > 0 ? `SUM(${column})` : column);
  const assessments: Step = {
    name: names.assessments,
    about: `Assessments. is_astray: the row is NULL${groups.length > 0 ? ", or has several groups" : ""}${isPacked ? `, or over ${mostAnswers} answers` : ""}.`,
    columns: [
      "row_name",
      ...groups.map((group) => `MIN(${group}) AS ${group}`),
      groups.length > 0 ? "CAST(SUM(answered) AS BIGINT) AS answered" : "answered",
      [
        "CASE WHEN row_name IS NULL THEN 1",
        ...(groups.length > 0 ? ["WHEN COUNT(*) > 1 THEN 1"] : []),
        ...(isPacked ? [`WHEN ${total("known")} > ${mostAnswers} THEN 1`] : []),
        "ELSE 0 END AS is_astray",
      ].join(" "),
      ...sums.map((name) => `${isPacked ? `CAST(${total(name)} AS BIGINT)` : total(name)} AS ${name}`),
    ],
    from: `${names.summed}${groups.length > 0 ? "\nGROUP BY row_name" : ""}`,
  };
  const split: Step = {
    name: names.fields,
    about: `Fields: the amount of each item. 0 = no answer; over ${shift + most} = several.`,
    columns: [
      ...["row_name", ...groups, "answered", "is_astray"],
      ...places.map(({ sum, times, field }) => {
        const digits = quotient(`sum_${sum}`, times);
        return `${isPacked ? `${digits} % ${base}` : digits} AS ${field}`;
      }),
    ],
    from: names.assessments,
  };
  // Some at a time, since engines limit the length of an expression.
  const chunks = Array.from({ length: Math.ceil(places.length / mostFields) }, (_, i) => {
    const fields = places.slice(i * mostFields, (i + 1) * mostFields).map(({ field }) => {
      return `CASE WHEN ${field} BETWEEN ${codes.missing} AND ${shift + most} THEN 1 ELSE 0 END`;
    });
    return { name: `sound_${i + 1}`, count: sum(fields) };
  });
  return {
    most,
    shift,
    codes,
    steps: [items, ...read.steps, amountsStep(query, read.from), summed, assessments, split],
    /** The step that has the answers: row_name, the groups, item, given, and value. */
    answers: read.from,
    fields: new Map(places.map(({ item, field }) => [item, field])),
    /** The columns that count the valid answers. */
    sound: chunks.map(({ name, count }) => ({ name, column: `${count} AS ${name}` })),
    /** The number of invalid answers, as an expression over these, answered, and is_astray. */
    invalid: `CASE WHEN is_astray = 1 THEN answered ELSE answered - ${sum(chunks.map(({ name }) => name))} END`,
  };
}

function amountsStep(query: RatingsQuery, from: string): Step {
  const { rules, names, labels, measure } = query;
  const { shift, codes, perSum } = packing(query);
  const { missing, notApplicable } = conditions(query, { given: "given", value: "value" });
  const value = `CAST(value AS ${rules.double})`;
  const points =
    measure.unit === 1
      ? plus(value, shift - measure.min)
      : `(${plus(value, -measure.min)}) * ${plainNumber(measure.unit)} + ${shift}`;
  const amount = [
    `CASE WHEN ${onScale(query, "value")} THEN ${points}`,
    `WHEN ${missing} THEN ${codes.missing}`,
    ...(notApplicable === "" ? [] : [`WHEN ${notApplicable} THEN ${codes.notApplicable}`]),
    `ELSE ${codes.invalid} END`,
  ].join(" ");
  return {
    name: names.amounts,
    about: `Amounts: points + ${shift}; ${codes.notApplicable} = not applicable, ${codes.invalid} = invalid, ${codes.missing} = missing${perSum > 1 ? "; times the item's multiple" : ""}.`,
    columns: [...labels, "sum_number", `${perSum > 1 ? "multiple * " : ""}${amount} AS amount`],
    from: `${from} LEFT JOIN ${names.items} ON ${from}.item = ${names.items}.item`,
  };
}

/** The condition that an assessment has several values of a group, as an aggregate or over a window. */
export function groupsDiffer(group: string, over = ""): string {
  const [count, all, min, max] = [`COUNT(${group})`, "COUNT(*)", `MIN(${group})`, `MAX(${group})`].map((of) =>
    `${of} ${over}`.trim(),
  );
  return `${count} > 0 AND (${count} < ${all} OR ${min} <> ${max})`;
}
