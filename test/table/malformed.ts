// Malformed inputs, each with the issues that it must give. The scale is 1 to 4; "site" is a group.

/** A place in an input, and what is wrong there. */
interface Place {
  readonly code: string;
  readonly line: number;
  readonly column: number | null;
  readonly item: string | null;
  readonly value: string | null;
}

/** One malformed input. */
export interface Malformed {
  readonly name: string;
  /** Text, of which each character is a byte where `bytes` is set. */
  readonly input: string;
  readonly bytes?: true;
  readonly issues: readonly Place[];
  /** Whether it is an error even when bad rows are collected. */
  readonly fatal: boolean;
}

function at(
  code: string,
  line: number,
  column: number | null = null,
  item: string | null = null,
  value: string | null = null,
): Place {
  return { code, line, column, item, value };
}

export const malformed: readonly Malformed[] = [
  { name: "nothing", input: "", issues: [at("empty", 1)], fatal: true },
  { name: "a byte order mark alone", input: "\xEF\xBB\xBF", bytes: true, issues: [at("empty", 1)], fatal: true },
  {
    name: "a header without items",
    input: "site\nOak\n",
    issues: [at("no-items", 1)],
    fatal: true,
  },
  {
    name: "an empty first line",
    input: "\nsite,1.1\nOak,1\n",
    issues: [at("unknown-column", 1, 1, null, ""), at("missing", 1), at("no-items", 1)],
    fatal: true,
  },
  {
    name: "an unknown item",
    input: "site,1.1,1.6\nOak,1,2\n",
    issues: [at("unknown-column", 1, 3, null, "1.6")],
    fatal: true,
  },
  {
    name: "a doubled item",
    input: "site,1.1,C1.1\nOak,1,2\n",
    issues: [at("inconsistent", 2, 3, "1.1", "2")],
    fatal: false,
  },
  {
    name: "a doubled group",
    input: "site,1.1,site\nOak,1,Elm\n",
    issues: [at("duplicate", 1, 3, null, "site")],
    fatal: true,
  },
  {
    name: "two headers in one file",
    input: "site,1.1\nOak,1\nsite,1.1\nElm,2\n",
    issues: [at("not-whole", 3, 2, "1.1", "1.1")],
    fatal: false,
  },
  {
    name: "a header that is not UTF-8",
    input: "site,1.1,caf\xE9\nOak,1,x\n",
    bytes: true,
    issues: [at("not-utf-8", 1, 3, null, "caf\uFFFD"), at("unknown-column", 1, 3, null, "caf\uFFFD")],
    fatal: true,
  },
  {
    name: "UTF-16 that ends within a character",
    input: "\xFF\xFE1\0.\x001\0\n\x001\0\x31",
    bytes: true,
    issues: [at("not-utf-8", 2, 1, "1.1", "1\uFFFD")],
    fatal: false,
  },
  {
    name: "a row that is too short",
    input: "site,1.1,1.2\nOak,1\n",
    issues: [at("row-length", 2)],
    fatal: false,
  },
  {
    name: "a row that is too long",
    input: "site,1.1,1.2\nOak,1,2,3\n",
    issues: [at("row-length", 2)],
    fatal: false,
  },
  {
    name: "a delimiter at the end of each row",
    input: "site,1.1\nOak,1,\n",
    issues: [at("row-length", 2)],
    fatal: false,
  },
  {
    name: "another delimiter in the rows than in the header",
    input: "site,1.1\nOak;1\n",
    issues: [at("row-length", 2)],
    fatal: false,
  },
  {
    name: "a quote that is never closed",
    input: 'site,1.1\nOak,1\nElm,"2\nAsh,3\n',
    issues: [at("unclosed-quote", 3)],
    fatal: true,
  },
  {
    name: "a quote that is opened in the second line of a row and never closed",
    input: 'site,1.1,1.2\n"Oak\nWest",1,"2\nAsh,3,4\n',
    issues: [at("unclosed-quote", 3)],
    fatal: true,
  },
  {
    name: "a quote that is never closed in the header",
    input: 'site,"1.1\nOak,1\n',
    issues: [at("unclosed-quote", 1)],
    fatal: true,
  },
  {
    name: "a quote inside of a cell",
    input: 'site,1.1\nOak 5" pipe,1\n',
    issues: [at("stray-quote", 2, 1, null, 'Oak 5" pipe')],
    fatal: false,
  },
  {
    name: "text after a quoted cell",
    input: 'site,1.1\n"Oak" West,1\n',
    issues: [at("stray-quote", 2, 1, null, "Oak West")],
    fatal: false,
  },
  {
    name: "white space before a quoted cell",
    input: 'site,1.1\n "Oak",1\n',
    issues: [at("stray-quote", 2, 1, null, ' "Oak"')],
    fatal: false,
  },
  {
    name: "a carriage return inside of a cell",
    input: "site,1.1\nOak\rWest,1\n",
    issues: [at("stray-return", 2, 1, null, "Oak\rWest")],
    fatal: false,
  },
  {
    name: "carriage returns alone between rows",
    input: "site,1.1\rOak,1\rElm,2\r",
    issues: [
      at("stray-return", 1, 2, null, "1.1\rOak"),
      at("stray-return", 1, 3, null, "1\rElm"),
      at("unknown-column", 1, 3, null, "1\rElm"),
      at("unknown-column", 1, 4, null, "2"),
    ],
    fatal: true,
  },
  {
    name: "a carriage return alone in the place of a rating",
    input: "site,1.1,1.2\nOak,\r,3\n",
    issues: [at("stray-return", 2, 2, "1.1", "\r")],
    fatal: false,
  },
  {
    name: "a group that is not UTF-8",
    input: "site,1.1\nCaf\xE9,1\n",
    bytes: true,
    issues: [at("not-utf-8", 2, 1, null, "Caf\uFFFD")],
    fatal: false,
  },
  {
    name: "a quoted group that is not UTF-8",
    input: 'site,1.1\n"Caf\xE9",1\n',
    bytes: true,
    issues: [at("not-utf-8", 2, 1, null, "Caf\uFFFD")],
    fatal: false,
  },
  {
    name: "a rating that is not UTF-8",
    input: "site,1.1\nOak,\xFF\n",
    bytes: true,
    issues: [at("not-utf-8", 2, 2, "1.1", "\uFFFD")],
    fatal: false,
  },
  {
    name: "an overlong encoding",
    input: "site,1.1\nO\xC0\xAFk,1\n",
    bytes: true,
    issues: [at("not-utf-8", 2, 1, null, "O\uFFFD\uFFFDk")],
    fatal: false,
  },
  {
    name: "ratings off the scale, between its points and of no kind",
    input: "site,1.1,1.2,1.3,1.4\nOak,5,2.5,good,-1\n",
    issues: [
      at("off-scale", 2, 2, "1.1", "5"),
      at("not-whole", 2, 3, "1.2", "2.5"),
      at("wrong-value", 2, 4, "1.3", "good"),
      at("off-scale", 2, 5, "1.4", "-1"),
    ],
    fatal: false,
  },
  {
    name: "R's NA",
    input: "site,1.1\nOak,NA\n",
    issues: [at("ambiguous-na", 2, 2, "1.1", "NA")],
    fatal: false,
  },
  {
    name: "numbers that are too large",
    input: "site,1.1,1.2\nOak,1e999,99999999999999999999\n",
    issues: [at("off-scale", 2, 2, "1.1", "1e999"), at("off-scale", 2, 3, "1.2", "99999999999999999999")],
    fatal: false,
  },
  {
    name: "a NUL",
    input: "site,1.1\nOak,\0\n",
    issues: [at("wrong-value", 2, 2, "1.1", "\0")],
    fatal: false,
  },
  {
    name: "a bad cell in the second line of a row",
    input: 'site,1.1\n"Oak\nWest",9\nElm,8\n',
    issues: [at("off-scale", 3, 2, "1.1", "9"), at("off-scale", 4, 2, "1.1", "8")],
    fatal: false,
  },
];
