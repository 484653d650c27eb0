// The wording that all entries share.

import { type Issue, RatingError } from "cei-framework";
import { describe, it } from "vitest";
import { otherText, outOfRange, unexpected } from "../../src/check/messages.ts";
import { anything, checkOptions, oneOf, required } from "../../src/check/options.ts";
import { expectIssues } from "../issues.ts";

/** A call that throws these issues. */
function throwing(...issues: Issue[]): () => never {
  return () => {
    throw new RatingError(issues);
  };
}

describe("the message of an error", () => {
  const issue = (n: number): Issue => ({
    path: ["ratings", `${n}`],
    message: `problem ${n}`,
    code: "off-scale",
    params: {},
  });
  const places = (count: number) => Array.from({ length: count }, (_, n) => `ratings.${n} off-scale`);

  it.each([1, 20, 23])("spells out twenty problems at most, here of %i, and counts the others", (count) => {
    const issues = Array.from({ length: count }, (_, n) => issue(n));
    expectIssues(throwing(...issues), places(count));
  });
});

describe("the message of an issue", () => {
  it("says what was found and what was expected", () => {
    expectIssues(throwing(unexpected(["a", 0], undefined, "a list")), ["a.0 missing"]);
    expectIssues(throwing(outOfRange(["n"], -1, "a number from 0")), ["n out-of-range"]);
    expectIssues(throwing(otherText(["t"], "a b", "a slug")), ["t wrong-value"]);
  });
});

describe("the message about options", () => {
  it.each([[null], [[]], [3]])("says that %j is not an object of options", (options) => {
    expectIssues(() => checkOptions(options, { a: anything }), ["wrong-type"]);
  });

  it("lists the allowed keys", () => {
    expectIssues(() => checkOptions({ c: 1 }, { a: anything, b: anything }), ["c unknown-key"]);
  });

  it("tells all problems at once", () => {
    const more = ({ b }: { readonly [key: string]: unknown }) => [unexpected(["b"], b, "less than a")];
    expectIssues(
      () => checkOptions({ a: "z", b: 2, c: 1 }, { a: oneOf("x", "y"), b: anything }, more),
      ["c unknown-key", "a wrong-value", "b wrong-type"],
    );
  });

  it("lists the words that an option may be", () => {
    expectIssues(() => checkOptions({ a: "z" }, { a: oneOf("x", "y") }), ["a wrong-value"]);
    expectIssues(() => checkOptions({ a: ["x"] }, { a: oneOf("x", "y", "z") }), ["a wrong-type"]);
    expectIssues(() => checkOptions({}, { a: required(oneOf("x")) }), ["a missing"]);
  });
});
