// What the tests in a browser need. They install nothing; a message tells what is missing, and how to get it.

/** Where Chromium is, unless the environment variable CHROMIUM_PATH says another place. */
export const chromiumPath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Where Firefox is, unless the environment variable FIREFOX_PATH says another place. */
export const firefoxPath = process.env["FIREFOX_PATH"] ?? "/usr/bin/firefox-esr";

/** A thing that is needed, where it is, and how to get it. */
interface Need {
  readonly what: string;
  readonly path: string;
  readonly how: string;
}

export const firefox: Need = {
  what: "Firefox",
  path: firefoxPath,
  how: "on Debian: apt-get install firefox-esr; elsewhere set FIREFOX_PATH",
};

const needs: readonly Need[] = [
  {
    what: "Chromium",
    path: chromiumPath,
    how: "on Debian: apt-get install chromium; elsewhere set CHROMIUM_PATH",
  },
  { what: "the built package", path: "dist/index.js", how: "npm run build" },
  { what: "the built site", path: "docs/built/index.html", how: "npm run docs" },
];

/**
 * What is missing, in one message; `null` when nothing is.
 *
 * @param isThere - Whether there is something at a path.
 * @param isFirefoxNeeded - Default: only where FIREFOX_PATH is set, as `.ci/run` does. Elsewhere its tests are skipped.
 */
export function missing(
  isThere: (path: string) => boolean,
  isFirefoxNeeded = process.env["FIREFOX_PATH"] !== undefined,
): string | null {
  const lines = [...needs, ...(isFirefoxNeeded ? [firefox] : [])]
    .filter(({ path }) => !isThere(path))
    .map(({ what, path, how }) => `- ${what}, at ${path} (${how})`);
  return lines.length === 0 ? null : `The tests in a browser need what is not there:\n${lines.join("\n")}`;
}
