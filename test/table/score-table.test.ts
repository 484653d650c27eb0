import {
  competencies,
  createPlan,
  domainPlan,
  lookForPlan,
  metricPlan,
  OptionsError,
  type Plan,
  PlanError,
  projectionPlan,
  type Rating,
  RatingError,
  type Ratings,
  type Scale,
  scale,
  score,
  UnknownIdError,
} from "cei-framework";
import { summarize } from "cei-framework/statistics";
import { fromAssessments, type RatingTable, readTable, type ScoreTable, scoreTable } from "cei-framework/table";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const statuses = ["scored", "insufficient", "not-applicable"];
const ids = competencies.map(({ id }) => id);

/** A generator of numbers from 0 to 1, the same ones in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Random ratings as CSV: some empty, some "n/a", some rows with hardly any. */
function randomCsv(rows: number, items: readonly string[], { min, max }: Scale, seed: number): string {
  const next = generator(seed);
  const lines = Array.from({ length: rows }, () => {
    const [missing, notApplicable] = [next() < 0.3 ? 0.7 : 0.1, next() < 0.2 ? 0.9 : 0.1];
    return items.map(() => {
      if (next() < missing) return "";
      return next() < notApplicable ? "n/a" : min + Math.floor(next() * (max - min + 1));
    });
  });
  return [items, ...lines].map((cells) => cells.join(",")).join("\n");
}

/** Fails where a number of a score table is not the object scorer's: to the last bit, unless a tolerance is given. */
function expectAsScored(
  table: RatingTable,
  scores: ScoreTable,
  plan: Plan,
  rows: Iterable<number>,
  tolerance = 0,
): void {
  const columns = scores.targets.map((id) => ({
    id,
    status: scores.status(id),
    score: scores.score(id),
    coverage: scores.coverage(id),
  }));
  const mismatches: string[] = [];
  for (const row of rows) {
    const one = score(table.row(row), table.scale, plan);
    for (const { id, ...found } of columns) {
      const expected = id === "overall" ? one.overall : one.targets[id];
      if (
        statuses[found.status[row] ?? -1] !== expected?.status ||
        !isClose(found.score[row], expected?.score, tolerance) ||
        !isClose(found.coverage[row], expected?.coverage, tolerance)
      ) {
        mismatches.push(`${plan.name}, ${id}, row ${row}: ${found.score[row]} instead of ${expected?.score}`);
      }
    }
  }
  expect(mismatches).toEqual([]);
}

function isClose(found: number | undefined, expected: number | null | undefined, tolerance: number): boolean {
  if (found === undefined || expected === undefined) return false;
  return expected === null ? Number.isNaN(found) : Math.abs(found - expected) <= tolerance;
}

const plans: readonly Plan[] = [
  domainPlan(),
  domainPlan({ minCoverage: 0 }),
  domainPlan({ minCoverage: 1 }),
  projectionPlan(),
  projectionPlan({ shared: "split" }),
  projectionPlan({ by: "competency" }),
  projectionPlan({ by: "competency", shared: "split", minCoverage: 0.75 }),
];

const scales = [
  [1, 4],
  [0, 1],
  [-2, 2],
  [1, 7],
  [0, 10],
  [1, 20],
  [0, 100],
  [1, 200],
] as const;

