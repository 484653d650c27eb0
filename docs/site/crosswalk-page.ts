// The crosswalk explorer: both lists with the curves between them, and every record. Without its script it is a
// picture with a long document below it.
import {
  type Competency,
  competencies,
  competenciesOf,
  crosswalk,
  type Discrepancy,
  type Domain,
  discrepancies,
  domains,
  domainsOf,
  foundations,
  isCompetencyId,
  isDomainId,
  isMetricId,
  type LookFor,
  lookFors,
  lookForsOf,
  type Metric,
  metricOfDomain,
  metrics,
  metricsOf,
  reflectionPrompts,
  sources,
} from "cei-framework";
import { curve, hueOf, linkedTo, links, names, rounded } from "./crosswalk-links.ts";
import { type Html, html, none } from "./html.ts";
import type { Page } from "./page.ts";

/** The records in the order of the lists, through which a reader can step. */
const ids: readonly string[] = [
  ...domains.flatMap(({ id, competencies }) => [id, ...competencies]),
  ...metrics.flatMap(({ id, lookFors }) => [id, ...lookFors]),
];

const differencesOf = (id: string): readonly Discrepancy[] =>
  discrepancies.filter(({ affects }) => affects.some((affected) => affected === id));

/** The metrics that a domain or a competency feeds. */
const metricsFedBy = (id: string): readonly string[] => linkedTo(id).filter((linked) => isMetricId(linked));

const competencyIds = competencies.map(({ id }) => id);
const unmapped = competencyIds.filter((id) => metricsOf(id).length === 0);
const shared = competencyIds.filter((id) => metricsOf(id).length > 1);

/** What the chips of the page mark. */
const marks: readonly { readonly mark: string; readonly name: string; readonly marked: readonly string[] }[] = [
  { mark: "unmapped", name: "Unmapped", marked: unmapped },
  { mark: "shared", name: "Shared", marked: shared },
  { mark: "disputed", name: "Disputed", marked: ids.filter((id) => differencesOf(id).length > 0) },
];

// Heights in rows of the left list. Both lists and the curves are as high as the left list, whose rows are the lowest.
const leftGap = 0.4;
const rightGap = 0.6;
const height = competencies.length + (domains.length - 1) * leftGap;
const rightRow = (height - (metrics.length - 1) * rightGap) / lookFors.length;

/** Where the middle of each row is. */
function middles(groups: readonly (readonly string[])[], row: number, gap: number): Map<string, number> {
  let top = 0;
  return new Map(
    groups.flatMap((group) => {
      const placed = group.map((id, i) => [id, top + (i + 0.5) * row] as const);
      top += group.length * row + gap;
      return placed;
    }),
  );
}

/** The curves, in a box that is stretched to the height of the lists: ten units for each row. */
function curves(): Html {
  const left = middles(
    domains.map(({ competencies }) => competencies),
    10,
    leftGap * 10,
  );
  const right = middles(
    metrics.map(({ lookFors }) => lookFors),
    rightRow * 10,
    rightGap * 10,
  );
  return html`<svg class="curves" viewBox="0 0 100 ${rounded(height * 10)}" preserveAspectRatio="none" aria-hidden="true">
${links.map((link) => {
  // The curves of a competency begin beside each other.
  const siblings = links.filter(({ competency }) => competency === link.competency);
  const shift = (siblings.indexOf(link) - (siblings.length - 1) / 2) * 4;
  const [from, to] = [(left.get(link.competency) ?? 0) + shift, right.get(link.lookFor) ?? 0];
  return html`<g data-ends="${Object.values(link).join(" ")}" style="--hue: ${hueOf(link.metric)}"><path d="${curve(0, from, 100, to)}"/><path class="end" d="M0 ${rounded(from)}h0M100 ${rounded(to)}h0"/></g>\n`;
})}</svg>`;
}

/**
 * A row of a list: a link to a record.
 *
 * @param id - The record's id.
 * @param feeds - What it feeds, is fed by, or cites. The wide picture has curves for it, a narrow list has chips.
 * @param chips - The ids of the chips; an empty list is shown as "none".
 * @param hue - The metric whose hue it has.
 */
function row(id: string, feeds: string, chips: readonly string[] | undefined, hue: string | undefined): Html {
  const kind = isDomainId(id) || isMetricId(id) ? "heading" : "item";
  const has = marks.filter(({ marked }) => marked.includes(id)).map(({ mark }) => mark);
  return html`<a class="pick ${kind}" href="#${id}" title="${names.get(id) ?? ""}" data-linked="${linkedTo(id).join(" ")}" data-marks="${has.join(" ")}"${styleOf(hue)}><span class="id">${id}</span> <span class="name">${names.get(id) ?? ""}</span> <span class="spoken">${feeds}</span>${chips ? chipsOf(chips) : none}</a>`;
}

