// What is wrong with a crosswalk package. The one list of it, behind every export.
import { crosswalkIssues } from "../crosswalk/crosswalk-issues.ts";
import type { Issue } from "../model/errors.ts";
import { wordIssues } from "../model/options.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { otherText, unexpected } from "../model/unexpected.ts";
import type { CrosswalkPackage } from "./crosswalk-package.ts";
import { isDateTime } from "./dates.ts";
import { checkFramework } from "./framework-issues.ts";
import { type PackageChecks, packageChecks } from "./package-checks.ts";
import { relations } from "./relations.ts";
import { reservedTables } from "./tables.ts";

type Path = readonly PropertyKey[];
type Values = { readonly [key: string]: unknown };

/** The prefixes that the formats keep for themselves. */
const reservedPrefixes = ["dcterms", "linkml", "owl", "rdf", "rdfs", "semapv", "skos", "sssom", "urn", "uuid", "xsd"];

const keysOf = {
  package: [
    ...["key", "title", "description", "version", "changed", "creator", "license"],
    ...["crosswalk", "source", "target", "sources", "discrepancies"],
  ],
  license: ["name", "uri"],
  source: ["id", "title", "publisher", "url"],
  discrepancy: ["id", "readings", "resolution", "affects"],
  reading: ["source", "says"],
};

/**
 * Every problem of a crosswalk package.
 *
 * @param value - Anything; a {@link CrosswalkPackage} was expected.
 * @param path - Where it stands.
 */
export function packageIssues(value: unknown, path: Path): readonly Issue[] {
  const checks = packageChecks();
  const { issues, record, text, optional, uri, key } = checks;
  const other = isPlainObject(value) && !("source" in value) ? otherThanPackage(value) : undefined;
  if (other !== undefined) return [{ path, message: other, code: "wrong-type" }];
  const whole = record(value, path, "a crosswalk package", keysOf.package);
  if (whole === undefined) return issues;
  const { changed, crosswalk, license } = whole;
  const taken = { keys: new Set(reservedPrefixes), tables: new Set(reservedTables), uuids: new Set<string>() };

  key(whole["key"], [...path, "key"], taken.keys);
  for (const name of ["title", "creator"]) text(whole[name], [...path, name]);
  for (const name of ["description", "version"]) optional(whole[name], [...path, name]);
  if (!isDateTime(changed)) {
    issues.push(otherText([...path, "changed"], changed, 'a date-time with a zone ("2026-11-22T00:00:00Z")'));
  }
  const licence =
    license === undefined ? undefined : record(license, [...path, "license"], "a licence", keysOf.license);
  if (licence !== undefined) {
    text(licence["name"], [...path, "license", "name"]);
    uri(licence["uri"], [...path, "license", "uri"]);
  }
  const found = crosswalkIssues(crosswalk);
  checks.add(found, [...path, "crosswalk"]);
  const sources = checkFramework(whole["source"], [...path, "source"], taken, checks);
  const targets = checkFramework(whole["target"], [...path, "target"], taken, checks);
  if (found.length === 0)
    checkEnds(crosswalk as Required<Values>, { sources, targets }, [...path, "crosswalk"], checks);
  const documents = checkSources(whole["sources"], [...path, "sources"], checks);
  checkDiscrepancies(whole["discrepancies"], [...path, "discrepancies"], documents, checks);
  if (issues.length === 0) checkReferences(whole as unknown as CrosswalkPackage, path, checks);
  return issues;
}

/** What was likely meant, where something else was given that this library makes. */
function otherThanPackage(value: Values): string | undefined {
  const expected = "a package was expected (key, title, changed, creator, crosswalk, source, target)";
  if ("package" in value && "crosswalk" in value) return "what fromCase gave was found; its `crosswalk` was expected";
  if ("mappingSet" in value) return `what fromSssom gave was found; ${expected} around its \`crosswalk\``;
  if ("links" in value && "targets" in value) return `a crosswalk was found; ${expected} around it`;
  return undefined;
}

