// The pages of the built site that the tests visit.
import { readdirSync } from "node:fs";

/** The site's own pages. */
export const ownPages = ["index.html", "crosswalk.html#3.5", "score.html", "form.html", "gallery.html", "guides.html"];

/** One page of each kind that TypeDoc made: the first page, a guide, an entry, a function. */
export const someOfReference = [
  "index.html",
  "documents/scoring.html",
  "modules/cei-framework_charts.html",
  "functions/cei-framework.score.html",
].map((file) => `reference/${file}`);

/**
 * All pages in a folder of the reference.
 *
 * @param folder - "documents", "modules", "functions" and so on.
 */
export const pagesOfReference = (folder: string): string[] =>
  readdirSync(`docs/built/reference/${folder}`).map((file) => `reference/${folder}/${file}`);
