// Which rows of an export become rows of the table: names in one spelling, blank rows, headers of several rows,
// encodings, repeated and unwanted responses, and questions that are asked twice.
import { OptionsError, scale } from "cei-framework";
import { type ReadTableOptions, readTable } from "cei-framework/table";
import { describe, expect, it, vi } from "vitest";
import { rejectedIssuesOf } from "../issues.ts";
import { issuesOf } from "./collect.ts";

const fourPoints = scale({ min: 1, max: 4 });
const sites: ReadTableOptions = { scale: fourPoints, groups: ["site"] };
const ignoring: ReadTableOptions = { scale: fourPoints, onUnknownColumn: "ignore" };

describe("groups and the names of rows", () => {
  it.each([
    ["plain", (name: string) => name],
    ["quoted", (name: string) => `"${name}"`],
  ])("are trimmed and in NFC, %s", async (_, cell) => {
    const names = [
      "Oak",
      "Oak ",
      "Oak\u00A0",
      "\uFEFFOak",
      "\t Oak\u200B",
      "Ca\u00F1\u00F3n",
      "Can\u0303o\u0301n",
      " ",
      "",
    ];
    const wide = await readTable(`site,1.1\n${names.map((name) => `${cell(name)},1\n`).join("")}`, sites);
    expect(wide.group("site")).toEqual(["Oak", "Oak", "Oak", "Oak", "Oak", "Cañón", "Cañón", "", ""]);
    const lines = ["r1,1.1,1,Oak", "r1 ,1.2,2,Oak\u00A0", "\uFEFFr1\u00A0,1.3,3, Oak"];
    const text = lines.map((line) => `${line.split(",").map(cell).join(",")}\n`).join("");
    const long = await readTable(`row,item,rating,site\n${text}`, sites);
    expect([long.rows, long.group("row"), long.group("site")]).toEqual([1, ["r1"], ["Oak"]]);
    expect(long.row(0)).toEqual({ "1.1": 1, "1.2": 2, "1.3": 3 });
  });

  it("keep what is inside of them", async () => {
    const table = await readTable('site,1.1\n"Oak  Street\u00A0West",1\n', sites);
    expect(table.group("site")).toEqual(["Oak  Street\u00A0West"]);
  });

  it("of rows are not blank, whatever the blanks", async () => {
    const text = "row,item,rating\n\u00A0,1.1,1\n";
    expect((await issuesOf(text, { scale: fourPoints })).map(({ code }) => code)).toEqual(["empty"]);
  });
});

describe("blank rows", () => {
  it("are skipped and counted, and lines after them are counted right", async () => {
    const rows = ["Oak,1,2", ",,", "Elm,,", '"","",""', " ,\u00A0,", "", ",,,", "Ash,3,", "x,9,1"];
    const text = `site,1.1,1.2\n${rows.join("\n")}\n`;
    const table = await readTable(text, { ...sites, onBadRow: "collect" });
    expect(table.group("site")).toEqual(["Oak", "Elm", "Ash"]);
    expect(table.ratings("1.1")).toEqual([1, null, 3]);
    expect(table.blankRows).toBe(5);
    expect(table.rejected.map(({ line }) => line)).toEqual([10]);
    expect((await readTable("row,item,rating\n,,\na,1.1,2\n,,\n", { scale: fourPoints })).blankRows).toBe(2);
  });

  it("are found among many, in all blocks", async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 1000 === 999 ? ",\n" : `s${i % 3},${1 + (i % 4)}\n`));
    const table = await readTable(`site,1.1\n${lines.join("")}`, sites);
    expect([table.rows, table.blankRows]).toEqual([19_980, 20]);
    expect(new Set(table.group("site"))).toEqual(new Set(["s0", "s1", "s2"]));
    expect(table.ratings("1.1").filter((rating) => rating === null)).toEqual([]);
  });

  it("are not rows whose text is in a column that is left out, nor those that say a rating is missing", async () => {
    const table = await readTable("1.1,note\n,hello\n99,\n,\n", { ...ignoring, missing: ["99"] });
    expect([table.rows, table.blankRows]).toEqual([2, 1]);
  });
});

