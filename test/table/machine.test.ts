import { afterEach, describe, expect, it, vi } from "vitest";

// Each import here is of a library of its own, whose machine has not been started yet.
async function library() {
  vi.resetModules();
  return { ...(await import("cei-framework")), ...(await import("cei-framework/table")) };
}

type Library = Awaited<ReturnType<typeof library>>;

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
    rest.metricPlan({ shared: "split", minCoverage: 0.9 }),
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
      found.push(rest.summarizeTable(scores, { by: "site", cut: 0.5 }).rows, rest.summarizeTable(scores).rows);
    }
  }
  return found;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the machine", () => {
  it("gives what the loops in TypeScript give, to the last bit", { timeout: 60_000 }, async () => {
    const started = vi.fn();
    const { Instance, Module } = WebAssembly;
    vi.stubGlobal("WebAssembly", {
      Module,
      Instance: class extends Instance {
        constructor(module: WebAssembly.Module) {
          super(module);
          started();
        }
      },
    });
    const byMachine = await summaries(await library());
    expect(started).toHaveBeenCalledOnce();

    vi.stubGlobal("WebAssembly", undefined);
    const inTypeScript = await summaries(await library());
    expect(inTypeScript).toEqual(byMachine);
    expect(inTypeScript).toHaveLength(32);
  });

  it("is done without where WebAssembly may not run", async () => {
    const refuse = vi.fn(function refuse() {
      throw new Error("Refused by the policy of the page");
    });
    vi.stubGlobal("WebAssembly", { Module: refuse, Instance: refuse });
    const { domainPlan, readTable, scale, scoreTable, summarizeTable } = await library();
    const table = await readTable("1.1,1.2,1.3\n1,2,3\n", { scale: scale({ min: 1, max: 4 }) });
    const { rows } = summarizeTable(scoreTable(table, domainPlan()));
    expect(refuse).toHaveBeenCalled();
    expect(rows[0]).toMatchObject({ target: "D1", n: 1, mean: 1 / 3 });
  });

  it("is left to TypeScript where a target has too many outcomes for its memory, with the same numbers", async () => {
    const { domainPlan, readTable, scale, scoreTable, summarizeTable } = await library();
    const rows = Array.from({ length: 70_000 }, (_, row) => `r${row},${1 + (row % 4)},${1 + (row % 3)},4`);
    const table = await readTable(`id,1.1,1.2,1.3\n${rows.join("\n")}\n`, {
      scale: scale({ min: 1, max: 4 }),
      groups: ["id"],
    });
    const summary = summarizeTable(scoreTable(table, domainPlan()), { by: "id" }).rows;
    // Row 69,998 has the ratings 3, 3, 4: (2 + 2 + 3) / 9.
    expect(summary.find(({ group, target }) => group["id"] === "r69998" && target === "D1")).toMatchObject({ n: 1 });
    const mean = summary.find(({ group, target }) => group["id"] === "r69998" && target === "D1")?.mean;
    expect(mean).toBeCloseTo(7 / 9, 12);
  });
});
