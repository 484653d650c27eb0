import {
  type CrosswalkError,
  competenciesOf,
  compose,
  createCrosswalk,
  crosswalk,
  domainsOf,
  lookForsOf,
  metricOfDomain,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { expectIssues } from "../issues.ts";

/** Checks what createCrosswalk finds wrong with parts. */
const expectFor = (parts: unknown, expected: readonly string[]): void => {
  expectIssues(() => createCrosswalk(parts as never), expected);
};

describe("the message about a crosswalk", () => {
  it("names each of its problems, with what was found and what was expected", () => {
    expectFor(null, ["wrong-type"]);
    expectFor({}, ["sources missing", "targets missing", "links missing"]);
    expectFor({ sources: [], targets: ["x", "", "x"], links: [3, {}, { source: "a", target: "x", via: "" }] }, [
      "sources empty",
      "targets.1 wrong-type",
      "targets.2 duplicate",
      "links.0 wrong-type",
      "links.1.source unknown-id",
      "links.1.target unknown-id",
      "links.2.source unknown-id",
      "links.2.via wrong-type",
    ]);
    expectFor({ sources: ["a", "b", "a"], targets: ["x"], links: [{ source: "c", target: "y" }] }, [
      "sources.2 duplicate",
      "links.0.source unknown-id",
      "links.0.target unknown-id",
    ]);
  });

  it("calls a link the same by its source, target and via together", () => {
    const links = [
      { source: "a", target: "x", via: "v" },
      { source: "a", target: "x", via: "w" },
      { source: "a", target: "x" },
      { source: "b", target: "x", via: "v" },
      { source: "a", target: "y", via: "v" },
    ];
    const sides = { sources: ["a", "b"], targets: ["x", "y"] };
    expectFor({ ...sides, links }, []);
    expectFor({ ...sides, links: [...links, ...links.slice(1, 3)] }, ["links.5 duplicate", "links.6 duplicate"]);
  });

  it("gives a hint to the first twenty unknown ids", () => {
    const links = Array.from({ length: 11 }, () => ({ source: "aab", target: "xxy" }));
    const parts = { sources: ["aaa"], targets: ["xxx"], links };
    expectFor(
      parts,
      links.flatMap((_, n) => [`links.${n}.source unknown-id`, `links.${n}.target unknown-id`]),
    );
    // The message spells out the first twenty alone.
    expect(() => createCrosswalk(parts as never)).toThrow(
      expect.toSatisfy(({ issues }: CrosswalkError) => {
        return issues.every(({ message }, n) => /"(aaa|xxx)"/.test(message) === n < 20);
      }),
    );
  });

  it("names the nearest ids of the side that was asked", () => {
    expectIssues(() => crosswalk.targetsOf("3.8" as never), ["unknown-id"]);
    expectIssues(() => crosswalk.targetsOf("9.9" as never), ["unknown-id"]);
    expectIssues(() => crosswalk.sourcesOf("M6" as never), ["unknown-id"]);
  });

  it("names the nearest ids of the kind that was expected", () => {
    expectIssues(() => lookForsOf("D1" as never), ["unknown-id"]);
    expectIssues(() => competenciesOf("3.5" as never), ["unknown-id"]);
    expectIssues(() => domainsOf("D1" as never), ["unknown-id"]);
    expectIssues(() => metricOfDomain("M1" as never), ["unknown-id"]);
  });

  it("names the targets that a second crosswalk does not go on from", () => {
    const first = createCrosswalk({ sources: ["a"], targets: ["x", "y"], links: [] });
    const second = createCrosswalk({ sources: ["x"], targets: ["p"], links: [] });
    expectIssues(() => compose(first, second as never), ["targets.1 unknown-id"]);
  });
});

describe("the links of a crosswalk", () => {
  it("are copies, frozen, so that later changes of the parts do not reach it", () => {
    const link: { source: "a"; target: "x" | "y"; via: string } = { source: "a", target: "x", via: "v" };
    const made = createCrosswalk({ sources: ["a", "b"], targets: ["x", "y"], links: [link] });
    link.target = "y";
    expect(made.links).toEqual([{ source: "a", target: "x", via: "v" }]);
    expect(made.links.every(Object.isFrozen)).toBe(true);
    expect(made.targetsOf("a")).toEqual(["x"]);
    expect(made.targetsOf("b")).toEqual([]);
    expect(made.unmapped).toEqual(["b"]);
  });

  it("of the framework are frozen too", () => {
    expect(crosswalk.links.every(Object.isFrozen)).toBe(true);
    expect(crosswalk.links[0]).toEqual({ source: "1.1", target: "M1", via: "M1.1" });
  });
});