describe("encodings", () => {
  const text = "site,1.1\nŁódź 🌳,3\nElm,4\n";
  const utf16 = (isLittle: boolean, content = text) => {
    const bytes = new Uint8Array(content.length * 2 + 2);
    const view = new DataView(bytes.buffer);
    for (const [i, unit] of [...`\uFEFF${content}`.split("")].entries())
      view.setUint16(i * 2, unit.charCodeAt(0), isLittle);
    return bytes;
  };

  it.each([
    ["little", true],
    ["big", false],
  ])("UTF-16 is recognized by its mark, %s end first, in any pieces", async (_, isLittle) => {
    const bytes = utf16(isLittle);
    for (const source of [bytes, Array.from(bytes, (byte) => Uint8Array.of(byte))]) {
      const table = await readTable(source, { ...sites, encoding: "windows-1252" });
      expect([table.group("site"), table.ratings("1.1")]).toEqual([
        ["Łódź 🌳", "Elm"],
        [3, 4],
      ]);
    }
    const named = await readTable(bytes.slice(2), { ...sites, encoding: isLittle ? "utf-16le" : "utf-16be" });
    expect(named.group("site")).toEqual(["Łódź 🌳", "Elm"]);
  });

  it("UTF-16 has half surrogate pairs reported where they are", async () => {
    expect(await issuesOf(utf16(true, "site,1.1\na\uD83C,1\n"), sites)).toEqual([
      { code: "not-utf-8", line: 2, column: 1, item: null, value: "a\uFFFD" },
    ]);
  });

  it("others are read by name, and what is not text in them is reported", async () => {
    const latin = Uint8Array.from("site,1.1\nCa\xF1\xF3n \x96 1,2\n", (character) => character.charCodeAt(0));
    expect((await readTable(latin, { ...sites, encoding: "windows-1252" })).group("site")).toEqual(["Cañón – 1"]);
    expect((await issuesOf(latin, sites)).map(({ code, line }) => [code, line])).toEqual([["not-utf-8", 2]]);
    const japanese = Uint8Array.from("site,1.1\n\x93\x8C,2\n\xFF,1\n", (character) => character.charCodeAt(0));
    const { rejected, ...table } = await readTable(japanese, { ...sites, encoding: "shift_jis", onBadRow: "collect" });
    expect([table.group("site"), rejected.map(({ line }) => line)]).toEqual([["東"], [3]]);
  });

  it("are checked by their names", async () => {
    expect(await rejectedIssuesOf(() => readTable("1.1\n1\n", { ...sites, encoding: "klingon" }))).toEqual([
      "encoding wrong-value",
    ]);
  });
});

describe("rows above the header", () => {
  it('may be a line "sep=;", which sets the delimiter', async () => {
    for (const head of ["sep=;\n", '"sep=;"\r\n', "\uFEFFSEP=;\n"]) {
      const table = await readTable(`${head}site, or school;1.1\nOak;2\nElm;9\n`, {
        scale: fourPoints,
        groups: ["site, or school"],
        onBadRow: "collect",
      });
      expect(table.ratings("1.1")).toEqual([2]);
      expect(table.rejected.map(({ line }) => line)).toEqual([4]);
      expect(table.skippedRows).toEqual([]);
    }
    expect((await readTable("sep=|\nsite|1.1\nOak|2\n", sites)).group("site")).toEqual(["Oak"]);
  });

  it.each([",", ";", "\t"])("are as many as skipRows says, with %j between cells", async (by) => {
    const text = ["Survey, 2026", '"Spring\nterm"', "", `site${by}1.1`, `Oak${by}3`, `Elm${by}7`].join("\n");
    const table = await readTable(text, { ...sites, skipRows: 3, onBadRow: "collect" });
    expect([table.group("site"), table.ratings("1.1")]).toEqual([["Oak"], [3]]);
    expect(table.skippedRows.map((cells) => cells.join(by))).toEqual([
      by === "," ? "Survey, 2026" : "Survey, 2026",
      "Spring\nterm",
      "",
    ]);
    expect(table.rejected.map(({ line }) => line)).toEqual([7]);
  });

  it("that are all there is make an empty table, and those of an issue have their lines", async () => {
    expect((await issuesOf("a\nb\n", { ...sites, skipRows: 5 })).map(({ code }) => code)).toEqual(["empty"]);
    const issues = await issuesOf("Title\nsite,x,1.1\n", { ...sites, skipRows: 1 });
    expect(issues).toEqual([{ code: "unknown-column", line: 2, column: 2, item: null, value: "x" }]);
    const open = await issuesOf('Title\nsite,"1.1\n', { ...sites, skipRows: 1 });
    expect(open.map(({ code, line }) => [code, line])).toEqual([["unclosed-quote", 2]]);
  });
});

