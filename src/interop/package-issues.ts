// What is wrong with a crosswalk package. The one list of it, behind every export.
import { crosswalkIssues } from "../crosswalk/crosswalk-issues.ts";
import { checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { wordIssues } from "../model/options.ts";
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { CrosswalkPackage } from "./crosswalk-package.ts";
import { isDateTime } from "./dates.ts";
import { relations } from "./relations.ts";
import { isUri } from "./uris.ts";

type Path = readonly PropertyKey[];
type Values = { readonly [key: string]: unknown };

const slug = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const fieldName = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The prefixes that the formats keep for themselves. */
const reservedPrefixes = ["dcterms", "linkml", "owl", "rdf", "rdfs", "semapv", "skos", "sssom", "uuid", "xsd"];

const keysOf = {
  package: [
    ...["key", "title", "description", "version", "changed", "creator", "license"],
    ...["crosswalk", "source", "target", "sources", "discrepancies"],
  ],
  document: [...["key", "title", "version", "creator", "description", "url", "language", "types", "items"]],
  type: ["name", "table", "description", "label", "fields"],
  field: ["name", "description", "values", "references"],
  item: ["id", "uuid", "key", "type", "label", "statement", "description", "parent", "fields"],
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
export function packageIssues(value: unknown, path: Path): Issue[] {
  const { issues, record, list, text } = checks();
  const whole = record(value, path, "a crosswalk package", keysOf.package);
  if (whole === undefined) return issues;
  const keys = new Set(reservedPrefixes);
  const uuids = new Set<string>();
  const tables = new Set(["sources", "links", "discrepancies", "discrepancy-affects", "discrepancy-readings"]);

  keyOf(whole["key"], [...path, "key"], keys);
  for (const name of ["title", "creator"]) text(whole[name], [...path, name]);
  for (const name of ["description", "version"]) optional(whole[name], [...path, name]);
  if (!isDateTime(whole["changed"])) {
    issues.push(unexpected([...path, "changed"], whole["changed"], 'a date-time with a zone ("2026-11-22T00:00:00Z")'));
  }
  if (whole["license"] !== undefined) {
    const license = record(whole["license"], [...path, "license"], "a licence", keysOf.license);
    if (license !== undefined) {
      text(license["name"], [...path, "license", "name"]);
      uri(license["uri"], [...path, "license", "uri"]);
    }
  }
  const found = crosswalkIssues(whole["crosswalk"]);
  issues.push(...found.map((issue) => ({ ...issue, path: [...path, "crosswalk", ...issue.path] })));
  const sourceItems = document(whole["source"], [...path, "source"]);
  const targetItems = document(whole["target"], [...path, "target"]);
  if (found.length === 0) {
    const { sources, targets, links } = whole["crosswalk"] as Required<Values>;
    ends(sources, "sources", sourceItems, "source");
    ends(targets, "targets", targetItems, "target");
    (links as readonly Values[]).forEach(({ relation }, i) => {
      if (relation === undefined) return;
      issues.push(...wordIssues(relation, relations, [...path, "crosswalk", "links", i, "relation"]));
    });
  }
  const sourceIds = new Set<string>();
  if (whole["sources"] !== undefined) {
    list(whole["sources"], [...path, "sources"], 1).forEach((value, i) => {
      const at = [...path, "sources", i];
      const source = record(value, at, "a source", keysOf.source);
      if (source === undefined) return;
      text(source["id"], [...at, "id"], sourceIds);
      for (const name of ["title", "publisher"]) text(source[name], [...at, name]);
      if (source["url"] !== null) uri(source["url"], [...at, "url"]);
    });
  }
  if (whole["discrepancies"] !== undefined) discrepancies(whole["discrepancies"], [...path, "discrepancies"]);
  references(sourceIds);
  return issues;

  function optional(value: unknown, at: Path): void {
    if (value !== undefined) text(value, at);
  }

  function uri(value: unknown, at: Path): void {
    if (!isUri(value)) issues.push(unexpected(at, value, "an absolute URI", codeOf(value)));
  }

  function matching(value: unknown, at: Path, pattern: RegExp, expected: string): void {
    if (typeof value !== "string" || !pattern.test(value)) issues.push(unexpected(at, value, expected, codeOf(value)));
  }

  /** A slug that no other thing here has. */
  function keyOf(value: unknown, at: Path, seen: Set<string>): void {
    if (typeof value === "string" && seen.has(value)) {
      issues.push(unexpected(at, value, "a key that nothing else here has", "duplicate"));
      return;
    }
    matching(value, at, slug, "a slug (a-z first, then a-z, 0-9, with . or - between)");
    if (typeof value === "string") seen.add(value);
  }

  function document(value: unknown, at: Path): Set<string> {
    const ids = new Set<string>();
    const document = record(value, at, "a framework", keysOf.document);
    if (document === undefined) return ids;
    keyOf(document["key"], [...at, "key"], keys);
    for (const name of ["title", "creator"]) text(document[name], [...at, name]);
    for (const name of ["description", "version"]) optional(document[name], [...at, name]);
    matching(document["language"], [...at, "language"], languageTag, 'a language tag ("en")');
    if (document["url"] !== undefined && document["url"] !== null) uri(document["url"], [...at, "url"]);
    const fields = new Map<string, readonly unknown[]>();
    if (document["types"] !== undefined) {
      const names = new Set<string>();
      list(document["types"], [...at, "types"], 1).forEach((value, i) => {
        type(value, [...at, "types", i], names, fields);
      });
    }
    const itemNames = new Set<string>();
    list(document["items"], [...at, "items"], 1).forEach((value, i) => {
      item(value, [...at, "items", i], ids, fields, itemNames);
    });
    return ids;
  }

  function type(value: unknown, at: Path, names: Set<string>, fields: Map<string, readonly unknown[]>): void {
    const type = record(value, at, "an item type", keysOf.type);
    if (type === undefined) return;
    text(type["name"], [...at, "name"], names);
    keyOf(type["table"], [...at, "table"], tables);
    text(type["description"], [...at, "description"]);
    if (type["label"] !== undefined) matching(type["label"], [...at, "label"], fieldName, "a name like title_from");
    if (type["fields"] === undefined) return;
    const listed = list(type["fields"], [...at, "fields"], 0);
    if (typeof type["name"] === "string") fields.set(type["name"], listed);
    const columns = new Set(["id", "key", "uuid", "statement", "description", String(type["label"] ?? "label")]);
    listed.forEach((value, i) => {
      const field = record(value, [...at, "fields", i], "a field", keysOf.field);
      if (field === undefined) return;
      text(field["name"], [...at, "fields", i, "name"], columns);
      matching(field["name"], [...at, "fields", i, "name"], fieldName, "a name like title_from");
      text(field["description"], [...at, "fields", i, "description"]);
      optional(field["references"], [...at, "fields", i, "references"]);
      if (field["values"] === undefined) return;
      list(field["values"], [...at, "fields", i, "values"], 1).forEach((value, v) => {
        text(value, [...at, "fields", i, "values", v]);
      });
    });
  }

  function item(
    value: unknown,
    at: Path,
    ids: Set<string>,
    fields: Map<string, readonly unknown[]>,
    names: Set<string>,
  ): void {
    const item = record(value, at, "an item", keysOf.item);
    if (item === undefined) return;
    // A parent stands before its children, so there is no circle.
    if (item["parent"] !== undefined && !ids.has(item["parent"] as string)) {
      issues.push(
        unexpected([...at, "parent"], item["parent"], "the id of an item that stands before it", "unknown-id"),
      );
    }
    text(item["id"], [...at, "id"], ids);
    text(item["label"], [...at, "label"]);
    const name = JSON.stringify([item["type"] ?? "Item", item["key"] ?? item["id"]]);
    if (names.has(name)) {
      issues.push(unexpected([...at, "key"], item["key"], "a key that no other item of its type has", "duplicate"));
    }
    names.add(name);
    for (const name of ["key", "type", "statement", "description"]) optional(item[name], [...at, name]);
    if (item["uuid"] !== undefined) {
      matching(item["uuid"], [...at, "uuid"], uuid, "a uuid of version 1 to 5 in lower case");
      if (typeof item["uuid"] === "string") text(item["uuid"], [...at, "uuid"], uuids);
    }
    if (item["fields"] === undefined) return;
    const known = fields.get(item["type"] as string) ?? [];
    const fieldNames = known.flatMap((field) => (isPlainObject(field) ? [String(field["name"])] : []));
    const values = record(item["fields"], [...at, "fields"], "fields by name", fieldNames);
    for (const field of known) {
      if (values === undefined || !isPlainObject(field)) continue;
      const found = values[String(field["name"])];
      const place = [...at, "fields", String(field["name"])];
      if (found === undefined) continue;
      text(found, place);
      if (Array.isArray(field["values"]) && typeof found === "string") {
        issues.push(...wordIssues(found, field["values"] as string[], place));
      }
    }
  }

  function ends(ids: unknown, side: string, items: ReadonlySet<string>, of: string): void {
    (ids as readonly string[]).forEach((id, i) => {
      if (items.has(id)) return;
      issues.push(unexpected([...path, "crosswalk", side, i], id, `the id of an item of the ${of}`, "unknown-id"));
    });
  }

  function discrepancies(value: unknown, at: Path): void {
    const ids = new Set<string>();
    list(value, at, 1).forEach((value, i) => {
      const discrepancy = record(value, [...at, i], "a discrepancy", keysOf.discrepancy);
      if (discrepancy === undefined) return;
      text(discrepancy["id"], [...at, i, "id"], ids);
      text(discrepancy["resolution"], [...at, i, "resolution"]);
      const affected = new Set<string>();
      list(discrepancy["affects"], [...at, i, "affects"], 0).forEach((id, a) => {
        text(id, [...at, i, "affects", a], affected);
      });
      list(discrepancy["readings"], [...at, i, "readings"], 0).forEach((value, r) => {
        const reading = record(value, [...at, i, "readings", r], "a reading", keysOf.reading);
        if (reading === undefined) return;
        text(reading["says"], [...at, i, "readings", r, "says"]);
        if (!sourceIds.has(reading["source"] as string)) {
          const place = [...at, i, "readings", r, "source"];
          issues.push(unexpected(place, reading["source"], "the id of one of the sources", "unknown-id"));
        }
      });
    });
  }

  /** Fields that refer to a table hold ids that stand in it. Only a package that is sound otherwise is looked at. */
  function references(sourceIds: ReadonlySet<string>): void {
    if (issues.length > 0) return;
    const { source, target } = whole as unknown as CrosswalkPackage;
    const documents = [source, target].map((document, i) => ({ document, side: i === 0 ? "source" : "target" }));
    const idsOf = new Map<string, ReadonlySet<string>>([["sources", sourceIds]]);
    for (const { document } of documents) {
      for (const { name, table } of document.types ?? []) {
        idsOf.set(table, new Set(document.items.filter((item) => item.type === name).map(({ id }) => id)));
      }
    }
    for (const { document, side } of documents) {
      const places = (document.types ?? []).flatMap(({ name, fields = [] }, t) =>
        fields.map((field, f) => ({ type: name, field, at: [...path, side, "types", t, "fields", f, "references"] })),
      );
      for (const { type, field, at } of places) {
        const ids = field.references === undefined ? undefined : idsOf.get(field.references);
        if (field.references !== undefined && ids === undefined) {
          issues.push(unexpected(at, field.references, "the name of a table of this package", "unknown-id"));
        }
        document.items.forEach((item, i) => {
          const value = item.type === type ? item.fields?.[field.name] : undefined;
          if (value === undefined || ids === undefined || ids.has(value)) return;
          const place = [...path, side, "items", i, "fields", field.name];
          issues.push(unexpected(place, value, `an id of the table "${field.references}"`, "unknown-id"));
        });
      }
    }
  }
}

function codeOf(value: unknown): "wrong-value" | undefined {
  return typeof value === "string" ? "wrong-value" : undefined;
}
