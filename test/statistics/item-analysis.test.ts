import { type MetricAssessment, type SelfAssessment, scale } from "cei-framework";
import { cronbachAlpha, itemAnalysis } from "cei-framework/statistics";
import { fromAssessments, readTable, writeCsv } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const fourPoints = scale({ min: 1, max: 4 });
type Given = number | "n/a" | null;

function rate(ratings: readonly Given[], role?: string): SelfAssessment {
  const rated = Object.fromEntries(ratings.map((rating, i) => [`1.${i + 1}`, rating]));
  return {
    instrument: "1.0",
    scale: fourPoints,
    ratings: rated,
    ...(role !== undefined && { role }),
  } as SelfAssessment;
}

/** Nine respondents who rated all five competencies of domain 1; the fifth is the other way round. */
const complete: readonly (readonly number[])[] = [
  [4, 4, 3, 4, 1],
  [3, 3, 3, 2, 2],
  [2, 1, 2, 2, 4],
  [4, 3, 4, 3, 2],
  [1, 2, 1, 1, 3],
  [3, 3, 2, 4, 2],
  [2, 2, 3, 2, 3],
  [4, 4, 4, 3, 1],
  [1, 1, 2, 2, 4],
];

describe("itemAnalysis", () => {
  // R 4.2.2: mean and sd of (x - 1) / 3, and alpha of psych 2.2.9 (raw_alpha, r.drop, and alpha.drop).
  const alpha = 0.340531561461794;
  const ofItems = [
    ["1.1", 0.555555555555556, 0.408248290463863, 0.931835613218819, -0.742138364779874],
    ["1.2", 0.518518518518518, 0.376796110173626, 0.607918758874329, -0.174291938997821],
    ["1.3", 0.555555555555556, 0.333333333333333, 0.691748238161833, -0.191666666666666],
    ["1.4", 0.518518518518518, 0.337931251683234, 0.658736619548309, -0.164609053497942],
    ["1.5", 0.481481481481481, 0.376796110173626, -0.906480547969089, 0.906962415280345],
  ] as const;

  it("gives what psych gives in R", () => {
    const { by, rows, scales } = itemAnalysis(complete.map((ratings) => rate(ratings)));
    expect(by).toEqual([]);
    const near = (value: number) => ({ value: expect.closeTo(value, 12), n: 9 });
    expect(rows).toEqual(
      ofItems.map(([id, mean, sd, itemTotal, alphaIfDropped], i) => ({
        group: {},
        target: "D1",
        id,
        n: 9,
        notApplicable: 0,
        missing: 0,
        distribution: [1, 2, 3, 4].map((rating) => {
          return { rating, count: complete.filter((ratings) => ratings[i] === rating).length };
        }),
        mean: near(mean),
        sd: near(sd),
        complete: 9,
        itemTotal: near(itemTotal),
        alphaIfDropped: near(alphaIfDropped),
      })),
    );
    expect(scales.rows).toEqual([{ group: {}, target: "D1", items: 5, complete: 9, alpha: near(alpha) }]);
    expect(scales.rows[0]?.alpha).toEqual(cronbachAlpha(complete, { missing: "listwise" }));
  });

  it("correlates and takes alpha over those who rated all, and means over all who rated", () => {
    const some: Given[][] = [
      [4, null, "n/a", 1, 1],
      ["n/a", 4, null, null, 4],
    ];
    const { rows, scales } = itemAnalysis([...complete, ...some].map((ratings) => rate(ratings)));
    expect(rows.map(({ id, n, notApplicable, missing }) => [id, n, notApplicable, missing])).toEqual([
      ["1.1", 10, 1, 0],
      ["1.2", 10, 0, 1],
      ["1.3", 9, 1, 1],
      ["1.4", 10, 0, 1],
      ["1.5", 11, 0, 0],
    ]);
    // 24 points of nine, and 4 more: a mean of 28 / 10, less 1, of 3.
    expect(rows[0]?.mean).toEqual({ value: expect.closeTo(0.6, 12), n: 10 });
    expect(rows.map(({ itemTotal }) => itemTotal)).toEqual(
      ofItems.map(([, , , itemTotal]) => ({ value: expect.closeTo(itemTotal, 12), n: 9 })),
    );
    expect(scales.rows[0]).toMatchObject({ complete: 9, alpha: { value: expect.closeTo(alpha, 12), n: 9 } });
  });

  it("gives each group its own, over the items that anyone in it rated", () => {
    const people = [
      ...complete.map((ratings) => rate(ratings, "staff")),
      rate([1, 2], "student"),
      rate([2, 3], "student"),
      rate([4, 4], "student"),
    ];
    const { by, rows, scales } = itemAnalysis(people, { by: "role" });
    expect(by).toEqual(["role"]);
    expect(rows.map(({ group, id }) => `${group["role"]} ${id}`)).toEqual(
      ["staff", "student"].flatMap((role) => ofItems.map(([id]) => `${role} ${id}`)),
    );
    const whole = itemAnalysis(complete.map((ratings) => rate(ratings)));
    expect(rows.slice(0, 5).map(({ group, ...row }) => row)).toEqual(whole.rows.map(({ group, ...row }) => row));
    expect(scales.rows.map(({ group, items, complete }) => [group["role"], items, complete])).toEqual([
      ["staff", 5, 9],
      ["student", 2, 3],
    ]);
    // 1, 2, 4 and 2, 3, 4: about their means -4/3, -1/3, 5/3 and -1, 0, 1. Squares 42/9 and 2, products 3.
    const [first, , third] = rows.slice(5);
    expect(first?.itemTotal).toEqual({ value: expect.closeTo(3 / Math.sqrt((42 / 9) * 2), 12), n: 3 });
    expect(first?.alphaIfDropped).toEqual({ value: null, n: 3, reason: "too-few" });
    expect(scales.rows[1]?.alpha).toEqual({
      value: expect.closeTo(2 * (1 - (42 / 9 + 2) / (42 / 9 + 2 + 6)), 12),
      n: 3,
    });
    // Nobody among the students rated 1.3.
    const none = { value: null, n: 0, reason: "no-values" };
    expect(third).toMatchObject({ n: 0, missing: 3, mean: none, sd: none, itemTotal: none, alphaIfDropped: none });
  });

  it("has reasons in place of numbers", () => {
    const one = itemAnalysis([rate([3])]);
    expect(one.rows[0]).toMatchObject({
      mean: { value: expect.closeTo(2 / 3, 12), n: 1 },
      sd: { value: null, n: 1, reason: "too-few" },
      itemTotal: { value: null, n: 1, reason: "too-few" },
    });
    expect(one.scales.rows[0]?.alpha).toEqual({ value: null, n: 1, reason: "too-few" });
    expect(itemAnalysis([rate([null, "n/a"])]).scales.rows).toEqual([
      { group: {}, target: "D1", items: 0, complete: 0, alpha: { value: null, n: 0, reason: "no-values" } },
    ]);
    // 1.1 does not vary; with 1.2 and 1.3 as mirrors, neither does what is left without 1.1, nor the sum of all.
    const { rows, scales } = itemAnalysis([rate([2, 1, 4]), rate([2, 2, 3]), rate([2, 4, 1])]);
    const none = { value: null, n: 3, reason: "no-variation" };
    expect(rows.map(({ itemTotal }) => itemTotal)).toEqual([
      none,
      { value: expect.closeTo(-1, 12), n: 3 },
      { value: expect.closeTo(-1, 12), n: 3 },
    ]);
    expect([rows[0]?.alphaIfDropped, scales.rows[0]?.alpha]).toEqual([none, none]);
    // Nobody rated both.
    expect(itemAnalysis([rate([2, null]), rate([null, 3])]).rows[0]?.itemTotal).toEqual({
      value: null,
      n: 0,
      reason: "too-few",
    });
  });

  it("has the metrics' own ratings as the items of the overall, and look-fors as those of their metric", () => {
    const person = (m: readonly number[], l: readonly number[]): MetricAssessment =>
      ({
        instrument: "2.0",
        scale: fourPoints,
        metrics: { M1: m[0], M2: m[1] },
        lookFors: { "M1.1": l[0], "M1.2": l[1] },
      }) as MetricAssessment;
    const people = [person([1, 2], [4, 4]), person([2, 3], [2, 3]), person([4, 4], [1, 1])];
    const { rows, scales } = itemAnalysis(people);
    expect(scales.rows.map(({ target, items }) => [target, items])).toEqual([
      ["overall", 2],
      ["M1", 2],
    ]);
    // The metrics as above. Look-fors about their means: 5/3, -1/3, -4/3 and 4/3, 1/3, -5/3; products 39/9.
    expect(rows.map(({ target, id, itemTotal }) => [target, id, itemTotal.value])).toEqual([
      ["overall", "M1", expect.closeTo(3 / Math.sqrt((42 / 9) * 2), 12)],
      ["overall", "M2", expect.closeTo(3 / Math.sqrt((42 / 9) * 2), 12)],
      ["M1", "M1.1", expect.closeTo(39 / 42, 12)],
      ["M1", "M1.2", expect.closeTo(39 / 42, 12)],
    ]);
  });

  it("is written as CSV, items and scales", async () => {
    const text = async (result: Parameters<typeof writeCsv>[0]) => {
      let all = "";
      for await (const piece of writeCsv(result, { decimals: 3, small: "show" })) all += piece;
      return all.trim().split("\r\n");
    };
    const people = [rate([1, 2], "staff"), rate([2, 3], "staff"), rate([4, "n/a"], "family")];
    const found = itemAnalysis(people, { by: "role" });
    expect(await text(found)).toEqual([
      "role,target,id,n,notApplicable,missing,mean,sd,complete,itemTotal,alphaIfDropped",
      "staff,D1,1.1,2,0,0,0.167,0.236,2,1,",
      "staff,D1,1.2,2,0,0,0.5,0.236,2,1,",
      "family,D1,1.1,1,0,0,1,,1,,",
      "family,D1,1.2,0,1,0,,,1,,",
    ]);
    expect(await text(found.scales)).toEqual(["role,target,items,complete,alpha", "staff,D1,2,2,1", "family,D1,1,1,"]);
  });

  it("takes tables and labels alike, and is plain frozen data", async () => {
    const csv = `role,1.1,1.2\nstaff,1,2\nfamily,3,3\nstaff,2,4\n`;
    const table = await readTable(csv, { scale: fourPoints, groups: ["role"] });
    const found = itemAnalysis(table, { by: ["role"] });
    const list = [rate([1, 2]), rate([3, 3]), rate([2, 4])];
    expect(itemAnalysis(list, { by: { role: ["staff", "family", "staff"] } })).toEqual(found);
    expect(structuredClone(found)).toEqual(found);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(Object.isFrozen(found.rows[0]?.distribution)).toBe(true);
  });

  it("says what is wrong", () => {
    expect(issuesOf(() => itemAnalysis([{ ...rate([9]) }]))).toEqual(["0.ratings.1.1 off-scale"]);
    expect(issuesOf(() => itemAnalysis([rate([1])], { by: "role" }))).toEqual(["by unknown-id"]);
    expect(issuesOf(() => itemAnalysis([rate([1])], { group: "role" } as never))).toEqual(["group unknown-key"]);
    expect(issuesOf(() => itemAnalysis(fromAssessments([rate([1])]) as never, { by: { role: ["a"] } }))).toEqual([
      "by wrong-type",
    ]);
  });
});
