// The pictures of charts: SVG files in docs/pictures/, which the pages and the guides show. draw-pictures.ts draws them.
import { readFileSync } from "node:fs";
import { galleryCharts } from "./gallery-charts.ts";
import { type Html, html } from "./html.ts";

/** The width of the two pictures of a chart, in pixels, and the ends of their files' names. */
export const widths = { "": 736, "-narrow": 320 } as const;

/** The folder of the pictures. */
export const pictureFolder: URL = new URL("../pictures/", import.meta.url);

/**
 * A picture, which is a narrow one on phones.
 *
 * @param id - Its file in docs/pictures/, without its ending: that of a chart of the gallery, or of a guide's picture.
 * @param options - `toSite`: from the page to the folder of the first page, such as "../../"; default: the page is in it.
 *   `alt`: its text; default: that of the gallery.
 */
export function picture(id: string, options: { readonly toSite?: string; readonly alt?: string | Html } = {}): Html {
  const { toSite = "", alt = galleryCharts.find((chart) => chart.id === id)?.alt } = options;
  if (alt === undefined) throw new Error(`The picture "${id}" has no text`);
  const size = (end: keyof typeof widths): Html => html`width="${widths[end]}" height="${heightOf(`${id}${end}`)}"`;
  const file = `${toSite}assets/pictures/${id}`;
  return html`<picture><source media="(max-width: 40rem)" srcset="${file}-narrow.svg" ${size("-narrow")}><img class="chart-picture" src="${file}.svg" ${size("")} loading="lazy" alt="${alt}"></picture>`;
}

function heightOf(name: string): number {
  return Number(/ height="(\d+)"/.exec(svgOf(name))?.[1]);
}

/** The text of a picture's file. */
export function svgOf(name: string): string {
  return readFileSync(new URL(`${name}.svg`, pictureFolder), "utf8");
}

/** What the chart of a picture shows, in words, as HTML. */
export function descriptionOf(id: string): Html {
  return { html: /<desc>(.*?)<\/desc>/s.exec(svgOf(id))?.[1] ?? "" };
}

/**
 * The content of a guide's or the README's page, in which each picture is a narrow one on phones.
 *
 * @param content - As TypeDoc makes it; it has copied the pictures to a folder of its own.
 */
export function withPictures(content: string): string {
  return content.replace(/<img src="([^"]*)media\/([\w-]+)\.svg" alt="([^"]*)"[^>]*>/g, (_, toReference, id, alt) => {
    return picture(id, { toSite: `${toReference}../`, alt: { html: alt } }).html;
  });
}
