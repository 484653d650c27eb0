// The values of SSSOM slots, by the kind of slot, and the report of problems.
import type { Issue } from "../check/issue.ts";
import { duplicate, otherText, unexpected } from "../check/messages.ts";
import { oneOf } from "../check/options.ts";
import { isDate } from "../exchange/forms.ts";
import { builtInPrefixes, type SlotKind } from "./slots.ts";
import type { SssomIssue } from "./sssom-error.ts";

/** A problem of a value, whose path is its line and slot. */
export type Problem = Omit<Issue, "path">;

/** Reports a problem of a line, and of a slot if it has one. */
export type Report = (line: number | null, slot: string | undefined, problem: Problem) => void;

/** Reads a value of one kind. */
export type ValueReader = (text: string, kind: SlotKind, line: number, slot: string) => string | number;

/** The words of the slots that are limited to some. */
const words: { readonly [slot: string]: readonly string[] } = {
  predicate_modifier: ["Not"],
  mapping_cardinality: ["1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"],
};

/** Collects issues; `where` names what the lines are of, if not of the text. */
export function reporter(issues: SssomIssue[], where = ""): Report {
  return (line, slot, { message, code, params }) => {
    const path = [...(line === null ? [] : [`${where}line ${line}`]), ...(slot === undefined ? [] : [slot])];
    issues.push({ path, message, code, params, line });
  };
}

/** Whether a key was in an earlier place (by default, its line), which is reported. */
export function repeats(what: string, where: string, report: Report) {
  const firstPlaces = new Map<string, number>();
  return (line: number, slot: string, key: string, place = line): boolean => {
    const first = firstPlaces.get(key);
    if (first !== undefined) report(line, slot, duplicate([], key, what, `${where} ${first}`));
    else firstPlaces.set(key, place);
    return first !== undefined;
  };
}

/** Whether a text is a CURIE with a declared or built-in prefix. */
export function isDeclared(text: string, prefixes: ReadonlyMap<string, string>): boolean {
  const [prefix = ""] = text.split(":", 1);
  return prefix !== text && (prefixes.has(prefix) || Object.hasOwn(builtInPrefixes, prefix));
}

/** A reader of values, with the declared prefixes. */
export function valueReader(prefixes: ReadonlyMap<string, string>, report: Report): ValueReader {
  return (text, kind, line, slot) => {
    if (kind === "entity" || kind === "entities") checkEntity(text, line, slot);
    if (kind === "date" && !isDate(text)) report(line, slot, otherText([], text, 'a date ("2026-11-22")'));
    if (Object.hasOwn(words, slot)) {
      for (const problem of oneOf(...(words[slot] ?? []))(text, [])) report(line, slot, problem);
    }
    if (kind !== "number" && kind !== "share") return text;
    const isNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
    const number = isNumber ? Number(text) : Number.NaN;
    if (!Number.isFinite(number)) report(line, slot, otherText([], text, "a number"));
    else if (kind === "share" && (number < 0 || number > 1)) {
      report(line, slot, unexpected([], number, "a number from 0 to 1", "out-of-range"));
    }
    return number;
  };

  function checkEntity(text: string, line: number, slot: string): void {
    if (isDeclared(text, prefixes)) return;
    const [prefix = ""] = text.split(":", 1);
    const isCurie = prefix !== text && !text.startsWith(`${prefix}://`);
    if (isCurie) report(line, slot, unexpected([], text, "a CURIE with a prefix of curie_map", "undeclared-prefix"));
    else report(line, slot, otherText([], text, "a CURIE (prefix:name)"));
  }
}
