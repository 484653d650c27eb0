// Every problem of a custom crosswalk package, for all exports.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { oneOf } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { crosswalkIssues } from "../crosswalk/crosswalk-issues.ts";
import { itemColumns, type PackageCrosswalk, reservedTables } from "./crosswalk-package.ts";
import { accepting, type FieldCheck, fieldChecks, optional, type Places, unchecked } from "./field-checks.ts";
import { isDateTime, isLanguageTag, isSlug, isUri, isUuid, wellFormed } from "./forms.ts";
import { relations } from "./relations.ts";

type Path = readonly PropertyKey[];
type Values = { readonly [key: string]: unknown };

/** The prefixes that the formats reserve. */
const reservedPrefixes = ["dcterms", "linkml", "owl", "rdf", "rdfs", "semapv", "skos", "sssom", "urn", "uuid", "xsd"];

/** Every problem of a value as a `CrosswalkPackage`. */
export function packageIssues(value: unknown, path: Path): readonly Issue[] {
  const other = isPlainObject(value) && !("source" in value) ? otherThanPackage(value, path) : undefined;
  if (other !== undefined) return [other];
  const checks = packageChecks();
  const { issues, record, list, text, optionalText, url, form, unique, idOf, tables, references } = checks;
  const keys = reserved(reservedPrefixes);
  const [sourceIds, targetIds, documents]: [Places, Places, Places] = [new Map(), new Map(), new Map()];
  const framework = frameworkCheck(keys, checks);
  const sources = list(1, record("a source", { id: unique("id", documents, text), title: text, publisher: text, url }));
  const discrepancy = record("a discrepancy", {
    ...{ id: unique("id", new Map(), text), resolution: text },
    affects: (ids, at) => list(0, unique("id", new Map(), text))(ids, at),
    readings: list(0, record("a reading", { source: idOf(documents, "the id of one of the sources"), says: text })),
  });
  const crosswalk = isPlainObject(value) ? crosswalkIssues(value["crosswalk"]) : [];
  record("a crosswalk package", {
    ...{ key: checks.key(keys), title: text, creator: text, description: optionalText, version: optionalText },
    changed: form(isDateTime, 'a date-time with a zone ("2026-11-22T00:00:00Z")'),
    ...{ rights: optionalText, notice: optionalText },
    license: optional(record("a license", { name: text, uri: checks.uri })),
    crosswalk(_, at) {
      for (const issue of crosswalk) issues.push({ ...issue, path: [...at, ...issue.path] });
    },
    source: framework(sourceIds),
    target(target, at) {
      framework(targetIds)(target, at);
      if (crosswalk.length === 0) checkEnds((value as Values)["crosswalk"] as PackageCrosswalk, [...path, "crosswalk"]);
    },
    sources: optional((value, at) => {
      tables.set("sources", (id) => documents.has(id));
      sources(value, at);
    }),
    discrepancies: optional(list(1, discrepancy)),
  })(value, path);
  // Checks that fields which refer to a table have ids of it, in an otherwise valid package.
  if (issues.length === 0) for (const check of references) check();
  return issues;

  /** Checks that both sides of a valid crosswalk are items, and that relations are known. */
  function checkEnds({ sources, targets, links }: PackageCrosswalk, path: Path): void {
    list(0, idOf(sourceIds, "the id of an item of the source"))(sources, [...path, "sources"]);
    list(0, idOf(targetIds, "the id of an item of the target"))(targets, [...path, "targets"]);
    const relation = oneOf(...relations);
    links.forEach((link, i) => {
      if (link.relation !== undefined) issues.push(...relation(link.relation, [...path, "links", i, "relation"]));
      if (link.weight !== undefined && !(Number.isFinite(link.weight) && link.weight > 0)) {
        issues.push(unexpected([...path, "links", i, "weight"], link.weight, "a number above 0", "out-of-range"));
      }
      if (link.via !== undefined) text(link.via, [...path, "links", i, "via"]);
    });
  }
}

/** The field checks, with well-formed text; and the state that the parts of a package share. */
function packageChecks() {
  const { text: anyText, ...shared } = fieldChecks();
  const { issues, form, unique } = shared;
  // UTF-8 has no lone surrogates.
  const isText = (value: unknown) => typeof value === "string" && value !== "" && wellFormed(value) === value;
  const text = accepting(isText, (value, path) => {
    if (anyText.accepts?.(value)) issues.push(unexpected(path, value, "text without lone surrogates", "wrong-value"));
    else anyText(value, path);
  });
  const uri = form(isUri, "an absolute URI");
  const slug = form(isSlug, "a slug (a-z first, then a-z, 0-9, with . or - between)");
  return {
    ...{ ...shared, text, optionalText: optional(text), uri, url: accepting((value) => value === null, uri) },
    key: (keys: Places): FieldCheck => unique("key", keys, slug),
    idOf(ids: Places, expected: string): FieldCheck {
      return (id, at) => ids.has(id as string) || issues.push(unexpected(at, id, expected, "unknown-id"));
    },
    /** Whether an id is in a table, by the names of the tables that fields may refer to. */
    tables: new Map<string, (id: string) => boolean>(),
    /** The checks of references, for when all tables are known. */
    references: [] as (() => void)[],
  };
}

