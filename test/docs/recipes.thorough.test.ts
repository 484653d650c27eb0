// Runs the recipes of the guides to formats and to SQL, where what they are for is installed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { competencies, domainPlan, scoreDomains } from "cei-framework";
import { profileChart } from "cei-framework/charts";
import { type CrosswalkPackage, ceiPackage, toDataPackage } from "cei-framework/data-package";
import { toSssom } from "cei-framework/sssom";
import { summarize } from "cei-framework/statistics";
import { readTable, scoreTable } from "cei-framework/table";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatFiles } from "../../scripts/format-files.ts";

const guide = guideOf("formats");
const folder = mkdtempSync(join(tmpdir(), "recipes-"));

/** The Python that has a package: that of the tests (TEST_PYTHON), the first on the path, or the system's. */
const pythonWith = (name: string): string | undefined => {
  const pythons = [process.env["TEST_PYTHON"] ?? "", "python3", "/usr/bin/python3"].filter((path) => path !== "");
  return pythons.find((python) => spawnSync(python, ["-c", `import ${name}`]).status === 0);
};
const [pandas = "", polars = "", altair = ""] = ["pandas", "polars", "altair"].map(pythonWith);
const hasR = spawnSync("Rscript", ["--version"]).status === 0;
if (pandas === "") process.stderr.write("pandas is not here: its recipe was not run.\n");
if (polars === "") process.stderr.write("polars is not here: its recipe was not run.\n");
if (altair === "") process.stderr.write("altair is not here: its recipe was not run.\n");
if (!hasR) process.stderr.write("R is not here: its recipe was not run.\n");

