import { domainPlan, projectToMetrics, type SelfAssessment, scale, scoreDomains, scoreMetrics } from "cei-framework";
import { publish, suppress } from "cei-framework/disclosure";
import { agreement, combine, compare, groupGaps, itemAnalysis, summarize } from "cei-framework/statistics";
import { fromAssessments, scoreTable, writeCsv } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { whole } from "./collect.ts";

const fourPoints = scale({ min: 1, max: 4 });

/** An assessment of some competencies. */
function rated(role: string, ratings: SelfAssessment["ratings"]): SelfAssessment {
  return { instrument: "1.0", scale: fourPoints, role, ratings };
}

/** One whose D1 has the rating for its score. */
const ofD1 = (rating: number, role = "staff") => rated(role, { "1.1": rating, "1.2": rating, "1.3": rating });

/** The lines of a result, numbers with three decimals, of whatever groups. */
async function linesOf(result: Parameters<typeof writeCsv>[0]): Promise<string[]> {
  const csv = await whole(writeCsv(result, { small: "show", decimals: 3 }));
  // A result that was read back from JSON is written alike.
  expect(await whole(writeCsv(JSON.parse(JSON.stringify(result)), { small: "show", decimals: 3 }))).toBe(csv);
  return csv.trimEnd().split("\r\n");
}

