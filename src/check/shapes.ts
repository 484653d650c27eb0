// Checks structures: records, lists, ids, and text, and that none is missing or duplicated.
import { describePath } from "./describe.ts";
import { type Issue, spelledOut } from "./issue.ts";
import { duplicate, unexpected, unknownId, unknownKeys } from "./messages.ts";
import { isPlainObject } from "./plain-object.ts";

type Path = readonly PropertyKey[];

/** Where each id was first found. */
export type FirstPlaces = Map<string, Path>;

/** A set or a map of ids. */
interface Ids {
  has(id: string): boolean;
  keys(): Iterable<string>;
}

/** A record of unknown fields. */
type Fields = { readonly [key: string]: unknown };

/** New checks, which add the problems that they find to `issues`. */
export function shapeChecks() {
  const issues: Issue[] = [];
  return { issues, record, list, records, text, ids, known };

  /** A record; `undefined` when it is not one. Other keys than these are problems unless it is `open`. */
  function record(value: unknown, path: Path, what: string, keys: readonly string[], open = false): Fields | undefined {
    if (isPlainObject(value)) {
      if (!open) for (const issue of unknownKeys(value, keys, path)) issues.push(issue);
      return value;
    }
    issues.push(unexpected(path, value, `${what} (${keys.join(", ")})`));
    return undefined;
  }

  /** The elements of a list; an empty list when the value is not a list, or has fewer than `least` elements. */
  function list(value: unknown, path: Path, least: number): readonly unknown[] {
    if (!Array.isArray(value)) issues.push(unexpected(path, value, "a list"));
    else if (value.length < least) {
      issues.push(unexpected(path, value, `at least ${least} ${least === 1 ? "item" : "items"}`, "empty"));
    }
    // Holes become `undefined`, so that they are checked too.
    else return Array.from(value);
    return [];
  }

  /** A list of records, each of which `check` checks. */
  function records(
    value: unknown,
    path: Path,
    least: number,
    what: string,
    keys: readonly string[],
    check: (fields: Fields, path: Path) => void,
    open = false,
  ): void {
    list(value, path, least).forEach((element, i) => {
      const fields = record(element, [...path, i], what, keys, open);
      if (fields !== undefined) check(fields, [...path, i]);
    });
  }

  /** Text that is not empty and not yet in `seen`, to which it is added. */
  function text(value: unknown, path: Path, seen?: FirstPlaces): void {
    if (typeof value !== "string" || value === "") {
      issues.push(unexpected(path, value, "text"));
      return;
    }
    const first = seen?.get(value);
    if (first !== undefined) issues.push(duplicate(path, value, "id", describePath(first)));
    else seen?.set(value, path);
  }

  /** A list of distinct ids. */
  function ids(value: unknown, path: Path, least: number): FirstPlaces {
    const seen: FirstPlaces = new Map();
    list(value, path, least).forEach((id, i) => {
      text(id, [...path, i], seen);
    });
    return seen;
  }

  /** One of the known ids; `true` when it is. */
  function known(value: unknown, path: Path, kind: string, ids: Ids): boolean {
    if (typeof value === "string" && ids.has(value)) return true;
    issues.push(unknownId(path, value, kind, issues.length < spelledOut ? [...ids.keys()] : []));
    return false;
  }
}
