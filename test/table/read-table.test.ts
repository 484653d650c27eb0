import {
  competencies,
  domainPlan,
  evidenceScale,
  lookFors,
  metrics,
  OptionsError,
  scale,
  UnknownIdError,
} from "cei-framework";
import { summarize } from "cei-framework/statistics";
import { readTable, scoreTable, type TableProgress } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { rejectedIssuesOf } from "../issues.ts";
import { errorOf, issuesOf } from "./collect.ts";
import { collidingTexts } from "./colliding-texts.ts";

const fourPoints = scale({ min: 1, max: 4, labels: { "1": "Not Evident", "4": "Evident" } });
const ids = competencies.map(({ id }) => id);

describe("the wide form", () => {
  it("reads a row for each assessment, and keeps the groups that are asked for", async () => {
    const table = await readTable("site,1.1,3.5\nOak,3,\nElm,n/a,4\n", { scale: fourPoints, groups: ["site"] });
    expect(table.rows).toBe(2);
    expect(table.items).toEqual(["1.1", "3.5"]);
    expect(table.absent).toEqual(ids.filter((id) => id !== "1.1" && id !== "3.5"));
    expect(table.groups).toEqual(["site"]);
    expect(table.group("site")).toEqual(["Oak", "Elm"]);
    expect(table.ratings("1.1")).toEqual([3, "n/a"]);
    expect(table.ratings("3.5")).toEqual([null, 4]);
    expect(table.ratings("7.5")).toEqual([null, null]);
    expect(table.row(0)).toEqual({ "1.1": 3, "3.5": null });
    expect(table.rejected).toEqual([]);
  });

  it("knows the items by several names, in any case, and others through columns", async () => {
    const text = "3.5,C1.1,Competency  2.2,Q4.1,left\n1,2,3,4,x\n";
    const byName = await readTable(text, { scale: fourPoints, columns: { "Q4.1": "4.1", left: null } });
    expect(byName.row(0)).toEqual({ "3.5": 1, "1.1": 2, "2.2": 3, "4.1": 4 });
    const byFunction = await readTable(text, {
      scale: fourPoints,
      columns: (name) => (name.startsWith("Q") ? name.slice(1) : undefined),
      onUnknownColumn: "ignore",
    });
    expect(byFunction.row(0)).toEqual(byName.row(0));
  });

  it("lists the items in the framework's order, whatever the order of the columns", async () => {
    const table = await readTable("7.5,1.1\n1,2\n", { scale: fourPoints });
    expect(table.items).toEqual(["1.1", "7.5"]);
    expect(table.row(0)).toEqual({ "1.1": 2, "7.5": 1 });
  });

  it("has the groups in the order in which they are asked for", async () => {
    const table = await readTable("b,1.1,a\nx,3,y\n", { scale: fourPoints, groups: ["a", "b"] });
    expect(table.groups).toEqual(["a", "b"]);
    expect([table.group("a"), table.group("b")]).toEqual([["y"], ["x"]]);
  });

  it("is not changed by what becomes of the scale that was given", async () => {
    const given = { min: 1, max: 4 };
    const table = await readTable("1.1\n3\n", { scale: given });
    given.max = 7;
    expect(table.scale).toEqual({ min: 1, max: 4 });
  });

  it("reads the metrics and look-fors of 2.0", async () => {
    const table = await readTable("M1,Metric 2,M1.1,look-for 1.2,Look-for M1.3\n1,2,3,4,n/a\n", {
      scale: fourPoints,
      instrument: "2.0",
    });
    expect(table.row(0)).toEqual({ M1: 1, M2: 2, "M1.1": 3, "M1.2": 4, "M1.3": "n/a" });
    expect([...table.items, ...table.absent].sort()).toEqual([...metrics, ...lookFors].map(({ id }) => id).sort());
  });
});

