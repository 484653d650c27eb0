// The one way to check structures: that a thing is there, of its kind, and not repeated.
import { describePath } from "./describe.ts";
import { type Issue, spelledOut } from "./issue.ts";
import { duplicate, unexpected, unknownId, unknownKeys } from "./messages.ts";
import { isPlainObject } from "./plain-object.ts";

type Path = readonly PropertyKey[];

/** Where each id was first. */
export type FirstPlaces = Map<string, Path>;

/** A set or a map of ids. */
interface Ids {
  has(id: string): boolean;
  keys(): Iterable<string>;
}

/** A record of unknown fields. */
type Fields = { readonly [key: string]: unknown };

/** Fresh checks, which collect what they find in `issues`. */
export function shapeChecks() {
  const issues: Issue[] = [];
  return { issues, record, list, records, text, ids, known };

  /** A record; `undefined` when it is not one. Unless it is `open`, other keys than these are problems. */
  function record(value: unknown, path: Path, what: string, keys: readonly string[], open = false): Fields | undefined {
    if (isPlainObject(value)) {
      if (!open) for (const issue of unknownKeys(value, keys, path)) issues.push(issue);
      return value;
    }
    issues.push(unexpected(path, value, `${what} (${keys.join(", ")})`));
    return undefined;
  }

  /** The elements of a list; none when it is not one, or has fewer than `least`. */
  function list(value: unknown, path: Path, least: number): readonly unknown[] {
    if (!Array.isArray(value)) issues.push(unexpected(path, value, "a list"));
    else if (value.length < least) {
      issues.push(unexpected(path, value, `at least ${least} ${least === 1 ? "item" : "items"}`, "empty"));
    }
    // Holes are filled, so that none is passed over.
    else return Array.from(value);
    return [];
  }

  /** A list of records, each of which `check` looks into. */
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

  /** Text that is not empty, nor in `seen` already, which it joins. */
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
