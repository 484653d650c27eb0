// What can be read of an invalid CASE package, and what was done about each problem.
import type { Issue } from "../check/issue.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { isAnyDate, isUuid } from "../exchange/forms.ts";
import type { CfPackage } from "./case-package.ts";
import { isSameJson } from "./same-json.ts";

type Path = readonly PropertyKey[];
type Fields = { [name: string]: unknown };

/** A package whose records are all readable, where each of them was, and the problems with their repairs. */
export interface ReadablePackage {
  /** `undefined` when the package has no document, or is not one. */
  readonly package: CfPackage | undefined;
  /** The path of each record. */
  readonly places: ReadonlyMap<object, Path>;
  readonly issues: readonly Issue[];
}

/**
 * The readable part of a package. It is not changed: what is repaired is copied.
 *
 * @param issues - Every problem of the package, as `caseIssues` finds them.
 */
export function readablePackage(value: CfPackage, path: Path, issues: readonly Issue[]): ReadablePackage {
  const places = new Map<object, Path>();
  const named: Issue[] = [];
  if (!isPlainObject(value) || !isPlainObject(value["CFDocument"])) {
    for (const problem of issues) note(problem, "the package is left out");
    return { package: undefined, places, issues: named };
  }
  const problems = problemsByRecord(issues, path.length);
  const records = { CFItems: recordsOf("CFItems"), CFAssociations: recordsOf("CFAssociations") };
  const readable = { ...value, ...records, CFDocument: document(), CFDefinitions: definitions() } as unknown;
  return { package: readable as CfPackage, places, issues: named };

  function note(problem: Issue, repair: string): void {
    named.push({ ...problem, message: `${problem.message}; ${repair}`, params: { ...problem.params, repair } });
  }

  function recordsOf(list: "CFItems" | "CFAssociations"): object[] {
    const own = problems.get(list);
    for (const problem of own ?? []) note(problem, "read as an empty list");
    const all = value[list] as unknown;
    if (!Array.isArray(all)) return [];
    const firstByKey = new Map<unknown, unknown>();
    return all.flatMap((record: unknown, i) => {
      const at = [...path, list, i];
      const found = problems.get(`${list} ${i}`) ?? [];
      const read = found.length === 0 ? (record as object) : repairedRecord(record, list, found, firstByKey);
      if (read === undefined) return [];
      const key = keyOf(read);
      if (!firstByKey.has(key)) firstByKey.set(key, record);
      places.set(read, at);
      return [read];
    });
  }

  /** A record without its problems; `undefined` where nothing can be read. */
  function repairedRecord(record: unknown, list: string, found: readonly Issue[], firsts: Map<unknown, unknown>) {
    const copy: Fields | undefined = isPlainObject(record) ? { ...record } : undefined;
    const first = copy && firsts.get(keyOf(copy));
    const isSame = isSameJson(first, record);
    const isRepeated = first !== undefined && (isSame || list === "CFItems");
    const repairs = found.map((problem) => {
      return copy === undefined || isRepeated ? undefined : fieldRepair(copy, problem, path.length + 2, list);
    });
    const isReadable = repairs.every((repair) => repair !== undefined);
    for (const [i, problem] of found.entries()) {
      const isDuplicate = problem.code === "duplicate";
      const leftOut = `left out${isDuplicate ? `: it is ${isSame ? "the same record" : "not the same record"}` : ""}`;
      note(problem, (isReadable ? repairs[i] : undefined) ?? leftOut);
    }
    return isReadable ? copy : undefined;
  }

  function document(): object {
    const copy: Fields = { ...(value.CFDocument as unknown as Fields) };
    const dates = Object.values(records).flatMap((list) =>
      list.map((record) => (record as Fields)["lastChangeDateTime"]),
    );
    const latest = dates.filter(isAnyDate).sort().at(-1);
    for (const problem of problems.get("CFDocument") ?? []) {
      const [field = ""] = problem.path.slice(path.length + 1) as string[];
      const others: Fields = {
        identifier: copy["uri"] ?? "",
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
    places.set(copy, [...path, "CFDocument"]);
    return copy;
  }

  function definitions(): unknown {
    const found = [...problems].flatMap(([record, own]) => (record.startsWith("CFDefinitions") ? own : []));
    for (const problem of found) note(problem, "read without the item types");
    return found.length > 0 ? undefined : value.CFDefinitions;
  }
}

/** What is read in the place of a field with a problem, in words; `undefined` if the record is unreadable without it. */
function fieldRepair(record: Fields, { path, code }: Issue, depth: number, list: string): string | undefined {
  const [field = "", inner = ""] = path.slice(depth) as string[];
  if (field === "identifier") return code === "duplicate" ? "read beside the other record" : undefined;
  if (field === "fullStatement") {
    const names = ["alternativeLabel", "abbreviatedStatement", "humanCodingScheme", "identifier"];
    const name = names.find((name) => typeof record[name] === "string" && record[name] !== "") as string;
    record[field] = record[name];
    return `read from ${name}`;
  }
  if (field === "uri" && list === "CFItems" && isUuid(String(record["identifier"]).toLowerCase())) {
    record[field] = `urn:uuid:${String(record["identifier"]).toLowerCase()}`;
    return `read as ${record[field]}`;
  }
  if (field === "associationType") return undefined;
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

/** The problems of each record, by its list and place: "CFItems 3", "CFDocument". */
function problemsByRecord(issues: readonly Issue[], depth: number): Map<string, Issue[]> {
  const problems = new Map<string, Issue[]>();
  for (const issue of issues) {
    const [list, place] = issue.path.slice(depth);
    const isList = (list === "CFItems" || list === "CFAssociations") && place !== undefined;
    const name = isList ? `${String(list)} ${String(place)}` : String(list);
    const others = problems.get(name);
    if (others === undefined) problems.set(name, [issue]);
    else others.push(issue);
  }
  return problems;
}

function keyOf(record: object): unknown {
  const { identifier } = record as { readonly identifier?: unknown };
  return typeof identifier === "string" ? identifier.toLowerCase() : identifier;
}
