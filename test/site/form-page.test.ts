// The page "Make a form", as it is written; test/browser/ makes forms with it.
import { competencies, evidenceScale, lookFors, metrics } from "cei-framework";
import { toGoogleForm } from "cei-framework/forms";
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

it("lists languages once, by canonical tags, and tells of them before all choices", () => {
  const list = text.match(/<select id="language".*?<\/select>/s)?.[0] ?? "";
  const tags = Array.from(list.matchAll(/value="([^"]+)"/g), ([, tag]) => tag as string).filter(
    (tag) => tag !== "other",
  );
  expect(tags.slice(0, 4)).toEqual(["es", "vi", "zh-Hans", "zh-Hant"]);
  expect(new Set(tags).size).toBe(tags.length);
  expect(Intl.getCanonicalLocales(tags)).toEqual(tags);
  const about = text.indexOf("CEI has published them in English only");
  const [language, instrument] = [text.indexOf("Which language?"), text.indexOf("Which instrument?")];
  expect([0, about, language, instrument]).toEqual([0, about, language, instrument].sort((a, b) => a - b));
});

it("names the function of the script for Google Forms as the script does", () => {
  const [name] = toGoogleForm({ instrument: "1.0", scale: evidenceScale(4) }).match(/(?<=^function )\w+/m) ?? [];
  expect(text).toContain(`Choose <code>${name}</code> in the list beside <i>Run</i>`);
});
