// Numbers texts in the order in which they are found. Texts are looked up by their bytes, so that no string is made for
// a known one.

import { bytesOf, cleanText, lengthened, textOf } from "../../csv/text.ts";
import type { NumberOfCell } from "../kernel/kernel.ts";

/** More slots in a row are taken only by texts that were chosen to collide. */
const mostTries = 256;

/** The most bytes of all texts that are looked up by their bytes. */
const mostBytes = 2 ** 31 - 1;

/** An empty dictionary. */
function dictionary() {
  const texts: string[] = [];
  // The bytes of text n are in `all` from starts[n] to starts[n + 1]. Indexes are of 32 bits, which are much faster than
  // doubles.
  let all = new Uint8Array(1024);
  let starts = new Int32Array(64);
  // Open addressing: each slot has the number of a text plus one, or 0.
  let slots = new Int32Array(128);
  // Takes over when texts collide as only chosen ones would, so that no input takes quadratic time.
  let byText: Map<string, number> | undefined;

  const add = (bytes: Uint8Array, start: number, end: number, slot: number): number => {
    const number = texts.length;
    const from = starts[number] as number;
    const to = from + end - start;
    if (to > mostBytes) return numberInMap(bytes, start, end);
    const text = textOf(bytes, start, end);
    if (text === null) return -1;
    texts.push(text);
    if (to > all.length) all = lengthened(all, Math.max(to, all.length * 2));
    all.set(bytes.subarray(start, end), from);
    if (number + 2 > starts.length) starts = lengthened(starts, starts.length * 2);
    starts[number + 1] = to;
    slots[slot] = number + 1;
    if (texts.length * 2 > slots.length) rehash();
    return number;
  };

  const rehash = (): void => {
    slots = new Int32Array(slots.length * 2);
    for (let number = 0; number < texts.length; number++) {
      let slot = hash(all, starts[number] as number, starts[number + 1] as number) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
  };

  const isText = (number: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const from = starts[number] as number;
    const length = end - start;
    if ((starts[number + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i++) if (bytes[start + i] !== all[from + i]) return false;
    return true;
  };

  const numberOf = (bytes: Uint8Array, start: number, end: number): number => {
    if (byText !== undefined) return numberInMap(bytes, start, end);
    const mask = slots.length - 1;
    let slot = hash(bytes, start, end) & mask;
    for (let tries = 0; tries < mostTries; tries++) {
      const number = (slots[slot] as number) - 1;
      if (number < 0) return add(bytes, start, end, slot);
      if (isText(number, bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
    return numberInMap(bytes, start, end);
  };

  const numberInMap = (bytes: Uint8Array, start: number, end: number): number => {
    byText ??= new Map(texts.map((text, number) => [text, number]));
    const text = textOf(bytes, start, end);
    if (text === null) return -1;
    const number = byText.get(text) ?? texts.push(text) - 1;
    byText.set(text, number);
    return number;
  };

  return {
    /** The texts, by their numbers. */
    texts,
    /** The number of a text, which is added when it is new; -1 when the bytes are not UTF-8. */
    numberOf,
    /** The same for a string. */
    numberOfText(text: string): number {
      const bytes = bytesOf(text);
      return numberOf(bytes, 0, bytes.length);
    },
  };
}

/** An empty dictionary of names, which are trimmed and in NFC, so that each has one number however it is written. */
export function nameDictionary() {
  const { texts, numberOf, numberOfText } = dictionary();
  const numberOfName = (text: string): number => {
    const name = cleanText(text);
    return name === "" ? -1 : numberOfText(name);
  };
  const numberOfOther = cachedNumbers(numberOfName);
  return {
    texts,
    /** The number of a name, in the order in which names are found; -1 for a blank one. */
    numberOf(bytes: Uint8Array, start: number, end: number): number {
      if (start === end) return -1;
      return isCleanAscii(bytes, start, end) ? numberOf(bytes, start, end) : numberOfOther(bytes, start, end);
    },
    numberOfText: numberOfName,
  };
}

/** The same for names that may be blank and whose numbers may have gaps: each spelling is read once. */
export function groupDictionary() {
  const { texts, numberOf, numberOfText } = dictionary();
  const nameOf: number[] = [];
  const learn = (): void => {
    const spelling = texts[nameOf.length] as string;
    const number = nameOf.length;
    nameOf.push(number);
    const name = cleanText(spelling);
    if (name !== spelling) nameOf[number] = numberOfText(name);
  };
  const named = (number: number): number => {
    while (number >= nameOf.length) learn();
    return nameOf[number] as number;
  };
  return {
    texts,
    numberOf(bytes: Uint8Array, start: number, end: number): number {
      const number = numberOf(bytes, start, end);
      return number < nameOf.length ? (nameOf[number] ?? number) : named(number);
    },
    numberOfText: (text: string): number => named(numberOfText(cleanText(text))),
  };
}

function isCleanAscii(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  if ((bytes[start] as number) <= 0x20 || (bytes[end - 1] as number) <= 0x20) return false;
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 127) return false;
  return true;
}

/** Multiplies and shifts, two bytes at a time; the upper half is folded in, since the slots use the lower bits. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = end - start;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    const high = (bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8);
    value = Math.imul(value ^ low ^ (high << 16), 0x85ebca6b);
    value ^= value >>> 13;
  }
  for (; at < end; at++) value = Math.imul(value ^ (bytes[at] as number), 0x01000193);
  return value ^ (value >>> 15);
}

/** The most spellings that are remembered. A full memory is cleared. */
const mostSpellings = 4096;

/** Longer cells are not remembered. */
const longestSpelling = 64;

/**
 * The number of each cell's text; every spelling is read once.
 *
 * @param read - The number of a text, from 0, or -1.
 */
export function cachedNumbers(read: (text: string) => number): NumberOfCell {
  let spellings = dictionary();
  let numbers: number[] = [];
  return (bytes, start, end) => {
    if (end - start > longestSpelling) {
      const text = textOf(bytes, start, end);
      return text === null ? -1 : read(text);
    }
    if (numbers.length >= mostSpellings) {
      spellings = dictionary();
      numbers = [];
    }
    const spelling = spellings.numberOf(bytes, start, end);
    if (spelling < 0) return -1;
    if (spelling === numbers.length) numbers.push(read(spellings.texts[spelling] as string));
    return numbers[spelling] as number;
  };
}
