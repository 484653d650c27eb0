// The first page: what this is, and the ways in.
import { competencies, crosswalk, domains, lookFors, metrics, metricsOf, packageVersion } from "cei-framework";
import { codeBlock } from "./code-block.ts";
import { crosswalkPicture } from "./crosswalk-picture.ts";
import { html } from "./html.ts";
import type { Page } from "./page.ts";
import { codeOf } from "./picture-code.ts";
import { picture } from "./pictures.ts";

const numbers = [
  [domains.length, "domains of the 1.0 Self-Assessment"],
  [competencies.length, "competencies to rate"],
  [metrics.length, "metrics of 2.0"],
  [lookFors.length, "look-fors: what evidence looks like"],
  [crosswalk.links.length, "links between the two"],
] as const;

const shown = [
  {
    id: "home-distribution",
    name: "See how people answered",
    about:
      "A mean can hide a split. Here every answer counts: low ratings to the left of the line, high ratings to the right.",
    alt: "Diverging bars of five competencies as 120 families rated them: 95% gave a 3 or 4 for an inclusive culture, 46% for crucial conversations, 21% for shared decision-making, and 5% for participatory budgeting.",
  },
  {
    id: "change",
    name: "See what changed",
    about: "Two years side by side, with intervals that separate a change from noise.",
  },
  {
    id: "heatmap-published",
    name: "Show it to everyone",
    about: "Results by group, with every cell hidden that could identify a person.",
  },
] as const;

/** Code that runs as it is; a test runs it. */
const code = codeOf("home-code").replace("export ", "").trim();

/** The crosswalk in code, with the values that the library gives. */
const crosswalkCode = `import { crosswalk, metricsOf } from "cei-framework";

metricsOf("3.5"); // => ${JSON.stringify(metricsOf("3.5")).replace(",", ", ")}
crosswalk.links.length; // => ${crosswalk.links.length}`;

/** The first page. */
export const home: Page = {
  file: "index.html",
  title: "cei-framework",
  about:
    "Score a survey with the framework of California's Community Engagement Initiative, see what it shows, and explore the crosswalk from the 1.0 Self-Assessment to the 2.0 Metrics.",
  scripts: ["home.js"],
  body: html`<div class="hero"><div>
<h1>Turn a community engagement survey into results you can check</h1>
<p class="lead">For districts that use the framework of California's Community Engagement Initiative (CEI), and for developers who build for them: score a survey, see what it shows, and carry it over to the 2.0 Metrics.</p>
<div class="buttons"><a class="button primary" href="score.html">Score your survey</a> <a class="button" href="form.html">Make a form</a></div>
<p class="note">No account, no upload: your file stays on your machine. Have a printout that names a competency? <a href="crosswalk.html">Look it up</a>.</p>
</div>
<div>${crosswalkPicture()}
<p class="note"><a href="crosswalk.html">Explore the crosswalk</a></p></div></div>
<section aria-labelledby="shows"><h2 id="shows">What a survey can show</h2>
${shown.map(
  (one) => html`<div class="shown"><div><h3>${one.name}</h3><p>${one.about}</p></div>
${picture(one.id, "alt" in one ? { alt: one.alt } : {})}</div>
`,
)}<p><a href="gallery.html">All charts, with the code for each</a></p></section>
<section aria-labelledby="code"><h2 id="code">For developers: from ratings to a chart</h2>
<p><span class="install"><code>npm install cei-framework</code><button type="button" data-copy hidden>Copy</button></span></p>
<p>The 2.0 form asks for one rating per metric. Pass them to one function to get the chart. A metric without a rating shows as not rated.</p>
<div class="beside">${codeBlock(code)}
${picture("home-code", { alt: "A dot for each metric on a scale from Not Evident to Evident: M1 at 4, M2 at 3, M3 at 2, M5 at 3. M4 has a broken line, since it is not rated." })}</div></section>
<section aria-labelledby="framework"><h2 id="framework">The framework in numbers</h2>
<dl class="numbers">${numbers.map(([count, what]) => html`<div><dt>${what}</dt><dd>${count}</dd></div>`)}</dl>
<p>CEI published a Self-Assessment (1.0) first and a set of metrics (2.0) later. With the crosswalk between them, you can score the metrics from ratings of the Self-Assessment. <a href="reference/documents/framework.html">The framework at a glance</a></p>
<h3 id="crosswalk-code">The crosswalk in code</h3>
<p>Which metrics does competency 3.5 feed? <a href="reference/functions/cei-framework.metricsOf.html">metricsOf</a> lists them, and <a href="reference/variables/cei-framework.crosswalk.html">crosswalk</a> has all links.</p>
${codeBlock(crosswalkCode)}</section>
<section aria-labelledby="ways"><h2 id="ways">Where to go from here</h2>
<ul class="cards">
<li class="card"><h3>Districts and schools</h3><p><a href="form.html">Make a form</a>, <a href="score.html">score the answers</a>, and <a href="reference/documents/publishing.html">publish it safely</a>. <a href="guides.html#districts">All guides for districts</a></p></li>
<li class="card"><h3>Developers</h3><p>Typed, tested, no dependencies, version ${packageVersion}. <a href="reference/index.html#install">Install it</a>, <a href="#crosswalk-code">read the crosswalk</a>, <a href="reference/documents/building.html">build on it</a>, or <a href="reference/documents/sql.html">score in SQL</a>. <a href="guides.html#developers">All guides for developers</a></p></li>
<li class="card"><h3>Data exchange</h3><p>The framework as <a href="reference/documents/case.html">CASE</a>, <a href="reference/documents/sssom.html">SSSOM</a>, <a href="reference/documents/skos.html">SKOS</a>, and <a href="reference/documents/data-package.html">tables</a>. <a href="guides.html#exchange">All guides for data exchange</a></p></li>
</ul></section>
<section aria-labelledby="who"><h2 id="who">Who made this</h2>
<p class="lead">The framework and its wording are the work of the <a href="https://californiaengage.org/">Community Engagement Initiative</a>. This library is independent: CEI neither made it nor endorses it. Scores are the library's own addition, by <a href="reference/documents/scoring.html">rules you can check by hand</a>.</p></section>`,
};
