// The checks that the parts of a crosswalk package share, beside those that all structured inputs share.
import { type Checks, checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { otherText, unexpected } from "../model/unexpected.ts";
import { isUri } from "./uris.ts";
import { wellFormed } from "./uuid.ts";

type Path = readonly PropertyKey[];

const slug = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;

/** Checks that collect what they find. */
export interface PackageChecks extends Checks {
  /** Adds issues that were found elsewhere. */
  readonly add: (issues: readonly Issue[], path?: Path) => void;
  /** Text, or nothing. */
  readonly optional: (value: unknown, path: Path) => void;
  /** An absolute URI. */
  readonly uri: (value: unknown, path: Path) => void;
  /** Text of a form. */
  readonly matching: (value: unknown, path: Path, pattern: RegExp, expected: string) => void;
  /** A slug that is not in `seen` already, which it joins. */
  readonly key: (value: unknown, path: Path, seen: Set<string>) => void;
}

/** Fresh checks, with nothing found. Text must be well-formed. */
export function packageChecks(): PackageChecks {
  const shared = checks();
  const { issues } = shared;
  function text(value: unknown, path: Path, seen?: Set<string>): void {
    shared.text(value, path, seen);
    // Half of a character of two, alone, cannot be said in UTF-8.
    if (typeof value !== "string" || wellFormed(value) === value) return;
    issues.push(unexpected(path, value, "text without half characters (lone surrogates)", "wrong-value"));
  }
  function matching(value: unknown, path: Path, pattern: RegExp, expected: string): void {
    if (typeof value !== "string" || !pattern.test(value)) issues.push(otherText(path, value, expected));
  }
  return {
    ...shared,
    text,
    matching,
    add(found, path = []) {
      for (const issue of found) issues.push({ ...issue, path: [...path, ...issue.path] });
    },
    optional(value, path) {
      if (value !== undefined) text(value, path);
    },
    uri(value, path) {
      if (!isUri(value)) issues.push(otherText(path, value, "an absolute URI"));
    },
    key(value, path, seen) {
      if (typeof value === "string" && seen.has(value)) {
        issues.push(unexpected(path, value, "a key that nothing else here has", "duplicate"));
        return;
      }
      matching(value, path, slug, "a slug (a-z first, then a-z, 0-9, with . or - between)");
      if (typeof value === "string") seen.add(value);
    },
  };
}
