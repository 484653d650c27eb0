// The colors of the themes.
import { describe, expect, it } from "vitest";
import { mixed, textOn } from "../../src/charts/color.ts";
import { type ChartTheme, type Colors, colorsOf } from "../../src/charts/theme.ts";
import { contrast, difference, labOf, leastDifferences, type Triple } from "./color-vision.ts";

const lightness = (color: string): number => labOf(color)[0];

/** What the charts of a theme are drawn on. */
const surfaces: { readonly [Theme in ChartTheme]: readonly string[] } = {
  light: ["#ffffff"],
  dark: ["#16191d", "#000000", "#222222"],
  print: ["#ffffff"],
};
const themes = (["light", "dark", "print"] as const).map((theme): [ChartTheme, Colors] => [theme, colorsOf(theme)]);

describe("the formulas of these tests", () => {
  it("give the differences in the paper on CIEDE2000", () => {
    // Sharma, Wu, and Dalal 2005, table 1: pairs 1, 7, 9, 15, 17, 18, 25, and 34.
    const pairs: readonly (readonly [Triple, Triple, number])[] = [
      [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
      [[50, 0, 0], [50, -1, 2], 2.3669],
      [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
      [[50, -0.001, 2.49], [50, 0.0011, -2.49], 4.7461],
      [[50, 2.5, 0], [73, 25, -18], 27.1492],
      [[50, 2.5, 0], [61, -5, 29], 22.8977],
      [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
      [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
    ];
    const wrong = pairs.filter(([one, other, expected]) => difference(one, other).toFixed(4) !== expected.toFixed(4));
    expect(wrong).toEqual([]);
  });

  it("give the contrast of known colors", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
    // #767676 is known as the lightest gray with a contrast of 4.5 on white.
    expect(contrast("#767676", "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
  });
});

describe.each(themes)("%s", (theme, colors) => {
  it("has readable text, in ink, in quiet, and in every hue, and on every hue", () => {
    const texts = [colors.ink, colors.quiet, ...colors.hues];
    const contrasts = texts.flatMap((text) => surfaces[theme].map((surface) => contrast(text, surface)));
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
    const onHues = colors.hues.map((hue) => contrast(colors.surface, hue));
    expect(Math.min(...onHues)).toBeGreaterThanOrEqual(4.5);
  });

  it("has marks with a contrast of 3, and lines that are fainter than any mark but seen", () => {
    const marks = [colors.main, colors.other, colors.low, colors.high];
    for (const surface of surfaces[theme]) {
      expect(Math.min(...marks.map((mark) => contrast(mark, surface)))).toBeGreaterThanOrEqual(3);
      expect(contrast(colors.faint, surface)).toBeGreaterThan(1.3);
      expect(contrast(colors.faint, surface)).toBeLessThan(3);
    }
  });

  it("has hues that differ for every kind of vision, by more than those of palettes made for it", () => {
    // 15 is more than the best five of Okabe and Ito (2008) reach, of which some are too light for marks on white, and
    // more than the two palettes of Tol (2021) that are also called safe for color blindness.
    const published = [
      ["#56b4e9", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"],
      ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377"],
      ["#cc6677", "#332288", "#ddcc77", "#117733", "#88ccee", "#882255", "#44aa99", "#999933", "#aa4499"],
    ];
    expect(Math.max(...published.map((palette) => Math.min(...leastDifferences(palette))))).toBeLessThan(15);
    expect(Math.min(...leastDifferences(colors.hues))).toBeGreaterThan(15);
  });

  it("has pairs of marks that differ for every kind of vision", () => {
    const { main, other, low, middle, high } = colors;
    expect(Math.min(...leastDifferences([main, other]))).toBeGreaterThan(15);
    expect(Math.min(...leastDifferences([low, middle, high]))).toBeGreaterThan(15);
  });

  it("has shades that go from the surface, evenly in lightness", () => {
    const shares = [0, 0.25, 0.5, 0.75, 1];
    const levels = shares.map((share) => lightness(mixed(...colors.shades, share)));
    const steps = levels.slice(1).map((level, i) => level - (levels[i] as number));
    const mean = ((levels[4] as number) - (levels[0] as number)) / 4;
    expect(Math.abs(mean)).toBeGreaterThan(15);
    for (const step of steps) expect(Math.abs(step / mean - 1)).toBeLessThan(0.1);
    const fromSurface = Math.abs((levels[0] as number) - lightness(colors.surface));
    expect(fromSurface).toBeLessThan(10);
  });

  it("has readable text on every shade", () => {
    const { shades, low, middle, high } = colors;
    const shares = Array.from({ length: 101 }, (_, i) => i / 100);
    const ramps = [shades, [middle, low], [middle, high]] as const;
    const fills = ramps.flatMap(([from, to]) => shares.map((share) => mixed(from, to, share)));
    expect(Math.min(...fills.map((fill) => contrast(textOn(colors, fill), fill)))).toBeGreaterThanOrEqual(4.5);
  });
});

it("marks, and the two ends of a scale, differ in gray in print", () => {
  const { main, other, low, middle, high } = colorsOf("print");
  // Without hue, a difference in lightness is the whole difference.
  expect(Math.abs(lightness(main) - lightness(other))).toBeGreaterThan(20);
  const levels = [low, middle, high].map(lightness).sort((a, b) => a - b);
  expect(
    Math.min((levels[1] as number) - (levels[0] as number), (levels[2] as number) - (levels[1] as number)),
  ).toBeGreaterThan(20);
});
