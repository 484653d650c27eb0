// The grammar of ids, in one table: the schemas take their patterns from it, the messages their words.

/** For each kind of id: what one is called, its pattern, the pattern in words, and an example. */
export const idKinds = {
  domain: { noun: "a domain", pattern: /^D[1-9]\d*$/, words: '"D" and a number', example: "D3" },
  competency: {
    noun: "a competency",
    pattern: /^[1-9]\d*\.[1-9]\d*$/,
    words: "its domain's number, a dot and its own number",
    example: "3.5",
  },
  metric: { noun: "a metric", pattern: /^M[1-9]\d*$/, words: '"M" and a number', example: "M3" },
  lookFor: {
    noun: "a look-for",
    pattern: /^M[1-9]\d*\.[1-9]\d*$/,
    words: "its metric's id, a dot and its own number",
    example: "M3.3",
  },
} as const;
