// A chart as one SVG file that is in the colors of paper, of a dark screen, or of print, wherever it is shown.
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import { type ChartTheme, colorsOf } from "../../src/charts/theme.ts";
import type { VegaLiteSpec } from "../../src/charts/vega-lite-spec.ts";
import { html } from "./html.ts";

/** A fill or a stroke, with its color in each theme: one color of a theme may be two colors of another. */
interface Paint {
  readonly property: string;
  readonly colors: readonly string[];
}

const themes: readonly ChartTheme[] = ["light", "dark", "print"];
const paintAttribute = / (fill|stroke)="#([0-9a-f]{6})"/g;

/**
 * A picture of a chart.
 *
 * @param chart - Makes the chart in a theme. Only its colors may depend on the theme.
 * @param width - How wide the chart is, in pixels.
 * @param optimized - Makes the SVG of the chart shorter. Default: it stays as Vega makes it.
 */
export async function svgPicture(
  chart: (theme: ChartTheme) => VegaLiteSpec | Promise<VegaLiteSpec>,
  width: number,
  optimized = (svg: string): string => svg,
): Promise<string> {
  const specs = await Promise.all(themes.map(chart));
  const drawn = await Promise.all(specs.map(svgOfSpec));
  const [{ title, description, config }] = specs as [VegaLiteSpec];
  const [light] = drawn as [string];
  if (drawn.some((svg) => withoutColors(svg) !== withoutColors(light)))
    throw new Error(`"${title.text.join(" ")}" has other shapes in other themes`);
  const { svg, paints } = numberedPaints(drawn);
  // Without fonts to measure, Vega may take the chart to be wider than it is.
  const height = Number(/<svg[^>]* height="(\d+)"/.exec(light)?.[1]);
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${config.font}"><title>${title.text.join(" ")}</title><desc>${description}</desc><style>${{ html: styleOf(paints) }}</style>${{ html: withClasses(contentOf(optimized(plain(svg)))) }}</svg>
`.html;
}

/** The pages allow no code that is made at run time, so expressions are interpreted. */
function svgOfSpec(spec: VegaLiteSpec): Promise<string> {
  const runtime = parse(compile(spec as never).spec, undefined, { ast: true });
  return new View(runtime, { renderer: "none", expr: expressionInterpreter }).toSVG();
}

function withoutColors(svg: string): string {
  return svg.replace(paintAttribute, " $1");
}

/** The SVG with the number of a paint in place of each color: as a color, since the optimizer knows colors. */
function numberedPaints(drawn: readonly string[]): { readonly svg: string; readonly paints: readonly Paint[] } {
  const lists = drawn.map((svg) => Array.from(svg.matchAll(paintAttribute), ([, , color]) => `#${color}`));
  const paints: Paint[] = [];
  const keys: string[] = [];
  let at = 0;
  const svg = (drawn[0] ?? "").replace(paintAttribute, (_, property: string) => {
    const colors = lists.map((list) => list[at] ?? "");
    at++;
    const key = [property, ...colors].join(" ");
    if (!keys.includes(key)) {
      keys.push(key);
      paints.push({ property, colors });
    }
    return ` ${property}="#${keys.indexOf(key).toString(16).padStart(6, "0")}"`;
  });
  return { svg, paints };
}

/** The SVG without what a screen reader would read of each mark: the title and the description do. */
function plain(svg: string): string {
  return svg
    .replace(/<path class="background"[^>]*>/g, "")
    .replace(/ (?:aria-[\w-]+|role|class|pointer-events|font-family)="[^"]*"/g, "");
}

function contentOf(svg: string): string {
  return svg.replace(/^<svg[^>]*>|<\/svg>$/g, "");
}

function withClasses(svg: string): string {
  return svg.replace(/(<\w+)([^>]*>)/g, (tag, start: string, attributes: string) => {
    const classes = Array.from(attributes.matchAll(paintAttribute), ([, , color = ""]) => {
      return className(Number.parseInt(color, 16));
    });
    if (classes.length === 0) return tag;
    return `${start} class="${classes.join(" ")}"${attributes.replace(paintAttribute, "")}`;
  });
}

function className(number: number): string {
  return `c${number.toString(36)}`;
}

/** The light colors, and those of the other themes that differ from them. */
function styleOf(paints: readonly Paint[]): string {
  const surface = { selector: "svg", property: "background", colors: themes.map((theme) => colorsOf(theme).surface) };
  const rules = [surface, ...paints.map((paint, i) => ({ selector: `.${className(i)}`, ...paint }))];
  const [light, dark, print] = themes.map((_, theme) => {
    const differing = rules.filter(({ colors }) => theme === 0 || colors[theme] !== colors[0]);
    return differing.map(({ selector, property, colors }) => `${selector}{${property}:${colors[theme]}}`).join("");
  });
  return `${light}@media screen and (prefers-color-scheme:dark){${dark}}@media print{${print}}`;
}
