import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { firstSentence, namesByEntry } from "../../scripts/exported-names.ts";

const exported = [".", "./table", "./sql", "./data/links.csv", "./package.json"];
const folder = mkdtempSync(join(tmpdir(), "exported-names-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the names of the entry points", () => {
  it("stand by entry and kind, in alphabetical order, whatever way they are exported", () => {
    const modules: { readonly [path: string]: string } = {
      "index.ts": 'export * from "./things.ts";\nexport { made as renamed } from "./things.ts";\n',
      "things.ts": [
        "/** Makes {@link One}. Twice. */\nexport function made(): void {}",
        "/** A number: 1.0 of them. */\nexport const one = 1;",
        "/** A class. */\nexport class Zero {}",
        "/** A type of\n * two lines. */\nexport type Two = 2;",
        "/** Another:\n *\n * - a list */\nexport interface One {}",
      ].join("\n"),
    };
    for (const name of ["table", "sql"]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "index.ts"), `/** Of ${name}. */\nexport const ${name} = 0;\n`);
    }
    for (const [path, text] of Object.entries(modules)) writeFileSync(join(folder, path), text);
    const [root = "", table = "", ...others] = namesByEntry(folder, exported).split(/\n\n(?=## )/);
    expect(others).toHaveLength(1);
    expect(root).toBe(
      [
        "## `cei-framework`",
        "### Functions",
        "- `made`: Makes `One`.\n- `renamed`: Makes `One`.",
        "### Constants",
        "- `one`: A number: 1.0 of them.",
        "### Classes",
        "- `Zero`: A class.",
        "### Types",
        "- `One`: Another.\n- `Two`: A type of two lines.",
      ].join("\n\n"),
    );
    expect(table).toBe("## `cei-framework/table`\n\n### Constants\n\n- `table`: Of table.");
  });

  it("are those of files that are about to be written", () => {
    const made = { "sql/index.ts": "/** Made. */\nexport const made = 1;\n" };
    expect(namesByEntry(folder, exported, made)).toContain(
      "## `cei-framework/sql`\n\n### Constants\n\n- `made`: Made.",
    );
  });

  it("are told in a sentence", () => {
    expect(firstSentence("CASE 1.1 is it! Or not.")).toBe("CASE 1.1 is it!");
    expect(firstSentence("No end")).toBe("No end");
    expect(firstSentence("Does:\n\n- this.")).toBe("Does.");
  });
});
