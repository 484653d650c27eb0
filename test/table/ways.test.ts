// Which way plain rows take: most of them are read and remembered the fast way. The results are the same in every way,
// so that other tests do not see which one was taken.
import { scale } from "cei-framework";
import { afterEach, describe, expect, it, vi } from "vitest";

/** The modules, afresh: the kernel has not been loaded. */
async function modules() {
  vi.resetModules();
  const [badRows, blocks, dictionary, header, items, wasm, wasmRows, answers, codes, records, wide, long] =
    await Promise.all([
      import("../../src/table/read/bad-rows.ts"),
      import("../../src/table/blocks.ts"),
      import("../../src/table/read/dictionary.ts"),
      import("../../src/table/read/header.ts"),
      import("../../src/table/instrument-items.ts"),
      import("../../src/table/kernel/wasm-module.ts"),
      import("../../src/table/kernel/wasm-rows.ts"),
      import("../../src/table/read/answers.ts"),
      import("../../src/table/rating-codes.ts"),
      import("../../src/csv/csv-record.ts"),
      import("../../src/table/read/wide-rows.ts"),
      import("../../src/table/read/long-rows.ts"),
    ]);
  return { badRows, blocks, dictionary, header, items, wasm, wasmRows, answers, codes, records, wide, long };
}

type Modules = Awaited<ReturnType<typeof modules>>;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const points = scale({ min: 1, max: 4, labels: { 1: "Not Evident", 4: "Evident" } });

/** A reader of rows under a header, on a scale from 1 to 4. */
function readerOf(from: Modules, form: "wide" | "long", head: string, groups: readonly string[]) {
  const items = from.items.instrumentItems("1.0");
  const codes = from.codes.ratingCodes(points);
  const answers = from.answers.answersOn(codes);
  const bytes = bytesOf(`${head}\n`);
  const record = from.records.csvRecord(bytes, 0, bytes.length, 0x2c);
  if ("openLine" in record) throw new Error("The header has no end");
  const header = from.header.headerReader(items, { scale: points, groups, onUnknownColumn: "ignore" }).read(record, 1);
  const bad = from.badRows.badRows(true);
  const parts = { header, items, delimiter: 0x2c, answers, bad };
  return form === "wide" ? from.wide.wideRows(parts) : from.long.longRows(parts);
}

