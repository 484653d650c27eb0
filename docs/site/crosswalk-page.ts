// The crosswalk explorer. Without its script it is a long document with all records and the links between them.
import {
  type Competency,
  competencies,
  competenciesOf,
  type Discrepancy,
  type Domain,
  discrepancies,
  domains,
  domainsOf,
  type LookFor,
  lookFors,
  lookForsOf,
  type Metric,
  metricOfDomain,
  metrics,
  metricsOf,
  sources,
} from "cei-framework";
import { type Html, html, none } from "./html.ts";
import type { Page } from "./page.ts";

/** Every record by its id, as it is called in a link. */
const names = new Map<string, string>([
  ...domains.map(({ id, name }) => [id, name] as const),
  ...competencies.map(({ id, title }) => [id, title] as const),
  ...metrics.map(({ id, name }) => [id, name] as const),
  ...lookFors.map(({ id, text }) => [id, text] as const),
]);

const sourceName = (wanted: string): string => sources.find(({ id }) => id === wanted)?.title ?? wanted;

/** A link to a record. */
function linkTo(id: string): Html {
  return html`<a href="#${id}"><span class="id">${id}</span> ${names.get(id) ?? ""}</a>`;
}

function listOf(ids: readonly string[], otherwise: string): Html {
  return ids.length === 0 ? html`<p>${otherwise}</p>` : html`<ul>${ids.map((id) => html`<li>${linkTo(id)}</li>`)}</ul>`;
}

/** What the two documents say differently of a record. */
function differencesOf(id: string): Html {
  const found = discrepancies.filter(({ affects }) => affects.some((affected) => affected === id));
  if (found.length === 0) return none;
  return html`<h3>Where the documents differ</h3>${found.map(difference)}`;
}

function difference({ readings, resolution }: Discrepancy): Html {
  return html`<div class="difference"><ul>${readings.map(
    ({ source, says }) => html`<li><em>${sourceName(source)}</em>: ${says}</li>`,
  )}</ul><p><strong>Here:</strong> ${resolution}</p></div>`;
}

/** A record; `linked` are the records of both lists that it is linked to. */
function article(id: string, kind: string, linked: readonly string[], body: Html): Html {
  return html`<article id="${id}" data-linked="${linked.join(" ")}">
<h2 tabindex="-1"><span class="kind">${kind} ${id}</span> ${names.get(id) ?? ""}</h2>
${body}${differencesOf(id)}<p class="back"><a href="#lists">Back to the lists</a></p>
</article>
`;
}

function ofDomain({ id, description }: Domain): Html {
  const own = competenciesOf(id);
  const fed = [...new Set(own.flatMap((one) => [...metricsOf(one)]))];
  const beside = metricOfDomain(id);
  return article(
    id,
    "Domain",
    [...own, ...fed],
    html`<p>${description}</p>
<h3>Its competencies</h3>${listOf(own, "None.")}
<h3>The metric beside it in the published table</h3>${listOf(beside === null ? [] : [beside], "None.")}
<h3>The metrics that its competencies feed</h3>${listOf(fed, "None of its competencies is cited by a look-for.")}`,
  );
}

function ofCompetency({ id, domain, titleFrom, numbering }: Competency): Html {
  const via = lookForsOf(id);
  const fed = metricsOf(id);
  return article(
    id,
    "Competency",
    [domain, ...via, ...fed],
    html`<p>In ${linkTo(domain)}. ${titleFrom === "page" ? "Its wording is the page's" : "Its wording is that of the look-for that cites it"}; its number ${numbering === "cited" ? "is cited by the 2.0 document" : "is that of its position on the page"}.</p>
<h3>The metrics that it feeds</h3>${listOf(fed, "None: no look-for cites it. It counts in its domain, and in no projection.")}
<h3>The look-fors that cite it</h3>${listOf(via, "None.")}`,
  );
}

function ofMetric({ id, statement, description, lookFors }: Metric): Html {
  const fed = competenciesOf(id);
  const beside = domainsOf(id);
  return article(
    id,
    "Metric",
    [...lookFors, ...fed, ...beside],
    html`<p><strong>${statement}</strong></p><p>${description}</p>
<h3>Its look-fors</h3>${listOf(lookFors, "None.")}
<h3>The competencies that feed it</h3>${listOf(fed, "None.")}
<h3>The domains beside it in the published table</h3>${listOf(beside, "None.")}`,
  );
}

function ofLookFor({ id, metric }: LookFor): Html {
  const cited = competenciesOf(id);
  return article(
    id,
    "Look-for",
    [metric, ...cited],
    html`<p>In ${linkTo(metric)}.</p><h3>The competencies that it cites</h3>${listOf(cited, "None.")}`,
  );
}

function list(of: readonly { readonly id: string; readonly members: readonly string[] }[]): Html {
  return html`<ul>${of.map(({ id, members }) => {
    return html`<li>${linkTo(id)}<ul>${members.map((member) => html`<li>${linkTo(member)}</li>`)}</ul></li>\n`;
  })}</ul>`;
}

const general = discrepancies.filter(({ affects }) => affects.length === 0);

/** The crosswalk explorer. */
export const crosswalkPage: Page = {
  file: "crosswalk.html",
  title: "The crosswalk",
  about: "Pick a competency, a look-for, a metric or a domain of CEI's framework and see what links to what.",
  scripts: ["explorer.js"],
  body: html`<h1>The crosswalk</h1>
<p class="lead">Pick anything, at either side: what it is linked to is marked in both lists, and its record stands between them. The wording is the framework's own.</p>
<p class="find" hidden><label for="find">Find words</label> <input id="find" type="search" autocomplete="off"> <span id="found" role="status"></span></p>
<div class="explorer" id="lists" tabindex="-1">
<nav class="side" aria-label="1.0: domains and competencies"><h2>1.0: domains and competencies</h2>
${list(domains.map(({ id, competencies }) => ({ id, members: competencies })))}</nav>
<div class="records">
<p class="hint">Nothing is picked yet. 3.5 feeds two metrics; 3.2 feeds none.</p>
${domains.map(ofDomain)}${competencies.map(ofCompetency)}${metrics.map(ofMetric)}${lookFors.map(ofLookFor)}
</div>
<nav class="side" aria-label="2.0: metrics and look-fors"><h2>2.0: metrics and look-fors</h2>
${list(metrics.map(({ id, lookFors }) => ({ id, members: lookFors })))}</nav>
</div>
<h2>Where the documents differ on the framework as a whole</h2>
${general.map(difference)}
<p>All of them are in <a href="reference/documents/discrepancies.html">the list of discrepancies</a>; the links as a table, and in other formats, in <a href="reference/documents/framework.html">the framework at a glance</a> and <a href="reference/documents/formats.html">the formats</a>.</p>`,
};
