// The gallery of charts in a browser.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { galleryCharts } from "../../docs/site/gallery-charts.ts";
import { colorsOf } from "../../src/charts/theme.ts";
import { seriousIn } from "./axe.ts";
import { launch, opened } from "./browser.ts";
import { type Served, served } from "./served.ts";

const built = resolve("docs/built");
const phone = { viewport: { width: 360, height: 740 } };
const ids = galleryCharts.map(({ id }) => id);

let browser: Browser;
let server: Served;

beforeAll(async () => {
  browser = await launch();
  server = await served({ "/site/": built });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const fromServer = (): string => `${server.address}/site/gallery.html`;
const fromFiles = (): string => `${pathToFileURL(built)}/gallery.html`;
const places = [
  ["a server", fromServer],
  ["the file system", fromFiles],
] as const;

/** A color as `#rrggbb`, of the pixel at the top left of a PNG picture; its opacity, and how large the picture is. */
async function cornerOf(page: Page, png: Buffer) {
  const found = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = "data:image/png;base64,${png.toString("base64")}";
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    const [red, green, blue, opacity] = canvas.getContext("2d").getImageData(1, 1, 1, 1).data;
    const color = [red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("");
    return { color: "#" + color, opacity, width: image.width, height: image.height };
  })()`);
  return found as { color: string; opacity: number; width: number; height: number };
}

/** Scrolls each picture into view, and gives its file, its size, and how wide it is on the page. */
async function picturesIn(page: Page) {
  const found: { file: string; natural: number; width: number }[] = [];
  for (const id of ids) {
    await page.locator(`#${id} img`).scrollIntoViewIfNeeded();
    found.push(
      await page.evaluate(`(async () => {
        const image = document.querySelector("#${id} img");
        await image.decode();
        const { width } = image.getBoundingClientRect();
        return { file: image.currentSrc.replace(/.*\\//, ""), natural: image.naturalWidth, width };
      })()`),
    );
  }
  return found;
}

async function downloaded(page: Page, selector: string): Promise<{ name: string; content: Buffer }> {
  const downloading = page.waitForEvent("download");
  await page.click(selector);
  const download = await downloading;
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

describe("the pictures", () => {
  it.each([
    ["wide", {}, "", 736],
    ["narrow on a phone", phone, "-narrow", 320],
  ])("are all there, %s, without a script", async (_, size, end, width) => {
    for (const [, address] of places) {
      const { page, wrong, elsewhere } = await opened(browser, address(), { ...size, javaScriptEnabled: false });
      // Playwright can run code of its own in a page without scripts.
      const found = await picturesIn(page);
      expect(found.map(({ file }) => file)).toEqual(ids.map((id) => `${id}${end}.svg`));
      expect(found.filter(({ natural }) => natural !== width)).toEqual([]);
      // Text is not much smaller than it was drawn.
      expect(found.filter((one) => one.width < 0.85 * width)).toEqual([]);
      expect(wrong).toEqual([]);
      expect(elsewhere).toEqual([]);
      await page.context().close();
    }
  });

  it.each(["light", "dark"] as const)("are %s where the page is", async (colorScheme) => {
    const { page } = await opened(browser, fromServer(), { colorScheme });
    await page.locator("#profile img").scrollIntoViewIfNeeded();
    const png = await page.locator("#profile img").screenshot();
    expect((await cornerOf(page, png)).color).toBe(colorsOf(colorScheme).surface);
    await page.context().close();
  });

  it("are in the colors of paper when the page is printed", async () => {
    const { page } = await opened(browser, fromServer(), { colorScheme: "dark" });
    await page.locator("#profile img").scrollIntoViewIfNeeded();
    await page.emulateMedia({ media: "print" });
    const png = await page.locator("#profile img").screenshot();
    expect((await cornerOf(page, png)).color).toBe(colorsOf("light").surface);
    await page.context().close();
  });
});

describe.each(places)("from %s", (place, address) => {
  it("PNG files are twice as large as the picture, in the colors of paper, on white or on nothing", async () => {
    const { page, wrong } = await opened(browser, address(), { colorScheme: "dark", acceptDownloads: true });
    const { name, content } = await downloaded(page, '#profile [data-png="white"]');
    expect(name).toBe("profile.png");
    const height = Number(await page.getAttribute("#profile img", "height"));
    const size = { width: 2 * 736, height: 2 * height };
    expect(await cornerOf(page, content)).toEqual({ ...size, color: "#ffffff", opacity: 255 });
    const transparent = await downloaded(page, '#profile [data-png="transparent"]');
    expect(await cornerOf(page, transparent.content)).toMatchObject({ ...size, opacity: 0 });
    expect(transparent.content.length).toBeGreaterThan(5000);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("code is copied as it is", async () => {
    const { page } = await opened(browser, address());
    if (place === "a server") await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("#change details:first-of-type summary");
    await page.click("#change [data-copy]");
    await expect.poll(() => page.textContent("#change [data-copy]")).toBe("Copied");
    const code = readFileSync("docs/examples/charts/change.ts", "utf8").trim();
    if (place === "a server") expect(await page.evaluate("navigator.clipboard.readText()")).toBe(code);
    await page.context().close();
  });
});

it("SVG and Vega-Lite files are downloaded by name, and each chart's two show the same", async () => {
  const { page } = await opened(browser, fromServer(), { acceptDownloads: true });
  const links = { svg: '.buttons a[href$=".svg"]', spec: '.buttons a[href$=".json"]' };
  expect((await downloaded(page, `#profile ${links.svg}`)).name).toBe("profile.svg");
  expect((await downloaded(page, `#change ${links.spec}`)).name).toBe("change.vl.json");
  // The browser refuses many downloads in a row.
  const read = async (selector: string): Promise<string> => {
    const address = new URL((await page.getAttribute(selector, "href")) ?? "", page.url());
    return (await page.request.get(address.href)).text();
  };
  for (const id of ids) {
    const svg = await read(`#${id} ${links.svg}`);
    const { title, width } = JSON.parse(await read(`#${id} ${links.spec}`));
    expect(svg).toContain(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}"`);
    expect(svg).toContain(title.text[0]);
  }
  await page.context().close();
});

it("the first view loads at most 150 kB, compressed", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => sizes.push(response.body().then((body) => gzipSync(body).length)));
  await page.goto(fromServer(), { waitUntil: "networkidle" });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThan(150_000);
  await context.close();
});

it.each([
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["a phone", phone],
] as const)("has no serious violation by axe-core with all its details open: %s", async (_, options) => {
  const { page } = await opened(browser, fromServer(), options);
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
  expect(await seriousIn(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  await page.context().close();
});
