// Bytes of UTF-8 to text and back, and arrays that grow.

// What every runtime has and the language's own types leave out.
declare const TextDecoder: new (label: "utf-8", options: object) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const strict = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = /* @__PURE__ */ new TextEncoder();

/** Longer runs of ASCII are left to the runtime's decoder. */
const longestAscii = 64;

/** The text of some bytes; `null` when they are not UTF-8. */
export function textOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start <= longestAscii) {
    let at = start;
    while (at < end && (bytes[at] as number) < 128) at++;
    // In one call: a string that is joined from characters keeps a piece for each of them.
    if (at === end) return String.fromCharCode(...bytes.subarray(start, end));
  }
  try {
    return strict.decode(bytes.subarray(start, end));
  } catch {
    return null;
  }
}

/** The text of some bytes, with U+FFFD for what is not UTF-8; for messages. */
export function lossyTextOf(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** The bytes of a text; half a surrogate pair becomes U+FFFD. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Whether bytes are UTF-8, without making their text where they are ASCII. */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] as number) > 127) return textOf(bytes, from, to) !== null;
  return true;
}

/** A longer copy of an array, with zeros at its end. */
export function lengthened<Numbers extends Uint8Array | Int32Array>(numbers: Numbers, length: number): Numbers {
  const longer = new (numbers.constructor as new (length: number) => Numbers)(length);
  longer.set(numbers);
  return longer;
}
