import { scale } from "cei-framework";
import { type ReadTableOptions, readTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { errorOf, issuesOf, placeOf } from "./collect.ts";
import { malformed } from "./malformed.ts";

const options: ReadTableOptions = { scale: scale({ min: 1, max: 4 }), groups: ["site"] };

function sourceOf({ input, bytes }: (typeof malformed)[number]): string | Uint8Array {
  return bytes ? Uint8Array.from(input, (character) => character.charCodeAt(0)) : input;
}

const inLine2 = (code: string) => ({ code, line: 2, column: null, item: null, value: null });

describe("malformed CSV", () => {
  it.each(malformed.map((one) => [one.name, one] as const))("gives its issues: %s", async (_, one) => {
    // Without the group in a header that lacks it, its own issue would hide the one that is meant.
    const given = one.input.includes("site") || one.input.startsWith("\n") ? options : { ...options, groups: [] };
    expect(await issuesOf(sourceOf(one), given)).toEqual(one.issues);
    if (one.fatal) {
      expect((await errorOf(sourceOf(one), { ...given, onBadRow: "collect" })).issues.map(placeOf)).toEqual(one.issues);
    } else {
      const { rejected } = await readTable(sourceOf(one), { ...given, onBadRow: "collect" });
      expect(rejected.flatMap(({ issues }) => issues.map(placeOf))).toEqual(one.issues);
    }
  });

  it("that has a quote left open in a large input is reported within four mebibytes", async () => {
    let given = 0;
    async function* endless() {
      yield 'site,1.1\nOak,"1\n';
      for (;;) {
        given += 1 << 16;
        yield "Elm,2\n".repeat((1 << 16) / 6);
      }
    }
    expect(await issuesOf(endless(), options)).toEqual([inLine2("unclosed-quote")]);
    expect(given).toBeLessThan(10 << 20);
  });

  it("that has a row of more than four mebibytes says so", async () => {
    expect(await issuesOf(["site,1.1\n", "x".repeat(5 << 20), ",1\n"], options)).toEqual([inLine2("too-long")]);
  });

  it("that has a quoted cell of more than four mebibytes takes its quote for one that is left open", async () => {
    const pieces = ["site,1.1\n", `"${"x".repeat(4 << 20)}",1\n`, "Oak,1\n"];
    expect(await issuesOf(pieces, options)).toEqual([inLine2("unclosed-quote")]);
    const shorter = ["site,1.1\n", `"${"x".repeat((4 << 20) - 5)}",1\n`, "Oak,1\n"];
    expect((await readTable(shorter, options)).rows).toBe(2);
  });
});
