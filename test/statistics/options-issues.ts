// What a call of a statistic finds wrong with what it is given.
import { OptionsError } from "cei-framework";
import { expect } from "vitest";

/**
 * The places and codes of the issues of an OptionsError.
 *
 * @param work - Throws one.
 */
export function issuesOf(work: () => unknown): string[][] {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(OptionsError);
    return (error as OptionsError).issues.map(({ path, code }) => [path.map(String).join(" > "), code]);
  }
  return [];
}
