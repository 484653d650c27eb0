import { crosswalk as cei, createCrosswalk, crosswalkPlan, OptionsError } from "cei-framework";
import {
  type ReadCrosswalkOptions,
  readCrosswalk,
  type SheetLink,
  TableError,
  type TableRow,
} from "cei-framework/table";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issuesOf, outcomeOf } from "../issues.ts";
import { sampleSize } from "../samples.ts";

const columns: ReadCrosswalkOptions = { source: "Competency", target: "Goal" };
const links = [
  { source: "3.5", target: "Voice" },
  { source: "3.6", target: "Voice" },
  { source: "3.5", target: "Trust" },
] as const;

/** Each issue as "row column code". */
const strict = (sheet: string | readonly TableRow[], options: object = {}) => {
  return issuesOf(() => readCrosswalk(sheet, { ...columns, ...options } as never));
};
const lenient = (sheet: string | readonly TableRow[], options: object = {}) => {
  return readCrosswalk(sheet, { ...columns, ...options, mode: "lenient" });
};
function messageOf(sheet: string | readonly TableRow[], options: object = {}): string {
  try {
    readCrosswalk(sheet, { ...columns, ...options } as never);
  } catch (error) {
    if (error instanceof TableError) return error.message;
    throw error;
  }
  return "";
}

