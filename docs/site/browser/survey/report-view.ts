// Step 3: the report. Its charts are pictures, which come one by one after it is shown.
import { download } from "../download.ts";
import { made } from "../elements.ts";
import { pngOf, svgAddress } from "../png.ts";
import type { ChartView, Report, Section, TableView } from "./messages.ts";
import { button, classed, folded, headCell, pause, scrolled } from "./parts.ts";

/** Charts are drawn no wider: their texts would be far from their marks. */
const widest = 736;
const narrowest = 260;

interface Place {
  readonly frame: HTMLElement;
  readonly buttons: HTMLElement;
  svg: string;
}

/**
 * The report.
 *
 * @param element - Where it is shown.
 * @param askFile - Asks for a file by its key.
 */
export function reportView(element: HTMLElement, askFile: (key: string) => void) {
  const places = new Map<string, Place>();
  let shows = 0;

  function chart({ key, title }: ChartView): HTMLElement {
    const frame = classed("frame-of-chart", made("div", made("p", `${title}: being drawn…`)));
    const place: Place = { frame, buttons: classed("buttons screen", made("p")), svg: "" };
    place.buttons.setAttribute("role", "group");
    place.buttons.setAttribute("aria-label", `Download the chart: ${title}`);
    place.buttons.hidden = true;
    place.buttons.append(
      button("PNG", async () => download(await pngOf(place.svg), `${key}.png`)),
      button("SVG", () => download(new Blob([place.svg], { type: "image/svg+xml" }), `${key}.svg`)),
    );
    places.set(key, place);
    return classed("chart", made("figure", frame, place.buttons));
  }

  function table({ key, caption, head, rows, more }: TableView): HTMLElement {
    const isNumber = head.map((_, i) => i > 0 && rows.every((row) => /^[\d.,%+−-]*$|^[–*]$/.test(row[i] ?? "")));
    const cells = (texts: readonly string[], cell: (text: string) => HTMLTableCellElement) => {
      return texts.map((text, i) => (isNumber[i] ? classed("number", cell(text)) : cell(text)));
    };
    const body = rows.map(([first = "", ...others]) => {
      const [, ...data] = cells([first, ...others], (text) => made("td", text));
      return made("tr", headCell("row", first), ...data);
    });
    const headRow = made("tr", ...cells(head, (text) => headCell("col", text)));
    const one = made("table", made("caption", caption), made("thead", headRow), made("tbody", ...body));
    one.className = head.length > 11 ? "many-columns most-columns" : head.length > 7 ? "many-columns" : "";
    const rest = more === 0 ? [] : [made("p", `${more.toLocaleString("en-US")} more rows are in the file.`)];
    const file = classed(
      "buttons screen",
      made(
        "p",
        button("CSV", () => askFile(key), `CSV: ${caption}`),
      ),
    );
    return classed("table", made("div", scrolled(one, caption), ...rest, file));
  }

  function content({ paragraphs, charts, tables }: Omit<Section, "folded">): readonly HTMLElement[] {
    return [...paragraphs.map((text) => made("p", text)), ...charts.map(chart), ...tables.map(table)];
  }

  function section(one: Section): HTMLElement {
    const heading = made("h3", one.heading);
    heading.id = `report-${one.id}`;
    heading.tabIndex = -1;
    const parts = one.folded.map((part) => folded(part.heading, ...content(part)));
    const whole = made("section", heading, ...content(one), ...parts);
    whole.setAttribute("aria-labelledby", heading.id);
    return whole;
  }

  return {
    /** The width that charts have room for, in pixels. */
    width(): number {
      return Math.max(narrowest, Math.min(widest, element.clientWidth));
    },

    /** Shows a report; its sections come one after the other, so that the page stays at hand. */
    async show({ sentences, sections }: Report): Promise<void> {
      const number = ++shows;
      places.clear();
      const summary = classed("sentences", made("div", ...sentences.map((text) => made("p", text))));
      const links = sections.map(({ id, heading }) => {
        const link = made("a", heading);
        link.href = `#report-${id}`;
        return made("li", link);
      });
      const contents = classed("contents screen", made("nav", made("ul", ...links)));
      contents.setAttribute("aria-label", "The report");
      element.replaceChildren(summary, contents);
      for (const one of sections) {
        await pause();
        if (number !== shows) return;
        element.append(section(one));
      }
    },

    /** Takes the report away. */
    clear(): void {
      shows++;
      places.clear();
      element.replaceChildren();
    },

    /** Shows a chart; in place of one that could not be drawn, why. */
    picture(key: string, svg: string, description: string): void {
      const place = places.get(key);
      if (place === undefined) return;
      place.svg = svg;
      place.buttons.hidden = svg === "";
      if (svg === "") {
        place.frame.replaceChildren(made("p", description));
        return;
      }
      const image = made("img");
      image.alt = description;
      const [, width = "", height = ""] = /^<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
      image.width = Number(width);
      image.height = Number(height);
      image.src = svgAddress(svg);
      place.frame.replaceChildren(image);
    },

    /** Says of the charts that are not there that they could not be drawn. */
    failPictures(why: string): void {
      for (const { frame, svg } of places.values()) {
        if (svg === "") frame.replaceChildren(made("p", `This chart could not be drawn: ${why}`));
      }
    },
  };
}
