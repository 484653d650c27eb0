// The layout of a query: a header, its steps in order, each with a comment that explains it, and the result.
import { packageVersion } from "../model/generated.ts";
import type { DialectRules } from "./dialects.ts";
import { comment, numberLiteral, type SqlName, withLineFeeds } from "./sql-writer.ts";

/** One step of a query: a table that the next steps read. */
export interface Step {
  /** Its name, which needs no quotes. */
  readonly name: string;
  /** A line that explains it. */
  readonly about: string;
  /** The words after SELECT, before the columns. */
  readonly hint?: string;
  readonly columns: readonly string[];
  /** The table in FROM, and the clauses that follow; or rows of literals. */
  readonly from: string | readonly (readonly string[])[];
}

const stepNames = [
  ...[
    "items",
    "answers",
    "numbers",
    "amounts",
    "summed",
    "assessments",
    "fields",
    "cells",
    "sums",
    "parts",
    "targets",
    "scores",
    "overall",
  ],
  ...["counted", "suspects", "listed", "reasons"],
] as const;

/** The name that each step has in a query. */
export type StepNames = { readonly [name in (typeof stepNames)[number]]: string };

/**
 * The names of the steps of a query, which differ from the name of the table that it reads; that name may be unknown.
 */
export function namesOfSteps({ stepPrefix }: DialectRules, table: SqlName | undefined): StepNames {
  const plain = typeof table === "string" ? table : table?.length === 1 ? table[0] : undefined;
  const isTaken = stepNames.some((name) => `${stepPrefix}${name}` === plain?.toLowerCase());
  const other = stepPrefix === "" ? "cei_" : "";
  const prefix = table === undefined ? "cei_" : isTaken ? other : stepPrefix;
  return Object.fromEntries(stepNames.map((name) => [name, `${prefix}${name}`])) as StepNames;
}

/** The call that wrote a query, as a line of its header: the options are JSON, so that they can be read back. */
export function callLine(name: string, options: object): string {
  // Characters that have another meaning in a comment, in Spark, or in a template are written as JSON escapes.
  const risky = /[^\x20-\x7e]|;|\$(?=\{)|\{(?=[{%#])|\\$/g;
  const json = JSON.stringify(options).replace(risky, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `Written by cei-framework ${packageVersion}: ${name}(plan, ${json})`;
}

/** A query: lines that explain it, its steps in order, and the SELECT that gives the result. */
export function queryText(rules: DialectRules, about: readonly string[], steps: readonly Step[], last: string): string {
  const texts = steps.map(({ name, about, hint = "", columns, from }) => {
    const [head, body] =
      typeof from === "string"
        ? [name, select(columns, `FROM ${from}`, rules.end).replace("SELECT", `SELECT${hint}`)]
        : [`${name}(${columns.join(", ")})`, rules.values(values(from), columns)];
    return [comment(about), `${head} ${rules.begin}`, indented(body), ")"].join("\n");
  });
  return withLineFeeds([...about.map(comment), "WITH", texts.join(",\n"), last, ""].join("\n"));
}

/**
 * A SELECT, a column on each line, then FROM and what follows. Columns that are only carried on share a line. Empty lines
 * are left out.
 */
export function select(columns: readonly string[], ...rest: readonly string[]): string {
  const lines: string[] = [];
  for (const column of columns) {
    const last = lines.at(-1);
    const isCarried = /^\w+$/.test(column) && last !== undefined && /^[\w, ]+$/.test(last);
    if (isCarried && last.length + column.length < lineLength && !last.includes(" AS ")) {
      lines[lines.length - 1] = `${last}, ${column}`;
    } else lines.push(column);
  }
  return ["SELECT", indented(lines.join(",\n")), ...rest.filter((line) => line !== "")].join("\n");
}

/** A list of values: VALUES, a row of literals on each line. */
export function values(rows: readonly (readonly string[])[]): string {
  return `VALUES\n${indented(rows.map((cells) => `(${cells.join(", ")})`).join(",\n"))}`;
}

/** The most terms of a sum without parentheses; engines limit the depth of an expression. */
const mostTerms = 100;

/** The most letters of a line of a sum. */
const lineLength = 100;

/** A sum of one or more terms: in parentheses if there are several, and on several lines if it is long. */
export function sum(terms: readonly string[]): string {
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return only;
  if (terms.length > mostTerms) {
    const size = Math.max(mostTerms, Math.ceil(terms.length / mostTerms));
    const groups = Array.from({ length: Math.ceil(terms.length / size) }, (_, i) => {
      return sum(terms.slice(i * size, (i + 1) * size));
    });
    return sum(groups);
  }
  const lines: string[] = [];
  for (const term of terms) {
    const last = lines.at(-1);
    const longer = last === undefined ? term : `${last} + ${term}`;
    if (last === undefined || longer.length > lineLength || term.includes("\n")) lines.push(term);
    else lines[lines.length - 1] = longer;
  }
  return lines.length === 1 ? `(${lines[0]})` : `(\n${indented(lines.join("\n+ "))}\n)`;
}

/** A sum of terms with weights; a weight of 1 is not written. NULL terms make it NULL. */
export function weightedSum(
  { double }: DialectRules,
  terms: readonly { readonly weight: number; readonly of: string }[],
): string {
  if (terms.length === 0) return `CAST(0.0 AS ${double})`;
  return sum(terms.map(({ weight, of }) => (weight === 1 ? of : `${numberLiteral(weight)} * ${of}`)));
}

/** A ratio; NULL where the denominator is 0. */
export function ratio(numerator: string, denominator: string): string {
  if (/^[\d.]+$/.test(denominator)) return `${numerator} / ${denominator}`;
  return `${numerator} / NULLIF(${denominator}, 0.0)`;
}

/** Names for columns of steps, which need no quotes; each is given once. */
export function columnNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain = wanted
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .slice(0, 40)
      .replace(/_$/, "");
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
    taken.add(name);
    return name;
  };
}

function indented(text: string): string {
  return text.replace(/(^|\n)(?!\n|$)/g, "$1  ");
}
