// The crosswalk as a small picture for the first page: a dot for each competency, and the metrics that they feed.
import { competencies, competenciesOf, crosswalk, domains, metrics, metricsOf } from "cei-framework";
import { curve, hueOf, links, names, rounded } from "./crosswalk-links.ts";
import { type Html, html, none } from "./html.ts";

const width = 404;
const height = 400;
const dotsAt = 36;
const metricsAt = 212;
const lineHeight = 17;

const domainGap = 9;
const dotHeight = (height - domainGap * (domains.length - 1)) / competencies.length;
const metricGap = 26;
const endHeight = (height - metricGap * (metrics.length - 1)) / links.length;

/** Where each competency's dot is. */
const dots = new Map<string, number>(
  domains
    .flatMap(({ competencies }, place) => competencies.map((id) => ({ id, place })))
    .map(({ id, place }, i) => [id, place * domainGap + (i + 0.5) * dotHeight] as const),
);

/** The metrics with where they begin and end, and the links that end there, from the highest dot to the lowest. */
const blocks = metrics.map(({ id, name }, place) => {
  const before = links.filter(({ metric }) => metric < id).length;
  const ends = links
    .filter(({ metric }) => metric === id)
    .sort((a, b) => (dots.get(a.competency) ?? 0) - (dots.get(b.competency) ?? 0));
  const top = place * metricGap + before * endHeight;
  return { id, name, top, bottom: top + ends.length * endHeight, ends };
});

function link(id: string, feeds: string, linked: readonly string[], hue: string, body: Html): Html {
  return html`<a href="crosswalk.html#${id}" aria-label="${id} ${names.get(id) ?? ""}, ${feeds}" data-linked="${linked.join(" ")}" style="--hue: ${hue}">${body}</a>
`;
}

/** A text in lines of at most so many letters. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const competencyDots = competencies.map(({ id }) => {
  const y = rounded(dots.get(id) ?? 0);
  const fed = metricsOf(id);
  const dot = html`<rect class="touch" x="${dotsAt - 20}" y="${rounded(y - dotHeight / 2)}" width="40" height="${rounded(dotHeight)}"/><circle cx="${dotsAt}" cy="${y}" r="3.6"${fed.length === 0 ? html` class="none"` : none}/>`;
  const hue = fed[0] === undefined ? "var(--quiet)" : hueOf(fed[0]);
  return link(id, `feeds ${fed.join(", ") || "no metric"}`, fed, hue, dot);
});

const metricNames = blocks.map(({ id, name, top, bottom }) => {
  const lines = wrapped(name, 22);
  const first = (top + bottom - (lines.length - 1) * lineHeight) / 2 + 5;
  const text = lines.map(
    (line, i) => html`<tspan x="${metricsAt + 42}" y="${rounded(first + i * lineHeight)}">${line} </tspan>`,
  );
  return link(
    id,
    `fed by ${competenciesOf(id).length} competencies`,
    competenciesOf(id),
    hueOf(id),
    html`<rect class="touch" x="${metricsAt}" y="${rounded(top - metricGap / 2)}" width="${width - metricsAt}" height="${rounded(bottom - top + metricGap)}"/><rect class="edge" x="${metricsAt}" y="${rounded(top)}" width="5" height="${rounded(bottom - top)}" rx="2"/><text class="id" x="${metricsAt + 13}" y="${rounded(first)}">${id}</text> <text>${text}</text>`,
  );
});

const curves = blocks.flatMap(({ id, top, ends }) =>
  ends.map(({ competency }, i) => {
    const d = curve(dotsAt + 6, dots.get(competency) ?? 0, metricsAt, top + (i + 0.5) * endHeight);
    return html`<path data-ends="${competency} ${id}" style="--hue: ${hueOf(id)}" d="${d}"/>\n`;
  }),
);

const domainNames = domains.map(({ id, competencies }) => {
  const middle = competencies.reduce((sum, one) => sum + (dots.get(one) ?? 0), 0) / competencies.length;
  return html`<text class="domain" x="0" y="${rounded(middle + 4)}">${id}</text>`;
});

/** The style of the picture, which is a part of it, since no other page has one. */
const style: Html = {
  html: `
.crosswalk-picture { max-width: 33rem; margin: 0 auto; }
.crosswalk-picture svg { display: block; width: 100%; height: auto; overflow: visible; font: 14px system-ui, sans-serif; }
.crosswalk-picture text { fill: var(--ink); }
.crosswalk-picture .id { fill: var(--hue); font-weight: 700; }
.crosswalk-picture .domain { fill: var(--quiet); font-size: 12px; }
.crosswalk-picture path { fill: none; stroke: var(--hue); stroke-width: 1.8; }
.crosswalk-picture circle, .crosswalk-picture .edge { fill: var(--hue); }
.crosswalk-picture circle.none { fill: var(--surface); stroke: var(--quiet); stroke-width: 1.2; }
.crosswalk-picture .touch { fill: none; pointer-events: all; }
.crosswalk-picture.lighting path:not(.lit) { opacity: 0.12; }
.crosswalk-picture.lighting a:not(.lit) :is(circle, .edge) { opacity: 0.3; }
.crosswalk-picture.lighting a:not(.lit) text { fill: var(--quiet); }
.crosswalk-picture.lighting path.lit { stroke-width: 3; }
.crosswalk-picture.lighting .lit circle { stroke: var(--hue); stroke-width: 3; }
.crosswalk-picture figcaption { min-height: 4.2em; margin-top: 0.75rem; color: var(--quiet); font-size: 0.9rem; line-height: 1.4; }
.crosswalk-picture .pointing .about, .crosswalk-picture figcaption:not(.pointing) .pointed { display: none; }
.crosswalk-picture .pointed { color: var(--ink); }
@media (forced-colors: active) {
  .crosswalk-picture :is(text, .id, .domain, circle, .edge) { fill: CanvasText; }
  .crosswalk-picture circle.none { fill: Canvas; stroke: CanvasText; }
  .crosswalk-picture path { stroke: CanvasText; }
  .crosswalk-picture.lighting path:not(.lit) { opacity: 0.3; }
  .crosswalk-picture.lighting .lit :is(circle, .edge), .crosswalk-picture.lighting path.lit { stroke: Highlight; }
}
@media (prefers-reduced-motion: no-preference) {
  .crosswalk-picture path { transition: opacity 0.12s; }
}
`,
};

/** The crosswalk as a picture whose dots and names lead to the explorer. browser/home.ts lights what is pointed at. */
export function crosswalkPicture(): Html {
  return html`<figure class="crosswalk-picture"><style>${style}</style>
<svg viewBox="-2 -8 ${width + 4} ${height + 16}" role="group" aria-label="The ${competencies.length} competencies, the ${metrics.length} metrics, and the ${crosswalk.links.length} links between them">
<g aria-hidden="true">${domainNames}${curves}</g>
<g class="dots">${competencyDots}</g>
<g class="metrics">${metricNames}</g>
</svg>
<figcaption><span class="about">Each dot is a competency of the 1.0 Self-Assessment, by domain; each curve leads to the metric that it feeds. Hollow dots feed none.</span><span class="pointed" aria-hidden="true"></span></figcaption>
</figure>`;
}