describe("writeCsv, of results by hand", () => {
  it("writes gaps", async () => {
    const scores = [4, 3, 2, 1].map((rating) => scoreDomains(ofD1(rating)));
    const by = { role: ["staff", "staff", "family", "family"] };
    const options = { by, reference: "staff", target: ["D1", "D2"], intervals: false } as const;
    expect(await linesOf(groupGaps(scores, options))).toEqual([
      "role,target,n,mean,reference,reference_n,reference_mean,difference,low,high,delta",
      "family,D1,2,0.167,staff,2,0.833,-0.667,,,-1",
      "family,D2,0,,staff,0,,,,,",
    ]);
    const { rows, targets } = groupGaps(scores, { by, target: "D1" });
    const difference = targets[0]?.gaps[0]?.difference as { value: number; interval: { low: number; high: number } };
    const { low, high } = difference.interval;
    expect(rows).toMatchObject([{ difference: difference.value, low, high }]);
    const two = { role: by.role, school: ["Oak", "Elm", "Oak", "Elm"] };
    const reference = { role: "staff", school: "Oak" };
    expect(groupGaps(scores, { by: two, reference, target: "D1" }).rows.map((row) => row.reference)).toEqual(
      Array(3).fill("staff, Oak"),
    );
  });

  it("writes agreement, of all or of each group", async () => {
    const people = [
      ...[rated("staff", { "1.1": 1, "1.2": 3 }), rated("student", { "1.1": 4, "1.2": 3 })],
      ...[rated("staff", { "1.1": 2, "1.2": 3 }), rated("student", { "1.1": 4, "1.2": 1 })],
    ];
    // Distances of 1 and 0 of 3 steps, and of 0 and 2. Alpha of each: ranks 0.5, 1.5, and 3 twice; 1 - 3 * 2 / 36.
    expect(await linesOf(agreement(people, { by: "role" }))).toEqual([
      "role,id,n,notApplicable,missing,difference,alpha",
      "staff,1.1,2,0,0,0.333,",
      "staff,1.2,2,0,0,0,",
      "staff,overall,2,,,0.167,0.833",
      "student,1.2,2,0,0,0.667,",
      "student,1.1,2,0,0,0,",
      "student,overall,2,,,0.333,0.833",
    ]);
    const all = await linesOf(agreement(people.slice(0, 1)));
    expect(all).toEqual(["id,n,notApplicable,missing,difference,alpha", "1.1,1,0,0,,", "1.2,1,0,0,,", "overall,1,,,,"]);
  });

  it("writes comparisons", async () => {
    const [before, after] = [
      [1, 2],
      [3, 4],
    ].map((ratings) => ratings.map((rating) => scoreDomains(ofD1(rating))));
    const independent = await linesOf(compare(before ?? [], after ?? [], { intervals: false }));
    expect(independent.slice(0, 3)).toEqual([
      "target,before_n,before_mean,after_n,after_mean,difference,low,high,delta",
      "D1,2,0.167,2,0.833,0.667,,,1",
      "D2,0,,0,,,,,",
    ]);
    const paired = await linesOf(compare(before ?? [], after ?? [], { paired: true }));
    expect(paired.slice(0, 3)).toEqual([
      "target,before_n,before_mean,after_n,after_mean,pairs,pairs_before,pairs_after,difference,low,high,dominance",
      "D1,2,0.167,2,0.833,2,0.167,0.833,0.667,,,1",
      "D2,0,,0,,0,,,,,,",
    ]);
    const projected = projectToMetrics(rated("staff", { "3.5": 4 }), { minCoverage: 0 });
    const direct = scoreMetrics({ instrument: "2.0", scale: fourPoints, metrics: { M3: 1 } });
    const beside = await linesOf(compare<string>(projected, direct));
    expect([beside[0], beside[3]]).toEqual(["target,before_n,before_mean,after_n,after_mean", "M3,1,1,1,0"]);
  });

  it("writes a table of the targets of two times, the overall last", async () => {
    const beside = await linesOf(compare<string>(scoreDomains(ofD1(4)), projectToMetrics(ofD1(1))));
    expect(beside.map((line) => line.split(",")[0])).toEqual([
      ...["target", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "M1", "M2", "M3", "M4", "M5", "overall"],
    ]);
    expect(beside[1]).toBe("D1,1,1,,");
  });

  it("writes a combined profile, by item and group", async () => {
    const people = [4, 4, 4, 2].map((rating) => rated("staff", { "4.4": rating, "1.1": null }));
    const students = [rated("student", { "4.4": 1, "1.2": "n/a" }), rated("student", { "4.4": 2, "1.1": 3 })];
    expect(await linesOf(combine([...people, ...students], { by: "role" }))).toEqual([
      "role,id,n,mean,combined,unweighted",
      "staff,1.1,0,,3,3",
      "staff,4.4,4,3.5,2.5,2.833",
      "student,1.1,1,3,3,3",
      "student,4.4,2,1.5,2.5,2.833",
    ]);
  });

  it("writes what may be published, and keeps its stars", async () => {
    const scores = [...Array(12).fill(1), ...Array(12).fill(2), 1, 2].map((rating, i) =>
      scoreDomains(ofD1(i % 2 ? rating : 4)),
    );
    const by = { school: scores.map((_, i) => (i < 12 ? "Oak" : i < 24 ? "Elm" : "Ash")) };
    const { published } = publish(scores, { by, target: "D1", totals: false });
    expect(await whole(writeCsv(published))).toBe(
      "school,target,n,mean\r\nAsh,D1,*,*\r\nElm,D1,12,0.6666666666666666\r\nOak,D1,12,0.5\r\n",
    );
  });
});

