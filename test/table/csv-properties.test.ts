import { CeiError, type Rating, scale } from "cei-framework";
import { type RatingTable, type ReadTableOptions, readTable, type TableSource } from "cei-framework/table";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleSize } from "../samples.ts";

const options: ReadTableOptions = {
  scale: scale({ min: 1, max: 4, labels: { "1": "Not Evident", "4": "Evident" } }),
  groups: ["site"],
  onBadRow: "collect",
};

/** All that a table holds, or the error. */
async function resultOf(source: TableSource, given: ReadTableOptions = options) {
  try {
    return contentOf(await readTable(source, given));
  } catch (error) {
    if (error instanceof CeiError) return { error: error.message, issues: error.issues };
    throw error;
  }
}

function contentOf(table: RatingTable) {
  const { items, groups, rows, rejected } = table;
  return {
    rows,
    groups: groups.map((name) => [name, table.group(name)]),
    items: items.map((id) => [id, table.ratings(id)]),
    rejected,
  };
}

/** Cuts bytes at some places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => Math.floor(place * bytes.length)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.slice(ends[i - 1] ?? 0, end));
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Texts that look like tables, with everything that may go wrong. */
const nearlyCsv = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("1", "2", "3", "4", "", "n/a", "Evident", "3.0", '"4"', '"n/a"') },
      { weight: 2, arbitrary: fc.constantFrom("Oak", '"a,b"', '"a""b"', '"a\nb"', '"a\r\nb"', "Łódź", "🌳", " 2 ") },
      fc.constantFrom('"', 'a"b', '"a"b', "\r", "NA", "5", "1.5", "x", "\0", "\uFEFF"),
    ),
    { maxLength: 60 },
  )
  .chain((cells) =>
    fc
      .array(fc.constantFrom(",", ",", ",", "\n", "\r\n"), { minLength: cells.length, maxLength: cells.length })
      .map((ends) => cells.map((cell, i) => cell + ends[i]).join("")),
  );

describe("reading", () => {
  it("gives a table or a CeiError for any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, headed) => {
        const result = await resultOf(headed ? [bytesOf("site,1.1,1.2\n"), bytes] : bytes);
        expect("rows" in result || result.issues.length > 0).toBe(true);
      }),
      { numRuns: sampleSize(500, 2000) },
    );
  });

  it("gives the same wherever the bytes are cut", async () => {
    const header = fc.constantFrom("site,1.1,1.2\n", "1.1,site\r\n", "\uFEFF1.1\n", "row,item,rating,site\n", "");
    await fc.assert(
      fc.asyncProperty(
        header,
        nearlyCsv,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        async (head, text, at) => {
          const bytes = bytesOf(head + text);
          expect(await resultOf(cut(bytes, at))).toEqual(await resultOf(bytes));
        },
      ),
      { numRuns: sampleSize(150, 500) },
    );
  });

  it("gives the same for text in pieces and for its bytes", async () => {
    await fc.assert(
      fc.asyncProperty(nearlyCsv, fc.array(fc.nat()), async (text, at) => {
        const all = `site,1.1,1.2\n${text}`;
        const ends = [...at.map((place) => place % all.length), all.length].sort((a, b) => a - b);
        const pieces = ends.map((end, i) => all.slice(ends[i - 1] ?? 0, end));
        expect(await resultOf(pieces)).toEqual(await resultOf(bytesOf(all)));
      }),
      { numRuns: sampleSize(100, 300) },
    );
  });

  it("gives the same wherever the pieces that it works by end", async () => {
    // Rows of uneven length move over the ends of the 256 KiB of the buffer.
    const rows = Array.from({ length: 60_000 }, (_, i) => {
      const site = i % 7 === 0 ? `"a ""${i}"",\r\n${"b".repeat(i % 31)}"` : `s${i}`;
      return { text: `${site},${1 + (i % 4)},${i % 5 === 0 ? "n/a" : ""}\r\n`, bad: false };
    });
    const table = await readTable(`site,1.1,1.2\r\n${rows.map(({ text }) => text).join("")}`, {
      ...options,
      onBadRow: "error",
    });
    expect(table.rows).toBe(rows.length);
    expect(table.group("site")).toEqual(
      rows.map((_, i) => (i % 7 === 0 ? `a "${i}",\r\n${"b".repeat(i % 31)}`.trim() : `s${i}`)),
    );
    expect(table.ratings("1.1")).toEqual(rows.map((_, i) => 1 + (i % 4)));
    expect(table.ratings("1.2")).toEqual(rows.map((_, i) => (i % 5 === 0 ? "n/a" : null)));
  });

  it("reads plain cells, quoted ones and all other spellings of them alike", async () => {
    const spellings: readonly (readonly [Rating, readonly string[]])[] = [
      [1, ["1", '"1"', "1.0", " 1", "Not Evident", '"not evident"', "+1"]],
      [4, ["4", '"4"', "4.", "04", "EVIDENT"]],
      [null, ["", '""', " "]],
      ["n/a", ["n/a", "N/A", '"not applicable"']],
    ];
    const cell = fc
      .constantFrom(...spellings)
      .chain(([rating, texts]) => fc.constantFrom(...texts).map((text) => ({ rating, text })));
    const site = fc
      .stringMatching(/^[a-z ,;"\né🌳]{0,8}$/u)
      .map((name) => ({ name, text: /[",;\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name }));
    const row = fc.record({ site, cells: fc.tuple(cell, cell, cell) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1 }),
        fc.constantFrom(",", ";", "\t"),
        fc.boolean(),
        async (rows, by, crlf) => {
          const end = crlf ? "\r\n" : "\n";
          const lines = rows.map(({ site, cells }) =>
            [cells[0].text, site.text, cells[1].text, cells[2].text].join(by),
          );
          const table = await readTable([["1.1", "site", "1.2", "1.3"].join(by), ...lines].join(end), {
            ...options,
            onBadRow: "error",
          });
          // Groups are trimmed, and blank rows are skipped.
          const filled = rows.filter(({ site, cells }) => {
            return site.name.trim() !== "" || cells.some(({ rating }) => rating !== null);
          });
          expect(table.blankRows).toBe(rows.length - filled.length);
          expect(table.group("site")).toEqual(filled.map(({ site }) => site.name.trim()));
          for (const [i, id] of (["1.1", "1.2", "1.3"] as const).entries()) {
            expect(table.ratings(id)).toEqual(filled.map(({ cells }) => cells[i]?.rating));
          }
        },
      ),
      { numRuns: sampleSize(100, 300) },
    );
  });

  it("counts every data row of the wide form, in the table or among the rejected", async () => {
    const line = fc.constantFrom("Oak,1,2", "Elm,,n/a", "Oak,5,1", "x", "a,b,c,d", '"q",3,"4"', "Oak,NA,1", "é,1,1");
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const table = await readTable(["site,1.1,1.2", ...lines].join("\n"), options);
        expect(table.rows + table.rejected.length).toBe(lines.length);
        const numbers = table.rejected.map((row) => row.line);
        expect(numbers).toEqual(
          lines.flatMap((text, i) => (/^(Oak,5,1|x|a,b,c,d|Oak,NA,1)$/.test(text) ? [i + 2] : [])),
        );
      }),
    );
  });
});