describe("the long form", () => {
  it("reads a row for each rating, in any order, and keeps the names of the rows", async () => {
    const text = "item,row,rating,site\n1.1,b,3,Elm\n1.2,a,,Oak\nC1.2,b,n/a,Elm\n1.1,a,Evident,Oak\n";
    const table = await readTable(text, { scale: fourPoints, groups: ["site"] });
    expect(table.groups).toEqual(["row", "site"]);
    expect(table.group("row")).toEqual(["b", "a"]);
    expect(table.group("site")).toEqual(["Elm", "Oak"]);
    expect(table.items).toEqual(["1.1", "1.2"]);
    expect([table.row(0), table.row(1)]).toEqual([
      { "1.1": 3, "1.2": "n/a" },
      { "1.1": 4, "1.2": null },
    ]);
  });

  it("takes other names through columns, for the columns and for the items in them", async () => {
    const names: { readonly [name: string]: string } = { Respondent: "row", Question: "item", Answer: "rating" };
    const table = await readTable("Respondent,Question,Answer\nr1,Q3.5,2\n", {
      scale: fourPoints,
      columns: (name) => names[name] ?? name.replace(/^Q/, ""),
    });
    expect(table.row(0)).toEqual({ "3.5": 2 });
    expect(table.group("row")).toEqual(["r1"]);
    const byObject = await readTable("Respondent,Question,Answer\nr1,Q3.5,2\n", {
      scale: fourPoints,
      columns: { ...names, "Q3.5": "3.5" },
    });
    expect(byObject.row(0)).toEqual({ "3.5": 2 });
  });

  it("reports a doubled item of a row, a group that changes, an unknown item and a row without a name", async () => {
    const text = "row,item,rating,site\na,1.1,1,X\na,1.1,2,X\na,1.2,2,Y\na,9.9,1,X\n,1.3,1,X\n";
    expect(await issuesOf(text, { scale: fourPoints, groups: ["site"] })).toEqual([
      { code: "duplicate", line: 3, column: 2, item: "1.1", value: "1.1" },
      { code: "inconsistent", line: 4, column: 4, item: "1.2", value: "Y" },
      { code: "unknown-id", line: 5, column: 2, item: null, value: "9.9" },
      { code: "empty", line: 6, column: 1, item: "1.3", value: "" },
    ]);
  });

  it("knows a doubled item also when the first was empty", async () => {
    expect(await issuesOf("row,item,rating\na,1.1,\na,1.1,2\n", { scale: fourPoints })).toEqual([
      { code: "duplicate", line: 3, column: 2, item: "1.1", value: "1.1" },
    ]);
  });

  it("knows a doubled item and another group also many rows later", async () => {
    const lines = Array.from({ length: 9000 }, (_, row) => `r${row},1.1,${1 + (row % 4)},s${row}\n`);
    const more = ["r4096,1.2,3,s4096", "r8999,1.1,2,s8999", "r5000,1.2,2,s4999", "r4097,1.2,4,s4097"];
    const text = `row,item,rating,site\n${lines.join("")}${more.join("\n")}\n`;
    expect(await issuesOf(text, { scale: fourPoints, groups: ["site"] })).toEqual([
      { code: "duplicate", line: 9003, column: 2, item: "1.1", value: "1.1" },
      { code: "inconsistent", line: 9004, column: 4, item: "1.2", value: "s4999" },
    ]);
    const table = await readTable(text, { scale: fourPoints, groups: ["site"], onBadRow: "collect" });
    expect(table.rows).toBe(8998);
    expect([table.row(4096), table.row(4097), table.row(4095)]).toEqual([
      { "1.1": 1, "1.2": 3 },
      { "1.1": 2, "1.2": 4 },
      { "1.1": 4, "1.2": null },
    ]);
  });

  it("knows a doubled item also when the first could not be read, and keeps what is not plain", async () => {
    expect(await issuesOf("row,item,rating\na,1.1,x\na,1.1,2\n", { scale: fourPoints })).toEqual([
      { code: "wrong-value", line: 2, column: 3, item: "1.1", value: "x" },
      { code: "duplicate", line: 3, column: 2, item: "1.1", value: "1.1" },
    ]);
    const text = 'row,item,rating\n"a ""1""",1.1,3\n"a ""1""",1.2,\n"b\nb",1.1,"4"\nc,1.1,2\n';
    const table = await readTable(text, { scale: fourPoints });
    expect(table.group("row")).toEqual(['a "1"', "b\nb", "c"]);
    expect([table.ratings("1.1"), table.ratings("1.2")]).toEqual([
      [3, 4, 2],
      [null, null, null],
    ]);
  });

  it("leaves out a whole row that is bad anywhere, and counts it once", async () => {
    const text = "row,item,rating\na,1.1,1\nb,1.1,2\na,1.2,9\nb,1.2,3\na,1.3,x\nc,1.1,4\n";
    const table = await readTable(text, { scale: fourPoints, onBadRow: "collect" });
    expect(table.group("row")).toEqual(["b", "c"]);
    expect([table.row(0), table.row(1)]).toEqual([
      { "1.1": 2, "1.2": 3, "1.3": null },
      { "1.1": 4, "1.2": null, "1.3": null },
    ]);
    expect(table.rejected).toHaveLength(1);
    expect(table.rejected[0]).toMatchObject({ line: 4, cells: ["a", "1.2", "9"] });
    expect(table.rejected[0]?.issues.map(({ line, code }) => [line, code])).toEqual([
      [4, "off-scale"],
      [6, "wrong-value"],
    ]);
  });

  it("leaves out a row that a line of another length names, and keeps the rows after it apart", async () => {
    const options = { scale: fourPoints, onBadRow: "collect" } as const;
    const table = await readTable("row,item,rating\nr1,3.5\nr2,3.5,2\nr3,3.5,3\nr1,3.5,4\n", options);
    expect(table.group("row")).toEqual(["r2", "r3"]);
    expect(table.ratings("3.5")).toEqual([2, 3]);
    expect(table.rejected.map(({ cells }) => cells)).toEqual([["r1", "3.5"]]);
    const after = await readTable("row,item,rating\nr1,1.1,3\nr1,1.2\n", options);
    expect([after.rows, after.rejected.length]).toEqual([0, 1]);
  });

  it("does not compare a group that could not be read with the row's other lines", async () => {
    const bytes = Uint8Array.from("row,item,rating,site\na,1.1,1,\xE9\na,1.2,2,B\na,1.3,3,B\n", (c) => c.charCodeAt(0));
    expect(await issuesOf(bytes, { scale: fourPoints, groups: ["site"] })).toEqual([
      { code: "not-utf-8", line: 2, column: 4, item: null, value: "\uFFFD" },
    ]);
  });

  it("is read as such only when all three columns are there, unless form says so", async () => {
    expect((await readTable("row,1.1\na,2\n", { scale: fourPoints, groups: ["row"] })).group("row")).toEqual(["a"]);
    expect((await issuesOf("row,item\na,1.1\n", { scale: fourPoints, form: "long" })).map(({ code }) => code)).toEqual([
      "missing",
    ]);
  });
});

