// Runs the recipes of the guides to formats and to SQL, where what they are for is installed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { competencies, scoreDomains } from "cei-framework";
import { profileChart } from "cei-framework/charts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatFiles } from "../../scripts/format-files.ts";

const guide = guideOf("formats");
const folder = mkdtempSync(join(tmpdir(), "recipes-"));

/** The Python that has a package: the first on the path, or the system's. */
const pythonWith = (name: string): string | undefined => {
  return ["python3", "/usr/bin/python3"].find((python) => spawnSync(python, ["-c", `import ${name}`]).status === 0);
};
const [pandas = "", altair = ""] = ["pandas", "altair"].map(pythonWith);
const hasR = spawnSync("Rscript", ["--version"]).status === 0;
if (pandas === "") process.stderr.write("pandas is not here: its recipe was not run.\n");
if (altair === "") process.stderr.write("altair is not here: its recipe was not run.\n");
if (!hasR) process.stderr.write("R is not here: its recipe was not run.\n");

beforeAll(() => {
  for (const [path, text] of Object.entries(formatFiles())) writeFileSync(join(folder, basename(path)), text);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A guide, by the name of its file. */
function guideOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../docs/${name}.md`, import.meta.url)), "utf8");
}

/** The code of a recipe, and what its last line says that it prints. */
function recipe(language: string, text = guide): { code: string; prints: string } {
  const code = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text)?.[1] ?? "";
  return {
    code,
    prints:
      code
        .trim()
        .split("\n")
        .at(-1)
        ?.replace(/^(?:#|--) /, "") ?? "",
  };
}

it.skipIf(pandas === "")("the recipe for pandas prints what it says", () => {
  const { code, prints } = recipe("python");
  expect(execFileSync(pandas, ["-c", code], { cwd: folder, encoding: "utf8" }).trim()).toBe(prints);
});

it.skipIf(pandas === "")("pandas reads the rows of SSSOM as the recipe says", () => {
  const call = /`(pd\.read_csv\("cei-crosswalk[^`]*\))`/.exec(guide)?.[1];
  const code = `import pandas as pd\nrows = ${call}\nprint(len(rows), rows["object_id"].iloc[0])`;
  expect(execFileSync(pandas, ["-c", code], { cwd: folder, encoding: "utf8" }).trim()).toBe("36 metrics:M1.1");
});

it.skipIf(!hasR)("the recipe for R prints what it says", () => {
  const { code, prints } = recipe("r");
  expect(execFileSync("Rscript", ["-e", code], { cwd: folder, encoding: "utf8" }).trim()).toBe(prints);
});

it.skipIf(altair === "")("altair takes a chart as the recipe says", () => {
  const { code, prints } = recipe("python", guideOf("charts"));
  const assessment = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "1.1": 3 } } as const;
  writeFileSync(join(folder, "profile.vl.json"), JSON.stringify(profileChart(scoreDomains(assessment))));
  expect(execFileSync(altair, ["-c", code], { cwd: folder, encoding: "utf8" }).trim()).toBe(prints);
});

it("the recipe for DuckDB gives what it says", async () => {
  const { code, prints } = recipe("sql");
  const connection = await (await DuckDBInstance.create()).connect();
  const placed = code.replaceAll(/'([\w-]+\.csv)'/g, (_all, name) => `'${join(folder, name)}'`);
  const rows = await (await connection.runAndReadAll(placed)).getRows();
  connection.closeSync();
  expect(rows.map((row) => row.join(" ")).join(", ")).toBe(prints);
});

it("the recipe for a statewide table gives a row for each county", () => {
  const { code } = recipe("js", guideOf("sql"));
  expect(code.split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(10);
  const ids = competencies.map(({ id }) => id);
  // 1.1 to 1.5 and 2.3 feed M1: three, four and two of them are rated, of which 1.1 of the second one is 3 and not 4.
  const rows = [
    ["r1", "Yolo", ...ids.map((id) => (["1.1", "1.2", "1.3"].includes(id) ? "4" : ""))],
    ["r2", "Yolo", ...ids.map((id) => (id === "1.1" ? "3" : ["1.2", "1.3", "2.3"].includes(id) ? "4" : ""))],
    ["r3", "Inyo", ...ids.map((id) => (["1.1", "1.2"].includes(id) ? "1" : "n/a"))],
    ["r4", "Inyo", ...ids.map((id) => (id === "1.1" ? "5" : ""))],
  ];
  // Eleven people gave each of these answers, since fewer would be hidden.
  const people = rows.flatMap(([id = "", ...cells]) => Array.from({ length: 11 }, (_, i) => [`${id}-${i}`, ...cells]));
  const survey = [["respondent", "county", ...ids], ...people].map((cells) => `${cells.join(",")}\n`).join("");
  writeFileSync(join(folder, "survey.csv"), survey);
  const script = fileURLToPath(new URL("statewide.extracted.mts", import.meta.url));
  writeFileSync(script, code);
  try {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const tsx = [join(root, "node_modules/tsx/dist/cli.mjs"), "--tsconfig", join(root, "tsconfig.json"), script];
    execFileSync(process.execPath, tsx, { cwd: folder, stdio: "pipe" });
  } finally {
    rmSync(script);
  }
  const [header = "", ...lines] = readFileSync(join(folder, "statewide.csv"), "utf8").trim().split("\n");
  expect(header.split(",").slice(0, 5)).toEqual(["county", "assessments", "invalid", "m1_n", "m1_mean"]);
  const figures = lines.map((line) => line.split(",").slice(0, 5));
  expect(figures.map(([county, assessments, invalid, n]) => [county, assessments, invalid, n])).toEqual([
    ["Inyo", "22", "11", "11"],
    ["Yolo", "22", "0", "22"],
  ]);
  expect(Number(figures[0]?.[4])).toBe(0);
  expect(Number(figures[1]?.[4])).toBeCloseTo((1 + (2 / 3 + 3) / 4) / 2, 12);
});
