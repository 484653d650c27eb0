import {
  type Crosswalk,
  CrosswalkError,
  type CrosswalkLink,
  compose,
  createCrosswalk,
  crosswalk,
  crosswalkPlan,
  invert,
  type Plan,
  projectToMetrics,
  scale,
  score,
  UnknownIdError,
} from "cei-framework";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const small = createCrosswalk({
  sources: ["a", "b", "c"],
  targets: ["x", "y"],
  links: [
    { source: "b", target: "y", via: "one" },
    { source: "a", target: "x" },
    { source: "b", target: "x" },
    { source: "b", target: "y", via: "two" },
  ],
});

describe("createCrosswalk", () => {
  it("reads links in both directions, in their order, without repeats", () => {
    expect(small.targetsOf("b")).toEqual(["y", "x"]);
    expect(small.sourcesOf("x")).toEqual(["a", "b"]);
    expect(small.targetsOf("c")).toEqual([]);
    expect(small.unmapped).toEqual(["c"]);
    expect(small.shared).toEqual(["b"]);
    expect(small.coverage()).toEqual({
      sources: { total: 3, linked: 2, share: 2 / 3 },
      targets: { total: 2, linked: 2, share: 1 },
    });
  });

  it("copies and freezes, and keeps what else a link holds", () => {
    const links = [{ source: "a", target: "x", note: "why" }] as const;
    const made = createCrosswalk({ sources: ["a"], targets: ["x"], links });
    expect(made.links).toEqual(links);
    expect(made.links[0]).not.toBe(links[0]);
    expect(Object.isFrozen(made.links[0])).toBe(true);
  });

  it("takes a whole crosswalk again", () => {
    expect(createCrosswalk(crosswalk).links).toEqual(crosswalk.links);
  });

  it("names every link to nowhere, every repeat and every empty side, at once", () => {
    const wrong = {
      sources: ["a", "a", ""],
      targets: [] as string[],
      links: [{ source: "a", target: "x" }, { source: "q", target: "z", via: "" }, "a to x"],
    };
    expect(() => createCrosswalk(wrong as never)).toThrow(CrosswalkError);
    expect(issuesOf(() => createCrosswalk(wrong as never))).toEqual([
      "sources.1 duplicate",
      "sources.2 wrong-type",
      "targets empty",
      "links.0.target unknown-id",
      "links.1.source unknown-id",
      "links.1.target unknown-id",
      "links.1.via wrong-type",
      "links.2 wrong-type",
    ]);
  });

  it("holds two links for the same only when source, target and via are", () => {
    const parts = { sources: ["a"], targets: ["x"] } as const;
    const link = { source: "a", target: "x" } as const;
    expect(issuesOf(() => createCrosswalk({ ...parts, links: [link, { ...link, via: "v" }] }))).toEqual([]);
    expect(issuesOf(() => createCrosswalk({ ...parts, links: [link, { ...link }] }))).toEqual(["links.1 duplicate"]);
  });

  it.each([undefined, null, 1, "crosswalk", [], new Map()])("refuses %o", (parts) => {
    expect(() => createCrosswalk(parts as never)).toThrow(CrosswalkError);
    expect(issuesOf(() => createCrosswalk(parts as never))).toEqual([parts === undefined ? "missing" : "wrong-type"]);
  });

  it("refuses what JSON cannot say, and holes, without falling over them", () => {
    const parts = {
      sources: Object.assign(["a"], { 2: 1n }),
      targets: ["x"],
      links: [{ source: 1n, target: Object.create(null) }],
    };
    expect(() => createCrosswalk(parts as never)).toThrow(CrosswalkError);
    expect(issuesOf(() => createCrosswalk(parts as never))).toEqual([
      "sources.1 missing",
      "sources.2 wrong-type",
      "links.0.source unknown-id",
      "links.0.target unknown-id",
    ]);
  });

  it("takes hostile ids for ids like any other", () => {
    const hostile = createCrosswalk({
      sources: ["__proto__", "constructor"],
      targets: ["toString"],
      links: [{ source: "__proto__", target: "toString" }],
    });
    expect(hostile.targetsOf("__proto__")).toEqual(["toString"]);
    expect(hostile.targetsOf("constructor")).toEqual([]);
    expect(() => hostile.targetsOf("valueOf" as never)).toThrow(UnknownIdError);
  });
});

