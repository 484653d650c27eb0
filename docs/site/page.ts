// The frame of every page of the site. All links are relative, so that it works from any folder and from a file system.
import { type Html, html, none } from "./html.ts";

/** A page of the site. */
export interface Page {
  /** Its file, from the folder of the first page. */
  readonly file: string;
  readonly title: string;
  /** The description that a search engine shows. */
  readonly about: string;
  readonly body: Html;
  /** The scripts that it loads from assets/, in order. */
  readonly scripts?: readonly string[];
  /** Its style sheets in assets/, beside the one of all pages. */
  readonly styles?: readonly string[];
}

/** What the header of every page links to, and the folder whose pages belong to it. */
const places = [
  { file: "crosswalk.html", name: "Crosswalk", folder: null },
  { file: "score.html", name: "Score your survey", folder: null },
  { file: "gallery.html", name: "Charts", folder: null },
  { file: "guides.html", name: "Guides", folder: "reference/documents/" },
  { file: "reference/index.html", name: "Reference", folder: "reference/" },
] as const;

/** A page may load nothing but the files beside it, and send nothing anywhere: the browser enforces it. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/** The mark: three competencies that feed two metrics. */
const mark = html`<svg class="mark-of-site" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path class="m1" d="M4 5C12 5 12 8 20 8"/><path class="m3" d="M4 12C12 12 12 8 20 8"/><path class="m3" d="M4 12C12 12 12 17 20 17"/><path class="m2" d="M4 19C12 19 12 17 20 17"/></svg>`;

/**
 * A page as a file.
 *
 * @param page - What is in it.
 */
export function pageOf({ file, title, about, body, scripts = [], styles = [] }: Page): string {
  const toSite = "../".repeat(file.split("/").length - 1);
  const section = places.find(({ folder }) => folder !== null && file.startsWith(folder));
  const links = places.map((place) => {
    const current =
      place.file === file ? html` aria-current="page"` : place === section ? html` aria-current="true"` : none;
    return html`<li><a href="${toSite}${place.file}"${current}>${place.name}</a></li>`;
  });
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${about}">
<meta name="color-scheme" content="light dark">
<title>${title === "cei-framework" ? title : `${title} · cei-framework`}</title>
<link rel="icon" href="data:,">
${["style.css", ...styles].map((style) => html`<link rel="stylesheet" href="${toSite}assets/${style}">\n`)}${[
  "frame.js",
  ...scripts,
].map((script) => html`<script src="${toSite}assets/${script}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site-header"><div class="frame">
<a class="brand" href="${toSite}index.html"${file === "index.html" ? html` aria-current="page"` : none}>${mark}cei-framework</a>
<nav aria-label="Site"><ul>${links}</ul></nav>
<a class="search-link" href="${toSite}guides.html">Search</a>
</div></header>
<main id="main" tabindex="-1">
${body}
</main>
<footer class="site-footer"><div class="frame">
<p>The code of cei-framework is under the MIT license. The framework's wording is CEI's, and that license does not cover it. CEI neither made nor endorses this library.</p>
<p>This site sends nothing: what you enter stays on your machine.</p>
</div></footer>
</body>
</html>
`;
  return page.html;
}
