import { afterEach, describe, expect, it, vi } from "vitest";

// Each import here is of a library of its own, whose kernel has not been loaded yet.
async function library() {
  vi.resetModules();
  return {
    ...(await import("cei-framework")),
    ...(await import("cei-framework/statistics")),
    ...(await import("cei-framework/table")),
  };
}

type Library = Awaited<ReturnType<typeof library>>;

/** What the runtime has, which the types of the tests leave out. */
const runtime = Reflect.get(globalThis, "WebAssembly") as {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => object;
};

/** Rows in which everything occurs: ratings of 2 to 9 points, empty cells and "n/a", few and many of them. */
function csv(rows: number, items: readonly string[], points: number, seed: number): string {
  let state = seed;
  const draw = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const lines = Array.from({ length: rows }, () => {
    const holes = draw(3) === 0 ? 2 : 12;
    const cells = items.map(() => {
      const kind = draw(holes);
      return kind === 0 ? "" : kind === 1 ? "n/a" : String(1 + draw(points));
    });
    return `site${draw(40)},${cells.join(",")}`;
  });
  return `site,${items.join(",")}\n${lines.join("\n")}\n`;
}

async function summaries({ competencies, crosswalk, createPlan, crosswalkPlan, ...rest }: Library) {
  const all = competencies.map(({ id }) => id);
  const uneven = createPlan({
    name: "uneven",
    items: all,
    minCoverage: 0.3,
    targets: [
      { id: "A", parts: all.slice(0, 4).map((id, i) => ({ id, weight: i + 1, items: [{ id, weight: 1 }] })) },
      {
        id: "B",
        parts: [{ id: "b", weight: 1, items: all.slice(4, 7).map((id, i) => ({ id, weight: 1 / (i + 1) })) }],
      },
      { id: "C", parts: [{ id: "c", weight: 1, items: [{ id: all[30] as (typeof all)[number], weight: 1 }] }] },
    ],
  });
  const plans = [
    rest.domainPlan(),
    rest.projectionPlan({ shared: "split", minCoverage: 0.9 }),
    crosswalkPlan(crosswalk, { by: "link", shared: "full" }),
    uneven,
  ];
  const found: unknown[] = [];
  for (const [rows, points, items] of [
    [1, 4, all],
    [20_000, 4, all],
    [9_001, 9, all.slice(3, 20)],
    [4096, 2, all.slice(0, 3)],
  ] as const) {
    const scale = rest.scale({ min: 1, max: points });
    const table = await rest.readTable(csv(rows, items, points, 7 + rows), { scale, groups: ["site"] });
    for (const plan of plans) {
      const scores = rest.scoreTable<string, string>(table, plan);
      found.push(rest.summarize<string>(scores, { by: "site", cut: 0.5 }).rows, rest.summarize<string>(scores).rows);
    }
  }
  return found;
}

/** Texts of which the WebAssembly kernel reads some cells, and leaves others. */
const cells = ["1", "2", "3", "4", "", "n/a", " 2", '"3"', "Not Evident", "not applicable", "2.0", "4e0", '""', "N/A"];
const sites = [
  "Oak",
  "",
  "Élan",
  "a name of sixteen",
  "fifteen letters",
  '"a, b"',
  '"c ""d"""',
  "\u0000",
  "=1+1",
  "x\u0000",
];

/** A table of many cells, of which some rows may be bad. */
function mixedCsv(
  seed: number,
  options: { readonly bad: boolean; readonly end: string; readonly many: boolean },
): string {
  let state = seed;
  const draw = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const one = (list: readonly string[]): string => list[draw(list.length)] ?? "";
  const rows = Array.from({ length: 9000 }, (_, row) => {
    const site = options.many ? `row ${row}` : one(sites);
    const rating = (): string => (draw(4) > 0 ? String(1 + draw(4)) : one(cells));
    const last = options.bad && row % 3 === 0 ? one(["9", "x", '"1" ', "1,2"]) : rating();
    return [
      rating(),
      site,
      rating(),
      one(["", "kept", "ünicode", "a long text that is left out"]),
      rating(),
      last,
    ].join(",");
  });
  return `1.1,site,2.1,other,3.5,4.1${options.end}${rows.join(options.end)}${options.end}`;
}

