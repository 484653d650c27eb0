// The bill of materials of the published code: what is built into it, in the form of CycloneDX 1.6.

/** A package.json, or a package of package-lock.json. */
interface PackageFields {
  readonly name?: string;
  readonly version: string;
  readonly license: string;
  /** Subresource integrity: "sha512-" and base64. */
  readonly integrity?: string;
}

/**
 * The packages that are built into code, by the comments that the bundler leaves before their modules.
 *
 * @param code - The text of a bundled file.
 * @returns Their names, each once.
 */
export function packagesBuiltInto(code: string): string[] {
  const names = code.matchAll(/^ *\/\/ (?:.*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm);
  return [...new Set(Array.from(names, ([, name = ""]) => name))];
}

/**
 * The bill of materials, the same for the same package: it holds no time and no serial number.
 *
 * @param published - The package.json.
 * @param packages - The packages of package-lock.json, by where they are installed.
 * @param builtIn - The names of the packages that are built in.
 */
export function billOfMaterials(
  published: PackageFields,
  packages: { readonly [path: string]: PackageFields },
  builtIn: readonly string[],
): object {
  const own = component(published.name ?? "", published);
  const components = builtIn.map((name) => {
    const fields = packages[`node_modules/${name}`];
    if (fields === undefined) throw new Error(`${name} is built in and not in package-lock.json; install it`);
    const [algorithm, hash = ""] = fields.integrity?.split("-") ?? [];
    if (algorithm !== "sha512") throw new Error(`${name} has no SHA-512 in package-lock.json; install it anew`);
    const hashes = [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }];
    return { ...component(name, fields), scope: "required", hashes };
  });
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: own },
    components,
    dependencies: [
      { ref: own.purl, dependsOn: components.map(({ purl }) => purl) },
      ...components.map(({ purl }) => ({ ref: purl })),
    ],
  };
}

function component(name: string, { version, license }: PackageFields) {
  const purl = `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
  return { type: "library", "bom-ref": purl, name, version, licenses: [{ license: { id: license } }], purl };
}
