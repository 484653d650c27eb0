// The built site in Firefox: what browser engines could do differently. The explorer's own tests have more of it.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page, Viewport } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { rowOf, rowsSeen } from "./crosswalk-rows.ts";
import { launchFirefox, openedInFirefox, type WatchedInFirefox } from "./firefox.ts";
import { firefoxPath } from "./needs.ts";
import { exampleScored, ready, report } from "./scored.ts";
import { keep, lightnessOf } from "./screenshots.ts";
import { type Served, served } from "./served.ts";
import { ownPages, someOfReference } from "./site-pages.ts";

const built = resolve("docs/built");
const phone = { width: 360, height: 740 };

let browser: Browser;
let server: Served;
let watched: WatchedInFirefox | undefined;

const fromServer = (file: string): string => `${server.address}/some/sub/folder/${file}`;
const fromFiles = (file: string): string => `${pathToFileURL(built)}/${file}`;

async function visit(address: string, viewport?: Viewport, by: Browser = browser): Promise<Page> {
  watched = await openedInFirefox(by, address, viewport);
  return watched.page;
}

/** The text of an element as a reader sees it. */
const textOf = (page: Page, selector: string) => page.evaluate(`document.querySelector("${selector}").innerText`);

const countOf = async (page: Page, selector: string): Promise<number> => (await page.$$(selector)).length;