const styleOf = (metric: string | undefined): Html =>
  metric === undefined ? none : html` style="--hue: ${hueOf(metric)}"`;

function chipsOf(ids: readonly string[]): Html {
  const chips = ids.map((id) => html`<span class="chip"${styleOf(isMetricId(id) ? id : undefined)}>${id}</span>`);
  return html`<span class="chips" aria-hidden="true">${ids.length === 0 ? html`<span class="none">none</span>` : chips}</span>`;
}

function feeding(id: string): Html {
  const fed = metricsFedBy(id);
  return row(id, `feeds ${fed.join(", ") || "none"}`, fed, isCompetencyId(id) ? fed[0] : undefined);
}

const groupOf = (heading: Html, items: readonly Html[]): Html => html`<li class="group">
${heading}
<ul>${items.map((item) => html`<li>${item}</li>\n`)}</ul></li>
`;

const domainGroups = domains.map(({ id, competencies }) => groupOf(feeding(id), competencies.map(feeding)));

const metricGroups = metrics.map(({ id, lookFors }) => {
  const heading = row(id, `fed by ${competenciesOf(id).length} competencies`, undefined, id);
  const items = lookFors.map((one) => row(one, `cites ${competenciesOf(one).join(", ")}`, competenciesOf(one), id));
  return groupOf(heading, items);
});

const sourceName = (wanted: string): string => sources.find(({ id }) => id === wanted)?.title ?? wanted;

/** The hue of a metric, or of the metric of a look-for. */
const hueStyle = (id: string): Html =>
  styleOf(isMetricId(id) ? id : lookFors.find((lookFor) => lookFor.id === id)?.metric);

/** A link to a record. */
function linkTo(id: string): Html {
  return html`<a href="#${id}"${hueStyle(id)}><span class="id">${id}</span> <span>${names.get(id) ?? ""}</span></a>`;
}

function listOf(title: string, ids: readonly string[], otherwise = "None."): Html {
  const list = html`<ul class="linked">${ids.map((id) => html`<li>${linkTo(id)}</li>`)}</ul>`;
  return html`<h3>${title}</h3>${ids.length === 0 ? html`<p>${otherwise}</p>` : list}`;
}

function difference({ readings, resolution }: Discrepancy): Html {
  return html`<div class="difference"><ul>${readings.map(
    ({ source, says }) => html`<li><em>${sourceName(source)}</em>: <span class="wording">${says}</span></li>`,
  )}</ul><p><strong>In this library:</strong> <span class="wording">${resolution}</span></p></div>`;
}

/** A record, with links to those before and after it. */
function article(id: string, kind: string, body: Html): Html {
  const different = differencesOf(id);
  const place = ids.indexOf(id);
  const [before, after] = [ids[place - 1], ids[place + 1]];
  return html`<article id="${id}"${hueStyle(id)}>
<h2 tabindex="-1"><span class="kind">${kind} ${id}</span> <span class="wording">${names.get(id) ?? ""}</span></h2>
${body}${different.length === 0 ? none : html`<h3>Where the documents differ</h3>${different.map(difference)}`}
<p class="steps">${before === undefined ? none : html`<a href="#${before}" aria-label="Previous: ${before}">← ${before}</a> `}<a class="back" href="#lists">Back to the lists</a>${after === undefined ? none : html` <a href="#${after}" aria-label="Next: ${after}">${after} →</a>`}</p>
</article>
`;
}

function ofDomain({ id, description }: Domain): Html {
  const beside = metricOfDomain(id);
  return article(
    id,
    "Domain",
    html`<p class="wording">${description}</p>
${listOf("Its competencies", competenciesOf(id))}${listOf("The metrics that its competencies feed", metricsFedBy(id))}
${listOf("Its metric in CEI's table of domains and metrics", beside === null ? [] : [beside])}`,
  );
}

function ofCompetency({ id, domain, titleFrom, numbering }: Competency): Html {
  const wording = titleFrom === "page" ? "CEI's Self-Assessment page" : "the look-for that cites it";
  const number =
    numbering === "cited" ? "the 2.0 document, which cites it" : "its position on the page, which has no numbers";
  return article(
    id,
    "Competency",
    html`${listOf("The metrics that it feeds", metricsOf(id), "None: no look-for cites it. It counts toward its domain's score, and toward no metric's.")}
${listOf("The look-fors that cite it", lookForsOf(id))}${listOf("Its domain", [domain])}
<p class="origin">The wording is from ${wording}. The number is from ${number}.</p>`,
  );
}

