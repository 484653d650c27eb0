// The pictures of charts in docs/pictures/.
import { readdirSync, readFileSync } from "node:fs";
import { profileChart, type VegaLiteSpec } from "cei-framework/charts";
import { describe, expect, it } from "vitest";
import { allPictures } from "../../docs/site/all-pictures.ts";
import { galleryCharts } from "../../docs/site/gallery-charts.ts";
import { codeOf, pictureCodes } from "../../docs/site/picture-code.ts";
import { picture, pictureFolder, svgOf, withPictures } from "../../docs/site/pictures.ts";
import { chartOf } from "../../docs/site/run-chart.ts";
import { svgPicture } from "../../docs/site/svg-picture.ts";
import type { ChartTheme } from "../../src/charts/theme.ts";
import { rendered } from "../charts/rendering.ts";

const themes: readonly ChartTheme[] = ["light", "dark", "print"];

/** The text that XML means. */
function plain(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&apos;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** The texts of an SVG file as they are drawn: each line of labels is one. */
function textsIn(svg: string): string[] {
  return Array.from(svg.matchAll(/<(?:text|tspan)\b[^>]*>([^<]+)</g), ([, text = ""]) => plain(text)).sort();
}

/** The colors that the file has for a theme, by class. */
function colorsIn(svg: string, theme: ChartTheme): Map<string, string> {
  const [, style = ""] = /<style>(.*?)<\/style>/s.exec(svg) ?? [];
  const [light = "", dark = "", print = ""] = style.split(/@media[^{]*\{/);
  const rules = { light, dark: light + dark, print: light + print }[theme];
  return new Map(
    Array.from(rules.matchAll(/\.(\w+)\{(?:fill|stroke):(#\w+)\}/g), ([, name = "", color = ""]) => [name, color]),
  );
}

/** The color of each text of an SVG file; a group's color is that of what is in it. */
function textColors(svg: string, colors: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const fills: string[] = [];
  for (const [, end, name, attributes = "", text = ""] of svg.matchAll(/<(\/?)(\w+)([^>]*)>([^<]*)/g)) {
    if (end === "/") {
      fills.pop();
      continue;
    }
    const classes = /class="([^"]*)"/.exec(attributes)?.[1]?.split(" ") ?? [];
    const own = classes.map((one) => colors.get(one)).find((color) => color !== undefined);
    const fill = /fill="(#\w+)"/.exec(attributes)?.[1] ?? own ?? fills.at(-1) ?? "";
    if ((name === "text" || name === "tspan") && text.trim() !== "") found.push(`${plain(text)}: ${fill}`);
    if (!attributes.endsWith("/")) fills.push(fill);
  }
  return found.sort();
}

describe("the files of pictures", () => {
  it("are those that `npm run pictures` draws, exactly", async () => {
    const drawn = await allPictures();
    expect(readdirSync(pictureFolder).sort()).toEqual([...drawn.keys()].sort());
    const stale = [...drawn].filter(([name, svg]) => readFileSync(new URL(name, pictureFolder), "utf8") !== svg);
    expect(stale.map(([name]) => name)).toEqual([]);
  });

  it("have every text and number of their charts, and no other", async () => {
    for (const { id, code } of pictureCodes()) {
      const spec = await chartOf(code, { width: 736, theme: "light" });
      const labels = spec.layer.flatMap(({ data, mark }) => (mark.type === "text" ? (data?.values ?? []) : []));
      const expected = [...spec.title.text, ...spec.title.subtitle, ...labels.map(({ text }) => String(text))];
      const found = textsIn(svgOf(id));
      expect(new Set(expected.filter((text) => text.trim() !== "" && !found.includes(text))), id).toEqual(new Set());
      expect(found, id).toEqual(textsIn((await rendered(spec)).svg));
      expect(svgOf(id)).toContain(`role="img"`);
      expect(plain(/<desc>(.*)<\/desc>/.exec(svgOf(id))?.[1] ?? "")).toBe(spec.description);
    }
  });

  it.each(themes)("have the colors of the theme %s on every text", async (theme) => {
    for (const id of ["heatmap", "crosswalk", "distribution-by-role"]) {
      const spec = await chartOf(codeOf(id), { width: 736, theme });
      const colors = textColors(svgOf(id), colorsIn(svgOf(id), theme));
      expect(colors).toEqual(textColors((await rendered(spec)).svg, new Map()));
    }
  });

  it("are refused where a chart has another shape in another theme", async () => {
    const chart = async (theme: ChartTheme): Promise<VegaLiteSpec> => profileChart([], { title: theme });
    await expect(svgPicture(chart, 736)).rejects.toThrow("other shapes");
  });
});

describe("a picture on a page", () => {
  it("has a wide and a narrow file, the size of each, and its text", () => {
    const { html } = picture("profile");
    for (const end of ["", "-narrow"]) {
      const [, size] = /<svg[^>]* (width="\d+" height="\d+")/.exec(svgOf(`profile${end}`)) ?? [];
      expect(html).toContain(`"assets/pictures/profile${end}.svg" ${size}`);
    }
    expect(html).toContain(`alt="${galleryCharts.find(({ id }) => id === "profile")?.alt}"`);
    expect(() => picture("home-code")).toThrow("no text");
  });

  it("is narrow on phones in a guide too", () => {
    const page = withPictures('<p><img src="../media/profile.svg" alt="R &amp; D"></p>');
    expect(page).toContain('srcset="../../assets/pictures/profile-narrow.svg"');
    expect(page).toContain('alt="R &amp; D"');
  });

  it("has a text wherever it is, whose numbers are in the picture", () => {
    const docs = new URL("../../docs/", import.meta.url);
    const guides = readdirSync(docs).filter((name) => name.endsWith(".md"));
    const inGuides = guides.flatMap((name) => {
      const images = readFileSync(new URL(name, docs), "utf8").matchAll(/!\[(.*?)\]\(pictures\/(.*?)\.svg\)/g);
      return Array.from(images, ([, alt = "", id = ""]) => ({ id, alt }));
    });
    expect(inGuides.length).toBeGreaterThan(15);
    const missing = [...galleryCharts, ...inGuides].flatMap(({ id, alt }) => {
      const numbers = new Set(numbersIn(plain(svgOf(id).replace(/<[^>]*>/g, " "))));
      return numbersIn(alt).flatMap((number) => (numbers.has(number) ? [] : [`${id}: ${number}`]));
    });
    expect(missing).toEqual([]);
    expect(inGuides.filter(({ alt }) => alt.length < 40)).toEqual([]);
  });
});

/** The numbers in a text, such as "95%", "0.41", and "M3". */
function numbersIn(text: string): string[] {
  return text.match(/[DM]?\d+(?:\.\d+)?%?/g) ?? [];
}
