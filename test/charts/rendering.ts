// Charts as Vega-Lite and Vega draw them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ChartLayer, ChartPosition, ChartRow, VegaLiteSpec } from "cei-framework/charts";
import * as vega from "vega";
import * as vegaLite from "vega-lite";

const require = createRequire(import.meta.url);

/** Vega-Lite 5 is a script that requires Vega. Vega 6 is a module that scripts cannot require in Node 20. */
function vegaLite5(): typeof vegaLite {
  const script = readFileSync(require.resolve("vega-lite-5/build/vega-lite.min.js"), "utf8");
  const exports = {};
  new Function("exports", "module", "require", script)(exports, { exports }, () => vega);
  return exports as typeof vegaLite;
}

/** The versions of Vega-Lite that draw the charts, and their schemas. */
export const versions = [
  { version: 6, compile: vegaLite.compile, schema: schemaOf("vega-lite") },
  { version: 5, compile: vegaLite5().compile, schema: schemaOf("vega-lite-5") },
] as const;

function schemaOf(name: string): object {
  const path = new URL(`../../node_modules/${name}/build/vega-lite-schema.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8"));
}

interface Logger {
  readonly level: () => Logger;
  readonly error: (...words: readonly unknown[]) => Logger;
  readonly warn: (...words: readonly unknown[]) => Logger;
  readonly info: () => Logger;
  readonly debug: () => Logger;
}

/** Collects the warnings of Vega-Lite and Vega. */
export function warningCollector() {
  const warnings: string[] = [];
  const warn = (...words: readonly unknown[]): Logger => {
    warnings.push(words.join(" "));
    return logger;
  };
  const logger: Logger = { level: () => logger, error: warn, warn, info: () => logger, debug: () => logger };
  return { logger: logger as never, warnings };
}

/** A mark as it is drawn; places are in pixels from the left and the top of the view. */
export interface DrawnItem {
  readonly datum: ChartRow;
  readonly x: number;
  readonly y: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly width?: number;
  readonly height?: number;
  readonly size?: number;
  readonly text?: string;
  readonly align?: string;
  readonly fontSize?: number;
  readonly shape?: string;
  readonly fill?: string;
  readonly stroke?: string;
}

/** What a layer of a chart draws. */
export interface DrawnLayer {
  readonly layer: ChartLayer;
  /** The type of its marks in Vega, such as "symbol" for points. */
  readonly type: string;
  readonly items: readonly DrawnItem[];
}

interface SceneMark {
  readonly marktype: string;
  readonly name?: string;
  readonly items: readonly (DrawnItem & { readonly items?: readonly SceneMark[] })[];
}

/** A chart as drawn: the picture, how wide and high it is in pixels, its layers, and the warnings of Vega. */
export async function rendered(spec: VegaLiteSpec) {
  const { logger, warnings } = warningCollector();
  const view = new vega.View(vega.parse(vegaLite.compile(spec as never, { logger }).spec), {
    renderer: "none",
    logger,
  });
  const svg = await view.toSVG();
  const [width = 0, height = 0] = ["width", "height"].map((name) => {
    return Number(new RegExp(`<svg[^>]* ${name}="([^"]*)"`).exec(svg)?.[1]);
  });
  const marks = marksIn((view.scenegraph() as unknown as { readonly root: SceneMark }).root);
  const layers = spec.layer.flatMap((layer, i): DrawnLayer[] => {
    const mark = marks.find(({ name }) => name === `layer_${i}_marks`);
    return mark === undefined ? [] : [{ layer, type: mark.marktype, items: mark.items }];
  });
  view.finalize();
  return { svg, width, height, layers, warnings };
}

function marksIn(mark: SceneMark): SceneMark[] {
  return [mark, ...mark.items.flatMap(({ items = [] }) => items.flatMap(marksIn))];
}

/** The value that a position in pixels means on a scale. */
export function valueAt({ scale: { domain, range } }: ChartPosition, pixels: number): number {
  const [first, last] = range.map(Number) as [number, number];
  return domain[0] + ((pixels - first) / (last - first)) * (domain[1] - domain[0]);
}

/** The rows that a layer draws. */
export function rowsOfLayer({ data }: VegaLiteSpec, layer: ChartLayer): ChartRow[] {
  const filters = (layer.transform ?? []).map(({ filter }) => new Function("datum", `return ${filter}`));
  return (layer.data ?? data).values.filter((row) => filters.every((filter) => filter(row)));
}
