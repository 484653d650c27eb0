// Inputs that would take the square of their length, or more, from a reader that is not careful. The limits are far from
// what they take (some hundredths of a second) and farther from what the careless way takes (minutes).
import { scale } from "cei-framework";
import { readTable, TableError } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { collidingTexts } from "./colliding-texts.ts";

const fourPoints = scale({ min: 1, max: 4 });

describe("reading takes time in proportion to its input", () => {
  it("with a cell of digits that is not a number", async () => {
    await expect(readTable(`1.1\n${"1".repeat(2_000_000)}x\n`, { scale: fourPoints })).rejects.toThrow(TableError);
  });

  it("with empty lines before a row that has not ended", async () => {
    const text = `site,1.1\n${"\n".repeat(130_000)}"${"x".repeat(3_000_000)}",1\n`;
    expect((await readTable(text, { scale: fourPoints, groups: ["site"] })).rows).toBe(1);
  });

  it("with columns that are all unknown", async () => {
    const names = Array.from({ length: 50_000 }, (_, i) => `Q${i}`);
    const error = await readTable(`${names.join(",")}\n`, { scale: fourPoints }).catch((caught: unknown) => caught);
    expect((error as TableError).count).toBe(50_001);
  });

  it("with texts that were chosen to have one place in a table of texts", async () => {
    const texts = collidingTexts(100_000);
    const rows = texts.map((text) => `${text},1`).join("\n");
    const table = await readTable(`site,1.1\n${rows}`, { scale: fourPoints, groups: ["site"] });
    expect(table.group("site")).toEqual(texts);
  });
});
