// Breaks text into lines, so that no label is cut or runs into another.

/**
 * Text as lines of at most so many letters; a word that is longer is broken. Letters of Chinese, Japanese and Korean
 * count for two, as they are as wide, and capitals for more than one.
 *
 * @param text - Any text; white space of any kind separates words.
 * @param width - How many letters a line has; at least 2.
 * @returns One line at least, if an empty one.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(/\s+/).filter((word) => word !== "")) {
    const wide = widthOf(word);
    if (used > 0 && used + 1 + wide <= width) {
      line += ` ${word}`;
      used += 1 + wide;
      continue;
    }
    if (used > 0) lines.push(line);
    line = "";
    used = 0;
    for (const letter of word) {
      const more = widthOf(letter);
      if (used + more > width) {
        lines.push(line);
        line = "";
        used = 0;
      }
      line += letter;
      used += more;
    }
  }
  const all = used > 0 || lines.length === 0 ? [...lines, line] : lines;
  // Vega takes a text such as "constructor" for what all objects have of that name; with a space of no width it does
  // not.
  return all.map((text) => (text in Object.prototype ? `${text}\u200b` : text));
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffe6]/.test(letter)) width += 2;
    else width += /[MW@%]/.test(letter) ? 1.7 : /\p{Lu}/u.test(letter) ? 1.25 : 1;
  }
  return width;
}