describe("compose", () => {
  const onward = createCrosswalk({
    sources: ["y", "x", "w"],
    targets: ["p", "q"],
    links: [
      { source: "x", target: "p" },
      { source: "y", target: "p" },
    ],
  });

  it("links what is linked through the middle, and keeps the chains that made it", () => {
    const whole = compose(small, onward);
    expect(whole.links).toEqual([
      { source: "b", target: "p", via: "one", chains: [[small.links[0], onward.links[1]]] },
      { source: "a", target: "p", chains: [[small.links[1], onward.links[0]]] },
      { source: "b", target: "p", chains: [[small.links[2], onward.links[0]]] },
      { source: "b", target: "p", via: "two", chains: [[small.links[3], onward.links[1]]] },
    ]);
    expect(whole.links.map((link) => Object.keys(link).length)).toEqual([4, 3, 3, 4]);
    expect(whole.links.flatMap((link) => [link, link.chains, link.chains[0]]).every(Object.isFrozen)).toBe(true);
    expect(whole.unmapped).toEqual(["c"]);
    expect(whole.coverage().targets).toEqual({ total: 2, linked: 1, share: 0.5 });
  });

  it("keeps both vias where both links have one, and all chains of a link that is the same otherwise", () => {
    const first = createCrosswalk({
      sources: ["a"],
      targets: ["m", "n"],
      links: [
        { source: "a", target: "m", via: "v" },
        { source: "a", target: "n", via: "v" },
      ],
    });
    const second = createCrosswalk({
      sources: ["m", "n"],
      targets: ["p"],
      links: [
        { source: "m", target: "p", via: "w" },
        { source: "n", target: "p", via: "w" },
      ],
    });
    expect(compose(first, second).links).toEqual([
      {
        source: "a",
        target: "p",
        via: '["v","w"]',
        chains: [
          [first.links[0], second.links[0]],
          [first.links[1], second.links[1]],
        ],
      },
    ]);
  });

  it("refuses a middle that the second does not know, naming all of it", () => {
    const elsewhere = createCrosswalk({ sources: ["z"], targets: ["p"], links: [] });
    expect(() => compose(small, elsewhere as never)).toThrow(CrosswalkError);
    expect(issuesOf(() => compose(small, elsewhere as never))).toEqual([
      "targets.0 unknown-id",
      "targets.1 unknown-id",
    ]);
  });
});

describe("an invalid crosswalk", () => {
  it.each([undefined, null, {}, { sources: ["a"], targets: ["b"] }])("cannot be inverted or composed (%j)", (none) => {
    expect(() => invert(none as never)).toThrow(CrosswalkError);
    expect(() => compose(none as never, small as never)).toThrow(CrosswalkError);
    expect(() => compose(small, none as never)).toThrow(CrosswalkError);
  });
});

describe("invert", () => {
  it("reads every link from its other end, in the same order", () => {
    const inverted = invert(crosswalk);
    expect(inverted.sources).toEqual(crosswalk.targets);
    expect(inverted.targetsOf("M4")).toEqual(["4.4", "3.5", "3.6"]);
    expect(inverted.links[0]).toEqual({ source: "M1", target: "1.1", via: "M1.1" });
  });
});

