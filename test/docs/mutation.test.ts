// The page on mutants: its table is that of the figures, the goals are reached, and every survivor has its reason.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Figures, figuresOf, figuresTable, survivorsOf } from "../mutation/figures.ts";
import { groups } from "../mutation/groups.ts";

function read(path: string): string {
  return readFileSync(new URL(`../../docs/mutation/${path}`, import.meta.url), "utf8");
}

const page = read("README.md");
const { figures, survivors }: { figures: { [folder: string]: Figures }; survivors: { [folder: string]: string[] } } =
  JSON.parse(read("figures.json"));

describe("the page on mutants", () => {
  it("has the table of the figures", () => {
    expect(Object.keys(figures).length).toBeGreaterThan(0);
    expect(page).toContain(figuresTable(figures));
  });

  it("has a reason for each survivor of the folders whose survivors are listed, and for no other", () => {
    const listed = groups.flatMap(({ folder, listed }) => (listed ? (survivors[folder] ?? []) : []));
    const told = Array.from(page.matchAll(/^- `` (.+?) ``: \S/gm), ([, survivor]) => survivor);
    expect([...new Set(told)].sort()).toEqual([...new Set(listed)].sort());
  });
});

describe("the figures of a report", () => {
  const source = 'const a = b\n  ? "x"\n  : "y";\n';
  const mutant = (status: string, start: [number, number], end: [number, number], replacement: string) => {
    const [from, to] = [start, end].map(([line = 0, column = 0]) => ({ line, column }));
    return {
      status,
      replacement,
      location: { start: from ?? { line: 0, column: 0 }, end: to ?? { line: 0, column: 0 } },
    };
  };
  const files = {
    "src/model/a.ts": {
      source,
      mutants: [
        mutant("Killed", [1, 1], [1, 2], "x"),
        mutant("Timeout", [1, 1], [1, 2], "x"),
        mutant("RuntimeError", [1, 1], [1, 2], "x"),
        mutant("Survived", [2, 5], [2, 8], '""'),
        mutant("NoCoverage", [1, 11], [3, 8], "true"),
      ],
    },
  };

  it("count what was noticed, what was not, and what does not load", () => {
    expect(figuresOf(files, "2026-01-31", 4)).toEqual({
      date: "2026-01-31",
      oneOf: 4,
      noticed: 1,
      timedOut: 1,
      survived: 1,
      notRun: 1,
      broken: 1,
    });
  });

  it("make a table in the order of the groups, of a sample with its interval", () => {
    const all = { date: "2026-01-31", oneOf: 1, noticed: 7, timedOut: 1, survived: 1, notRun: 1, broken: 3 };
    const lines = figuresTable({ table: { ...all, oneOf: 6 }, model: all }).split("\n");
    const cells = lines.slice(2).map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
    // Wilson's interval of 8 in 10: 0.4902 to 0.9433.
    expect(cells).toEqual([
      ["src/model", "all", "7", "1", "1", "1", "3", "80.0%", "90%", "2026-01-31"],
      ["src/table", "1 in 6 blocks", "7", "1", "1", "1", "3", "80.0% (49.0% to 94.3%)", "80%", "2026-01-31"],
    ]);
  });

  it("say each survivor in one line", () => {
    expect(survivorsOf(files)).toEqual(['model/a.ts: "x" -> ""', 'model/a.ts: b ? "x" : "y" -> true']);
  });
});
