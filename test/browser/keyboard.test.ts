// The pages by the keyboard alone: landmarks, the order of the focus, and that it is seen wherever it is.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launch, opened } from "./browser.ts";
import { ownPages, someOfReference } from "./site-pages.ts";

const laptop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
  await browser.close();
});

async function visit(file: string, viewport = laptop): Promise<Page> {
  const address = `${pathToFileURL(resolve("docs/built"))}/${file}`;
  return (await opened(browser, address, { viewport, reducedMotion: "reduce" })).page;
}

/** Where the focus is. */
interface Stop {
  /** Its place among all elements of the page. */
  readonly place: number;
  readonly name: string;
  readonly landmark: string;
  /** Whether something is drawn around it, and some of it is in the window with nothing over it. */
  readonly isSeen: boolean;
}

const stopIn = (page: Page) =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    const { left, top, right, bottom } = at.getBoundingClientRect();
    const [x, y] = [Math.max(left, 0) + Math.min(right, innerWidth), Math.max(top, 0) + Math.min(bottom, innerHeight)];
    const over = document.elementFromPoint(x / 2, y / 2);
    const isInView = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    return {
      place: [...document.querySelectorAll("*")].indexOf(at),
      name: (at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent).trim().slice(0, 60),
      landmark: at.closest("dialog, header, main, footer")?.localName ?? "none",
      isSeen: isInView && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !!over && (at.contains(over) || over.contains(at)),
    };
  })()`) as Promise<Stop | null>;

/** Presses Tab until the focus leaves the page. */
async function stopsOf(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const stop = await stopIn(page);
    if (stop === null) return stops;
    stops.push(stop);
    if (stops.length > 300) throw new Error(`The focus does not leave the page: it is at ${stop.name}`);
  }
}

describe.each([
  ["wide", laptop],
  ["narrow", phone],
])("by Tab alone, %s", (_, size) => {
  it.each([...ownPages, "crosswalk.html", ...someOfReference])(
    "%s is gone through as it is read, there and back",
    async (file) => {
      const page = await visit(file, size);
      const stops = await stopsOf(page);
      expect(stops[0]?.name).toBe("Skip to the content");
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
      const landmarks = stops.map(({ landmark }) => landmark);
      expect([...new Set(landmarks)].slice(0, 3)).toEqual(["none", "header", "main"]);
      expect(landmarks.lastIndexOf("header")).toBeLessThan(landmarks.indexOf("main"));
      const places = stops.map(({ place }) => place);
      const back: unknown[] = [];
      for (const _ of stops) {
        await page.keyboard.press("Shift+Tab");
        back.unshift((await stopIn(page))?.place);
      }
      expect(back).toEqual(places);
    },
  );
});

/** The landmarks of a page in the order of the document, with their names. */
const landmarksOf = (page: Page): Promise<string[]> =>
  page.evaluate(`Array.from(
    document.querySelectorAll("body > header, nav, main, aside, section[aria-label], search, body > footer"),
    (landmark) => (landmark.localName + " " + (landmark.ariaLabel ?? "")).trim(),
  )`);

describe("the landmarks", () => {
  it.each([
    ["index.html", []],
    ["crosswalk.html", ["nav 1.0 Self-Assessment", "nav 2.0 Metrics", "section Record"]],
    ["gallery.html", ["nav Charts"]],
    ["guides.html", []],
    ["reference/documents/scoring.html", ["aside Around this page", "nav Guides"]],
  ])("of %s are the header, the content, and the footer, and each has a name of its own", async (file, inMain) => {
    const page = await visit(file);
    expect(await landmarksOf(page)).toEqual(["header", "nav Site", "main", ...inMain, "footer"]);
  });
});
