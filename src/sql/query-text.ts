// Lays a query out: steps one under the other, each with a line that says what it is.
import type { DialectRules } from "./dialects.ts";
import { comment, released, type SqlName } from "./sql-writer.ts";

/** One step of a query: a table that the next steps read. */
export interface Step {
  /** Its name, which needs no quotes. */
  readonly name: string;
  /** The names of its columns, where the body has none. */
  readonly columns?: readonly string[] | undefined;
  /** What it is, in a line. */
  readonly about: string;
  readonly body: string;
}

/** What steps are called. */
const stepNames = [
  ...["plan", "weights", "answers", "cells", "assessments", "sound", "parts", "targets", "scores", "overall"],
  ...["reasons", "items"],
] as const;

/** The name that each step has in a query. */
export type StepNames = { readonly [name in (typeof stepNames)[number]]: string };

/**
 * What the steps of a query are called, so that none has the name of the table that it reads.
 *
 * @param rules - The dialect's.
 * @param table - The table.
 */
export function namesOfSteps({ stepPrefix }: DialectRules, table: SqlName): StepNames {
  const plain = typeof table === "string" ? table : table.length === 1 ? table[0] : undefined;
  const isTaken = stepNames.some((name) => `${stepPrefix}${name}` === plain?.toLowerCase());
  const prefix = isTaken ? (stepPrefix === "" ? "cei_" : "") : stepPrefix;
  return Object.fromEntries(stepNames.map((name) => [name, `${prefix}${name}`])) as StepNames;
}

/**
 * A query in steps.
 *
 * @param rules - The dialect's.
 * @param about - What it is, in lines.
 * @param steps - Its steps, in order.
 * @param last - What gives the result.
 */
export function queryText(rules: DialectRules, about: readonly string[], steps: readonly Step[], last: string): string {
  const texts = steps.map(({ name, columns, about, body }) => {
    const head = columns === undefined ? name : `${name}(${columns.join(", ")})`;
    return [comment(about), `${head} ${rules.begin}`, indented(body), ")"].join("\n");
  });
  return released([...about.map(comment), "WITH", texts.join(",\n"), last, ""].join("\n"));
}

/**
 * A SELECT, a column on each line.
 *
 * @param columns - What it gives.
 * @param rest - FROM and what follows, in lines.
 */
export function select(columns: readonly string[], ...rest: readonly string[]): string {
  return ["SELECT", indented(columns.join(",\n")), ...rest.filter((line) => line !== "")].join("\n");
}

/**
 * A list of values: VALUES, a row on each line.
 *
 * @param rows - The rows, their cells literals.
 */
export function values(rows: readonly (readonly string[])[]): string {
  return `VALUES\n${indented(rows.map((cells) => `(${cells.join(", ")})`).join(",\n"))}`;
}

/** So many terms stand side by side, since engines count how deep an expression is. */
const mostTerms = 100;

/**
 * A sum in parentheses.
 *
 * @param terms - At least one.
 */
export function sum(terms: readonly string[]): string {
  if (terms.length > mostTerms) {
    const size = Math.max(mostTerms, Math.ceil(terms.length / mostTerms));
    const groups = Array.from({ length: Math.ceil(terms.length / size) }, (_, i) => {
      return sum(terms.slice(i * size, (i + 1) * size));
    });
    return sum(groups);
  }
  const line = `(${terms.join(" + ")})`;
  return line.length <= 100 && !line.includes("\n") ? line : `(\n${indented(terms.join("\n+ "))}\n)`;
}

/**
 * A ratio; NULL where what it is divided by is 0.
 *
 * @param above - What is divided.
 * @param below - What it is divided by.
 */
export function ratio(above: string, below: string): string {
  return `${above} / NULLIF(${below}, 0.0)`;
}

function indented(text: string): string {
  return text.replace(/(^|\n)(?!\n|$)/g, "$1  ");
}