function ofMetric({ id, statement, description, lookFors }: Metric): Html {
  return article(
    id,
    "Metric",
    html`<p class="statement wording">${statement}</p><p class="wording">${description}</p>
${listOf("The competencies that feed it", competenciesOf(id))}${listOf("Its look-fors", lookFors)}
${listOf("Its domains in CEI's table of domains and metrics", domainsOf(id))}`,
  );
}

function ofLookFor({ id, metric }: LookFor): Html {
  return article(
    id,
    "Look-for",
    html`${listOf("The competencies that it cites", competenciesOf(id))}${listOf("Its metric", [metric])}`,
  );
}

/** The crosswalk explorer. */
export const crosswalkPage: Page = {
  file: "crosswalk.html",
  title: "The crosswalk",
  about: `The ${competencies.length} competencies and ${lookFors.length} look-fors of CEI's framework on one screen, and which feeds which.`,
  styles: ["explorer.css"],
  scripts: ["explorer.js"],
  body: html`<div class="explorer">
<div class="intro"><h1>The crosswalk</h1>
<p class="lead">A competency of the 1.0 Self-Assessment feeds a metric of 2.0 if one of the metric's look-fors (what evidence looks like) cites it. Of ${competencies.length} competencies, ${competencies.length - unmapped.length} feed a metric (${shared.length} of them feed two), and ${unmapped.length} feed none. The wording is CEI's own.</p>
<p class="pointed" aria-hidden="true"></p></div>
<div class="find" hidden>
<p class="field"><label for="find">Search all wording</label><input id="find" type="search" placeholder="Search all wording" autocomplete="off" spellcheck="false"></p>
<div class="marks" role="group" aria-label="Mark records">${marks.map(({ mark, name, marked }) => html`<button type="button" aria-pressed="false" data-mark="${mark}">${name} (${marked.length})</button>`)}</div>
<p id="found" role="status"></p>
</div>
<div class="lists" id="lists" tabindex="-1" style="--height: ${rounded(height)}; --left-gap: ${leftGap}; --right-gap: ${rightGap}; --right-row: ${rightRow.toFixed(4)}">
<nav class="left" aria-label="1.0 Self-Assessment"><h2>1.0 Self-Assessment <small>${domains.length} domains, ${competencies.length} competencies</small></h2>
<ul>${domainGroups}</ul></nav>
${curves()}
<nav class="right" aria-label="2.0 Metrics"><h2>2.0 Metrics <small>${metrics.length} metrics, ${lookFors.length} look-fors</small></h2>
<ul>${metricGroups}</ul></nav>
</div>
<section class="records" aria-label="Record">
<button class="close" type="button" aria-label="Close the record" hidden>✕</button>
<div class="hint" hidden>
<h2>Pick a row to read it</h2>
<p>Point at a row to highlight its links.</p>
<p>For example, <a href="#3.5">3.5</a> feeds two metrics, <a href="#M4">M4</a> is fed by competencies of two domains, and <a href="#3.2">3.2</a> feeds none.</p>
<p class="keys">Arrow keys move along a list and across it, <kbd>Enter</kbd> opens a record, and <kbd>Esc</kbd> closes it.</p>
</div>
${domains.map(ofDomain)}${competencies.map(ofCompetency)}${metrics.map(ofMetric)}${lookFors.map(ofLookFor)}
</section>
</div>
<section class="general"><h2>Where the documents differ on the framework as a whole</h2>
${discrepancies.filter(({ affects }) => affects.length === 0).map(difference)}
<p>See also <a href="reference/documents/discrepancies.html">all differences</a>, <a href="reference/documents/framework.html">the ${crosswalk.links.length} links as a table</a>, <a href="index.html#crosswalk-code">the crosswalk in code</a>, and <a href="reference/documents/formats.html">the files to download</a>.</p>
<h2>What CEI's page asks a team to reflect on</h2>
<p>The page does not say which domain each question belongs to.</p>
<ul class="wording">${reflectionPrompts.map(({ key, text }) => html`<li id="${key}">${text}</li>`)}</ul>
<h2>What the framework is built on</h2>
<ul class="wording">${foundations.map(({ key, name, abbreviation }) => html`<li id="${key}">${name}${abbreviation === null ? "" : ` (${abbreviation})`}</li>`)}</ul></section>`,
};
