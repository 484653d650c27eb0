// Draws the library's charts, for the pages that show them. A script of its own, since Vega is large.
import type { VegaLiteSpec } from "cei-framework/charts";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";

/** What draws a chart into an element, anew whenever the element gets another width. */
export type DrawChart = (spec: VegaLiteSpec, element: HTMLElement) => Promise<void>;

const drawChart: DrawChart = async (spec, element) => {
  element.replaceChildren();
  // The pages allow no code that is made at run time, so expressions are interpreted.
  const runtime = parse(compile(spec).spec, undefined, { ast: true });
  const view = new View(runtime, { renderer: "svg", container: element, expr: expressionInterpreter });
  await view.runAsync();
};

Object.assign(globalThis, { drawChart });
