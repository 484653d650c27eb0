// Every problem of a custom crosswalk package. The one list of them, behind every export.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { oneOf } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { crosswalkIssues } from "../crosswalk/crosswalk-issues.ts";
import { type CrosswalkPackage, itemColumns, type PackageCrosswalk, reservedTables } from "./crosswalk-package.ts";
import { type FieldCheck, type FieldChecks, fieldChecks, optional, type Places, unchecked } from "./field-checks.ts";
import { isDateTime, isLanguageTag, isSlug, isUri, isUuid, wellFormed } from "./forms.ts";
import { relations } from "./relations.ts";

type Path = readonly PropertyKey[];
type Values = { readonly [key: string]: unknown };

/** The prefixes that the formats keep for themselves. */
const reservedPrefixes = ["dcterms", "linkml", "owl", "rdf", "rdfs", "semapv", "skos", "sssom", "urn", "uuid", "xsd"];

/** Every problem of anything as a {@link CrosswalkPackage}. */
export function packageIssues(value: unknown, path: Path): readonly Issue[] {
  const other = isPlainObject(value) && !("source" in value) ? otherThanPackage(value, path) : undefined;
  if (other !== undefined) return [other];
  const checks = packageChecks();
  const { issues, record, list, text, uri, form, unique } = checks;
  const keys = reserved(reservedPrefixes);
  const key = uniqueKey(keys, checks);
  const framework = frameworkCheck(keys, checks);
  const crosswalk = isPlainObject(value) ? crosswalkIssues(value["crosswalk"]) : [];
  const sourceIds: Places = new Map();
  const targetIds: Places = new Map();
  const fields = record(value, path, "a crosswalk package", {
    ...{ key, title: text, creator: text, description: optional(text), version: optional(text) },
    changed: form(isDateTime, 'a date-time with a zone ("2026-11-22T00:00:00Z")'),
    license: optional((license, at) => {
      record(license, at, "a license", { name: text, uri });
    }),
    crosswalk: (_, at) => {
      for (const issue of crosswalk) issues.push({ ...issue, path: [...at, ...issue.path] });
    },
    source: framework(sourceIds),
    target: framework(targetIds),
    sources: unchecked,
    discrepancies: unchecked,
  });
  if (fields === undefined) return issues;
  if (crosswalk.length === 0) checkEnds(fields["crosswalk"] as PackageCrosswalk, [...path, "crosswalk"]);

  const documents: Places = new Map();
  const source: FieldCheck = (value, at) => {
    record(value, at, "a source", {
      ...{ id: unique("id", documents, text), title: text, publisher: text },
      url: (url, place) => url !== null && uri(url, place),
    });
  };
  const reading: FieldCheck = (value, at) => {
    record(value, at, "a reading", { source: idOf(documents, "the id of one of the sources"), says: text });
  };
  const discrepancies: Places = new Map();
  const discrepancy: FieldCheck = (value, at) => {
    record(value, at, "a discrepancy", {
      ...{ id: unique("id", discrepancies, text), resolution: text },
      affects: list(0, unique("id", new Map(), text)),
      readings: list(0, reading),
    });
  };
  optional(list(1, source))(fields["sources"], [...path, "sources"]);
  optional(list(1, discrepancy))(fields["discrepancies"], [...path, "discrepancies"]);
  return issues.length > 0 ? issues : referenceIssues(fields as unknown as CrosswalkPackage, path);

  /** Both sides of a valid crosswalk are items, and relations are known. */
  function checkEnds({ sources, targets, links }: PackageCrosswalk, path: Path): void {
    list(0, idOf(sourceIds, "the id of an item of the source"))(sources, [...path, "sources"]);
    list(0, idOf(targetIds, "the id of an item of the target"))(targets, [...path, "targets"]);
    const [relation, optionalText] = [oneOf(...relations), optional(text)];
    links.forEach((link, i) => {
      if (link.relation !== undefined) issues.push(...relation(link.relation, [...path, "links", i, "relation"]));
      optionalText(link.via, [...path, "links", i, "via"]);
    });
  }

  function idOf(ids: Places, expected: string): FieldCheck {
    return (id, at) => {
      if (!ids.has(id as string)) issues.push(unexpected(at, id, expected, "unknown-id"));
    };
  }
}

