// Reads the valid parts of an invalid CASE package, and lists the repair of each problem.
import type { Issue } from "../check/issue.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { isAnyDate, isUuid } from "../exchange/forms.ts";
import { caseIssues } from "./case-issues.ts";
import { type CfPackage, keyOf } from "./case-package.ts";
import { groupedBy } from "./grouped-by.ts";
import { isSameJson } from "./same-json.ts";

type Path = readonly PropertyKey[];
type Fields = { [name: string]: unknown };

/** A package whose records are all readable, where each of them was, and its problems. */
export interface ReadablePackage {
  /** `undefined` when the package has no document, or is not one. */
  readonly package: CfPackage | undefined;
  /** The path of each item and association. */
  readonly places: ReadonlyMap<object, Path>;
  readonly problems: readonly Issue[];
  /** The problems with their repairs. */
  readonly issues: readonly Issue[];
}

/** The readable part of an invalid package. The input is not changed: repaired records are copies. */
export function readablePackage(value: CfPackage, path: Path): ReadablePackage {
  const problems = caseIssues(value, path);
  const places = new Map<object, Path>();
  const issues: Issue[] = [];
  if (!isPlainObject(value) || !isPlainObject(value["CFDocument"])) {
    for (const problem of problems) note(problem, "the package is left out");
    return { package: undefined, places, problems, issues };
  }
  const byRecord = groupedBy(problems, (problem) => recordName(problem, path.length));
  const records = { CFItems: recordsOf("CFItems"), CFAssociations: recordsOf("CFAssociations") };
  const readable = { ...value, ...records, CFDocument: document(), CFDefinitions: definitions() } as unknown;
  return { package: readable as CfPackage, places, problems, issues };

  function note(problem: Issue, repair: string): void {
    issues.push({ ...problem, message: `${problem.message}; ${repair}`, params: { ...problem.params, repair } });
  }

  function recordsOf(list: "CFItems" | "CFAssociations"): Fields[] {
    for (const problem of byRecord.get(list) ?? []) note(problem, "read as an empty list");
    const all = value[list] as unknown;
    if (!Array.isArray(all)) return [];
    // The original records, with which repaired ones are compared.
    const firsts = new Map<string, unknown>();
    return all.flatMap((record: unknown, i) => {
      const found = byRecord.get(`${list} ${i}`);
      const read = found === undefined ? (record as Fields) : repairedRecord(record, list, found, firsts);
      if (read === undefined) return [];
      if (!firsts.has(keyOf(read))) firsts.set(keyOf(read), record);
      places.set(read, [...path, list, i]);
      return [read];
    });
  }

  /** A record without its problems; `undefined` where nothing can be read. */
  function repairedRecord(record: unknown, list: string, found: readonly Issue[], firsts: Map<string, unknown>) {
    const copy: Fields = isPlainObject(record) ? { ...record } : {};
    const first = firsts.get(keyOf(copy));
    const isSame = isSameJson(first, record);
    const isRepeated = first !== undefined && (isSame || list === "CFItems");
    const repairs = found.map((problem) => {
      return isRepeated ? undefined : fieldRepair(copy, problem, path.length + 2, list);
    });
    const isReadable = !repairs.includes(undefined);
    for (const [i, problem] of found.entries()) {
      const isDuplicate = problem.code === "duplicate";
      const leftOut = `left out${isDuplicate ? `: the two records ${isSame ? "are equal" : "differ"}` : ""}`;
      note(problem, (isReadable ? repairs[i] : undefined) ?? leftOut);
    }
    return isReadable ? copy : undefined;
  }

  function document(): object {
    const found = byRecord.get("CFDocument");
    if (found === undefined) return value.CFDocument;
    const copy: Fields = { ...value.CFDocument };
    const dates = Object.values(records).flatMap((list) => list.map((record: Fields) => record["lastChangeDateTime"]));
    const latest = dates.filter(isAnyDate).sort().at(-1);
    for (const problem of found) {
      const [field = ""] = problem.path.slice(path.length + 1) as string[];
      const others: Fields = {
        identifier: copy["uri"],
        title: copy["identifier"],
        creator: "Unknown",
        lastChangeDateTime: latest,
      };
      const other = others[field];
      if (typeof other === "string" && other !== "") copy[field] = other;
      else if (field === "identifier") copy[field] = "";
      else delete copy[field];
      note(problem, copy[field] ? `read as ${JSON.stringify(copy[field])}` : "read without it");
    }
    return copy;
  }

  function definitions(): unknown {
    const found = byRecord.get("CFDefinitions") ?? [];
    for (const problem of found) note(problem, "read without the item types");
    return found.length > 0 ? undefined : value.CFDefinitions;
  }
}

/**
 * The words for what is read instead of an invalid field; `undefined` if the record cannot be read without the field.
 */
function fieldRepair(record: Fields, { path, code }: Issue, depth: number, list: string): string | undefined {
  const [field, inner = ""] = path.slice(depth) as string[];
  if (field === undefined || field === "associationType") return undefined;
  if (field === "identifier") return code === "duplicate" ? "both records are read" : undefined;
  if (field === "fullStatement") {
    const names = ["alternativeLabel", "abbreviatedStatement", "humanCodingScheme", "identifier"];
    const name = names.find((name) => typeof record[name] === "string" && record[name] !== "") as string;
    record[field] = record[name];
    return `read from ${name}`;
  }
  if (field === "uri" && list === "CFItems" && isUuid(keyOf(record))) {
    record[field] = `urn:uuid:${keyOf(record)}`;
    return `read as ${record[field]}`;
  }
  if (field === "originNodeURI" || field === "destinationNodeURI") {
    const end = record[field];
    if (!isPlainObject(end)) return undefined;
    const copy: Fields = { ...end };
    record[field] = copy;
    if (inner !== "identifier") {
      delete copy[inner];
      return "read without it";
    }
    if (typeof copy["uri"] !== "string" || copy["uri"] === "") return undefined;
    copy["identifier"] = copy["uri"];
    return "read from the uri";
  }
  if (typeof record[field] === "number" && field !== "sequenceNumber") {
    record[field] = String(record[field]);
    return "read as text";
  }
  delete record[field];
  return "read without it";
}

/** The record that a problem is in, by its list and place: "CFItems 3", "CFDocument". */
function recordName({ path }: Issue, depth: number): string {
  const [list, place] = path.slice(depth);
  const isList = (list === "CFItems" || list === "CFAssociations") && place !== undefined;
  return isList ? `${list} ${String(place)}` : String(list);
}