describe("scoreTable", () => {
  it.each(scales)("scores as score does, by every plan, on a scale from %d to %d", async (min, max) => {
    const on = scale({ min, max });
    const table = await readTable(randomCsv(300, ids, on, max + 7), { scale: on });
    for (const plan of plans) {
      expectAsScored(table, scoreTable(table, plan), plan, Array(300).keys());
    }
  });

  it.each([0, 1, 2, 3, 4, 5, 4095, 4096, 4097, 33_000])("scores tables of %d rows, to the last", async (rows) => {
    const on = scale({ min: 1, max: 4 });
    const table = await readTable(randomCsv(rows, ids, on, rows + 1), { scale: on });
    expect(table.rows).toBe(rows);
    const sample = new Set(
      [...Array(Math.min(rows, 9)).keys(), ...Array(9).keys()].map((i) => Math.max(0, rows - 1 - i)),
    );
    for (const plan of [domainPlan(), projectionPlan()]) {
      const scores = scoreTable(table, plan);
      expect(scores.score("overall")).toHaveLength(rows);
      if (rows > 0) expectAsScored(table, scores, plan, sample);
    }
  });

  it("scores tables that lack items as if they were not rated", async () => {
    const some = ids.filter((_, i) => i % 3 === 0);
    const on = scale({ min: 1, max: 4 });
    const table = await readTable(randomCsv(200, some, on, 3), { scale: on });
    for (const plan of plans) expectAsScored(table, scoreTable(table, plan), plan, Array(200).keys());
  });

  it("scores the long form, in which what no line rates is not rated", async () => {
    const on = scale({ min: 1, max: 4 });
    const some = ids.slice(0, 12);
    // Every third rating has no line, and some have one that is empty or "n/a".
    const lines = Array.from({ length: 5000 }, (_, row) =>
      some.map((id, i) => {
        const kind = (row * 7 + i * 5) % 9;
        return kind % 3 === 0 ? "" : `r${row},${id},${kind === 1 ? "" : kind === 2 ? "n/a" : 1 + (kind % 4)}\n`;
      }),
    );
    const table = await readTable(`row,item,rating\n${lines.flat().join("")}`, { scale: on });
    expect(table.rows).toBe(5000);
    expect(table.row(4999)["1.1"]).toBe(null);
    for (const plan of plans) expectAsScored(table, scoreTable(table, plan), plan, [0, 1, 2, 3, 4095, 4096, 4999]);
    // The same without a line that is bad, which takes another way.
    const collected = await readTable(`row,item,rating\n${lines.flat().join("")}bad,1.1,9\n`, {
      scale: on,
      onBadRow: "collect",
    });
    for (const plan of plans) {
      expect(scoreTable(collected, plan).score("overall")).toEqual(scoreTable(table, plan).score("overall"));
    }
  });

  it("scores the look-fors of 2.0", async () => {
    const plan = lookForPlan();
    const on = scale({ min: 0, max: 3 });
    const table = await readTable(randomCsv(200, plan.items, on, 11), { scale: on, instrument: "2.0" });
    expectAsScored(table, scoreTable(table, plan), plan, Array(200).keys());
  });

  it.each([
    [1, 4],
    [1, 200],
  ] as const)("scores the 2.0 instrument as score does, on a scale from %d to %d", async (min, max) => {
    const on = scale({ min, max });
    const table = await readTable(randomCsv(300, metricPlan().items, on, max + 3), { scale: on, instrument: "2.0" });
    for (const minCoverage of [0, 0.5, 1]) {
      const plan = metricPlan({ minCoverage });
      expectAsScored(table, scoreTable(table, plan), plan, Array(300).keys());
    }
  });

  it("scores the official 2.0 form, one rating for each metric", async () => {
    const text = "site,M1,M2,M3,M4,M5\nOak,4,1,,n/a,2\nElm,,,,,3\n";
    const table = await readTable(text, { instrument: "2.0", scale: scale({ min: 1, max: 4 }), groups: ["site"] });
    const scores = scoreTable(table, metricPlan());
    expect(metricPlan().targets.map(({ id }) => scores.score(id)[0])).toEqual([1, 0, Number.NaN, Number.NaN, 1 / 3]);
    expect(metricPlan().targets.map(({ id }) => scores.status(id)[0])).toEqual([0, 0, 1, 2, 0]);
    // Three of the four metrics that apply; the mean of 1, 0 and 1/3.
    expect(scores.coverage("overall")[0]).toBe(0.75);
    expect(scores.score("overall")[0]).toBeCloseTo(4 / 9, 14);
    const { rows } = summarize(scores, { by: "site" });
    expect(rows.filter(({ target }) => target === "M5").map(({ group, n, mean }) => [group["site"], n, mean])).toEqual([
      ["Oak", 1, 1 / 3],
      ["Elm", 1, 2 / 3],
    ]);
  });

  it("lets a metric's own rating go before its look-fors, by hand", async () => {
    const table = await readTable("M1,M1.1,M2.1,M2.2\n4,1,2,3\n,1,,\n", {
      instrument: "2.0",
      scale: scale({ min: 1, max: 4 }),
    });
    const scores = scoreTable(table, metricPlan({ minCoverage: 0 }));
    // M1 is rated 4. M2 has the look-fors 1/3 and 2/3, two of three. The second row has one look-for of M1, of six.
    expect([...scores.score("M1")]).toEqual([1, 0]);
    expect([...scores.coverage("M1")]).toEqual([1, 1 / 6]);
    expect([scores.score("M2")[0], scores.coverage("M2")[0]]).toEqual([0.5, 2 / 3]);
  });

  it("works out by hand: two rows on a scale from 1 to 4", async () => {
    const table = await readTable("1.1,1.2,1.3,1.4,1.5\n3,4,2,n/a,\n1,,,,\n", { scale: scale({ min: 1, max: 4 }) });
    const scores = scoreTable(table, domainPlan());
    // (2/3 + 1 + 1/3) / 3, with three of four covered; the second row covers one of five.
    expect(scores.score("D1")[0]).toBeCloseTo(2 / 3, 12);
    expect([...scores.coverage("D1")]).toEqual([0.75, 0.2]);
    expect([...scores.status("D1")]).toEqual([0, 1]);
    expect(scores.score("D1")[1]).toBeNaN();
    // Seven domains are applicable, and one of them is covered by three quarters.
    expect(scores.coverage("overall")[0]).toBeCloseTo(0.75 / 7, 12);
    expect(scores.status("overall")[0]).toBe(1);
  });

  it("gives the explanation of a row as score gives it", async () => {
    const table = await readTable("1.1,3.5\n3,4\n,n/a\n", { scale: scale({ min: 1, max: 4 }) });
    const scores = scoreTable(table, projectionPlan());
    expect(scores.row(1)).toEqual(score(table.row(1), table.scale, projectionPlan()));
    expect(() => scores.row(2)).toThrow(OptionsError);
    expect(issuesOf(() => scores.row(2))).toEqual(["wrong-type"]);
  });

  it("gives the same columns each time, and throws for an unknown target", async () => {
    const table = await readTable("1.1\n1\n", { scale: scale({ min: 1, max: 4 }) });
    const scores = scoreTable(table, domainPlan());
    expect(scores.score("D1")).toBe(scores.score("D1"));
    expect(scores.targets).toEqual(["D1", "D2", "D3", "D4", "D5", "D6", "D7", "overall"]);
    expect(() => scores.score("D8" as never)).toThrow(UnknownIdError);
  });

  it("refuses an invalid table, an invalid plan, and a plan that does not list the table's items", async () => {
    const table = await readTable("1.1,1.2\n1,2\n", { scale: scale({ min: 1, max: 4 }) });
    for (const [Class, issues, what, plan] of [
      [OptionsError, ["table wrong-type"], {}, domainPlan()],
      [PlanError, ["items missing", "targets missing"], table, { name: "x" }],
      [RatingError, ["1.1 unknown-id", "1.2 unknown-id"], table, lookForPlan()],
    ] as const) {
      const call = () => scoreTable(what as never, plan as never);
      expect(call).toThrow(Class);
      expect(issuesOf(call)).toEqual(issues);
    }
  });

  it("scores any plan as score does: any weights, items in several parts, any coverage", () => {
    const items = ["1.1", "1.2", "1.3", "2.1", "2.2", "7.5"] as const;
    const weight = fc.oneof(fc.constantFrom(1, 1, 2, 0.5), fc.double({ min: 0.01, max: 100, noNaN: true }));
    const part = fc.record({
      weight,
      items: fc
        .uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 6 })
        .chain((chosen) => fc.tuple(...chosen.map((id) => fc.record({ id: fc.constant(id), weight })))),
    });
    const targets = fc.array(fc.array(part, { maxLength: 5 }), { minLength: 1, maxLength: 6 });
    const anyScale = fc
      .record({ min: fc.integer({ min: -9, max: 9 }), points: fc.constantFrom(2, 3, 4, 5, 11, 60, 200) })
      .map(({ min, points }) => scale({ min, max: min + points - 1 }));
    const input = fc
      .record({ targets, scale: anyScale, minCoverage: fc.constantFrom(0, 0.3, 0.5, 1) })
      .chain((made) => {
        const rating = fc.oneof(
          fc.integer({ min: made.scale.min, max: made.scale.max }),
          fc.constantFrom(null, "n/a" as const),
        );
        const rows = fc.array(fc.dictionary(fc.constantFrom(...items), rating), { minLength: 1, maxLength: 20 });
        return rows.map((ratings) => ({ ...made, ratings: ratings as Ratings[] }));
      });
    fc.assert(
      fc.property(input, ({ targets, scale, minCoverage, ratings }) => {
        const plan = createPlan({
          name: "any",
          items: ids as readonly string[],
          minCoverage,
          targets: targets.map((parts, t) => ({
            id: `t${t}`,
            parts: parts.map((one, p) => ({ id: `p${p}`, ...one })),
          })),
        });
        const table = fromAssessments(ratings.map((one) => ({ instrument: "1.0", scale, ratings: one })));
        expectAsScored(table, scoreTable(table, plan), plan, ratings.keys(), 1e-12);
      }),
      { numRuns: sampleSize(100, 400) },
    );
  });

  it("scores a part of many items with weights of their own, which is beyond the fast way", () => {
    const plan = createPlan({
      name: "uneven",
      items: ids as readonly string[],
      minCoverage: 0.5,
      targets: [
        { id: "all", parts: [{ id: "p", weight: 1, items: ids.map((id, i) => ({ id, weight: 1 + i / 7 })) }] },
        { id: "even", parts: [{ id: "p", weight: 1, items: ids.map((id) => ({ id, weight: 1 })) }] },
      ],
    });
    const next = generator(5);
    const rate = (): Rating => (next() < 0.1 ? null : next() < 0.1 ? "n/a" : Math.floor(next() * 11));
    const assessments = Array.from({ length: 50 }, () => ({
      instrument: "1.0" as const,
      scale: scale({ min: 0, max: 10 }),
      ratings: Object.fromEntries(ids.map((id) => [id, rate()])),
    }));
    const table = fromAssessments(assessments);
    expectAsScored(table, scoreTable(table, plan), plan, assessments.keys());
  });
});