describe("a crosswalk", () => {
  it.each<[string, string | readonly TableRow[]]>([
    ["commas", "Competency,Goal\n3.5,Voice\n3.6,Voice\n3.5,Trust\n"],
    ["a byte order mark, CRLF, and no last line end", "\uFEFFCompetency,Goal\r\n3.5,Voice\r\n3.6,Voice\r\n3.5,Trust"],
    ["semicolons", "Competency;Goal\r\n3.5;Voice\r\n3.6;Voice\r\n3.5;Trust\r\n"],
    ["tabs", "Competency\tGoal\r\n3.5\tVoice\r\n3.6\tVoice\r\n3.5\tTrust\r\n"],
    ["a line for Excel", "sep=;\r\nCompetency;Goal\r\n3.5;Voice\r\n3.6;Voice\r\n3.5;Trust\r\n"],
    ["columns in another order, and others", "Goal,Notes,Competency\nVoice,a,3.5\nVoice,b,3.6\nTrust,,3.5\n"],
    ["a delimiter in other headers", "Who; when; why,Competency,Goal\n,3.5,Voice\n,3.6,Voice\n,3.5,Trust\n"],
    [
      "quotes with line breaks",
      '"Competency","Notes\nof ours",Goal\n3.5,"a ""b"",\nc",Voice\n3.6,,Voice\n3.5,,Trust\n',
    ],
    ["spaces around", " Competency , Goal\n 3.5,Voice\u00a0\n3.6 ,\u200bVoice\n3.5,Trust\n"],
    ["blank rows", "\n\nCompetency,Goal\n3.5,Voice\n,\n3.6,Voice\n\n3.5,Trust\n,\n\n"],
    ["empty columns after the last", "Competency,Goal,,\n3.5,Voice,,\n3.6,Voice\n3.5,Trust,,,,\n"],
    ["lists", [["Competency", "Goal"], [3.5, "Voice"], [], ["3.6", "Voice", null], [3.5, "Trust"]]],
    [
      "objects",
      [
        { Competency: 3.5, Goal: "Voice" },
        { Goal: "Voice", Competency: "3.6 ", when: new Date(0) },
        { Competency: 3.5, Goal: "Trust" },
      ],
    ],
  ])("is read from rows with %s", (_, sheet) => {
    const read = readCrosswalk(sheet, columns);
    const expected = createCrosswalk({ sources: ["3.5", "3.6"], targets: ["Voice", "Trust"], links });
    expect(read).toEqual(expected);
    expect(read.targetsOf("3.5")).toEqual(["Voice", "Trust"]);
    expect(read.coverage()).toEqual(expected.coverage());
    expect([Object.isFrozen(read), Object.isFrozen(read.links[0]), structuredClone(read)]).toEqual([true, true, read]);
  });

  it("has the sides that are known, linked or not, and in their order", () => {
    const sides = { sources: ["3.7", "3.6", "3.5"], targets: ["Trust", "Voice", "Joy"] } as const;
    const read = readCrosswalk("Competency,Goal\n3.5,Voice\n", { ...columns, ...sides });
    expect([read.sources, read.targets]).toEqual([sides.sources, sides.targets]);
    expect([read.unmapped, read.links]).toEqual([["3.7", "3.6"], [{ source: "3.5", target: "Voice" }]]);
  });

  it("has what makes a link, where the cell has text", () => {
    const csv = "Competency,Goal,Because\n3.5,Voice,Goal 1\n3.5,Voice,\n3.5,Voice,goal 2\n";
    expect(readCrosswalk(csv, { ...columns, via: "Because" }).links).toEqual([
      { source: "3.5", target: "Voice", via: "Goal 1" },
      { source: "3.5", target: "Voice" },
      { source: "3.5", target: "Voice", via: "goal 2" },
    ]);
  });

  it("has weights, which a plan counts", () => {
    const csv = "Competency,Goal,Weight\n3.5,Voice,2\n3.6,Voice, 0.5 \n3.7,Voice,1e-1\n";
    const read = readCrosswalk(csv, { ...columns, weight: "Weight" });
    expect(read.links.map(({ weight }) => weight)).toEqual([2, 0.5, 0.1]);
    const plan = crosswalkPlan(read, { weight: ({ weight }) => weight ?? 1 });
    expect(plan.targets[0]?.parts.map(({ weight }) => weight)).toEqual([2, 0.5, 0.1]);
    const rows = [{ Competency: "3.5", Goal: "Voice", Weight: 0.25 }];
    expect(readCrosswalk(rows, { ...columns, weight: "Weight" }).links[0]?.weight).toBe(0.25);
  });

  it("is CEI's own again, from a sheet of its links", () => {
    const { sources, targets } = cei;
    const csv = `look-for,metric,competency\n${cei.links.map((link) => `${link.via},${link.target},${link.source}\n`).join("")}`;
    const read = readCrosswalk(csv, { source: "competency", target: "metric", via: "look-for", sources, targets });
    expect(read).toEqual(cei);
  });

  it("skips rows above its header", () => {
    const csv = "Our goals\n\nCompetency,Goal\n3.5,Voice\n3.5,\n";
    const options = { ...columns, skipRows: 2 };
    expect(strict(csv, options)).toEqual(["5.Goal empty"]);
    expect(messageOf(csv)).toContain("It is in row 3: use skipRows: 2");
    expect(lenient(csv, options).crosswalk.links).toEqual([{ source: "3.5", target: "Voice" }]);
  });

  it("takes hostile ids for ids", () => {
    const csv = "Competency,Goal\n__proto__,constructor\ntoString,__proto__\n";
    const read = readCrosswalk(csv, columns);
    expect([read.sources, read.targetsOf("__proto__")]).toEqual([["__proto__", "toString"], ["constructor"]]);
  });
});

describe("a decimal comma", () => {
  const weight = { weight: "Weight" };

  it("is read where semicolons are between cells, as Excel has both", () => {
    const read = readCrosswalk("Competency;Goal;Weight\n3.5;Voice;0,5\n3.6;Voice;1.5\n3.7;Voice;,25\n", {
      ...columns,
      ...weight,
    });
    expect(read.links.map((link) => link.weight)).toEqual([0.5, 1.5, 0.25]);
  });

  it("may separate thousands elsewhere, and is an issue", () => {
    expect(strict('Competency,Goal,Weight\n3.5,Voice,"1,500"\n', weight)).toEqual(["2.Weight wrong-value"]);
    expect(strict("Competency\tGoal\tWeight\n3.5\tVoice\t0,5\n", weight)).toEqual(["2.Weight wrong-value"]);
  });
});

