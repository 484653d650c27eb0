// Turns of phrase that read as if translated, and what to write in their place.

/** A turn of phrase that a reader has to read twice. */
export interface ProsePattern {
  /** What to write instead. */
  readonly instead: string;
  /** The places in a sentence where it is found. */
  readonly find: (sentence: string) => string | undefined;
}

/** The patterns, each by its name. */
export const prosePatterns: { readonly [name: string]: ProsePattern } = {
  "of anybody's": {
    instead: "custom, your own",
    find: first(/\b(of anybody|anybody's|anybody else's)\b/i),
  },
  "is no X": {
    instead: "is not a, an invalid",
    find: first(
      /(?<!\b(?:there|here) )\b(?:is|are|was|were|be) no (?!longer|more|less|fewer|further|later|earlier|other|better|worse|one\b|different|wider|larger|smaller)[\w"`-]+/i,
    ),
  },
  "that is none": {
    instead: "an invalid, not a",
    find: first(/\b(?:that|which|what|and|but) (?:is|are|was|were) none\b(?! of)/i),
  },
  "was found; was expected": {
    instead: "Expected X, got Y",
    find: first(/\b(?:is|are|was|were) found; .*\bexpected\b|\bexpected; .*\bfound\b/i),
  },
  "stands twice": {
    instead: "is, belongs to, is duplicated",
    find: first(/\b(?:stands?|stood) (?:once|twice|under|beside|in|on|at|there|here|where|only|between|over)\b/i),
  },
  "held against": {
    instead: "compared with, checked against",
    find: first(/\b(?:hold|holds|held|holding)(?: [^\s.;:]+){0,8} against\b/i),
  },
  "unless given": { instead: "Default:", find: first(/\bunless (?:it is |they are )?given\b/i) },
  "is said": {
    instead: "is specified, is reported, is represented",
    find: first(/\b(?:is|are|be|was|were) (?:also )?said\b|`[^`]+` says?\b/i),
  },
  "as was wanted": {
    instead: "target met, missed the target of",
    find: first(/\bas (?:was|is|were) wanted\b|\bwanted (?:was|were) \d|\bnot reached: wanted\b/i),
  },
  "less than two": {
    instead: "fewer than",
    find: first(/\bless than (?:two|three|four|five|six|seven|eight|nine|ten)\b/i),
  },
  "told apart": { instead: "distinguished, identified", find: first(/\btold (?:apart|from)\b|\btells? \w+ apart\b/i) },
  "passed over": { instead: "ignored, skipped", find: first(/\b(?:is|are|be|was|were) passed over\b/i) },
  "so much as": { instead: "not even", find: first(/\bso much as\b/i) },
  "What ..., is ...": { instead: "a noun and a verb, with the actor named", find: headlessSubject },
};

function first(pattern: RegExp): ProsePattern["find"] {
  return (sentence) => pattern.exec(sentence)?.[0];
}

const verb =
  /\b(?:(?:can|cannot|must|may|will|does|do|did|has|have|had)(?: not)?(?: (?:be|been|do|have|had))?|is|are|was|were|needs|says?|comes?|goes|stays?|makes?|fails|gets?|gives?|ends|belongs)\b/g;

/**
 * The start of a sentence whose subject is a relative clause without a noun: "What is not rated is left out". Where the
 * clause is the whole sentence, as in the heading "What it costs", or a question, nothing is found.
 */
function headlessSubject(sentence: string): string | undefined {
  if (!/^(?:What|Whatever|Whoever|Whose)\b/.test(sentence) || sentence.includes("?")) return undefined;
  // Clauses within the sentence have verbs of their own.
  const clauses =
    /,?(?: (?:and|or|but))? (?:what|that|which|who|whose|when|where|if|as|since|because|unless|while|than|whether|how|so)\b[^,.]*,?/g;
  const [start = ""] = sentence.slice(5).split(";");
  const [, ...others] = start.replace(clauses, " ").match(verb) ?? [];
  return others.length > 0 ? sentence.slice(0, 40) : undefined;
}
