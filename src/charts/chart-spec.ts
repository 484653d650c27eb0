// What all charts share: their look, title, description, and size, and the layers that more than one chart has.
import type { ChartOptions } from "./chart-options.ts";
import type {
  ChartAxis,
  ChartChannel,
  ChartEncoding,
  ChartLayer,
  ChartMark,
  ChartPosition,
  ChartRow,
  VegaLiteSpec,
} from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** The position of marks by a field. */
export type PositionOf = (field: string) => ChartPosition;

/** What a chart is made of. Texts that are `false` are left out. */
export interface ChartParts {
  /** The default title. */
  readonly title: string;
  /** The paragraphs under the title. */
  readonly notes: readonly (string | false)[];
  /** The sentences of the description, after the title. */
  readonly description: readonly (string | false)[];
  readonly height: number;
  readonly values: readonly ChartRow[];
  readonly layer: readonly FilteredLayer[];
}

/** A layer with the test of the rows that it shows. Default: all rows. */
export interface FilteredLayer extends ChartLayer {
  readonly includes?: (row: ChartRow) => boolean;
}

/** The height of a line of text, and of a row of a chart for each of its lines, in pixels. */
export const lineHeight = 15;
/** How many letters a line of the title has, and one of a note; as many as a phone shows. */
const titleWidth = 38;
const noteWidth = 54;

/**
 * Colors that color-blind readers and black-and-white printers can distinguish: blue and vermilion of Okabe and Ito's
 * palette (2008), which also differ in luminance; the rest are grays.
 */
export const colors = {
  ink: "#1b1b1b",
  quiet: "#595959",
  faint: "#b0b0b0",
  main: "#0072b2",
  other: "#d55e00",
} as const;

/** A whole chart. */
export function chartSpec(options: ChartOptions, parts: ChartParts): VegaLiteSpec {
  const { title = parts.title, width = "container" } = options;
  const description = [title, ...parts.description].filter((text) => text !== false);
  const notes = parts.notes.filter((text) => text !== false);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: description.map((text) => (/\p{STerm}$/u.test(text) ? text : `${text}.`)).join(" "),
    title: { text: wrap(title, titleWidth), subtitle: notes.flatMap((note) => wrap(note, noteWidth)) },
    width,
    height: parts.height,
    data: { values: [...parts.values] },
    layer: parts.layer.map(({ includes = () => true, ...layer }) => {
      // A layer without rows has nothing to read aloud.
      return parts.values.some(includes) ? layer : { ...layer, mark: { ...layer.mark, aria: false } };
    }),
    // Rows may be labeled on both sides, by two layers; the other layers have no axis of rows.
    resolve: { axis: { y: "independent" } },
    // New in each chart, since callers may change their charts.
    config: {
      font: "system-ui, sans-serif",
      background: "white",
      view: { stroke: null },
      title: {
        anchor: "start",
        frame: "bounds",
        color: colors.ink,
        fontSize: 14,
        lineHeight: 18,
        offset: 12,
        subtitleColor: colors.quiet,
        subtitleFontSize: 11,
        subtitleLineHeight: 14,
        subtitlePadding: 4,
      },
      axis: {
        labelColor: colors.ink,
        labelFontSize: 11,
        titleColor: colors.ink,
        titleFontSize: 11,
        titleFontWeight: "normal",
        gridColor: "#e4e4e4",
        domainColor: colors.quiet,
        tickColor: colors.quiet,
      },
    },
  };
}

/** A chart without data: its default title, and why there is nothing to show, as a sentence. */
export function emptyChart(options: ChartOptions, title: string, reason: string): VegaLiteSpec {
  const place = { type: "quantitative", scale: { domain: [0, 1] as [number, number] }, axis: null } as const;
  const mark = { type: "text", align: "left", color: colors.ink, fontSize: 12 } as const;
  const encoding = { x: { field: "x", ...place }, y: { field: "y", ...place }, text, description: text };
  const values = [{ x: 0, y: 0.5, says: reason }];
  const layer = [{ mark, encoding }];
  return chartSpec(options, { title, notes: [], description: [reason], height: 2 * lineHeight, values, layer });
}

/** Limits a layer to the rows of some kinds. */
export function ofKinds(...kinds: readonly string[]): Pick<FilteredLayer, "transform" | "includes"> {
  const filter = kinds.map((kind) => `datum.kind === '${kind}'`).join(" || ");
  return { transform: [{ filter }], includes: ({ kind }) => kinds.some((one) => one === kind) };
}

const text = { field: "says", type: "nominal" } as const;

/** The text of a mark, for pointers and for screen readers. */
export const describedMark = { tooltip: text, description: text };

/** A position along the chart by a field; the domain is the values at the two ends. */
export function xPosition(field: string, domain: [number, number], axis: ChartAxis | null): ChartPosition {
  return { field, type: "quantitative", scale: { domain, nice: false, zero: false }, axis };
}

/**
 * A line from one field to another in each row of a kind. A mark that is not read aloud has no text.
 *
 * @param toLine - The field of the line where it ends. Default: it is horizontal.
 */
export function ruleLayer(
  kind: string,
  x: PositionOf,
  [from, to]: readonly [string, string],
  y: ChartPosition,
  mark: Omit<ChartMark, "type">,
  toLine?: string,
): FilteredLayer {
  const texts = mark.aria === false ? {} : describedMark;
  const encoding = { x: x(from), x2: { field: to }, y, ...texts, ...(toLine && { y2: { field: toLine } }) };
  return { ...ofKinds(kind), mark: { type: "rule", ...mark }, encoding };
}

/** A point in each row of a kind. */
export function pointLayer(
  kind: string,
  x: ChartPosition,
  y: ChartPosition,
  mark: Omit<ChartMark, "type">,
  channels: Partial<ChartEncoding>,
): FilteredLayer {
  const encoding = { x, y, ...channels, ...describedMark };
  return { ...ofKinds(kind), mark: { type: "point", opacity: 1, ...mark }, encoding };
}

/** Values of a field by its states. */
export function byState(field: string, domain: string[], range: string[]): ChartChannel {
  return { field, type: "nominal", scale: { domain, range }, legend: null };
}

/** One value for rows that pass a test, and another for the rest. */
export function byTest(test: string, value: string, otherwise: string): ChartChannel {
  return { condition: { test, value }, value: otherwise };
}