describe("cells", () => {
  const one = async (cell: string, options: object = {}) => {
    const table = await readTable(`1.1,1.2\n${cell},1\n`, { scale: fourPoints, ...options });
    return table.ratings("1.1")[0];
  };

  it.each([
    ["3", 3],
    [" 3 ", 3],
    ['"3"', 3],
    ["3.0", 3],
    ["+3", 3],
    ["3e0", 3],
    ["Evident", 4],
    ["NOT  evident", 1],
    ["", null],
    ['""', null],
    ["  ", null],
    ["n/a", "n/a"],
    ["N/A", "n/a"],
    ["Not applicable", "n/a"],
  ])("reads %j as %j", async (cell, rating) => {
    expect(await one(cell)).toBe(rating);
  });

  it.each([
    ["5", "off-scale"],
    ["0", "off-scale"],
    ["2.5", "not-whole"],
    ["-", "wrong-value"],
    ["0x3", "wrong-value"],
    ["Infinity", "wrong-value"],
    ["NaN", "wrong-value"],
    ["three", "wrong-value"],
    ["3,0", "row-length"],
    ["NA", "ambiguous-na"],
    ["na", "ambiguous-na"],
  ])("does not read %j: %s", async (cell, code) => {
    expect((await issuesOf(`1.1,1.2\n${cell},1\n`, { scale: fourPoints })).map((issue) => issue.code)).toEqual([code]);
  });

  it("takes the meaning of NA that the options give", async () => {
    expect(await one("NA", { missing: ["NA"] })).toBe(null);
    expect(await one("na", { notApplicable: ["NA"] })).toBe("n/a");
    expect(await one("99", { missing: ["NA", "99"] })).toBe(null);
  });

  it("reads scales of two to two hundred points, below zero too", async () => {
    for (const [min, max] of [
      [0, 1],
      [-2, 2],
      [0, 10],
      [1, 200],
      [-100, 99],
    ] as const) {
      const points = Array.from({ length: max - min + 1 }, (_, i) => min + i);
      const table = await readTable(`1.1\n${points.join("\n")}\nn/a\n""\n`, { scale: scale({ min, max }) });
      expect(table.ratings("1.1")).toEqual([...points, "n/a", null]);
    }
  });
});

