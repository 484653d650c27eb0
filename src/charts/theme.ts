// One look for all charts: colors that color-blind readers and black-and-white printers can distinguish, and one size
// of text.
import type { VegaLiteSpec } from "./vega-lite-spec.ts";

/** The height of a line of text, and of a row of a chart for each of its lines, in pixels. */
export const lineHeight = 15;

/** Blue and vermilion of Okabe and Ito's palette (2008), which also differ in luminance; the rest are grays. */
export const colors = {
  ink: "#1b1b1b",
  quiet: "#595959",
  faint: "#b0b0b0",
  main: "#0072b2",
  other: "#d55e00",
} as const;

/** A new object in each chart, since callers may change their charts. */
export const chartConfig = (): VegaLiteSpec["config"] => ({
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
});