async function tables({ readTable, scale }: Library) {
  const points = scale({ min: 1, max: 4, labels: { 1: "Not Evident", 4: "Evident" } });
  const found = [];
  for (const [seed, bad, end, many] of [
    [1, false, "\n", false],
    [2, false, "\r\n", false],
    [3, true, "\n", false],
    [4, false, "\n", true],
  ] as const) {
    const table = await readTable(mixedCsv(seed, { bad, end, many }), {
      scale: points,
      groups: ["site"],
      onUnknownColumn: "ignore",
      onBadRow: bad ? "collect" : "error",
    });
    const { rows, items, rejected } = table;
    const ratings = items.map((id) => table.ratings(id));
    found.push({ rows, items, ratings, sites: table.group("site"), rejected: structuredClone(rejected) });
  }
  return found;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the kernel in WebAssembly", () => {
  it("gives what the loops in TypeScript give, to the last bit", async () => {
    const started = vi.fn();
    const { Instance, Module } = runtime;
    vi.stubGlobal("WebAssembly", {
      Module,
      Instance: class extends Instance {
        constructor(module: object) {
          super(module);
          started();
        }
      },
    });
    const inWasm = await summaries(await library());
    expect(started).toHaveBeenCalledOnce();

    vi.stubGlobal("WebAssembly", undefined);
    const inTypeScript = await summaries(await library());
    expect(inTypeScript).toEqual(inWasm);
    expect(inTypeScript).toHaveLength(32);
  });

  it("reads what TypeScript reads", async () => {
    const inWasm = await tables(await library());
    vi.stubGlobal("WebAssembly", undefined);
    const inTypeScript = await tables(await library());
    expect(inTypeScript).toEqual(inWasm);
    // Every kind of cell is there, and rows that are left out are.
    const ratings = inWasm.flatMap(({ ratings }) => ratings.flat());
    expect(new Set(ratings)).toEqual(new Set([1, 2, 3, 4, "n/a", null]));
    expect(inWasm.map(({ rejected }) => rejected.length)).toEqual([0, 0, 3000, 0]);
  });

  it("is replaced by TypeScript where WebAssembly may not run", async () => {
    const refuse = vi.fn(function refuse() {
      throw new Error("Refused by the policy of the page");
    });
    vi.stubGlobal("WebAssembly", { Module: refuse, Instance: refuse });
    const { domainPlan, readTable, scale, scoreTable, summarize } = await library();
    const table = await readTable("1.1,1.2,1.3\n1,2,3\n", { scale: scale({ min: 1, max: 4 }) });
    const { rows } = summarize(scoreTable(table, domainPlan()));
    expect(refuse).toHaveBeenCalled();
    expect(rows[0]).toMatchObject({ target: "D1", n: 1, mean: 1 / 3 });
  });

  it("leaves a target with too many outcomes for its memory to TypeScript, with the same numbers", async () => {
    const { domainPlan, readTable, scale, scoreTable, summarize } = await library();
    const rows = Array.from({ length: 70_000 }, (_, row) => `r${row},${1 + (row % 4)},${1 + (row % 3)},4`);
    const table = await readTable(`id,1.1,1.2,1.3\n${rows.join("\n")}\n`, {
      scale: scale({ min: 1, max: 4 }),
      groups: ["id"],
    });
    const summary = summarize(scoreTable(table, domainPlan()), { by: "id" }).rows;
    // Row 69,998 has the ratings 3, 3, 4: (2 + 2 + 3) / 9.
    expect(summary.find(({ group, target }) => group["id"] === "r69998" && target === "D1")).toMatchObject({ n: 1 });
    const mean = summary.find(({ group, target }) => group["id"] === "r69998" && target === "D1")?.mean;
    expect(mean).toBeCloseTo(7 / 9, 12);
  });

  it("agrees with TypeScript where there are too many scores to count in each group", async () => {
    const summaries = async ({ createPlan, readTable, scale, scoreTable, summarize }: Library) => {
      const items = ["1.1", "1.2", "1.3", "1.4", "1.5"];
      const parts = [{ id: "all", weight: 1, items: items.map((id, i) => ({ id, weight: 4 ** i })) }];
      const plan = createPlan({ name: "apart", items, targets: [{ id: "T", parts }] });
      // 1,024 scores in 4,999 groups are more than four million counts; the last four rows are not whole.
      const lines = Array.from({ length: 4999 }, (_, row) => {
        return `r${row},${items.map((_, i) => 1 + (Math.floor(row / 4 ** i) % 4)).join(",")}\n`;
      });
      const table = await readTable(`id,${items.join(",")}\n${lines.join("")}`, {
        scale: scale({ min: 1, max: 4 }),
        groups: ["id"],
      });
      return summarize(scoreTable<string, string>(table, plan), { by: "id", cut: 0.5 }).rows;
    };
    const inWasm = await summaries(await library());
    vi.stubGlobal("WebAssembly", undefined);
    const inTypeScript = await summaries(await library());
    expect(inTypeScript).toEqual(inWasm);
    const means = inTypeScript.filter(({ target }) => target === "overall").map(({ mean }) => mean);
    expect(means).toHaveLength(4999);
    for (const row of [0, 3, 1023, 1024, 4998]) expect(means[row]).toBeCloseTo((row % 1024) / 1023, 12);
  });
});
