// What a documented block claims, as an assertion.
import { expect } from "vitest";

let made = 0;

/** How many claims have been made so far, so that one in a branch that never ran is noticed. */
export function claimsMade(): number {
  return made;
}

/**
 * Fails unless a value is the one claimed.
 *
 * @param found - What the code gave.
 * @param claimed - What the document says.
 * @param tolerance - How far numbers may be apart.
 * @param line - The line of the document.
 */
export function claim(found: unknown, claimed: unknown, tolerance: number, line: string): void {
  made++;
  expect(close(found, claimed, tolerance), line).toEqual(claimed);
}

/** A value with the numbers of another wherever they are close enough. */
function close(found: unknown, claimed: unknown, tolerance: number): unknown {
  if (typeof found === "number" && typeof claimed === "number") {
    return Math.abs(found - claimed) <= tolerance ? claimed : found;
  }
  if (typeof found !== "object" || found === null || typeof claimed !== "object" || claimed === null) return found;
  const entries = Object.entries(found).map(([key, value]) => [
    key,
    close(value, Reflect.get(claimed, key), tolerance),
  ]);
  return Array.isArray(found) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
