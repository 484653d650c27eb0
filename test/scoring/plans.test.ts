import {
  CrosswalkError,
  compose,
  createCrosswalk,
  createPlan,
  crosswalk,
  crosswalkPlan,
  domainPlan,
  lookForPlan,
  metricPlan,
  OptionsError,
  type Plan,
  PlanError,
  projectionPlan,
  scale,
  score,
} from "cei-framework";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const part = (id: string, ...items: string[]) => ({
  id,
  weight: 1,
  items: items.map((item) => ({ id: item, weight: 1 })),
});

describe("domainPlan", () => {
  it("has a part for each competency, of weight 1", () => {
    const plan = domainPlan();
    expect(plan.minCoverage).toBe(0.5);
    expect(plan.items).toHaveLength(34);
    expect(plan.targets.map(({ id, parts }) => `${id} ${parts.length}`).join()).toBe(
      "D1 5,D2 5,D3 7,D4 4,D5 4,D6 4,D7 5",
    );
    expect(plan.targets[0]?.parts[0]).toEqual(part("1.1", "1.1"));
  });
});

describe("lookForPlan", () => {
  it("has a part for each look-for, of weight 1", () => {
    const plan = lookForPlan({ minCoverage: 1 });
    expect(plan.minCoverage).toBe(1);
    expect(plan.items).toHaveLength(24);
    expect(plan.targets.map(({ id, parts }) => `${id} ${parts.length}`).join()).toBe("M1 6,M2 3,M3 5,M4 2,M5 8");
    expect(plan.targets[3]?.parts).toEqual([part("M4.1", "M4.1"), part("M4.2", "M4.2")]);
  });
});

describe("projectionPlan", () => {
  it("has a part for each look-for, of the competencies that it cites", () => {
    const plan = projectionPlan();
    expect(plan.items).toHaveLength(34);
    expect(plan.targets[1]?.parts).toEqual([part("M2.1", "2.1", "2.2"), part("M2.2", "2.4"), part("M2.3", "2.5")]);
    expect(plan.targets[3]?.parts).toEqual([part("M4.1", "4.4"), part("M4.2", "3.5", "3.6")]);
  });

  it("has a part for each citation, by competency", () => {
    const plan = projectionPlan({ by: "competency" });
    expect(plan.targets[3]?.parts).toEqual([part("4.4", "4.4"), part("3.5", "3.5"), part("3.6", "3.6")]);
  });

  it("halves what feeds two metrics when it is split, and a part weighs the mean of its items", () => {
    const half = (id: string) => ({ id, weight: 0.5, items: [{ id, weight: 0.5 }] });
    expect(projectionPlan({ shared: "split" }).targets[3]?.parts).toEqual([
      part("M4.1", "4.4"),
      {
        id: "M4.2",
        weight: 0.5,
        items: [
          { id: "3.5", weight: 0.5 },
          { id: "3.6", weight: 0.5 },
        ],
      },
    ]);
    expect(projectionPlan({ shared: "split", by: "competency" }).targets[3]?.parts).toEqual([
      part("4.4", "4.4"),
      half("3.5"),
      half("3.6"),
    ]);
  });

  it("is the crosswalkPlan of CEI's crosswalk", () => {
    for (const shared of ["full", "split"] as const) {
      const { name: _mine, ...byLookFor } = projectionPlan({ shared, minCoverage: 0.7 });
      const { name: _other, ...byVia } = crosswalkPlan(crosswalk, { shared, minCoverage: 0.7 });
      expect(byLookFor).toEqual(byVia);
      const { name: _third, ...byCompetency } = projectionPlan({ shared, by: "competency" });
      const { name: _fourth, ...byLink } = crosswalkPlan(crosswalk, { shared, by: "link" });
      expect(byCompetency).toEqual(byLink);
    }
  });
});

