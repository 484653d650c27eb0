import { describe, expect, it } from "vitest";
import { csvPieces, csvText } from "../../src/csv/write-csv.ts";

describe("csvText", () => {
  it("quotes only cells with a delimiter, a quote, or a line break, and doubles quotes", () => {
    const cells = ["plain", " spaces ", "a,b", 'say "a"', "a\nb", "a\rb", "a\tb", ""];
    expect(csvText([cells])).toBe('plain, spaces ,"a,b","say ""a""","a\nb","a\rb",a\tb,\r\n');
    expect(csvText([cells], { delimiter: "\t", lineEnd: "\n" })).toBe(
      'plain\t spaces \ta,b\t"say ""a"""\t"a\nb"\t"a\rb"\t"a\tb"\t\n',
    );
  });

  it("writes numbers in full, and null as an empty cell", () => {
    expect(csvText([[0.1 + 0.2, -2, null, 1e21]])).toBe("0.30000000000000004,-2,,1e+21\r\n");
  });

  it("puts an apostrophe before formulas only on request, and never before numbers", () => {
    const row = ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "a=b", -1];
    expect(csvText([row])).toBe('=1+1,+1,-1,@A1,\tx,"\rx",a=b,-1\r\n');
    expect(csvText([row], { protect: true })).toBe("'=1+1,'+1,'-1,'@A1,'\tx,\"'\rx\",a=b,-1\r\n");
  });

  it("is empty without rows, and comes in pieces of 1,024 rows", () => {
    expect(csvText([])).toBe("");
    const rows = Array.from({ length: 2049 }, (_, i) => [i]);
    const pieces = [...csvPieces(rows)];
    expect(pieces.map((piece) => piece.split("\r\n").length - 1)).toEqual([1024, 1024, 1]);
    expect(pieces.join("")).toBe(csvText(rows));
  });
});
