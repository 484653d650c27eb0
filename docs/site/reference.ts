// The pages that TypeDoc makes, as a part of the site.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** Where a page of TypeDoc's has its title and its search. */
const toolbar = '<div class="tsd-toolbar-contents container">';

/**
 * Puts a link to the site's first page into each page of the reference, and takes icons from the page itself, into which
 * TypeDoc's script puts them: a browser loads none from a file of their own on a file system.
 *
 * @param folder - Where the reference is; the site is the folder around it.
 */
export async function joinReference(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".html")) continue;
    const path = join(folder, file);
    const page = await readFile(path, "utf8");
    if (!page.includes(toolbar)) throw new Error(`${file} has no toolbar to put a link into`);
    const start = relative(dirname(path), join(folder, "../index.html"));
    const joined = page
      .replace(toolbar, `${toolbar}<a href="${start}">Start</a><span aria-hidden="true">&nbsp;/&nbsp;</span>`)
      .replace(/href="[^"]*assets\/icons\.svg#/g, 'href="#');
    await writeFile(path, joined);
  }
}
