// Plans far wider than the framework's own, in every database.
import { createPlan, scale, score } from "cei-framework";
import { scoringSql } from "cei-framework/sql";
import { expect, it, onTestFinished } from "vitest";
import { engines } from "./engines/index.ts";
import { createTable } from "./survey.ts";

it.each(Object.entries(engines))(
  "%s scores by a plan of 400 items in one part and 400 parts in one target",
  async (_, open) => {
    const engine = await open();
    onTestFinished(engine.close);
    const items = Array.from({ length: 400 }, (_, i) => `i${i}`);
    const weighted = items.map((id, i) => ({ id, weight: 1 + (i % 7) }));
    const plan = createPlan({
      name: "long",
      items,
      targets: [
        { id: "one", parts: [{ id: "p", weight: 1, items: weighted }] },
        { id: "many", parts: weighted.map(({ id, weight }) => ({ id, weight, items: [{ id, weight: 1 }] })) },
      ],
    });
    const rated = items.filter((_, i) => i % 3 > 0);
    const ratings = Object.fromEntries(rated.map((id, i) => [id, 1 + (i % 4)]));
    const on = scale({ min: 1, max: 4 });
    const columns = Object.fromEntries(items.map((id) => [id, "double"] as const));
    await createTable(engine, "given", { id: "text", ...columns }, [["r1", ...items.map((id) => ratings[id] ?? null)]]);
    const common = { dialect: engine.dialect, scale: on };
    const wide = scoringSql(plan, { ...common, ratings: { table: "given", row: "id", columns: items } });
    const { one, many } = score(ratings, on, plan).targets;
    const [first] = await engine.query(wide);
    expect(first?.["one_score"]).toBeCloseTo(one.score ?? 0, 12);
    expect(first?.["many_score"]).toBeCloseTo(many.score ?? 0, 12);
    await createTable(engine, "given", { id: "text", item: "text", rating: "double" }, [
      ...rated.map((id) => ["r1", id, ratings[id] ?? null]),
    ]);
    const long = scoringSql(plan, {
      ...common,
      ratings: { table: "given", row: "id", item: "item", rating: "rating" },
    });
    const [second] = await engine.query(long);
    expect(second?.["one_coverage"]).toBeCloseTo(one.coverage ?? 0, 12);
    expect(second?.["many_score"]).toBeCloseTo(many.score ?? 0, 12);
  },
);