describe("text", () => {
  const read = (text: string | Uint8Array) => readTable(text, { scale: fourPoints, groups: ["site"] });

  it.each([
    ["LF", "site,1.1\nOak,3\nElm,4\n"],
    ["CRLF", "site,1.1\r\nOak,3\r\nElm,4\r\n"],
    ["a lone final line", "site,1.1\nOak,3\nElm,4"],
    ["a byte order mark", "\uFEFFsite,1.1\nOak,3\nElm,4\n"],
    ["semicolons", "site;1.1\nOak;3\nElm;4\n"],
    ["tabs", "site\t1.1\nOak\t3\nElm\t4\n"],
    ["quotes", '"site","1.1"\r\n"Oak","3"\r\n"Elm","4"\r\n'],
    ["empty lines", "site,1.1\n\nOak,3\n\r\nElm,4\n\n"],
  ])("may have %s", async (_, text) => {
    const table = await read(text);
    expect(table.group("site")).toEqual(["Oak", "Elm"]);
    expect(table.ratings("1.1")).toEqual([3, 4]);
  });

  it("keeps delimiters, quotes and line ends of quoted cells, and counts their lines", async () => {
    const text = 'site,1.1\n"a,""b""\r\nc",3\nx,9\n';
    const table = await readTable(text, { scale: fourPoints, groups: ["site"], onBadRow: "collect" });
    expect(table.group("site")).toEqual(['a,"b"\r\nc']);
    expect(table.rejected[0]?.line).toBe(4);
  });

  it.each([
    ["left-out columns of the wide form", "1.1,other\n1,\xc3\xa9\n2,\xe9\n3,x\n"],
    ["left-out columns of the long form", "row,item,rating,other\na,1.1,1,\xc3\xa9\nb,1.1,2,\xe9\nc,1.1,3,x\n"],
  ])("may be any bytes in %s", async (_, latin) => {
    const bytes = Uint8Array.from(latin, (character) => character.charCodeAt(0));
    const table = await readTable(bytes, { scale: fourPoints, onUnknownColumn: "ignore" });
    expect(table.ratings("1.1")).toEqual([1, 2, 3]);
  });

  it.each([
    [0x31, 0xbb, 0xbf],
    [0xef, 0x31, 0xbf],
    [0xef, 0xbb, 0x31],
    [0xff, 0x31],
    [0x31, 0xfe],
    [0xfe, 0x31],
    [0x31, 0xff],
    [0xff, 0xff],
    [0xfe, 0xfe],
  ])("begins where it begins, unless there is a byte order mark: %i %i", async (...start) => {
    const bytes = Uint8Array.from(
      [...start, ..."1,1.1\n1,1\n"].map((one) => (typeof one === "number" ? one : one.charCodeAt(0))),
    );
    const [issue] = await issuesOf(bytes, { scale: fourPoints, onUnknownColumn: "ignore" });
    expect(issue).toMatchObject({ code: "not-utf-8", line: 1, column: 1 });
    expect(issue?.value).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from([...start, 0x31])));
  });

  it("is recognized as UTF-16 by two bytes alone", async () => {
    for (const mark of [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ]) {
      expect(await issuesOf(Uint8Array.from(mark), { scale: fourPoints })).toEqual([
        { code: "empty", line: 1, column: null, item: null, value: null },
      ]);
    }
  });

  it("has half surrogate pairs reported where they are, not replaced", async () => {
    const text = "site,1.1\nfirst,1\nü\ud800x\udc00😀,2\nlast,3\n";
    const options = { scale: fourPoints, groups: ["site"] };
    expect(await issuesOf(text, options)).toEqual([
      { code: "not-utf-8", line: 3, column: 1, item: null, value: "ü\uFFFDx\uFFFD😀" },
    ]);
    expect((await readTable(text, { ...options, onBadRow: "collect" })).group("site")).toEqual(["first", "last"]);
  });

  it("has rows that are not rated where there is one column", async () => {
    expect((await readTable("1.1\n\n3\n\n", { scale: fourPoints })).ratings("1.1")).toEqual([null, 3, null]);
  });

  it("may name groups as objects name what they inherit", async () => {
    const table = await readTable("__proto__,constructor,toString,1.1\na,b,c,2\n", {
      scale: fourPoints,
      groups: ["__proto__", "constructor", "toString"],
    });
    expect(["__proto__", "constructor", "toString"].map((name) => table.group(name))).toEqual([["a"], ["b"], ["c"]]);
    expect(
      (await issuesOf("__proto__,constructor,1.1\na,b,2\n", { scale: fourPoints, columns: {} })).map((i) => i.code),
    ).toEqual(["unknown-column", "unknown-column"]);
  });

  it("may name groups whose texts were chosen to have one place in a table of texts", async () => {
    const texts = collidingTexts(600);
    const sites = [...texts, ...[...texts].reverse(), "new", "new"];
    const text = sites.map((site) => `${site},1\n`).join("");
    const options = { scale: fourPoints, groups: ["site"] };
    const table = await readTable(`site,1.1\n${text}`, options);
    expect(table.group("site")).toEqual(sites);
    const summary = summarize(scoreTable(table, domainPlan()), { by: "site" }).rows;
    expect(summary.filter(({ target }) => target === "D1").map(({ group }) => group["site"])).toEqual([
      ...texts,
      "new",
    ]);
    const bad = [`site,1.1\n${text}`, Uint8Array.of(0xff, 0x2c, 0x31, 0x0a)];
    expect((await issuesOf(bad, options)).map(({ code, line }) => [code, line])).toEqual([["not-utf-8", 1204]]);
  });

  it("are read to the end where the buffer is full and the last line has no end", async () => {
    for (const missing of [-1, 0, 1]) {
      const head = `1.1\n${"1\n".repeat(1000)}`;
      const rest = (1 << 18) - head.length - missing;
      const text = `${head}"${" ".repeat(rest - 3)}3"`;
      const { rows, ...table } = await readTable(text, { scale: fourPoints });
      expect([rows, table.ratings("1.1").at(-1)]).toEqual([1001, 3]);
    }
  });

  it("may have a row that is longer than the buffer, and lines after it are counted right", async () => {
    const long = `${"x".repeat(400_000)}\n${"y".repeat(400_000)}`;
    const table = await readTable(`site,1.1\nOak,1\n"${long}",2\nElm,9\n`, {
      scale: fourPoints,
      groups: ["site"],
      onBadRow: "collect",
    });
    expect(table.group("site")).toEqual(["Oak", long]);
    expect(table.rejected[0]?.line).toBe(5);
  });
});

