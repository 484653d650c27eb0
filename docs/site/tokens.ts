// The colors of the pages: those of the charts, so that pages and pictures match.
import { type ChartTheme, colorsOf } from "../../src/charts/theme.ts";

/** What the charts have no color for: raised surfaces and tinted ones. */
const surfaces = {
  light: { raised: "#f6f8fa", soft: "#eaf3fa" },
  dark: { raised: "#1f242a", soft: "#1d2b3a" },
} as const;

function properties(theme: Exclude<ChartTheme, "print">): string {
  const { surface, ink, quiet, faint, main, other, hues } = colorsOf(theme);
  const values = { surface, ...surfaces[theme], ink, quiet, line: faint, main, focus: other };
  const all = [...Object.entries(values), ...hues.map((hue, i) => [`m${i + 1}`, hue] as const)];
  return all.map(([name, value]) => `--${name}: ${value};`).join(" ");
}

/** The custom properties of every page, light and dark. Paper is light. */
export const tokens = `:root { color-scheme: light dark; ${properties("light")} }
@media screen and (prefers-color-scheme: dark) { :root { ${properties("dark")} } }
@media print { :root { color-scheme: light; } }
`;
