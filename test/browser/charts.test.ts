// The charts in a browser, with its own measures of text, at the widths of a phone, a column and a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SampleOptions, sampleCharts } from "../charts/sample-charts.ts";
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

interface Drawn {
  readonly lines: readonly Line[];
  readonly chart: Line;
}

/** For each chart, in a container that is so wide: each line of text, and the edges of the chart. */
async function drawn(charts: readonly { readonly spec: unknown; readonly container: number }[]): Promise<Drawn[]> {
  const code = `(async (charts) => {
    const place = document.querySelector("#chart");
    const boxOf = (one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { text: one.textContent, left, right, top, bottom };
    };
    const results = [];
    for (const { spec, container } of charts) {
      place.replaceChildren();
      place.style.width = container + "px";
      const view = new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: "svg", container: place });
      await view.runAsync();
      const texts = [...place.querySelectorAll("svg text")];
      const lines = texts.flatMap((text) => text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text]);
      const seen = lines.filter((line) => line.textContent.replace(/\\u200b/g, "").trim() !== "");
      results.push({ lines: seen.map(boxOf), chart: boxOf(place.querySelector("svg")) });
      view.finalize();
    }
    return results;
  })(${JSON.stringify(charts)})`;
  return (await watched.page.evaluate(code)) as Drawn[];
}

/** Texts that reach out of the chart. Less than a pixel is the rounding of letters' edges. */
function cut({ lines, chart }: Drawn): string[] {
  const outside = lines.filter(({ left, right, top, bottom }) => {
    return left < chart.left - 1 || right > chart.right + 1 || top < chart.top - 3 || bottom > chart.bottom + 3;
  });
  return outside.map(({ text }) => text);
}

/** Pairs of texts that overlap. Boxes of lines touch by the room above and below letters. */
function overlapping({ lines }: Drawn): string[] {
  return lines.flatMap((one, i) => {
    const over = lines.slice(0, i).filter((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return across > 1 && down > 4;
    });
    return over.map(({ text }) => `${text} | ${one.text}`);
  });
}

/** Widths of charts, and of what they are put into. Other themes differ only in color, as the tests of charts show. */
const places: readonly { readonly options: SampleOptions; readonly container: number }[] = [
  ...[320, 736, 1200].map((width) => ({ options: { width }, container: width })),
  { options: { width: "container", layout: "narrow" }, container: 320 },
  ...[560, 1000].map((container) => ({ options: { width: "container" } as const, container })),
];

it.each(Object.entries(sampleCharts))("no text overlaps another or is cut at any width: %s", async (_, sample) => {
  const charts = places.map(({ options, container }) => ({ spec: sample(options), container }));
  const faults = (await drawn(charts)).map((one, i) => {
    const { container } = charts[i] as (typeof charts)[number];
    const width = Math.round(one.chart.right - one.chart.left);
    return {
      i,
      isEmpty: one.lines.length < 2,
      isOtherWidth: width !== container,
      cut: cut(one),
      overlapping: overlapping(one),
    };
  });
  expect(faults).toEqual(faults.map(({ i }) => ({ i, isEmpty: false, isOtherWidth: false, cut: [], overlapping: [] })));
});

it("the guide's way to draw a chart in a page draws it", async () => {
  const guide = readFileSync("docs/charts.md", "utf8");
  const code = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
  const chart = JSON.stringify(sampleCharts["profile of domains"]?.({ width: "container" }));
  await watched.page.evaluate('document.querySelector("#chart").replaceChildren()');
  await watched.page.evaluate(`(async (chart) => { ${code} })(${chart})`);
  expect(await watched.page.locator("#chart canvas, #chart svg").count()).toBe(1);
});

it("says nothing on the console", () => {
  expect(watched.wrong).toEqual([]);
});
