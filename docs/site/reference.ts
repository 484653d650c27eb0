// Guides and reference in the frame of the site.
import { codeBlock } from "./code-block.ts";
import { guideGroups } from "./guides.ts";
import { type Html, html, none } from "./html.ts";
import type { Page } from "./page.ts";
import type { TypeDocPage } from "./typedoc-pages.ts";

/**
 * A page of TypeDoc's as one of the site's.
 *
 * @param page - The page.
 * @param all - All of them, for the navigation.
 */
export function framed(page: TypeDocPage, all: readonly TypeDocPage[]): Page {
  const { file, name, kind, entry, summary } = page;
  const isGuide = file.startsWith("documents/");
  const contents = { html: page.contents };
  return {
    file: `reference/${file}`,
    title: entry === null ? name : `${name} · ${entry}`,
    about: summary === "" ? `${name}, of the library cei-framework.` : summary,
    styles: ["reference.css"],
    body: html`<div class="reference">
<div class="article${kind === "Guide" ? "" : " export"}">${isGuide ? guideCrumbs(file) : kind === "Guide" ? none : title(page)}${
      contents.html === ""
        ? none
        : html`<details class="contents-narrow"><summary>On this page</summary>${contents}</details>`
    }
${{ html: file === "documents/names.html" ? withLinks(page.content, all) : page.content }}</div>
<aside class="aside" aria-label="Around this page">${contents.html === "" ? none : html`<h2>On this page</h2>${contents}`}
<nav aria-label="${isGuide ? "Guides" : "Entries"}">${isGuide ? guideLinks(file) : entryLinks(page, all)}</nav>
</aside></div>`,
  };
}

function guideCrumbs(file: string): Html {
  const group = guideGroups.find(({ guides }) => guides.some((guide) => file === `documents/${guide.file}.html`));
  const { tryIt } = group?.guides.find((guide) => file === `documents/${guide.file}.html`) ?? {};
  return html`<p class="crumbs"><a href="../../guides.html">Guides</a> / <a href="../../guides.html#${group?.id ?? ""}">${group?.name ?? ""}</a></p>
${tryIt === undefined ? none : html`<p class="try-it">Try it: <a href="../../${tryIt.file}">${tryIt.text}</a></p>`}`;
}

/** The list of all names, each with a link to its page. */
function withLinks(content: string, all: readonly TypeDocPage[]): string {
  const pieces = content.split(/(?=<h2 )/);
  return pieces
    .map((piece) => {
      const [, entry] = /^<h2 [^>]*><code>([^<]*)/.exec(piece) ?? [];
      return piece.replace(/(?<=<li>)<code>(\w+)<\/code>/g, (code, name) => {
        // What several entries export has a page under the first.
        const pages = all.filter((one) => one.name === name);
        const page = pages.find((one) => one.entry === entry) ?? pages[0];
        return page === undefined ? code : `<a href="../${page.file}">${code}</a>`;
      });
    })
    .join("");
}

/** The name of an export, and the line that imports it. */
function title({ name, kind, entry }: TypeDocPage): Html {
  const heading = html`<h1><span class="kind">${kind}</span> <code>${name}</code></h1>`;
  if (entry === null) return heading;
  const isType = kind === "Interface" || kind === "Type";
  return html`<p class="crumbs"><a href="../modules/${entry.replace("/", "_")}.html">${entry}</a></p>${heading}
${codeBlock(`import ${isType ? "type " : ""}{ ${name} } from "${entry}";`)}`;
}

function guideLinks(current: string): Html {
  return html`${guideGroups.map(
    ({ name, guides }) =>
      html`<h2>${name}</h2><ul>${guides.map(({ file, name }) => {
        const isCurrent = current === `documents/${file}.html`;
        return html`<li><a href="${file}.html"${isCurrent ? html` aria-current="page"` : none}>${name}</a></li>`;
      })}</ul>`,
  )}`;
}

function entryLinks({ file, name, entry }: TypeDocPage, all: readonly TypeDocPage[]): Html {
  const toReference = file === "index.html" ? "" : "../";
  const entries = all.filter(({ kind }) => kind === "Entry");
  const start = { file: "index.html", name: "Install and use" };
  return html`<h2>Import from</h2><ul>${[start, ...entries].map((one) => {
    const current =
      one.file === file ? html` aria-current="page"` : one.name === (entry ?? name) ? html` aria-current="true"` : none;
    return html`<li><a href="${toReference}${one.file}"${current}>${one.name}</a></li>`;
  })}</ul>`;
}