describe.skipIf(!existsSync(firefoxPath))("in Firefox", () => {
  beforeAll(async () => {
    browser = await launchFirefox();
    server = await served({ "/some/sub/folder/": built });
  });

  afterEach(async () => {
    const { page, wrong = [], elsewhere = [] } = watched ?? {};
    watched = undefined;
    await page?.close();
    expect({ wrong, elsewhere }).toEqual({ wrong: [], elsewhere: [] });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  describe.each([
    ["a sub-folder of a server", fromServer],
    ["the file system", fromFiles],
  ])("from %s", (_, addressOf) => {
    it.each([...ownPages, ...someOfReference])("%s loads whole, quietly, and as wide as the window", async (file) => {
      const page = await visit(addressOf(file));
      await page.waitForNetworkIdle();
      expect(await page.title()).toContain("cei-framework");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(1280);
      await page.setViewport(phone);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    });
  });

  it.each(["3.5", "M4", "M4.2", "D7", "7.5"])("opens #%s with the record shown and its row in view", async (id) => {
    for (const viewport of [undefined, phone]) {
      const page = await visit(fromFiles(`crosswalk.html#${id}`), viewport);
      expect(await page.evaluate('document.querySelector(".records article:not([hidden])").dataset.id')).toBe(id);
      expect((await rowsSeen(page)).find((row) => row.id === id)?.isSeen).toBe(true);
      if (viewport === undefined) await page.close();
    }
  });

  it("lights what is pointed at in the picture on the first page", async () => {
    const page = await visit(fromFiles("index.html"));
    await page.hover('.crosswalk-picture [href="crosswalk.html#3.5"]');
    expect(await countOf(page, ".crosswalk-picture path.lit")).toBe(2);
  });

  it("draws every picture of the first page, the gallery, and a guide", async () => {
    for (const file of ["index.html", "gallery.html", "reference/documents/charts.html"]) {
      const page = await visit(fromFiles(file));
      const broken = await page.evaluate(`Promise.all(Array.from(document.images, async (image) => {
        image.loading = "eager";
        await image.decode().catch(() => {});
        return image.naturalWidth > 0 && image.getBoundingClientRect().height > 50 ? "" : image.src;
      }))`);
      expect((broken as string[]).filter((src) => src !== "")).toEqual([]);
      expect((broken as string[]).length).toBeGreaterThan(0);
      await page.close();
    }
  });

  it.each([
    ["participatory budgeting", "crosswalk.html#3.4"],
    ["projectToMetrics", "reference/functions/cei-framework.projectToMetrics.html"],
  ])("finds %s by the search, and opens it by the keyboard", async (words, url) => {
    const page = await visit(fromFiles("reference/documents/scoring.html"));
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.type(words);
    await page.waitForSelector(".search-results mark");
    await page.keyboard.press("Escape");
    expect(await countOf(page, "dialog[open]")).toBe(0);
    await page.keyboard.press("/");
    await page.waitForSelector("dialog[open]");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    expect(page.url()).toBe(fromFiles(url));
  });

  it.each(photographed)("%s is light with its pictures", async (name) => {
    const page = await visit(fromFiles(`${name}.html`));
    expect(await lightness(page, `${name}-light`)).toBeGreaterThan(0.75);
  });

  it.each([
    ["wide", undefined],
    ["narrow", phone],
  ])("scores an example in three steps, each with the focus on its heading, %s", async (_, viewport) => {
    const page = await visit(fromFiles("score.html"), viewport);
    const at = () =>
      page.evaluate(`(() => {
      const { top } = document.activeElement.getBoundingClientRect();
      return document.activeElement.id + (top >= 0 && top < 100 ? " at the top" : " elsewhere");
    })()`);
    await page.click('[data-example="1.0"]');
    await page.waitForSelector(ready);
    await expect.poll(at).toBe("check-name at the top");
    await report(page);
    await expect.poll(at).toBe("report-name at the top");
    expect(await textOf(page, "#report .sentences")).toMatch(/^80 people answered 34 questions/);
    expect(await textOf(page, "#report")).toContain("M4 Alignment of Policies, Practices, and Resources");
  });

  it("compares with a second survey, and shows a file that it cannot read as such", async () => {
    const page = await visit(fromFiles("score.html"));
    await exampleScored(page);
    const choose = (name: string, text: string) =>
      page.evaluate(`(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([${JSON.stringify(text)}], "${name}"));
        const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector("#report").dispatchEvent(event);
      })()`);
    await choose("report.pdf", "%PDF-1.7");
    await page.waitForSelector("#step-second .failed:not([hidden])");
    expect(await textOf(page, "#step-second .failed")).toContain("This is a PDF.");
    await choose("spring.csv", `1.1,1.2,1.3,1.4,1.5\n${"4,4,3,4,4\n".repeat(12)}`);
    await page.waitForSelector("#step-second .checked:not([hidden])");
    await page.click('[name="time"][value="later"]');
    await report(page, '#step-second .score[aria-disabled="false"]');
    expect(await textOf(page, "#report")).toContain("Later: spring.csv, 12 responses.");
  });
});

/** Keeps a screenshot of what is seen first, and measures how light it is. */
async function lightness(page: Page, name: string): Promise<number> {
  await page.evaluate(`Promise.all(Array.from(document.images, (image) => {
    image.loading = "eager";
    return image.decode();
  }))`);
  const png = await page.screenshot();
  keep("firefox", `${name}.png`, png);
  const [all] = await lightnessOf(page, png, [{ left: 0, top: 0, width: 1280, height: 800 }]);
  return all?.mean ?? 0;
}

const photographed = ["index", "crosswalk", "gallery"];

describe.skipIf(!existsSync(firefoxPath))("in Firefox where the system is dark", () => {
  let dark: Browser;
  beforeAll(async () => {
    dark = await launchFirefox({ isDark: true });
  });
  afterAll(() => dark.close());

  it.each([...ownPages, ...someOfReference])("%s has light text on a dark page", async (file) => {
    const page = await visit(fromFiles(file), undefined, dark);
    const [text, background] = (await page.evaluate(`(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor].map((rgb) => Math.max(...rgb.match(/[\\d.]+/g).slice(0, 3).map(Number)));
    })()`)) as [number, number];
    expect(background).toBeLessThan(64);
    expect(text).toBeGreaterThan(192);
    await page.close();
  });

  it.each(photographed)("%s is dark with its pictures", async (name) => {
    const page = await visit(fromFiles(`${name}.html`), undefined, dark);
    expect(await lightness(page, `${name}-dark`)).toBeLessThan(0.3);
    await page.close();
  });
});

describe.skipIf(!existsSync(firefoxPath))("in Firefox where colors are forced", () => {
  let forced: Browser;
  beforeAll(async () => {
    forced = await launchFirefox({ areForced: true });
  });
  afterAll(() => forced.close());

  it.each(photographed)("%s is drawn", async (name) => {
    const page = await visit(fromFiles(`${name}.html`), undefined, forced);
    expect(await lightness(page, `${name}-forced`)).toBeGreaterThan(0.7);
    await page.close();
  });

  it("tells linked rows from others in the explorer", async () => {
    const page = await visit(fromFiles("crosswalk.html"), undefined, forced);
    expect(await page.evaluate('matchMedia("(forced-colors: active)").matches')).toBe(true);
    const look = (id: string) =>
      page.evaluate(`(() => {
        const row = getComputedStyle(document.querySelector('${rowOf(id)}'));
        return [row.outlineStyle, row.outlineWidth, row.backgroundColor, row.color].join(" ");
      })()`);
    const plain = await look("M3.3");
    await page.click(rowOf("3.5"));
    expect(await look("M3.2")).toBe(plain);
    expect(new Set([plain, await look("M3.3"), await look("3.5")]).size).toBe(3);
  });

  it("keeps the curves, the marks, and the pictures visible", async () => {
    const page = await visit(fromFiles("index.html"), undefined, forced);
    const strokes = await page.evaluate(`Array.from(document.querySelectorAll(".crosswalk-picture path"), (path) =>
      getComputedStyle(path).stroke)`);
    const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(strokes).toHaveLength(26);
    expect((strokes as string[]).filter((stroke) => stroke === background || stroke === "none")).toEqual([]);
  });
});