describe("writeCsv, of a two-way table", () => {
  const statistics = [{ name: "mean", kind: "mean", values: [[0.5], [0.25]] }] as const;

  it("writes a row for each count, total, and value", async () => {
    const { published } = suppress({ rows: ["a", "=b"], columns: ["x"], counts: [[20], [30]], statistics });
    expect(await linesOf(published)).toEqual([
      "row,column,statistic,n,value",
      ...[
        "a,x,count,20,20",
        "a,,count,20,20",
        "'=b,x,count,30,30",
        "'=b,,count,30,30",
        ",x,count,50,50",
        ",,count,50,50",
      ],
      ...["a,x,mean,20,0.5", "'=b,x,mean,30,0.25"],
    ]);
  });

  it("writes stars for what is hidden, no total where there is none, and the counts of a statistic", async () => {
    const values = [[0.5], [0.25], [0.75]];
    const { published } = suppress({
      ...{ rows: ["a", "b", "c"], columns: ["x"], counts: [[20], [30], [4]], totals: false },
      statistics: [{ name: "mean", kind: "mean", counts: { values: [[19], [30], [4]] }, values }],
    });
    expect(await linesOf(published)).toEqual([
      "row,column,statistic,n,value",
      ...["a,x,count,20,20", "b,x,count,30,30", "c,x,count,*,*"],
      ...["a,x,mean,19,0.5", "b,x,mean,30,0.25", "c,x,mean,*,*"],
    ]);
  });

  it("reports every problem of a table that was read back from JSON", () => {
    const wrong = {
      across: "groups",
      rows: ["a", 5],
      columns: ["x"],
      counts: [[1], [{}]],
      total: true,
      statistics: [{ name: "mean", values: [[0.5]], counts: { values: [[1], []] } }, 3],
    };
    expect(issuesOf(() => writeCsv(wrong as never))).toEqual([
      "table.rows.1 wrong-type",
      "table.counts.1.0 wrong-type",
      "table.total wrong-type",
      "table.statistics.0.values.1.0 missing",
      "table.statistics.0.counts.values.1.0 wrong-type",
      "table.statistics.1 wrong-type",
    ]);
    expect(issuesOf(() => writeCsv({ across: "groups", counts: 3, rows: 3, statistics: {} } as never))).toEqual([
      ...["table.rows wrong-type", "table.columns missing", "table.statistics wrong-type"],
    ]);
  });
});

describe("writeCsv, of small groups", () => {
  const people = [
    ...Array.from({ length: 11 }, (_, i) => ofD1(1 + (i % 4), "staff")),
    ...Array.from({ length: 10 }, (_, i) => ofD1(1 + (i % 3), "coach")),
  ];
  const scores = scoreTable(fromAssessments(people), domainPlan());
  const by = { by: "role" } as const;
  const results = (minCount?: number) => ({
    summary: summarize(scores, { ...by, minCount }),
    gaps: groupGaps(scores, { ...by, minCount }),
    agreement: agreement(people, { ...by, minCount }),
    items: itemAnalysis(people, { ...by, minCount }),
    scales: itemAnalysis(people, { ...by, minCount }).scales,
    profile: combine(people, { ...by, minCount }),
  });

  it("refuses them, unless they are asked for", () => {
    for (const result of Object.values(results())) {
      expect(issuesOf(() => writeCsv(result))).toEqual(["table small-group"]);
      expect(issuesOf(() => writeCsv(result, { small: "show" }))).toEqual([]);
      expect(issuesOf(() => writeCsv(result, { small: "all" } as never))).toContain("small wrong-value");
    }
    for (const result of Object.values(results(10))) expect(issuesOf(() => writeCsv(result))).toEqual([]);
    for (const small of [3, ["coach"]]) {
      const readBack = { ...results().summary, small } as never;
      expect(issuesOf(() => writeCsv(readBack, { small: "show" }))).toEqual(["table.small wrong-type"]);
    }
  });

  it("leaves out the least and the greatest score of few, whoever asks", async () => {
    const options = { target: "D1" } as const;
    const lines = await linesOf(summarize(scores, { ...by, ...options }));
    expect(lines[0]).toBe("role,target,n,mean,sd,min,max");
    expect(lines.map((line) => line.split(",").slice(-2))).toEqual([
      ["min", "max"],
      ["0", "1"],
      ["", ""],
    ]);
    const team = await linesOf(summarize(scoreTable(fromAssessments(people.slice(0, 7)), domainPlan()), options));
    expect(team[1]).toMatch(/^D1,7,0\.\d+,0\.\d+,,$/);
    const { rows } = summarize(scores, { ...by, ...options });
    expect(rows.map(({ min, max }) => [min, max])).toEqual([
      [0, 1],
      [0, expect.closeTo(2 / 3, 12)],
    ]);
  });

  it("writes a whole team's own result, of however few", () => {
    const team = people.slice(0, 5);
    const own = scoreTable(fromAssessments(team), domainPlan());
    for (const result of [summarize(own), agreement(team), itemAnalysis(team), compare(own, own)]) {
      expect(issuesOf(() => writeCsv(result))).toEqual([]);
    }
  });
});
