// Writes names, text, numbers, and comments in a dialect, so that none of them can be read as anything else.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import type { DialectRules } from "./dialects.ts";

/** A name, or the names of a catalog, a schema, and a table in it, from the outside in. */
export type SqlName = string | readonly string[];

/** Characters that end a line for some reader, or that queries cannot contain. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A lone surrogate, which no encoding represents, or a NUL, which no engine accepts. */
const unencodable = /[\p{Cs}\0]/u;

/**
 * Replaces line feeds in names and literals while a query is laid out, so that the layout does not indent their lines.
 * No valid name or literal contains a NUL.
 */
const lineFeedPlaceholder = "\0";

/** SQL after its layout, with the line feeds of its names and literals. */
export function withLineFeeds(sql: string): string {
  return sql.replaceAll(lineFeedPlaceholder, "\n");
}

/** Text without {@link textIssues}, as a literal. */
export function quotedText({ literal }: DialectRules, text: string): string {
  return literal(text).replaceAll("\n", lineFeedPlaceholder);
}

/** A name without {@link nameIssues}, in quotes. */
export function quotedName({ quoted }: DialectRules, name: SqlName): string {
  const parts = typeof name === "string" ? [name] : name;
  return parts.map(quoted).join(".").replaceAll("\n", lineFeedPlaceholder);
}

/**
 * A finite number as a literal that every dialect reads as that number: with a decimal point if it has few digits,
 * otherwise with an exponent.
 */
export function numberLiteral(value: number): string {
  const plain = Number.isInteger(value) ? `${value}.0` : `${value}`;
  if (/^-?\d{1,15}\.\d{1,15}$/.test(plain) && plain.length <= 16) return plain;
  return value.toExponential().replace("e+", "E").replace("e", "E");
}

/** A number as a literal: without a point if it is whole, so that columns of whole numbers are compared as such. */
export function plainNumber(value: number): string {
  return Number.isSafeInteger(value) ? `${value}` : numberLiteral(value);
}

/** An expression plus a number. */
export function plus(value: string, more: number): string {
  return more < 0 ? `${value} - ${plainNumber(-more)}` : `${value} + ${plainNumber(more)}`;
}

/**
 * The whole quotient of a column of whole numbers, none negative. Engines differ in what `/` of whole numbers means, so
 * the remainder is subtracted first.
 */
export function quotient(column: string, by: number): string {
  return by === 1 ? column : `(${column} - ${column} % ${plainNumber(by)}) / ${plainNumber(by)}`;
}

/** Any text as one line of a comment. */
export function comment(text: string): string {
  // Spark continues a comment that ends with a backslash. It replaces variables in comments, and templates their marks.
  // Clients that split a text into statements do so at semicolons in comments, too.
  const line = text
    .replace(control, " ")
    .replaceAll(";", ",")
    .replace(/\$(?=\{)|\{(?=[{%#])/g, "$& ")
    .replace(/\p{Cs}/gu, "?");
  return `-- ${line.endsWith("\\") ? `${line} ` : line}`;
}

/** The problems of a name in a dialect. */
export function nameIssues(rules: DialectRules, name: unknown, path: readonly PropertyKey[]): Issue[] {
  if (typeof name !== "string") return [unexpected(path, name, "a name")];
  if (name === "") return [unexpected(path, name, "a name that is not empty", "empty")];
  const { title, longestName, replaced } = rules;
  const issues = textIssues(rules, name, path);
  if (replaced !== undefined && name.includes(replaced)) {
    const expected = `a name without ${replaced} (${title} replaces it even within quotes)`;
    issues.push(unexpected(path, name, expected, "malformed"));
  }
  if (name.length * 3 > longestName && utf8Length(name) > longestName) {
    const expected = `a name of at most ${longestName} bytes (${title} truncates longer names)`;
    issues.push(unexpected(path, name, expected, "too-long"));
  }
  return issues;
}

/** The problems of a name, or of a list of names from the outside in. */
export function nameListIssues(rules: DialectRules, name: unknown, path: readonly PropertyKey[]): Issue[] {
  if (!Array.isArray(name)) return nameIssues(rules, name, path);
  if (name.length === 0) return [unexpected(path, name, "at least 1 name", "empty")];
  return Array.from(name).flatMap((part: unknown, i) => nameIssues(rules, part, [...path, i]));
}

/** The problems of text as a literal. */
export function textIssues({ isTemplate }: DialectRules, text: string, path: readonly PropertyKey[]): Issue[] {
  const issues: Issue[] = [];
  if (unencodable.test(text)) {
    issues.push(unexpected(path, text, "text without NUL characters or lone surrogates", "malformed"));
  }
  if (isTemplate && /\{[{%#]/.test(text)) {
    issues.push(unexpected(path, text, "text without {{, {%, or {# (a template replaces them)", "malformed"));
  }
  return issues;
}

/**
 * UTF-8 bytes: characters of two bytes, and each half of characters of four bytes, count as two; others beyond ASCII as
 * three.
 */
function utf8Length(text: string): number {
  return text.replace(/[\u0080-\u07ff\ud800-\udfff]/g, "xx").replace(/[\u0800-\uffff]/g, "xxx").length;
}
