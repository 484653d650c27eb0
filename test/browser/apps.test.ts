// The example app, built by Vite and by webpack from the packed package, in a browser.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, opened } from "./browser.ts";
import { served } from "./served.ts";

// Those of the package's own tests, which were installed for them.
const requireBundler = createRequire(resolve("test/package/package.json"));

/** What of webpack is used here. */
type Webpack = (options: object) => {
  run(done: (error: Error | null, stats?: { toJson(options: object): { errors?: []; warnings?: [] } }) => void): void;
};

const app = realpathSync(mkdtempSync(join(tmpdir(), "cei-app-")));
const pages: { readonly [bundler: string]: string } = { Vite: join(app, "vite"), webpack: join(app, "webpack") };

beforeAll(async () => {
  const library = join(app, "node_modules/cei-framework");
  mkdirSync(library, { recursive: true });
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", app], { stdio: "pipe" });
  const tarball = readdirSync(app).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", join(app, tarball), "--strip-components=1", "-C", library]);
  cpSync("docs/examples/app", app, { recursive: true });
  await build({ root: app, base: "./", logLevel: "warn", build: { outDir: join(app, "vite") } });
  await buildWithWebpack();
});

afterAll(() => rmSync(app, { recursive: true }));

/** webpack reads no TypeScript of its own. */
async function buildWithWebpack(): Promise<void> {
  const source = readFileSync(join(app, "main.ts"), "utf8");
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  writeFileSync(join(app, "main.mjs"), ts.transpile(source, options));
  const make = requireBundler("webpack") as Webpack;
  const compiler = make({
    mode: "production",
    context: app,
    entry: "./main.mjs",
    output: { path: join(app, "webpack"), filename: "main.js" },
  });
  const problems = await new Promise((done, fail) => {
    compiler.run((error, stats) => {
      if (error) fail(error);
      else done(stats?.toJson({ all: false, errors: true, warnings: true }));
    });
  });
  expect(problems).toMatchObject({ errors: [], warnings: [] });
  const page = readFileSync(join(app, "index.html"), "utf8").replace(
    'type="module" src="./main.ts"',
    'defer src="main.js"',
  );
  writeFileSync(join(app, "webpack/index.html"), page);
}

describe.each(Object.entries(pages))("the app that %s built", (_, folder) => {
  it("shows scores, a chart's words and an error's message, and asks for nothing elsewhere", async () => {
    const browser = await launch();
    const server = await served({ "/": folder });
    try {
      const { page, wrong, elsewhere } = await opened(browser, `${server.address}/index.html`);
      // 2/3, 1, 1/3 and 1 are rated of the five that apply to M1: their mean is 3/4. Nothing else is rated.
      expect(await page.locator("li").allTextContents()).toEqual([
        "M1 Strong Relationships and Authentic Partnerships: 0.75",
        expect.stringMatching(/^M2 .*: insufficient$/),
        expect.stringMatching(/^M3 .*: insufficient$/),
        expect.stringMatching(/^M4 .*: insufficient$/),
        expect.stringMatching(/^M5 .*: insufficient$/),
      ]);
      expect(await page.locator("#chart").textContent()).toContain(
        "M1 Strong Relationships and Authentic Partnerships",
      );
      expect(await page.locator("#problem").textContent()).toMatch(/^ratings > 1\.1: .*\b5\b/);
      expect([wrong, elsewhere]).toEqual([[], []]);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
