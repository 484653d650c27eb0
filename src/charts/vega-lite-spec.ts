// The part of Vega-Lite that the charts use. A test checks it against Vega-Lite's own types.

/** One row of a chart's data. */
export interface ChartRow {
  [field: string]: string | number | boolean | null;
}

/** A number of pixels; an expression where it depends on the width of the container. */
export type ChartPixels = number | { expr: string };

/** A position by a field, between two places in the chart. */
export interface ChartPosition {
  field: string;
  type: "quantitative";
  scale: { domain: [number, number]; range: [ChartPixels, ChartPixels]; nice: false; zero: false };
  axis: null;
}

/** A color or a shape: by a field, or the same for all rows. */
export type ChartChannel =
  | { field: string; type: "nominal"; scale: { domain: string[]; range: string[] } | null; legend: null }
  | { value: string };

/** How a mark encodes the data. */
export interface ChartEncoding {
  x: ChartPosition;
  y: ChartPosition;
  x2?: { field: string };
  y2?: { field: string };
  color?: ChartChannel;
  fill?: ChartChannel;
  stroke?: ChartChannel;
  shape?: ChartChannel;
  text?: { field: string; type: "nominal" };
  tooltip?: { field: string; type: "nominal" };
  description?: { field: string; type: "nominal" };
}

/** A value of a mark, or an expression that computes it for each row. */
export type ChartValue<Value> = Value | { expr: string };

/** The shape of a row, and how it is drawn. */
export interface ChartMark {
  type: "point" | "rect" | "rule" | "text" | "tick";
  aria?: boolean;
  align?: ChartValue<"left" | "center" | "right">;
  angle?: number;
  baseline?: "top" | "middle" | "bottom";
  clip?: boolean;
  color?: string;
  cornerRadius?: number;
  dx?: number;
  dy?: number;
  fill?: string;
  filled?: boolean;
  fontSize?: number;
  fontWeight?: ChartValue<"normal" | "bold">;
  opacity?: number;
  shape?: string;
  size?: number;
  stroke?: string;
  strokeCap?: "butt" | "round";
  strokeDash?: number[];
  strokeJoin?: "round";
  strokeWidth?: ChartValue<number>;
}

/** One layer of a chart: the marks of some of the rows, or of its own rows, such as labels. */
export interface ChartLayer {
  data?: { values: ChartRow[] };
  transform?: { filter: string }[];
  mark: ChartMark;
  encoding: ChartEncoding;
}

/** A chart in Vega-Lite 6, which Vega-Lite 5 draws too: plain JSON with its data. Each call makes a new one. */
export interface VegaLiteSpec {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json";
  /** A description of the chart for people who cannot see it. */
  description: string;
  title: { text: string[]; subtitle: string[] };
  /** The width of the whole chart. */
  width: number | "container";
  /** The height in pixels, without the title: as many as its rows need. */
  height: number;
  padding: { top: number; left: number; right: number; bottom: number };
  autosize: { type: "none" } | { type: "fit-x"; contains: "padding" };
  /** The data of the chart. Labels and lines that only guide the eye are in the layers. */
  data: { values: ChartRow[] };
  layer: ChartLayer[];
  resolve: { scale: { [channel in "x" | "color" | "fill" | "stroke" | "shape"]: "independent" } };
  config: {
    font: string;
    background: "transparent";
    view: { stroke: null };
    title: { [name: string]: string | number };
  };
}
