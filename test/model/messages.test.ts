// The wording that all entries share, and that of ids which are not known.
import { competency, domain, type Issue, lookFor, metric, metricsOf, RatingError, resolveId } from "cei-framework";
import { describe, expect, it } from "vitest";
import { counted } from "../../src/model/counted.ts";
import { checkOptions, wordIssues } from "../../src/model/options.ts";
import { resolved } from "../../src/model/resolve-id.ts";
import { otherText, outOfRange, unexpected } from "../../src/model/unexpected.ts";
import { expectIssues } from "../issues.ts";

/** A call that throws these issues. */
function throwing(...issues: Issue[]): () => never {
  return () => {
    throw new RatingError(issues);
  };
}

describe("the message of an error", () => {
  const issue = (n: number): Issue => ({ path: ["ratings", `${n}`], message: `problem ${n}`, code: "off-scale" });
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

  it("counts in the singular and in the plural", () => {
    expect([0, 1, 2].map((count) => counted(count, "cell"))).toMatchSnapshot();
  });
});

describe("the message about options", () => {
  const none = (): [] => [];
  const more = ({ a }: { readonly [key: string]: unknown }) => wordIssues(a, ["x", "y"], ["a"]);

  it.each([[null], [[]], [3]])("says that %j is no object of options", (options) => {
    expectIssues(() => checkOptions(options, ["a"], none), ["wrong-type"]);
  });

  it("lists the keys that there are", () => {
    expectIssues(() => checkOptions({ c: 1 }, ["a", "b"], none), ["c unknown-key"]);
  });

  it("tells all problems at once", () => {
    expectIssues(() => checkOptions({ a: "z", c: 1 }, ["a"], more), ["c unknown-key", "a wrong-value"]);
  });

  it("lists the words that an option may be", () => {
    expectIssues(throwing(...wordIssues("z", ["x", "y"], ["a"])), ["a wrong-value"]);
    expectIssues(throwing(...wordIssues(undefined, ["x"], ["a"])), ["a missing"]);
    expectIssues(throwing(...wordIssues(["x"], ["x"], ["a"])), ["a wrong-type"]);
  });
});

describe("the message about an unknown id", () => {
  it.each<[kind: string, look: () => unknown]>([
    ["a domain", () => domain("D8" as never)],
    ["a competency", () => competency("3.8" as never)],
    ["a metric", () => metric("m3" as never)],
    ["a look-for", () => lookFor("M2.4" as never)],
    ["a competency whose metrics are asked for", () => metricsOf("9.9" as never)],
    ["any kind and version", () => resolveId("3.8")],
  ])("names the nearest ids of %s", (_kind, look) => {
    expectIssues(look, ["unknown-id"]);
  });

  it("names a former id among the nearest", () => {
    const former = { "3.8": ["3.7"], D8: ["D6", "D7"], "M5.9": ["M5.8"] } as const;
    expectIssues(() => resolved("M5.99", former), ["unknown-id"]);
    expectIssues(() => resolved("3.9", former), ["unknown-id"]);
  });

  it("cuts a long id short", () => {
    expectIssues(() => metricsOf("x".repeat(1e6) as never), ["unknown-id"]);
  });
});
