// Where a table comes from: text or bytes, whole or in pieces. Nothing here reads files or connections.
import { OptionsError } from "../../check/errors.ts";
import { unexpected } from "../../check/messages.ts";
import { bytesOf } from "./text.ts";

/** A piece of a table: text, or bytes of UTF-8. */
export type TablePiece = string | Uint8Array;

/** A ReadableStream of any runtime, as far as it is used here. */
export interface PieceStream {
  /** Locks the stream to a new reader. */
  getReader(): PieceReader;
}

/** A File or a Blob, as far as it is used here. */
export interface PieceFile {
  /** A new stream of all of it. */
  stream(): PieceStream;
}

/** The reader of a stream. */
export interface PieceReader {
  /** The next piece, or that there is none. */
  read(): Promise<{ readonly done: boolean; readonly value?: TablePiece | undefined }>;
  /** Tells the stream that no more is wanted. */
  cancel(reason?: unknown): Promise<void>;
  /** Gives the stream free. */
  releaseLock(): void;
}

/**
 * Where a table can be read from: text, bytes, or pieces of either in any iterable or stream: a list, a Node stream,
 * the body of a fetch, a File.
 */
export type TableSource =
  | TablePiece
  | ArrayBuffer
  | Iterable<TablePiece>
  | AsyncIterable<TablePiece>
  | PieceStream
  | PieceFile;

/** How many characters of a string are encoded at once. */
const portion = 1 << 18;

/**
 * The bytes of a source, in pieces.
 *
 * @throws OptionsError for an invalid source, or one with pieces that are neither text nor bytes.
 */
export async function* bytesOfSource(source: TableSource): AsyncGenerator<Uint8Array, void, undefined> {
  // The upper half of a surrogate pair whose lower half is in the next piece of text.
  let half = "";
  for await (const piece of piecesOf(source)) {
    if (typeof piece === "string") {
      const text = half + piece;
      half = "";
      for (let start = 0; start < text.length; start += portion) {
        let part = text.slice(start, start + portion);
        if (half !== "") part = half + part;
        half = /[\uD800-\uDBFF]$/.test(part) ? part.slice(-1) : "";
        yield bytesOfWhole(half === "" ? part : part.slice(0, -1));
      }
    } else if (isBytes(piece)) {
      if (half !== "") yield bytesOfWhole(half);
      half = "";
      yield piece;
    } else throw new OptionsError([unexpected(["source"], piece, "a piece of text or bytes")]);
  }
  if (half !== "") yield bytesOfWhole(half);
}

/** Bytes of a text; half a surrogate pair gives a byte that no UTF-8 has, so that it is reported and not replaced. */
function bytesOfWhole(text: string): Uint8Array {
  const bytes = bytesOf(text);
  if (bytes.length === text.length || !/\p{Surrogate}/u.test(text)) return bytes;
  const parts = text.split(/(\p{Surrogate})/u).flatMap((part, i) => (i % 2 === 1 ? [0xff] : Array.from(bytesOf(part))));
  return Uint8Array.from(parts);
}

function piecesOf(source: unknown): Iterable<unknown> | AsyncIterable<unknown> {
  if (typeof source === "string" || isBytes(source)) return [source];
  if (tagOf(source) === "[object ArrayBuffer]") return [new Uint8Array(source as ArrayBuffer)];
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source || Symbol.iterator in source) return source as AsyncIterable<unknown>;
    if ("getReader" in source) return piecesOfStream(source as PieceStream);
    if ("stream" in source && typeof source.stream === "function") {
      return piecesOfStream((source as PieceFile).stream());
    }
  }
  const expected = "text, bytes, or an iterable, a stream, or a file of either";
  throw new OptionsError([unexpected(["source"], source, expected)]);
}

/** Not every browser's streams can be iterated. */
async function* piecesOfStream(stream: PieceStream): AsyncGenerator<unknown, void, undefined> {
  const reader = stream.getReader();
  let done = false;
  try {
    while (!done) {
      const next = await reader.read();
      done = next.done;
      if (!done) yield next.value;
    }
  } finally {
    if (!done) await reader.cancel();
    reader.releaseLock();
  }
}

const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

/** Bytes of any realm. */
function isBytes(value: unknown): value is Uint8Array {
  return tagOf(value) === "[object Uint8Array]";
}
