// Writes a crosswalk as a Mermaid flowchart, for Markdown.
import { checkOptions } from "../check/options.ts";
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { AnyCrosswalk, CrosswalkParts } from "../crosswalk/crosswalk-of-links.ts";
import { type ChartOptions, chartChecks } from "./chart-options.ts";
import { crosswalkSides } from "./labels.ts";

/** Options of a flowchart. */
export type MermaidOptions = Pick<ChartOptions, "title" | "names" | "catalog">;

/**
 * Writes a crosswalk as a Mermaid flowchart. Put the text into Markdown as a `mermaid` code block.
 *
 * It has a box for each source and target, and an arrow for each linked pair, labeled with the `via` of its links. A
 * source that feeds more than one target has a double border, one that feeds none a broken border.
 *
 * @param parts - The framework's crosswalk, or a custom one.
 * @param options - Title, names, and catalog.
 * @returns The text, which ends with a line feed.
 * @throws CrosswalkError for an invalid crosswalk, and OptionsError with every problem of the options.
 */
export function toMermaid(parts: CrosswalkParts, options: MermaidOptions = {}): string {
  const crosswalk: AnyCrosswalk = createCrosswalk(parts);
  const { title: titleCheck, names, catalog } = chartChecks;
  checkOptions(options, { title: titleCheck, names, catalog });
  const { sources, targets } = crosswalk;
  const { from, to, pairs, title } = crosswalkSides(crosswalk, options);
  const placesOf = (ids: readonly string[]) => new Map(ids.map((id, i) => [id, i]));
  const [sourcePlaces, targetPlaces] = [placesOf(sources), placesOf(targets)];
  const unmapped = crosswalk.unmapped.map((id) => `s${sourcePlaces.get(id)}`);
  const lines = [
    "flowchart LR",
    `  accTitle: ${titleText(options.title ?? title)}`,
    ...sources.map((id, s) => {
      const label = quoted(from.labelOf(id));
      return crosswalk.targetsOf(id).length > 1 ? `  s${s}[[${label}]]` : `  s${s}[${label}]`;
    }),
    ...targets.map((id, t) => `  t${t}([${quoted(to.labelOf(id))}])`),
    ...pairs.map(({ source, target, vias }) => {
      const label = vias.length === 0 ? "" : `|${quoted(vias.join(", "))}|`;
      return `  s${sourcePlaces.get(source)} -->${label} t${targetPlaces.get(target)}`;
    }),
    ...(unmapped.length > 0
      ? ["  classDef unmapped stroke-dasharray: 4 4", `  class ${unmapped.join(",")} unmapped`]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Text between quotation marks, without anything that Mermaid or HTML would interpret. */
function quoted(text: string): string {
  const safe = Array.from(text.replace(/\s+/g, " ").trim(), (letter) => {
    return /[\p{L}\p{N}\p{M} .,;:()/-]/u.test(letter) ? letter : `#${letter.codePointAt(0)};`;
  });
  return `"${safe.join("")}"`;
}

/** Text of one line, without characters that end a title. */
function titleText(text: string): string {
  return text.replace(/[\s;#{}]+/g, " ").trim();
}
