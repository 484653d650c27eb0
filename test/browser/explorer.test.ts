// The crosswalk explorer, and the picture of the crosswalk on the first page.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { competency, crosswalk } from "cei-framework";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousIn } from "./axe.ts";
import { launch, opened, type Watched } from "./browser.ts";
import { rowOf, rowsSeen, wrongPicks } from "./crosswalk-rows.ts";
import { launchFirefox, openedInFirefox } from "./firefox.ts";
import { firefoxPath } from "./needs.ts";

const laptop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 740 } };

let browser: Browser;
let watched: Watched;

beforeAll(async () => {
  browser = await launch();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

afterAll(async () => {
  await browser.close();
});

const addressOf = (file: string): string => `${pathToFileURL(resolve("docs/built"))}/${file}`;

async function visit(file: string, options: BrowserContextOptions = laptop): Promise<Page> {
  watched = await opened(browser, addressOf(file), options);
  return watched.page;
}

const shownIn = (page: Page) => page.locator(".records article:visible");
const idsOf = (page: Page, selector: string) => page.locator(`${selector} .id`).allTextContents();
const shownId = async (page: Page): Promise<string> =>
  /\b[DM]?\d[\d.]*/.exec(await shownIn(page).innerText())?.[0] ?? "";
const focused = (page: Page) =>
  page.evaluate(
    "(document.activeElement.getAttribute('href') ?? document.activeElement.closest('article')?.dataset.id)",
  );

describe("the crosswalk explorer at 1280 by 800", () => {
  it("shows all rows and a curve for each link on one screen", async () => {
    const page = await visit("crosswalk.html");
    const rows = await rowsSeen(page);
    expect(rows).toHaveLength(70);
    expect(rows.filter(({ isSeen }) => !isSeen)).toEqual([]);
    expect(await page.locator(".curves [data-ends]").count()).toBe(crosswalk.links.length);
    expect(await page.locator(".pick .none:visible").count()).toBe(10);
    expect(await page.getAttribute(`.curves [data-ends^="D3 3.5 M4.2"]`, "style")).toContain("--m4");
  });

  it("draws each curve from the middle of one row to the middle of another", async () => {
    const page = await visit("crosswalk.html");
    const away = await page.evaluate(`Array.from(document.querySelectorAll(".curves [data-ends]"), (curve) => {
      const path = curve.querySelector("path");
      const [, from, to] = curve.dataset.ends.split(" ").map((id) => document.querySelector(\`.pick[href="#\${id}"]\`));
      const ends = [path.getPointAtLength(0), path.getPointAtLength(path.getTotalLength())];
      const at = ends.map((point) => point.matrixTransform(path.getScreenCTM()).y);
      const middle = (row) => (row.getBoundingClientRect().top + row.getBoundingClientRect().bottom) / 2;
      return Math.max(Math.abs(at[0] - middle(from)), Math.abs(at[1] - middle(to)));
    })`);
    expect(Math.max(...(away as number[]))).toBeLessThan(6);
  });

  it("shows for each of the 70 records all that it is linked to, and moves no row", { timeout: 300_000 }, async () => {
    const page = await visit("crosswalk.html");
    expect(await wrongPicks(page)).toEqual([]);
    // More records than a browser's history has entries do not keep it from closing the last.
    await page.click(".close");
    await expect.poll(() => shownIn(page).count()).toBe(0);
    expect(page.url()).toMatch(/crosswalk\.html$/);
    expect(watched.wrong).toEqual([]);
  });

  it("tells what a competency feeds and what feeds a metric, in both directions", async () => {
    const page = await visit("crosswalk.html");
    expect(await shownIn(page).count()).toBe(0);
    await page.click(rowOf("3.5"));
    expect(await shownIn(page).innerText()).toMatch(
      /Competency 3\.5[\s\S]*M3\s+Shared Power and Decision-Making[\s\S]*M4\.2\s/,
    );
    expect(await shownIn(page).innerText()).toContain("Where the documents differ");
    expect(await idsOf(page, ".pick.lit:not([aria-current])")).toEqual(["D3", "M3", "M3.3", "M4", "M4.2"]);
    expect(await page.locator(".curves .lit").count()).toBe(2);

    await shownIn(page).locator('a[href="#M4"]').click();
    await page.mouse.move(0, 0);
    expect(await shownIn(page).innerText()).toMatch(
      /Metric M4[\s\S]*The competencies that feed it[\s\S]*4\.4\s[\s\S]*3\.5\s[\s\S]*3\.6\s/,
    );
    expect(await idsOf(page, ".pick.lit:not([aria-current])")).toEqual([
      "D3",
      "3.5",
      "3.6",
      "D4",
      "4.4",
      "M4.1",
      "M4.2",
    ]);
    await page.click(rowOf("3.2"));
    expect(await shownIn(page).innerText()).toContain("None: no look-for cites it.");
    expect(watched.wrong).toEqual([]);
  });

  it("lights what is pointed at, and reads its whole name", async () => {
    const page = await visit("crosswalk.html");
    const title = competency("7.3").title;
    await page.hover(rowOf("7.3"));
    expect(await page.innerText(".pointed")).toBe(`7.3 ${title} (feeds M5)`);
    expect(await page.getAttribute(rowOf("7.3"), "title")).toBe(title);
    expect(await idsOf(page, ".pick.lit")).toEqual(["D7", "7.3", "M5", "M5.8"]);
    await page.focus(rowOf("M2.1"));
    expect(await idsOf(page, ".pick.lit")).toEqual(["D2", "2.1", "2.2", "M2", "M2.1"]);
    await page.hover("h1");
    expect(await page.locator(".pointed").isVisible()).toBe(false);
  });

  it("names each row with what it feeds or cites", async () => {
    const page = await visit("crosswalk.html");
    const named = async (name: string): Promise<number> => page.getByRole("link", { name, exact: true }).count();
    expect(await named("3.4 Participatory budgeting feeds none")).toBe(1);
    expect(await named("M1.6 Focuses on student, family, and community connections cites 2.3")).toBe(1);
    expect(await named("M4 Alignment of Policies, Practices, and Resources fed by 3 competencies")).toBe(1);
    expect(await named(`3.6 ${competency("3.6").title} feeds M3, M4`)).toBe(1);
    await page.click(rowOf("2.3"));
    expect(await named("M1.6 Focuses on student, family, and community connections cites 2.3 linked to 2.3")).toBe(1);
  });
});

describe("the history", () => {
  it.each(["3.5", "M4", "M4.2", "D3"])("opens #%s with the record shown and its row in view", async (id) => {
    for (const size of [laptop, phone]) {
      const page = await visit(`crosswalk.html#${id}`, size);
      expect(await shownId(page)).toBe(id);
      expect(await page.getAttribute(rowOf(id), "aria-current")).toBe("true");
      expect((await rowsSeen(page)).find((row) => row.id === id)?.isSeen).toBe(true);
      if (size === laptop) expect(await page.evaluate("scrollY")).toBe(0);
    }
  });

  it.each(["50%", "%", "%zz", "constructor", "3.5.1", "%F0%9F"])(
    "opens #%s with nothing picked, without an error",
    async (fragment) => {
      const page = await visit(`crosswalk.html#${fragment}`);
      expect(await shownIn(page).count()).toBe(0);
      await page.evaluate('location.hash = "M3"');
      await expect.poll(() => shownId(page)).toBe("M3");
      await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
      await expect.poll(() => shownIn(page).count()).toBe(0);
      expect(watched.wrong).toEqual([]);
    },
  );

  it("goes back and forward through the records, and closing goes back to the lists", async () => {
    const page = await visit("crosswalk.html");
    await page.click(rowOf("3.5"));
    await shownIn(page).locator('a[href="#M4"]').click();
    await page.click(rowOf("3.2"));
    await page.goBack();
    await expect.poll(() => shownId(page)).toBe("M4");
    await page.goBack();
    await expect.poll(() => shownId(page)).toBe("3.5");
    await page.goForward();
    await expect.poll(() => shownId(page)).toBe("M4");
    expect(await page.getAttribute(rowOf("M4"), "aria-current")).toBe("true");
    await page.click(".close");
    await expect.poll(() => shownIn(page).count()).toBe(0);
    expect(page.url()).toMatch(/crosswalk\.html$/);
    await page.goForward();
    await expect.poll(() => shownId(page)).toBe("3.5");
  });
});

describe("the keyboard", () => {
  it("moves along a list and across it by the arrow keys, and leaves it by Tab", async () => {
    const page = await visit("crosswalk.html");
    const press = async (...keys: string[]): Promise<unknown> => {
      for (const key of keys) await page.keyboard.press(key);
      return focused(page);
    };
    await page.focus(rowOf("1.1"));
    expect(await press("ArrowDown")).toBe("#1.2");
    expect(await press("ArrowRight")).toBe("#M1.2");
    expect(await press("ArrowRight")).toBe("#M1.2");
    expect(await press("ArrowUp", "ArrowLeft")).toBe("#1.1");
    expect(await press("End")).toBe("#7.5");
    expect(await press("ArrowRight")).toBe("#7.5");
    expect(await press("ArrowDown")).toBe("#7.5");
    expect(await press("Home")).toBe("#D1");
    expect(await press("ArrowRight")).toBe("#M1");
    // The way back leads to the row that one came from.
    await page.focus(rowOf("3.6"));
    expect(await press("ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown")).toBe("#M4.1");
    expect(await press("ArrowDown", "ArrowLeft")).toBe("#3.6");
    expect(await press("Tab")).toBe("#M4.2");
    expect(await press("Tab")).toBe("#3.5");
    expect(await press("Shift+Tab", "Shift+Tab")).toBe("#3.6");
  });

  it("opens a record by Enter, goes into it, and comes back by Escape", async () => {
    const page = await visit("crosswalk.html");
    await page.focus(rowOf("D6"));
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("D6");
    expect(await shownIn(page).innerText()).toMatch(/M5\s+Centering the Experiences/);
    await page.keyboard.press("Escape");
    await expect.poll(() => focused(page)).toBe("#D6");
    expect(await shownIn(page).count()).toBe(0);
  });
});

describe("search and chips", () => {
  it("marks the records that have all words in any of their wording, and moves no row", async () => {
    const page = await visit("crosswalk.html");
    const before = await rowsSeen(page);
    await page.fill("#find", "budget");
    expect(await idsOf(page, ".pick.found")).toEqual(["3.4"]);
    expect(await page.innerText("#found")).toBe("1 of 70 records");
    // "Reciprocal" is in a description, "contradicts" in a difference between the documents.
    await page.fill("#find", "Trusting RECIPROCAL");
    expect(await idsOf(page, ".pick.found")).toEqual(["M1"]);
    expect((await rowsSeen(page)).map(({ box }) => box)).toEqual(before.map(({ box }) => box));
    await page.fill("#find", "contradicts");
    expect(await idsOf(page, ".pick.found")).toHaveLength(10);
    await page.fill("#find", "no such word");
    expect(await page.innerText("#found")).toBe("0 of 70 records");
    await page.keyboard.press("Enter");
    expect(await shownIn(page).count()).toBe(0);
    await page.fill("#find", "hubs");
    await page.keyboard.press("Enter");
    expect(await shownId(page)).toBe("7.3");
    await page.fill("#find", "");
    expect(await page.locator(".pick.found").count()).toBe(0);
    expect(await page.innerText("#found")).toBe("");
  });

  it("takes an id as that record and its look-fors, and opens it by Enter", async () => {
    const page = await visit("crosswalk.html");
    await page.fill("#find", "m4");
    expect(await idsOf(page, ".pick.found")).toEqual(["M4", "M4.1", "M4.2"]);
    await page.fill("#find", "competency 3.5");
    expect(await idsOf(page, ".pick.found")).toEqual(["3.5"]);
    // The differences of 3.5 mention M4.2.
    await page.fill("#find", "4.2");
    expect(await idsOf(page, ".pick.found")).toEqual(["4.2"]);
    await page.keyboard.press("Enter");
    expect(await shownId(page)).toBe("4.2");
  });

  it("marks by chips, whose counts are those of the data", async () => {
    const page = await visit("crosswalk.html");
    const chips = page.locator("[data-mark]");
    expect(await chips.allInnerTexts()).toEqual(["Unmapped (10)", "Shared (2)", "Disputed (46)"]);
    await page.click('[data-mark="unmapped"]');
    expect(await page.getAttribute('[data-mark="unmapped"]', "aria-pressed")).toBe("true");
    expect(await idsOf(page, ".pick.found")).toEqual([...crosswalk.unmapped]);
    await page.click('[data-mark="shared"]');
    expect(await page.innerText("#found")).toBe("12 of 70 records");
    await page.click('[data-mark="unmapped"]');
    expect(await idsOf(page, ".pick.found")).toEqual(["3.5", "3.6"]);
    expect(await page.locator(".curves .found").count()).toBe(4);
    await page.fill("#find", "avenues");
    expect(await idsOf(page, ".pick.found")).toEqual(["3.6"]);
  });
});

describe("on a phone", () => {
  it("opens a record in a sheet that keeps the place and the marks", async () => {
    const page = await visit("crosswalk.html", phone);
    expect(await page.locator(".curves").isVisible()).toBe(false);
    expect(await page.locator(`${rowOf("3.5")} .chip`).allInnerTexts()).toEqual(["M3", "M4"]);
    expect(await page.locator(".records").isVisible()).toBe(false);
    await page.evaluate(`scrollTo({ top: document.querySelector('${rowOf("4.2")}').offsetTop - 200 })`);
    const place = await page.evaluate("scrollY");
    expect(place).toBeGreaterThan(1000);
    const closings: readonly (() => Promise<unknown>)[] = [
      () => page.keyboard.press("Escape"),
      () => page.click(".close"),
      () => page.goBack(),
    ];
    for (const close of closings) {
      await page.click(rowOf("4.2"));
      expect(await shownId(page)).toBe("4.2");
      expect(await focused(page)).toBe("4.2");
      expect(await page.evaluate("scrollY")).toBe(place);
      expect(await page.getAttribute(rowOf("4.2"), "aria-current")).toBe("true");
      expect((await rowsSeen(page)).find(({ id }) => id === "4.2")?.isSeen).toBe(true);
      await shownIn(page).locator('a[href="#D4"]').click();
      expect(await shownId(page)).toBe("D4");
      expect(await page.evaluate("scrollY")).toBe(place);
      if (close === closings[2]) {
        await page.goBack();
        await expect.poll(() => shownId(page)).toBe("4.2");
      }
      await close();
      await expect.poll(() => page.locator(".records").isVisible()).toBe(false);
      expect(await focused(page)).toBe("#4.2");
      expect(await page.evaluate("scrollY")).toBe(place);
    }
    expect(watched.wrong).toEqual([]);
  });

  it("shows only what is found, with whole names and high rows", async () => {
    const page = await visit("crosswalk.html", phone);
    const heights = (await rowsSeen(page)).map(({ box }) => box[3] - box[1]);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    const cut = await page.evaluate(`Array.from(document.querySelectorAll(".pick .name"))
      .filter((name) => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 1).length`);
    expect(cut).toBe(0);
    await page.fill("#find", "budget");
    expect(await idsOf(page, ".pick:visible")).toEqual(["3.4"]);
  });
});

describe("every reader", () => {
  it.each(["light", "dark"] as const)("has no serious violation by axe-core, in %s", async (colorScheme) => {
    for (const size of [laptop, { viewport: { width: 1024, height: 700 } }, phone]) {
      const page = await visit("crosswalk.html", { ...size, colorScheme, reducedMotion: "reduce" });
      expect(await seriousIn(page)).toEqual([]);
      await page.click(rowOf("3.5"));
      expect(await seriousIn(page)).toEqual([]);
      await page.fill("#find", "leader");
      await page.click('[data-mark="disputed"]');
      expect(await seriousIn(page)).toEqual([]);
    }
  });

  it("sees states without colors", async () => {
    const page = await visit("crosswalk.html", { ...laptop, forcedColors: "active" });
    const look = (id: string) =>
      page.evaluate(`(() => {
        const { outlineStyle, outlineWidth, backgroundColor } = getComputedStyle(document.querySelector('${rowOf(id)}'));
        return [outlineStyle, outlineWidth, backgroundColor].join(" ");
      })()`);
    const plain = await look("M3.3");
    await page.click(rowOf("3.5"));
    await page.fill("#find", "welcoming");
    const looks = [await look("M3.3"), await look("3.5"), await look("1.1")];
    expect(new Set([plain, ...looks]).size).toBe(4);
    expect(await look("M3.2")).toBe(plain);
  });

  it("has no transitions where motion is reduced", async () => {
    const page = await visit("crosswalk.html", { ...laptop, reducedMotion: "reduce" });
    expect(await page.evaluate(`getComputedStyle(document.querySelector(".pick")).transitionDuration`)).toBe("0s");
  });

  it("gets the picture, the lists, and a whole document without script", async () => {
    const page = await visit("crosswalk.html#M4.2", { ...laptop, javaScriptEnabled: false });
    expect(await page.locator(".records article:visible").count()).toBe(70);
    expect(await page.locator(".curves [data-ends]").count()).toBe(26);
    expect(await page.locator(".pick:visible").count()).toBe(70);
    expect(await page.locator("#find").isVisible()).toBe(false);
    const top = async (): Promise<number> => (await page.locator('[id="M4.2"]').boundingBox())?.y ?? -1;
    await expect.poll(top).toBeLessThan(800);
    await expect.poll(top).toBeGreaterThanOrEqual(0);
    expect(await page.locator(".hint").isVisible()).toBe(false);
  });

  it("prints the picture on one page, and the record that is picked on another", async () => {
    const page = await visit("crosswalk.html", { viewport: { width: 720, height: 960 } });
    await page.emulateMedia({ media: "print" });
    const { y, height } = (await page.locator(".lists").boundingBox()) ?? { y: 0, height: 0 };
    expect(y + height).toBeGreaterThan(600);
    expect(y + height).toBeLessThan(960);
    expect(await page.locator(".curves").isVisible()).toBe(true);
    expect(await shownIn(page).count()).toBe(0);
    await page.evaluate('location.hash = "3.5"');
    await expect.poll(() => shownIn(page).count()).toBe(1);
    expect(await page.evaluate(`getComputedStyle(document.querySelector(".records")).breakBefore`)).toBe("page");
  });

  it("reads it at 320 pixels, and where text is twice as large, without scrolling sideways", async () => {
    for (const width of [320, 640, 1024]) {
      const page = await visit("crosswalk.html#3.5", { viewport: { width, height: 400 } });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    }
  });
});

describe("the picture on the first page", () => {
  it("lights and names what is pointed at, and leads to it", async () => {
    const page = await visit("index.html");
    const picture = page.locator(".crosswalk-picture");
    expect(await picture.locator("path").count()).toBe(26);
    expect(await picture.locator(".dots a").count()).toBe(34);
    expect(await picture.locator(".metrics a").count()).toBe(5);
    await picture.locator('[href="crosswalk.html#3.5"]').hover();
    expect(await picture.locator("path.lit").count()).toBe(2);
    expect(await picture.locator(".pointed").innerText()).toBe(`3.5 ${competency("3.5").title}, feeds M3, M4`);
    await picture.locator('[href="crosswalk.html#M5"]').focus();
    expect(await picture.locator("path.lit").count()).toBe(8);
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe("crosswalk.html#5.1");
    await page.keyboard.press("Enter");
    await page.waitForURL(/crosswalk\.html#5\.1$/);
    expect(await shownId(page)).toBe("5.1");
    expect(watched.wrong).toEqual([]);
  });

  it("is a still picture with links without script", async () => {
    const page = await visit("index.html", { ...phone, javaScriptEnabled: false });
    expect(await page.locator(".crosswalk-picture svg").isVisible()).toBe(true);
    expect(await page.locator(".crosswalk-picture .about").isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: /^3\.4 Participatory budgeting, feeds no metric$/ }).count()).toBe(1);
  });
});

describe.skipIf(!existsSync(firefoxPath))("in Firefox", () => {
  it("shows for each of the 70 records all that it is linked to, and closes the last", {
    timeout: 300_000,
  }, async () => {
    const firefox = await launchFirefox();
    const { page, wrong } = await openedInFirefox(firefox, addressOf("crosswalk.html"));
    expect((await rowsSeen(page)).filter(({ isSeen }) => !isSeen)).toEqual([]);
    expect(await wrongPicks(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate("document.querySelectorAll('.pick[aria-current]').length")).toBe(0);
    expect(wrong).toEqual([]);
    await firefox.close();
  });

  it("opens a record on a phone in a sheet that keeps the place", async () => {
    const firefox = await launchFirefox();
    const { page, wrong } = await openedInFirefox(firefox, addressOf("crosswalk.html"), phone.viewport);
    const place = await page.evaluate(
      `(scrollTo({ top: document.querySelector('${rowOf("4.2")}').offsetTop - 200 }), scrollY)`,
    );
    await page.click(rowOf("4.2"));
    expect(await page.evaluate("[document.querySelector('.records').checkVisibility(), scrollY]")).toEqual([
      true,
      place,
    ]);
    expect(await page.evaluate("document.activeElement.closest('article')?.dataset.id")).toBe("4.2");
    await page.evaluate("history.back()");
    await expect.poll(() => page.evaluate("document.querySelector('.records').checkVisibility()")).toBe(false);
    expect(await page.evaluate("[document.activeElement.hash, scrollY]")).toEqual(["#4.2", place]);
    expect(wrong).toEqual([]);
    await firefox.close();
  });

  it.each(["D3", "50%"])("opens #%s", async (fragment) => {
    const firefox = await launchFirefox();
    const { page, wrong } = await openedInFirefox(firefox, addressOf(`crosswalk.html#${fragment}`));
    const shown = await page.evaluate("[document.querySelector('article:not([hidden])')?.dataset.id ?? null, scrollY]");
    expect(shown).toEqual([fragment === "D3" ? "D3" : null, 0]);
    expect(wrong).toEqual([]);
    await firefox.close();
  });
});