describe("sources", () => {
  const text = "site,1.1\nŁódź 🌳,3\nElm,4\n";
  const bytes = new TextEncoder().encode(text);
  const sources: [string, () => Parameters<typeof readTable>[0]][] = [
    ["a string", () => text],
    ["bytes", () => bytes],
    ["a Buffer", () => Buffer.from(bytes)],
    ["a list of pieces", () => [text.slice(0, 10), bytes.subarray(new TextEncoder().encode(text.slice(0, 10)).length)]],
    ["pieces that split a surrogate pair", () => [...text].flatMap((character) => character.split(""))],
    ["a stream that can be iterated", () => new Blob([bytes]).stream() as never],
    [
      "a stream that has a reader alone",
      () => {
        const stream = new Blob([bytes]).stream();
        return { getReader: () => stream.getReader() } as never;
      },
    ],
    ["a File", () => new File([bytes], "survey.csv")],
    ["an ArrayBuffer", () => bytes.slice().buffer],
    ["the body of a response", () => new Response(text).body as never],
    [
      "an async generator",
      async function* () {
        yield text;
      },
    ],
  ];

  it.each(sources)("may be %s", async (_, source) => {
    const table = await readTable(source(), { scale: fourPoints, groups: ["site"] });
    expect(table.group("site")).toEqual(["Łódź 🌳", "Elm"]);
    expect(table.ratings("1.1")).toEqual([3, 4]);
  });

  it("may split a surrogate pair where a long text is cut", async () => {
    for (const length of [(1 << 18) - 2, (1 << 18) - 1, 1 << 18]) {
      const site = `${"x".repeat(length - 9)}🌳`;
      const table = await readTable(`site,1.1\n${site},1\n`, { scale: fourPoints, groups: ["site"] });
      expect(table.group("site")).toEqual([site]);
    }
  });

  it("that leave half of a surrogate pair are reported where it is", async () => {
    const rest = new TextEncoder().encode("B\n");
    for (const [half, value] of [
      [["1.1,site\n1,Oak\n1,A\ud800", rest], "A\uFFFDB"],
      [["1.1,site\n1,Oak\n1,A\ud800"], "A\uFFFD"],
    ] as const) {
      const issues = await issuesOf(half, { scale: fourPoints, groups: ["site"] });
      expect(issues[0]).toMatchObject({ code: "not-utf-8", line: 3, column: 2, value });
    }
  });

  it("are refused when they are invalid, or give neither text nor bytes", async () => {
    for (const wrong of [5, [1, 2]]) {
      const read = () => readTable(wrong as never, { scale: fourPoints });
      await expect(read()).rejects.toThrow(OptionsError);
      expect(await rejectedIssuesOf(read)).toEqual(["source wrong-type"]);
    }
  });

  it("are closed when reading stops before their end", async () => {
    let closed = false;
    const source = (async function* () {
      try {
        yield "1.1,8.8\n";
        yield "x".repeat(1 << 20);
        yield "never";
      } finally {
        closed = true;
      }
    })();
    expect((await issuesOf(source, { scale: fourPoints })).map(({ value }) => value)).toEqual(["8.8"]);
    expect(closed).toBe(true);
  });

  it("tell how far they were read, about once a mebibyte and at the end", async () => {
    const seen: TableProgress[] = [];
    const row = "1,2,3,4\n";
    const rows = 500_000;
    await readTable(["1.1,1.2,1.3,1.4\n", row.repeat(rows)], { scale: fourPoints, onProgress: (at) => seen.push(at) });
    const bytesInAll = 16 + row.length * rows;
    expect(seen).toHaveLength(Math.floor(bytesInAll / 2 ** 20) + 1);
    expect(seen.at(-1)).toEqual({ bytes: bytesInAll, rows });
    expect(seen.every(({ bytes }, i) => i === 0 || bytes > (seen[i - 1]?.bytes ?? 0))).toBe(true);
  });

  it("tell how many rows of the long form there are so far", async () => {
    const seen: TableProgress[] = [];
    const lines = Array.from({ length: 100_000 }, (_, row) => `${String(row).padStart(6, "0")},1.1,1\n`).join("");
    await readTable(`row,item,rating\n${lines}`, { scale: fourPoints, onProgress: (at) => seen.push(at) });
    expect(seen).toHaveLength(2);
    // A line has 13 bytes; not all of what was taken has been read.
    expect(seen[0]?.rows).toBeGreaterThan(50_000);
    expect(seen[0]?.rows).toBeLessThan(Math.ceil((seen[0]?.bytes ?? 0) / 13));
    expect(seen[1]).toEqual({ bytes: 16 + lines.length, rows: 100_000 });
  });
});

