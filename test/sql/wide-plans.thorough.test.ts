// Plans far wider than the framework's own, in every database. A planner that explodes never ends: such a test times out.
import { createPlan, type Plan, type Rating, scale, score } from "cei-framework";
import { checkSql, scoringSql } from "cei-framework/sql";
import { describe, expect, it, onTestFinished } from "vitest";
import { engines } from "./engines/index.ts";
import { expectRows } from "./expect-rows.ts";
import { createTable } from "./survey.ts";

interface Shape {
  readonly items: number;
  /** Whether each item is a part of its own. */
  readonly inParts: boolean;
  /** The weight of an item or a part, by its place. */
  readonly weight: (i: number) => number;
}

const equal = (): number => 1;
const different = (i: number): number => 1 + (i % 7);

const shapes: { readonly [name: string]: Shape } = {
  "34 items in one part": { items: 34, inParts: false, weight: equal },
  "100 items in one part": { items: 100, inParts: false, weight: equal },
  "300 items in one part": { items: 300, inParts: false, weight: equal },
  "300 items of different weights in one part": { items: 300, inParts: false, weight: different },
  "300 parts in one target": { items: 300, inParts: true, weight: equal },
  "300 parts of different weights in one target": { items: 300, inParts: true, weight: different },
};
const widest: typeof shapes = {
  "2,000 items in one part": { items: 2000, inParts: false, weight: equal },
};

const on = scale({ min: 1, max: 4 });

/** All, and in DuckDB the widest; three of them where a query takes seconds. */
function shapesIn(name: string): [string, Shape][] {
  if (name === "DuckDB") return Object.entries({ ...shapes, ...widest });
  return Object.entries(shapes).filter((_, i) => !/Spark|Trino|its SQL/.test(name) || [0, 3, 5].includes(i));
}

describe.each(Object.entries(engines))("%s scores and checks, in both forms, a plan of", (name, open) => {
  it.each(shapesIn(name))("%s", async (_, shape) => {
    const engine = await open();
    onTestFinished(engine.close);
    const plan = planOf(shape);
    const sound = { r1: ratingsOf(plan, 0), r2: ratingsOf(plan, 1) };
    // In r2, ratings off the scale replace some that are missing.
    const invalid = plan.items.filter((_, i) => i % 30 === 1);
    const given = { ...sound, r2: { ...sound.r2, ...Object.fromEntries(invalid.map((id) => [id, 9])) } };
    const expected = Object.entries(sound).map(([id, ratings]) => {
      const { targets, overall } = score(ratings, on, plan);
      const columns = [...Object.entries(targets), ["overall", overall] as const].flatMap(([target, one]) => [
        [`${target}_score`, one.score],
        [`${target}_coverage`, one.coverage],
        [`${target}_status`, one.status],
      ]);
      return { id, invalid: id === "r2" ? invalid.length : 0, ...Object.fromEntries(columns) };
    });

    const types = Object.fromEntries(plan.items.map((id) => [id, "double"] as const));
    const cells = Object.entries(given).map(([id, ratings]) => [
      id,
      ...plan.items.map((item) => ratings[item] ?? null),
    ]);
    await createTable(engine, "wide ratings", { id: "text", ...types }, cells);
    const answers = Object.entries(given).flatMap(([id, ratings]) => {
      return Object.entries(ratings).map(([item, rating]) => [id, item, rating]);
    });
    await createTable(engine, "long ratings", { id: "text", item: "text", rating: "double" }, answers);
    for (const ratings of [
      { table: "wide ratings", row: "id", columns: plan.items },
      { table: "long ratings", row: "id", item: "item", rating: "rating" },
    ]) {
      const options = { dialect: engine.dialect, scale: on, ratings };
      expectRows(await engine.query(scoringSql(plan, options)), expected, 1e-12, ["id"]);
      const listed = await engine.query(checkSql(plan, options));
      expect(listed.map(({ id, item, reason }) => `${id} ${item} ${reason}`).sort()).toEqual(
        invalid.map((item) => `r2 ${item} off-scale`).sort(),
      );
    }
  });
});

function planOf({ items, inParts, weight }: Shape): Plan {
  const weighted = Array.from({ length: items }, (_, i) => ({ id: `i${i}`, weight: weight(i) }));
  const parts = inParts
    ? weighted.map(({ id, weight }) => ({ id, weight, items: [{ id, weight: 1 }] }))
    : [{ id: "p", weight: 1, items: weighted }];
  return createPlan({ name: "wide", items: weighted.map(({ id }) => id), targets: [{ id: "t", parts }] });
}

/** Ratings of two items of three. */
function ratingsOf({ items }: Plan, shift: number): { [item: string]: Rating & number } {
  const rated = items.map((id, i) => [id, 1 + ((i + shift) % 4)] as const).filter((_, i) => i % 3 !== 1);
  return Object.fromEntries(rated);
}
