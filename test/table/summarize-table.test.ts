import { competencies, createPlan, domainPlan, OptionsError, projectionPlan, scale, score } from "cei-framework";
import { summarize } from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const fourPoints = scale({ min: 1, max: 4 });
const ids = competencies.map(({ id }) => id);

/** Rows of a survey: two groups, ratings with gaps; the same ones in every run. */
function survey(rows: number): string {
  let state = 7;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const lines = Array.from({ length: rows }, () => {
    const ratings = ids.map(() => (next() < 0.15 ? "" : next() < 0.1 ? "n/a" : 1 + Math.floor(next() * 4)));
    return [`site ${Math.floor(next() * 13)}`, `role ${Math.floor(next() * 3)}`, ...ratings].join(",");
  });
  return [["site", "role", ...ids].join(","), ...lines].join("\n");
}

describe("summarize, of a table of scores", () => {
  it("sums up by hand: three schools", async () => {
    const text = "site,1.1,1.2,1.3\nA,1,1,1\nA,4,4,4\nB,2,2,2\nA,1,,\nC,,,\nA,4,4,1\n";
    const table = await readTable(text, { scale: fourPoints, groups: ["site"] });
    const { by, cut, rows } = summarize(scoreTable(table, domainPlan()), { by: "site", cut: 2 / 3 });
    expect([by, cut, rows]).toEqual([["site"], 2 / 3, expect.any(Array)]);
    expect(rows).toHaveLength(3 * 8);
    const [a, b, c] = ["A", "B", "C"].map((site) =>
      rows.find((row) => row.group["site"] === site && row.target === "D1"),
    );
    // A: 0, 1 and 2/3; the row that rates one of five is not scored. Their mean is 5/9, and the squared differences
    // from it are 25/81, 16/81 and 1/81: 42/81 in all, over n - 1 = 2.
    expect(a).toMatchObject({ group: { site: "A" }, n: 3, min: 0, max: 1 });
    expect(a?.share?.value).toBeCloseTo(2 / 3, 12);
    expect(a?.mean).toBeCloseTo(5 / 9, 12);
    expect(a?.sd).toBeCloseTo(Math.sqrt(21 / 81), 12);
    expect(b).toMatchObject({
      group: { site: "B" },
      target: "D1",
      n: 1,
      mean: 1 / 3,
      sd: null,
      min: 1 / 3,
      max: 1 / 3,
      share: { value: 0, n: 1 },
    });
    expect(c).toMatchObject({
      group: { site: "C" },
      target: "D1",
      n: 0,
      mean: null,
      sd: null,
      min: null,
      max: null,
      share: { value: null, n: 0 },
    });
  });

  it("has a deviation of two scores, and none of one", async () => {
    const table = await readTable("site,1.1,1.2,1.3\nA,1,1,1\nA,4,4,4\nB,2,2,2\n", {
      scale: fourPoints,
      groups: ["site"],
    });
    const rows = summarize(scoreTable(table, domainPlan()), { by: "site" }).rows.filter(
      ({ target }) => target === "D1",
    );
    // 0 and 1: the squared differences from 1/2 are 1/2 in all, over n - 1 = 1.
    expect(rows.map(({ n, sd }) => [n, sd])).toEqual([
      [2, expect.closeTo(Math.sqrt(1 / 2), 12)],
      [1, null],
    ]);
  });

  it("agrees with sums over the object scorer, by one group, by two, and by none", async () => {
    const table = await readTable(survey(sampleSize(900, 4200)), { scale: fourPoints, groups: ["site", "role"] });
    const site = table.group("site");
    const role = table.group("role");
    for (const plan of [domainPlan(), projectionPlan({ minCoverage: 0.8 })]) {
      const all = Array.from({ length: table.rows }, (_, row) => score(table.row(row), fourPoints, plan));
      for (const by of [[], ["site"], ["role", "site"]]) {
        const { rows } = summarize(scoreTable(table, plan), { by, cut: 0.5 });
        const keyOf = all.map((_, row) => by.map((name) => (name === "site" ? site[row] : role[row])).join("|"));
        const keys = [...new Set(keyOf)];
        expect([...new Set(rows.map(({ group }) => by.map((name) => group[name]).join("|")))]).toEqual(keys);
        for (const { group, target, n, mean, sd, min, max, share } of rows) {
          const key = by.map((name) => group[name]).join("|");
          const values = all.flatMap((one, row) => {
            const found =
              target === "overall" ? one.overall.score : one.targets[target as keyof typeof one.targets]["score"];
            return keyOf[row] === key && found !== null ? [found as number] : [];
          });
          const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
          const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
          expect(n).toBe(values.length);
          expect(mean).toBeCloseTo(middle, 12);
          expect(sd).toBeCloseTo(Math.sqrt(squares / (n - 1)), 12);
          expect([min, max]).toEqual([
            expect.closeTo(Math.min(...values), 12),
            expect.closeTo(Math.max(...values), 12),
          ]);
          expect(share?.value).toBeCloseTo(values.filter((value) => value >= 0.5 - 1e-9).length / n, 12);
        }
      }
    }
  });

  it("has as many groups as there are rows, when each row is its own", async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `r${i},${1 + (i % 4)},${1 + (i % 3)},2`);
    const table = await readTable(`id,1.1,1.2,1.3\n${lines.join("\n")}`, { scale: fourPoints, groups: ["id"] });
    const { rows } = summarize(scoreTable(table, domainPlan()), { by: "id" });
    const ofD1 = rows.filter(({ target }) => target === "D1");
    expect(ofD1).toHaveLength(40_000);
    expect(ofD1[39_999]?.group).toEqual({ id: "r39999" });
    // 39,999 is 3 mod 4 and 0 mod 3: (1 + 0 + 1/3) / 3.
    expect(ofD1[39_999]?.mean).toBeCloseTo(4 / 9, 12);
  });

  it("sums up as many groups as rows also where each has many different scores", async () => {
    const plan = createPlan({
      name: "weights that differ for all",
      items: ids,
      targets: [
        {
          id: "T",
          parts: [{ id: "all", weight: 1, items: ids.slice(0, 5).map((id, i) => ({ id, weight: 4 ** i })) }],
        },
      ],
    });
    // 1,024 scores in 8,192 groups are too many to count each.
    const digits = (row: number): number[] => ids.slice(0, 5).map((_, i) => Math.floor(row / 4 ** i) % 4);
    const lines = Array.from({ length: 8192 }, (_, row) => `r${row},${digits(row).map((d) => d + 1)}\n`);
    const table = await readTable(`id,${ids.slice(0, 5)}\n${lines.join("")}`, { scale: fourPoints, groups: ["id"] });
    const { rows } = summarize(scoreTable(table, plan), { by: "id", cut: 0.5 });
    const ofT = rows.filter(({ target }) => target === "T");
    expect(ofT).toHaveLength(8192);
    // The weighted sum of the digits is the row, and the greatest is 3 * 341.
    for (const row of [0, 1, 511, 512, 1023, 4097, 8191]) {
      const mean = (row % 1024) / 1023;
      expect(ofT[row]).toMatchObject({ n: 1, sd: null, share: { value: mean >= 0.5 ? 1 : 0 } });
      expect(ofT[row]?.mean).toBeCloseTo(mean, 12);
    }
  });

  it("has no spread where all scores are the same, however many", async () => {
    const table = await readTable(`1.1,1.2,1.3\n${"2,2,3\n".repeat(100_000)}`, { scale: fourPoints });
    const [d1] = summarize(scoreTable(table, domainPlan())).rows;
    expect(d1).toMatchObject({ n: 100_000, sd: 0, group: {} });
    expect(d1?.mean).toBeCloseTo(4 / 9, 12);
  });

  it("counts scores at the cut, whatever the order of the sum", async () => {
    // 0.1 + 0.7 rounds below 0.8.
    const table = await readTable("1.1,1.2,1.3\n1,7,1\n", { scale: scale({ min: 0, max: 10 }) });
    expect(summarize(scoreTable(table, domainPlan()), { cut: 0.3 }).rows[0]?.share?.value).toBe(1);
  });

  it("leaves out groups of rejected rows alone", async () => {
    const text = "site,1.1\nA,9\nB,1\nC,2\nB,x\n";
    const table = await readTable(text, { scale: fourPoints, groups: ["site"], onBadRow: "collect" });
    const { rows } = summarize(scoreTable(table, domainPlan()), { by: "site" });
    expect([...new Set(rows.map(({ group }) => group["site"]))]).toEqual(["B", "C"]);
    expect(table.group("site")).toEqual(["B", "C"]);
  });

  it("is empty for a table without rows", async () => {
    const table = await readTable("1.1\n", { scale: fourPoints });
    expect(summarize(scoreTable(table, domainPlan())).rows).toEqual([]);
  });

  it("takes groups with the names of what objects inherit", async () => {
    const table = await readTable("__proto__,1.1\nA,1\n", { scale: fourPoints, groups: ["__proto__"] });
    const [row] = summarize(scoreTable(table, domainPlan()), { by: "__proto__" }).rows;
    expect(Object.entries(row?.group ?? {})).toEqual([["__proto__", "A"]]);
  });

  it("refuses unknown and duplicate groups, a cut outside 0 to 1, and an invalid table of scores", async () => {
    const table = await readTable("site,1.1\nA,1\n", { scale: fourPoints, groups: ["site"] });
    const scores = scoreTable(table, domainPlan());
    for (const [issues, what, options] of [
      [["by.1 unknown-id", "by.2 duplicate"], scores, { by: ["site", "sites", "site"] }],
      [["bye unknown-key", "cut out-of-range"], scores, { cut: 1.5, bye: 1 }],
      [["scores wrong-type"], table, undefined],
    ] as const) {
      const call = () => summarize(what as never, options as never);
      expect(call).toThrow(OptionsError);
      expect(issuesOf(call)).toEqual(issues);
    }
  });
});