/** The ratings and groups that a reader has, by the codes of its scale. */
function contentOf(from: Modules, reader: ReturnType<typeof readerOf>) {
  const { blocks, columnOf, groups } = reader.finish();
  const { ratings } = from.codes.ratingCodes(points);
  const rowsOf = <Value>(of: (block: (typeof blocks.list)[number], row: number) => Value): Value[] => {
    return blocks.list.flatMap((block) => Array.from({ length: block.rows }, (_, row) => of(block, row)));
  };
  return {
    ratings: Object.fromEntries(
      Array.from(columnOf, ([id, column]) => [
        id,
        rowsOf(({ bytes, stride }, row) => ratings[bytes[column * stride + row] ?? 0]),
      ]),
    ),
    groups: groups.map(({ place, values }) => rowsOf((block, row) => values[block.groups[place]?.[row] ?? -1])),
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ["with WebAssembly", true],
  ["without it", false],
])("plain rows of the wide form, %s", (_, hasWasm) => {
  async function fresh() {
    if (!hasWasm) vi.stubGlobal("WebAssembly", undefined);
    const from = await modules();
    expect(from.wasm.wasmModule() === null).toBe(!hasWasm);
    return from;
  }

  it("are all read the fast way, whatever other columns there are", async () => {
    const from = await fresh();
    const reader = readerOf(from, "wide", "1.1,1.2,1.3,site,other,2.1,2.2", ["site"]);
    const lines = ["1,2,3,Oak,x,4,1", ",,,Elm,,,", 'n/a,4,Evident,"Oak",y,2,3', "4,1,2,,,1,\r"];
    const bytes = bytesOf(`${lines.join("\n")}\n`);
    expect(reader.readPlain(bytes, 0, bytes.length)).toBe(bytes.length);
    expect([reader.plainRecords(), reader.rows()]).toEqual([4, 4]);
    expect(contentOf(from, reader)).toEqual({
      ratings: {
        "1.1": [1, null, "n/a", 4],
        "1.2": [2, null, 4, 1],
        "1.3": [3, null, 4, 2],
        "2.1": [4, null, 2, 1],
        "2.2": [1, null, 3, null],
      },
      groups: [["Oak", "Elm", "Oak", ""]],
    });
  });

  it("stop where a record is not plain or has a problem, and go on after it", async () => {
    const from = await fresh();
    const reader = readerOf(from, "wide", "1.1,1.2,1.3", []);
    const lines = ["1,2,3", "4,9,1", "2,2,2", '3,"4\n",1', "1,1,1", "1,2"];
    const starts = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0));
    const bytes = bytesOf(`${lines.join("\n")}\n`);
    expect(reader.readPlain(bytes, 0, bytes.length)).toBe(starts[1]);
    expect(reader.readPlain(bytes, starts[1] ?? 0, bytes.length)).toBe(starts[1]);
    expect(reader.readPlain(bytes, starts[2] ?? 0, bytes.length)).toBe(starts[3]);
    expect(reader.readPlain(bytes, starts[4] ?? 0, bytes.length)).toBe(starts[5]);
    expect([reader.plainRecords(), reader.rows()]).toEqual([3, 3]);
    expect(contentOf(from, reader).ratings).toEqual({ "1.1": [1, 2, 1], "1.2": [2, 2, 1], "1.3": [3, 2, 1] });
  });

  it("fill one block after the other", async () => {
    const from = await fresh();
    const reader = readerOf(from, "wide", "site,1.1,1.2", ["site"]);
    const bytes = bytesOf(Array.from({ length: 9000 }, (_, row) => `s${row % 7},${1 + (row % 4)},\n`).join(""));
    expect(reader.readPlain(bytes, 0, bytes.length)).toBe(bytes.length);
    expect([reader.plainRecords(), reader.rows()]).toEqual([9000, 9000]);
    const { ratings, groups } = contentOf(from, reader);
    expect(ratings["1.1"]).toEqual(Array.from({ length: 9000 }, (_, row) => 1 + (row % 4)));
    expect(groups[0]).toEqual(Array.from({ length: 9000 }, (_, row) => `s${row % 7}`));
  });

  it("of one column are read too, but for empty ones, which are other lines than they look", async () => {
    const from = await fresh();
    const reader = readerOf(from, "wide", "1.1", []);
    const bytes = bytesOf("1\n4\n\n2\n");
    expect(reader.readPlain(bytes, 0, bytes.length)).toBe(4);
    expect(reader.plainRecords()).toBe(2);
  });
});

describe("plain rows of the long form", () => {
  it("are all read the fast way", async () => {
    const from = await modules();
    const reader = readerOf(from, "long", "row,item,rating,site,other", ["site"]);
    const lines = ["a,1.1,1,Oak,x", 'b,"1.1",,Elm,', "a,C1.2,n/a,Oak,y", "b,2.1,Evident,Elm,\r"];
    const bytes = bytesOf(`${lines.join("\n")}\n`);
    expect(reader.readPlain(bytes, 0, bytes.length)).toBe(bytes.length);
    expect([reader.plainRecords(), reader.rows()]).toEqual([4, 2]);
    expect(contentOf(from, reader)).toEqual({
      ratings: { "1.1": [1, null], "1.2": ["n/a", null], "2.1": [null, 4] },
      groups: [
        ["a", "b"],
        ["Oak", "Elm"],
      ],
    });
  });

  it.each([
    ["a rating off the scale", "a,1.2,9,Oak"],
    ["an unknown item", "a,9.9,1,Oak"],
    ["a row without a name", ",1.2,1,Oak"],
    ["a doubled item", "a,1.1,2,Oak"],
    ["another group", "a,1.2,2,Elm"],
    ["too few cells", "a,1.2,2"],
    ["too many cells", "a,1.2,2,Oak,"],
    ["a quote inside of a cell", 'a,1.2,2,O"ak'],
  ])("stop where there is %s", async (_, line) => {
    const from = await modules();
    const reader = readerOf(from, "long", "row,item,rating,site", ["site"]);
    const bytes = bytesOf(`a,1.1,1,Oak\n${line}\nb,1.1,1,Elm\n`);
    expect(reader.readPlain(bytes, 0, bytes.length)).toBe(12);
    expect([reader.plainRecords(), reader.rows()]).toEqual([1, 1]);
  });
});

