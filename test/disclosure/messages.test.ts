// Every message of the disclosure rules; the wording is in the snapshot.
import { OptionsError } from "cei-framework";
import { audit, type CountTable, publish, suppress } from "cei-framework/disclosure";
import { expect, it } from "vitest";
import { expectIssues } from "../issues.ts";
import { people, scoresOf } from "./published-people.ts";

it.each<[string, () => unknown, readonly string[]]>([
  ...[[0], [0, Number.NaN], [Number.NaN, 1], [1, 1], "0 to 1"].map((range): [string, () => unknown, string[]] => [
    `the range ${JSON.stringify(range)}`,
    () => {
      const statistics = [{ name: "m", kind: "mean", values: [[1]], range }];
      return suppress({ rows: ["a"], columns: ["c"], counts: [[20]], statistics } as never);
    },
    ["statistics.0.range wrong-type"],
  ]),
  [
    "limits",
    () => suppress({ rows: ["a"], columns: ["b"], counts: [[1]] }, { minCount: 1, protect: 0, x: 1 } as never),
    ["x unknown-key", "minCount out-of-range", "protect out-of-range"],
  ],
  ["a table", () => suppress(null as never), ["table wrong-type"]],
  [
    "names and counts",
    () => suppress({ rows: ["a", "a", 5], columns: [], across: "ages", counts: 5, total: 1 } as never),
    [
      "total unknown-key",
      "rows.1 duplicate",
      "rows.2 wrong-type",
      "columns empty",
      "across wrong-value",
      "counts wrong-type",
    ],
  ],
  [
    "names that are not a list",
    () => suppress({ rows: "a", columns: ["b"], counts: [[1]] } as never),
    ["rows wrong-type", "counts row-length"],
  ],
  [
    "rows of counts",
    () => suppress({ rows: ["a", "b"], columns: ["c", "d"], counts: [[1], [0.5, -1]] }),
    ["counts.0 row-length", "counts.1.0 wrong-type", "counts.1.1 wrong-type"],
  ],
  [
    "counts that are too large together",
    () => suppress({ rows: ["a"], columns: ["c", "d"], counts: [[2 ** 53 - 1, 1]] }),
    ["counts out-of-range"],
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
      "statistics.0.values.0.0 wrong-type",
      "statistics.1.name duplicate",
      "statistics.1.kind wrong-value",
      "statistics.2.name wrong-type",
      "statistics.2.values.0.0 wrong-type",
      "statistics.3 wrong-type",
      "statistics.4.name duplicate",
      "statistics.4.range wrong-type",
    ],
  ],
  [
    "statistics that are not a list",
    () => suppress({ rows: ["a"], columns: ["c"], counts: [[20]], statistics: {} } as never),
    ["statistics wrong-type"],
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
    ["statistics.0.rowTotals wrong-type", "statistics.0.total wrong-type", "statistics.0.columnTotals.0 wrong-type"],
  ],
  [
    "totals that contradict their parts",
    () => {
      const table: CountTable = { rows: ["a"], columns: ["c", "d"], counts: [[20, 0]] };
      return suppress({
        ...table,
        statistics: [
          { name: "m", kind: "mean", values: [[0.5, 0]], rowTotals: [1], columnTotals: [0.5, null], total: 0.6 },
        ],
      });
    },
    [
      "statistics.0.values.0.1 inconsistent",
      "statistics.0.total inconsistent",
      "statistics.0.rowTotals.0 inconsistent",
    ],
  ],
  [
    "totals of a table without totals",
    () => {
      const table: CountTable = { rows: ["a"], columns: ["c"], counts: [[20]], totals: false };
      return suppress({ ...table, statistics: [{ name: "m", kind: "mean", values: [[0.5]], total: 0.5 }] });
    },
    ["statistics.0.total wrong-type"],
  ],
  [
    "whether there are totals",
    () => suppress({ rows: ["a"], columns: ["c"], counts: [[20]], totals: "no" } as never),
    ["totals wrong-type"],
  ],
  [
    "rows that are not within rows before them",
    () => suppress({ rows: ["a", "b", "c"], columns: ["x"], counts: [[1], [1], [1]], within: ["b", "d", null] }),
    ["within.0 wrong-value", "within.1 wrong-value"],
  ],
  [
    "rows that are not the sum of their parts",
    () => suppress({ rows: ["a", "b"], columns: ["x"], counts: [[21], [20]], within: [null, "a"] }),
    ["counts.0.0 inconsistent"],
  ],
  [
    "a published table without totals",
    () =>
      audit({
        ...{ rows: ["a"], columns: ["c"], across: "groups", counts: [[20]] },
        ...{ rowTotals: [20], columnTotals: null, total: 20 },
      }),
    ["rowTotals wrong-type", "total wrong-type"],
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
    ["statistics.0.rowTotals row-length", "statistics.0.total wrong-type"],
  ],
  [
    "a published table",
    () =>
      audit({
        ...{ rows: ["a"], columns: ["c"], across: "groups", counts: [["*"]], statistics: [] },
        ...{ rowTotals: ["?"], columnTotals: [1, 2], total: -1 },
      } as never),
    ["rowTotals.0 wrong-type", "columnTotals row-length", "total wrong-type"],
  ],
  [
    "a published table of targets",
    () =>
      audit({
        ...{ rows: ["a"], columns: ["c"], across: "targets", counts: [[20]], statistics: [] },
        ...{ rowTotals: [20], columnTotals: [20], total: 20 },
      }),
    ["rowTotals wrong-type", "total wrong-type"],
  ],
  [
    "a published table that does not add up",
    () =>
      audit({
        ...{ rows: ["a"], columns: ["c"], across: "groups", counts: [[20]], statistics: [] },
        ...{ rowTotals: [21], columnTotals: [20], total: 20 },
      }),
    ["counts inconsistent"],
  ],
  [
    "options of a publication",
    () => {
      const scores = scoresOf(people(3, { school: "Oak" }, [1, 2]));
      const by = [["school", "scool"], "school"];
      const scale = { min: 0, max: 1, continuous: true };
      const options = { by, target: ["A", "C", "A"], cut: 2, sd: 1, totals: 0, distribution: true, scale, x: 1 };
      return publish(scores, options as never);
    },
    [
      ...["x unknown-key", "target.2 duplicate", "cut out-of-range", "sd wrong-type", "totals wrong-type"],
      ...["by.0.1 unknown-id", "by.1 duplicate"],
    ],
  ],
  [
    "groups of a publication",
    () => publish(scoresOf(people(3, { school: "Oak" }, [1, 2])), { by: [[], ["school"]] } as never),
    ["by.0 empty", "by.1 wrong-type"],
  ],
])("reports what is wrong with %s", (_, call, expected) => {
  expect(call).toThrow(OptionsError);
  expectIssues(call, expected);
});
