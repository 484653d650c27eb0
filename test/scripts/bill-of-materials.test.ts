import { describe, expect, it } from "vitest";
import { billOfMaterials, packagesBuiltInto } from "../../scripts/bill-of-materials.ts";

describe("the packages built into code", () => {
  it("are those of the bundler's comments, each once", () => {
    const code = [
      "// src/check/errors.ts",
      "// node_modules/js-yaml/dist/js-yaml.mjs",
      "  // node_modules/@scope/name/index.js",
      "// ../../node_modules/js-yaml/other.mjs",
      'const text = "node_modules/not-this/x";',
    ].join("\n");
    expect(packagesBuiltInto(code)).toEqual(["js-yaml", "@scope/name"]);
    expect(packagesBuiltInto("")).toEqual([]);
  });
});

describe("the bill of materials", () => {
  const published = { name: "a-package", version: "1.2.3", license: "MIT" };

  it("has the package, what is built into it with its hash, and nothing that changes by itself", () => {
    // SHA-512 of nothing, by FIPS 180-4, in base64 and in hexadecimal.
    const integrity = "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==";
    const packages = { "node_modules/@scope/name": { version: "4.5.6", license: "ISC", integrity } };
    expect(billOfMaterials(published, packages, ["@scope/name"])).toEqual({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: {
        component: {
          type: "library",
          "bom-ref": "pkg:npm/a-package@1.2.3",
          name: "a-package",
          version: "1.2.3",
          licenses: [{ license: { id: "MIT" } }],
          purl: "pkg:npm/a-package@1.2.3",
        },
      },
      components: [
        {
          type: "library",
          "bom-ref": "pkg:npm/%40scope/name@4.5.6",
          name: "@scope/name",
          version: "4.5.6",
          licenses: [{ license: { id: "ISC" } }],
          purl: "pkg:npm/%40scope/name@4.5.6",
          scope: "required",
          hashes: [
            {
              alg: "SHA-512",
              content:
                "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
            },
          ],
        },
      ],
      dependencies: [
        { ref: "pkg:npm/a-package@1.2.3", dependsOn: ["pkg:npm/%40scope/name@4.5.6"] },
        { ref: "pkg:npm/%40scope/name@4.5.6" },
      ],
    });
  });

  it("is refused for what is not in the lockfile, or has no hash there", () => {
    expect(() => billOfMaterials(published, {}, ["x"])).toThrow(
      "x is built in and not in package-lock.json; install it",
    );
    const packages = { "node_modules/x": { version: "1.0.0", license: "MIT" } };
    expect(() => billOfMaterials(published, packages, ["x"])).toThrow("x has no SHA-512 in package-lock.json");
  });
});
