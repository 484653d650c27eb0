// The built site in a browser: from a web server's sub-folder, and from the file system.
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, opened } from "./browser.ts";
import { type Served, served } from "./served.ts";
import { ownPages, someOfReference } from "./site-pages.ts";

const built = resolve("docs/built");

let browser: Browser;
let server: Served;

beforeAll(async () => {
  browser = await launch();
  server = await served({ "/some/sub/folder/": built });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const fromServer = (file: string): string => `${server.address}/some/sub/folder/${file}`;
const fromFiles = (file: string): string => `${pathToFileURL(built)}/${file}`;

describe.each([
  ["a sub-folder of a server", fromServer],
  ["the file system", fromFiles],
])("from %s", (_, addressOf) => {
  it.each([...ownPages, ...someOfReference])(
    "%s loads whole, without an error and without asking elsewhere",
    async (file) => {
      const { page, wrong, elsewhere } = await opened(browser, addressOf(file));
      await page.waitForLoadState("networkidle");
      expect({ wrong, elsewhere }).toEqual({ wrong: [], elsewhere: [] });
      expect(await page.title()).toContain("cei-framework");
      await page.context().close();
    },
  );
});

describe("every page", () => {
  it("is reached from the first, and every link leads somewhere", { timeout: 300_000 }, async () => {
    const files = readdirSync(built, { recursive: true }).map(String);
    const there = new Set(files);
    const pages = new Map<string, { readonly ids: ReadonlySet<string>; readonly links: readonly string[] }>();
    for (const file of files.filter((file) => file.endsWith(".html"))) {
      const text = (await readFile(join(built, file), "utf8")).replace(/<script[^>]*>.*?<\/script>/gs, "");
      const ids = new Set(Array.from(text.matchAll(/ (?:id|name)="([^"]*)"/g), ([, id = ""]) => id));
      const links = Array.from(text.matchAll(/<(?:a|link)\b[^>]* href="([^"]*)"/g), ([, link = ""]) => link);
      pages.set(file, { ids, links });
    }
    const broken: string[] = [];
    const reached = new Set<string>(["index.html"]);
    for (const file of reached) {
      for (const link of pages.get(file)?.links ?? []) {
        if (/^(https?|data|mailto):/.test(link)) continue;
        const [path = "", fragment = ""] = link.replace(/&amp;/g, "&").split("#");
        const target =
          path === "" ? file : relative(built, normalize(join(built, dirname(file), decodeURIComponent(path))));
        const page = pages.get(target);
        if (!there.has(target)) broken.push(`${file}: ${link}`);
        else if (page && fragment !== "" && !page.ids.has(decodeURIComponent(fragment)))
          broken.push(`${file}: ${link}`);
        if (page) reached.add(target);
      }
    }
    expect(broken).toEqual([]);
    expect([...pages.keys()].filter((file) => !reached.has(file))).toEqual([]);
    expect(reached.size).toBeGreaterThan(100);
  });
});
