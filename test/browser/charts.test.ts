// The charts in a browser, with its own measures of text, at the widths of a phone, a column and a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleCharts } from "../charts/sample-charts.ts";
import { launch, opened, type Watched } from "./browser.ts";
import { type Served, served } from "./served.ts";

const { resolve } = createRequire(import.meta.url);
const scripts = ["vega", "vega-lite"].map((name) => resolve(name).replace(/build\/.*/, `build/${name}.min.js`));

let browser: Browser;
let server: Served;
let watched: Watched;

beforeAll(async () => {
  browser = await launch();
  const page =
    '<!doctype html><html lang="en"><link rel="icon" href="data:,"><body style="margin:0"><div id="chart"></div>';
  server = await served({}, { "/": page });
  watched = await opened(browser, `${server.address}/`, { viewport: { width: 1200, height: 900 } });
  for (const path of scripts) await watched.page.addScriptTag({ path });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Each line of text of a chart that is drawn so wide, and the edges of the chart. */
async function drawn(spec: unknown, width: number): Promise<{ readonly lines: readonly Line[]; readonly chart: Line }> {
  const code = `(async (spec, width) => {
    const place = document.querySelector("#chart");
    place.replaceChildren();
    place.style.width = width + "px";
    const view = new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: "svg", container: place });
    await view.runAsync();
    const boxOf = (one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { text: one.textContent, left, right, top, bottom };
    };
    const texts = [...place.querySelectorAll("svg text")];
    const lines = texts.flatMap((text) => text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text]);
    const seen = lines.filter((line) => line.textContent.replace(/\\u200b/g, "").trim() !== "");
    return { lines: seen.map(boxOf), chart: boxOf(place.querySelector("svg")) };
  })(${JSON.stringify(spec)}, ${width})`;
  return (await watched.page.evaluate(code)) as Awaited<ReturnType<typeof drawn>>;
}

describe.each([320, 640, 1000])("at %d pixels", (width) => {
  it.each(Object.entries(sampleCharts))("no text overlaps another or is cut: %s", async (_, spec) => {
    const { lines, chart } = await drawn(spec, width);
    expect(lines.length).toBeGreaterThan(1);
    // Less than a pixel is the rounding of letters' edges; boxes of lines touch by the room above and below letters.
    const cut = lines.filter(({ left, right, top, bottom }) => {
      return left < chart.left - 1 || right > chart.right + 1 || top < chart.top - 3 || bottom > chart.bottom + 3;
    });
    expect(cut.map(({ text }) => text)).toEqual([]);
    const overlapping = lines.flatMap((one, i) => {
      const over = lines.slice(0, i).filter((other) => {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        return across > 1 && down > 4;
      });
      return over.map(({ text }) => `${text} | ${one.text}`);
    });
    expect(overlapping).toEqual([]);
    if (spec.width === "container") expect(chart.right - chart.left).toBeLessThanOrEqual(width + 1);
  });
});

it("the guide's way to draw a chart in a page draws it", async () => {
  const guide = readFileSync("docs/charts.md", "utf8");
  const code = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
  const chart = JSON.stringify(sampleCharts["profile of domains"]);
  await watched.page.evaluate('document.querySelector("#chart").replaceChildren()');
  await watched.page.evaluate(`(async (chart) => { ${code} })(${chart})`);
  expect(await watched.page.locator("#chart canvas, #chart svg").count()).toBe(1);
});

it("says nothing on the console", () => {
  expect(watched.wrong).toEqual([]);
});