beforeAll(() => {
  for (const [path, text] of Object.entries(formatFiles())) writeFileSync(join(folder, basename(path)), text);
  mkdirSync(hostileFolder);
  const { files } = toDataPackage({ of: hostile, protect: false });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(hostileFolder, path), text);
  writeFileSync(join(hostileFolder, "cei-crosswalk.sssom.tsv"), toSssom({ of: hostile }));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const hostileLabels = ["#hash", "NA", "null", "=1+1", "two\nlines", "None", "nan", " 007 ", "'a', \"b\"; c", "a # b"];
const hostileFolder = join(folder, "hostile");
/** CEI's framework with hostile labels: the competencies 1.1 to 2.5. */
const hostile: CrosswalkPackage = {
  ...ceiPackage,
  source: {
    ...ceiPackage.source,
    items: ceiPackage.source.items.map((item) => {
      const label = hostileLabels[competencies.findIndex(({ id }) => id === item.id)];
      return item.type === "Competency" && label !== undefined ? { ...item, label } : item;
    }),
  },
};

/** A guide, by the name of its file. */
function guideOf(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../docs/${name}.md`, import.meta.url)), "utf8");
}

/** The code of a recipe, and what its last line says that it prints; `name` is in bold before it. */
function recipe(language: string, text = guide, name = ""): { code: string; prints: string } {
  const start = name === "" ? 0 : text.indexOf(`\n**${name}**`);
  const code = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(text.slice(start))?.[1] ?? "";
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

function printed(program: string, flag: string, code: string, cwd = folder): string {
  return execFileSync(program, [flag, code], { cwd, encoding: "utf8" }).trim();
}

describe.each([
  ["pandas", pandas, 'competencies["title"].tolist()'],
  ["polars", polars, 'competencies["title"].to_list()'],
])("the recipe for %s", (name, python, titles) => {
  const { code, prints } = recipe("python", guide, name);

  it.skipIf(python === "")("prints what it says", () => {
    expect(printed(python, "-c", code)).toBe(prints);
  });

  it.skipIf(python === "")("reads hostile labels as they are", () => {
    const text = printed(python, "-c", `${code}\nimport json\nprint(json.dumps(${titles}[:10]))`, hostileFolder);
    expect(JSON.parse(text.split("\n").at(-1) ?? "")).toEqual(hostileLabels);
  });
});

describe.skipIf(pandas === "")("the recipe for SSSOM in pandas", () => {
  const { code, prints } = recipe("python", guide, "SSSOM in pandas");

  it("prints what it says", () => {
    expect(printed(pandas, "-c", code)).toBe(prints);
  });

  it("reads hostile labels as they are", () => {
    const labels = 'print(json.dumps(mappings["subject_label"].tolist()))';
    const text = printed(pandas, "-c", `${code}\nimport json\n${labels}`, hostileFolder);
    expect(JSON.parse(text.split("\n").at(-1) ?? "")).toEqual(expect.arrayContaining(hostileLabels));
  });
});

describe.skipIf(!hasR)("the recipe for R", () => {
  const { code, prints } = recipe("r");

  it("prints what it says", () => {
    expect(printed("Rscript", "-e", code)).toBe(prints);
  });

  it("reads hostile labels as they are", () => {
    const text = printed("Rscript", "-e", `${code}\ncat(competencies$title[1:10], sep = "\\u0001")`, hostileFolder);
    expect(text.split("\n").slice(1).join("\n").split("\u0001")).toEqual(hostileLabels);
  });
});

describe("the recipes that score a survey", () => {
  const name = "Score a survey";
  const survey = recipe("csv", guide, name).code;
  const means = async () => {
    const table = await readTable(survey, { scale: { min: 1, max: 4 }, groups: ["school"] });
    const { rows } = summarize(scoreTable(table, domainPlan()), { by: "school", target: "D1" });
    return Object.fromEntries(rows.map(({ group, mean }) => [group["school"], mean]));
  };

  it("are of two schools", async () => {
    // D1 at Oak: 3, 4, and 2 of the four that apply, and then five 4s. At Elm 1, 2, and 3 of five.
    expect(await means()).toEqual({ Oak: expect.closeTo((2 / 3 + 1) / 2, 12), Elm: expect.closeTo(1 / 3, 12) });
  });

  it.skipIf(pandas === "")("print in pandas what they say, and give the library's means", async () => {
    writeFileSync(join(folder, "survey.csv"), survey);
    const { code, prints } = recipe("python", guide, name);
    const all = 'print(scores.groupby(survey["school"]).mean()["D1"].to_json())';
    const [first, last = ""] = printed(pandas, "-c", `${code}\n${all}`).split("\n");
    expect(first).toBe(prints);
    const { Oak, Elm } = await means();
    expect(JSON.parse(last)).toEqual({ Oak: expect.closeTo(Oak ?? 0, 9), Elm: expect.closeTo(Elm ?? 0, 9) });
  });

  it.skipIf(!hasR)("print in R what they say, and give the library's means", async () => {
    writeFileSync(join(folder, "survey.csv"), survey);
    const { code, prints } = recipe("r", guide, name);
    const all = 'cat(format(tapply(scores[, "D1"], survey$school, mean), digits = 15), "\\n")';
    const [first = "", last = ""] = printed("Rscript", "-e", `${code}\n${all}`).split("\n");
    expect(first.trim()).toBe(prints);
    const { Oak, Elm } = await means();
    expect(last.trim().split(" ").map(Number)).toEqual([expect.closeTo(Elm ?? 0, 9), expect.closeTo(Oak ?? 0, 9)]);
  });
});

it.skipIf(altair === "")("altair takes a chart as the recipe says", () => {
  const { code, prints } = recipe("python", guideOf("charts"));
  const assessment = { instrument: "1.0", scale: { min: 1, max: 4 }, ratings: { "1.1": 3 } } as const;
  writeFileSync(join(folder, "profile.vl.json"), JSON.stringify(profileChart(scoreDomains(assessment))));
  expect(execFileSync(altair, ["-c", code], { cwd: folder, encoding: "utf8" }).trim()).toBe(prints);
});

describe("the recipe for DuckDB", () => {
  const { code, prints } = recipe("sql");
  const rowsOf = async (sql: string, from = folder) => {
    const connection = await (await DuckDBInstance.create()).connect();
    const placed = sql.replaceAll(/'([\w-]+\.csv)'/g, (_all, name) => `'${join(from, name)}'`);
    const rows = await (await connection.runAndReadAll(placed)).getRows();
    connection.closeSync();
    return rows;
  };

  it("gives what it says", async () => {
    const rows = await rowsOf(code);
    expect(rows.map((row) => row.join(" ")).join(", ")).toBe(prints);
  });

  it("reads hostile labels as they are", async () => {
    const call = /read_csv\('competencies[^)]*\)/.exec(code)?.[0];
    const rows = await rowsOf(`SELECT title FROM ${call} LIMIT 10`, hostileFolder);
    expect(rows.flat()).toEqual(hostileLabels);
  });
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
