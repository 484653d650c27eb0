// Runs code that makes a chart, at another width and in another theme than it asks for.
import * as root from "cei-framework";
import * as charts from "cei-framework/charts";
import * as disclosure from "cei-framework/disclosure";
import * as statistics from "cei-framework/statistics";
import * as table from "cei-framework/table";
import { transform } from "esbuild";
import type { ChartTheme } from "../../src/charts/theme.ts";
import * as survey from "../examples/charts/survey.ts";

/** How a chart is drawn. */
export interface Drawing {
  readonly width: number;
  readonly theme: ChartTheme;
}

const modules: { readonly [name: string]: object } = {
  "cei-framework": root,
  "cei-framework/disclosure": disclosure,
  "cei-framework/statistics": statistics,
  "cei-framework/table": table,
  "./survey.ts": survey,
};
const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (modules: object) => Promise<charts.VegaLiteSpec>;

/**
 * The chart that a piece of code makes: what it calls `chart`.
 *
 * @param code - A file of docs/examples/charts/, or a block of a guide.
 * @param drawing - What its charts are drawn for, whatever options it gives.
 */
export async function chartOf(code: string, drawing: Drawing): Promise<charts.VegaLiteSpec> {
  const { code: script } = await transform(code, { loader: "ts", target: "es2022" });
  const body = script
    .replace(/^import \{([^}]*)\} from "(.*)";$/gm, (_, names: string, name) => {
      return `const {${names.replace(/ as /g, ": ")}} = modules["${name}"];`;
    })
    .replace(/^export \{[^}]*\};$|^export /gm, "");
  return new AsyncFunction("modules", `${body}\nreturn chart;`)({
    ...modules,
    "cei-framework/charts": chartsFor(drawing),
  });
}

/** The functions that make charts, each of which takes its input and then its options. */
function chartsFor(drawing: Drawing): object {
  const { agreementChart, compareChart, competencyHeatmap, crosswalkChart, groupGapChart, likertChart, profileChart } =
    charts;
  const makers = { agreementChart, competencyHeatmap, crosswalkChart, groupGapChart, likertChart, profileChart };
  const options = (given: object = {}) => ({ ...given, ...drawing });
  return {
    ...charts,
    ...Object.fromEntries(
      Object.entries(makers).map(([name, make]) => [
        name,
        (input: never, given?: object) => make(input, options(given)),
      ]),
    ),
    compareChart: (before: never, after: never, given?: object) => compareChart(before, after, options(given)),
  };
}
