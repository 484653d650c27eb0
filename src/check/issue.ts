// One problem of an input.

/** What an issue is about, for programs; stable between versions. */
export type IssueCode =
  | "ambiguous-id"
  | "ambiguous-na"
  | "duplicate"
  | "empty"
  | "inconsistent"
  | "malformed"
  | "missing"
  | "no-items"
  | "not-utf-8"
  | "not-whole"
  | "off-scale"
  | "out-of-range"
  | "reserved"
  | "row-length"
  | "small-group"
  | "stray-quote"
  | "stray-return"
  | "too-long"
  | "unclosed-quote"
  | "undeclared-prefix"
  | "unknown-column"
  | "unknown-id"
  | "unknown-key"
  | "wrong-type"
  | "wrong-value";

/** One problem of an input, in the shape of a Standard Schema issue. */
export interface Issue {
  /** Keys from the outside of the input in; empty when the input itself is meant. */
  readonly path: readonly PropertyKey[];
  /** What was expected and what was found; the place is in `path`. */
  readonly message: string;
  /** The kind of problem, for programs. */
  readonly code: IssueCode;
  /** The values that the message was made of, for a message of your own. */
  readonly params: { readonly [name: string]: unknown };
}

/** How many issues a message spells out, and how many unknown ids of an input get a hint; all are in `issues`. */
export const spelledOut = 20;
