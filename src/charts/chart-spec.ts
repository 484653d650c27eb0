// Shared by all charts: the frame, the title, the description, and the layers that more than one chart has.
import { chartWords, scaleWords, translatedWords, type WordsIn } from "../catalog/words.ts";
import type { ChartOptions } from "./chart-options.ts";
import { widest, wrap } from "./text-size.ts";
import { type Colors, colorsOf } from "./theme.ts";
import type {
  ChartChannel,
  ChartEncoding,
  ChartLayer,
  ChartMark,
  ChartPixels,
  ChartPosition,
  ChartRow,
  VegaLiteSpec,
} from "./vega-lite-spec.ts";

/** The settings of a chart by its options, with the words that only this chart has. */
export interface Frame<Own = unknown> {
  readonly words: WordsIn<typeof scaleWords & typeof chartWords & Own>;
  readonly colors: Colors;
  readonly isNarrow: boolean;
  readonly width: number | "container";
  /** The least width of the chart, in pixels: texts are wrapped for this width. */
  readonly least: number;
}

/** A horizontal position in a chart: a share of its width plus some pixels. */
export interface Edge {
  readonly share: number;
  readonly px: number;
}

/** The position of marks by a field. */
export type PositionOf = (field: string) => ChartPosition;

/** The parts of a chart. Texts that are `false` are left out. */
export interface ChartParts {
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

/** Font sizes, and the height of a line of labels, in pixels. */
export const fontSizes = { title: 16, note: 12, label: 12, tick: 11.5 } as const;
export const lineHeight = 16;
const titleLineHeight = 20;
/** The room between a title and its notes, and below both. */
const notePadding = 6;
const titleGap = 14;

/** The widths from which layouts are made. */
const leastWidths = { wide: 560, narrow: 320 };
const usualWidths = { wide: 736, narrow: 320 };
/** Letters in bold are wider. */
const boldWidth = 1.12;

/** The frame of a chart; the options have been checked. */
export function frameOf<Own extends object>(options: ChartOptions, ownWords: Own): Frame<Own> {
  const { layout, width, theme, catalog } = options;
  const isNarrow = layout === undefined ? typeof width === "number" && width < leastWidths.wide : layout === "narrow";
  const name = isNarrow ? "narrow" : "wide";
  const { [name]: usual } = usualWidths;
  return {
    words: translatedWords({ ...scaleWords, ...chartWords, ...ownWords }, catalog),
    colors: colorsOf(theme),
    isNarrow,
    width: width ?? usual,
    least: width === "container" ? leastWidths[name] : (width ?? usual),
  };
}

export function chartSpec(options: ChartOptions, frame: Frame, parts: ChartParts): VegaLiteSpec {
  const { title = parts.title } = options;
  const { colors, least, width } = frame;
  const description = [title, ...parts.description].filter((text) => text !== false);
  const notes = parts.notes.filter((text) => text !== false);
  const noteWidth = Math.min(least, Math.max(720, 0.8 * least));
  const titleLines = wrap(title, least / boldWidth, fontSizes.title);
  const noteLines = notes.flatMap((note) => wrap(note, noteWidth, fontSizes.note));
  const notesHeight = noteLines.length > 0 ? notePadding + noteLines.length * lineHeight : 0;
  const isSizedByVega = width === "container";
  // Vega places a title at least four pixels lower than this.
  const top = isSizedByVega ? 0 : titleLines.length * titleLineHeight + notesHeight + titleGap - 4;
  const spec: VegaLiteSpec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: description.map((text) => (/\p{STerm}$/u.test(text) ? text : `${text}.`)).join(" "),
    title: { text: titleLines.map(notInherited), subtitle: noteLines.map(notInherited) },
    width,
    height: Math.ceil(parts.height),
    padding: { top, left: 0, right: 0, bottom: 0 },
    // Without Vega's sizing, a renderer that overestimates the width of texts moves nothing; only a container needs it.
    autosize: isSizedByVega ? { type: "fit-x", contains: "padding" } : { type: "none" },
    data: { values: [...parts.values] },
    layer: parts.layer.map(({ includes = () => true, ...layer }) => {
      // A layer without rows has nothing to read aloud.
      return layer.data || parts.values.some(includes) ? layer : { ...layer, mark: { ...layer.mark, aria: false } };
    }),
    resolve: {
      scale: {
        x: "independent",
        color: "independent",
        fill: "independent",
        stroke: "independent",
        shape: "independent",
      },
    },
    config: {
      font: "system-ui, sans-serif",
      background: "transparent",
      view: { stroke: null },
      title: {
        anchor: "start",
        frame: "group",
        color: colors.ink,
        fontSize: fontSizes.title,
        lineHeight: titleLineHeight,
        // Vega reserves a line for a subtitle even if there is none.
        offset: notes.length > 0 ? titleGap : -4,
        subtitleColor: colors.quiet,
        subtitleFontSize: fontSizes.note,
        subtitleLineHeight: lineHeight,
        subtitlePadding: notePadding,
      },
    },
  };
  // A deep copy shares no part with another chart or layer, so callers may change it.
  return JSON.parse(JSON.stringify(spec)) as VegaLiteSpec;
}

