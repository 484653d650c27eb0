// The gallery: every chart of the library, as a picture with the code that makes it.
import { codeBlock } from "./code-block.ts";
import { type GalleryChart, galleryGroups } from "./gallery-charts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./page.ts";
import { codeOf } from "./picture-code.ts";
import { descriptionOf, picture } from "./pictures.ts";

/** A picture first, and beside it how to read it and what to do with it. */
function card({ id, question, reading }: GalleryChart): Html {
  const file = `assets/pictures/${id}`;
  return html`<article class="chart-card" id="${id}"><h3>${question}</h3>
<a class="chart-link" href="${file}.svg">${picture(id)}</a>
<div class="chart-text"><p>${reading}</p>
<p class="buttons" role="group" aria-label="Download: ${question}"><a class="button" href="${file}.svg" download>SVG</a> <button type="button" data-png="white" hidden>PNG</button> <button type="button" data-png="transparent" hidden>PNG, transparent</button> <a class="button" href="assets/charts/${id}.vl.json" download>Vega-Lite</a></p>
${foldedCode("Code", codeOf(id))}
<details><summary>In words</summary><p>${descriptionOf(id)}</p></details></div>
</article>
`;
}

function foldedCode(name: string, code: string): Html {
  return html`<details><summary>${name}</summary>${codeBlock(code)}</details>`;
}

/** The gallery. */
export const gallery: Page = {
  file: "gallery.html",
  title: "Charts",
  about:
    "Charts of survey results by the question that they answer: distributions, profiles, groups, change, and the crosswalk, each with its code.",
  scripts: ["gallery.js"],
  styles: ["gallery.css"],
  body: html`<h1>Which question do you have?</h1>
<p class="lead">Each chart answers one question. The district is made up: 120 families, 64 staff, 85 students, and 7 partners. <a href="score.html">Score your survey</a> to see your own.</p>
<nav aria-label="Charts" class="buttons">${galleryGroups.map(({ id, name }) => html`<a class="button" href="#${id}">${name}</a>`)}</nav>
${galleryGroups.map(
  ({ id, name, charts }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>
${charts.map(card)}</section>
`,
)}
<section aria-labelledby="survey"><h2 id="survey">The made-up answers</h2>
<p>All charts take their answers from one file, <code>survey.ts</code>. To use your own, see <a href="reference/documents/surveys.html">how to read the export of your survey tool</a>. <a href="reference/documents/charts.html">The guide to charts</a> explains their options.</p>
${foldedCode("survey.ts", codeOf("survey"))}</section>`,
};
