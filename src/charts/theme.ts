// The colors of charts on light backgrounds, on dark ones, and in print. Tests check their contrast, and that
// color-blind readers can distinguish them.

/** The background that a chart is drawn on. */
export type ChartTheme = "light" | "dark" | "print";

/** The colors of a theme. Backgrounds are transparent. */
export interface Colors {
  /** The color of the background, for the inside of hollow marks. */
  readonly surface: string;
  /** Labels and the most important marks. */
  readonly ink: string;
  /** Notes, headings, and lines that mean something. */
  readonly quiet: string;
  /** Lines that only guide the eye. */
  readonly faint: string;
  /** Marks of data. */
  readonly main: string;
  /** Marks that stand out from the others. */
  readonly other: string;
  /** The colors from the lowest to the highest value: one hue, whose lightness changes evenly. */
  readonly shades: readonly [string, string];
  /** The lower and the upper end of a scale with a middle, and the middle. */
  readonly low: string;
  readonly middle: string;
  readonly high: string;
  /** Text on dark marks and on light ones: white and black, one of which has a contrast of 4.5 on any color. */
  readonly onDark: string;
  readonly onLight: string;
  /**
   * Hues for up to five categories, such as the metrics. Text in one of them on the surface, or the reverse, is
   * readable.
   */
  readonly hues: readonly [string, string, string, string, string];
}

const light: Colors = {
  surface: "#ffffff",
  ink: "#1b1b1b",
  quiet: "#595959",
  faint: "#dcdcdc",
  main: "#0072b2",
  other: "#d55e00",
  shades: ["#f1f6fb", "#08306b"],
  low: "#a6480a",
  middle: "#e8e4de",
  high: "#0b5c96",
  onDark: "#ffffff",
  onLight: "#000000",
  hues: ["#1b72e0", "#731301", "#00674d", "#5f2575", "#8e7110"],
};

const themes: { readonly [Theme in ChartTheme]: Colors } = {
  light,
  dark: {
    surface: "#16191d",
    ink: "#f0f0f0",
    quiet: "#b4b4b4",
    faint: "#42464c",
    main: "#56b4e9",
    other: "#f0903c",
    shades: ["#1d2b3a", "#cfe6fa"],
    low: "#f0a264",
    middle: "#4a4f57",
    high: "#6cbcf0",
    onDark: "#ffffff",
    onLight: "#000000",
    hues: ["#778be9", "#d57c2f", "#3dcc9d", "#feb4e3", "#e6e568"],
  },
  // Shades of gray also distinguish the two marks, and the two ends of a scale.
  print: {
    ...light,
    ink: "#000000",
    quiet: "#404040",
    faint: "#c8c8c8",
    main: "#00466e",
    low: "#b9651a",
    high: "#0b3c66",
  },
};

export function colorsOf(theme: ChartTheme = "light"): Colors {
  return themes[theme];
}
