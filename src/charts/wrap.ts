// Breaks text into lines, so that no label is cut off or overlaps another.

/**
 * Text as lines of at most so many letters; longer words are broken. A Chinese, Japanese, or Korean letter counts as
 * two, since it is as wide, and a capital as more than one.
 *
 * @param text - Words, separated by any white space.
 * @param width - The letters in a line, at least 2.
 * @returns At least one line, which may be empty.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const endLine = (): void => {
    lines.push(line);
    line = "";
    used = 0;
  };
  for (const word of text.split(/\s+/).filter((word) => word !== "")) {
    const wordWidth = widthOf(word);
    if (used > 0 && used + 1 + wordWidth <= width) {
      line += ` ${word}`;
      used += 1 + wordWidth;
      continue;
    }
    if (used > 0) endLine();
    for (const letter of word) {
      const letterWidth = widthOf(letter);
      if (used + letterWidth > width) endLine();
      line += letter;
      used += letterWidth;
    }
  }
  if (used > 0 || lines.length === 0) endLine();
  // Vega mistakes a text such as "constructor" for the property that all objects have; a zero-width space prevents it.
  return lines.map((text) => (text in Object.prototype ? `${text}\u200b` : text));
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffe6]/.test(letter)) width += 2;
    else width += /[MW@%]/.test(letter) ? 1.7 : /\p{Lu}/u.test(letter) ? 1.25 : 1;
  }
  return width;
}
