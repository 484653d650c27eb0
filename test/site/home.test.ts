// The first page: its code, which is run here, and what it says.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chart } from "../../docs/examples/charts/home-code.ts";
import { home } from "../../docs/site/home.ts";
import { textOf } from "../../docs/site/typedoc-pages.ts";

const file = new URL("../../docs/examples/charts/home-code.ts", import.meta.url);
const [, shown = ""] = /<pre[^>]*><code>(.*?)<\/code><\/pre>/s.exec(home.body.html) ?? [];

describe("the code on the first page", () => {
  it("is eight lines, and the file that is run here", () => {
    expect(shown.split("\n")).toHaveLength(8);
    const run = readFileSync(file, "utf8").replace("export ", "");
    expect(textOf(shown)).toBe(run.replace(/\s+/g, " ").trim());
  });

  it("makes the chart beside it", () => {
    // 4, 3, 2, and 3 of four points; M4 is not rated. The overall is the mean of the four.
    expect(chart.description).toMatch(
      /M1 [^.]*: 4\.00, .* M4 [^.]*: no score, nothing rated\. .*Overall: 3\.00, 80% rated\./,
    );
    expect(home.body.html).toMatch(/<img [^>]*src="assets\/pictures\/home-code\.svg"/);
  });
});

it("the first page says who made what, and that CEI does not endorse the library", () => {
  const text = textOf(home.body.html);
  expect(text).toContain("The framework and its wording are the work of the Community Engagement Initiative.");
  expect(text).toContain("CEI neither made it nor endorses it.");
});