describe("the plans of the framework", () => {
  it.each([
    ["domainPlan", domainPlan],
    ["lookForPlan", lookForPlan],
    ["metricPlan", metricPlan],
    ["projectionPlan", projectionPlan],
  ] as const)("%s is frozen, and the same for the same options", (_name, make) => {
    expect(make()).toBe(make());
    expect(make({})).toBe(make());
    expect(make({ minCoverage: 0.5 })).toBe(make());
    expect(make({ minCoverage: 0.6 })).not.toBe(make());
    const [target] = make().targets;
    expect(
      [make(), make().items, target, target?.parts, target?.parts[0]?.items].every((x) => Object.isFrozen(x)),
    ).toBe(true);
  });

  it("stay right when more sets of options are used than are kept", () => {
    const before = projectionPlan({ minCoverage: 0.123 });
    for (let n = 0; n < 200; n++) expect(projectionPlan({ minCoverage: n / 200 }).minCoverage).toBe(n / 200);
    expect(projectionPlan({ minCoverage: 0.123 })).toEqual(before);
  });

  it.each([
    [{ minCoverage: 1.01 }, ["minCoverage out-of-range"]],
    [
      { minCoverage: -0.1, by: "item", shared: null },
      ["minCoverage out-of-range", "by wrong-value", "shared wrong-type"],
    ],
    [{ minCoverage: Number.NaN }, ["minCoverage out-of-range"]],
    [{ minCoverage: "0.5" }, ["minCoverage wrong-type"]],
    [{ mincoverage: 0.5 }, ["mincoverage unknown-key"]],
    [JSON.parse('{ "__proto__": 1 }'), ["__proto__ unknown-key"]],
    [0.5, ["wrong-type"]],
    [null, ["wrong-type"]],
  ])("refuse the options %j", (options, problems) => {
    expect(() => projectionPlan(options as never)).toThrow(OptionsError);
    expect(issuesOf(() => projectionPlan(options as never))).toEqual(problems);
  });
});

describe("metricPlan", () => {
  it("has each metric's own rating, and a part for each of its look-fors", () => {
    const plan = metricPlan();
    expect(plan.items).toHaveLength(5 + 24);
    expect(plan.items.slice(0, 6)).toEqual(["M1", "M2", "M3", "M4", "M5", "M1.1"]);
    expect(plan.targets.map(({ id, direct }) => [id, direct])).toEqual(
      ["M1", "M2", "M3", "M4", "M5"].map((id) => [id, id]),
    );
    expect(plan.targets.map(({ parts }) => parts.length)).toEqual([6, 3, 5, 2, 8]);
    expect(plan.targets[3]?.parts).toEqual([part("M4.1", "M4.1"), part("M4.2", "M4.2")]);
  });
});

describe("a direct rating", () => {
  const targets = [{ id: "t", direct: "d", parts: [] }] as const;

  it("is enough for a target, and goes before its parts", () => {
    const plan = createPlan({ name: "direct", items: ["d"], targets });
    const on = scale({ min: 1, max: 5 });
    expect(score({ d: 4 }, on, plan).targets.t).toEqual({
      ...{ score: 0.75, status: "scored", coverage: 1, rated: 1, applicable: 1, basis: "direct", parts: [] },
      direct: { id: "d", rating: 4, score: 0.75, status: "scored", coverage: 1 },
      byParts: { score: null, status: "not-applicable", coverage: null },
    });
  });

  it("leaves a target that has nothing else without a score where it is missing, and not applicable where it is n/a", () => {
    const plan = createPlan({ name: "direct", items: ["d"], targets });
    const on = scale({ min: 1, max: 5 });
    expect(score({}, on, plan).targets.t).toMatchObject({
      status: "insufficient",
      coverage: 0,
      rated: 0,
      applicable: 1,
    });
    expect(score({ d: "n/a" }, on, plan).targets.t).toMatchObject({
      status: "not-applicable",
      rated: 0,
      applicable: 0,
    });
  });

  it("must be an item of the plan, of one target", () => {
    const wrong = (direct: unknown) => () =>
      createPlan({ name: "x", items: ["d"], targets: [{ id: "t", direct, parts: [] }] } as never);
    expect(issuesOf(wrong("e"))).toEqual(["targets.0.direct unknown-id"]);
    expect(issuesOf(wrong(1))).toEqual(["targets.0.direct unknown-id"]);
    const twice = [targets[0], { ...targets[0], id: "u" }];
    expect(issuesOf(() => createPlan({ name: "x", items: ["d"], targets: twice } as never))).toEqual([
      "targets.1.direct duplicate",
    ]);
    expect(issuesOf(() => createPlan({ name: "x", basis: "guessed", items: ["d"], targets } as never))).toEqual([
      "basis wrong-value",
    ]);
  });
});

