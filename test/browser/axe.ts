// What axe-core says of a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** The rules of WCAG 2.2, level AA; axe-core leaves out the size of targets unless asked. */
const wcag: RunOptions = {
  preload: false,
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
};
/** What can differ between light and dark. */
const contrast: RunOptions = { preload: false, runOnly: { type: "rule", values: ["color-contrast"] } };

/** The violations that are serious or worse, each with the elements that have it. */
export const seriousIn = (page: Page): Promise<string[]> =>
  violationsIn(page, { preload: false }, ["serious", "critical"]);

/** The violations of WCAG 2.2 AA, whatever their impact. */
export const wcagViolationsIn = (page: Page): Promise<string[]> => violationsIn(page, wcag);

/** Text with too little contrast. */
export const faintIn = (page: Page): Promise<string[]> => violationsIn(page, contrast);

async function violationsIn(page: Page, options: RunOptions, impacts?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults;
  return violations
    .filter(({ impact }) => impacts === undefined || impacts.includes(impact ?? ""))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}
