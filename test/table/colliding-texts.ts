// Texts that all have one place in the table of texts, as nobody's names have who did not choose them so.

/**
 * Different texts of eight characters with one hash: the first four bytes leave the hash in some state, and the last four
 * are chosen to undo what sets it apart, where that gives characters that need no quotes.
 */
export function collidingTexts(count: number): string[] {
  const texts: string[] = [];
  for (let n = 0; texts.length < count; n++) {
    const first = [0, 6, 12, 18].map((shift) => 0x30 + ((n >>> shift) & 63));
    const word = first.reduce((bits, byte, i) => bits | (byte << (8 * i)), 0);
    const mixed = Math.imul(8 ^ word, 0x85ebca6b);
    const undoing = mixed ^ (mixed >>> 13) ^ 0x50505050;
    const last = [0, 8, 16, 24].map((shift) => (undoing >>> shift) & 255);
    if (last.every((byte) => byte > 0x2c && byte < 0x7f)) texts.push(String.fromCharCode(...first, ...last));
  }
  return texts;
}
