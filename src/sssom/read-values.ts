// Reads the values of SSSOM slots, by the kind of slot, and reports problems.
import type { Issue } from "../check/issue.ts";
import { duplicate, otherText, unexpected } from "../check/messages.ts";
import { isDate } from "../exchange/forms.ts";
import { builtInPrefixes, type SlotKind, words } from "./slots.ts";
import type { SssomIssue } from "./sssom-error.ts";

/** A problem of a value, whose path is its line and slot. */
export type Problem = Omit<Issue, "path">;

/** A problem with its place, and what the lenient mode reads instead; without a repair, both modes reject the file. */
export interface Finding {
  readonly issue: SssomIssue;
  readonly repair: string | undefined;
}

/** Reports a problem of a line, and of a slot if it has one. */
export type Report = (line: number | null, slot: string | undefined, problem: Problem, repair?: string) => void;

/** Reads a value of one slot; `undefined` for a value that is reported and left out. */
type ValueReader = (text: string, line: number) => string | number | undefined;

/** Makes the reader of a slot. */
export type ValueReaders = (kind: SlotKind, slot: string) => ValueReader;

export const repairs = {
  value: "Left out the value",
  mapping: "Left out the mapping",
  first: "Kept the first",
  asIs: "Kept it as it is",
} as const;

/** The justification of mappings without one. */
export const unspecified = "semapv:UnspecifiedMatching";

/** Collects problems; `where` names the source of the lines, if it is not the text. */
export function reporter(findings: Finding[], where = ""): Report {
  return (line, slot, { message, code, params }, repair) => {
    const path = [...(line === null ? [] : [`${where}line ${line}`]), ...(slot === undefined ? [] : [slot])];
    findings.push({ issue: { path, message, code, params, line }, repair });
  };
}

/** Whether a key was in an earlier place (by default, its line), which is reported. */
export function repeats(what: string, where: string, report: Report) {
  const firstPlaces = new Map<string, number>();
  return (line: number, slot: string, key: string, place = line): boolean => {
    const first = firstPlaces.get(key);
    if (first !== undefined) report(line, slot, duplicate([], key, what, `${where} ${first}`), repairs.first);
    else firstPlaces.set(key, place);
    return first !== undefined;
  };
}

/** Whether a text is a CURIE with a declared or built-in prefix. */
export function isDeclared(text: string, prefixes: ReadonlyMap<string, string>): boolean {
  const end = text.indexOf(":");
  if (end < 0) return false;
  const prefix = text.slice(0, end);
  return prefixes.has(prefix) || Object.hasOwn(builtInPrefixes, prefix);
}

/** Whether a text is the name of a prefix. */
export function isPrefix(text: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(text);
}

/** Whether a text is an absolute IRI (RFC 3987): a scheme, then none of the characters that must be escaped. */
export function isIri(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must be escaped too.
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\u0000-\u001f\u007f<>"{}|\\^`]+$/.test(text);
}

/**
 * Makes the readers of values, with the declared prefixes. With `isLenient`, an undeclared prefix is added, with the
 * IRI that sssom-py would use.
 */
export function valueReaders(prefixes: Map<string, string>, report: Report, isLenient: boolean): ValueReaders {
  return (kind, slot) => {
    switch (kind) {
      case "text":
      case "texts":
        return (text) => text;
      case "entity":
      case "entities":
        return (text, line) => entity(text, line, slot);
      case "set":
        return (text, line) =>
          /^(?:[A-Za-z][\w+.-]*:\/\/|urn:)/.test(text) && isIri(text) ? text : entity(text, line, slot);
      case "uri":
      case "uris":
        return checked(slot, isIri, 'an absolute URI ("https://example.org/")');
      case "date":
        return checked(slot, isDate, 'a date ("2026-11-22")');
      case "share":
        return (text, line) => number(text, line, slot, 0);
      case "agreement":
        return (text, line) => number(text, line, slot, -1);
      case "justification":
        return (text, line) => word(text, line, kind, slot) ?? unspecified;
      default:
        return (text, line) => word(text, line, kind, slot);
    }
  };

  function checked(slot: string, accepts: (text: string) => boolean, expected: string): ValueReader {
    return (text, line) => {
      if (accepts(text)) return text;
      report(line, slot, otherText([], text, expected), repairs.value);
      return undefined;
    };
  }

  function word(text: string, line: number, kind: keyof typeof words, slot: string): string | undefined {
    const known: readonly string[] = words[kind];
    if (known.includes(text)) return text;
    const [problem, repair] =
      kind === "justification"
        ? [otherText([], text, `a justification of SSSOM ("${unspecified}")`), `Read it as ${unspecified}`]
        : [otherText([], text, known.map((word) => JSON.stringify(word)).join(" or ")), repairs.value];
    report(line, slot, problem, repair);
    return undefined;
  }

  function number(text: string, line: number, slot: string, low: number): number | undefined {
    const isNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
    const value = isNumber ? Number(text) : Number.NaN;
    if (value >= low && value <= 1) return value;
    const problem = Number.isFinite(value)
      ? unexpected([], value, `a number from ${low} to 1`, "out-of-range")
      : otherText([], text, "a number");
    report(line, slot, problem, repairs.value);
    return undefined;
  }

  function entity(text: string, line: number, slot: string): string | undefined {
    if (/[\s|]/.test(text)) {
      // Not repaired: it is unknown which of the parts is meant.
      report(line, slot, otherText([], text, "an identifier without spaces and |"));
      return undefined;
    }
    if (isDeclared(text, prefixes)) return text;
    const [prefix = ""] = text.split(":", 1);
    if (prefix === text || !isPrefix(prefix)) {
      report(line, slot, otherText([], text, "a CURIE (prefix:name)"), repairs.value);
      return undefined;
    }
    if (text.startsWith(`${prefix}://`)) {
      report(line, slot, otherText([], text, "a CURIE (prefix:name)"), repairs.asIs);
      return text;
    }
    const iri = `http://w3id.org/sssom/unknown_prefix/${prefix.toLowerCase()}/`;
    const problem = unexpected([], text, "a CURIE with a prefix of curie_map", "undeclared-prefix");
    report(line, slot, problem, `Declared the prefix "${prefix}" as ${iri}`);
    if (isLenient) prefixes.set(prefix, iri);
    return text;
  }
}
