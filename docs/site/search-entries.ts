// What the search finds: guides by section, exports, charts, the framework's records, and the site's pages.
import {
  competencies,
  discrepancies,
  domains,
  foundations,
  lookFors,
  metric,
  metrics,
  metricsOf,
  reflectionPrompts,
} from "cei-framework";
import { galleryCharts } from "./gallery-charts.ts";
import type { Page } from "./page.ts";
import { type TypeDocPage, textOf } from "./typedoc-pages.ts";

/** What can be found. */
export interface SearchEntry {
  /** Its address, from the folder of the first page. */
  readonly url: string;
  readonly title: string;
  /** Its kind, or where it belongs. */
  readonly place: string;
  readonly text: string;
}

/**
 * All that can be found.
 *
 * @param pages - The site's own pages.
 * @param reference - What TypeDoc made.
 */
export function searchEntries(pages: readonly Page[], reference: readonly TypeDocPage[]): SearchEntry[] {
  const exported = reference.filter(({ file }) => !file.startsWith("documents/") && file !== "index.html");
  return [
    ...pages.map(({ file, title, about }) => ({ url: file, title, place: "Page", text: about })),
    ...records(),
    ...galleryCharts.map(({ id, question, reading, alt }) => {
      return { url: `gallery.html#${id}`, title: question, place: "Chart", text: `${reading} ${alt}` };
    }),
    ...reference.filter((page) => !exported.includes(page)).flatMap(sections),
    ...exported.map(({ file, name, kind, entry, summary }) => {
      return {
        url: `reference/${file}`,
        title: name,
        place: entry === null ? kind : `${kind} of ${entry}`,
        text: summary,
      };
    }),
  ];
}

function records(): SearchEntry[] {
  const readingsOf = (id: string): string[] =>
    discrepancies
      .filter(({ affects }) => affects.some((affected) => affected === id))
      .flatMap(({ readings, resolution }) => [...readings.map(({ says }) => says), resolution]);
  const entry = (id: string, name: string, place: string, ...texts: readonly string[]): SearchEntry => {
    return {
      url: `crosswalk.html#${id}`,
      title: `${id} ${name}`,
      place,
      text: [...texts, ...readingsOf(id)].join(" "),
    };
  };
  return [
    ...domains.map(({ id, name, description }) => entry(id, name, "Domain of 1.0", description)),
    ...competencies.map(({ id, title, domain }) => {
      const fed = metricsOf(id).map((one) => `${one} ${metric(one).name}`);
      const feeds = fed.length === 0 ? "no metric" : `${fed.length === 1 ? "metric" : "metrics"} ${fed.join("; ")}`;
      return entry(id, title, "Competency of 1.0", `Competency ${id} of domain ${domain} feeds ${feeds}.`);
    }),
    ...metrics.map(({ id, name, statement, description }) => entry(id, name, "Metric of 2.0", statement, description)),
    ...lookFors.map(({ id, text }) => entry(id, text, "Look-for of 2.0")),
    ...reflectionPrompts.map(({ key, text }) => {
      return {
        url: `crosswalk.html#${key}`,
        title: text,
        place: "Reflection prompt of 1.0",
        text: readingsOf(key).join(" "),
      };
    }),
    ...foundations.map(({ key, name }) => {
      return { url: `crosswalk.html#${key}`, title: name, place: "Foundation of the framework", text: "" };
    }),
  ];
}

/** A guide, in a piece for each heading. */
function sections({ file, name, summary, content }: TypeDocPage): SearchEntry[] {
  const [, ...pieces] = content.split(/<h[1-4] id="/);
  return pieces.map((piece, i) => {
    const [, id = "", heading = "", text = ""] = /^([^"]*)"[^>]*>(.*?)<a href="#.*?<\/h\d>(.*)$/s.exec(piece) ?? [];
    // The README is called by the library's name; who looks for it wants to install and use it.
    const title = i === 0 && file === "index.html" ? name : textOf(heading);
    return {
      url: `reference/${file}${i === 0 ? "" : `#${id}`}`,
      title,
      place: i === 0 ? "Guide" : `Guide: ${name}`,
      text: i === 0 ? `${summary} ${textOf(text)}` : textOf(text),
    };
  });
}
