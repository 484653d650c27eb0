// Labels with their number: "2 - Emerging", "4. Fully in place", "5 = Strongly agree", "Emerging (2)".

/** A label and its number. */
export interface NumberedLabel {
  readonly number: number;
  readonly label: string;
}

const number = String.raw`[+-]?\d+(?:\.\d+)?`;

// A label starts with a letter, so that "2-3 schools", "1.5", and times are not labels.
const label = String.raw`[\p{L}"'¿¡].*`;

/** A label before its number ends with no mark. */
const labelBefore = String.raw`[\p{L}"'¿¡](?:.*[^\d\s:=([-])?`;

const forms = [
  new RegExp(String.raw`^(?<number>${number})\s*[-.:=)\]]+\s*(?<label>${label})$`, "u"),
  new RegExp(String.raw`^[([](?<number>${number})[)\]]\s*(?<label>${label})$`, "u"),
  new RegExp(String.raw`^(?<label>${labelBefore})\s*[([](?<number>${number})[)\]]$`, "u"),
  new RegExp(String.raw`^(?<label>${labelBefore})(?:\s+-|\s*[:=])\s*(?<number>${number})$`, "u"),
];

/** Excel's reading of an answer like "1-4". */
const monthAlone = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(-\d+)?$/;

/** Longer texts are comments. */
const longest = 1000;

/** The label and the number of a folded text; `null` where it is not of one of the forms. */
export function numberedLabel(text: string): NumberedLabel | null {
  if (text.length > longest) return null;
  for (const form of forms) {
    const { number, label } = form.exec(text)?.groups ?? {};
    if (number === undefined || label === undefined) continue;
    return monthAlone.test(label) ? null : { number: Number(number), label };
  }
  return null;
}

/** The labels with numbers that a table has: one number for each label, and one label for each number. */
export function numberedLabels() {
  const byNumber = new Map<number, { readonly label: string; readonly text: string }>();
  const byLabel = new Map<string, { readonly number: number; readonly text: string }>();
  return {
    /** Takes a label; returns the text of one that it contradicts, if there is one. */
    contradicted({ number, label }: NumberedLabel, text: string): string | undefined {
      const sameNumber = byNumber.get(number);
      const sameLabel = byLabel.get(label);
      if (sameNumber !== undefined && sameNumber.label !== label) return sameNumber.text;
      if (sameLabel !== undefined && sameLabel.number !== number) return sameLabel.text;
      byNumber.set(number, { label, text: sameNumber?.text ?? text });
      byLabel.set(label, { number, text: sameLabel?.text ?? text });
      return undefined;
    },
  };
}