describe("the memory of the WebAssembly module", () => {
  it("is allocated in whole lines of 64 bytes, all zeros, and grows by the pages that it needs", async () => {
    const loops = (await modules()).wasm.wasmModule();
    if (loops === null) throw new Error("There is no WebAssembly");
    expect(loops.claim({})).toBe(false);
    const page = 65_536;
    const before = loops.bytes().length;
    expect(before % page).toBe(0);
    expect([loops.allocate(1), loops.allocate(64), loops.allocate(65)]).toEqual([0, 128, 256]);
    const address = loops.allocate(before) as number;
    expect(address % 64).toBe(0);
    // What was allocated, 512 bytes, and what the loops may read past the end, 64.
    expect(loops.bytes().length).toBe(Math.ceil((512 + before + 64) / page) * page);
    expect(loops.words().buffer).toBe(loops.bytes().buffer);
    expect(loops.doubles().buffer).toBe(loops.bytes().buffer);
    loops.bytes().fill(7, address, address + before);
    const user = {};
    expect([loops.claim(user), loops.claim(user)]).toEqual([false, true]);
    expect(loops.allocate(before)).toBe(0);
    expect(loops.bytes().every((byte) => byte === 0)).toBe(true);
  });

  it("has an end, which is reported and changes nothing", async () => {
    const loops = (await modules()).wasm.wasmModule();
    if (loops === null) throw new Error("There is no WebAssembly");
    loops.claim({});
    loops.allocate(10);
    const { length } = loops.bytes();
    expect(loops.allocate(2 ** 33)).toBeNull();
    expect(loops.bytes()).toHaveLength(length);
    expect(loops.allocate(10)).toBe(128);
  });
});