describe("the laws", () => {
  const ids = (prefix: string) =>
    fc.integer({ min: 1, max: 5 }).map((n) => Array.from({ length: n }, (_, i) => prefix + i));
  const between = (sources: string[], targets: string[]) =>
    fc
      .uniqueArray(
        fc.record({
          source: fc.constantFrom(...sources),
          target: fc.constantFrom(...targets),
          via: fc.option(fc.constantFrom("v", "w"), { nil: undefined }),
        }),
        { selector: ({ source, target, via }) => `${source} ${target} ${via}`, maxLength: 15 },
      )
      .map((links: CrosswalkLink[]) => createCrosswalk({ sources, targets, links }));
  const chainOfThree = fc
    .tuple(ids("a"), ids("b"), ids("c"), ids("d"))
    .chain(([a, b, c, d]) => fc.tuple(between(a, b), between(b, c), between(c, d)));
  const identity = (on: readonly string[]) =>
    createCrosswalk({ sources: on, targets: on, links: on.map((id) => ({ source: id, target: id })) });

  it("inverting twice is the identity", () => {
    fc.assert(
      fc.property(chainOfThree, ([first]) => {
        expect(invert(invert(first)).links).toEqual(first.links);
        expect(invert(invert(first)).sources).toEqual(first.sources);
      }),
    );
  });

  it("composing is associative on the pairs", () => {
    fc.assert(
      fc.property(chainOfThree, ([first, second, third]) => {
        const left = compose(compose(first, second), third);
        const right = compose(first, compose(second, third));
        expect(distinct(left)).toEqual(distinct(right));
      }),
    );
  });

  it("composing with the identity changes no link", () => {
    const linksOf = ({ links }: { links: readonly CrosswalkLink[] }) =>
      links.map(({ source, target, via }) => JSON.stringify([source, target, via])).sort();
    fc.assert(
      fc.property(chainOfThree, ([first]) => {
        expect(linksOf(compose(identity(first.sources), first))).toEqual(linksOf(first));
        expect(linksOf(compose(first, identity(first.targets)))).toEqual(linksOf(first));
      }),
    );
  });

  it("composing with the identity changes no score, however links are grouped and shared", () => {
    const scored = chainOfThree.chain(([first]) =>
      fc.record({
        first: fc.constant(first),
        list: fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, "n/a" as const)), {
          minLength: first.sources.length,
          maxLength: first.sources.length,
        }),
        by: fc.constantFrom("via" as const, "link" as const),
        shared: fc.constantFrom("full" as const, "split" as const),
      }),
    );
    const on = scale({ min: 1, max: 4 });
    fc.assert(
      fc.property(scored, ({ first, list, by, shared }) => {
        const ratings = Object.fromEntries(first.sources.map((id, i) => [id, list[i] ?? null]));
        const scoresBy = (crosswalk: Crosswalk) => {
          const { targets } = score(ratings, on, crosswalkPlan(crosswalk, { by, shared, minCoverage: 0 }));
          return crosswalk.targets.map((id) => [targets[id]?.score ?? null, targets[id]?.coverage ?? null]);
        };
        const close = scoresBy(first).map((both) => both.map((one) => (one === null ? null : expect.closeTo(one, 12))));
        expect(scoresBy(compose(identity(first.sources), first) as never)).toEqual(close);
        expect(scoresBy(compose(first, identity(first.targets)) as never)).toEqual(close);
      }),
    );
  });

  it("CEI's crosswalk with an identity on the metrics scores M2 as CEI's does", () => {
    const ratings = { "2.1": 1, "2.2": 1, "2.4": 4, "2.5": 4 } as const;
    const plan = crosswalkPlan(compose(crosswalk, identity(crosswalk.targets) as never));
    const { targets } = score(ratings as never, scale({ min: 1, max: 4 }), plan as Plan);
    // M2.1 cites 2.1 and 2.2 (0); M2.2 and M2.3 are 1: 2/3.
    expect(targets["M2"]?.score).toBeCloseTo(2 / 3, 14);
    const scores = projectToMetrics({ instrument: "1.0", scale: { min: 1, max: 4 }, ratings });
    expect(targets["M2"]?.score).toBe(scores.targets.M2.score);
  });

  it("inverting a composition composes the inversions the other way round", () => {
    fc.assert(
      fc.property(chainOfThree, ([first, second]) => {
        const inverted = invert(compose(first, second));
        const composed = compose(invert(second), invert(first));
        expect(distinct(inverted)).toEqual(distinct(composed));
      }),
    );
  });

  it("composing is what relations say: a pair is linked exactly when something in the middle links it", () => {
    fc.assert(
      fc.property(chainOfThree, ([first, second]) => {
        const whole = compose(first, second);
        for (const source of first.sources) {
          for (const target of second.targets) {
            const linked = first.targetsOf(source).some((middle) => second.targetsOf(middle).includes(target));
            expect(whole.targetsOf(source).includes(target)).toBe(linked);
          }
        }
      }),
    );
  });

  it("each composed link keeps chains that begin at its source, meet, and end at its target", () => {
    fc.assert(
      fc.property(chainOfThree, ([first, second]) => {
        for (const { source, target, chains } of compose(first, second).links) {
          expect(chains.length).toBeGreaterThan(0);
          for (const [one, other] of chains) {
            expect([one.source, one.target, other.target]).toEqual([source, other.source, target]);
          }
        }
      }),
    );
  });
});

function distinct({ links }: { links: readonly { source: string; target: string }[] }): string[] {
  return [...new Set(links.map(({ source, target }) => `${source}>${target}`))].sort();
}