/** Both sides of a sound crosswalk are items, and relations are those that there are. */
function checkEnds(
  crosswalk: Values,
  items: { readonly sources: ReadonlySet<string>; readonly targets: ReadonlySet<string> },
  path: Path,
  { issues, add, text }: PackageChecks,
): void {
  for (const side of ["sources", "targets"] as const) {
    (crosswalk[side] as readonly string[]).forEach((id, i) => {
      if (items[side].has(id)) return;
      issues.push(unexpected([...path, side, i], id, `the id of an item of the ${side.slice(0, -1)}`, "unknown-id"));
    });
  }
  (crosswalk["links"] as readonly Values[]).forEach(({ relation, via }, i) => {
    if (relation !== undefined) add(wordIssues(relation, relations, [...path, "links", i, "relation"]));
    if (via !== undefined) text(via, [...path, "links", i, "via"]);
  });
}

function checkSources(value: unknown, path: Path, { record, list, text, uri }: PackageChecks): ReadonlySet<string> {
  const ids = new Set<string>();
  if (value === undefined) return ids;
  list(value, path, 1).forEach((value, i) => {
    const source = record(value, [...path, i], "a source", keysOf.source);
    if (source === undefined) return;
    text(source["id"], [...path, i, "id"], ids);
    for (const name of ["title", "publisher"]) text(source[name], [...path, i, name]);
    if (source["url"] !== null) uri(source["url"], [...path, i, "url"]);
  });
  return ids;
}

function checkDiscrepancies(value: unknown, path: Path, sources: ReadonlySet<string>, checks: PackageChecks): void {
  const { issues, record, list, text } = checks;
  if (value === undefined) return;
  const ids = new Set<string>();
  list(value, path, 1).forEach((value, i) => {
    const at = [...path, i];
    const discrepancy = record(value, at, "a discrepancy", keysOf.discrepancy);
    if (discrepancy === undefined) return;
    text(discrepancy["id"], [...at, "id"], ids);
    text(discrepancy["resolution"], [...at, "resolution"]);
    const affected = new Set<string>();
    list(discrepancy["affects"], [...at, "affects"], 0).forEach((id, a) => {
      text(id, [...at, "affects", a], affected);
    });
    list(discrepancy["readings"], [...at, "readings"], 0).forEach((value, r) => {
      const reading = record(value, [...at, "readings", r], "a reading", keysOf.reading);
      if (reading === undefined) return;
      const { source } = reading;
      text(reading["says"], [...at, "readings", r, "says"]);
      if (typeof source === "string" && sources.has(source)) return;
      const place = [...at, "readings", r, "source"];
      issues.push(unexpected(place, source, "the id of one of the sources", "unknown-id"));
    });
  });
}

/** Fields that refer to a table hold ids that stand in it, in a package that is sound otherwise. */
function checkReferences({ source, target, sources }: CrosswalkPackage, path: Path, { issues }: PackageChecks): void {
  const tables = new Map<string, ReadonlySet<string>>();
  if (sources !== undefined) tables.set("sources", new Set(sources.map(({ id }) => id)));
  const frameworks = [
    { framework: source, at: [...path, "source"] },
    { framework: target, at: [...path, "target"] },
  ];
  for (const { framework } of frameworks) {
    for (const { name, table } of framework.types ?? []) {
      tables.set(table, new Set(framework.items.filter((item) => item.type === name).map(({ id }) => id)));
    }
  }
  for (const { framework, at } of frameworks) {
    const referred = new Map<string | undefined, Map<string, string>>();
    (framework.types ?? []).forEach(({ name, fields = [] }, t) => {
      const own = new Map<string, string>();
      fields.forEach(({ name: field, references }, f) => {
        if (references === undefined) return;
        if (tables.has(references)) own.set(field, references);
        else {
          const place = [...at, "types", t, "fields", f, "references"];
          const expected = `the name of a table of this package${references === "sources" ? ", which has no sources," : ""}`;
          issues.push(unexpected(place, references, expected, "unknown-id"));
        }
      });
      referred.set(name, own);
    });
    framework.items.forEach(({ type, fields = {} }, i) => {
      for (const [field, value] of Object.entries(fields)) {
        const table = referred.get(type)?.get(field);
        if (table === undefined || value === undefined || tables.get(table)?.has(value)) continue;
        const place = [...at, "items", i, "fields", field];
        issues.push(unexpected(place, value, `an id of the table "${table}"`, "unknown-id"));
      }
    });
  }
}
