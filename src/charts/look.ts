// How the charts look: colours that the colour-blind and a black-and-white printer tell apart, and one size of text.
import type { VegaLiteSpec } from "./vega-lite-spec.ts";

/** The height of a line of text, and of a row of a chart for each of its lines, in pixels. */
export const lineHeight = 15;

/** Blue and vermilion are of Okabe and Ito's palette (2008), by luminance too apart; the rest are greys. */
export const colours = {
  ink: "#1b1b1b",
  quiet: "#595959",
  faint: "#b0b0b0",
  main: "#0072b2",
  other: "#d55e00",
} as const;

/** From the least to the most, in one hue, which darkens evenly. */
export const shades = ["#f1f6fb", "#08306b"];

/** The share of the shades from which white on them is easier to read than black: both have a contrast of 4.6 there. */
export const darkFrom = 0.62;

/** What all charts share, made afresh, since a chart is its caller's to change. */
export const chartConfig = (): VegaLiteSpec["config"] => ({
  font: "system-ui, sans-serif",
  background: "white",
  view: { stroke: null },
  title: {
    anchor: "start",
    frame: "bounds",
    color: colours.ink,
    fontSize: 14,
    lineHeight: 18,
    offset: 12,
    subtitleColor: colours.quiet,
    subtitleFontSize: 11,
    subtitleLineHeight: 14,
    subtitlePadding: 4,
  },
  axis: {
    labelColor: colours.ink,
    labelFontSize: 11,
    titleColor: colours.ink,
    titleFontSize: 11,
    titleFontWeight: "normal",
    gridColor: "#e4e4e4",
    domainColor: colours.quiet,
    tickColor: colours.quiet,
  },
});
