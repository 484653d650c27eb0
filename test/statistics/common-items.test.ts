import { createPlan, domainPlan, metricPlan, type Plan, scale, score, scoreDomains } from "cei-framework";
import { type Change, compare, groupGaps } from "cei-framework/statistics";
import { fromAssessments, readTable, type ScoreTable, scoreTable } from "cei-framework/table";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonItems, scoredItems } from "../../src/statistics/common-items.ts";
import { sampleSize } from "../samples.ts";

const fourPoints = scale({ min: 1, max: 4 });

type Rating = 1 | 2 | 3 | 4 | "n/a" | null;

const domain = ["1.1", "1.2", "1.3", "1.4", "1.5"];

/** The ratings of a domain by `count` people who all agree. */
function people(count: number, ratings: readonly Rating[]) {
  const one = {
    instrument: "1.0",
    scale: fourPoints,
    ratings: Object.fromEntries(domain.map((id, i) => [id, ratings[i]])),
  };
  return Array.from({ length: count }, () => one as never);
}

function changesOf<Target extends string>(...args: Parameters<typeof compare<Target>>): readonly Change<Target>[] {
  const found = compare(...args);
  if (!found.comparable) throw new Error("They can be compared");
  return found.changes;
}

describe("the change over common items", () => {
  const staff = people(3, [4, 4, 4, 1, 1]);
  const families = people(2, [4, 4, 4, "n/a", "n/a"]);

  it("is none where both agree on every item that both rated", () => {
    // Staff have 9 of 15 points, 0.6; families 9 of 9.
    const plan = domainPlan({ minCoverage: 1 });
    const tables = [staff, families].map((side) => scoreTable(fromAssessments(side), plan)) as [ScoreTable, ScoreTable];
    const lists = [staff, families].map((side) => side.map((one) => scoreDomains(one, { minCoverage: 1 })));
    for (const [before, after] of [tables, lists, [tables[0], lists[1]]] as [never, never][]) {
      const changes = changesOf<string>(before, after);
      expect(changes.find(({ target }) => target === "D1")).toMatchObject({
        difference: { value: expect.closeTo(0.4, 12) },
        common: { difference: 0, items: ["1.1", "1.2", "1.3"], onlyBefore: ["1.4", "1.5"], onlyAfter: [] },
      });
      expect(changes.find(({ target }) => target === "D2")?.common).toEqual({
        difference: null,
        items: [],
        onlyBefore: [],
        onlyAfter: [],
      });
      expect(changes.at(-1)).toMatchObject({
        target: "overall",
        common: { difference: 0, items: ["1.1", "1.2", "1.3"], onlyBefore: ["1.4", "1.5"], onlyAfter: [] },
      });
    }
  });

  it("is beside the gap of two groups, of tables and of lists", () => {
    const named = (side: readonly never[], role: string) => side.map((one) => ({ ...(one as object), role }) as never);
    const everybody = [...named(staff, "staff"), ...named(families, "family")];
    const table = scoreTable(fromAssessments<never>(everybody), domainPlan()) as ScoreTable;
    const list = everybody.map((one) => scoreDomains(one));
    const role = [..."sssff"].map((letter) => (letter === "s" ? "staff" : "family"));
    for (const { targets } of [
      groupGaps(table, { by: "role", reference: "staff" }),
      groupGaps<string>(list, { by: { role }, reference: "staff" }),
    ]) {
      expect(targets.find(({ target }) => target === "D1")?.gaps).toMatchObject([
        {
          group: { role: "family" },
          difference: { value: expect.closeTo(0.4, 12) },
          common: { difference: 0, items: ["1.1", "1.2", "1.3"], onlyGroup: [], onlyReference: ["1.4", "1.5"] },
        },
      ]);
    }
  });

  it("is weighted as the plan weights the common items, worked by hand", () => {
    const plan = createPlan({
      name: "weighted",
      minCoverage: 0,
      items: ["a", "b", "c", "d"],
      targets: [
        {
          id: "T",
          parts: [
            {
              id: "p",
              weight: 3,
              items: [
                { id: "a", weight: 1 },
                { id: "b", weight: 2 },
              ],
            },
            { id: "q", weight: 1, items: [{ id: "c", weight: 1 }] },
            { id: "r", weight: 5, items: [{ id: "d", weight: 1 }] },
          ],
        },
      ],
    });
    const of = (...ratings: object[]) => ratings.map((one) => score(one, fourPoints, plan));
    // a rises from 1 to 4, and is 1; b from the mean of 1 and 4, 0.5, to 0.5; c falls by 1; only one side rated d.
    const changes = changesOf(of({ a: 1, b: 1, c: 4 }, { b: 4, d: 4 }), of({ a: 4, b: 1, c: 1 }, { b: 4 }));
    // p: (1 * 1 + 2 * 0) / 3; T: (3 * 1/3 + 1 * -1) / 4.
    expect(changes[0]?.common).toEqual({ difference: 0, items: ["a", "b", "c"], onlyBefore: ["d"], onlyAfter: [] });
    const [rise] = changesOf(of({ a: 1, b: 1 }), of({ a: 4, b: 1, c: 1 }));
    expect(rise?.common).toEqual({
      difference: expect.closeTo(1 / 3, 12),
      items: ["a", "b"],
      onlyBefore: [],
      onlyAfter: ["c"],
    });
  });

  it("is that of direct ratings where both times have those alone", () => {
    const rated = (metrics: object, lookFors: object = {}) => {
      return { instrument: "2.0", scale: fourPoints, metrics, lookFors } as never;
    };
    const table = (...people: never[]) => scoreTable(fromAssessments<never>(people), metricPlan()) as ScoreTable;
    // The look-fors of somebody who rated the metric make no score.
    const direct = table(rated({ M1: 1 }, { "M1.1": 4 }), rated({ M1: 3 }));
    const later = table(rated({ M1: 4 }, { "M1.2": 1 }), rated({ M1: "n/a" }, { "M1.1": 1 }));
    expect(changesOf(direct, later)[0]?.common).toEqual({
      difference: expect.closeTo(2 / 3, 12),
      items: ["M1"],
      onlyBefore: [],
      onlyAfter: [],
    });
    const parts = table(rated({ M1: null }, { "M1.1": 2, "M1.2": 2, "M1.3": 2 }));
    expect(changesOf(parts, parts)[0]?.common).toMatchObject({ difference: 0, items: ["M1.1", "M1.2", "M1.3"] });
    // A mixture is not comparable at all.
    expect(changesOf(direct, parts)[0]).not.toHaveProperty("common");
  });

  it("is of those who are paired", () => {
    const of = (...ratings: object[]) => ratings.map((one) => score(one, fourPoints, domainPlan({ minCoverage: 0 })));
    const before = of({ "1.1": 1 }, { "1.1": 4, "1.2": 4 });
    const after = of({ "1.1": 2, "1.3": 4 }, { "1.4": 1 });
    const paired = { before: ["ann", "bob"], after: ["ann", "cy"] };
    expect(changesOf(before, after, { paired })[0]?.common).toEqual({
      difference: expect.closeTo(1 / 3, 12),
      items: ["1.1"],
      onlyBefore: [],
      onlyAfter: ["1.3"],
    });
  });

  it("is absent for scores without explanations", () => {
    const [full] = [people(1, [4, 4, 4, 1, 1])].map(([one]) => scoreDomains(one as never));
    const { D1, ...others } = (full as NonNullable<typeof full>).targets;
    const { parts: _, ...bare } = D1;
    const changes = changesOf([{ ...full, targets: { ...others, D1: bare } } as never], [full] as never);
    expect(changes[0]).not.toHaveProperty("common");
  });
});

