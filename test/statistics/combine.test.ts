import {
  AssessmentError,
  competencies,
  domains,
  lookFors,
  type MetricAssessment,
  metrics,
  OptionsError,
  projectToMetrics,
  type Rating,
  type SelfAssessment,
  scale,
  scoreDomains,
  scoreMetrics,
  validate,
} from "cei-framework";
import { type Combined, combine } from "cei-framework/statistics";
import { fromAssessments, readTable } from "cei-framework/table";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const fourPoints = scale({ min: 1, max: 4 });

function self(role: string, ratings: SelfAssessment["ratings"]): SelfAssessment {
  return { instrument: "1.0", scale: fourPoints, role, ratings };
}

/** An assessment of competency 1.1 alone. */
function one(role: string, rating: Rating): SelfAssessment {
  return self(role, { "1.1": rating });
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

describe("the means", () => {
  it("give each role one voice, worked by hand", () => {
    // Staff 4, 4, 4, 2: mean 3.5. Students 1, 2: mean 1.5. Of the roles 2.5; of all six 17 / 6.
    const people = [4, 4, 4, 2].map((rating) => one("staff", rating)).concat([one("student", 1), one("student", 2)]);
    const { combined, unweighted, groups, items, n, by, minRespondents } = combine(people, { by: "role" });
    expect(combined.ratings["1.1"]).toBe(2.5);
    expect(unweighted.ratings["1.1"]).toBeCloseTo(17 / 6, 12);
    expect(groups.map(({ group, n, assessment }) => [group, n, assessment.ratings["1.1"], assessment.role])).toEqual([
      ["staff", 4, 3.5, "staff"],
      ["student", 2, 1.5, "student"],
    ]);
    expect({ n, by, minRespondents }).toEqual({ n: 6, by: "role", minRespondents: 1 });
    expect(items).toEqual([{ id: "1.1", n: 6, groups: 2, share: 1 }]);
  });

  it("do not let 300 staff outweigh 5 students", () => {
    const people = [...times(300, one("staff", 4)), ...times(5, one("student", 1))];
    const { combined, unweighted } = combine(people, { by: "role", minRespondents: 5 });
    expect(combined.ratings["1.1"]).toBe(2.5);
    // 1205 of 305.
    expect(unweighted.ratings["1.1"]).toBeCloseTo(241 / 61, 12);
  });

  it("leave out who did not rate or found it not applicable, and say so where nobody rated", () => {
    const people = [one("staff", 4), one("staff", null), one("student", "n/a"), one("family", null)];
    const { combined, groups } = combine(people, { by: "role" });
    expect(combined.ratings["1.1"]).toBe(4);
    expect(groups.map(({ assessment }) => assessment.ratings["1.1"])).toEqual([4, "n/a", null]);
    expect(combine([one("staff", "n/a"), one("student", null)], { by: "role" }).combined.ratings["1.1"]).toBe("n/a");
    expect(combine([one("staff", null)], { by: "role" }).combined.ratings["1.1"]).toBeNull();
  });

  it("are of metrics and look-fors in 2.0", () => {
    const person = (role: string, rating: number): MetricAssessment => {
      return { instrument: "2.0", scale: fourPoints, role, metrics: { M1: rating }, lookFors: { "M2.1": rating } };
    };
    const { combined } = combine([person("staff", 4), person("staff", 2), person("family", 1)], { by: "role" });
    expect(combined).toMatchObject({ metrics: { M1: 2 }, lookFors: { "M2.1": 2 } });
    expect(scoreMetrics(combined).targets.M1.score).toBeCloseTo(1 / 3, 12);
  });

  it("stay on the scale however they round", () => {
    // As doubles, a third of 0.1 + 0.1 + 0.1 is above 0.1.
    const { combined, unweighted } = combine(
      times(3, { ...one("x", 0.1), scale: { min: 0, max: 0.1, continuous: true } }),
      { by: "role" },
    );
    expect([combined, unweighted].map((one) => validate(one).issues)).toEqual([undefined, undefined]);
    expect(combined.ratings["1.1"]).toBe(0.1);
  });
});

describe("missing answers", () => {
  // Of 300 people one rated 1.1, one 1.2, and one 1.3; nobody has a score of D1, which takes three of its five.
  const people = [
    self("staff", { "1.1": 4 }),
    self("staff", { "1.2": 4 }),
    self("staff", { "1.3": 4 }),
    ...times(297, self("staff", {})),
  ];

  it("are not made up for by a few answers of a few", () => {
    const found = combine(people, { by: "role" });
    const { D1 } = scoreDomains(found.combined).targets;
    expect([D1.score, D1.coverage]).toEqual([1, 0.6]);
    // 3 answers of 300 times 5; and of 300 times 34.
    expect(found.coverage.targets).toEqual({ D1: 0.002, D2: 0, D3: 0, D4: 0, D5: 0, D6: 0, D7: 0 });
    expect(found.coverage.overall).toBeCloseTo(1 / 3400, 15);
    expect(found.groups[0]?.coverage).toEqual(found.coverage);
    expect(found.items).toEqual(["1.1", "1.2", "1.3"].map((id) => ({ id, n: 1, groups: 1, share: 1 / 300 })));
  });

  it("leave an item unrated that fewer than minRespondents rated", () => {
    const { combined, unweighted, groups, items, minRespondents } = combine(people, { by: "role", minRespondents: 2 });
    const none = { "1.1": null, "1.2": null, "1.3": null };
    expect([combined.ratings, unweighted.ratings, groups[0]?.assessment.ratings]).toEqual([none, none, none]);
    expect(scoreDomains(combined).targets.D1.status).toBe("insufficient");
    expect(items).toEqual(["1.1", "1.2", "1.3"].map((id) => ({ id, n: 1, groups: 0, share: 1 / 300 })));
    expect(minRespondents).toBe(2);
  });

  it("count by group, and in all", () => {
    // Staff 4 and 2; one student 1: with two needed, the students have no mean, yet count in the mean of all.
    const given = [one("staff", 4), one("staff", 2), one("student", 1), one("student", "n/a"), one("student", null)];
    const { combined, unweighted, groups, items } = combine(given, { by: "role", minRespondents: 2 });
    expect(combined.ratings["1.1"]).toBe(3);
    expect(unweighted.ratings["1.1"]).toBeCloseTo(7 / 3, 12);
    expect(groups.map(({ assessment }) => assessment.ratings["1.1"])).toEqual([3, null]);
    // 3 of the 4 to whom it applies.
    expect(items).toEqual([{ id: "1.1", n: 3, groups: 1, share: 0.75 }]);
  });

  it('are not turned into "n/a" by fewer than minRespondents either', () => {
    const ratingsBy = (minRespondents: number, ...ratings: Rating[]) => {
      const { combined, unweighted } = combine(
        ratings.map((rating, i) => one(i === 2 ? "student" : "staff", rating)),
        { by: "role", minRespondents },
      );
      return [combined.ratings["1.1"], unweighted.ratings["1.1"]];
    };
    expect(ratingsBy(2, "n/a", null, null)).toEqual([null, null]);
    expect(ratingsBy(2, "n/a", "n/a", null)).toEqual(["n/a", "n/a"]);
    // A student rated it, so it does apply.
    expect(ratingsBy(2, "n/a", "n/a", 4)).toEqual([null, null]);
  });
});

describe("the coverage", () => {
  it("counts the answers of each group that apply", () => {
    const domain = { "1.1": 1, "1.2": 2, "1.3": 3, "1.4": "n/a", "1.5": null } as const;
    const nothing = { "1.1": "n/a", "1.2": "n/a", "1.3": "n/a", "1.4": "n/a", "1.5": "n/a" } as const;
    const { groups, coverage } = combine(
      [self("staff", domain), self("staff", nothing), self("student", nothing), self("family", {})],
      { by: "role" },
    );
    expect(groups.map(({ coverage }) => coverage.targets.D1)).toEqual([3 / 4, null, 0]);
    expect(coverage.targets.D1).toBe(3 / 9);
    // 4 times 34 less 11.
    expect(coverage.overall).toBeCloseTo(3 / 125, 15);
  });

  it("has the metrics as items where no look-for was asked", () => {
    const person = (metrics: MetricAssessment["metrics"]): MetricAssessment => {
      return { instrument: "2.0", scale: fourPoints, role: "staff", metrics };
    };
    const { coverage } = combine([person({ M1: 1, M2: 2 }), person({ M1: "n/a" }), person({ M2: null })], {
      by: "role",
    });
    expect(coverage.targets).toEqual({ M1: 0.5, M2: 1 / 3, M3: 0, M4: 0, M5: 0 });
    expect(coverage.overall).toBe(2 / 14);
  });

  it("takes a metric's own rating for the answers to all of its look-fors", () => {
    const person = (M4: Rating, first: Rating, second: Rating): MetricAssessment => {
      const lookFors = { "M4.1": first, "M4.2": second };
      return { instrument: "2.0", scale: fourPoints, role: "staff", metrics: { M4 }, lookFors };
    };
    const people = [person(3, null, 2), person(null, 1, null), person("n/a", 1, 1), person(null, "n/a", null)];
    // 2 of 2, 1 of 2, none of none, 0 of 1.
    expect(combine(people, { by: "role" }).coverage.targets.M4).toBe(3 / 5);
  });

  it("is unknown where nothing applies and where there is nobody", async () => {
    const none = await readTable("role,1.1\n", { scale: fourPoints, groups: ["role"] });
    const { n, coverage, groups, combined, items } = combine(none, { by: "role" });
    expect([n, groups, items, combined.ratings]).toEqual([0, [], [], { "1.1": null }]);
    expect(coverage.targets.D1).toBeNull();
    expect(coverage.overall).toBeNull();
  });
});

describe("the groups", () => {
  it.each(["role", "lea", "site", "date", "respondent"] as const)("may be by %s", (by) => {
    const whom = { role: "a", lea: "a", site: "a", date: "2026-03-31", respondent: "a" };
    const given = [4, 1, 1].map((rating, i) => {
      const own = i === 2 ? { ...whom, [by]: by === "date" ? "2026-04-01" : "b" } : whom;
      return { instrument: "1.0" as const, scale: fourPoints, ...own, ratings: { "1.1": rating } };
    });
    const { groups, combined } = combine(given, { by });
    expect(groups.map(({ group, n }) => [group, n])).toEqual([
      [given[0]?.[by], 2],
      [given[2]?.[by], 1],
    ]);
    expect(groups[1]?.assessment).toMatchObject({ [by]: given[2]?.[by], ratings: { "1.1": 1 } });
    expect(combined.ratings["1.1"]).toBe((2.5 + 1) / 2);
  });

  it("may be any of a table's; rows without a value are one too, as in summarize", async () => {
    const csv = "grade,1.1\nK,4\n,1\nK,2\n";
    const { combined, groups } = combine(await readTable(csv, { scale: fourPoints, groups: ["grade"] }), {
      by: "grade",
    });
    expect(groups.map(({ group, n, assessment }) => [group, n, assessment.ratings["1.1"]])).toEqual([
      ["K", 2, 3],
      ["", 1, 1],
    ]);
    expect(combined.ratings["1.1"]).toBe(2);
    // An assessment has no grade.
    expect(groups.every(({ assessment }) => validate(assessment).issues === undefined)).toBe(true);
  });

  it.each(["date", "scale", "instrument", "ratings", "__proto__"])("of a table may be called %s", async (name) => {
    const table = await readTable(`${name},1.1\nFall 2025,4\n2026-03-31,3\n`, { scale: fourPoints, groups: [name] });
    const { groups } = combine(table, { by: name });
    expect(groups.map(({ group }) => group)).toEqual(["Fall 2025", "2026-03-31"]);
    expect(groups.every(({ assessment }) => validate(assessment).issues === undefined)).toBe(true);
    expect(groups.map(({ assessment }) => assessment.date)).toEqual([
      undefined,
      name === "date" ? "2026-03-31" : undefined,
    ]);
  });

  it("are what every assessment of a list must have", () => {
    const byRole = () => combine([one("staff", 4), { ...one("x", 1), role: undefined }], { by: "role" });
    expect(byRole).toThrow(AssessmentError);
    expect(issuesOf(byRole)).toEqual(["1.role missing"]);
    expect(issuesOf(() => combine([self("staff", { "1.1": 5 }), { role: 5 } as never], { by: "role" }))).toEqual([
      "0.ratings.1.1 off-scale",
      "1.instrument missing",
      "1.scale missing",
      "1.ratings missing",
      "1.role wrong-type",
    ]);
  });

  it("are named, and those that exist are when another is asked for", async () => {
    const table = await readTable("grade,site,1.1\nK,Oak,4\n", { scale: fourPoints, groups: ["grade", "site"] });
    const bare = await readTable("1.1\n4\n", { scale: fourPoints });
    for (const [given, options, issue, known] of [
      [[one("staff", 4)], { by: "site" }, "by wrong-value", '"role"'],
      [table, { by: "role" }, "by wrong-value", '"grade" or "site"'],
      [table, {}, "by missing", '"grade" or "site"'],
      [[one("staff", 4)], undefined, "by missing", '"role"'],
      [bare, { by: "role" }, "by unknown-id", "none"],
    ] as const) {
      const call = () => combine(given as never, options as never);
      expect(call).toThrow(OptionsError);
      expect(issuesOf(call)).toEqual([issue]);
      expect(call).toThrow(known);
    }
  });

  it.each([0, 1.5, "2", Number.NaN])("need a whole number of respondents, not %s", (minRespondents) => {
    expect(issuesOf(() => combine([one("a", 1)], { by: "role", minRespondents: minRespondents as number }))).toEqual([
      expect.stringMatching(/^minRespondents /),
    ]);
  });

  it("refuses lists of two scales, two instruments, and nobody", () => {
    const continuous = { ...one("staff", 4), scale: { ...fourPoints, continuous: true } };
    expect(issuesOf(() => combine([one("staff", 4), continuous], { by: "role" }))).toEqual(["1.scale inconsistent"]);
    const other: MetricAssessment = { instrument: "2.0", scale: fourPoints, role: "staff" };
    expect(issuesOf(() => combine([one("staff", 4), other], { by: "role" }))).toContain("1.instrument wrong-value");
    expect(issuesOf(() => combine([], { by: "role" }))).toEqual(["wrong-type"]);
    expect(issuesOf(() => combine("people" as never, { by: "role" }))).toEqual(["wrong-type"]);
  });
});

describe("the results", () => {
  it("can be scored, on the scale made continuous", () => {
    const { combined } = combine([one("staff", 4), one("student", 1)], { by: "role" });
    expect(combined.scale).toEqual({ min: 1, max: 4, continuous: true });
    // (2.5 - 1) / 3; one competency of five is not half of them.
    expect(scoreDomains(combined, { minCoverage: 0.2 }).targets.D1.score).toBeCloseTo(0.5, 12);
    expect(projectToMetrics(combined).unused).toEqual([]);
  });

  it("can be combined again: schools of a district, each by role", () => {
    const school = (site: string, staff: number, student: number): SelfAssessment => {
      return { ...combine([one("staff", staff), one("student", student)], { by: "role" }).combined, site };
    };
    // 2.5 and 2, and of both 2.25.
    const { combined } = combine([school("Oak", 4, 1), school("Elm", 3, 1)], { by: "site" });
    expect(combined.ratings["1.1"]).toBe(2.25);
    expect(combined.scale).toEqual({ min: 1, max: 4, continuous: true });
  });

  it("are frozen data", () => {
    const found = combine([one("staff", 4)], { by: "role" });
    expect(structuredClone(found)).toEqual(found);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    for (const part of [found, found.combined.ratings, found.coverage.targets, found.items[0]]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

/** The definitions, one by one and as slowly as they are written. */
function byDefinition(people: readonly (SelfAssessment | MetricAssessment)[], minRespondents: number) {
  const answersOf = (person: SelfAssessment | MetricAssessment): { readonly [id: string]: Rating | undefined } => {
    return person.instrument === "1.0" ? person.ratings : { ...person.metrics, ...person.lookFors };
  };
  const ids = people[0]?.instrument === "1.0" ? competencies : [...metrics, ...lookFors];
  const named = ids.map(({ id }) => id).filter((id) => people.some((person) => id in answersOf(person)));
  const roles = [...new Set(people.map(({ role }) => role))];
  const inRole = (role: string | undefined) => people.filter((person) => person.role === role);
  const numbersOf = (group: typeof people, id: string): number[] => {
    return group.map((person) => answersOf(person)[id]).filter((rating) => typeof rating === "number");
  };
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const ratingOf = (group: typeof people, id: string): Rating => {
    const numbers = numbersOf(group, id);
    if (numbers.length > 0) return numbers.length < minRespondents ? null : mean(numbers);
    return group.filter((person) => answersOf(person)[id] === "n/a").length >= minRespondents ? "n/a" : null;
  };
  const combinedRating = (id: string): Rating => {
    const ofRoles = roles.map((role) => ratingOf(inRole(role), id));
    const numbers = ofRoles.filter((rating) => typeof rating === "number");
    if (numbers.length > 0) return mean(numbers);
    return ofRoles.includes("n/a") && numbersOf(people, id).length === 0 ? "n/a" : null;
  };
  const ratingsBy = (ratingAt: (id: string) => Rating) => Object.fromEntries(named.map((id) => [id, ratingAt(id)]));

  // Each respondent's answers as the items of the coverage.
  const hasLookFors = named.some((id) => id.includes(".") && id.startsWith("M"));
  const targets: readonly { readonly id: string; readonly items: readonly string[] }[] =
    people[0]?.instrument === "1.0"
      ? domains.map(({ id, competencies }) => ({ id, items: competencies }))
      : metrics.map(({ id, lookFors }) => ({ id, items: hasLookFors ? lookFors : [id] }));
  const answersTo = (group: typeof people, { id, items }: (typeof targets)[number]) => {
    return group.flatMap((person) => items.map((item) => answersOf(person)[id] ?? answersOf(person)[item] ?? null));
  };
  const shareGiven = (answers: readonly Rating[]) => {
    const applicable = answers.filter((answer) => answer !== "n/a");
    return applicable.length === 0 ? null : applicable.filter((answer) => answer !== null).length / applicable.length;
  };
  const coverageOf = (group: typeof people) => ({
    targets: Object.fromEntries(targets.map((target) => [target.id, shareGiven(answersTo(group, target))])),
    overall: shareGiven(targets.flatMap((target) => answersTo(group, target))),
  });
  return {
    combined: ratingsBy(combinedRating),
    unweighted: ratingsBy((id) => ratingOf(people, id)),
    coverage: coverageOf(people),
    groups: roles.map((role) => ({
      group: role,
      n: inRole(role).length,
      ratings: ratingsBy((id) => ratingOf(inRole(role), id)),
      coverage: coverageOf(inRole(role)),
    })),
    items: named
      .filter((id) => numbersOf(people, id).length > 0)
      .map((id) => ({
        id,
        n: numbersOf(people, id).length,
        groups: roles.filter((role) => typeof ratingOf(inRole(role), id) === "number").length,
        share: numbersOf(people, id).length / people.filter((person) => answersOf(person)[id] !== "n/a").length,
      })),
  };
}

/** The numbers of an object to 12 places, so that the order of additions does not matter. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, part) => (typeof part === "number" ? Number(part.toFixed(12)) : part));
}

/** What {@link byDefinition} gives of a result. */
function comparable({ combined, unweighted, coverage, groups, items }: Combined<SelfAssessment | MetricAssessment>) {
  const ratingsOf = (one: SelfAssessment | MetricAssessment) => {
    return one.instrument === "1.0" ? one.ratings : { ...one.metrics, ...one.lookFors };
  };
  return {
    combined: ratingsOf(combined),
    unweighted: ratingsOf(unweighted),
    coverage,
    groups: groups.map(({ group, n, assessment, coverage }) => ({
      group,
      n,
      ratings: ratingsOf(assessment),
      coverage,
    })),
    items,
  };
}

describe("random respondents", () => {
  const role = fc.constantFrom("staff", "student", "family", "leader");
  const rating = fc.constantFrom<Rating[]>(1, 2, 3, 4, "n/a", null, null);
  const ratingsOf = <Id extends string>(ids: readonly Id[]) => fc.dictionary(fc.constantFrom(...ids), rating);
  const selves = fc.array(
    fc.record({
      instrument: fc.constant("1.0" as const),
      scale: fc.constant(fourPoints),
      role,
      ratings: ratingsOf(competencies.slice(0, 8).map(({ id }) => id)),
    }),
    { minLength: 1, maxLength: 25 },
  );
  const metricPeople = fc.boolean().chain((hasLookFors) =>
    fc.array(
      fc.record({
        instrument: fc.constant("2.0" as const),
        scale: fc.constant(fourPoints),
        role,
        metrics: ratingsOf(metrics.map(({ id }) => id)),
        ...(hasLookFors && { lookFors: ratingsOf(lookFors.slice(0, 12).map(({ id }) => id)) }),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  );
  const people: fc.Arbitrary<(SelfAssessment | MetricAssessment)[]> = fc.oneof(selves, metricPeople);

  it("are combined as the definitions say, as a list, as a table, and on a continuous scale", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 4 }), (given, minRespondents) => {
        const options = { by: "role", minRespondents };
        const expected = rounded(byDefinition(given, minRespondents));
        const continuous = given.map((person) => ({ ...person, scale: { ...fourPoints, continuous: true } }));
        for (const found of [
          combine(given, options),
          combine(fromAssessments(given), options),
          combine(continuous, options),
        ]) {
          expect(rounded(comparable(found))).toEqual(expected);
        }
      }),
      { numRuns: sampleSize(150, 3000) },
    );
  });

  it("give the same profile when their groups are combined again", () => {
    fc.assert(
      fc.property(people, (given) => {
        const { combined, groups } = combine(given, { by: "role" });
        const again = combine(
          groups.map(({ assessment }) => assessment),
          { by: "role" },
        );
        expect(again.combined).toEqual(combined);
        expect(again.unweighted).toEqual(combined);
      }),
      { numRuns: sampleSize(100, 2000) },
    );
  });
});
