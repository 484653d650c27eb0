// Colors between the colors of a theme, and the text that is readable on them.
import type { Colors } from "./theme.ts";

type Channels = readonly [number, number, number];

/**
 * From linear red, green, and blue to the responses of the three cones, and back: Björn Ottosson, "A perceptual color
 * space for image processing" (2020).
 */
const toCones: readonly Channels[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const fromCones: readonly Channels[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

/**
 * A color between two others, in Oklab, where equal steps look equal.
 *
 * @param from - As `#rrggbb`, like all colors here.
 * @param share - 0 for the first color, or less, to 1 for the other, or more.
 */
export function mixed(from: string, to: string, share: number): string {
  const [first, last] = [conesOf(from), conesOf(to)];
  const step = Math.min(1, Math.max(0, share));
  const at = (cone: 0 | 1 | 2): number => (first[cone] + (last[cone] - first[cone]) * step) ** 3;
  const channels = times(fromCones, [at(0), at(1), at(2)]).map((light) => {
    const encoded = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, encoded)) * 255);
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * The color of text on another color: the one of the theme's two text colors with more contrast, which is at least 4.5.
 */
export function textOn({ onDark, onLight }: Colors, color: string): string {
  return contrast(onDark, color) > contrast(onLight, color) ? onDark : onLight;
}

/** The contrast of two colors, from 1 to 21, by the Web Content Accessibility Guidelines 2.2. */
function contrast(one: string, other: string): number {
  const luminances = [one, other].map((color) => {
    const [red, green, blue] = linear(color);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  });
  return Math.max(...luminances) / Math.min(...luminances);
}

/** The responses of the cones to a color, in steps that look equal. Between two colors, Oklab is a mix of these. */
function conesOf(color: string): Channels {
  const [long, middle, short] = times(toCones, linear(color));
  return [Math.cbrt(long), Math.cbrt(middle), Math.cbrt(short)];
}

/** The red, green, and blue of a color in linear light, 0 to 1. */
function linear(color: string): Channels {
  const channel = (start: number): number => {
    const encoded = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: readonly Channels[], [x, y, z]: Channels): Channels {
  const [a = 0, b = 0, c = 0] = matrix.map((row) => row[0] * x + row[1] * y + row[2] * z);
  return [a, b, c];
}
