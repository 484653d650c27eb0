// Walks the data files: every record with its place.
import type { DataFiles, FileName } from "./data-files.ts";

/** A place in the data. */
export interface Place {
  readonly file: FileName;
  readonly path: readonly PropertyKey[];
}

const selfAssessment = "self-assessment-1.0.json";
const metricsFile = "metrics-2.0.json";
const promptsFile = "reflection-prompts.json";

/** Every domain. */
export function domainsOf(files: DataFiles) {
  return files[selfAssessment].domains.map((domain, d) => {
    const place: Place = { file: selfAssessment, path: ["domains", d] };
    return { domain, place };
  });
}

/** Every competency, in the order of the file, with its domain. */
export function competenciesOf(files: DataFiles) {
  return domainsOf(files).flatMap(({ domain, place }) =>
    domain.competencies.map((competency, c) => ({ competency, domain, place: within(place, "competencies", c) })),
  );
}

/** Every metric. */
export function metricsOf(files: DataFiles) {
  return files[metricsFile].metrics.map((metric, m) => {
    const place: Place = { file: metricsFile, path: ["metrics", m] };
    return { metric, place };
  });
}

/** Every look-for, in the order of the file, with its metric. */
export function lookForsOf(files: DataFiles) {
  return metricsOf(files).flatMap(({ metric, place }) =>
    metric.lookFors.map((lookFor, l) => ({ lookFor, metric, place: within(place, "lookFors", l) })),
  );
}

/** Every citation of a competency by a look-for: the framework's links. */
export function citationsOf(files: DataFiles) {
  return lookForsOf(files).flatMap(({ lookFor, metric, place }) =>
    lookFor.competencies.map((competency, c) => ({
      competency,
      lookFor,
      metric,
      place: within(place, "competencies", c),
    })),
  );
}

/** Every reflection prompt. */
export function promptsOf(files: DataFiles) {
  return files[promptsFile].reflectionPrompts.map((prompt, p) => {
    const place: Place = { file: promptsFile, path: ["reflectionPrompts", p] };
    return { prompt, place };
  });
}

/** Every foundation. */
export function foundationsOf(files: DataFiles) {
  return files[selfAssessment].foundations.map((foundation, f) => {
    const place: Place = { file: selfAssessment, path: ["foundations", f] };
    return { foundation, place };
  });
}

/** Every discrepancy. */
export function discrepanciesOf(files: DataFiles) {
  return files["discrepancies.json"].discrepancies.map((discrepancy, d) => {
    const place: Place = { file: "discrepancies.json", path: ["discrepancies", d] };
    return { discrepancy, place };
  });
}

/** Every former id, with the ids that it leads to. */
export function formerIdsOf(files: DataFiles) {
  return files["former-ids.json"].formerIds.map((record, f) => {
    const place: Place = { file: "former-ids.json", path: ["formerIds", f] };
    return { former: record, to: record.kind === "moved" ? [record.to] : record.to, place };
  });
}

/** Every id of a domain, a competency, a metric or a look-for, with its kind. */
export function recordIdsOf(files: DataFiles): ReadonlyMap<string, string> {
  return new Map([
    ...domainsOf(files).map(({ domain }) => [domain.id, "domain"] as const),
    ...competenciesOf(files).map(({ competency }) => [competency.id, "competency"] as const),
    ...metricsOf(files).map(({ metric }) => [metric.id, "metric"] as const),
    ...lookForsOf(files).map(({ lookFor }) => [lookFor.id, "look-for"] as const),
  ]);
}

/** Every record that has a key, with its kind; a key is unique within its kind. */
export function keyedRecordsOf(files: DataFiles) {
  return [
    ...domainsOf(files).map(({ domain, place }) => ({ kind: "domain", key: domain.key, place })),
    ...competenciesOf(files).map(({ competency, place }) => ({ kind: "competency", key: competency.key, place })),
    ...metricsOf(files).map(({ metric, place }) => ({ kind: "metric", key: metric.key, place })),
    ...lookForsOf(files).map(({ lookFor, place }) => ({ kind: "look-for", key: lookFor.key, place })),
    ...promptsOf(files).map(({ prompt, place }) => ({ kind: "reflection-prompt", key: prompt.key, place })),
    ...foundationsOf(files).map(({ foundation, place }) => ({ kind: "foundation", key: foundation.key, place })),
  ];
}

/** Every text of the data with its place, wording and our own words alike. */
export function textsOf(files: DataFiles): { text: string; place: Place }[] {
  return Object.entries(files).flatMap(([name, content]) => {
    const file = name as FileName;
    return stringsIn(content).map(({ text, path }) => ({ text, place: { file, path } }));
  });
}

/** A place inside another. */
export function within(place: Place, ...path: readonly PropertyKey[]): Place {
  return { file: place.file, path: [...place.path, ...path] };
}

function stringsIn(value: unknown): { text: string; path: PropertyKey[] }[] {
  if (typeof value === "string") return [{ text: value, path: [] }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return stringsIn(held).map(({ text, path }) => ({ text, path: [step, ...path] }));
  });
}
