// Every chart as Vega-Lite and Vega see it.
import { Ajv } from "ajv";
import type { ChartPosition, ChartRow, VegaLiteSpec } from "cei-framework/charts";
import { describe, expect, it } from "vitest";
import { mixed } from "../../src/charts/color.ts";
import { type ChartTheme, type Colors, colorsOf } from "../../src/charts/theme.ts";
import { contrast } from "./color-vision.ts";
import {
  type DrawnItem,
  type DrawnLayer,
  rendered,
  rowsOfLayer,
  valueAt,
  versions,
  warningCollector,
} from "./rendering.ts";
import { hostile, type SampleOptions, sampleCharts } from "./sample-charts.ts";

const widths = [320, 736, 1200] as const;
const themes: readonly ChartTheme[] = ["light", "dark", "print"];

const containers: readonly SampleOptions[] = [{ width: "container" }, { width: "container", layout: "narrow" }];
/** Every kind of layout. */
const layouts: readonly SampleOptions[] = [{ width: 736 }, { width: 320 }, ...containers];

/** Remembers the results of a function, by the contents of its argument. */
function remembered<Argument, Result>(compute: (argument: Argument) => Result): (argument: Argument) => Result {
  const results = new Map<string, Result>();
  return (argument) => {
    const key = JSON.stringify(argument);
    const result = results.get(key) ?? compute(argument);
    results.set(key, result);
    return result;
  };
}

const schemas = versions.map(({ version, schema }) => {
  const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  return { version, isValid };
});

/** Changes every value in place, and empties every list. */
function scramble(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const object = value as { [key: string]: unknown };
  for (const [key, one] of Object.entries(object)) {
    if (typeof one === "object" && one !== null) scramble(one);
    else object[key] = typeof one === "number" ? one + 1 : typeof one === "boolean" ? !one : `${one}, changed`;
  }
  if (Array.isArray(value)) value.reverse().length = 0;
  else object["added"] = true;
}

/** A chart without its colors. */
function uncolored(spec: VegaLiteSpec): unknown {
  return JSON.parse(JSON.stringify(spec).replace(/"#[0-9a-f]{6}"/g, '"#"'));
}

/** A text as it is in XML. */
function inXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** How much of the width the marks of a chart have: the scales of its facts, beside each other. */
function plotWidth(spec: VegaLiteSpec): number | undefined {
  const scales = spec.layer.flatMap((layer) => {
    const isFact = layer.data === undefined && layer.mark.type !== "text" && rowsOfLayer(spec, layer).length > 0;
    const { domain, range } = layer.encoding.x.scale;
    const [from, to] = range.map(Number) as [number, number];
    const isPixels = to - from === domain[1] - domain[0];
    return isFact && !isPixels ? [[from, to] as const] : [];
  });
  if (scales.length === 0) return undefined;
  let [covered, reached] = [0, 0];
  for (const [from, to] of scales.sort((one, other) => one[0] - other[0])) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
}

/** Where a mark is not where its data say, or does not show the text that they have. */
function misplaced({ layer, items, type }: DrawnLayer): unknown[] {
  const { x, y, x2, y2, text } = layer.encoding;
  return items.flatMap((item) => {
    const { datum } = item;
    const ends = (
      position: ChartPosition,
      second: { field: string } | undefined,
      [from, to]: (number | undefined)[],
    ) => {
      const expected = [position.field, ...(second ? [second.field] : [])].map((field) => Number(datum[field]));
      const drawn = [from, ...(second ? [to] : [])].map((pixels) => valueAt(position, pixels ?? Number.NaN));
      if (type === "rect") for (const list of [expected, drawn]) list.sort((one, other) => one - other);
      const span = position.scale.domain[1] - position.scale.domain[0];
      return expected.some((value, i) => !(Math.abs(value - (drawn[i] ?? Number.NaN)) < 1e-9 * Math.max(1, span)))
        ? [{ datum, expected, drawn }]
        : [];
    };
    const { width = 0, height = 0 } = item;
    return [
      ...ends(x, x2, [item.x, type === "rect" ? item.x + width : item.x2]),
      ...ends(y, y2, [item.y, type === "rect" ? item.y + height : item.y2]),
      ...(text !== undefined && item.text !== datum[text.field] ? [{ datum, text: item.text }] : []),
    ];
  });
}