describe("options", () => {
  const issuesOfOptions = async (options: object) => {
    const read = () => readTable("1.1\n1\n", options as never);
    await expect(read()).rejects.toThrow(OptionsError);
    return rejectedIssuesOf(read);
  };

  it("may leave several columns out", async () => {
    const table = await readTable("a,1.1,b\nx,2,y\n", { scale: fourPoints, columns: { a: null, b: null } });
    expect([table.ratings("1.1"), table.groups]).toEqual([[2], []]);
  });

  it("that list texts have one kind of problem for each", async () => {
    const wrong = { scale: fourPoints, missing: [5, "", "x", "x"] };
    expect(await issuesOfOptions(wrong)).toEqual([
      "missing.0 wrong-type",
      "missing.1 wrong-type",
      "missing.3 duplicate",
    ]);
  });

  it.each([
    ["1.1;1.2;Comment, if any, or more, or less\n", ["1.1", "1.2"]],
    ["Respondent, year, and date;1.1\n", ["1.1"]],
    ["1.1\tsite; place; street\t2.2\n", ["1.1", "2.2"]],
  ])("may leave the delimiter out: %j", async (text, items) => {
    expect((await readTable(text, { scale: fourPoints, onUnknownColumn: "ignore" })).items).toEqual(items);
  });

  it("guesses the delimiter of names that only columns knows, and asks columns once for each name in the input", async () => {
    for (const [header, row] of [
      ["Q1, in short;Q2;Q2 ;Q3", "1;2;2;x"],
      ['"Q1, in short"\tQ2\tQ2 \tQ3', "1\t2\t2\tx"],
      ['"Q1, in short",Q2,Q2 ,Q3', "1,2,2,x"],
    ]) {
      const asked: string[] = [];
      const columns = (name: string) => {
        asked.push(name);
        return name.startsWith("Q1") ? "1.1" : null;
      };
      const table = await readTable(`${header}\n${row}\n`, { scale: fourPoints, columns });
      expect(asked).toEqual(["Q1, in short", "Q2", "Q3"]);
      expect([table.items, table.row(0)]).toEqual([["1.1"], { "1.1": 1 }]);
    }
  });

  it("asks columns once for each name in the cells of the long form too, whether they are plain or not", async () => {
    const asked: string[] = [];
    const columns = (name: string) => {
      asked.push(name);
      return name.replace(/^Q/, "");
    };
    const text = 'row,item,rating\na,Q1.1,1\na,"Q1.2 ",2\nb,Q1.1,"3"\nc,"Q1.1",x\nd,Q9,1\nd,Q9,1\n';
    const table = await readTable(text, { scale: fourPoints, columns, onBadRow: "collect" });
    expect(asked).toEqual(["row", "item", "rating", "Q1.1", "Q1.2", "Q9"]);
    expect([table.items, table.rows, table.rejected.length]).toEqual([["1.1", "1.2"], 2, 2]);
  });

  it("may say the delimiter, whatever the header looks like", async () => {
    const text = "1.1;1.2,1.3\n1;2,3\n";
    const options = { scale: fourPoints, columns: (name: string) => (/[;,]/.test(name) ? null : undefined) };
    expect((await readTable(text, { ...options, delimiter: "," })).items).toEqual(["1.3"]);
    expect((await readTable(text, { ...options, delimiter: ";" })).items).toEqual(["1.1"]);
    expect((await issuesOf("1.1;1.2\n", { scale: fourPoints, delimiter: "," })).map(({ code }) => code)).toEqual([
      "unknown-column",
      "no-items",
    ]);
  });

  it("are all checked at once", async () => {
    const wrong = { scale: { min: 1 }, form: "tall", missing: ["x", "x"], columns: 3, groups: "site", extra: 1 };
    expect(await issuesOfOptions(wrong)).toEqual([
      "extra unknown-key",
      "scale.max missing",
      "form wrong-value",
      "groups wrong-type",
      "missing.1 duplicate",
      "columns wrong-type",
    ]);
  });

  it("do not take a continuous scale, nor one of more than 200 points", async () => {
    expect(await issuesOfOptions({ scale: { min: 0, max: 1, continuous: true } })).toEqual([
      "scale.continuous wrong-value",
    ]);
    expect(await issuesOfOptions({ scale: { min: 0, max: 200 } })).toEqual(["scale.max out-of-range"]);
  });

  it("do not take words that mean two things", async () => {
    const wrong = { scale: fourPoints, missing: ["4", "evident"], notApplicable: ["NA"] };
    expect(await issuesOfOptions(wrong)).toEqual(["missing.0 duplicate", "missing.1 duplicate"]);
    const label = { scale: scale({ min: 1, max: 2, labels: { "1": "n/a" } }) };
    expect(await issuesOfOptions(label)).toEqual(["scale.labels.1 duplicate"]);
    const both = { scale: fourPoints, missing: ["NA"], notApplicable: ["na"] };
    expect(await issuesOfOptions(both)).toEqual(["notApplicable.0 duplicate"]);
  });

  it("are refused when a function of columns returns something other than a name", async () => {
    expect(await issuesOfOptions({ scale: fourPoints, columns: () => 5 })).toEqual(["columns.1.1 wrong-type"]);
  });

  it("may name a group or a column that is not there: that is an error of the table", async () => {
    expect(await issuesOf("1.1\n1\n", { scale: fourPoints, groups: ["site"], columns: { Q1: "1.2" } })).toEqual([
      { code: "missing", line: 1, column: null, item: null, value: null },
      { code: "missing", line: 1, column: null, item: null, value: null },
    ]);
  });
});

