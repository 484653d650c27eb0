// The page that scores a survey, with every export of one survey, as CSV and as a workbook, in Chromium and in Firefox.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { csvParseRows } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { domainMeans, metricMeans } from "../survey-reference.ts";
import { launch, opened } from "./browser.ts";
import { launchFirefox, openedInFirefox } from "./firefox.ts";
import { firefoxPath } from "./needs.ts";

const address = `${pathToFileURL(resolve("docs/built"))}/score.html`;
const folder = mkdtempSync(join(tmpdir(), "cei-cases-"));
const sameAnswers = ["plain", "numtitles", "titles", "grid", "gridnum", "paraphrase", "labels", "labelnum"];

/** What a test does in a page of either browser. */
interface Page {
  readonly choose: (selector: string, file: string) => Promise<unknown>;
  readonly evaluate: (script: string) => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

interface Driver {
  readonly open: () => Promise<Page>;
  readonly close: () => Promise<unknown>;
}

async function inChromium(): Promise<Driver> {
  const browser = await launch();
  return {
    close: () => browser.close(),
    open: async () => {
      const { page, wrong } = await opened(browser, address);
      return {
        choose: (selector, file) => page.setInputFiles(selector, file),
        evaluate: (script) => page.evaluate(script),
        close: async () => {
          expect(wrong).toEqual([]);
          await page.context().close();
        },
      };
    },
  };
}

async function inFirefox(): Promise<Driver> {
  const browser = await launchFirefox();
  return {
    close: () => browser.close(),
    open: async () => {
      const { page, wrong } = await openedInFirefox(browser, address);
      return {
        choose: async (selector, file) => {
          const input = await page.$(selector);
          if (input === null) throw new Error(`There is no ${selector}`);
          await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
        },
        evaluate: (script) => page.evaluate(script),
        close: async () => {
          expect(wrong).toEqual([]);
          await page.close();
        },
      };
    },
  };
}

/** A sample as a file that can be chosen. */
const csvFile = (name: string) => resolve("test/table/samples", name);

/** The same cells as a workbook, whose numbers are numbers. */
async function workbookOf(name: string): Promise<string> {
  const rows = csvParseRows(readFileSync(csvFile(name), "utf8")).map((row) => {
    return row.map((text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text));
  });
  const file = join(folder, name.replace(/\.csv$/, ".xlsx"));
  writeFileSync(file, await writeExcelFile([{ sheet: "Form Responses 1", data: rows }]).toBuffer());
  return file;
}

/** Waits until a script gives something. */
async function until<Value>(page: Page, script: string): Promise<Value> {
  await expect.poll(() => page.evaluate(script), { timeout: 60_000, message: script }).toBeTruthy();
  return (await page.evaluate(script)) as Value;
}

const isShown = (selector: string) => `!!document.querySelector(${JSON.stringify(selector)})?.checkVisibility()`;

/** A column of a table of the report, by the ids in its first column. */
const cellsOf = (caption: string, column: number) => `(() => {
  const table = [...document.querySelectorAll("#report table")].find(({ caption }) => caption.textContent.startsWith(${JSON.stringify(caption)}));
  if (!table) return null;
  return Object.fromEntries([...table.tBodies[0].rows].map(({ cells }) => [cells[0].textContent.split(" ")[0], cells[${column}].textContent]));
})()`;

/** Chooses a file, checks that nothing is open, and scores. */
async function score(page: Page, file: string): Promise<void> {
  await page.choose("#file", file);
  await until(page, isShown("#step-check .score"));
  await page.evaluate(`document.querySelector("#step-check .score").click()`);
  await until(page, `document.querySelectorAll("#report table").length > 2 && document.activeElement.id`);
}

const browsers = [
  { name: "Chromium", launched: inChromium, isHere: true },
  { name: "Firefox", launched: inFirefox, isHere: existsSync(firefoxPath) },
];

describe.each(browsers)("in $name", ({ launched, isHere }) => {
  let driver: Driver;

  beforeAll(async () => {
    if (isHere) driver = await launched();
  });

  afterAll(async () => {
    await driver?.close();
  });

  describe.skipIf(!isHere)("every export of one survey", () => {
    it.each(sameAnswers.flatMap((name) => [`google-forms-${name}.csv`, `google-forms-${name}.xlsx`]))(
      "%s has the scores of the reference",
      async (name) => {
        const csv = name.replace(/xlsx$/, "csv");
        const page = await driver.open();
        await score(page, name.endsWith(".csv") ? csvFile(csv) : await workbookOf(csv));
        await until(page, cellsOf("Estimates for the 2.0 metrics", 2));
        expect(await page.evaluate(cellsOf("Scores by domain", 4))).toMatchObject(domainMeans);
        expect(await page.evaluate(cellsOf("Estimates for the 2.0 metrics", 2))).toMatchObject(metricMeans);
        await page.close();
      },
    );
  });

  describe.skipIf(!isHere)("other surveys", () => {
    it.each(["csv", "xlsx"])(
      "reads five points as five, and asks in one sentence when four are chosen: .%s",
      async (kind) => {
        const page = await driver.open();
        const name = "google-forms-scale5.csv";
        await page.choose("#file", kind === "csv" ? csvFile(name) : await workbookOf(name));
        await until(page, isShown("#step-check .score"));
        const max = await page.evaluate(`(() => {
        const field = [...document.querySelectorAll("#step-check input[type=number]")].find(({ value }) => value === "5");
        field.value = "4";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
        return field.value;
      })()`);
        expect(max).toBe("4");
        const text = await until<string>(
          page,
          `[...document.querySelectorAll("#step-check li")].map(({ textContent }) => textContent).find((text) => text.includes("Is the scale 1 to 5?"))`,
        );
        expect(text).toMatch(/\u201C5\u201D means \(\d+ answers\), on the scale from 1 to 4/);
        await page.close();
      },
    );

    it.each([
      ["look-fors", null],
      ["direct ratings", "M1,M2\n4,2\n4,2\n"],
      ["both", "M1,M2.1,M2.2,M2.3\n4,1,4,4\n4,1,4,4\n"],
    ])("scores 2.0 by %s", async (kind, text) => {
      const file = join(folder, `${kind.replace(" ", "-")}.csv`);
      if (text !== null) writeFileSync(file, text);
      const page = await driver.open();
      await score(page, text === null ? csvFile("metrics-2.0-look-fors.csv") : file);
      const means = await until<Record<string, string>>(page, cellsOf("Scores by metric", 4));
      // By hand; of the look-fors of M4 (2 in the file) below.
      const expected = {
        "direct ratings": { M1: "4.00", M2: "2.00" },
        both: { M1: "4.00", M2: "3.00" },
        "look-fors": { M4: meanOfM4 },
      };
      expect(means).toMatchObject(expected[kind as keyof typeof expected]);
      await page.close();
    });

    it("compares with a second survey of the other instrument, side by side", async () => {
      const page = await driver.open();
      await score(page, csvFile("google-forms-plain.csv"));
      await page.choose("#second", csvFile("metrics-2.0-look-fors.csv"));
      await until(page, isShown("#step-second .score"));
      expect(await page.evaluate(`document.querySelector("#step-second input[value='2.0']").checked`)).toBe(true);
      await page.evaluate(`document.querySelector('[name="time"][value="later"]').click()`);
      await page.evaluate(`document.querySelector("#step-second .score").click()`);
      const before = await until<Record<string, string>>(page, cellsOf("Change by metric", 2));
      expect(before).toMatchObject(metricMeans);
      expect(await page.evaluate(cellsOf("Change by metric", 4))).toMatchObject({ M4: meanOfM4 });
      expect(await page.evaluate(cellsOf("Change by metric", 5))).toMatchObject({ M4: "\u2013" });
      await page.close();
    });

    it("hides small groups in the report and its pictures", async () => {
      const lines = [
        ...Array.from({ length: 20 }, (_, i) => `Oak,${1 + (i % 4)},2,3,4,1`),
        ...Array.from({ length: 15 }, (_, i) => `Ash,${1 + (i % 3)},2,3,4,1`),
        ...Array.from({ length: 5 }, (_, i) => `Elm,${i % 2 === 0 ? 3 : 4},4,4,4,4`),
      ];
      const file = join(folder, "groups.csv");
      writeFileSync(file, `school,1.1,1.2,1.3,1.4,1.5\n${lines.join("\n")}\n`);
      const page = await driver.open();
      await score(page, file);
      const rows = await until<Record<string, string>>(page, cellsOf("Scores by domain and by \u201Cschool\u201D", 2));
      expect(rows["Elm"]).toBe("*");
      const alt = await until<string>(
        page,
        `[...document.querySelectorAll("#report img")].map(({ alt }) => alt).find((alt) => alt.includes("Elm"))`,
      );
      // Elm, and Ash to protect it, in D1.
      expect(alt).toContain("Hidden cells: 2.");
      // The mean of Elm in D1, which is nowhere: 3.8 three times and 4 two times.
      const all = await page.evaluate(
        `document.querySelector("#step-report").innerHTML + [...document.querySelectorAll("#report img")].map(({ src }) => decodeURIComponent(src)).join()`,
      );
      expect(all).not.toMatch(/3\.88/);
      await page.close();
    });
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The mean of M4 by its two look-fors, on the scale of 1 to 4. */
const meanOfM4 = (() => {
  const [header = [], ...rows] = csvParseRows(readFileSync(csvFile("metrics-2.0-look-fors.csv"), "utf8"));
  const places = header.flatMap((name, i) => (name.startsWith("M4.") ? [i] : []));
  const scores = rows.flatMap((row) => {
    const given = places.map((i) => row[i] ?? "").filter((text) => text !== "");
    return given.length === 0 ? [] : [given.reduce((sum, text) => sum + Number(text), 0) / given.length];
  });
  return (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(2);
})();