describe("headers of several rows", () => {
  const imports = (ids: readonly string[]) => ids.map((id) => `"{""ImportId"":""${id}""}"`).join(",");
  const culture = "Inclusive and welcoming district culture";

  it("have as many as headerRows says", async () => {
    const table = await readTable("site,1.1\nWhere,How\n-,-\nOak,2\n", { ...sites, headerRows: 3 });
    expect(table.ratings("1.1")).toEqual([2]);
    expect(table.skippedRows).toEqual([
      ["Where", "How"],
      ["-", "-"],
    ]);
  });

  it("are recognized when Qualtrics wrote them, by names or by the framework's wording", async () => {
    const named = `site,1.1\n"Where,\nplease?",How?\n${imports(["QID1", "QID2"])}\nOak,2\nElm,9\n`;
    const table = await readTable(named, { ...sites, onBadRow: "collect" });
    expect([table.group("site"), table.ratings("1.1"), table.skippedRows.length]).toEqual([["Oak"], [2], 2]);
    expect(table.rejected.map(({ line }) => line)).toEqual([6]);
    const worded = `QID1,QID2_1,QID2_2\nWhich school?,How evident? - ${culture},How evident? - Crucial conversations\n`;
    const byText = await readTable(`${worded}${imports(["QID1", "a", "b"])}\nOak,2,3\n`, {
      scale: fourPoints,
      groups: ["Which school?"],
    });
    expect(byText.row(0)).toEqual({ "1.1": 2, "1.4": 3 });
    expect(byText.skippedRows[0]).toEqual(["QID1", "QID2_1", "QID2_2"]);
    const byBoth = await readTable(`${worded}${imports(["QID1", "a", "b"])}\nOak,2,3\n`, {
      scale: fourPoints,
      groups: ["QID1"],
    });
    expect([byBoth.group("QID1"), byBoth.row(0)]).toEqual([["Oak"], { "1.1": 2, "1.4": 3 }]);
  });

  it("are recognized when SurveyMonkey wrote them", async () => {
    const first = `Respondent ID,Which school?,How evident is each?,,1.3,Anything else?\n`;
    const second = `,Response,${culture},1.4 Crucial conversations,Response,Open-Ended Response\n`;
    const rows = "118,Oak,1,2,3,fine\n119,Elm,4,,,\n";
    const options: ReadTableOptions = { ...ignoring, groups: ["Which school?"] };
    const table = await readTable(first + second + rows, options);
    expect(table.group("Which school?")).toEqual(["Oak", "Elm"]);
    expect([table.row(0), table.row(1)]).toEqual([
      { "1.1": 1, "1.3": 3, "1.4": 2 },
      { "1.1": 4, "1.3": null, "1.4": null },
    ]);
    expect(table.skippedRows).toEqual([second.trim().split(",")]);
  });

  it("are not seen where the second row has answers", async () => {
    const table = await readTable("Respondent ID,1.1,note\n,3,Response\n", ignoring);
    expect([table.rows, table.skippedRows]).toEqual([1, []]);
    const one = await readTable(`site,1.1\n${imports(["a", "b"])}\nOak,2\n`, { ...sites, headerRows: 2 });
    expect(one.rows).toBe(1);
  });
});

describe("several columns of one item", () => {
  it("are merged: one is filled, or all have one answer", async () => {
    const text = "1.1 A,site,1.1 A\n1,a,\n,b,4\n2,c,2.0\n,d,\n3,e,4\nn/a,f,1\n";
    const table = await readTable(text, { ...sites, onBadRow: "collect" });
    expect(table.ratings("1.1")).toEqual([1, 4, 2, null]);
    expect(
      table.rejected.flatMap(({ issues }) => issues.map(({ code, line, column }) => [code, line, column])),
    ).toEqual([
      ["inconsistent", 6, 3],
      ["inconsistent", 7, 3],
    ]);
  });
});