describe("a crosswalk with weights", () => {
  const links = [
    { source: "a", target: "T", weight: 9 },
    { source: "b", target: "T", weight: 1 },
  ] as const;
  const weighted = createCrosswalk({ sources: ["a", "b"], targets: ["T"], links });
  const on = scale({ min: 1, max: 4 });
  const scoreOf = (plan: Plan<"T", "a" | "b">) => score({ a: 4, b: 1 }, on, plan).targets.T.score;

  it("is scored by its weights, where the option says how", () => {
    // (9 * 1 + 1 * 0) / 10.
    expect(scoreOf(crosswalkPlan(weighted, { weight: (link) => link.weight }))).toBeCloseTo(0.9, 14);
    expect(scoreOf(crosswalkPlan(weighted, { weight: () => 1 }))).toBe(0.5);
    const plan = crosswalkPlan(weighted, { weight: (link) => link.weight, name: "mine" });
    expect([plan.name, plan.basis]).toEqual(["mine", "projected"]);
  });

  it("is refused without the option, also where it was composed of such links", () => {
    expect(issuesOf(() => crosswalkPlan(weighted))).toEqual(["links.0.weight missing", "links.1.weight missing"]);
    const identity = createCrosswalk({ sources: ["T"], targets: ["T"], links: [{ source: "T", target: "T" }] });
    const composed = compose(weighted, identity);
    expect(issuesOf(() => crosswalkPlan(composed))).toEqual(["links.0.weight missing", "links.1.weight missing"]);
    expect(scoreOf(crosswalkPlan(composed, { weight: ({ chains }) => chains[0]?.[0].weight ?? 1 }))).toBeCloseTo(
      0.9,
      14,
    );
  });

  it("refuses weights that are not above 0 and finite, a weight that is not a function, and a name that is empty", () => {
    const weights: number[] = [0, Number.NaN];
    const at = (link: { readonly source: string }) => weights[link.source === "a" ? 0 : 1] as number;
    expect(issuesOf(() => crosswalkPlan(weighted, { weight: at }))).toEqual([
      "weight.0 out-of-range",
      "weight.1 out-of-range",
    ]);
    expect(issuesOf(() => crosswalkPlan(weighted, { weight: 2, name: "", by: "x" } as never))).toEqual([
      "weight wrong-type",
      "name wrong-type",
      "by wrong-value",
    ]);
  });
});

describe("crosswalkPlan", () => {
  const mine = createCrosswalk({
    sources: ["a", "b", "c"],
    targets: ["x", "y", "z"],
    links: [
      { source: "a", target: "x", via: "v" },
      { source: "b", target: "x", via: "v" },
      { source: "a", target: "y", via: "v" },
      { source: "a", target: "x" },
      { source: "a", target: "x", via: "w" },
    ],
  });

  it("makes a part of each link that has no via, whether others have one or not", () => {
    const plain = createCrosswalk({
      sources: ["a", "b"],
      targets: ["x"],
      links: [
        { source: "a", target: "x" },
        { source: "b", target: "x" },
      ],
    });
    const parts = crosswalkPlan(plain).targets[0]?.parts;
    expect(parts).toEqual([
      { id: "a", weight: 1, items: [{ id: "a", weight: 1 }] },
      { id: "b", weight: 1, items: [{ id: "b", weight: 1 }] },
    ]);
  });

  it("makes a part of the links with the same via, and of each link without one", () => {
    const plan = crosswalkPlan(mine);
    expect(plan.items).toEqual(["a", "b", "c"]);
    expect(plan.targets).toEqual([
      { id: "x", parts: [part("v", "a", "b"), part("a", "a"), part("w", "a")] },
      { id: "y", parts: [part("v", "a")] },
      { id: "z", parts: [] },
    ]);
  });

  it("makes a part of each link, named for its source", () => {
    expect(crosswalkPlan(mine, { by: "link" }).targets[0]?.parts.map(({ id }) => id)).toEqual(["a", "b", "a", "a"]);
  });

  it("splits by the number of targets that an item feeds, not of its links", () => {
    const [x] = crosswalkPlan(mine, { shared: "split" }).targets;
    // a feeds x and y: 1/2. b feeds x alone: 1. The part of both weighs their mean.
    expect(x?.parts[0]).toEqual({
      id: "v",
      weight: 0.75,
      items: [
        { id: "a", weight: 0.5 },
        { id: "b", weight: 1 },
      ],
    });
    expect(x?.parts[1]).toEqual({ id: "a", weight: 0.5, items: [{ id: "a", weight: 0.5 }] });
  });

  it("leaves a target that no link reaches not applicable", () => {
    const { targets, overall } = score({ a: 1, b: 0 }, scale({ min: 0, max: 1 }), crosswalkPlan(mine));
    expect(targets.z).toEqual({
      score: null,
      status: "not-applicable",
      coverage: null,
      rated: 0,
      applicable: 0,
      basis: "projected",
      parts: [],
    });
    expect(overall.coverage).toBe(1);
  });
});

describe("an invalid crosswalk", () => {
  it.each([{}, null, { sources: ["a"], targets: ["b"], links: [{ source: "a", target: "nowhere" }] }])(
    "is refused as one (%#)",
    (none) => {
      expect(() => crosswalkPlan(none as never)).toThrow(CrosswalkError);
    },
  );
});

