// Makes the published files of other formats: what the library itself exports.
import { toCase } from "../src/case/index.ts";
import { toDataPackage } from "../src/data-package/index.ts";
import { toSkos } from "../src/skos/index.ts";
import { toSssom } from "../src/sssom/index.ts";
import { json } from "./published-files.ts";

/** The files, by their path within dist/. */
export function formatFiles(): { readonly [path: string]: string } {
  const { descriptor, files } = toDataPackage();
  return {
    "data/cei.case.json": json(toCase()),
    "data/cei-crosswalk.sssom.tsv": toSssom(),
    "data/cei.skos.ttl": toSkos({ format: "turtle" }),
    "data/datapackage.json": json(descriptor),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`data/${path}`, text])),
  };
}
