// Derives from the data files what they do not repeat: the flat records, and the crosswalk in both directions.
import type { DataFiles } from "./data-files.ts";
import { citationsOf, competenciesOf, domainsOf, formerIdsOf, lookForsOf, metricsOf } from "./places.ts";

/** The framework as flat records, and its tables of ids. */
export type Derived = ReturnType<typeof derive>;

/**
 * The flat records and the tables of ids.
 *
 * @param files - Data that keeps the rules.
 */
export function derive(files: DataFiles) {
  const selfAssessment = files["self-assessment-1.0.json"];
  const metricsFile = files["metrics-2.0.json"];
  const domains = domainsOf(files).map(({ domain }) => ({ ...domain, competencies: domain.competencies.map(idOf) }));
  const competencies = competenciesOf(files).map(({ competency, domain }) => {
    const { id, key, ...rest } = competency;
    return { id, key, domain: domain.id, ...rest };
  });
  const metrics = metricsOf(files).map(({ metric }) => {
    const { lookFors, source, ...rest } = metric;
    return { ...rest, lookFors: lookFors.map(idOf), source };
  });
  const lookFors = lookForsOf(files).map(({ lookFor, metric }) => {
    const { id, key, ...rest } = lookFor;
    return { id, key, metric: metric.id, ...rest };
  });
  const links = citationsOf(files).map(({ competency, lookFor, metric }) => {
    return { source: competency, target: metric.id, via: lookFor.id };
  });
  return {
    versions: { selfAssessment: selfAssessment.version, metrics: metricsFile.version },
    domains,
    competencies,
    metrics,
    lookFors,
    reflectionPrompts: files["reflection-prompts.json"].reflectionPrompts,
    foundations: selfAssessment.foundations,
    evidenceEnds: metricsFile.evidenceEnds,
    discrepancies: files["discrepancies.json"].discrepancies,
    sources: files["sources.json"].sources.map(({ file: _file, ...source }) => source),
    provenance: files["provenance.json"],
    formerIds: files["former-ids.json"].formerIds,
    changed: files["sources.json"].changed,
    links,
    tables: {
      competenciesOfDomain: table(domains, ({ competencies }) => competencies),
      metricOfDomain: table(domains, ({ id }) => metrics.find((metric) => metric.domains.includes(id))?.id),
      metricsOfCompetency: table(competencies, ({ id }) => distinct(links, "source", id, "target")),
      lookForsOfCompetency: table(competencies, ({ id }) => distinct(links, "source", id, "via")),
      domainsOfMetric: table(metrics, (metric) => metric.domains),
      lookForsOfMetric: table(metrics, (metric) => metric.lookFors),
      competenciesOfMetric: table(metrics, ({ id }) => distinct(links, "target", id, "source")),
      idsOfFormerId: Object.fromEntries(formerIdsOf(files).map(({ former, to }) => [former.id, to])),
      competenciesOfLookFor: table(lookFors, (lookFor) => lookFor.competencies),
    },
  };
}

type Link = { readonly source: string; readonly target: string; readonly via: string };

/** The ids at one end of the links that have an id at the other, in the document's order, without repeats. */
function distinct(links: readonly Link[], from: keyof Link, id: string, to: keyof Link): string[] {
  return [...new Set(links.filter((link) => link[from] === id).map((link) => link[to]))];
}

function table<T extends { readonly id: string }, V>(records: readonly T[], rowOf: (record: T) => V) {
  return Object.fromEntries(records.map((record) => [record.id, rowOf(record)]));
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
