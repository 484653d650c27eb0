import {
  type CompetencyId,
  competencies,
  createPlan,
  domainPlan,
  effectiveWeights,
  type Plan,
  projectionPlan,
  type Ratings,
  type Scale,
  scale,
  score,
} from "cei-framework";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleSize } from "../samples.ts";
import { anyPlan, frameworkPlans, ratingOn, scales } from "./arbitraries.ts";

const cases = fc.tuple(fc.oneof(anyPlan, frameworkPlans), scales).chain(([plan, on]) =>
  fc.array(ratingOn(on), { minLength: plan.items.length, maxLength: plan.items.length }).map((list) => ({
    plan,
    scale: on,
    ratings: Object.fromEntries(plan.items.map((id, i) => [id, list[i] ?? null])),
  })),
);

function share(rating: number, { min, max }: Scale): number {
  return (rating - min) / (max - min);
}

/** The scores of a plan by the rules as they are worded, written anew and without the library. */
function byTheRules(plan: Plan, ratings: Ratings, on: Scale) {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const targets = plan.targets.map(({ id, direct, parts }) => {
    const own = direct === undefined ? null : (ratings[direct] ?? null);
    if (own === "n/a") return { id, score: null, coverage: null };
    if (own !== null) return { id, score: share(own, on), coverage: 1 };
    if (direct !== undefined && parts.length === 0) return { id, score: null, coverage: 0 };
    const applicable = parts
      .map((part) => ({ ...part, items: part.items.filter((item) => ratings[item.id] !== "n/a") }))
      .filter((part) => part.items.length > 0)
      .map((part) => {
        const rated = part.items.filter((item) => typeof ratings[item.id] === "number");
        const weight = sum(rated.map((item) => item.weight));
        return {
          weight: part.weight,
          coverage: weight / sum(part.items.map((item) => item.weight)),
          score:
            rated.length === 0
              ? null
              : sum(rated.map((item) => item.weight * share(ratings[item.id] as number, on))) / weight,
        };
      });
    if (applicable.length === 0) return { id, score: null, coverage: null };
    const coverage =
      sum(applicable.map((part) => part.weight * part.coverage)) / sum(applicable.map((part) => part.weight));
    const scored = applicable.filter((part) => part.score !== null);
    const enough = scored.length > 0 && coverage >= plan.minCoverage - 1e-9;
    const score = sum(scored.map((part) => part.weight * (part.score ?? 0))) / sum(scored.map((part) => part.weight));
    return { id, score: enough ? score : null, coverage };
  });
  return targets;
}