describe("where", () => {
  it("leaves rows out and counts them, whatever else is in them", async () => {
    const text = "Finished,site,1.1\nTrue ,Oak,1\nFalse,Elm,9\n,,\nTrue,Ash,3\n";
    const where = vi.fn((row: { readonly [header: string]: string }) => row["Finished"] === "True");
    const table = await readTable(text, { ...ignoring, groups: ["site"], where });
    expect(table.group("site")).toEqual(["Oak", "Ash"]);
    expect([table.leftOutRows, table.blankRows]).toEqual([1, 1]);
    expect(where.mock.calls[0]).toEqual([{ Finished: "True", site: "Oak", "1.1": "1" }]);
  });

  it("is asked about each line of the long form", async () => {
    const text = "row,item,rating,kind\na,1.1,1,test\nb,1.1,2,real\na,1.2,3,test\n";
    const table = await readTable(text, { ...ignoring, where: (row) => row["kind"] === "real" });
    expect([table.group("row"), table.leftOutRows]).toEqual([["b"], 2]);
  });

  it("must return true or false, and be a function", async () => {
    const where = (() => "yes") as never;
    await expect(readTable("1.1\n1\n", { ...sites, groups: [], where })).rejects.toThrow(OptionsError);
    const wrong = () => readTable("1.1\n1\n", { ...sites, where: "x" as never });
    expect(await rejectedIssuesOf(wrong)).toEqual(["where wrong-type"]);
  });
});

describe("unique", () => {
  const text = "who,when,1.1\na,1/31/2026 9:00,1\nb,1/5/2026,2\na ,1/2/2026 10:00:30 PM,3\n,1/1/2026,4\n,1/1/2026,4\n";

  it.each<[ReadTableOptions["unique"], (number | null)[]]>([
    [{ by: "who", keep: "first" }, [1, 2, 4, 4]],
    [{ by: "who", keep: "last" }, [2, 3, 4, 4]],
    [{ by: "who", keep: "first", order: "when" }, [2, 3, 4, 4]],
    [{ by: ["who"], keep: "last", order: "when" }, [1, 2, 4, 4]],
    [{ by: ["who", "when"], keep: "last", order: "when" }, [1, 2, 3, 4]],
  ])("%j keeps one of repeated responses", async (unique, ratings) => {
    const table = await readTable(text, { scale: fourPoints, columns: unique?.order ? {} : { when: null }, unique });
    expect(table.ratings("1.1")).toEqual(ratings);
    expect(table.repeatedRows).toBe(5 - ratings.length);
  });

  it("keeps one of repeated assessments in the long form", async () => {
    const long = "row,item,rating,who\nr1,1.1,1,a\nr2,1.1,2,a\nr1,1.2,3,a\nr3,1.1,4,b\n";
    const table = await readTable(long, { scale: fourPoints, unique: { by: "who", keep: "last" } });
    expect([table.group("row"), table.repeatedRows]).toEqual([["r2", "r3"], 1]);
  });

  it("reports times that it cannot read, and columns that are not there", async () => {
    const bad = "who,when,1.1\na,yesterday,1\na,2/30/2026,2\na,,3\na,2026-01-05T10:00:00Z,4\n";
    const issues = await issuesOf(bad, { scale: fourPoints, unique: { by: "who", keep: "last", order: "when" } });
    expect(issues.map(({ code, line, column }) => [code, line, column])).toEqual([
      ["wrong-value", 2, 2],
      ["wrong-value", 3, 2],
      ["empty", 4, 2],
    ]);
    const missing = await issuesOf(bad, { ...ignoring, unique: { by: "email", keep: "last", order: "whem" } });
    expect(missing.map(({ code, line }) => [code, line])).toEqual([
      ["missing", 1],
      ["missing", 1],
    ]);
  });

  it("is checked", async () => {
    const read = (unique: unknown) => () => readTable("1.1\n1\n", { scale: fourPoints, unique: unique as never });
    expect(await rejectedIssuesOf(read({ by: [], keep: "best", ordr: "x" }))).toEqual([
      "unique.ordr unknown-key",
      "unique.by wrong-type",
      "unique.keep wrong-value",
    ]);
  });
});