describe("createPlan", () => {
  const sound = { name: "mine", items: ["i", "j"], targets: [{ id: "t", parts: [part("p", "i")] }] };

  it("copies, freezes, and fills in the half rule", () => {
    const plan = createPlan(sound);
    expect(plan).toEqual({ ...sound, minCoverage: 0.5 });
    expect(plan.targets).not.toBe(sound.targets);
    expect(Object.isFrozen(plan.targets[0]?.parts[0]?.items[0])).toBe(true);
    expect(Object.isFrozen(sound.targets[0])).toBe(false);
  });

  it("takes what the other functions make", () => {
    for (const plan of [domainPlan(), projectionPlan({ shared: "split" }), lookForPlan({ minCoverage: 0.9 })]) {
      expect(createPlan(plan)).toEqual(plan);
    }
  });

  it.each([
    [{ ...sound, targets: [{ id: "t", parts: [part("p")] }] }, ["targets.0.parts.0.items empty"]],
    [
      { ...sound, targets: [{ id: "t", parts: [{ ...part("p", "i"), weight: 0 }] }] },
      ["targets.0.parts.0.weight out-of-range"],
    ],
    [
      {
        ...sound,
        targets: [
          {
            id: "t",
            parts: [
              {
                id: "p",
                weight: 1,
                items: [
                  { id: "i", weight: -1 },
                  { id: "j", weight: Infinity },
                ],
              },
            ],
          },
        ],
      },
      ["targets.0.parts.0.items.0.weight out-of-range", "targets.0.parts.0.items.1.weight out-of-range"],
    ],
    [
      { ...sound, targets: [{ id: "t", parts: [{ ...part("p", "i"), weight: "1" }] }] },
      ["targets.0.parts.0.weight wrong-type"],
    ],
    [{ ...sound, targets: [{ id: "t", parts: [part("p", "i", "i")] }] }, ["targets.0.parts.0.items.1.id duplicate"]],
    [{ ...sound, targets: [{ id: "t", parts: [part("p", "k")] }] }, ["targets.0.parts.0.items.0.id unknown-id"]],
    [{ ...sound, targets: [...sound.targets, ...sound.targets] }, ["targets.1.id duplicate"]],
    [{ ...sound, targets: [{ id: "overall", parts: [part("p", "i")] }] }, ["targets.0.id reserved"]],
    [{ ...sound, targets: [] }, ["targets empty"]],
    [{ ...sound, items: ["i", "i", ""], name: "" }, ["name wrong-type", "items.1 duplicate", "items.2 wrong-type"]],
    [{ ...sound, items: [] }, ["items empty", "targets.0.parts.0.items.0.id unknown-id"]],
    [{ ...sound, minCoverage: 2 }, ["minCoverage out-of-range"]],
    [{ ...sound, minCoverage: null }, ["minCoverage wrong-type"]],
    [{ ...sound, weights: {} }, ["weights unknown-key"]],
    [{ ...sound, targets: [null, { id: "t", parts: "p" }] }, ["targets.0 wrong-type", "targets.1.parts wrong-type"]],
    [{ ...sound, targets: [{ id: "t", parts: [null] }] }, ["targets.0.parts.0 wrong-type"]],
    [
      {
        ...sound,
        targets: [
          {
            id: "t",
            parts: [
              {
                id: "p",
                weight: 1,
                items: [
                  { id: "i", weight: 1.7e308 },
                  { id: "j", weight: 1.7e308 },
                ],
              },
            ],
          },
        ],
      },
      ["targets.0.parts.0.items out-of-range"],
    ],
    [
      { ...sound, items: new Array(2), targets: new Array(1) },
      ["items.0 missing", "items.1 missing", "targets.0 missing"],
    ],
    [
      {
        ...sound,
        items: ["i", { toString: 1, valueOf: 1 }],
        targets: [{ id: "t", parts: [part("p", "i"), part("q", Object.create(null))] }],
      },
      ["items.1 wrong-type", "targets.0.parts.1.items.0.id wrong-type", "targets.0.parts.1.items.0.id unknown-id"],
    ],
    [
      { ...sound, targets: [{ id: "t", parts: [{ ...part("p", "i"), weight: 5e-324 }] }] },
      ["targets.0.parts.0.weight out-of-range"],
    ],
    [undefined, ["missing"]],
    ["plan", ["wrong-type"]],
  ])("refuses a plan with every problem (%#)", (plan, problems) => {
    expect(() => createPlan(plan as never)).toThrow(PlanError);
    expect(issuesOf(() => createPlan(plan as never))).toEqual(problems);
  });

  it("is asked by score, too, of a plan that is only written down", () => {
    const on = scale({ min: 0, max: 4 });
    expect(score({ i: 1 }, on, { ...sound, minCoverage: 0 }).targets["t"]?.score).toBe(0.25);
    expect(() => score({}, on, { ...sound, minCoverage: 3 })).toThrow(PlanError);
    expect(issuesOf(() => score({}, on, { ...sound, minCoverage: 3 }))).toEqual(["minCoverage out-of-range"]);
  });
});
