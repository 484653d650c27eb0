import { domainPlan, OptionsError, projectionPlan, scale } from "cei-framework";
import { summarize } from "cei-framework/statistics";
import { fromAssessments, readTable, scoreTable, writeCsv } from "cei-framework/table";
import { csvParse } from "d3-dsv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";
import { whole } from "./collect.ts";

const fourPoints = scale({ min: 1, max: 4, labels: { "4": "Evident" } });

describe("writeCsv", () => {
  it("writes ratings with their groups", async () => {
    const table = await readTable('site,1.2,1.1\n"a, ""b""",evident,n/a\r\n" c",,1.0\n', {
      scale: fourPoints,
      groups: ["site"],
    });
    expect(await whole(writeCsv(table))).toBe('site,1.1,1.2\r\n"a, ""b""",n/a,4\r\nc,1,\r\n');
  });

  it("writes scores, and a parser of another library reads the same numbers", async () => {
    const text = "site,1.1,1.2,1.3,7.1\nOak,3,4,2,\nElm,1,,,4\n";
    const table = await readTable(text, { scale: fourPoints, groups: ["site"] });
    const scores = scoreTable(table, domainPlan());
    const rows = csvParse(await whole(writeCsv(scores)));
    expect(rows.columns).toEqual([
      "site",
      ...[1, 2, 3, 4, 5, 6, 7].flatMap((d) => [`D${d}_score`, `D${d}_coverage`, `D${d}_status`]),
      "overall_score",
      "overall_coverage",
      "overall_status",
    ]);
    rows.forEach((row, i) => {
      for (const id of scores.targets) {
        const score = row[`${id}_score`];
        expect(score === "" ? Number.NaN : Number(score)).toBe(scores.score(id)[i]);
        expect(Number(row[`${id}_coverage`])).toBe(scores.coverage(id)[i]);
        expect(row[`${id}_status`]).toBe(["scored", "insufficient", "not-applicable"][scores.status(id)[i] ?? -1]);
      }
    });
  });

  it("writes a summary, with the share where there is a cut", async () => {
    const table = await readTable("site,1.1,1.2,1.3\nOak,3,4,2\nElm,1,,\n", { scale: fourPoints, groups: ["site"] });
    const scores = scoreTable(table, domainPlan());
    const summary = summarize(scores, { by: "site", cut: 0.5 });
    const lines = (await whole(writeCsv(summary, { small: "show" }))).split("\r\n");
    expect(lines[0]).toBe("site,target,n,mean,sd,min,max,share");
    // The least and the greatest score of one are hers.
    expect(lines[1]?.replace(/0\.66+\d/g, "2/3")).toBe("Oak,D1,1,2/3,,,,1");
    expect(lines[9]).toBe("Elm,D1,0,,,,,");
    expect((await whole(writeCsv(summarize(scores)))).split("\r\n")[0]).toBe("target,n,mean,sd,min,max");
  });

  it("writes any result with columns and rows, groups before columns of the same name", async () => {
    const result = {
      by: ["n", "__proto__"],
      columns: ["n", "__proto__", "target", "n", "share"],
      rows: [
        { group: { n: "Oak", ["__proto__"]: "x" }, target: "D1", n: 2, share: { value: 0.5, n: 2 }, other: 1 },
        {
          group: { n: "=1", ["__proto__"]: "" },
          target: "D2",
          n: 0,
          share: { value: null, n: 0, reason: "no-values" },
        },
      ],
    };
    expect(await whole(writeCsv(result))).toBe("n,__proto__,target,n,share\r\nOak,x,D1,2,0.5\r\n'=1,,D2,0,\r\n");
    expect(await whole(writeCsv({ columns: ["a"], rows: [{ a: 1 }, { b: 1 }] }))).toBe("a\r\n1\r\n\r\n");
  });

  it("keeps text from being run as a formula, unless told to keep it as it is", async () => {
    const texts = ["=1+1", "+1", "-1", "@A1", "plain", "a=b"];
    const table = fromAssessments(
      texts.map((site) => ({ instrument: "1.0", scale: fourPoints, ratings: { "1.1": 1 }, site })),
    );
    const sites = (csv: string) => csvParse(csv).map((row) => row["site"]);
    expect(sites(await whole(writeCsv(table)))).toEqual(["'=1+1", "'+1", "'-1", "'@A1", "plain", "a=b"]);
    expect(sites(await whole(writeCsv(table, { protect: false })))).toEqual(texts);
  });

  it("writes numbers below zero as numbers", async () => {
    const table = await readTable("1.1\n-2\n", { scale: scale({ min: -2, max: 2 }) });
    expect(await whole(writeCsv(table))).toBe("1.1\r\n-2\r\n");
  });

  it("is read back as it was", async () => {
    const rating = fc.constantFrom(1, 2, 3, 4, null, "n/a" as const);
    // Reading trims groups, puts them in NFC, and skips blank rows.
    const text = fc
      .oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.constantFrom('"', ",", "\n", "\r\n", " a "))
      .map((inside) => `x${inside}x`.normalize("NFC"));
    const person = fc.record({
      site: text,
      role: text,
      ratings: fc.record({ "1.1": rating, "3.5": rating, "7.5": rating }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 8 }), async (people) => {
        const table = fromAssessments(people.map((one) => ({ instrument: "1.0", scale: fourPoints, ...one })));
        const read = await readTable(writeCsv(table, { protect: false }), {
          scale: fourPoints,
          groups: ["role", "site"],
        });
        for (const name of ["role", "site"]) expect(read.group(name)).toEqual(table.group(name));
        for (const id of table.items) expect(read.ratings(id)).toEqual(table.ratings(id));
        expect(read.items).toEqual(table.items);
        expect(await whole(writeCsv(read, { protect: false }))).toBe(await whole(writeCsv(table, { protect: false })));
      }),
      { numRuns: sampleSize(60, 200) },
    );
  });

  it("comes in pieces that can be written while other tables are scored", async () => {
    const table = await readTable(`1.1,1.2,1.3\n${"1,2,3\n4,,4\n".repeat(5000)}`, { scale: fourPoints });
    const scores = scoreTable(table, domainPlan());
    let text = "";
    let pieces = 0;
    for await (const piece of writeCsv(scores)) {
      text += piece;
      pieces++;
      scoreTable(table, projectionPlan()).score("overall");
      scores.score("D1");
    }
    expect(pieces).toBeGreaterThan(5);
    const found = csvParse(text).map((row) => row["D1_score"]);
    expect(found).toEqual(Array.from(scores.score("D1"), (score) => (Number.isNaN(score) ? "" : String(score))));
  });

  it("refuses invalid tables and options", () => {
    for (const wrong of [{}, { by: [], rows: 1 }, []]) expect(() => writeCsv(wrong as never)).toThrow(OptionsError);
    expect(issuesOf(() => writeCsv(null as never, { protect: 1, x: 2 } as never))).toEqual([
      "x unknown-key",
      "protect wrong-type",
      "table wrong-type",
    ]);
  });
});