function reserved(values: readonly string[]): Places {
  return new Map(values.map((value) => [value, null]));
}

/** The fields of a type: the values that each may have, and the table that it refers to. */
type KnownFields = Map<string, { readonly allowed: Places | undefined; readonly references: string | undefined }>;

/**
 * The check of a framework, which adds the ids of its items to `ids`. The frameworks of a package have no key, table,
 * or uuid in common.
 */
function frameworkCheck(keys: Places, checks: ReturnType<typeof packageChecks>): (ids: Places) => FieldCheck {
  const { issues, record, list, text, optionalText, form, unique, idOf, url, tables, references } = checks;
  const tableNames = reserved(reservedTables);
  const uuid = optional(unique("uuid", new Map(), form(isUuid, "a uuid of version 1 to 5 in lower case")));
  const isFieldName = (value: unknown) => typeof value === "string" && /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(value);
  const fieldName = form(isFieldName, "a name like title_from");

  return (ids) => {
    const fieldsOf = new Map<unknown, KnownFields>();
    const typeNames: Places = new Map();
    const typeOf = new Map<string, unknown>();
    const keysOf = new Map<string, Set<string>>();
    const item = record("an item", {
      // Parents come before their children, so there are no cycles.
      parent: optional(idOf(ids, "the id of an earlier item")),
      ...{ id: unique("id", ids, text), label: text, key: optionalText, type: optionalText },
      ...{ statement: optionalText, description: optionalText, uuid: unchecked, fields: unchecked },
    });
    return record("a framework", {
      ...{ key: checks.key(keys), uuid, title: text, creator: text },
      ...{ description: optionalText, version: optionalText },
      language: form(isLanguageTag, 'a language tag ("en")'),
      url: optional(url),
      types: optional(list(1, checkType)),
      items: list(1, checkItem),
    });

    function checkType(value: unknown, path: Path): void {
      const columns = reserved(itemColumns);
      const fields: KnownFields = new Map();
      const name = unique("name", columns, fieldName);
      const known = record("a field", { name, description: text, references: optionalText, values: unchecked });
      const field: FieldCheck = (value, at) => {
        const found = known(value, at);
        const values = found?.["values"];
        const allowed: Places | undefined = values === undefined ? undefined : new Map();
        if (allowed !== undefined) list(1, unique("value", allowed, text))(values, [...at, "values"]);
        if (typeof found?.["name"] !== "string") return;
        const table = found["references"] as string | undefined;
        fields.set(found["name"], { allowed, references: table });
        if (table === undefined) return;
        const expected = `the name of a table of this package${table === "sources" ? " (it has no sources)" : ""}`;
        references.push(() => {
          if (!tables.has(table)) issues.push(unexpected([...at, "references"], table, expected, "unknown-id"));
        });
      };
      const type = record("an item type", {
        ...{ name: unique("name", typeNames, text), table: checks.key(tableNames), description: text },
        label: (label = "label", at) => name(label, at),
        fields: optional(list(0, field)),
      })(value, path);
      fieldsOf.set(type?.["name"], fields);
      tables.set(type?.["table"] as string, (id) => typeOf.get(id) === type?.["name"]);
    }

    function checkItem(value: unknown, path: Path): void {
      const isNew = !isPlainObject(value) || !ids.has(value["id"] as string);
      const found = item(value, path);
      if (found === undefined) return;
      const { id, type = "Item", key = id, fields } = found;
      typeOf.set(id as string, type);
      if (typeof type === "string" && typeof key === "string") {
        const keys = keysOf.get(type) ?? new Set();
        if (isNew && keys.has(key)) {
          const expected = "a key that no other item of its type has";
          issues.push(unexpected([...path, "key"], found["key"], expected, "duplicate"));
        }
        keysOf.set(type, keys.add(key));
      }
      if (found["uuid"] !== undefined) uuid(found["uuid"], [...path, "uuid"]);
      if (fields !== undefined) checkFields(fields, [...path, "fields"], fieldsOf.get(type));
    }

    function checkFields(values: unknown, path: Path, fields: KnownFields = new Map()): void {
      if (!isPlainObject(values)) {
        issues.push(unexpected(path, values, "fields by name"));
        return;
      }
      for (const [name, value] of Object.entries(values)) {
        const at = [...path, name];
        const field = fields.get(name);
        if (field === undefined) issues.push(unexpected(at, name, "a field that the item's type lists", "unknown-key"));
        if (field === undefined || value === undefined) continue;
        text(value, at);
        if (typeof value !== "string") continue;
        const { allowed, references: table } = field;
        if (allowed?.has(value) === false) {
          issues.push(unexpected(at, value, "one of the values that the field lists", "wrong-value"));
        }
        if (table === undefined) continue;
        references.push(() => {
          if (tables.get(table)?.(value) !== false) return;
          issues.push(unexpected(at, value, `an id of the table "${table}"`, "unknown-id"));
        });
      }
    }
  };
}

/** What was probably meant, where another kind of this library's results was given. */
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
