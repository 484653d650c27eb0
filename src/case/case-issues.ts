// Every problem of a CASE package: checks the fields that this library reads, and accepts the deviations of real files.
import type { Issue } from "../check/issue.ts";
import { unexpected } from "../check/messages.ts";
import {
  type FieldCheck,
  type Fields,
  fieldChecks,
  optional,
  type Places,
  unchecked,
} from "../exchange/field-checks.ts";
import { isAnyDate } from "../exchange/forms.ts";

type Path = readonly PropertyKey[];

/**
 * Every problem of JSON as a CASE package. Fields that the standard does not define, nulls in optional fields, and
 * dates without a zone or a time are not problems.
 */
export function caseIssues(value: unknown, path: Path = []): Issue[] {
  const { issues, record, list, text, form, unique } = fieldChecks();
  const nullable = (check: FieldCheck) => optional(check, null);
  const optionalText = nullable(form((value) => typeof value === "string", "text"));
  const reference = record("a reference", { identifier: text, title: optionalText, uri: optionalText }, true);
  const sequenceNumber: FieldCheck = (value, at) => {
    const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? 0 : value;
    if (!Number.isSafeInteger(number)) issues.push(unexpected(at, value, "a whole number"));
  };
  const ids: Places = new Map();
  const listOf = (what: string, places: Places, fields: Fields) => nullable(list(0, identified(what, places, fields)));
  const itemType = record("a CASE item type", { title: text, description: optionalText, typeCode: optionalText }, true);
  const definitions = record("CASE definitions", { CFItemTypes: nullable(list(0, itemType)) }, true);
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
      ...{ associationType: text, sequenceNumber: nullable(sequenceNumber) },
      ...{ originNodeURI: reference, destinationNodeURI: reference, CFAssociationGroupingURI: nullable(reference) },
    }),
    CFDefinitions: nullable(definitions),
  };
  record("a CASE package", fields, true)(value, path);
  return issues;

  /** A record with the fields of all CASE records. Identifiers that differ only in case are the same. */
  function identified(what: string, places: Places, fields: Fields): FieldCheck {
    const lastChangeDateTime = form(isAnyDate, "a date or a date-time");
    const all = record(what, { identifier: text, uri: text, ...fields, lastChangeDateTime }, true);
    const uniqueIdentifier = unique("identifier", places, unchecked);
    return (value, at) => {
      const identifier = all(value, at)?.["identifier"];
      if (typeof identifier === "string") uniqueIdentifier(identifier.toLowerCase(), [...at, "identifier"]);
    };
  }
}