describe("a table", () => {
  it("is frozen, with its lists", async () => {
    const table = await readTable("site,1.1\nOak,1\nElm,9\n", {
      scale: fourPoints,
      groups: ["site"],
      onBadRow: "collect",
    });
    for (const part of [table, table.items, table.absent, table.groups, table.rejected, table.rejected[0]?.issues]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

describe("errors", () => {
  it("have all issues of the input and their count", async () => {
    const { issues, count } = await errorOf(`1.1,1.2\n${"8,9\n".repeat(300)}`, { scale: evidenceScale(4) });
    expect(issues).toHaveLength(600);
    expect(count).toBe(600);
    expect(issues[99]?.line).toBe(51);
  });

  it("have all issues of a header too, and the line of each column", async () => {
    const names = Array.from({ length: 150 }, (_, i) => `Q${i}`).join(",");
    const error = await errorOf(`1.1,"a\nb\nc",${names}\n`, { scale: fourPoints });
    expect([error.issues.length, error.count]).toEqual([151, 151]);
    expect(error.issues.slice(0, 2).map(({ line, column, value }) => [line, column, value])).toEqual([
      [1, 2, "a\nb\nc"],
      [3, 3, "Q0"],
    ]);
  });

  it("have what was found before a quote that is never closed", async () => {
    expect(
      (await issuesOf('1.1,1.2\n9,8\n3,"3\n', { scale: fourPoints })).map(({ code, line }) => [code, line]),
    ).toEqual([
      ["off-scale", 2],
      ["off-scale", 2],
      ["unclosed-quote", 3],
    ]);
  });

  it("are thrown by look-ups of the table too", async () => {
    const table = await readTable("1.1\n1\n", { scale: fourPoints });
    expect(() => table.ratings("9.9" as never)).toThrow(UnknownIdError);
    expect(() => table.group("site")).toThrow(UnknownIdError);
    for (const index of [-1, 1, 0.5]) expect(() => table.row(index)).toThrow(OptionsError);
  });

  it("collect keeps every data row: those of the table and the rejected ones", async () => {
    const table = await readTable("site,1.1\na,1\nb,7\nc,2\nd\ne,3\n", {
      scale: fourPoints,
      groups: ["site"],
      onBadRow: "collect",
    });
    expect(table.group("site")).toEqual(["a", "c", "e"]);
    expect(table.rejected.map(({ line, cells }) => [line, cells])).toEqual([
      [3, ["b", "7"]],
      [5, ["d"]],
    ]);
    expect(table.rows + table.rejected.length).toBe(5);
  });
});
