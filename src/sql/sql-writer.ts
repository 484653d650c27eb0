// Writes names, texts, numbers and comments in a dialect, so that none of them can be taken for anything else.
import type { Issue } from "../model/errors.ts";
import { unexpected } from "../model/unexpected.ts";
import type { DialectRules } from "./dialects.ts";

/** A name: of a table in its schema and catalogue, from the outside in, or a plain one. */
export type SqlName = string | readonly string[];

/** Characters that end a line for one reader or another, or that no query can hold. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Half a character, which no encoding can say, or a NUL, which no engine takes. */
const unsayable = /[\p{Cs}\0]/u;

/**
 * What stands for a line feed in names and texts until a query is laid out, so that laying it out moves none of their
 * lines. No name and no text has a NUL.
 */
const heldLineFeed = "\0";

/**
 * A text that is laid out, with the line feeds of its names and texts.
 *
 * @param text - What was made of {@link quotedName} and {@link quotedText}.
 */
export function released(text: string): string {
  return text.replaceAll(heldLineFeed, "\n");
}

/**
 * A text as a literal.
 *
 * @param rules - The dialect's.
 * @param text - A text without issues.
 */
export function quotedText({ literal }: DialectRules, text: string): string {
  return literal(text).replaceAll("\n", heldLineFeed);
}

/**
 * A name in quotes.
 *
 * @param rules - The dialect's.
 * @param name - A name without issues.
 */
export function quotedName({ nameQuote }: DialectRules, name: SqlName): string {
  const parts = typeof name === "string" ? [name] : name;
  const quoted = parts.map((part) => nameQuote + part.replaceAll(nameQuote, nameQuote + nameQuote) + nameQuote);
  return quoted.join(".").replaceAll("\n", heldLineFeed);
}

/**
 * A number, as a literal that every dialect reads as that number: with a point where it has few digits, else with an
 * exponent.
 *
 * @param value - A finite number.
 */
export function numberLiteral(value: number): string {
  const plain = Number.isInteger(value) ? `${value}.0` : `${value}`;
  if (/^-?\d{1,15}\.\d{1,15}$/.test(plain) && plain.length <= 16) return plain;
  return value.toExponential().replace("e+", "E").replace("e", "E");
}

/**
 * Text as one line of a comment.
 *
 * @param text - Any text of ours, with names of the user's in it.
 */
export function comment(text: string): string {
  // Spark takes a backslash at the end of a comment for a sign that it goes on, and replaces variables in it.
  const line = text
    .replace(control, " ")
    .replaceAll("${", "$ {")
    .replace(/\p{Cs}/gu, "?");
  return `-- ${line.endsWith("\\") ? `${line} ` : line}`;
}

/**
 * What keeps a name from being quoted.
 *
 * @param rules - The dialect's.
 * @param name - Anything.
 * @param path - Where it stands.
 */
export function nameIssues(
  { title, longestName, replaced }: DialectRules,
  name: unknown,
  path: readonly PropertyKey[],
): Issue[] {
  if (typeof name !== "string") return [unexpected(path, name, "a name")];
  if (name === "") return [unexpected(path, name, "a name that is not empty", "empty")];
  const issues = textIssues(name, path);
  if (replaced !== undefined && name.includes(replaced)) {
    const expected = `a name without ${replaced}, which ${title} replaces even within quotes,`;
    issues.push(unexpected(path, name, expected, "malformed"));
  }
  if (name.length * 3 > longestName && utf8Length(name) > longestName) {
    const expected = `a name of at most ${longestName} bytes, where ${title} cuts it,`;
    issues.push(unexpected(path, name, expected, "too-long"));
  }
  return issues;
}

/**
 * What keeps a text from being a literal.
 *
 * @param text - A text.
 * @param path - Where it stands.
 */
export function textIssues(text: string, path: readonly PropertyKey[]): Issue[] {
  if (!unsayable.test(text)) return [];
  return [unexpected(path, text, "text without a NUL or half a character (a lone surrogate)", "malformed")];
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
