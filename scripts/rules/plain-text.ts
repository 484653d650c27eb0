// Texts without markup and stray characters.
import { textsOf } from "../places.ts";
import type { Rule } from "./rule.ts";

const blemishes: readonly { readonly name: string; readonly pattern: RegExp; readonly mend: string }[] = [
  { name: "white space at its start or end", pattern: /^\s|\s$/, mend: "trim it" },
  {
    name: "white space other than a single plain space",
    pattern: /\s{2,}|[^\S ]/,
    mend: "fold it to one space",
  },
  { name: "markup", pattern: /<[/!]?[a-z-][^>]*>|&#?\w+;|\*\*/i, mend: "remove it" },
  { name: "a list's bullet", pattern: /^[•●]/, mend: "remove it" },
  { name: "an invisible character", pattern: /[\p{C}\uFFFD]/u, mend: "remove it" },
];

/** Texts are plain: white space folded, no markup, composed Unicode (NFC). */
export const plainText: Rule = {
  name: "plain-text",
  check(files) {
    return textsOf(files).flatMap(({ text, place }) => [
      ...blemishes
        .filter(({ pattern }) => pattern.test(text))
        .map(({ name, mend }) => ({ ...place, message: `the text has ${name}; ${mend}` })),
      ...(text.normalize("NFC") === text
        ? []
        : [{ ...place, message: "the text is not in Unicode's NFC; normalize it" }]),
    ]);
  },
};