describe("scores", () => {
  it("are those of the rules, for any plan, scale and ratings", () => {
    fc.assert(
      fc.property(cases, ({ plan, scale: on, ratings }) => {
        const { targets, overall } = score(ratings, on, plan);
        const expected = byTheRules(plan, ratings, on);
        for (const { id, score: wanted, coverage } of expected) {
          const found = targets[id];
          expect(found?.score === null).toBe(wanted === null);
          if (wanted !== null) expect(found?.score).toBeCloseTo(wanted, 12);
          expect(found?.coverage === null).toBe(coverage === null);
          if (coverage !== null) expect(found?.coverage).toBeCloseTo(coverage, 12);
          expect(found?.status).toBe(
            coverage === null ? "not-applicable" : wanted === null ? "insufficient" : "scored",
          );
        }
        const covered = expected.flatMap(({ coverage }) => (coverage === null ? [] : [coverage]));
        const scored = expected.flatMap(({ score: one }) => (one === null ? [] : [one]));
        const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
        if (covered.length === 0) expect(overall.status).toBe("not-applicable");
        else expect(overall.coverage).toBeCloseTo(mean(covered), 12);
        if (overall.score !== null) expect(overall.score).toBeCloseTo(mean(scored), 12);
      }),
      { numRuns: sampleSize(200, 2000) },
    );
  });

  it("and coverages stay in 0..1, and are null exactly by their status", () => {
    fc.assert(
      fc.property(cases, ({ plan, scale: on, ratings }) => {
        const { targets, overall } = score(ratings, on, plan);
        for (const { score: value, coverage, status } of [...Object.values(targets), overall]) {
          if (status === "scored") expect(value >= 0 && value <= 1).toBe(true);
          else expect(value).toBeNull();
          if (status === "not-applicable") expect(coverage).toBeNull();
          else expect(coverage >= 0 && coverage <= 1 + 1e-12).toBe(true);
        }
      }),
    );
  });

  it("do not fall when a rating rises", () => {
    const raised = cases.chain((one) => {
      return fc.record({
        one: fc.constant(one),
        at: fc.nat(one.plan.items.length - 1),
        by: fc.double({ min: 0, max: 1, noNaN: true }),
      });
    });
    fc.assert(
      fc.property(raised, ({ one: { plan, scale: on, ratings }, at, by }) => {
        const id = plan.items[at] ?? "";
        const rating = ratings[id];
        fc.pre(typeof rating === "number");
        const raise = (on.max - rating) * by;
        const higher = { ...ratings, [id]: on.continuous ? rating + raise : rating + Math.floor(raise) };
        fc.pre((higher[id] as number) <= on.max);
        const before = score(ratings, on, plan);
        const after = score(higher, on, plan);
        for (const [target, { score: value }] of Object.entries(before.targets)) {
          const then = after.targets[target]?.score ?? null;
          expect(then === null).toBe(value === null);
          if (value !== null && then !== null) expect(then).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });

  it("do not depend on the order of the keys", () => {
    const shuffled = cases.chain((one) => {
      const entries = Object.entries(one.ratings);
      return fc.record({ one: fc.constant(one), order: fc.shuffledSubarray(entries, { minLength: entries.length }) });
    });
    fc.assert(
      fc.property(shuffled, ({ one: { plan, scale: on, ratings }, order }) => {
        expect(score(Object.fromEntries(order), on, plan)).toEqual(score(ratings, on, plan));
      }),
    );
  });

  it("are not applicable when everything is n/a", () => {
    fc.assert(
      fc.property(fc.oneof(anyPlan, frameworkPlans), scales, (plan, on) => {
        const { targets, overall } = score(Object.fromEntries(plan.items.map((id) => [id, "n/a"])), on, plan);
        for (const { status } of [...Object.values(targets), overall]) expect(status).toBe("not-applicable");
      }),
    );
  });

  it("can be recomputed from their own explanation", () => {
    fc.assert(
      fc.property(cases, ({ plan, scale: on, ratings }) => {
        for (const target of Object.values(score(ratings, on, plan).targets)) {
          if (target.score === null) continue;
          const scored = target.parts.filter((part) => part.score !== null);
          const weights = scored.reduce((sum, part) => sum + part.weight, 0);
          const mean = scored.reduce((sum, part) => sum + part.weight * (part.score ?? 0), 0) / weights;
          expect(target.score).toBeCloseTo(target.basis === "direct" ? (target.direct?.score ?? -1) : mean, 12);
          for (const { score: value, items } of scored) {
            const rated = items.filter((item) => item.score !== null);
            const total = rated.reduce((sum, item) => sum + item.weight, 0);
            expect(value).toBeCloseTo(
              rated.reduce((sum, item) => sum + item.weight * (item.score ?? 0), 0) / total,
              12,
            );
          }
        }
      }),
    );
  });

  it("count distinct items, and give back just the rated ones that no target uses", () => {
    fc.assert(
      fc.property(cases, ({ plan, scale: on, ratings }) => {
        const { targets, overall, unused } = score(ratings, on, plan);
        const idsOf = ({ direct, parts }: Plan["targets"][number]) => {
          if (direct !== undefined && (ratings[direct] !== null || parts.length === 0)) return new Set([direct]);
          return new Set(parts.flatMap(({ items }) => items.map(({ id }) => id)));
        };
        const isRated = (id: string) => typeof ratings[id] === "number";
        const isApplicable = (id: string) => ratings[id] !== "n/a";
        const used = new Set(plan.targets.flatMap((target) => [...idsOf(target)]));
        for (const target of plan.targets) {
          expect(targets[target.id]?.rated).toBe([...idsOf(target)].filter(isRated).length);
          expect(targets[target.id]?.applicable).toBe([...idsOf(target)].filter(isApplicable).length);
        }
        expect(overall.rated).toBe([...used].filter(isRated).length);
        expect(overall.applicable).toBe([...used].filter(isApplicable).length);
        expect(unused).toEqual(plan.items.filter((id) => isRated(id) && !used.has(id)));
      }),
    );
  });

  it("are the same full and split for the metrics without a shared competency", () => {
    const on = scale({ min: 1, max: 4 });
    const all = fc.array(ratingOn(on), { minLength: 34, maxLength: 34 });
    fc.assert(
      fc.property(all, fc.constantFrom("look-for" as const, "competency" as const), (list, by) => {
        const ratings: Ratings<CompetencyId> = Object.fromEntries(competencies.map(({ id }, i) => [id, list[i]]));
        const full = score(ratings, on, projectionPlan({ by })).targets;
        const split = score(ratings, on, projectionPlan({ by, shared: "split" })).targets;
        for (const id of ["M1", "M2", "M5"] as const) expect(split[id]).toEqual(full[id]);
      }),
    );
  });
});

describe("divide last", () => {
  const on = scale({ min: 1, max: 4 });
  const whole = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, "n/a" as const));

  it("gives any order of the ratings of a domain the same number, to the last bit", () => {
    const shuffled = fc
      .array(whole, { minLength: 5, maxLength: 5 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })));
    fc.assert(
      fc.property(shuffled, ([list, order]) => {
        const ratings = (at: readonly number[]) =>
          Object.fromEntries(at.map((place, i) => [`1.${i + 1}`, list[place] ?? null]));
        const scoreOf = (at: readonly number[]) => score(ratings(at), on, domainPlan()).targets.D1;
        const [one, other] = [scoreOf([0, 1, 2, 3, 4]), scoreOf(order)];
        expect([other.score, other.coverage]).toEqual([one.score, one.coverage]);
      }),
    );
  });

  it("gives 7/15 as the number nearest to it, whichever ratings add up to it", () => {
    const d1 = (...list: number[]) =>
      score(Object.fromEntries(list.map((rating, i) => [`1.${i + 1}`, rating])), on, domainPlan()).targets.D1.score;
    // 0 + 0 + 3 + 3 + 1 of 5 * 3 points.
    expect(d1(1, 1, 4, 4, 2)).toBe(7 / 15);
    expect(d1(1, 1, 2, 4, 4)).toBe(7 / 15);
  });

  it("stays a number from 0 to 1 on the widest and the narrowest scales, with the heaviest and the lightest weights", () => {
    const widest = [
      [-8.9e307, 8.9e307],
      [0, 1e-300],
      [1e-308, 2e-308],
      [0, 2 ** 53 - 1],
    ] as const;
    const found = widest.flatMap(([min, max]) =>
      [1e-290, 1, 1e307].map((weight) => {
        const plan = createPlan({
          name: "extreme",
          items: ["a", "b"],
          targets: [
            { id: "t", parts: [{ id: "p", weight, items: (["a", "b"] as const).map((id) => ({ id, weight })) }] },
          ],
        });
        return score({ a: min, b: max }, { min, max, continuous: true }, plan).targets.t.score;
      }),
    );
    expect(found).toEqual(Array(12).fill(0.5));
  });
});

