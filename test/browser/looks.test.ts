// How the pages look: screenshots of each in all colors and sizes, kept to be looked at, and what can be asserted of them.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, opened } from "./browser.ts";
import { exampleScored } from "./scored.ts";
import { type Area, keep, lightnessOf } from "./screenshots.ts";
import { ownPages, someOfReference } from "./site-pages.ts";

const colors = [
  { name: "light", media: { colorScheme: "light", forcedColors: "none" } },
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" } },
  { name: "forced", media: { colorScheme: "light", forcedColors: "active" } },
  { name: "forced-dark", media: { colorScheme: "dark", forcedColors: "active" } },
] as const;

const sizes = [
  { name: "1280", width: 1280, height: 800 },
  { name: "360", width: 360, height: 740 },
  // What is left of 1280 by 800 where everything is twice as large.
  { name: "zoomed", width: 640, height: 400 },
] as const;

/** Paper of 8.5 inches, without Chromium's margins. */
const paper = { width: 740, height: 980 };
const highest = 6000;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

/** Opens a page with all its pictures loaded, the page that scores with its example scored. */
async function visit(file: string): Promise<Page> {
  const { page } = await opened(browser, `${pathToFileURL(resolve("docs/built"))}/${file}`, {
    reducedMotion: "reduce",
  });
  if (file === "score.html") await exampleScored(page);
  await page.evaluate(`for (const image of document.images) image.loading = "eager"`);
  return page;
}

/** A picture in the page; one on paper is light whatever the system asks. */
type Picture = Area & { readonly what: string; readonly isOnPaper: boolean };

/** Pictures that are large enough to be more than a mark. */
async function picturesIn(page: Page): Promise<readonly Picture[]> {
  const pictures = await page.evaluate(`(async () => {
    const backgroundOf = (element) => {
      const { backgroundColor } = getComputedStyle(element);
      const isNone = backgroundColor === "rgba(0, 0, 0, 0)" && element.parentElement !== null;
      return isNone ? backgroundOf(element.parentElement) : backgroundColor;
    };
    await Promise.all(Array.from(document.images, (image) => image.decode()));
    return Array.from(document.querySelectorAll("img, svg"), (picture) => {
      const { left, top, width, height } = picture.getBoundingClientRect();
      const what = picture.currentSrc ?? picture.getAttribute("class") ?? "svg";
      const isOnPaper = backgroundOf(picture) === "rgb(255, 255, 255)";
      return { left, top: top + scrollY, width, height, what, isOnPaper };
    }).filter(({ width, height, top }) => width >= 100 && height >= 50 && top + height <= ${highest});
  })()`);
  return pictures as readonly Picture[];
}

const nameOf = (file: string): string => file.replace(/\.html/, "").replace(/\W+/g, "-");

describe.each([...ownPages, "crosswalk.html", ...someOfReference])("%s", (file) => {
  it("is light or dark as the system asks, draws its pictures, and is no wider than the window", async () => {
    const page = await visit(file);
    const wrong: unknown[] = [];
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const { name, media } of colors) {
        const look = `${nameOf(file)}-${size.name}-${name}`;
        await page.emulateMedia(media);
        const pictures = await picturesIn(page);
        const [width, height] = (await page.evaluate(
          "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]",
        )) as [number, number];
        if (width > size.width) wrong.push({ look, width });
        const clip = { x: 0, y: 0, width: size.width, height: Math.min(height, highest) };
        const png = await page.screenshot({ fullPage: true, clip, animations: "disabled" });
        keep("chromium", `${look}.png`, png);
        const whole = { left: 0, top: 0, width: clip.width, height: clip.height };
        const [all, ...each] = await lightnessOf(page, png, [whole, ...pictures]);
        const isDark = media.colorScheme === "dark";
        if (all === undefined || (isDark ? all.mean > 0.3 : all.mean < 0.75)) wrong.push({ look, all });
        each.forEach((picture, i) => {
          const { what, isOnPaper } = pictures[i] ?? {};
          const isAsBright = isDark && !isOnPaper ? picture.mean < 0.5 : picture.mean > 0.5;
          if (picture.deviation < 0.02 || !isAsBright) wrong.push({ look, picture, what });
        });
      }
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("prints black on white, whole to its right edge, even where the system is dark", async () => {
    const page = await visit(file);
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const png = await page.screenshot({ fullPage: true });
    keep("chromium", `${nameOf(file)}-print.png`, png);
    keep("chromium", `${nameOf(file)}-print.pdf`, await page.pdf({ format: "Letter" }));
    const { faint, cut } = (await page.evaluate(`(() => {
      const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      const luminance = (color) => {
        const [red, green, blue] = color.match(/[\\d.]+/g).map((value) => channel(value / 255));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const elements = Array.from(document.body.querySelectorAll("*")).filter(isShown);
      const texts = elements.filter((element) =>
        Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim() !== ""));
      const told = (element) => element.outerHTML.slice(0, 120);
      const colorOf = (element) => {
        const { color, fill } = getComputedStyle(element);
        return element instanceof SVGElement && fill !== "none" ? fill : color;
      };
      const faint = texts.filter((text) => 1.05 / (luminance(colorOf(text)) + 0.05) < 4.5);
      return {
        // One of each color.
        faint: Array.from(new Map(faint.map((text) => [colorOf(text), text]))).map(([color, text]) => color + ": " + told(text)),
        cut: elements.filter((element) => {
          const { overflowX, position } = getComputedStyle(element);
          const { right, width } = element.getBoundingClientRect();
          // Words for screen readers alone, and the parts of a picture, which may end in spaces.
          if (width <= 1 || (position === "absolute" && element.clientHeight <= 1) || element.ownerSVGElement) return false;
          const isScrolled = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
          return isScrolled || right > innerWidth + 1;
        }).map(told),
      };
    })()`)) as { faint: string[]; cut: string[] };
    expect({ faint, cut }).toEqual({ faint: [], cut: [] });
    const [all] = await lightnessOf(page, png, [{ left: 0, top: 0, width: paper.width, height: paper.height }]);
    expect(all?.mean).toBeGreaterThan(0.8);
    await page.context().close();
  });
});

it("no picture cuts its text at its sides", async () => {
  const { page } = await opened(browser, pathToFileURL(resolve("docs/built/index.html")).href);
  const cut: unknown[] = [];
  const pictures = readdirSync("docs/built/assets/pictures");
  for (const picture of pictures) {
    await page.goto(pathToFileURL(resolve("docs/built/assets/pictures", picture)).href);
    const texts = await page.evaluate(`(() => {
      const { width } = document.documentElement.viewBox.baseVal;
      const isCut = ({ left, right }) => left < -1 || right > width + 1;
      return Array.from(document.querySelectorAll("text"))
        .filter((text) => isCut(text.getBoundingClientRect()))
        .map((text) => text.textContent);
    })()`);
    if ((texts as string[]).length > 0) cut.push({ picture, texts });
  }
  expect(pictures.length).toBeGreaterThan(20);
  expect(cut).toEqual([]);
  await page.context().close();
});
