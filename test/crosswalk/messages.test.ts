import { compose, createCrosswalk, crosswalk } from "cei-framework";
import { describe, expect, it } from "vitest";
import { messagesOf } from "../model/messages-of.ts";

/** What createCrosswalk says of parts. */
const said = (parts: unknown): string[] => messagesOf(() => createCrosswalk(parts as never));

describe("what is said of a crosswalk", () => {
  it("names each of its problems, with what was found and what was expected", () => {
    expect(said(null)).toEqual([": null was found; a crosswalk (sources, targets, links) was expected"]);
    expect(said({})).toEqual([
      "sources: nothing was found; a list was expected",
      "targets: nothing was found; a list was expected",
      "links: nothing was found; a list was expected",
    ]);
    expect(
      said({ sources: [], targets: ["x", "", "x"], links: [3, {}, { source: "a", target: "x", via: "" }] }),
    ).toEqual([
      "sources: an empty list was found; a list of 1 or more was expected",
      'targets.1: "" was found; text was expected',
      'targets.2: "x" was found; an id that stands here once was expected',
      "links.0: 3 was found; a link (source, target) was expected",
      "links.1.source: nothing is not a source of this crosswalk",
      "links.1.target: nothing is not a target of this crosswalk",
      'links.2.source: "a" is not a source of this crosswalk',
      'links.2.via: "" was found; text was expected',
    ]);
    expect(said({ sources: ["a", "b", "a"], targets: ["x"], links: [{ source: "c", target: "y" }] })).toEqual([
      'sources.2: "a" was found; an id that stands here once was expected',
      'links.0.source: "c" is not a source of this crosswalk; nearest: "b", "a"',
      'links.0.target: "y" is not a target of this crosswalk; nearest: "x"',
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
    expect(said({ ...sides, links })).toEqual([]);
    expect(said({ ...sides, links: [...links, ...links.slice(1, 3)] })).toEqual([
      "links.5: an earlier link is the same",
      "links.6: an earlier link is the same",
    ]);
  });

  it("gives a hint to the first twenty unknown ids", () => {
    const links = Array.from({ length: 11 }, () => ({ source: "b", target: "y" }));
    const messages = said({ sources: ["a"], targets: ["x"], links });
    expect(messages).toHaveLength(22);
    expect(messages.slice(0, 20).every((message) => message.includes("; nearest: "))).toBe(true);
    expect(messages.slice(20)).toEqual([
      'links.10.source: "b" is not a source of this crosswalk',
      'links.10.target: "y" is not a target of this crosswalk',
    ]);
  });

  it("names the nearest ids of the side that was asked", () => {
    expect(messagesOf(() => crosswalk.targetsOf("3.8" as never))).toEqual([
      ': "3.8" is not a source of this crosswalk; nearest: "3.7", "3.6", "3.5"',
    ]);
    expect(messagesOf(() => crosswalk.sourcesOf("M6" as never))).toEqual([
      ': "M6" is not a target of this crosswalk; nearest: "M5", "M4", "M3"',
    ]);
  });

  it("names the targets that a second crosswalk does not go on from", () => {
    const first = createCrosswalk({ sources: ["a"], targets: ["x", "y"], links: [] });
    const second = createCrosswalk({ sources: ["x"], targets: ["p"], links: [] });
    expect(messagesOf(() => compose(first, second as never))).toEqual([
      'targets.1: "y" is not a source of the second crosswalk; nearest: "x"',
    ]);
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
