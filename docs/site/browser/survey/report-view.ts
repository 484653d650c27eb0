// Step 3: the report. Its charts are pictures, which come one by one after it is shown.
import { download } from "../download.ts";
import { made } from "../elements.ts";
import { pngOf, svgAddress } from "../png.ts";
import type { ChartView, Report, Section, TableView } from "./messages.ts";
import { button, classed, folded, headCell, pause, radioChoice, scrolled } from "./parts.ts";

/** Charts are drawn no wider: their texts would be far from their marks. */
const widest = 736;
const narrowest = 260;

const shareOne =
  "Share or print one of these, not several: two tables of the same people can be compared, and what one hides the other may show.";

/** The room around a chart in a PNG file, in pixels. */
const margin = 24;

interface Place {
  readonly frame: HTMLElement;
  readonly buttons: HTMLElement;
  svg: string;
  /** Whether its picture, or why there is none, is still to come. */
  isAwaited: boolean;
}

/**
 * The report.
 *
 * @param element - Where it is shown.
 * @param askFile - Asks for a file by its key.
 * @param fileName - The name of a file by its key and its ending.
 */
export function reportView(
  element: HTMLElement,
  askFile: (key: string) => void,
  fileName: (key: string, ending: string) => string,
) {
  const charts = new Map<string, Place>();
  let shows = 0;

  function chart({ key, title }: ChartView): HTMLElement {
    const awaited = [
      classed("screen", made("p", `${title}: being drawn…`)),
      classed("paper", made("p", `${title}: this chart is missing, since it was printed before it was drawn.`)),
    ];
    const frame = classed("frame-of-chart", made("div", ...awaited));
    const place: Place = { frame, buttons: classed("buttons screen", made("p")), svg: "", isAwaited: true };
    place.buttons.setAttribute("role", "group");
    place.buttons.setAttribute("aria-label", `Download the chart: ${title}`);
    place.buttons.hidden = true;
    place.buttons.append(
      button(
        "Picture (PNG)",
        async () => download(await pngOf(place.svg, false, margin), fileName(key, "png")),
        `Picture (PNG): ${title}`,
      ),
      button(
        "Drawing (SVG)",
        () => download(new Blob([place.svg], { type: "image/svg+xml" }), fileName(key, "svg")),
        `Drawing (SVG): ${title}`,
      ),
    );
    charts.set(key, place);
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
        button("Table (CSV)", () => askFile(key), `Table (CSV): ${caption}`),
      ),
    );
    return classed("table", made("div", scrolled(one, caption), ...rest, file));
  }

  function content({ paragraphs, aside = [], charts, tables }: Omit<Section, "folded">): readonly HTMLElement[] {
    const sentences = aside.map((text) => made("p", text));
    const forOne = classed("to-decide screen", made("div", made("h4", "For you alone, not printed"), ...sentences));
    return [
      ...paragraphs.map((text) => made("p", text)),
      ...(aside.length > 0 ? [forOne] : []),
      ...charts.map(chart),
      ...tables.map(table),
    ];
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

  /** Radio buttons that show one of the sections that are alternatives; before one is chosen, the first is shown. */
  function choiceOf(sections: readonly Section[], show: (id: string) => void): HTMLElement {
    const texts = sections.map(({ choice = "" }) => choice);
    const radios = radioChoice("Compare people by:", "choice", texts, (place) => show(sections[place]?.id ?? ""));
    return classed("choice screen", made("div", radios, classed("help", made("p", shareOne))));
  }

  return {
    /** The width that charts have room for, in pixels. */
    width(): number {
      return Math.max(narrowest, Math.min(widest, element.clientWidth));
    },

    /** Shows a report; its sections come one after the other, so that the page stays at hand. False: another one came. */
    async show({ sentences, sections }: Report): Promise<boolean> {
      const number = ++shows;
      charts.clear();
      const summary = classed("sentences", made("div", ...sentences.map((text) => made("p", text))));
      const alternatives = sections.filter(({ choice }) => choice !== undefined);
      const isChoice = alternatives.length > 1;
      const places = new Map<string, HTMLElement>();
      const choose = (id: string) => {
        for (const { id: other } of alternatives) {
          const place = places.get(other);
          if (place !== undefined) place.hidden = other !== id;
        }
      };
      const choice = isChoice ? choiceOf(alternatives, choose) : null;
      const links = sections.map((one) => {
        const link = made("a", one.heading);
        link.href = `#report-${one.id}`;
        link.addEventListener("click", () => {
          const radio = choice?.querySelectorAll("input")[alternatives.indexOf(one)];
          if (radio?.checked === false) radio.click();
        });
        return made("li", link);
      });
      const contents = classed("contents screen", made("nav", made("ul", ...links)));
      contents.setAttribute("aria-label", "The report");
      element.replaceChildren(summary, contents);
      for (const one of sections) {
        await pause();
        if (number !== shows) return false;
        const place = section(one);
        places.set(one.id, place);
        if (choice !== null && one === alternatives[0]) element.append(choice);
        else place.hidden = isChoice && alternatives.includes(one);
        element.append(place);
      }
      return true;
    },

    /** Whether a chart is still to come. */
    isDrawing: (): boolean => [...charts.values()].some(({ isAwaited }) => isAwaited),

    /** Marks the report as one of how the survey was read before: its tables can no longer be asked for. */
    age(): void {
      for (const one of element.querySelectorAll<HTMLButtonElement>(".table .buttons button")) one.disabled = true;
    },

    /** Takes the report away. */
    clear(): void {
      shows++;
      charts.clear();
      element.replaceChildren();
    },

    /** Shows a chart; in place of one that could not be drawn, why. */
    picture(key: string, svg: string, description: string): void {
      const place = charts.get(key);
      if (place === undefined) return;
      place.isAwaited = false;
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
      for (const place of charts.values()) {
        if (!place.isAwaited) continue;
        place.isAwaited = false;
        place.frame.replaceChildren(made("p", `This chart could not be drawn: ${why}`));
      }
    },
  };
}
