// Every problem of a CASE package: checks the fields that this library reads, and accepts what real files do.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import { type FieldCheck, fieldChecks, type Places, unchecked } from "../exchange/field-checks.ts";
import { isAnyDate } from "../exchange/forms.ts";

type Path = readonly PropertyKey[];
type Fields = { readonly [name: string]: FieldCheck };

/**
 * Every problem of JSON as a CASE package. Fields that the standard does not define, nulls in optional ones, and dates
 * without a zone or a time are not problems.
 */
export function caseIssues(value: unknown, path: Path = []): Issue[] {
  const { issues, record, list, text, form, unique } = fieldChecks();
  const optionalText = optional((value, at) => {
    if (typeof value !== "string") issues.push(unexpected(at, value, "text"));
  });
  const reference: FieldCheck = (value, at) => {
    record(value, at, "a reference", { identifier: text, title: optionalText, uri: optionalText }, true);
  };
  const sequenceNumber: FieldCheck = (value, at) => {
    const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? 0 : value;
    if (!Number.isSafeInteger(number)) issues.push(unexpected(at, value, "a whole number"));
  };
  const ids: Places = new Map();
  const listOf = (what: string, places: Places, fields: Fields) => optional(list(0, identified(what, places, fields)));
  const fields = {
    CFDocument: identified("a CASE document", ids, {
      ...{ title: text, creator: text, description: optionalText, language: optionalText },
      ...{ version: optionalText, officialSourceURL: optionalText },
    }),
    CFItems: listOf("a CASE item", ids, {
      ...{ fullStatement: text, CFItemType: optionalText, humanCodingScheme: optionalText },
      ...{ abbreviatedStatement: optionalText, notes: optionalText, language: optionalText },
    }),
    CFAssociations: listOf("a CASE association", new Map(), {
      ...{ associationType: text, sequenceNumber: optional(sequenceNumber) },
      ...{ originNodeURI: reference, destinationNodeURI: reference, CFAssociationGroupingURI: optional(reference) },
    }),
    CFDefinitions: optional((value, at) => {
      record(value, at, "CASE definitions", { CFItemTypes: optional(list(0, itemType)) }, true);
    }),
  };
  record(value, path, "a CASE package", fields, true);
  return issues;

  /** A record with the fields of all CASE records; identifiers that differ in case alone are the same. */
  function identified(what: string, places: Places, fields: Fields): FieldCheck {
    const lastChangeDateTime = form(isAnyDate, "a date or a date-time");
    const all = { identifier: text, uri: text, ...fields, lastChangeDateTime };
    const uniqueIdentifier = unique("identifier", places, unchecked);
    return (value, at) => {
      const found = record(value, at, what, all, true);
      const identifier = found?.["identifier"];
      if (typeof identifier !== "string") return;
      uniqueIdentifier(identifier.toLowerCase(), [...at, "identifier"]);
    };
  }

  function itemType(value: unknown, at: Path): void {
    const fields = { title: text, description: optionalText, typeCode: optionalText };
    record(value, at, "a CASE item type", fields, true);
  }
}

/** A check of a field that may be absent or null. */
function optional(check: FieldCheck): FieldCheck {
  return (value, path) => {
    if (value !== undefined && value !== null) check(value, path);
  };
}
