import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("large-stream.ts", import.meta.url));

describe("a stream of 200 MB", () => {
  it("is read in a heap of 256 MB, and what is held is the table and a little of the text", () => {
    const options = ["--max-old-space-size=256", "--expose-gc", "--import", "tsx", script];
    const seen = JSON.parse(execFileSync(process.execPath, options, { encoding: "utf8" }));
    expect(seen.bytes).toBeGreaterThan(200e6);
    expect(seen.ratings).toEqual([1, 2, 3, 4, null, "n/a"]);
    // 34 ratings and the number of a site: at most 40 bytes a row and 4 for the group.
    expect(seen.tableBytes / seen.rows).toBeLessThanOrEqual(44);
    // What was held at any time beyond the table: the buffer, a piece of the stream, and a block of rows.
    expect(seen.mostBytes - seen.tableBytes).toBeLessThan(32e6);
  });
});