/** The field checks, where text must be well-formed; and of URIs. */
function packageChecks(): FieldChecks & { readonly uri: FieldCheck } {
  const checks = fieldChecks();
  return {
    ...checks,
    text(value, path) {
      checks.text(value, path);
      // UTF-8 has no lone surrogates.
      if (typeof value !== "string" || wellFormed(value) === value) return;
      checks.issues.push(unexpected(path, value, "text without lone surrogates", "wrong-value"));
    },
    uri: checks.form(isUri, "an absolute URI"),
  };
}

function reserved(values: readonly string[]): Places {
  return new Map(values.map((value) => [value, null]));
}

function uniqueKey(keys: Places, { unique, form }: FieldChecks): FieldCheck {
  return unique("key", keys, form(isSlug, "a slug (a-z first, then a-z, 0-9, with . or - between)"));
}

/**
 * The check of a framework, which adds the ids of its items to `ids`. The frameworks of a package have no key, table,
 * or uuid in common.
 */
function frameworkCheck(keys: Places, checks: ReturnType<typeof packageChecks>): (ids: Places) => FieldCheck {
  const { issues, record, list, text, form, unique, uri } = checks;
  const tables = reserved(reservedTables);
  const uuid = optional(unique("uuid", new Map(), form(isUuid, "a uuid of version 1 to 5 in lower case")));
  const isFieldName = (value: unknown) => typeof value === "string" && /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(value);
  const fieldName = form(isFieldName, "a name like title_from");
  const optionalText = optional(text);

  return (ids) => (framework, path) => {
    /** The values that each field of a type may have; `null` for any. */
    const fieldsOf = new Map<unknown, Map<string, Places | null>>();
    const typeNames: Places = new Map();
    const itemKeys = new Set<string>();
    const itemFields = {
      // A parent is before its children, so there is no circle.
      parent: optional((parent, at) => {
        if (ids.has(parent as string)) return;
        issues.push(unexpected(at, parent, "the id of an earlier item", "unknown-id"));
      }),
      ...{ id: unique("id", ids, text), label: text, key: optionalText, type: optionalText },
      ...{ statement: optionalText, description: optionalText, uuid: unchecked, fields: unchecked },
    };
    record(framework, path, "a framework", {
      ...{ key: uniqueKey(keys, checks), uuid, title: text, creator: text },
      ...{ description: optionalText, version: optionalText },
      language: form(isLanguageTag, 'a language tag ("en")'),
      url: (url, at) => url !== null && optional(uri)(url, at),
      types: optional(list(1, checkType)),
      items: list(1, checkItem),
    });

    function checkType(type: unknown, path: Path): void {
      const columns = reserved(itemColumns);
      const fields = new Map<string, Places | null>();
      const field: FieldCheck = (value, at) => {
        const allowed: Places = new Map();
        const found = record(value, at, "a field", {
          name: unique("name", columns, fieldName),
          description: text,
          references: optionalText,
          values: optional(list(1, unique("value", allowed, text))),
        });
        if (typeof found?.["name"] !== "string") return;
        fields.set(found["name"], found["values"] === undefined ? null : allowed);
      };
      const found = record(type, path, "an item type", {
        name: unique("name", typeNames, text),
        table: uniqueKey(tables, checks),
        description: text,
        label: (label = "label", at) => unique("name", columns, fieldName)(label, at),
        fields: optional(list(0, field)),
      });
      fieldsOf.set(found?.["name"], fields);
    }

    function checkItem(value: unknown, path: Path): void {
      const isNew = !isPlainObject(value) || !ids.has(value["id"] as string);
      const item = record(value, path, "an item", itemFields);
      if (item === undefined) return;
      const { type = "Item", key = item["id"], fields } = item;
      if (typeof type === "string" && typeof key === "string") {
        const name = JSON.stringify([type, key]);
        if (isNew && itemKeys.has(name)) {
          issues.push(
            unexpected([...path, "key"], item["key"], "a key that no other item of its type has", "duplicate"),
          );
        }
        itemKeys.add(name);
      }
      uuid(item["uuid"], [...path, "uuid"]);
      if (fields !== undefined) checkFields(fields, [...path, "fields"], fieldsOf.get(type));
    }

    function checkFields(values: unknown, path: Path, fields = new Map<string, Places | null>()): void {
      if (!isPlainObject(values)) {
        issues.push(unexpected(path, values, "fields by name"));
        return;
      }
      for (const [name, value] of Object.entries(values)) {
        const at = [...path, name];
        const allowed = fields.get(name);
        if (allowed === undefined) {
          issues.push(unexpected(at, name, "a field that the item's type lists", "unknown-key"));
          continue;
        }
        optionalText(value, at);
        if (allowed !== null && typeof value === "string" && !allowed.has(value)) {
          issues.push(unexpected(at, value, "one of the values that the field lists", "wrong-value"));
        }
      }
    }
  };
}