describe("an issue", () => {
  it.each<[string, string | readonly TableRow[], object, readonly string[]]>([
    ["no target", "Competency,Goal\n3.5,\n,Voice\n3.6\n", {}, ["2.Goal empty", "3.Competency empty", "4.Goal empty"]],
    ["a link twice", "Competency,Goal\n3.5,Voice\n3.6,Voice\n 3.5 ,Voice\n", {}, ["4 duplicate"]],
    [
      "unknown ids",
      "Competency,Goal\n3.8,Voice\n3.5,voice\n",
      { sources: ["3.5"], targets: ["Voice"] },
      ["2.Competency unknown-id", "3.Goal unknown-id"],
    ],
    ["ids that differ in case", "Competency,Goal\n3.5,Voice\n3.6,VOICE\n", {}, ["3.Goal inconsistent"]],
    ["via that differ in case", "Competency,Goal,Via\nA,B,M3\nC,B,m3\n", { via: "Via" }, ["3.Via inconsistent"]],
    [
      "errors of a spreadsheet",
      "Competency,Goal\n#N/A,#REF!\n",
      {},
      ["2.Competency wrong-value", "2.Goal wrong-value"],
    ],
    ["another encoding", "Competency,Goal\n3.5,Participaci\uFFFDn\n", {}, ["2.Goal not-utf-8"]],
    ["half a character", [{ Competency: "3.5", Goal: "\uD800" }], {}, ["2.Goal not-utf-8"]],
    ["too many cells", "Competency,Goal\n3.5,Voice,and trust\n", {}, ["2 row-length"]],
    ["a quote in a cell", 'Competency,Goal,Notes\n3.5,Voice,6" wide\n', {}, ["2.Notes stray-quote"]],
    [
      "invalid weights",
      "Competency,Goal,W\nA,B,\nC,B,0\nD,B,-1\nE,B,high\nF,B,50%\nG,B,Infinity\nH,B,1e999\n",
      { weight: "W" },
      [
        ...["2.W empty", "3.W out-of-range", "4.W wrong-value", "5.W wrong-value", "6.W wrong-value"],
        ...["7.W wrong-value", "8.W out-of-range"],
      ],
    ],
    [
      "values that are not ids",
      [
        { Competency: new Date(0), Goal: true },
        { Competency: Number.NaN, Goal: {} },
      ],
      {},
      ["2.Competency wrong-type", "2.Goal wrong-type", "3.Competency wrong-type", "3.Goal wrong-type"],
    ],
    [
      "a number that is not a weight",
      [{ Competency: "A", Goal: "B", W: Infinity }],
      { weight: "W" },
      ["2.W wrong-type"],
    ],
    [
      "everything in one row",
      "Competency,Goal,W\n,A;B,x\n",
      { weight: "W" },
      ["2.Competency empty", "2.Goal wrong-value", "2.W wrong-value"],
    ],
    ["no links", "Competency,Goal\n\n", {}, ["2 empty"]],
    ["a quote left open", 'Competency,Goal\n3.5,Voice\n\n3.6,"Trust\n3.7,Joy\n', {}, ["4 unclosed-quote"]],
    ["a quote left open in the header", 'Competency,"Goal\n3.5,Voice\n', {}, ["1 unclosed-quote"]],
    ["nothing", "", {}, ["1 empty"]],
    ["no rows", [], {}, ["1 empty"]],
    [
      "columns that are not there",
      "Competence,Aim\n3.5,Voice\n",
      { via: "Via" },
      ["1 missing", "1 missing", "1 missing"],
    ],
    ["columns twice", "Competency,Goal,Goal\n3.5,Voice,Trust\n", {}, ["1.Goal duplicate"]],
    ["old line ends", "Competency,Goal\r3.5,Voice\r", {}, ["1.Goal\r3.5 stray-return", "1 missing"]],
  ])("has its row and its column: %s", (_, sheet, options, expected) => {
    expect(strict(sheet, options)).toEqual(expected);
  });

  it("has the number of the row that the spreadsheet shows", () => {
    const csv = 'sep=,\r\nCompetency,Goal\r\n\r\n"3.5\n","Voice\r\n"\r\n3.6,Voice\r\n3.6,\r\n';
    expect(strict(csv)).toEqual(["5.Goal empty"]);
    expect(strict([["Competency", "Goal"], [], ["3.5", "Voice"], ["3.6"]])).toEqual(["4.Goal empty"]);
    expect(strict([{ Competency: "3.5", Goal: "Voice" }, { Competency: "3.6" }])).toEqual(["3.Goal empty"]);
  });

  it("tells a program the place and the text", () => {
    const { issues } = lenient("Notes,Competency,Goal\n,3.5,Voice\n,3.6,Voyce\n", { targets: ["Voice"] });
    expect(issues).toMatchObject([
      { line: 3, column: 3, item: null, value: "Voyce", code: "unknown-id", path: [3, "Goal"] },
    ]);
  });
});

