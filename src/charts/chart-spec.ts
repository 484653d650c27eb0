// The parts that all charts share: title, description, size, and the layers that more than one chart has.
import type { ChartOptions } from "./chart-options.ts";
import { chartConfig, colors, lineHeight } from "./theme.ts";
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

/** How many letters a line of the title has, and one of a note; as many as a phone shows. */
const titleWidth = 38;
const noteWidth = 54;

/** A whole chart. */
export function chartSpec(parts: ChartParts, options: ChartOptions): VegaLiteSpec {
  const { title = parts.title, width = "container" } = options;
  const description = [title, ...parts.description].filter((text) => text !== false);
  const notes = parts.notes.filter((text) => text !== false);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: description.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(" "),
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
    config: chartConfig(),
  };
}

/**
 * A chart without data.
 *
 * @param title - The default title.
 * @param reason - Why there is nothing to show, as a sentence.
 */
export function emptyChart(title: string, reason: string, options: ChartOptions): VegaLiteSpec {
  const place = { type: "quantitative", scale: { domain: [0, 1] as [number, number] }, axis: null } as const;
  const layer: ChartLayer = {
    mark: { type: "text", align: "left", color: colors.ink, fontSize: 12 },
    encoding: { x: { field: "x", ...place }, y: { field: "y", ...place }, text, description: text },
  };
  const values = [{ x: 0, y: 0.5, says: reason }];
  return chartSpec(
    { title, notes: [], description: [reason], height: 2 * lineHeight, values, layer: [layer] },
    options,
  );
}

/** Limits a layer to the rows of some kinds. */
export function ofKinds(...kinds: readonly string[]): Pick<FilteredLayer, "transform" | "includes"> {
  const filter = kinds.map((kind) => `datum.kind === '${kind}'`).join(" || ");
  return { transform: [{ filter }], includes: ({ kind }) => kinds.some((one) => one === kind) };
}

const text = { field: "says", type: "nominal" } as const;

/** The text of a mark, for pointers and for screen readers. */
export const describedMark = { tooltip: text, description: text };

/**
 * A position along the chart by a field.
 *
 * @param domain - The values at the two ends.
 */
export function xPosition(field: string, domain: [number, number], axis: ChartAxis | null): ChartPosition {
  return { field, type: "quantitative", scale: { domain, nice: false, zero: false }, axis };
}

/** A line from one field to another in each row of a kind. A mark that is not read aloud has no text. */
export function ruleLayer(
  kind: string,
  x: (field: string) => ChartPosition,
  [from, to]: readonly [string, string],
  y: ChartPosition,
  mark: Omit<ChartMark, "type">,
): FilteredLayer {
  const encoding = { x: x(from), x2: { field: to }, y, ...(mark.aria === false ? {} : describedMark) };
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
  return {
    ...ofKinds(kind),
    mark: { type: "point", opacity: 1, ...mark },
    encoding: { x, y, ...channels, ...describedMark },
  };
}

/** Values of a field by its states. */
export function byState(field: string, domain: string[], range: string[]): ChartChannel {
  return { field, type: "nominal", scale: { domain, range }, legend: null };
}

/** One value for rows that pass a test, and another for the rest. */
export function byTest(test: string, value: string, otherwise: string): ChartChannel {
  return { condition: { test, value }, value: otherwise };
}
