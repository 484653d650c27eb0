// Draws a crosswalk: sources, targets, and the links between them.
import { crosswalkWords, filled } from "../catalog/words.ts";
import type { Issue } from "../check/issue.ts";
import { unexpected, unknownId } from "../check/messages.ts";
import { checkOptions } from "../check/options.ts";
import { createCrosswalk } from "../crosswalk/create-crosswalk.ts";
import type { AnyCrosswalk, CrosswalkParts } from "../crosswalk/crosswalk-of-links.ts";
import { type ChartOptions, chartChecks } from "./chart-options.ts";
import { chartSpec, frameOf } from "./chart-spec.ts";
import { crosswalkChips } from "./crosswalk-chips.ts";
import { crosswalkLines } from "./crosswalk-lines.ts";
import { crosswalkView } from "./crosswalk-view.ts";
import { crosswalkSides } from "./labels.ts";
import type { VegaLiteSpec } from "./vega-lite-spec.ts";

/** Options of a crosswalk's chart. */
export interface CrosswalkChartOptions extends ChartOptions {
  /** Ids of sources, targets, or vias, such as a look-for, whose links are highlighted. */
  readonly highlight?: string | readonly string[] | undefined;
}

/**
 * Draws a crosswalk. In the wide layout, sources are on the left and targets on the right, with a line for each linked
 * pair; a source that feeds more than one target is a diamond, one that feeds none a cross. In the narrow layout, each
 * source has the ids of the targets that it feeds, or "none". If there are at most five targets, each has a color;
 * otherwise, if there are at most five sources, each source has one.
 *
 * @param parts - The framework's crosswalk, or a custom one.
 * @param options - What to highlight; title, names, width, layout, theme, and catalog.
 * @throws CrosswalkError for an invalid crosswalk, and OptionsError with every problem of the options.
 */
export function crosswalkChart(parts: CrosswalkParts, options: CrosswalkChartOptions = {}): VegaLiteSpec {
  const crosswalk: AnyCrosswalk = createCrosswalk(parts);
  checkOptions(options, { ...chartChecks, highlight: (value) => highlightIssues(crosswalk, value) });
  const { sources, targets, unmapped, shared } = crosswalk;
  const frame = frameOf(options, crosswalkWords);
  const { words } = frame;
  const { highlight = [] } = options;
  const highlighted = new Set(typeof highlight === "string" ? [highlight] : highlight);
  const sides = crosswalkSides(crosswalk, options);
  const { from, to, title } = sides;
  const view = crosswalkView(frame, crosswalk, sides, options, highlighted);
  const { kinds, links } = view;
  return chartSpec(options, frame, {
    title,
    notes: [
      links.length === 0 && words.nothingLinked,
      highlighted.size > 0 && filled(words.highlighted, { ids: [...highlighted].join(", ") }),
    ],
    description: [
      filled(words.crosswalkDescription, {
        sources: counted(sources, kinds.source, from.plural),
        targets: counted(targets, kinds.target, to.plural),
        links: counted(links, words.linkNoun, words.linkPlural),
      }),
      ...targets.map((id) => {
        const fedBy = crosswalk.sourcesOf(id).join(", ");
        const text = fedBy === "" ? words.isFedByNothing : words.isFedBy;
        return filled(text, { target: to.labelOf(id), sources: fedBy });
      }),
      shared.length > 0 && filled(words.feedMany, { ...kinds, ids: shared.join(", ") }),
      unmapped.length > 0 && filled(words.feedNone, { ...kinds, ids: unmapped.join(", ") }),
    ],
    ...(frame.isNarrow ? crosswalkChips(view) : crosswalkLines(view)),
  });
}

function counted({ length }: readonly unknown[], one: string, many: string): string {
  return `${length} ${length === 1 ? one : many}`;
}

function highlightIssues({ sources, targets, links }: AnyCrosswalk, highlight: unknown): Issue[] {
  const known = [...new Set([...sources, ...targets, ...links.flatMap(({ via }) => via ?? [])])];
  const list: unknown = typeof highlight === "string" ? [highlight] : highlight;
  if (!Array.isArray(list)) return [unexpected(["highlight"], highlight, "an id of the crosswalk, or a list of them")];
  return Array.from(list).flatMap((id: unknown, i) => {
    const path = typeof highlight === "string" ? ["highlight"] : ["highlight", i];
    return known.some((one) => one === id) ? [] : [unknownId(path, id, "an id of this crosswalk", known)];
  });
}
