// A crosswalk as a Mermaid flowchart, which Markdown shows.
import { type CrosswalkParts, createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { AnyCrosswalk } from "../crosswalk/crosswalk-of-links.ts";
import { type ChartOptions, checkChartOptions } from "./chart-options.ts";
import { crosswalkEnds } from "./crosswalk-ends.ts";
import { capitalised } from "./names.ts";

/** How a flowchart is written. */
export type MermaidOptions = Pick<ChartOptions, "title" | "names">;

/**
 * A crosswalk as a Mermaid flowchart, to be put into Markdown between fences that say `mermaid`: a box for each source
 * and each target, and an arrow for each two that are linked, which names what links them. A source that feeds more
 * than one target has a double border, one that feeds none a broken one.
 *
 * @param parts - The framework's crosswalk, anybody's, or what one is made of.
 * @param options - Title and names.
 * @returns The text, which ends with a line feed.
 * @throws CrosswalkError for what is no crosswalk, and OptionsError with every problem of the options.
 */
export function toMermaid(parts: CrosswalkParts, options: MermaidOptions = {}): string {
  const crosswalk: AnyCrosswalk = createCrosswalk(parts);
  checkChartOptions(options, ["title", "names"]);
  const { sources, targets } = crosswalk;
  const { from, to, pairs, countOf } = crosswalkEnds(crosswalk, options.names);
  const title = options.title ?? `${capitalised(from.plural)} and ${to.plural}`;
  const unmapped = sources.flatMap((id, s) => (countOf.get(id) === 0 ? [`s${s}`] : []));
  const placeOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, i) => [id, i]));
  const [places, others] = [placeOf(sources), placeOf(targets)];
  const lines = [
    "flowchart LR",
    `  accTitle: ${plain(title)}`,
    ...sources.map((id, s) => {
      const label = quoted(from.nameOf(id));
      return (countOf.get(id) ?? 0) > 1 ? `  s${s}[[${label}]]` : `  s${s}[${label}]`;
    }),
    ...targets.map((id, t) => `  t${t}([${quoted(to.nameOf(id))}])`),
    ...pairs.map(({ source, target, vias }) => {
      const by = vias.length === 0 ? "" : `|${quoted(vias.join(", "))}|`;
      return `  s${places.get(source)} -->${by} t${others.get(target)}`;
    }),
    ...(unmapped.length === 0
      ? []
      : ["  classDef unmapped stroke-dasharray: 4 4", `  class ${unmapped.join(",")} unmapped`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A text between quotation marks, in which Mermaid and HTML find nothing to interpret. */
function quoted(text: string): string {
  const safe = text.replace(/\s+/g, " ").trim();
  return `"${Array.from(safe, (letter) => (/[\p{L}\p{N}\p{M} .,;:()/-]/u.test(letter) ? letter : `#${letter.codePointAt(0)};`)).join("")}"`;
}

/** A text of one line without what would end a title. */
function plain(text: string): string {
  return text.replace(/[\s;#{}]+/g, " ").trim();
}
