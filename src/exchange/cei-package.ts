// CEI's own framework as a crosswalk package: the default of every export.
import { crosswalk } from "../crosswalk/crosswalk.ts";
import { competencies } from "../model/competency.ts";
import { discrepancies } from "../model/discrepancy.ts";
import { domains } from "../model/domain.ts";
import { deepFreeze } from "../model/freeze.ts";
import {
  dataChanged,
  frameworkVersions,
  metricByDomain,
  packageVersion,
  provenance,
  sourceRecords,
} from "../model/generated.ts";
import { lookFors } from "../model/look-for.ts";
import { metrics } from "../model/metric.ts";
import { sources } from "../model/source.ts";
import type { CrosswalkPackage, FrameworkItem, ItemField, ItemType } from "./crosswalk-package.ts";
import { recordUuid } from "./uuid.ts";

/** CEI's framework: the 1.0 Self-Assessment, the 2.0 Metrics and the crosswalk between them. */
export const ceiPackage: CrosswalkPackage = /* @__PURE__ */ makeCeiPackage();

function makeCeiPackage(): CrosswalkPackage {
  const { "self-assessment-page": page, "metrics-2.0": document } = sourceRecords;
  const wordingSource = sourceField("source", "The document that the wording is from.");
  return deepFreeze({
    key: "cei",
    title: "Community Engagement Initiative: the 1.0 Self-Assessment, the 2.0 Metrics, and the crosswalk between them",
    description:
      "Which competencies of the 1.0 Self-Assessment the look-fors of the 2.0 Metrics cite, as the 2.0 document prints it.",
    version: packageVersion,
    changed: dataChanged,
    ...{ creator: provenance.maker, license: provenance.license },
    ...{ rights: provenance.rights, notice: provenance.notice },
    crosswalk,
    source: {
      ...{ key: "self-assessment", uuid: recordUuid("framework", "self-assessment") },
      title: "Community Engagement Initiative 1.0 Self-Assessment",
      ...{ version: frameworkVersions.selfAssessment, creator: provenance.owner },
      ...{ description: "Seven domains and their competencies.", url: page.url, language: "en" },
      types: [
        type("Domain", "domains", "One of the seven areas of the 1.0 Self-Assessment.", "name", [
          { name: "metric", description: "The metric beside it in the published table.", references: "metrics" },
          sourceField("name_source", "The document that the name is from."),
          sourceField("description_source", "The document that the description is from."),
        ]),
        type("Competency", "competencies", "One item of a domain.", "title", [
          {
            name: "title_from",
            description: "Where the title is from: the 1.0 page, or the look-for that cites the competency.",
            values: ["page", "look-for"],
          },
          {
            name: "numbering",
            description: "Whether the 2.0 document cites the number, or the position on the page alone gives it.",
            values: ["cited", "position"],
          },
          sourceField("source", "The document that the title is from."),
        ]),
      ],
      items: domains.flatMap((domain) => {
        const { id, name: label, description, sources } = domain;
        const ofText = { name_source: sources.name, description_source: sources.description };
        const children = competencies.filter((competency) => competency.domain === id);
        return [
          item("Domain", domain, { label, description, fields: { metric: metricByDomain[id], ...ofText } }),
          ...children.map((competency) => {
            const { title, titleFrom, numbering, source } = competency;
            const fields = { title_from: titleFrom, numbering, source };
            return item("Competency", competency, { label: title, parent: id, fields });
          }),
        ];
      }),
    },
    target: {
      ...{ key: "metrics", uuid: recordUuid("framework", "metrics"), title: document.title },
      ...{ version: frameworkVersions.metrics, creator: provenance.owner },
      ...{ description: "Five metrics and their look-fors.", url: document.url, language: "en" },
      types: [
        type("Metric", "metrics", "One of the five areas of the 2.0 Metrics.", "name", [wordingSource]),
        type("Look-for", "look-fors", "One bullet under a metric.", "text", [wordingSource]),
      ],
      items: metrics.flatMap((metric) => {
        const { id, name: label, statement, description, source } = metric;
        const children = lookFors.filter((lookFor) => lookFor.metric === id);
        return [
          item("Metric", metric, { label, statement, description, fields: { source } }),
          ...children.map((lookFor) => {
            return item("Look-for", lookFor, { label: lookFor.text, parent: id, fields: { source: lookFor.source } });
          }),
        ];
      }),
    },
    sources,
    discrepancies,
  });
}

function type(name: string, table: string, description: string, label: string, fields: ItemField[]): ItemType {
  return { name, table, description, label, fields };
}

function sourceField(name: string, description: string): ItemField {
  return { name, description, references: "sources" };
}

function item(
  type: string,
  { id, key }: { readonly id: string; readonly key: string },
  rest: Omit<FrameworkItem, "id" | "key" | "uuid" | "type">,
): FrameworkItem {
  return { id, key, uuid: recordUuid(type.toLowerCase(), key), type, ...rest };
}