/** The rows that a layer should draw, and those that it draws. */
function rowsDrawn(spec: VegaLiteSpec, { layer, items }: DrawnLayer) {
  const { x, y, x2, y2 } = layer.encoding;
  const fields = [x, y, x2, y2].flatMap((position) => (position ? [position.field] : []));
  const rows = rowsOfLayer(spec, layer).filter((row) =>
    fields.every((field) => Number.isFinite(row[field] ?? undefined)),
  );
  return { expected: rows.map(asText), drawn: items.map(({ datum }) => asText(datum)) };
}

function asText(row: ChartRow): string {
  return JSON.stringify(row);
}

/** The words of some texts, without marks around them, and without what keeps Vega from mistaking them. */
function wordsOf(texts: readonly unknown[]): Set<string> {
  const words = texts.flatMap((text) => String(text).replaceAll("\u200b", "").split(/\s+/));
  return new Set(words.map((word) => word.replace(/^[("]+|[),.:;"]+$/g, "")));
}

const drawnTexts = (layers: readonly DrawnLayer[]): string[] => {
  return layers.flatMap(({ items }) => items.flatMap(({ text }) => text ?? []));
};

/** Every color that is drawn. */
function colorsIn(spec: VegaLiteSpec, layers: readonly DrawnLayer[]): Set<string> {
  const { color, subtitleColor } = spec.config.title;
  const drawn = layers.flatMap(({ items }) => items.flatMap(({ fill, stroke }) => [fill, stroke]));
  return new Set(
    [color, subtitleColor, ...drawn].flatMap((one) => (one && one !== "transparent" ? [String(one)] : [])),
  );
}

/** The colors between those of a theme, each as its three channels. */
const colorsBetween = remembered(({ shades, low, middle, high }: Colors) => {
  const ramps = [shades, [low, middle], [middle, high]] as const;
  return ramps.flatMap(([from, to]) => Array.from({ length: 501 }, (_, i) => channelsOf(mixed(from, to, i / 500))));
});

function channelsOf(color: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}

function isOfTheme(color: string, colors: Colors): boolean {
  if (Object.values(colors).flat().includes(color)) return true;
  const channels = channelsOf(color);
  return colorsBetween(colors).some((between) => {
    return between.every((channel, i) => Math.abs(channel - (channels[i] ?? Number.NaN)) <= 1);
  });
}

/** Texts that are hard to read on the area that they are drawn on. */
function unreadable(layers: readonly DrawnLayer[], surface: string): unknown[] {
  const areas: { readonly holds: (x: number, y: number) => boolean; readonly fill: string }[] = [];
  const found: unknown[] = [];
  for (const { type, items } of layers) {
    for (const item of items) {
      const holds = areaOf(type, item);
      if (holds && item.fill && item.fill !== "transparent") areas.push({ holds, fill: item.fill });
      if (type !== "text" || !item.text?.trim()) continue;
      const x = item.x + (item.align === "right" ? -3 : item.align === "center" ? 0 : 3);
      const on = areas.filter((area) => area.holds(x, item.y)).at(-1)?.fill ?? surface;
      if (contrast(item.fill ?? "", on) < 4.5) found.push({ text: item.text, color: item.fill, on });
    }
  }
  return found;
}

function areaOf(type: string, item: DrawnItem): ((x: number, y: number) => boolean) | undefined {
  const { width = 0, height = 0, size = 0 } = item;
  if (type === "rect") {
    return (x, y) => x >= item.x && x <= item.x + width && y >= item.y && y <= item.y + height;
  }
  if (type !== "symbol") return undefined;
  return (x, y) => Math.hypot(x - item.x, y - item.y) <= Math.sqrt(size / Math.PI);
}

describe.each(Object.entries(sampleCharts))("%s", (name, sample) => {
  const specOf = remembered(sample);
  const pictureOf = remembered((options: SampleOptions) => rendered(specOf(options)));

  it("is valid under the schemas of Vega-Lite 5 and 6, and compiles without a warning", () => {
    for (const { version, isValid } of schemas) {
      const spec = specOf({ width: "container" });
      isValid({ ...spec, $schema: spec.$schema.replace("v6", `v${version}`) });
      expect(isValid.errors).toBe(null);
    }
    // Version 6 also compiles the charts of all other tests.
    for (const spec of containers.map(specOf)) {
      for (const { compile } of versions) {
        const { logger, warnings } = warningCollector();
        compile(spec as never, { logger });
        expect(warnings).toEqual([]);
      }
    }
  });

  it("is plain JSON, and shares nothing with another chart", () => {
    const draw = () => [sample({}), sample({ layout: "narrow", theme: "dark" })];
    const [first, second] = [draw(), draw()];
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(Object.isFrozen(first[0]?.config)).toBe(false);
    scramble(first);
    expect(draw()).toEqual(second);
  });

  it("describes itself and its marks in words", () => {
    for (const spec of layouts.map(specOf)) {
      expect(spec.description.length).toBeGreaterThan(20);
      expect(spec.description).not.toMatch(/NaN|undefined|null|Infinity/);
      expect(spec.data.values.filter((row) => typeof row["says"] !== "string")).toEqual([]);
      const marks = spec.layer.filter(({ mark }) => mark.aria !== false);
      for (const { encoding } of marks) expect(encoding.description).toEqual({ field: "says", type: "nominal" });
    }
  });

  it("differs only in colors between themes", () => {
    for (const width of [320, 736]) {
      const [light, ...others] = themes.map((theme) =>
        uncolored(specOf(theme === "light" ? { width } : { width, theme })),
      );
      for (const other of others) expect(other).toEqual(light);
    }
  });

  it("is as wide as it should be, and lower the wider it is", async () => {
    const heights: number[] = [];
    for (const width of widths) {
      const spec = specOf({ width });
      const picture = await pictureOf({ width });
      expect(picture.warnings).toEqual([]);
      expect(picture.width).toBe(width);
      heights.push(picture.height);
      if (width >= 736) expect(plotWidth(spec) ?? width).toBeGreaterThanOrEqual(0.45 * width);
      expect(picture.svg).not.toMatch(/NaN|undefined|Infinity/);
      for (const line of [...spec.title.text, ...spec.title.subtitle])
        expect(picture.svg).toContain(`>${inXml(line)}<`);
    }
    expect(heights).toEqual([...heights].sort((one, other) => other - one));
  });

  it("draws its data: every row, where its numbers are, with its text", async () => {
    for (const width of widths) {
      const spec = specOf({ width });
      const { layers } = await pictureOf({ width });
      for (const layer of layers) {
        const { expected, drawn } = rowsDrawn(spec, layer);
        expect(drawn).toEqual(expected);
      }
      expect(layers.flatMap(misplaced)).toEqual([]);
    }
  });

  // Names that are wider than a line are broken.
  it.skipIf(/hostile|capitals/.test(name))("shows names with every word whole", async () => {
    for (const width of widths) {
      const { title, data } = specOf({ width });
      const { layers } = await pictureOf({ width });
      const shown = wordsOf(["", ...drawnTexts(layers), ...title.text]);
      const groups = new Set(data.values.map(({ group }) => group ?? ""));
      // A group that is the only one needs no name.
      const names = [...data.values.map((row) => row["name"] ?? ""), ...(groups.size > 1 ? groups : [])];
      expect([...wordsOf(names)].filter((word) => !shown.has(word))).toEqual([]);
    }
  });

  it.each(themes)("has the colors of the theme, and readable texts: %s", async (theme) => {
    const colors = colorsOf(theme);
    const options: SampleOptions = theme === "light" ? { width: 736 } : { width: 736, theme };
    const { layers } = await pictureOf(options);
    const others = [...colorsIn(specOf(options), layers)].filter((color) => !isOfTheme(color, colors));
    expect(others).toEqual([]);
    expect(unreadable(layers, colors.surface)).toEqual([]);
  });
});

it("custom text stays text, in expressions and in pictures", async () => {
  const spec = sampleCharts["profile of hostile ids"]?.({}) as VegaLiteSpec;
  const { svg, warnings } = await rendered(spec);
  expect(svg).not.toContain("<script");
  // Short text is on one line, unchanged.
  for (const id of hostile.filter((id) => id.length < 22 && !/\s\S*\s|\u2028/.test(id)))
    expect(svg).toContain(inXml(id));
  expect(warnings).toEqual([]);
});
