// Version 5 UUIDs (RFC 9562, section 5.5), made only from names, so that renumbering and re-exporting keep them.
import { wellFormed } from "./forms.ts";

/** The namespace of this framework's records, drawn once at random. Changing it changes every uuid. */
const namespace = "6c1f0a52-5d0e-4b7c-9d7e-3a1f8e2b4c90";

/** The uuid of a record of the framework, by its kind ("domain", "look-for") and key. */
export function recordUuid(kind: string, key: string): string {
  return uuid5(namespace, `${kind}:${key}`);
}

/** The version 5 uuid of a name in a name space, in lower case. */
export function uuid5(space: string, name: string): string {
  const prefix = (space.replaceAll("-", "").match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const hex = sha1([...prefix, ...utf8(name)]);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const fields = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...fields, hex.slice(20, 32)].join("-");
}

/** UTF-8 by hand: the language itself has no encoder. A lone surrogate becomes U+FFFD, as in other encoders. */
export function utf8(text: string): Uint8Array {
  return Uint8Array.from(encodeURIComponent(wellFormed(text)).match(/%..|[^%]/g) ?? [], (piece) =>
    piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : piece.charCodeAt(0),
  );
}

/** SHA-1 (FIPS 180-4, section 6.1) in hex. Platforms only have an asynchronous function for it. Names are short. */
function sha1(bytes: readonly number[]): string {
  const length = (((bytes.length + 8) >> 6) << 6) + 64;
  const view = new DataView(new ArrayBuffer(length));
  for (const [i, byte] of bytes.entries()) view.setUint8(i, byte);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length << 3);
  const hash: [number, number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = new Int32Array(80);
  const word = (t: number) => words[t] as number;
  for (let block = 0; block < length; block += 64) {
    for (let t = 0; t < 16; t++) words[t] = view.getInt32(block + 4 * t);
    for (let t = 16; t < 80; t++) words[t] = rotated(word(t - 3) ^ word(t - 8) ^ word(t - 14) ^ word(t - 16), 1);
    let [a, b, c, d, e] = hash;
    for (let t = 0; t < 80; t++) {
      const next = (rotated(a, 5) + mixed(t, b, c, d) + e + word(t)) | 0;
      [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
    }
    for (const [i, value] of [a, b, c, d, e].entries()) hash[i] = ((hash[i] as number) + value) >>> 0;
  }
  return hash.map((part) => part.toString(16).padStart(8, "0")).join("");
}

/** The function of a step plus its constant. */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
