// The issues of an error: tests spell out where each one is and of what kind; the exact wording is kept in one place,
// the snapshot of each entry's messages.test.ts. After a change of wording: `npm test -- -u`, and read the difference.
import { CeiError } from "cei-framework";
import { expect } from "vitest";

/** "path code" for each issue of the error that a call throws; none when it throws none. */
export function issuesOf(call: () => unknown): string[] {
  return placesOf(errorOf(call));
}

/** The same for a call whose promise is rejected. */
export async function rejectedIssuesOf(call: () => Promise<unknown>): Promise<string[]> {
  return placesOf(await rejectionOf(call));
}

/** Checks the issues of a call, as "path code", and its message against the snapshot. For messages.test.ts alone. */
export function expectIssues(call: () => unknown, expected: readonly string[]): void {
  expectError(errorOf(call), expected);
}

/** The same for a call whose promise is rejected. */
export async function expectRejectedIssues(call: () => Promise<unknown>, expected: readonly string[]): Promise<void> {
  expectError(await rejectionOf(call), expected);
}

/** Whether a call took its input, or refused it with an error of the library. */
export function outcomeOf(call: () => unknown): "read" | "rejected" {
  return errorOf(call) === undefined ? "read" : "rejected";
}

function errorOf(call: () => unknown): CeiError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return ofLibrary(error);
  }
}

async function rejectionOf(call: () => Promise<unknown>): Promise<CeiError | undefined> {
  return call().then(() => undefined, ofLibrary);
}

function ofLibrary(error: unknown): CeiError {
  if (!(error instanceof CeiError) || error.issues.length === 0) throw error;
  return error;
}

function placesOf(error: CeiError | undefined): string[] {
  return (error?.issues ?? []).map(({ path, code }) => `${path.map(String).join(".")} ${code}`.trimStart());
}

function expectError(error: CeiError | undefined, expected: readonly string[]): void {
  expect(placesOf(error)).toEqual(expected);
  if (error !== undefined) expect(String(error)).toMatchSnapshot();
}
