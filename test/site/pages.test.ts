// The site's own pages, as they are written; test/browser/ tries them in a browser.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { competencies, crosswalk, domains, lookFors, metrics } from "cei-framework";
import { describe, expect, it } from "vitest";
import { crosswalkPage } from "../../docs/site/crosswalk-page.ts";
import { gallery } from "../../docs/site/gallery.ts";
import { guides } from "../../docs/site/guides.ts";
import { guidesPage } from "../../docs/site/guides-page.ts";
import { home } from "../../docs/site/home.ts";
import { html } from "../../docs/site/html.ts";
import { pageOf } from "../../docs/site/page.ts";
import { scorePage } from "../../docs/site/score-page.ts";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const crosswalkHtml = pageOf(crosswalkPage);

/** The records of the crosswalk page: what the row of each is marked with, and the links in its article. */
const linked = new Map(
  Array.from(crosswalkHtml.matchAll(/<a class="pick[^"]*" href="#([^"]+)"[^>]* data-linked="([^"]*)"/g), (match) => {
    return [match[1] ?? "", (match[2] ?? "").split(" ")];
  }),
);
const articles = new Map(
  Array.from(crosswalkHtml.matchAll(/<article id="([^"]+)"[^>]*>(.*?)<\/article>/gs), ([, id = "", body = ""]) => {
    return [id, Array.from(body.matchAll(/href="#([^"]+)"/g), ([, target = ""]) => target)];
  }),
);

describe("the crosswalk page", () => {
  it("has every record, once", () => {
    const ids = [domains, competencies, metrics, lookFors].flatMap((records) => records.map(({ id }) => id as string));
    expect([...articles.keys()]).toEqual(ids);
    expect([...linked.keys()].sort()).toEqual([...ids].sort());
    expect(ids).toHaveLength(7 + 34 + 5 + 24);
  });

  it("shows each link at both of its ends, with the look-for that makes it", () => {
    for (const { source, target, via } of crosswalk.links) {
      expect(linked.get(source)).toEqual(expect.arrayContaining([target, via]));
      expect(articles.get(source)).toEqual(expect.arrayContaining([target, via]));
      expect(articles.get(target)).toEqual(expect.arrayContaining([source, via]));
      expect(articles.get(via)).toEqual(expect.arrayContaining([source, target]));
    }
    for (const [id, others] of linked) for (const other of others) expect(linked.get(other)).toContain(id);
  });

  it("says of a competency that feeds no metric that it feeds none, and of its discrepancies what they are", () => {
    const text = (id: string): string => crosswalkHtml.split(`<article id="${id}"`)[1]?.split("</article>")[0] ?? "";
    expect(text("3.2")).toContain("None: no look-for cites it.");
    expect(text("6.3")).toContain("Where the documents differ");
    expect(text("7.1")).not.toContain("Where the documents differ");
  });
});

describe("the pages", () => {
  it("list every guide that there is, as the reference does", () => {
    const files = readdirSync(docs).filter((name) => name.endsWith(".md"));
    expect(guides.map(({ file }) => `${file}.md`).sort()).toEqual([...files].sort());
    const { projectDocuments } = JSON.parse(readFileSync(`${docs}typedoc.json`, "utf8"));
    expect(projectDocuments.sort()).toEqual([...files].sort());
  });

  it.each([home, crosswalkPage, scorePage, gallery, guidesPage])(
    "$file allows nothing from elsewhere, and links relatively",
    (page) => {
      const text = pageOf(page);
      expect(text).toContain("default-src &#39;none&#39;");
      const links = Array.from(text.matchAll(/(?:href|src)="([^"]*)"/g), ([, link = ""]) => link);
      for (const link of links.filter((link) => !link.startsWith("https://") && link !== "data:,"))
        expect(link).not.toMatch(/^\/|:/);
      // A link to another site is one to be followed, never one that the page loads.
      expect(text).not.toMatch(/<(?:script|link|img|iframe)[^>]*"https?:/);
      expect(text).toContain(` href="${page.file}" aria-current="page">`);
    },
  );

  it("hold text as text", () => {
    expect(html`<p title="${'"'}">${"<b>&</b>"}${html`<i>${1}</i>`}</p>`.html).toBe(
      '<p title="&#34;">&#60;b&#62;&#38;&#60;/b&#62;<i>1</i></p>',
    );
  });
});
