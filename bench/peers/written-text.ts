// The figures of text that was written, for the comparison of peers: its length, and its SHA-256 in numbers.
import { createHash } from "node:crypto";
import type { Figures } from "../turns/peer.ts";

/** The length of some bytes and their digest, so that peers agree only on the same bytes. */
export function textFigures(pieces: readonly Uint8Array[]): Figures {
  const hash = createHash("sha256");
  const figures = new Map<string, number>();
  let length = 0;
  for (const piece of pieces) {
    hash.update(piece);
    length += piece.length;
  }
  figures.set("bytes", length);
  for (const [i, byte] of hash.digest().entries()) figures.set(`digest ${i}`, byte);
  return figures;
}