describe("the rows of the WebAssembly module", () => {
  async function ready(places: readonly number[], groups: number) {
    const from = await modules();
    const loops = from.wasm.wasmModule();
    if (loops === null) throw new Error("There is no WebAssembly");
    const items = places.filter((place) => place >= 0).length;
    const like = from.blocks.nextBlock(from.blocks.noRows(items, groups));
    // "1" to "4" are the codes 11 to 14.
    const codeOfByte = new Uint8Array(256).fill(from.codes.unread);
    for (let point = 1; point <= 4; point++) codeOfByte[0x30 + point] = 10 + point;
    const columns = { places: Int32Array.from(places), codeOfByte, delimiter: 0x2c };
    return { from, loops, like, columns, rows: from.wasmRows.wasmRows(loops, columns, like) };
  }

  const leftOut = -1;
  const firstGroup = -2;

  it("stop at a cell that is not known, and read on over it once it is remembered", async () => {
    const { rows, like } = await ready([0, firstGroup, 1, leftOut], 1);
    const text = "1,Oak,2,x\n3,Oak,four,y\n2,Oak,four,\n";
    // The caller's addresses do not begin at 0.
    const bytes = bytesOf(`....${text}`);
    expect(rows.begin(bytes, 4, bytes.length)).toBe(true);
    const first = rows.read(4, 0, 0);
    expect(first).toEqual({ at: 6, column: 1, row: 0, rowStart: 4 });
    rows.remember(6, 9, 1, 5);
    expect(rows.read(6, 1, 0, 4)).toEqual({ at: 20, column: 2, row: 1, rowStart: 14 });
    rows.remember(20, 24, 2, 44);
    expect(rows.read(20, 2, 1, 14)).toEqual({ at: bytes.length, column: 0, row: 3, rowStart: bytes.length });
    const { bytes: codes, stride, groups } = rows.block();
    const column = (place: number): number[] => Array.from(codes.subarray(place * stride, place * stride + 3));
    expect([column(0), column(1), Array.from(groups[0]?.subarray(1, 3) ?? [])]).toEqual([
      [11, 13, 12],
      [12, 44, 44],
      [5, 5],
    ]);
    rows.copy(like, 1, 3);
    expect(Array.from(like.bytes.subarray(0, 3))).toEqual([0, 13, 12]);
    expect(Array.from(like.bytes.subarray(like.stride, like.stride + 3))).toEqual([0, 44, 44]);
    expect(Array.from(like.groups[0]?.subarray(0, 3) ?? [])).toEqual([0, 5, 5]);
  });

  it("remember texts of up to fifteen bytes, items apart from groups", async () => {
    const { rows } = await ready([0, firstGroup], 1);
    const short = "a".repeat(15);
    const long = "a".repeat(16);
    const bytes = bytesOf(`1,${short}\n1,${long}\n${short},${short}\n`);
    rows.begin(bytes, 0, bytes.length);
    rows.remember(2, 17, 1, 7);
    rows.remember(20, 36, 1, 8);
    expect(rows.read(0, 0, 0)).toEqual({ at: 20, column: 1, row: 1, rowStart: 18 });
    // What it means as a group it does not mean as a rating.
    expect(rows.read(37, 0, 2)).toEqual({ at: 37, column: 0, row: 2, rowStart: 37 });
  });

  it("remember nothing of columns that are left out, or that there are not", async () => {
    const { rows, loops } = await ready([0, leftOut], 0);
    const bytes = bytesOf("1,x\n");
    rows.begin(bytes, 0, bytes.length);
    const before = loops.bytes().slice();
    rows.remember(2, 3, 1, 7);
    rows.remember(2, 3, 9, 7);
    // toEqual would take seconds for a mebibyte.
    expect(Buffer.compare(loops.bytes(), before)).toBe(0);
  });

  it("do not begin with more bytes than they take at once, nor without memory", async () => {
    const { rows, from, loops, like, columns } = await ready([0, 1], 0);
    const many = new Uint8Array(2 ** 18 + 1);
    expect(rows.begin(many, 0, many.length)).toBe(false);
    expect(rows.begin(many, 1, many.length)).toBe(true);
    // One piece after the other is refused, whichever it is.
    for (let refused = 0; refused < 7; refused++) {
      let asked = 0;
      const scarce = {
        ...loops,
        claim: () => false,
        allocate: (size: number) => (asked++ === refused ? null : loops.allocate(size)),
      };
      const starved = from.wasmRows.wasmRows(scarce, columns, like);
      expect(starved.begin(bytesOf("1,2\n"), 0, 4)).toBe(false);
    }
  });

  it("begin anew where another user had the memory", async () => {
    const { rows, loops } = await ready([0, firstGroup], 1);
    const bytes = bytesOf("1,Oak\n");
    rows.begin(bytes, 0, bytes.length);
    rows.remember(2, 5, 1, 3);
    expect(rows.read(0, 0, 0).row).toBe(1);
    loops.claim({});
    loops.allocate(1000);
    rows.begin(bytes, 0, bytes.length);
    // The memory was cleared.
    expect(rows.read(0, 0, 0)).toEqual({ at: 2, column: 1, row: 0, rowStart: 0 });
  });
});

describe("blocks", () => {
  it("are trimmed to the rows that they have, columns a multiple of four bytes apart", async () => {
    const { blocks } = await modules();
    const whole = blocks.noRows(2, 1);
    for (let row = 0; row < 4101; row++) {
      const block = blocks.nextBlock(whole);
      block.bytes[block.stride + block.rows] = row % 200;
      (block.groups[0] as Int32Array)[block.rows] = row;
      blocks.addRow(whole);
    }
    const full = whole.list[0];
    const { list, rows } = blocks.trimmed(whole);
    expect([rows, list.length, list[0] === full, list[0]?.rows]).toEqual([4101, 2, true, 4096]);
    expect(list[1]).toMatchObject({ rows: 5, stride: 8 });
    expect(list[1]?.bytes).toHaveLength(16);
    expect(Array.from(list[1]?.bytes.subarray(8, 13) ?? [])).toEqual([96, 97, 98, 99, 100]);
    expect(Array.from(list[1]?.groups[0] ?? [])).toEqual([4096, 4097, 4098, 4099, 4100]);
  });

  it("that are full are not copied", async () => {
    const { blocks } = await modules();
    const whole = blocks.noRows(1, 0);
    for (let row = 0; row < 4096; row++) {
      blocks.nextBlock(whole);
      blocks.addRow(whole);
    }
    const [full] = whole.list;
    expect(blocks.trimmed(whole).list[0]).toBe(full);
  });
});

