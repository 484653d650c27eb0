// What stands around every chart: title, description, size, look; and the chart that says that there is nothing to
// show.
import type { ChartOptions } from "./chart-options.ts";
import { chartConfig, colours, lineHeight } from "./look.ts";
import type { ChartLayer, ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";
import { wrap } from "./wrap.ts";

/** What a chart is made of. */
export interface ChartParts {
  /** Its title unless another is given. */
  readonly title: string;
  /** What is to be read under the title, a paragraph each. */
  readonly notes: readonly string[];
  /** What it shows, after the title, in sentences. */
  readonly says: readonly string[];
  readonly height: number;
  readonly values: readonly ChartRow[];
  readonly layer: readonly ShownLayer[];
}

/** A layer, and which rows of the data it shows; all unless it says. */
export interface ShownLayer extends ChartLayer {
  readonly shows?: (row: ChartRow) => boolean;
}

/** How many letters a line of the title has, and one under it; as many as a phone shows. */
const titleWidth = 38;
const noteWidth = 54;

/**
 * A whole chart.
 *
 * @param parts - What it is made of.
 * @param options - What was said of it.
 */
export function chartOf(parts: ChartParts, options: ChartOptions): VegaLiteSpec {
  const { title = parts.title, width = "container" } = options;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: [title, ...parts.says].map(sentence).join(" "),
    title: { text: wrap(title, titleWidth), subtitle: parts.notes.flatMap((note) => wrap(note, noteWidth)) },
    width,
    height: parts.height,
    data: { values: [...parts.values] },
    layer: parts.layer.map(({ shows = () => true, ...layer }) => {
      // Without a row there is nothing to be heard either.
      return parts.values.some(shows) ? layer : { ...layer, mark: { ...layer.mark, aria: false } };
    }),
    // Rows may be labelled at both sides, by two layers; the others have no axis of rows.
    resolve: { axis: { y: "independent" } },
    config: chartConfig(),
  };
}

/**
 * The chart that says that there is nothing to show.
 *
 * @param title - The title of what it would have shown.
 * @param why - Why there is nothing.
 * @param options - What was said of the chart.
 */
export function emptyChart(title: string, why: string, options: ChartOptions): VegaLiteSpec {
  const place = { type: "quantitative", scale: { domain: [0, 1] as [number, number] }, axis: null } as const;
  const layer: ChartLayer = {
    mark: { type: "text", align: "left", color: colours.ink, fontSize: 12 },
    encoding: {
      x: { field: "x", ...place },
      y: { field: "y", ...place },
      text: { field: "says", type: "nominal" },
      description: { field: "says", type: "nominal" },
    },
  };
  const parts = {
    title,
    notes: [],
    says: [why],
    height: 2 * lineHeight,
    values: [{ x: 0, y: 0.5, says: why }],
    layer: [layer],
  };
  return chartOf(parts, options);
}

/**
 * Has a layer show the rows of some kinds.
 *
 * @param kinds - Their kinds, which are in the field of that name.
 */
export function only(...kinds: readonly string[]): Pick<ShownLayer, "transform" | "shows"> {
  const filter = kinds.map((kind) => `datum.kind === '${kind}'`).join(" || ");
  return { transform: [{ filter }], shows: ({ kind }) => kinds.some((one) => one === kind) };
}

/** What a mark says of itself, to those who point at it and to those who hear it. */
export const saying = {
  tooltip: { field: "says", type: "nominal" },
  description: { field: "says", type: "nominal" },
} as const;

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
