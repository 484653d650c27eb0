import { createPlan, domainPlan, projectionPlan, scale, score } from "cei-framework";
import { summarize } from "cei-framework/statistics";
import { fromAssessments, readTable, scoreTable, writeCsv } from "cei-framework/table";
import { csvParse, dsvFormat } from "d3-dsv";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { whole } from "./collect.ts";

const fourPoints = scale({ min: 1, max: 4 });

describe("protection of spreadsheets", () => {
  const signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];
  const before = ["", " ", "\t", "\n", "\r", "\u00a0", "\ufeff", "\0", "\u200b", " \u00a0\ufeff\0 "];
  const result = (cells: readonly string[]) => ({ columns: ["a"], rows: cells.map((a) => ({ a })) });
  const written = async (cells: readonly string[], options?: object) => {
    return csvParse(await whole(writeCsv(result(cells), options))).map(({ a }) => a);
  };

  it("covers OWASP's list, also after what is not shown", async () => {
    const cells = before.flatMap((start) => signs.map((sign) => `${start}${sign}1+1`));
    expect(await written(cells)).toEqual(cells.map((cell) => `'${cell}`));
    expect(await written(cells, { protect: false })).toEqual(cells);
  });

  it("covers a tab, a carriage return, and a line feed at the start", async () => {
    const cells = ["\tx", "\rx", "\nx", " \tx", "\u00a0\nx"];
    expect(await written(cells)).toEqual(cells.map((cell) => `'${cell}`));
  });

  it("leaves other text as it is", async () => {
    const cells = ["plain", " plain", "\u00a0plain", "a=b", "a -1", "1-2", "'=1", "é", "a\n=b"];
    expect(await written(cells)).toEqual(cells);
  });

  it("leaves numbers as numbers", async () => {
    const rows = [{ a: -1.25 }, { a: 1e-7 }, { a: { value: -0.5 } }];
    expect(await whole(writeCsv({ columns: ["a"], rows }))).toBe("a\r\n-1.25\r\n1e-7\r\n-0.5\r\n");
  });
});

describe("the delimiter, the mark, and rounding", () => {
  const text = 'site,1.1,1.2,1.3\na;b,1,2,2\n"c,d",4,,\n';
  const read = () => readTable(text, { scale: fourPoints, groups: ["site"] });

  it("writes ratings and quotes what holds the delimiter", async () => {
    const table = await read();
    expect(await whole(writeCsv(table, { delimiter: ";" }))).toBe('site;1.1;1.2;1.3\r\n"a;b";1;2;2\r\nc,d;4;;\r\n');
    expect(await whole(writeCsv(table, { delimiter: "\t" }))).toBe(
      "site\t1.1\t1.2\t1.3\r\na;b\t1\t2\t2\r\nc,d\t4\t\t\r\n",
    );
  });

  it("starts with one byte order mark, and reads back", async () => {
    const table = await read();
    const csv = await whole(writeCsv(table, { bom: true, delimiter: ";" }));
    expect(csv.lastIndexOf("\ufeff")).toBe(0);
    const again = await readTable(csv, { scale: fourPoints, groups: ["site"] });
    expect(again.group("site")).toEqual(["a;b", "c,d"]);
    expect(again.ratings("1.1")).toEqual([1, 4]);
    expect(
      (await whole(writeCsv(scoreTable(table, domainPlan()), { bom: true }))).startsWith("\ufeffsite,D1_score"),
    ).toBe(true);
    expect(await whole(writeCsv({ columns: ["a"], rows: [] }, { bom: true }))).toBe("\ufeffa\r\n");
  });

  it("rounds scores, coverages, and summaries, by hand", async () => {
    const table = await read();
    const scores = scoreTable(table, domainPlan({ minCoverage: 0.6 }));
    // (0 + 1/3 + 1/3) / 3 = 0.2222, with 3 of 5 covered; the overall covers 0.6 / 7 = 0.0857.
    const rows = dsvFormat(";").parse(await whole(writeCsv(scores, { decimals: 2, delimiter: ";" })));
    expect(rows.map((row) => [row["D1_score"], row["D1_coverage"], row["D1_status"]])).toEqual([
      ["0.22", "0.6", "scored"],
      ["", "0.2", "insufficient"],
    ]);
    expect(rows.map((row) => [row["overall_score"], row["overall_coverage"], row["overall_status"]])).toEqual([
      ["", "0.09", "insufficient"],
      ["", "0.03", "insufficient"],
    ]);
    const summary = await whole(writeCsv(summarize(scores, { target: "D1" }), { decimals: 3 }));
    expect(summary).toBe("target,n,mean,sd,min,max\r\nD1,1,0.222,,,\r\n");
  });

  it("reports wrong options together", () => {
    const wrong = { bom: 1, decimals: 1.5, delimiter: "|", protect: "no" };
    expect(issuesOf(() => writeCsv({ columns: [], rows: [] }, wrong as never))).toEqual([
      "protect wrong-type",
      "bom wrong-type",
      "decimals not-whole",
      "delimiter wrong-value",
    ]);
    expect(issuesOf(() => writeCsv({ columns: [], rows: [] }, { decimals: 21 }))).toEqual(["decimals out-of-range"]);
  });
});

