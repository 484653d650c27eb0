// The pages that TypeDoc makes, guides and reference, taken out of its frame and without what its scripts are for.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeBlock } from "./code-block.ts";
import { guides } from "./guides.ts";
import { withPictures } from "./pictures.ts";

/** A page that TypeDoc made. */
export interface TypeDocPage {
  /** Its file in TypeDoc's folder: "functions/cei-framework.score.html". */
  readonly file: string;
  /** The name of a guide, an export, or what an entry is imported as: "cei-framework/charts". */
  readonly name: string;
  readonly kind: "Guide" | (typeof kinds)[keyof typeof kinds];
  /** What an export is imported from. */
  readonly entry: string | null;
  /** The question that a guide answers; else the first paragraph, as text. */
  readonly summary: string;
  readonly content: string;
  /** A list of links to its headings; empty if there are few. */
  readonly contents: string;
}

/** What TypeDoc's folders hold. */
const kinds = {
  classes: "Class",
  functions: "Function",
  interfaces: "Interface",
  modules: "Entry",
  types: "Type",
  variables: "Constant",
} as const;

/** Pages of TypeDoc's that the site's own navigation replaces. */
const replaced = ["modules.html", "hierarchy.html"];

/**
 * Reads all pages that TypeDoc made.
 *
 * @param folder - Where TypeDoc put them.
 */
export async function typeDocPages(folder: string): Promise<TypeDocPage[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".html")).sort();
  const wanted = files.filter((file) => !replaced.includes(file));
  return Promise.all(wanted.map(async (file) => pageOfParts(file, await readFile(join(folder, file), "utf8"))));
}

const parts =
  /<div class="tsd-page-title">.*?<\/div>(.*)<\/div>\n<div class="col-sidebar">(.*)<div class="site-menu">/s;

function pageOfParts(file: string, page: string): TypeDocPage {
  const [, raw, sidebar] = parts.exec(page) ?? [];
  if (raw === undefined || sidebar === undefined) throw new Error(`${file} is not as TypeDoc made it before`);
  const content = plainContent(raw);
  const [, folder, module = "", name] = /^(\w+)\/([\w-]+)(?:\.(\w+))?\.html$/.exec(file) ?? [];
  if (folder === undefined || folder === "documents") {
    const guide = guides.find(({ file }) => file === module);
    if (folder === "documents" && guide === undefined) throw new Error(`guides.ts has no ${module}`);
    return {
      file,
      name: guide?.name ?? "Install and use",
      kind: "Guide",
      entry: null,
      summary: guide?.question ?? "",
      content: withPictures(content),
      contents: listOf(headings(content)),
    };
  }
  const kind = kinds[folder as keyof typeof kinds];
  if (kind === undefined) throw new Error(`No kind is known for ${file}`);
  const importedFrom = module.replace("_", "/");
  if (!importedFrom.startsWith("cei-framework")) throw new Error(`The entry of ${file} has no @module in its comment`);
  const [, summary = ""] = /<div class="tsd-comment tsd-typography"><p>(.*?)<\/p>/s.exec(content) ?? [];
  return {
    file,
    name: name ?? importedFrom,
    kind,
    entry: name === undefined ? null : importedFrom,
    summary: textOf(summary),
    content: withOrderedHeadings(content),
    // An entry's page is a list of links already.
    contents: kind === "Entry" ? "" : listOf(members(sidebar)),
  };
}

/** What TypeDoc's scripts would need goes; what a page needs without them comes. */
function plainContent(raw: string): string {
  return withNamedHeadings(withoutIcons(raw))
    .replace(/<section class="tsd-panel-group tsd-index-group">.*?<\/details><\/section><\/section>/s, "")
    .replace(/ \(<a href="[^"]*hierarchy.html[^"]*">View Summary<\/a>\)/, "")
    .replace(/<summary\b.*?<\/summary>/gs, (summary) => summary.replace(/<a [^>]*aria-label="Permalink".*?<\/a>/gs, ""))
    .replace(/aria-label="Permalink"([^>]*>)<\/a>/g, 'aria-label="Link to this section"$1#</a>')
    .replace(
      /<pre><code[^>]*>(.*?)<\/code><button type="button">Copy<\/button><\/pre>/gs,
      (_, code) => codeBlock({ html: code }).html,
    )
    .replace(/<table>.*?<\/table>/gs, '<div class="scroll" tabindex="0" role="group" aria-label="Table">$&</div>')
    .replace(/<th\b[^>]*><\/th>/g, "<td></td>")
    .replace(/ target="_blank"/g, "");
}

/** TypeDoc calls headings that are code "_", "_-1", and so on; links to them say the code. */
function withNamedHeadings(text: string): string {
  const codes = text.matchAll(/<h\d id="(_(?:-\d+)?)"[^>]*><code>([^<]*)<\/code><a /g);
  const names = new Map(Array.from(codes, ([, id = "", code = ""]) => [id, code.replace(/[^\w-]+/g, "-")]));
  return text.replace(/( id="|href="#)(_(?:-\d+)?)"/g, (whole, start, id) => {
    const name = names.get(id);
    return name === undefined ? whole : `${start}${name}"`;
  });
}

function withoutIcons(text: string): string {
  return text.replace(/<svg\b.*?<\/svg>/gs, "").replace(/<wbr\/>/g, "");
}

/** TypeDoc goes from the first heading to the fourth; deeper ones are in order. */
function withOrderedHeadings(content: string): string {
  const [start = "", ...groups] = content.split(/(?=<details class="tsd-panel-group)/);
  const ordered = start.replace(/(<\/?)h([45])\b/g, (_, open, level) => `${open}h${level - 2}`);
  return [ordered, ...groups].join("");
}

/** Links to the headings of a guide. */
function headings(content: string): string[] {
  return Array.from(content.matchAll(/<h2 id="([^"]*)"[^>]*>(.*?)<a href="#/gs), ([, id = "", text = ""]) => {
    return `<a href="#${id}">${text}</a>`;
  });
}

/** Links to the members of an export. */
function members(sidebar: string): string[] {
  const [, list = ""] = /<h3>On This Page<\/h3>(.*)/s.exec(withoutIcons(sidebar)) ?? [];
  return Array.from(list.matchAll(/<a href="#[^"]*"[^>]*>.*?<\/a>/gs), ([link]) => link);
}

function listOf(links: readonly string[]): string {
  return links.length < 3 ? "" : `<ul>${links.map((link) => `<li>${link}</li>`).join("")}</ul>`;
}

/** The text of HTML. */
export function textOf(markup: string): string {
  const named: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
  return markup
    .replace(/<br\/?>|<\/(?:p|li|td|th|tr|h\d|pre)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name) => named[name] ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}
