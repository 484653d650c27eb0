// The page "Make a form", as it is written; test/browser/ makes forms with it.
import { competencies, lookFors, metrics } from "cei-framework";
import { expect, it } from "vitest";
import { formPage } from "../../docs/site/form-page.ts";
import { pageOf } from "../../docs/site/page.ts";

const text = pageOf(formPage);

it("offers every item once, and as many as its group says", () => {
  const items = Array.from(text.matchAll(/name="item" value="([^"]+)"/g), ([, id]) => id);
  const ids = [competencies, metrics, lookFors].flatMap((records) => records.map(({ id }) => String(id)));
  expect([...items].sort()).toEqual([...ids].sort());
  expect(items).toHaveLength(34 + 5 + 24);
  const counts = Array.from(text.matchAll(/data-count="(\w+)">(\d+ of \d+)/g), ([, id, count]) => `${id} ${count}`);
  expect(counts.slice(0, 7).map((count) => Number(count.split(" ").at(-1)))).toEqual([5, 5, 7, 4, 4, 4, 5]);
  expect(counts.slice(7)).toEqual(["M1 0 of 6", "M2 0 of 3", "M3 0 of 5", "M4 0 of 2", "M5 0 of 8"]);
});

it("loads nothing from elsewhere, and links to where answers are scored", () => {
  expect(text).toContain("default-src &#39;none&#39;");
  expect(text).not.toMatch(/<(?:script|link|img|iframe)[^>]*"https?:/);
  expect(text).toContain('href="score.html"');
});
