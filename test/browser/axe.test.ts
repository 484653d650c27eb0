// Every page by axe-core: the rules of WCAG 2.2 AA and axe's good practice, whatever the impact.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { faintIn, wcagViolationsIn } from "./axe.ts";
import { launch, opened } from "./browser.ts";
import { exampleScored } from "./scored.ts";
import { ownPages, pagesOfReference, someOfReference } from "./site-pages.ts";

const laptop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };
/** Every page of some kinds, and every sixteenth of the others. */
const reference = new Set([
  ...someOfReference,
  ...["documents", "modules"].flatMap(pagesOfReference),
  ...["classes", "functions", "interfaces", "types", "variables"].flatMap((folder) =>
    pagesOfReference(folder).filter((_, i) => i % 16 === 0),
  ),
]);

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = (await opened(browser, addressOf("index.html"), { reducedMotion: "reduce" })).page;
});

afterAll(async () => {
  await browser.close();
});

const addressOf = (file: string): string => `${pathToFileURL(resolve("docs/built"))}/${file}`;

/** What is wrong with the page as it is: wide and narrow, in light and in dark. */
async function violations(): Promise<unknown> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(laptop);
  const wide = await wcagViolationsIn(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await faintIn(page);
  await page.setViewportSize(phone);
  const narrow = await wcagViolationsIn(page);
  return { wide, dark, narrow };
}

const none = { wide: [], dark: [], narrow: [] };

it.each([...ownPages, "crosswalk.html", ...reference])("%s has no violation", async (file) => {
  await page.goto(addressOf(file));
  expect(await violations()).toEqual(none);
});

it.each(["1.0", "mistakes"])("the page that scores has no violation in step 2 of the example %s", async (example) => {
  await page.goto(addressOf("score.html"));
  await page.click(`[data-example="${example}"]`);
  await page.waitForSelector("#step-check .checked:not([hidden])");
  for (const folded of await page.locator("#step-check summary").all()) await folded.click();
  await expect.poll(() => page.locator("#step-check tbody tr").count()).toBeGreaterThan(36);
  expect(await violations()).toEqual(none);
});

it("the page that scores has no violation with a report, folded or not", async () => {
  await page.goto(addressOf("score.html"));
  await exampleScored(page);
  expect(await violations()).toEqual(none);
  for (const folded of await page.locator("#report summary").all()) await folded.click();
  expect(await violations()).toEqual(none);
});

it("the search has no violation with results", async () => {
  await page.goto(addressOf("guides.html"));
  await page.keyboard.press("/");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.type("scale");
  await page.waitForSelector(".search-results mark");
  expect(await violations()).toEqual(none);
});
