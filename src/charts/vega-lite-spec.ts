// The part of Vega-Lite that the charts use. A test checks it against Vega-Lite's own types.

/** One row of a chart's data. */
export interface ChartRow {
  [field: string]: string | number | boolean | null;
}

/** How an axis is drawn. */
export interface ChartAxis {
  title?: string | null;
  titleAlign?: "left" | "right";
  titleAnchor?: "start";
  titleAngle?: number;
  titleX?: number;
  titleY?: number;
  orient?: "top" | "bottom" | "left" | "right";
  values?: number[];
  labelExpr?: string;
  labelFontWeight?: { condition: { test: string; value: "bold" }; value: "normal" };
  labelAlign?: "left" | "center" | "right";
  labelAngle?: number;
  labelBaseline?: "middle";
  labelFlush?: boolean;
  labelLimit?: number;
  labelLineHeight?: number;
  labelOverlap?: boolean;
  labelPadding?: number;
  ticks?: boolean;
  domain?: boolean;
  grid?: boolean;
  aria?: boolean;
}

/** A position. */
export interface ChartPosition {
  field: string;
  type: "quantitative";
  scale?: { domain: [number, number]; nice?: boolean; zero?: boolean; reverse?: boolean };
  axis?: ChartAxis | null;
}

/** A color or a shape: by a field, by a test, or the same for all rows. */
export type ChartChannel =
  | { field: string; type: "nominal"; scale: { domain: string[]; range: string[] }; legend: null }
  | {
      field: string;
      type: "quantitative";
      scale: { domain: [number, number]; range: string[]; interpolate: "lab" };
      legend: null;
    }
  | { condition: { test: string; value: string }; value: string }
  | { value: string };

/** A size, by a field. */
export interface ChartSize {
  field: string;
  type: "quantitative";
  scale: { domain: [number, number]; range: [number, number] };
  legend: null;
}

/** What a mark shows of the data. */
export interface ChartEncoding {
  x: ChartPosition;
  y: ChartPosition;
  x2?: { field: string };
  y2?: { field: string };
  color?: ChartChannel;
  fill?: ChartChannel;
  shape?: ChartChannel;
  size?: ChartSize;
  text?: { field: string; type: "nominal" };
  tooltip?: { field: string; type: "nominal" };
  description?: { field: string; type: "nominal" };
}

/** The shape of a row, and how it is drawn. */
export interface ChartMark {
  type: "point" | "rect" | "rule" | "text" | "tick";
  aria?: boolean;
  clip?: boolean;
  align?: "left" | "center" | "right";
  color?: string;
  fill?: string;
  filled?: boolean;
  fontSize?: number;
  opacity?: number;
  shape?: string;
  size?: number;
  stroke?: string;
  strokeDash?: number[];
  strokeWidth?: number;
}

/** One layer of a chart: the marks of some of the rows. */
export interface ChartLayer {
  transform?: { filter: string }[];
  mark: ChartMark;
  encoding: ChartEncoding;
}

/** A chart in Vega-Lite 6: plain JSON, which includes its data. Each call makes a new one, which you may change. */
export interface VegaLiteSpec {
  $schema: "https://vega.github.io/schema/vega-lite/v6.json";
  /** What the chart shows, in words for those who cannot see it. */
  description: string;
  title: { text: string[]; subtitle: string[] };
  width: number | "container";
  /** In pixels: as many as its rows need. */
  height: number;
  data: { values: ChartRow[] };
  layer: ChartLayer[];
  resolve: { axis: { y: "independent" } };
  config: {
    font: string;
    background: string;
    view: { stroke: null };
    title: { [name: string]: string | number };
    axis: { [name: string]: string | number };
  };
}