/** A chart without data: its default title, and why there is nothing to show, as a sentence. */
export function emptyChart(options: ChartOptions, frame: Frame, title: string, reason: string): VegaLiteSpec {
  const lines = wrap(reason, frame.least, fontSizes.label);
  const layer = [textLayer(frame, textRows(lines, { says: reason }), start)];
  const height = lines.length * lineHeight;
  return chartSpec(options, frame, { title, notes: [], description: [reason], height, values: [], layer });
}

/** Limits a layer to the rows of some kinds. */
export function ofKinds(...kinds: readonly string[]): Pick<FilteredLayer, "transform" | "includes"> {
  const filter = kinds.map((kind) => `datum.kind === '${kind}'`).join(" || ");
  return { transform: [{ filter }], includes: ({ kind }) => kinds.some((one) => one === kind) };
}

/** The left edge of a chart, and its right one. */
export const start: Edge = { share: 0, px: 0 };
export const end: Edge = { share: 1, px: 0 };

/** A place some pixels to the right of another, or to its left. */
export function movedBy({ share, px }: Edge, more: number): Edge {
  return { share, px: px + more };
}

/** The least distance between two edges, in pixels. */
export function roomBetween({ least }: Frame, from: Edge, to: Edge): number {
  return (to.share - from.share) * least + to.px - from.px;
}

/** Positions from one edge of a chart to another; the domain is the values at the two edges. */
export function across(frame: Frame, domain: readonly [number, number], from: Edge, to: Edge): PositionOf {
  const pixels = ({ share, px }: Edge): ChartPixels => {
    if (frame.width !== "container") return rounded(share * frame.width + px);
    return share === 0 ? rounded(px) : { expr: `${rounded(share)} * width + ${rounded(px)}` };
  };
  return (field) => ({
    field,
    type: "quantitative",
    scale: { domain: [...domain], range: [pixels(from), pixels(to)], nice: false, zero: false },
    axis: null,
  });
}

/** Positions in pixels to the right of an edge. */
export function pixelsFrom(frame: Frame, edge: Edge): PositionOf {
  return across(frame, [0, 100], edge, movedBy(edge, 100));
}

/** The vertical position by a field, in pixels from the top. */
export const down: PositionOf = (field) => ({
  field,
  type: "quantitative",
  scale: { domain: [0, 100], range: [0, 100], nice: false, zero: false },
  axis: null,
});

/**
 * Lines of text, each at its `x` pixels from an edge and with its middle at `y`. Rows may have an `align`, and
 * `isBold`. Screen readers skip them, since the description and the marks have the same text.
 */
