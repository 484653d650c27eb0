// Sources that exist.
import { textsOf } from "../places.ts";
import type { Rule } from "./rule.ts";

/** Every `source`, and each of a domain's `sources`, is a document in data/sources.json. */
export const sourcesResolve: Rule = {
  name: "sources-resolve",
  check(files) {
    const known = files["sources.json"].sources.map(({ id }) => id);
    return textsOf(files)
      .filter(({ place: { file, path } }) => {
        return file !== "sources.json" && (path.at(-1) === "source" || path.at(-2) === "sources");
      })
      .filter(({ text }) => !known.includes(text))
      .map(({ text, place }) => ({
        ...place,
        message: `"${text}" is not a source; name one of ${known.join(", ")}, or add it to data/sources.json`,
      }));
  },
};
