// The page of all guides.
import { guideGroups } from "./guides.ts";
import { html } from "./html.ts";
import type { Page } from "./page.ts";

/** All guides, by who reads them, each with the question that it answers. */
export const guidesPage: Page = {
  file: "guides.html",
  title: "Guides",
  about: "Guides to the CEI framework library: for districts and schools, for developers, and for data exchange.",
  body: html`<h1>Guides</h1>
<p class="lead">New to the framework? Start with <a href="reference/documents/framework.html">the framework at a glance</a>. Have a survey in hand? <a href="score.html">Score it here</a>; no code needed. Writing code? <a href="reference/index.html#install">Install the library</a>, then <a href="index.html#crosswalk-code">read the crosswalk</a>.</p>
${guideGroups.map(
  ({ id, name, about, guides }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>
<p>${about}</p>
<ul class="guides">${guides.map(
    ({ file, name, question }) => html`<li><a href="reference/documents/${file}.html">${name}</a> ${question}</li>\n`,
  )}</ul></section>
`,
)}
<h2>Reference</h2>
<p><a href="reference/index.html">The reference</a> shows how to install the library, and lists every export by the path that you import it from.</p>`,
};
