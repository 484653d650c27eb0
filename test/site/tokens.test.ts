// The colors of the pages.
import { describe, expect, it } from "vitest";
import { tokens } from "../../docs/site/tokens.ts";
import { colorsOf } from "../../src/charts/theme.ts";
import { contrast } from "../charts/color-vision.ts";

/** The custom properties of each theme, as the style sheet gives them. */
const [light = {}, dark = {}] = Array.from(tokens.matchAll(/:root \{([^}]*--surface[^}]*)\}/g), ([, body = ""]) =>
  Object.fromEntries(Array.from(body.matchAll(/--(\w+): ([^;]*);/g), ([, name = "", value = ""]) => [name, value])),
);

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("in %s, the pages", (theme, colors) => {
  it("have the colors of the charts", () => {
    const { surface, ink, quiet, faint: line, main, other: focus, hues } = colorsOf(theme);
    const [m1, m2, m3, m4, m5] = hues;
    expect(colors).toMatchObject({ surface, ink, quiet, line, main, focus, m1, m2, m3, m4, m5 });
  });

  it("have text that is readable on every background, and a focus that is seen", () => {
    const color = (name: string): string => colors[name] ?? "#";
    const backgrounds = ["surface", "raised", "soft"].map(color);
    const texts = ["ink", "quiet", "main"].flatMap((text) => backgrounds.map((one) => contrast(color(text), one)));
    expect(Math.min(...texts)).toBeGreaterThanOrEqual(4.5);
    const focus = backgrounds.map((one) => contrast(color("focus"), one));
    expect(Math.min(...focus)).toBeGreaterThanOrEqual(3);
  });
});