describe("codes", () => {
  // The largest n with (n + 1)(n(p - 1) + 1) below 255, by hand.
  it.each([
    [2, 14],
    [4, 8],
    [5, 7],
    [10, 4],
    [42, 2],
    [43, 1],
    [200, 1],
  ])("of %i points have different sums of up to %i ratings", async (size, mostSummed) => {
    const { codes } = await modules();
    const made = codes.ratingCodes(scale({ min: 1, max: size }));
    expect(made.mostSummed).toBe(mostSummed);
    const tallies = new Map<number, string>();
    for (let notApplicable = 0; notApplicable <= mostSummed; notApplicable++) {
      for (let rated = 0; rated + notApplicable <= mostSummed; rated++) {
        for (let total = 0; total <= rated * (size - 1); total++) {
          const sum = rated * made.lowest + total + notApplicable * made.notApplicable;
          expect(tallies.has(sum)).toBe(false);
          tallies.set(sum, `${rated} ${total} ${notApplicable}`);
        }
      }
    }
    expect(made.ratings.slice(made.lowest, made.lowest + size)).toEqual(Array.from({ length: size }, (_, i) => i + 1));
    expect(made.ratings[made.notApplicable]).toBe("n/a");
    expect(made.notApplicable).toBeLessThan(codes.unread);
  });
});

describe("cached numbers of cells", () => {
  it("are read once for each spelling, up to 64 bytes and 4,096 of them", async () => {
    const { cachedNumbers } = (await modules()).dictionary;
    const asked: string[] = [];
    const numberOf = cachedNumbers((text) => {
      asked.push(text);
      return text.startsWith("n") ? Number(text.slice(1)) : -1;
    });
    // The cell is not at the beginning.
    const of = (text: string): number => numberOf(bytesOf(`..${text}..`), 2, 2 + bytesOf(text).length);
    expect([of("n7"), of("n8"), of("n7"), of("x"), of("x"), of(""), of("")]).toEqual([7, 8, 7, -1, -1, -1, -1]);
    expect(asked).toEqual(["n7", "n8", "x", ""]);
    const [short, long] = [`n1${"0".repeat(62)}`, `n1${"0".repeat(63)}`];
    asked.length = 0;
    expect([of(short), of(short), of(long), of(long)]).toEqual([1e62, 1e62, 1e63, 1e63]);
    expect(asked).toEqual([short, long, long]);
    asked.length = 0;
    // Five are known; after 4,091 more it starts anew.
    for (let i = 0; i < 4091; i++) of(`n1${i}`);
    expect([asked.length, of("n7"), asked.length, of("n7"), asked.length]).toEqual([4091, 7, 4092, 7, 4092]);
  });

  it("are -1 where they are not UTF-8, short or long", async () => {
    const { cachedNumbers } = (await modules()).dictionary;
    const numberOf = cachedNumbers(() => 5);
    expect(numberOf(Uint8Array.of(0x31, 0xe9), 0, 2)).toBe(-1);
    expect(numberOf(new Uint8Array(65).fill(0xe9), 0, 65)).toBe(-1);
    expect(numberOf(new Uint8Array(65).fill(0x31), 0, 65)).toBe(5);
  });
});

describe("text", () => {
  it("is that of bytes, of whatever length, with nothing dropped; and none where they are not UTF-8", async () => {
    vi.resetModules();
    const { bytesOf: encoded, lossyTextOf, textOf } = await import("../../src/csv/text.ts");
    for (const text of [
      "",
      "a",
      "a".repeat(64),
      "a".repeat(65),
      "\u007f",
      "é",
      "\ufeffa",
      `${"a".repeat(63)}é`,
      "😀",
    ]) {
      const bytes = encoded(`<${text}>`);
      expect(textOf(bytes, 1, bytes.length - 1)).toBe(text);
    }
    for (const wrong of [[0x80], [0xe9], [0x61, 0xc3], Array(65).fill(0xff)]) {
      const bytes = Uint8Array.from([0x61, ...wrong, 0x61]);
      expect(textOf(bytes, 1, bytes.length - 1)).toBeNull();
    }
    expect(lossyTextOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe9))).toBe("\ufeffa\ufffd");
  });
});