describe("several ids in a cell", () => {
  it.each([
    "Voice; Trust",
    "Voice, Trust",
    "Voice|Trust",
    "Voice\nTrust",
    "Voice,",
    "Voice and Trust",
    "Voice/Trust",
    "Voice & Trust",
  ])("are never split: %j", (cell) => {
    const rows = [
      { Competency: "3.5", Goal: cell },
      { Competency: "3.6", Goal: "Voice" },
      { Competency: "3.7", Goal: "Trust" },
    ];
    expect(strict(rows)).toEqual(["2.Goal wrong-value"]);
    expect(messageOf(rows)).toContain("Write one link per row");
    expect(strict(rows.map(({ Competency, Goal }) => ({ Competency: Goal, Goal: Competency })))).toEqual([
      "2.Competency wrong-value",
    ]);
    const known = { targets: ["Voice", "Trust"] };
    expect(strict(rows, known)).toEqual(["2.Goal wrong-value"]);
    expect(strict(rows, { targets: ["Voice", "Trust", cell] })).toEqual([]);
  });

  it("are known by the others of the column, or by the known ids", () => {
    expect(strict("Competency,Goal\n3.5-3.6,Voice\n3.5,Voice\n3.6,Voice\n")).toEqual(["2.Competency wrong-value"]);
    expect(strict("Competency,Goal\n3.5 3.6,Voice\n", { sources: ["3.5", "3.6"] })).toEqual([
      "2.Competency wrong-value",
    ]);
    expect(strict("Competency,Goal\nself-assessment,Family voice\nself,Voice\n")).toEqual([]);
    expect(strict("Competency,Goal\nhttps://example.org/a/b,Voice\n")).toEqual([]);
  });

  it("may be in what makes a link", () => {
    const csv = 'Competency,Goal,Via\n3.5,Voice,"Plan, page 3; page 4"\n';
    expect(readCrosswalk(csv, { ...columns, via: "Via" }).links[0]?.via).toBe("Plan, page 3; page 4");
  });
});

describe("a number that may have lost its last zero", () => {
  const known = { sources: ["3.1", "3.10", "3.11"] };

  it.each<[string, string | readonly TableRow[], object, readonly string[]]>([
    ["where both are known", "Competency,Goal\n3.1,Voice\n", known, ["2.Competency ambiguous-id"]],
    ["in a cell that is a number", [{ Competency: 3.1, Goal: "Voice" }], known, ["2.Competency ambiguous-id"]],
    ["where other ids go on after it", "Competency,Goal\n3.1,A\n3.9,A\n3.11,A\n", {}, ["2.Competency ambiguous-id"]],
    [
      "where only the other is known",
      "Competency,Goal\n3.1,Voice\n",
      { sources: ["3.10"] },
      ["2.Competency unknown-id"],
    ],
  ])("is an issue %s", (_, sheet, options, expected) => {
    expect(strict(sheet, options)).toEqual(expected);
    expect(messageOf(sheet, options)).toContain("format the column as text");
  });

  it.each<[string, string | readonly TableRow[], object]>([
    ["where zeros are there", "Competency,Goal\n3.1,Voice\n3.10,Voice\n3.11,Voice\n", known],
    ["in a cell that is text", [{ Competency: "3.1", Goal: "Voice" }], known],
    ["where the other is not known", "Competency,Goal\n3.1,A\n3.9,A\n3.11,A\n", { sources: ["3.1", "3.9", "3.11"] }],
    ["where nothing goes on after it", "Competency,Goal\n3.1,Voice\n3.2,Voice\n", {}],
  ])("is an id %s", (_, sheet, options) => {
    expect(strict(sheet, options)).toEqual([]);
  });
});