describe("effectiveWeights", () => {
  it("are the numerical derivative of the score", () => {
    const on = scale({ min: 0, max: 1, continuous: true });
    const between = fc.oneof(
      { weight: 5, arbitrary: fc.double({ min: 0.1, max: 0.8, noNaN: true }) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constant("n/a" as const) },
    );
    const at = fc.oneof(anyPlan, frameworkPlans).chain((plan) => {
      return fc
        .array(between, { minLength: plan.items.length, maxLength: plan.items.length })
        .map((list) => ({ plan, ratings: Object.fromEntries(plan.items.map((id, i) => [id, list[i] ?? null])) }));
    });
    fc.assert(
      fc.property(at, ({ plan, ratings }) => {
        const weights = effectiveWeights(plan, ratings);
        const before = score(ratings, on, plan).targets;
        for (const item of plan.items) {
          const rating = ratings[item];
          if (typeof rating !== "number") continue;
          const step = 0.1;
          const after = score({ ...ratings, [item]: rating + step }, on, plan).targets;
          for (const { id } of plan.targets) {
            const [from, to] = [before[id]?.score, after[id]?.score];
            // A direct rating is all of the score, and what the parts weigh is not seen in it.
            const direct = weights[id]?.direct;
            if (direct !== undefined && ratings[direct] !== null) continue;
            if (typeof from !== "number" || typeof to !== "number") expect(weights[id]?.items).toEqual({});
            else expect(weights[id]?.items[item] ?? 0).toBeCloseTo((to - from) / step, 9);
          }
        }
        for (const { id } of plan.targets) {
          const shares: (number | undefined)[] = Object.values(weights[id]?.items ?? {});
          if (shares.length > 0) expect(shares.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeCloseTo(1, 12);
          for (const item of Object.keys(weights[id]?.items ?? {})) expect(typeof ratings[item]).toBe("number");
        }
      }),
    );
  });
});
