import { competency, discrepancy, type Fixture, source } from "./fixture.ts";

const ends = "white space at its start or end; trim it";
const run = "white space other than a single plain space; fold it to one space";
const markup = "markup; remove it";
const bullet = "a list's bullet; remove it";
const invisible = "an invisible character; remove it";
const composed = "not in Unicode's NFC; normalize it";

export const plainText: readonly Fixture[] = [
  title("a space at the start", " Staff mindsets", ends),
  title("a space at the end", "Staff mindsets ", ends),
  title("two spaces", "Staff  mindsets", run),
  title("a no-break space", "Staff\u00A0mindsets", run),
  title("a tab", "Staff\tmindsets", run, invisible),
  title("a line break at the end", "Staff mindsets\n", ends, run, invisible),
  title("a tag", "<b>Staff mindsets", markup),
  title("a closing tag", "Staff mindsets</li>", markup),
  title("a comment", "Staff mindsets <!-- 2.1 -->", markup),
  title("a named character reference", "Staff &amp; mindsets", markup),
  title("a decimal character reference", "Staff&#8217;s mindsets", markup),
  title("a hexadecimal character reference", "Staff&#x2019;s mindsets", markup),
  title("asterisks for bold type", "**Staff** mindsets", markup),
  title("the page's bullet", "• Staff mindsets", bullet),
  title("the 2.0 document's bullet", "● Staff mindsets", bullet),
  title("a zero-width space", "Staff\u200Bmindsets", invisible),
  title("a soft hyphen", "Staff mind\u00ADsets", invisible),
  title("the character that stands for one that was lost", "Staff mindsets\uFFFD", invisible),
  title("a character of a word processor's own", "\uF0B7 Staff mindsets", invisible),
  title("half a surrogate pair", "Staff mindsets \uD83D", invisible),
  title("a letter and its accent as two characters", "Staff mindsets, pre\u0301cis", composed),
  {
    rejects: "our own words as well",
    spoil: (files) => {
      discrepancy(files, "order-in-domain-6").resolution = "It  is 6.3.";
      source(files, "metrics-2.0").title = "Metrics ";
    },
    problems: [
      { file: "discrepancies.json", path: ["discrepancies", 2, "resolution"], says: run },
      { file: "sources.json", path: ["sources", 1, "title"], says: ends },
    ],
  },
];

/** A title with something other than plain text. */
function title(rejects: string, text: string, ...blemishes: readonly string[]): Fixture {
  return {
    rejects,
    spoil: (files) => {
      competency(files, "2.1").title = text;
    },
    problems: blemishes.map((says) => {
      return { file: "self-assessment-1.0.json", path: ["domains", 1, "competencies", 0, "title"], says };
    }),
  };
}
