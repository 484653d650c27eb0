// What makes JSON no CASE package. It looks at what this library reads, and lets pass what real files do beside it.
import { checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { otherText, unexpected } from "../model/unexpected.ts";
import { isAnyDate } from "./dates.ts";

type Path = readonly PropertyKey[];
type Values = { readonly [key: string]: unknown };

/**
 * Every problem of a CASE package. Other fields than those of the standard, nulls in optional ones, and dates without a
 * zone or a time are none.
 *
 * @param value - JSON; a CFPackage was expected.
 * @param path - Where it stands.
 */
export function caseIssues(value: unknown, path: Path = []): Issue[] {
  const { issues, record, list, text } = checks();
  const whole = record(value, path, "a CASE package", ["CFDocument", "CFItems", "CFAssociations"], true);
  if (whole === undefined) return issues;
  const seen = new Map<string, Path>();

  const document = standing(whole["CFDocument"], [...path, "CFDocument"], "a CASE document", ["title", "creator"]);
  if (document !== undefined)
    texts(document, [...path, "CFDocument"], ["description", "language", "version", "officialSourceURL"]);
  optionalList(whole, path, "CFItems", (value, at) => {
    const item = standing(value, at, "a CASE item", ["fullStatement"]);
    if (item !== undefined)
      texts(item, at, ["CFItemType", "humanCodingScheme", "abbreviatedStatement", "notes", "language"]);
  });
  seen.clear();
  optionalList(whole, path, "CFAssociations", (value, at) => {
    const association = standing(value, at, "a CASE association", ["associationType"]);
    if (association === undefined) return;
    const { sequenceNumber } = association;
    const number = typeof sequenceNumber === "string" && /^\d{1,15}$/.test(sequenceNumber) ? 0 : sequenceNumber;
    if (given(sequenceNumber) && !Number.isSafeInteger(number)) {
      issues.push(unexpected([...at, "sequenceNumber"], sequenceNumber, "a whole number"));
    }
    for (const end of ["originNodeURI", "destinationNodeURI"]) reference(association[end], [...at, end]);
    if (given(association["CFAssociationGroupingURI"])) {
      reference(association["CFAssociationGroupingURI"], [...at, "CFAssociationGroupingURI"]);
    }
  });
  if (given(whole["CFDefinitions"])) {
    const at = [...path, "CFDefinitions"];
    const definitions = record(whole["CFDefinitions"], at, "CASE definitions", ["CFItemTypes"], true);
    if (definitions === undefined) return issues;
    optionalList(definitions, at, "CFItemTypes", (value, place) => {
      const type = record(value, place, "a CASE item type", ["title"], true);
      if (type === undefined) return;
      text(type["title"], [...place, "title"]);
      texts(type, place, ["description", "typeCode"]);
    });
  }
  return issues;

  /** A record with what all of them have, whose identifier no other has. */
  function standing(value: unknown, at: Path, what: string, names: readonly string[]): Values | undefined {
    const found = record(value, at, what, ["identifier", "uri", "lastChangeDateTime", ...names], true);
    if (found === undefined) return undefined;
    const { identifier, lastChangeDateTime } = found;
    for (const name of ["identifier", "uri", ...names]) text(found[name], [...at, name]);
    if (!isAnyDate(lastChangeDateTime)) {
      issues.push(otherText([...at, "lastChangeDateTime"], lastChangeDateTime, "a date, or a date-time"));
    }
    if (typeof identifier !== "string") return found;
    if (seen.has(identifier.toLowerCase())) {
      issues.push(unexpected([...at, "identifier"], identifier, "an identifier that no other has", "duplicate"));
    }
    seen.set(identifier.toLowerCase(), at);
    return found;
  }

  function texts(values: Values, at: Path, names: readonly string[]): void {
    for (const name of names) {
      const value = values[name];
      if (given(value) && typeof value !== "string") issues.push(unexpected([...at, name], value, "text"));
    }
  }

  function optionalList(values: Values, at: Path, name: string, check: (value: unknown, at: Path) => void): void {
    if (!given(values[name])) return;
    list(values[name], [...at, name], 0).forEach((value, i) => {
      check(value, [...at, name, i]);
    });
  }

  function reference(value: unknown, at: Path): void {
    const found = record(value, at, "a reference", ["title", "identifier", "uri"], true);
    if (found === undefined) return;
    text(found["identifier"], [...at, "identifier"]);
    texts(found, at, ["title", "uri"]);
  }
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null;
}
