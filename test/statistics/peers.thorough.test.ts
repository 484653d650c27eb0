// The statistics as R and SciPy find them, on random and nasty data: ties, constants, values that are nearly equal, few
// values, unbalanced groups, and missing ones.
//
// They need R with clubSandwich, jsonlite, psych, and vcd (Debian's r-cran-...), and a Python with SciPy: TEST_PYTHON, else
// python3. Where there is none, the tests are skipped, and their name tells.
//
// Not compared: the intervals of a bootstrap, whose draws differ from those of boot and scipy.stats.bootstrap.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { seed } from "../samples.ts";
import { type Case, casesForPython, casesForR, type Draw, drawFrom, type Found } from "./peer-cases.ts";

const python = process.env["TEST_PYTHON"] ?? "python3";
const hasR = spawnSync("Rscript", ["-e", "library(clubSandwich); library(jsonlite); library(psych); library(vcd)"]);
const hasSciPy = spawnSync(python, ["-c", "import scipy.stats"]);

/**
 * How far two numbers are apart, as a share of the larger one. Numbers below 0.001 count as 0.001: they are differences of
 * numbers of about 1, whose rounding is what is left of them.
 */
function distance(one: number, other: number): number {
  return Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), 1e-3);
}

/** Where the two differ, by more than 1e-9. */
function mismatches({ input, ours }: Case, theirs: Found): unknown[] {
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...names].flatMap((name) => {
    const [one, other] = [ours[name] ?? null, theirs[name] ?? null];
    const isNear = typeof one === "number" && typeof other === "number" && distance(one, other) <= 1e-9;
    return name === "byPsych" || one === other || isNear ? [] : [{ name, ours: one, theirs: other, input }];
  });
}

/** Runs a program once, with all cases of all statistics. */
async function resultsOf(
  command: string,
  script: string,
  draws: { readonly [statistic: string]: (draw: Draw) => Promise<Case[]> },
): Promise<Map<string, { readonly cases: Case[]; readonly theirs: Found[] }>> {
  const drawn: [string, Case[]][] = [];
  for (const [statistic, casesOf] of Object.entries(draws)) drawn.push([statistic, await casesOf(drawFrom(seed))]);
  const input = JSON.stringify(drawn.flatMap(([, cases]) => cases.map((one) => one.input)));
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, stderr, status } = spawnSync(command, [path], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  const found = JSON.parse(stdout) as Found[];
  return new Map(drawn.map(([statistic, cases]) => [statistic, { cases, theirs: found.splice(0, cases.length) }]));
}

const peers = [
  {
    name: "R",
    command: "Rscript",
    script: "peers.R",
    draws: casesForR,
    missing: hasR.status === 0 ? "" : "R packages",
  },
  {
    name: "SciPy",
    command: python,
    script: "peers.py",
    draws: casesForPython,
    missing: hasSciPy.status === 0 ? "" : "SciPy",
  },
];

for (const { name, command, script, draws, missing } of peers) {
  describe.skipIf(missing !== "")(`as ${name} has it${missing && ` (skipped: ${command} has no ${missing})`}`, () => {
    let results: ReturnType<typeof resultsOf> | undefined;
    it.each(Object.keys(draws))("%s", async (statistic) => {
      results ??= resultsOf(command, script, draws);
      const { cases, theirs } = (await results).get(statistic) ?? { cases: [], theirs: [] };
      expect(theirs).toHaveLength(cases.length);
      expect(cases.length).toBeGreaterThan(500);
      // The shortest first.
      const found = cases.flatMap((one, i) => mismatches(one, theirs[i] ?? {}));
      found.sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
      expect(found.slice(0, 5)).toEqual([]);
    });
  });
}
