// The domain-to-metric table is whole.
import { domainsOf, metricsOf, within } from "../places.ts";
import { repeated } from "../repeated.ts";
import type { Rule } from "./rule.ts";

/** The domain-to-metric table gives each domain to one metric, each metric a domain, and names only domains that exist. */
export const domainsHaveMetrics: Rule = {
  name: "domains-have-metrics",
  check(files) {
    const rows = metricsOf(files).flatMap(({ metric, place }) =>
      metric.domains.map((domain, d) => ({ domain, metric, place: within(place, "domains", d) })),
    );
    const domains = domainsOf(files);
    const bare = metricsOf(files).filter(({ metric }) => metric.domains.length === 0);
    return [
      ...bare.map(({ metric, place }) => ({
        ...within(place, "domains"),
        message: `no domain maps to ${metric.id}; add those of the table`,
      })),
      ...rows
        .filter((row) => !domains.some(({ domain }) => domain.id === row.domain))
        .map(({ domain, place }) => ({ ...place, message: `"${domain}" is not a domain; name one that exists` })),
      ...repeated(rows, ({ domain }) => domain).map(({ domain, place }) => ({
        ...place,
        message: `"${domain}" is in the table already; leave it with one metric`,
      })),
      ...domains
        .filter(({ domain }) => !rows.some((row) => row.domain === domain.id))
        .map(({ domain, place }) => ({
          ...place,
          message: `no metric has ${domain.id} among its domains; add it to one in data/metrics-2.0.json`,
        })),
    ];
  },
};
