// Bytes of UTF-8 to text and back, and arrays that grow.

// Globals of every runtime that TypeScript's ECMAScript types leave out.
declare const TextDecoder: new (label: string, options: object) => Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A decoder of bytes. */
export interface Decoder {
  /** The name of its encoding. */
  readonly encoding: string;
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

/** A decoder of the named encoding; `null` for an unknown name. */
export function decoderOf(name: string): Decoder | null {
  try {
    return new TextDecoder(name, { ignoreBOM: true });
  } catch {
    return null;
  }
}

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

/** The text of some bytes, with U+FFFD for bytes that are not UTF-8; for messages. */
export function lossyTextOf(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

/** The bytes of a text; half a surrogate pair becomes U+FFFD. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** White space of Unicode, and invisible marks: zero-width characters and the byte order mark. */
const unseen = /[\s\u0085\u180E\u200B-\u200F\u2060\uFEFF]/;

/** A text as it is compared: in NFC, without white space and invisible marks around it. */
export function cleanText(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && unseen.test(text[from] as string)) from++;
  while (to > from && unseen.test(text[to - 1] as string)) to--;
  return text.slice(from, to).normalize("NFC");
}

/** Whether a text has only white space and invisible marks. */
export function isBlank(text: string): boolean {
  return text === "" || cleanText(text) === "";
}

/** A longer copy of an array, with zeros at its end. */
export function lengthened<Numbers extends Uint8Array | Int32Array>(numbers: Numbers, length: number): Numbers {
  const longer = new (numbers.constructor as new (length: number) => Numbers)(length);
  longer.set(numbers);
  return longer;
}
