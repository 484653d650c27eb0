// Runs the recipes of the guide to formats on the published files, where what they are for is installed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatFiles } from "../../scripts/format-files.ts";

const guide = readFileSync(fileURLToPath(new URL("../../docs/formats.md", import.meta.url)), "utf8");
const folder = mkdtempSync(join(tmpdir(), "recipes-"));

const hasPandas = spawnSync("python3", ["-c", "import pandas"]).status === 0;
const hasR = spawnSync("Rscript", ["--version"]).status === 0;
if (!hasPandas) process.stderr.write("pandas is not here: its recipe was not run.\n");
if (!hasR) process.stderr.write("R is not here: its recipe was not run.\n");

beforeAll(() => {
  for (const [path, text] of Object.entries(formatFiles())) writeFileSync(join(folder, basename(path)), text);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The code of a recipe, and what its last line says that it prints. */
function recipe(language: string): { code: string; prints: string } {
  const code = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? "";
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

it.skipIf(!hasPandas)("the recipe for pandas prints what it says", { timeout: 60_000 }, () => {
  const { code, prints } = recipe("python");
  expect(execFileSync("python3", ["-c", code], { cwd: folder, encoding: "utf8" }).trim()).toBe(prints);
});

it.skipIf(!hasPandas)("pandas reads the rows of SSSOM as the recipe says", { timeout: 60_000 }, () => {
  const call = /`(pd\.read_csv\("cei-crosswalk[^`]*\))`/.exec(guide)?.[1];
  const code = `import pandas as pd\nrows = ${call}\nprint(len(rows), rows["object_id"].iloc[0])`;
  expect(execFileSync("python3", ["-c", code], { cwd: folder, encoding: "utf8" }).trim()).toBe("36 metrics:M1.1");
});

it.skipIf(!hasR)("the recipe for R prints what it says", { timeout: 60_000 }, () => {
  const { code, prints } = recipe("r");
  expect(execFileSync("Rscript", ["-e", code], { cwd: folder, encoding: "utf8" }).trim()).toBe(prints);
});

it("the recipe for DuckDB gives what it says", async () => {
  const { code, prints } = recipe("sql");
  const connection = await (await DuckDBInstance.create()).connect();
  const placed = code.replaceAll(/'([\w-]+\.csv)'/g, (_all, name) => `'${join(folder, name)}'`);
  const rows = await (await connection.runAndReadAll(placed)).getRows();
  connection.closeSync();
  expect(rows.map((row) => row.join(" ")).join(", ")).toBe(prints);
});
