// The checks that all structured inputs share: that a thing is there, of its kind, and not there twice.
import { type Issue, spelledOut, unknownId } from "./errors.ts";
import { isPlainObject, unknownKeys } from "./plain-object.ts";
import { unexpected } from "./unexpected.ts";

type Path = readonly PropertyKey[];

/** Checks that collect what they find. */
export interface Checks {
  /** Every problem found so far. */
  readonly issues: Issue[];
  /** A record; `undefined` when it is not one. Unless it is `open`, other keys than these are problems. */
  readonly record: (
    value: unknown,
    path: Path,
    what: string,
    keys: readonly string[],
    open?: boolean,
  ) => { readonly [key: string]: unknown } | undefined;
  /** The elements of a list; none when it is not one, or has fewer than `least`. */
  readonly list: (value: unknown, path: Path, least: number) => readonly unknown[];
  /** Text that is not empty, nor in `seen` already, which it joins. */
  readonly text: (value: unknown, path: Path, seen?: Set<string>) => void;
  /** One of the known ids. */
  readonly known: (value: unknown, path: Path, kind: string, ids: ReadonlySet<string>) => void;
}

/** Fresh checks, with nothing found. */
export function checks(): Checks {
  const issues: Issue[] = [];
  return {
    issues,
    record(value, path, what, keys, open) {
      if (isPlainObject(value)) {
        if (!open) for (const issue of unknownKeys(value, keys, path)) issues.push(issue);
        return value;
      }
      issues.push(unexpected(path, value, `${what} (${keys.join(", ")})`));
      return undefined;
    },
    list(value, path, least) {
      if (!Array.isArray(value)) issues.push(unexpected(path, value, "a list"));
      else if (value.length < least) issues.push(unexpected(path, value, `a list of ${least} or more`, "empty"));
      // Holes are filled, so that none is passed over.
      else return Array.from(value);
      return [];
    },
    text(value, path, seen) {
      if (typeof value !== "string" || value === "") issues.push(unexpected(path, value, "text"));
      else if (seen?.has(value)) {
        issues.push(unexpected(path, value, "an id that stands here once", "duplicate"));
      } else seen?.add(value);
    },
    known(value, path, kind, ids) {
      if (typeof value === "string" && ids.has(value)) return;
      issues.push(unknownId(path, value, kind, issues.length < spelledOut ? [...ids] : []));
    },
  };
}