describe("common items of random tables", () => {
  const ids = ["a", "b", "c", "d", "m"];
  const weight = fc.integer({ min: 1, max: 5 });
  const parts = fc.array(
    fc.record({
      id: fc.constant("p"),
      weight,
      items: fc.uniqueArray(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), weight }), {
        minLength: 1,
        selector: ({ id }) => id,
      }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const unique = (list: readonly { id: string }[]) => list.map((one, i) => ({ ...one, id: `${one.id}${i}` }));
  const plans = fc.record({ first: parts, second: parts, isDirect: fc.boolean() }).map(({ first, second, isDirect }) =>
    createPlan({
      name: "random",
      items: ids,
      minCoverage: 0,
      targets: [
        { id: "T", ...(isDirect && { direct: "m" }), parts: unique(first) as never },
        { id: "U", parts: unique(second) as never },
      ],
    }),
  );
  const rating = fc.constantFrom<Rating>(1, 2, 3, 4, "n/a", null, null);
  const rows = fc.array(fc.tuple(fc.constantFrom("x", "y"), fc.tuple(rating, rating, rating, rating, rating)), {
    minLength: 1,
    maxLength: 12,
  });

  /** The same by loops over the ratings of one target. */
  function straightforward(plan: Plan, target: string, sides: readonly (readonly (readonly Rating[])[])[]) {
    const { direct, parts } = plan.targets.find(({ id }) => id === target) as Plan["targets"][0];
    const ratingsOf = (side: readonly (readonly Rating[])[], id: string): number[] => {
      return side.flatMap((row) => {
        const ofDirect = direct === undefined ? null : (row[ids.indexOf(direct)] ?? null);
        const isMeant = ofDirect === null || id === direct;
        const found = row[ids.indexOf(id)];
        return isMeant && typeof found === "number" ? [(found - 1) / 3] : [];
      });
    };
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const rated = sides.map((side) =>
      ids.filter((id) => {
        return (
          (id === direct || parts.some(({ items }) => items.some((item) => item.id === id))) &&
          ratingsOf(side, id).length > 0
        );
      }),
    );
    const [one, other] = rated as [string[], string[]];
    const common = one.filter((id) => other.includes(id));
    const gap = (id: string) => mean(ratingsOf(sides[0] ?? [], id)) - mean(ratingsOf(sides[1] ?? [], id));
    const isMixed = new Set([...one, ...other].map((id) => id === direct)).size > 1;
    let [top, bottom] = [0, 0];
    for (const { weight, items } of parts) {
      let [sum, weights] = [0, 0];
      for (const item of items) {
        if (!common.includes(item.id)) continue;
        sum += item.weight * gap(item.id);
        weights += item.weight;
      }
      if (weights === 0) continue;
      top += (weight * sum) / weights;
      bottom += weight;
    }
    const byParts = bottom === 0 ? null : top / bottom;
    return {
      difference: isMixed ? null : direct !== undefined && common.includes(direct) ? gap(direct) : byParts,
      items: new Set(common),
      only: [one.filter((id) => !other.includes(id)), other.filter((id) => !one.includes(id))].map(
        (ids) => new Set(ids),
      ),
    };
  }

  it("are those of a straightforward computation", async () => {
    const wrong: unknown[] = [];
    await fc.assert(
      fc.asyncProperty(plans, rows, async (plan, rows) => {
        const list = rows.map(([, ratings]) => {
          return score(Object.fromEntries(ids.map((id, i) => [id, ratings[i]])) as never, fourPoints, plan as Plan);
        });
        const groupOf = Int32Array.from(rows, ([group]) => (group === "x" ? 0 : 1));
        const sides = ["x", "y"].map((name) => rows.filter(([group]) => group === name).map(([, ratings]) => ratings));
        const items = scoredItems(list, plan as Plan, groupOf, 2);
        if (items === null) throw new Error("They are explained");
        const gaps = ["T", "U"].flatMap((target) => {
          const expected = straightforward(plan as Plan, target, sides);
          const found = commonItems(target, [items, 0], [items, 1]);
          const sets = { items: new Set(found.items), only: found.only.map((ids) => new Set(ids)) };
          try {
            expect({ difference: found.difference, ...sets }).toEqual({
              ...expected,
              difference: expected.difference === null ? null : expect.closeTo(expected.difference, 12),
            });
          } catch {
            wrong.push({ plan, rows, target, expected, found });
          }
          return expected.difference ?? [];
        });
        const overall = commonItems("overall", [items, 0], [items, 1]).difference;
        const mean = gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
        if (mean === null ? overall !== null : Math.abs((overall as number) - mean) > 1e-12)
          wrong.push({ plan, rows, overall });
      }),
      { numRuns: sampleSize(200, 3000) },
    );
    expect(wrong.slice(0, 1)).toEqual([]);
  });

  it("are the same of tables as of lists, and over all items the plain difference", async () => {
    const rating = fc.constantFrom("1", "2", "3", "4", "n/a", "");
    const item = fc.tuple(rating, rating, rating, rating);
    const row = fc.record({ group: fc.constantFrom(0, 1), metric: rating, lookFors: item });
    const names = ["M1", "M1.1", "M1.2", "M1.3", "M2.1"];
    const wrong: unknown[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), async (rows, isFull) => {
        const lines = rows.map(({ metric, lookFors }) => {
          const cells = isFull
            ? ["", ...lookFors.map((cell) => (cell === "" || cell === "n/a" ? "1" : cell))]
            : [metric, ...lookFors];
          return `${cells.join(",")}\n`;
        });
        const csv = `${names.join(",")}\n${lines.join("")}`;
        const plan = metricPlan({ minCoverage: 0 });
        const table = scoreTable(
          await readTable(csv, { scale: fourPoints, instrument: "2.0", form: "wide", notApplicable: ["n/a"] }),
          plan as Plan,
        );
        if (table.rows !== rows.length) return;
        const groupOf = Int32Array.from(rows, ({ group }) => group);
        const inTable = scoredItems(table, plan as Plan, groupOf, 2);
        const inList = scoredItems(
          rows.map((_, i) => table.row(i)),
          plan as Plan,
          groupOf,
          2,
        );
        if (inTable === null || inList === null) throw new Error("They are explained");
        for (const target of table.targets) {
          const [one, other] = [inTable, inList].map((items) => commonItems(target, [items, 0], [items, 1]));
          const [ofTable, ofList] = [one?.difference ?? null, other?.difference ?? null];
          const isSame = ofTable === null || ofList === null ? ofTable === ofList : Math.abs(ofTable - ofList) < 1e-12;
          const ids = [one, other].map((found) => JSON.stringify([found?.items, found?.only]));
          if (!isSame || ids[0] !== ids[1]) wrong.push({ rows, target, one, other });
          if (!isFull || target !== "M1" || ofTable === null) continue;
          const scores = table.score("M1");
          const mean = (group: number) => {
            const own = Array.from(scores).filter((_, i) => rows[i]?.group === group);
            return own.reduce((sum, value) => sum + value, 0) / own.length;
          };
          if (Math.abs(mean(0) - mean(1) - ofTable) > 1e-9)
            wrong.push({ rows, target, ofTable, plain: mean(0) - mean(1) });
        }
      }),
      { numRuns: sampleSize(100, 1000) },
    );
    expect(wrong.slice(0, 1)).toEqual([]);
  });
});
