// Numbers the texts that stand in a column, in the order in which they appear. Texts are looked up by their bytes, so
// that no string is made for one that was met before.
import { enlarged } from "./enlarged.ts";
import { bytesOf, textOf } from "./text.ts";

/** More slots in a row are hardly ever taken by texts that nobody chose to collide. */
const mostTries = 256;

/** Texts are looked up by their bytes up to so many of them. */
const mostBytes = 2 ** 31 - 1;

/** Texts and their numbers. */
export interface Dictionary {
  /** The texts, by their numbers. */
  readonly texts: readonly string[];
  /** The number of a text, given anew when it was not met before; -1 when the bytes are not UTF-8. */
  readonly numberOfBytes: (bytes: Uint8Array, start: number, end: number) => number;
  /** The same for a string. */
  readonly numberOf: (text: string) => number;
}

/** An empty dictionary. */
export function dictionary(): Dictionary {
  const texts: string[] = [];
  // The bytes of text n stand in `kept` from starts[n] to starts[n + 1]. Indexes are of 32 bits, with which the machine
  // computes much faster than with doubles.
  let kept = new Uint8Array(1024);
  let starts = new Int32Array(64);
  // Open addressing: each slot has the number of a text plus one, or 0.
  let slots = new Int32Array(128);
  // Takes over when texts collide as only chosen ones do, so that nobody's input takes the square of its length.
  let byText: Map<string, number> | undefined;

  const add = (bytes: Uint8Array, start: number, end: number, slot: number): number => {
    const text = textOf(bytes, start, end);
    if (text === null) return -1;
    const number = texts.push(text) - 1;
    const from = starts[number] as number;
    const to = from + end - start;
    if (to > mostBytes) {
      byText = new Map(texts.map((text, number) => [text, number]));
      return number;
    }
    if (to > kept.length) kept = enlarged(kept, new Uint8Array(Math.max(to, kept.length * 2)));
    kept.set(bytes.subarray(start, end), from);
    if (number + 2 > starts.length) starts = enlarged(starts, new Int32Array(starts.length * 2));
    starts[number + 1] = to;
    slots[slot] = number + 1;
    if (texts.length * 2 > slots.length) rehash();
    return number;
  };

  const rehash = (): void => {
    slots = new Int32Array(slots.length * 2);
    for (let number = 0; number < texts.length; number++) {
      let slot = hash(kept, starts[number] as number, starts[number + 1] as number) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
  };

  const isText = (number: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const from = starts[number] as number;
    if ((starts[number + 1] as number) - from !== end - start) return false;
    return isSame(bytes, start, kept, from, end - start);
  };

  const numberOfBytes = (bytes: Uint8Array, start: number, end: number): number => {
    if (byText !== undefined) return numberOfText(byText, bytes, start, end);
    const mask = slots.length - 1;
    let slot = hash(bytes, start, end) & mask;
    for (let tries = 0; tries < mostTries; tries++) {
      const number = (slots[slot] as number) - 1;
      if (number < 0) return add(bytes, start, end, slot);
      if (isText(number, bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
    byText = new Map(texts.map((text, number) => [text, number]));
    return numberOfText(byText, bytes, start, end);
  };

  const numberOfText = (known: Map<string, number>, bytes: Uint8Array, start: number, end: number): number => {
    const text = textOf(bytes, start, end);
    if (text === null) return -1;
    const number = known.get(text) ?? texts.push(text) - 1;
    known.set(text, number);
    return number;
  };

  return {
    texts,
    numberOfBytes,
    numberOf(text) {
      const bytes = bytesOf(text);
      return numberOfBytes(bytes, 0, bytes.length);
    },
  };
}

function isSame(one: Uint8Array, atOne: number, other: Uint8Array, atOther: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (one[atOne + i] !== other[atOther + i]) return false;
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
