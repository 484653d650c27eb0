// The layout of a query: its steps in order, each with a comment that explains it.
import type { DialectRules } from "./dialects.ts";
import { comment, type SqlName, withLineFeeds } from "./sql-writer.ts";

/** One step of a query: a table that the next steps read. */
export interface Step {
  /** Its name, which needs no quotes. */
  readonly name: string;
  /** A line that explains it. */
  readonly about: string;
  readonly columns: readonly string[];
  /** What its columns are selected from, and the clauses that follow; or rows of literals. */
  readonly from: string | readonly (readonly string[])[];
  /** Whether the engine may compute it again at each use. */
  readonly isRepeatable?: boolean;
}

const stepNames = [
  ...["plan", "weights", "answers", "cells", "assessments", "sound", "parts", "targets", "scores", "overall"],
  ...["reasons", "items"],
] as const;

/** The name that each step has in a query. */
export type StepNames = { readonly [name in (typeof stepNames)[number]]: string };

/** The names of the steps of a query, none of which is the name of the table that it reads. */
export function namesOfSteps({ stepPrefix }: DialectRules, table: SqlName): StepNames {
  const plain = typeof table === "string" ? table : table.length === 1 ? table[0] : undefined;
  const isTaken = stepNames.some((name) => `${stepPrefix}${name}` === plain?.toLowerCase());
  const prefix = isTaken ? (stepPrefix === "" ? "cei_" : "") : stepPrefix;
  return Object.fromEntries(stepNames.map((name) => [name, `${prefix}${name}`])) as StepNames;
}

/** A query: lines that explain it, its steps in order, and the SELECT that gives the result. */
export function queryText(rules: DialectRules, about: readonly string[], steps: readonly Step[], last: string): string {
  const texts = steps.map(({ name, about, columns, from, isRepeatable }) => {
    const [head, body] =
      typeof from === "string"
        ? [name, select(columns, `FROM ${from}`, isRepeatable === true ? "" : rules.end)]
        : [`${name}(${columns.join(", ")})`, values(from)];
    return [comment(about), `${head} ${rules.begin}`, indented(body), ")"].join("\n");
  });
  return withLineFeeds([...about.map(comment), "WITH", texts.join(",\n"), last, ""].join("\n"));
}

/** A SELECT, a column on each line, then FROM and what follows. Empty lines are left out. */
export function select(columns: readonly string[], ...rest: readonly string[]): string {
  return ["SELECT", indented(columns.join(",\n")), ...rest.filter((line) => line !== "")].join("\n");
}

/** A list of values: VALUES, a row of literals on each line. */
export function values(rows: readonly (readonly string[])[]): string {
  return `VALUES\n${indented(rows.map((cells) => `(${cells.join(", ")})`).join(",\n"))}`;
}

/** The most terms of a sum without parentheses; engines limit the depth of an expression. */
const mostTerms = 100;

/** A sum of one or more terms, in parentheses. */
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

/** A ratio; NULL where the denominator is 0. */
export function ratio(numerator: string, denominator: string): string {
  return `${numerator} / NULLIF(${denominator}, 0.0)`;
}

function indented(text: string): string {
  return text.replace(/(^|\n)(?!\n|$)/g, "$1  ");
}
