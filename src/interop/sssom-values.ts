// The values of SSSOM slots: what each kind of slot may hold, and the report of what it may not.
import { describe } from "../model/describe.ts";
import type { IssueCode } from "../model/errors.ts";
import { isDate } from "./dates.ts";
import type { SssomIssue } from "./interop-errors.ts";
import { builtInPrefixes, type SlotKind } from "./sssom-slots.ts";

/** Says what is wrong, on which line, and with which slot. */
export type Report = (line: number | null, slot: string | undefined, message: string, code: IssueCode) => void;

/** Reads a value of one kind. */
export type ValueReader = (text: string, kind: SlotKind, line: number, slot: string) => string | number;

/** The words that some slots are limited to. */
const words: { readonly [slot: string]: readonly string[] } = {
  predicate_modifier: ["Not"],
  mapping_cardinality: ["1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"],
};

/**
 * Collects issues.
 *
 * @param issues - Where to.
 * @param where - What the lines are of, where that is not the text.
 */
export function reporter(issues: SssomIssue[], where = ""): Report {
  return (line, slot, message, code) => {
    const path = [...(line === null ? [] : [`${where}line ${line}`]), ...(slot === undefined ? [] : [slot])];
    issues.push({ path, message, code, line });
  };
}

/**
 * Whether a text is a CURIE whose prefix is declared, or built in.
 *
 * @param text - The text.
 * @param prefixes - The prefixes that are declared.
 */
export function isDeclared(text: string, prefixes: ReadonlyMap<string, string>): boolean {
  const prefix = text.split(":", 1)[0] as string;
  return prefix !== text && (prefixes.has(prefix) || Object.hasOwn(builtInPrefixes, prefix));
}

/**
 * A reader of values.
 *
 * @param prefixes - The prefixes that are declared.
 * @param report - Is told of what is wrong.
 */
export function valueReader(prefixes: ReadonlyMap<string, string>, report: Report): ValueReader {
  return (text, kind, line, slot) => {
    if (kind === "entity" || kind === "entities") checkEntity(text, line, slot);
    if (kind === "date" && !isDate(text)) {
      report(line, slot, `${describe(text)} was found; a date ("2026-11-22") was expected`, "wrong-value");
    }
    if (Object.hasOwn(words, slot) && !words[slot]?.includes(text)) {
      const expected = words[slot]?.map((word) => `"${word}"`).join(" or ");
      report(line, slot, `${describe(text)} was found; ${expected} was expected`, "wrong-value");
    }
    if (kind !== "number" && kind !== "share") return text;
    const isNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
    const number = isNumber ? Number(text) : Number.NaN;
    if (!Number.isFinite(number)) {
      report(line, slot, `${describe(text)} was found; a number was expected`, "wrong-value");
    } else if (kind === "share" && (number < 0 || number > 1)) {
      report(line, slot, `${describe(text)} was found; a number from 0 to 1 was expected`, "out-of-range");
    }
    return number;
  };

  function checkEntity(text: string, line: number, slot: string): void {
    if (isDeclared(text, prefixes)) return;
    const prefix = text.split(":", 1)[0] as string;
    if (prefix === text || text.startsWith(`${prefix}://`)) {
      report(line, slot, `${describe(text)} was found; a CURIE (prefix:name) was expected`, "wrong-value");
      return;
    }
    const message = `the prefix of ${describe(text)} is not declared; a line in curie_map was expected`;
    report(line, slot, message, "undeclared-prefix");
  }
}