describe("scores as CSV", () => {
  it("has every cell of the score columns, over several blocks, with every status", async () => {
    const ratings = ["", "n/a", "1", "2", "3", "4"];
    const ids = domainPlan().items;
    const lines = Array.from({ length: 9000 }, (_, row) => {
      const spread = row % 7 === 0 ? 2 : 6;
      return [`s${row % 5}`, ...ids.map((_, i) => ratings[(row * 13 + i * (row % 11) + (row >> 5)) % spread])].join(
        ",",
      );
    });
    const table = await readTable(`site,${ids.join(",")}\n${lines.join("\n")}\n`, {
      scale: fourPoints,
      groups: ["site"],
    });
    const empty = (value: number | undefined) => (Number.isNaN(value) ? "" : String(value));
    for (const plan of [domainPlan(), projectionPlan()]) {
      const scores = scoreTable<string, string>(table, plan as never);
      const rows = csvParse(await whole(writeCsv(scores)));
      expect(rows).toHaveLength(table.rows);
      for (const id of scores.targets) {
        const [score, coverage, status] = [scores.score(id), scores.coverage(id), scores.status(id)];
        expect(rows.map((row) => row[`${id}_score`])).toEqual(Array.from(score, empty));
        expect(rows.map((row) => row[`${id}_coverage`])).toEqual(Array.from(coverage, empty));
        expect(rows.map((row) => row[`${id}_status`])).toEqual(
          Array.from(status, (number) => ["scored", "insufficient", "not-applicable"][number]),
        );
      }
      expect(rows.map((row) => row["site"])).toEqual(table.group("site"));
      expect(new Set(scores.status("overall")).size).toBeGreaterThan(1);
      const wrong: number[] = [];
      for (let row = 0; row < table.rows; row += 37) {
        const { overall } = score(table.row(row), table.scale, plan as never);
        const same =
          Object.is(scores.score("overall")[row], overall.score ?? Number.NaN) &&
          Object.is(scores.coverage("overall")[row], overall.coverage ?? Number.NaN);
        if (!same) wrong.push(row);
      }
      expect(wrong).toEqual([]);
    }
  });

  it("keeps text that no encoding can hold, and protects the names of targets", async () => {
    const assessment = {
      instrument: "1.0",
      scale: fourPoints,
      ratings: { "1.1": 4 },
      site: "half \ud83c pair",
    } as const;
    const table = fromAssessments([assessment]);
    expect(await whole(writeCsv(scoreTable(table, domainPlan())))).toContain("half \ud83c pair,,0.2,insufficient");
    const single = createPlan({
      name: "one",
      items: ["1.1"],
      targets: [{ id: "=T", parts: [{ id: "p", weight: 1, items: [{ id: "1.1", weight: 1 }] }] }],
    });
    const header = "site,'=T_score,'=T_coverage,'=T_status,overall_score,overall_coverage,overall_status";
    expect(await whole(writeCsv(scoreTable(table, single as never)))).toBe(
      `${header}\r\nhalf \ud83c pair,1,1,scored,1,1,scored\r\n`,
    );
  });
});

describe("a result that was read back from JSON", () => {
  it("is written like the result itself", async () => {
    const table = await readTable("site,1.1,1.2,1.3\nOak,3,4,2\nElm,1,,\n", { scale: fourPoints, groups: ["site"] });
    const summary = summarize(scoreTable(table, domainPlan()), { by: "site", cut: 0.5 });
    const show = { small: "show" } as const;
    const readBack = JSON.parse(JSON.stringify(summary));
    expect(await whole(writeCsv(readBack, show))).toBe(await whole(writeCsv(summary, show)));
    expect(issuesOf(() => writeCsv(readBack))).toEqual(["table small-group"]);
  });

  it("is checked, and every problem is reported", () => {
    const wrong = {
      by: ["site"],
      columns: ["site", "target", "n", "mean", "maen", 5],
      rows: [
        { group: { site: "Oak" }, target: "D1", n: 3, mean: { value: "high" } },
        { group: { site: true }, target: ["D1"], n: Number.NaN, mean: false },
        { group: {}, target: "D1", n: 3, mean: {} },
        { target: "D1", n: 3, mean: null },
        "Oak,D1",
        null,
      ],
    };
    expect(issuesOf(() => writeCsv(wrong as never))).toEqual([
      "table.columns.5 wrong-type",
      "table.rows.0.mean.value wrong-type",
      "table.rows.1.target wrong-type",
      "table.rows.1.n out-of-range",
      "table.rows.1.mean wrong-type",
      "table.rows.1.group.site wrong-type",
      "table.rows.2.mean.value missing",
      "table.rows.2.group.site missing",
      "table.rows.3.group missing",
      "table.rows.4 wrong-type",
      "table.rows.5 wrong-type",
      "table.columns.4 unknown-column",
    ]);
  });

  it("has the names of the groups first among its columns", () => {
    const rows = [{ group: { site: "Oak", role: "x" }, n: 1 }];
    const issues = (columns: unknown, by: unknown) => issuesOf(() => writeCsv({ by, columns, rows } as never));
    expect(issues(["role", "site", "n"], ["site", "role"])).toEqual([
      "table.columns.0 wrong-value",
      "table.columns.1 wrong-value",
    ]);
    expect(issues(["site"], ["site", "role"])).toEqual(["table.columns.1 missing"]);
    expect(issues(["site", "n"], "site")).toEqual([]);
    expect(issues(["n"], "site")).toEqual(["table.columns.0 wrong-value"]);
    expect(issues(["n"], 5)).toEqual(["table.by wrong-type"]);
    expect(issues(["n"], [1])).toEqual(["table.by.0 wrong-type"]);
  });

  it("does not take inherited names for values", () => {
    expect(issuesOf(() => writeCsv({ columns: ["toString"], rows: [{ a: 1 }] }))).toEqual([
      "table.columns.0 unknown-column",
    ]);
  });
});
