// Draws the library's charts, for the pages that show them. A script of its own, since Vega is large.
import type { VegaLiteSpec } from "cei-framework/charts";
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";

/** What draws a chart into an element, in steps between which the page is at hand. */
export type DrawChart = (spec: VegaLiteSpec, element: HTMLElement) => Promise<void>;

const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

/** The charts to come: one is drawn after the other. */
let before: Promise<void> = Promise.resolve();

async function draw(spec: VegaLiteSpec, element: HTMLElement): Promise<void> {
  await pause();
  const compiled = compile(spec).spec;
  await pause();
  // The pages allow no code that is made at run time, so expressions are interpreted.
  const runtime = parse(compiled, undefined, { ast: true });
  await pause();
  element.replaceChildren();
  const view = new View(runtime, { renderer: "svg", container: element, expr: expressionInterpreter });
  await pause();
  await view.runAsync();
}

const drawChart: DrawChart = (spec, element) => {
  const drawn = before.then(() => draw(spec, element));
  before = drawn.catch(() => undefined);
  return drawn;
};

Object.assign(globalThis, { drawChart });
