// Remembers what cells mean by their bytes, so that each spelling is read once.
import { type Dictionary, dictionary } from "./dictionary.ts";
import { textOf } from "./text.ts";

/** More spellings than a column of ratings or items has; past them the memory starts anew. */
const most = 4096;

/** Longer cells are not remembered. */
const longest = 64;

/** What a cell means: a number, or -1 for what must be read another way. */
export type NumberOfCell = (bytes: Uint8Array, start: number, end: number) => number;

/**
 * A function of cells that remembers what it found.
 *
 * @param read - What a text means: a number from 0, or -1.
 */
export function cellNumbers(read: (text: string) => number): NumberOfCell {
  let texts: Dictionary = dictionary();
  let meanings: number[] = [];
  return (bytes, start, end) => {
    if (end - start > longest) {
      const text = textOf(bytes, start, end);
      return text === null ? -1 : read(text);
    }
    if (meanings.length >= most) {
      texts = dictionary();
      meanings = [];
    }
    const number = texts.numberOfBytes(bytes, start, end);
    if (number < 0) return -1;
    if (number === meanings.length) meanings.push(read(texts.texts[number] as string));
    return meanings[number] as number;
  };
}