/** What was likely meant, where something else that this library makes was given. */
function otherThanPackage(value: Values, path: Path): Issue | undefined {
  const expected = "a package (key, title, changed, creator, crosswalk, source, target)";
  const others = [
    { keys: ["package", "crosswalk"], got: "the result of fromCase", advice: "pass its `crosswalk`" },
    { keys: ["mappingSet"], got: "the result of fromSssom", advice: "make a package with its `crosswalk`" },
    { keys: ["links", "targets"], got: "a crosswalk", advice: "make a package with it" },
  ];
  const other = others.find(({ keys }) => keys.every((key) => key in value));
  if (other === undefined) return undefined;
  const message = `Expected ${expected}, got ${other.got}: ${other.advice}`;
  return { path, message, code: "wrong-type", params: { expected, got: other.got } };
}

/** Fields that refer to a table have ids of it, in a package that is valid otherwise. */
function referenceIssues({ source, target, sources }: CrosswalkPackage, path: Path): Issue[] {
  const frameworks = Object.entries({ source, target });
  const tables = new Map<string, ReadonlySet<string>>();
  if (sources !== undefined) tables.set("sources", new Set(sources.map(({ id }) => id)));
  for (const [, { types = [], items }] of frameworks) {
    for (const { name, table } of types) {
      tables.set(table, new Set(items.filter(({ type = "Item" }) => type === name).map(({ id }) => id)));
    }
  }
  return frameworks.flatMap(([side, { types = [], items }]) => {
    const tableOf = new Map(
      types.map(({ name, fields = [] }) => [name, new Map(fields.map((field) => [field.name, field.references]))]),
    );
    return [
      ...types.flatMap(({ fields = [] }, t) =>
        fields.flatMap(({ references }, f) => {
          if (references === undefined || tables.has(references)) return [];
          const expected = `the name of a table of this package${references === "sources" ? " (it has no sources)" : ""}`;
          const place = [...path, side, "types", t, "fields", f, "references"];
          return [unexpected(place, references, expected, "unknown-id")];
        }),
      ),
      ...items.flatMap(({ type = "Item", fields = {} }, i) =>
        Object.entries(fields).flatMap(([name, value]) => {
          const table = tableOf.get(type)?.get(name);
          const ids = table === undefined ? undefined : tables.get(table);
          if (ids === undefined || value === undefined || ids.has(value)) return [];
          const place = [...path, side, "items", i, "fields", name];
          return [unexpected(place, value, `an id of the table "${table}"`, "unknown-id")];
        }),
      ),
    ];
  });
}