describe("a via that may have lost its last zero", () => {
  it("is an issue, whose message names no option that there is not", () => {
    const csv = "Competency,Goal,Via\n3.5,A,4.1\n3.6,A,4.11\n";
    expect(strict(csv, { via: "Via" })).toEqual(["2.Via ambiguous-id"]);
    expect(messageOf(csv, { via: "Via" })).not.toContain("vias");
  });
});

describe("an unknown id", () => {
  it("is not taken for a number that lost a zero where it is not a number", () => {
    const options = { targets: ["M10", "M20"] };
    expect(strict("Competency,Goal\n3.5,M1\n", options)).toEqual(["2.Goal unknown-id"]);
    expect(messageOf("Competency,Goal\n3.5,M1\n", options)).not.toContain("zero");
  });
});

describe("the mode lenient", () => {
  it("gives the links of the sound rows, and the issues of the others", () => {
    const csv = "Competency,Goal\n3.5,Voice\n3.6,\n\n3.5,Voice\n3.7,A;B\n3.6,Trust\n";
    const { crosswalk, issues, blankRows } = lenient(csv);
    expect(crosswalk.links).toEqual([
      { source: "3.5", target: "Voice" },
      { source: "3.6", target: "Trust" },
    ]);
    expect([crosswalk.sources, crosswalk.targets, blankRows]).toEqual([["3.5", "3.6"], ["Voice", "Trust"], 1]);
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [3, "empty"],
      [5, "duplicate"],
      [6, "wrong-value"],
    ]);
  });

  it("has no issues where there are none", () => {
    expect(lenient("Competency,Goal\n3.5,Voice\n")).toMatchObject({ issues: [], blankRows: 0 });
  });

  it("is named by the error of the other mode, where it would help", () => {
    expect(messageOf("Competency,Goal\n3.5,Voice\n3.6,\n")).toContain('mode: "lenient"');
    expect(messageOf("Competency,Goal\n3.6,\n")).not.toContain("lenient");
  });

  it.each(["", "Competency\n3.5\n", 'Competency,Goal\n3.5,Voice\n3.6,"Voice\n', "Competency,Goal\n3.5,\n"])(
    "throws where nothing is sure: %j",
    (csv) => expect(() => lenient(csv)).toThrow(TableError),
  );
});

describe("a call", () => {
  it.each<[string, unknown, unknown, readonly string[]]>([
    ["without options", "", undefined, ["source missing", "target missing"]],
    ["with a number", 5, columns, ["sheet wrong-type"]],
    ["with rows that are neither lists nor objects", [[], "x"], columns, ["rows.1 wrong-type"]],
    ["with rows of both kinds", [{}, []], columns, ["rows.1 wrong-type"]],
    [
      "with everything wrong",
      "",
      {
        source: " ",
        target: 1,
        via: "V",
        weight: "V ",
        sources: [],
        targets: ["A", "A"],
        skipRows: -1,
        mode: "lax",
        by: 1,
      },
      [
        ...["by unknown-key", "source wrong-value", "target wrong-type", "sources empty", "targets.1 duplicate"],
        ...["skipRows out-of-range", "mode wrong-value", "weight duplicate"],
      ],
    ],
  ])("%s is an OptionsError", (_, sheet, options, expected) => {
    const call = () => readCrosswalk(sheet as never, options as never);
    expect(issuesOf(call)).toEqual(expected);
    expect(call).toThrow(OptionsError);
  });
});

