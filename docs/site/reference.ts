// The pages that TypeDoc makes, as a part of the site.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** Where a page of TypeDoc's has its title and its search. */
const toolbar = '<div class="tsd-toolbar-contents container">';

/**
 * Changes three things in each page of the reference:
 *
 * - It leads to the site's first page, and loads the script that mends its navigation. No icon is asked for.
 * - It takes icons from itself, where TypeDoc's script puts them: a browser loads none from a file on a file system.
 * - A heading that opens and closes has no link to itself in it, which a keyboard would not tell from the heading.
 *
 * @param folder - Where the reference is; the site is the folder around it.
 */
export async function joinReference(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    const path = join(folder, file);
    const page = await readFile(path, "utf8");
    if (!page.includes(toolbar)) throw new Error(`${file} has no toolbar to put a link into`);
    const toSite = relative(dirname(path), dirname(folder));
    const start = `<a href="${toSite}/index.html">Start</a><span aria-hidden="true">&nbsp;/&nbsp;</span>`;
    const joined = page
      .replace(
        "</head>",
        `<link rel="icon" href="data:,"><script defer src="${toSite}/assets/reference.js"></script></head>`,
      )
      .replace(toolbar, toolbar + start)
      .replace(/href="[^"]*assets\/icons\.svg#/g, 'href="#')
      .replace(/<summary\b.*?<\/summary>/gs, (summary) => {
        return summary.replace(/<a href="#[^"]*" aria-label="Permalink".*?<\/a>/gs, "");
      });
    await writeFile(path, joined);
  }
}
