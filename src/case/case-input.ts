// The packages in an input: text or JSON, one or several, alone or as in a server's response.
import { isPlainObject } from "../check/plain-object.ts";
import { CaseError } from "./case-error.ts";
import type { CfPackage } from "./case-package.ts";

type Path = readonly PropertyKey[];

/** An unchecked CASE package, and where it is in the input. */
export interface CaseInput {
  readonly value: CfPackage;
  readonly path: Path;
}

/**
 * The packages of an input, deeply frozen copies.
 *
 * @param json - The text of a package, or the result of `JSON.parse`; or a list of those.
 * @throws CaseError for input that is not JSON, an empty list, and an error response of a server.
 */
export function caseInputs(json: unknown): CaseInput[] {
  const value = parseJson(json, []);
  if (!Array.isArray(value)) return [inputOf(value, [])];
  if (value.length === 0) throw wrongType([], "a CASE package", "an empty list");
  return value.map((one: unknown, i) => inputOf(typeof one === "string" ? parseJson(one, [i]) : one, [i]));
}

/** Takes a package out of the `{ "CFPackage": ... }` of a server's response. */
function inputOf(value: unknown, path: Path): CaseInput {
  if (isPlainObject(value) && !("CFDocument" in value)) {
    if ("CFPackage" in value) return { value: value["CFPackage"] as CfPackage, path: [...path, "CFPackage"] };
    const error = serverError(value);
    if (error !== undefined) {
      throw wrongType(path, "a CASE package", `the error that a server answered with: ${error}`);
    }
  }
  return { value: value as CfPackage, path };
}

/** The message of a server's error response, in the body that CASE and other standards of 1EdTech define. */
function serverError(body: { readonly [name: string]: unknown }): string | undefined {
  const names = Object.keys(body);
  const status = names.find((name) => /^imsx_StatusInfo/i.test(name));
  const info = status === undefined ? body : body[status];
  if (!isPlainObject(info) || !names.some((name) => name.startsWith("imsx_"))) return undefined;
  const words = ["imsx_codeMajor", "imsx_description"].map((name) => info[name]);
  return words.filter((word) => typeof word === "string").join(", ") || "no description";
}

/** The value of JSON, given as text or parsed: a deeply frozen copy. */
function parseJson(json: unknown, path: Path): unknown {
  if (ArrayBuffer.isView(json)) throw wrongType(path, "a string", "bytes", "; decode first");
  let value: unknown;
  try {
    // Converted to text and back, which rejects values that JSON cannot have (cycles, functions) and leaves the
    // caller's value unchanged.
    value = JSON.parse((typeof json === "string" ? json.replace(/^\uFEFF/, "") : JSON.stringify(json)) ?? "");
  } catch (error) {
    const got = typeof json === "string" ? "other text" : "a value that JSON cannot express";
    const reason = String(error).slice(0, 200);
    const message = `Expected JSON, got ${got} (${reason})`;
    throw new CaseError([{ path, message, code: "malformed", params: { got, reason } }]);
  }
  // Not recursive: JSON may be nested deeper than the call stack.
  const stack = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next !== "object" || next === null) continue;
    Object.freeze(next);
    for (const inner of Object.values(next)) stack.push(inner);
  }
  return value;
}

function wrongType(path: Path, expected: string, got: string, advice = ""): CaseError {
  const message = `Expected ${expected}, got ${got}${advice}`;
  return new CaseError([{ path, message, code: "wrong-type", params: { expected, got } }]);
}
