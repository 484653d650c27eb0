// One problem of an input.

/** The kind of problem, for programs; stable between versions. */
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
  /** The keys that lead to the value, from the outside in; empty for the input itself. */
  readonly path: readonly PropertyKey[];
  /** What was expected and what was found. The place is in `path`. */
  readonly message: string;
  /** The kind of problem, for programs. */
  readonly code: IssueCode;
  /** The values in the message, so that you can write your own or translate it. */
  readonly params: { readonly [name: string]: unknown };
}

/** How many issues an error's message lists, and how many unknown ids get a hint. `issues` has all of them. */
export const spelledOut = 20;
