// The frame of every page of the site. All links are relative, so that it works from any folder and from a file system.
import { type Html, html, none } from "./html.ts";

/** A page of the site. */
export interface Page {
  /** Its file, beside the first page. */
  readonly file: string;
  readonly title: string;
  /** What a search engine says of it. */
  readonly about: string;
  readonly body: Html;
  /** The scripts that it loads, in their order. */
  readonly scripts?: readonly string[];
}

/** What every page links to. */
const places = [
  ["index.html", "Start"],
  ["crosswalk.html", "Crosswalk"],
  ["playground.html", "Score a survey"],
  ["gallery.html", "Charts"],
  ["reference/documents/scoring.html", "Method"],
  ["reference/documents/formats.html", "Formats"],
  ["reference/documents/benchmarks.html", "Benchmarks"],
  ["reference/index.html", "Reference"],
] as const;

/** A page may load nothing but what stands beside it, and send nothing anywhere: the browser sees to it. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/**
 * A page as a file.
 *
 * @param page - What is in it.
 */
export function pageOf({ file, title, about, body, scripts = [] }: Page): string {
  const links = places.map(([place, name]) => {
    return html`<li><a href="${place}"${place === file ? html` aria-current="page"` : none}>${name}</a></li>`;
  });
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${about}">
<title>${title === "cei-framework" ? title : `${title} · cei-framework`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/style.css">
${scripts.map((script) => html`<script src="assets/${script}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">To the content</a>
<header><nav aria-label="Site"><ul>${links}</ul></nav></header>
<main id="main" tabindex="-1">
${body}
</main>
<footer><p>cei-framework is a library under the MIT license. The framework's wording is CEI's. Nothing that you enter here leaves this page.</p></footer>
</body>
</html>
`;
  return page.html;
}
