// The spelling check fails on what it is for: British spellings and typos, in text and in the names of code.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The words that `npm run check:spelling` would refuse in a file. */
function misspelled(path: string, text: string): string[] {
  const args = ["node_modules/cspell/bin.mjs", "lint", "--no-progress", "--no-summary", "--words-only"];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, `stdin://${path}`], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((word) => word !== "");
}

describe("the spelling check", () => {
  it("refuses British spellings and typos, and accepts American spellings and the words of this project", () => {
    const british = ["licence", "colour", "catalogue", "summarised", "misspelt", "behaviour", "labelled", "towards"];
    const typos = ["recieve", "seperate", "teh"];
    const code = `// Summarize look-fors by color: ${british.join(" ")}.\nexport const ${typos.join("_")} = "Cronbach, SSSOM";`;
    expect(misspelled("src/module.ts", code)).toEqual([...british, ...typos]);
  });

  it("reads the comments and names of tests, and not their fixtures", () => {
    const test = '// A colur.\nit("summarises", () => expect(read("Vocie,Truste")).toBe(1));\n';
    expect(misspelled("test/module.test.ts", test)).toEqual(["colur", "summarises"]);
  });
});

describe("the project's words", () => {
  const { words, flagWords } = JSON.parse(readFileSync(`${root}cspell.json`, "utf8"));

  it.each([
    ["words", words],
    ["flagWords", flagWords],
  ])("%s are sorted, and each is there once", (_, list) => {
    expect(list).toEqual([...new Set(list)].sort());
  });
});
