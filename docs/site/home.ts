// The first page: what this is, and the ways in.
import { competencies, crosswalk, domains, lookFors, metrics, packageVersion } from "cei-framework";
import { guides } from "./guides.ts";
import { html } from "./html.ts";
import type { Page } from "./page.ts";

const counts = {
  domains: domains.length,
  competencies: competencies.length,
  metrics: metrics.length,
  lookFors: lookFors.length,
  links: crosswalk.links.length,
};

/** The first page. */
export const home: Page = {
  file: "index.html",
  title: "cei-framework",
  about: "California's Community Engagement Initiative framework: explore its crosswalk, score a survey, see charts.",
  body: html`<h1>California's Community Engagement framework, as data</h1>
<p class="lead">The 1.0 Self-Assessment (${counts.domains} domains, ${counts.competencies} competencies), the 2.0 Metrics (${counts.metrics} metrics, ${counts.lookFors} look-fors), the ${counts.links} links between them, and the functions that score and map with it. A library for TypeScript and JavaScript, version ${packageVersion}; look at it here without writing any code.</p>
<ul class="doors">
<li><a href="crosswalk.html"><strong>Explore the crosswalk</strong></a> Pick a competency, a metric or a domain and see what links to what, in the framework's own words.</li>
<li><a href="playground.html"><strong>Score a survey</strong></a> Paste or drop a CSV file and see its profile, its projection to the metrics and the reasons for each score. It stays on your machine.</li>
<li><a href="reference/documents/forms.html"><strong>Make a form</strong></a> Ask the framework's questions in Google Forms, KoboToolbox, SurveyJS, or on paper, in any language, and score what comes back.</li>
<li><a href="gallery.html"><strong>See the charts</strong></a> Profiles, heatmaps, changes, gaps and agreement, as specifications that notebooks and web pages draw.</li>
</ul>
<h2>The framework at a glance</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Domains and metrics"><table>
<caption>The seven domains of 1.0, and the metric of 2.0 that the published table puts beside each</caption>
<thead><tr><th scope="col">Domain</th><th scope="col">Competencies</th><th scope="col">Metric beside it</th></tr></thead>
<tbody>${domains.map((domain) => {
    const beside = metrics.find((metric) => metric.domains.some((id) => id === domain.id));
    return html`<tr><th scope="row"><a href="crosswalk.html#${domain.id}">${domain.id} ${domain.name}</a></th><td>${domain.competencies.length}</td><td>${beside ? html`<a href="crosswalk.html#${beside.id}">${beside.id} ${beside.name}</a>` : "none"}</td></tr>`;
  })}</tbody>
</table></div>
<h2>Read</h2>
<ul class="guides">${guides.map(({ file, name, about }) => html`<li><a href="reference/documents/${file}.html">${name}</a>: ${about}</li>`)}
<li><a href="reference/index.html">Reference</a>: how to install the library, and every export of it.</li>
</ul>`,
};
