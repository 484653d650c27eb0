// Writes the parts of docs/ that are made from the data, between their markers.
import type { Derived } from "./derive.ts";
import { replaced, table } from "./markdown.ts";

/**
 * The texts of the guides, with the parts that are made from the data made anew.
 *
 * @param derived - The framework.
 * @param read - Gives the present text of a guide, by its path from the root.
 */
export function generatedDocs(derived: Derived, read: (path: string) => string): { readonly [path: string]: string } {
  return {
    "docs/framework.md": replaced(read("docs/framework.md"), {
      domains: domainTable(derived),
      crosswalk: crosswalkTable(derived),
      competencies: competencyTable(derived),
    }),
    "docs/discrepancies.md": replaced(read("docs/discrepancies.md"), { discrepancies: discrepancyList(derived) }),
  };
}

function domainTable({ domains, tables, metrics }: Derived): string {
  return table(
    ["Domain", "Name", "Competencies", "Metric in CEI's table"],
    domains.map(({ id, name, competencies }) => {
      const metric = metrics.find((candidate) => candidate.id === tables.metricOfDomain[id]);
      return [id, name, competencies.join(", "), `${metric?.id} ${metric?.name}`];
    }),
  );
}

function crosswalkTable({ metrics, lookFors }: Derived): string {
  return table(
    ["Metric", "Look-for", "Wording", "Cites"],
    metrics.flatMap((metric) =>
      lookFors
        .filter((lookFor) => lookFor.metric === metric.id)
        .map(({ id, text, competencies }, index) => {
          return [index === 0 ? `${metric.id} ${metric.name}` : "", id, text, competencies.join(", ")];
        }),
    ),
  );
}

function competencyTable({ competencies, tables }: Derived): string {
  return table(
    ["Competency", "Title", "Number", "Feeds"],
    competencies.map(({ id, title, numbering }) => {
      return [id, title, numbering, tables.metricsOfCompetency[id]?.join(", ") || "no metric"];
    }),
  );
}

function discrepancyList({ discrepancies, sources }: Derived): string {
  const titles = new Map(sources.map(({ id, title }) => [id, title]));
  return discrepancies
    .map(({ id, readings, resolution, affects }) =>
      [
        `## \`${id}\``,
        readings.map(({ source, says }) => `- _${titles.get(source)}_: ${says}`).join("\n"),
        `**In this library:** ${resolution}`,
        ...(affects.length > 0 ? [`Affects ${affects.join(", ")}.`] : []),
      ].join("\n\n"),
    )
    .join("\n\n");
}
