// Draws the charts of the gallery, and shows their specifications when they are asked for.
import type { VegaLiteSpec } from "cei-framework/charts";
import type { DrawChart } from "./drawing.ts";
import { element } from "./elements.ts";

declare const drawChart: DrawChart;

async function drawAll(): Promise<void> {
  for (const chart of document.querySelectorAll<HTMLElement>("[data-chart]")) {
    const id = chart.dataset["chart"];
    const spec: VegaLiteSpec = JSON.parse(element(`#spec-${id}`).textContent);
    await drawChart(spec, chart);
    const shown = element(`#${id} .spec`);
    shown.closest("details")?.addEventListener("toggle", () => {
      shown.textContent = JSON.stringify(spec, null, 2);
    });
  }
  document.documentElement.classList.add("drawn");
}

void drawAll();
