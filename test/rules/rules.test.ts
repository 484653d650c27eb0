import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DataFiles, Problem } from "../../scripts/data-files.ts";
import { tell } from "../../scripts/problem.ts";
import { rules } from "../../scripts/rules/index.ts";
import { realFiles } from "../scripts/real-data.ts";
import { fixtures } from "./index.ts";

const root = new URL("../../", import.meta.url);
const files = realFiles();

describe("the list of rules", () => {
  const names = rules.map(({ name }) => name).sort();

  it("holds every rule of the folder, each once, under the name of its file", () => {
    expect(names).toEqual(modulesIn("scripts/rules", ["index", "rule"]));
  });

  it("has a file of fixtures for each rule, and no file without a rule", () => {
    expect(modulesIn("test/rules", ["fixture", "index", "rules.test"])).toEqual(names);
    expect(Object.keys(fixtures).sort()).toEqual(names);
  });
});

for (const { name, check } of rules) {
  describe(`the rule ${name}`, () => {
    it("is kept by the data", () => {
      expect(check(files)).toEqual([]);
    });

    it("has a fixture at least", () => {
      expect(fixtures[name]).not.toHaveLength(0);
    });

    for (const { rejects, spoil, problems } of fixtures[name] ?? []) {
      it(`rejects ${rejects}`, () => {
        const spoiled = structuredClone(files);
        spoil(spoiled);
        const found = check(spoiled);
        expect(problems).not.toHaveLength(0);
        expect(found).toEqual(
          problems.map(({ file, path, says }) => ({ file, path, message: expect.stringContaining(says) })),
        );
        for (const problem of found) expectActionable(problem, name, spoiled);
      });
    }
  });
}

/** A line leads to a place that exists, says what is wrong and then what to do, and names the rule. */
function expectActionable(problem: Problem, rule: string, spoiled: DataFiles): void {
  const line = tell(problem, rule);
  expect(line.startsWith(`data/${problem.file} $`)).toBe(true);
  expect(line.endsWith(` (${rule})`)).toBe(true);
  expect(problem.message).toMatch(/^\S.*\S; \S.*\S$/);
  expect(valueAt(spoiled[problem.file], problem.path)).toBeDefined();
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  return valueAt(new Map<PropertyKey, unknown>(Object.entries(value)).get(String(step)), rest);
}

function modulesIn(folder: string, besides: readonly string[]): string[] {
  return readdirSync(new URL(folder, root))
    .map((file) => file.replace(/\.ts$/, ""))
    .filter((name) => !besides.includes(name))
    .sort();
}
