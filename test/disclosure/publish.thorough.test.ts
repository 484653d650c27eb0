// What a reader with a solver can work out from a publication: counts, the n of all targets, means, shares, and
// distributions together.
import { type Publication, type PublishedTable, publish } from "cei-framework/disclosure";
import loadHighs from "highs";
import { expect, it } from "vitest";
import { sampleSize, seed } from "../samples.ts";
import { attack } from "./attacker.ts";
import { randomPeople, scoresOf } from "./published-people.ts";
import { draws } from "./random-table.ts";

it("withstands a reader who solves linear programs, in random publications", async () => {
  const highs = await loadHighs();
  const draw = draws(seed);
  const wrong: unknown[] = [];
  let hidden = 0;
  for (let i = 0; i < sampleSize(20, 60); i++) {
    const list = randomPeople(draw);
    const by = [["school"], ["school", "grade"], [["district", "school"]], [["district", "school"], "grade"]][draw(4)];
    const limits = { minCount: 2 + draw(8), protect: 1 + draw(9) };
    const distribution = draw(2) === 0;
    const options = {
      by: by as string[],
      totals: draw(4) > 0,
      cut: 0.5,
      distribution,
      ...limits,
      target: ["A", "B"],
    } as const;
    const { published } = publish(scoresOf(list), options);
    const { table } = published;
    const { doubt } = attack(highs, table);
    if (doubt < 1e-7) wrong.push({ i, options, doubt });
    const { bounds } = attack(highs, {
      ...table,
      statistics: [...(table.statistics ?? []), ...pointShares(published)],
    });
    for (const { statistic, low, high, ...place } of bounds) {
      if (statistic !== null) continue;
      hidden++;
      if (high - low < limits.protect - 1e-6) wrong.push({ i, options, place, low, high });
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(hidden).toBeGreaterThan(20);
});

it("shows no distribution of a total whose hidden rest comes nearest to one point", () => {
  const draw = draws(seed + 1);
  const wrong: unknown[] = [];
  let rests = 0;
  for (let i = 0; i < sampleSize(50, 2000); i++) {
    const list = randomPeople(draw);
    const { published } = publish(scoresOf(list), { by: "school", distribution: true, minCount: 2 + draw(8) });
    for (const target of ["A", "B", "overall"] as const) {
      const rows = published.rows.filter((row) => row.target === target);
      const total = rows.find(({ group }) => group["school"] === published.all);
      if (total === undefined || total.n === "*" || rows.every(({ n }) => n !== "*")) continue;
      const rest = [1, 2, 3, 4].map((point) => {
        const at = (row: object): number => Number((row as { [name: string]: number | "*" })[`n_${point}`]) || 0;
        return rows.reduce((left, row) => (row === total ? left : left - at(row)), at(total));
      });
      const n = rest.reduce((sum, count) => sum + count, 0);
      if (n === 0) continue;
      rests++;
      if (rest.some((count) => count === n)) wrong.push({ i, target, rest });
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(rests).toBeGreaterThan(10);
});

/** The share of scores at each point, as statistics of the table: a reader has them from the distribution. */
function pointShares({ rows, columns, table }: Publication): NonNullable<PublishedTable["statistics"]>[number][] {
  const points = columns.filter((name) => name.startsWith("n_"));
  return (table.statistics ?? [])
    .filter(({ kind }) => kind === "mean")
    .flatMap((mean) => {
      const target = mean.name.replace(/ mean$/, "");
      const ofTarget = rows.filter((row) => row.target === target);
      return points.map((point) => {
        // Rows are in the order of the cells, then the totals of rows, of columns, and of all.
        const shares = ofTarget.map((row): number | null | "*" => {
          const [n, count] = [row.n, (row as unknown as { [name: string]: number | "*" })[point] as number | "*"];
          return n === "*" || count === "*" ? "*" : n === 0 ? null : count / n;
        });
        const width = table.columns.length;
        const cells = table.rows.length * width;
        const afterRows = cells + (table.rowTotals?.length ?? 0);
        return {
          name: `${target} ${point}`,
          kind: "share" as const,
          ...(mean.counts && { counts: mean.counts }),
          values: table.rows.map((_, r) => shares.slice(r * width, (r + 1) * width)),
          ...(table.rowTotals && {
            rowTotals: shares.slice(cells, afterRows),
            total: shares.at(-1) as number | null | "*",
          }),
          ...(table.columnTotals && { columnTotals: shares.slice(afterRows, afterRows + width) }),
        };
      });
    });
}