describe("any sheet", () => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("A", "B", "3.1", "3.10", "3.11", "", "1", "0,5", '"x"') },
    fc.constantFrom('"', 'a"b', '"a\nb"', "\r", "a;b", "#N/A", "\0", "\uFEFF", "__proto__", "\uFFFD"),
  );
  const csv = fc
    .array(fc.tuple(cell, fc.constantFrom(",", ",", "\n", "\r\n", ";", "\t")), { maxLength: 40 })
    .map((cells) => `A,B,V,W\n${cells.map((pair) => pair.join("")).join("")}`);
  const options = fc.record(
    {
      source: fc.constant("A"),
      target: fc.constant("B"),
      via: fc.constant("V"),
      weight: fc.constant("W"),
      sources: fc.constant(["A", "3.1", "3.10"]),
      mode: fc.constantFrom("strict", "lenient"),
    },
    { requiredKeys: ["source", "target"] },
  );

  it("gives a crosswalk or a CeiError for any bytes", () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes));
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(bytes, csv, fc.string({ unit: "binary" })), options, (sheet, options) => {
        outcomes.add(outcomeOf(() => readCrosswalk(sheet, options as never)));
      }),
      { numRuns: sampleSize(300, 20_000) },
    );
    expect(outcomes).toEqual(new Set(["read", "rejected"]));
  });

  it("gives a crosswalk or a CeiError for any rows", () => {
    const rows = fc.array(
      fc.oneof(fc.array(fc.anything()), fc.dictionary(fc.constantFrom("A", "B", "V"), fc.anything())),
    );
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(rows, options, (rows, options) => {
        outcomes.add(outcomeOf(() => readCrosswalk(rows as never, options as never)));
      }),
      { numRuns: sampleSize(300, 20_000) },
    );
    expect(outcomes).toContain("rejected");
  });

  it("gives, in the lenient mode, what createCrosswalk takes", () => {
    const mismatches: unknown[] = [];
    fc.assert(
      fc.property(csv, (sheet) => {
        const sides = { sources: ["A", "B", "3.1"], targets: ["A", "B", "1"] } as const;
        let links: readonly SheetLink<"A" | "B" | "3.1", "A" | "B" | "1">[] = [];
        if (outcomeOf(() => readCrosswalk(sheet, { source: "A", target: "B", ...sides, mode: "lenient" })) === "read") {
          ({ links } = readCrosswalk(sheet, { source: "A", target: "B", ...sides, mode: "lenient" }).crosswalk);
        }
        if (issuesOf(() => createCrosswalk({ ...sides, links })).length > 0) mismatches.push(sheet);
      }),
      { numRuns: sampleSize(300, 20_000) },
    );
    expect(mismatches).toEqual([]);
  });

  it("gives back ids of any text, where they are listed", () => {
    const id = fc.string({ unit: "grapheme", minLength: 1 }).map((text) => `x${text.normalize("NFC")}x`);
    const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 5 });
    const mismatches: unknown[] = [];
    fc.assert(
      fc.property(ids, ids, fc.constantFrom(",", ";", "\t"), (sources, targets, delimiter) => {
        const links = sources.flatMap((source) => targets.map((target) => ({ source, target })));
        const rows = [{ source: "From, or by", target: "To" }, ...links];
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const sheet = rows.map(({ source, target }) => `${quoted(source)}${delimiter}${quoted(target)}\r\n`).join("");
        const read = readCrosswalk(sheet, { source: "From, or by", target: "To", sources, targets });
        const expected = createCrosswalk({ sources, targets, links });
        if (JSON.stringify(read) !== JSON.stringify(expected)) mismatches.push([sources, targets]);
      }),
      { numRuns: sampleSize(100, 5000) },
    );
    expect(mismatches).toEqual([]);
  });
});
