// Every message of the statistics, word for word.
import { domainPlan, lookForPlan, type Scale, scale, score, scoreDomains } from "cei-framework";
import {
  audit,
  type CountTable,
  cliffsDelta,
  cohenKappa,
  combine,
  compare,
  cronbachAlpha,
  groupGaps,
  krippendorffAlpha,
  meanInterval,
  summarize,
  suppress,
  wilsonInterval,
} from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { messagesOf } from "../model/messages-of.ts";

const points: Scale = scale({ min: 1, max: 4 });
const scoresOf = (rating: number) => scoreDomains({ instrument: "1.0", scale: points, ratings: { "1.1": rating } });
const list = [scoresOf(1), scoresOf(4)];
const number = "a number from -1e+100 to 1e+100, or null for what is missing, was expected";

describe.each<[string, () => unknown, readonly string[]]>([
  ["options that are none", () => meanInterval([1], 5 as never), [": 5 was found; an object of options was expected"]],
  [
    "options of a mean",
    () => meanInterval([1], { level: 1, method: "z", resamples: 98, seed: 0.5, x: 1 } as never),
    [
      "x: not a known key; there are level, method, resamples, seed",
      "level: 1 was found; a number between 0 and 1 was expected",
      'method: "z" was found; "t" or "bca" or "percentile" was expected',
      "resamples: 98 was found; a whole number from 99 to 10000000 was expected",
      "seed: 0.5 was found; a whole number from 0 to 4294967295 was expected",
    ],
  ],
  [
    "values",
    () => meanInterval([1, "2", undefined, Number.NaN, 1e101] as never),
    [
      `values.1: "2" was found; ${number}`,
      `values.2: nothing was found; ${number}`,
      `values.3: NaN was found; ${number}`,
      `values.4: 1e+101 was found; ${number}`,
    ],
  ],
  [
    "values that are no list",
    () => meanInterval({} as never),
    ["values: an object was found; a list of numbers was expected"],
  ],
  [
    "values of typed arrays",
    () => cliffsDelta(Float64Array.of(1, 1e101, Number.NaN), [null, true] as never, { level: 0 }),
    ["level: 0 was found; a number between 0 and 1 was expected"],
  ],
  [
    "both groups",
    () => cliffsDelta(Float64Array.of(1, 1e101, Number.NaN), [null, true] as never),
    [`a.1: 1e+101 was found; ${number}`, `b.1: true was found; ${number}`],
  ],
  [
    "a share",
    () => wilsonInterval(3, -1, "x" as never),
    [
      'level: "x" was found; a number between 0 and 1 was expected',
      "n: -1 was found; a whole number of at least 0 was expected",
    ],
  ],
  [
    "no whole successes",
    () => wilsonInterval(0.5, 2),
    ["successes: 0.5 was found; a whole number from 0 to 2 was expected"],
  ],
  [
    "negative successes",
    () => wilsonInterval(-1, 2),
    ["successes: -1 was found; a whole number from 0 to 2 was expected"],
  ],
  ...[[0], [0, Number.NaN], [Number.NaN, 1], [1, 1], "0 to 1"].map((range): [string, () => unknown, string[]] => [
    `the range ${JSON.stringify(range)}`,
    () => {
      const statistics = [{ name: "m", kind: "mean", values: [[1]], range }];
      return suppress({ rows: ["a"], columns: ["c"], counts: [[20]], statistics } as never);
    },
    [
      `statistics.0.range: ${typeof range === "string" ? JSON.stringify(range) : "a list"} was found; the least and the greatest value, [0, 1], was expected`,
    ],
  ]),
  ["successes", () => wilsonInterval(3, 2), ["successes: 3 was found; a whole number from 0 to 2 was expected"]],
  [
    "ratings by raters",
    () => krippendorffAlpha([[1, 2], [1], 5] as never, { metric: "ordinal" }),
    [
      "ratings.2: 5 was found; a list of numbers was expected",
      "ratings.1: 1 value was found; 2 were expected, as in the first list",
      "ratings.2: 0 values were found; 2 were expected, as in the first list",
    ],
  ],
  [
    "ratings that are no list",
    () => krippendorffAlpha("x" as never, { metric: "nominal" }),
    ['ratings: "x" was found; a list of lists of numbers was expected'],
  ],
  [
    "a metric",
    () => krippendorffAlpha([], { metric: "cubic" as never }),
    ['metric: "cubic" was found; "nominal" or "ordinal" or "interval" or "ratio" was expected'],
  ],
  [
    "ratios below zero",
    () => krippendorffAlpha([[1, -2]], { metric: "ratio" }),
    ["ratings.0.1: -2 was found; a value of at least 0 was expected"],
  ],
  [
    "what is done with missing values",
    () => cronbachAlpha([], {} as never),
    ['missing: nothing was found; "listwise" or "pairwise" was expected'],
  ],
  [
    "levels",
    () => cohenKappa([], [], { levels: [1, Number.NaN, 1, "a", null] as never, weights: "cubic" as never }),
    [
      "levels.1: NaN was found; a finite number or a text was expected",
      "levels.2: 1 was found; a level that stands here once was expected",
      "levels.4: null was found; a finite number or a text was expected",
      'weights: "cubic" was found; "none" or "linear" or "quadratic" was expected',
    ],
  ],
  [
    "too few levels",
    () => cohenKappa([], [], { levels: [1], level: 2 }),
    [
      "levels: a list was found; two levels or more was expected",
      "level: 2 was found; a number between 0 and 1 was expected",
    ],
  ],
  [
    "levels that are no list",
    () => cohenKappa([], [], { levels: 2 as never, weights: [] }),
    ["levels: 2 was found; a list of levels was expected"],
  ],
  [
    "weights",
    () =>
      cohenKappa([], [], {
        levels: [1, 2, 3],
        weights: [
          [0, -1, 2],
          [1, 2, "x"],
          [0, 1],
        ] as never,
      }),
    [
      "weights.0.1: -1 was found; a number from 0 to 1e+100 was expected",
      "weights.1.1: 2 was found; 0, since a level does not disagree with itself, was expected",
      'weights.1.2: "x" was found; a number from 0 to 1e+100 was expected',
      "weights.2: a list was found; a list of 3 numbers, one for each level, was expected",
    ],
  ],
  [
    "rows of weights",
    () => cohenKappa([], [], { levels: [1, 2], weights: [5] as never }),
    [
      "weights: a list was found; a list of 2 lists, one for each level, was expected",
      "weights.0: 5 was found; a list of 2 numbers, one for each level, was expected",
    ],
  ],
  [
    "ratings of two raters",
    () => cohenKappa([1, 3, null], [2, "x"] as never, { levels: [1, 2] }),
    [
      "first.1: 3 was found; one of the levels, or null, was expected",
      'second.1: "x" was found; one of the levels, or null, was expected',
    ],
  ],
  [
    "ratings of two raters that do not go together",
    () => cohenKappa([1], [2, 1], { levels: [1, 2] }),
    ["second: 2 ratings were found; 1 were expected, as of the first rater"],
  ],
  [
    "raters that are no lists",
    () => cohenKappa(5 as never, null as never, { levels: [1, 2] }),
    ["first: 5 was found; a list of levels was expected", "second: null was found; a list of levels was expected"],
  ],
  [
    "what assessments are combined by",
    () => combine([], { by: "school" as never }),
    ['by: "school" was found; "role" or "lea" or "site" or "date" or "respondent" was expected'],
  ],
  [
    "assessments without it",
    () => combine([{ instrument: "1.0", scale: points, ratings: {} }], { by: "lea" }),
    ["0.lea: nothing was found; the lea of who answered was expected"],
  ],
  [
    "options of a summary",
    () => summarize(list, { cut: 2, level: 0, scale: { min: 0, max: 200 }, target: "D1", of: 1 } as never),
    [
      "of: not a known key; there are by, target, cut, level, scale",
      "cut: 2 was found; a score from 0 to 1 was expected",
      "level: 0 was found; a number between 0 and 1 was expected",
      "scale: an object was found; a scale of at most 200 points was expected",
    ],
  ],
  [
    "a scale",
    () => summarize(list, { scale: { min: 1 } as never }),
    ["scale.max: nothing was found; a whole number was expected"],
  ],
  [
    "a target",
    () => summarize(list, { target: "M1" as never }),
    ['target: "M1" is not a target of the plan; nearest: "D1", "D2", "D3"'],
  ],
  [
    "targets",
    () => summarize(list, { target: ["D1", "M1", 5] as never }),
    [
      'target.1: "M1" is not a target of the plan; nearest: "D1", "D2", "D3"',
      "target.2: 5 is not a target of the plan",
    ],
  ],
  [
    "scores that are no list",
    () => summarize("x" as never),
    ['scores: "x" was found; a list of scores, or what scoreTable gives, was expected'],
  ],
  ["no scores", () => summarize([]), ["scores: an empty list was found; a list of scores, one at least, was expected"]],
  [
    "scores that are none",
    () => summarize([5, list[0], { ...list[0], overall: { score: 2, coverage: "x" } }] as never),
    [
      "scores.0: 5 was found; what a function of scoring gives was expected",
      "scores.2.overall.score: 2 was found; a score from 0 to 1, or null, was expected",
      'scores.2.overall.coverage: "x" was found; a share from 0 to 1 was expected',
    ],
  ],
  [
    "scores by several plans",
    () => summarize([list[0], score({}, points, lookForPlan())] as never),
    ['scores.1.plan: "2.0 metrics from look-fors" was found; the plan of the first scores was expected'],
  ],
  [
    "labels",
    () => summarize(list, { by: { role: ["staff"], site: "Oak", lea: ["a", 5] } as never }),
    [
      "by.role: 1 label was found; 2 were expected, one for each of the scores",
      'by.site: "Oak" was found; a list of labels was expected',
      "by.lea.1: 5 was found; text was expected",
    ],
  ],
  [
    "a name in place of labels",
    () => summarize(list, { by: "role" }),
    ['by: "role" was found; labels by the name of the group, such as { role: [...] }, was expected'],
  ],
  [
    "options of a comparison",
    () => compare(list, list, { paired: 1, level: 1.5, by: "x" } as never),
    [
      "by: not a known key; there are paired, level",
      "paired: 1 was found; true or false was expected",
      "level: 1.5 was found; a number between 0 and 1 was expected",
    ],
  ],
  [
    "pairs",
    () => compare(list, [scoresOf(2)], { paired: true }),
    ["after: 1 score was found; 2 were expected, one for each before"],
  ],
  [
    "one side",
    () => compare([], list),
    ["before: an empty list was found; a list of scores, one at least, was expected"],
  ],
  [
    "options of gaps",
    () => groupGaps(list, { level: "x" } as never),
    [
      "by: nothing was found; what the scores are grouped by was expected",
      'level: "x" was found; a number between 0 and 1 was expected',
    ],
  ],
  [
    "one group",
    () => groupGaps(list, { by: { role: ["staff", "staff"] }, reference: "family" }),
    [
      "by: 1 group was found; two or more were expected",
      'reference: "family" was found; the value of a group was expected',
    ],
  ],
  [
    "a reference of two names",
    () => groupGaps(list, { by: { role: ["staff", "family"], site: ["Oak", "Oak"] }, reference: "staff" }),
    ['reference: "staff" was found; the values of a group by role and site was expected'],
  ],
  [
    "many groups",
    () => {
      const many = Array.from({ length: 51 }, () => list[0] as (typeof list)[number]);
      return groupGaps(many, { by: { id: many.map((_, i) => `${i}`) } });
    },
    ["reference: 51 groups were found; a reference is needed for more than 50"],
  ],
  [
    "limits",
    () => suppress({ rows: ["a"], columns: ["b"], counts: [[1]] }, { minCount: 1, protect: 0, x: 1 } as never),
    [
      "x: not a known key; there are minCount, protect",
      "minCount: 1 was found; a whole number of at least 2 was expected",
      "protect: 0 was found; a whole number of at least 1 was expected",
    ],
  ],
  ["a table", () => suppress(null as never), ["table: null was found; a table (rows, columns, counts) was expected"]],
  [
    "names and counts",
    () => suppress({ rows: ["a", "a", 5], columns: [], across: "ages", counts: 5, total: 1 } as never),
    [
      "total: not a known key; there are rows, columns, across, counts, statistics",
      'rows.1: "a" was found; a name that stands here once was expected',
      "rows.2: 5 was found; text was expected",
      "columns: an empty list was found; a list of names, one at least, was expected",
      'across: "ages" was found; "groups" or "targets" or "answers" was expected',
      "counts: 5 was found; a list of 3 rows was expected",
    ],
  ],
  [
    "names that are no list",
    () => suppress({ rows: "a", columns: ["b"], counts: [[1]] } as never),
    [
      'rows: "a" was found; a list of names, one at least, was expected',
      "counts: a list was found; a list of 0 rows was expected",
    ],
  ],
  [
    "rows of counts",
    () => suppress({ rows: ["a", "b"], columns: ["c", "d"], counts: [[1], [0.5, -1]] }),
    [
      "counts.0: a list was found; a list of 2 values was expected",
      "counts.1.0: 0.5 was found; a whole number of at least 0 was expected",
      "counts.1.1: -1 was found; a whole number of at least 0 was expected",
    ],
  ],
  [
    "counts that are too large together",
    () => suppress({ rows: ["a"], columns: ["c", "d"], counts: [[2 ** 53 - 1, 1]] }),
    ["counts: 9007199254740992 was found; counts of at most 2^53 - 1 together was expected"],
  ],
  [
    "statistics",
    () => {
      const table = { rows: ["a"], columns: ["c"], counts: [[20]] };
      const mean = { name: "m", kind: "mean", values: [[2]] };
      const others = [
        { ...mean, kind: "sum" },
        { name: 5, kind: "sd", values: [["x"]] },
        7,
        { ...mean, range: [1, 0] },
      ];
      return suppress({ ...table, statistics: [mean, ...others] } as never);
    },
    [
      "statistics.0.values.0.0: 2 was found; a number from 0 to 1, or null for none, was expected",
      'statistics.1.name: "m" was found; a name that stands here once was expected',
      'statistics.1.kind: "sum" was found; "mean" or "median" or "share" or "sd" or "min" or "max" was expected',
      "statistics.2.name: 5 was found; text was expected",
      'statistics.2.values.0.0: "x" was found; a finite number, or null for none, was expected',
      "statistics.3: 7 was found; a statistic (name, kind, values) was expected",
      'statistics.4.name: "m" was found; a name that stands here once was expected',
      "statistics.4.range: a list was found; the least and the greatest value, [0, 1], was expected",
    ],
  ],
  [
    "statistics that are no list",
    () => suppress({ rows: ["a"], columns: ["c"], counts: [[20]], statistics: {} } as never),
    ["statistics: an object was found; a list of statistics was expected"],
  ],
  [
    "totals of targets",
    () => {
      const of: CountTable = { rows: ["a"], columns: ["D1"], across: "targets", counts: [[20]] };
      return suppress({
        ...of,
        statistics: [{ name: "m", kind: "mean", values: [[1]], rowTotals: [1], total: 1, columnTotals: [3] }],
      });
    },
    [
      "statistics.0.rowTotals: a list was found; nothing, since targets are not added up, was expected",
      "statistics.0.total: 1 was found; nothing, since targets are not added up, was expected",
      "statistics.0.columnTotals.0: 3 was found; a number from 0 to 1, or null for none, was expected",
    ],
  ],
  [
    "totals of groups",
    () => {
      const of: CountTable = { rows: ["a"], columns: ["c"], counts: [[20]] };
      return suppress({
        ...of,
        statistics: [{ name: "m", kind: "mean", values: [[1]], rowTotals: [1, 1], total: 7, columnTotals: [0.5] }],
      });
    },
    [
      "statistics.0.rowTotals: a list was found; a list of 1 values was expected",
      "statistics.0.total: 7 was found; a number from 0 to 1, or null for none, was expected",
    ],
  ],
  [
    "a published table",
    () =>
      audit({
        ...{ rows: ["a"], columns: ["c"], across: "groups", counts: [["*"]], statistics: [] },
        ...{ rowTotals: ["?"], columnTotals: [1, 2], total: -1 },
      } as never),
    [
      'rowTotals.0: "?" was found; a whole number of at least 0 was expected',
      "columnTotals: a list was found; a list of 1 values was expected",
      "total: -1 was found; a whole number of at least 0 was expected",
    ],
  ],
  [
    "a published table of targets",
    () =>
      audit({
        ...{ rows: ["a"], columns: ["c"], across: "targets", counts: [[20]], statistics: [] },
        ...{ rowTotals: [20], columnTotals: [20], total: 20 },
      }),
    [
      "rowTotals: a list was found; null, since targets are not added up, was expected",
      "total: 20 was found; null, since targets are not added up, was expected",
    ],
  ],
  [
    "a published table that does not add up",
    () =>
      audit({
        ...{ rows: ["a"], columns: ["c"], across: "groups", counts: [[20]], statistics: [] },
        ...{ rowTotals: [21], columnTotals: [20], total: 20 },
      }),
    ["counts: no counts agree with all that is shown; totals that are sums of their cells were expected"],
  ],
])("wrong: %s", (_, call, messages) => {
  it("says so", () => {
    expect(messagesOf(call)).toEqual(messages);
  });
});

it("wrong: the groups of a table", async () => {
  const table = await readTable("site,1.1\nOak,1\nElm,2\n", { scale: points, groups: ["site"] });
  const scores = scoreTable(table, domainPlan());
  expect(messagesOf(() => summarize(scores, { by: { site: ["a", "b"] } }))).toEqual([
    "by: an object was found; a group of the table, or a list of them, was expected",
  ]);
  expect(messagesOf(() => summarize(scores, { by: ["site", "role"] }))).toEqual([
    'by.1: "role" is not a group of the table; nearest: "site"',
  ]);
});
