// The example page with a form, built by Vite from the built package, in a browser.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { launch, opened, type Watched } from "./browser.ts";
import { type Served, served } from "./served.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "cei-page-")));

let browser: Browser;
let server: Served;
let watched: Watched;

beforeAll(async () => {
  // Vite finds cei-framework by the `exports` of this repository's own package.json. Vitest's NODE_ENV gives React's
  // development build, which is large, and warns of mistakes on the console.
  await build({
    root: "docs/examples/page",
    configFile: false,
    base: "./",
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  });
  browser = await launch();
  server = await served({ "/": folder });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  watched = await opened(browser, `${server.address}/index.html`);
});

afterEach(async () => {
  expect([watched.wrong, watched.elsewhere]).toEqual([[], []]);
  await watched.page.context().close();
});

/** The errors that are shown, by the place in the form: the five competencies, then the date. */
const errors = () => watched.page.getByRole("alert").allTextContents();
const scores = () => watched.page.getByRole("list", { name: "Scores" }).getByRole("listitem").allTextContents();
const submit = () => watched.page.getByRole("button").click();

async function answer(answers: { readonly [id: string]: string }): Promise<void> {
  for (const [id, choice] of Object.entries(answers)) {
    const group = watched.page.getByRole("group", { name: new RegExp(`^${id.replace(".", "\\.")} `) });
    await group.getByRole("radio", { name: choice }).check();
  }
}

it("asks for each competency of the domain, with the points of the scale", async () => {
  const { page } = watched;
  expect(await page.getByRole("heading").allTextContents()).toEqual(["Building Relationships"]);
  expect((await page.locator("legend").allTextContents()).map((text) => text.trim())).toEqual([
    "1.1 Inclusive and welcoming district culture",
    "1.2 Create a culture of service",
    // With "centered" it would be 60 letters, and the ellipsis is one more.
    "1.3 Frequent, proactive, student, family, and community…",
    "1.4 Crucial conversations",
    "1.5 With a base of belonging, students, families, and community…",
  ]);
  const choices = await page.getByRole("group").first().locator("label").allTextContents();
  expect(choices).toEqual(["1: Not yet", "2", "3", "4: Throughout the district", "Does not apply"]);
});

it("scores the answers", async () => {
  await answer({ "1.1": "3", "1.2": "4", "1.3": "2", "1.4": "Does not apply", "1.5": "4" });
  await submit();
  // 3, 4, 2 and 4: 13 / 4. M1 looks for the same ones and for 2.3, which is not asked.
  await watched.page.getByRole("listitem").first().waitFor();
  expect(await scores()).toEqual([
    "D1 Building Relationships: 3.25",
    "M1 Strong Relationships and Authentic Partnerships: 3.25",
  ]);
  expect(await errors()).toEqual(["", "", "", "", "", ""]);
});

it("shows an error where an answer is missing or wrong, and scores when they are put right", async () => {
  const { page } = watched;
  await answer({ "1.1": "1", "1.2": "1", "1.4": "2", "1.5": "3" });
  await page.getByLabel("Date").fill("31 March");
  await submit();
  await page.getByText("Choose an answer").waitFor();
  expect(await errors()).toEqual(["", "", "Choose an answer", "", "", expect.stringMatching(/2026-03-31.*31 March/)]);
  expect(await scores()).toEqual([]);

  await answer({ "1.3": "4" });
  await page.getByLabel("Date").fill("2026-03-31");
  await submit();
  // 1, 1, 4, 2 and 3: 11 / 5.
  await page.getByRole("listitem").first().waitFor();
  expect(await scores()).toEqual([
    "D1 Building Relationships: 2.20",
    "M1 Strong Relationships and Authentic Partnerships: 2.20",
  ]);
  expect(await errors()).toEqual(["", "", "", "", "", ""]);
});
