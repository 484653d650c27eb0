// What is wrong with one framework of a crosswalk package: its types, their fields, and its items.
import { isPlainObject } from "../model/plain-object.ts";
import { unexpected } from "../model/unexpected.ts";
import type { PackageChecks } from "./package-checks.ts";
import { itemColumns } from "./tables.ts";

type Path = readonly PropertyKey[];

const fieldName = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
/** A BCP 47 tag, by its form. */
export const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
/** A uuid of version 1 to 5, lower case: what the standards of CASE take. */
export const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const keysOf = {
  framework: ["key", "uuid", "title", "version", "creator", "description", "url", "language", "types", "items"],
  type: ["name", "table", "description", "label", "fields"],
  field: ["name", "description", "values", "references"],
  item: ["id", "uuid", "key", "type", "label", "statement", "description", "parent", "fields"],
};

/** What both frameworks of a package share: no two have a key, a table or a uuid in common. */
export interface Taken {
  readonly keys: Set<string>;
  readonly tables: Set<string>;
  readonly uuids: Set<string>;
}

/** The values that each field of a type may have; `null` for any. */
type Fields = ReadonlyMap<string, ReadonlySet<string> | null>;

/**
 * Checks a framework.
 *
 * @param value - Anything.
 * @param at - Where it stands.
 * @param taken - What stands in the package already.
 * @param checks - Collect what is found.
 * @returns The ids of its items.
 */
export function checkFramework(value: unknown, at: Path, taken: Taken, checks: PackageChecks): ReadonlySet<string> {
  const { issues, record, list, text, optional, uri, matching, key } = checks;
  const ids = new Set<string>();
  const framework = record(value, at, "a framework", keysOf.framework);
  if (framework === undefined) return ids;
  key(framework["key"], [...at, "key"], taken.keys);
  checkUuid(framework["uuid"], [...at, "uuid"]);
  for (const name of ["title", "creator"]) text(framework[name], [...at, name]);
  for (const name of ["description", "version"]) optional(framework[name], [...at, name]);
  matching(framework["language"], [...at, "language"], languageTag, 'a language tag ("en")');
  if (framework["url"] !== undefined && framework["url"] !== null) uri(framework["url"], [...at, "url"]);
  const types = new Map<unknown, Fields>();
  if (framework["types"] !== undefined) {
    const names = new Set<string>();
    list(framework["types"], [...at, "types"], 1).forEach((value, i) => {
      checkType(value, [...at, "types", i], names);
    });
  }
  const itemNames = new Set<string>();
  list(framework["items"], [...at, "items"], 1).forEach((value, i) => {
    checkItem(value, [...at, "items", i]);
  });
  return ids;

  function checkUuid(value: unknown, at: Path): void {
    if (value === undefined) return;
    matching(value, at, uuidForm, "a uuid of version 1 to 5 in lower case");
    if (typeof value === "string") text(value, at, taken.uuids);
  }

  function checkType(value: unknown, at: Path, names: Set<string>): void {
    const type = record(value, at, "an item type", keysOf.type);
    if (type === undefined) return;
    const { label = "label" } = type;
    text(type["name"], [...at, "name"], names);
    key(type["table"], [...at, "table"], taken.tables);
    text(type["description"], [...at, "description"]);
    matching(label, [...at, "label"], fieldName, "a name like title_from");
    const columns = new Set(itemColumns);
    if (typeof label === "string") text(label, [...at, "label"], columns);
    const fields = new Map<string, ReadonlySet<string> | null>();
    types.set(type["name"], fields);
    if (type["fields"] === undefined) return;
    list(type["fields"], [...at, "fields"], 0).forEach((value, i) => {
      const place = [...at, "fields", i];
      const field = record(value, place, "a field", keysOf.field);
      if (field === undefined) return;
      const { name, values } = field;
      text(name, [...place, "name"], columns);
      matching(name, [...place, "name"], fieldName, "a name like title_from");
      text(field["description"], [...place, "description"]);
      optional(field["references"], [...place, "references"]);
      const allowed = new Set<string>();
      if (values !== undefined) {
        list(values, [...place, "values"], 1).forEach((value, v) => {
          text(value, [...place, "values", v], allowed);
        });
      }
      if (typeof name === "string") fields.set(name, values === undefined ? null : allowed);
    });
  }

  function checkItem(value: unknown, at: Path): void {
    const item = record(value, at, "an item", keysOf.item);
    if (item === undefined) return;
    const { id, type = "Item", key: own = id, parent, uuid: identifier, fields } = item;
    // A parent stands before its children, so there is no circle.
    if (parent !== undefined && !ids.has(parent as string)) {
      issues.push(unexpected([...at, "parent"], parent, "the id of an item that stands before it", "unknown-id"));
    }
    const isNew = !ids.has(id as string);
    text(id, [...at, "id"], ids);
    text(item["label"], [...at, "label"]);
    for (const name of ["key", "type", "statement", "description"]) optional(item[name], [...at, name]);
    if (typeof type === "string" && typeof own === "string") {
      const name = JSON.stringify([type, own]);
      if (isNew && itemNames.has(name)) {
        issues.push(unexpected([...at, "key"], item["key"], "a key that no other item of its type has", "duplicate"));
      }
      itemNames.add(name);
    }
    checkUuid(identifier, [...at, "uuid"]);
    if (fields !== undefined) checkFields(fields, [...at, "fields"], types.get(type));
  }

  function checkFields(values: unknown, at: Path, known: Fields | undefined): void {
    if (!isPlainObject(values)) {
      issues.push(unexpected(at, values, "fields by name"));
      return;
    }
    for (const [name, value] of Object.entries(values)) {
      const allowed = known?.get(name);
      if (allowed === undefined) {
        issues.push({
          path: [...at, name],
          message: "not a field that the type of the item lists",
          code: "unknown-key",
        });
        continue;
      }
      if (value === undefined) continue;
      text(value, [...at, name]);
      if (allowed !== null && typeof value === "string" && !allowed.has(value)) {
        issues.push(unexpected([...at, name], value, "one of the values that the field lists", "wrong-value"));
      }
    }
  }
}
