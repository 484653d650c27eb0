// Scales, ratings and plans for the property tests.
import {
  createPlan,
  domainPlan,
  lookForPlan,
  metricPlan,
  type Plan,
  projectionPlan,
  type Rating,
  type Scale,
  scale,
} from "cei-framework";
import fc from "fast-check";

/** Scales of two to ten points, some of them continuous. */
export const scales = fc
  .record({ min: fc.integer({ min: -5, max: 5 }), span: fc.integer({ min: 1, max: 9 }), continuous: fc.boolean() })
  .map(({ min, span, continuous }): Scale => scale({ min, max: min + span, continuous }));

/** Ratings on a scale: most of them numbers, some missing, some not applicable. */
export function ratingOn({ min, max, continuous }: Scale): fc.Arbitrary<Rating> {
  const point = continuous ? fc.double({ min, max, noNaN: true }) : fc.integer({ min, max });
  return fc.oneof(
    { weight: 6, arbitrary: point },
    { weight: 2, arbitrary: fc.constant(null) },
    fc.constant("n/a" as const),
  );
}

/** Any plan: up to four targets of up to four parts over eight items, with uneven weights, some rated directly. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    minCoverage: fc.double({ min: 0, max: 1, noNaN: true }),
    targets: fc.array(
      fc.record({
        isDirect: fc.boolean(),
        parts: fc.array(
          fc.record({
            weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
            items: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }),
            weights: fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 }),
          }),
          { maxLength: 4 },
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ minCoverage, targets }) =>
    createPlan({
      name: "any",
      items: ["i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "d0", "d1", "d2", "d3"] as string[],
      minCoverage,
      targets: targets.map(({ isDirect, parts }, t) => ({
        id: `t${t}`,
        ...(isDirect && { direct: `d${t}` }),
        parts: parts.map(({ weight, items, weights }, p) => ({
          id: `p${p}`,
          weight,
          items: items.map((item, i) => ({ id: `i${item}`, weight: weights[i] ?? 1 })),
        })),
      })),
    }),
  );

/** The library's plans. */
export const frameworkPlans: fc.Arbitrary<Plan> = fc
  .record({
    minCoverage: fc.constantFrom(0, 0.5, 1),
    by: fc.constantFrom("look-for" as const, "competency" as const),
    shared: fc.constantFrom("full" as const, "split" as const),
    which: fc.constantFrom("domain", "look-for", "metric", "projection"),
  })
  .map(({ minCoverage, by, shared, which }) => {
    if (which === "domain") return domainPlan({ minCoverage });
    if (which === "metric") return metricPlan({ minCoverage });
    return which === "look-for" ? lookForPlan({ minCoverage }) : projectionPlan({ minCoverage, by, shared });
  });
