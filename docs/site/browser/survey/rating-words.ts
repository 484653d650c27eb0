// Words by which surveys rate, from the lowest to the highest. They suggest points, which the person confirms.

const orders: readonly (readonly string[])[] = [
  ["not evident", "evident"],
  ["no", "yes"],
  ["not evident", "somewhat evident", "evident"],
  ["low", "medium", "high"],
  ["no", "somewhat", "yes"],
  ["no", "partly", "yes"],
  ["not yet", "emerging", "mostly", "fully in place"],
  ["not yet", "beginning", "mostly", "fully in place"],
  ["not evident", "somewhat evident", "mostly evident", "fully evident"],
  ["not evident", "partially evident", "mostly evident", "fully evident"],
  ["beginning", "emerging", "developing", "sustaining"],
  ["beginning", "developing", "accomplished", "exemplary"],
  ["strongly disagree", "disagree", "agree", "strongly agree"],
  ["never", "sometimes", "often", "always"],
  ["never", "rarely", "often", "always"],
  ["not at all", "a little", "somewhat", "a lot"],
  ["poor", "fair", "good", "excellent"],
  ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"],
  ["strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"],
  ["strongly disagree", "somewhat disagree", "neither agree nor disagree", "somewhat agree", "strongly agree"],
  ["very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"],
  ["never", "rarely", "sometimes", "often", "always"],
  ["never", "rarely", "sometimes", "usually", "always"],
  ["never", "rarely", "sometimes", "very often", "always"],
  ["almost never", "once in a while", "sometimes", "frequently", "almost always"],
  ["not at all", "slightly", "moderately", "very", "extremely"],
  ["poor", "fair", "good", "very good", "excellent"],
  ["very poor", "poor", "fair", "good", "very good"],
  ["strongly disagree", "disagree", "slightly disagree", "slightly agree", "agree", "strongly agree"],
  ["strongly disagree", "disagree", "somewhat disagree", "somewhat agree", "agree", "strongly agree"],
];

const noAnswers = new Set([
  "-",
  "don't know",
  "i don't know",
  "not sure",
  "unsure",
  "no opinion",
  "no answer",
  "prefer not to answer",
  "prefer not to say",
]);

const notApplicables = new Set(["n/a", "na", "not applicable", "does not apply"]);

/**
 * The usual meaning of a text that is not an answer on a scale; `undefined` for any other.
 *
 * @param text - The answer.
 */
export function meaningBesidesScale(text: string): "n/a" | null | undefined {
  const word = plain(text);
  return noAnswers.has(word) ? null : notApplicables.has(word) ? "n/a" : undefined;
}

/**
 * The usual order of some words: the shortest that has all of them.
 *
 * @param texts - At least two different answers.
 * @returns The place of each text, from 0, and how many places there are; `undefined` where no order has all.
 */
export function usualOrder(
  texts: readonly string[],
): { readonly places: readonly number[]; readonly length: number } | undefined {
  const words = texts.map(plain);
  const order =
    new Set(words).size < 2 ? undefined : orders.find((order) => words.every((word) => order.includes(word)));
  return order && { places: words.map((word) => order.indexOf(word)), length: order.length };
}

function plain(text: string): string {
  return text
    .trim()
    .replace(/[\s_]+/g, " ")
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase();
}
