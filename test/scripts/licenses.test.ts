// Development dependencies are under licenses that allow their use here, and there are no runtime dependencies.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The licenses that development dependencies may have, by their SPDX ids. */
const allowed = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
];

/** Dependencies under other licenses, and why they may be used: none of them is built into what is published. */
const exceptions: { readonly [license: string]: { readonly packages: RegExp; readonly why: string } } = {
  "MPL-2.0": {
    packages: /^(axe-core|lightningcss(-.*)?)$/,
    why: "used unchanged, in tests and by the test runner's bundler; the license covers its own files alone",
  },
  "CC0-1.0": {
    packages: /^mdn-data$/,
    why: "data about CSS in the public domain, read by svgo when pictures are drawn",
  },
  "CC BY-SA 4.0": {
    packages: /^@cspell\/dict-en-common-misspellings$/,
    why: "misspelled words, for the spelling check",
  },
  WTFPL: { packages: /^@cspell\/dict-django$/, why: "words that cspell brings along, and that nothing here uses" },
  "CC-BY-4.0": { packages: /^caniuse-lite$/, why: "data about browsers, read by a bundler in tests" },
  "SEE LICENSE IN LICENSE": {
    packages: /^spawndamnit$/,
    why: "its LICENSE file is the MIT license; changesets uses it",
  },
};

interface Lock {
  readonly packages: {
    readonly [path: string]: { readonly license?: string; readonly resolved?: string; readonly integrity?: string };
  };
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
}

describe.each(["package-lock.json", "test/package/package-lock.json"])("the packages of %s", (path) => {
  const packages = Object.entries(read<Lock>(path).packages).filter(([place]) => place !== "");

  it("are under licenses that allow their use here", () => {
    const refused = packages.flatMap(([place, { license = "none" }]) => {
      const name = place.replace(/^.*node_modules\//, "");
      const either = license.replace(/^\((.*)\)$/, "$1").split(" OR ");
      const fine = either.some((id) => allowed.includes(id)) || exceptions[license]?.packages.test(name);
      return fine ? [] : [`${name}: ${license}`];
    });
    expect(packages.length).toBeGreaterThan(100);
    expect(refused).toEqual([]);
  });

  it("have a hash each, and none names the place that it was fetched from", () => {
    const without = packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? "")).map(([place]) => place);
    expect(without).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});

describe("the package", () => {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta, devDependencies } = read<{
    readonly [field: string]: { readonly [name: string]: unknown } | undefined;
  }>("package.json");

  it("needs nothing at run time; zod is optional, for those who import the schemas", () => {
    expect([dependencies, optionalDependencies]).toEqual([undefined, undefined]);
    expect(Object.keys(peerDependencies ?? {})).toEqual(["zod"]);
    expect(peerDependenciesMeta).toEqual({ zod: { optional: true } });
  });

  it("pins what it is built with", () => {
    const loose = Object.entries(devDependencies ?? {}).filter(
      ([, range]) => !/^(npm:.*@)?\d+\.\d+\.\d+/.test(`${range}`),
    );
    expect(loose).toEqual([]);
  });
});
