// The width of text, so that labels are broken into lines and never cut.

/**
 * The widths of letters in DejaVu Sans, the widest of the fonts that browsers take for `system-ui`, in ems, by classes
 * of letters. Text in a narrower font needs less room than is reserved for it.
 */
const letterWidths: readonly (readonly [RegExp, number])[] = [
  [/[ijlIJ.,:;'|!\s\u200b]/, 0.34],
  [/[frt()[\]/"-]/, 0.42],
  [/[mMW@%+]/, 0.98],
  [/[w&]/, 0.82],
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffe6]/, 1.02],
  [/[\u25a0-\u25ff\u2700-\u27bf]/, 0.95],
  [/\p{Extended_Pictographic}/u, 1.4],
  [/\p{Lu}/u, 0.77],
];
const usualWidth = 0.64;

/** The width of text at a font size, in the unit of the font size. */
function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += letterWidths.find(([letters]) => letters.test(letter))?.[1] ?? usualWidth;
  return ems * fontSize;
}

/** The width of the widest of some texts, in pixels; 0 for none. */
export function widest(texts: readonly string[], fontSize: number): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, fontSize)), 0);
}

/** The words of a text, separated by white space other than no-break spaces. */
export function wordsIn(text: string): string[] {
  return text.split(/[^\S\u00a0]+/).filter((word) => word !== "");
}

export function unbroken(text: string): string {
  return text.replace(/\s/g, "\u00a0");
}

/**
 * Text as lines. Only words that are wider than a whole line are broken.
 *
 * @param text - Words; see {@link wordsIn}.
 * @param width - The width of a line, in pixels.
 * @param fontSize - In pixels.
 * @returns At least one line, which may be empty.
 */
export function wrap(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of wordsIn(text)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, fontSize) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const letter of word) {
      if (line !== "" && textWidth(line + letter, fontSize) > width) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
}
