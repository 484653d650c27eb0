// What every page of the built site shares, the first page, and the reference: header, search, and copying.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, opened } from "./browser.ts";
import { type Served, served } from "./served.ts";

let browser: Browser;
let server: Served;

beforeAll(async () => {
  browser = await launch();
  server = await served({ "/some/sub/folder/": resolve("docs/built") });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const fromServer = (file: string): string => `${server.address}/some/sub/folder/${file}`;
const fromFiles = (file: string): string => `${pathToFileURL(resolve("docs/built"))}/${file}`;

const places = ["Crosswalk", "Score your survey", "Charts", "Guides", "Reference"];
const results = (page: Page) => page.locator(".search-results a");

describe("the header", () => {
  it.each([
    ["index.html", []],
    ["crosswalk.html", ["Crosswalk"]],
    ["guides.html", ["Guides"]],
    ["reference/documents/sql.html", ["Guides"]],
    ["reference/functions/cei-framework.score.html", ["Reference"]],
  ])("is on %s, and says where it is", async (file, current) => {
    const { page } = await opened(browser, fromFiles(file));
    expect(await page.locator("header nav a").allInnerTexts()).toEqual(places);
    expect(await page.locator("header nav [aria-current]").allInnerTexts()).toEqual(current);
    expect(await page.locator("header, main, footer, h1").count()).toBe(4);
    await page.context().close();
  });

  it("leads to everything by the keyboard alone", async () => {
    const { page } = await opened(browser, fromServer("index.html"));
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/score\.html$/);
    await page.context().close();
  });
});

describe("the first page", () => {
  it("has at most 60 kB of gzip with all that it loads, to its end", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on("response", (response) => sizes.push(response.body().then((body) => gzipSync(body).length)));
    await page.goto(fromServer("index.html"));
    await page.keyboard.press("End");
    await page.waitForLoadState("networkidle");
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    // Page, style, two scripts, and four pictures.
    expect(sizes).toHaveLength(8);
    expect(total).toBeLessThan(60_000);
    await context.close();
  });

  it("copies the command that installs the library", async () => {
    const options = { permissions: ["clipboard-read", "clipboard-write"] };
    const { page } = await opened(browser, fromServer("index.html"), options);
    await page.click(".install button");
    await expect.poll(() => page.innerText(".install button")).toBe("Copied");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("npm install cei-framework");
    await page.context().close();
  });

  it("has no buttons that need a script where there is none", async () => {
    const { page } = await opened(browser, fromFiles("index.html"), { javaScriptEnabled: false });
    expect(await page.locator("button:visible").count()).toBe(0);
    await page.click("text=Search");
    expect(page.url()).toMatch(/guides\.html$/);
    await page.context().close();
  });
});

describe("the search", () => {
  it("is loaded when it is opened, and not before", async () => {
    const { page } = await opened(browser, fromServer("index.html"));
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "script") asked.push(request.url());
    });
    await page.waitForLoadState("networkidle");
    expect(await page.locator('script[src*="search"]').count()).toBe(0);
    await page.click(".search-button");
    await page.waitForSelector("dialog[open]");
    expect(asked).toEqual([fromServer("assets/search.js")]);
    await page.context().close();
  });

  it.each([
    ["participatory budgeting", "crosswalk.html#3.4", "index.html"],
    ["3.5", "crosswalk.html#3.5", "reference/documents/sql.html"],
    ["competency 4.2", "crosswalk.html#4.2", "index.html"],
    ["metrics of competency 3.5", "crosswalk.html#3.5", "guides.html"],
    ["crosswalk", "reference/variables/cei-framework.crosswalk.html", "index.html"],
    ["install", "reference/index.html#install", "index.html"],
    ["projectToMetrics", "reference/functions/cei-framework.projectToMetrics.html", "crosswalk.html"],
    ["google forms", "reference/documents/forms.html#google-forms", "reference/index.html"],
    ["half rule of survey scoring", "reference/documents/scoring.html#from-ratings-to-scores", "guides.html"],
  ])("finds %s, from every folder of a file system", async (words, url, from) => {
    const watched = await opened(browser, fromFiles(from));
    const { page } = watched;
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.type(words);
    await expect.poll(() => results(page).first().locator("mark").count()).toBeGreaterThan(0);
    const found = await page.evaluate(
      '[...document.querySelectorAll(".search-results a")].slice(0, 5).map(({ href }) => href)',
    );
    expect(found).toContain(fromFiles(url));
    expect(watched.wrong).toEqual([]);
    await page.context().close();
  });

  it("is used by the keyboard alone, and gives the focus back", async () => {
    const { page } = await opened(browser, fromFiles("reference/documents/scoring.html"));
    await page.focus(".search-button");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.type("trust");
    await expect.poll(() => page.innerText("dialog [role=status]")).toMatch(/^\d+ results?/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const isSecond = 'document.querySelectorAll(".search-results a")[1] === document.activeElement';
    expect(await page.evaluate(isSecond)).toBe(true);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate("document.activeElement.type")).toBe("search");
    await page.keyboard.press("Escape");
    expect(await page.evaluate("document.activeElement.className")).toBe("search-button");
    await page.keyboard.press("/");
    const first = await results(page).first().getAttribute("href");
    await page.keyboard.press("Enter");
    await page.waitForURL(first ?? "");
    await page.context().close();
  });

  it("says that nothing was found", async () => {
    const { page } = await opened(browser, fromFiles("index.html"));
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.type("xylophone");
    await expect.poll(() => page.innerText("dialog [role=status]")).toContain("Nothing found");
    await page.context().close();
  });

  it("leaves the / key to fields, and to all who turn it off", async () => {
    const { page } = await opened(browser, fromServer("score.html"));
    await page.click("#paste summary");
    await page.focus("#csv");
    await page.keyboard.press("/");
    expect(await page.inputValue("#csv")).toBe("/");
    await page.click(".search-button");
    await page.uncheck("dialog [type=checkbox]");
    await page.click("dialog button");
    await page.goto(fromServer("guides.html"));
    await page.keyboard.press("/");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await page.click(".search-button");
    await page.waitForSelector("dialog[open]");
    await page.context().close();
  });
});

describe("the reference", () => {
  it("calls entries by what they are imported as, and exports with the line that imports them", async () => {
    const { page } = await opened(
      browser,
      fromFiles("reference/interfaces/cei-framework_charts.LikertChartOptions.html"),
    );
    expect(await page.innerText("h1")).toMatch(/Interface\s+LikertChartOptions/);
    expect(await page.innerText(".code code")).toBe('import type { LikertChartOptions } from "cei-framework/charts";');
    const entries = await page.locator("aside nav a").allInnerTexts();
    expect(entries).toHaveLength(14);
    expect(entries).toContain("cei-framework");
    expect(entries).toContain("cei-framework/data-package");
    await page.click("aside nav [aria-current]");
    expect(await page.innerText("h1")).toMatch(/Entry\s+cei-framework\/charts/);
    expect(await page.innerText("main")).toContain("Draws the profile of an assessment");
    await page.context().close();
  });

  it("needs no script to be read: guides, the list of all, and where they are in it", async () => {
    const { page } = await opened(browser, fromFiles("reference/documents/scoring.html"), { javaScriptEnabled: false });
    expect(await page.isVisible("h1")).toBe(true);
    expect(await page.locator("script[src*=main]").count()).toBe(0);
    expect(await page.innerText("aside [aria-current=page]")).toBe("How scoring works");
    expect(await page.locator("aside nav a").count()).toBe(24);
    expect(await page.locator("button:visible").count()).toBe(0);
    await page.context().close();
  });
});