export function textLayer(
  frame: Frame,
  values: readonly ChartRow[],
  from: Edge | PositionOf,
  mark: Omit<ChartMark, "type"> = {},
): FilteredLayer {
  const x = typeof from === "function" ? from("x") : pixelsFrom(frame, from)("x");
  return {
    data: { values: values.map(({ text, ...row }) => ({ ...row, text: notInherited(String(text)) })) },
    mark: {
      type: "text",
      aria: false,
      align: values.some(({ align }) => align !== undefined) ? { expr: "datum.align" } : "left",
      baseline: "middle",
      color: frame.colors.ink,
      fontSize: fontSizes.label,
      ...(values.some(({ isBold }) => isBold === true) && { fontWeight: { expr: "datum.isBold ? 'bold' : 'normal'" } }),
      ...mark,
    },
    encoding: { x, y: down("y"), text: { field: "text", type: "nominal" } },
  };
}

/** Lines of text as rows of a {@link textLayer}: the top of the first at the height `top`, in pixels. */
export function textRows(lines: readonly string[], place: ChartRow & { top?: number; isBold?: boolean }): ChartRow[] {
  const { top = 0, isBold = false, ...row } = place;
  return lines.map((text, i) => ({ text, x: 0, ...row, y: top + (i + 0.5) * lineHeight, ...(isBold && { isBold }) }));
}

/** Text as lines of labels, in pixels; bold letters are wider. */
export function labelLines(text: string, width: number, isBold = false, fontSize: number = fontSizes.label): string[] {
  return wrap(text, width / (isBold ? boldWidth : 1), fontSize);
}

/** The width of the widest of some labels, in pixels, rounded up. */
export function labelWidth(texts: readonly string[], isBold = false, fontSize: number = fontSizes.label): number {
  return Math.ceil(widest(texts, fontSize) * (isBold ? boldWidth : 1));
}

const says = { field: "says", type: "nominal" } as const;

const describedMark = { tooltip: says, description: says };

/**
 * A line from one field to another in each row of a kind, horizontal unless the channels have the height where it ends.
 * A mark without text is skipped by screen readers.
 */
export function ruleLayer(
  kind: string,
  x: PositionOf,
  [from, to]: readonly [string, string],
  mark: Omit<ChartMark, "type">,
  channels: Partial<ChartEncoding> = {},
): FilteredLayer {
  const texts = mark.aria === false ? {} : describedMark;
  const encoding = { x: x(from), x2: { field: to }, y: down("y"), ...channels, ...texts };
  return { ...ofKinds(kind), mark: { type: "rule", ...mark }, encoding };
}

/** A rectangle from one field to another, and from the field `top` to the field `bottom`, in each row of some kinds. */
export function rectLayer(
  kinds: readonly string[],
  x: PositionOf,
  [from, to]: readonly [string, string],
  mark: Omit<ChartMark, "type">,
  channels: Partial<ChartEncoding> = {},
): FilteredLayer {
  const box = { x: x(from), x2: { field: to }, y: down("top"), y2: { field: "bottom" } };
  return { ...ofKinds(...kinds), mark: { type: "rect", ...mark }, encoding: { ...box, ...channels, ...describedMark } };
}

/** A point in each row of a kind. */
export function pointLayer(
  kind: string,
  x: ChartPosition,
  mark: Omit<ChartMark, "type">,
  channels: Partial<ChartEncoding> = {},
): FilteredLayer {
  const usual = { type: "point", opacity: 1, filled: true, strokeJoin: "round" } as const;
  return {
    ...ofKinds(kind),
    mark: { ...usual, ...mark },
    encoding: { x, y: down("y"), ...channels, ...describedMark },
  };
}

/** Values of a field by its states. */
export function byState(field: string, domain: readonly string[], range: readonly string[]): ChartChannel {
  return { field, type: "nominal", scale: { domain: [...domain], range: [...range] }, legend: null };
}

/** A color or a shape that the rows have in a field. */
export function asIs(field: string): ChartChannel {
  return { field, type: "nominal", scale: null, legend: null };
}

/** A position rounded, without the last digits of binary arithmetic. */
export function rounded(position: number): number {
  return Number(position.toFixed(3));
}

/** Vega mistakes a text such as "constructor" for the property that all objects have; a zero-width space prevents it. */
function notInherited(text: string): string {
  return text in Object.prototype ? `${text}\u200b` : text;
}
